package attribution

// passive reads "was told that", "is expected to", "was accused of".
func (u *unit) passive(n int, v *verb) (match, bool) {
	g := &u.groups[n]
	m := match{cue: g.phrase, act: v.act(fThat | fTo | fFor | fAs)}
	subject, hasSubject := u.subjectOf(n)
	i := g.last
	if !u.is(i, "not") {
		i = u.skipAdverbs(i)
	}
	if by, ok := u.agent(i, v); ok {
		m.source = by
		if i = by.last; u.is(u.afterTime(i), "that") { // "told by farmers in May that"
			i = u.afterTime(i)
		}
	}
	if cites[g.low] && u.is(i, "as") && u.groupStarting(i+1) != nil { // "quoted by the Herald as saying": "saying" has it
		return match{}, false
	}
	f := v.all
	switch {
	case v.lemma == "ask" && u.opensAside(g.first) && u.nextComma(i) > 0: // "Asked if the wall was old, the mayor"
		m, ok := u.asked(m, g, i)
		if ok {
			m.content[0].last = min(m.content[0].last, u.nextComma(i))
		}
		return m, ok
	case f&fWhom != 0 && (u.is(i, "that") || !u.is(i, "about", "on", "of") && u.clauseAt(i)): // but "briefed on the talks"
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
		return m, true
	case v.lemma == "ask" || v.lemma == "tell":
		return u.asked(m, g, i)
	case !hasSubject:
		return m, false
	case f&(fTo|fFor|fThat|fAs|fThing) != 0 && u.formAt(i, infinitive):
		m.content = []phrase{subject, {i, u.clauseEnd(i, g)}}
		return m, true
	case f&fThat != 0 && (u.is(i, "that") || u.starts(i) && u.clauseAt(i)) && u.toks[subject.first].low == "it": // "it is thought the wall moved"
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
		return m, true
	case f&fAs != 0 && (u.is(i, "as", "of", "for") || u.thingAt(i)):
		m.content = []phrase{subject, {i, u.clauseEnd(i, g)}}
		return m, true
	case g.form == finite && g.low == "known" && u.is(i, "as", "for") && u.starts(i+1),
		f&fThing != 0 && m.source.last == 0 && u.is(i, "for") && (u.starts(i+1) || u.formAt(i+1, participle)): // "was criticized for"
		m.content = []phrase{subject, {i, u.contentEnd(i+1, g)}}
		return m, true
	case m.source.last > 0 && f&(fThing|fAs|fThat) != 0 && !relays[g.low] && !holding[v.lemma] && v.lemma != "write": // unlike "seen by the Herald", "founded and established by Ilves"
		m.act = v.act(f & (fThing | fAs | fThat))
		m.content = []phrase{subject}
		return m, true
	}
	return m, false
}

// asked reads at i what somebody was asked or told, or about what.
func (u *unit) asked(m match, g *group, i int) (match, bool) {
	if u.is(i, "about") {
		m.cue.last = i + 1
		return u.thing(m, g, i+1)
	}
	return u.complement(m, g, i, fThat|fTo)
}

// agent is who is named behind "by" at i, without the day behind
// that and without what the verb goes on with: "accused by Ilves of taking bribes",
// "warned by farmers that it leaks".
func (u *unit) agent(i int, v *verb) (phrase, bool) {
	if !u.is(i, "by") || !u.starts(i+1) {
		return phrase{}, false
	}
	e := u.thingEnd(i+1, true)
	for k := i + 2; k < e; k++ {
		if v.takes(fAs) && (u.is(k, "as") || u.is(k, "of") && u.at(k+1).pos == ing) || u.is(k, "for") && u.at(k+1).pos == ing || u.is(k, "that") && u.clauseAt(k+1) {
			e = k
		}
	}
	if t := u.beforeTime(e - 1); t > i {
		e = t + 1
	}
	return phrase{i + 1, e}, true
}
