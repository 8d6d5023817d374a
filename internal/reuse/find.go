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

// Found is what texts have in common, in order of first witnesses.
type Found struct {
	Passages []Passage // text that reports have from each other, or from one source
	Heard    []Passage // quotes that reports have alike which share nothing else: each may have heard the speaker
}

// Find returns the text that two or more reports of one story share: reports are
// indexes into texts, ascending, and so are those of the witnesses.
//
// Identical sentences are collapsed first, so a thousand copies cost little
// more than one. Each distinct sentence then looks for its like through an
// index of rare pairs of words. The candidates are weighed by what they share
// and where (evidence), those that could be chance by what else their reports
// share (judge), and the stretches that match are gathered into passages.
// Where a report relays another, it shares text with it.
func Find(texts []*segment.Text, reports []int, relays ...Relay) Found {
	own := make([]*segment.Text, len(reports))
	at := make(map[int]int, len(reports))
	for i, r := range reports {
		own[i], at[r] = texts[r], i
	}
	relays = slices.Clone(relays)
	for i, r := range relays {
		relays[i].Report, relays[i].From = at[r.Report], at[r.From]
	}
	found := find(own, relays...)
	for _, p := range slices.Concat(found.Passages, found.Heard) {
		for i := range p.Witnesses {
			p.Witnesses[i].Report = reports[p.Witnesses[i].Report]
		}
	}
	return found
}

// find is Find among all of the texts.
func find(texts []*segment.Text, relays ...Relay) Found {
	if len(texts) < 2 {
		return Found{}
	}
	c := collapse(texts)
	candidates := c.candidates()
	like := make([]bool, len(c.list))
	for a, list := range candidates {
		like[a] = like[a] || len(list) > 0 || c.list[a].reports > 1
		for _, b := range list {
			like[b] = true
		}
	}
	c.weigh(like)
	c.markQuotes(like)
	matches := make([][]match, len(candidates))
	parallel.Each(len(candidates), func() *matcher { return newMatcher(c) }, func(m *matcher, a int) {
		if cl := &c.list[a]; cl.reports > 1 {
			if x, ok := m.match(a, a); ok {
				cl.odds = x.odds
			}
		}
		m.found = m.found[:0]
		sure := 0
		for _, b := range candidates[a] {
			if x, ok := m.match(a, int(b)); ok && (x.wording >= along || x.grams > 0) {
				m.found = append(m.found, x)
				if x.copying >= certain {
					sure++
				}
			}
			if sure == enough {
				break
			}
		}
		matches[a] = slices.Clone(m.found)
	})
	copied, quoted := judge(c, slices.Concat(matches...), relays)
	return Found{Passages: gather(copied), Heard: gather(quoted)}
}

// stretch is a part of a distinct sentence that matches others.
type stretch struct {
	class int
	window
}

// gather joins matching stretches to passages: the strongest matches first, so
// that the extent of a stretch is set by its closest relative.
func gather(v verdict) []Passage {
	v.sort(v.matches)
	g := &gathering{classes: v.classes, of: make([][]int, len(v.list))}
	for i, same := range v.same {
		if same {
			g.stretch(i, window{0, len(v.words(i))})
		}
	}
	for _, m := range v.matches {
		g.sets.Join(g.stretch(m.a, m.inA), g.stretch(m.b, m.inB))
	}
	return g.passages()
}

type gathering struct {
	classes   *classes
	stretches []stretch
	sets      disjoint.Sets // of stretches that are one passage
	of        [][]int       // by class, its stretches
}

// stretch returns the stretch of a class that covers most of the same window,
// or a new one. Two that have half in common may be of two passages which one
// report ran into one sentence.
func (g *gathering) stretch(class int, w window) int {
	best, most := -1, 0
	for _, i := range g.of[class] {
		s := &g.stretches[i]
		if common := s.overlap(w); 10*common >= 6*max(s.len(), w.len()) && common > most {
			best, most = i, common
		}
	}
	if best >= 0 {
		return best
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
	if len(set) == 1 {
		return set[0]
	}
	const most = 8 // wordings compared with each other; the commonest come early
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
