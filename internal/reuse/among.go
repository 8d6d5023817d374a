package reuse

import "github.com/headwater-news/headwater/internal/segment"

// Among returns the passages that some of the texts share among each other,
// witnesses by their index among all. The members are in ascending order.
func Among(texts []*segment.Text, members []int) []Passage {
	own := make([]*segment.Text, len(members))
	for i, m := range members {
		own[i] = texts[m]
	}
	passages := Find(own)
	for _, p := range passages {
		for i := range p.Witnesses {
			p.Witnesses[i].Report = members[p.Witnesses[i].Report]
		}
	}
	return passages
}
