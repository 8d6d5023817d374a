package names

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
)

// TestPeople: places, headings and firms are no people.
func TestPeople(t *testing.T) {
	text := segment.NewCutter().Cut(&report.Report{Text: "EAST TARN, Orre — The wall moved near South Gate, said Maret Ilves of Brannoch Marine Works.\n\nWHAT THEY SAY\n\nThe vote in North Orre was close, Bill Sool told the Tarn Herald on Monday night.", Language: "en"})
	r := Gather(text, nil, tagger.New())
	var got []string
	for _, p := range r.people {
		got = append(got, p.full)
	}
	if want := "Maret Ilves, Bill Sool"; strings.Join(got, ", ") != want {
		t.Errorf("want %s, got %s", want, strings.Join(got, ", "))
	}
}

func TestOnePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"maret ilves", "maret d. ilves", true}, {"m. ilves", "maret d. ilves", true}, {"maret dora ilves", "maret d ilves", true},
		{"m.d. ilves", "maret d. ilves", true}, {"md ilves", "m.d. ilves", true}, {"maret d. ilves", "maret k. ilves", false},
		{"maret h.w. ilves", "maret w. ilves", false}, {"maret ilves", "oskar ilves", false}, {"maret ilves", "maret aalto", false},
		{"ilves", "maret ilves", false},
	} {
		if got := OnePerson(strings.Fields(c.a), strings.Fields(c.b)); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

// TestShortNames: one person under the name that friends use and the one on paper.
func TestShortNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"bob falk", "robert falk", true}, {"chuck falk", "charles e. falk", true}, {"liz aalto", "elizabeth aalto", true},
		{"chris falk", "christine falk", true}, {"bob falk", "bill falk", false}, {"dan falk", "dana falk", false},
		{"ann falk", "anna falk", false}, {"bob falk", "robert aalto", false}, {"ted falk", "theodore falk", true}, {"mary falk", "maria falk", false},
	} {
		if got := OnePerson(strings.Fields(c.a), strings.Fields(c.b)); got != c.one {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}
