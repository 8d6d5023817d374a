package attribution

// This file finds where a clause that is said ends.

// clauseEnd returns where the content that begins at i ends when it is a
// clause. It takes all that follows, up to the end of the sentence or to words
// that go back to the speaker: ", adding that", "but said", "; she".
func (u *unit) clauseEnd(i int, g *group) int {
	depth := 0
	inf := u.groupStarting(i)
	bare := inf != nil && inf.form != finite // no subject of its own, which a clause with one could go on with
	if inf != nil && inf.form == infinitive && u.inRelative(g) {
		if k := u.verbOutside(inf); k > 0 {
			return k
		}
	}
	if inf == nil && u.relativeBefore(g) {
		if k := u.matrixVerb(i); k > 0 {
			return k
		}
	}
	for k := i; k < len(u.toks); k++ {
		t := u.toks[k]
		switch t.pos {
		case lparen:
			depth++
		case rparen:
			if depth == 0 {
				return k
			}
			depth--
		case semi:
			return k
		case other, ing, prep:
			if t.low == "according" && u.is(k+1, "to") && k > i {
				return k
			}
		case dash:
			if !u.dashCloses(k+1, i) && (inf != nil || u.leavesAt(k+1) || u.backToSpeaker(k+1, g)) {
				return k
			}
		case stop:
			if k+1 == len(u.toks) || u.at(k+1).pos == speech {
				return k
			}
		case comma:
			if u.interruptedAt(k, i) {
				continue
			}
			if u.backToSpeaker(k+1, g) || u.longAfterSaying(k+1) || u.notedAt(k+1) || (bare || u.opens(g)) && u.newClause(k+1) || bare && u.at(k+1).pos == conj && u.newClause(k+2) || u.toldOfIt(k+1) && !u.parted(i, k) {
				return k
			}
		case conj:
			if u.is(k+1, "been") { // of the "had" before it
				continue
			}
			if bare && u.newClause(k+1) && !u.embeds(phrase{inf.last, k}) {
				return k
			}
			if h := u.groupStarting(u.skipAdverbs(k + 1)); h != nil && k > i && !u.goesOnBare(inf, h) && (u.samePredicate(h, g) || h.form == finite && !u.clauseBefore(phrase{i, k})) {
				return k
			}
		}
	}
	return len(u.toks)
}

// longAfterSaying reports whether words at i tell how long after, or before, something
// else was said the cue before them stands: ", a day after it had called the letter a
// forgery".
func (u *unit) longAfterSaying(i int) bool {
	const most = 4 // words of the time
	e := i
	for e < i+most && !u.is(e, "after", "before") {
		e++
	}
	if !periods[u.at(e-1).low] || e == i+most {
		return false
	}
	h := u.groupStarting(u.skipAdverbs(e + 1)) // "hours after denying it"
	if u.starts(e + 1) {
		h = u.groupStarting(u.skipAdverbs(u.npEnd(e + 1)))
	}
	return h != nil && (h.form == finite || h.form == participle) && h.verb != nil && h.verb.takes(fThat|fAs|fSaid)
}

// interruptedAt reports whether the comma at k opens an aside between the subject of
// the clause that begins at i and its verb: "said the mayor, citing a memo, left".
func (u *unit) interruptedAt(k, i int) bool {
	if u.at(k+1).pos != ing {
		return false
	}
	c := u.asideEnd(k)
	return c > 0 && u.predicateAt(c) && !u.clauseBefore(phrase{i, k})
}

// parted reports whether what the comma at k opens stands between the subject that
// begins at i and its verb: "said the log, which the port denied keeping, was lost".
func (u *unit) parted(i, k int) bool {
	c := u.nextComma(k + 1)
	return c > 0 && u.predicateAt(c+1) && !u.clauseBefore(phrase{i, k})
}

// toldOfIt reports whether words at i tell who said what of what was said before,
// and are no part of it: ", which the port denies", ", a claim the port denied".
func (u *unit) toldOfIt(i int) bool {
	if (u.at(i).pos == which || u.is(i, "who", "whom")) && u.starts(i+1) {
		return u.groupStarting(u.skipAdverbs(u.npEnd(i+1))).knownVerb() != nil
	}
	if !u.is(i, "a", "an") {
		return false
	}
	if saidThings[u.at(i+1).low] && u.at(i+2).pos == name { // "a claim Aalto denied"
		return true
	}
	e := u.npEnd(i)
	return saidThings[u.toks[e-1].low] && (u.starts(e) || u.at(e).pos == which || u.at(e).pos == done)
}

// goesOnBare reports whether a verb h behind "and" goes on with an infinitive:
// "promised to go and see".
func (u *unit) goesOnBare(inf, h *group) bool {
	t := u.toks[h.first]
	return inf != nil && inf.form == infinitive && (t.pos == base || t.pos == now && t.verb != nil && t.low == t.verb.lemma)
}

