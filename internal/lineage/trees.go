package lineage

import "math"

// trees sums over all trees that give each of n nodes one of the arrows into it
// or none, without a circle, each with the product of the odds of its arrows,
// of which an arrow's weight is the logarithm: the logarithm of the sum, and by
// arrow the part of it in which the arrow is.
//
// The algorithm is Tutte's matrix-tree theorem as Koo, Globerson, Carreras and
// Collins (2007) use it: the sum is a determinant, the parts come from the
// inverse. Each column is scaled by its largest entry.
func trees(n int, arrows []arrow) (logSum float64, parts []float64) {
	largest := make([]float64, n)
	for _, a := range arrows {
		largest[a.to] = max(largest[a.to], a.weight)
	}
	m := newMatrix(n)
	for v, most := range largest {
		m.set(v, v, math.Exp(-most)) // for none
		logSum += most
	}
	odds := make([]float64, len(arrows))
	for i, a := range arrows {
		odds[i] = math.Exp(a.weight - largest[a.to])
		m.set(a.to, a.to, m.at(a.to, a.to)+odds[i])
		m.set(a.from, a.to, m.at(a.from, a.to)-odds[i])
	}
	inverse, logDet := m.invert()
	parts = odds
	for i, a := range arrows {
		parts[i] *= inverse.at(a.to, a.to) - inverse.at(a.to, a.from)
	}
	return logSum + logDet, parts
}

// matrix is a square matrix, row after row.
type matrix struct {
	n     int
	cells []float64
}

func newMatrix(n int) matrix { return matrix{n, make([]float64, n*n)} }

func (m matrix) at(row, column int) float64     { return m.cells[row*m.n+column] }
func (m matrix) set(row, column int, x float64) { m.cells[row*m.n+column] = x }
func (m matrix) row(row int) []float64          { return m.cells[row*m.n : (row+1)*m.n] }

// invert returns the inverse of a matrix, which is used up, and the logarithm
// of its determinant. No entry of a column outweighs that of its diagonal, so
// that no rows need be exchanged.
func (m matrix) invert() (inverse matrix, logDet float64) {
	inverse = newMatrix(m.n)
	for v := range m.n {
		inverse.set(v, v, 1)
	}
	for v := range m.n {
		pivot := m.at(v, v)
		logDet += math.Log(pivot)
		for k := range m.n {
			m.row(v)[k] /= pivot
			inverse.row(v)[k] /= pivot
		}
		for u := range m.n {
			by := m.at(u, v)
			if u == v || by == 0 {
				continue
			}
			for k := range m.n {
				m.row(u)[k] -= by * m.row(v)[k]
				inverse.row(u)[k] -= by * inverse.row(v)[k]
			}
		}
	}
	return inverse, logDet
}
