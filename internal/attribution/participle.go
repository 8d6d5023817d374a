package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds the subjects of participles and infinitives, which stand
// with another verb.

// subjectOfParticiple: "polls showing" has the noun before it; ", saying" that
// of the clause before; "Asked …, she" that of the clause after.
func (u *unit) subjectOfParticiple(n int) (phrase, bool) {
	g := &u.groups[n]
	j := u.before(g.first - 1)
	if j >= 0 && u.np[j] >= 0 && !u.inScene(j) {
		s := u.subjectStart(j)
		if strains[u.toks[j].low] || s > 0 && writing[u.toks[s-1].low] || s > 1 && u.is(s-1, "to") && writing[u.toks[s-2].low] { // "has a hard time telling", "emailed staff saying"
			return u.mainSubject(n)
		}
		if g.verb != nil && u.isState(j) {
			if main, ok := u.mainSubject(n); ok {
				return main, true
			}
		}
		if s > 1 && u.is(s-1, "to") && u.np[s-2] >= 0 && isPaper(u.toks[s-2].low) { // "sent a letter to the board saying"
			s = u.npFirst(s - 2)
			j = u.npEnd(s) - 1
		}
		if f := u.npFirst(j); f > s && u.is(f-1, "of") && recordings[u.toks[f-2].low] { // "a video of Ilves saying"
			s = f
		}
		return phrase{s, j + 1}, true
	}
	if s, ok := u.quotedAs(n); ok {
		return s, true
	}
	if s, ok := u.setOffBefore(n); ok {
		return s, true
	}
	if j < 0 || u.clauseEdge(j) && u.firstFinite() > n {
		return u.subjectAfterComma(n)
	}
	if u.toks[j].pos == prep && (j == 0 || u.firstFinite() > n) {
		return u.subjectAfterComma(n)
	}
	if u.toks[j].pos == conj && n > 0 && u.groups[n-1].form == participle {
		return u.subjectOf(n - 1)
	}
	return u.mainSubject(n)
}

// isPaper reports whether a noun, in the singular or the plural, is of words that are sent:
// "wrote letters to the board saying".
func isPaper(low string) bool {
	return statements[low] || lexis.KindOf(low) == "document" || lexis.KindOf(strings.TrimSuffix(low, "s")) == "document"
}

// isState reports whether the word at j is how somebody does something, and says
// nothing itself: "in anger", "full of pride and joy".
func (u *unit) isState(j int) bool {
	first, t := u.npFirst(j), &u.toks[j]
	if first == 0 || first != j || t.pos != noun || t.upper || u.plural(j) || lexis.KindOf(t.low) != "" || statements[t.low] {
		return false
	}
	return u.toks[first-1].pos == prep || u.toks[first-1].pos == conj
}

// strains are what one has or spends who does something with pains.
var strains = word.Set("time trouble difficulty difficulties problem problems record")

// writing are verbs whose object is who gets a message.
var writing = lexis.EveryForm(`email text message phone telephone cable write`)

// recordings show somebody who says something.
var recordings = word.Set("video videos footage recording recordings audio tape tapes clip clips film photo photos photograph photographs picture pictures image images")

// quotedAs is who is said to say what group n brings in: "the Herald quoted Ilves
// as saying".
func (u *unit) quotedAs(n int) (phrase, bool) {
	g := &u.groups[n]
	if n == 0 || !u.is(g.first-1, "as") {
		return phrase{}, false
	}
	h := &u.groups[n-1]
	if !cites[h.low] || h.passive || !u.starts(h.last) {
		return phrase{}, false
	}
	return phrase{h.last, g.first - 1}, true
}

// setOffBefore is what a comma parts from group n, which says whom it cites or what
// it is said to be: "The Herald, citing officials, reported", "The leak, described
// as small, has".
func (u *unit) setOffBefore(n int) (phrase, bool) {
	g := &u.groups[n]
	if c := g.first - 1; c > 0 && (cites[g.low] || g.form == reduced && u.predicateAt(u.nextComma(g.last)+1)) && u.toks[c].pos == comma && u.np[c-1] >= 0 && u.firstFinite() > n {
		return phrase{u.subjectStart(c - 1), c}, true
	}
	return phrase{}, false
}

// inScene reports whether the noun phrase that ends at j only says when or
// where: "said at a hearing announcing".
func (u *unit) inScene(j int) bool {
	first := u.npFirst(j)
	return u.isTime(first) || first > 0 && u.setsScene(first-1)
}

func (u *unit) firstFinite() int {
	for k := range u.groups {
		if u.groups[k].form == finite {
			return k
		}
	}
	return len(u.groups)
}

// firstMain is the first finite verb that is in no relative clause.
func (u *unit) firstMain() int {
	for k := range u.groups {
		g := &u.groups[k]
		if j := u.before(g.first - 1); g.form == finite && !u.relativeAt(j) && !u.is(j, "that") {
			return k
		}
	}
	return len(u.groups)
}

