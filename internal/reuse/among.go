package reuse

import "github.com/headwater-news/headwater/internal/segment"

// Among returns what some of the texts have in common, with witnesses by their
// index among all. The members are in ascending order.
func Among(texts []*segment.Text, members []int) Found {
	own := make([]*segment.Text, len(members))
	for i, m := range members {
		own[i] = texts[m]
	}
	found := Find(own)
	for _, list := range [][]Passage{found.Passages, found.Heard} {
		for _, p := range list {
			for i := range p.Witnesses {
				p.Witnesses[i].Report = members[p.Witnesses[i].Report]
			}
		}
	}
	return found
}
