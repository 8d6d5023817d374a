package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// How alike two claims must be before a difference between them is a
// contradiction.
const (
	denies   = 0.45 // a denial and what it denies
	negated  = 0.7  // an assertion and its negation
	skeleton = 0.55 // two claims apart from their numbers
)

// conflicts finds claims that contradict each other, and claims that are
// denied. Where it can't tell an update, a scope or a floor from a
// contradiction, it stays silent.
func conflicts(s Story, claims []Claim) []Conflict {
	v := claimVectors(s, claims)
	var out []Conflict
	for i := range claims {
		if x, ok := deniedWithin(claims, i); ok {
			out = append(out, x)
		}
	}
	for _, p := range v.likely() {
		if x, ok := contradict(s, claims, v, p[0], p[1]); ok {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y Conflict) int {
		return cmp.Or(cmp.Compare(order(x.Kind), order(y.Kind)), cmp.Compare(x.Sides[0].Claim, y.Sides[0].Claim), cmp.Compare(x.Sides[1].Claim, y.Sides[1].Claim))
	})
	return out
}

func order(k ConflictKind) int { return slices.Index([]ConflictKind{Denial, Negation, Number}, k) }

// claimVectors weighs the best wording of every claim.
func claimVectors(s Story, claims []Claim) *vectors {
	units := make([]unit, len(claims))
	for i, c := range claims {
		e := c.Evidence[c.Best]
		units[i] = unit{report: e.Report, sentence: e.Sentence, Span: e.Span, stance: e.Stance, chain: e.Chain}
	}
	return weigh(s, units)
}

// likely lists pairs of claims that share weighty terms, in order.
func (v *vectors) likely() [][2]int {
	const kept = 32
	byKey := map[word.Key][]int{}
	count := map[[2]int]int{}
	for i := range v.list {
		for _, k := range v.top(i, 8) {
			for _, j := range byKey[k] {
				count[[2]int{j, i}]++
			}
			if len(byKey[k]) < kept {
				byKey[k] = append(byKey[k], i)
			}
		}
	}
	var out [][2]int
	for p, n := range count {
		if n >= 2 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return out
}

// deniedWithin is the conflict of a claim that some evidence asserts and some
// denies.
func deniedWithin(claims []Claim, i int) (Conflict, bool) {
	var yes, no []int
	for k, e := range claims[i].Evidence {
		switch e.Stance {
		case Asserts:
			yes = append(yes, k)
		case Denies:
			no = append(no, k)
		}
	}
	if len(yes) == 0 || len(no) == 0 {
		return Conflict{}, false
	}
	return Conflict{Kind: Denial, Sides: [2]Side{{i, yes}, {i, no}}, Note: "asserted and denied"}, true
}

// contradict tells whether and how two claims contradict each other.
func contradict(s Story, claims []Claim, v *vectors, i, j int) (Conflict, bool) {
	a, b := claims[i].Evidence[claims[i].Best], claims[j].Evidence[claims[j].Best]
	like := v.likeness(i, j)
	sides := [2]Side{{i, all(claims[i])}, {j, all(claims[j])}}
	switch {
	case a.Stance == Asserts && b.Stance == Denies && like >= denies:
		return Conflict{Kind: Denial, Sides: sides, Note: "one side denies it"}, true
	case a.Stance == Denies && b.Stance == Asserts && like >= denies:
		return Conflict{Kind: Denial, Sides: [2]Side{sides[1], sides[0]}, Note: "one side denies it"}, true
	case a.Stance != Asserts || b.Stance != Asserts:
		return Conflict{}, false
	case like >= negated && v.negation(i, j):
		return Conflict{Kind: Negation, Sides: sides, Note: "one says it is so, the other that it is not"}, true
	}
	if note, ok := numbersDiffer(s, v, i, j, a, b); ok {
		return Conflict{Kind: Number, Sides: sides, Note: note}, true
	}
	return Conflict{}, false
}

// maxSide is how many places a side of a conflict quotes; its claim has all.
const maxSide = 24

func all(c Claim) []int {
	out := make([]int, min(len(c.Evidence), maxSide))
	for i := range out {
		out[i] = i
	}
	return out
}

// numbersDiffer reports whether two claims give different numbers of one
// thing. Bounds ("at least", "up to") agree with much; a count that can rise
// as news comes in (the dead, the missing) may be an update.
func numbersDiffer(s Story, v *vectors, i, j int, a, b Evidence) (string, bool) {
	ta, tb := s.Texts[a.Report], s.Texts[b.Report]
	for _, x := range counted(ta, a) {
		for _, y := range counted(tb, b) {
			if x.of != y.of || x.number == y.number || x.bound || y.bound || x.rises || y.rises {
				continue
			}
			if v.withoutNumbers(i, j) >= skeleton {
				return x.text + " against " + y.text, true
			}
		}
	}
	return "", false
}

// withoutNumbers is likeness with every number left out.
func (v *vectors) withoutNumbers(i, j int) float64 {
	strip := func(x vector) vector {
		var out vector
		for _, t := range x.terms {
			if _, ok := slices.BinarySearch(x.numbers, t.key); !ok {
				out.terms = append(out.terms, t)
				out.sum += t.weight
			}
		}
		return out
	}
	w := vectors{list: []vector{strip(v.list[i]), strip(v.list[j])}}
	return w.likeness(0, 1)
}

// count is a number and what it counts.
type count struct {
	number, of   word.Key
	text         string // as written: "41 people"
	bound, rises bool
}

// counted finds the numbers of a clause with the noun after each.
func counted(t *segment.Text, e Evidence) []count {
	var out []count
	terms := termsIn(t, unit{report: e.Report, sentence: e.Sentence, Span: e.Span})
	rises := false
	for _, x := range terms {
		rises = rises || isToll[word.Lower(t.Tokens[x.First].In(t.Text))]
	}
	for k, x := range terms {
		if t.Tokens[x.First].Kind != word.Number || k+1 >= len(terms) || terms[k+1].Stop {
			continue
		}
		before := ""
		for b := max(0, k-3); b < k; b++ {
			before += word.Lower(t.Tokens[terms[b].First].In(t.Text)) + " "
		}
		from, to := t.SpanOf(x).Start, t.SpanOf(terms[k+1]).End
		out = append(out, count{number: x.Key, of: terms[k+1].Key, text: t.Text[from:to], bound: isBound(before), rises: rises})
	}
	return out
}

// isToll holds words of counts that rise as an event goes on.
var isToll = map[string]bool{
	"killed": true, "dead": true, "died": true, "deaths": true, "toll": true, "injured": true, "wounded": true, "hurt": true,
	"missing": true, "arrested": true, "rescued": true, "evacuated": true, "displaced": true, "infected": true, "casualties": true,
}

func isBound(before string) bool {
	for _, b := range []string{"at least", "more than", "up to", "nearly", "almost", "about", "around", "over", "fewer than", "less than", "some", "roughly", "approximately", "under"} {
		if strings.Contains(before, b+" ") {
			return true
		}
	}
	return false
}
