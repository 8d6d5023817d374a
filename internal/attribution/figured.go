package attribution

import "github.com/headwater-news/headwater/internal/word"

// This file reads verbs that give a figure.

// sets are verbs that give a figure: "put the toll at 12".
var sets = word.Set("put puts putting placed estimated")

// figured reads what a source counts: "The ministry put the toll at 12", "the
// damage, which it put at 12 million", "the dead were put at 12 by police".
func (u *unit) figured(n int) (match, bool) {
	g := &u.groups[n]
	subject, ok := u.subjectOf(n)
	if !ok || g.form == infinitive || g.modal { // "wants to put the fee at 12"
		return match{}, false
	}
	m := match{source: subject, cue: g.phrase, act: States, relayed: true}
	if rel, ok := u.relativeObject(subject); ok && !g.passive {
		if end := u.figureEnd(g.last); end > 0 {
			m.content = []phrase{rel, {g.last, end}}
			return m, true
		}
	}
	if g.passive {
		return u.figuredBy(m, g)
	}
	const longest = 10 // words of what is counted
	at := g.last
	for at < min(g.last+longest, len(u.toks)-1) && !u.is(at, "at") && u.ofGroup[at] < 0 {
		at++
	}
	end := u.figureEnd(at)
	m.content = []phrase{{g.last, end}}
	return m, end > 0 && u.starts(g.last)
}

// figuredBy reads "the dead were put at 12 by police", without a source where none is
// named.
func (u *unit) figuredBy(m match, g *group) (match, bool) {
	end := u.figureEnd(g.last)
	if end == 0 {
		return m, false
	}
	m.content = []phrase{m.source, {g.last, end}}
	m.source, _ = u.agent(end, g.verb)
	return m, true
}

// figureEnd is where a figure ends that "at" leads to at i, or 0.
func (u *unit) figureEnd(i int) int {
	if !u.is(i, "at") {
		return 0
	}
	k := i + 1
	for u.at(k).pos == adv || u.is(k, "more", "than", "least", "about", "between", "$", "€", "£") {
		k++
	}
	if u.at(k).pos != number || u.at(k+1).pos == name { // "at 14 Mill Lane"
		return 0
	}
	end := max(k+1, u.thingEnd(k, false))
	for j := k; j < end; j++ {
		if u.is(j, "by") {
			return j
		}
	}
	return end
}
