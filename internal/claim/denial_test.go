package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/fixture"
)

// TestAnswerIn: a sentence that says no more than that somebody denies what stands
// before it has no claim of its own.
func TestAnswerIn(t *testing.T) {
	for sentence, by := range map[string]string{
		"Ana Voss disputed that.":                                       "Ana Voss",
		"A sexton of the parish, Ana Voss, disputed that.":              "Ana Voss",
		"The parish has always denied it.":                              "The parish",
		"But the parish rejected the claim on Friday.":                  "the parish",
		"The parish rejected this on Friday.":                           "",
		"The parish rejected that.":                                     "The parish",
		"The parish rejected that plan.":                                "",
		"All have denied it.":                                           "",
		"Later she said she had papers that contradict it.":             "",
		"The parish denied the allegations.":                            "",
		"The parish contested the figure.":                              "The parish",
		"Ana Voss challenged that version.":                             "Ana Voss",
		"Ana Voss has since refuted that.":                              "Ana Voss",
		"Ana Voss challenged that record in May.":                       "",
		"Ana Voss challenged it in court, and lost.":                    "",
		"Thieves disputed that the gates were bronze.":                  "",
		"Ana Voss denied the thieves a blessing.":                       "",
		"The parish rejected the bronze gates.":                         "",
		"He has denied the charges.":                                    "",
		"Ana Voss disputed that, and said thieves had sawed through it": "",
	} {
		texts := fixture.Texts("Thieves sawed through the bronze gates. " + sentence)
		got, ok := answerIn(texts[0], 1, nil)
		switch {
		case ok != (by != ""):
			t.Errorf("%q: %v", sentence, ok)
		case ok && got[0].Name != by:
			t.Errorf("%q: by %q, want %q", sentence, got[0].Name, by)
		}
	}
}

func TestDeniedInTheNextSentence(t *testing.T) {
	s := tell(t, fixture.Texts("Thieves sawed through the bronze gates, Petr Orlov said. A sexton of the parish, Ana Voss, disputed that."),
		said{0, "Thieves sawed through the bronze gates", "", person("Petr Orlov")})
	r := Find(s)
	if len(r.Claims) != 1 || len(r.Claims[0].Evidence) != 2 || r.Claims[0].Evidence[1].Stance != Denies {
		t.Fatalf("%+v", r.Claims)
	}
	if l := r.Claims[0].Evidence[1].Chain[0]; l.Name != "Ana Voss" || l.Kind != attribution.Person {
		t.Errorf("denied by %+v", l)
	}
}

// TestDeniedBesideIt: what is denied in the same breath, or named as a thing of which
// there is none.
func TestDeniedBesideIt(t *testing.T) {
	const stolen = "Thieves sawed through the bronze gates"
	for text, by := range map[string]string{
		stolen + ", Petr Orlov said, a charge that the parish denied.":                                "the parish",
		stolen + ", Petr Orlov said, something that the parish disputes.":                             "the parish",
		stolen + `, Petr Orlov said, an accusation that his lawyer called "a lie".`:                   "his lawyer",
		stolen + ", Petr Orlov said, a claim the parish later called untrue.":                         "the parish",
		stolen + ", Petr Orlov said, something that the parish had feared.":                           "",
		stolen + `, Petr Orlov said. It was late. The parish disputed that.`:                          "The parish",
		stolen + `, Petr Orlov said. Ana Voss called that "a fantasy".`:                               "Ana Voss",
		stolen + `, Petr Orlov said. Ana Voss called that "a relief".`:                                "",
		stolen + `, Petr Orlov said, a work that the poet called "a prayer".`:                         "",
		stolen + ", Petr Orlov said. Ana Voss said no such gates were ever hung.":                     "Ana Voss",
		stolen + ", Petr Orlov said. Rain fell. Ana Voss said there had been no such gates in Orre.":  "Ana Voss",
		stolen + ", Petr Orlov said. Ana Voss said no such luck had come her way.":                    "",
		stolen + ", Petr Orlov said. Ana Voss said that is not the case.":                             "Ana Voss",
		stolen + ", Petr Orlov said. Ana Voss said that was not what happened.":                       "Ana Voss",
		stolen + ", Petr Orlov said. Ana Voss said that was not so hard, since the hinges were gone.": "",
		stolen + ", Petr Orlov said. Ana Voss said it was not the case with the doors of the church.": "",
	} {
		texts := fixture.Texts(text)
		list := []said{{0, stolen, "", person("Petr Orlov")}}
		if _, content, ok := strings.Cut(text, "Ana Voss said "); ok {
			list = append(list, said{0, strings.TrimSuffix(content, "."), "", person("Ana Voss")})
		}
		got := ""
		for _, c := range Find(tell(t, texts, list...)).Claims {
			for _, e := range c.Evidence {
				if e.Stance == Denies && strings.Contains(c.Evidence[0].In(texts[0].Text), stolen) {
					got = e.Chain[0].Name
				}
			}
		}
		if got != by {
			t.Errorf("%s\n denied by %q, want %q", text, got, by)
		}
	}
}

// TestDenialOfAnAccount: who is named in a denial as the one who says so asserts what
// is denied.
func TestDenialOfAnAccount(t *testing.T) {
	for content, by := range map[string]string{
		"a claim by former sexton Petr Orlov that thieves sawed through the gates":     "former sexton Petr Orlov",
		"an allegation from the verger that thieves sawed through the gates":           "the verger",
		"a charge made by the choir, that thieves sawed through the gates":             "the choir",
		"the verger's repeated claim that thieves sawed through the gates":             "the verger",
		"the brothers’ claims that thieves sawed through the gates":                    "the brothers",
		"a newspaper report that thieves sawed through the gates":                      "",
		"Monday's report that thieves sawed through the gates":                         "",
		"last week’s claim that thieves sawed through the gates":                       "",
		"a claim that thieves sawed through the gates":                                 "",
		"that thieves sawed through the gates of the parish by claiming the key":       "",
		"her claim that thieves sawed through the gates":                               "",
		"the parish's loss and the report that thieves sawed through the bronze gates": "",
	} {
		texts := fixture.Texts("Ana Voss denied " + content + ".")
		list := []said{{0, content, attribution.Denies, person("Ana Voss")}}
		got := ""
		for _, c := range Find(tell(t, texts, list...)).Claims {
			for _, e := range c.Evidence {
				if strings.HasPrefix(e.In(texts[0].Text), "thieves") && e.Stance == Asserts {
					got = e.Chain[0].Name
				}
			}
		}
		if got != by {
			t.Errorf("%s\n said by %q, want %q", content, got, by)
		}
	}
}
