package when

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lineage"
)

// inherit links each expression that a report took over with a passage to the
// same words in the text it took them from. Copies keep the "yesterday" of
// their source; where an editor changed the words, there is no link and they
// count from the copy's own day.
func inherit(story Story, members []member) {
	at := make(map[int]int, len(members)) // by index into Texts
	for i, m := range members {
		at[m.index] = i
	}
	for _, n := range story.Graph.Nodes {
		linkSameText(members, n, at)
	}
	byLost := map[int][]lineage.Edge{}
	for _, e := range story.Graph.Edges {
		if e.Confidence < takenOver {
			continue
		}
		if story.Graph.Nodes[e.From].Lost != "" {
			byLost[e.From] = append(byLost[e.From], e)
			continue
		}
		for _, p := range e.Passages {
			linkPassage(story, members, at, p, story.Graph.Nodes[e.From].Reports, story.Graph.Nodes[e.To].Reports)
		}
	}
	for from := range story.Graph.Nodes { // in order, not as the map has it
		linkSiblings(story, members, at, byLost[from])
	}
}

// takenOver is how sure an edge must be for its copy to count from its source.
const takenOver = .5

// linkSameText links the reports of one text to the earliest of them.
func linkSameText(members []member, n lineage.Node, at map[int]int) {
	var same []int
	for _, r := range n.Reports {
		if i, ok := at[r]; ok {
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

// linkPassage links the expressions of a passage's witnesses in some reports
// to those of its witness in their source.
func linkPassage(story Story, members []member, at map[int]int, passage int, from, to []int) {
	if passage < 0 || passage >= len(story.Passages) {
		return
	}
	w := story.Passages[passage].Witnesses
	for _, src := range w {
		i, ok := at[src.Report]
		if !ok || !slices.Contains(from, src.Report) {
			continue
		}
		for _, dst := range w {
			if j, ok := at[dst.Report]; ok && j != i && slices.Contains(to, dst.Report) {
				linkSentence(members, i, src.Sentence, j, dst.Sentence)
			}
		}
		return
	}
}

// linkSiblings links the texts that hang on one lost source: a passage of it
// counts from the earliest report that carries it.
func linkSiblings(story Story, members []member, at map[int]int, edges []lineage.Edge) {
	carriers := map[int][]int{} // by passage, members
	var passages []int
	for _, e := range edges {
		for _, p := range e.Passages {
			if _, seen := carriers[p]; !seen {
				passages = append(passages, p)
			}
			for _, r := range story.Graph.Nodes[e.To].Reports {
				if i, ok := at[r]; ok {
					carriers[p] = append(carriers[p], i)
				}
			}
		}
	}
	for _, p := range passages {
		if len(carriers[p]) < 2 {
			continue
		}
		first := earliest(members, carriers[p])
		if members[first].anchor == 0 {
			continue
		}
		for _, i := range carriers[p] {
			if i != first && members[i].anchor >= members[first].anchor {
				linkPassage(story, members, at, p, []int{members[first].index}, []int{members[i].index})
			}
		}
	}
}

// linkSentence links the expressions of sentence t of member j to the same
// words in sentence s of member i, in order.
func linkSentence(members []member, i, s, j, t int) {
	a, b := &members[i], &members[j]
	if a.anchor != 0 && b.anchor != 0 && a.anchor > b.anchor {
		return // what is later is no source
	}
	k := firstIn(a.found, s)
	for n := firstIn(b.found, t); n < len(b.found) && b.found[n].Sentence == t; n++ {
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
func firstIn(found []Expression, sentence int) int {
	n, _ := slices.BinarySearchFunc(found, sentence, func(x Expression, s int) int { return x.Sentence - s })
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
