package reuse

import (
	"cmp"
	"encoding/binary"
	"slices"
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
	if sum < minMass || sum >= 2*minMass { // which half of it can't bring below
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

// classes holds the distinct sentences of a story. Two sentences are one
// class when they fold to the same terms.
type classes struct {
	texts []*segment.Text
	list  []class
}

type class struct {
	hash    uint64  // of its terms; orders classes whatever report is read first
	terms   []term  // of the first member's sentence; nil until weigh
	members []place // in order; the first stands for all
	reports int     // how many reports the members lie in
	odds            // that these have it from each other, if there are several
}

type place struct{ report, sentence int }

func collapse(texts []*segment.Text) *classes {
	n := 0
	for _, t := range texts {
		n += len(t.Sentences)
	}
	c := &classes{texts: texts}
	byHash := make(map[xxh3.Uint128]int32, n)
	places, of := make([]place, 0, n), make([]int32, 0, n) // of each sentence, and its class
	var sizes []int32
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
				k = int32(len(c.list))
				byHash[h] = k
				c.list = append(c.list, class{hash: h.Lo})
				sizes = append(sizes, 0)
			}
			sizes[k]++
			places, of = append(places, place{r, i}), append(of, k)
		}
	}
	room := make([]place, len(places)) // of all classes
	for k, n := range sizes {
		c.list[k].members, room = room[:0:n], room[n:]
	}
	for i, k := range of {
		c.list[k].members = append(c.list[k].members, places[i])
	}
	for k := range c.list {
		c.list[k].reports = reportsOf(c.list[k].members)
	}
	return c
}

// weigh fills in the terms of the classes that are wanted. Most sentences are
// like no other, and their words need no weight.
func (c *classes) weigh(wanted []bool) {
	byText := make([][]int32, len(c.texts))
	for i, w := range wanted {
		if w {
			r := c.list[i].members[0].report
			byText[r] = append(byText[r], int32(i))
		}
	}
	parallel.Each(len(c.texts), newScale, func(s *scale, r int) {
		if len(byText[r]) == 0 {
			return
		}
		s.wanted = s.wanted[:0]
		for _, i := range byText[r] {
			s.wanted = append(s.wanted, c.list[i].members[0].sentence)
		}
		terms := s.weigh(c.texts[r], s.wanted)
		for _, i := range byText[r] {
			n := len(c.words(int(i)))
			c.list[i].terms, terms = terms[:n:n], terms[n:]
		}
	})
}

// markQuotes marks as quoted what the second report with a sentence quotes of it:
// a statement that one report prints and another quotes.
func (c *classes) markQuotes(wanted []bool) {
	type other struct{ class, sentence int }
	byText := make([][]other, len(c.texts))
	for i, w := range wanted {
		if few := c.few(i, 2); w && len(few) == 2 {
			byText[few[1].report] = append(byText[few[1].report], other{i, few[1].sentence})
		}
	}
	parallel.Each(len(c.texts), func() *quotes { return &quotes{} }, func(q *quotes, r int) {
		list, t := byText[r], c.texts[r]
		slices.SortFunc(list, func(x, y other) int { return cmp.Compare(x.sentence, y.sentence) })
		q.begin()
		for n := 0; len(list) > 0; n++ {
			s := t.Sentences[n]
			inQuotes := q.of(t, s)
			if n != list[0].sentence {
				continue
			}
			for k, x := range t.TermsOf(s) {
				if inQuotes[int(x.First)-s.FirstToken] {
					c.list[list[0].class].terms[k].kind |= quoted
				}
			}
			list = list[1:]
		}
	})
}

// few are the first members of a class, each in another report.
func (c *classes) few(class, most int) []place {
	if members := c.list[class].members; len(members) == 1 {
		return members
	}
	var out []place
	for _, m := range c.list[class].members {
		if len(out) == most {
			break
		}
		if len(out) == 0 || out[len(out)-1].report != m.report {
			out = append(out, m)
		}
	}
	return out
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
