package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// This file reads what a verb ascribes, from its subject and from the frame
// its content stands in.

// verbCue reads the attribution that verb group n makes, if it makes one.
func (u *unit) verbCue(n int) (match, bool) {
	g := &u.groups[n]
	if sets[g.low] {
		if m, ok := u.figured(n); ok {
			return m, true
		}
	}
	if m, ok := u.letKnow(n); ok {
		return m, true
	}
	v := g.verb
	switch {
	case v == nil:
		return u.thatClause(n)
	case u.unspoken(g, v), u.inSubject(n), v.lemma == "brief" && u.is(g.last, "on"): // "a person briefed on the talks"
		return match{}, false
	}
	if as := u.afterCited(g); cites[g.low] && u.is(as, "as") { // "quoted Ilves as saying that"
		if h := u.groupStarting(as + 1); h != nil && (!g.passive || u.endsInSaying(h)) {
			return u.citedAfter(n, h, as)
		}
	}
	if g.passive {
		if v.takes(fWhom) && words().adjectives[g.low] != nil { // "is convinced that": the subject is
			return match{}, false
		}
		return u.passive(n, v)
	}
	if m, ok := u.inverted(n, v); ok {
		return m, true
	}
	if g.form == reduced && v.lemma == "ask" && u.opensAside(g.first) { // "Asked about the gates, the mayor laughed"
		return u.passive(n, v)
	}
	subject, ok := u.subjectOf(n)
	switch {
	case !ok, u.befalls(subject) && !showing[v.lemma]:
		return match{}, false
	case g.form == reduced:
		return u.reducedCue(n, v)
	}
	return u.activeCue(n, v, subject)
}

// reducedCue reads a participle behind what it is said of: "the leak, described as
// small,", "the man identified as Ilves".
func (u *unit) reducedCue(n int, v *verb) (match, bool) {
	g := &u.groups[n]
	if b := u.before(g.first - 1); b < 0 || u.np[b] < 0 && u.toks[b].pos != comma || v.lemma == "view" || v.lemma == "see" {
		return match{}, false
	}
	m, ok := u.passive(n, v)
	if c := u.nextComma(g.last); ok && c > 0 && u.toks[g.first-1].pos == comma && u.predicateAt(c+1) { // "The leak, described as small, has"
		k := len(m.content) - 1
		m.content[k].last = min(m.content[k].last, c)
	}
	return m, ok
}

// activeCue reads a verb whose subject speaks or thinks.
func (u *unit) activeCue(n int, v *verb, subject phrase) (match, bool) {
	g := &u.groups[n]
	m := match{source: subject, cue: g.phrase}
	if light[g.low] {
		if m2, ok := u.voices(m, g, u.skipAdverbs(g.last)); ok {
			return m2, true
		}
	}
	if m2, ok := u.asNoted(m, g, v); ok {
		return m2, true
	}
	if rel, ok := u.relativeObject(subject); ok {
		return u.extracted(m, g, v, rel)
	}
	if m2, ok := u.rightOf(m, g, v); ok {
		return m2, true
	}
	return u.thatClause(n)
}

// befalls reports whether a subject is what befalls people, which has no mind to
// claim or threaten anything: "The flood claimed nine lives".
func (u *unit) befalls(subject phrase) bool {
	e := subject.last - 1
	if u.starts(subject.first) {
		e = u.npEnd(subject.first) - 1
	}
	if u.toks[e].pos == name || u.toks[e].upper && !u.titled { // "Anna Flood said", "the Miami Heat"
		return false
	}
	low := u.toks[e].low
	return disasters[low] || disasters[strings.TrimSuffix(low, "s")]
}

var disasters = word.Set("earthquake quake aftershock tremor storm hurricane typhoon cyclone tornado flood flooding tsunami fire wildfire blaze avalanche landslide mudslide eruption drought heatwave blizzard explosion blast crash collision derailment shooting bombing airstrike shelling war fighting violence outbreak epidemic pandemic virus disease famine rain wind heat cold")

