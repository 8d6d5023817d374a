package attribution

import "github.com/headwater-news/headwater/internal/word"

// This file reads what someone is sure or afraid of, and what merely seems.

// phraseCue reads "is confident that", "voiced concern about", "has no plans
// to": a verb group that ascribes through the words after it.
func (u *unit) phraseCue(n int) (match, bool) {
	g := &u.groups[n]
	subject, ok := u.subjectOf(n)
	if !ok {
		return match{}, false
	}
	i := u.skipAdverbs(g.last)
	m := match{source: subject, cue: g.phrase}
	low := g.low
	if g.passive && words().adjectives[low] != nil { // "was shocked that"
		return u.feels(m, g, g.head)
	}
	if g.passive && light[low] {
		return u.raised(m, g)
	}
	if k := u.hearsayIn(g); k >= 0 {
		return u.hearsaid(m, k)
	}
	if seeming[low] && g.form == finite {
		return u.seems(m, g, i)
	}
	if beForms[low] {
		if m2, ok := u.amounts(m, g, i); ok {
			return m2, true
		}
		if u.is(i, "of") && u.starts(i+1) && words().nouns[u.toks[u.npEnd(i+1)-1].low] != nil { // "is of the view that"
			m.cue.last = u.npEnd(i + 1)
			return u.nounContent(m, g, m.cue.last, words().nouns[u.toks[m.cue.last-1].low])
		}
	}
	if beForms[low] || linking[low] {
		return u.feels(m, g, i)
	}
	if light[low] {
		if m2, ok := u.voices(m, g, i); ok {
			return m2, true
		}
	}
	return m, false
}

var linking = word.Set("feel feels felt seem seems seemed appear appears appeared remain remains remained sound sounds sounded look looks looked become becomes became")

var seeming = word.Set("seem seems seemed appear appears appeared")

// hearsay words tell that somebody, who is not named, says so.
var hearsay = word.Set("reportedly allegedly purportedly supposedly")

// hearsayIn finds such a word in a verb group or right before it, or -1.
func (u *unit) hearsayIn(g *group) int {
	if g.form != finite {
		return -1
	}
	for k := max(0, g.first-1); k < g.last || k == g.last && k < len(u.toks) && beForms[g.low]; k++ {
		if hearsay[u.toks[k].low] {
			return k
		}
	}
	return -1
}

// hearsaid reads "the dam reportedly leaks".
func (u *unit) hearsaid(m match, k int) (match, bool) {
	m.content = []phrase{m.source, {k + 1, u.clauseEnd(k+1, &group{})}}
	if k > m.source.last {
		m.content = []phrase{{m.source.first, k}, m.content[1]}
	}
	m.source, m.cue, m.act = phrase{}, phrase{k, k + 1}, Hedges
	return m, k+1 < len(u.toks)
}

// seems reads "the dam appears to leak", which nobody is named for.
func (u *unit) seems(m match, g *group, i int) (match, bool) {
	subject := m.source
	m.source, m.act = phrase{}, Hedges
	if u.formAt(i, infinitive) {
		if _, ok := u.verbCue(u.ofGroup[i]); ok { // "the mayor seemed to suggest that": it is the mayor's
			return m, false
		}
	}
	switch {
	case u.toks[subject.first].low == "it" && (u.is(i, "that") || u.clauseAt(i)):
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
	case u.formAt(i, infinitive), u.at(i).pos == adj, u.is(i, "like") && u.starts(i+1):
		m.content = []phrase{subject, {i, u.clauseEnd(i, g)}}
	default:
		return m, false
	}
	return m, true
}

// feels reads an adjective after "be": "confident that", "critical of".
func (u *unit) feels(m match, g *group, i int) (match, bool) {
	for n := 0; n < 3 && (u.at(i).pos == adv || u.at(i).pos == adj && words().adjectives[u.at(i).low] == nil); n++ {
		i++
	}
	if u.is(m.source.last-1, "it") && impersonal[u.at(i).low] { // "it is doubtful that"
		m.source = phrase{}
	}
	for _, a := range words().adjectives[u.at(i).low] {
		m.act = a.act
		m.cue.last = i + 1
		k := i + 1
		if a.frames&fPrep != 0 {
			if !u.is(k, a.preps...) {
				continue
			}
			m.cue.last = k + 1
			if u.starts(k+1) || u.groupStarting(k+1) != nil || u.at(k+1).pos == who || u.at(k+1).pos == how {
				m.content = []phrase{{k + 1, u.contentEnd(k+1, g)}}
				return m, true
			}
			continue
		}
		if m2, ok := u.complement(m, g, k, a.frames); ok {
			return m2, true
		}
	}
	return m, false
}

// impersonal adjectives say of a clause how sure it is, where "it" stands for that.
var impersonal = word.Set("clear unclear certain uncertain doubtful")

// contentEnd is where content ends that may be a clause or a noun phrase.
func (u *unit) contentEnd(i int, g *group) int {
	if u.starts(i) && !u.clauseAt(i) {
		return u.thingEnd(i, false)
	}
	return u.clauseEnd(i, g)
}
