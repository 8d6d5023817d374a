package story

import (
	"cmp"
	"math"
	"slices"
)

// term is one component of a vector. Of a term's key half is kept: among the
// few hundred terms of two reports no two are likely to be mistaken.
type term struct {
	id     uint32
	weight float32
}

// vector is sparse: its terms are in ascending order of id.
type vector []term

// strongest keeps the n strongest terms.
func (v vector) strongest(n int) vector {
	if len(v) <= n {
		return v
	}
	// The weakest of the n strongest so far is on top of a heap.
	out := slices.Clone(v[:n])
	for i := n/2 - 1; i >= 0; i-- {
		out.sink(i)
	}
	for _, t := range v[n:] {
		if stronger(t, out[0]) {
			out[0] = t
			out.sink(0)
		}
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	return out
}

// stronger orders terms by weight, those of equal weight by id.
func stronger(a, b term) bool { return a.weight > b.weight || a.weight == b.weight && a.id < b.id }

// sink brings the term at i down to its place in a heap with the weakest on top.
func (v vector) sink(i int) {
	for {
		weakest := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(v); child++ {
			if stronger(v[weakest], v[child]) {
				weakest = child
			}
		}
		if weakest == i {
			return
		}
		v[i], v[weakest] = v[weakest], v[i]
		i = weakest
	}
}

// scaled brings a vector to a length; one of no length stays as it is.
func (v vector) scaled(length float64) vector {
	if now := math.Sqrt(dot(v, v)); now > 0 {
		for i := range v {
			v[i].weight *= float32(length / now)
		}
	}
	return v
}

func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += float64(a[i].weight) * float64(b[j].weight)
			i++
			j++
		}
	}
	return sum
}

// dotMost is a product and the most that one term adds to it.
func dotMost(a, b vector) (sum, most float64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			x := float64(a[i].weight) * float64(b[j].weight)
			sum += x
			if x > most {
				most = x
			}
			i++
			j++
		}
	}
	return sum, most
}

// plus adds two vectors.
func plus(a, b vector) vector {
	out := make(vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].id < b[j].id:
			out = append(out, a[i])
			i++
		case a[i].id > b[j].id:
			out = append(out, b[j])
			j++
		default:
			out = append(out, term{a[i].id, a[i].weight + b[j].weight})
			i++
			j++
		}
	}
	return append(append(out, a[i:]...), b[j:]...)
}
