package live

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/story"
)

const (
	postings    = 64  // stories kept for a term, those touched last
	leastShared = 2   // strongest terms of a report that a story must have to be looked at …
	leastCommon = .05 // … and how alike the two must be by those terms alone
)

// index finds the stories that have the strongest terms of a report among those
// of theirs. A story has a slot; that of one which left is given away again
// only once no list names it any more, at the next sweep.
type index struct {
	slots  []*current // nil for those that are free
	free   []int32
	left   []int32              // slots of stories that left since the last sweep
	lists  map[uint32][]posting // by term; the stories touched last are at the end
	posted int                  // reports since the last sweep

	common []common // by slot, while stories are looked up; else zero
	found  []int32  // what the last look-up found
}

// posting is a story that has a term among the strongest of one of its reports.
type posting struct {
	slot   int32
	weight float32 // of the term in the report that was posted last
}

// common is what a story and a report have in common.
type common struct {
	terms  int32
	weight float32
}

func newIndex() index { return index{lists: map[uint32][]posting{}} }

// enter gives a story a slot.
func (x *index) enter(s *current) int32 {
	if n := len(x.free); n > 0 {
		slot := x.free[n-1]
		x.free, x.slots[slot] = x.free[:n-1], s
		return slot
	}
	x.slots, x.common = append(x.slots, s), append(x.common, common{})
	return int32(len(x.slots) - 1)
}

// leave takes a story out.
func (x *index) leave(slot int32) {
	x.slots[slot] = nil
	x.left = append(x.left, slot)
}

// post enters a story under the strongest terms of a report.
func (x *index) post(slot int32, strongest []story.Term) {
	x.posted++
	for _, t := range strongest {
		x.postTerm(t.Key, posting{slot, t.Weight})
	}
}

func (x *index) postTerm(key uint32, p posting) {
	l := x.lists[key]
	if i := slices.IndexFunc(l, func(q posting) bool { return q.slot == p.slot }); i >= 0 {
		copy(l[i:], l[i+1:])
		l[len(l)-1] = p
		return
	}
	if len(l) >= postings {
		l = slices.DeleteFunc(l, x.gone)
	}
	if len(l) >= postings {
		copy(l, l[1:])
		l = l[:len(l)-1]
	}
	x.lists[key] = append(l, p)
}

func (x *index) gone(p posting) bool { return x.slots[p.slot] == nil }

// nearest returns the n stories that have most in common with a report's
// strongest terms, the nearest first, older stories first among equals.
func (x *index) nearest(strongest []story.Term, n int) []*current {
	found := x.found[:0]
	for _, t := range strongest {
		for _, p := range x.lists[t.Key] {
			if x.gone(p) {
				continue
			}
			c := &x.common[p.slot]
			if c.terms == 0 {
				found = append(found, p.slot)
			}
			c.terms++
			c.weight += t.Weight * p.weight
		}
	}
	x.found = found
	near := found[:0:0]
	for _, slot := range found {
		if c := x.common[slot]; c.terms >= leastShared && c.weight >= leastCommon {
			near = append(near, slot)
		}
	}
	slices.SortFunc(near, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.common[b].weight, x.common[a].weight), cmp.Compare(x.slots[a].num, x.slots[b].num))
	})
	for _, slot := range found {
		x.common[slot] = common{}
	}
	var out []*current
	for _, slot := range near[:min(len(near), n)] {
		out = append(out, x.slots[slot])
	}
	return out
}

// sweep takes what left the window off the lists, once for many reports: else
// the terms of all that ever came in would stay.
func (x *index) sweep() {
	x.posted = 0
	for key, l := range x.lists {
		if l = slices.DeleteFunc(l, x.gone); len(l) == 0 {
			delete(x.lists, key)
		} else {
			x.lists[key] = l
		}
	}
	x.free = append(x.free, x.left...)
	x.left = x.left[:0]
}
