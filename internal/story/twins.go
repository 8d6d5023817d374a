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

// overlap is two reports, by their places, that have much of the same text.
type overlap struct {
	earlier, later int
	common         int // sentences
}

// twins returns, by place, an earlier report that has much of the same text,
// -1 for none. A paragraph of background that two reports share makes no twins.
func (c *corpus) twins() []int {
	overlaps := c.overlaps()
	slices.SortFunc(overlaps, func(a, b overlap) int {
		return cmp.Or(cmp.Compare(b.common, a.common), cmp.Compare(a.later, b.later), cmp.Compare(a.earlier, b.earlier))
	})
	twin := slices.Repeat([]int{-1}, len(c.sketches))
	for _, p := range overlaps {
		if twin[p.later] < 0 {
			twin[p.later] = p.earlier
		}
	}
	return twin
}

// overlaps counts the sentences that two reports share and returns those that
// share enough. Of a sentence that many have not all pairs are counted, only
// those that lie near each other.
func (c *corpus) overlaps() []overlap {
	var out []overlap
	last := map[uint64][]int{}             // of each sentence, the places that have it and came last
	common := make([]int, len(c.sketches)) // by place, sentences that it shares with the report looked at
	var sharing []int                      // the places where common is not zero
	for place, s := range c.sketches {
		for _, line := range s.lines {
			near := last[line.hash]
			for _, earlier := range near {
				if common[earlier] == 0 {
					sharing = append(sharing, earlier)
				}
				common[earlier]++
			}
			if len(near) == lookBack {
				near = near[1:]
			}
			last[line.hash] = append(near, place)
		}
		for _, earlier := range sharing {
			n, other := float64(common[earlier]), c.sketches[earlier].sentences
			if n >= twinShare*float64(min(other, s.sentences)) && n >= twinSpread*float64(max(other, s.sentences)) {
				out = append(out, overlap{earlier, place, common[earlier]})
			}
			common[earlier] = 0
		}
		sharing = sharing[:0]
	}
	return out
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
