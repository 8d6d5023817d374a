package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/headwater-news/headwater/schema"
)

// branch is one line of the tree of who took it from whom.
type branch struct {
	node  *schema.Node
	depth int
	from  []schema.Edge // into the node, the largest share first; the tree hangs it on that one
	left  int           // lines below it that are left out
}

// branches puts a lineage in order: each node below the one it took most from,
// roots in the order of the lineage. A root that nothing hangs on, since others
// gave more to each of its heirs, is named beside the heirs alone. Nodes that
// neither gave nor took are apart.
func branches(l schema.Lineage) (tree []branch, loners []*schema.Node) {
	into := map[string][]schema.Edge{}
	gave := map[string]bool{}
	for _, e := range l.Edges {
		into[e.To] = append(into[e.To], e)
		gave[e.From] = true
	}
	below := map[string][]*schema.Node{}
	var roots []*schema.Node
	for i := range l.Nodes {
		n := &l.Nodes[i]
		from := into[n.ID]
		slices.SortStableFunc(from, func(a, b schema.Edge) int { return cmp.Compare(b.Share, a.Share) })
		switch {
		case len(from) > 0:
			below[from[0].From] = append(below[from[0].From], n)
		case gave[n.ID] || len(n.SameText) > 0:
			roots = append(roots, n)
		default:
			loners = append(loners, n)
		}
	}
	seen := map[string]bool{} // a brief from elsewhere may hold a cycle
	var hang func(n *schema.Node, depth int)
	hang = func(n *schema.Node, depth int) {
		if seen[n.ID] {
			return
		}
		seen[n.ID] = true
		tree = append(tree, branch{node: n, depth: depth, from: into[n.ID]})
		for _, child := range below[n.ID] {
			hang(child, depth+1)
		}
	}
	for _, n := range roots {
		if len(below[n.ID]) > 0 || len(n.SameText) > 0 {
			hang(n, 0)
		}
	}
	return tree, loners
}

// prune leaves out all but so many lines of a tree. Those that most hangs on
// stay; then of the texts that nothing hangs on one of each parent, then two,
// and so on. A line that stays has its parent above it.
func prune(tree []branch, most int) []branch {
	if len(tree) <= most {
		return tree
	}
	hang := make([]int, len(tree))   // how many lines hang on each
	parent := make([]int, len(tree)) // -1 for a root
	rank := make([]int, len(tree))   // of a leaf, among those of its parent
	leaves := map[int]int{}          // by parent
	var path []int                   // to the line at hand, by depth
	for i, b := range tree {
		path = path[:b.depth]
		if parent[i] = -1; b.depth > 0 {
			parent[i] = path[b.depth-1]
		}
		path = append(path, i)
	}
	for i := len(tree) - 1; i >= 0; i-- {
		if up := parent[i]; up >= 0 {
			hang[up] += hang[i] + 1
		}
	}
	order := make([]int, len(tree))
	for i := range tree {
		order[i] = i
		if hang[i] == 0 {
			rank[i] = leaves[parent[i]]
			leaves[parent[i]]++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(rank[a]-rank[b], hang[b]-hang[a]) })
	stays := make([]bool, len(tree))
	for _, i := range order[:most] {
		stays[i] = true
	}
	place := make([]int, len(tree)) // among those that stay, of the line or of what it hangs on
	var out []branch
	for i, b := range tree {
		switch {
		case stays[i]:
			place[i] = len(out)
			out = append(out, b)
		case parent[i] < 0:
			place[i] = -1
		default:
			if place[i] = place[parent[i]]; place[i] >= 0 {
				out[place[i]].left++
			}
		}
	}
	return out
}

func (s *sheet) lineage() {
	tree, loners := branches(s.Lineage)
	if len(tree) == 0 {
		return
	}
	s.heading("Who took it from whom", "and how much of its text")
	shown := prune(tree, maxNodes)
	labels := make([]string, len(shown))
	gutter := 0
	for i, b := range shown {
		labels[i] = s.branchLabel(b)
		gutter = max(gutter, displaywidth.String(labels[i])+4)
	}
	for i, b := range shown {
		s.row(gutter, run{bold, labels[i]}, s.taken(b)...)
	}
	s.more(2, len(tree)-len(shown), "text", "texts")
	if slices.ContainsFunc(shown, func(b branch) bool { return b.node.Kind == "lost" }) {
		s.para(2, run{faint, "A lost source is a text that is not among these reports but must have been there: they share what none can be shown to have from another."})
	}
	if len(loners) > 0 {
		var ids []string
		for _, n := range loners {
			ids = append(ids, n.ID)
		}
		verb := " share"
		if len(ids) == 1 {
			verb = " shares"
		}
		s.para(2, append(s.letters(ids), run{plain, verb + " no text with the others"})...)
	}
}

// branchLabel is a node's letter and name, set in by its depth and cut to
// less than half the page.
func (s *sheet) branchLabel(b branch) string {
	const step, deepest = 2, 5
	indent := strings.Repeat(nbsp, step*min(b.depth, deepest))
	name := b.node.ID
	if r := s.reports[b.node.ID]; r != nil {
		name += nbsp + nbsp + shortName(r)
	} else {
		name += nbsp + nbsp + "lost source"
	}
	return indent + truncate(name, s.width*2/5-displaywidth.String(indent))
}

// taken says what a text took and from whom, and which others are the same.
func (s *sheet) taken(b branch) [][]run {
	var body [][]run
	shown := b.from[:min(len(b.from), maxParents)]
	for i, e := range shown {
		runs := []run{{bold, strings.ReplaceAll(percent(e.Share), " ", nbsp)}, {plain, " from " + e.From + ", " + sureness(e.Confidence)}}
		if i == 0 && len(e.Why) > 0 {
			runs = append(runs, run{faint, ": " + strings.Join(e.Why, "; ")})
		}
		body = append(body, runs)
	}
	if more := len(b.from) - len(shown); more > 0 {
		body = append(body, []run{{faint, "and from " + count(more, "more text", "more texts")}})
	}
	if b.left > 0 {
		body = append(body, []run{{faint, count(b.left, "more text hangs on it", "more texts hang on it")}})
	}
	if len(b.node.SameText) > 0 {
		runs := append([]run{{plain, "same text: "}}, s.letters(b.node.SameText)...)
		body = append(body, runs)
	}
	return body
}
