package lineage

import (
	"math"
	"slices"
)

// Judged is what somebody decided of two reports, given as indexes into the
// corpus: that To took text from From, or that it did not.
type Judged struct {
	From, To int
	Took     bool
}

// oddsJudged is stronger than all that texts can show together.
const oddsJudged = 20

// judge enters decisions among the cues. Where two were made on one pair, the
// last holds. Reports of one text stand and fall together.
func (b *builder) judge(judged []Judged) {
	if len(judged) == 0 {
		return
	}
	of := b.nodeOf()
	for _, j := range judged {
		from, known := of[j.From]
		to, alsoKnown := of[j.To]
		if !known || !alsoKnown || from == to {
			continue
		}
		at := slices.IndexFunc(b.relations, func(r *relation) bool { return r.a == min(from, to) && r.b == max(from, to) })
		if at < 0 {
			continue // they share no text
		}
		r := b.relations[at]
		r.confirmed, r.rejected = slices.DeleteFunc(r.confirmed, same(from)), slices.DeleteFunc(r.rejected, same(from))
		if !j.Took {
			r.rejected = append(r.rejected, from)
			continue
		}
		r.confirmed = append(r.confirmed, from)
	}
}

// decided is the log-odds that people's decisions are worth for a step.
func (s step) decided() float64 {
	return float64(compare(slices.Contains(s.relation.confirmed, s.from), slices.Contains(s.relation.confirmed, s.to))) * oddsJudged
}

// confirmed is the log-odds that a step leads from a parent that people named.
func (p *parenthood) confirmed(i int) float64 {
	s := p.steps[i]
	if !slices.Contains(s.relation.confirmed, s.from) || !p.canTake(s) {
		return math.Inf(-1)
	}
	return oddsJudged
}

func same(n int) func(int) bool { return func(m int) bool { return m == n } }
