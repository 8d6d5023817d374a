package lineage

import (
	"cmp"
	"math"
	"slices"
)

// What one text must show to be another's source.
const (
	directShare    = 0.45 // of a text, below which it takes some sign of direction to tell its only source: reporters hear the same speech and read the same releases
	leastSentences = 2    // shared, without which no sign tells it
	mostShare      = 0.6  // of a text
	littleLeast    = 0.5  // likelihood, as enough has it, of a step over little text
	strongOdds     = 2    // log-odds that are strong
	saidOdds       = 0.5  // log-odds that a text has what it shares from one that it names
	nearerOdds     = 0.2  // the more, where that one names another of its sources
	copierShare    = 0.33 // of a text that is surely another's before it counts as a copier's
	oddsCopier     = 2    // log-odds that text went to a copier from a text that is none
	lentOdds       = 0.3  // log-odds that a copier has what it shares from a text that is none
	tellable       = 0.6  // log-odds below which the direction can't be told
	rivalPart      = 0.7  // of the likelihood of a parent, above which another may as well be it
	nonePart       = 0.6  // of the likelihood that a text has no parent here, which one must outweigh
	furtherLeast   = 0.4  // log-odds of a further parent, below which it is left out: a wrong one costs more trust than a missing one
	maxParents     = 4
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
			if !r.siblings || s.saysSo() {
				out = append(out, s)
			}
		}
	}
	return out
}

// saysSo reports whether a text, or somebody, says that the later one is.
func (s step) saysSo() bool { return s.says(s.from) }

// odds is the log-odds that the later text has the earlier for its only source,
// against its having none.
func (s step) odds() float64 { return s.oddsFrom(s.from) + s.decided() }

// direction is the log-odds that the text went this way rather than back.
func (s step) direction() float64 { return s.odds() - s.oddsFrom(s.to) + s.decided() }

// alone reports whether a step may be a text's only one: it takes more than a
// little text between two that show no order.
func (s step) alone() bool {
	return s.saysSo() || s.muchText() || s.direction() >= tellable && len(s.sideOf(s.to).sentences) >= leastSentences
}

// muchText reports whether a step leads over much of the later text.
func (s step) muchText() bool { return s.shareOf(s.to) >= directShare }

// takeParents gives each node its first parent, all at once; then further ones,
// the likeliest first; then those that it names for text nobody else explains.
func (b *builder) takeParents() {
	p := b.firstParents()
	p.takeAll(p.confirmed)
	p.takeAll(p.another)
	p.takeAll(p.named)
	p.findCopiers()
	p.takeAll(p.lent)
	p.enter()
}

// firstParents gives each node its first parent: of all the trees, the one
// whose steps are the likeliest by all the others.
func (b *builder) firstParents() *parenthood {
	n := len(b.nodes)
	p := &parenthood{builder: b, steps: b.steps(), names: make([][]int, n), of: make([][]taken, n), has: make([]map[int32]bool, n), shared: b.sharedParts()}
	for _, s := range p.steps {
		if s.saysSo() {
			p.names[s.to] = append(p.names[s.to], s.from)
		}
	}
	p.weighFirst()
	arrows := make([]arrow, len(p.steps))
	for i, s := range p.steps {
		arrows[i] = arrow{from: s.from, to: s.to}
		if s.alone() && (s.saysSo() || s.muchText() || p.enough(i) >= littleLeast) {
			arrows[i].weight = p.likely[i] - nonePart*p.none[s.to]
		}
	}
	first := branching(n, arrows)
	for _, i := range first {
		if i >= 0 {
			p.take(i, p.likely[i])
		}
	}
	p.clear = p.unrivalled(first)
	return p
}

// enough is the likelihood that a step over little text must have: that the text
// has any source here; but of the step itself where a day is missing and most of the
// text is in no other. Patchworks of one lost text share a little with each other
// too, and some order will always show.
func (p *parenthood) enough(i int) float64 {
	s := p.steps[i]
	from, to := &p.builder.nodes[s.from], &p.builder.nodes[s.to]
	dated := from.Published.Days.Known() && to.Published.Days.Known()
	if dated || p.shared[s.to] >= mostShare {
		return 1 - p.none[s.to]
	}
	return p.likely[i]
}

