package reuse

import (
	"encoding/binary"
	"sync"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// minMass is the least idf mass of a sentence worth looking for: about three
// uncommon words. The words in which news says that nobody would speak count
// half, so "She did not immediately respond to a request for comment" is below
// it, and "The ministry had no immediate comment on the letter" above.
const minMass = 5.0

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
	if sum < minMass {
		return sum
	}
	formula := formula()
	for _, x := range terms {
		if !x.Stop && formula[x.Key] {
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
	terms [][]term // by text, of all its sentences; nil until weigh
}

type class struct {
	hash    uint64  // of its terms; orders classes whatever report is read first
	members []place // in corpus order; the first stands for all
	reports int     // how many reports the members lie in
	odds            // that these have it from each other, if there are several
}

type place struct{ report, sentence int }

func collapse(texts []*segment.Text) *classes {
	c := &classes{texts: texts, terms: make([][]term, len(texts))}
	byHash := map[xxh3.Uint128]int{}
	var buf []byte
	for r, t := range texts {
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
				c.list = append(c.list, class{hash: h.Lo})
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

// weigh fills in the terms of the texts that the given classes stand in. Most
// sentences are like no other, and their words need no weight.
func (c *classes) weigh(wanted func(class int) bool) {
	todo := make([]bool, len(c.texts))
	for i := range c.list {
		if wanted(i) {
			todo[c.list[i].members[0].report] = true
		}
	}
	parallel.Each(len(c.texts), newScale, func(s *scale, r int) {
		if todo[r] && c.terms[r] == nil {
			c.terms[r] = s.weigh(c.texts[r])
		}
	})
}

// sentence returns the sentence that stands for a class.
func (c *classes) sentence(i int) (*segment.Text, segment.Sentence) {
	m := c.list[i].members[0]
	t := c.texts[m.report]
	return t, t.Sentences[m.sentence]
}

// words returns the terms of the sentence that stands for a class.
func (c *classes) words(i int) []word.Term {
	t, s := c.sentence(i)
	return t.TermsOf(s)
}

// weighed returns the same terms as evidence.
func (c *classes) weighed(i int) []term {
	_, s := c.sentence(i)
	return c.terms[c.list[i].members[0].report][s.FirstTerm:s.LastTerm]
}

// in returns the terms of a stretch.
func (c *classes) in(s stretch) []word.Term { return c.words(s.class)[s.from:s.to] }

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
