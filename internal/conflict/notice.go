package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// A scandal mostly has somebody who gave notice of it and somebody who says that none
// came, in other words than the first:
//
//	The union warned the operator twice.      No such warning has reached us, the operator said.
//	She wrote to the council in May.          The council never received a letter.
//	Residents had told the mayor of it.       The mayor said he knew nothing of any complaint.
//
// notice is one clause of either kind.
type notice struct {
	clause   *clause
	given    bool // or it says that none was
	kinds    kindsOfNotice
	receiver []word.Key // whom it was given to; of "us", who says so
	rest     []word.Key // what else the clause tells
	giver    []word.Key // whom it was not from: "never received a letter from the union"
}

// kindsOfNotice are ways to give notice, as bits.
type kindsOfNotice uint8

const (
	asWarning kindsOfNotice = 1 << iota
	asWord
	asLetter
	asComplaint
	asRequest
	asThing // that was sent or shown
	anyKind = asWarning | asWord | asLetter | asComplaint | asRequest
)

var (
	noticeVerbs = map[string]kindsOfNotice{
		"warned": asWarning, "warns": asWarning, "alerted": asWarning | asWord, "told": asWord, "informed": asWord, "notified": asWord,
		"wrote": asLetter, "written": asLetter, "emailed": asLetter, "complained": asComplaint, "asked": asRequest, "consulted": asWord | asRequest, "contacted": anyKind, "approached": anyKind,
	}
	noticeNouns = map[string]kindsOfNotice{
		"warning": asWarning, "warnings": asWarning, "alert": asWarning, "notice": asWord, "notification": asWord,
		"letter": asLetter | asWarning | asComplaint, "letters": asLetter | asWarning | asComplaint, "email": asLetter, "emails": asLetter, "e-mail": asLetter, "e-mails": asLetter,
		"information": asWord | asWarning, "concern": asComplaint | asWarning, "concerns": asComplaint | asWarning,
		"complaint": asComplaint, "complaints": asComplaint, "request": asRequest, "requests": asRequest,
	}
	receiving = word.Set("received receive receiving got get gotten getting seen had")
	arriving  = word.Set("reached reach reaching arrived came")
	lodging   = word.Set("received made filed lodged sent issued given passed")
	ignorant  = word.Set("unaware ignorant")
	knowing   = word.Set("aware knowledge knew known know heard")
	forms     = word.Set("been was were is are be being have has had having ever either also personally formally officially")
	nobody    = word.Set("nobody none")
	raising   = word.Set("raise raised make made file filed lodge lodged send sent submit submitted voice voiced")
	handing   = word.Set("disclosed shown showed sent handed passed provided submitted forwarded given gave delivered")
	gotten    = word.Set("received receive saw see seen shown given sent handed got")
)

// notices finds claims that notice was given to somebody who says that none was.
func notices(s Story, clauses []*clause) []Conflict {
	const kept = 64 // of either kind
	var given, denied []notice
	for _, c := range clauses {
		n, ok := noticeOf(c)
		switch {
		case !ok:
		case n.given && len(given) < kept:
			given = append(given, n)
		case !n.given && len(denied) < kept:
			denied = append(denied, n)
		}
	}
	var out disputes[stand]
	for _, d := range denied {
		if i := slices.IndexFunc(given, d.answers); i >= 0 { // he who got it, his office and its spokesman are one side
			x := Conflict{Negation, s.sidesOf(given[i].clause, d.clause), "one says that notice was given, the other that none came"}
			out.add(x, standsOf(x, 0)...)
		}
	}
	return out.out
}

// sidesOf are two clauses as sides, with what else their claims have unless both were
// taken for one claim.
func (s Story) sidesOf(a, b *clause) []Side {
	if a.claim == b.claim {
		return []Side{{None, []Place{a.place()}}, {None, []Place{b.place()}}}
	}
	return []Side{s.sideOf(a), s.sideOf(b)}
}

// answers reports whether a clause denies that the notice came which another tells of:
// to one receiver, in a way that may be the same, and of one matter if it says of what.
func (n notice) answers(g notice) bool {
	a, b := n.clause, g.clause
	if n.kinds&g.kinds == 0 || a.origin() == b.origin() && !(a.own() && b.own()) || a.Report == b.Report && a.Sentence == b.Sentence {
		return false
	}
	has := func(k word.Key) bool { return b.has(k) || slices.Contains(g.receiver, k) || b.tellsInSentence(k) }
	if slices.ContainsFunc(n.giver, func(k word.Key) bool { return !has(k) && !slices.Contains(keysOf(b.speaker().Name), k) }) {
		return false
	}
	shared := count(n.rest, has)
	if n.kinds&g.kinds == asThing && shared == 0 {
		return false
	}
	return slices.ContainsFunc(n.receiver, func(k word.Key) bool { return slices.Contains(g.receiver, k) }) && 2*shared >= len(n.rest)
}

