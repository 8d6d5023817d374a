package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// findSubjects finds the subject of every verb group, from left to right, so
// that a group can look up those before it.
func (u *unit) findSubjects() {
	for n := range u.groups {
		u.mendForm(n)
		s, ok := u.findSubject(n)
		if !ok {
			s = phrase{}
		}
		u.subjects = append(u.subjects, s)
	}
}

// subjectOf is what findSubjects has found so far.
func (u *unit) subjectOf(n int) (phrase, bool) {
	if n >= len(u.subjects) {
		return phrase{}, false
	}
	return u.subjects[n], u.subjects[n].last > 0
}

// subjectPronoun holds pronouns that are whole subjects wherever they stand.
var subjectPronoun = word.Set("i he she we they")

// maxLook is how many verb groups are gone through to find a subject.
const maxLook = 12

// findSubject finds the words that are the subject of a verb group. What
// stands between commas after the subject belongs to it: "Maret Ilves, who
// runs the port, said".
func (u *unit) findSubject(n int) (phrase, bool) {
	g := &u.groups[n]
	switch g.form {
	case participle, reduced:
		return u.subjectOfParticiple(n)
	case infinitive:
		return u.subjectOfInfinitive(n)
	}
	if s, ok := u.pastReason(g); ok {
		return s, true
	}
	last := u.before(g.first - 1)
	j := u.beforeTime(last)
	if b := u.before(j); j != last && b > 0 && u.ofGroup[b] >= 0 { // "a plan drawn up on Friday said"
		if s, ok := u.longSubject(b); ok {
			return phrase{s.first, last + 1}, true
		}
	}
	if j < 0 {
		return phrase{}, false
	}
	switch t := u.toks[j]; {
	case u.relativeAt(j) && j > 1 && u.is(j-1, "of") && u.np[j-2] >= 0: // "many of whom said"
		return phrase{u.npFirst(j - 2), j + 1}, true
	case u.relativeAt(j), t.low == "that" && j > 0 && u.np[j-1] >= 0, subjectPronoun[t.low]:
		return phrase{j, j + 1}, true
	case u.is(j, "all", "both", "each") && j > 0 && u.np[j] != u.np[j-1]:
		return u.floatedSubject(j), true
	case u.np[j] >= 0:
		return u.nounSubject(g, j), true
	case t.pos == rparen:
		if k := u.openingParen(j); k > 0 && u.np[k-1] >= 0 {
			return phrase{u.subjectStart(k - 1), j + 1}, true
		}
	case t.pos == comma && u.goesOnAcross(j): // "and on Monday, after the vote, said"
		return u.sharedSubject(n)
	case t.pos == comma && u.didMore(n, j):
		return u.sharedSubject(n)
	case t.pos == comma, t.pos == dash:
		if s, ok := u.subjectAcrossComma(j); ok {
			return s, true
		}
		if u.at(j-1).pos == conj || u.at(g.first-1).pos == conj || u.listGoesOn(n) {
			return u.sharedSubject(n)
		}
	case t.pos == conj, t.pos == semi:
		return u.sharedSubject(n)
	case u.ofGroup[j] >= 0:
		return u.subjectEndingInVerb(g, j)
	}
	return phrase{}, false
}

// floatedSubject is the subject whose "both", at j, stands at the verb: "Ilves and
// Aalto both voted", "the senators, Ilves of Orre and Aalto of Tarn, all voted".
func (u *unit) floatedSubject(j int) phrase {
	if u.np[j-1] >= 0 {
		return phrase{u.subjectStart(j - 1), j}
	}
	p := u.toks[j-1].pos
	if s, ok := u.subjectAcrossComma(j - 1); ok && (p == comma || p == dash) && (s.first == 0 || u.clauseEdge(s.first-1)) {
		return s
	}
	return phrase{j, j + 1}
}

// nounSubject is the subject whose last noun phrase ends at j.
func (u *unit) nounSubject(g *group, j int) phrase {
	s := u.measureStart(u.subjectStart(j))
	if c := s - 1; u.is(s, "a", "an") && c > 0 && u.toks[c].pos == comma && u.toks[c-1].upper && u.np[c-1] >= 0 && u.npFirst(c-1) == 0 && !u.isTime(0) && u.at(g.last).pos != comma { // "Ilves, a farmer from Orre said"
		return phrase{0, j + 1}
	}
	if u.is(s-1, "neither", "either") { // "Neither Ilves nor Aalto said"
		return phrase{s - 1, j + 1}
	}
	if s > 0 && !u.clauseEdge(s-1) {
		if long, ok := u.longSubject(s - 1); ok {
			return phrase{long.first, j + 1}
		}
	}
	return phrase{s, j + 1}
}

