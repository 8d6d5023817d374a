package attribution

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// match is an attribution within one unit, in words.
type match struct {
	source  phrase
	cue     phrase
	content []phrase
	act     Act
	told    phrase
	cited   phrase
	outer   bool // ascribes what holds the cue of another match
	relayed bool // words reported, by somebody who can be told, which count even within other reported words
}

// cues finds the attributions of one unit.
func (r *reader) cues(u *unit) {
	all := u.matches()
	if m, ok := r.labelled(u); ok {
		all = append(all, m)
	}
	all = append(all, u.framedSpeeches(all)...)
	for i := range all {
		if all[i].source.last <= all[i].cue.first {
			all[i].source = u.withoutAdjunct(all[i].source)
		}
	}
	u.readCited(all)
	u.part(all)
	u.splice(all)
	u.cede(all)
	if r.label != nil {
		all = slices.DeleteFunc(all, func(m match) bool { return !m.relayed })
	}
	all = outermost(all)
	for i := range all {
		all[i].outer = relaysAnother(all, all[i])
	}
	for i := range u.toks {
		if u.toks[i].pos == speech && !held(all, i) {
			u.resume(all, i)
		}
	}
	r.keepAll(u, all)
}

// matches are the attributions that verbs make, then those that little words and
// nouns do.
func (u *unit) matches() []match {
	var all []match
	add := func(m match, ok bool) {
		if ok && len(m.content) > 0 && !u.onlyAsks(m.content[0]) {
			all = append(all, m)
		}
	}
	for n := range u.groups {
		m, ok := u.verbCue(n)
		if !ok {
			m, ok = u.phraseCue(n)
		}
		if g := &u.groups[n]; g.negated || u.is(g.first-1, "nor") || u.nobody(m.source) { // "would neither confirm nor deny"
			m.act = negated(m.act, u.knows(m.cue))
		}
		if u.hardlyAnyone(m.source) || len(m.content) > 0 && u.is(m.content[0].first, "nothing") && !u.clauseAt(m.content[0].first) { // "said nothing about it", but "said nothing was stolen"
			m.act = Hedges
		}
		m.relayed = m.relayed && !u.is(m.source.last-1, "somebody", "someone", "anybody", "anyone")
		add(m, ok)
	}
	for i := range u.toks {
		add(u.accordingTo(i))
		add(u.nounCue(i))
		add(u.inView(i))
	}
	return all
}

// onlyAsks reports whether a content is the one word of a question that breaks off, and
// the sentence goes on with who says so: "left without telling us why, the mayor said".
func (u *unit) onlyAsks(p phrase) bool {
	return p.last == p.first+1 && u.toks[p.first].pos == how && u.at(p.last).pos == comma
}

