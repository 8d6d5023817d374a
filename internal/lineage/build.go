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
// passages are the story's own. What people confirmed of its reports is a parent
// wherever the two share text; what they rejected is none. A report that relays
// another names it as its source.
//
// Reports with the same text become one node. Every two nodes that share
// passages are laid side by side: how near either is to the other, and which
// looks like the earlier. All the trees that give each node one parent or none
// are weighed, and the one whose steps are the likeliest by all of them is
// taken; then each node takes further parents for what its first does not
// explain; and text that no parent explains hangs on a lost source.
func Build(texts []*segment.Text, reports []int, passages []reuse.Passage, judged []Judged, relays ...reuse.Relay) Graph {
	b := &builder{model: &fitted}
	b.compare(texts, reports, passages, relays...)
	b.weigh()
	b.judge(judged)
	b.takeParents()
	b.addLost()
	slices.SortFunc(b.graph.Edges, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.From, y.From))
	})
	return b.graph
}

// compare lays every two texts side by side that share passages.
func (b *builder) compare(texts []*segment.Text, reports []int, passages []reuse.Passage, relays ...reuse.Relay) {
	words := b.collapse(texts, reports)
	b.noteRelays(relays)
	b.hold(passages)
	b.relate(words)
}

type builder struct {
	*model
	graph     Graph
	nodes     []node      // the graph's, lost sources aside
	of        map[int]int // report → node, for the reports that stand for one
	holders   [][]held    // for each passage, the nodes that hold it, ascending
	relations []*relation // by nodes, ascending
}

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
func (b *builder) collapse(texts []*segment.Text, reports []int) *vocabulary {
	words := newVocabulary()
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
			b.nodes = append(b.nodes, newNode(t, words))
			b.graph.Nodes = append(b.graph.Nodes, Node{})
		}
		b.graph.Nodes[n].Reports = append(b.graph.Nodes[n].Reports, r)
	}
	return words
}

// noteRelays enters whose reports each node relays.
func (b *builder) noteRelays(relays []reuse.Relay) {
	if len(relays) == 0 {
		return
	}
	of := b.nodeOf()
	for _, r := range relays {
		n := &b.nodes[of[r.Report]]
		n.relayed = append(n.relayed, &b.nodes[of[r.From]])
	}
}

// nodeOf tells which node each report is of.
func (b *builder) nodeOf() map[int]int {
	of := map[int]int{}
	for n, node := range b.graph.Nodes {
		for _, r := range node.Reports {
			of[r] = n
		}
	}
	return of
}

// hold enters which nodes hold which passages. A node that says it twice holds
// it once.
func (b *builder) hold(passages []reuse.Passage) {
	b.holders = make([][]held, len(passages))
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
		for _, h := range b.holders[p] {
			if x := &b.nodes[h.node]; h.Sentence == x.opening() {
				x.openers = max(x.openers, len(b.holders[p]))
			}
		}
	}
}
