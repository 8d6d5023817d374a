package when

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// content is the terms of a sentence outside its expressions of time, as many as
// can tell an event.
func (m *member) content(s segment.Sentence) []word.Term {
	var out []word.Term
	for _, t := range m.TermsOf(s) {
		at := m.SpanOf(t)
		n, _ := slices.BinarySearchFunc(m.found, at.Start, func(x Expression, start int) int { return cmp.Compare(x.End, start+1) })
		if n < len(m.found) && m.found[n].Start < at.End || t.Stop {
			continue
		}
		if out = append(out, t); len(out) == eventWords {
			break
		}
	}
	return out
}

// clauseOf is the content around a place in a sentence, up to words that begin
// another clause on either side: in "resigned on Monday after the bridge fell,
// which had been repaired" Monday is not when the bridge fell.
func (m *member) clauseOf(s segment.Sentence, at int, content []word.Term) []word.Term {
	first, last := s.FirstToken, s.LastToken
	for i := s.FirstToken + 1; i < s.LastToken; i++ {
		w := word.Lower(m.Tokens[i].In(m.Text.Text))
		if !joins[w] && !(relates[w] && m.Tokens[i-1].In(m.Text.Text) == ",") {
			continue
		}
		if int(m.Tokens[i].Start) > at {
			last = i
			break
		}
		first = i
	}
	from, _ := slices.BinarySearchFunc(content, first, func(t word.Term, token int) int { return cmp.Compare(int(t.First), token) })
	to, _ := slices.BinarySearchFunc(content, last, func(t word.Term, token int) int { return cmp.Compare(int(t.First), token) })
	return content[from:to]
}

var (
	joins   = word.Set("after before because although though while")
	relates = word.Set("who whose whom which where when")
)

// rarest are the rarest terms of a sentence.
func rarest(content []word.Term) []word.Term {
	out := slices.Clone(content)
	slices.SortStableFunc(out, func(a, b word.Term) int { return cmp.Compare(b.IDF, a.IDF) })
	return out[:min(rarestTerms, len(out))]
}

// alike is how much two sentences have in common, 0 when too little to tell one
// event, when both name names and none is the same, or when one tells the day of
// something that the other has no word of. Less will do of the same
// time afar: a story comes back to one event of a day to come or long over.
func alike(a, b telling, afar bool) float32 {
	if len(a.names) > 0 && len(b.names) > 0 && !slices.ContainsFunc(a.names, func(k word.Key) bool { return slices.Contains(b.names, k) }) {
		return 0
	}
	n := inCommon(a.content, b.content)
	if n == 0 || len(a.clause) >= sameEventTerms && inCommon(a.clause, b.content) == 0 || len(b.clause) >= sameEventTerms && inCommon(b.clause, a.content) == 0 {
		return 0
	}
	of, _ := shared(a.content, b.content)
	if afar && (n >= afarTerms && of >= afarShare || of >= 2*afarShare) {
		return of
	}
	if n < sameEventTerms || of < sameEventShare && (of < sameLeadShare || !a.lead || !b.lead) {
		return 0
	}
	return of
}

// inCommon is how many terms of one list another has.
func inCommon(a, b []word.Term) int {
	n := 0
	for _, t := range a {
		if holds(b, t.Key) {
			n++
		}
	}
	return n
}

// holds reports whether a term is among some.
func holds(content []word.Term, key word.Key) bool {
	return slices.ContainsFunc(content, func(t word.Term) bool { return t.Key == key })
}

// shared is how much of the rarity of two sentences both have in common, as a
// share of the one that has less of it and of the one that has more.
func shared(a, b []word.Term) (ofLess, ofMore float32) {
	sum := func(list []word.Term) (map[word.Key]float32, float32) {
		m := make(map[word.Key]float32, len(list))
		var total float32
		for _, t := range list {
			if _, seen := m[t.Key]; !seen && !t.Stop {
				m[t.Key] = 1 + t.IDF // so that common words count too
				total += 1 + t.IDF
			}
		}
		return m, total
	}
	x, nx := sum(a)
	y, ny := sum(b)
	var both float32
	for _, t := range b { // in order of place, so that the sum is the same in every run
		if w, ok := x[t.Key]; ok && y[t.Key] != 0 {
			both += w
			y[t.Key] = 0
		}
	}
	if nx == 0 || ny == 0 {
		return 0, 0
	}
	return both / min(nx, ny), both / max(nx, ny)
}
