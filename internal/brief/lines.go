package brief

import (
	"cmp"
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
)

// maxLines is how many lines a brief has at the most; a story of two reports
// has fewer.
const maxLines = 14

// chooseLines picks the claims that a brief tells, in order: those that weigh
// most by independent support and by how many reports carry them, then both
// sides of every conflict.
func chooseLines(s Story) []int {
	claims := s.Claims.Claims
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(weightOf(claims[j]), weightOf(claims[i])) })
	var out []int
	for _, i := range order[:min(len(order), maxLines)] {
		if weightOf(claims[i]) >= 1 || len(out) < 3 {
			out = append(out, i)
		}
	}
	for _, x := range s.Claims.Conflicts {
		for _, side := range x.Sides {
			if !slices.Contains(out, side.Claim) && len(out) < 2*maxLines {
				out = append(out, side.Claim)
			}
		}
	}
	return out
}

// weightOf is what a claim counts for in the choice of lines: each origin
// surely behind it, and more slowly each report that carries it.
func weightOf(c claim.Claim) float64 {
	reports := map[int]bool{}
	body := false
	for _, e := range c.Evidence {
		reports[e.Report] = true
		body = body || !e.Headline
	}
	w := float64(c.Count.Low-1) + math.Log2(float64(len(reports))) + 0.3*float64(c.Count.High-c.Count.Low)
	if !body {
		w /= 2
	}
	if c.Evidence[c.Best].Stance != claim.Asserts {
		w -= 0.5
	}
	return w
}
