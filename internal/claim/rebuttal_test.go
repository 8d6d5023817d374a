package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestRebuttalIn: who says that an account is untrue denies what it tells; what is
// called by other names, or by others, is not denied.
func TestRebuttalIn(t *testing.T) {
	for sentence, want := range map[string]string{
		"The abbey called the claim that monks sold the bells absurd.":                    "The abbey: monks sold the bells",
		"The abbey has called absurd the claim that monks sold the bells.":                "The abbey: monks sold the bells",
		"Abbot Dov Ruel dismissed as false a report that monks sold the bells.":           "Abbot Dov Ruel: monks sold the bells",
		"But the abbey shot down village rumours that monks sold the bells.":              "the abbey: monks sold the bells",
		"The idea that monks sold the bells was described as a fabrication by the abbot.": "the abbot: monks sold the bells",
		"A cellarer, Jon Raa, branded the story that monks sold the bells a lie.":         "Jon Raa: monks sold the bells",
		"The abbey called the claim that monks sold the bells serious.":                   "",
		"The abbey called the sale of the bells absurd.":                                  "",
		"The abbey did not call the claim that monks sold the bells false.":               "",
		"The abbey laughed off a suggestion by the mayor.":                                "",
		"The abbot said the abbey called the claim that monks sold the bells false.":      "",
	} {
		got := ""
		if x, ok := rebuttalIn(fixture.Texts(sentence)[0], 0, nil); ok {
			got = x.by[0].Name + ": " + x.denied.In(sentence)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}

// TestDeniesWhatWasSaid: much is called absurd that is so.
func TestDeniesWhatWasSaid(t *testing.T) {
	for content, want := range map[string]bool{
		"that is untrue":                          true,
		"the allegation is absurd":                true,
		"these claims are totally baseless":       true,
		"“there is no truth whatever in it":       true,
		"none of that is true":                    true,
		"“These are lies,":                        true,
		"it's untrue, they are all inventions":    false,
		"they are all wicked lies":                true,
		"those are apples":                        false,
		"that is absurd":                          false,
		"it was wrong to sell the bells":          false,
		"that is true":                            false,
		"it is ridiculous":                        false,
		"the price is absurd":                     false,
		"there is some truth to the report":       false,
		"there is no truth in politics, she said": false,
	} {
		if got := deniesWhatWasSaid(content); got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
}

// TestReportDenied: who calls a paper's report false denies what it tells, and not the
// denial that stands between.
func TestReportDenied(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Quist owns a third of the lighthouse firm, a clerk told the Gazette. Her brother said she had not bought any share. A lawyer, Jon Raa, called the report false.": "Ada Quist owns a third of the lighthouse firm, a clerk told the Gazette.",
		"Ada Quist owns a third of the lighthouse firm, a clerk told the Gazette. A lawyer, Jon Raa, called the story untrue.":                                                "Ada Quist owns a third of the lighthouse firm, a clerk told the Gazette.",
		"Ada Quist owns a third of the lighthouse firm, a clerk said. Her brother said she had never sold a share. A lawyer, Jon Raa, called the claim false.":                "Her brother said she had never sold a share.",
		"Ada Quist owns a third of the lighthouse firm, a clerk said. Rain fell on the old harbour. Her brother had not slept. Jon Raa praised the report.":                   "",
	} {
		texts := fixture.Texts(text)
		got := ""
		for _, c := range Find(tell(t, texts)).Claims {
			denied := false
			for _, e := range c.Evidence {
				denied = denied || e.Stance == Denies
			}
			if denied {
				got += c.Evidence[0].In(text)
			}
		}
		if got != want {
			t.Errorf("%s\n\tdenied %q, want %q", text, got, want)
		}
	}
}
