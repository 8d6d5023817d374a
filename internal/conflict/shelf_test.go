package conflict

import (
	"slices"
	"testing"
)

func TestShelf(t *testing.T) {
	s := shelf[string, int]{}
	for i, before := range [][]int{nil, {0}, {0, 1}, {0, 1}} { // no more than two are kept
		if got := s.put("barge", i, 2); !slices.Equal(got, before) {
			t.Errorf("before %d: %v, want %v", i, got, before)
		}
	}
	if got := s.put("ferry", 9, 2); got != nil {
		t.Errorf("of another key: %v", got)
	}
}

// What a claim is a side of is one conflict, whichever side of it comes first.
func TestDisputes(t *testing.T) {
	var d disputes[stand]
	add := func(yes, no int) {
		c := Conflict{Negation, []Side{{yes, []Place{{Report: 0, Sentence: yes}}}, {no, []Place{{Report: 1, Sentence: no}}}}, ""}
		d.add(c, standsOf(c, 0)...)
	}
	add(1, 2)
	add(1, 3)       // another denies it
	add(4, 3)       // what that one denies besides
	add(2, 5)       // a claim that stands on the other side there
	add(None, None) // words that are of no claim
	add(None, None)
	var got []int
	for _, c := range d.out {
		got = append(got, len(c.Sides[0].Evidence), len(c.Sides[1].Evidence))
	}
	if want := []int{2, 2, 1, 1, 1, 1, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("places of the sides: %v, want %v", got, want)
	}
}
