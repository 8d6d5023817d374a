package reuse

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// Who tells it: the same words weigh less for copying where one sentence has
// them from somebody and the other states them.
func TestTells(t *testing.T) {
	const told = "The weir keeper counted nine drowned looms below the lock, "
	for sentence, want := range map[string]bool{
		told + "a clerk said.":               true,
		told + "according to a clerk.":       true,
		told + "and nobody fished them out.": false,
	} {
		_, tells := newScale().weigh(fixture.Texts(sentence)[0], []int{0})
		if tells[0] != want {
			t.Errorf("%s: tells %v", sentence, tells[0])
		}
	}
	same := evidence{open: agreement{free: 12, frame: 0.8, run: run{free: 6, words: 4}, words: 5}}
	one := same
	one.oneTells = true
	if a, b := same.odds(), one.odds(); a.copying != b.copying || a.wording != b.wording || a.sole <= b.sole {
		t.Errorf("odds %+v where both or none tell, %+v where one does", a, b)
	}
}

func TestHints(t *testing.T) {
	for _, x := range []struct {
		hints
		outlet, want bool
	}{
		{hints{best: slight, matches: 2}, false, false},
		{hints{best: slight, matches: 3}, false, true},
		{hints{best: slight, matches: 1, quotes: true}, false, false},
		{hints{best: slight, matches: 2, quotes: true}, false, true},
		{hints{best: 1.2, matches: 1}, false, false},
		{hints{best: 1.2, matches: 1}, true, true},
		{hints{best: 1.2, matches: 1, quotes: true}, false, true},
		{hints{best: 1.2, matches: 2}, false, true},
		{hints{quotes: true}, true, false},
	} {
		if got := x.enough(x.outlet); got != x.want {
			t.Errorf("%+v, one outlet %v: %v", x.hints, x.outlet, got)
		}
	}
}
