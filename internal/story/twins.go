package story

import (
	"cmp"
	"math"
	"slices"
)

const (
	twinShare  = .6  // of the shorter report's sentences, for two reports to be of one event whatever else they say
	twinSpread = .25 // of the longer one's: a digest of many events has all of many short reports
	lookBack   = 8   // reports with a sentence that each report with it is compared with
)

// twins returns, by place, an earlier report that has much of the same text,
// -1 for none. A paragraph of background that two reports share makes no twins.
func (c *corpus) twins() []int {
	common := c.commonSentences()
	pairs := make([][2]int, 0, len(common))
	for pair := range common {
		pairs = append(pairs, pair)
	}
	slices.SortFunc(pairs, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(common[b], common[a]), cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0]))
	})
	twin := slices.Repeat([]int{-1}, len(c.sketches))
	for _, pair := range pairs {
		earlier, later := c.sketches[pair[0]].sentences, c.sketches[pair[1]].sentences
		n := float64(common[pair])
		if n >= twinShare*float64(min(earlier, later)) && n >= twinSpread*float64(max(earlier, later)) && twin[pair[1]] < 0 {
			twin[pair[1]] = pair[0]
		}
	}
	return twin
}

// commonSentences counts the sentences that two reports share, by their places,
// the earlier first. Of a sentence that many have not all pairs are counted,
// only those that lie near each other.
func (c *corpus) commonSentences() map[[2]int]int {
	common := map[[2]int]int{}
	last := map[uint64][]int{} // of each sentence, the places that have it and came last
	for place, s := range c.sketches {
		for _, line := range s.lines {
			near := last[line.hash]
			for _, earlier := range near {
				common[[2]int{earlier, place}]++
			}
			if len(near) == lookBack {
				near = near[1:]
			}
			last[line.hash] = append(near, place)
		}
	}
	return common
}

// lessBackground returns the terms of each report, by place, with those of
// background counting less: of sentences that other reports have too and that
// stand in the second half of every report that has them.
func (c *corpus) lessBackground() []vector {
	type holders struct {
		reports int
		early   bool
	}
	held := map[uint64]holders{}
	for _, s := range c.sketches {
		for _, l := range s.lines {
			h := held[l.hash]
			held[l.hash] = holders{h.reports + 1, h.early || !l.late}
		}
	}
	background := func(l line) bool { h := held[l.hash]; return h.reports > 1 && !h.early }
	out := make([]vector, len(c.sketches))
	for place, s := range c.sketches {
		out[place] = s.terms
		if slices.ContainsFunc(s.lines, background) {
			out[place] = s.without(background)
		}
	}
	return out
}

// without weighs the terms of a report anew, some of its late lines counting
// less.
func (s *Sketch) without(background func(line) bool) vector {
	out := slices.Clone(s.terms)
	left := slices.Repeat([]float32{1}, len(out))
	for _, x := range s.late {
		if background(s.lines[x.line]) {
			left[x.term] -= (1 - lateWeight) * x.share
		}
	}
	for i := range out {
		out[i].weight *= float32(math.Pow(float64(max(0, left[i])), damping))
	}
	return out.scaled(1)
}
