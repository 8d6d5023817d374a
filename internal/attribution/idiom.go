package attribution

// This file reads attributions that no reporting verb makes: nouns, what
// someone is sure or afraid of, verbs of little meaning with a noun ("voiced
// concern"), labels ("Ilves: dam is safe"), quotes that the frame alone
// ascribes.

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
	low := u.toks[g.head].low
	if g.passive && words().adjectives[low] != nil { // "was shocked that"
		return u.feels(m, g, g.head)
	}
	if seeming[low] && g.form == finite {
		return u.seems(m, g, i)
	}
	if beForms[low] {
		if m2, ok := u.amounts(m, g, i); ok {
			return m2, true
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

var linking = set("feel feels felt seem seems seemed appear appears appeared remain remains remained sound sounds sounded look looks looked become becomes became")

// light verbs carry a noun that ascribes.
var light = set("have has had having make makes made making voice voices voiced voicing express expresses expressed expressing raise raises raised raising share shares shared sharing give gives gave giving given issue issues issued issuing offer offers offered offering take takes took taking show shows showed showing repeat repeats repeated repeating reiterate reiterates reiterated announce announces announced announcing throw throws threw throwing draw draws drew drawing hold holds held holding reject rejects rejected rejecting state states stated stating pledge pledged")

var seeming = set("seem seems seemed appear appears appeared")

// seems reads "the dam appears to leak", which nobody is named for.
func (u *unit) seems(m match, g *group, i int) (match, bool) {
	subject := m.source
	m.source, m.act = phrase{}, Hedges
	h := u.groupStarting(i)
	switch {
	case u.toks[subject.first].low == "it" && (u.is(i, "that") || u.clauseAt(i)):
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
	case h != nil && h.form == infinitive, u.at(i).pos == adj, u.is(i, "like") && u.starts(i+1):
		m.content = []phrase{subject, {i, u.clauseEnd(i, g)}}
	default:
		return m, false
	}
	return m, true
}

// amounts reads "her claim is that", "his advice was:": a noun that ascribes
// and, after "be", what it ascribes.
func (u *unit) amounts(m match, g *group, i int) (match, bool) {
	last := m.source.last - 1
	uses := words().nouns[u.toks[last].low]
	if uses == nil || u.np[last] < 0 {
		return m, false
	}
	source, ok := u.possessor(u.nps[u.np[last]].first, last)
	if !ok {
		return m, false
	}
	k := i
	if u.at(k).pos == comma || u.at(k).pos == colon {
		k++
	}
	if !u.is(i, "that") && u.at(k).pos != speech && !u.clauseAt(k) {
		return m, false
	}
	m.cue = phrase{source.last, g.last}
	m.source, m.act = source, uses[0].act
	m.content = []phrase{{k, u.clauseEnd(k, g)}}
	return m, true
}

// possessor is whose the noun phrase from i to its head is: "Ilves's", "his".
func (u *unit) possessor(i, head int) (phrase, bool) {
	for k := head - 1; k >= i; k-- {
		switch u.toks[k].pos {
		case poss:
			return phrase{i, k + 1}, true
		case whose:
			return phrase{k, k + 1}, true
		}
	}
	return phrase{}, false
}

// reckonings are nouns after "by" or "in" that give what someone holds.
var reckonings = set("estimate estimates count tally account accounts view opinion words assessment reckoning telling calculation calculations")

// inView reads "by one estimate", "in her view", "in the words of Ilves" beside
// a clause, before it or after it.
func (u *unit) inView(i int) (match, bool) {
	if !u.is(i, "by", "in", "to") || !u.starts(i+1) || i > 0 && u.toks[i-1].pos != comma && u.toks[i-1].pos != conj {
		return match{}, false
	}
	e := u.npEnd(i + 1)
	if !reckonings[u.toks[e-1].low] || e-i < 3 {
		return match{}, false
	}
	m := match{cue: phrase{i, e}, act: Believes}
	if s, ok := u.possessor(i+1, e-1); ok {
		m.source = s
	}
	if u.is(e, "of") && u.starts(e+1) {
		m.source = phrase{e + 1, u.thingEnd(e+1, true)}
		e = m.source.last
	}
	if i <= 1 {
		if u.at(e).pos != comma {
			return m, false
		}
		m.content = []phrase{{e + 1, u.clauseEnd(e+1, &group{})}}
		return m, true
	}
	if e < len(u.toks) && !u.toks[e].isMark() {
		return m, false
	}
	s := u.clauseStart(i - 1)
	if s >= i-1 {
		return m, false
	}
	m.content = []phrase{{s, i - 1}}
	return m, true
}

// feels reads an adjective after "be": "confident that", "critical of".
func (u *unit) feels(m match, g *group, i int) (match, bool) {
	for n := 0; n < 3 && (u.at(i).pos == adv || u.at(i).pos == adj && words().adjectives[u.at(i).low] == nil); n++ {
		i++
	}
	for _, a := range words().adjectives[u.at(i).low] {
		m.act = a.act
		m.cue.last = i + 1
		k := i + 1
		if a.prep != "" {
			if !u.is(k, a.prep) {
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

// contentEnd is where content ends that may be a clause or a noun phrase.
func (u *unit) contentEnd(i int, g *group) int {
	if u.starts(i) && !u.clauseAt(i) {
		return u.thingEnd(i, false)
	}
	return u.clauseEnd(i, g)
}

// voices reads a light verb and the noun that ascribes: "made the claim that",
// "voiced support for".
func (u *unit) voices(m match, g *group, i int) (match, bool) {
	if !u.starts(i) {
		return m, false
	}
	e := u.npEnd(i)
	uses := words().nouns[u.toks[e-1].low]
	if uses == nil || u.toks[e-1].low == "report" {
		return m, false
	}
	m.cue.last = e
	return u.nounContent(m, g, e, uses)
}

// nounContent reads what a noun that ascribes ascribes: a that-clause, an
// infinitive, or what comes after a preposition.
func (u *unit) nounContent(m match, g *group, e int, uses []use) (match, bool) {
	if u.starts(e) && u.isTime(e) {
		e = u.npEnd(e)
	}
	for _, x := range uses {
		m.act = x.act
		if x.frames&fThat != 0 && u.is(e, "that") && u.clauseAt(e+1) {
			m.content = []phrase{{e, u.clauseEnd(e, g)}}
			return m, true
		}
		if h := u.groupStarting(e); x.frames&fTo != 0 && h != nil && h.form == infinitive {
			m.content = []phrase{{e, u.nounClauseEnd(e, g)}}
			return m, true
		}
		if x.frames&fPrep != 0 && u.is(e, "of", "for", "about", "over", "against", "to", "on", "with", "toward", "towards") {
			k := e + 1
			if u.starts(k) && !u.isTime(k) || u.groupStarting(k) != nil && u.groupStarting(k).form == participle {
				m.cue.last = k
				m.content = []phrase{{k, u.thingEnd(k, false)}}
				return m, true
			}
		}
	}
	return m, false
}

// nounClauseEnd is where an infinitive that hangs on a noun ends: before the
// verb that the noun is the subject of.
func (u *unit) nounClauseEnd(i int, g *group) int {
	e := u.clauseEnd(i, g)
	for k := i + 1; k < e; k++ {
		if h := u.groupStarting(k); h != nil && h.form == finite && u.at(k-1).pos != who && u.at(k-1).pos != which && u.at(k-1).pos != pron {
			return k
		}
		if u.toks[k].pos == comma {
			return k
		}
	}
	return e
}

// nounCue reads "his claim that", "the ministry's plan to", "criticism of the
// dam by farmers": a noun phrase whose head ascribes and that names a source.
func (u *unit) nounCue(i int) (match, bool) {
	if !u.starts(i) {
		return match{}, false
	}
	e := u.npEnd(i)
	uses := words().nouns[u.toks[e-1].low]
	if uses == nil || e-i < 2 {
		return match{}, false
	}
	if h := u.groupStarting(u.skipLeftAdverbs(i)); h != nil && light[u.toks[h.head].low] {
		return match{}, false
	}
	m := match{cue: phrase{e - 1, e}}
	if s, ok := u.possessor(i, e-1); ok {
		m.source = s
		m.cue.first = s.last
	}
	if u.is(e, "by", "from", "among") && u.starts(e+1) {
		m.source = phrase{e + 1, u.npEnd(e + 1)}
		e = m.source.last
	}
	if m.source.last == 0 {
		return m, false
	}
	m, ok := u.nounContent(m, &group{}, e, uses)
	if !ok {
		return m, false
	}
	c := &m.content[0]
	c.last = min(c.last, u.nounClauseEnd2(c.first))
	if m.source.first > m.content[0].first {
		return m, true
	}
	return m, true
}

// nounClauseEnd2 ends a that-clause that hangs on a noun at a comma.
func (u *unit) nounClauseEnd2(i int) int {
	for k := i; k < len(u.toks); k++ {
		if u.toks[k].pos == comma && k > i+3 {
			return k
		}
	}
	return len(u.toks)
}

func (u *unit) skipLeftAdverbs(i int) int {
	i--
	for i >= 0 && u.toks[i].pos == adv {
		i--
	}
	if i >= 0 && u.ofGroup[i] >= 0 {
		return u.groups[u.ofGroup[i]].first
	}
	return -1
}

// labelled reads "Ilves: dam is safe" and "Dam is safe: Ilves", as headlines
// and transcripts have it.
func (u *unit) labelled() (match, bool) {
	for k := 1; k < len(u.toks) && k < 8; k++ {
		if u.toks[k].pos != colon {
			continue
		}
		if u.np[0] != 0 || u.npEnd(0) != k || u.toks[0].pos != name && !u.toks[0].upper || k+2 >= len(u.toks) || len(u.toks[0].low) < 2 || !u.likeName(0, k) {
			return match{}, false
		}
		e := len(u.toks)
		return match{source: phrase{0, k}, cue: phrase{k, k + 1}, content: []phrase{{k + 1, e}}, act: States, relayed: true}, true
	}
	return match{}, false
}

// likeName reports whether every long word of a phrase has a capital.
func (u *unit) likeName(first, last int) bool {
	for k := first; k < last; k++ {
		if t := u.toks[k]; !t.upper && t.pos != adv && len(t.low) > 3 || t.pos == number {
			return false
		}
	}
	return true
}

// framed reads a quoted speech at i that no known verb ascribes, by its frame
// alone: `Ilves beamed: "…"`, `"…," beamed Ilves`.
func (u *unit) framed(i int) (match, bool) {
	content := []phrase{{i, i + 1}}
	if u.at(i+1).pos == dash && u.starts(i+2) && u.likeName(i+2, u.npEnd(i+2)) { // "…" — Maret Ilves
		if e := u.npEnd(i + 2); e >= len(u.toks) || u.toks[e].isMark() || u.toks[e].pos == speech {
			return match{source: phrase{i + 2, e}, cue: phrase{i + 1, i + 2}, content: content, act: States, relayed: true}, true
		}
	}
	if p := i - 1; p > 0 && u.toks[p].pos == colon && u.np[p-1] >= 0 {
		s := u.nps[u.np[p-1]].first
		if s == 0 || u.is(s-1, "from") || u.toks[s-1].pos == stop || u.toks[s-1].pos == speech || u.toks[s-1].pos == conj {
			return match{source: phrase{s, p}, cue: phrase{p, i}, content: content, act: States, relayed: true}, true
		}
	}
	if p := i - 1; p > 0 && (u.toks[p].pos == colon || u.toks[p].pos == comma) {
		for n := len(u.groups) - 1; n >= 0; n-- {
			g := &u.groups[n]
			if g.last > p {
				continue
			}
			if m, ok := u.inverted2(n); ok && m.source.last == p {
				m.content, m.relayed = content, true
				return m, true
			}
			if u.toks[p].pos == comma && u.afterAdjuncts(g.last) != p && !(u.starts(g.last) && u.npEnd(g.last) == p) {
				return match{}, false
			}
			if g.form == infinitive {
				continue
			}
			if s, ok := u.subjectOf(n); ok {
				return match{source: s, cue: phrase{g.first, p + 1}, content: content, act: States, relayed: true}, true
			}
		}
		return match{}, false
	}
	k := i + 1
	if u.at(k).pos == comma {
		k++
	}
	if u.starts(k) {
		n := u.ofGroupAt(u.skipAdverbs(u.thingEnd(k, true)))
		if n < 0 {
			return match{}, false
		}
		g := &u.groups[n]
		if e := u.afterAdjuncts(g.last); g.form == finite && (e >= len(u.toks) || u.toks[e].isMark()) {
			return match{source: phrase{k, u.thingEnd(k, true)}, cue: g.phrase, content: []phrase{u.speechesTo(i)}, act: States, relayed: true}, true
		}
		return match{}, false
	}
	if n := u.ofGroupAt(u.skipAdverbs(k)); n >= 0 {
		g := &u.groups[n]
		if !g.passive && g.form != infinitive && !beForms[u.toks[g.head].low] && u.starts(g.last) && u.likeSpeaker(g.last) {
			return match{source: phrase{g.last, u.thingEnd(g.last, true)}, cue: g.phrase, content: []phrase{u.speechesTo(i)}, act: States, relayed: true}, true
		}
	}
	return match{}, false
}

// inverted2 reads "Said Ilves:" at the end of a unit.
func (u *unit) inverted2(n int) (match, bool) {
	g := &u.groups[n]
	if g.first != 0 || g.form == infinitive || !u.starts(g.last) {
		return match{}, false
	}
	return match{source: phrase{g.last, u.thingEnd(g.last, true)}, cue: g.phrase, act: States}, true
}

// ofGroupAt is the number of the verb group that begins at i, or -1.
func (u *unit) ofGroupAt(i int) int {
	if u.groupStarting(i) == nil {
		return -1
	}
	return u.ofGroup[i]
}

// likeSpeaker reports whether the noun phrase at i is a name or a person.
func (u *unit) likeSpeaker(i int) bool {
	t := u.toks[u.npEnd(i)-1]
	return t.pos == name || t.pos == pron && t.low != "it" || t.upper
}
