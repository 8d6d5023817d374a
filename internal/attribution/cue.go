package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
)

// match is an attribution within one unit, in words.
type match struct {
	source  phrase
	cue     phrase
	content []phrase
	act     Act
	told    phrase
	cited   phrase
	relayed bool // words reported, which count even within other reported words
}

// cues finds the attributions of one unit.
func (r *reader) cues(u *unit) {
	var all []match
	add := func(m match, ok bool) {
		if ok && len(m.content) > 0 {
			all = append(all, m)
		}
	}
	for n := range u.groups {
		m, ok := u.verbCue(n)
		if !ok {
			m, ok = u.phraseCue(n)
		}
		add(m, ok)
	}
	for i := range u.toks {
		add(u.accordingTo(i))
		add(u.nounCue(i))
		add(u.inView(i))
	}
	add(u.labelled())
	for i := range u.toks {
		if u.toks[i].pos == speech && !held(all, i) {
			add(u.framed(i))
		}
	}
	u.readCited(all)
	all = outermost(all)
	for i := range u.toks {
		if u.toks[i].pos == speech && !held(all, i) {
			resume(all, i)
		}
	}
	from := len(r.found)
	for _, m := range all {
		if u.untrue(m) {
			m.act = Denies
		}
		r.keep(u, m)
	}
	nest(r.found[from:])
}

// untrue reports whether a clause that someone states says of something that
// it is not so: "the idea that … is not true".
func (u *unit) untrue(m match) bool {
	if m.act != States || len(m.content) != 1 {
		return false
	}
	c := m.content[0]
	for k := c.last - 1; k > c.first && k > c.last-4; k-- {
		before := u.is(k-1, "not", "n't")
		switch u.toks[k].low {
		case "true", "accurate", "correct":
			return before
		case "false", "untrue", "inaccurate", "baseless", "unfounded", "fabricated":
			return !before && (beForms[u.at(k-1).low] || u.at(k-1).pos == adv)
		}
	}
	return false
}

// readCited notes whom a source that reports something cites for it.
func (u *unit) readCited(all []match) {
	for i := range all {
		if !cites[u.toks[all[i].cue.last-1].low] || len(all[i].content) != 1 {
			continue
		}
		for k := range all {
			if k != i && all[k].source == all[i].source && all[k].cited.last == 0 {
				all[k].cited = all[i].content[0]
			}
		}
	}
}

var cites = set("citing quoting cited quoted cites quotes")

// nest finds for each of the attributions of one unit the one it stands in.
func nest(all []*found) {
	for _, f := range all {
		for _, o := range all {
			if o == f || len(f.cue) == 0 {
				continue
			}
			for _, c := range o.content {
				if c.Contains(f.cue[0]) && (f.outer == nil || len(f.outer.content) > 0 && f.outer.content[0].Contains(c)) {
					f.outer = o
				}
			}
		}
	}
}

// resume gives a speech at i that nothing ascribes to who spoke before it in
// the unit: `"Why?" Ilves asked, rising. "It was safe."`
func resume(all []match, i int) {
	best := -1
	for k, m := range all {
		if last := m.content[len(m.content)-1]; last.last <= i && m.relayed && m.source.last > 0 && (best < 0 || last.last > all[best].content[len(all[best].content)-1].last) {
			best = k
		}
	}
	if best >= 0 {
		all[best].content = append(all[best].content, phrase{i, i + 1})
	}
}

// held reports whether the word at i is among the content of a match.
func held(all []match, i int) bool {
	for _, m := range all {
		for _, c := range m.content {
			if c.first <= i && i < c.last {
				return true
			}
		}
	}
	return false
}

