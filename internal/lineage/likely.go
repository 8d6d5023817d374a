package lineage

import (
	"cmp"
	"slices"
)

// maxNear is how many texts are weighed together, so that a story of thousands
// costs thousands of small sums.
const maxNear = 24

// weighFirst finds how likely each step leads from a text's first parent, and
// how likely each text has none: by all the trees over the text and those that
// it is nearest to.
func (p *parenthood) weighFirst() {
	p.likely, p.none = make([]float64, len(p.steps)), make([]float64, len(p.nodes))
	odds := make([]float64, len(p.steps))
	number := make(map[[2]int]int, len(p.steps)) // of a step
	touching := make([][]int, len(p.nodes))      // steps, by the nodes at both ends
	for i, s := range p.steps {
		odds[i] = s.odds()
		if p.passedOn(s) {
			odds[i] -= p.model.first[cited] / 2
		}
		number[[2]int{s.from, s.to}] = i
		touching[s.from] = append(touching[s.from], i)
		touching[s.to] = append(touching[s.to], i)
	}
	for n := range p.nodes {
		near := p.nearest(n, touching[n], odds)
		var arrows []arrow
		var steps []int // by arrow
		for x, from := range near {
			for y, to := range near {
				if i, ok := number[[2]int{from, to}]; ok {
					arrows, steps = append(arrows, arrow{x, y, bounded(odds[i])}), append(steps, i)
				}
			}
		}
		_, parts := trees(len(near), arrows)
		p.none[n] = 1
		for k, a := range arrows {
			if a.to == 0 {
				p.likely[steps[k]] = parts[k]
				p.none[n] -= parts[k]
			}
		}
	}
}

// nearest lists a node and those at the other ends of its likeliest steps, at
// most maxNear.
func (p *parenthood) nearest(n int, touching []int, odds []float64) []int {
	slices.SortStableFunc(touching, func(x, y int) int { return cmp.Compare(odds[y], odds[x]) })
	out := []int{n}
	for _, i := range touching {
		other := p.steps[i].from + p.steps[i].to - n
		if len(out) < maxNear && !slices.Contains(out, other) {
			out = append(out, other)
		}
	}
	return out
}

// bounded keeps log-odds where sums over trees keep their digits.
func bounded(odds float64) float64 {
	const certain = 12
	return within(certain, odds)
}
