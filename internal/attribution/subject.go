package attribution

import "strings"

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

// mendForm takes a past tense that the tagger took for a participle for what
// it is: "the mayor, a farmer, predicted at the fair that".
func (u *unit) mendForm(n int) {
	g := &u.groups[n]
	v := u.toks[g.head].verb
	if u.interrupts(g) {
		g.form = reduced
		return
	}
	if g.form != reduced || v == nil || g.first == 0 || u.is(g.last, "by") {
		return
	}
	if p := u.toks[g.first-1].pos; u.np[g.first-1] < 0 && p != comma && p != rparen && p != dash && p != conj && p != speech {
		return
	}
	if u.np[g.first-1] >= 0 && (u.tailAt(g, v) || u.starts(g.last) && u.firstFinite() > n && !u.isTime(g.last)) {
		g.form = finite
		return
	}
	if b := g.first - 1; u.np[b] >= 0 {
		if s := u.subjectStart(b); s > 0 && (u.toks[s-1].pos == speech || u.at(s-2).pos == speech) { // `"…?" the mayor asked`
			g.form = finite
			return
		}
	}
	if v.frames()&fThat == 0 {
		return
	}
	k := u.afterAdjuncts(g.last)
	if u.is(k, "that") && u.clauseAt(k+1) || u.clauseAt(k) || u.at(k).pos == speech || u.at(k).pos == comma && u.at(k+1).pos == speech {
		g.form = finite
	}
}

// interrupts reports whether what the tagger took for a past tense is a
// participle between a subject and its verb: "The mayor, asked about it, said".
func (u *unit) interrupts(g *group) bool {
	if g.form != finite || g.last != g.first+1 || !strings.HasSuffix(u.toks[g.first].low, "ed") || u.at(g.first-1).pos != comma || g.first < 2 || u.np[g.first-2] < 0 {
		return false
	}
	c := u.nextComma(g.last)
	if c < 0 {
		return false
	}
	h := u.groupStarting(c + 1)
	for k := g.last; k < c; k++ {
		if x := u.groupStarting(k); x != nil && x.form == finite {
			return false
		}
	}
	return h != nil && h.form == finite && u.toks[h.first].pos == past
}

// tailAt reports whether a verb group is followed by a preposition that makes
// it ascribe: "called for".
func (u *unit) tailAt(g *group, v *verb) bool {
	for _, t := range v.tails {
		if u.follow(g.last, t.words) > 0 {
			return true
		}
	}
	return false
}

// subjectOf is what findSubjects has found so far.
func (u *unit) subjectOf(n int) (phrase, bool) {
	if n >= len(u.subjects) {
		return phrase{}, false
	}
	return u.subjects[n], u.subjects[n].last > 0
}

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
	j := u.before(g.first - 1)
	if j > 0 && u.np[j] >= 0 && u.isTime(u.nps[u.np[j]].first) { // "the mayor on Tuesday said"
		if k := u.nps[u.np[j]].first - 1; k >= 0 && u.np[k] >= 0 {
			j = k
		} else if k > 0 && u.is(k, "on", "in") && u.np[k-1] >= 0 {
			j = k - 1
		} else if k > 0 && u.toks[k].pos == conj { // "left and last year said"
			j = k
		} else if k > 0 && u.ofGroup[k] >= 0 { // "a poll released on Friday said"
			if s, ok := u.longSubject(k); ok {
				return phrase{s.first, j + 1}, true
			}
		}
	}
	switch {
	case j < 0:
		return phrase{}, false
	case u.toks[j].pos == who || u.toks[j].pos == which:
		return phrase{j, j + 1}, true
	case u.is(j, "that") && j > 0 && u.np[j-1] >= 0:
		return phrase{j, j + 1}, true
	case u.np[j] >= 0:
		s := u.subjectStart(j)
		if s > 0 && !u.clauseEdge(s-1) {
			if long, ok := u.longSubject(s - 1); ok {
				return phrase{long.first, j + 1}, true
			}
		}
		return phrase{s, j + 1}, true
	case u.toks[j].pos == rparen:
		if k := u.openingParen(j); k > 0 && u.np[k-1] >= 0 {
			return phrase{u.subjectStart(k - 1), j + 1}, true
		}
	case u.toks[j].pos == comma, u.toks[j].pos == dash:
		if s, ok := u.subjectAcrossComma(j); ok {
			return s, true
		}
		if u.at(j-1).pos == conj || u.at(g.first-1).pos == conj {
			return u.sharedSubject(n)
		}
	case u.toks[j].pos == conj:
		return u.sharedSubject(n)
	case u.ofGroup[j] >= 0: // "those polled say", "the woman he married said"
		h := u.groups[u.ofGroup[j]]
		if h.form == reduced && h.first > 0 && u.np[h.first-1] >= 0 {
			return phrase{u.subjectStart(h.first - 1), j + 1}, true
		}
		if s, ok := u.longSubject(j); ok {
			return s, true
		}
	}
	return phrase{}, false
}

