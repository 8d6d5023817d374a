package lineage

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Build works out the lineage of one story: reports are indexes into texts,
// passages are the story's own.
//
// Reports with the same text become one node. Every two nodes that share
// passages are weighed against each other: how much of either the other holds,
// and which of them looks like the earlier. Each node then takes its parents
// from the nodes before it, and text that no parent explains hangs on a lost
// source.
func Build(texts []*segment.Text, reports []int, passages []reuse.Passage) Graph {
	return BuildJudged(texts, reports, passages, nil)
}

// BuildJudged is Build where people have decided of some reports. What they
// confirmed is a parent wherever the two share text; what they rejected is none.
func BuildJudged(texts []*segment.Text, reports []int, passages []reuse.Passage, judged []Judged) Graph {
	b := &builder{holders: make([][]held, len(passages))}
	b.collapse(texts, reports)
	b.hold(passages)
	b.relate()
	b.judge(judged)
	b.takeParents()
	if b.knowCopiers() { // who copies one text likely copies others
		b.takeParents()
	}
	b.addLost()
	slices.SortFunc(b.graph.Edges, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.From, y.From))
	})
	return b.graph
}

type builder struct {
	graph     Graph
	nodes     []node      // the graph's, lost sources aside
	of        map[int]int // report → node, for the reports that stand for one
	holders   [][]held    // for each passage, the nodes that hold it, ascending
	relations []*relation // by nodes, ascending
	siblings  map[[2]int]bool
}

// node is a text with what is asked of it again and again.
type node struct {
	*segment.Text
	wire      wire
	sums      []float64 // sums[i] is the idf mass of the content words before term i
	shared    []bool    // by term: some passage holds it
	explained []bool    // by term: a parent explains it
	broken    map[int]bool
}

func newNode(t *segment.Text) node {
	n := node{Text: t, wire: wireOf(t), sums: make([]float64, len(t.Terms)+1), shared: make([]bool, len(t.Terms)), broken: brokenQuotes(t)}
	for i, x := range t.Terms {
		n.sums[i+1] = n.sums[i]
		if !x.Stop {
			n.sums[i+1] += float64(x.IDF)
		}
	}
	return n
}

// mass is the idf mass of the node's text.
func (n *node) mass() float64 { return n.sums[len(n.sums)-1] }

// massOf is the idf mass of a run of terms.
func (n *node) massOf(w window) float64 { return n.sums[w.to] - n.sums[w.from] }

// unexplained is the part of a run's mass that no parent explains.
func (n *node) unexplained(w window) float64 {
	sum := 0.0
	for i := w.from; i < w.to; i++ {
		if !n.explained[i] {
			sum += n.sums[i+1] - n.sums[i]
		}
	}
	return sum
}

// window is a run of a text's terms, to excluded.
type window struct{ from, to int }

// held is a passage as one node holds it.
type held struct {
	passage, node int
	reuse.Witness
	window
	keys   []word.Key // of its terms
	mass   float64
	quoted bool // mostly between quote marks
	broken bool // in a quote that is not closed, or not opened
}

// collapse makes the nodes: reports whose sentences fold to the same terms are
// one, and the first stands for all.
func (b *builder) collapse(texts []*segment.Text, reports []int) {
	byText := map[xxh3.Uint128]int{}
	b.of = map[int]int{}
	var buf []byte
	for _, r := range reports {
		t := texts[r]
		buf = buf[:0]
		for _, s := range t.Sentences {
			if s.Headline || s.Dateline {
				continue
			}
			for _, x := range t.TermsOf(s) {
				buf = binary.LittleEndian.AppendUint64(buf, uint64(x.Key))
			}
		}
		h := xxh3.Hash128(buf)
		n, ok := byText[h]
		if !ok || len(buf) == 0 {
			n = len(b.nodes)
			byText[h] = n
			b.of[r] = n
			b.nodes = append(b.nodes, newNode(t))
			b.graph.Nodes = append(b.graph.Nodes, Node{})
		}
		b.graph.Nodes[n].Reports = append(b.graph.Nodes[n].Reports, r)
	}
}

