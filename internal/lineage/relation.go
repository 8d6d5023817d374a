package lineage

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/word"
)

// relation is what two nodes share; a is the lower-numbered.
type relation struct {
	a, b           int
	passages       []int
	inA, inB       []*held // by passage
	sideA, sideB   side
	shareA, shareB float64 // of either's text
	siblings       bool    // each has, amid what they share, text that the other lacks
	said           said    // of which came first, of a against b
	reordered      float64 // part of what they share that either has in another order
	fromA, fromB   vector  // what speaks for a step from the one to the other
	oddsA, oddsB   float64 // the log-odds of either step

	confirmed, rejected []int // nodes from which, as people decided, the other took text or took none
}

// shareOf is the part of a node's text that the relation covers.
func (r *relation) shareOf(node int) float64 {
	if node == r.a {
		return r.shareA
	}
	return r.shareB
}

// in lists the passages as a node holds them.
func (r *relation) in(node int) []*held {
	if node == r.a {
		return r.inA
	}
	return r.inB
}

// sideOf is what a node has.
func (r *relation) sideOf(node int) *side {
	if node == r.a {
		return &r.sideA
	}
	return &r.sideB
}

// oddsFrom is the log-odds that one node has the other for its only source,
// against its having none.
func (r *relation) oddsFrom(node int) float64 {
	if node == r.a {
		return r.oddsA
	}
	return r.oddsB
}

// vectorFrom is what speaks for a step from a node.
func (r *relation) vectorFrom(node int) *vector {
	if node == r.a {
		return &r.fromA
	}
	return &r.fromB
}

// keptPairs is the part of the words side by side, in what two nodes share,
// that are so in both.
func (r *relation) keptPairs() float64 {
	return float64(r.sideA.keptPairs+r.sideB.keptPairs) / float64(max(1, r.sideA.pairs+r.sideB.pairs))
}

// With how many nodes one is compared for one passage, so that a passage that
// thousands hold costs thousands of comparisons and not millions.
const (
	maxPeers = 12 // of the likeliest sources
	maxTwins = 4  // of the likeliest sources with its very wording
)

// relate finds the pairs of nodes that share passages and weighs them.
func (b *builder) relate(words *vocabulary) {
	known := map[[2]int]*relation{}
	for p, holders := range b.holders {
		for _, pair := range b.peers(holders) {
			x, y := &holders[pair[0]], &holders[pair[1]]
			r := known[[2]int{x.node, y.node}]
			if r == nil {
				r = &relation{a: x.node, b: y.node}
				known[[2]int{x.node, y.node}] = r
				b.relations = append(b.relations, r)
			}
			r.passages, r.inA, r.inB = append(r.passages, p), append(r.inA, x), append(r.inB, y)
		}
	}
	slices.SortFunc(b.relations, func(x, y *relation) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	for _, r := range b.relations {
		r.shareA, r.shareB = b.nodes[r.a].shareOf(r.inA), b.nodes[r.b].shareOf(r.inB)
	}
	b.findCommon(words.size)
	b.findMisnamed(words)
	c := newCollator(b.nodes, words)
	for _, r := range b.relations {
		r.sideA, r.sideB = c.collate(r)
		r.siblings = r.areSiblings()
		r.said = whatIsSaid(&b.nodes[r.a], &b.nodes[r.b])
	}
	degree, least := make([]int, len(b.nodes)), make([]float64, len(b.nodes)) // of relations; of what they have in another order
	for n := range least {
		least[n] = 1
	}
	for _, r := range b.relations {
		degree[r.a]++
		degree[r.b]++
		r.reordered = r.otherOrder()
		least[r.a], least[r.b] = min(least[r.a], r.reordered), min(least[r.b], r.reordered)
	}
	for _, r := range b.relations {
		r.fromA, r.fromB = b.measure(r, r.a, degree, least), b.measure(r, r.b, degree, least)
	}
}

// weigh finds the log-odds of every step.
func (b *builder) weigh() {
	for _, r := range b.relations {
		r.oddsA, r.oddsB = r.fromA.times(&b.model.first), r.fromB.times(&b.model.first)
	}
}

// relation is what two nodes share; nil where they were not compared.
func (b *builder) relation(x, y int) *relation {
	i, ok := slices.BinarySearchFunc(b.relations, [2]int{min(x, y), max(x, y)}, func(r *relation, k [2]int) int {
		return cmp.Or(cmp.Compare(r.a, k[0]), cmp.Compare(r.b, k[1]))
	})
	if !ok {
		return nil
	}
	return b.relations[i]
}

// peers lists the pairs of a passage's holders that are compared, each once,
// the lower first.
func (b *builder) peers(holders []held) [][2]int {
	order := make([]int, len(holders))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return b.likelierSource(holders[i].node, holders[j].node) })
	var out [][2]int
	for k, i := range order[:min(len(order), maxPeers)] {
		for _, j := range order[k+1:] {
			out = append(out, [2]int{min(i, j), max(i, j)})
		}
	}
	if len(order) <= maxPeers {
		return out
	}
	twins := map[xxh3.Uint128][]int{}
	var buf []byte
	for _, j := range order[maxPeers:] {
		buf = buf[:0]
		for _, k := range holders[j].keys {
			buf = binary.LittleEndian.AppendUint64(buf, uint64(k))
		}
		h := xxh3.Hash128(buf)
		for _, i := range twins[h] {
			out = append(out, [2]int{min(i, j), max(i, j)})
		}
		if len(twins[h]) < maxTwins {
			twins[h] = append(twins[h], j)
		}
	}
	return out
}

