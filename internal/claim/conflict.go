package claim

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/word"
)

// How alike two claims must be before a difference between them is a
// contradiction.
const (
	denies   = 0.45 // a denial and what it denies
	negated  = 0.7  // an assertion and its negation
	skeleton = 0.55 // two claims apart from their numbers, if they count things …
	measured = 0.75 // … or measure them
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
	out = append(out, denials(s, claims)...)
	for _, p := range likely(s, claims, v) {
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

// likely lists pairs of claims that share two weighty terms, or that count one
// thing and say the same of it, in order.
func likely(s Story, claims []Claim, v *vectors) [][2]int {
	const kept = 32
	byKey := map[word.Key][]int{}
	shared := map[[2]int]int{}
	enter := func(k word.Key, i, weight int) {
		for _, j := range byKey[k] {
			if j != i {
				shared[[2]int{j, i}] += weight
			}
		}
		if len(byKey[k]) < kept {
			byKey[k] = append(byKey[k], i)
		}
	}
	for i := range v.list {
		for _, k := range v.top(i, 8) {
			enter(k, i, 1)
		}
		e := claims[i].Evidence[claims[i].Best]
		for _, x := range counted(s.Texts[e.Report], e) {
			for _, k := range x.said {
				enter(x.of*31+k, i, 2)
			}
		}
	}
	var out [][2]int
	for p, n := range shared {
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

// denials finds for each claim that is denied, and that nobody asserts in like
// words, the claim that it answers: the one with the wording nearest to it.
func denials(s Story, claims []Claim) []Conflict {
	const wordings = 6 // of a claim that are held against a denial
	var units []unit
	var of [][2]int // claim and evidence of each unit
	for i, c := range claims {
		for k, e := range c.Evidence[:min(len(c.Evidence), wordings)] {
			units = append(units, unit{report: e.Report, sentence: e.Sentence, Span: e.Span, stance: e.Stance, chain: e.Chain})
			of = append(of, [2]int{i, k})
		}
	}
	v := weigh(s, units)
	var out []Conflict
	for d, at := range of {
		if at[1] != 0 || units[d].stance != Denies || hasStance(claims[at[0]], Asserts) {
			continue
		}
		best, bestCover := -1, answered
		for u := range units {
			if units[u].stance == Asserts && v.likeness(u, d) >= denies {
				if c := v.cover(d, u); c >= bestCover && (best < 0 || c > bestCover) {
					best, bestCover = u, c
				}
			}
		}
		if best >= 0 {
			c, k := of[best][0], of[best][1]
			out = append(out, Conflict{Kind: Denial, Sides: [2]Side{{c, foremost(k, all(claims[c]))}, {at[0], all(claims[at[0]])}}, Note: "one side denies it"})
		}
	}
	return out
}

func hasStance(c Claim, stance Stance) bool {
	return slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.Stance == stance })
}

// foremost moves k to the front.
func foremost(k int, list []int) []int {
	out := []int{k}
	for _, i := range list {
		if i != k {
			out = append(out, i)
		}
	}
	return out
}

// contradict tells whether and how two claims contradict each other.
func contradict(s Story, claims []Claim, v *vectors, i, j int) (Conflict, bool) {
	a, b := claims[i].Evidence[claims[i].Best], claims[j].Evidence[claims[j].Best]
	like := v.likeness(i, j)
	sides := [2]Side{{i, all(claims[i])}, {j, all(claims[j])}}
	switch {
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

// numbersDiffer reports whether two claims of different reports give different
// numbers of one thing: they say the same of it, or are alike apart from the
// numbers. Where each names somebody that the other doesn't, they tell of two
// things.
func numbersDiffer(s Story, v *vectors, i, j int, a, b Evidence) (string, bool) {
	if a.Report == b.Report || v.list[i].negative != v.list[j].negative {
		return "", false
	}
	for _, x := range counted(s.Texts[a.Report], a) {
		for _, y := range counted(s.Texts[b.Report], b) {
			if !x.differ(y) {
				continue
			}
			least := skeleton
			if x.measure {
				least = measured
			}
			if (!x.measure && x.sayAlike(y) || v.withoutNumbers(i, j) >= least) && !eachNames(s, a, b) {
				return x.text + " against " + y.text, true
			}
		}
	}
	return "", false
}

// eachNames reports whether each of two clauses has a name that the other
// lacks.
func eachNames(s Story, a, b Evidence) bool {
	x, y := namesIn(s, a), namesIn(s, b)
	lacks := func(in, from []word.Key) bool {
		return slices.ContainsFunc(in, func(k word.Key) bool { return !slices.Contains(from, k) })
	}
	return lacks(x, y) && lacks(y, x)
}

// namesIn returns the words of a clause that begin with a capital, the first
// of its sentence aside.
func namesIn(s Story, e Evidence) []word.Key {
	t := s.Texts[e.Report]
	var out []word.Key
	for _, x := range termsIn(t, unit{report: e.Report, sentence: e.Sentence, Span: e.Span}) {
		if isName(t, x) && int(x.First) > t.Sentences[e.Sentence].FirstToken {
			out = append(out, x.Key)
		}
	}
	return out
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
