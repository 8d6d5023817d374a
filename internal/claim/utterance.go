package claim

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// sameWording is why evidence is one by its words alone.
const sameWording = "same words"

// uttered bounds how many pieces of evidence are looked at for one utterance.
const uttered = 24

// sameUtterance ties words of a speaker whom a report leaves open to the like
// words in another: whoever is quoted alike is one.
func (m *merger) sameUtterance(list []int) {
	const alike = 0.6 // of the wording
	list = list[:min(uttered, len(list))]
	for _, i := range list {
		if m.story.own(m.evidence[i]) || m.evidence[i].Chain[len(m.evidence[i].Chain)-1].Name != notNamed {
			continue
		}
		best, at := alike, -1
		for _, j := range list {
			if i == j || m.story.own(m.evidence[j]) {
				continue
			}
			if s := max(m.likeness(i, j), m.within(i, j)); s >= best {
				best, at = s, j
			}
		}
		if at >= 0 {
			m.tie(i, at, sameWording, sameReworded, -1)
		}
	}
}

// sameWords ties what two reports have in the very same words, or quote in the
// same words, though they name two sources for it or none: nobody else words a
// thing so, and one may be the other's that was passed on or taken for his. He is, where
// one speaks for the other.
func (m *merger) sameWords(list []int) {
	list = list[:min(uttered, len(list))]
	for k, i := range list {
		for _, j := range list[:k] {
			if m.sameWording(i, j) {
				strength := otherName
				if m.story.mayVoice(m.sourceOf(i), m.sourceOf(j)) {
					strength = sameReworded
				}
				m.tie(i, j, sameWording, strength, -1)
				break
			}
		}
	}
}

func (m *merger) sourceOf(i int) attribution.Link {
	chain := m.evidence[i].Chain
	return chain[len(chain)-1]
}

func (m *merger) sameWording(i, j int) bool { return m.repeats(i, j) || m.quoteAlike(i, j) }

// repeats reports whether two pieces of evidence are long enough to tell and
// have the same words of content, but for a few, or the one all of the other's.
func (m *merger) repeats(i, j int) bool {
	const (
		whole   = 0.9 // of the wording
		part    = 0.95
		telling = 4 // words of content
		long    = 6
	)
	n := min(len(m.meaningOf(i).items), len(m.meaningOf(j).items))
	return n >= telling && m.likeness(i, j) >= whole || n >= long && m.within(i, j) >= part
}

// within is the share of the shorter of two pieces that is in the other, if it
// is long enough to tell: a quote may run on into what stands around it.
func (m *merger) within(i, j int) float64 {
	const telling = 3 // words of content
	a, b := m.meaningOf(i), m.meaningOf(j)
	if len(a.items) > len(b.items) {
		a, b = b, a
	}
	if len(a.items) < telling {
		return 0
	}
	sum, shared := 0.0, 0.0
	for _, x := range a.items {
		sum += x.inNews
		if b.has(x.key) {
			shared += x.inNews
		}
	}
	return shared / max(sum, 1)
}

// quoteAlike reports whether two pieces of evidence quote the same words.
func (m *merger) quoteAlike(i, j int) bool {
	a, b := m.quoted(i), m.quoted(j)
	return slices.ContainsFunc(a, func(p string) bool {
		return slices.ContainsFunc(b, func(q string) bool { return strings.Contains(p, q) || strings.Contains(q, p) })
	})
}

// quoted are the quotes within a piece of evidence that are long enough to be
// known again, each as its words in lower case.
func (m *merger) quoted(i int) []string {
	const telling = 3 // words
	e := m.evidence[i]
	t := m.story.Texts[e.Report]
	quotes := m.story.Readings[e.Report].Quotes
	first, _ := slices.BinarySearchFunc(quotes, e.Start, func(q attribution.Quote, at int) int { return q.End - at })
	var out []string
	for _, q := range quotes[first:] {
		if q.Start >= e.End {
			break
		}
		part := report.Span{Start: max(q.Start, e.Start), End: min(q.End, e.End)}
		var b strings.Builder
		n, content := 0, 0
		for _, x := range t.TokensOf(t.Sentences[e.Sentence]) {
			if w := x.In(t.Text); int(x.Start) >= part.Start && int(x.End) <= part.End && x.Kind != word.Mark {
				b.WriteByte(' ')
				b.WriteString(word.Lower(w))
				n++
				if !word.IsStop(word.Lower(w)) {
					content++
				}
			}
		}
		if n >= telling && content > 1 {
			out = append(out, b.String()+" ")
		}
	}
	return out
}