// before skips adverbs and asides to the left of a verb.
func (u *unit) before(j int) int {
	for j >= 0 && u.toks[j].pos == adv && u.np[j] < 0 {
		j--
	}
	return j
}

func (u *unit) openingParen(j int) int {
	for k := j; k >= 0 && k > j-12; k-- {
		if u.toks[k].pos == lparen {
			return k
		}
	}
	return -1
}

// subjectStart goes left from the last noun phrase of a subject, over the
// prepositions and the "and" that join it to others, to where it begins.
func (u *unit) subjectStart(j int) int {
	s := u.nps[u.np[j]].first
	for s >= 2 {
		k := s - 1
		switch {
		case u.toks[k].pos == prep && !subordinators[u.toks[k].low] && !u.is(k, "that", "whether", "than") && u.np[k-1] >= 0 && !u.isTime(u.nps[u.np[k-1]].first):
			if !u.nounTakes(k) {
				return s
			}
			s = u.nps[u.np[k-1]].first
		case u.toks[k].pos == prep && u.toks[k-1].pos == adj && k > 1 && u.np[k-1] < 0 && u.np[k-2] >= 0: // "a source familiar with"
			s = u.nps[u.np[k-2]].first
		case u.toks[k].pos == conj && u.np[k-1] >= 0 && !u.is(k, "but"):
			first := u.nps[u.np[k-1]].first
			if first > 0 && !u.clauseEdge(first-1) {
				if !(u.toks[first-1].pos == comma && u.listBefore(first-1)) {
					return s
				}
			}
			s = first
		case u.toks[k].pos == rparen:
			p := u.openingParen(k)
			if p < 1 || u.np[p-1] < 0 {
				return s
			}
			s = u.nps[u.np[p-1]].first
		default:
			return s
		}
	}
	return s
}

// nounTakes reports whether the preposition at k may join two noun phrases of
// one subject. One that hangs on a verb before it may not: "In Tarn, the
// mayor"; "spoke to the mayor".
func (u *unit) nounTakes(k int) bool {
	first := u.nps[u.np[k-1]].first
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
		return t.low == "that" || t.low == "whether" || subordinators[t.low]
	}
	return false
}

func (u *unit) listBefore(k int) bool {
	return k > 0 && u.np[k-1] >= 0
}

// subjectAcrossComma finds the subject of a verb that comes right after a
// comma: what the commas set off is an apposition, a relative clause or an
// adjunct, and the subject stands before it.
func (u *unit) subjectAcrossComma(c int) (phrase, bool) {
	end := c
	for n := 0; n < 6; n++ {
		p := u.segmentStart(end - 1)
		if p <= 0 {
			// The segment is the beginning of the unit.
			return u.nominalSegment(0, end, c)
		}
		kind := u.segmentKind(p, end)
		if kind == notSubject {
			return phrase{}, false
		}
		if kind == nominal {
			if q := u.segmentStart(p - 2); u.toks[p-1].pos == comma && (q < p-1) && (u.segmentKind(q, p-1) == nominal || u.is(q, "of", "from")) {
				end = p - 1
				continue
			}
			if u.toks[p-1].pos != comma || !u.endsInNoun(p-1) || u.segmentKind(u.segmentStart(p-2), p-1) == scene {
				return phrase{u.trimLead(p, end), c}, true
			}
		}
		end = p - 1
	}
	return phrase{}, false
}

