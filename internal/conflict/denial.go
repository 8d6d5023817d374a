package conflict

import (
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/word"
)

// How alike two clauses must be before a difference between them is a
// contradiction.
const (
	denies   = 0.45 // a denial and what it denies, of what both say …
	answered = 0.62 // … and the share of the denial that stands in the other
	negated  = 0.7  // an assertion and its negation
)

// denied finds claims that are denied: within one claim, some evidence of which
// denies what the rest asserts, and between claims, where a denial has most of
// its words in common with an assertion.
func denied(s Story, clauses []*clause) []Conflict {
	var out []Conflict
	answeredAlready := map[int]bool{}
	for i, c := range s.Claims {
		yes, no := Side{Claim: i}, Side{Claim: i}
		for _, e := range c.Evidence {
			switch at := (Place{e.Report, e.Sentence, e.Span}); e.Stance {
			case claim.Asserts:
				yes.add(at)
			case claim.Denies:
				no.add(at)
			}
		}
		answeredAlready[i] = len(yes.Evidence) > 0
		if len(yes.Evidence) > 0 && len(no.Evidence) > 0 {
			out = append(out, Conflict{Denial, [2]Side{yes, no}, "asserted and denied"})
		}
	}
	index := indexOf(clauses, func(c *clause) bool { return c.Stance == asserts && c.claim != None })
	seen := map[int]bool{} // claims whose denial has been looked for
	for _, d := range clauses {
		if d.Stance != claim.Denies || d.claim == None || answeredAlready[d.claim] || seen[d.claim] {
			continue
		}
		seen[d.claim] = true
		if best := nearest(d, index.near(d)); best != nil {
			out = append(out, Conflict{Denial, [2]Side{s.sideOf(best), s.sideOf(d)}, "one side denies it"})
		}
	}
	return out
}

// nearest is the assertion that has most of a denial's words.
func nearest(d *clause, among []*clause) *clause {
	var best *clause
	most := answered
	for _, a := range among {
		if likeness(a, d) >= denies {
			if c := cover(d, a); c > most || best == nil && c == most {
				best, most = a, c
			}
		}
	}
	return best
}

// sideOf is a clause and what else its claim has, the clause first.
func (s Story) sideOf(c *clause) Side {
	out := Side{Claim: c.claim}
	out.add(c.place())
	if c.claim != None {
		for _, e := range s.Claims[c.claim].Evidence {
			if e.Stance == c.Stance {
				out.add(Place{e.Report, e.Sentence, e.Span})
			}
		}
	}
	return out
}

// negations finds clauses that say that what another says is not so.
func negations(s Story, clauses []*clause) []Conflict {
	index := indexOf(clauses, func(c *clause) bool { return c.Stance == asserts && !c.negative })
	var out []Conflict
	seen := map[[2]int]bool{}
	for _, n := range clauses {
		if n.Stance != asserts || !n.negative || len(n.turned) == 0 {
			continue
		}
		for _, a := range index.near(n) {
			k := [2]int{a.claim, n.claim}
			if a.claim == n.claim && a.claim != None || k[0] != None && k[1] != None && seen[k] || !n.turns(a) || likeness(a, n) < negated {
				continue
			}
			seen[k] = true
			out = append(out, Conflict{Negation, [2]Side{s.sideOf(a), s.sideOf(n)}, "one says it is so, the other that it is not"})
		}
	}
	return out
}

// turns reports whether another clause has what the negation of this one turns
// around.
func (c *clause) turns(other *clause) bool { return slices.ContainsFunc(c.turned, other.has) }

// index finds clauses by their weightiest terms.
type index map[word.Key][]*clause

// heaviest is how many terms a clause is found by, listed how many clauses are
// found by one term: the cost of a search is bounded by both.
const (
	heaviest = 8
	listed   = 32
)

func indexOf(clauses []*clause, of func(*clause) bool) index {
	out := index{}
	for _, c := range clauses {
		if !of(c) {
			continue
		}
		for _, k := range c.top(heaviest) {
			if len(out[k]) < listed {
				out[k] = append(out[k], c)
			}
		}
	}
	return out
}

// near lists the clauses that share a weighty term with one, each once.
func (x index) near(c *clause) []*clause {
	var out []*clause
	seen := map[*clause]bool{c: true}
	for _, k := range c.top(heaviest) {
		for _, a := range x[k] {
			if !seen[a] {
				seen[a] = true
				out = append(out, a)
			}
		}
	}
	return out
}

// top returns the keys of the n weightiest terms.
func (c *clause) top(n int) []word.Key {
	terms := slices.Clone(c.terms)
	slices.SortStableFunc(terms, func(x, y term) int {
		switch {
		case x.weight > y.weight:
			return -1
		case x.weight < y.weight:
			return 1
		}
		return 0
	})
	var out []word.Key
	for _, x := range terms[:min(n, len(terms))] {
		out = append(out, x.key)
	}
	return out
}