// likelierSource orders nodes by how likely they are to be a source before any
// pair is weighed: dated before undated, earlier before later, longer first.
func (b *builder) likelierSource(x, y int) int {
	px, py := b.nodes[x].Published.Days, b.nodes[y].Published.Days
	if px.Known() != py.Known() {
		if px.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(px.First, py.First), cmp.Compare(b.nodes[y].mass(), b.nodes[x].mass()), cmp.Compare(x, y))
}

// What makes two texts siblings, cut from one that they had.
const (
	siblingShare = 0.3  // of both texts, below which they say nothing of it
	siblingMass  = 12   // of words that either has and the other lacks, amid what they share
	siblingPairs = 0.85 // of the words side by side, below which one of them was reworded
)

// areSiblings reports whether two texts look like cuts of a third: they have
// much the same sentences in the same order, and either has, amid those, what
// the other lacks.
func (r *relation) areSiblings() bool {
	return r.keptPairs() >= siblingPairs && min(r.shareA, r.shareB) >= siblingShare && r.inOrder() &&
		min(r.sideA.amid+r.sideA.outside, r.sideB.amid+r.sideB.outside) >= siblingMass
}

// inOrder reports whether two texts have what they share in much the same
// order, as cuts of one text do.
func (r *relation) inOrder() bool {
	up, order := 0, byPlace(r.inA)
	for k := 1; k < len(order); k++ {
		if r.inB[order[k-1]].from <= r.inB[order[k]].from {
			up++
		}
	}
	return 10*up >= 7*(len(order)-1)
}

// otherOrder is the part of the passages that stand next to each other in the one
// text and not in the other, half where there are too few to tell.
func (r *relation) otherOrder() float64 {
	const padding = 2 // passages added, half of them parted
	byA, rankB := byPlace(r.inA), make([]int, len(r.inB))
	for rank, i := range byPlace(r.inB) {
		rankB[i] = rank
	}
	parted := 0
	for k := 1; k < len(byA); k++ {
		i, j := byA[k-1], byA[k]
		if rankB[j] != rankB[i]+1 && r.inA[i].Sentence != r.inA[j].Sentence && r.inB[i].Sentence != r.inB[j].Sentence {
			parted++
		}
	}
	return (float64(parted) + padding/2) / float64(len(byA)-1+padding)
}

// byPlace lists passages in the order in which a text holds them.
func byPlace(list []*held) []int {
	out := make([]int, len(list))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(list[i].from, list[j].from) })
	return out
}

// shareOf is the part of a node's text that some of its passages cover, each
// word counted once.
func (n *node) shareOf(list []*held) float64 {
	if n.mass() == 0 {
		return 0
	}
	windows := make([]window, len(list))
	for i, h := range list {
		windows[i] = h.window
	}
	slices.SortFunc(windows, func(x, y window) int { return cmp.Compare(x.from, y.from) })
	sum, at := 0.0, 0
	for _, w := range windows {
		if w.from = max(w.from, at); w.from < w.to {
			sum += n.massOf(w)
			at = w.to
		}
	}
	return min(1, sum/n.mass())
}

// neighboursKept is the share of the neighbouring words of the shorter wording
// that are neighbours in the other.
func neighboursKept(x, y []word.Key) float64 {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return 0
	}
	n := 0
	for i := 1; i < len(x); i++ {
		for j := 1; j < len(y); j++ {
			if x[i-1] == y[j-1] && x[i] == y[j] {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(x)-1)
}
