package measure

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/rumour"
)

var show = flag.Int("errors", 0, "how many errors of each kind to log")

const (
	figuresFile = "../../../testdata/quality/lineage.txt"
	final       = "../../../testdata/quality/final.txt"
	stories     = 60 // of each set of rates
)

// setting is one condition that the figures are taken under.
type setting struct {
	name  string
	times rumour.Times
	lost  float64
}

func settings() []setting {
	return []setting{
		{"exact times", rumour.Exact, 0},
		{"days", rumour.ByDay, 0},
		{"no times", rumour.Absent, 0},
		{"days, 20% lost", rumour.ByDay, .2},
	}
}

// set is one kind of stories.
type set struct {
	name  string
	rates rumour.Rates
}

// TestLineage holds the figures against the golden file, so that a change for
// better or worse is seen in review.
func TestLineage(t *testing.T) {
	hold(t, figuresFile, set{"tuning", rumour.Tuning()}, set{"held out", rumour.Held()})
}

// TestFinal holds the figures on the stories that nothing was chosen by. They
// are not looked at in the course of work: see rumour.Final.
func TestFinal(t *testing.T) { hold(t, final, set{"final", rumour.Final()}) }

func hold(t *testing.T, file string, sets ...set) {
	if testing.Short() {
		t.Skip("takes most of a minute")
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-32s%-27s%-10s%-18s%-34s%-26s%s\n", "", "edges", "true", "direction", "sharing pairs", "origins", "two or more")
	fmt.Fprintf(&out, "%-32s%-9s%-9s%-9s%-10s%-9s%-9s%-9s%-9s%-7s%-9s%-9s%-9s%-8s%-9s%s\n", "",
		"prec", "recall", "F1", "ancestor", "right", "stated", "prec", "recall", "F1", "low F1", "exact", "covered", "width", "prec", "recall")
	reliability := make([]Reliability, len(sets))
	for i, set := range sets {
		for _, s := range settings() {
			f := figures(t, set.name, set.rates, s)
			fmt.Fprintf(&out, "%-32s%s\n", set.name+", "+s.name, row(f))
			reliability[i].Join(f.Reliability)
			logErrors(t, set.name+", "+s.name, f.Errors)
		}
	}
	fmt.Fprintf(&out, "\nedges by their confidence: how many, what is stated, how many of them are right\n%-14s", "")
	for _, bounds := range []string{"below .5", ".5 to .6", ".6 to .7", ".7 to .8", ".8 to .9", "from .9"} {
		fmt.Fprintf(&out, "%-18s", bounds)
	}
	for i, set := range sets {
		fmt.Fprintf(&out, "\n%-14s", set.name)
		for _, b := range reliability[i] {
			n := float64(max(1, b.Edges))
			fmt.Fprintf(&out, "%4d %.2f %.2f    ", b.Edges, b.Sum/n, float64(b.Right)/n)
		}
	}
	out.WriteString("\n")
	golden.Check(t, file, out.String())
}

// figures runs the whole flow over the stories of one setting.
func figures(t *testing.T, name string, r rumour.Rates, at setting) Figures {
	t.Helper()
	r.Lost = at.lost
	var f Figures
	for seed := range uint64(stories) {
		s := rumour.Tell(r, seed)
		var records bytes.Buffer
		if err := s.WriteRecords(&records, at.times); err != nil {
			t.Fatal(err)
		}
		b, err := headwater.Brief(context.Background(), []string{"-"}, headwater.Options{Stdin: &records})
		if err != nil {
			t.Fatal(err)
		}
		f.Add(fmt.Sprintf("%s, %s, story %d", name, at.name, seed), s, b)
	}
	return f
}

func row(f Figures) string {
	o := f.Origins
	return fmt.Sprintf("%-9.3f%-9.3f%-9.3f%-10.3f%-9.3f%-9.3f%-9.3f%-9.3f%-7.3f%-9.3f%-9.3f%-9.3f%-8.2f%-9.3f%.3f",
		f.Edges.Precision(), f.Edges.Recall(), f.Edges.F1(), ratio(f.Ancestors, f.Edges.Found),
		f.Direction.Accuracy(), f.Direction.Stated(),
		f.Pairs.Precision(), f.Pairs.Recall(), f.Pairs.F1(), f.Low.F1(),
		ratio(o.Exact, o.Claims), ratio(o.Covered, o.Claims), ratio(o.Width, o.Claims),
		o.Several.Precision(), o.Several.Recall())
}

// logErrors tells how many errors of each kind there are, and the first few.
func logErrors(t *testing.T, title string, list []Error) {
	if *show == 0 {
		return
	}
	byKind := map[string][]Error{}
	for _, e := range list {
		byKind[e.Kind] = append(byKind[e.Kind], e)
	}
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		t.Logf("%s: %d %s", title, len(byKind[kind]), kind)
		for _, e := range byKind[kind][:min(*show, len(byKind[kind]))] {
			t.Logf("\t%s: %s", e.Where, e.What)
		}
	}
}
