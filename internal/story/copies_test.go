package story

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// reprinted makes bare sketches of so many texts, each printed so often, one
// text a day.
func reprinted(texts, times int) []Sketch {
	var out []Sketch
	for i := range texts {
		for k := range times {
			out = append(out, Sketch{ID: fmt.Sprintf("%08x%08x", i, k), Headline: fmt.Sprint("Ferry late, day ", i), content: uint64(i), day: float64(i), dated: true})
		}
	}
	return out
}

func TestCopiesAreOneStory(t *testing.T) {
	sketches := reprinted(3, mostTexts)
	stories := Copies(sketches)
	if len(stories) != 1 || len(stories[0].Reports) != len(sketches) || stories[0].Title != "Ferry late, day 0" || stories[0].ID != sketches[0].ID {
		t.Fatalf("%d stories", len(stories))
	}
}

// However many texts hang together, no story has more than can be compared, all
// reports of a text are in one, and the order of the reports is nothing.
func TestVeryManyTextsAreCutByDay(t *testing.T) {
	const texts = 2*mostTexts + 10
	sketches := reprinted(texts, 2)
	stories := Copies(sketches)
	if len(stories) != 3 {
		t.Fatalf("%d stories", len(stories))
	}
	in := make([]int, texts) // by text, its story
	for k, s := range stories {
		seen := map[uint64]bool{}
		for _, r := range s.Reports {
			seen[sketches[r].content] = true
			in[sketches[r].content] = k
		}
		if len(seen) > mostTexts || len(s.Reports) != 2*len(seen) {
			t.Errorf("story %d has %d texts in %d reports", k, len(seen), len(s.Reports))
		}
	}
	if !slices.IsSorted(in) {
		t.Error("the stories are not one after the other in time")
	}

	order := rand.New(rand.NewPCG(1, 2)).Perm(len(sketches))
	shuffled := make([]Sketch, len(order))
	for i, k := range order {
		shuffled[i] = sketches[k]
	}
	again := Copies(shuffled)
	for _, s := range again {
		for i, r := range s.Reports {
			s.Reports[i] = order[r]
		}
		slices.Sort(s.Reports)
	}
	slices.SortFunc(again, func(a, b Story) int { return a.Reports[0] - b.Reports[0] })
	if !reflect.DeepEqual(again, stories) {
		t.Error("in another order of the reports the stories are others")
	}
}
