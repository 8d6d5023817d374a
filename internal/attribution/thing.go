package attribution

// This file finds where a noun phrase ends, with all that hangs on it.

// thingEnd returns where the noun phrase that begins at i ends, with all that
// hangs on it: "the decision by the board to close two of the mines that it
// runs". A source takes in what is set off by commas too.
func (u *unit) thingEnd(i int, source bool) int {
	relative := 0
	described := false // a relative clause has begun
	for k := i; k < len(u.toks); {
		t := u.toks[k]
		switch {
		case u.np[k] >= 0:
			first := u.nps[u.np[k]].first
			if k > i && k == first {
				if u.isTime(k) && u.toks[k-1].pos != prep {
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
				if source && !described {
					return k
				}
			}
			described = described || !source
			k = g.last
		case t.pos == which || t.pos == who || t.low == "that":
			relative++
			described = true
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
			if !u.starts(k+1) && u.at(k+1).pos != prep && u.at(k+1).pos != adj && (source || !u.is(k+1, "how", "why", "what")) {
				if g := u.groupStarting(u.skipAdverbs(k + 1)); g == nil || g.form == finite || g.form == reduced || g.form == participle && (source || u.toks[g.head].verb != nil) {
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
			if source && u.is(k, "whether", "if") || subordinators[t.low] && !(t.low == "as" && !source && k < i+12) || u.setsScene(k) && !described || u.is(k, "by") && u.at(k+1).pos == ing {
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
	if !source && kindOf(u.at(k-1).low) == "role" && u.at(j).pos == name && u.starts(j) && (u.at(u.npEnd(j)).isMark() || u.npEnd(j) == len(u.toks)) { // "her rival, Dov Aalto"
		return true
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