type stretch int

const (
	notSubject stretch = iota
	nominal            // a noun phrase with what hangs on it
	aside              // a relative clause, a participle
	scene              // "In an interview on Monday"
)

// segmentStart goes left from j to the beginning of the stretch between commas.
func (u *unit) segmentStart(j int) int {
	depth := 0
	for ; j >= 0; j-- {
		switch u.toks[j].pos {
		case rparen:
			depth++
		case lparen:
			depth--
		case comma, semi, colon, speech, stop, dash:
			if depth <= 0 && u.np[j] < 0 {
				return j + 1
			}
		}
	}
	return 0
}

// segmentKind tells what stands from p to end between two commas.
func (u *unit) segmentKind(p, end int) stretch {
	if p >= end {
		return notSubject
	}
	p = u.trimLead(p, end)
	if p >= end {
		return aside
	}
	t := u.toks[p]
	switch {
	case t.pos == who || t.pos == which || t.pos == how:
		return aside
	case t.pos == prep || t.pos == to || t.pos == adv || t.pos == adj && u.np[p] < 0:
		return scene
	}
	if g := u.groupStarting(p); g != nil {
		if g.form == finite {
			return notSubject
		}
		return scene
	}
	if u.np[p] < 0 {
		return notSubject
	}
	if u.isTime(u.nps[u.np[p]].first) && u.npEnd(u.nps[u.np[p]].first) == end {
		return aside
	}
	relative := 0
	for k := p; k < end; k++ {
		if u.toks[k].pos == who || u.toks[k].pos == which || u.is(k, "that", "where", "whose") {
			relative++
		}
		if g := u.groupStarting(k); g != nil && g.form == finite {
			if relative == 0 {
				return notSubject
			}
			relative--
		}
	}
	return nominal
}

// trimLead drops a conjunction or "that" before a subject.
func (u *unit) trimLead(p, end int) int {
	for p < end && (u.toks[p].pos == conj || u.is(p, "that", "while", "though", "although", "because", "if", "when", "as", "since") || u.toks[p].pos == adv && u.np[p] < 0 && p+1 < end && u.np[p+1] >= 0) {
		p++
	}
	return p
}

func (u *unit) endsInNoun(c int) bool { return c > 0 && (u.np[c-1] >= 0 || u.toks[c-1].pos == rparen) }

// nominalSegment takes the stretch from p to end as a subject that runs on to c.
func (u *unit) nominalSegment(p, end, c int) (phrase, bool) {
	if u.segmentKind(p, end) == nominal {
		return phrase{u.trimLead(p, end), c}, true
	}
	// "In Tarn the mayor, who …, said": the last noun phrase alone.
	if end > 0 && u.np[end-1] >= 0 && u.segmentKind(p, end) == scene {
		s := u.subjectStart(end - 1)
		if s > 0 && u.toks[s-1].pos == prep {
			return phrase{}, false
		}
		return phrase{s, c}, true
	}
	return phrase{}, false
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
			if v := u.toks[g.head].verb; v != nil && v.frames()&fThat != 0 && g.last > j {
				break
			}
			verbs++
		}
		if g := u.groupStarting(k); g != nil && (g.form == reduced || g.form == participle) && k > 0 && u.np[k-1] >= 0 && verbs == 0 { // "people briefed on the plan"
			return phrase{u.subjectStart(k - 1), j + 1}, true
		}
		if (t.pos == who || t.low == "that" || t.pos == which) && k > 0 && u.np[k-1] >= 0 {
			return phrase{u.subjectStart(k - 1), j + 1}, true
		}
	}
	return phrase{}, false
}

// sharedSubject is the subject of the nearest verb before the group that can
// share it: "The mayor welcomed the plan but said".
func (u *unit) sharedSubject(n int) (phrase, bool) {
	g := &u.groups[n]
	for k := n - 1; k >= max(0, n-maxLook); k-- {
		h := &u.groups[k]
		if h.form != finite || u.between(h, g, semi) {
			continue
		}
		if tense(u.toks[h.first]) != tense(u.toks[g.first]) && k > 0 {
			continue
		}
		if s, ok := u.subjectOf(k); ok {
			if t := u.toks[s.first]; s.last == s.first+1 && (t.pos == who || t.pos == which || t.low == "that") && u.toks[h.first-1].pos != conj && u.commaBetween(h.last, g.first) {
				continue
			}
			if o := u.outermostOf(k); o != k && tense(u.toks[u.groups[o].first]) == tense(u.toks[g.first]) {
				return u.subjectOf(o)
			}
			return s, true
		}
	}
	return phrase{}, false
}