// subjectEndingInVerb is the subject that ends at j in a verb of its own: "those
// polled say", "the woman he married said".
func (u *unit) subjectEndingInVerb(g *group, j int) (phrase, bool) {
	if h := u.groups[u.ofGroup[j]]; h.form == reduced && h.first > 0 && u.np[h.first-1] >= 0 {
		return phrase{u.subjectStart(h.first - 1), j + 1}, true
	}
	s, ok := u.longSubject(j)
	if ok && strings.HasSuffix(u.at(j+1).low, "ly") && j+2 == g.first { // "who was not authorized to speak publicly said"
		s.last++
	}
	return s, ok
}

// maxParen is how many words stand in brackets at most.
const maxParen = 30

func (u *unit) openingParen(j int) int {
	for k := j; k >= 0 && k > j-maxParen; k-- {
		if u.toks[k].pos == lparen {
			return k
		}
	}
	return -1
}

// subjectStart goes left from the last noun phrase of a subject, over the
// prepositions and the "and" that join it to others, to where it begins.
func (u *unit) subjectStart(j int) int {
	s := u.npFirst(j)
	for s >= 2 {
		k := s - 1
		switch {
		case u.joinsNouns(k):
			if !u.nounTakes(k) {
				return s
			}
			s = u.npFirst(k - 1)
		case u.toks[k].pos == prep && u.toks[k-1].pos == conj && k > 1 && u.np[k-2] >= 0 && !lexis.Subordinates(u.toks[k].low) && !u.isTime(s): // "farmers in Orre and around the lake"
			s = u.npFirst(k - 2)
		case u.toks[k].pos == to && u.np[k-1] >= 0 && (lexis.KindOf(strings.TrimSuffix(u.toks[k-1].low, "s")) == "role" || addressed[u.toks[k-1].low]) && u.nounTakes(k): // "advisers to the mayor", "a letter to the mayor"
			s = u.npFirst(k - 1)
		case u.toks[k].pos == to && u.np[k-1] >= 0 && u.is(u.npFirst(k-1)-1, "from", "by") && addressed[u.at(u.npFirst(k-1)-2).low]: // "a letter from the port to the mayor"
			s = u.npFirst(k - 1)
		case (u.toks[k].pos == prep || u.toks[k].pos == to) && (u.toks[k-1].pos == adj || u.is(k-1, "close")) && k > 1 && u.np[k-2] >= 0 && (u.np[k-1] < 0 || u.is(k-2, "those")): // "a source familiar with", "those close to"
			s = u.npFirst(k - 2)
		case u.toks[k].pos == conj && u.np[k-1] >= 0 && !u.is(k, "but"):
			first := u.npFirst(k - 1)
			if u.isTime(first) { // "left on Monday and the mayor said"
				return s
			}
			if p := first - 1; p > 0 && u.joinsNouns(p) && u.nounTakes(p) { // "the mayors of Orre and Tarn"
				s = u.npFirst(p - 1)
				continue
			}
			if l := u.listOpens(first); l >= 0 { // "Ilves, her sister and their aunts"
				return l
			}
			if first > 0 && !u.clauseEdge(first-1) {
				return s
			}
			s = first
		case u.gerundOf(k): // "a mayor with a record of defying the board"
			s = u.npFirst(u.groups[u.ofGroup[k]].first - 2)
		case u.toks[k].pos == rparen:
			p := u.openingParen(k)
			if p < 1 || u.np[p-1] < 0 {
				return s
			}
			s = u.npFirst(p - 1)
		default:
			return s
		}
	}
	return s
}

// gerundOf reports whether the word at k is a participle that "of" joins to what somebody
// has: "with a record of defying".
func (u *unit) gerundOf(k int) bool {
	if u.ofGroup[k] < 0 {
		return false
	}
	g := &u.groups[u.ofGroup[k]]
	return g.form == participle && g.last == k+1 && g.first > 1 && u.is(g.first-1, "of") && u.np[g.first-2] >= 0 && u.is(u.npFirst(g.first-2)-1, "with")
}

// listOpens is where a list begins that opens a clause and goes on, behind a comma,
// with the noun phrase at i; or -1.
func (u *unit) listOpens(i int) int {
	if i < 2 || u.toks[i-1].pos != comma || u.np[i-2] < 0 {
		return -1
	}
	first := u.npFirst(i - 2)
	last := u.toks[i-2]
	likely := last.pos == name || somebody(last.low) || u.toks[first].pos == whose || last.upper && u.toks[i].pos == whose
	if !likely || u.isSpan(first) || first > 0 && u.toks[first-1].pos != stop && u.toks[first-1].pos != speech && !u.is(first-1, "that") && !(u.toks[first-1].pos == comma && u.toks[first].pos == whose) {
		return -1
	}
	return first
}

