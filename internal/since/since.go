// Package since tells what became of a story between two states of it: which
// reports came or changed, whose claims have other origins now, what is newly
// disputed. Claims have no names that last, so a claim is the one of before
// that rests on the same places of the same texts.
package since

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// Changes is what became of a story.
type Changes struct {
	Came     []string // ids, in the brief of now, of reports that were not there
	Revised  []string // ids of those that have other words now
	Claims   []Claim  // the most telling first
	Disputes []int    // indexes of conflicts of now that were not there
}

// Claim is a claim whose origins are others now.
type Claim struct {
	Index  int           // in the story of now
	Before *schema.Range // nil where nobody had made it
	Denied bool          // it is denied now, and was not
}

// place is a place in the words of a report that did not change.
type place struct {
	ref        string
	start, end int
}

// places finds the place of a piece of evidence in one of the briefs: refs by
// id, of the reports that have the same text in both.
type places map[string]string

func (p places) at(report string, start, end int) (place, bool) {
	ref, ok := p[report]
	return place{ref, start, end}, ok
}

// Between compares two briefs of one story each.
func Between(then, now *schema.Brief) Changes {
	var out Changes
	old := map[string]*schema.Report{} // by ref
	for i := range then.Reports {
		old[then.Reports[i].Ref] = &then.Reports[i]
	}
	before, after := places{}, places{}
	for _, r := range now.Reports {
		switch was := old[r.Ref]; {
		case was == nil:
			out.Came = append(out.Came, r.ID)
		case was.Text != r.Text:
			out.Revised = append(out.Revised, r.ID)
		default:
			before[was.ID], after[r.ID] = r.Ref, r.Ref
		}
	}
	a, b := &then.Stories[0], &now.Stories[0]
	out.Claims = claims(a, b, before, after)
	out.Disputes = disputes(a, b, before, after)
	return out
}

// claims lists the claims of b that are new among its lines, and those of more
// or fewer origins than in a.
func claims(a, b *schema.Story, before, after places) []Claim {
	of := map[place][]int{} // the claims of a that rest on a place
	for i, c := range a.Claims {
		for _, e := range c.Evidence {
			if p, ok := before.at(e.Report, e.Start, e.End); ok {
				of[p] = append(of[p], i)
			}
		}
	}
	lines := map[string]bool{}
	for _, l := range b.Lines {
		lines[l.Claim] = true
	}
	var out []Claim
	moved := map[int]int{} // by index in b, how far the low count moved, then the high one
	for i := range b.Claims {
		c := &b.Claims[i]
		was := most(c, of, after)
		if was < 0 {
			if lines[c.ID] {
				out = append(out, Claim{Index: i})
				moved[i] = 1000 * c.Origins.Low
			}
			continue
		}
		o := a.Claims[was].Origins
		x := Claim{Index: i, Before: new(o.Range()), Denied: denied(c) && !denied(&a.Claims[was])}
		low, high := c.Origins.Low-o.Low, c.Origins.High-o.High
		if low == 0 && high == 0 && !x.Denied {
			continue
		}
		moved[i] = 1000*max(low, -low) + max(high, -high)
		if x.Denied {
			moved[i] += 1000
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(x, y Claim) int { return cmp.Compare(moved[y.Index], moved[x.Index]) })
	return out
}

// most is the claim that shares most evidence with c, -1 for none.
func most(c *schema.Claim, of map[place][]int, after places) int {
	shared := map[int]int{}
	best := -1
	for _, e := range c.Evidence {
		p, _ := after.at(e.Report, e.Start, e.End)
		for _, i := range of[p] {
			shared[i]++
			if best < 0 || shared[i] > shared[best] || shared[i] == shared[best] && i < best {
				best = i
			}
		}
	}
	return best
}

func denied(c *schema.Claim) bool {
	return slices.ContainsFunc(c.Evidence, func(e schema.ClaimEvidence) bool { return e.Stance == "denies" })
}

// disputes lists the conflicts of b of which no two sides stood against each
// other in a.
func disputes(a, b *schema.Story, before, after places) []int {
	var old []map[place]int // of each conflict of a, the side that each place is on, from 1
	for _, c := range a.Conflicts {
		on := map[place]int{}
		for n, side := range c.Sides {
			for _, e := range side.Evidence {
				if p, ok := before.at(e.Report, e.Start, e.End); ok {
					on[p] = n + 1
				}
			}
		}
		old = append(old, on)
	}
	var out []int
	for i, c := range b.Conflicts {
		known := slices.ContainsFunc(old, func(on map[place]int) bool {
			sides := map[int]bool{}
			for _, side := range c.Sides {
				if n := stood(side, on, after); n > 0 {
					sides[n] = true
				}
			}
			return len(sides) > 1
		})
		if !known {
			out = append(out, i)
		}
	}
	return out
}

// stood is the side that one of now was on before, 0 for none.
func stood(side schema.Side, on map[place]int, after places) int {
	for _, e := range side.Evidence {
		if p, ok := after.at(e.Report, e.Start, e.End); ok && on[p] > 0 {
			return on[p]
		}
	}
	return 0
}