// outermost drops what is ascribed within the content of another attribution,
// unless words are reported there by someone else again: "Ilves said the
// ministry had told the court that".
func outermost(all []match) []match {
	var out []match
	for i, m := range all {
		if !m.relayed && (held(all[:i], m.cue.first) || held(all[i+1:], m.cue.first)) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// keep adds a match to what was found.
func (r *reader) keep(u *unit, m match) {
	if f := r.finding(u, m); len(f.content) > 0 {
		r.found = append(r.found, f)
	}
}

// finding turns a match into spans of the text.
func (r *reader) finding(u *unit, m match) *found {
	f := &found{sentence: r.sentenceOf(u, m.cue.first), act: m.act}
	f.paragraph = r.t.Sentences[f.sentence].Paragraph
	if m.source.last > m.source.first {
		f.source = []report.Span{u.tidy(m.source)}
	}
	if m.cue.last > m.cue.first {
		f.cue = []report.Span{u.span(m.cue.first, m.cue.last)}
	}
	for _, c := range m.content {
		for k := c.first; k < c.last; k++ {
			if u.toks[k].pos == speech {
				f.speech = append(f.speech, u.toks[k].quote)
				r.quotes[u.toks[k].quote].speaker = 0
			}
		}
		if s := u.tidy(c); !s.Empty() {
			f.content = append(f.content, r.wholeQuote(u, c, s))
		}
	}
	u.readRelays(m, f)
	if m.cited.last > m.cited.first {
		f.cited = u.tidy(m.cited)
	}
	return f
}

// wholeQuote lengthens content that ends among quoted words to the end of the
// quote.
func (r *reader) wholeQuote(u *unit, c phrase, s report.Span) report.Span {
	if t := u.toks[c.last-1]; t.pos != speech && t.quote >= 0 {
		s.End = max(s.End, r.quotes[t.quote].outer.End)
	}
	return s
}

// tidy is the span of a phrase without the marks at its ends.
func (u *unit) tidy(p phrase) report.Span {
	for p.first < p.last && u.toks[p.first].isMark() {
		p.first++
	}
	for p.last > p.first && u.toks[p.last-1].isMark() {
		p.last--
	}
	if p.first >= p.last {
		return report.Span{}
	}
	return u.span(p.first, p.last)
}

func (t tok) isMark() bool {
	switch t.pos {
	case comma, colon, semi, dash, stop:
		return true
	}
	return false
}

func (r *reader) sentenceOf(u *unit, i int) int {
	s := u.sentence
	for s+1 < len(r.t.Sentences) && r.t.Sentences[s+1].Start <= u.toks[i].Start {
		s++
	}
	return s
}

// verbCue reads the attribution that verb group n makes, if it makes one.
func (u *unit) verbCue(n int) (match, bool) {
	g := &u.groups[n]
	v := u.toks[g.head].verb
	if v == nil {
		return match{}, false
	}
	m := match{cue: g.phrase}
	if s, ok := u.subjectOf(n); ok && !g.passive && light[u.toks[g.head].low] {
		m.source = s
		if m2, ok := u.voices(m, g, u.skipAdverbs(g.last)); ok {
			return m2, true
		}
		m = match{cue: g.phrase}
	}
	if g.passive {
		return u.passive(n, v)
	}
	subject, ok := u.subjectOf(n)
	if left, ok := u.inverted(n, v); ok {
		return left, true
	}
	if !ok {
		return m, false
	}
	m.source = subject
	if g.form == reduced {
		if b := u.before(g.first - 1); b < 0 || u.np[b] < 0 && u.toks[b].pos != comma || v.lemma == "view" || v.lemma == "see" {
			return m, false
		}
		return u.passive(n, v)
	}
	if u.is(subject.first-1, "as") && u.at(g.last).pos == comma && v.frames()&fThat != 0 { // "As Ilves said, …"
		m.act, m.relayed = v.act(fThat), true
		m.content = []phrase{{g.last + 1, u.clauseEnd(g.last+1, g)}}
		return m, true
	}
	if rel, ok := u.relativeObject(subject); ok {
		return u.extracted(m, g, v, rel)
	}
	return u.rightOf(m, g, v)
}

// relativeObject finds the pronoun before a subject that stands for what the
// verb ascribes: "which Ilves called", "what the mayor said".
func (u *unit) relativeObject(subject phrase) (phrase, bool) {
	k := subject.first - 1
	if k < 0 {
		return phrase{}, false
	}
	t := u.toks[k]
	if t.pos == which || t.pos == who && t.low != "who" {
		return phrase{k, k + 1}, true
	}
	return phrase{}, false
}

// extracted reads an attribution whose content is in part a relative pronoun:
// "the wall, which Ilves said had moved".
func (u *unit) extracted(m match, g *group, v *verb, rel phrase) (match, bool) {
	m.relayed = sayVerb[v.lemma]
	m.act = v.act(fThat | fSaid | fThing | fAs)
	i := u.skipAdverbs(g.last)
	h := u.groupStarting(i)
	f := v.frames()
	switch {
	case f&fThat != 0 && h != nil && h.form == finite:
		m.content = []phrase{rel, {i, u.clauseEnd(i, g)}}
	case f&fAs != 0 && (u.starts(i) && !u.isTime(i) || u.is(i, "as")):
		m.content = []phrase{rel, {i, u.thingEnd(i+1, false)}}
	case f&(fThat|fThing) != 0 && (i >= len(u.toks) || u.toks[i].isMark() || u.toks[i].pos == how):
		m.content = []phrase{rel}
	default:
		return u.rightOf(m, g, v)
	}
	return m, true
}

// rightOf finds the content of an active verb whose source is known.
func (u *unit) rightOf(m match, g *group, v *verb) (match, bool) {
	i := u.skipAdverbs(g.last)
	for _, t := range v.tails {
		k := u.follow(g.last, t.words)
		if k == 0 {
			continue
		}
		m.act = t.act
		if t.frames&fSaid != 0 {
			if m2, ok := u.parenthetical(m, g, t.frames, k); ok {
				m2.cue.last = k
				return m2, true
			}
		}
		if m2, ok := u.complement(m, g, k, t.frames); ok {
			m2.cue.last = k
			return m2, true
		}
	}
	f := v.frames()
	m.act = v.act(fThat | fSaid)
	m.relayed = sayVerb[v.lemma]
	speechLeft := m.source.first > 1 && u.toks[m.source.first-1].pos == comma && u.toks[m.source.first-2].quote >= 0 || m.source.first > 0 && (u.at(m.source.first-1).pos == speech || u.at(m.source.first-2).pos == speech)
	if speechLeft || u.at(i).pos != comma && u.at(i).pos != colon && !u.is(i, "that") {
		if left, ok := u.parenthetical(m, g, f, g.last); ok {
			return left, true
		}
	}
	if k := u.distantThat(i, f); k > 0 {
		m.content = []phrase{{k, u.clauseEnd(k, g)}}
		return m, true
	}
	for _, one := range []frame{fThat | fSaid, fTo, fFor, fAs, fThing} {
		if f&one == 0 {
			continue
		}
		want := f & one
		if one == fThat|fSaid {
			want |= f & fWhom
		}
		if m2, ok := u.complement(m, g, i, want); ok {
			m2.act = v.act(one)
			m2.relayed = m.relayed && one == fThat|fSaid
			return m2, true
		}
	}
	return u.parenthetical(m, g, f, g.last)
}

// distantThat finds a that-clause that words set off from its verb: "argued,
// as the union did, that".
func (u *unit) distantThat(i int, f frame) int {
	if f&fThat == 0 || u.starts(i) && !u.isTime(i) {
		return 0
	}
	aside := false
	for k := i; k < len(u.toks) && k < i+18; k++ {
		t := u.toks[k]
		switch {
		case t.low == "that" && k > i && u.clauseAt(k+1) && (u.np[k-1] < 0 || !aside):
			return k
		case t.pos == comma || t.pos == dash:
			aside = !aside
		case t.pos == stop || t.pos == semi || t.pos == colon || t.pos == speech || t.pos == conj && !aside && u.groupStarting(k+1) != nil:
			return 0
		case u.groupStarting(k) != nil && !aside && u.groupStarting(k).form != reduced:
			return 0
		}
	}
	return 0
}

// follow matches words after i and returns the place after them, or 0.
func (u *unit) follow(i int, words []string) int {
	if u.at(i).pos == adv && u.at(i).low != words[0] {
		i++
	}
	for _, w := range words {
		if u.at(i).low != w {
			return 0
		}
		i++
	}
	return i
}

// complement finds the content that begins at i in one of the frames.
func (u *unit) complement(m match, g *group, i int, f frame) (match, bool) {
	if f&(fThat|fSaid) != 0 {
		if f&fWhom != 0 {
			if told, k, ok := u.addressee(i); ok {
				if m2, ok := u.said(m, g, k, f); ok {
					m2.told = told
					return m2, true
				}
				if u.groupStarting(k) != nil && u.groupStarting(k).form == infinitive {
					m.told = told
					m.content = []phrase{{k, u.clauseEnd(k, g)}}
					return m, true
				}
			}
		}
		if m2, ok := u.said(m, g, i, f); ok {
			return m2, true
		}
	}
	if f&fTo != 0 {
		if h := u.groupStarting(i); h != nil && h.form == infinitive {
			m.content = []phrase{{i, u.clauseEnd(i, g)}}
			return m, true
		}
	}
	if f&(fFor|fAs) != 0 && u.starts(i) {
		if k, ok := u.objectThen(i, f); ok {
			m.content = []phrase{{i, k}}
			return m, true
		}
	}
	if f&fThing != 0 {
		h := u.groupStarting(i)
		if u.starts(i) && !u.isTime(i) || h != nil && h.form == participle || u.at(i).pos == who && u.is(i, "what") || u.at(i).pos == how && !u.is(i, "when", "where") || u.at(i).low == "whether" {
			if u.starts(i) {
				m.content = []phrase{{i, u.thingEnd(i, false)}}
			} else {
				m.content = []phrase{{i, u.clauseEnd(i, g)}}
			}
			return m, true
		}
		if u.at(i).pos == speech {
			m.content = []phrase{{i, i + 1}}
			return m, true
		}
	}
	return m, false
}

// said finds a clause or quoted words at i, or after words that say when and
// where.
func (u *unit) said(m match, g *group, i int, f frame) (match, bool) {
	for _, k := range []int{i, u.afterAdjuncts(i)} {
		j := k
		if u.at(k).pos == comma || u.at(k).pos == colon {
			j = k + 1
		}
		if u.is(j, "that") && u.at(j+1).pos == speech {
			j++
		}
		if u.at(j).pos == speech {
			m.content = u.speechFrom(j, g)
			return m, true
		}
		if f&fThat == 0 {
			continue
		}
		if u.is(k, "that") && u.at(k).pos != stop && k+1 < len(u.toks) && (u.clauseAt(k+1) || u.at(k).pos == prep) {
			m.content = []phrase{{k, u.clauseEnd(k, g)}}
			return m, true
		}
		if u.is(k, "whether", "if") || u.at(k).pos == how && k == i && !u.is(k, "when", "where") || u.at(k).pos == who && k == i {
			m.content = []phrase{{k, u.clauseEnd(k, g)}}
			return m, true
		}
		if u.at(k).pos == colon && u.clauseAt(k+1) {
			m.content = []phrase{{k + 1, u.clauseEnd(k+1, g)}}
			return m, true
		}
		if u.clauseAt(k) || f&(fThing|fFor|fAs) == 0 && f&fWhom == 0 && k == i && (u.starts(k) && !u.isTime(k) || u.at(k).pos == ing) && u.wordsFrom(k) > 3 {
			m.content = []phrase{{k, u.clauseEnd(k, g)}}
			return m, true
		}
	}
	return m, false
}

// wordsFrom counts the words from i to the next mark.
func (u *unit) wordsFrom(i int) int {
	n := 0
	for i < len(u.toks) && !u.toks[i].isMark() {
		i++
		n++
	}
	return n
}

// speechFrom takes a quoted speech and what belongs to it.
func (u *unit) speechFrom(j int, g *group) []phrase {
	return []phrase{{j, j + 1}}
}

// addressee reads whom something was told: "told the court on Monday".
func (u *unit) addressee(i int) (told phrase, next int, ok bool) {
	if !u.starts(i) {
		return phrase{}, 0, false
	}
	e := u.npEnd(i)
	told = phrase{i, e}
	if u.starts(e) && u.at(u.npEnd(e)).pos == comma && u.at(u.npEnd(e)+1).pos == speech {
		e = u.npEnd(e)
	}
	e = u.afterAdjuncts(e)
	return told, e, true
}

// objectThen reads "the council to act" or "the plan a mistake" from i.
func (u *unit) objectThen(i int, f frame) (int, bool) {
	if f&fAs != 0 {
		return u.asEnd(i), true
	}
	e := u.npEnd(i)
	for (u.at(e).pos == comma || u.at(e).pos == conj) && u.starts(e+1) { // "the mayor, the council and the union"
		if u.at(e).pos == comma && !u.listEnds(e+1) {
			break
		}
		e = u.npEnd(e + 1)
	}
	for u.at(e).pos == prep && !subordinators[u.at(e).low] && !u.is(e, "as", "for", "with", "that", "of") && u.starts(e+1) || u.is(e, "of") && u.starts(e+1) && f&fFor != 0 {
		e = u.npEnd(e + 1)
	}
	h := u.groupStarting(e)
	if f&fFor != 0 && h != nil && h.form == infinitive {
		return u.clauseEnd(e, h), true
	}
	return 0, false
}

// asEnd is where an object and what it is said to be end.
func (u *unit) asEnd(i int) int {
	e := u.thingEnd(i, false)
	switch {
	case u.starts(e) && !u.isTime(e):
		return u.thingEnd(e, false)
	case u.at(e).pos == adj || u.is(e, "as") && (u.starts(e+1) || u.at(e+1).pos == adj || u.at(e+1).pos.verbal()):
		return u.thingEnd(e+1, false)
	}
	return e
}

// parenthetical finds content to the left of "X said": a quoted speech or a
// clause up to a comma, and what goes on after the cue, which ends at i.
func (u *unit) parenthetical(m match, g *group, f frame, i int) (match, bool) {
	if f&(fThat|fSaid) == 0 || m.source.first == 0 || m.source.last > g.first || g.form != finite {
		return m, false
	}
	left, ok := u.leftContent(m.source.first - 1)
	if !ok {
		return m, false
	}
	var told phrase
	if f&fWhom != 0 && u.starts(i) {
		if t, k, ok := u.addressee(i); ok {
			told, i = t, k
		}
	}
	return u.around(m, g, left, told, i)
}

// around checks that the words after a cue leave room for content on its left,
// and adds what of it goes on to the right.
func (u *unit) around(m match, g *group, left phrase, told phrase, i int) (match, bool) {
	k := u.afterAdjuncts(i)
	next := u.at(k)
	quotedLeft := u.toks[left.last-1].pos == speech
	switch {
	case k >= len(u.toks), next.pos == stop, next.pos == semi, next.pos == dash, next.pos == rparen:
	case next.pos == comma, next.pos == colon, next.pos == speech, quotedLeft:
	case u.groupStarting(k) != nil && u.groupStarting(k).form == participle && cites[next.low]:
	default:
		return m, false
	}
	m.content = []phrase{left}
	m.told = told
	j := k
	for j < len(u.toks) && (u.toks[j].pos == comma || u.toks[j].pos == colon || u.toks[j].pos == stop || u.toks[j].pos == dash) {
		j++
	}
	if u.at(j).pos == speech && (quotedLeft || u.at(left.last-1).quote >= 0 || left.last-left.first < 5) {
		for j < len(u.toks) && (u.toks[j].pos == speech || u.toks[j].isMark()) {
			if u.toks[j].pos == speech {
				m.content = append(m.content, phrase{j, j + 1})
			}
			j++
		}
		return m, true
	}
	if next.pos == comma && (u.at(k+1).pos == to || u.at(k+1).pos == prep && !u.is(k+1, "according", "after", "as", "while") && !quotedLeft) && !u.backToSpeaker(k+1, g) {
		m.content = append(m.content, phrase{k + 1, u.clauseEnd(k+1, g)})
		return m, true
	}
	if next.pos == comma && !quotedLeft && !u.backToSpeaker(k+1, g) && u.at(k+1).pos != conj && left.last-left.first < 40 && (left.last-left.first < 4 || !u.clauseBefore(left)) {
		m.content = append(m.content, phrase{k + 1, u.clauseEnd(k+1, g)})
	}
	return m, true
}

// clauseBefore reports whether a stretch holds a finite verb and so is a whole
// clause, which nothing after the cue need complete.
func (u *unit) clauseBefore(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if g := u.groupStarting(k); g != nil && g.form == finite {
			return true
		}
	}
	return false
}

// leftContent is the speech or the clause that ends at p.
func (u *unit) leftContent(p int) (phrase, bool) {
	switch u.at(p).pos {
	case speech:
		return u.ledIn(u.speechesTo(p)), true
	case comma, dash:
		if u.at(p-1).pos == speech {
			return u.ledIn(u.speechesTo(p - 1)), true
		}
		s := u.clauseStart(p)
		if p-s < 2 {
			return phrase{}, false
		}
		ph := phrase{s, p}
		if !u.clauseBefore(ph) && u.toks[s].pos == prep {
			return ph, false
		}
		if g := u.groupStarting(s); g != nil && (g.form == participle || g.form == reduced || g.form == infinitive) && !u.clauseBefore(ph) {
			return ph, false
		}
		if u.toks[s].pos == how || u.toks[s].pos == prep && subordinators[u.toks[s].low] {
			return ph, u.commaBetween(s, p)
		}
		return ph, true
	}
	return phrase{}, false
}

// ledIn takes in the words that lead up to a speech and belong to what is
// said: `Had she known, "I would have left," she said`.
func (u *unit) ledIn(p phrase) phrase {
	s := p.first
	for s > 0 && u.toks[s-1].pos != stop && u.toks[s-1].pos != semi && u.toks[s-1].pos != speech && u.toks[s-1].pos != colon {
		s--
	}
	if s == p.first || p.first-s > 15 {
		return p
	}
	for k := s; k < p.first; k++ {
		if g := u.groupStarting(k); g != nil && u.toks[g.head].verb != nil && g.form != infinitive {
			return p
		}
	}
	return phrase{s, p.last}
}

// speechesTo takes in the speeches right before p too.
func (u *unit) speechesTo(p int) phrase {
	s := p
	for s > 0 && (u.toks[s-1].pos == speech || u.toks[s-1].isMark() && s > 1 && u.toks[s-2].pos == speech) {
		s--
	}
	return phrase{s, p + 1}
}

// clauseStart goes left from p to where the sentence or its half begins.
func (u *unit) clauseStart(p int) int {
	s := p
	for s > 0 && u.toks[s-1].pos != semi && !(u.toks[s-1].pos == stop && s > 1) && !u.spoken(s-1) {
		s--
	}
	if d := u.dateline(); s < d && d < p {
		s = d
	}
	for s < p && (u.toks[s].pos == conj || u.toks[s].isMark()) {
		s++
	}
	return s
}

// dateline is the place after "TARN (ORN) -" at the beginning of a unit, or 0.
func (u *unit) dateline() int {
	for k := 1; k < len(u.toks) && k < 14; k++ {
		if u.toks[k].pos == dash {
			if w := u.toks[0].In(u.text); len(w) > 2 && w == strings.ToUpper(w) {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// spoken reports whether the word at i is a speech that ends in a comma, or
// before one, so that what comes after it is no part of it.
func (u *unit) spoken(i int) bool {
	return u.toks[i].pos == speech && (u.at(i+1).pos == comma || u.at(i+1).pos == stop || endsSpeech(strings.TrimRight(u.toks[i].In(u.text), "\"”’'")))
}

// inverted reads `"…," said the mayor`: content, cue, source.
func (u *unit) inverted(n int, v *verb) (match, bool) {
	g := &u.groups[n]
	if v.frames()&(fThat|fSaid) == 0 || g.form != finite || g.first == 0 {
		return match{}, false
	}
	p := u.before(g.first - 1)
	if p < 0 || u.toks[p].pos != speech && u.toks[p].pos != comma {
		return match{}, false
	}
	i := g.last
	if !u.starts(i) || u.isTime(i) {
		return match{}, false
	}
	quotedLeft := u.toks[p].pos == speech || u.at(p-1).pos == speech
	if !quotedLeft {
		if _, ok := u.subjectOf(n); ok && (u.clauseAt(i) || u.at(i).pos == pron) || u.clauseAt(i) {
			return match{}, false
		}
		if !sayVerb[v.lemma] {
			return match{}, false
		}
	}
	left, ok := u.leftContent(p)
	if !ok {
		return match{}, false
	}
	m := match{cue: g.phrase, source: phrase{i, u.thingEnd(i, true)}, act: v.act(fThat | fSaid), relayed: true}
	for m.source.last > i+1 && u.toks[m.source.last-1].isMark() {
		m.source.last--
	}
	m, ok = u.around(m, g, left, phrase{}, m.source.last)
	return m, ok
}

var sayVerb = set("say add report write note announce warn argue explain claim declare insist predict confirm")

// passive reads "was told that", "is expected to", "was accused of".
func (u *unit) passive(n int, v *verb) (match, bool) {
	g := &u.groups[n]
	m := match{cue: g.phrase, act: v.act(fThat | fTo | fFor | fAs)}
	subject, hasSubject := u.subjectOf(n)
	i := g.last
	if u.is(i, "by") && u.starts(i+1) {
		e := u.thingEnd(i+1, true)
		m.source = phrase{i + 1, e}
		i = e
	}
	h := u.groupStarting(i)
	f := v.frames()
	switch {
	case f&fWhom != 0 && (u.is(i, "that") || u.clauseAt(i)):
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
		return m, true
	case v.lemma == "ask" || v.lemma == "tell":
		if m2, ok := u.complement(m, g, i, fThat|fTo); ok {
			return m2, true
		}
		if u.is(i, "about") && u.starts(i+1) {
			m.cue.last = i + 1
			m.content = []phrase{{i + 1, u.thingEnd(i+1, false)}}
			return m, true
		}
		return m, false
	case !hasSubject:
		return m, false
	case f&(fTo|fFor|fThat|fAs|fThing) != 0 && h != nil && h.form == infinitive:
		m.content = []phrase{subject, {i, u.clauseEnd(i, g)}}
		return m, true
	case f&fThat != 0 && u.is(i, "that") && u.toks[subject.first].low == "it":
		m.content = []phrase{{i, u.clauseEnd(i, g)}}
		return m, true
	case f&fAs != 0 && (u.is(i, "as", "of", "for") || u.starts(i) && !u.isTime(i)):
		m.content = []phrase{subject, {i, u.clauseEnd(i, g)}}
		return m, true
	case m.source.last > 0 && f&(fThing|fAs|fThat) != 0:
		m.content = []phrase{subject}
		return m, true
	}
	return m, false
}

// accordingTo reads "according to X" at i: X and the rest of the sentence.
func (u *unit) accordingTo(i int) (match, bool) {
	if !u.is(i, "according") || !u.is(i+1, "to") || !u.starts(i+2) {
		return match{}, false
	}
	m := match{cue: phrase{i, i + 2}, act: States, relayed: true}
	m.source = phrase{i + 2, u.thingEnd(i+2, true)}
	e := m.source.last
	if i == 0 || u.toks[i-1].pos == conj && i == 1 {
		for e < len(u.toks) && u.toks[e].pos != comma && u.toks[e].pos != speech {
			e++
		}
		m.source.last = e
		if e >= len(u.toks) {
			return m, false
		}
		m.content = []phrase{{e, u.clauseEnd(e+1, &group{})}}
		return m, true
	}
	p := i - 1
	if u.toks[p].pos == comma {
		p--
	}
	s := u.clauseStart(p + 1)
	if u.at(p).pos == speech {
		m.content = []phrase{u.speechesTo(p)}
		return m, true
	}
	if s > p {
		return m, false
	}
	m.content = []phrase{{s, p + 1}}
	if u.at(e).pos == comma && !u.clauseBefore(m.content[0]) {
		m.content = append(m.content, phrase{e + 1, u.clauseEnd(e+1, &group{})})
	}
	return m, true
}

// countWords counts the words of s, up to most.
func countWords(s string, most int) int {
	n, in := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			in = false
		case !in:
			in = true
			if n++; n >= most {
				return n
			}
		}
	}
	return n
}

func endsSpeech(s string) bool {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(",.!?…—-", r)
}

// beginsLow reports whether s begins with a small letter.
func beginsLow(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}
