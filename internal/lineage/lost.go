package lineage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/disjoint"
)

// lostMass is the least text of a report, in idf mass, that is told of in the
// lineage though it is a small share of it: about one full sentence.
const lostMass = 25

// addLost hangs text that no parent explains on lost sources: one for each
// set of nodes that unexplained passages tie together. There may have been
// more than one such text; the fewest that explain what is shared are shown.
func (b *builder) addLost() {
	set := disjoint.New(len(b.nodes))
	open := make([][]*held, len(b.holders)) // for each passage, where nothing explains it
	for p, holders := range b.holders {
		if allQuoted(holders) {
			continue // several reporters can hear one speaker
		}
		var roots []*held
		for i := range holders {
			if h := &holders[i]; 2*b.nodes[h.node].unexplained(h.window) >= h.mass {
				roots = append(roots, h)
			}
		}
		if len(roots) < 2 {
			continue
		}
		open[p] = roots
		for _, h := range roots[1:] {
			set.Join(roots[0].node, h.node)
		}
	}
	members := map[int][]int{}
	var order []int
	for p, roots := range open {
		if len(roots) > 0 {
			k := set.Root(roots[0].node)
			if members[k] == nil {
				order = append(order, k)
			}
			members[k] = append(members[k], p)
		}
	}
	lost := 0
	for _, k := range order {
		if b.addLostSource(lost, members[k], open) {
			lost++
		}
	}
}

// addLostSource enters one lost source, unless what hangs on it is too little
// to infer a text from. A passage that no two word alike counts half: two
// reporters can tell one fact in much the same words.
func (b *builder) addLostSource(number int, passages []int, open [][]*held) bool {
	mass := map[int]float64{}
	of := map[int][]*held{}
	for _, p := range passages {
		for _, h := range open[p] {
			of[h.node] = append(of[h.node], h)
			if wordedAlike(h, open[p]) {
				mass[h.node] += h.mass
			} else {
				mass[h.node] += h.mass / 2
			}
		}
	}
	var nodes []int
	for n, m := range mass {
		if m >= lostMass {
			nodes = append(nodes, n)
		}
	}
	if len(nodes) < 2 {
		return false
	}
	slices.Sort(nodes)
	member := make(map[int]bool, len(nodes))
	for _, n := range nodes {
		member[n] = true
	}
	holders := map[int][]int{} // passage → its holders among the nodes, the first few
	for _, p := range passages {
		for _, h := range open[p] {
			if member[h.node] && len(holders[p]) < 2+maxNamed {
				holders[p] = append(holders[p], h.node)
			}
		}
	}
	var edges []Edge
	for _, n := range nodes {
		var passages, others []int // that n shares, with nodes that hang here too
		for _, h := range of[n] {
			if len(holders[h.passage]) > 1 {
				passages = append(passages, h.passage)
				others = append(others, holders[h.passage]...)
			}
		}
		if len(passages) == 0 {
			continue
		}
		slices.Sort(others)
		others = slices.DeleteFunc(slices.Compact(others), func(m int) bool { return m == n })
		edges = append(edges, Edge{
			From: len(b.graph.Nodes), To: n, Share: b.nodes[n].shareOf(of[n]), Passages: passages,
			Confidence: lostConfidence(len(passages)), Why: b.whyLost(n, len(passages), others),
		})
	}
	if len(edges) < 2 {
		return false
	}
	b.graph.Nodes = append(b.graph.Nodes, Node{Lost: greek(number)})
	b.graph.Edges = append(b.graph.Edges, edges...)
	return true
}

// wordedAlike reports whether some other holder keeps the order of the words.
func wordedAlike(h *held, others []*held) bool {
	const most = 8 // compared
	for _, x := range others[:min(len(others), most)] {
		if x != h && neighboursKept(x.keys, h.keys) >= 0.5 {
			return true
		}
	}
	return false
}

// lostConfidence grows with the passages that only a text not present can
// explain.
func lostConfidence(passages int) float64 { return 1 - 0.5/float64(passages) }

// maxNamed is how many texts a reason names.
const maxNamed = 6

func (b *builder) whyLost(n, passages int, others []int) []string {
	names := make([]string, 0, maxNamed)
	for _, m := range others[:min(len(others), maxNamed)] {
		names = append(names, NodeName(m))
	}
	more := ""
	if len(others) > maxNamed {
		more = " and more"
	}
	why := []string{fmt.Sprintf("%s shares %s with %s%s, and nothing shows that one of them is the source of the other",
		NodeName(n), count(passages, "passage"), strings.Join(names, ", "), more)}
	for _, m := range others {
		if r := b.relation(n, m); r != nil && r.siblings {
			return append(why, fmt.Sprintf("%s and %s each have, amid what they share, sentences that the other lacks", NodeName(n), NodeName(m)))
		}
	}
	return why
}

// allQuoted reports whether a passage is speech in every text that holds it.
func allQuoted(holders []held) bool {
	return !slices.ContainsFunc(holders, func(h held) bool { return !h.quoted })
}

// greek names lost sources α, β, … ω, α2, β2 …
func greek(n int) string {
	letters := []rune("αβγδεζηθικλμνξοπρστυφχψω")
	name := string(letters[n%len(letters)])
	if round := n / len(letters); round > 0 {
		name += fmt.Sprint(round + 1)
	}
	return name
}
