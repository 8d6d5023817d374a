package claim

import (
	"cmp"
	"fmt"
	"slices"
)

// maybeClaim is the log-odds above which two claims that were not joined may
// still be one: such kin only widen each other's range, and its upper end then
// tells where the like stands. A higher bar leaves the truth outside more of the
// ranges (testdata/quality/final.txt, covers).
const maybeClaim = -7.6

// relative is a claim that may yet be one with another.
type relative struct {
	at   int // -1 for none
	odds float64
}

// kin finds for each cluster the one of the others that it is likeliest one
// claim with, of those that stand in some other report: they alone could add an
// origin.
func (c *clustering) kin() []relative {
	out := make([]relative, len(c.members))
	for i := range out {
		out[i] = relative{-1, maybeClaim}
	}
	reports := c.reports()
	seen := map[[2]int]bool{} // pairs of clusters
	for x := range c.blocks {
		for _, n := range c.near[x] {
			y := n.block
			i, j := min(c.of[x], c.of[y]), max(c.of[x], c.of[y])
			if i == j || seen[[2]int{i, j}] || c.oddsOf(x, y) < maybeClaim {
				continue
			}
			seen[[2]int{i, j}] = true
			odds, contrary := c.between(i, j)
			if contrary {
				continue
			}
			if odds > out[i].odds && beyond(reports[j], reports[i]) {
				out[i] = relative{j, odds}
			}
			if odds > out[j].odds && beyond(reports[i], reports[j]) {
				out[j] = relative{i, odds}
			}
		}
	}
	return out
}

// reports lists the reports of each cluster, ascending.
func (c *clustering) reports() [][]int {
	out := make([][]int, len(c.members))
	for i, blocks := range c.members {
		for _, b := range blocks {
			out[i] = append(out[i], c.blocks[b].reports...)
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// beyond reports whether some of the first few of a list are not in another.
func beyond(list, other []int) bool {
	const looked = 16
	return slices.ContainsFunc(list[:min(looked, len(list))], func(r int) bool {
		_, ok := slices.BinarySearch(other, r)
		return !ok
	})
}

// widen raises the high count of each claim to what it would be if its kin, in
// reports that don't have the claim, said the same in other words: by no more
// than the low count of the kin, less what surely has one origin with the
// claim's own evidence.
func (s *finder) widen(claims []Claim, kin []relative) {
	highs := make([]int, len(claims))
	for i, c := range claims {
		if kin[i].at < 0 || !c.asserted() || !claims[kin[i].at].asserted() {
			continue
		}
		o := claims[kin[i].at]
		elsewhere := slices.DeleteFunc(o.counting(), func(e int) bool { return c.in(o.Evidence[e].Report) })
		if len(elsewhere) == 0 {
			continue
		}
		all := append(pick(c.Evidence, c.counting()), pick(o.Evidence, elsewhere)...)
		list := make([]int, len(all))
		for k := range list {
			list[k] = k
		}
		apart := distinct(s.most(all, s.merges(all, list)), list)
		highs[i] = min(apart, c.Count.High+o.Count.Low)
	}
	for i := range claims {
		c := &claims[i]
		if highs[i] <= c.Count.High {
			continue
		}
		if c.Count.Low == c.Count.High {
			report := claims[kin[i].at].elsewhere(c)
			c.RestsOn = fmt.Sprintf("up to %d if %s says the same in other words", highs[i], ReportName(report))
			c.Alike = []int{report}
		}
		c.Count.High = highs[i]
	}
}

// elsewhere is the first report of a claim that another claim isn't in.
func (c *Claim) elsewhere(o *Claim) int {
	i := slices.IndexFunc(c.Evidence, func(e Evidence) bool { return e.Stance == Asserts && !o.in(e.Report) })
	return c.Evidence[i].Report // widened by it, so there is one
}

// in reports whether a report has some of a claim's evidence, which is in order
// of report.
func (c *Claim) in(report int) bool {
	_, ok := slices.BinarySearchFunc(c.Evidence, report, func(e Evidence, r int) int { return cmp.Compare(e.Report, r) })
	return ok
}

func pick(evidence []Evidence, at []int) []Evidence {
	var out []Evidence
	for _, i := range at {
		out = append(out, evidence[i])
	}
	return out
}

func (c *Claim) asserted() bool {
	return slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.Stance == Asserts })
}
