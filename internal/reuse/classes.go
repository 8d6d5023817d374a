package reuse

import (
	"encoding/binary"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// minMass is the least idf mass of a sentence worth looking for: about three
// uncommon words. "He declined to comment" is below it.
const minMass = 7

// classes holds the distinct sentences of a corpus. Two sentences are one
// class when they fold to the same terms.
type classes struct {
	texts []*segment.Text
	list  []class
}

type class struct {
	members []place   // in corpus order; the first stands for all
	reports int       // how many reports the members lie in
	weight  []float32 // of each term, as evidence of copying
	plain   []bool    // terms that carry content and are no names or numbers
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
			if mass(terms) < minMass {
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
				c.list = append(c.list, class{weight: weight[s.FirstTerm:s.LastTerm], plain: plain[s.FirstTerm:s.LastTerm]})
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
// a name or a number, since whoever writes of the event must use it.
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
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			x := t.Terms[i]
			if x.Stop {
				continue
			}
			weight[i] = x.IDF / (1 + 0.4*float32(count[x.Key].n-1))
			tok := t.Tokens[x.First]
			if plain[i] = tok.Kind == word.Word && (!tok.Upper || i == s.FirstTerm); !plain[i] {
				weight[i] /= 2
			}
		}
	}
	return weight, plain
}

// terms returns the terms of the sentence that stands for a class.
func (c *classes) terms(i int) []word.Term {
	m := c.list[i].members[0]
	t := c.texts[m.report]
	return t.TermsOf(t.Sentences[m.sentence])
}

func (c *classes) whole(i int) window { return window{0, len(c.terms(i))} }

func (c *classes) mass(i int, w window) float32 { return mass(c.terms(i)[w.from:w.to]) }

func (c *classes) keys(i int, w window) []word.Key {
	out := make([]word.Key, 0, w.len())
	for _, x := range c.terms(i)[w.from:w.to] {
		out = append(out, x.Key)
	}
	return out
}

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
