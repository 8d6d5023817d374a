package conflict

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestBatteries holds what is made of pairs of reports whose numbers, days or places
// differ, or one of which denies what the other tells, a file of them each, against what was made when they were written; its kind
// or "none" and what it is of stand above each. The rules were mended on the errors
// of a file before the next was written; wrong names what is still not as a reader
// has it.
func TestBatteries(t *testing.T) {
	told := []Kind{Denial, Number, Date, Location, Origin}
	for _, c := range []struct {
		file  string
		wrong []string
	}{
		{"one.txt", []string{
			"number: injured, lost punctuation", "none: an update without a word for it", "none: scope of a place", "number: jury",
			"number: votes", "none: votes, two bills", "number: age of one not named", "number: share", "number: share won",
		}},
		{"two.txt", []string{"number: lives lost", "number: militants", "number: hundreds of marchers", "number: loss", "number: rehab", "none: winds and gusts", "number: fever began"}},
		{"three.txt", []string{ // its tolls name no two sources: the greater may be the later
			"number: pirates caught", "number: attacks this year", "number: robbers", "number: injured in quake", "number: children killed in quake",
			"number: quake hospital", "number: killed in the office", "number: age of gunman", "number: years of sentence, min", "none: two models",
			"number: children left", "number: fires", "number: people inside", "number: cut cables, share of traffic", "number: days of siege",
		}},
		{"four.txt", []string{"place: found"}}, // what attribution takes for the words of a source
		{"five.txt", []string{"date: award, spun", "place: emergency landing", "place: met"}},
		{"six.txt", []string{"number: damage, cost", "number: fall, a fall", "none: prison, an update"}},
		{"seven.txt", []string{"none: settlement in another town"}},
		{"eight.txt", []string{"none: fine and profit"}},
		{"nine.txt", []string{"number: 8 Aug 2016 Warplanes struck a hospital in Kesk"}}, // a source that stands after the figure, no comma between
		{"ten.txt", []string{"number: a source before another's, no comma of its own", "number: on strike", "number: disputed", "none: a higher toll later"}},
		{"dates.txt", []string{"date: The fisheries bill was passed by parliament on 23", "none: A bomb exploded at a police post in Varos"}},
		{"ages.txt", []string{"number: died aged"}},
		{"money.txt", []string{"number: transfer fee", "number: loss", "number: club price", "number: ransom", "number: salary"}},
		{"quotes.txt", []string{}},
		{"people.txt", []string{"place: no age", "place: resident", "origin: pilot"}}, // who is of a place may be of a firm
		{"denials.txt", []string{ // the first five: words too few, or a verb that the tagger takes for a noun; a thing denied is a negation
			"denial: Roth's club rejected suggestions that he bet", "denial: Roth insisted he had never bet on", "denial: Roth's agent said the allegation that he",
			"denial: It is simply not true that Roth", "denial: At no time did Minister Ada Quist", "denial: Quist sold no passports to smugglers, her", "denial: A Helix spokesman, Jon Raa, dismissed the",
		}},
	} {
		wrong := []string{}
		pairs := triplesIn(t, filepath.Join("battery", c.file))
		for _, x := range pairs {
			kind, _, ok := strings.Cut(x[0], ": ")
			if !ok || kind != "none" && !slices.Contains(told, Kind(kind)) {
				t.Fatalf("%s: %q", c.file, x[0])
			}
			texts := slices.DeleteFunc(x[1:], func(text string) bool { return text == "" }) // one report contradicts itself
			s := tell(fixture.Texts(texts...))
			for _, k := range told {
				if got := notes(s, k); (got != "") != (kind == string(k)) {
					t.Logf("%s: %q", x[0], got)
					wrong = append(wrong, x[0])
				}
			}
		}
		if !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s: of %d pairs not as a reader has them:\n\t%s", c.file, len(pairs), strings.Join(wrong, "\n\t"))
		}
	}
}