// showing verbs are of what is learnt from something: "The crash showed that".
var showing = word.Set("show prove demonstrate suggest indicate reveal illustrate highlight underscore underline confirm mean imply remind tell convince persuade find")

// opensAside reports whether a participle at i opens the sentence or what a comma
// sets off, with no more than "when" before it.
func (u *unit) opensAside(i int) bool {
	if i > 0 && (u.toks[i-1].pos == how || u.subordinates(i-1) || u.toks[i-1].pos == adv) {
		return true
	}
	return i == 0 || u.toks[i-1].pos == comma || u.toks[i-1].pos == stop
}

// citedAfter reads `"…," the Herald quoted Ilves as saying`, of the verb n, with
// "saying" in h: who is cited says what stands before. Where more follows, h has
// it for itself.
func (u *unit) citedAfter(n int, h *group, as int) (match, bool) {
	subject, ok := u.subjectOf(n)
	if !ok || subject.first == 0 || !u.endsInSaying(h) {
		return match{}, false
	}
	left, ok := u.leftContent(subject.first - 1)
	if !ok {
		return match{}, false
	}
	m := match{source: phrase{u.groups[n].last, as}, cue: h.phrase, content: []phrase{left}, act: States, relayed: true}
	if u.groups[n].passive {
		m.source = subject
	}
	return m, true
}

// endsInSaying reports whether the words of a verb of saying end with it and what says
// when, where and by whom it was heard.
func (u *unit) endsInSaying(h *group) bool {
	v := h.verb
	return v.says() && (u.is(h.last, "by") || u.endsCue(u.afterAdjuncts(h.last)))
}

// afterCited is the place after whom a verb cites: "cited two people familiar
// with the plan".
func (u *unit) afterCited(g *group) int {
	if !u.starts(g.last) {
		return g.last
	}
	for k := u.npEnd(g.last); k < min(len(u.toks), g.last+12) && !u.toks[k].isMark(); k++ {
		if u.is(k, "as") {
			return k
		}
	}
	return g.last
}

// relativeObject finds the pronoun before a subject that stands for what the
// verb ascribes: "which Ilves called", "what the mayor said".
func (u *unit) relativeObject(subject phrase) (phrase, bool) {
	k := u.before(subject.first - 1) // "which even the mayor said"
	if k < 0 {
		return phrase{}, false
	}
	t := u.toks[k]
	if u.np[k] >= 0 && u.np[k] != u.np[subject.first] && (u.lacksSubject(subject) || u.lacksObject(k, subject)) { // "the cause he believes will win"
		return phrase{u.npFirst(k), k + 1}, true
	}
	if t.pos == which && !u.is(k-1, "to") || t.pos == who && (t.low != "who" || u.lacksSubject(subject)) || t.low == "that" && k > 0 && u.np[k-1] >= 0 && (u.lacksSubject(subject) || u.callsIt(subject.first)) { // "who police say was armed", but "to which Ilves replied"
		return phrase{k, k + 1}, true
	}
	return phrase{}, false
}

// lacksObject reports whether a subject, behind the object that ends at k, begins a
// relative clause whose verb says what that object is: "signed a deal critics call a
// gift".
func (u *unit) lacksObject(k int, subject phrase) bool {
	first := u.npFirst(k)
	g := u.groupStarting(u.skipAdverbs(subject.last))
	if first == 0 || u.ofGroup[first-1] < 0 || u.isTime(first) || g == nil || g.form != finite || !g.verb.takes(fAs) {
		return false
	}
	if u.is(g.last, "as") || u.at(g.last).pos == adj && u.np[g.last] < 0 {
		return true
	}
	return u.starts(g.last) && u.toks[g.last].pos != pron && u.asEnd(g.last) == u.thingEnd(g.last, false)
}

