package conflict

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// state is a clause that says which of two ways a thing is.
type state struct {
	clause  *clause
	other   bool    // it has the second of the poles
	subject *clause // the clause up to the word that says it
	pole    string
	telling float64 // how rare that word is in news
}

// opposed finds things of which two sources say what excludes each other: "the
// alarm was working", "the alarm had been switched off". What contradicts one
// claim, in whatever words, is one side.
func opposed(s Story, clauses []*clause) []Conflict {
	const kept = 32 // states by one pair of poles that others are held against
	byPoles := shelf[int, state]{}
	var out disputes[stand]
	for _, c := range clauses {
		x, pair, ok := stateOf(c)
		if !ok {
			continue
		}
		for _, y := range byPoles.put(pair, x, kept) {
			if !x.excludes(y) || s.otherDays(c, y.clause) || s.longApart(c.Report, y.clause.Report) {
				continue
			}
			one, other := y, x
			if y.other {
				one, other = x, y
			}
			told := Conflict{Negation, []Side{one.clause.side(), other.clause.side()}, one.pole + " against " + other.pole}
			out.add(told, standsOf(told, pair)...)
		}
	}
	return out.out
}

// excludes reports whether two states on one pair of poles are of one thing, told
// by two sources, of which one at least is named.
func (x state) excludes(y state) bool {
	const (
		ofEither = 0.5 // of the subject that has fewer words must stand in the other, …
		rare     = 3.5 // … and a word of it that is so rare, …
		telling  = 4.0 // … or all of it, if the word for what it is is so rare: "genuine"
	)
	a, b := x.clause, y.clause
	if x.other == y.other || a.origin() == b.origin() || a.own() && b.own() {
		return false
	}
	share := max(cover(x.subject, y.subject), cover(y.subject, x.subject))
	if share < ofEither {
		return false
	}
	if share == 1 && max(x.telling, y.telling) >= telling {
		return true
	}
	return slices.ContainsFunc(x.subject.terms, func(t term) bool { return t.rarity >= rare && y.subject.has(t.key) })
}

// longApart reports whether two reports came out more than a few days apart: what
// was so need not be so any more.
func (s Story) longApart(a, b int) bool {
	const few = 3 // days
	x, y := s.Days[a].Days, s.Days[b].Days
	return x.Known() && y.Known() && (x.First-y.Last > few || y.First-x.Last > few)
}

// stateOf reads which way a clause says that a thing is: "is open", "remained
// shut", "had been switched off", "functioned".
func stateOf(c *clause) (x state, pair int, ok bool) {
	if c.Stance != asserts || c.negative || c.isOver() {
		return state{}, 0, false
	}
	t := c.text
	tokens := t.TokensOf(c.sentence())
	from := sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= c.Start })
	to := sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= c.End })
	lower := make([]string, 0, to-from)
	for _, k := range tokens[from:to] {
		lower = append(lower, word.Lower(k.In(t.Text)))
	}
	said, ok := sense.StateOf(lower)
	if !ok {
		return state{}, 0, false
	}
	telling := 0.0
	for _, x := range t.TermsOf(c.sentence()) {
		if t.SpanOf(x).Start == int(tokens[from+said.At].Start) {
			telling = float64(x.IDF)
		}
	}
	subject := *c
	subject.End = int(tokens[from+said.From].Start)
	subject.terms = nil
	subject.read()
	return state{c, said.Other, &subject, strings.Join(lower[said.From:said.At+1], " "), telling}, said.Pair, len(subject.terms) > 0
}
