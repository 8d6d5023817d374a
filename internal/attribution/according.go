package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads "according to Ilves" and "as Ilves noted".

// accordingTo reads "according to X" at i: X and the rest of the sentence.
func (u *unit) accordingTo(i int) (match, bool) {
	from := u.accordingCue(i)
	if from == 0 || !u.starts(from) {
		return match{}, false
	}
	m := match{cue: phrase{i, from}, act: States, relayed: true}
	m.source = phrase{from, u.thingEnd(from, true)}
	e := m.source.last
	if u.opensClause(i) {
		for e < len(u.toks) && u.toks[e].pos != comma && u.toks[e].pos != speech {
			e++
		}
		if c := u.nextComma(i); e >= len(u.toks) && c > 0 && u.np[c-1] >= 0 { // what seemed an apposition is all that is left
			e = c
		}
		m.source.last = e
		e = u.afterApposition(e)
	}
	return u.beside(m, i, e)
}

// beside reads the clause or the speech that words from i to e go with, set off at
// its head, at its end or within it: "according to Ilves", "by one estimate".
func (u *unit) beside(m match, i, e int) (match, bool) {
	if u.opensClause(i) {
		if e >= len(u.toks) || u.toks[e].pos != comma && u.toks[e].pos != speech {
			return m, false
		}
		m.content = []phrase{{e, u.clauseEnd(e+1, &group{})}}
		return m, true
	}
	p := i - 1
	for p > 0 && (u.toks[p].pos == comma || u.toks[p].pos == conj) {
		p--
	}
	s := u.clauseStart(p + 1)
	if u.at(p).pos == speech {
		m.content = []phrase{u.speechesTo(p)}
		return m, true
	}
	if q := u.beforeMark(s); u.at(q).pos == speech && p-s < 12 { // `"…," Ilves said, according to a video`
		s = u.speechesTo(q).first
	}
	if s > p {
		return m, false
	}
	m.content = []phrase{{s, p + 1}}
	if u.at(e).pos == comma && !u.clauseBefore(m.content[0]) {
		m.content = append(m.content, phrase{e + 1, u.clauseEnd(e+1, &group{})})
	}
	return m, true
}

// accordingCue is where "according to" or "as first reported by" ends that begins
// at i, or 0.
func (u *unit) accordingCue(i int) int {
	if u.is(i, "according") && u.is(i+1, "to") {
		return i + 2
	}
	if !u.is(i, "as", "in", "per") || i > 0 && u.toks[i-1].pos != comma {
		return 0
	}
	if from := i + 2; u.is(i, "per") || u.is(i+1, "per") || u.is(i+1, "accordance") && u.is(from, "with") { // as spun texts have it; not "in accordance with the law"
		switch {
		case u.is(i, "in"):
			from++
		case u.is(i, "per"):
			from--
		}
		if u.starts(from) && (u.likePerson(from) || lexis.KindOf(u.toks[u.npEnd(from)-1].low) != "" || words().nouns[u.toks[u.npEnd(from)-1].low] != nil) {
			return from
		}
		return 0
	}
	k := u.skipAdverbs(i + 1)
	if u.is(k, "first") {
		k++
	}
	if v := u.at(k).verb; u.is(i, "as") && v != nil && u.is(k+1, "by") && (v.act(fThat|fAs) == States || cites[u.at(k).low]) {
		return k + 2
	}
	return 0
}

// opensClause reports whether "according to" at i begins a clause: at the head
// of a sentence, or after ", and" or a semicolon with a clause behind the
// source.
func (u *unit) opensClause(i int) bool {
	if i == 0 || i == 1 && u.toks[0].pos == adv || i <= 2 && u.toks[0].pos == conj && (i == 1 || u.toks[1].pos == comma) { // "Even in a poll", "But, according to"
		return true
	}
	if u.toks[i-1].pos != semi && !((u.toks[i-1].pos == conj || u.is(i-1, "while")) && u.toks[i-2].pos == comma) {
		return false
	}
	c := u.nextComma(i)
	return c > 0 && u.clauseAt(u.afterApposition(c)+1)
}