// sharedParts is the part of each node's text that some other has too.
func (b *builder) sharedParts() []float64 {
	of := make([][]*held, len(b.nodes))
	for _, holders := range b.holders {
		for i := range holders {
			of[holders[i].node] = append(of[holders[i].node], &holders[i])
		}
	}
	out := make([]float64, len(b.nodes))
	for n := range b.nodes {
		out[n] = b.nodes[n].shareOf(of[n])
	}
	return out
}

// unrivalled tells which nodes have a first parent that stands out: no other step
// into the node, nor the one back, is nearly as likely.
func (p *parenthood) unrivalled(first []int) []bool {
	rival := make([]float64, len(first))
	for i, s := range p.steps {
		if first[s.to] != i {
			rival[s.to] = max(rival[s.to], p.likely[i])
		}
		if k := first[s.from]; k >= 0 && p.steps[k].from == s.to {
			rival[s.from] = max(rival[s.from], p.likely[i])
		}
	}
	out := make([]bool, len(first))
	for n, i := range first {
		out[n] = i >= 0 && rival[n] <= rivalPart*p.likely[i]
	}
	return out
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
			p.take(i, logistic(now))
		}
	}
}

// parenthood is who has which parents so far.
type parenthood struct {
	*builder
	steps  []step
	likely []float64        // by step, how likely it leads from the first parent
	none   []float64        // by node, how likely it has none
	names  [][]int          // by node, those that it says to be earlier
	of     [][]taken        // by node, the steps to it, the first parent's first
	clear  []bool           // by node, whether it has a first parent without a rival
	copier []bool           // by node
	has    []map[int32]bool // by node, the sentences that a parent has
	shared []float64        // by node, the part of its text that some other has
}

// taken is a step that was taken and how likely it is right.
type taken struct {
	step       int
	likelihood float64
	lent       bool // it leads to a known copier from a text that is none
}

func (p *parenthood) take(i int, likelihood float64) {
	s := p.steps[i]
	p.of[s.to] = append(p.of[s.to], taken{i, likelihood, p.isLent(s)})
	if p.has[s.to] == nil {
		p.has[s.to] = map[int32]bool{}
	}
	for _, k := range s.sideOf(s.to).sentences {
		p.has[s.to][k.sentence] = true
	}
}

// passedOn reports whether the later text of a step also names a text that
// names the earlier, so that it may have the name from there.
func (p *parenthood) passedOn(s step) bool {
	return s.saysSo() && slices.ContainsFunc(p.names[s.to], func(n int) bool { return slices.Contains(p.names[n], s.from) })
}

// canTake reports whether a step leads from a parent that is new.
func (p *parenthood) canTake(s step) bool {
	return len(p.of[s.to]) < maxParents && !slices.ContainsFunc(p.of[s.to], func(t taken) bool { return p.steps[t.step].from == s.from })
}

// another is the log-odds that a step leads from a further parent: one that has
// what no parent has.
func (p *parenthood) another(i int) float64 {
	v, ok := p.furtherVector(i)
	if !ok {
		return math.Inf(-1)
	}
	odds := v.times(&p.model.further)
	if odds < furtherLeast {
		return math.Inf(-1)
	}
	return odds
}

func (p *parenthood) furtherVector(i int) (furtherVector, bool) {
	s := p.steps[i]
	if len(p.of[s.to]) == 0 || !p.canTake(s) {
		return furtherVector{}, false
	}
	fresh := 0
	for _, k := range s.sideOf(s.to).sentences {
		if !p.has[s.to][k.sentence] {
			fresh++
		}
	}
	if fresh == 0 {
		return furtherVector{}, false
	}
	v := furtherVector{
		furtherAlways: 1, furtherFresh: math.Log1p(float64(fresh)),
		furtherOdds: bounded(s.odds()),
	}
	if len(p.of[s.from]) == 0 {
		v[furtherRoot] = 1
	}
	return v, true
}

// named is the log-odds that a step leads from a text that the later one names
// as its source, where nobody else explains what they share. A copy keeps the
// names of its source's sources, so that a source which names one of these too
// is the nearer.
func (p *parenthood) named(i int) float64 {
	s := p.steps[i]
	if !s.saysSo() || s.direction() < 0 || !p.canTake(s) || p.fresh(s) < lostMass {
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
			return s.shareOf(n) >= copierShare && s.direction() >= strongOdds && t.likelihood > 0.5
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
		if !p.has[s.to][k.sentence] {
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

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// oddsOf is the log-odds of a likelihood.
func oddsOf(x float64) float64 { return bounded(math.Log(x / (1 - x))) }
