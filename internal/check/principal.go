package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// A report that is about one person rarely repeats the name: it says "the
// 60-year-old woman", "the chairman" or "she". This file finds whom such words
// stand for where a sentence names nobody, and only for whom the report names
// far more often than anybody else.

// principal is the person whom a report is about.
type principal struct {
	attribution.Someone
	keys   []word.Key
	others []attribution.Someone
}

// principalOf finds the person who is named in more than twice as many sentences
// as any other; nil if there is none, or who isn't known for a man or a woman.
func (n *names) principalOf(people []attribution.Someone) *principal {
	var best principal
	second := 0
	for _, p := range people {
		if len(p.Sentences) > len(best.Sentences) {
			best.Someone, second = p, len(best.Sentences)
		} else {
			second = max(second, len(p.Sentences))
		}
	}
	if len(best.Sentences) < 2*second+1 || best.Gender == "" {
		return nil
	}
	for _, p := range people {
		if p.Name != best.Name {
			best.others = append(best.others, p)
		}
	}
	best.keys = n.keys(best.Name)
	return &best
}

// meantBy reports whether some words of a sentence speak of the principal without
// the name, and of nobody else: who opens them is "he" or "she", a man or a woman,
// or what the report calls this one alone.
func (p *principal) meantBy(c *clause, sentence int, words report.Span) bool {
	const back = 4 // sentences
	at, definite := c.somebody(words)
	if at == none || slices.Contains(p.Sentences, sentence) {
		return false
	}
	w := c.items[at].lower
	if definite && slices.Contains(p.Called, w) {
		return !anyIn(p.others, sentence-back, sentence, func(o attribution.Someone) bool { return slices.Contains(o.Called, w) })
	}
	if genders[w] != p.Gender {
		return false
	}
	alike := func(o attribution.Someone) bool { return o.Gender == p.Gender || o.Gender == "" && len(o.Called) > 0 }
	if !definite { // "a man", before the report says who that is
		return sentence < p.Sentences[0] && !anyIn(p.others, 0, p.Sentences[0], alike)
	}
	return p.Sentences[0] < sentence && !anyIn(p.others, sentence-back, sentence, alike)
}

// anyIn reports whether one of some sentences names one of some people who is meant.
func anyIn(people []attribution.Someone, from, to int, meant func(attribution.Someone) bool) bool {
	return slices.ContainsFunc(people, func(o attribution.Someone) bool {
		return meant(o) && slices.ContainsFunc(o.Sentences, func(s int) bool { return from <= s && s <= to })
	})
}

// somebody finds the word for a person that opens some words, and whether it is of one
// known by then: "he", "the man", "a terminally ill woman"; none where there is none,
// or a name comes first.
func (c *clause) somebody(words report.Span) (at int, definite bool) {
	const near = 8 // items
	seen := 0
	for i, x := range c.items {
		if !words.Contains(x.Span) {
			continue
		}
		if seen++; seen > near || x.name || links[x.lower] || ofPlace[x.lower] || x.lower == "with" {
			break
		}
		switch x.lower {
		case "he", "she":
			return i, true
		case "the":
			definite = true
		case "a", "an":
			definite = false
		}
		if last := i+1 == len(c.items) || c.items[i+1].weight == 0 || c.items[i+1].parted || !c.items[i+1].name; last && x.weight > 0 && (genders[x.lower] != "" || roles[strings.TrimSuffix(x.lower, "s")]) {
			return i, definite
		}
	}
	return none, false
}

// genders are words for a person, by the gender that attribution tells.
var genders = map[string]string{
	"he": "man", "man": "man", "boy": "man", "father": "man", "son": "man", "brother": "man", "husband": "man", "actor": "man",
	"she": "woman", "woman": "woman", "girl": "woman", "mother": "woman", "daughter": "woman", "sister": "woman", "wife": "woman", "actress": "woman",
}