// hold enters which nodes hold which passages. A node that says it twice holds
// it once.
func (b *builder) hold(passages []reuse.Passage) {
	for p, passage := range passages {
		for _, w := range passage.Witnesses {
			n, ok := b.of[w.Report]
			if k := len(b.holders[p]); !ok || k > 0 && b.holders[p][k-1].node == n {
				continue
			}
			x := &b.nodes[n]
			h := held{passage: p, node: n, Witness: w, window: x.termsOf(w), quoted: quoted(x.Text, w), broken: x.broken[w.Sentence]}
			h.mass = x.massOf(h.window)
			for i := h.from; i < h.to; i++ {
				x.shared[i] = true
				h.keys = append(h.keys, x.Terms[i].Key)
			}
			b.holders[p] = append(b.holders[p], h)
		}
		slices.SortFunc(b.holders[p], func(x, y held) int { return cmp.Compare(x.node, y.node) })
	}
}

// termsOf finds the terms of a witness.
func (n *node) termsOf(w reuse.Witness) window {
	s := n.Sentences[w.Sentence]
	out := window{s.FirstTerm, s.LastTerm}
	for out.from < out.to && n.SpanOf(n.Terms[out.from]).Start < w.Start {
		out.from++
	}
	for out.to > out.from && n.SpanOf(n.Terms[out.to-1]).End > w.End {
		out.to--
	}
	return out
}

