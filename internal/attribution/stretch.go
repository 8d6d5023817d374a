package attribution

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds a subject that commas part from its verb: "Maret Ilves, who
// runs the port, said".

// subjectAcrossComma finds the subject of a verb that comes right after a
// comma: what the commas set off is an apposition, a relative clause or an
// adjunct, and the subject stands before it.
func (u *unit) subjectAcrossComma(c int) (phrase, bool) {
	s, ok := u.acrossComma(c)
	if ok && subjectPronoun[u.toks[s.first].low] && u.at(s.first+1).pos == adv { // "They also, in May, said"
		s.last = s.first + 1
	}
	return s, ok
}

func (u *unit) acrossComma(c int) (phrase, bool) {
	end := c
	for n := 0; n < 6; n++ {
		p := u.segmentStart(end - 1)
		if p <= 0 {
			// The segment is the beginning of the unit.
			return u.nominalSegment(0, end, c)
		}
		if u.is(p, "whose") && u.starts(p+1) && u.npEnd(p+1) == end && end < c && u.noVerb(end, c) { // "Orrel, whose manager, Ana Voss, said"
			return phrase{p + 1, c}, true
		}
		if to := u.sentTo(p); to > 0 {
			end = to
			continue
		}
		kind := u.segmentKind(p, end)
		if kind == notSubject && u.toks[p-1].pos != comma {
			return phrase{}, false
		}
		if u.liesIn(p, end) && (end == c || names.LikePlace(u.span(p, end).In(u.text))) || u.isParty(p) { // "in Orre, Tarn, said"
			kind = aside
		}
		if kind == nominal {
			if q := u.segmentStart(p - 2); u.toks[p-1].pos == comma && (q < p-1) && (u.segmentKind(q, p-1) == nominal || u.is(q, "of", "from")) {
				end = p - 1
				continue
			}
			before := u.segmentKind(u.segmentStart(p-2), p-1)
			named := end < c && u.likeName(p, end) && u.toks[p].pos == name // with an apposition of its own
			if u.toks[p-1].pos != comma && (u.toks[p-1].pos != dash || u.toks[c].pos != dash) || !u.endsInNoun(p-1) || before == scene || before == notSubject || before == aside && named {
				return phrase{u.trimLead(p, end), c}, true
			}
		}
		end = p - 1
	}
	return phrase{}, false
}

// sentTo is the comma behind a paper that what is set off says was sent to, or signed
// by, who is named from p on: "The memo, addressed to the mayor, Dov Aalto, said".
func (u *unit) sentTo(p int) int {
	if p < 2 || u.toks[p-1].pos != comma {
		return 0
	}
	q := u.segmentStart(p - 2)
	if q < 2 || u.toks[q-1].pos != comma || !sentForms[u.toks[q].low] {
		return 0
	}
	if lexis.KindOf(u.toks[q-2].low) != "document" || lexis.KindOf(u.toks[p-2].low) != "role" {
		return 0
	}
	return q - 1
}

// sentForms say what was done to a paper, and by or to whom.
var sentForms = word.Set("sent addressed written signed dated drafted emailed mailed submitted delivered handed prepared compiled commissioned leaked shown posted given presented obtained")

// noVerb reports whether no verb stands from i to end.
func (u *unit) noVerb(i, end int) bool {
	return !slices.ContainsFunc(u.ofGroup[i:end], func(g int) bool { return g >= 0 })
}

// goesOnAcross reports whether all between an "and" and the comma at c says when
// and where, so that the verb behind it goes on with another's subject.
func (u *unit) goesOnAcross(c int) bool {
	end := c
	for range maxAsides {
		p := u.segmentStart(end - 1)
		and := p < end && u.toks[p].pos == conj
		if and {
			p++
		}
		if p < end && !u.isAdjunct(p, end) {
			return false
		}
		if and {
			return true
		}
		if p == 0 || p >= end || u.toks[p-1].pos != comma {
			return false
		}
		end = p - 1
	}
	return false
}

// isAdjunct reports whether a stretch only says when, where or how.
func (u *unit) isAdjunct(p, end int) bool {
	if u.np[p] >= 0 {
		first := u.npFirst(p)
		return u.isTime(first) && u.npEnd(first) == end
	}
	for k := p; k < end; k++ {
		if u.finiteAt(k) {
			return false
		}
	}
	return u.segmentKind(p, end) == scene
}

type stretch int

const (
	notSubject stretch = iota
	nominal            // a noun phrase with what hangs on it
	aside              // a relative clause, a participle
	scene              // "In an interview on Monday"
)

// segmentStart goes left from j to the beginning of the stretch between commas.
func (u *unit) segmentStart(j int) int {
	depth := 0
	for ; j >= 0; j-- {
		switch u.toks[j].pos {
		case rparen:
			depth++
		case lparen:
			depth--
		case comma, semi, colon, speech, stop, dash:
			if depth <= 0 && u.np[j] < 0 {
				return j + 1
			}
		}
	}
	return 0
}

// segmentKind tells what stands from p to end between two commas.
func (u *unit) segmentKind(p, end int) stretch {
	if p >= end {
		return notSubject
	}
	p = u.trimLead(p, end)
	if p >= end {
		return aside
	}
	t := u.toks[p]
	switch {
	case u.relativeAt(p) || t.pos == how:
		return aside
	case t.pos == prep || t.pos == to || t.pos == adv || t.pos == adj && u.np[p] < 0:
		return scene
	}
	if g := u.groupStarting(p); g != nil {
		if g.form == finite && !(g.last == g.first+1 && p > 1 && u.toks[p-1].pos == comma && u.np[p-2] >= 0 && strings.HasSuffix(u.toks[p].low, "ed")) { // "the letter, dated May 3, warns"
			return notSubject
		}
		return scene
	}
	if u.np[p] < 0 {
		return notSubject
	}
	if e := u.npEnd(p); u.is(e, "of") && u.is(e+1, "whom", "which") { // "many of whom left"
		return aside
	} else if u.is(e, "of") && u.is(e+1, "them") && e == p+1 { // "most of them farmers"
		return notSubject
	}
	if u.isTime(u.npFirst(p)) && u.npEnd(u.npFirst(p)) == end {
		return aside
	}
	relative := 0
	for k := p; k < end; k++ {
		if u.relativeAt(k) || u.is(k, "that", "where", "whose") {
			relative++
		}
		if u.finiteAt(k) {
			if relative == 0 {
				return notSubject
			}
			relative--
		}
	}
	return nominal
}

// trimLead drops a conjunction or "that" before a subject.
func (u *unit) trimLead(p, end int) int {
	for p < end && (u.toks[p].pos == conj || u.is(p, "that", "while", "though", "although", "because", "if", "when", "as", "since") || u.toks[p].pos == adv && u.np[p] < 0 && p+1 < end && u.np[p+1] >= 0) {
		p++
	}
	return p
}

func (u *unit) endsInNoun(c int) bool { return c > 0 && (u.np[c-1] >= 0) }

// nominalSegment takes the stretch from p to end as a subject that runs on to c.
func (u *unit) nominalSegment(p, end, c int) (phrase, bool) {
	if u.segmentKind(p, end) == nominal {
		return phrase{u.trimLead(p, end), c}, true
	}
	// "In Tarn the mayor, who …, said": the last noun phrase alone.
	if end > 0 && u.np[end-1] >= 0 && u.segmentKind(p, end) == scene {
		s := u.subjectStart(end - 1)
		if s > 0 && u.toks[s-1].pos == prep {
			return phrase{}, false
		}
		return phrase{s, c}, true
	}
	return phrase{}, false
}
