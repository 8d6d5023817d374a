package quality

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// labelled reads one file of our labels.
func labelled[T any](t *testing.T, name string, read func(io.Reader) ([]T, error)) []T {
	t.Helper()
	f, err := os.Open("../../testdata/real/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := read(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The labels can be read, name no pair twice, are enough to tell something, and
// no report is in both halves, but for the pairs drawn from what was left of each.
func TestLabels(t *testing.T) {
	half := map[string]Half{}
	part := func(report string, h Half) {
		switch h {
		case Hard:
			h = Tune
		case Last:
			h = Fresh
		case Newest:
			return
		}
		if known, ok := half[report]; ok && known != h {
			t.Errorf("%s is in both halves", report)
		}
		half[report] = h
	}
	seen := map[[3]string]bool{}
	for _, p := range labelled(t, "pairs.tsv", ReadPairs) {
		a, b := min(p.A, p.B), max(p.A, p.B)
		if a == b || seen[[3]string{p.Set, a, b}] {
			t.Errorf("%s: %s and %s again", p.Set, a, b)
		}
		seen[[3]string{p.Set, a, b}] = true
		part(a, p.Half)
		part(b, p.Half)
	}
	if len(seen) < 150 {
		t.Errorf("%d pairs", len(seen))
	}
	claims, many := labelled(t, "claims.jsonl", ReadAssertions), 0
	for _, c := range claims {
		if c.Best > 1 {
			many++
		}
		for _, e := range c.Evidence {
			part(e.Report, c.Half)
		}
	}
	if len(claims) < 100 || many < 30 {
		t.Errorf("%d claims, %d with more origins than one", len(claims), many)
	}
}

func TestReadPairs(t *testing.T) {
	for table, want := range map[string]string{
		"# heading\ntune\tset\ta\tb\tcopied\tpart\t":  "",
		"# heading\ntune\tset\ta\tb\tcopied\tpart":    "line 2: 6 fields",
		"# heading\ntune\tset\ta\tb\tcopied\tnear\t":  "line 2: no relation",
		"# heading\ntune\tset\ta\tb\tother\t\t":       "line 2: no relation",
		"# heading\nthird\tset\ta\tb\tcopied\tpart\t": "line 2: no half",
	} {
		_, err := ReadPairs(strings.NewReader(table))
		if got := errorText(err); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q: error %q, want %q", table, got, want)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// a and b share plain text, b and c a quote, d descends from the lost source
// that a does; e is in a story of its own.
func TestJudgePairs(t *testing.T) {
	b := &schema.Brief{
		Reports: []schema.Report{
			{ID: "A", Ref: "a"}, {ID: "B", Ref: "b", Quotes: []schema.Quote{{Start: 40, End: 60}}},
			{ID: "C", Ref: "folder/c", Quotes: []schema.Quote{{Start: 0, End: 20}}}, {ID: "D", Ref: "d"}, {ID: "E", Ref: "e"},
		},
		Stories: []schema.Story{{
			ID: "s1", Reports: []string{"A", "B", "C", "D"},
			Passages: []schema.Passage{
				{Witnesses: []schema.Witness{{Report: "A", Start: 0, End: 30}, {Report: "B", Start: 0, End: 30}}},
				{Witnesses: []schema.Witness{{Report: "B", Start: 35, End: 60}, {Report: "C", Start: 0, End: 22}}},
			},
			Lineage: schema.Lineage{
				Nodes: []schema.Node{{ID: "A", SameText: []string{"B"}}, {ID: "C"}, {ID: "D"}, {ID: "α", Kind: "lost"}},
				Edges: []schema.Edge{{From: "α", To: "A"}, {From: "α", To: "D"}},
			},
		}, {ID: "s2", Reports: []string{"E"}}},
	}
	pairs := []Pair{
		{Half: Tune, A: "a", B: "b", Relation: Copied, Extent: "part"},
		{Half: Tune, A: "c", B: "b", Relation: Independent, Extent: "quote"},
		{Half: Tune, A: "b", B: "d", Relation: Copied, Extent: "part"},
		{Half: Tune, A: "a", B: "e", Relation: Copied, Extent: "part"},
		{Half: Tune, A: "a", B: "c", Relation: Unsure},
		{Half: Newest, A: "c", B: "b", Relation: Copied, Extent: "part"}, // not told, and not counted with the others
	}
	judged, err := JudgePairs(pairs, b)
	if err != nil {
		t.Fatal(err)
	}
	var got [][signs]bool
	for _, p := range judged {
		got = append(got, p.said)
	}
	want := [][signs]bool{{true, true, true}, {true, false, false}, {false, false, true}, {false, false, false}, {true, false, false}}
	if !slices.Equal(got, want) {
		t.Errorf("signs %v, want %v", got, want)
	}

	var classes []string
	for _, m := range PairErrors(judged) {
		classes = append(classes, m.Class)
	}
	wantClasses := []string{
		"passage: quote, taken for copied", "passage: part, not found", "passage: in two stories",
		"passage not quoted: part, not found", "passage not quoted: in two stories",
		"lineage: in two stories",
	}
	if !slices.Equal(classes, wantClasses) {
		t.Errorf("errors %q, want %q", classes, wantClasses)
	}

	var out strings.Builder
	if err := PrintPairs(&out, Tune, judged); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"recall              0.333    0.333               0.667",
		"precision           0.500    1.000               1.000",
		"independent, quote  0.000    1.000               1.000    right, of 1",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}

	if _, err := JudgePairs([]Pair{{A: "a", B: "z", Relation: Copied}}, b); err == nil || !strings.Contains(err.Error(), "no report z") {
		t.Errorf("a report that isn't there: %v", err)
	}
}