// measureStart is where a subject at s begins with the words before it that say how
// many are meant: "at least one man", "only half", "nine out of 10".
func (u *unit) measureStart(s int) int {
	if u.is(s-1, "of") && u.is(s-2, "out") && u.at(s-3).pos == number {
		return u.measureStart(s - 3)
	}
	if u.is(s-1, "at") && u.is(s, "least", "most") { // "at least half"
		return s - 1
	}
	const longest = 3 // "as many as"
	for k := max(0, s-longest); k < s; k++ {
		if u.amountAt(k) == s {
			return k
		}
	}
	return s
}

// addressed are documents that go to somebody.
var addressed = word.Set("complaint complaints letter letters memo memos message messages report reports submission submissions petition appeal testimony application")

// joinsNouns reports whether a preposition at k stands between two noun phrases,
// the first of which is no time.
func (u *unit) joinsNouns(k int) bool {
	t := u.toks[k]
	return t.pos == prep && !lexis.Subordinates(t.low) && !u.is(k, "that", "whether", "than", "ago") && u.np[k-1] >= 0 && !u.isTime(u.npFirst(k-1))
}

// nounTakes reports whether the preposition at k may join two noun phrases of
// one subject. One that hangs on a verb before it may not: "In Tarn, the
// mayor"; "spoke to the mayor".
func (u *unit) nounTakes(k int) bool {
	first := u.npFirst(k - 1)
	if first == 0 || u.is(k, "of") {
		return true
	}
	prev := u.toks[first-1]
	return !prev.pos.verbal() || u.ofGroup[first-1] < 0
}

// clauseEdge reports whether a subject can begin right after k.
func (u *unit) clauseEdge(k int) bool {
	t := u.toks[k]
	switch t.pos {
	case comma, colon, semi, dash, conj, speech, stop, lparen, how, who, which, other:
		return true
	case prep:
		return t.low == "that" || t.low == "whether" || lexis.Subordinates(t.low) && !u.callsItself(k)
	}
	return false
}

// callsItself reports whether the "as" at k leads to a name that somebody gave:
// "a grocer who gave his name only as Oskar said".
func (u *unit) callsItself(k int) bool {
	if !u.is(k, "as") {
		return false
	}
	k = u.before(k - 1)
	return u.is(k, "name", "names", "himself", "herself", "themselves", "known")
}

// longSubject finds a subject with a relative clause that no comma sets off:
// "the woman who runs the port said".
func (u *unit) longSubject(j int) (phrase, bool) {
	verbs := 0
	for k := j; k >= 0; k-- {
		t := u.toks[k]
		if t.pos == comma || t.pos == speech || t.pos == semi || t.pos == colon || verbs > 1 {
			break
		}
		if g := u.groupStarting(k); g != nil && g.form == finite {
			if v := g.verb; v.takes(fThat) && !u.hasThing(g) && g.last > j && !(k > 1 && u.toks[k-1].pos == pron && u.np[k-2] >= 0) {
				break
			}
			if k == 0 || u.toks[k-1].pos != conj { // "who lives there and heard it"
				verbs++
			}
		}
		if g := u.groupStarting(k); g != nil && (g.form == reduced || g.form == participle) && k > 0 && u.np[k-1] >= 0 && verbs == 0 { // "people briefed on the plan"
			return phrase{u.subjectStart(k - 1), j + 1}, true
		}
		if (u.relativeAt(k) || t.low == "that" || t.low == "where") && k > 0 && u.np[k-1] >= 0 {
			first := u.subjectStart(k - 1)
			if first > 0 && !u.clauseEdge(first-1) { // "the man who lived in the house that burned said"
				if long, ok := u.longSubject(first - 1); ok {
					first = long.first
				}
			}
			return phrase{first, j + 1}, true
		}
		if verbs == 1 && t.pos == pron && k > 0 && u.np[k-1] >= 0 && u.toks[k-1].pos != pron && !u.isTime(u.npFirst(k-1)) { // "the engineers we asked"
			return phrase{u.subjectStart(k - 1), j + 1}, true
		}
	}
	return phrase{}, false
}

