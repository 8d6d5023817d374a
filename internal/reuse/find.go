package reuse

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
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
	parallel.Each(len(candidates), func() *matcher { return &matcher{classes: c} }, func(m *matcher, a int) {
		for _, b := range candidates[a] {
			if x, ok := m.match(a, b); ok {
				matches[a] = append(matches[a], x)
			}
		}
	})
	return gather(c, slices.Concat(matches...))
}

// stretch is a part of a distinct sentence that matches others.
type stretch struct {
	class int
	window
	parent int // union-find
}

// gather joins matching stretches to passages: the strongest matches first, so
// that the extent of a stretch is set by its closest relative.
func gather(c *classes, matches []match) []Passage {
	slices.SortStableFunc(matches, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	g := &gathering{classes: c, of: map[int][]int{}}
	for i := range c.list {
		if c.list[i].reports > 1 {
			g.stretch(i, c.whole(i))
		}
	}
	for _, m := range matches {
		g.join(g.stretch(m.a, m.inA), g.stretch(m.b, m.inB))
	}
	return g.passages()
}

type gathering struct {
	classes   *classes
	stretches []stretch
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
	g.stretches = append(g.stretches, stretch{class: class, window: w, parent: len(g.stretches)})
	g.of[class] = append(g.of[class], len(g.stretches)-1)
	return len(g.stretches) - 1
}

func (g *gathering) root(i int) int {
	for g.stretches[i].parent != i {
		g.stretches[i].parent = g.stretches[g.stretches[i].parent].parent
		i = g.stretches[i].parent
	}
	return i
}

func (g *gathering) join(i, j int) {
	i, j = g.root(i), g.root(j)
	g.stretches[max(i, j)].parent = min(i, j)
}

// passages turns each set of joined stretches into a passage.
func (g *gathering) passages() []Passage {
	sets := make([][]int, len(g.stretches))
	for i := range g.stretches {
		r := g.root(i)
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
		form := g.classes.form(g.stretches[base], s)
		for _, m := range g.classes.list[s.class].members {
			p.Witnesses = append(p.Witnesses, Witness{Report: m.report, Sentence: m.sentence, Span: g.classes.span(m, s.window), Form: form})
		}
	}
	slices.SortFunc(p.Witnesses, Witness.compare)
	return p
}

// base picks the stretch whose wording most witnesses have, whole or in part;
// among equals the fullest.
func (g *gathering) base(set []int) int {
	const most = 32 // wordings compared with each other; the commonest come early
	base, bestVotes, bestMass := set[0], -1, float32(0)
	for _, i := range set[:min(len(set), most)] {
		votes := 0
		for _, j := range set[:min(len(set), most)] {
			if g.classes.form(g.stretches[i], g.stretches[j]) != Reworded {
				votes += len(g.classes.list[g.stretches[j].class].members)
			}
		}
		m := g.classes.mass(g.stretches[i].class, g.stretches[i].window)
		if votes > bestVotes || votes == bestVotes && m > bestMass {
			base, bestVotes, bestMass = i, votes, m
		}
	}
	return base
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

// form says how stretch s words what base words.
func (c *classes) form(base, s stretch) Form {
	whole, part := c.keys(base.class, base.window), c.keys(s.class, s.window)
	switch at := indexOf(whole, part); {
	case at < 0:
		return Reworded
	case len(part) < len(whole):
		return Excerpt
	}
	return Verbatim
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

// indexOf finds the run part in whole.
func indexOf[T comparable](whole, part []T) int {
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}
