package render

import (
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// A name that stands above its node leaves the node above it in sight: of a name
// of two words and a note a small screen has room for the name.
func TestNamesHideNoNode(t *testing.T) {
	l := schema.Lineage{Edges: []schema.Edge{{From: "A", To: "B"}, {From: "A", To: "C"}, {From: "A", To: "D"}, {From: "C", To: "E"}, {From: "D", To: "F"}}}
	for i := range l.Edges {
		l.Edges[i].Confidence = .9
	}
	for _, id := range []string{"A", "B", "C", "D", "E", "F"} {
		l.Nodes = append(l.Nodes, schema.Node{ID: id, Kind: "report"})
	}
	tree, _ := branches(l)
	for _, name := range []string{"Orle", "Daily Orle", "The Daily Orle Gazette"} {
		for _, size := range []sizes{phone, desk, large} {
			d := draw(l, tree, func(*schema.Node) (string, string) { return name, "May 7" }, func(schema.Edge) string { return "" }, size)
			for _, n := range d.Nodes {
				for _, line := range n.Lines {
					for _, other := range d.Nodes {
						over := line.X < other.X+radius && line.X+pixels(line.Text) > other.X-radius && line.Y > other.Y-radius && line.Y-11 < other.Y+radius
						if over && other.Letter != n.Letter {
							t.Errorf("%s of %d pixels: %q of %s lies over %s", name, size.width, line.Text, n.Letter, other.Letter)
						}
					}
				}
			}
		}
	}
}
