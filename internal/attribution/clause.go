package attribution

import "github.com/headwater-news/headwater/internal/word"

// This file finds where a clause begins and where it ends.

// subordinators begin a clause that hangs on another.
var subordinators = word.Set("as after because while since until till if although though before unless whereas once when whenever where lest so")

// subordinates reports whether the word at i begins a clause that hangs on another.
// The tagger takes "once" for an adverb.
func (u *unit) subordinates(i int) bool {
	t := u.at(i)
	return subordinators[t.low] && (t.pos == prep || t.low == "once")
}

// clauseAt reports whether a clause of its own begins at i: a subject and then
// a verb that is finite.
func (u *unit) clauseAt(i int) bool {
	i = u.amountAt(i)
	if u.is(i, "neither", "either", "both") && u.starts(i+1) { // "says neither Ilves nor Aalto knew"
		i++
	}
	if u.is(i, "when") && u.at(i).pos == how && u.starts(i+1) { // "when she came, the gates were shut"
		return u.openingPhrase(i)
	}
	if u.at(i).pos == prep && (u.is(i, "if", "because", "when") || u.starts(i+1)) && !u.is(i, "that", "than", "of") {
		return u.openingPhrase(i)
	}
	if !u.starts(i) && u.at(i).pos != there {
		if g := u.groupStarting(i); g == nil || g.form != participle {
			return false
		}
	}
	relative := 0
	for k := i; k < len(u.toks) && k < i+40; k++ {
		t := u.toks[k]
		switch {
		case u.np[k] >= 0:
			if k > i && u.starts(k) && u.np[k-1] >= 0 && !u.isTime(u.nps[u.np[k-1]].first) && u.fresh(k) {
				relative++ // "the claims he made"
			}
			k = u.npEnd(u.nps[u.np[k]].first) - 1
		case u.ofGroup[k] >= 0:
			g := u.groups[u.ofGroup[k]]
			if g.form == finite {
				if relative == 0 {
					return true
				}
				relative--
			}
			k = g.last - 1
		case t.pos == which || t.pos == who || t.low == "that" || t.low == "where" || t.low == "when":
			relative++
		case t.pos == semi || t.pos == colon || t.pos == stop && k+1 < len(u.toks) || t.pos == speech:
			return false
		case t.pos == comma && k > i && u.at(k+1).pos == conj:
			return false
		case t.pos == comma && k > i && u.starts(k+1) && u.fresh(k+1):
			return false
		case t.pos == comma && k > i && u.at(k+1).pos == ing:
			c := u.nextComma(k + 1)
			if c < 0 {
				return false
			}
			k = c
		case t.pos == conj && !u.starts(k+1):
			return false
		case u.subordinates(k):
			return false
		}
	}
	return false
}

// amountAt is where the number stands of an amount that begins at i: "at least
// nine", "more than forty", "about 50"; i where none does.
func (u *unit) amountAt(i int) int {
	k := i
	switch {
	case u.is(k, "at") && u.is(k+1, "least", "most"), u.is(k, "up") && u.is(k+1, "to"), u.is(k, "more", "fewer", "less", "other") && u.is(k+1, "than"):
		k += 2
	case u.is(k, "as") && u.is(k+1, "many", "few") && u.is(k+2, "as"):
		k += 3
	case u.is(k, "about", "around", "some", "nearly", "almost", "over", "roughly", "only", "just"):
		k++
	}
	if k > i && u.at(k).pos == number {
		for k > i && u.np[k-1] >= 0 && u.np[k-1] == u.np[k] {
			k--
		}
		return k
	}
	return i
}

// fresh reports whether the noun phrase at i is the subject of a verb of its
// own, so that the comma before it begins another clause.
func (u *unit) fresh(i int) bool {
	g := u.groupStarting(u.skipAdverbs(u.npEnd(i)))
	return g != nil && g.form == finite
}

// nextComma is the first comma after i in the same stretch, or -1.
func (u *unit) nextComma(i int) int {
	for k := i; k < len(u.toks) && k < i+20; k++ {
		switch u.toks[k].pos {
		case comma:
			return k
		case stop, speech, semi:
			return -1
		}
	}
	return -1
}

// openingPhrase reports whether the preposition at i opens a phrase that ends
// in a comma with a clause after it: "said in the long run, prices would rise".
func (u *unit) openingPhrase(i int) bool {
	for k := i + 1; k < len(u.toks) && k < i+25; k++ {
		if u.toks[k].pos == comma {
			return (u.starts(k+1) || u.at(k+1).pos == there) && u.clauseAt(k+1)
		}
		if u.toks[k].pos == stop || u.toks[k].pos == speech {
			return false
		}
	}
	return false
}

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
				if u.toks[k-1].pos == conj && k-2 > i {
					return k - 1
				}
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
			if u.backToSpeaker(k+1, g) || (bare || u.opens(g)) && u.newClause(k+1) || bare && u.at(k+1).pos == conj && u.newClause(k+2) || u.toldOfIt(k+1) {
				return k
			}
		case conj:
			if bare && u.newClause(k+1) && !u.embeds(phrase{inf.last, k}) {
				return k
			}
			if h := u.groupStarting(u.skipAdverbs(k + 1)); h != nil && k > i && !u.goesOnBare(inf, g, h) && (u.samePredicate(h, g) || h.form == finite && !u.clauseBefore(phrase{i, k})) {
				return k
			}
		}
	}
	return len(u.toks)
}

// toldOfIt reports whether words at i tell of all that was said before, and are
// no part of it: ", a claim the port denied".
func (u *unit) toldOfIt(i int) bool {
	if !u.is(i, "a", "an") || !u.starts(i) {
		return false
	}
	e := u.npEnd(i)
	return saidThings[u.toks[e-1].low] && (u.starts(e) || u.at(e).pos == which || u.at(e).pos == done)
}

