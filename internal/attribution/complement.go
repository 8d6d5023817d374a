package attribution

import (
	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads what follows a verb in the frames it takes.

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
	for _, k := range []int{i, u.afterTime(i)} { // "vowed Monday to sign it"
		if f&fTo != 0 && u.formAt(k, infinitive) {
			m.content = []phrase{{u.withNot(k), u.clauseEnd(k, g)}}
			return m, true
		}
	}
	if f&(fFor|fAs) != 0 && u.starts(i) {
		if k, ok := u.objectThen(g, i, f); ok {
			m.content = []phrase{{i, k}}
			return m, true
		}
	}
	if v := g.verb; f&fThing != 0 && !(v != nil && v.lemma == "claim" && u.takesAway(i)) {
		if u.is(i, "on", "to", "in", "at") && u.starts(i+1) && (u.isTime(i+1) || u.thingAt(u.npEnd(i+1))) { // "announced on Friday the arrest of", "disclosed to the port its debts"
			i = u.npEnd(i + 1)
		}
		return u.thing(m, g, i)
	}
	return m, false
}

// takesAway reports whether what stands at i is claimed by no words: "claimed nine
// lives", "claimed the prize", unlike "claimed responsibility".
func (u *unit) takesAway(i int) bool {
	p := u.at(i).pos
	return p == number || p == det || p == whose
}

// thing reads a noun phrase, a gerund, a question or quoted words at i.
func (u *unit) thing(m match, g *group, i int) (match, bool) {
	switch {
	case u.thingAt(i):
		m.content = []phrase{{i, u.thingEnd(i, false)}}
	case u.formAt(i, participle), u.is(i, "what", "whether"), u.at(i).pos == how && !u.is(i, "when", "where"):
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
	case u.at(i).pos == speech:
		m.content = []phrase{{i, i + 1}}
	case u.is(i, "as"): // "dismissed as nonsense a report that", "rejected as false claims that"
		k := i + 1
		switch {
		case u.starts(k) && u.starts(u.npEnd(k)):
			k = u.npEnd(k)
		case u.at(k).pos == adj && u.at(k+1).pos == noun:
			k++
		default:
			return m, false
		}
		m.content = []phrase{{k, u.thingEnd(k, false)}}
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
	if h := u.infinitiveAt(k); h != nil {
		m.content = []phrase{{k, u.clauseEnd(k, g)}}
		return m, true
	}
	return m, false
}

// infinitiveAt is the infinitive that begins at i, or behind a "not" there.
func (u *unit) infinitiveAt(i int) *group {
	if u.is(i, "not") {
		i++
	}
	if h := u.groupStarting(i); h != nil && h.form == infinitive {
		return h
	}
	return nil
}

// withNot is where an infinitive at i begins with the "not" before it.
func (u *unit) withNot(i int) int {
	if u.is(i-1, "not") {
		return i - 1
	}
	return i
}

// said finds a clause or quoted words at i, or after words that say when and
// where.
func (u *unit) said(m match, g *group, i int, f frame) (match, bool) {
	at := []int{i, u.afterAdjuncts(i)}
	if k := u.afterTime(i); k > i { // "said Monday it had rained": that is when he said it, unless "Monday was wet"
		at = []int{k, u.afterAdjuncts(i), i}
	}
	if k := u.afterScene(i); k > 0 {
		at = append([]int{k}, at...)
	}
	for _, k := range at {
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
		if f&fSaid != 0 && j == i && u.at(j).quote >= 0 && u.at(j-1).quote < 0 { // "the message read “he is safe”"
			m.content = []phrase{{j, u.clauseEnd(j, g)}}
			return m, true
		}
		if f&fThat == 0 {
			continue
		}
		if u.at(k).pos == colon && u.clauseAt(k+1) || k == i && m.relayed && u.at(k).pos == comma && u.clauseAt(k+1) && !u.is(m.source.first, "that") && !u.backToSpeaker(k+1, g) { // "Ilves said, the dam was safe"
			k++
		} else if k > i && u.relativeVerb(k) { // "said in a letter that was read out"
			return m, false
		} else if !u.saidClause(g, k, k == i || k == u.afterTime(i)) {
			continue
		}
		m.content = []phrase{{u.withMeasure(k), u.clauseEnd(k, g)}}
		return m, true
	}
	return m, false
}

// withMeasure is where a clause at k begins with the word before it that is of its
// subject: "said not everyone knew", "says too much is made of it".
func (u *unit) withMeasure(k int) int {
	if u.is(k-1, "not", "too", "so", "very", "only", "even", "just", "nearly", "almost") && u.starts(k) || u.is(k-1, "as") && u.is(k, "many", "much", "few", "little") {
		return k - 1
	}
	return k
}

// afterScene is the mark before a speech behind a clause at i that says when it was
// spoken: `said as she left, "…"`; or 0.
func (u *unit) afterScene(i int) int {
	if !u.is(i, "as", "when", "while", "after", "before", "once") || !u.clauseAt(i+1) {
		return 0
	}
	const longest = 20 // words of the clause
	for k := i + 1; k < min(len(u.toks)-1, i+longest); k++ {
		if u.toks[k].isMark() {
			if u.toks[k+1].pos == speech {
				return k
			}
			return 0
		}
	}
	return 0
}

// saidClause reports whether a clause that is said begins at k. Right after
// the verb, or the day, a question will do, and, for a verb that takes nothing but clauses,
// a subject whose verb the tagger missed.
func (u *unit) saidClause(g *group, k int, right bool) bool {
	t := u.at(k)
	switch {
	case t.low == "that" && k+1 < len(u.toks):
		if u.predicateAt(k + 1) { // "say that is so"
			return true
		}
		if u.clauseAt(k+1) || !(u.wordsFrom(k) == 2 && lexis.KindOf(u.at(k+1).low) == "title") { // "said that Sen.": cut short
			return true
		}
	case u.is(k, "whether", "if"):
		return true
	case right && (t.pos == who || t.low == "which" && u.starts(k+1) || t.pos == how && t.low != "when" && t.low != "where"):
		return true
	}
	if u.clauseAt(k) {
		return !u.starts(k) || !u.isTime(k) || u.fresh(k) // "Friday was too late", unlike "late Friday with a note that said"
	}
	v := g.verb
	onlyClauses := !v.takes(fThing | fFor | fAs | fWhom)
	if right && onlyClauses && lexis.Subordinates(t.low) && !u.is(k, "as", "when", "while", "after", "before") && u.starts(k+1) && u.finiteIn(phrase{k, k + u.wordsFrom(k)}) > 1 { // "said since the flood came the road is shut"
		return true
	}
	if v != nil && holding[v.lemma] {
		return false
	}
	if right && v != nil && v.lemma == "say" && u.bareFigure(k) {
		return true
	}
	return right && onlyClauses && (u.thingAt(k) || t.pos == ing) && u.wordsFrom(k) > 2
}

// bareFigure reports whether what stands at i is a number alone, which answers
// another: "organisers say 60,000 came, police say about 22,000".
func (u *unit) bareFigure(i int) bool {
	if k := u.amountAt(i); u.at(k).pos == number {
		return k+1 >= len(u.toks) || u.at(k+1).isMark() || u.at(k+1).pos == conj
	}
	return false
}

// holding verbs take a clause, or a thing that nobody says: "added a gate",
// "maintains a house".
var holding = word.Set("add maintain observe declare answer counter signal indicate certify register attest clarify charge assume rule discover establish")

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
	if c := u.asideEnd(e); c > 0 && u.relativeAt(e+1) && u.is(c, "that") { // "told the Herald, which had asked, that"
		e = c
	} else if u.at(e).pos != prep || !u.openingPhrase(e) { // "told the court from May on, rents would rise"
		e = u.afterAdjuncts(e)
	}
	return told, e, true
}

