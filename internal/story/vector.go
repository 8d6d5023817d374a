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
	out := slices.Clone(v)
	slices.SortFunc(out, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	out = slices.Clip(out[:n:n])
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	return out
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
