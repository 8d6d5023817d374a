package attribution

// This file finds where things end: a noun phrase with all that hangs on it, a
// clause, the words that only say when and where something was said.

// subordinators begin a clause that hangs on another.
var subordinators = set("as after because while since until till if although though before unless whereas once when whenever where lest so")

// settings are what a preposition leads to when it tells when or where
// something was said: "in an interview", "at a rally".
var settings = set("interview statement speech rally conference email e-mail post tweet briefing hearing address debate forum event appearance call meeting memo blog conversation column op-ed segment monologue town-hall gathering filing")

// starts reports whether a noun phrase begins at i.
func (u *unit) starts(i int) bool {
	return i >= 0 && i < len(u.toks) && u.np[i] >= 0 && u.nps[u.np[i]].first == i
}

// npEnd is the end of the noun phrase at i.
func (u *unit) npEnd(i int) int { return u.nps[u.np[i]].last }

// groupStarting returns the verb group that begins at i, or nil.
func (u *unit) groupStarting(i int) *group {
	if i < 0 || i >= len(u.toks) || u.ofGroup[i] < 0 {
		return nil
	}
	if g := &u.groups[u.ofGroup[i]]; g.first == i {
		return g
	}
	return nil
}

// isTime reports whether the noun phrase at i only says when.
func (u *unit) isTime(i int) bool {
	last := u.npEnd(i) - 1
	low := u.toks[last].low
	if timeWord[low] {
		return true
	}
	first := u.toks[i].low
	if timeWord[first] {
		return periods[low]
	}
	return periods[low] && (first == "last" || first == "this" || first == "next" || first == "earlier" || u.is(last+1, "ago", "earlier", "later"))
}

var periods = set("week month year night morning afternoon evening weekend day days weeks months years summer spring fall autumn winter time hour hours minute minutes")

// setsScene reports whether the preposition at i leads to a time or a setting.
func (u *unit) setsScene(i int) bool {
	if u.is(i, "during", "amid", "throughout") {
		return true
	}
	if !u.is(i, "on", "in", "at", "by", "via", "through", "from", "over", "earlier", "late", "before", "after") || !u.starts(i+1) {
		return false
	}
	last := u.npEnd(i+1) - 1
	low := u.toks[last].low
	return u.isTime(i+1) || settings[low] || u.toks[last].pos == number && len(low) == 4 && u.is(i, "in") || u.is(i, "on", "via") && (low == "twitter" || low == "facebook" || low == "instagram")
}

// afterAdjuncts skips words that only say when, where and how: "on Monday in a
// statement".
func (u *unit) afterAdjuncts(i int) int {
	for n := 0; n < 8; n++ {
		switch {
		case u.at(i).pos == adv && !u.is(i, "not") && u.groupStarting(i) == nil:
			i++
		case u.starts(i) && u.isTime(i):
			i = u.npEnd(i)
			if u.is(i, "ago", "earlier", "later") {
				i++
			}
		case (u.at(i).pos == prep || u.at(i).pos == to) && !u.is(i, "that", "if", "whether") && u.starts(i+1):
			i = u.npEnd(i + 1)
			for u.is(i, "of", "with", "for", "from") && u.starts(i+1) {
				i = u.npEnd(i + 1)
			}
		default:
			return i
		}
	}
	return i
}

// clauseAt reports whether a clause of its own begins at i: a subject and then
// a verb that is finite.
func (u *unit) clauseAt(i int) bool {
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
			if k > i && u.starts(k) && u.toks[k].pos == pron && u.np[k-1] >= 0 && !u.isTime(u.nps[u.np[k-1]].first) {
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
		case t.pos == prep && subordinators[t.low]:
			return false
		}
	}
	return false
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
		case dash:
			if !u.dashCloses(k+1, i) {
				return k
			}
		case stop:
			if k+1 == len(u.toks) || u.at(k+1).pos == speech {
				return k
			}
		case comma:
			if u.backToSpeaker(k+1, g) || u.opens(g) && u.newClause(k+1) {
				return k
			}
		case conj:
			if h := u.groupStarting(u.skipAdverbs(k + 1)); h != nil && k > i && (u.samePredicate(h, g) || h.form == finite && !u.clauseBefore(phrase{i, k})) {
				return k
			}
		}
	}
	return len(u.toks)
}

// opens reports whether a verb stands in a clause that opens its sentence and
// leads up to another: "When Ilves said the dam was safe, farmers laughed".
func (u *unit) opens(g *group) bool {
	for k := g.first - 1; k >= max(0, g.first-12); k-- {
		switch t := u.toks[k]; {
		case t.pos == prep && subordinators[t.low] || t.pos == how && t.low != "how" && t.low != "why" || t.low == "asked":
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
			return !u.clauseAt(k+1) || true
		}
	}
	for k := from; k < i-1; k++ {
		if u.toks[k].pos == dash {
			return true
		}
	}
	return false
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
	return v != nil && h.form == g.form && h.form == finite && u.toks[h.first].pos == u.toks[g.first].pos && v.frames()&(fThat|fWhom) != 0
}