// tellsInSentence reports whether the sentence of a clause has a word.
func (c *clause) tellsInSentence(k word.Key) bool {
	return slices.ContainsFunc(c.text.TermsOf(c.sentence()), func(x word.Term) bool { return !x.Stop && keyOf(x) == k })
}

// noticeOf reads a clause as one of the forms.
func noticeOf(c *clause) (notice, bool) {
	if c.Stance == claim.Hedges || !c.hasWord(c.Span, isNotice) || c.open() {
		return notice{}, false
	}
	w := wordsOf(c)
	for i := range w.lower {
		n := notice{clause: c}
		var from, to int // words that are no part of what is told beside
		switch x := w.lower[i]; {
		case noticeVerbs[x] != 0 && i > 0 && w.isPassive(i):
			n.kinds, n.receiver, from, to = noticeVerbs[x], w.subject(i), i, i+1
		case noticeVerbs[x] != 0 && i > 0 && i+1 < len(w.lower) && (x != "written" || forms[w.lower[i-1]]): // no "written warning"
			n.receiver, to = w.object(i + 1)
			n.kinds, from = noticeVerbs[x], i
			if len(n.receiver) == 0 && w.negated(i) { // "the mayor never asked for it", who says so
				n.receiver = w.by
				n.giver = w.subject(i)
			}
		case (handing[x] || gotten[x]) && i > 0 && w.thingAt(i, &n):
			from, to = i, i+1
		case noticeNouns[x] != 0:
			n.kinds = noticeNouns[x]
			if n.receiver, from, to = w.receiverOf(i); n.receiver == nil {
				continue
			}
		default:
			continue
		}
		if len(n.receiver) == 0 {
			continue
		}
		n.given = !w.negated(max(from, i)) && c.Stance == asserts
		if c.Stance == claim.Denies && w.negated(max(from, i)) {
			return notice{}, false // "denied that it had never been warned"
		}
		if n.kinds == asThing {
			return n, true
		}
		rest, giver := w.beside(from, to, n.receiver)
		n.rest, n.giver = rest, append(n.giver, giver...)
		return n, true
	}
	return notice{}, false
}

// thingAt reads what was sent or shown, by the verb at a place, and to whom: "the costs
// were disclosed to the bank", "sent the letter to the council"; or that it was not, in the
// words of who would have got it: "it was never shown the costs".
func (w noticeWords) thingAt(i int, n *notice) bool {
	const near = 8 // words after the verb
	if slices.ContainsFunc(w.lower, func(x string) bool { return noticeNouns[x] != 0 }) {
		return false
	}
	n.kinds = asThing
	to := slices.Index(w.lower[i+1:min(len(w.lower), i+near)], "to")
	switch {
	case handing[w.lower[i]] && to >= 0:
		n.receiver, _ = w.object(i + 1 + to)
		n.rest = w.content(i+1, i+1+to)
		if w.isPassive(i) {
			n.rest = w.subject(i)
		}
	case gotten[w.lower[i]] && w.negated(i):
		n.receiver = w.subject(i)
		n.rest = w.content(i+1, min(len(w.lower), i+near))
	}
	return len(n.receiver) > 0 && len(n.rest) > 0
}

// isNotice reports whether a word tells of notice. Most clauses have none.
func isNotice(w string) bool {
	return noticeVerbs[w]|noticeNouns[w] != 0 || handing[w] || gotten[w]
}

// noticeWords are the words of a clause, and who says it.
type noticeWords struct {
	lower []string
	keys  []word.Key // 0 for what has no content
	by    []word.Key
}

func wordsOf(c *clause) noticeWords {
	source := c.speaker()
	w := noticeWords{by: keysOf(source.Name)}
	if in := c.sentence(); source.Start >= in.Start && source.End <= in.End && !source.Empty() { // "Corbin & Hale, the lead bank, said"
		w.by = append(w.by, keysOf(source.In(c.text.Text))...)
	}
	terms, lower := termsIn(c.text, c.sentence(), c.Span)
	w.lower, w.keys = lower, make([]word.Key, len(terms))
	for i, x := range terms {
		if !x.Stop {
			w.keys[i] = keyOf(x)
		}
	}
	return w
}

