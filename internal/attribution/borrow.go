package attribution

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// This file names sources that one report leaves open by another report that
// shares the passage: "he said the wall was old" by "Ilves said the wall was
// old".

// ascribed is an attribution within a witness of a passage.
type ascribed struct {
	report int
	*Attribution
	words []string // of the content, once asked for
}

// origin is the last link of a chain, who is said to have said it.
func (a ascribed) origin() *Link { return &a.Chain[len(a.Chain)-1] }

// borrow names open sources where all other witnesses of their passage that
// ascribe the same content name one and the same.
func borrow(texts []*segment.Text, readings []Reading, passages []reuse.Passage) {
	for _, p := range passages {
		open, named := sourcesIn(readings, p)
		for i := range open {
			a := &open[i]
			n, ok := lender(texts, a, named)
			if !ok {
				continue
			}
			l := a.origin()
			x, text := &readings[a.report], texts[a.report].Text
			if !names.IsPronoun(l.Name) {
				x.follow(map[string]Link{l.Name: n}, text)
			}
			l.Name, l.Kind = n.Name, n.Kind
			for k := range x.Quotes {
				if s := x.Quotes[k].Speaker; s != nil && s.Span == l.Span {
					s.Name = n.Name
				}
			}
		}
	}
}

// sourcesIn lists the attributions in the witnesses of a passage, those whose
// source is open and those that can lend a name.
func sourcesIn(readings []Reading, p reuse.Passage) (open, named []ascribed) {
	for _, w := range p.Witnesses {
		x := &readings[w.Report]
		first := sort.Search(len(x.Attributions), func(i int) bool { return x.Attributions[i].start() >= w.Start })
		for i := first; i < len(x.Attributions) && x.Attributions[i].start() < w.End; i++ {
			a := ascribed{report: w.Report, Attribution: &x.Attributions[i]}
			switch {
			case len(a.Chain) == 0 || a.origin().Empty():
			case isOpen(*a.origin()):
				open = append(open, a)
			case len(named) < maxWhole:
				named = append(named, a)
			}
		}
	}
	return open, named
}

// start is where an attribution's cue begins, or its content if it has none.
func (a *Attribution) start() int {
	if len(a.Cue) > 0 {
		return a.Cue[0].Start
	}
	return a.Content[0].Start
}

// isOpen reports whether a source is one that could have a name and has none.
func isOpen(l Link) bool {
	first, _ := utf8.DecodeRuneInString(l.Name)
	return l.Kind == Unknown || l.Kind == Outlet && unicode.IsLower(first)
}

// lender is the source that the others name for what a ascribes, if they agree.
func lender(texts []*segment.Text, a *ascribed, named []ascribed) (Link, bool) {
	found := Link{}
	for i := range named {
		b := &named[i]
		l := *b.origin()
		if b.report == a.report || b.Act != a.Act || l.Kind == Document || l.Kind == Anonymous || !sameContent(texts, a, b) {
			continue
		}
		if found.Name != "" && found.Name != l.Name {
			return Link{}, false
		}
		found = l
	}
	return found, found.Name != ""
}

// sameContent reports whether two attributions ascribe nearly the same words.
func sameContent(texts []*segment.Text, a, b *ascribed) bool {
	for _, x := range []*ascribed{a, b} {
		if x.words == nil {
			x.words = wordsIn(texts[x.report], x.Content)
		}
	}
	const same = 0.8
	return len(a.words) > 3 && inOrder(a.words, b.words) >= same && inOrder(b.words, a.words) >= same
}

// wordsIn returns the words of some stretches of a text.
func wordsIn(t *segment.Text, spans []report.Span) []string {
	out := []string{}
	for _, s := range spans {
		out = append(out, wordsOf(t, s)...)
	}
	return out
}
