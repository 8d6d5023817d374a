package claim

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// How alike two claims must be before a difference between them is a
// contradiction.
const (
	denies  = 0.45 // a denial and what it denies
	negated = 0.7  // an assertion and its negation
)

// conflicts finds claims that contradict each other, and claims that are
// denied. Where it can't tell an update, a scope or a floor from a
// contradiction, it stays silent.
func conflicts(s Story, claims []Claim) []Conflict {
	v := claimVectors(s, claims)
	counts := make([][]count, len(claims))
	for i, c := range claims {
		counts[i] = counted(s.Texts[c.Evidence[c.Best].Report], c.Evidence[c.Best])
	}
	var out []Conflict
	for i := range claims {
		if x, ok := deniedWithin(claims, i); ok {
			out = append(out, x)
		}
	}
	for _, p := range v.likely() {
		if x, ok := contradict(claims, v, p[0], p[1]); ok {
			out = append(out, x)
		}
	}
	for _, p := range sameNoun(counts) {
		if claims[p[0]].Evidence[claims[p[0]].Best].Stance != Asserts || claims[p[1]].Evidence[claims[p[1]].Best].Stance != Asserts {
			continue
		}
		if note, ok := numbersDiffer(counts[p[0]], counts[p[1]]); ok {
			out = append(out, Conflict{Kind: Number, Sides: [2]Side{{p[0], all(claims[p[0]])}, {p[1], all(claims[p[1]])}}, Note: note})
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
func contradict(claims []Claim, v *vectors, i, j int) (Conflict, bool) {
	a, b := claims[i].Evidence[claims[i].Best], claims[j].Evidence[claims[j].Best]
	like := v.likeness(i, j)
	sides := [2]Side{{i, all(claims[i])}, {j, all(claims[j])}}
	switch {
	case a.Stance == Asserts && b.Stance == Denies && like >= denies && v.cover(j, i) >= answered:
		return Conflict{Kind: Denial, Sides: sides, Note: "one side denies it"}, true
	case a.Stance == Denies && b.Stance == Asserts && like >= denies && v.cover(i, j) >= answered:
		return Conflict{Kind: Denial, Sides: [2]Side{sides[1], sides[0]}, Note: "one side denies it"}, true
	case a.Stance != Asserts || b.Stance != Asserts:
		return Conflict{}, false
	case like >= negated && v.negation(i, j):
		return Conflict{Kind: Negation, Sides: sides, Note: "one says it is so, the other that it is not"}, true
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
// thing: the same noun, in much the same company. Bounds ("at least", "up to")
// agree with much; a count that can rise as news comes in (the dead, the
// missing) may be an update.
func numbersDiffer(a, b []count) (string, bool) {
	for _, x := range a {
		for _, y := range b {
			if x.of == y.of && x.number != y.number && !x.bound && !y.bound && !x.rises && !y.rises && alike(x.near, y.near) {
				return x.text + " against " + y.text, true
			}
		}
	}
	return "", false
}

// sameNoun lists the pairs of claims that count one noun, in order.
func sameNoun(counts [][]count) [][2]int {
	const kept = 32 // claims compared with one for each noun
	byNoun := map[word.Key][]int{}
	seen := map[[2]int]bool{}
	var out [][2]int
	for i, list := range counts {
		for _, c := range list {
			for _, j := range byNoun[c.of] {
				if p := [2]int{j, i}; j != i && !seen[p] {
					seen[p] = true
					out = append(out, p)
				}
			}
			if n := len(byNoun[c.of]); n < kept && (n == 0 || byNoun[c.of][n-1] != i) {
				byNoun[c.of] = append(byNoun[c.of], i)
			}
		}
	}
	return out
}

// alike reports whether two counts stand among the same words: a third of the
// fewer, and at least one beside the noun.
func alike(a, b []word.Key) bool {
	shared := 0
	for _, k := range a {
		if slices.Contains(b, k) {
			shared++
		}
	}
	return shared >= 1 && 3*shared >= min(len(a), len(b))
}

// count is a number and what it counts.
type count struct {
	number, of   word.Key
	near         []word.Key // the content words around them
	text         string     // as written: "41 people"
	bound, rises bool
}

// counted finds the numbers of a clause with the noun right after each. Days
// and years count nothing.
func counted(t *segment.Text, e Evidence) []count {
	const around = 3 // content words on either side
	var out []count
	terms := termsIn(t, unit{report: e.Report, sentence: e.Sentence, Span: e.Span})
	rises := false
	for _, x := range terms {
		rises = rises || isToll[word.Lower(t.Tokens[x.First].In(t.Text))]
	}
	for k, x := range terms {
		if t.Tokens[x.First].Kind != word.Number || k+1 >= len(terms) || terms[k+1].Stop || terms[k+1].First != x.Last {
			continue
		}
		noun := terms[k+1]
		if name := word.Lower(t.Tokens[noun.First].In(t.Text)); measures[name] || t.Tokens[noun.First].Kind == word.Number || isDate(t, terms, k) || ordinal(t.SpanOf(x).In(t.Text)) {
			continue
		}
		before := ""
		for b := max(0, k-3); b < k; b++ {
			before += word.Lower(t.Tokens[terms[b].First].In(t.Text)) + " "
		}
		out = append(out, count{
			number: x.Key, of: noun.Key, near: slices.Concat(contentBefore(terms[:k], around), after(terms[k+2:], around)),
			text: t.Text[t.SpanOf(x).Start:t.SpanOf(noun).End], bound: isBound(before), rises: rises,
		})
	}
	return out
}

// measures are what numbers come in when it is not the noun after them that is
// counted; of what they are the amount can't be told here.
var measures = map[string]bool{"percent": true, "per": true, "percentage": true, "points": true, "point": true, "pct": true,
	"hundred": true, "thousand": true, "million": true, "billion": true, "trillion": true, "m": true, "bn": true,
	"am": true, "pm": true, "gmt": true, "et": true, "hours": true, "days": true, "weeks": true, "months": true, "years": true,
	"year": true, "month": true, "day": true, "hour": true, "minutes": true, "seconds": true, "kilometres": true, "kilometers": true,
	"km": true, "miles": true, "metres": true, "meters": true, "feet": true, "degrees": true, "tonnes": true, "tons": true,
	"dollars": true, "euros": true, "pounds": true}

// ordinal reports whether a number tells a place in an order: "18th".
func ordinal(written string) bool {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if strings.HasSuffix(written, end) {
			return true
		}
	}
	return false
}

// contentBefore returns the keys of the last n content words.
func contentBefore(terms []word.Term, n int) []word.Key {
	var out []word.Key
	for i := len(terms) - 1; i >= 0 && len(out) < n; i-- {
		if !terms[i].Stop {
			out = append(out, terms[i].Key)
		}
	}
	return out
}

// isDate reports whether the number at k is a day of a month or a year.
func isDate(t *segment.Text, terms []word.Term, k int) bool {
	written := t.SpanOf(terms[k]).In(t.Text)
	if len(written) == 4 && (strings.HasPrefix(written, "19") || strings.HasPrefix(written, "20")) {
		return true
	}
	return k > 0 && isMonth(t, terms[k-1]) || isMonth(t, terms[k+1])
}

func isMonth(t *segment.Text, x word.Term) bool {
	w := t.Tokens[x.First].In(t.Text)
	_, err := time.Parse("January", strings.TrimSuffix(w, "."))
	if err != nil {
		_, err = time.Parse("Jan", strings.TrimSuffix(w, "."))
	}
	return err == nil
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
