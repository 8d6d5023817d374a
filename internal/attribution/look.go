package attribution

import "github.com/headwater-news/headwater/internal/report"

// This file holds what the rules ask of a place in a unit. Places beyond its ends
// hold nothing.

func (u *unit) span(first, last int) report.Span {
	return report.Span{Start: u.toks[first].Start, End: u.toks[last-1].End}
}

// at returns the word at i, or an empty one beyond the ends.
func (u *unit) at(i int) tok {
	if i < 0 || i >= len(u.toks) {
		return tok{quote: -1}
	}
	return u.toks[i]
}

// is reports whether the word at i is one of low.
func (u *unit) is(i int, low ...string) bool {
	w := u.at(i).low
	for _, l := range low {
		if w == l && w != "" {
			return true
		}
	}
	return false
}

// starts reports whether a noun phrase begins at i.
func (u *unit) starts(i int) bool {
	return i >= 0 && i < len(u.toks) && u.np[i] >= 0 && u.npFirst(i) == i
}

// timeAt reports whether a noun phrase begins at i that only says when.
func (u *unit) timeAt(i int) bool { return u.starts(i) && u.isTime(i) }

// thingAt reports whether a noun phrase begins at i that is no time.
func (u *unit) thingAt(i int) bool { return u.starts(i) && !u.isTime(i) }

// npFirst is where the noun phrase begins that the word at i is of.
func (u *unit) npFirst(i int) int { return u.nps[u.np[i]].first }

// npEnd is where that noun phrase ends.
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

// formAt reports whether a verb group of a form begins at i.
func (u *unit) formAt(i int, f form) bool {
	g := u.groupStarting(i)
	return g != nil && g.form == f
}

// finiteAt reports whether a verb with a tense begins at i.
func (u *unit) finiteAt(i int) bool { return u.formAt(i, finite) }

// relativeAt reports whether "who" or "which" stands at i.
func (u *unit) relativeAt(i int) bool {
	p := u.at(i).pos
	return p == who || p == which
}

// skipAdverbs is the place behind adverbs at i.
func (u *unit) skipAdverbs(i int) int {
	for u.at(i).pos == adv && u.np[i] < 0 && u.groupStarting(i) == nil {
		i++
	}
	return i
}

// before skips adverbs to the left of a verb.
func (u *unit) before(j int) int {
	for j >= 0 && u.toks[j].pos == adv && u.np[j] < 0 {
		j--
	}
	return j
}