// backToSpeaker reports whether what follows a comma leaves the content.
func (u *unit) backToSpeaker(i int, g *group) bool {
	j := u.skipAdverbs(i)
	if h := u.groupStarting(j); h != nil {
		switch h.form {
		case participle:
			return u.toks[h.head].verb != nil
		case finite: // the verb that the relative clause interrupted
			return g.first > 0 && (u.is(u.before(g.first-1), "who", "which", "that"))
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
		if u.starts(j) {
			if h := u.groupStarting(u.skipAdverbs(u.npEnd(j))); h != nil && h.form == finite {
				v := u.toks[h.head].verb
				return v != nil && v.frames()&(fThat|fWhom|fAs) != 0 && u.toks[h.first].pos == u.toks[g.first].pos
			}
		}
	}
	if u.starts(i) {
		if h := u.groupStarting(u.skipAdverbs(u.npEnd(i))); h != nil && h.form == finite {
			v := u.toks[h.head].verb
			return v != nil && v.frames()&fThat != 0 && u.at(h.last).pos != prep && (h.last >= len(u.toks) || u.at(h.last).pos == stop || u.at(h.last).pos == comma)
		}
	}
	return false
}

// thingEnd returns where the noun phrase that begins at i ends, with all that
// hangs on it: "the decision by the board to close two of the mines that it
// runs". A source takes in what is set off by commas too.
func (u *unit) thingEnd(i int, source bool) int {
	relative := 0
	for k := i; k < len(u.toks); {
		t := u.toks[k]
		switch {
		case u.np[k] >= 0:
			first := u.nps[u.np[k]].first
			if k > i && k == first {
				if u.isTime(k) {
					return k
				}
				if u.np[k-1] >= 0 || u.at(k-1).pos == rparen { // "the claims she made"
					g := u.groupStarting(u.skipAdverbs(u.npEnd(k)))
					if g == nil || g.form != finite {
						if source || relative == 0 {
							return k
						}
					} else {
						relative++
					}
				}
			}
			k = u.nps[u.np[k]].last
		case u.ofGroup[k] >= 0:
			g := u.groups[u.ofGroup[k]]
			switch g.form {
			case finite:
				if relative == 0 {
					return k
				}
				relative--
			case participle, reduced:
				if source && u.toks[g.head].verb != nil && u.toks[g.head].verb.frames()&fThat != 0 && g.form == participle {
					return k
				}
			case infinitive:
				if source {
					return k
				}
			}
			k = g.last
		case t.pos == which || t.pos == who || t.low == "that":
			relative++
			k++
		case t.pos == comma:
			if !u.goesOnAfterComma(k, source, relative) {
				return k
			}
			k++
		case t.pos == lparen:
			for k < len(u.toks) && u.toks[k].pos != rparen {
				k++
			}
			k++
		case t.pos == semi || t.pos == colon || t.pos == stop || t.pos == rparen || t.pos == dash:
			return min(k, len(u.toks))
		case t.pos == speech:
			if source {
				return k
			}
			k++
		case t.pos == conj:
			if !u.starts(k+1) && u.at(k+1).pos != prep && u.at(k+1).pos != adj {
				if g := u.groupStarting(u.skipAdverbs(k + 1)); g == nil || g.form == finite || g.form == reduced || g.form == participle && source {
					return k
				}
			}
			if relative == 0 && u.starts(k+1) {
				if g := u.groupStarting(u.skipAdverbs(u.npEnd(k + 1))); g != nil && g.form == finite {
					return k
				}
			}
			k++
		case t.pos == prep:
			if subordinators[t.low] && !(t.low == "as" && !source && k < i+12) || u.setsScene(k) || u.is(k, "by") && u.at(k+1).pos == ing {
				return k
			}
			k++
		case t.pos == how:
			if t.low != "where" && t.low != "why" && t.low != "how" || source {
				return k
			}
			relative++
			k++
		case t.pos == adv && source && k > i:
			return k
		default:
			k++
		}
	}
	return len(u.toks)
}

// cueAfter reports whether a reporting verb follows a relative pronoun.
func (u *unit) cueAfter(k int) bool {
	g := u.groupStarting(u.skipAdverbs(k + 1))
	return g != nil && u.toks[g.head].verb != nil && u.toks[g.head].verb.frames()&fThat != 0
}

// goesOnAfterComma reports whether a noun phrase goes on after the comma at k:
// with the next item of a list or, for a source, with who that is.
func (u *unit) goesOnAfterComma(k int, source bool, relative int) bool {
	j := k + 1
	if !source && u.is(j, "including", "notably", "especially", "namely") && u.starts(j+1) {
		return true
	}
	if source && u.at(j).pos == who && u.is(j, "who", "whose", "whom") {
		return !u.cueAfter(j)
	}
	if u.at(j).pos == conj && u.starts(j+1) { // "X, Y, and Z"
		g := u.groupStarting(u.skipAdverbs(u.npEnd(j + 1)))
		return !source && (g == nil || g.form != finite) && k > 1 && relative == 0
	}
	if !u.starts(j) || u.isTime(j) || u.at(j).pos == pron {
		return false
	}
	e := u.npEnd(j)
	for u.is(e, "of", "for", "from", "at", "in", "with") && u.starts(e+1) {
		e = u.npEnd(e + 1)
	}
	next := u.at(e)
	if source { // an apposition: up to the end, or to another comma
		g := u.groupStarting(e)
		return (g == nil || g.form != finite) && !u.clauseAt(j)
	}
	return next.pos == conj && u.starts(e+1) || next.pos == comma && u.listEnds(e+1)
}

// listEnds reports whether a list that goes on at i comes to its "and".
func (u *unit) listEnds(i int) bool {
	for n := 0; n < 12; n++ {
		if u.at(i).pos == conj {
			return u.starts(i+1) && u.groupStarting(u.npEnd(i+1)) == nil
		}
		if !u.starts(i) || u.at(i).pos == pron {
			return false
		}
		i = u.npEnd(i)
		if u.at(i).pos == conj {
			continue
		}
		if u.at(i).pos != comma {
			return false
		}
		i++
	}
	return false
}
