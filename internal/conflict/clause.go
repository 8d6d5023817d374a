package conflict

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// clause is a piece of evidence laid out for comparison.
type clause struct {
	claim.Evidence
	claim    int // that it is evidence of; None for one too short to be a claim
	text     *segment.Text
	times    []when.Time // of its sentence
	terms    []term      // its content, by key ascending, each once
	sum      float64     // their weight
	heaviest []word.Key  // of its weightiest terms, a few
	negative bool        // has a word that negates
	tags     *tags       // nil until they are needed
}

// term is a word of content. Words of one sense have one key.
type term struct {
	key    word.Key
	weight float64 // rarity, less the more clauses of the story have it
	rarity float64 // in news
	name   bool    // begins with a capital
}

func (c *clause) sentence() segment.Sentence { return c.text.Sentences[c.Sentence] }

func (c *clause) place() Place { return Place{c.Report, c.Sentence, c.Span} }

// side is a clause as a side of a conflict, without what else its claim has.
func (c *clause) side() Side { return Side{c.claim, []Place{c.place()}} }

// tellsTime reports whether a byte lies in an expression of time.
func (c *clause) tellsTime(at int) bool {
	return slices.ContainsFunc(c.times, func(t when.Time) bool { return t.Start <= at && at < t.End })
}

// tellsDay reports whether a byte lies in an expression of time that is no
// duration.
func (c *clause) tellsDay(at int) bool {
	return slices.ContainsFunc(c.times, func(t when.Time) bool { return t.Type != when.Duration && t.Start <= at && at < t.End })
}

// tellsLongTime reports whether its sentence names more than a month.
func (c *clause) tellsLongTime() bool {
	return slices.ContainsFunc(c.times, func(t when.Time) bool { return t.Type == when.Date && t.Days.Known() && t.Days.Days() > 31 })
}

// clausesOf lays out the evidence of a story, claims first.
func clausesOf(s Story) []*clause {
	var out []*clause
	add := func(e claim.Evidence, of int) {
		c := &clause{Evidence: e, claim: of, text: s.Texts[e.Report]}
		for _, t := range s.Times[e.Report] {
			if t.Sentence == e.Sentence {
				c.times = append(c.times, t)
			}
		}
		out = append(out, c)
	}
	for i, c := range s.Claims {
		for _, e := range c.Evidence {
			add(e, i)
		}
	}
	for _, e := range s.Slight {
		add(e, None)
	}
	in := map[word.Key]int{} // clauses that have a term
	for _, c := range out {
		c.read()
		for _, x := range c.terms {
			in[x.key]++
		}
	}
	for _, c := range out {
		for i := range c.terms {
			x := &c.terms[i]
			x.weight = round(x.rarity / (1 + 0.25*math.Log(float64(in[x.key]))))
			c.sum += x.weight
		}
		c.heaviest = c.top(heaviest)
	}
	return out
}

// round keeps sums the same on every machine.
func round(f float64) float64 { return math.Round(f*1024) / 1024 }

// read fills in the terms, and whether one negates.
func (c *clause) read() {
	terms := c.text.TermsOf(c.sentence())
	for _, x := range terms {
		span := c.text.SpanOf(x)
		if span.Start < c.Start || span.End > c.End {
			continue
		}
		lower := word.Lower(c.text.Tokens[x.First].In(c.text.Text))
		c.negative = c.negative || sense.Negates(lower)
		if x.Stop {
			continue
		}
		c.terms = append(c.terms, term{key: keyOf(x), rarity: round(float64(x.IDF)), name: c.text.Tokens[x.First].Upper})
	}
	slices.SortFunc(c.terms, func(x, y term) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(y.rarity, x.rarity)) })
	c.terms = slices.CompactFunc(c.terms, func(x, y term) bool { return x.key == y.key })
}

// keyOf is one for words of one sense.
func keyOf(x word.Term) word.Key {
	if n := sense.Of(x.Key); n != sense.None {
		return word.Key(n)
	}
	return x.Key
}