// objectThen reads "the council to act" or "the plan a mistake" from i.
func (u *unit) objectThen(g *group, i int, f frame) (int, bool) {
	if f&fAs != 0 {
		e := u.asEnd(i)
		v := g.verb
		return e, v == nil || !naming[v.lemma] || u.is(0, "as") || e > u.thingEnd(i, false) || u.at(e-1).pos == adj || u.hasAs(i, e)
	}
	e := u.npEnd(i)
	for (u.at(e).pos == comma || u.at(e).pos == conj) && u.starts(e+1) { // "the mayor, the council and the union"
		if u.at(e).pos == comma && !u.listEnds(e+1) {
			break
		}
		e = u.npEnd(e + 1)
	}
	for u.at(e).pos == prep && !lexis.Subordinates(u.at(e).low) && !u.is(e, "as", "for", "with", "that", "of") && u.starts(e+1) || u.is(e, "of") && u.starts(e+1) && f&fFor != 0 {
		e = u.npEnd(e + 1)
	}
	if c := u.asideEnd(e); c > 0 && u.infinitiveAt(c) != nil { // "the mayor, a mason, to act"
		e = c
	}
	if k := u.afterTime(e); k > e && u.infinitiveAt(k) != nil { // "the council on Monday to act"
		e = k
	}
	if h := u.infinitiveAt(e); f&fFor != 0 && h != nil {
		return min(u.clauseEnd(e, h), u.clauseEnd(e, g)), true
	}
	return 0, false
}

// asideEnd is where an aside ends that the mark at i sets off, behind the mark that
// closes it, or 0.
func (u *unit) asideEnd(i int) int {
	if p := u.at(i).pos; p == comma || p == dash {
		for k := i + 1; k < min(len(u.toks), i+20) && u.toks[k].pos != stop; k++ {
			if u.toks[k].pos == p {
				return k + 1
			}
		}
	}
	return 0
}

// naming verbs ascribe only with what the object is said to be, which may open the
// sentence: "called the dam a ruin", "As the builder the report names Aalto",
// unlike "called a meeting", "cast a vote".
var naming = word.Set("call label dub brand deem term cast name pronounce declare style class classify frame pitch bill rate rank peg")

// hasAs reports whether "as", or a word within quote marks, stands from i to end.
func (u *unit) hasAs(i, end int) bool {
	for k := i; k < end && k < len(u.toks); k++ {
		if u.toks[k].low == "as" || u.toks[k].quote >= 0 {
			return true
		}
	}
	return false
}

// asEnd is where an object and what it is said to be end.
func (u *unit) asEnd(i int) int {
	e := u.thingEnd(i, false)
	k := e
	if u.at(e).pos == comma && u.at(e-1).pos == name && u.at(e+1).quote >= 0 { // "the chairman, Dov Aalto, “unwise”"
		if k = e + 1; u.at(k).pos == speech {
			return k + 1
		}
	}
	k = u.pastTime(k) // "called the report on Friday a lie"
	switch {
	case u.thingAt(k):
		return u.thingEnd(k, false)
	case k > e && u.is(k, "of"): // "accused the port on Friday of lying"
		return u.thingEnd(k+1, false)
	case u.at(k).pos == adj || u.is(k, "as") && (u.starts(k+1) || u.at(k+1).pos == adj || u.at(k+1).pos.verbal()):
		return u.thingEnd(k+1, false)
	}
	return e
}
