package lineage

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// lostMass is the least text of a report, in idf mass, that is told of in the
// lineage though it is a small share of it: about one full sentence.
const lostMass = 25

// addLost hangs text that no parent explains on lost sources: one for each
// set of nodes that unexplained passages tie together. There may have been
// more than one such text; the fewest that explain what is shared are shown.
func (b *builder) addLost() {
	set := newSets(len(b.graph.Nodes))
	open := make([][]int, len(b.passages)) // for each passage, the nodes that nothing explains it in
	for p, holders := range b.witness {
		var roots []int
		for _, h := range holders {
			if !b.explained[h.node][p] {
				roots = append(roots, h.node)
			}
		}
		if len(roots) < 2 || b.allQuoted(p) {
			continue
		}
		open[p] = roots
		for _, n := range roots[1:] {
			set.join(roots[0], n)
		}
	}
	members := map[int][]int{}
	var order []int
	for p, roots := range open {
		if len(roots) > 0 {
			k := set.root(roots[0])
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
// to infer a text from.
func (b *builder) addLostSource(number int, passages []int, open [][]int) bool {
	mass := map[int]float32{}
	of := map[int][]int{}
	for _, p := range passages {
		for _, n := range open[p] {
			of[n] = append(of[n], p)
			mass[n] += b.massHeld(p, n)
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
	from := len(b.graph.Nodes)
	b.graph.Nodes = append(b.graph.Nodes, Node{Lost: greek(number)})
	for _, n := range nodes {
		share := min(1, float64(mass[n]/max(1, b.mass[n])))
		b.graph.Edges = append(b.graph.Edges, Edge{
			From: from, To: n, Share: share, Passages: of[n],
			Confidence: lostConfidence(len(of[n])),
			Why:        []string{b.whyLost(n, of[n], open)},
		})
	}
	return true
}

// lostConfidence grows with the passages that only a text not present can
// explain.
func lostConfidence(passages int) float64 { return 1 - 0.5/float64(passages) }

func (b *builder) whyLost(n int, passages []int, open [][]int) string {
	var others []int
	for _, p := range passages {
		for _, m := range open[p] {
			if m != n && !slices.Contains(others, m) {
				others = append(others, m)
			}
		}
	}
	slices.Sort(others)
	const show = 6
	names := make([]string, 0, show)
	for _, m := range others[:min(len(others), show)] {
		names = append(names, b.name(m))
	}
	more := ""
	if len(others) > show {
		more = fmt.Sprintf(" and %d more", len(others)-show)
	}
	return fmt.Sprintf("%s shares %s with %s%s, and nothing shows that one of them is the source of the other",
		b.name(n), count(len(passages), "passage"), strings.Join(names, ", "), more)
}

// allQuoted reports whether a passage is speech in every text that holds it:
// several reporters can hear one speaker.
func (b *builder) allQuoted(p int) bool {
	for _, h := range b.witness[p] {
		if !quoted(b.text(h.node), h.witness) {
			return false
		}
	}
	return true
}

// quoted reports whether most of a stretch lies between quote marks.
func quoted(t *segment.Text, w reuse.Witness) bool {
	s := t.Sentences[w.Sentence]
	open := false
	in := 0
	for i, r := range s.In(t.Text) {
		switch r {
		case '“', '«':
			open = true
		case '”', '»':
			open = false
		case '"':
			open = !open
		}
		if at := s.Start + i; open && at >= w.Start && at < w.End {
			in++
		}
	}
	return 10*in >= 7*utf8.RuneCountInString(w.In(t.Text))
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

// sets is a union-find.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	i, j = s.root(i), s.root(j)
	s[max(i, j)] = min(i, j)
}
