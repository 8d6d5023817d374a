package lineage

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// everyTree sums over every choice of one arrow or none into each node that has
// no circle, and by arrow over those that it is in.
func everyTree(n int, arrows []arrow) (sum float64, with []float64) {
	with = make([]float64, len(arrows))
	chosen := make([]int, n)
	var try func(v int, odds float64)
	try = func(v int, odds float64) {
		if v == n {
			for u := range n {
				at := u
				for range n {
					if chosen[at] >= 0 {
						at = arrows[chosen[at]].from
					}
				}
				if chosen[at] >= 0 {
					return
				}
			}
			sum += odds
			for _, i := range chosen {
				if i >= 0 {
					with[i] += odds
				}
			}
			return
		}
		chosen[v] = -1
		try(v+1, odds)
		for i, a := range arrows {
			if a.to == v {
				chosen[v] = i
				try(v+1, odds*math.Exp(a.weight))
			}
		}
	}
	try(0, 1)
	return sum, with
}

func TestTreesAreAllTrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "nodes")
		var arrows []arrow
		for from := range n {
			for to := range n {
				if from != to && rapid.Bool().Draw(t, "arrow") {
					arrows = append(arrows, arrow{from, to, rapid.Float64Range(-12, 12).Draw(t, "weight")})
				}
			}
		}
		logSum, parts := trees(n, arrows)
		sum, with := everyTree(n, arrows)
		if math.Abs(logSum-math.Log(sum)) > 1e-6 {
			t.Fatalf("the logarithm of the sum is %g, want %g", logSum, math.Log(sum))
		}
		for i := range arrows {
			if math.Abs(parts[i]-with[i]/sum) > 1e-6 {
				t.Fatalf("arrow %d is in %g of all, want %g", i, parts[i], with[i]/sum)
			}
		}
	})
}

// TestTreesOfACertainCircle: many texts that are surely one another's, and
// nothing tells whose.
func TestTreesOfACertainCircle(t *testing.T) {
	const n = maxNear
	var arrows []arrow
	for from := range n {
		for to := range n {
			if from != to {
				arrows = append(arrows, arrow{from, to, bounded(math.Inf(1))})
			}
		}
	}
	_, parts := trees(n, arrows)
	for i, x := range parts {
		if want := 1 / float64(n); math.Abs(x-want) > 1e-4 {
			t.Fatalf("arrow %d is in %g of all, want %g", i, x, want)
		}
	}
}
