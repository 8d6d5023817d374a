package attribution

import (
	"strconv"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells words that only say when, where and how something was said.

// settings are what a preposition leads to when it tells when or where
// something was said: "in an interview", "at a rally".
var settings = word.Set("interview statement speech rally conference email e-mail post tweet briefing hearing address debate forum event appearance call meeting memo blog conversation column op-ed segment monologue town-hall gathering filing")

// isTime reports whether the noun phrase at i only says when.
func (u *unit) isTime(i int) bool {
	last := u.npEnd(i) - 1
	low := u.toks[last].low
	if lexis.IsTime(low) {
		return true
	}
	if last == i && (isYear(low) || low == "may" && u.is(i-1, "in", "since", "until")) { // elsewhere May may be somebody
		return true
	}
	first := u.toks[i].low
	if lexis.IsTime(first) || first == "may" && u.toks[last].pos == number {
		return periods[low] || u.toks[last].pos == number && last <= i+2 // "July 20"
	}
	if partOfTime[first] && last > i { // "late last week"
		first = u.toks[i+1].low
	}
	if periods[low] && (u.is(i-1, "over", "during") || low == "time" && u.is(i-1, "at")) { // "over the weekend"
		return true
	}
	return periods[low] && (first == "last" || first == "this" || first == "next" || first == "earlier" || u.is(last+1, "ago", "earlier", "later"))
}

// isSpan reports whether the noun phrase at i says how long or how often: "for
// months", "for the third time".
func (u *unit) isSpan(i int) bool {
	low := u.toks[u.npEnd(i)-1].low
	return periods[low] || u.isTime(i)
}

// isYear reports whether a number is that of a year.
func isYear(low string) bool {
	n, err := strconv.Atoi(low)
	return err == nil && len(low) == 4 && n >= 1500 && n < 2100
}

var periods = word.Set("week month year night morning afternoon evening weekend day days weeks months years fortnight decade decades century summer spring fall autumn winter time hour hours minute minutes")

// partOfTime are words before a time that say what part of it is meant.
var partOfTime = word.Set("late early earlier later just only")

// afterTime is the place after words at i that only say on what day, or i.
func (u *unit) afterTime(i int) int {
	k := i
	if partOfTime[u.at(k).low] && !u.starts(k) { // "late on Tuesday"
		k++
	}
	if u.is(k, "on", "in") {
		k++
	}
	if !u.timeAt(k) {
		return i
	}
	if k = u.npEnd(k); periods[u.at(k).low] { // "Friday evening"
		k++
	}
	return k
}

// pastTime is the place behind adverbs at i, or what says on what day.
func (u *unit) pastTime(i int) int { return u.skipAdverbs(u.afterTime(i)) }

// beforeTime skips words to the left of a verb that only say when: "the mayor on
// Tuesday said". It is -1 where nothing else stands there.
func (u *unit) beforeTime(j int) int {
	if j < 0 || u.np[j] < 0 || !u.isTime(u.npFirst(j)) {
		return j
	}
	k := u.npFirst(j) - 1
	if u.is(k, "of", "than") { // "the events of Tuesday showed"
		return j
	}
	if k >= 0 && (u.toks[k].pos == prep && !u.is(k, "that") || u.is(k, "in", "on")) {
		k--
	}
	if k >= 0 && partOfTime[u.toks[k].low] && u.np[k] < 0 { // "late on Tuesday", "just this week"
		k--
	}
	return k
}

// withoutTime is where a source ends without the words at its end that say when:
// "Ilves on Monday said". Behind a verb or a comma they may hang on that.
func (u *unit) withoutTime(p phrase) int {
	for k := p.first; k < p.last; k++ {
		if u.ofGroup[k] >= 0 || u.toks[k].pos == comma {
			return p.last
		}
	}
	if j := p.last - 1; j > p.first && u.np[j] >= 0 && u.npFirst(j) > p.first && u.at(p.last).pos != comma {
		return max(p.first, u.beforeTime(j)) + 1
	}
	return p.last
}

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

// adjunctsEnd is where adjuncts end that begin at i, with what modifies them:
// "in a report released on Friday and seen by the Herald", "in a letter that was read
// out in church".
func (u *unit) adjunctsEnd(i int) int {
	for {
		e := u.afterAdjuncts(i)
		k := e
		if u.at(k).pos == conj {
			k++
		}
		switch g := u.groupStarting(k); {
		case e == i:
			return i
		case g != nil && g.form == reduced:
			e = g.last
		case u.relativeVerb(e):
			return e + u.wordsFrom(e)
		}
		i = e
	}
}

// relativeVerb reports whether a relative clause begins at i, behind a thing and as the
// subject of its verb: "a letter that was read out".
func (u *unit) relativeVerb(i int) bool {
	return i > 0 && u.np[i-1] >= 0 && !u.isTime(u.npFirst(i-1)) && u.is(i, "that", "which", "who") && u.finiteAt(u.skipAdverbs(i+1))
}

// afterAdjuncts skips words that only say when, where and how: "on Monday in a
// statement".
func (u *unit) afterAdjuncts(i int) int {
	for n := 0; n < 8; n++ {
		switch {
		case partOfTime[u.at(i).low] && u.afterTime(i) > i:
			i++
		case u.at(i).pos == adv && !u.is(i, "not") && u.groupStarting(i) == nil:
			i++
		case u.timeAt(i):
			i = u.npEnd(i)
			if u.is(i, "ago", "earlier", "later") {
				i++
			}
		case (u.at(i).pos == prep || u.at(i).pos == to) && !u.is(i, "that", "if", "whether") && u.starts(i+1):
			i = u.npEnd(i + 1)
			if statements[u.toks[i-1].low] && publishing[u.at(i).low] { // "in a statement posted online on Monday"
				if i++; u.is(i, "online") {
					i++
				}
			}
			for u.is(i, "of", "with", "for", "from") && u.starts(i+1) || u.at(i).pos == ing && lexis.KindOf(u.toks[i-1].low) == "document" && u.starts(i+1) { // "in a speech praising his crew"
				i = u.npEnd(i + 1)
			}
		default:
			return i
		}
	}
	return i
}
