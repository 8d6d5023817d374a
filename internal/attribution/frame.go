package attribution

import "github.com/headwater-news/headwater/internal/lexis"

// This file reads attributions that the frame alone makes: quoted speech beside a
// verb that the lexicon does not know.

// likeName reports whether every long word of a phrase has a capital.
func (u *unit) likeName(first, last int) bool {
	for k := first; k < last; k++ {
		if t := u.toks[k]; !t.upper && t.pos != adv && len(t.low) > 3 || t.pos == number {
			return false
		}
	}
	return true
}

// framed reads a quoted speech at i that no known verb ascribes, by its frame
// alone.
func (u *unit) framed(i int) (match, bool) {
	for _, read := range []func(int) (match, bool){u.signed, u.labelBefore, u.verbBefore, u.subjectThenVerb, u.verbThenSubject} {
		if m, ok := read(i); ok {
			return m, true
		}
	}
	return match{}, false
}

// spokenBy is an attribution of a speech.
func spokenBy(source, cue phrase, content ...phrase) match {
	return match{source: source, cue: cue, content: content, act: States, relayed: true}
}

// does gives an attribution of a speech the act of its verb, if the lexicon has that.
func (m match) does(u *unit, g *group) match {
	if v := g.knownVerb(); v != nil {
		m.act = v.act(fThat | fSaid)
	}
	return m
}

// signed reads `"…" — Maret Ilves`.
func (u *unit) signed(i int) (match, bool) {
	if u.at(i+1).pos != dash || !u.starts(i+2) || !u.likeName(i+2, u.npEnd(i+2)) {
		return match{}, false
	}
	e := u.npEnd(i + 2)
	if e < len(u.toks) && !u.toks[e].isMark() && u.toks[e].pos != speech {
		return match{}, false
	}
	return spokenBy(phrase{i + 2, e}, phrase{i + 1, i + 2}, phrase{i, i + 1}), true
}

// labelBefore reads `Ilves: "…"` and `From the report: "…"`.
func (u *unit) labelBefore(i int) (match, bool) {
	p := i - 1
	if p <= 0 || u.toks[p].pos != colon || u.np[p-1] < 0 {
		return match{}, false
	}
	s := u.npFirst(p - 1)
	before := u.at(s - 1)
	if s > 0 && before.low != "from" && before.pos != stop && before.pos != speech && !(before.pos == conj && s == 1) {
		return match{}, false
	}
	return spokenBy(phrase{s, p}, phrase{p, i}, phrase{i, i + 1}), true
}

// verbBefore reads `Ilves was blunt: "…"`, `Said Ilves: "…"` and `Ilves
// beamed, "…"`: before a comma the verb must stand right there.
func (u *unit) verbBefore(i int) (match, bool) {
	p := i - 1
	if p <= 0 || u.toks[p].pos != colon && u.toks[p].pos != comma {
		return match{}, false
	}
	for n := len(u.groups) - 1; n >= 0; n-- {
		g := &u.groups[n]
		if g.last > p {
			continue
		}
		if m, ok := u.verbFirst(n); ok && m.source.last == p {
			m.content, m.relayed = []phrase{{i, i + 1}}, true
			return m, true
		}
		if u.toks[p].pos == comma && u.afterAdjuncts(g.last) != p && !(u.starts(g.last) && u.npEnd(g.last) == p) {
			return match{}, false
		}
		if s, ok := u.subjectOf(n); ok && g.form != infinitive {
			if b := s.first - 1; u.subordinates(b) || u.is(b, "when", "if") { // "Unless he quits the race, “…”"
				continue
			}
			if u.toks[p].pos == colon {
				g, s = u.bringsIn(n)
			}
			return spokenBy(s, phrase{g.first, p + 1}, phrase{i, i + 1}), true
		}
	}
	return match{}, false
}

// bringsIn is the verb that a colon behind verb group n belongs to, and its subject. A
// thing says nothing, so that what follows is of who speaks of it: "Ilves argued that the
// wall was a ruin that cost a fortune: “…”".
func (u *unit) bringsIn(n int) (*group, phrase) {
	g := &u.groups[n]
	s, _ := u.subjectOf(n)
	if g.verb.says() || u.maySpeak(s) {
		return g, s
	}
	o := u.governing(n)
	if whole, ok := u.subjectOf(o); ok {
		return &u.groups[o], whole
	}
	return g, s
}

// maySpeak reports whether a noun phrase is of somebody, a body or an outlet.
func (u *unit) maySpeak(s phrase) bool {
	if u.np[s.first] < 0 { // "who", "what he found"
		return false
	}
	h := &u.toks[u.npEnd(s.first)-1]
	switch h.pos {
	case name:
		return true
	case pron:
		return h.low != "it" && h.low != "this" && h.low != "that"
	}
	return somebody(h.low) && lexis.KindOf(h.low) != "document"
}

// governing climbs from verb group n out of the clauses that it stands in, as far as that
// goes.
func (u *unit) governing(n int) int {
	for {
		n = u.outermostOf(n, true)
		s, ok := u.subjectOf(n)
		if !ok || !u.relativeAt(s.last) && !u.is(s.last, "that") && !u.relativeAt(s.first) && !u.is(s.first, "that") {
			return n
		}
		k := n - 1
		for k >= 0 && (u.groups[k].form != finite || u.groups[k].last > s.first) {
			k--
		}
		if k < 0 {
			return n
		}
		n = k
	}
}

// subjectThenVerb reads `"…," Ilves beamed.`
func (u *unit) subjectThenVerb(i int) (match, bool) {
	k := u.pastComma(i + 1)
	if !u.starts(k) {
		return match{}, false
	}
	g := u.groupStarting(u.skipAdverbs(u.thingEnd(k, true)))
	if g == nil {
		return match{}, false
	}
	if e := u.afterAdjuncts(g.last); e < len(u.toks) && !u.toks[e].isMark() {
		return match{}, false
	}
	return spokenBy(phrase{k, u.thingEnd(k, true)}, g.phrase, u.speechesTo(i)).does(u, g), true
}

// verbThenSubject reads `"…," beamed Ilves`.
func (u *unit) verbThenSubject(i int) (match, bool) {
	g := u.groupStarting(u.skipAdverbs(u.pastComma(i + 1)))
	if g == nil || g.passive || g.form == infinitive || beForms[g.low] || !u.starts(g.last) || !u.likeSpeaker(g.last) {
		return match{}, false
	}
	return spokenBy(phrase{g.last, u.thingEnd(g.last, true)}, g.phrase, u.speechesTo(i)).does(u, g), true
}

func (u *unit) pastComma(i int) int {
	if u.at(i).pos == comma {
		i++
	}
	return i
}

// verbFirst reads "Said Ilves:", a verb and then who speaks.
func (u *unit) verbFirst(n int) (match, bool) {
	g := &u.groups[n]
	if g.first != 0 || g.form == infinitive || !u.starts(g.last) {
		return match{}, false
	}
	return match{source: phrase{g.last, u.thingEnd(g.last, true)}, cue: g.phrase, act: States}, true
}

// likeSpeaker reports whether the noun phrase at i is a name or a person.
func (u *unit) likeSpeaker(i int) bool {
	t := u.toks[u.npEnd(i)-1]
	return t.pos == name || t.pos == pron && t.low != "it" || t.upper
}
