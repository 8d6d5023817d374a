package brief

import "github.com/headwater-news/headwater/schema"

// Compare writes what two reports share. They are the whole corpus, the first
// is A, and the story holds both.
func Compare(c Corpus, s Story) *schema.Comparison {
	a := newAssembler(c)
	out := &schema.Comparison{
		Schema: schema.ComparisonVersion, A: a.report(0), B: a.report(1),
		Passages: a.passages(s.Passages), Why: []string{},
	}
	graph := a.lineage(s.Graph)
	for _, e := range graph.Edges {
		if isReport(out, e.From) && isReport(out, e.To) {
			out.Edge = &e
			return out
		}
		if len(out.Why) == 0 { // a lost source stands above both; its edge to either says the same
			out.Why = append(out.Why, e.Why...)
		}
	}
	for _, n := range graph.Nodes {
		if len(n.SameText) > 0 {
			out.Why = append(out.Why, "both have the same text, word for word")
		}
	}
	return out
}

func isReport(c *schema.Comparison, id string) bool { return id == c.A.ID || id == c.B.ID }
