package reuse

import (
	"encoding/binary"
	"sync"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// minMass is the least idf mass of a sentence worth looking for: about three
// uncommon words. The words in which news says that nobody would speak count
// half, so "She did not immediately respond to a request for comment" is below
// it, and "The ministry had no immediate comment on the letter" above.
const minMass = 6.5

var formula = sync.OnceValue(func() map[word.Key]bool {
	const words = `comment request respond response immediate immediately decline refuse statement spokesman
		condition anonymity authorize publicly further details available`
	out := map[word.Key]bool{}
	for _, x := range word.NewFolder().Terms("en", words, word.Tokens(words)) {
		out[x.Key] = true
	}
	return out
})

// worth is the mass of a sentence with the words of formulas at half.
func worth(terms []word.Term) float32 {
	sum := mass(terms)
	for _, x := range terms {
		if !x.Stop && formula()[x.Key] {
			sum -= x.IDF / 2
		}
	}
	return sum
}

// classes holds the distinct sentences of a corpus. Two sentences are one
// class when they fold to the same terms.
type classes struct {
	texts []*segment.Text
	list  []class
}

type class struct {
	hash    uint64    // of its terms; orders classes whatever report is read first
	members []place   // in corpus order; the first stands for all
	reports int       // how many reports the members lie in
	weight  []float32 // of each term, as evidence of copying; 0 for stop words
	plain   []bool    // terms, stop words too, that tell of no name or number
}

type place struct{ report, sentence int }

func collapse(texts []*segment.Text) *classes {
	c := &classes{texts: texts}
	byHash := map[xxh3.Uint128]int{}
	var buf []byte
	for r, t := range texts {
		weight, plain := weigh(t)
		for i, s := range t.Sentences {
			terms := t.TermsOf(s)
			if s.Dateline || worth(terms) < minMass {
				continue
			}
			buf = buf[:0]
			for _, x := range terms {
				buf = binary.LittleEndian.AppendUint64(buf, uint64(x.Key))
			}
			h := xxh3.Hash128(buf)
			k, ok := byHash[h]
			if !ok {
				k = len(c.list)
				byHash[h] = k
				c.list = append(c.list, class{hash: h.Lo, weight: weight[s.FirstTerm:s.LastTerm], plain: plain[s.FirstTerm:s.LastTerm]})
			}
			cl := &c.list[k]
			if n := len(cl.members); n == 0 || cl.members[n-1].report != r {
				cl.reports++
			}
			cl.members = append(cl.members, place{r, i})
		}
	}
	return c
}

// weigh says what it tells of copying that two sentences share a term: its
// rarity in news, less the more sentences of its report have it, and half for
// a name or a number, or for a word that says who tells it, since whoever
// writes of the event must use it.
func weigh(t *segment.Text) (weight []float32, plain []bool) {
	type seen struct{ last, n int }
	count := make(map[word.Key]seen, len(t.Terms))
	for i, s := range t.Sentences {
		for _, x := range t.TermsOf(s) {
			if c := count[x.Key]; c.n == 0 || c.last != i {
				count[x.Key] = seen{i, c.n + 1}
			}
		}
	}
	weight, plain = make([]float32, len(t.Terms)), make([]bool, len(t.Terms))
	for _, s := range t.Sentences {
		capitals := capitalised(t, s)
		teller := tellers(t, s)
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			x := t.Terms[i]
			tok := t.Tokens[x.First]
			opens := i == s.FirstTerm && (i+1 == s.LastTerm || !t.Tokens[t.Terms[i+1].First].Upper) // capital or not, it may be any word
			plain[i] = tok.Kind == word.Word && (!tok.Upper || capitals || opens) && !teller[int(x.First)-s.FirstToken]
			if x.Stop {
				continue
			}
			if weight[i] = x.IDF / (1 + 0.4*float32(count[x.Key].n-1)); !plain[i] {
				weight[i] /= 2
			}
		}
	}
	return weight, plain
}

// capitalised reports whether a capital tells of no name: every noun has one in
// German, and in a headline nearly every word may.
func capitalised(t *segment.Text, s segment.Sentence) bool {
	words, upper := 0, 0
	for _, tok := range t.TokensOf(s) {
		if tok.Kind == word.Word && tok.End-tok.Start > 3 {
			words++
			if tok.Upper {
				upper++
			}
		}
	}
	return t.Language == "de" || words >= 4 && 4*upper >= 3*words
}

// terms returns the terms of the sentence that stands for a class.
func (c *classes) terms(i int) []word.Term {
	m := c.list[i].members[0]
	t := c.texts[m.report]
	return t.TermsOf(t.Sentences[m.sentence])
}

// in returns the terms of a stretch.
func (c *classes) in(s stretch) []word.Term { return c.terms(s.class)[s.from:s.to] }

// mass is the idf that the content words of a sentence sum to.
func mass(terms []word.Term) float32 {
	var sum float32
	for _, x := range terms {
		if !x.Stop {
			sum += x.IDF
		}
	}
	return sum
}