func (u *unit) commaBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if u.toks[k].pos == comma {
			return true
		}
	}
	return false
}

func (u *unit) between(h, g *group, p pos) bool {
	for k := h.last; k < g.first; k++ {
		if u.toks[k].pos == p {
			return true
		}
	}
	return false
}

// tense tells past from present, for the verbs that "and" may join.
func tense(t tok) int {
	switch {
	case t.pos == past || t.low == "had" || t.low == "was" || t.low == "were" || t.low == "did":
		return 1
	case t.pos == modal:
		return 2
	}
	return 3
}

// subjectOfParticiple: "polls showing" has the noun before it; ", saying" that
// of the clause before; "Asked …, she" that of the clause after.
func (u *unit) subjectOfParticiple(n int) (phrase, bool) {
	g := &u.groups[n]
	j := u.before(g.first - 1)
	if j >= 0 && u.np[j] >= 0 && !u.inScene(j) {
		s := u.subjectStart(j)
		if s > 1 && u.is(s-1, "to") && u.np[s-2] >= 0 && statements[u.toks[s-2].low] { // "sent a letter to the board saying"
			s = u.nps[u.np[s-2]].first
			j = u.npEnd(s) - 1
		}
		return phrase{s, j + 1}, true
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

// inScene reports whether the noun phrase that ends at j only says when or
// where: "said at a hearing announcing".
func (u *unit) inScene(j int) bool {
	first := u.nps[u.np[j]].first
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

// mainSubject is the subject of the nearest finite verb before group n that is
// in no relative clause.
func (u *unit) mainSubject(n int) (phrase, bool) {
	for k := n - 1; k >= max(0, n-maxLook); k-- {
		if u.groups[k].form != finite {
			continue
		}
		if s, ok := u.subjectOf(k); ok {
			if t := u.toks[s.first]; s.last == s.first+1 && (t.pos == who || t.pos == which || t.low == "that") {
				continue
			}
			return u.subjectOf(u.outermostOf(k))
		}
	}
	return phrase{}, false
}

// outermostOf climbs from the finite verb k to the reporting verb in whose
// clause it stands, as far as that goes.
func (u *unit) outermostOf(k int) int {
	for n := k - 1; n >= max(0, k-maxLook); n-- {
		h := &u.groups[n]
		v := u.toks[h.head].verb
		s, ok := u.subjectOf(k)
		if h.form != finite || v == nil || v.frames()&fThat == 0 || !ok {
			continue
		}
		if t, has := u.subjectOf(n); !has || s.first < h.last || t == s {
			continue
		}
		if u.breakBetween(h.last, s.first) || s.first > 0 && u.toks[s.first-1].pos == comma && u.at(u.groups[k].last).isMark() { // ", the Herald reported,"
			return k
		}
		k = n
	}
	return k
}

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

// causes are verbs whose object does what comes after "to".
var causes = set("prompt prompts prompted prompting lead leads led leading force forces forced forcing cause causes caused causing push pushes pushed pushing compel compelled allow allows allowed allowing enable enables enabled enabling urge urges urged urging ask asks asked asking tell tells told telling order orders ordered ordering")

// subjectOfInfinitive: that of the verb it hangs on, or its object: "led the
// mayor to say".
func (u *unit) subjectOfInfinitive(n int) (phrase, bool) {
	for k := n - 1; k >= max(0, n-maxLook); k-- {
		if g := u.groups[k]; g.form == finite || g.form == participle {
			if causes[u.toks[g.head].low] && !g.passive && u.starts(g.last) {
				return phrase{g.last, u.thingEnd(g.last, true)}, true
			}
			return u.subjectOf(k)
		}
	}
	return phrase{}, false
}
