package render

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// spots is where the nodes of a lineage stand, in columns and rows.
type spots struct {
	tree   []branch
	column map[string]int
	row    map[string]float64
	heirs  map[string]bool
	gives  map[string]bool // lines go out from it, to heirs or others
	rows   int
}

func newSpots(l schema.Lineage, tree []branch) spots {
	s := spots{tree: withGivers(l, tree), column: map[string]int{}, row: map[string]float64{}, heirs: map[string]bool{}, gives: map[string]bool{}}
	at := map[string]int{}
	for i, b := range s.tree {
		at[b.node.ID] = i
		for _, e := range b.from[:min(len(b.from), maxParents)] {
			s.gives[e.From] = true
		}
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
