package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// chains gives every attribution its chain: the outlets that relay it, then
// who is said to have said it, then whom that source cites.
func (r *reader) chains(res *names.Resolver) {
	for _, f := range r.found {
		f.chain = r.chain(res, f)
	}
	for _, f := range r.found {
		if f.outer != nil && f.outer != f {
			f.chain = joinChains(f.outer.chain, f.chain)
		}
	}
}

func (r *reader) chain(res *names.Resolver, f *found) []Link {
	var out []Link
	add := func(l Link) {
		if l.Name == "" || l.Kind == Outlet && names.SameOutlet(l.Name, r.t.Outlet) {
			return
		}
		for _, o := range out {
			if o.Name == l.Name {
				return
			}
		}
		out = append(out, l)
	}
	for _, v := range f.via {
		if l := res.Link(v); l.Kind == Outlet {
			add(l)
		}
	}
	var source Link
	if len(f.source) > 0 {
		source = r.sourceOf(res, f)
	}
	if source.Kind == Outlet && f.act == Believes && len(f.cue) > 0 && learning[lastWord(word.Lower(f.cue[0].In(r.t.Text)))] {
		f.act = States
	}
	if !f.giver.Empty() && source.Kind == Document {
		add(res.Resolve(f.giver, names.Manner{}))
	}
	add(source)
	if body, ok := res.SpeaksForWhom(source); ok {
		add(body)
	}
	if !f.cited.Empty() {
		if l := res.Resolve(f.cited, names.Manner{}); l.Kind != Unknown || l.IsNamed() { // not "citing a lack of money"
			add(l)
		}
	}
	return out
}

// relaysOn reports whether an attribution is an outlet's or a document's, which
// hand on what others say.
func relaysOn(res *names.Resolver, f *found) bool {
	if len(f.source) == 0 {
		return true
	}
	l := res.Link(f.source[0])
	return l.Kind == Outlet || l.Kind == Document
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// replies are cues of an answer.
var replies = word.Set("replied replies answered answers responded responds retorted countered replying answering responding response reply answer answers retort")

// sourceOf is the link of an attribution's source. "which" stands for no person,
// so after one it stands for all that was said before: no source at all.
func (r *reader) sourceOf(res *names.Resolver, f *found) Link {
	how := names.Manner{
		Asks:    f.act == Asks,
		Answers: len(f.cue) > 0 && replies[word.Lower(firstWord(f.cue[0].In(r.t.Text)))],
		Inner:   f.outer != nil && !relaysOn(res, f.outer),
	}
	if !f.author.Empty() {
		if l := res.Resolve(f.author, how); l.Kind != Unknown || l.Name != "" {
			l.Span = f.source[0]
			return l
		}
	}
	if f.antecedent.Empty() {
		return res.Resolve(f.source[0], how)
	}
	if l := res.Link(f.antecedent); f.thing && l.IsSomebody() {
		if name := strings.TrimPrefix(l.Name, "the "); l.Kind == Anonymous && isTitle(name) { // "the Cabin Liberals, which said"
			return Link{Name: name, Kind: Institution, Span: l.Span}
		}
		return Link{}
	}
	how.Restricts = f.restricts
	return res.Resolve(f.antecedent, how)
}

// isTitle reports whether some words are all capitalised, and more than one.
func isTitle(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(first)
	})
}

// joinChains puts the chain of the attribution outside before that inside. The
// origin stays that of the one inside: where someone quotes a source that
// quotes them, nothing is put before it.
func joinChains(outer, inner []Link) []Link {
	out := append([]Link(nil), outer...)
	for _, l := range inner {
		known := false
		for _, o := range out {
			known = known || o.Name == l.Name
		}
		if !known {
			out = append(out, l)
		}
	}
	if len(inner) > 0 && len(out) > 0 && out[len(out)-1].Name != inner[len(inner)-1].Name {
		return inner
	}
	return out
}

// relays are verbs that hand a text on: "provided to the Herald".
var relays = word.Set("provided gave given showed shown released leaked sent shared handed obtained seen viewed reviewed published supplied")

