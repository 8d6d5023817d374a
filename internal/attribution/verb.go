package attribution

import "github.com/headwater-news/headwater/internal/word"

// This file reads what a verb ascribes, from its subject and from the frame
// its content stands in.

// verbCue reads the attribution that verb group n makes, if it makes one.
func (u *unit) verbCue(n int) (match, bool) {
	g := &u.groups[n]
	v := u.toks[g.head].verb
	if v == nil {
		return match{}, false
	}
	if cites[u.toks[g.head].low] && !g.passive && u.is(u.afterCited(g), "as") { // "quoted Ilves as saying that"
		if h := u.groupStarting(u.afterCited(g) + 1); h != nil && !u.endsCue(h.last) {
			return match{}, false
		}
	}
	if g.passive {
		if v.frames()&fWhom != 0 && words().adjectives[u.toks[g.head].low] != nil { // "is convinced that": the subject is
			return match{}, false
		}
		return u.passive(n, v)
	}
	if m, ok := u.inverted(n, v); ok {
		return m, true
	}
	if v.lemma == "ask" && g.form == reduced && u.opensAside(g.first) { // "Asked about the gates, the mayor laughed"
		return u.passive(n, v)
	}
	subject, ok := u.subjectOf(n)
	if !ok {
		return match{}, false
	}
	m := match{source: subject, cue: g.phrase}
	if g.form == reduced {
		if b := u.before(g.first - 1); b < 0 || u.np[b] < 0 && u.toks[b].pos != comma || v.lemma == "view" || v.lemma == "see" {
			return m, false
		}
		return u.passive(n, v)
	}
	if light[u.toks[g.head].low] {
		if m2, ok := u.voices(m, g, u.skipAdverbs(g.last)); ok {
			return m2, true
		}
	}
	if c, ok := u.asCue(g, v); ok && u.is(subject.first-1, "as") && subject.first == 1 { // "As Ilves said, …"
		m.act, m.relayed = v.act(fThat), true
		m.content = []phrase{{c + 1, u.clauseEnd(c+1, g)}}
		return m, true
	}
	if rel, ok := u.relativeObject(subject); ok {
		return u.extracted(m, g, v, rel)
	}
	return u.rightOf(m, g, v)
}

// opensAside reports whether a participle at i opens the sentence or what a comma
// sets off, with no more than "when" before it.
func (u *unit) opensAside(i int) bool {
	if i > 0 && (u.toks[i-1].pos == how || u.toks[i-1].pos == prep && subordinators[u.toks[i-1].low] || u.toks[i-1].pos == adv) {
		return true
	}
	return i == 0 || u.toks[i-1].pos == comma || u.toks[i-1].pos == stop
}

// asCue is the comma that ends "As Ilves said in May," or "As Ilves points out,",
// whose verb is that of group g.
func (u *unit) asCue(g *group, v *verb) (int, bool) {
	k := g.last
	that := v.frames()&fThat != 0
	for _, t := range v.tails {
		if e := u.follow(g.last, t.words); e > 0 && t.frames&fThat != 0 {
			k, that = e, true
		}
	}
	if that && u.at(k).pos != comma {
		k = u.afterAdjuncts(k)
	}
	return k, that && u.at(k).pos == comma
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
	k := subject.first - 1
	if k < 0 {
		return phrase{}, false
	}
	t := u.toks[k]
	if (t.pos == which || t.pos == who && t.low != "who") && !u.is(k-1, "to") { // "to which Ilves replied"
		return phrase{k, k + 1}, true
	}
	return phrase{}, false
}

