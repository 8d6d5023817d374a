package brief

import (
	"cmp"
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// maxLines is how many lines a brief has at the most; a story of two reports
// has fewer.
const maxLines = 14

// longestLine is how long a sentence may be, in bytes, to be quoted whole.
const longestLine = 400

// line is one line of a brief: the sentence that makes a claim, or of an
// overlong one the clause alone.
type line struct {
	claim, report int // index of either
	report.Span
}

// chooseLines picks the claims that a brief tells, in order: those that weigh
// most by independent support and by how many reports carry them, then both
// sides of every conflict. No sentence is quoted twice.
func chooseLines(texts []*segment.Text, s Story) []line {
	claims := s.Claims.Claims
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(weightOf(claims[j]), weightOf(claims[i])) })
	var out []line
	quoted := map[[2]int]bool{} // by report and place
	take := func(i int) bool {
		l := lineOf(texts, claims[i], i)
		k := [2]int{l.report, l.Start}
		if quoted[k] {
			return false
		}
		quoted[k] = true
		out = append(out, l)
		return true
	}
	taken := map[int]bool{}
	for _, i := range order {
		if len(out) == maxLines || weightOf(claims[i]) < 1 && len(out) >= 3 {
			break
		}
		taken[i] = take(i)
	}
	for _, x := range s.Conflicts.Conflicts {
		for _, side := range x.Sides {
			if side.Claim != conflict.None && !taken[side.Claim] && len(out) < 2*maxLines {
				taken[side.Claim] = take(side.Claim)
			}
		}
	}
	return out
}

// lineOf quotes a claim by its best evidence, with the attribution it was
// taken out of: a reader wants to see who says so. A clause of the report's own
// beside an attribution stands by itself, or it would seem to be ascribed.
func lineOf(texts []*segment.Text, c claim.Claim, i int) line {
	e := c.Evidence[c.Best]
	out := line{claim: i, report: e.Report, Span: e.Span}
	s := texts[e.Report].Sentences[e.Sentence]
	ascribed := !e.Chain[len(e.Chain)-1].Span.Empty()
	if s.Len() <= longestLine && (ascribed || 10*e.Len() >= 7*s.Len()) {
		out.Span = s.Span
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
	w := float64(c.Count.Low-1) + math.Log2(float64(len(reports))) + 0.3*float64(len(c.Origins)-c.Count.Low)
	if !body {
		w /= 2
	}
	if c.Evidence[c.Best].Stance != claim.Asserts {
		w -= 0.5
	}
	return w
}
