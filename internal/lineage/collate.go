package lineage

import (
	"cmp"
	"slices"
)

// side is what one of two texts has when they are laid side by side, sentence
// by shared sentence. Masses are in idf, so that a rare word counts for more
// than a common one.
type side struct {
	sentences []kept // those that share with the other text, in order
	elsewhere int    // sentences that share with other texts, but not with this one
	own       int    // sentences that share with nobody

	// Of the sentences that share with the other text:
	terms            int     // all
	pairs, keptPairs int     // words side by side; those that are so in the other too
	kept             float64 // mass of the words that the other has there too
	added            float64 // mass of those that it lacks there
	variants         float64 // of these, mass of those that a third text has there
	pairVariants     int     // words side by side that are so in a third text there, and not in the other
	amid             float64 // mass of what it says of its own between the first and the last
	outside          float64 // and of what it says in sentences of which a part is shared

	// Of the words that the other text lacks there:
	names     int
	plain     int // words of content that are no names
	plainMass float64
	usual     int // plain words that the story has in sentences nobody shares

	misnamed int // names, where they share, that stand otherwise than reporters have them
	plainly  int // "said" and its like, where they share

	newNames int // words of names, in what they share, that the other text has nowhere
}

// kept is a sentence and the mass of what the other text has of it.
type kept struct {
	sentence int32
	mass     float32
}

// collator lays texts side by side.
type collator struct {
	nodes []node
	usual []bool // by word: it stands in a sentence that nobody shares
	there marks  // what the other text has in the matching sentences
	whole marks  // what it has anywhere
}

func newCollator(nodes []node, v *vocabulary) *collator {
	c := &collator{nodes: nodes, usual: make([]bool, v.size), there: newMarks(v.size), whole: newMarks(v.size)}
	for i := range nodes {
		n := &nodes[i]
		for k, s := range n.Sentences {
			if s.Headline || n.shares(s) {
				continue
			}
			for _, w := range n.wordsOf(k) {
				c.usual[w] = true
			}
		}
	}
	return c
}

// collate lays the two nodes of a relation side by side.
func (c *collator) collate(r *relation) (a, b side) {
	inA, inB := make([][2]int, len(r.inA)), make([][2]int, len(r.inA))
	for i, x := range r.inA {
		y := r.inB[i]
		inA[i], inB[i] = [2]int{x.Sentence, y.Sentence}, [2]int{y.Sentence, x.Sentence}
	}
	return c.side(&c.nodes[r.a], &c.nodes[r.b], inA), c.side(&c.nodes[r.b], &c.nodes[r.a], inB)
}