// extracted reads an attribution whose content is in part a relative pronoun:
// "the wall, which Ilves said had moved".
func (u *unit) extracted(m match, g *group, v *verb, rel phrase) (match, bool) {
	m.relayed = sayVerb[v.lemma]
	m.act = v.act(fThat | fSaid | fThing | fAs)
	i := u.skipAdverbs(g.last)
	h := u.groupStarting(i)
	f := v.frames()
	switch {
	case f&fThat != 0 && h != nil && h.form == finite:
		m.content = []phrase{rel, {i, u.relativeEnd(h.last, u.clauseEnd(i, g))}}
	case f&fAs != 0 && (u.starts(i) && !u.isTime(i) || u.is(i, "as")):
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
	f := v.frames()
	m.act = v.act(fThat | fSaid)
	m.relayed = sayVerb[v.lemma]
	if g.form == participle && cites[u.toks[g.head].low] && u.at(g.first-1).pos == comma {
		return u.thing(m, g, i)
	}
	next := u.at(i)
	setOff := u.at(m.source.first-1).pos == comma && next.pos == comma // ", Ilves said,"
	if u.quotedBefore(m.source.first, i) || setOff || next.pos != comma && next.pos != colon && next.low != "that" {
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
	} else if v.frames()&(fWhom|fFor) == 0 {
		return i
	}
	if !u.starts(i) {
		return g.last
	}
	i = u.npEnd(i)
	if u.is(i, "on", "in") && u.starts(i+1) && u.isTime(i+1) {
		i++
	}
	if u.starts(i) && u.isTime(i) {
		i = u.npEnd(i)
	}
	return i
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
	if f&fThat == 0 || u.starts(i) && !u.isTime(i) {
		return 0
	}
	aside := false
	dashed := u.at(i).pos == dash
	for k := i; k < len(u.toks) && k < i+18; k++ {
		t := u.toks[k]
		switch {
		case t.low == "that" && k > i && u.clauseAt(k+1) && (u.np[k-1] < 0 || !aside):
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
	for _, w := range words {
		if u.at(i).low != w {
			return 0
		}
		i++
	}
	return i
}

// complement finds the content that begins at i in one of the frames.
func (u *unit) complement(m match, g *group, i int, f frame) (match, bool) {
	if f&(fThat|fSaid) != 0 {
		if m2, ok := u.told(m, g, i, f); ok {
			return m2, true
		}
		if m2, ok := u.said(m, g, i, f); ok {
			return m2, true
		}
	}
	if h := u.groupStarting(i); f&fTo != 0 && h != nil && h.form == infinitive {
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
		return m, true
	}
	if f&(fFor|fAs) != 0 && u.starts(i) {
		if k, ok := u.objectThen(i, f); ok {
			m.content = []phrase{{i, k}}
			return m, true
		}
	}
	if f&fThing != 0 {
		if u.is(i, "on") && u.starts(i+1) && u.isTime(i+1) { // "announced on Friday the arrest of"
			i = u.npEnd(i + 1)
		}
		return u.thing(m, g, i)
	}
	return m, false
}

// thing reads a noun phrase, a gerund, a question or quoted words at i.
func (u *unit) thing(m match, g *group, i int) (match, bool) {
	h := u.groupStarting(i)
	switch {
	case u.starts(i) && !u.isTime(i):
		m.content = []phrase{{i, u.thingEnd(i, false)}}
	case h != nil && h.form == participle, u.is(i, "what", "whether"), u.at(i).pos == how && !u.is(i, "when", "where"):
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
	case u.at(i).pos == speech:
		m.content = []phrase{{i, i + 1}}
	default:
		return m, false
	}
	return m, true
}

// told reads an addressee at i and then what was said: "told the court that".
func (u *unit) told(m match, g *group, i int, f frame) (match, bool) {
	if f&fWhom == 0 {
		return m, false
	}
	told, k, ok := u.addressee(i)
	if !ok {
		return m, false
	}
	m.told = told
	if m2, ok := u.said(m, g, k, f); ok {
		return m2, true
	}
	if h := u.groupStarting(k); h != nil && h.form == infinitive {
		m.content = []phrase{{k, u.clauseEnd(k, g)}}
		return m, true
	}
	return m, false
}

// said finds a clause or quoted words at i, or after words that say when and
// where.
func (u *unit) said(m match, g *group, i int, f frame) (match, bool) {
	for _, k := range []int{i, u.afterAdjuncts(i)} {
		if u.at(k).pos == comma && u.at(k+1).pos == adv && u.at(k+2).pos == comma { // "said, however,"
			k += 2
		}
		j := k
		if u.at(k).pos == comma || u.at(k).pos == colon {
			j = k + 1
		}
		if u.is(j, "that") && u.at(j+1).pos == speech {
			j++
		}
		if u.at(j).pos == speech {
			m.content = []phrase{{j, j + 1}}
			return m, true
		}
		if f&fThat == 0 {
			continue
		}
		if u.at(k).pos == colon && u.clauseAt(k+1) {
			k++
		} else if !u.saidClause(k, k == i, f) {
			continue
		}
		m.content = []phrase{{k, u.clauseEnd(k, g)}}
		return m, true
	}
	return m, false
}

// saidClause reports whether a clause that is said begins at k. Right after
// the verb a question will do, and, for a verb that takes nothing but clauses,
// a subject whose verb the tagger missed.
func (u *unit) saidClause(k int, right bool, f frame) bool {
	t := u.at(k)
	switch {
	case greetings[t.low]:
		return false
	case t.low == "that" && k+1 < len(u.toks):
		if h := u.groupStarting(u.skipAdverbs(k + 1)); h != nil && h.form == finite { // "say that is so"
			return true
		}
		if u.clauseAt(k+1) || t.pos == prep && !(u.wordsFrom(k) == 2 && kindOf(u.at(k+1).low) == "title") { // "said that Sen.": cut short
			return true
		}
	case u.is(k, "whether", "if"):
		return true
	case right && (t.pos == who || t.pos == how && t.low != "when" && t.low != "where"):
		return true
	}
	if u.clauseAt(k) {
		return true
	}
	onlyClauses := f&(fThing|fFor|fAs|fWhom) == 0
	if right && onlyClauses && subordinators[t.low] && !u.is(k, "as", "when", "while", "after", "before") && u.starts(k+1) && u.finiteIn(phrase{k, k + u.wordsFrom(k)}) > 1 { // "said since the flood came the road is shut"
		return true
	}
	return right && onlyClauses && (u.starts(k) && !u.isTime(k) || t.pos == ing) && u.wordsFrom(k) > 2
}

// greetings are said and tell nothing: "say sorry to those he had ruined".
var greetings = word.Set("sorry goodbye hello thanks farewell")

// wordsFrom counts the words from i to the next mark.
func (u *unit) wordsFrom(i int) int {
	n := 0
	for i < len(u.toks) && !u.toks[i].isMark() {
		i++
		n++
	}
	return n
}

// addressee reads whom something was told: "told the court on Monday".
func (u *unit) addressee(i int) (told phrase, next int, ok bool) {
	if !u.starts(i) {
		return phrase{}, 0, false
	}
	e := u.npEnd(i)
	told = phrase{i, e}
	if u.starts(e) && u.at(u.npEnd(e)).pos == comma && u.at(u.npEnd(e)+1).pos == speech {
		e = u.npEnd(e)
	}
	if u.at(e).pos != prep || !u.openingPhrase(e) { // "told the court from May on, rents would rise"
		e = u.afterAdjuncts(e)
	}
	return told, e, true
}

// objectThen reads "the council to act" or "the plan a mistake" from i.
func (u *unit) objectThen(i int, f frame) (int, bool) {
	if f&fAs != 0 {
		return u.asEnd(i), true
	}
	e := u.npEnd(i)
	for (u.at(e).pos == comma || u.at(e).pos == conj) && u.starts(e+1) { // "the mayor, the council and the union"
		if u.at(e).pos == comma && !u.listEnds(e+1) {
			break
		}
		e = u.npEnd(e + 1)
	}
	for u.at(e).pos == prep && !subordinators[u.at(e).low] && !u.is(e, "as", "for", "with", "that", "of") && u.starts(e+1) || u.is(e, "of") && u.starts(e+1) && f&fFor != 0 {
		e = u.npEnd(e + 1)
	}
	h := u.groupStarting(e)
	if f&fFor != 0 && h != nil && h.form == infinitive {
		return u.clauseEnd(e, h), true
	}
	return 0, false
}

// asEnd is where an object and what it is said to be end.
func (u *unit) asEnd(i int) int {
	e := u.thingEnd(i, false)
	switch {
	case u.starts(e) && !u.isTime(e):
		return u.thingEnd(e, false)
	case u.at(e).pos == adj || u.is(e, "as") && (u.starts(e+1) || u.at(e+1).pos == adj || u.at(e+1).pos.verbal()):
		return u.thingEnd(e+1, false)
	}
	return e
}
