package conflict

import (
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// How alike two clauses must be before a difference between them is a
// contradiction.
const (
	denies   = 0.45 // a denial and what it denies, of what both say …
	answered = 0.62 // … and the share of the denial that stands in the other
)

// denied finds claims that are denied: within one claim, some evidence of which
// denies what the rest asserts, and between claims, where a denial has most of
// its words in common with an assertion.
func denied(s Story, clauses []*clause) []Conflict {
	var out []Conflict
	answeredAlready := map[int]bool{}
	rest := clauses // those of the claims stand first, claim by claim
	for i, c := range s.Claims {
		of := rest[:len(c.Evidence)]
		rest = rest[len(c.Evidence):]
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
		if len(yes.Evidence) > 0 && len(no.Evidence) > 0 && reallyDenied(of) {
			out = append(out, Conflict{Denial, []Side{yes, no}, "asserted and denied"})
		}
	}
	index := indexOf(clauses, func(c *clause) bool { return c.Stance == asserts && c.claim != None })
	seen := map[int]bool{} // claims whose denial has been looked for
	for _, d := range clauses {
		if d.Stance != claim.Denies || d.claim == None || answeredAlready[d.claim] || seen[d.claim] || d.isPhrase() {
			continue
		}
		seen[d.claim] = true
		if best := nearest(d, index.near(d)); best != nil {
			out = append(out, Conflict{Denial, []Side{s.sideOf(best), s.sideOf(d)}, "one side denies it"})
		}
	}
	return out
}

// nearest is the assertion that has most of a denial's words.
func nearest(d *clause, among []*clause) *clause {
	var best *clause
	most := answered
	for _, a := range among {
		if likeness(a, d) >= denies && tellsOf(d, a) && !a.agreesWith(d) && !otherNumbers(a, d) {
			if c := cover(d, a); c > most || best == nil && c == most {
				best, most = a, c
			}
		}
	}
	return best
}

// otherNumbers reports whether each of two clauses has a number that the other lacks:
// who denies that 400 were fined does not deny that 40 were.
func otherNumbers(a, d *clause) bool {
	x, y := a.numbers(), d.numbers()
	lacks := func(of, in []float64) bool {
		return slices.ContainsFunc(of, func(n float64) bool { return !slices.Contains(in, n) })
	}
	return lacks(x, y) && lacks(y, x)
}

// numbers are those of a clause.
func (c *clause) numbers() []float64 {
	var out []float64
	_, lower := termsIn(c.text, c.sentence(), c.Span)
	for _, w := range lower {
		if n, ok := quantity.Value(w); ok {
			out = append(out, n)
		}
	}
	return out
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
		for _, k := range c.heaviest {
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
	for _, k := range c.heaviest {
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

// reallyDenied reports whether, of the clauses of a claim, what denies it says so
// in its own words ("a charge that he denied"), is the very words of another ("denied her
// claim that"), or has most of what another asserts: clauses that are alike by chance share a name and little more. Each
// denial is held against the first assertions alone, so that the cost is linear
// in the claim.
func reallyDenied(clauses []*clause) bool {
	const kept = 32
	var yes []*clause
	for _, c := range clauses {
		if c.Stance == claim.Asserts && len(yes) < kept {
			yes = append(yes, c)
		}
	}
	return slices.ContainsFunc(clauses, func(d *clause) bool {
		if d.Stance != claim.Denies {
			return false
		}
		if slices.ContainsFunc(yes, func(a *clause) bool { return a.Report == d.Report && a.Span == d.Span }) {
			return true
		}
		itself := claim.SaysDenied(d.In(d.text.Text))
		return (itself || !d.isPhrase()) && slices.ContainsFunc(yes, func(a *clause) bool {
			return !a.agreesWith(d) && (itself || cover(d, a) >= answered && tellsOf(d, a) && len(d.terms) >= 3)
		})
	})
}
