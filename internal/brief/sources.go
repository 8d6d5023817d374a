package brief

import (
	"slices"

	"github.com/headwater-news/headwater/internal/lineage"
)

// sources are, for each report, those that it likely took text from, and they from
// others.
type sources map[int]map[int]bool

// likely is the belief in an edge from which its text is not told in other words
// than the source's: which of two wordings to quote needs no more.
const likely = 0.6

func sourcesOf(g lineage.Graph) sources {
	parents := map[int][]int{} // node → nodes
	for _, e := range g.Edges {
		if g.Nodes[e.From].Lost == "" && e.Confidence >= likely {
			parents[e.To] = append(parents[e.To], e.From)
		}
	}
	out := sources{}
	for n := range parents {
		above := map[int]bool{}
		for list := slices.Clone(parents[n]); len(list) > 0; {
			from := list[len(list)-1]
			list = list[:len(list)-1]
			for _, r := range g.Nodes[from].Reports {
				if !above[r] {
					above[r] = true
					list = append(list, parents[from]...)
				}
			}
		}
		for _, r := range g.Nodes[n].Reports {
			out[r] = above
		}
	}
	return out
}

// any reports whether a report took text from one of others.
func (s sources) any(r int, others map[int]bool) bool {
	for o := range others {
		if s[r][o] {
			return true
		}
	}
	return false
}
