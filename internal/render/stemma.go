package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

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
	Lines  []drawnLine
}

type drawnLine struct {
	X, Y int
	Text string
	Note bool // says how sure the descent is
}

type drawnEdge struct {
	Path     string
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
}

var (
	phone = sizes{class: "narrow", width: 320, label: 132, gap: 84}
	desk  = sizes{class: "wide", width: 672, label: 280, gap: 150}
)

const (
	radius    = 14
	rowHeight = 60
	shareRoom = 36 // of a share beside the end of its edge
	port      = 15 // between the ends of edges into one node
	lineStep  = 15 // between lines of a name
)

// draw lays a lineage out. tree is its nodes in order, as branches gives them.
func draw(l schema.Lineage, tree []branch, names func(*schema.Node) string, size sizes) drawing {
	s := newSpots(l, tree)
	last := 0
	for _, b := range s.tree {
		last = max(last, s.column[b.node.ID])
	}
	gap := size.gap
	if last > 0 {
		gap = max(min(gap, (size.width-size.label-2*radius)/last), 2*radius+16)
	}
	d := drawing{Class: size.class, Width: size.width, Height: s.rows*rowHeight + 8}
	at := map[string]drawnNode{}
	for _, b := range s.tree {
		n := b.node
		node := drawnNode{
			X: radius + 2 + gap*s.column[n.ID], Y: int((s.row[n.ID]+0.5)*rowHeight) + 6,
			Letter: shown(n.ID, 6), Lost: n.Kind == "lost", Same: len(n.SameText) > 0,
		}
		node.Lines = nodeLines(node, names(n), certainty(b.from), size.width, gap, s.heirs[n.ID])
		at[n.ID] = node
		d.Nodes = append(d.Nodes, node)
		d.Width = max(d.Width, node.X+radius)
	}
	for _, b := range s.tree {
		d.Edges = append(d.Edges, edgesInto(b, at)...)
	}
	return d
}

// edgesInto draws what a node took, each edge to a port of its own.
func edgesInto(b branch, at map[string]drawnNode) []drawnEdge {
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
		})
	}
	return out
}

// nodeLines sets a name beside a node, or above one that others hang on, where
// a screen may have no room for more than the letter; and below it how sure the
// node's descent is.
func nodeLines(n drawnNode, name, sure string, width, gap int, heirs bool) []drawnLine {
	var lines []string
	var out []drawnLine
	x, y := n.X+radius+8, n.Y
	if heirs {
		x = n.X - radius
		if room := gap - shareRoom; longestWord(name) <= room {
			lines = fold(name, room, 2)
		}
		y = n.Y - radius - 7 - lineStep*(len(lines)+btoi(sure != "")-1)
	} else {
		lines = fold(name, width-x, 2)
		y = n.Y + 4 - lineStep*(len(lines)-1+btoi(sure != ""))/2
	}
	for _, l := range lines {
		out = append(out, drawnLine{X: x, Y: y, Text: l})
		y += lineStep
	}
	if sure != "" {
		out = append(out, drawnLine{X: x, Y: y, Text: sure, Note: true})
	}
	return out
}

// certainty says how sure a node's descent is, in words.
func certainty(from []schema.Edge) string {
	from = from[:min(len(from), maxParents)]
	switch len(from) {
	case 0:
		return ""
	case 1:
		return sureness(from[0].Confidence)
	default:
		var parts []string
		for _, e := range from {
			parts = append(parts, shown(e.From, 6)+" "+sureness(e.Confidence))
		}
		return strings.Join(parts, ", ")
	}
}

func longestWord(name string) int {
	longest := 0
	for _, w := range strings.Fields(name) {
		longest = max(longest, pixels(w))
	}
	return longest
}

