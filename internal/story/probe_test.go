package story

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A probe says what the product of the two vectors says, also where terms fall
// into the same slots and where there are as many as a report can have.
func TestProbe(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	draw := func(n int) *Sketch {
		ids := map[uint32]bool{}
		for len(ids) < n {
			id := random.Uint32N(700)
			if random.IntN(2) == 0 {
				id += probeSlots * random.Uint32N(4)
			}
			ids[id] = true
		}
		var v vector
		for id := range ids {
			v = append(v, term{id, .1 + random.Float32()})
		}
		slices.SortFunc(v, func(a, b term) int { return int(a.id) - int(b.id) })
		return &Sketch{terms: v}
	}
	for range 200 {
		a, b := draw(random.IntN(wordSize+numberSize)), draw(random.IntN(wordSize+numberSize))
		if got, want := NewProbe(a).Alike(b), dot(a.terms, b.terms); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

func BenchmarkProbe(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	sketches := make([]*Sketch, 64)
	for i := range sketches {
		var v vector
		for range wordSize {
			v = append(v, term{random.Uint32(), random.Float32()})
		}
		slices.SortFunc(v, func(a, b term) int {
			if a.id < b.id {
				return -1
			}
			return 1
		})
		sketches[i] = &Sketch{terms: v}
	}
	b.Run("table", func(b *testing.B) {
		p := NewProbe(sketches[0])
		for i := 0; b.Loop(); i++ {
			p.Alike(sketches[i%len(sketches)])
		}
	})
	b.Run("merge", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			dot(sketches[0].terms, sketches[i%len(sketches)].terms)
		}
	})
}
