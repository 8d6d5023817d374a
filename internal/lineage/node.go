package lineage

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// node is a text with what is asked of it again and again.
type node struct {
	*segment.Text
	wire      wire
	words     []int32      // by term, its number in the story's vocabulary
	pairs     []int32      // by term, the number of it and the next in its sentence; -1 at the end of one
	sums      []float64    // sums[i] is the idf mass of the content words before term i
	named     []bool       // by term: a word of a name
	shared    []bool       // by term: some passage holds it
	common    []bool       // by term: another text has the word in the same passage
	commonly  []bool       // by term: another text has it and the next side by side in the same passage
	title     []word.Key   // the words of content in its title, ascending
	explained []bool       // by term: a parent explains it
	broken    map[int]bool // sentences with a quote that is not closed, or not opened
	misnamed  []int        // by sentence: names that stand otherwise than reporters have them
	plainly   []int        // by sentence: "said" and its like
	relayed   []*node      // those whose reports it relays
	openers   int          // the most texts that hold a passage of its first sentence
}

func newNode(t *segment.Text, v *vocabulary) node {
	n := node{
		Text: t, wire: wireOf(t), broken: brokenQuotes(t), plainly: plainlySaid(t),
		words: make([]int32, len(t.Terms)), pairs: make([]int32, len(t.Terms)), sums: make([]float64, len(t.Terms)+1),
		named: make([]bool, len(t.Terms)), shared: make([]bool, len(t.Terms)), common: make([]bool, len(t.Terms)), commonly: make([]bool, len(t.Terms)),
		title: titleOf(t, v.folder),
	}
	for i, x := range t.Terms {
		n.words[i], n.pairs[i] = v.word(x.Key), -1
		n.sums[i+1] = n.sums[i]
		if !x.Stop {
			n.sums[i+1] += float64(x.IDF)
		}
	}
	for _, s := range t.Sentences {
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			k := int(t.Terms[i].First)
			n.named[i] = !t.Terms[i].Stop && t.Tokens[k].Upper && k > s.FirstToken && t.Tokens[k-1].Kind == word.Word
			if i+1 < s.LastTerm {
				n.pairs[i] = v.pair(n.words[i], n.words[i+1])
			}
		}
	}
	return n
}

// sayings are the words for telling that reporters use before all others. A copy
// leaves out who said it, or swaps them.
var sayings = map[string]bool{"said": true, "says": true, "told": true, "according": true}

// plainlySaid counts them, by sentence.
func plainlySaid(t *segment.Text) []int {
	out := make([]int, len(t.Sentences))
	for k, s := range t.Sentences {
		for _, x := range t.TokensOf(s) {
			if w := x.In(t.Text); sayings[w] || x.Upper && sayings[strings.ToLower(w)] {
				out[k]++
			}
		}
	}
	return out
}

// titleOf lists the words of content in a title, ascending.
func titleOf(t *segment.Text, folder *word.Folder) []word.Key {
	var out []word.Key
	for _, x := range folder.Terms(t.Language, t.Title, word.Tokens(t.Title)) {
		if !x.Stop {
			out = append(out, x.Key)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
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

// opening is the first sentence that tells something; -1 where there is none.
func (n *node) opening() int {
	return slices.IndexFunc(n.Sentences, func(s segment.Sentence) bool { return !s.Headline && !s.Dateline })
}

// shares reports whether any of a sentence stands in another text.
func (n *node) shares(s segment.Sentence) bool {
	return slices.Contains(n.shared[s.FirstTerm:s.LastTerm], true)
}

// wordsOf are the numbers of a sentence's words.
func (n *node) wordsOf(sentence int) []int32 {
	s := n.Sentences[sentence]
	return n.words[s.FirstTerm:s.LastTerm]
}

// window is a run of a text's terms, to excluded.
type window struct{ from, to int }

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

// vocabulary numbers the words of one story and the pairs of them that stand
// side by side, from one row of numbers, so that a set of either is a slice.
type vocabulary struct {
	words map[word.Key]int32
	pairs map[[2]int32]int32
	size  int32

	folder *word.Folder
}

func newVocabulary() *vocabulary {
	return &vocabulary{words: map[word.Key]int32{}, pairs: map[[2]int32]int32{}, folder: word.NewFolder()}
}

func (v *vocabulary) word(k word.Key) int32 { return numberOf(v, v.words, k) }

func (v *vocabulary) pair(x, y int32) int32 { return numberOf(v, v.pairs, [2]int32{x, y}) }

func numberOf[K comparable](v *vocabulary, of map[K]int32, k K) int32 {
	n, ok := of[k]
	if !ok {
		n = v.size
		of[k] = n
		v.size++
	}
	return n
}

// marks is a set of numbers below a bound that is emptied at no cost.
type marks struct {
	at   []int32
	tick int32
}

func newMarks(size int32) marks { return marks{at: make([]int32, size), tick: 1} }

func (m *marks) empty()           { m.tick++ }
func (m *marks) add(n int32)      { m.at[n] = m.tick }
func (m *marks) has(n int32) bool { return m.at[n] == m.tick }

// counts counts, for numbers below a bound, the owners that have each.
type counts struct {
	at    []counted
	tick  int32 // grows as the counts are emptied
	owner int32 // grows with each owner
}

type counted struct{ tick, owner, n int32 }

func newCounts(size int32) counts { return counts{at: make([]counted, size)} }

func (c *counts) empty() { c.tick++ }

// add counts a number for the owner, once.
func (c *counts) add(x int32) {
	at := &c.at[x]
	switch {
	case at.tick != c.tick:
		*at = counted{c.tick, c.owner, 1}
	case at.owner != c.owner:
		at.owner, at.n = c.owner, at.n+1
	}
}

func (c *counts) of(x int32) int32 {
	if at := &c.at[x]; at.tick == c.tick {
		return at.n
	}
	return 0
}
