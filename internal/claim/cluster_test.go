package claim

import (
	"math"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/word"
)

// gather makes a clustering of blocks of one clause each, every one of a report of
// its own, that are alike as told and in nothing else.
func gather(numbers [][]word.Key, odds map[[2]int]float64, clusters ...[]int) *clustering {
	v := &vectors{units: make([]unit, len(numbers)), list: make([]vector, len(numbers))}
	c := &clustering{v: v, meanings: make([]meaning, len(numbers)), odds: map[[2]int]likeness{}, near: make([][]neighbour, len(numbers)), members: clusters, story: newFinder(Story{Texts: fixture.Texts("x")})}
	for i := range numbers {
		v.list[i].numbers = numbers[i]
		c.blocks = append(c.blocks, block{units: []int{i}, said: []int{i}, reports: []int{i}})
		for j := range i {
			c.odds[[2]int{j, i}] = likeness{alone: odds[[2]int{j, i}], of: [2]int{j, i}}
		}
	}
	return c
}

// A lone block joins a cluster by the best that it has there beside the average, two
// clusters by the average, and no number of a block that is on another thing keeps
// them apart.
func TestBetween(t *testing.T) {
	lone, two := [][]int{{0, 1}, {2}}, [][]int{{0, 1}, {2, 3}}
	none := make([][]word.Key, 4)
	for _, x := range []struct {
		name     string
		clusters [][]int
		numbers  [][]word.Key
		odds     map[[2]int]float64
		want     bool
	}{
		{"all are near", lone, none, map[[2]int]float64{{0, 2}: 3, {1, 2}: 3}, true},
		{"one is very near, the other far", lone, none, map[[2]int]float64{{0, 2}: 5, {1, 2}: -6}, true},
		{"one is near, the other far", lone, none, map[[2]int]float64{{0, 2}: 2, {1, 2}: noOdds}, false},
		{"all are far", lone, none, map[[2]int]float64{{0, 2}: -4, {1, 2}: -4}, false},
		{"each is very near to one of the other and far from the rest", two, none, map[[2]int]float64{{0, 2}: 5, {1, 3}: 5, {1, 2}: -6, {0, 3}: -6}, false},
		{"other numbers on one thing", lone, [][]word.Key{nil, {1}, {2}}, map[[2]int]float64{{0, 2}: 5, {1, 2}: 3}, false},
		{"other numbers on two things", lone, [][]word.Key{nil, {1}, {2}}, map[[2]int]float64{{0, 2}: 5, {1, 2}: -4}, true},
	} {
		if got := gather(x.numbers, x.odds, x.clusters...).together(0, 1); got != x.want {
			t.Errorf("%s: together is %v", x.name, got)
		}
	}
}

// What one person says in two reports is one claim sooner than what two say.
func TestOneSpeaker(t *testing.T) {
	const (
		a     = "the ferry was far too heavy to sail that night"
		b     = "no ferry so heavy should sail in a storm"
		other = "the ferry belonged to a bank in Kelmouth" // has one word with a
	)
	odds := func(b string, one, other attribution.Link) float64 {
		s := tell(t, fixture.Texts("Ana Voss said "+a+".", "Ana Voss said "+b+"."),
			said{report: 0, content: a, chain: []attribution.Link{one}}, said{report: 1, content: b, chain: []attribution.Link{other}})
		c := newClustering(newFinder(s), weigh(s, cut(s).units))
		if len(c.blocks) != 2 {
			t.Fatalf("%d blocks, want 2", len(c.blocks))
		}
		return c.alone(0, 1)
	}
	voss := link("Ana Voss", attribution.Person)
	ilves := link("Ben Ilves", attribution.Person)
	if got := odds(other, voss, voss) - odds(other, voss, ilves); got != 0 {
		t.Errorf("of two matters: nearer by %v", got)
	}
	apart := odds(b, voss, ilves)
	for _, x := range []struct {
		name       string
		one, other attribution.Link
		want       float64
	}{
		{"one person", voss, voss, oneSpeaker},
		{"by his last name", voss, link("Voss", attribution.Person), oneSpeaker},
		{"one body", link("Kelmouth Harbour", attribution.Institution), link("Kelmouth Harbour", attribution.Institution), oneSpeaker},
		{"a body of his name", voss, link("Ana Voss", attribution.Institution), 0},
		{"the police", link("Tarn Police", attribution.Institution), link("Tarn Police", attribution.Institution), 0},
		{"who is not named", link("a clerk", attribution.Anonymous), link("a clerk", attribution.Anonymous), 0},
	} {
		if got := odds(b, x.one, x.other) - apart; math.Abs(got-x.want) > 1e-9 {
			t.Errorf("%s: nearer by %v, want %v", x.name, got, x.want)
		}
	}
}