// callsIt reports whether the words at i call what stands before them something:
// "a charge that the port called absurd".
func (u *unit) callsIt(i int) bool {
	if !u.starts(i) {
		return false
	}
	g := u.groupStarting(u.skipAdverbs(u.npEnd(i)))
	v := g.knownVerb()
	if v == nil || g.form != finite || !v.takes(fAs) || v.takes(fThat) {
		return false
	}
	k := u.pastTime(g.last)
	return u.is(k, "as") || u.at(k).quote >= 0 || u.at(k).pos == speech || u.at(k).pos == adj && !u.starts(k)
}

// lacksSubject reports whether a subject begins a relative clause that lacks what
// its second verb is said of: a verb stands right behind its own.
func (u *unit) lacksSubject(subject phrase) bool {
	g := u.groupStarting(u.skipAdverbs(subject.last))
	if u.relativeAt(subject.first) || g == nil || g.form != finite || !g.verb.takes(fThat) {
		return false
	}
	return u.goesOnVerb(u.pastTime(g.last))
}

// goesOnVerb reports whether the verb at i is what a relative pronoun before a
// cue is said to do: "which Ilves said was safe", "that Ilves said cost nothing".
func (u *unit) goesOnVerb(i int) bool {
	h := u.groupStarting(i)
	return h != nil && (h.form == finite || h.form == reduced && u.starts(h.last) || h.form == infinitive && u.is(h.first+1, "be"))
}

// extracted reads an attribution whose content is in part a relative pronoun:
// "the wall, which Ilves said had moved".
func (u *unit) extracted(m match, g *group, v *verb, rel phrase) (match, bool) {
	m.relayed = u.handsOn(g, v)
	m.act = v.act(fThat | fSaid | fThing | fAs)
	i := u.pastTime(g.last)
	h := u.groupStarting(i)
	f := v.all
	switch {
	case f&fThat != 0 && u.goesOnVerb(i):
		m.content = []phrase{rel, {i, u.relativeEnd(h.last, u.clauseEnd(i, g))}}
	case f&fAs != 0 && (u.thingAt(i) || u.is(i, "as") || u.at(i).pos == adj || u.at(i).quote >= 0):
		m.content = []phrase{rel, {i, u.thingEnd(i+1, false)}}
	case f&(fThat|fThing) != 0 && (i >= len(u.toks) || u.toks[i].isMark() || u.toks[i].pos == how):
		m.content = []phrase{rel}
	default:
		return u.rightOf(m, g, v)
	}
	return m, true
}

// relativeEnd is where a relative clause ends that goes on from i to end at the
// latest: before the verb whose subject it hangs on, which a comma or a word
// that is no noun parts from it: "that Ilves said was safe fell".
func (u *unit) relativeEnd(i, end int) int {
	for k := i + 1; k < end; k++ {
		h := u.groupStarting(k)
		if h == nil || h.form != finite {
			continue
		}
		if b := u.toks[k-1].pos; b == comma {
			return k - 1
		} else if b == adj && u.np[k-1] < 0 {
			return k
		}
	}
	return end
}

// rightOf finds the content of an active verb whose source is known. Most have
// it on their right; a verb that ends its clause, on its left.
func (u *unit) rightOf(m match, g *group, v *verb) (match, bool) {
	if m2, ok := u.withTail(m, g, v); ok {
		return m2, true
	}
	i := u.skipAdverbs(g.last)
	f := v.all
	m.act = v.act(fThat | fSaid)
	m.relayed = u.handsOn(g, v)
	if g.form == participle && cites[g.low] && u.at(g.first-1).pos == comma {
		return u.thing(m, g, i)
	}
	next := u.at(i)
	setOff := u.at(m.source.first-1).pos == comma && next.pos == comma // ", Ilves said,"
	answers := v.lemma == "say" && u.bareFigure(i)                     // "police say about 22,000"
	if !answers && (u.quotedBefore(m.source.first, i) || setOff || next.pos != comma && next.pos != colon && next.low != "that") {
		if left, ok := u.parenthetical(m, g, f, g.last); ok {
			return left, true
		}
	}
	if k := u.distantThat(i, f); k > 0 {
		m.content = []phrase{{k, u.clauseEnd(k, g)}}
		return m, true
	}
	for _, one := range []frame{fThat | fSaid, fTo, fFor, fAs, fThing} {
		want := f & one
		if want == 0 {
			continue
		}
		if one&fThat != 0 {
			want |= f & fWhom
		}
		if m2, ok := u.complement(m, g, i, want); ok {
			m2.act = v.act(one)
			m2.relayed = m.relayed && one&fThat != 0
			return m2, true
		}
	}
	return u.parenthetical(m, g, f, g.last)
}

