package story

import "github.com/headwater-news/headwater/internal/parallel"

// shares is into how many pieces postings are divided by their keys.
const shares = 64

// held returns the bonds that hold two reports together: those that Bonds and
// Sum give for all postings, if they are strong enough. But it sums up the bonds
// of one report after the other, so that the many that are weak take no memory.
func held(sketches []Sketch) []Bond {
	h := holder{of: make([][]place, len(sketches))}
	for i := range sketches {
		for _, p := range sketches[i].Postings(uint32(i)) {
			h.postings[p.Key%shares] = append(h.postings[p.Key%shares], p)
		}
	}
	parallel.For(shares, func(i int) { h.first[i] = pair(h.postings[i]) })
	for share, list := range h.postings {
		for i, p := range list {
			h.of[p.Report] = append(h.of[p.Report], place{uint32(share), uint32(i)})
		}
	}
	found := make([][]Bond, len(sketches))
	parallel.Each(len(sketches), func() *sums { return &sums{to: make([]uint32, len(sketches))} }, func(s *sums, i int) { found[i] = h.bonds(uint32(i), s) })
	var out []Bond
	for _, bonds := range found {
		out = append(out, bonds...)
	}
	return out
}

// holder is all postings, divided by their keys.
type holder struct {
	postings [shares][]Posting
	first    [shares][]uint32 // as pair gives it
	of       [][]place        // by report, where it is posted
}

type place struct{ share, index uint32 }

// sums is what one report is bound by to others. It is all 0 between reports.
type sums struct {
	to    []uint32 // by report
	found []uint32 // those that are not 0
}

// bonds returns the bonds of a report with those before it under their common
// keys that hold the two together. All keys have the same order, so each two
// reports are met from one side alone.
func (h *holder) bonds(report uint32, s *sums) []Bond {
	for _, at := range h.of[report] {
		list := h.postings[at.share]
		for _, a := range list[h.first[at.share][at.index]:at.index] {
			n := strength(a, list[at.index])
			if n == 0 || a.Report == report {
				continue
			}
			if s.to[a.Report] == 0 {
				s.found = append(s.found, a.Report)
			}
			s.to[a.Report] += n
		}
	}
	var out []Bond
	for _, other := range s.found {
		if n := s.to[other]; n >= Held {
			out = append(out, Bond{min(report, other), max(report, other), n})
		}
		s.to[other] = 0
	}
	s.found = s.found[:0]
	return out
}
