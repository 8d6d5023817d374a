package conflict

import (
	"math"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// measure is a number that a clause gives to a thing: how far somebody fell, how
// long he was held, how many boats came.
type measure struct {
	figure
	unit   string   // in one form for all
	after  word.Key // the word of content before the number: "fell some 60 metres"; 0 for none
	of     word.Key // that after the unit: "three weeks of talks"; 0 for none
	kind   word.Key // the word before the unit: "two undersea cables"; 0 for none
	names  []string // before the number
	toNow  bool     // it runs up to the telling: "the past two weeks"
	summed bool     // "a combined 157 games"
}

// measured finds two numbers for one thing: two clauses of different reports say
// alike, but for a number of one unit that hangs on one word. A report that has
// both numbers has them of two things.
func measured(s Story, clauses []*clause, readers map[int][]figureReader) []contradiction {
	const kept = 32 // numbers of one unit that others are held against
	byUnit := map[string][]*measure{}
	given := numbersOf(s, readers)
	var out []contradiction
	for _, c := range clauses {
		if c.Stance != asserts || c.open() || c.negative {
			continue
		}
		for _, m := range readers[c.Report][c.Sentence].measuresOf(c) {
			list := byUnit[m.unit]
			for _, n := range list {
				if m.contradicts(n) && !s.otherDays(m.clause, n.clause) && (!m.toNow && !n.toNow || s.sameDay(m.clause.Report, n.clause.Report)) && !given.together(m, n) {
					out = append(out, contradiction{&n.figure, &m.figure})
				}
			}
			if len(list) < kept {
				byUnit[m.unit] = append(list, m)
			}
		}
	}
	return out
}

// sameDay reports whether two reports are known to have come out on one day, or
// the next.
func (s Story) sameDay(a, b int) bool {
	x, y := &topic{days: s.Days[a].Days}, &topic{days: s.Days[b].Days}
	return x.sameDay(y)
}

// contradicts reports whether two measures of different reports are of one thing
// and cannot both hold.
func (m *measure) contradicts(n *measure) bool {
	const (
		alikeness = 0.25 // of two clauses that tell of one thing
		far       = 10   // times as many are no measure of one thing
	)
	if m.clause.Report == n.clause.Report || m.isAlso(n.Quantity) || m.summed != n.summed || !(m.after != 0 && m.after == n.after || m.of != 0 && m.of == n.of || m.kind != 0 && m.kind == n.kind) {
		return false
	}
	if lesser, greater := min(m.value(), n.value()), max(m.value(), n.value()); greater > far*lesser {
		return false
	}
	if len(m.names) > 0 && len(n.names) > 0 && !sharesAny(m.names, n.names) {
		return false
	}
	return likeness(m.clause, n.clause) >= alikeness
}

// value is the number itself, whatever its bound.
func (m *measure) value() float64 { return valueOf(m.Quantity) }

func valueOf(q quantity.Quantity) float64 {
	switch {
	case math.IsInf(q.High, 1):
		return q.Low
	case q.Low == 0:
		return q.High
	}
	return (q.Low + q.High) / 2
}

// isAlso reports whether a number of one's unit may be that of a measure: they
// agree, or either is the other one rounded, 9 for 8.7. Of what is measured and
// not counted a tenth is no difference.
func (m *measure) isAlso(q quantity.Quantity) bool {
	if m.Agrees(q) {
		return true
	}
	x, y := m.value(), valueOf(q)
	off := math.Abs(x - y)
	if units[m.unit] != "" {
		return off <= 0.1*max(x, y) || off <= step(x)/2 || off <= step(y)/2
	}
	return off < 0.5 || max(x, y) >= 1000 && off <= max(step(x), step(y))/2
}

// step is the power of ten that a number is written in: 100 for 600.
func step(x float64) float64 {
	const exact = 1 << 53 // whole numbers that a float holds
	s := 1.0
	if x < 1 || x > exact || x != math.Trunc(x) {
		return s
	}
	for n := int64(x); n >= 10 && n%10 == 0; n /= 10 {
		s *= 10
	}
	return s
}

// told are the numbers of each unit, by report, that a story has.
type told map[string][]struct {
	report int
	quantity.Quantity
}

func numbersOf(s Story, readers map[int][]figureReader) told {
	const most = 256 // of one unit
	out := told{}
	for _, r := range s.Reports {
		for _, reader := range readers[r] {
			for _, q := range reader.quantities {
				if at := reader.unitOf(q); at >= 0 {
					if unit := unitNamed(reader.lower[at]); len(out[unit]) < most {
						out[unit] = append(out[unit], struct {
							report int
							quantity.Quantity
						}{r, q})
					}
				}
			}
		}
	}
	return out
}

// together reports whether some report has the numbers of two measures.
func (t told) together(a, b *measure) bool {
	hasA, hasB := map[int]bool{}, map[int]bool{}
	for _, x := range t[a.unit] {
		switch {
		case a.isAlso(x.Quantity):
			hasA[x.report] = true
		case b.isAlso(x.Quantity):
			hasB[x.report] = true
		}
	}
	for r := range hasA {
		if hasB[r] {
			return true
		}
	}
	return false
}
