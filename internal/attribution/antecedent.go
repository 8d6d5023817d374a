package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds what a relative pronoun stands for.

// maxAsides is how many asides may part a relative pronoun from its noun.
const maxAsides = 3

// antecedent is what the relative pronoun at i stands for: the noun phrase before
// it, across what only tells when, which party, and where a place lies: "sent it
// to the mayor on Monday, who said", "Aalto of Orre, Tarn, who said".
func (u *unit) antecedent(i int) (phrase, bool) {
	j := i - 1
	if u.at(j).pos == comma {
		j--
	}
	for range maxAsides {
		k := u.beforeAside(j)
		if k == j {
			break
		}
		j = k
	}
	if j < 0 || u.np[j] < 0 {
		return phrase{}, false
	}
	if u.toks[i].pos == which {
		j = u.madeBy(j)
	}
	if s, ok := u.isCalled(j); ok {
		return s, true
	}
	if u.at(i-1).pos == comma {
		j = u.apposedTo(j)
	}
	person := u.toks[i].pos == who
	switch first := u.npFirst(j); {
	case person && u.is(first-1, "of", "from") && u.at(first-2).pos == name && u.np[first-2] >= 0 && u.namesPerson(u.npFirst(first-2), first-1): // "with former Gov. Dov Aalto of Tarn, who"
		return phrase{u.npFirst(first - 2), j + 1}, true
	case person && u.namesPerson(first, j+1) && u.at(first-1).pos != conj, // "a letter from mayor Maret Ilves, who"
		u.is(first-1, "of") && doneBy[u.at(first-2).low]: // "at the request of the court, which"
		return phrase{first, j + 1}, true
	}
	return phrase{u.subjectStart(j), j + 1}, true
}

// apposedTo is the name that a description up to j stands behind: "Orre Steel, a maker of
// pipes, which"; or j.
func (u *unit) apposedTo(j int) int {
	first := u.subjectStart(j)
	if first > 1 && u.is(first, "a", "an", "the", "its", "his", "her", "their") && u.toks[first-1].pos == comma && u.toks[first-2].pos == name && u.np[first-2] >= 0 {
		return first - 2
	}
	return j
}

// madeBy is the thing that people made who are named up to j: "a letter signed by five
// senators, which"; or j.
func (u *unit) madeBy(j int) int {
	first := u.npFirst(j)
	k := lexis.KindOf(u.toks[j].low)
	if k == "" {
		k = lexis.KindOf(strings.TrimSuffix(u.toks[j].low, "s"))
	}
	if k != "role" && k != "unnamed" || first < 2 || !u.is(first-1, "by") || u.ofGroup[first-2] < 0 {
		return j
	}
	if g := &u.groups[u.ofGroup[first-2]]; g.form == reduced && g.first > 0 && u.np[g.first-1] >= 0 {
		return g.first - 1
	}
	return j
}

// doneBy are nouns of what somebody does that say nothing themselves: who does it speaks.
var doneBy = word.Set(`request requests behest insistence urging invitation demand support help aid backing assistance consent approval
	permission blessing cooperation arrival departure visit arrest death resignation presence absence election release`)

// namesPerson reports whether a noun phrase has the name of a person, by a given
// name or what stands before one, or is a role.
func (u *unit) namesPerson(first, last int) bool {
	for k := first; k < last; k++ {
		if t := u.toks[k]; t.pos == name && lexis.Given(t.low) != "" || lexis.IsAddress(strings.Trim(t.low, ".")) {
			return true
		}
	}
	return lexis.KindOf(u.toks[last-1].low) == "role"
}

// beforeAside is the word before an aside that ends at j, or j where none does.
func (u *unit) beforeAside(j int) int {
	if u.at(j).pos == rparen {
		return u.openingParen(j) - 1
	}
	if j > 0 && u.ofGroup[j] >= 0 && u.groups[u.ofGroup[j]].form == reduced && u.np[u.groups[u.ofGroup[j]].first-1] >= 0 { // "a letter dated May 3, which"
		return u.groups[u.ofGroup[j]].first - 1
	}
	if j < 0 || u.np[j] < 0 {
		return j
	}
	first := u.npFirst(j)
	switch {
	case u.isTime(first):
		if u.is(first-1, "on", "in") {
			first--
		}
		return first - 1
	case u.at(first-1).pos == comma && (u.isParty(first) || u.liesIn(first, j+1)):
		return first - 2
	}
	return j
}

// isParty reports whether the word at i tells a party and a state: "R-Ky.".
func (u *unit) isParty(i int) bool {
	t := u.at(i)
	return t.upper && (strings.HasPrefix(t.low, "r-") || strings.HasPrefix(t.low, "d-") || strings.HasPrefix(t.low, "i-"))
}

// liesIn reports whether a name from first to last, behind a comma, tells where
// the place before it lies: "of Orre, Tarn".
func (u *unit) liesIn(first, last int) bool {
	k := first - 2
	if k < 1 || last-first > 2 || u.np[k] < 0 || !u.allNamed(first, last) {
		return false
	}
	before := u.npFirst(k)
	return u.allNamed(before, k+1) && u.is(before-1, "of", "in", "from", "at", "near", "to", "outside")
}

// allNamed reports whether the words from first to last are parts of a name, and
// no title.
func (u *unit) allNamed(first, last int) bool {
	for k := first; k < last; k++ {
		if t := u.toks[k]; t.pos != name || lexis.KindOf(strings.Trim(t.low, ".")) == "title" || lexis.KindOf(t.low) == "role" {
			return false
		}
	}
	return last > first
}

// isCalled reads "Ilves is a critic of the dam", or the same behind a dash,
// which ends at j: the subject of a sentence that says who that is.
func (u *unit) isCalled(j int) (phrase, bool) {
	first := u.subjectStart(j)
	if k := first - 2; k >= 0 && u.at(first-1).pos == dash && u.is(first, "a", "an", "the") && u.np[k] >= 0 && u.namesPerson(u.npFirst(k), k+1) { // "Mr. Ilves — a critic of the dam who"
		return phrase{u.npFirst(k), k + 1}, true
	}
	if !u.is(first, "a", "an") || first == 0 || u.ofGroup[first-1] < 0 {
		return phrase{}, false
	}
	n := u.ofGroup[first-1]
	if !beForms[u.groups[n].low] {
		return phrase{}, false
	}
	return u.subjectOf(n)
}
