package story

import (
	"cmp"
	"slices"
)

// index finds groups by their strongest terms. Groups are added in canonical
// order, so those near each other in a posting list are near in time: of a
// term that too many have, the nearest are looked at.
type index struct {
	lists map[int32][]posting
	score []float32 // by group, while it is looked up
}

type posting struct {
	group  int32
	weight float32
}

func newIndex() *index { return &index{lists: map[int32][]posting{}} }

// add enters a group under its strongest terms.
func (x *index) add(v vector, group int32) {
	for _, t := range v.strongest(strongTerms) {
		x.lists[t.id] = append(x.lists[t.id], posting{group, t.weight})
	}
	for len(x.score) <= int(group) {
		x.score = append(x.score, 0)
	}
}

// nearest returns the groups other than self that have most in common with v
// among their strongest terms.
func (x *index) nearest(v vector, self int32) []int32 {
	var found []int32
	for _, t := range v.strongest(strongTerms) {
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
	return found[:min(len(found), candidates)]
}

// around returns the postings nearest to group.
func around(list []posting, group int32) []posting {
	at, _ := slices.BinarySearchFunc(list, group, func(p posting, g int32) int { return cmp.Compare(p.group, g) })
	start := max(0, min(at-postings/2, len(list)-postings))
	return list[start:min(len(list), start+postings)]
}
