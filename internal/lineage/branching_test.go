package lineage

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/headwater-news/headwater/internal/fixture/linear"
)

// weighed sums what was chosen, and fails on a circle or an arrow at the wrong
// node.
func weighed(t interface{ Fatalf(string, ...any) }, n int, arrows []arrow, chosen []int) float64 {
	sum := 0.0
	for v, i := range chosen {
		if i < 0 {
			continue
		}
		if arrows[i].to != v {
			t.Fatalf("arrow %d leads to %d and was chosen for %d", i, arrows[i].to, v)
		}
		sum += arrows[i].weight
		at := v
		for range n {
			if k := chosen[at]; k >= 0 {
				at = arrows[k].from
			}
		}
		if chosen[at] >= 0 {
			t.Fatalf("a circle through %d", v)
		}
	}
	return sum
}

// heaviest tries every choice.
func heaviest(n int, arrows []arrow) float64 {
	parent := make([]int, n)
	best := 0.0
	var try func(v int, sum float64)
	try = func(v int, sum float64) {
		if v == n {
			for u := range parent {
				at := u
				for range n {
					if at >= 0 {
						at = parent[at]
					}
				}
				if at >= 0 {
					return
				}
			}
			best = max(best, sum)
			return
		}
		parent[v] = -1
		try(v+1, sum)
		for _, a := range arrows {
			if a.to == v && a.from != v {
				parent[v] = a.from
				try(v+1, sum+a.weight)
			}
		}
	}
	try(0, 0)
	return best
}

func TestBranchingIsTheHeaviest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 5).Draw(t, "nodes")
		var arrows []arrow
		for range rapid.IntRange(0, 9).Draw(t, "arrows") {
			if n > 0 {
				node := rapid.IntRange(0, n-1)
				arrows = append(arrows, arrow{node.Draw(t, "from"), node.Draw(t, "to"), float64(rapid.IntRange(-2, 6).Draw(t, "weight"))})
			}
		}
		if got, want := weighed(t, n, arrows, branching(n, arrows)), heaviest(n, arrows); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v of %v weigh %v, not %v", branching(n, arrows), arrows, got, want)
		}
	})
}

// TestBranchingOfACircle: the circle is broken where that costs least.
func TestBranchingOfACircle(t *testing.T) {
	arrows := []arrow{{0, 1, 5}, {1, 2, 5}, {2, 0, 5}, {3, 1, 4}, {3, 0, 2}}
	if got := fmt.Sprint(branching(4, arrows)); got != "[2 3 1 -1]" {
		t.Errorf("chose %s", got)
	}
}

func TestBranchingIsFast(t *testing.T) {
	linear.Check(t, 2000, func(n int) func() {
		r := rand.New(rand.NewPCG(1, 1))
		arrows := make([]arrow, 8*n)
		for i := range arrows {
			arrows[i] = arrow{r.IntN(n), r.IntN(n), r.Float64()}
		}
		return func() { branching(n, arrows) }
	})
}
