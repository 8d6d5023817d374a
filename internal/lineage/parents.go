package lineage

import (
	"cmp"
	"math"
	"slices"
)

// What one text must show to be another's source.
const (
	directShare = 0.45 // of a text, below which it takes strong cues to tell its only source: reporters hear the same speech and read the same releases
	strongOdds  = 2    // log-odds that are strong
	saidOdds    = 0.5  // log-odds that a text has what it shares from one that it names
	nearerOdds  = 0.2  // the more, where that one names another of its sources
	copierShare = 0.33 // of a text that is surely another's before it counts as a copier's
	oddsCopier  = 2    // log-odds that text went to a copier from a text that is none
	lentOdds    = 0.3  // log-odds that a copier has what it shares from a text that is none
	tellable    = 0.6  // log-odds below which the direction can't be told
	rivalOdds   = 0.3  // log-odds by which two parents must differ to be told apart
	maxParents  = 4
)

// What makes a text a further parent, as log-odds; fitted as those of cues.go.
const (
	moreParent = -2.0  // before anything is seen
	moreFresh  = 2.2   // times the logarithm of the sentences that no parent has
	moreBetter = 0.05  // for each unit of mass of which it is nearer than every parent
	moreLikely = 0.5   // times its log-odds as an only parent
	moreFirst  = -0.25 // times those of the first parent
	moreRoot   = 0.75  // if it has no parent itself
	betterMass = 4     // of a sentence, below which one wording is as near as another
)

// step is a relation seen as a step from one node to another.
type step struct {
	from, to int
	*relation
}

// steps lists the steps that text may have taken, in order of their relations.
// Unless one of the texts says so, nothing goes between siblings.
func (b *builder) steps() []step {
	var out []step
	for _, r := range b.relations {
		for _, s := range []step{{from: r.a, to: r.b}, {from: r.b, to: r.a}} {
			s.relation = r
			if slices.Contains(r.rejected, s.from) {
				continue
			}
			if !r.siblings || s.said() {
				out = append(out, s)
			}
		}
	}
	return out
}

// said reports whether the later text says that it is.
func (s step) said() bool { return s.relation.said(s.from) > 0 }

// odds is the log-odds that the later text has the earlier for its only source.
func (s step) odds() float64 { return s.near + s.direction()/2 }

// direction is the log-odds that the text went this way rather than back.
func (s step) direction() float64 { return s.relation.odds(s.from) }

// alone reports whether a step may be a text's only one: it takes more than a
// little text between two that show no order.
func (s step) alone() bool {
	return s.said() || s.shareOf(s.to) >= directShare || s.direction() >= strongOdds
}

// takeParents gives each node its first parent, all at once; then further ones,
// the likeliest first; then those that it names for text nobody else explains.
func (b *builder) takeParents() {
	n := len(b.nodes)
	p := &parenthood{builder: b, steps: b.steps(), names: make([][]int, n), of: make([][]taken, n), best: make([]map[int32]float32, n)}
	for _, s := range p.steps {
		if s.said() {
			p.names[s.to] = append(p.names[s.to], s.from)
		}
	}
	arrows := make([]arrow, len(p.steps))
	for i, s := range p.steps {
		arrows[i] = arrow{from: s.from, to: s.to}
		if s.alone() {
			arrows[i].weight = s.odds()
		}
		if p.passedOn(s) {
			arrows[i].weight -= oddsCited / 2
		}
	}
	for _, i := range branching(n, arrows) {
		if i >= 0 {
			p.take(i, p.steps[i].eitherWay())
		}
	}
	p.takeAll(p.confirmed)
	p.takeAll(p.further)
	p.takeAll(p.named)
	p.findCopiers()
	p.takeAll(p.lent)
	p.enter()
}

// eitherWay is the log-odds that one of two texts has the other for its only
// source, whichever way it went.
func (s step) eitherWay() float64 {
	there := s.odds()
	back := there - s.direction()
	return math.Log(math.Exp(there) + math.Exp(back))
}

