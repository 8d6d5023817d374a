// Package revision finds what an outlet changed in a report after it was
// published.
package revision

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Change is a sentence of an earlier version that does not stand in the later.
type Change struct {
	Before report.Span // in the earlier text
	After  report.Span // the sentence of the later text in its place; empty if it was taken out
}

// alike is the share of its content that a sentence must keep to be the same
// one reworded.
const alike = .5

// most is how many new sentences each is held against, the nearest in place.
const most = 64

// Find compares two versions of a report, sentence by sentence, in the order of
// the earlier. What differs in marks and capitals alone has not changed, nor
// has what was moved; a sentence that was added is no change of what was
// there.
func Find(before, after *segment.Text) []Change {
	gone, fresh := without(before, after), without(after, before)
	type pair struct {
		gone, fresh int
		share       float64
	}
	var pairs []pair
	for i, g := range gone {
		near := max(0, min(i-most/2, len(fresh)-most))
		for k := near; k < min(len(fresh), near+most); k++ {
			if share := common(before.TermsOf(g), after.TermsOf(fresh[k])); share >= alike {
				pairs = append(pairs, pair{i, k, share})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.gone, b.gone), cmp.Compare(a.fresh, b.fresh))
	})
	out := make([]Change, len(gone))
	for i, g := range gone {
		out[i].Before = g.Span
	}
	taken := make([]bool, len(fresh))
	for _, p := range pairs {
		if !taken[p.fresh] && out[p.gone].After.Empty() {
			out[p.gone].After, taken[p.fresh] = fresh[p.fresh].Span, true
		}
	}
	return out
}

// without returns the sentences of a text that another does not have.
func without(t, other *segment.Text) []segment.Sentence {
	has := map[string]int{}
	for _, s := range other.Sentences {
		has[wording(other.TermsOf(s))]++
	}
	var out []segment.Sentence
	for _, s := range t.Sentences {
		if w := wording(t.TermsOf(s)); w != "" && has[w] == 0 {
			out = append(out, s)
		} else {
			has[w]--
		}
	}
	return out
}

// wording is a sentence's words, content or not: "had no comment" is not "had a
// comment".
func wording(terms []word.Term) string {
	b := make([]byte, 0, 8*len(terms))
	for _, x := range terms {
		for i := range 8 {
			b = append(b, byte(x.Key>>(8*i)))
		}
	}
	return string(b)
}

// common is the share of content that two sentences have in common, of the
// longer.
func common(a, b []word.Term) float64 {
	has := map[word.Key]int{}
	n, m, both := 0, 0, 0
	for _, x := range a {
		if !x.Stop {
			has[x.Key]++
			n++
		}
	}
	for _, x := range b {
		if !x.Stop {
			m++
			if has[x.Key] > 0 {
				has[x.Key]--
				both++
			}
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(max(n, m))
}
