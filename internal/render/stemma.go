package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// drawing is a lineage as a picture: earlier texts on the left, each text on a
// row of its own unless others hang on it, which stands amid its heirs.
// Lengths are in pixels.
type drawing struct {
	Class         string // which screens it is for
	Width, Height int
	Nodes         []drawnNode
	Edges         []drawnEdge
}

type drawnNode struct {
	X, Y   int
	Letter string
	Lost   bool
	Same   bool // stands for more than one report
	Left   int  // texts that hang on it and are left out
	Lines  []drawnLine
}

type drawnLine struct {
	X, Y int
	Text string
	Note bool // says how sure the descent is
}

type drawnEdge struct {
	Path     string
	Href     string // to the two texts side by side; "" where that can't be shown
	Name     string // what the edge is, in words
	Width    float64
	Lost     bool // from a lost source
	Doubtful bool
	Share    string
	X, Y     int // where the share stands, its right end
}

// sizes is how a drawing is set for a screen.
type sizes struct {
	class string
	width int // of the picture
	label int // the least room for names beside the last column
	gap   int // the most between two columns
	row   int // from one row to the next
	dense int // the same, where there are many rows; 0 where it makes no difference
}

var (
	phone = sizes{class: "narrow", width: 320, label: 132, gap: 84, row: 66}
	desk  = sizes{class: "wide", width: 672, label: 280, gap: 150, row: 66}
	large = sizes{class: "wide", width: 1040, label: 330, gap: 220, row: 88, dense: 74} // where the page is the lineage's own
)

const (
	radius    = 14
	shareRoom = 36 // of a share beside the end of its edge
	port      = 15 // between the ends of edges into one node
	lineStep  = 15 // between lines of a name
	manyRows  = 14 // that make a drawing dense

	underLines = 7 // between lines and the node that they stand above
)

// draw lays a lineage out. tree is its nodes in order, as branches and prune
// give them; words are the name and the day that are written beside a node.
func draw(l schema.Lineage, tree []branch, words func(*schema.Node) (name, day string), compare func(schema.Edge) string, size sizes) drawing {
	s := newSpots(l, tree)
	last := 0
	for _, b := range s.tree {
		last = max(last, s.column[b.node.ID])
	}
	gap := size.gap
	if last > 0 {
		gap = max(min(gap, (size.width-size.label-2*radius)/last), 2*radius+16)
	}
	row, dense := size.row, size.dense > 0 && s.rows > manyRows
	if dense {
		row = size.dense
	}
	d := drawing{Class: size.class, Width: size.width, Height: s.rows*row + 8}
	at := map[string]drawnNode{}
	for _, b := range s.tree {
		n := b.node
		node := drawnNode{
			X: radius + 2 + gap*s.column[n.ID], Y: int((s.row[n.ID]+0.5)*float64(row)) + 6,
			Letter: shown(n.ID, 6), Lost: n.Kind == "lost", Same: len(n.SameText) > 0, Left: b.left,
		}
		name, day := words(n)
		above := 0
		if s.gives[n.ID] {
			above = (row - 2*radius - underLines) / lineStep
		}
		node.Lines = nodeLines(node, name, joined(" · ", day, certainty(b.from)), size.width, gap, above, dense)
		at[n.ID] = node
		d.Nodes = append(d.Nodes, node)
		d.Width = max(d.Width, node.X+radius)
	}
	for _, b := range s.tree {
		d.Edges = append(d.Edges, edgesInto(b, at, compare)...)
	}
	return d
}

// edgesInto draws what a node took, each edge to a port of its own.
func edgesInto(b branch, at map[string]drawnNode, compare func(schema.Edge) string) []drawnEdge {
	from := b.from[:min(len(b.from), maxParents)]
	from = slices.DeleteFunc(slices.Clone(from), func(e schema.Edge) bool {
		_, known := at[e.From]
		return !known || e.From == b.node.ID
	})
	slices.SortStableFunc(from, func(x, y schema.Edge) int { return at[x.From].Y - at[y.From].Y })
	to := at[b.node.ID]
	var out []drawnEdge
	for i, e := range from {
		start := at[e.From]
		x1, y1 := start.X+radius, start.Y
		x2, y2 := to.X-radius-1, to.Y+(2*i-len(from)+1)*port/2
		bend := max((x2-x1)/2, 12)
		out = append(out, drawnEdge{
			Path:  fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1+bend, y1, x2-bend, y2, x2, y2),
			Width: 1 + 5*min(max(e.Share, 0), 1), Lost: start.Lost, Doubtful: e.Confidence < 0.5,
			Share: strings.TrimSpace(percent(e.Share)), X: x2 - 5, Y: y2 + 4,
			Href: compare(e), Name: shown(e.From+" to "+e.To, maxNameRunes),
		})
	}
	return out
}