// takeAll takes the steps whose log-odds, as odds has them, are for it, the
// likeliest first. Each that is taken may speak against the others.
func (p *parenthood) takeAll(odds func(i int) float64) {
	first := make([]float64, len(p.steps))
	var list []int
	for i := range p.steps {
		if first[i] = odds(i); first[i] > 0 {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(x, y int) int { return cmp.Or(cmp.Compare(first[y], first[x]), cmp.Compare(x, y)) })
	for _, i := range list {
		if now := odds(i); now > 0 && !p.descends(p.steps[i].from, p.steps[i].to) {
			p.take(i, now)
		}
	}
}

// parenthood is who has which parents so far.
type parenthood struct {
	*builder
	steps  []step
	names  [][]int             // by node, those that it says to be earlier
	of     [][]taken           // by node, the steps to it, the first parent's first
	copier []bool              // by node
	best   []map[int32]float32 // by node and sentence, the mass that the nearest parent has of it
}

// taken is a step that was taken and the log-odds for it, the direction aside.
type taken struct {
	step int
	odds float64
	lent bool // it leads to a known copier from a text that is none
}

func (p *parenthood) take(i int, odds float64) {
	s := p.steps[i]
	p.of[s.to] = append(p.of[s.to], taken{i, odds, p.isLent(s)})
	if p.best[s.to] == nil {
		p.best[s.to] = map[int32]float32{}
	}
	for _, k := range s.sideOf(s.to).sentences {
		p.best[s.to][k.sentence] = max(p.best[s.to][k.sentence], k.mass)
	}
}

// passedOn reports whether the later text of a step also names a text that
// names the earlier, so that it may have the name from there.
func (p *parenthood) passedOn(s step) bool {
	return s.said() && slices.ContainsFunc(p.names[s.to], func(n int) bool { return slices.Contains(p.names[n], s.from) })
}

// canTake reports whether a step leads from a parent that is new.
func (p *parenthood) canTake(s step) bool {
	return len(p.of[s.to]) < maxParents && !slices.ContainsFunc(p.of[s.to], func(t taken) bool { return p.steps[t.step].from == s.from })
}

// further is the log-odds that a step leads from a further parent: one that has
// what no parent has, or has it in nearer words.
func (p *parenthood) further(i int) float64 {
	s := p.steps[i]
	if len(p.of[s.to]) == 0 || !p.canTake(s) {
		return math.Inf(-1)
	}
	fresh, better := 0, 0.0
	for _, k := range s.sideOf(s.to).sentences {
		best, ok := p.best[s.to][k.sentence]
		switch {
		case !ok:
			fresh++
		case k.mass > best+betterMass:
			better += float64(k.mass - best)
		}
	}
	if fresh == 0 && better == 0 {
		return math.Inf(-1)
	}
	first := p.steps[p.of[s.to][0].step]
	odds := moreParent + moreFresh*math.Log1p(float64(fresh)) + moreBetter*better + moreLikely*s.odds() + moreFirst*first.odds()
	if len(p.of[s.from]) == 0 {
		odds += moreRoot
	}
	return odds
}

// named is the log-odds that a step leads from a text that the later one names
// as its source, where nobody else explains what they share. A copy keeps the
// names of its source's sources, so that a source which names one of these too
// is the nearer.
func (p *parenthood) named(i int) float64 {
	s := p.steps[i]
	if !s.said() || s.direction() < 0 || !p.canTake(s) || p.fresh(s) < lostMass {
		return math.Inf(-1)
	}
	odds := saidOdds + s.shareOf(s.to)
	if slices.ContainsFunc(p.names[s.from], func(n int) bool { return slices.Contains(p.names[s.to], n) }) {
		odds += nearerOdds
	}
	return odds
}

// findCopiers marks the nodes that surely have much of their text from others.
func (p *parenthood) findCopiers() {
	p.copier = make([]bool, len(p.nodes))
	for n, parents := range p.of {
		p.copier[n] = slices.ContainsFunc(parents, func(t taken) bool {
			s := p.steps[t.step]
			return s.shareOf(n) >= copierShare && s.direction() >= strongOdds && t.odds > 0
		})
	}
}

// isLent reports whether a step leads to a known copier from a text that is
// none. Before the copiers are known there are none.
func (p *parenthood) isLent(s step) bool {
	return p.copier != nil && p.copier[s.to] && !p.copier[s.from]
}

// lent is the log-odds that a step leads to a known copier from a text that is
// none, where nobody else explains what they share.
func (p *parenthood) lent(i int) float64 {
	s := p.steps[i]
	if !p.isLent(s) || s.direction()+oddsCopier < -tellable || !p.canTake(s) || p.fresh(s) < lostMass {
		return math.Inf(-1)
	}
	return lentOdds + s.shareOf(s.to)
}

// fresh is the mass of what a step leads over that no parent has.
func (p *parenthood) fresh(s step) float64 {
	sum := float32(0)
	for _, k := range s.sideOf(s.to).sentences {
		if _, ok := p.best[s.to][k.sentence]; !ok {
			sum += k.mass
		}
	}
	return float64(sum)
}

// descends reports whether a node has text from another, through any number of
// parents.
func (p *parenthood) descends(node, from int) bool {
	seen := map[int]bool{node: true}
	for todo := []int{node}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n == from {
			return true
		}
		for _, t := range p.of[n] {
			if f := p.steps[t.step].from; !seen[f] {
				seen[f] = true
				todo = append(todo, f)
			}
		}
	}
	return false
}

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
			direction := s.direction()
			if t.lent {
				direction += oddsCopier
			}
			e := Edge{From: s.from, To: n, Share: s.shareOf(n), Confidence: logistic(direction) * logistic(t.odds), Passages: s.passages, Why: s.reasons(t.lent)}
			if k == 0 && len(rivals[n]) > 0 {
				e.Why = append(e.Why, whyRivals(s.from, rivals[n]))
				e.Confidence /= float64(1 + len(rivals[n]))
			}
			p.graph.Edges = append(p.graph.Edges, e)
		}
	}
}

// rivals lists, for each node, who may as well be its first parent.
func (p *parenthood) rivals() [][]int {
	out := make([][]int, len(p.of))
	for _, s := range p.steps {
		if len(p.of[s.to]) == 0 || !s.alone() {
			continue
		}
		first := p.steps[p.of[s.to][0].step]
		if s.from != first.from && s.odds() > 0 && math.Abs(s.odds()-first.odds()) < rivalOdds && sameText(s.sideOf(s.to), first.sideOf(s.to)) && !p.descends(s.from, s.to) {
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

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
