package when

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/reuse"
)

// inherit links each expression that a report took over with a passage to the
// same words in the text it took them from. Copies keep the "yesterday" of
// their source; where an editor changed the words, there is no link and they
// count from the copy's own day.
func inherit(story Story, members []member) {
	l := linker{members: members, at: make(map[int]int, len(members)), witness: map[place]int{}}
	for i, m := range members {
		l.at[m.index] = i
	}
	for p, passage := range story.Passages {
		for _, w := range passage.Witnesses {
			if _, seen := l.witness[place{p, w.Report}]; !seen {
				l.witness[place{p, w.Report}] = w.Sentence
			}
		}
	}
	nodes := story.Graph.Nodes
	for _, n := range nodes {
		l.sameText(n)
	}
	siblings := make([][]lineage.Edge, len(nodes)) // by the lost source they hang on
	for _, e := range story.Graph.Edges {
		switch {
		case e.Confidence < takenOver:
		case nodes[e.From].Lost != "":
			siblings[e.From] = append(siblings[e.From], e)
		default:
			for _, p := range e.Passages {
				l.passage(p, nodes[e.From].Reports, nodes[e.To].Reports)
			}
		}
	}
	for _, edges := range siblings {
		l.siblings(nodes, edges)
	}
	for p, passage := range story.Passages {
		l.earlier(p, passage)
	}
}

// linker links expressions to their sources.
type linker struct {
	members []member
	at      map[int]int   // members by index into Story.Texts
	witness map[place]int // the first sentence of a passage in a report
}

// place is a passage in a report.
type place struct{ passage, report int }

// takenOver is how sure an edge must be for its copy to count from its source.
const takenOver = .4

// A sentence counts from its source's day when the source is not much older
// and the two have most of their wording in common, or one is cut out of the
// other.
const (
	copied      = 10 // days
	sameWording = .7
	cutOut      = .9
)

// sameText links the reports of one text to the earliest of them.
func (l linker) sameText(n lineage.Node) {
	members := l.members
	var same []int
	for _, r := range n.Reports {
		if i, ok := l.at[r]; ok {
			same = append(same, i)
		}
	}
	if len(same) < 2 {
		return
	}
	first := earliest(members, same)
	for _, i := range same {
		if i == first || !sameWords(&members[i], &members[first]) {
			continue
		}
		for k := range members[i].found {
			members[i].source[k] = source{first, k}
		}
	}
}

// earliest is the member with the earliest known day, else the first.
func earliest(members []member, among []int) int {
	first := among[0]
	for _, i := range among[1:] {
		if a := members[i].anchor; a != 0 && (members[first].anchor == 0 || a < members[first].anchor) {
			first = i
		}
	}
	return first
}

func sameWords(a, b *member) bool {
	return slices.EqualFunc(a.found, b.found, func(x, y Expression) bool { return x.In(a.Text.Text) == y.In(b.Text.Text) })
}

// passage links the expressions of a passage in some reports to those of its
// first witness among their sources.
func (l linker) passage(p int, from, to []int) {
	for _, source := range from {
		i, member := l.at[source]
		s, carries := l.witness[place{p, source}]
		if !member || !carries {
			continue
		}
		for _, taker := range to {
			j, member := l.at[taker]
			if t, carries := l.witness[place{p, taker}]; member && carries && i != j {
				linkSentence(l.members, i, s, j, t)
			}
		}
		return
	}
}

// siblings links the texts that hang on one lost source: a passage of it
// counts from the earliest report that carries it.
func (l linker) siblings(nodes []lineage.Node, edges []lineage.Edge) {
	carriers := map[int][]int{} // by passage, members
	var passages []int
	for _, e := range edges {
		for _, p := range e.Passages {
			if _, seen := carriers[p]; !seen {
				passages = append(passages, p)
			}
			for _, r := range nodes[e.To].Reports {
				if i, ok := l.at[r]; ok {
					carriers[p] = append(carriers[p], i)
				}
			}
		}
	}
	for _, p := range passages {
		if len(carriers[p]) < 2 {
			continue
		}
		first := earliest(l.members, carriers[p])
		if l.members[first].anchor == 0 {
			continue
		}
		for _, i := range carriers[p] {
			if i != first {
				l.passage(p, []int{l.members[first].index}, []int{l.members[i].index})
			}
		}
	}
}

// earlier links the dated reports of a passage to the earliest of them, where
// the lineage links them to none: the same "yesterday" on two days can't tell of
// one event, unless the later report took it from the earlier.
func (l linker) earlier(p int, passage reuse.Passage) {
	var dated []int
	for k, w := range passage.Witnesses {
		if k > 0 && passage.Witnesses[k-1].Report == w.Report {
			continue
		}
		if i, member := l.at[w.Report]; member && l.members[i].anchor != 0 {
			dated = append(dated, i)
		}
	}
	if len(dated) < 2 {
		return
	}
	first := earliest(l.members, dated)
	from := []int{l.members[first].index}
	for _, i := range dated {
		if l.members[i].anchor > l.members[first].anchor {
			l.passage(p, from, []int{l.members[i].index})
		}
	}
}

// linkSentence links the expressions of sentence t of member j to the same
// words in sentence s of member i, in order.
func linkSentence(members []member, i, s, j, t int) {
	a, b := &members[i], &members[j]
	if a.anchor != 0 && b.anchor != 0 && (a.anchor > b.anchor || b.anchor-a.anchor > copied) {
		return // what is later is no source, and old wording used again is no copy
	}
	ofLess, ofMore := shared(a.TermsOf(a.Sentences[s]), b.TermsOf(b.Sentences[t]))
	if ofLess < cutOut && (ofLess+ofMore)/2 < sameWording {
		return // told anew: the day may be, too
	}
	k := a.firstIn(s)
	for n := b.firstIn(t); n < len(b.found) && b.found[n].Sentence == t; n++ {
		for x := k; x < len(a.found) && a.found[x].Sentence == s; x++ {
			if strings.EqualFold(a.found[x].In(a.Text.Text), b.found[n].In(b.Text.Text)) {
				if b.source[n].none() {
					b.source[n] = source{i, x}
				}
				k = x + 1
				break
			}
		}
	}
}

// firstIn is the index of the first expression of a sentence, or of a later
// one.
func (m *member) firstIn(sentence int) int {
	n, _ := slices.BinarySearchFunc(m.found, m.Sentences[sentence].Start, func(x Expression, at int) int { return x.Start - at })
	return n
}

// inOrderOfSources lists the members so that each comes after those that it
// has expressions from. A link that would close a circle is cut.
func inOrderOfSources(members []member) []int {
	const (
		fresh = iota
		open
		done
	)
	state := make([]int, len(members))
	var order []int
	var visit func(i int)
	visit = func(i int) {
		state[i] = open
		for k := range members[i].source {
			s := &members[i].source[k]
			if s.none() {
				continue
			}
			switch state[s.member] {
			case open:
				s.member = -1
			case fresh:
				visit(s.member)
			}
		}
		state[i] = done
		order = append(order, i)
	}
	for i := range members {
		if state[i] == fresh {
			visit(i)
		}
	}
	return order
}
