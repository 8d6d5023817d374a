package attribution

import "github.com/headwater-news/headwater/internal/word"

// This file reads verbs that give a figure.

// sets are verbs that give a figure: "put the toll at 12".
var sets = word.Set("put puts putting placed estimated")

// figured reads what a source counts: "The ministry put the toll at 12".
func (u *unit) figured(n int) (match, bool) {
	g := &u.groups[n]
	subject, ok := u.subjectOf(n)
	if !ok || !u.starts(g.last) || g.form == infinitive || g.modal { // "wants to put the fee at 12"
		return match{}, false
	}
	const longest = 10 // words of what is counted
	at := g.last
	for at < min(g.last+longest, len(u.toks)-1) && !u.is(at, "at") && u.ofGroup[at] < 0 {
		at++
	}
	k := at + 1
	for u.at(k).pos == adv || u.is(k, "more", "than", "least", "about", "between", "$", "€", "£") {
		k++
	}
	if !u.is(at, "at") || u.at(k).pos != number {
		return match{}, false
	}
	return match{source: subject, cue: g.phrase, content: []phrase{{g.last, max(k+1, u.thingEnd(k, false))}}, act: States, relayed: true}, true
}