// afterApposition is the comma that closes what the one at c opens, if that
// tells who the name before it is: "Ilves, a farmer from Orre,", "the Herald, which
// cited officials,". Else it is c.
func (u *unit) afterApposition(c int) int {
	relative := u.relativeAt(c + 1)
	if p := u.at(c + 1).pos; !relative && p != det && p != whose || c < 1 || u.toks[c-1].pos != name {
		return c
	}
	end := u.nextComma(c + 1)
	for k := c + 1; k < end && !relative; k++ {
		if u.ofGroup[k] >= 0 {
			return c
		}
	}
	if end > 0 && u.clauseAt(end+1) {
		return end
	}
	return c
}

// beforeMark is the word before s, or the one before that if it is a mark.
func (u *unit) beforeMark(s int) int {
	if s--; s > 0 && u.toks[s].isMark() {
		s--
	}
	return s
}

// asNoted reads "As Ilves points out in a column, the wall is old", and the same
// behind a clause or within it: "The wall, as Ilves noted, is old".
func (u *unit) asNoted(m match, g *group, v *verb) (match, bool) {
	as := m.source.first - 1
	last, c := u.asCue(g, v)
	if !u.is(as, "as") || last == 0 {
		return m, false
	}
	m.act, m.relayed, m.cue.last = v.act(fThat), true, last
	s := u.clauseStart(as)
	switch left := (phrase{s, as - 1}); {
	case as == 0 || as == 1 && u.toks[0].pos == conj || u.at(as-1).pos == comma && as-1-s <= 2 && !u.starts(s): // "Of course, as Ilves noted,"
		if u.at(c).pos != comma {
			return m, false
		}
		m.content = []phrase{{c + 1, u.clauseEnd(c+1, g)}}
	case u.at(as-1).pos != comma && u.at(as-1).pos != dash:
		return m, false
	case u.reports(left) && !u.outletAt(m.source.first):
		return m, false
	case u.clauseBefore(left):
		m.content = []phrase{left}
	case u.at(c).pos == comma && u.predicateAt(c+1):
		m.content = []phrase{left, {c + 1, u.clauseEnd(c+1, g)}}
	default:
		return m, false
	}
	return m, true
}

// notedAt reports whether an outlet is named from i on for the whole sentence, at its end:
// ", as the Tarn Herald reported".
func (u *unit) notedAt(i int) bool {
	if !u.is(i, "as") || !u.starts(i+1) || !u.outletAt(i+1) {
		return false
	}
	g := u.groupStarting(u.skipAdverbs(u.npEnd(i + 1)))
	if g == nil || g.form != finite {
		return false
	}
	last, c := u.asCue(g, g.verb)
	return last > 0 && (c >= len(u.toks) || u.toks[c].pos == stop)
}

// outletAt reports whether the noun phrase at i is the name of an outlet.
func (u *unit) outletAt(i int) bool {
	s := u.span(i, u.npEnd(i)).In(u.text)
	return names.OutletNamed(s) != "" || word.EndsMasthead(word.Lower(s[strings.LastIndexByte(s, ' ')+1:]))
}

// asCue is where the cue ends of "As Ilves points out in a column,", whose verb is
// that of group g, and the mark or the end behind it; 0 where anything else is.
func (u *unit) asCue(g *group, v *verb) (last, c int) {
	if v.takes(fThat) {
		last = g.last
	}
	if v == nil {
		return 0, 0
	}
	for _, t := range v.tails {
		if e := u.follow(g.last, t.words); e > 0 && (t.frames&fThat != 0 || u.is(e-1, "it")) { // "As Ilves put it,"
			last = e
		}
	}
	if c = last; c < len(u.toks) && !u.toks[c].isMark() {
		c = u.afterAdjuncts(c)
	}
	if c < len(u.toks) && !u.toks[c].isMark() {
		return 0, 0
	}
	return last, c
}

// reports reports whether a verb stands in a stretch that ascribes a clause.
func (u *unit) reports(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if g := u.groupStarting(k); g != nil && g.form == finite && g.verb.takes(fThat) {
			return true
		}
	}
	return false
}
