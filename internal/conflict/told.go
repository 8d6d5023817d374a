package conflict

import (
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/quantity"
)

// number is a quantity in the smallest unit and the step it is written in.
type number struct {
	quantity.Quantity
	step float64
	noun bool // of what is counted
}

func (m *measure) number() number { return number{m.Quantity, m.step, m.unit.noun} }

// isAlso reports whether a number of one's unit may be that of a measure.
func (m *measure) isAlso(n number) bool { return m.number().isAlso(n) }

// isAlso reports whether two numbers may be one: they agree, or either is the
// other one rounded, 9 for 8.7. Of what is measured and not counted a tenth is no
// difference.
func (m number) isAlso(n number) bool {
	if m.Agrees(n.Quantity) {
		return true
	}
	x, y := valueOf(m.Quantity), valueOf(n.Quantity)
	off := math.Abs(x - y)
	if !m.noun {
		return off <= 0.1*max(x, y) || off <= min(max(m.step, n.step)/2, 0.15*max(x, y))
	}
	return off < 0.5 || max(x, y) >= 1000 && off <= max(m.step, n.step)/2
}

// valueOf is a number itself, whatever its bound.
func valueOf(q quantity.Quantity) float64 {
	switch {
	case math.IsInf(q.High, 1):
		return q.Low
	case q.Low == 0:
		return q.High
	}
	return (q.Low + q.High) / 2
}

// in is a quantity in the smallest of its unit.
func (u unit) in(q quantity.Quantity) number {
	out := number{q, step(valueOf(q)) * u.size, u.noun}
	out.Low, out.High = q.Low*u.size, q.High*u.size
	return out
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

// told are the numbers that a story's reports give, by unit: those of each
// report, and any two that one report has.
type told struct {
	of    map[inReport][]number
	pairs map[string][][2]number
}

type inReport struct {
	report int
	unit   string
}

// numbersOf lists the numbers of a story. Each report has its share, however many
// come before it; pairs that many reports have are soon all known.
func numbersOf(s Story, readers map[int][]figureReader) told {
	const (
		most  = 16  // numbers of one report in one unit
		pairs = 256 // of one unit
	)
	type pair struct {
		unit string
		of   [2]number
	}
	out, seen := told{map[inReport][]number{}, map[string][][2]number{}}, map[pair]bool{}
	for _, r := range s.Reports {
		for _, reader := range readers[r] {
			for _, q := range reader.quantities {
				u, ok := reader.unitOf(q)
				if !ok {
					u, ok = reader.unitBefore(q)
				}
				if !ok {
					continue
				}
				n, k := u.in(q), inReport{r, u.name}
				if len(out.of[k]) == most || slices.Contains(out.of[k], n) {
					continue
				}
				for _, m := range out.of[k] {
					p := pair{u.name, [2]number{m, n}}
					if list := out.pairs[u.name]; len(list) < pairs && !seen[p] {
						seen[p] = true
						out.pairs[u.name] = append(list, p.of)
					}
				}
				out.of[k] = append(out.of[k], n)
			}
		}
	}
	return out
}

// unitBefore is the unit of the number that another was before: "5.1 million pounds, up
// from 4.2 million", "from 4.2 million to 5.1 million pounds"; false for none.
func (r figureReader) unitBefore(q quantity.Quantity) (unit, bool) {
	if q.Begin == 0 || r.lower[q.Begin-1] != "from" {
		return unit{}, false
	}
	i := slices.IndexFunc(r.quantities, func(x quantity.Quantity) bool { return x.First == q.First })
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(r.quantities) {
			if u, ok := r.unitOf(r.quantities[k]); ok {
				return u, true
			}
		}
	}
	return unit{}, false
}

// together reports whether some report has the numbers of two measures.
func (t told) together(a, b *measure) bool {
	has := func(r int, m *measure) bool { return slices.ContainsFunc(t.of[inReport{r, m.unit.name}], m.isAlso) }
	if has(a.clause.Report, b) || has(b.clause.Report, a) {
		return true
	}
	return slices.ContainsFunc(t.pairs[a.unit.name], func(p [2]number) bool {
		return a.isAlso(p[0]) && b.isAlso(p[1]) || a.isAlso(p[1]) && b.isAlso(p[0])
	})
}
