package reuse

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Find returns the passages that two or more of the texts share, in order of
// their first witness.
//
// Identical sentences are collapsed first, so a thousand copies cost little
// more than one. Each distinct sentence then looks for its like through an
// index of rare pairs of words, the candidates are verified by what they share
// and where, and the stretches that match are gathered into passages.
func Find(texts []*segment.Text) []Passage {
	c := collapse(texts)
	candidates := c.candidates()
	matches := make([][]match, len(candidates))
	parallel.Each(len(candidates), func() *matcher { return newMatcher(c) }, func(m *matcher, a int) {
		for _, b := range candidates[a] {
			if x, ok := m.match(a, b); ok {
				matches[a] = append(matches[a], x)
			}
		}
	})
	return gather(c, c.supported(slices.Concat(matches...)))
}

// supported drops the slight matches between reports that share nothing else:
// two reporters who heard one speaker may well put one fact alike, but hardly
// two. A class is taken for the report of its first member, so a match between
// sentences that many reports have may be kept without cause, never dropped.
func (c *classes) supported(matches []match) []match {
	shared := map[[2]int]int{} // by report, how many matches
	pair := func(a, b int) [2]int {
		x, y := c.list[a].members[0].report, c.list[b].members[0].report
		return [2]int{min(x, y), max(x, y)}
	}
	for i := range c.list {
		for _, m := range c.list[i].members[1:min(len(c.list[i].members), 3)] {
			if first := c.list[i].members[0].report; first != m.report {
				shared[[2]int{first, m.report}]++
			}
		}
	}
	for _, m := range matches {
		shared[pair(m.a, m.b)]++
	}
	return slices.DeleteFunc(matches, func(m match) bool {
		return m.slight && len(c.list[m.a].members) == 1 && len(c.list[m.b].members) == 1 && shared[pair(m.a, m.b)] < 2
	})
}

// stretch is a part of a distinct sentence that matches others.
type stretch struct {
	class int
	window
}

// gather joins matching stretches to passages: the strongest matches first, so
// that the extent of a stretch is set by its closest relative.
func gather(c *classes, matches []match) []Passage {
	hash := func(class int) uint64 { return c.list[class].hash }
	slices.SortFunc(matches, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.score, x.score),
			cmp.Compare(min(hash(x.a), hash(x.b)), min(hash(y.a), hash(y.b))), cmp.Compare(max(hash(x.a), hash(x.b)), max(hash(y.a), hash(y.b))))
	})
	g := &gathering{classes: c, of: map[int][]int{}}
	for i := range c.list {
		if c.list[i].reports > 1 {
			g.stretch(i, window{0, len(c.terms(i))})
		}
	}
	for _, m := range matches {
		g.sets.Join(g.stretch(m.a, m.inA), g.stretch(m.b, m.inB))
	}
	return g.passages()
}

type gathering struct {
	classes   *classes
	stretches []stretch
	sets      disjoint.Sets // of stretches that are one passage
	of        map[int][]int // class → its stretches
}

// stretch returns the stretch of a class that covers much the same window, or
// a new one.
func (g *gathering) stretch(class int, w window) int {
	for _, i := range g.of[class] {
		s := &g.stretches[i]
		if common := s.overlap(w); 10*common >= 6*max(s.len(), w.len()) {
			return i
		}
	}
	g.stretches = append(g.stretches, stretch{class: class, window: w})
	i := g.sets.Add()
	g.of[class] = append(g.of[class], i)
	return i
}

// passages turns each set of joined stretches into a passage.
func (g *gathering) passages() []Passage {
	sets := make([][]int, len(g.stretches))
	for i := range g.stretches {
		r := g.sets.Root(i)
		sets[r] = append(sets[r], i)
	}
	var out []Passage
	for _, set := range sets {
		if len(set) == 0 {
			continue
		}
		if p := g.passage(set); p.reports() > 1 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(p, q Passage) int { return p.Witnesses[0].compare(q.Witnesses[0]) })
	return out
}

// passage lists the witnesses of one set of stretches, each with its form
// against the wording that most others repeat.
func (g *gathering) passage(set []int) Passage {
	base := g.base(set)
	var p Passage
	for _, i := range set {
		s := g.stretches[i]
		form := g.form(base, i)
		for _, m := range g.classes.list[s.class].members {
			p.Witnesses = append(p.Witnesses, Witness{Report: m.report, Sentence: m.sentence, Span: g.classes.span(m, s.window), Form: form})
		}
	}
	slices.SortFunc(p.Witnesses, Witness.compare)
	p.Witnesses = joinOverlaps(p.Witnesses)
	return p
}

// joinOverlaps makes one witness of two that overlap: different parts of one
// stretch that different reports share.
func joinOverlaps(list []Witness) []Witness {
	out := list[:0]
	for _, w := range list {
		n := len(out) - 1
		if n < 0 || out[n].Report != w.Report || out[n].Overlap(w.Span) == 0 {
			out = append(out, w)
			continue
		}
		if w.Len() > out[n].Len() {
			out[n].Form = w.Form
		}
		out[n].End = max(out[n].End, w.End)
	}
	return out
}

// base picks the stretch whose wording most witnesses have, whole or in part;
// among equals the fullest, then the one in the commonest words, since words
// are swapped for rarer ones.
func (g *gathering) base(set []int) int {
	const most = 32 // wordings compared with each other; the commonest come early
	base, bestVotes, bestWords, bestMass := set[0], -1, 0, float32(0)
	for _, i := range set[:min(len(set), most)] {
		votes := 0
		for _, j := range set[:min(len(set), most)] {
			if g.form(i, j) != Reworded {
				votes += len(g.classes.list[g.stretches[j].class].members)
			}
		}
		terms := g.classes.in(g.stretches[i])
		words, m := len(terms), mass(terms)
		if c := cmp.Or(cmp.Compare(votes, bestVotes), cmp.Compare(words, bestWords), cmp.Compare(bestMass, m)); c > 0 {
			base, bestVotes, bestWords, bestMass = i, votes, words, m
		}
	}
	return base
}

// form says how one stretch words what another, the base, words.
func (g *gathering) form(base, s int) Form {
	whole, part := g.classes.in(g.stretches[base]), g.classes.in(g.stretches[s])
	switch {
	case !holdsRun(whole, part):
		return Reworded
	case len(part) < len(whole):
		return Excerpt
	}
	return Verbatim
}

func (w Witness) compare(v Witness) int {
	return cmp.Or(cmp.Compare(w.Report, v.Report), cmp.Compare(w.Start, v.Start), cmp.Compare(w.End, v.End))
}

// reports counts the reports among the witnesses, up to two.
func (p Passage) reports() int {
	for _, w := range p.Witnesses {
		if w.Report != p.Witnesses[0].Report {
			return 2
		}
	}
	return 1
}

// span returns the bytes of a window in one member of a class: the whole
// sentence, marks and all, where the window takes in every term of it.
func (c *classes) span(m place, w window) report.Span {
	t := c.texts[m.report]
	s := t.Sentences[m.sentence]
	terms := t.TermsOf(s)
	if w.from == 0 && w.to == len(terms) {
		return s.Span
	}
	return report.Span{Start: t.SpanOf(terms[w.from]).Start, End: t.SpanOf(terms[w.to-1]).End}
}

// holdsRun reports whether the terms of part stand in whole, one after the
// other.
func holdsRun(whole, part []word.Term) bool {
	same := func(x, y word.Term) bool { return x.Key == y.Key }
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.EqualFunc(whole[i:i+len(part)], part, same) {
			return true
		}
	}
	return false
}
