package attribution

import "github.com/headwater-news/headwater/internal/lexis"

// This file finds where a noun phrase ends, with all that hangs on it.

// thing is a noun phrase that is being read from its first word on.
type thing struct {
	*unit
	from      int
	source    bool // it is who speaks
	relative  int  // relative clauses whose verb is yet to come
	described bool // a relative clause has begun, or, of what is said, a verb
}

// thingEnd returns where the noun phrase that begins at i ends, with all that
// hangs on it: "the decision by the board to close two of the mines that it
// runs". A source takes in what is set off by commas too.
func (u *unit) thingEnd(i int, source bool) int {
	x := thing{unit: u, from: i, source: source}
	for i < len(u.toks) {
		next := x.past(i)
		if next == i {
			break
		}
		i = next
	}
	return min(i, len(u.toks))
}

// past is the place behind the words at k, or k where the phrase ends before them.
func (x *thing) past(k int) int {
	t := x.toks[k]
	switch {
	case x.np[k] >= 0:
		return x.pastNouns(k)
	case x.ofGroup[k] >= 0:
		return x.pastVerb(k)
	case x.relativeAt(k) || t.low == "that":
		x.relative++
		x.described = true
		return k + 1
	case t.pos == how && !x.source && x.is(k, "where", "why", "how"):
		x.relative++
		return k + 1
	case t.pos == lparen:
		for k < len(x.toks) && x.toks[k].pos != rparen {
			k++
		}
		return k + 1
	case x.endsAt(k):
		return k
	}
	return k + 1
}

// pastNouns is the place behind the noun phrase at k, or k where that only says
// when or is another: "[the claims] [he] made".
func (x *thing) pastNouns(k int) int {
	if k > x.from && x.starts(k) {
		if x.isTime(k) && x.toks[k-1].pos != prep {
			return k
		}
		if x.np[k-1] >= 0 || x.toks[k-1].pos == rparen {
			switch {
			case reflexive[x.toks[k-1].low]: // "a group that calls itself the Mill"
			case x.fresh(k): // "the claims she made"
				x.relative++
			case x.source || x.relative == 0:
				return k
			}
		}
	}
	return x.npEnd(k)
}

// pastVerb is the place behind the verb group at k, or k where that is what the
// phrase is the subject of.
func (x *thing) pastVerb(k int) int {
	g := x.groups[x.ofGroup[k]]
	switch g.form {
	case finite:
		if x.relative == 0 {
			return k
		}
		x.relative--
	case participle:
		if v := g.verb; x.source && v.takes(fThat) {
			return k
		}
	case infinitive:
		if x.source && !x.described {
			return k
		}
	}
	x.described = x.described || !x.source
	return g.last
}

// endsAt reports whether the phrase ends before a mark or a little word at k.
func (x *thing) endsAt(k int) bool {
	t := x.toks[k]
	switch t.pos {
	case semi, colon, stop, rparen, dash, how:
		return true
	case comma:
		return !x.goesOnAfterComma(k, x.source, x.relative)
	case speech:
		return x.source
	case conj:
		return !x.joins(k)
	case prep:
		return x.source && x.is(k, "whether", "if") || lexis.Subordinates(t.low) && (t.low != "as" || x.source) ||
			x.setsScene(k) && !x.described && !(!x.source && x.starts(k+1) && x.is(x.npEnd(k+1), "that") && x.clauseAt(x.npEnd(k+1)+1)) || x.is(k, "by") && x.at(k+1).pos == ing
	case adv:
		g := x.groupStarting(k + 1)
		return x.source && k > x.from && !x.described && !(x.is(k, "close") && x.is(k+1, "to")) && (g == nil || g.form == finite || g.form == infinitive) // unlike "an adviser currently working for the port"
	}
	return false
}

// joins reports whether an "and" at k goes on with the phrase, not with the clause
// around it.
func (x *thing) joins(k int) bool {
	if x.starts(k + 1) {
		return x.relative > 0 || !x.fresh(k+1)
	}
	if p := x.at(k + 1).pos; p == prep || p == adj || !x.source && x.is(k+1, "how", "why", "what") {
		return true
	}
	g := x.groupStarting(x.skipAdverbs(k + 1))
	if g != nil && g.form == finite && x.source && x.described { // "an aide who saw it and spoke of it"
		x.relative++
		return true
	}
	return g != nil && (g.form == infinitive || g.form == participle && !x.source && g.verb == nil)
}

// cueAfter reports whether a reporting verb follows a relative pronoun.
func (u *unit) cueAfter(k int) bool {
	g := u.groupStarting(u.skipAdverbs(k + 1))
	return g != nil && g.verb.takes(fThat)
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
	if !source && lexis.KindOf(u.at(k-1).low) == "role" && u.at(j).pos == name && u.starts(j) && (u.at(u.npEnd(j)).isMark() || u.npEnd(j) == len(u.toks)) { // "her rival, Dov Aalto"
		return true
	}
	if u.at(j).pos == conj && u.starts(j+1) { // "X, Y, and Z"
		return !source && !u.fresh(j+1) && k > 1 && relative == 0
	}
	if !u.thingAt(j) || u.at(j).pos == pron {
		return false
	}
	e := u.npEnd(j)
	for u.is(e, "of", "for", "from", "at", "in", "with") && u.starts(e+1) {
		e = u.npEnd(e + 1)
	}
	next := u.at(e)
	if source { // an apposition: up to the end, or to another comma
		return !u.finiteAt(e) && !u.clauseAt(j)
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