// withTail reads a verb with a preposition or a particle: "called for".
func (u *unit) withTail(m match, g *group, v *verb) (match, bool) {
	for _, t := range v.tails {
		k := u.follow(g.last, t.words)
		if k > 0 && u.is(k-1, "for") && u.starts(k) && v.takes(fThat) && u.isSpan(k) { // "argued for months that"
			continue
		}
		if k == 0 && t.words[0] == "about" {
			k = u.follow(u.afterHearers(g, v), t.words)
		}
		if k == 0 {
			continue
		}
		m.act = t.act
		m2, ok := match{}, false
		if t.frames&fSaid != 0 {
			m2, ok = u.parenthetical(m, g, t.frames, k)
		}
		if !ok {
			m2, ok = u.complement(m, g, u.skipAdverbs(k), t.frames)
		}
		if ok {
			m2.cue.last = k
			return m2, true
		}
	}
	return m, false
}

// afterHearers is the place after those whom a verb names to be spoken to, and
// when: "asked the mayor", "spoke to farmers on Monday".
func (u *unit) afterHearers(g *group, v *verb) int {
	i := g.last
	if u.is(i, "to", "with") {
		i++
	} else if !v.takes(fWhom | fFor) {
		return i
	}
	if !u.starts(i) {
		return g.last
	}
	return u.afterTime(u.npEnd(i))
}

// quotedBefore reports whether quoted words stand right before a subject that
// begins at i. A few such words, as the name of a song, count only if no clause
// begins at next, behind the verb.
func (u *unit) quotedBefore(i, next int) bool {
	if i == 0 {
		return false
	}
	one, two := u.toks[i-1], u.at(i-2)
	return one.pos == speech || two.pos == speech || one.pos == comma && i > 1 && two.quote >= 0 && !u.clauseAt(next)
}

// distantThat finds a that-clause that words set off from its verb: "argued,
// as the union did, that".
func (u *unit) distantThat(i int, f frame) int {
	if f&fThat == 0 || u.thingAt(i) {
		return 0
	}
	aside := false
	dashed := u.at(i).pos == dash
	for k := i; k < len(u.toks) && k < i+18; k++ {
		t := u.toks[k]
		switch {
		case t.low == "that" && k > i && u.clauseAt(k+1) && (u.np[k-1] < 0 || !aside):
			return k
		case k > i && !aside && u.toks[k-1].pos == comma && (u.is(k, "whether", "why", "how", "what") && u.at(i).pos == comma): // "explained, with some pride, why"
			return k
		case t.pos == dash || t.pos == comma && !dashed:
			aside = !aside
		case t.pos == stop || t.pos == semi || t.pos == colon || t.pos == speech || t.pos == conj && !aside && u.groupStarting(k+1) != nil:
			return 0
		case u.groupStarting(k) != nil && !aside && u.groupStarting(k).form != reduced:
			return 0
		}
	}
	return 0
}

// follow matches words after i and returns the place after them, or 0.
func (u *unit) follow(i int, words []string) int {
	if u.at(i).pos == adv && u.at(i).low != words[0] {
		i++
	}
	i = u.afterTime(i) // "called on Friday for"
	for _, w := range words {
		if u.at(i).low != w {
			return 0
		}
		i++
	}
	return i
}
