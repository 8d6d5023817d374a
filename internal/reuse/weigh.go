package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// term is a word of a sentence as evidence of copying.
type term struct {
	key    word.Key
	weight float32 // what sharing it tells; 0 for a stop word
	kind   kind
}

// kind tells what sharing a term can tell.
type kind uint8

const (
	stop   kind = 1 << iota // "the", "has"
	free                    // a reporter may well choose another: no name, no number, nothing of who tells it
	quoted                  // within a quote: all who heard the speaker have it
)

// scale weighs the terms of texts. One scale serves one goroutine.
type scale struct {
	count  counter
	quotes quotes
	marker marker
	wanted []int // sentences of one text
}

func newScale() *scale { return &scale{} }

// weigh says what it tells of copying that two sentences share a term: its
// rarity in news, less the more sentences of its report have it; half for a name
// or a number, since whoever writes of the event must use it, and a quarter for
// a word that says who tells it.
//
// It returns the terms of the wanted sentences, which are in order, one sentence
// after the other.
func (w *scale) weigh(t *segment.Text, wanted []int) []term {
	w.count.reset(len(t.Terms))
	for i, s := range t.Sentences {
		for _, x := range t.TermsOf(s) {
			if !x.Stop {
				w.count.add(x.Key, int32(i))
			}
		}
	}
	room := 0
	for _, i := range wanted {
		room += t.Sentences[i].LastTerm - t.Sentences[i].FirstTerm
	}
	out := make([]term, 0, room)
	w.quotes.begin()
	for n, s := range t.Sentences {
		if len(wanted) == 0 {
			break
		}
		inQuotes := w.quotes.of(t, s) // of every sentence: a quote may go on from the one before
		if n != wanted[0] {
			continue
		}
		wanted = wanted[1:]
		capitals := capitalised(t, s)
		bound := w.marker.bound(t, s)
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			x := t.Terms[i]
			at := int(x.First) - s.FirstToken
			tok := t.Tokens[x.First]
			opens := i == s.FirstTerm && (i+1 == s.LastTerm || !t.Tokens[t.Terms[i+1].First].Upper) // capital or not, it may be any word
			y := term{key: x.Key}
			if !bound[at] && (x.Stop || tok.Kind == word.Word && (!tok.Upper || capitals || opens)) {
				y.kind |= free
			}
			if inQuotes[at] {
				y.kind |= quoted
			}
			if x.Stop {
				y.kind |= stop
			} else if y.weight = x.IDF / (1 + 0.4*float32(w.count.of(x.Key)-1)); bound[at] {
				y.weight /= 4
			} else if y.kind&free == 0 {
				y.weight /= 2
			}
			out = append(out, y)
		}
	}
	return out
}

// capitalised reports whether a capital tells of no name: every noun has one in
// German, and in a headline nearly every word may.
func capitalised(t *segment.Text, s segment.Sentence) bool {
	return t.Language == "de" || titleCase(t, s)
}

// titleCase reports whether a sentence has the capitals of a headline.
func titleCase(t *segment.Text, s segment.Sentence) bool {
	words, upper := 0, 0
	for _, tok := range t.TokensOf(s) {
		if tok.Kind == word.Word && tok.End-tok.Start > 3 {
			words++
			if tok.Upper {
				upper++
			}
		}
	}
	return words >= 4 && 4*upper >= 3*words
}

// heading reports whether a sentence is one: it has the capitals of a headline,
// or it is short, a paragraph, and ends without a mark. There are not many ways
// to put a matter in six words.
func heading(t *segment.Text, s segment.Sentence) bool {
	const short = 14 // terms
	if s.Headline || t.Language != "de" && titleCase(t, s) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(s.In(t.Text))
	return s.LastTerm-s.FirstTerm <= short && (unicode.IsLetter(last) || unicode.IsDigit(last)) && endsParagraph(t, s)
}

func endsParagraph(t *segment.Text, s segment.Sentence) bool {
	return s.LastToken == len(t.Tokens) || strings.Contains(t.Text[s.End:t.Tokens[s.LastToken].Start], "\n")
}

// counter counts the sentences that each word of a text stands in.
type counter struct{ slots []counted }

type counted struct {
	key     word.Key
	last, n int32 // the last sentence with it; how many; none for a free slot
}

// reset makes room for so many words.
func (c *counter) reset(words int) {
	size := 64
	for size < 2*words {
		size *= 2
	}
	if size > cap(c.slots) {
		c.slots = make([]counted, size)
	}
	c.slots = c.slots[:size]
	clear(c.slots)
}

func (c *counter) slot(k word.Key) *counted {
	mask := uint64(len(c.slots) - 1)
	for i := uint64(k) & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.n == 0 || s.key == k {
			return s
		}
	}
}

func (c *counter) add(k word.Key, sentence int32) {
	if s := c.slot(k); s.n == 0 || s.last != sentence {
		*s = counted{k, sentence, s.n + 1}
	}
}

func (c *counter) of(k word.Key) int32 { return c.slot(k).n }
