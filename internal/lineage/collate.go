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

	// Of the words that the other text lacks there:
	names     int
	plain     int // words of content that are no names
	plainMass float64
	usual     int // plain words that the story has in sentences nobody shares
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
}

func newCollator(nodes []node, v *vocabulary) *collator {
	c := &collator{nodes: nodes, usual: make([]bool, v.size), there: newMarks(v.size)}
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
	for i := s.FirstTerm; i < s.LastTerm; i++ {
		if p := n.pairs[i]; p >= 0 {
			out.pairs++
			if c.there.has(p) {
				out.keptPairs++
			}
		}
		if n.Terms[i].Stop {
			continue
		}
		mass := float64(n.Terms[i].IDF)
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

// findCommon marks, in each node, the words that another node has in the same
// passage.
func (b *builder) findCommon(size int32) {
	one, two, here := newMarks(size), newMarks(size), newMarks(size) // the words that a holder has, that two have, that this one has
	for _, holders := range b.holders {
		one.empty()
		two.empty()
		for _, h := range holders {
			here.empty()
			for _, w := range b.nodes[h.node].wordsOf(h.Sentence) {
				switch {
				case here.has(w):
				case one.has(w):
					two.add(w)
				}
				here.add(w)
				one.add(w)
			}
		}
		for _, h := range holders {
			n := &b.nodes[h.node]
			for i, w := range n.wordsOf(h.Sentence) {
				if two.has(w) {
					n.common[n.Sentences[h.Sentence].FirstTerm+i] = true
				}
			}
		}
	}
}
