package attribution

import (
	"slices"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads attributions that a noun makes: "his claim that", "voiced
// support for", "her advice was to".

// light verbs carry a noun that ascribes.
var light = lexis.EveryForm(`have make voice express raise share give issue offer take show repeat reiterate announce
	throw draw hold reject state pledge deliver sound level launch lodge air mount present harbor renew field provide
	signal keep maintain`)

// voices reads a light verb and the noun that ascribes: "made the claim that",
// "voiced support for".
func (u *unit) voices(m match, g *group, i int) (match, bool) {
	if !u.starts(i) {
		return m, false
	}
	e := u.npEnd(i)
	uses := words().nouns[u.toks[e-1].low]
	if uses == nil {
		return m, false
	}
	if v := g.verb; v.takes(fThat) && u.clauseAt(i) { // "states complaints about the brakes were ignored"
		return m, false
	}
	for k := i; k < e; k++ {
		if u.toks[k].pos == poss { // "repeated Ilves's claim that": somebody else's
			return m, false
		}
	}
	m.cue.last = e
	m, ok := u.nounContent(m, g, e, uses)
	if v := g.verb; v != nil && v.act(fThing) == Denies { // "rejected claims that"
		m.act = Denies
	}
	return m, ok
}

// raised reads "concerns have been raised that", "doubts were voiced by farmers about".
func (u *unit) raised(m match, g *group) (match, bool) {
	var uses []use
	for _, x := range words().nouns[u.toks[m.source.last-1].low] {
		x.frames &^= fHeld // whoever raised them held them
		uses = append(uses, x)
	}
	m.cue.first, m.source = m.source.first, phrase{}
	i := u.adjunctsEnd(g.last)
	if u.is(g.last, "by", "among") && u.starts(g.last+1) {
		m.source = phrase{g.last + 1, u.npEnd(g.last + 1)}
		i = m.source.last
	}
	for _, k := range []int{g.last, i} {
		if m2, ok := u.nounContent(m, g, k, uses); ok {
			return m2, true
		}
	}
	return m, false
}

// nounContent reads what a noun that ascribes ascribes: a that-clause, an
// infinitive, or what comes after a preposition.
func (u *unit) nounContent(m match, g *group, e int, uses []use) (match, bool) {
	e = u.afterTime(e)
	for _, x := range uses {
		if x.frames&fHeld != 0 && m.source.last == 0 {
			continue
		}
		m.act = x.act
		if x.frames&fThat != 0 && u.is(e, "that") && u.clauseAt(e+1) && !u.callsIt(e+1) {
			end := u.clauseEnd(e, g)
			if g.last == 0 && u.starts(e+1) { // "her claim that the dam was safe was denied"
				if k := u.verbBeyond(u.npEnd(e+1), 1, u.opensSentence(m.cue.first)); k > 0 {
					end = min(end, k)
				}
			}
			m.content = []phrase{{e, end}}
			return m, true
		}
		if x.frames&fTo != 0 && u.formAt(e, infinitive) {
			m.content = []phrase{{e, u.nounClauseEnd(e, g)}}
			return m, true
		}
		if x.frames&fPrep != 0 && u.is(e, x.preps...) {
			k := e + 1
			if u.thingAt(k) || u.formAt(k, participle) {
				m.cue.last = k
				m.content = []phrase{{k, u.thingEnd(k, false)}}
				return m, true
			}
		}
	}
	return m, false
}

// opensSentence reports whether the noun phrase that the word at i is of begins a
// sentence, and so is the subject of a verb to come.
func (u *unit) opensSentence(i int) bool {
	first := u.npFirst(i)
	return first == 0 || u.toks[first-1].pos == stop
}

// nounClauseEnd is where an infinitive that hangs on a noun ends: before the
// verb that the noun is the subject of.
func (u *unit) nounClauseEnd(i int, g *group) int {
	e := u.clauseEnd(i, g)
	for k := i + 1; k < e; k++ {
		if u.finiteAt(k) && !u.relativeAt(k-1) && u.at(k-1).pos != pron {
			return k
		}
		if u.toks[k].pos == comma {
			return k
		}
	}
	return e
}

// nounCue reads "his claim that", "the ministry's plan to", "criticism of the
// dam by farmers": a noun phrase whose head ascribes. Where nobody is named for
// it there is no source: "fears that the wall would move".
func (u *unit) nounCue(i int) (match, bool) {
	if !u.starts(i) {
		return match{}, false
	}
	e := u.npEnd(i)
	uses := words().nouns[u.toks[e-1].low]
	if uses == nil {
		return match{}, false
	}
	m := match{cue: phrase{e - 1, e}}
	if s, ok := u.possessor(i, e-1); ok {
		m.source = s
		m.cue.first = s.last
	}
	if m2, ok := u.received(m, i, e); ok {
		return m2, true
	}
	if h := u.groupStarting(u.verbLeft(i)); h != nil && light[h.low] || settings[u.toks[e-1].low] && u.is(i-1, "in") && m.source.last == 0 { // "said in a statement that"
		return match{}, false
	}
	if u.is(e, "by", "from", "among") && u.starts(e+1) {
		m.source = phrase{e + 1, u.npEnd(e + 1)}
		e = m.source.last
	}
	m, ok := u.nounContent(m, &group{}, e, uses)
	if k := u.adjunctsEnd(e); !ok && k > e && u.is(k, "that") { // "the warning by Ilves in May that"
		m, ok = u.nounContent(m, &group{}, k, uses)
	}
	if !ok {
		return m, false
	}
	c := &m.content[0]
	c.last = min(c.last, u.firstComma(c.first+4))
	return m, true
}

// getting holds verbs whose subject is what others think well or ill of: "drew
// criticism from farmers", "won the backing of the union".
var getting = lexis.EveryForm(`win earn get gain receive draw secure land enjoy face attract provoke spark prompt trigger`)

// attitudes are what one gets from others.
var attitudes = word.Set("endorsement endorsements backing support approval praise blessing nod criticism condemnation opposition scorn ridicule respect admiration skepticism complaints objections")

// received reads an attitude noun, from i to e, with those who hold it behind
// it, where what they think of is its possessor, or the subject of the verb
// before it: "her support among farmers", "won the backing of the union".
func (u *unit) received(m match, i, e int) (match, bool) {
	if !attitudes[u.toks[e-1].low] || !u.is(e, "of", "from", "among") || !u.starts(e+1) {
		return m, false
	}
	h := u.groupStarting(u.verbLeft(i))
	switch {
	case h != nil && getting[h.low]:
		s, ok := u.subjectOf(u.ofGroup[h.first])
		if !ok {
			return m, false
		}
		m.content = []phrase{s}
	case m.source.last > 0 && !u.is(e, "of"):
		m.content = []phrase{m.source}
	default:
		return m, false
	}
	m.act = words().nouns[u.toks[e-1].low][0].act
	m.cue = phrase{e - 1, e + 1}
	m.source = phrase{e + 1, u.thingEnd(e+1, true)}
	return m, true
}

// firstComma is the first comma at or after i, where what hangs on a noun ends
// at the latest, or the end of the unit.
func (u *unit) firstComma(i int) int {
	for i < len(u.toks) && u.toks[i].pos != comma {
		i++
	}
	return min(i, len(u.toks))
}

// verbLeft is the first word of the verb group right before i, or -1.
func (u *unit) verbLeft(i int) int {
	i--
	for i >= 0 && u.toks[i].pos == adv {
		i--
	}
	if i >= 0 && u.ofGroup[i] >= 0 {
		return u.groups[u.ofGroup[i]].first
	}
	return -1
}

// amounts reads "her claim is that", "his advice was:": a noun that ascribes
// and, after "be", what it ascribes.
func (u *unit) amounts(m match, g *group, i int) (match, bool) {
	last := m.source.last - 1
	uses := words().nouns[u.toks[last].low]
	if u.np[last] < 0 {
		return m, false
	}
	want := fThat
	if u.formAt(i, infinitive) { // "her plan is to"
		want = fTo
	}
	k := slices.IndexFunc(uses, func(x use) bool { return x.frames&want != 0 })
	if k < 0 {
		return m, false
	}
	m.act = uses[k].act
	source, ok := u.possessor(u.npFirst(last), last)
	if !ok {
		return m, false
	}
	k = i
	if u.at(k).pos == comma || u.at(k).pos == colon {
		k++
	}
	if want == fThat && !u.is(i, "that") && u.at(k).pos != speech && !u.clauseAt(k) {
		return m, false
	}
	m.cue = phrase{source.last, g.last}
	m.source = source
	m.content = []phrase{{k, u.clauseEnd(k, g)}}
	if u.at(k).pos == speech {
		m.content[0].last = k + 1
	}
	return m, true
}

// possessor is whose the noun phrase from i to its head is: "Ilves's", "his".
func (u *unit) possessor(i, head int) (phrase, bool) {
	for k := head - 1; k >= i; k-- {
		switch u.toks[k].pos {
		case poss:
			return phrase{i, k + 1}, true
		case whose:
			return phrase{k, k + 1}, true
		}
	}
	return phrase{}, false
}
