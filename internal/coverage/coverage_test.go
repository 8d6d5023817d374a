package coverage

import (
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// A is the source of B (copied), C (rewritten), D (a little taken) and E, of
// which it can't be told which of the two was first; F has the text of A.
func TestOf(t *testing.T) {
	passage := func(id, report, form string) schema.Passage {
		return schema.Passage{ID: id, Witnesses: []schema.Witness{{Report: "A", Start: 0, End: 90, Form: "verbatim"}, {Report: report, Start: 0, End: 80, Form: form}}}
	}
	s := &schema.Story{
		Reports:  []string{"A", "B", "C", "D", "E", "F"},
		Passages: []schema.Passage{passage("p1", "B", "excerpt"), passage("p2", "C", "reworded"), passage("p3", "D", "verbatim"), passage("p4", "E", "verbatim")},
		Lineage: schema.Lineage{
			Nodes: []schema.Node{{ID: "A", Kind: "report", SameText: []string{"F"}}, {ID: "B", Kind: "report"}, {ID: "C", Kind: "report"}, {ID: "D", Kind: "report"}, {ID: "E", Kind: "report"}, {ID: "α", Kind: "lost"}},
			Edges: []schema.Edge{
				{From: "A", To: "B", Share: .95, Confidence: .9, Passages: []string{"p1"}},
				{From: "A", To: "C", Share: .85, Confidence: .9, Passages: []string{"p2"}},
				{From: "α", To: "D", Share: .2, Confidence: .9, Passages: []string{"p3"}},
				{From: "A", To: "E", Share: .9, Confidence: .4, Passages: []string{"p4"}},
			},
		},
	}
	want := map[string]Kind{"A": Original, "B": Copied, "C": Rewritten, "D": Original, "E": Unknown, "F": Copied}
	got := Of(s)
	for id, kind := range want {
		if got[id] != kind {
			t.Errorf("%s is %v, want %v", id, got[id], kind)
		}
	}
	if c := Count(s); c != (Counts{1, 2, 1, 2}) {
		t.Errorf("counts %v", c)
	}
	if got := Of(&schema.Story{Reports: []string{"A"}, Lineage: schema.Lineage{Nodes: []schema.Node{{ID: "A", Kind: "report"}}}}); got["A"] != Unknown {
		t.Errorf("a report alone in its story is %v", got["A"])
	}
}