// mainSubject is the subject of the nearest finite verb before group n that is
// in no relative clause.
func (u *unit) mainSubject(n int) (phrase, bool) {
	for k := n - 1; k >= max(0, n-maxLook); k-- {
		if h := &u.groups[k]; h.form != finite || u.toks[h.first].pos == base { // "helping Ilves mend the wall"
			continue
		}
		if s, ok := u.subjectOf(k); ok {
			if s.last == s.first+1 && (u.relativeAt(s.first) || u.is(s.first, "that")) || u.at(s.first-1).pos == who { // "at what she called a ruin"
				continue
			}
			return u.subjectOf(u.outermostOf(k, u.at(u.groups[n].first-1).pos == comma))
		}
		if s, ok := u.invertedSubject(k); ok {
			return s, true
		}
	}
	return phrase{}, false
}

// invertedSubject is who speaks in `"…," said Ilves, adding`, of the verb k.
func (u *unit) invertedSubject(k int) (phrase, bool) {
	g := &u.groups[k]
	v := g.verb
	if !v.says() || !u.thingAt(g.last) {
		return phrase{}, false
	}
	if b := u.at(g.first - 1).pos; b != speech && b != comma {
		return phrase{}, false
	}
	return phrase{g.last, u.thingEnd(g.last, true)}, true
}

// outermostOf climbs from the finite verb k to the reporting verb in whose
// clause it stands, as far as that goes. Who is asked for what a comma sets off is not
// in the clause about a noun: "denied reports that the mill leaks, saying".
func (u *unit) outermostOf(k int, setOff bool) int {
	for n := k - 1; n >= max(0, k-maxLook); n-- {
		h := &u.groups[n]
		v := h.verb
		s, ok := u.subjectOf(k)
		if h.form != finite && h.form != participle || !ok || !v.takes(fThat) && !(setOff && s.first-2 >= h.last && u.ofNoun(s.first-1)) {
			continue
		}
		if t, has := u.subjectOf(n); !has || s.first < h.last || t == s {
			continue
		}
		if u.breakBetween(h.last, s.first) || s.first > 0 && u.toks[s.first-1].pos == comma && u.at(u.pastTime(u.groups[k].last)).isMark() { // ", the Herald reported on Monday,"
			return k
		}
		k = n
	}
	return k
}

// ofNoun reports whether the word at i leads from a noun to a clause about it:
// "findings that the mill leaks", "the mill that Ilves owns".
func (u *unit) ofNoun(i int) bool { return i > 0 && u.is(i, "that") && u.np[i-1] >= 0 }

// breakBetween reports whether a new main clause begins between two places.
func (u *unit) breakBetween(i, j int) bool {
	for k := i; k < j; k++ {
		switch t := u.toks[k]; {
		case t.pos == semi, t.pos == stop, t.pos == speech, t.pos == dash:
			return true
		case t.pos == conj || t.low == "while" || t.low == "as" || t.low == "though" || t.low == "although" || t.low == "after" || t.low == "when":
			if u.at(k-1).pos == comma {
				return true
			}
		}
	}
	return false
}

// subjectAfterComma is the subject of the clause that an opening participle
// leads up to.
func (u *unit) subjectAfterComma(n int) (phrase, bool) {
	for k := n + 1; k < len(u.groups) && k < n+6; k++ {
		if h := &u.groups[k]; h.form == finite {
			s, ok := u.findSubject(k)
			if ok && s.first > 0 && s.first >= u.groups[n].last && u.toks[s.first-1].pos == comma {
				return s, true
			}
		}
	}
	return phrase{}, false
}

// actsFor is who is to act, at the word j before an infinitive: "hard for clerks to
// say", "put pressure on the mayor to say", "relies on readers to report".
func (u *unit) actsFor(j int) (phrase, bool) {
	if j < 2 || u.np[j] < 0 || u.isTime(u.npFirst(j)) {
		return phrase{}, false
	}
	p := u.npFirst(j) - 1
	switch before := u.at(p - 1); {
	case u.is(p, "for") && (before.pos == adj || before.low == "hard"):
	case u.is(p, "on") && (before.low == "pressure" || relying[before.low]):
	default:
		return phrase{}, false
	}
	return phrase{p + 1, j + 1}, true
}

var relying = lexis.EveryForm(`rely depend count call lean prevail press`)

// causes are verbs whose object does what comes after "to".
var causes = lexis.EveryForm(`prompt lead force cause push compel allow enable urge ask tell order`)

// subjectOfInfinitive: that of the verb it hangs on, or its object: "led the
// mayor to say".
func (u *unit) subjectOfInfinitive(n int) (phrase, bool) {
	if s, ok := u.actsFor(u.groups[n].first - 1); ok {
		return s, true
	}
	for k := n - 1; k >= max(0, n-maxLook); k-- {
		if g := u.groups[k]; g.form == finite || g.form == participle {
			if causes[g.low] && !g.passive && u.starts(g.last) {
				return phrase{g.last, u.thingEnd(g.last, true)}, true
			}
			return u.subjectOf(k)
		}
	}
	return phrase{}, false
}
