package story

import (
	"cmp"
	"slices"
)

// index finds groups by their strongest terms. Groups are added in canonical
// order, so those near each other in a posting list are near in time: of a
// term that too many have, the nearest are looked at.
type index struct {
	lists map[uint32][]posting
	score []float32 // by group, while it is looked up
	found []int32   // what the last look-up found
}

type posting struct {
	group  int32
	weight float32
}

func newIndex() *index { return &index{lists: map[uint32][]posting{}} }

// add enters a group under its strongest terms.
func (x *index) add(strong vector, group int32) {
	for _, t := range strong {
		x.lists[t.id] = append(x.lists[t.id], posting{group, t.weight})
	}
	for len(x.score) <= int(group) {
		x.score = append(x.score, 0)
	}
}

// nearest returns the n groups other than self that have most in common with
// its strongest terms.
func (x *index) nearest(strong vector, self int32, n int) []int32 {
	found := x.found[:0]
	for _, t := range strong {
		for _, p := range around(x.lists[t.id], self) {
			if p.group == self {
				continue
			}
			if x.score[p.group] == 0 {
				found = append(found, p.group)
			}
			x.score[p.group] += t.weight * p.weight
		}
	}
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.score[b], x.score[a]), cmp.Compare(a, b))
	})
	for _, g := range found {
		x.score[g] = 0
	}
	x.found = found
	return found[:min(len(found), n)]
}

// around returns the postings nearest to group.
func around(list []posting, group int32) []posting {
	at, _ := slices.BinarySearchFunc(list, group, func(p posting, g int32) int { return cmp.Compare(p.group, g) })
	start := max(0, min(at-postings/2, len(list)-postings))
	return list[start:min(len(list), start+postings)]
}