var saidThings = word.Set("claim allegation accusation charge assertion statement suggestion assessment view contention")

// inRelative reports whether a verb group stands in a relative clause, so that a
// verb of the clause around it may follow.
func (u *unit) inRelative(g *group) bool {
	if g.last == 0 {
		return false
	}
	if g.form == participle {
		return g.first > 0 && u.np[g.first-1] >= 0
	}
	j := u.beforeTime(u.before(g.first - 1))
	if j < 0 {
		return false
	}
	if p := u.toks[j].pos; p == who || p == which || u.is(j, "that") {
		return true
	}
	first := j
	if u.np[j] >= 0 {
		first = u.nps[u.np[j]].first
	}
	return first > 0 && u.np[j] >= 0 && (u.np[first-1] >= 0 || u.is(first-1, "that")) // "the gates she vowed to mend"
}

// verbOutside is where a finite verb stands behind an infinitive that has no
// subject among its words, and so is the verb of what the infinitive hangs on:
// "farmers who wanted to vote could lose", or 0.
func (u *unit) verbOutside(inf *group) int {
	subjects := 0
	if v := u.toks[inf.head].verb; v != nil && v.frames()&fThat != 0 { // "to say the wall was old"
		subjects++
	}
	for k := inf.last; k < len(u.toks); k++ {
		t := u.toks[k]
		switch {
		case t.pos == comma || t.pos == semi || t.pos == conj || t.pos == dash || t.pos == stop || t.pos == colon || t.pos == lparen || t.pos == speech || t.quote >= 0:
			return 0
		case words().adjectives[t.low] != nil || t.pos == who || t.pos == which || t.pos == how || t.pos == prep && (subordinators[t.low] || t.low == "that" || t.low == "whether"):
			subjects++
		case u.starts(k) && u.np[k-1] >= 0:
			subjects++ // "the gates she built"
		}
		h := u.groupStarting(k)
		if h == nil {
			continue
		}
		v := u.toks[h.head].verb
		switch {
		case h.form == finite && subjects == 0:
			if t := u.toks[h.first]; t.pos == modal || auxiliaries[t.low] { // others may be mistakes of the tagger
				return k
			}
			return 0
		case h.form == finite:
			subjects--
		}
		if v != nil && v.frames()&fThat != 0 {
			subjects++
		}
		k = h.last - 1
	}
	return 0
}

// goesOnBare reports whether a verb h behind "and" goes on with an infinitive that
// a verb in the past has: "promised to go and see".
func (u *unit) goesOnBare(inf, g, h *group) bool {
	t := u.toks[h.first]
	return inf != nil && inf.form == infinitive && g.last > 0 && u.toks[g.first].pos == past && (t.pos == base || t.pos == now && t.verb != nil && t.low == t.verb.lemma)
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
	h := u.groupStarting(i)
	return h != nil && h.form == finite || u.at(i).pos == which || u.at(i).pos == who || subordinators[u.at(i).low] || u.newClause(i)
}

func (u *unit) skipAdverbs(i int) int {
	for u.at(i).pos == adv && u.groupStarting(i) == nil {
		i++
	}
	return i
}

// samePredicate reports whether a verb group after "and" goes on with the
// subject of g rather than with that of the clause said.
func (u *unit) samePredicate(h, g *group) bool {
	v := u.toks[h.head].verb
	return v != nil && h.form == g.form && h.form == finite && u.toks[h.first].pos == u.toks[g.first].pos && v.frames()&(fThat|fWhom|fAs) != 0
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
		v := u.toks[g.head].verb
		return ok && s.first == i && v != nil && v.frames()&fThat != 0 && u.is(u.skipAdverbs(g.last), "that")
	}
	return false
}

// backToSpeaker reports whether what follows a comma leaves the content.
func (u *unit) backToSpeaker(i int, g *group) bool {
	j := u.skipAdverbs(i)
	if h := u.groupStarting(j); h != nil {
		switch h.form {
		case participle:
			return u.toks[h.head].verb != nil
		case finite: // the verb that the relative clause interrupted
			return g.first > 0 && (u.is(u.beforeTime(u.before(g.first-1)), "who", "which", "that"))
		}
	}
	if u.is(i, "according") {
		return true
	}
	if u.at(i).pos == conj || u.is(i, "while", "though", "although") {
		j = u.skipAdverbs(i + 1)
		if h := u.groupStarting(j); h != nil {
			return h.form == finite && u.samePredicate(h, g) || h.form == participle && u.toks[h.head].verb != nil
		}
		if g.last == 0 { // after "according to Ilves"
			return u.startsReport(j)
		}
		if u.starts(j) {
			if h := u.groupStarting(u.skipAdverbs(u.npEnd(j))); h != nil && h.form == finite {
				v := u.toks[h.head].verb
				return v != nil && v.frames()&(fThat|fWhom|fAs) != 0 && u.toks[h.first].pos == u.toks[g.first].pos
			}
		}
	}
	if u.starts(i) {
		h := u.groupStarting(u.skipAdverbs(u.npEnd(i)))
		if h == nil || h.form != finite { // "a mason who had seen it said"
			h = u.groupStarting(u.skipAdverbs(u.thingEnd(i, true)))
		}
		if h != nil && h.form == finite {
			v := u.toks[h.head].verb
			e := h.last
			if v != nil && sayVerb[v.lemma] && u.at(e).pos == prep && !u.is(e, "that") { // "the mayor said in a letter"
				e = u.adjunctsEnd(e)
			}
			return v != nil && v.frames()&fThat != 0 && (e >= len(u.toks) || u.at(e).pos == stop || u.at(e).pos == comma)
		}
	}
	return false
}
