package lineage

import (
	"cmp"
	"slices"
)

// How right a first parent is that no other step rivals, by its log-odds over the
// trees: clearOdds and clearPart of them. A tree that stands out is right more
// often than the sums over all say, which take every step for a guess of its own.
// Fitted to made-up stories for tuning; parents with rivals are as right as the
// sums say.
const (
	clearOdds = 0.6
	clearPart = 0.85
)

// enter writes the edges.
func (p *parenthood) enter() {
	for n := range p.nodes {
		p.nodes[n].explained = make([]bool, len(p.nodes[n].Terms))
	}
	rivals := p.rivals()
	for n, parents := range p.of {
		for k, t := range parents {
			s := p.steps[t.step]
			for _, h := range s.in(n) {
				for i := h.from; i < h.to; i++ {
					p.nodes[n].explained[i] = true
				}
			}
			e := Edge{From: s.from, To: n, Share: s.shareOf(n), Confidence: t.likelihood, Passages: s.passages, Why: s.reasons(p.model, t.lent)}
			if k == 0 && p.clear[n] {
				e.Confidence = logistic(clearOdds + clearPart*oddsOf(t.likelihood))
			}
			if k == 0 && len(rivals[n]) > 0 {
				e.Why = append(e.Why, whyRivals(s.from, rivals[n]))
			}
			p.graph.Edges = append(p.graph.Edges, e)
		}
	}
}

// rivals lists, for each node, who may as well be its first parent.
func (p *parenthood) rivals() [][]int {
	out := make([][]int, len(p.of))
	for i, s := range p.steps {
		if len(p.of[s.to]) == 0 || !s.alone() {
			continue
		}
		first := p.of[s.to][0].step
		if i != first && p.likely[i] > rivalPart*p.likely[first] && sameText(s.sideOf(s.to), p.steps[first].sideOf(s.to)) && !p.descends(s.from, s.to) {
			out[s.to] = append(out[s.to], s.from)
		}
	}
	return out
}

// sameText reports whether a text shares nearly the same sentences with two
// others.
func sameText(x, y *side) bool {
	n := 0
	for _, k := range x.sentences {
		if _, ok := slices.BinarySearchFunc(y.sentences, k.sentence, func(k kept, s int32) int { return cmp.Compare(k.sentence, s) }); ok {
			n++
		}
	}
	return 10*n >= 9*max(len(x.sentences), len(y.sentences))
}