// fold breaks a name into lines that take at most width pixels.
func fold(name string, width, most int) []string {
	var lines []string
	line := ""
	add := func(text string) {
		if line != "" && pixels(line+text) > width {
			lines = append(lines, strings.TrimSpace(line))
			line = ""
			text = strings.TrimLeft(text, " ")
		}
		line += text
	}
	for _, word := range strings.Fields(name) {
		long := pixels(word) > width
		if line != "" {
			word = " " + word
		}
		if !long {
			add(word)
			continue
		}
		for g := displaywidth.StringGraphemes(word); g.Next(); {
			add(g.Value())
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) <= most {
		return lines
	}
	last := lines[most-1] + "…"
	for pixels(last) > width && last != "…" {
		r := []rune(last)
		last = strings.TrimSpace(string(r[:len(r)-2])) + "…"
	}
	return append(lines[:most-1], last)
}

// pixels is about how wide a text is, set at 13 pixels in a sans that is not
// known: rather too much than too little.
func pixels(text string) int {
	tenths := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("WM@%—…", r):
			tenths += 130
		case strings.ContainsRune("ijltfr.,:;'’!|()[] ", r):
			tenths += 48
		case unicode.IsUpper(r):
			tenths += 95
		case displaywidth.Rune(r) > 1:
			tenths += 135
		case displaywidth.Rune(r) > 0:
			tenths += 76
		}
	}
	return tenths / 10
}

// spots is where the nodes of a lineage stand, in columns and rows.
type spots struct {
	tree   []branch
	column map[string]int
	row    map[string]float64
	heirs  map[string]bool
	rows   int
}

func newSpots(l schema.Lineage, tree []branch) spots {
	s := spots{tree: withGivers(l, tree), column: map[string]int{}, row: map[string]float64{}, heirs: map[string]bool{}}
	at := map[string]int{}
	for i, b := range s.tree {
		at[b.node.ID] = i
	}
	// Every text stands right of all that it took from, but for its own heirs: a
	// cycle, which only a brief from elsewhere can hold, must not go on for ever.
	for range s.tree {
		for i, b := range s.tree {
			for _, e := range b.from[:min(len(b.from), maxParents)] {
				if k, drawn := at[e.From]; drawn && k != i && !s.below(k, i) {
					s.column[b.node.ID] = min(max(s.column[b.node.ID], s.column[e.From]+1), len(s.tree)-1)
				}
			}
		}
	}
	var place func(i int) (next int, row float64)
	place = func(i int) (int, float64) {
		b := s.tree[i]
		next, first, final := i+1, 0.0, 0.0
		for next < len(s.tree) && s.tree[next].depth > b.depth {
			s.heirs[b.node.ID] = true
			child, row := next, 0.0
			next, row = place(next)
			if child == i+1 {
				first = row
			}
			final = row
		}
		row := (first + final) / 2
		if !s.heirs[b.node.ID] {
			row = float64(s.rows)
			s.rows++
		}
		s.row[b.node.ID] = row
		return next, row
	}
	for i := 0; i < len(s.tree); {
		i, _ = place(i)
	}
	return s
}

// below reports whether the k-th node hangs on the i-th, at whatever distance.
func (s *spots) below(k, i int) bool {
	for j := i + 1; j < len(s.tree) && s.tree[j].depth > s.tree[i].depth; j++ {
		if j == k {
			return true
		}
	}
	return false
}

// withGivers puts roots that nothing hangs on, since others gave more to each
// of their heirs, back among the nodes: before the tree of the first heir.
func withGivers(l schema.Lineage, tree []branch) []branch {
	at := map[string]int{} // the root of each node's tree
	root := 0
	for i, b := range tree {
		if b.depth == 0 {
			root = i
		}
		at[b.node.ID] = root
	}
	type insert struct {
		before int
		branch
	}
	var inserts []insert
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if _, ok := at[n.ID]; ok {
			continue
		}
		for _, e := range l.Edges {
			if heir, ok := at[e.To]; ok && e.From == n.ID {
				inserts = append(inserts, insert{heir, branch{node: n}})
				break
			}
		}
	}
	slices.SortStableFunc(inserts, func(a, b insert) int { return cmp.Compare(a.before, b.before) })
	out := make([]branch, 0, len(tree)+len(inserts))
	for i, b := range tree {
		for len(inserts) > 0 && inserts[0].before == i {
			out = append(out, inserts[0].branch)
			inserts = inserts[1:]
		}
		out = append(out, b)
	}
	return out
}
