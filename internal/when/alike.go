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

// rarest are the rarest terms of a sentence.
func rarest(content []word.Term) []word.Term {
	out := slices.Clone(content)
	slices.SortStableFunc(out, func(a, b word.Term) int { return cmp.Compare(b.IDF, a.IDF) })
	return out[:min(rarestTerms, len(out))]
}

// alike is how much two sentences have in common, 0 when too little to tell one
// event, or when both name names and none is the same. Less will do of the same
// time afar: a story comes back to one event of a day to come or long over.
func alike(a, b telling, afar bool) float32 {
	if len(a.names) > 0 && len(b.names) > 0 && !slices.ContainsFunc(a.names, func(k word.Key) bool { return slices.Contains(b.names, k) }) {
		return 0
	}
	n := 0
	for _, t := range a.content {
		if holds(b.content, t.Key) {
			n++
		}
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