// side measures a node against another. matches pairs its sentences with those
// of the other that they share a passage with.
func (c *collator) side(n, other *node, matches [][2]int) side {
	slices.SortFunc(matches, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	var out side
	c.whole.empty()
	for _, w := range other.words {
		c.whole.add(w)
	}
	out.amid, out.outside = c.ownAmid(n, matches)
	for k, s := range n.Sentences {
		c.there.empty()
		shared := false
		for ; len(matches) > 0 && matches[0][0] == k; matches = matches[1:] {
			c.enter(other, matches[0][1])
			shared = true
		}
		switch {
		case s.Headline || s.Dateline:
		case shared:
			c.compare(&out, n, k)
		case n.shares(s):
			out.elsewhere++
		default:
			out.own++
		}
	}
	return out
}

// enter notes the words of a sentence.
func (c *collator) enter(n *node, sentence int) {
	s := n.Sentences[sentence]
	for i := s.FirstTerm; i < s.LastTerm; i++ {
		c.there.add(n.words[i])
		if p := n.pairs[i]; p >= 0 {
			c.there.add(p)
		}
	}
}

// compare adds a sentence to its side, against the words that were noted.
func (c *collator) compare(out *side, n *node, sentence int) {
	s := n.Sentences[sentence]
	before := out.kept
	out.terms += s.LastTerm - s.FirstTerm
	out.misnamed += n.misnamed[sentence]
	out.plainly += n.plainly[sentence]
	for i := s.FirstTerm; i < s.LastTerm; i++ {
		if p := n.pairs[i]; p >= 0 {
			out.pairs++
			if c.there.has(p) {
				out.keptPairs++
			} else if n.commonly[i] {
				out.pairVariants++
			}
		}
		if n.Terms[i].Stop {
			continue
		}
		mass := float64(n.Terms[i].IDF)
		if n.named[i] && !c.whole.has(n.words[i]) {
			out.newNames++
		}
		if c.there.has(n.words[i]) {
			out.kept += mass
			continue
		}
		out.added += mass
		if n.common[i] {
			out.variants += mass
		}
		if n.named[i] {
			out.names++
			continue
		}
		out.plain++
		out.plainMass += mass
		if c.usual[n.words[i]] {
			out.usual++
		}
	}
	out.sentences = append(out.sentences, kept{int32(sentence), float32(out.kept - before)})
}

// ownAmid is the mass of what a text says of its own in the paragraphs from the
// first that it shares to the last: runs of words that the other text has
// nowhere, in sentences that no other text explains, and outside of the passages
// in those of which a part is shared. Swapped words make no runs.
func (c *collator) ownAmid(n *node, matches [][2]int) (amid, outside float64) {
	const run = 2 // words of content
	first, last := n.Sentences[matches[0][0]].Paragraph, n.Sentences[matches[len(matches)-1][0]].Paragraph
	for _, s := range n.Sentences {
		if s.Headline || s.Paragraph < first || s.Paragraph > last {
			continue
		}
		sum := &amid
		if n.shares(s) {
			sum = &outside
		}
		words, mass := 0, 0.0
		flush := func() {
			if words >= run {
				*sum += mass
			}
			words, mass = 0, 0
		}
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			switch x := n.Terms[i]; {
			case x.Stop:
			case n.shared[i] || c.whole.has(n.words[i]):
				flush()
			default:
				words, mass = words+1, mass+float64(x.IDF)
			}
		}
		flush()
	}
	return amid, outside
}

// findCommon marks, in each node, the words that another node has in the same
// passage, and those that it has side by side there. What came out later than the
// node is left out: its words are no sign of another source.
func (b *builder) findCommon(size int32) {
	later := b.followers()
	all, follow := newCounts(size), newCounts(size)
	for p, holders := range b.holders {
		all.empty()
		for i := range holders {
			b.countWords(&all, &holders[i])
		}
		slices.SortStableFunc(later[p], func(x, y follower) int { return cmp.Compare(x.of.node, y.of.node) })
		list := later[p]
		for i := range holders {
			h := &holders[i]
			follow.empty()
			for ; len(list) > 0 && list[0].of == h; list = list[1:] {
				b.countWords(&follow, list[0].held)
			}
			b.markCommon(h, func(x int32) bool { return all.of(x) > 1+follow.of(x) })
		}
	}
}

// follower is a holder of a passage that came out later than another.
type follower struct{ of, held *held }

// followers lists them by passage.
func (b *builder) followers() [][]follower {
	out := make([][]follower, len(b.holders))
	for _, r := range b.relations {
		first := r.a
		switch before, _ := publishedBefore(b.nodes[r.a].Published, b.nodes[r.b].Published); {
		case before == 0:
			continue
		case before < 0:
			first = r.b
		}
		there := r.in(r.a + r.b - first)
		for i, h := range r.in(first) {
			out[r.passages[i]] = append(out[r.passages[i]], follower{h, there[i]})
		}
	}
	return out
}

// countWords counts what a sentence holds, each number once.
func (b *builder) countWords(c *counts, h *held) {
	n := &b.nodes[h.node]
	s := n.Sentences[h.Sentence]
	c.owner++
	for i := s.FirstTerm; i < s.LastTerm; i++ {
		c.add(n.words[i])
		if n.pairs[i] >= 0 {
			c.add(n.pairs[i])
		}
	}
}

func (b *builder) markCommon(h *held, common func(int32) bool) {
	n := &b.nodes[h.node]
	s := n.Sentences[h.Sentence]
	for i := s.FirstTerm; i < s.LastTerm; i++ {
		n.common[i] = n.common[i] || common(n.words[i])
		n.commonly[i] = n.commonly[i] || n.pairs[i] >= 0 && common(n.pairs[i])
	}
}