// relation is what two nodes share; a is the lower-numbered.
type relation struct {
	a, b           int
	passages       []int
	inA, inB       []*held // by passage
	shareA, shareB float64 // of either's text
	wordForWord    float64 // the part of it whose words stand in the same order in both
	siblings       bool    // each has, amid what they share, text that the other lacks
	cues           []cue

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

// maxPeers bounds the comparisons for one passage: each holder is compared
// with this many of the likeliest sources, so a passage that thousands hold
// costs thousands of comparisons and not millions.
const maxPeers = 12

// relate finds every pair of nodes that share passages and weighs the cues.
func (b *builder) relate() {
	known := map[[2]int]*relation{}
	for p, holders := range b.holders {
		order := make([]int, len(holders))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(i, j int) int { return b.likelierSource(holders[i].node, holders[j].node) })
		peer := make([]bool, len(holders))
		for _, i := range order[:min(len(order), maxPeers)] {
			for j := range holders {
				if i == j || peer[j] {
					continue
				}
				x, y := &holders[min(i, j)], &holders[max(i, j)]
				r := known[[2]int{x.node, y.node}]
				if r == nil {
					r = &relation{a: x.node, b: y.node}
					known[[2]int{x.node, y.node}] = r
					b.relations = append(b.relations, r)
				}
				r.passages, r.inA, r.inB = append(r.passages, p), append(r.inA, x), append(r.inB, y)
			}
			peer[i] = true
		}
	}
	slices.SortFunc(b.relations, func(x, y *relation) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	for _, r := range b.relations {
		b.measure(r)
		r.cues = b.weigh(r)
	}
	b.mosaics()
}

// measure works out how much two nodes share, and how closely.
func (b *builder) measure(r *relation) {
	r.shareA, r.shareB = b.nodes[r.a].shareOf(r.inA), b.nodes[r.b].shareOf(r.inB)
	kept, all := 0.0, 0.0
	for i, x := range r.inA {
		y := r.inB[i]
		kept += y.mass * neighboursKept(x.keys, y.keys)
		all += y.mass
	}
	if all > 0 {
		r.wordForWord = kept / all
	}
	r.siblings = r.verbatim() && min(r.shareA, r.shareB) >= siblingShare && r.inOrder() &&
		b.ownAmid(r.inA, r.b) >= siblingMass && b.ownAmid(r.inB, r.a) >= siblingMass
}

// inOrder reports whether two texts have what they share in much the same
// order, as cuts of one text do.
func (r *relation) inOrder() bool {
	byPlace := make([]int, len(r.inA))
	for i := range byPlace {
		byPlace[i] = i
	}
	slices.SortFunc(byPlace, func(i, j int) int { return cmp.Compare(r.inA[i].from, r.inA[j].from) })
	up := 0
	for k := 1; k < len(byPlace); k++ {
		if r.inB[byPlace[k-1]].from <= r.inB[byPlace[k]].from {
			up++
		}
	}
	return 10*up >= 7*(len(byPlace)-1)
}

// mosaics finds texts that are put together from others: two or more, each
// with much text of its own and little in common, cover nearly all of it.
func (b *builder) mosaics() {
	const (
		whole = 0.75 // of the text that the pieces cover
		piece = 0.15 // of it that each adds
		own   = 0.3  // of a source that isn't in the mosaic
		alike = 0.15 // of either that two sources may share
	)
	between := map[[2]int]*relation{}
	of := make([][]*relation, len(b.nodes))
	for _, r := range b.relations {
		between[[2]int{r.a, r.b}] = r
		of[r.a], of[r.b] = append(of[r.a], r), append(of[r.b], r)
	}
	for n, list := range of {
		other := func(r *relation) int { return r.a + r.b - n }
		list = slices.DeleteFunc(list, func(r *relation) bool { return r.shareOf(n) < piece || r.shareOf(other(r)) > 1-own })
		slices.SortFunc(list, func(x, y *relation) int {
			return cmp.Or(cmp.Compare(y.shareOf(n), x.shareOf(n)), cmp.Compare(other(x), other(y)))
		})
		var pieces []*relation
		var covered []*held
		share := 0.0
		for _, r := range list[:min(len(list), maxPeers)] {
			if slices.ContainsFunc(pieces, func(p *relation) bool {
				x := between[[2]int{min(other(r), other(p)), max(other(r), other(p))}]
				return x != nil && max(x.shareA, x.shareB) > alike
			}) {
				continue
			}
			all := append(slices.Clone(covered), r.in(n)...)
			if s := b.nodes[n].shareOf(all); s >= share+piece {
				pieces, covered, share = append(pieces, r), all, s
			}
		}
		if len(pieces) < 2 || share < whole {
			continue
		}
		for _, r := range pieces {
			r.siblings = false
			odds := oddsMosaic
			if n == r.a {
				odds = -odds
			}
			r.cues = append(r.cues, cue{odds: odds, why: func(from, to string) string { return to + " is put together from " + from + " and other texts" }})
		}
	}
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

// ownAmid is the mass of what a node says of its own in the paragraphs from the
// first that it shares to the last: runs of words that the other node has
// nowhere, in sentences that no other text explains. Swapped words make no
// runs.
func (b *builder) ownAmid(list []*held, other int) float64 {
	n := &b.nodes[list[0].node]
	first, last := n.Sentences[list[0].Sentence].Paragraph, 0
	for _, h := range list {
		p := n.Sentences[h.Sentence].Paragraph
		first, last = min(first, p), max(last, p)
	}
	has := make(map[word.Key]bool, len(b.nodes[other].Terms))
	for _, x := range b.nodes[other].Terms {
		has[x.Key] = true
	}
	const run = 2 // words of content
	sum := 0.0
	for _, s := range n.Sentences {
		if s.Headline || s.Paragraph < first || s.Paragraph > last || slices.Contains(n.shared[s.FirstTerm:s.LastTerm], true) {
			continue
		}
		words, mass := 0, 0.0
		flush := func() {
			if words >= run {
				sum += mass
			}
			words, mass = 0, 0
		}
		for _, x := range n.TermsOf(s) {
			switch {
			case x.Stop:
			case has[x.Key]:
				flush()
			default:
				words, mass = words+1, mass+float64(x.IDF)
			}
		}
		flush()
	}
	return sum
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
