package lineage

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
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
	b := &builder{texts: texts, passages: passages}
	b.collapse(reports)
	b.relate()
	order := b.order()
	b.takeParents(order)
	b.addLost()
	slices.SortFunc(b.graph.Edges, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.From, y.From))
	})
	return b.graph
}

type builder struct {
	texts     []*segment.Text
	passages  []reuse.Passage
	graph     Graph
	mass      []float32            // of each node's text
	witness   [][]held             // for each passage, the nodes that hold it
	relations map[[2]int]*relation // by nodes, the lower first
	held      [][]int              // for each node, its passages
	explained []map[int]bool       // for each node, the passages its parents explain
}

// held is a passage as one node holds it.
type held struct {
	node    int
	witness reuse.Witness
	mass    float32
}

// collapse makes the nodes: reports whose sentences fold to the same terms are
// one.
func (b *builder) collapse(reports []int) {
	byText := map[xxh3.Uint128]int{}
	node := map[int]int{}
	var buf []byte
	for _, r := range reports {
		t := b.texts[r]
		buf = buf[:0]
		for _, s := range t.Sentences {
			if s.Headline {
				continue
			}
			for _, x := range t.TermsOf(s) {
				buf = binary.LittleEndian.AppendUint64(buf, uint64(x.Key))
			}
		}
		h := xxh3.Hash128(buf)
		n, ok := byText[h]
		if !ok || len(buf) == 0 {
			n = len(b.graph.Nodes)
			byText[h] = n
			b.graph.Nodes = append(b.graph.Nodes, Node{})
			b.mass = append(b.mass, massOf(t, report.Span{Start: 0, End: len(t.Text)}, t.Sentences))
		}
		b.graph.Nodes[n].Reports = append(b.graph.Nodes[n].Reports, r)
		node[r] = n
	}
	b.held = make([][]int, len(b.graph.Nodes))
	b.explained = make([]map[int]bool, len(b.graph.Nodes))
	b.witness = make([][]held, len(b.passages))
	for p, passage := range b.passages {
		for _, w := range passage.Witnesses {
			n, ok := node[w.Report]
			if !ok || b.graph.Nodes[n].Reports[0] != w.Report {
				continue // the first report of a node stands for all
			}
			t := b.texts[w.Report]
			m := massOf(t, w.Span, t.Sentences[w.Sentence:w.Sentence+1])
			if k := len(b.witness[p]); k > 0 && b.witness[p][k-1].node == n {
				continue // a report that says it twice holds it once
			}
			b.witness[p] = append(b.witness[p], held{n, w, m})
			b.held[n] = append(b.held[n], p)
		}
	}
}

// text returns the text that stands for a node.
func (b *builder) text(node int) *segment.Text { return b.texts[b.graph.Nodes[node].Reports[0]] }

// massOf sums the rarity of the content words of sentences within a span.
func massOf(t *segment.Text, span report.Span, sentences []segment.Sentence) float32 {
	var sum float32
	for _, s := range sentences {
		for _, x := range t.TermsOf(s) {
			if !x.Stop && span.Contains(t.SpanOf(x)) {
				sum += x.IDF
			}
		}
	}
	return sum
}

// relation is what two nodes share, seen from the lower-numbered.
type relation struct {
	a, b         int
	passages     []int
	massA, massB float32 // of the shared passages, in either's wording
	wordForWord  float32 // of massB, the part whose words stand in the same order in both
	cues         []cue
}

// shareOf is the part of a node's text that the relation covers.
func (b *builder) shareOf(r *relation, node int) float64 {
	m := r.massB
	if node == r.a {
		m = r.massA
	}
	if b.mass[node] == 0 {
		return 0
	}
	return min(1, float64(m/b.mass[node]))
}

// maxPeers bounds the comparisons for one passage: each holder is compared
// with this many of the likeliest sources, so a passage that thousands hold
// costs thousands of comparisons and not millions.
const maxPeers = 12

// relate finds every pair of nodes that share passages and weighs the cues.
func (b *builder) relate() {
	b.relations = map[[2]int]*relation{}
	for p, holders := range b.witness {
		peers := slices.Clone(holders)
		slices.SortStableFunc(peers, func(x, y held) int { return b.likelierSource(x.node, y.node) })
		for _, x := range peers[:min(len(peers), maxPeers)] {
			for _, y := range holders {
				if x.node < y.node || x.node > y.node && !slices.ContainsFunc(peers[:min(len(peers), maxPeers)], func(z held) bool { return z.node == y.node }) {
					b.share(p, x, y)
				}
			}
		}
	}
	for _, r := range b.relations {
		r.cues = b.weigh(r)
	}
}

// share enters that two nodes hold passage p.
func (b *builder) share(p int, x, y held) {
	if x.node > y.node {
		x, y = y, x
	}
	k := [2]int{x.node, y.node}
	r := b.relations[k]
	if r == nil {
		r = &relation{a: x.node, b: y.node}
		b.relations[k] = r
	}
	r.passages = append(r.passages, p)
	r.massA += x.mass
	r.massB += y.mass
	tx, ty := b.text(x.node), b.text(y.node)
	r.wordForWord += y.mass * kept(keys(tx, x.witness), keys(ty, y.witness))
}

// likelierSource orders nodes by how likely they are to be a source before any
// pair is weighed: dated before undated, earlier before later, longer first.
func (b *builder) likelierSource(x, y int) int {
	px, py := b.text(x).Published, b.text(y).Published
	if kx, ky := px.Days.Known(), py.Days.Known(); kx && ky {
		if c := cmp.Compare(px.Days.First, py.Days.First); c != 0 {
			return c
		}
	} else if kx != ky {
		if kx {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.mass[y], b.mass[x]), cmp.Compare(x, y))
}
