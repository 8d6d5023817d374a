package headwater

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// TestDisputes reads two bundles of bad texts on affairs with leaks, denials and lawyers:
// what is denied and by whom, which notice one side gave and the other never had, whose
// account changed, and that a paper which stands by its report is no second origin.
func TestDisputes(t *testing.T) {
	for _, x := range []struct {
		folder   string
		disputes []string // words of one side and of the other
		changed  []string // sources
		single   []string // words of claims that have one origin at least
		other    []string // words of other stories' headlines
	}{
		{"fund", []string{
			"the trustees approved the deal | Three trustees denied that",
			"minutes of the March 2021 meeting had been altered | lawyer called that",
			"it had written to the fund in May | it had never received a letter",
			"the loss came to 187 million dollars | 212 million dollars was lost",
		}, []string{"Dale Pruitt"}, []string{"lost 212 million dollars", "bought a 40 per cent stake"}, []string{"dinners", "mortgage", "Refinance"}},
		{"dam", []string{
			"inspected in January and declared safe | Residents disputed that",
			"he had ordered her transfer | he had ordered her transfer",
			"had been unable to raise anyone | that is not true",
			"the siren had been disconnected | Karsk denies it",
			"The siren worked | the siren had been disconnected",
			"Thirty-one bodies | 26",
			"Osip Lunt, 61 | Osip Lunt, 67",
		}, []string{"Karsk Copper", "Terra Audit"}, []string{"Water had been seeping", "killing at least 19"}, []string{"Pop star", "Cyclone", "Copper price"}},
	} {
		b, err := Brief(context.Background(), []string{"testdata/" + x.folder}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Stories) != 1 {
			t.Fatalf("%s: %d stories, want one", x.folder, len(b.Stories))
		}
		s := b.Stories[0]
		for _, want := range x.disputes {
			if !slices.ContainsFunc(s.Conflicts, func(c schema.Conflict) bool { return disputes(b, c, want) }) {
				t.Errorf("%s: no dispute of %q", x.folder, want)
			}
		}
		if len(s.Conflicts) != len(x.disputes) {
			t.Errorf("%s: %d disputes, want %d", x.folder, len(s.Conflicts), len(x.disputes))
		}
		var changed []string
		for _, c := range s.Changes {
			changed = append(changed, c.Source)
		}
		if slices.Sort(changed); !slices.Equal(changed, x.changed) {
			t.Errorf("%s: accounts of %q changed, want %q", x.folder, changed, x.changed)
		}
		for _, c := range s.Claims {
			if slices.ContainsFunc(x.single, func(words string) bool { return strings.Contains(c.Text, words) }) && c.Origins.Low != 1 {
				t.Errorf("%s: %d origins at least of %q", x.folder, c.Origins.Low, c.Text)
			}
			if slices.ContainsFunc(x.other, func(words string) bool { return strings.Contains(c.Text, words) }) {
				t.Errorf("%s: another story's headline is a claim: %q", x.folder, c.Text)
			}
		}
	}
}

// disputes reports whether a conflict has two sides with given words.
func disputes(b *schema.Brief, c schema.Conflict, words string) bool {
	one, other, _ := strings.Cut(words, " | ")
	holds := func(side schema.Side, words string) bool {
		return slices.ContainsFunc(side.Evidence, func(e schema.Evidence) bool {
			for _, r := range b.Reports {
				if r.ID == e.Report && strings.Contains(string([]rune(r.Text)[e.Start:e.End]), words) {
					return true
				}
			}
			return false
		})
	}
	if len(c.Sides) != 2 {
		return false
	}
	return holds(c.Sides[0], one) && holds(c.Sides[1], other) || holds(c.Sides[0], other) && holds(c.Sides[1], one)
}