// isPassive reports whether a verb tells what was done to its subject.
func (w noticeWords) isPassive(at int) bool {
	for i := at - 1; i >= 0 && i >= at-4; i-- {
		switch x := w.lower[i]; {
		case x == "been" || x == "was" || x == "were" || x == "being" || x == "wasn't" || x == "weren't":
			return true
		case !forms[x] && !sense.Negates(x) && !strings.HasSuffix(x, "ly"):
			return false
		}
	}
	return false
}

// subject are the words before a verb and its auxiliaries; who says it, for "we", "it"
// and "having been".
func (w noticeWords) subject(at int) []word.Key {
	end := at
	for end > 0 && (forms[w.lower[end-1]] || sense.Negates(w.lower[end-1]) || strings.HasSuffix(w.lower[end-1], "ly")) {
		end--
	}
	if end == 0 || ofSpeaker[w.lower[end-1]] {
		return w.by
	}
	return w.content(max(0, end-3), end)
}

// object are the words after a verb up to the next preposition, and where they end.
func (w noticeWords) object(at int) (keys []word.Key, end int) {
	const long = 5
	if at < len(w.lower) && w.lower[at] == "to" {
		at++ // "wrote to the council"
	}
	end = at
	for end < len(w.lower) && end < at+long && !endsObject[w.lower[end]] {
		end++
	}
	if end > at && ofSpeaker[w.lower[at]] {
		return w.by, end
	}
	return w.content(at, end), end
}

// receiverOf finds who got the notice that a noun stands for, or nobody: "received no
// warning", "no warning reached us", "no complaint was made", "knew nothing of any
// complaint". from is where the verb stands, or the noun.
func (w noticeWords) receiverOf(noun int) (keys []word.Key, from, to int) {
	const near = 5
	for i := noun - 1; i >= 0 && i >= noun-near; i-- {
		switch x := w.lower[i]; {
		case receiving[x] || knowing[x] || ignorant[x]:
			return w.subject(i), i, noun + 1
		case raising[x] && w.negated(i): // "the captain never raised any concern", who says so
			return w.by, i, noun + 1
		case noticeVerbs[x] != 0 || x == "of" && !(i > 0 && (knowing[w.lower[i-1]] || ignorant[w.lower[i-1]] || w.lower[i-1] == "nothing")):
			return nil, 0, 0
		}
	}
	for i := noun + 1; i < len(w.lower) && i <= noun+near; i++ {
		switch x := w.lower[i]; {
		case arriving[x]:
			if keys, to = w.object(i + 1); len(keys) == 0 {
				keys = w.by
			}
			return keys, noun, max(to, i+1)
		case lodging[x]:
			return w.by, noun, i + 1
		case !forms[x] && !sense.Negates(x):
			return nil, 0, 0
		}
	}
	return nil, 0, 0
}

// negated reports whether what is said up to a word is said not to be so.
func (w noticeWords) negated(at int) bool {
	const near = 5
	for i := max(0, at-near); i <= at && i < len(w.lower); i++ {
		if x := w.lower[i]; sense.Negates(x) || nobody[x] || ignorant[x] || x == "no" || x == "nothing" || x == "never" {
			return true
		}
	}
	if at+1 < len(w.lower) && receiving[w.lower[at]] || at < len(w.lower) && knowing[w.lower[at]] {
		next := w.lower[at+1]
		return next == "no" || next == "nothing"
	}
	return false
}

// beside is what a clause tells apart from some words and a receiver, and after "from"
// whom a notice came from.
func (w noticeWords) beside(from, to int, receiver []word.Key) (rest, giver []word.Key) {
	ofGiver := false
	for i, k := range w.keys {
		switch {
		case w.lower[i] == "from":
			ofGiver = true
			continue
		case endsObject[w.lower[i]]:
			ofGiver = false
		}
		if k == 0 || i >= from && i < to || slices.Contains(receiver, k) || noticeNouns[w.lower[i]] != 0 || lodging[w.lower[i]] || empty[w.lower[i]] {
			continue
		}
		if ofGiver {
			giver = append(giver, k)
		} else if i > from {
			rest = append(rest, k)
		}
	}
	return rest, giver
}

func (w noticeWords) content(from, to int) []word.Key {
	var out []word.Key
	for _, k := range w.keys[from:to] {
		if k != 0 {
			out = append(out, k)
		}
	}
	return out
}

var (
	ofSpeaker  = word.Set("we us it he she they i me him them")
	endsObject = word.Set("that about of on over for in at by from with when if whether before after twice again repeatedly several many to this last")
	empty      = word.Set("such written formal official single any twice once times formally officially ever kind sort advance")
)