// keysOf are the words of content of a text.
func keysOf(text string) []word.Key {
	var out []word.Key
	for _, x := range word.NewFolder().Terms("en", text, word.Tokens(text)) {
		if !x.Stop {
			out = append(out, keyOf(x))
		}
	}
	return out
}

// keySet is the set of the keys of some words.
func keySet(words []string) map[word.Key]bool {
	out := map[word.Key]bool{}
	for _, k := range keysOf(strings.Join(words, " ")) {
		out[k] = true
	}
	return out
}

// termsIn are the terms of a sentence that lie in a span, and how they are written, in
// lower case.
func termsIn(t *segment.Text, s segment.Sentence, in report.Span) (terms []word.Term, lower []string) {
	for _, x := range t.TermsOf(s) {
		if at := t.SpanOf(x); in.Contains(at) {
			terms, lower = append(terms, x), append(lower, word.Lower(at.In(t.Text)))
		}
	}
	return terms, lower
}

// hasWord reports whether a stretch of a clause's sentence has a word, in lower case, of
// some kind.
func (c *clause) hasWord(in report.Span, of func(string) bool) bool {
	return slices.ContainsFunc(c.text.TokensOf(c.sentence()), func(x word.Token) bool {
		return int(x.Start) >= in.Start && int(x.End) <= in.End && of(word.Lower(x.In(c.text.Text)))
	})
}

// tells reports whether one of some words stands there.
func (c *clause) tells(in report.Span, words ...string) bool {
	return c.hasWord(in, func(w string) bool { return slices.Contains(words, w) })
}

func (c *clause) has(k word.Key) bool {
	_, ok := slices.BinarySearchFunc(c.terms, k, func(x term, k word.Key) int { return cmp.Compare(x.key, k) })
	return ok
}

// likeness is how much of two clauses' content is common, from 0 to 1.
func likeness(a, b *clause) float64 {
	if a.sum+b.sum == 0 {
		return 0
	}
	shared := 0.0
	for _, x := range a.terms {
		if b.has(x.key) {
			shared += x.weight
		}
	}
	return 2 * shared / (a.sum + b.sum)
}

// cover is how much of a's content b has, by rarity in news: a denial is mostly
// in the words that all of its story uses.
func cover(a, b *clause) float64 { return coverWith(a, b, nil) }

// coverWith is how much of a's content b has, or some words beside it.
func coverWith(a, b *clause, more []word.Key) float64 {
	sum, shared := 0.0, 0.0
	for _, x := range a.terms {
		sum += x.rarity
		if b.has(x.key) || slices.Contains(more, x.key) {
			shared += x.rarity
		}
	}
	if sum == 0 {
		return 0
	}
	return shared / sum
}

// tellsOf reports whether b has some of what a tells beside its names: two clauses
// about the same people may be on anything.
func tellsOf(a, b *clause) bool {
	const least = 0.3
	sum, shared := 0.0, 0.0
	for _, x := range a.terms {
		if x.name {
			continue
		}
		sum += x.rarity
		if b.has(x.key) {
			shared += x.rarity
		}
	}
	return shared >= least*sum
}

// speaker is the last link of a clause's chain, whom it comes from.
func (c *clause) speaker() attribution.Link { return c.Chain[len(c.Chain)-1] }

// origin is one for the names of its speaker.
func (c *clause) origin() string { return claim.OriginKey(c.speaker()) }

// own reports whether the report tells it of itself, no source named.
func (c *clause) own() bool { return len(c.Chain) == 1 && c.Chain[0].Span.Empty() }

// ofSource reports whether a span lies in the words for a source.
func (c *clause) ofSource(s report.Span) bool {
	return slices.ContainsFunc(c.Chain, func(l attribution.Link) bool { return l.Contains(s) })
}

// whole is the span of its sentence.
func (c *clause) whole() report.Span { return c.sentence().Span }