// pastReason finds the subject of a verb of saying behind a relative clause that
// holds another clause: "a clerk who asked not to be named because she feared
// reprisals said". Each of the two has a verb, and the one of saying is the third.
func (u *unit) pastReason(g *group) (phrase, bool) {
	if v := g.verb; !v.takes(fThat) || g.form != finite {
		return phrase{}, false
	}
	verbs, clauses := 0, 0
	for k := g.first - 1; k > 0; k-- {
		t := u.toks[k]
		switch {
		case t.pos == comma, t.pos == semi, t.pos == colon, t.pos == speech, t.pos == dash, t.low == "that":
			return phrase{}, false
		case u.subordinates(k) && u.clauseAt(k+1):
			clauses++
		case t.pos == who && u.np[k-1] >= 0:
			if s := u.subjectStart(k - 1); clauses == 1 && verbs == 2 && (s == 0 || u.clauseEdge(s-1)) {
				return phrase{s, g.first}, true
			}
			return phrase{}, false
		}
		if u.finiteAt(k) {
			verbs++
		}
	}
	return phrase{}, false
}

// hasObject are verbs before which a noun phrase is what was feared or heard, and
// not who said so: "a clerk who feared reprisals said", "a man who saw the crash
// told".
var hasObject = word.Set("answer write fear hear see know remember recall understand find notice recognize recognise watch witness doubt expect regret welcome detail review")

// hasThing reports whether what comes behind a verb is its object, and not who said
// something: "a man who saw the crash told", "the minister who proposed the law said".
func (u *unit) hasThing(g *group) bool {
	v := g.verb
	if hasObject[v.lemma] {
		return true
	}
	if b := u.before(g.first - 1); !v.takes(fThing) || !u.relativeAt(b) && !u.is(b, "that") || !u.starts(g.last) {
		return false
	}
	h := u.groupStarting(u.skipAdverbs(u.npEnd(g.last)))
	return h != nil && h.form == finite && h.verb.says()
}

// inSubject reports whether a verb group is of the subject of the next finite one,
// and has its object there: "a man who saw the crash told".
func (u *unit) inSubject(n int) bool {
	g := &u.groups[n]
	if !u.hasThing(g) || u.is(g.last, "that") {
		return false
	}
	for k := n + 1; k < len(u.groups); k++ {
		if u.groups[k].form == finite {
			s, ok := u.subjectOf(k)
			return ok && s.first < g.first && g.last < s.last
		}
	}
	return false
}

// sharedSubject is the subject of the nearest verb before the group that can
// share it: "The mayor welcomed the plan but said".
func (u *unit) sharedSubject(n int) (phrase, bool) {
	g := &u.groups[n]
	for k := n - 1; k >= max(0, n-maxLook); k-- {
		h := &u.groups[k]
		if h.form != finite {
			continue
		}
		if u.tenseOf(h) != u.tenseOf(g) && k > 0 && !(u.hasDone(k) && u.toks[g.first].pos == past && u.np[h.first-1] >= 0) { // but "has left and vowed"
			continue
		}
		if s, ok := u.subjectOf(k); ok {
			if s.last == s.first+1 && (u.relativeAt(s.first) || u.is(s.first, "that")) && u.toks[h.first-1].pos != conj && u.commaBetween(h.last, g.first) {
				continue
			}
			if o := u.outermostOf(k, false); o != k && u.tenseOf(&u.groups[o]) == u.tenseOf(g) {
				return u.subjectOf(o)
			}
			return s, true
		}
	}
	return phrase{}, false
}

// listGoesOn reports whether verb group n is one of several that one subject has,
// with the last behind an "and": "came to Orre, praised the wall and left".
func (u *unit) listGoesOn(n int) bool {
	for k := n + 1; k < min(len(u.groups), n+maxLook); k++ {
		h := &u.groups[k]
		if j := u.before(h.first - 1); h.form == finite && j > 0 && u.toks[j].pos == conj {
			return u.tenseOf(h) == u.tenseOf(&u.groups[n])
		}
	}
	return false
}

// didMore reports whether verb group n is of who did what stands right before the comma
// at j: "When Aalto left, Ilves got up, took the letter and said".
func (u *unit) didMore(n, j int) bool {
	if n == 0 || !u.listGoesOn(n) {
		return false
	}
	h := &u.groups[n-1]
	s, ok := u.subjectOf(n - 1)
	return ok && h.form == finite && u.tenseOf(h) == u.tenseOf(&u.groups[n]) && s.last == h.first && !u.commaBetween(h.last, j) &&
		!u.relativeAt(s.first) && !u.is(s.first, "that") && (s.first == 0 || u.toks[s.first-1].pos == comma)
}

func (u *unit) commaBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if u.toks[k].pos == comma {
			return true
		}
	}
	return false
}
