package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/fixture"
)

// TestErratum: what a correction says was wrong is denied by the paper that says so,
// and by itself asserted by nobody.
func TestErratum(t *testing.T) {
	for text, want := range map[string]string{ // the stances to what has the word "bell" or "organ"
		"An earlier version of this article said that the bell had cracked in May.":                                "denies",
		"An earlier version of this story incorrectly stated that the bell had cracked in May.":                    "denies",
		"A previous version of this report said the bell had cracked in May.":                                      "denies",
		"This article originally stated that the bell had cracked in May.":                                         "denies",
		"This story wrongly said that the bell had cracked in May.":                                                "denies",
		"The Orre Gazette mistakenly reported on Monday that the bell had cracked in May.":                         "denies",
		"Dean Petr Orlov wrongly claimed that the bell had cracked in May.":                                        "asserts denies",
		"Dean Petr Orlov falsely claimed that the bell had cracked in May.":                                        "asserts denies",
		"The agency, which had reported in error that the bell had cracked in May, apologised.":                    "asserts denies",
		"The Orre Gazette reported on Monday that the bell had cracked in May. That was wrong.":                    "asserts denies",
		"The Orre Gazette reported that the bell had cracked in May. The report was incorrect.":                    "asserts denies",
		"Petr Orlov said the bell had cracked in May. This is not true.":                                           "asserts denies",
		"An earlier version misstated when the bell cracked. The organ was sold in June.":                          "asserts",
		"A previous version of this story misstated the bell of St. Ode as the bell of St. Anne.":                  "",
		"\n\nCorrection\n\nAn article on Tuesday about the parish gave the age of the bell as 90 years. It is 80.": "",
		"\n\nCorrection: A report on Monday about the parish put the price of the bell at 90 crowns. It was 80.":   "",
		"\n\nCorrections\n\nA caption with a picture of the bell gave the name of its founder as Brede.":           "",
		"A report on Tuesday about the parish gave the age of the bell as 90 years.":                               "asserts",
		"\n\nCorrection\n\nThe bell of St. Ode is 80 years old.":                                                   "asserts",
		"\n\nCorrections officers\n\nA report on the parish put the price of the bell at 90 crowns.":               "asserts",
		"An earlier version of the bill said that the bell would be sold in May.":                                  "asserts",
		"This report by the dean said that the bell had cracked in May.":                                           "asserts",
		"Petr Orlov said the bell had cracked in May. That was wrong of the founders.":                             "asserts",
		"Petr Orlov said the bell should be sold in May. That was wrong.":                                          "asserts",
		"Petr Orlov said he was wrongly blamed after the bell had cracked in May.":                                 "asserts",
		"The sexton wrongly accused of theft said the bell had cracked in May.":                                    "asserts",
		"Petr Orlov said the bell had cracked in May. The report was long.":                                        "asserts",
		"Petr Orlov said earlier that the bell had cracked in May.":                                                "asserts",
		"The Orre Gazette first reported that the bell had cracked in May.":                                        "asserts",
		`Petr Orlov said the bell had cracked in May. "That was wrong," Ana Voss said of the sale.`:                "asserts denies",
	} {
		texts := fixture.Texts("St. Ode's parish is in Orre. " + text)
		s := tell(t, texts)
		s.Readings[0] = attribution.Read(texts[0])
		var got []string
		for _, c := range Find(s).Claims {
			if head := c.Evidence[0].In(texts[0].Text); !strings.Contains(head, "bell") && !strings.Contains(head, "organ") {
				continue
			}
			for _, stance := range []Stance{Asserts, Denies} {
				for _, e := range c.Evidence {
					if e.Stance == stance {
						got = append(got, string(stance))
						break
					}
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got %q, want %q", text, got, want)
		}
	}
}
