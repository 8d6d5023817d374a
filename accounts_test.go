package headwater

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// TestChangedAccounts reads two bundles of bad texts, each with a copy reworded by a
// machine, one that breaks off and one patched together from others: who is said to
// have said otherwise before, who says what stands in a quote that is never closed,
// and which lines are other stories'.
func TestChangedAccounts(t *testing.T) {
	for _, x := range []struct {
		folder   string
		changed  []string // sources
		speakers []string // of quotes that lack their closing mark
		other    []string // words of other stories' headlines
	}{
		{"cholera", []string{"Clearis", "Hakan Sel", "health ministry"}, []string{"Leyla Osman", "Nuray Tan", ""}, []string{"Mona Reyl", "drones", "Marathon"}},
		{"pit", []string{"Eva Sorin", "Ostara Coal"}, []string{"Piotr Hanke", "Eva Sorin", ""}, []string{"Nunez", "ski resorts", "twins"}},
	} {
		b, err := Brief(context.Background(), []string{"testdata/" + x.folder}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Stories) != 1 {
			t.Fatalf("%s: %d stories, want one", x.folder, len(b.Stories))
		}
		var changed []string
		for _, c := range b.Stories[0].Changes {
			changed = append(changed, c.Source)
		}
		slices.Sort(changed)
		if !slices.Equal(changed, x.changed) {
			t.Errorf("%s: accounts of %q changed, want %q", x.folder, changed, x.changed)
		}
		if got := cutQuotes(b); !slices.Equal(got, x.speakers) {
			t.Errorf("%s: %q speak in quotes that were cut, want %q", x.folder, got, x.speakers)
		}
		for _, c := range b.Stories[0].Claims {
			if slices.ContainsFunc(x.other, func(words string) bool { return strings.Contains(c.Text, words) }) {
				t.Errorf("%s: another story's headline is a claim: %q", x.folder, c.Text)
			}
		}
	}
}

// cutQuotes are the speakers of quotes without a closing mark, "" for one who can't be
// told.
func cutQuotes(b *schema.Brief) []string {
	var out []string
	for _, r := range b.Reports {
		for _, q := range r.Quotes {
			switch {
			case q.Complete:
			case q.Speaker == nil:
				out = append(out, "")
			default:
				out = append(out, q.Speaker.Name)
			}
		}
	}
	return out
}
