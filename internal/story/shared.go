package story

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// shared is what passages say about the reports, by place.
type shared struct {
	twins    []int          // an earlier place that has much of the report's text, or -1
	repeated []map[int]bool // the sentences that other reports have too
}

const (
	twinShare  = .6  // of the shorter report's sentences, for two reports to be of one event whatever else they say
	twinSpread = .25 // of the longer one's: a digest of many events has all of many short reports
	lookBack   = 8   // witnesses of a passage that each witness is compared with
)

// sharedText reads the passages.
func sharedText(texts []*segment.Text, order []int, passages []reuse.Passage) shared {
	s := shared{twins: make([]int, len(order)), repeated: make([]map[int]bool, len(order))}
	place := make([]int, len(order))
	for p, i := range order {
		place[i] = p
		s.twins[p] = -1
	}
	common := map[[2]int]int{} // sentences of the later place that the earlier has too
	for _, p := range passages {
		in := make([]int, 0, len(p.Witnesses))
		for _, w := range p.Witnesses {
			at := place[w.Report]
			if s.repeated[at] == nil {
				s.repeated[at] = map[int]bool{}
			}
			s.repeated[at][w.Sentence] = true
			in = append(in, at)
		}
		slices.Sort(in)
		in = slices.Compact(in)
		for i, later := range in {
			for _, earlier := range in[max(0, i-lookBack):i] {
				common[[2]int{earlier, later}]++
			}
		}
	}
	s.findTwins(texts, order, common)
	return s
}

// findTwins gives each report the earlier one that shares most with it.
func (s *shared) findTwins(texts []*segment.Text, order []int, common map[[2]int]int) {
	pairs := make([][2]int, 0, len(common))
	for pair := range common {
		pairs = append(pairs, pair)
	}
	slices.SortFunc(pairs, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(common[b], common[a]), cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0]))
	})
	for _, pair := range pairs {
		a, b := len(texts[order[pair[0]]].Sentences), len(texts[order[pair[1]]].Sentences)
		n := float64(common[pair])
		if n >= twinShare*float64(min(a, b)) && n >= twinSpread*float64(max(a, b)) && s.twins[pair[1]] < 0 {
			s.twins[pair[1]] = pair[0]
		}
	}
}
