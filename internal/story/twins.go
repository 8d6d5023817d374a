package story

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

const (
	twinShare  = .6  // of the shorter report's sentences, for two reports to be of one event whatever else they say
	twinSpread = .25 // of the longer one's: a digest of many events has all of many short reports
	lookBack   = 8   // witnesses of a passage that each witness is compared with
)

// twins returns, by place, an earlier report that has much of the same text,
// -1 for none. A paragraph of background that two reports share makes no twins.
func twins(texts []*segment.Text, order []int, passages []reuse.Passage) []int {
	place := make([]int, len(order))
	for p, i := range order {
		place[i] = p
	}
	common := commonSentences(place, passages)
	pairs := make([][2]int, 0, len(common))
	for pair := range common {
		pairs = append(pairs, pair)
	}
	slices.SortFunc(pairs, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(common[b], common[a]), cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0]))
	})
	twin := slices.Repeat([]int{-1}, len(order))
	for _, pair := range pairs {
		earlier, later := len(texts[order[pair[0]]].Sentences), len(texts[order[pair[1]]].Sentences)
		n := float64(common[pair])
		if n >= twinShare*float64(min(earlier, later)) && n >= twinSpread*float64(max(earlier, later)) && twin[pair[1]] < 0 {
			twin[pair[1]] = pair[0]
		}
	}
	return twin
}

// commonSentences counts the passages that two reports share, by their places,
// the earlier first. Of a passage with many witnesses not all pairs are
// counted, only those that lie near each other.
func commonSentences(place []int, passages []reuse.Passage) map[[2]int]int {
	common := map[[2]int]int{}
	for _, p := range passages {
		in := make([]int, 0, len(p.Witnesses))
		for _, w := range p.Witnesses {
			in = append(in, place[w.Report])
		}
		slices.Sort(in)
		in = slices.Compact(in)
		for i, later := range in {
			for _, earlier := range in[max(0, i-lookBack):i] {
				common[[2]int{earlier, later}]++
			}
		}
	}
	return common
}

// background returns, by index of the text, the sentences that other reports
// have too and that stand in the second half of every report that has them.
func background(texts []*segment.Text, passages []reuse.Passage) []map[int]bool {
	out := make([]map[int]bool, len(texts))
	early := func(w reuse.Witness) bool { return w.Sentence < len(texts[w.Report].Sentences)/2 }
	for _, p := range passages {
		if slices.ContainsFunc(p.Witnesses, early) {
			continue
		}
		for _, w := range p.Witnesses {
			if out[w.Report] == nil {
				out[w.Report] = map[int]bool{}
			}
			out[w.Report][w.Sentence] = true
		}
	}
	return out
}
