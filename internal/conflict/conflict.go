// Package conflict finds where the claims of a story contradict each other, and
// sources whose account changed.
//
// Two clauses are in conflict only if they are on one thing: the same people
// and event, the same day and place. Then they differ in whether it is so
// (denial, negation, opposite ways to be), how many, how much or how old
// (number), when (date), where (place) or who stands behind it (origin). An
// update, a narrower scope, a floor and another event are no conflicts; where
// they can't be told from one, nothing is said.
package conflict

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/when"
)

// Story is what the stages before know of one story. Times and Days are of each
// report of the corpus, as Texts.
type Story struct {
	claim.Story
	Claims []claim.Claim
	Slight []claim.Evidence // too short to be of a claim
	Times  [][]when.Time
	Days   []report.Published
}

// Result is what of a story's claims does not fit.
type Result struct {
	Conflicts []Conflict
	Changes   []Change
}

// Conflict is claims no two of which can both hold, or a claim and its denial.
type Conflict struct {
	Kind  Kind
	Sides []Side // two or more; more than two of numbers alone
	Note  string
}

// Kind says what the sides differ in.
type Kind string

// The kinds of conflict.
const (
	Denial   Kind = "denial"
	Negation Kind = "negation"
	Number   Kind = "number"
	Date     Kind = "date"
	Location Kind = "place"
	Origin   Kind = "origin"
)

var kinds = []Kind{Denial, Negation, Number, Date, Location, Origin}

// Side is one side of a conflict.
type Side struct {
	Claim    int // index into the claims, or None: for words too few to be one, and for a claim that has two sides
	Evidence []Place
}

// None stands for no claim.
const None = -1

// Place is a stretch of a sentence of a report.
type Place struct {
	Report, Sentence int
	report.Span
}

// Change is one source whose account changed.
type Change struct {
	Source        string
	Before, After Place
	Note          string
}

const asserts = claim.Asserts

// Find looks through one story.
func Find(s Story) Result {
	clauses := clausesOf(s)
	var out Result
	lies := containersOf(s)
	readers := map[int][]figureReader{}
	for _, r := range s.Reports {
		readers[r] = readersOf(s.Texts[r])
	}
	counts, updates := tolls(s, clauses, readers, lies)
	counts = append(counts, besides(s, counts, readers)...)
	out.Conflicts = slices.Concat(denied(s, clauses), negations(s, clauses), notices(s, clauses), opposed(s, clauses), counts, gather(measured(s, clauses, readers, lies)), gather(ages(s, clauses, readers)), dates(clauses), locations(s, clauses, lies), homes(s, readers, lies), origins(s), misquoted(s), identified(s))
	slices.SortStableFunc(out.Conflicts, func(x, y Conflict) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, x.Kind), slices.Index(kinds, y.Kind)),
			cmp.Compare(x.Sides[0].Claim, y.Sides[0].Claim), cmp.Compare(x.Sides[1].Claim, y.Sides[1].Claim))
	})
	out.Conflicts = once(out.Conflicts)
	out.Changes = changes(s, clauses, updates)
	return out
}

// maxSide is how many places a side of a conflict quotes; its claim has all.
const maxSide = 24

func (s *Side) add(p Place) {
	if len(s.Evidence) < maxSide && !slices.Contains(s.Evidence, p) {
		s.Evidence = append(s.Evidence, p)
	}
}
