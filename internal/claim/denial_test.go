package claim

import (
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
		"All have denied it.":                                           "",
		"Later she said she had papers that contradict it.":             "",
		"The parish denied the allegations.":                            "",
		"The parish contested the figure.":                              "The parish",
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