// readRelays finds in a unit what the chain of a match needs beside its
// source: the outlets it went through, what the source cites, who gave it.
func (u *unit) readRelays(m match, f *found) {
	last := min(len(u.toks), m.cue.last+14)
	for k := max(0, m.cue.first-1); k < last; k++ {
		if m.holds(k) || !u.starts(k) {
			continue
		}
		if (m.told.last > 0 && k == m.told.first) || u.is(k-1, "with", "to", "by", "in", "on") || u.at(k-1).verb.takes(fWhom) {
			f.via = append(f.via, u.span(k, u.npEnd(k)))
		}
	}
	if m.source.last <= m.source.first {
		return
	}
	if s, ok := u.quoter(m); ok {
		f.via = append(f.via, u.span(s.first, s.last))
	}
	if c := m.source.first - 1; u.at(c).pos == comma { // "In an interview with the Herald, Ilves said"
		for k := c - 1; k > max(0, c-12) && !u.toks[k].isMark(); k-- {
			if u.starts(k) && u.is(k-1, "with", "to") && (settings[u.at(k-2).low] || u.is(k-2, "speaking", "talking")) {
				f.via = append(f.via, u.span(k, u.npEnd(k)))
			}
		}
	}
	for k := m.source.first; k < m.source.last; k++ { // "a memo seen by the Herald"
		if u.is(k, "by", "to") && u.starts(k+1) && (relays[u.at(k-1).low] || names.OutletNamed(u.span(k+1, u.npEnd(k+1)).In(u.text)) != "") {
			f.via = append(f.via, u.span(k+1, u.npEnd(k+1)))
		}
	}
	f.author = u.authorOf(m.source)
	if k := m.source.last - 1; k-m.source.first > 1 && u.is(k-1, "of") && u.relativeAt(k) { // "many of whom"
		m.source.first = k
	}
	t := u.toks[m.source.first]
	if m.source.last-m.source.first != 1 || !u.relativeAt(m.source.first) && t.low != "that" {
		return
	}
	p, ok := u.antecedent(m.source.first)
	if !ok {
		return
	}
	f.antecedent = u.span(p.first, p.last)
	f.thing = t.pos == which
	f.restricts = u.at(m.source.first-1).pos != comma
	for n := range u.groups {
		g := &u.groups[n]
		if g.last > m.source.first || !relays[g.low] {
			continue
		}
		if u.is(g.last, "to") && u.starts(g.last+1) {
			f.via = append(f.via, u.span(g.last+1, u.npEnd(g.last+1)))
		}
		if s, ok := u.subjectOf(n); ok {
			f.giver = u.tidy(s)
		}
	}
}

// quoter is who quotes the source of a match as saying something.
func (u *unit) quoter(m match) (phrase, bool) {
	if m.cue.first == 0 || u.ofGroup[m.cue.first] < 1 || !u.is(m.cue.first-1, "as") {
		return phrase{}, false
	}
	n := u.ofGroup[m.cue.first] - 1
	h := &u.groups[n]
	switch {
	case !cites[h.low]:
		return phrase{}, false
	case h.passive && u.is(h.last, "by") && u.starts(h.last+1):
		return phrase{h.last + 1, u.npEnd(h.last + 1)}, true
	case h.passive && u.is(m.cue.last, "by") && u.starts(m.cue.last+1): // "was quoted as saying by the Herald"
		return phrase{m.cue.last + 1, u.npEnd(m.cue.last + 1)}, true
	case h.passive:
		return phrase{}, false
	}
	return u.subjectOf(n)
}

// issues are verbs that make a document public as one's own words.
var issues = lexis.EveryForm(`issue release send post write publish tweet sign deliver give email mail`)

// statements are documents that speak for who issues them.
var statements = word.Set("statement letter email e-mail emails tweet tweets post memo message note video release op-ed column essay speech advertisement ad notice communique declaration bulletin")

// authorOf is who issued the statement that a source is: "The port issued a
// statement saying that".
func (u *unit) authorOf(source phrase) report.Span {
	if source.first == 0 || !u.starts(source.first) || !statements[u.toks[u.npEnd(source.first)-1].low] || u.ofGroup[source.first-1] < 0 {
		return report.Span{}
	}
	n := u.ofGroup[source.first-1]
	if g := u.groups[n]; g.last == source.first && issues[g.low] && !g.passive {
		if s, ok := u.subjectOf(n); ok {
			return u.tidy(s)
		}
	}
	return report.Span{}
}