// opens reports whether a verb stands in a clause that opens its sentence and
// leads up to another: "When Ilves said the dam was safe, farmers laughed".
func (u *unit) opens(g *group) bool {
	if g.form == participle && (g.first == 0 || g.first == 1 && u.toks[0].pos == prep) { // "Saying that the dam was safe, Ilves left"
		return true
	}
	for k := g.first - 1; k >= max(0, g.first-12); k-- {
		switch t := u.toks[k]; {
		case u.subordinates(k) || t.pos == how && t.low != "how" && t.low != "why" || t.low == "asked":
			return k == 0 || u.toks[k-1].pos == comma || u.toks[k-1].pos == stop || u.toks[k-1].pos == conj || t.low == "if" && u.is(k-1, "asked", "even")
		case t.pos == comma || t.pos == stop || t.pos == speech:
			return false
		}
	}
	return false
}

// newClause reports whether a clause of its own begins at i.
func (u *unit) newClause(i int) bool {
	return u.at(i).pos == there || u.starts(i) && u.clauseAt(i)
}

// dashCloses reports whether a dash comes after i, or one stood before it in
// the content that began at from: a pair of dashes sets an aside off.
func (u *unit) dashCloses(i, from int) bool {
	for k := i; k < len(u.toks); k++ {
		if u.toks[k].pos == dash {
			return true
		}
	}
	for k := from; k < i-1; k++ {
		if u.toks[k].pos == dash {
			return true
		}
	}
	return false
}

// embeds reports whether a clause begins within a stretch, behind "that", "who",
// "when" or the like.
func (u *unit) embeds(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		switch t := u.toks[k]; {
		case t.pos == who, t.pos == which, t.pos == how, t.low == "that", u.subordinates(k):
			return true
		}
	}
	return false
}

// leavesAt reports whether the words behind a dash, at i, tell something of their
// own: a clause, or the verb of one. What else stands there goes on with what is
// said: "said the wall had moved - a foot a year".
func (u *unit) leavesAt(i int) bool {
	if u.at(i).pos == conj || u.is(i, "while", "though", "although") {
		i++
	}
	i = u.skipAdverbs(i)
	return u.finiteAt(i) || u.relativeAt(i) || u.newClause(i)
}

// samePredicate reports whether a verb group after "and" goes on with the
// subject of g rather than with that of the clause said.
func (u *unit) samePredicate(h, g *group) bool {
	v := h.verb
	if v != nil && v.lemma == "decline" && h.form == finite { // "but declined to say", unlike "and declined to pay"
		if said := u.at(h.last + 1).verb; said != nil && (said.all != 0 || said.lemma == "elaborate" || said.lemma == "speak") {
			return true
		}
	}
	if u.is(h.first, "had") && h.last > h.first+1 && g.last == g.first+1 { // "said it was old and had told the mayor" is all said
		return false
	}
	if u.at(h.last).pos == adj && u.np[h.last] < 0 { // "had been looked at in May and declared safe" is all said
		return false
	}
	return v != nil && h.form == g.form && h.form == finite && u.tenseOf(h) == u.tenseOf(g) && v.takes(fThat|fWhom|fAs)
}

// tenseOf is the part of speech that a group with a tense begins with: that of a past
// tense where the tagger saw a participle.
func (u *unit) tenseOf(g *group) pos {
	if p := u.toks[g.first].pos; p != done {
		return p
	}
	return past
}

// startsReport reports whether another source begins at i, with its cue and a
// that-clause: "the logbook kept at the gate shows that".
func (u *unit) startsReport(i int) bool {
	for n := range u.groups {
		g := &u.groups[n]
		if g.first <= i || g.form != finite {
			continue
		}
		s, ok := u.subjectOf(n)
		v := g.verb
		return ok && s.first == i && v.takes(fThat) && u.is(u.skipAdverbs(g.last), "that")
	}
	return false
}

// backToSpeaker reports whether what follows a comma leaves the content.
func (u *unit) backToSpeaker(i int, g *group) bool {
	j := u.skipAdverbs(i)
	if h := u.groupStarting(j); h != nil {
		switch h.form {
		case participle:
			return h.verb != nil
		case finite: // the verb that the relative clause interrupted
			return g.first > 0 && (u.is(u.beforeTime(u.before(g.first-1)), "who", "which", "that"))
		}
	}
	if u.at(i).pos == conj || u.is(i, "while", "though", "although") {
		j = u.skipAdverbs(i + 1)
		if h := u.groupStarting(j); h != nil {
			return h.form == finite && u.samePredicate(h, g) || h.form == participle && h.verb != nil
		}
		if g.last == 0 { // after "according to Ilves"
			return u.startsReport(j)
		}
		if u.starts(j) {
			if h := u.groupStarting(u.skipAdverbs(u.npEnd(j))); h != nil && h.form == finite {
				v := h.verb
				return (v != nil || sets[h.low]) && u.toks[h.first].pos == u.toks[g.first].pos ||
					v.says() && u.at(i-1).pos == comma // "denies that he left, and his lawyer said"
			}
		}
	}
	if u.starts(i) {
		h := u.groupStarting(u.skipAdverbs(u.npEnd(i)))
		if h == nil || h.form != finite { // "a mason who had seen it said"
			h = u.groupStarting(u.skipAdverbs(u.thingEnd(i, true)))
		}
		if h != nil && h.form == finite {
			v := h.verb
			e := h.last
			if v.says() && u.at(e).pos == prep && !u.is(e, "that") { // "the mayor said in a letter"
				e = u.adjunctsEnd(e)
			}
			return v.takes(fThat) && (e >= len(u.toks) || u.at(e).pos == stop || u.at(e).pos == comma)
		}
	}
	return false
}
