package attribution

import (
	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds where a clause begins, and what hangs on another.

// subordinates reports whether the word at i begins a clause that hangs on another.
// The tagger takes "once" for an adverb.
func (u *unit) subordinates(i int) bool {
	t := u.at(i)
	return lexis.Subordinates(t.low) && (t.pos == prep || t.low == "once" && u.starts(i+1))
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
	if !u.starts(i) && u.at(i).pos != there && !u.formAt(i, participle) {
		return false
	}
	return u.leadsToVerb(i)
}

// leadsToVerb reports whether the words from i on come to a verb that is finite and
// of no relative clause, before another clause begins.
func (u *unit) leadsToVerb(i int) bool {
	relative := 0
	first := u.nextComma(i)
	for k := i; k < len(u.toks) && k < i+40; k++ {
		t := u.toks[k]
		switch {
		case u.np[k] >= 0:
			if k > i && u.starts(k) && u.np[k-1] >= 0 && !u.isTime(u.npFirst(k-1)) && u.fresh(k) {
				relative++ // "the claims he made"
			}
			k = u.npEnd(u.npFirst(k)) - 1
		case u.ofGroup[k] >= 0:
			g := u.groups[u.ofGroup[k]]
			if g.form == finite {
				if relative == 0 {
					return true
				}
				relative--
			}
			k = g.last - 1
		case u.relativeAt(k) || t.low == "that" || t.low == "where" || t.low == "when":
			relative++
		case t.pos == semi || t.pos == colon || t.pos == stop && k+1 < len(u.toks) || t.pos == speech:
			return false
		case t.pos == comma && k > i && u.at(k+1).pos == conj:
			return false
		case t.pos == comma && k > i && u.starts(k+1) && (u.fresh(k+1) || relative == 0 && u.speakerAt(k+1)):
			return false
		case t.pos == comma && k == first && relative == 0 && u.predicateAt(k+1): // ", said Ilves, fell", unlike "the wall, patched in May, fell"
			if k = u.nextComma(k + 1); k < 0 || !u.predicateAt(k+1) {
				return false
			}
		case t.pos == comma && k > i && u.at(k+1).pos == ing:
			c := u.nextComma(k + 1)
			if c < 0 {
				return false
			}
			k = c
		case t.pos == conj && !u.starts(k+1):
			return false
		case u.subordinates(k) && !(u.is(k, "as") && u.ofGroup[k-1] >= 0): // unlike "identified as"
			return false
		}
	}
	return false
}

// amountAt is where the number stands of an amount that begins at i: "at least
// nine", "more than forty", "as many as 12", "about 50"; i where none does.
func (u *unit) amountAt(i int) int {
	k := i
	switch {
	case u.is(k, "at") && u.is(k+1, "least", "most"), u.is(k, "up") && u.is(k+1, "to"), u.is(k, "more", "fewer", "less", "other") && u.is(k+1, "than"):
		k += 2
	case u.is(k, "as") && u.is(k+1, "many", "much", "few", "little") && u.is(k+2, "as"):
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

// speakerAt reports whether somebody at i says something, with more between the two than
// a noun phrase: "a source with knowledge of the case told the Herald".
func (u *unit) speakerAt(i int) bool {
	h := u.groupStarting(u.skipAdverbs(u.thingEnd(i, true)))
	return h != nil && h.form == finite && h.verb != nil && (h.verb.says() || h.low == "told")
}

// fresh reports whether the noun phrase at i is the subject of a verb of its
// own, so that the comma before it begins another clause.
func (u *unit) fresh(i int) bool {
	return u.finiteAt(u.skipAdverbs(u.npEnd(i)))
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

var saidThings = word.Set("figure claim allegation accusation charge assertion statement suggestion assessment view contention")

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
	if u.relativeAt(j) || u.is(j, "that") {
		return true
	}
	first := j
	if u.np[j] >= 0 {
		first = u.npFirst(j)
	}
	return first > 0 && u.np[j] >= 0 && (u.np[first-1] >= 0 || u.is(first-1, "that")) // "the gates she vowed to mend"
}

// verbOutside is where a finite verb stands behind an infinitive that has no
// subject among its words, and so is the verb of what the infinitive hangs on:
// "farmers who wanted to vote could lose", or 0.
func (u *unit) verbOutside(inf *group) int {
	subjects := 0
	if v := inf.verb; v.takes(fThat) { // "to say the wall was old"
		subjects++
	}
	return u.verbBeyond(inf.last, subjects, false)
}

// relativeBefore reports whether a verb is that of "who", "which" or "that" right
// before it: "a team that said", "a guard who on Monday said".
func (u *unit) relativeBefore(g *group) bool {
	if g.last == 0 || g.form == participle {
		return false
	}
	j := u.beforeTime(u.before(g.first - 1))
	return j > 0 && u.np[j-1] >= 0 && (u.toks[j].pos == who || u.toks[j].pos == which || u.is(j, "that"))
}

// matrixVerb is where the verb of the sentence stands behind a clause at i that a
// relative clause holds, or 0: "a team that said the wall was old has left".
func (u *unit) matrixVerb(i int) int {
	if u.is(i, "that") {
		i++
	}
	if !u.starts(i) {
		return 0
	}
	return u.verbBeyond(i+1, 1, false)
}

// verbBeyond is where a finite verb stands from i on that none of the subjects
// among the words is that of, beside as many that stand before i; or 0. One that
// is no auxiliary may be a mistake of the tagger, unless there must be one.
func (u *unit) verbBeyond(i, subjects int, must bool) int {
	last := 0 // where the verb of a clause ended: "who said the will was forged was fined"
	for k := i; k < len(u.toks); k++ {
		t := u.toks[k]
		switch {
		case t.pos == comma || t.pos == semi || t.pos == conj || t.pos == dash || t.pos == stop || t.pos == colon || t.pos == lparen || t.pos == speech || t.quote >= 0:
			return 0
		case words().adjectives[t.low] != nil || u.relativeAt(k) || t.pos == how || t.pos == prep && (lexis.Subordinates(t.low) || t.low == "that" || t.low == "whether"):
			subjects++
		case u.starts(k) && u.np[k-1] >= 0:
			subjects++ // "the gates she built"
		}
		h := u.groupStarting(k)
		if h == nil {
			continue
		}
		v := h.verb
		switch {
		case h.form == finite && subjects == 0 && (u.ofGroup[k-1] < 0 || k == last):
			if t := u.toks[h.first]; must || t.pos == modal || auxiliaries[t.low] {
				return k
			}
			return 0
		case h.form == finite:
			subjects--
		}
		if v.takes(fThat) {
			subjects++
		}
		k = h.last - 1
		last = h.last
	}
	return 0
}
