package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells a past tense from a participle that looks like it.

// mendForm takes a past tense that the tagger took for a participle for what
// it is: "the mayor, a farmer, predicted at the fair that".
func (u *unit) mendForm(n int) {
	g := &u.groups[n]
	v := g.verb
	if u.interrupts(g) {
		g.form = reduced
		return
	}
	if g.form != reduced || v == nil || g.first == 0 || u.is(g.last, "by") {
		return
	}
	if b := u.before(g.first - 1); b >= 0 && b < g.first-1 && u.np[b] >= 0 &&
		(u.toks[b].pos == pron || u.firstMain() >= n && (v.says() || u.toks[b].pos != det && u.starts(g.last) && !u.mainAfter(n))) { // "She also compared", "The mayor further stated"
		g.form = finite
		return
	}
	if u.at(u.before(g.first-1)).pos == comma && (u.tailAt(g, v) || u.thingAt(u.skipAdverbs(g.last))) && u.firstMain() >= n && !u.mainAfter(n) { // "Ilves, the mayor, called on farmers to"
		g.form = finite
		return
	}
	if b := u.before(g.first - 1); b > 0 && u.toks[b].pos == comma && u.closesRelative(b) && (u.tailAt(g, v) || u.thingAt(g.last)) && !u.mainAfter(n) {
		g.form = finite
		return
	}
	if b := u.before(g.first - 1); b > 0 && u.toks[b].pos == conj && u.hasDone(n-1) && (u.tailAt(g, v) || u.thingAt(g.last)) { // "have come to Orre and called for"
		g.form = finite
		return
	}
	if b := max(0, u.before(g.first-1)); u.np[b] >= 0 && b < g.first-1 { // "workers badly hurt", which was dealt with above
		return
	} else if p := u.toks[b].pos; u.np[b] < 0 && p != comma && p != rparen && p != dash && p != conj && p != speech {
		return
	}
	if u.np[g.first-1] >= 0 && (u.tailAt(g, v) || u.relativeAt(u.npFirst(g.first-1)-1) || u.starts(g.last) && u.firstMain() >= n && !u.isTime(g.last)) {
		g.form = finite
		return
	}
	if !v.takes(fThat) {
		return
	}
	k := u.afterAdjuncts(g.last)
	if u.is(k, "that") && u.clauseAt(k+1) || u.clauseAt(g.last) || u.clauseAt(k) || u.at(k).pos == speech || u.at(k).pos == comma && u.at(k+1).pos == speech {
		g.form = finite
	}
}

// mainAfter reports whether a finite verb after group n comes right behind a
// comma, as that of a clause does which group n interrupts.
func (u *unit) mainAfter(n int) bool {
	for k := n + 1; k < len(u.groups); k++ {
		if h := &u.groups[k]; h.form == finite && u.at(u.before(h.first-1)).pos == comma {
			return true
		}
	}
	return false
}

// interrupts reports whether what the tagger took for a past tense is a
// participle between a subject and its verb: "The mayor, asked about it, said".
func (u *unit) interrupts(g *group) bool {
	if g.form != finite || g.last != g.first+1 || !strings.HasSuffix(u.toks[g.first].low, "ed") {
		return false
	}
	if g.first > 0 && u.np[g.first-1] >= 0 {
		if b := u.toks[g.first-1]; b.pos == name && !recordings[b.low] && lexis.KindOf(b.low) != "document" || u.relativeAt(u.npFirst(g.first-1)-1) { // a name takes no such words without a comma
			return false
		}
		k := g.last                // "people briefed on the plan said"
		if particle[u.at(k).low] { // "an audit carried out last spring states"
			k++
		}
		for u.is(k, "on", "about", "by", "in", "at", "for", "with", "to") && u.starts(k+1) {
			k = u.npEnd(k + 1)
		}
		if u.starts(k) && (u.isTime(k) || u.is(k, "online")) {
			k = u.npEnd(k)
		}
		if (k == len(u.toks) || u.toks[k].pos == stop) && consulted[g.low] && u.saidBefore(u.npFirst(g.first-1)) {
			return true
		}
		return u.finiteAt(k) && (u.toks[k].pos == past || u.toks[k].pos == now) && k > g.last
	}
	if u.at(g.first-1).pos != comma || g.first < 2 || u.np[g.first-2] < 0 {
		return false
	}
	c := u.nextComma(g.last)
	if c < 0 {
		return false
	}
	for k := g.last; k < c; k++ {
		if u.finiteAt(k) {
			return false
		}
	}
	return u.finiteAt(c+1) && u.toks[c+1].pos == past
}

// consulted is what was done with those who know: "said two aides briefed on the plan".
var consulted = word.Set("briefed informed involved consulted interviewed questioned contacted employed")

// saidBefore reports whether a verb of saying that stands right behind a comma ends at i:
// ", said two aides".
func (u *unit) saidBefore(i int) bool {
	return i > 1 && u.toks[i-1].verb.says() && u.toks[i-2].pos == comma
}

// closesRelative reports whether the comma at c is the second of two around what the
// subject of the sentence has said: "Ilves, who had said the wall was safe, called".
func (u *unit) closesRelative(c int) bool {
	k := c - 1
	for k > 0 && u.toks[k].pos != comma {
		k--
	}
	return k > 0 && u.np[k-1] >= 0 && u.subjectStart(k-1) == 0 && u.is(k+1, "who", "which")
}

// tailAt reports whether a verb group is followed by a preposition that makes
// it ascribe: "called for".
func (u *unit) tailAt(g *group, v *verb) bool {
	for _, t := range v.tails {
		if u.follow(g.last, t.words) > 0 {
			return true
		}
	}
	return false
}

// hasDone reports whether verb group n, or the last before it that has a tense, is
// a perfect: "have come".
func (u *unit) hasDone(n int) bool {
	for ; n >= 0 && u.groups[n].form != finite; n-- {
	}
	return n >= 0 && !u.groups[n].passive && u.is(u.groups[n].first, "has", "have", "had", "'ve") && u.groups[n].head > u.groups[n].first
}