// framedSpeeches are the attributions of speeches that none of all ascribes.
func (u *unit) framedSpeeches(all []match) []match {
	var out []match
	for i := range u.toks {
		if u.toks[i].pos == speech && !held(all, i) && !held(out, i) {
			if m, ok := u.framed(i); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// keepAll adds matches to what was found, each within the one whose content it
// stands in.
func (r *reader) keepAll(u *unit, all []match) {
	from := len(r.found)
	for _, m := range all {
		if u.quotedSelf(m) || m.act == Denies && u.pointsBack(m.source) || r.t.Sentences[u.sentence].Headline && u.anybody(m.source) {
			continue
		}
		switch {
		case u.untrue(m) || u.disowns(m, all):
			m.act = Denies
		case m.act == Denies && u.turnsDown(m):
			m.act = Intends
		}
		if f := r.finding(u, m); len(f.content) > 0 {
			r.found = append(r.found, f)
		}
	}
	nest(r.found[from:])
	for _, f := range r.found[from:] {
		if f.outer == nil {
			f.outer = r.label
		}
	}
}

// negated is the act of a cue with "not". What someone does not say or know
// supports nothing; what someone does not believe or intend is denied.
func negated(a Act, knows bool) Act {
	switch {
	case a == Believes && !knows, a == Intends:
		return Denies
	}
	return Hedges
}

// knows reports whether a cue is of knowledge, which may be lacking of what is so.
func (u *unit) knows(cue phrase) bool {
	for k := cue.first; k < cue.last; k++ {
		if knowing[u.toks[k].low] {
			return true
		}
	}
	return false
}

var knowing = word.Set("know knew known aware remember recall realize realise see saw notice understand sure certain clear")

// quotedSelf reports whether a cue within quoted words has their speaker, or
// whom they speak to, for its source: "He said “I knew you'd say that”".
func (u *unit) quotedSelf(m match) bool {
	return m.cue.last > m.cue.first && u.toks[m.cue.first].quote >= 0 && m.source.last == m.source.first+1 && u.is(m.source.first, "i", "we", "you")
}

// anybody reports whether a source is who writes or reads: "What we know about".
func (u *unit) anybody(p phrase) bool {
	return p.last == p.first+1 && u.is(p.first, "we", "you") && u.toks[p.first].quote < 0
}

// disowns reports whether somebody says that he said what isn't so: "said it had
// wrongly stated that", "admitted she was wrong to say".
func (u *unit) disowns(m match, all []match) bool {
	inner := m.source.last == m.source.first+1 && u.is(m.source.first, "it", "he", "she", "they", "we", "i")
	if !inner || m.act != States || !slices.ContainsFunc(all, func(o match) bool { return o.cue != m.cue && o.relayedWithin(m) }) {
		return false
	}
	for k := m.source.last; k < m.cue.last; k++ {
		if mistaken[u.toks[k].low] {
			return true
		}
	}
	return false
}

var mistaken = word.Set("wrongly falsely mistakenly erroneously incorrectly inaccurately wrong mistaken untruthful")

// relayedWithin reports whether what another match ascribes holds this one.
func (m match) relayedWithin(inner match) bool {
	return m.act == States && slices.ContainsFunc(m.content, func(c phrase) bool { return c.first <= inner.source.first && inner.cue.last <= c.last })
}

// pointsBack reports whether a source is what was said before, which has nobody's
// voice: "That contradicts a statement by the port".
func (u *unit) pointsBack(p phrase) bool {
	return p.last == p.first+1 && u.is(p.first, "that", "this", "it", "which") && u.at(p.first).pos != name
}

// nobody reports whether a source says that nobody is one.
func (u *unit) nobody(p phrase) bool {
	return p.last > p.first && u.is(p.first, "nobody", "none", "no", "neither") && u.at(p.first+1).pos != number // but "No 10"
}

// hardlyAnyone reports whether a source says that next to nobody is one: "Few
// in the hall believed that".
func (u *unit) hardlyAnyone(p phrase) bool {
	return p.last > p.first && (u.is(p.first, "few") || u.is(p.first-1, "hardly", "scarcely", "barely") && u.is(p.first, "anyone", "anybody", "any"))
}

// turnsDown reports whether what somebody rejects asks for something or proposes it, and
// asserts nothing that he could deny: "rejected the request", "dismissed calls to resign".
func (u *unit) turnsDown(m match) bool {
	if len(m.content) != 1 {
		return false
	}
	c := m.content[0]
	for k := m.cue.first; k < c.last && u.toks[k].pos != prep && !u.is(k, "that"); k++ {
		if proposals[strings.TrimSuffix(u.toks[k].low, "s")] {
			return !slices.ContainsFunc(u.toks[k:c.last], func(t tok) bool { return t.low == "as" }) // "dismissed the offer as a lie"
		}
	}
	return false
}

var proposals = word.Set("request call demand plea appeal petition motion bill offer proposal bid application invitation amendment ultimatum recount resolution budget compromise ceasefire truce resignation nomination lawsuit")

// untrue reports whether a clause that someone states says of an account that
// it is not so: "the idea that … is not true". A receipt or an alarm that is false is one
// all the same.
func (u *unit) untrue(m match) bool {
	if m.act != States || len(m.content) != 1 {
		return false
	}
	c := m.content[0]
	for k := c.first; k < c.last; k++ {
		if u.is(k, "if", "whether", "unless", "because", "would", "could") { // "would not have called if it wasn't true"
			return false
		}
	}
	for k := c.last - 1; k > c.first && k > c.last-4; k-- {
		before := u.is(k-1, "not", "n't")
		switch u.toks[k].low {
		case "true", "accurate", "correct":
			return before && u.ofAccount(phrase{c.first, k})
		case "false", "untrue", "inaccurate", "baseless", "unfounded", "fabricated":
			return !before && (beForms[u.at(k-1).low] || u.at(k-1).pos == adv) && u.ofAccount(phrase{c.first, k})
		}
	}
	return false
}

// ofAccount reports whether words are about what was said: a clause, what a pronoun
// points back at, an account by name.
func (u *unit) ofAccount(p phrase) bool {
	if u.is(p.first, "that") && u.ofGroup[p.first+1] < 0 { // not "that was"
		p.first++
	}
	for k := p.first; k < p.last; k++ {
		if t := u.toks[k]; t.pos == pron || u.is(k, "that", "this", "these", "those", "none", "neither", "what", "both", "all") || accounts[strings.TrimSuffix(t.low, "s")] {
			return true
		}
	}
	return false
}

var accounts = word.Set("claim idea suggestion allegation charge report notion rumour rumor assertion accusation story storie theory figure number toll count information news statement remark account version article comment coverage insinuation quote")

// readCited notes whom a source that reports something cites for it, or has it from.
func (u *unit) readCited(all []match) {
	for i := range all {
		if from := all[i].cue.last; learning[u.toks[all[i].cue.last-1].low] && u.is(from, "from") && u.starts(from+1) {
			all[i].cited = phrase{from + 1, u.npEnd(from + 1)}
		}
		if !cites[u.toks[all[i].cue.last-1].low] || len(all[i].content) != 1 {
			continue
		}
		for k := range all {
			if k != i && (all[k].source == all[i].source || u.standsFor(all[i].source, all[k].source)) && all[k].cited.last == 0 {
				all[k].cited = all[i].content[0]
			}
		}
	}
}

// withoutAdjunct drops from a source before its cue what says how, when and where
// it spoke, between commas or dashes: ", citing officials", ", in a letter,".
func (u *unit) withoutAdjunct(p phrase) phrase {
	for k := p.first + 1; k+1 < p.last && !u.relativeAt(k); k++ {
		if u.np[k-1] < 0 || u.toks[k].pos != comma && u.toks[k].pos != dash || u.np[k] >= 0 {
			continue
		}
		if u.formAt(k+1, participle) || u.setsOff(k+1) {
			return phrase{p.first, k}
		}
	}
	return p
}

// setsOff reports whether a preposition at i begins words that hang on a verb, not
// on the noun before them.
func (u *unit) setsOff(i int) bool {
	return u.is(i, "in", "at", "on", "during", "after", "before", "for", "by", "with", "as") && u.at(i).pos == prep
}

// standsFor reports whether p is a relative pronoun for the source before it.
func (u *unit) standsFor(p, source phrase) bool {
	return p.last == p.first+1 && source.last > 0 && source.last == p.first-1 && u.toks[p.first-1].pos == comma && u.relativeAt(p.first)
}

// learning is how an outlet has what it states: "the Herald understands".
var learning = lexis.EveryForm(`learn hear understand`)

var cites = lexis.EveryForm(`cite quote`)

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
func (u *unit) resume(all []match, i int) {
	best, bestEnd := -1, 0
	for k, m := range all {
		end := m.content[len(m.content)-1].last
		if end > i || !m.relayed || m.source.last == 0 || m.outer {
			continue
		}
		if speaks := u.toks[end-1].pos == speech; best < 0 || speaks && u.toks[bestEnd-1].pos != speech || end > bestEnd && speaks == (u.toks[bestEnd-1].pos == speech) {
			best, bestEnd = k, end
		}
	}
	if best >= 0 {
		all[best].content = append(all[best].content, phrase{i, i + 1})
	}
}

// relaysAnother reports whether the cue of one match lies in what m ascribes.
func relaysAnother(all []match, m match) bool {
	for _, o := range all {
		if held([]match{m}, o.cue.first) {
			return true
		}
	}
	return false
}

// held reports whether the word at i is among the content of a match.
func held(all []match, i int) bool {
	for _, m := range all {
		if m.holds(i) {
			return true
		}
	}
	return false
}

func (m *match) holds(i int) bool {
	for _, c := range m.content {
		if c.first <= i && i < c.last {
			return true
		}
	}
	return false
}

// outermost drops what is ascribed within the content of another attribution,
// unless words are reported there by someone else again: "Ilves said the
// ministry had told the court that". Of two that each stand in the other's
// content the later cue has the earlier in what it ascribes: "They wanted to
// sail, Ilves told the court".
func outermost(all []match) []match {
	var out []match
	for i, m := range all {
		within := false
		for k, o := range all {
			if k != i && o.holds(m.cue.first) && !(m.holds(o.cue.first) && m.cue.first > o.cue.first) {
				within = true
			}
		}
		if (m.relayed || !within) && !meantOnly(all, m) {
			out = append(out, m)
		}
	}
	return out
}

// meantOnly reports whether a cue is what its own source only means, or
// declines, to do: "declined to say who had paid".
func meantOnly(all []match, m match) bool {
	for _, o := range all {
		if o.source == m.source && o.cue != m.cue && len(o.content) > 0 && o.content[len(o.content)-1].first == m.cue.first {
			return true
		}
	}
	return false
}

// finding turns a match into spans of the text.
func (r *reader) finding(u *unit, m match) *found {
	f := &found{sentence: r.sentenceOf(u, m.cue.first), act: m.act}
	f.paragraph = r.t.Sentences[f.sentence].Paragraph
	if n := m.source.last; n-m.source.first > 2 && u.toks[n-1].pos == adv && u.toks[n-2].pos == comma { // "Ilves, meanwhile,"
		m.source.last -= 2
	}
	m.source.last = u.withoutTime(m.source)
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
	return u.bracketed(u.span(p.first, p.last))
}

// bracketed takes in a square bracket at either end whose other half stands within:
// "[the] wall".
func (u *unit) bracketed(s report.Span) report.Span {
	in := s.In(u.text)
	if s.Start > 0 && u.text[s.Start-1] == '[' && strings.Contains(in, "]") {
		s.Start--
	}
	if s.End < len(u.text) && u.text[s.End] == ']' && strings.LastIndexByte(in, '[') > strings.LastIndexByte(in, ']') {
		s.End++
	}
	return s
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
