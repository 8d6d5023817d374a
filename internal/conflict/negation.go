package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// A negation is read of a verb or a thing, in these forms and no others, for most clauses with a
// "not" in them deny nothing that another says ("not just", "not yet"):
//
//	She had not read the memo. Nobody read it.  a verb, with what it is said of
//	She failed to read it. She read no memo.
//	No memo was sent. There was no wind.        a thing
//	The mayor was not in the car.               where somebody or something is
const (
	ofVerb  = 0.62 // of the negation's content must stand in the other clause,
	ofThing = 0.62 // by rarity …
	ofMany  = 0.5  // … or so much of three words and more
	ofPlace = 0.62 // of where somebody is not
	alike   = 0.55 // of both clauses' content must be common, for a verb
)

// negation is what a clause says is not so.
type negation struct {
	clause    *clause
	said      *clause  // as far as the negation goes
	key       word.Key // the verb, or the thing
	thing     bool
	where     string   // of a place: "in", "at"
	object    word.Key // the first content after the verb, if any
	hasObject bool
	pronoun   bool       // begins the clause
	who       []word.Key // whom it stands for, if it is the one who says it
}

// negations finds clauses that say that what another source says is not so. Those
// that one claim meets, or that meet one claim, are one side.
func negations(s Story, clauses []*clause) []Conflict {
	index := indexOf(clauses, func(c *clause) bool {
		return c.Stance == asserts && !c.negative && !c.open() && !c.isOver() && !c.isSeen()
	})
	var out disputes[stand]
	for _, c := range clauses {
		n, ok := negationOf(c)
		if !ok || c.isLie() {
			continue
		}
		var best *clause
		most := 0.0
		for _, a := range index.near(c) {
			if share, ok := n.answers(a); ok && share > most && !s.heldUntil(c, a) {
				best, most = a, share
			}
		}
		if best == nil {
			continue
		}
		x := Conflict{Negation, []Side{s.sideOf(best), s.sideOf(c)}, "one says it is so, the other that it is not"}
		out.add(x, standsOf(x, 0)...)
	}
	return out.out
}

// open reports whether a clause leaves open whether it is so.
func (c *clause) open() bool { return c.asks() || c.openBefore(c.End) || c.tells(c.Span, "will") }

// openBefore reports whether what stands in a clause before a byte leaves open
// whether what follows is so.
func (c *clause) openBefore(at int) bool {
	for w := range strings.SplitSeq(c.text.Text[c.Start:at], " ") {
		if leavesOpen[strings.ToLower(w)] && w != "May" { // the month
			return true
		}
	}
	return false
}

// onlyCallsFor reports whether a thing is named in a clause as what somebody wants or a law
// requires: "the law required a tender" says of none that it was held.
func (c *clause) onlyCallsFor(thing word.Key) bool {
	const near = 4 // words
	terms := c.text.TermsOf(c.sentence())
	i := slices.IndexFunc(terms, func(x word.Term) bool { return c.text.SpanOf(x).Start >= c.Start && keyOf(x) == thing })
	return i >= 0 && slices.ContainsFunc(terms[max(0, i-near):i], func(x word.Term) bool { return callsFor[word.Lower(c.text.SpanOf(x).In(c.text.Text))] })
}

var callsFor = word.Set(`require requires required demand demands demanded need needs needed ask asks asked seek seeks sought urge urges urged want wants wanted
	propose proposes proposed promise promises promised request requests requested order orders ordered call calls called deserve deserves deserved expect expects expected`)

// asks reports whether a clause is of a question.
func (c *clause) asks() bool {
	return strings.HasSuffix(strings.TrimSpace(c.text.Text[c.Start:c.whole().End]), "?")
}

// isOver reports whether a sentence tells of what was so before: "Previously,
// owners had to ask".
func (c *clause) isOver() bool { return c.tells(c.whole(), "previously", "formerly", "once") }

var leavesOpen = word.Set("if whether unless until rumored rumoured would could may might should")

// isSeen reports whether a clause is no more than what somebody was seen to do: "[saw]
// him take the gun".
func (c *clause) isSeen() bool {
	first, _, _ := strings.Cut(word.Lower(c.In(c.text.Text)), " ")
	return first == "him" || first == "them" || first == "me" || first == "us"
}

// isLie reports whether a clause is told as a lie: "he lied, telling them that".
func (c *clause) isLie() bool {
	before := strings.ToLower(c.text.Text[c.whole().Start:c.Start])
	return strings.Contains(before, " lied ") || strings.Contains(before, " lying ") || strings.Contains(before, "falsely")
}

// negationOf reads what a clause says is not so.
func negationOf(c *clause) (negation, bool) {
	if c.Stance != asserts || !c.negative && !strings.Contains(c.In(c.text.Text), "failed to ") || c.open() {
		return negation{}, false
	}
	terms, lower := termsIn(c.text, c.sentence(), c.Span)
	n := negation{clause: c}
	for i, w := range lower {
		switch {
		case w == "no" && !c.comma(terms[i]) && (i == 0 && len(terms) > 3 || i > 0 && i <= 3 && lower[0] == "there"):
			head := c.headFrom(c.text.SpanOf(terms[i]).End)
			for _, x := range terms[i+1:] {
				if !x.Stop && c.text.SpanOf(x).End > head {
					n.key, n.thing = keyOf(x), true
					n.said = c.upTo(c.text.SpanOf(x).End)
					return n, !emptyThings[word.Lower(c.text.SpanOf(x).In(c.text.Text))]
				}
			}
		case w == "no" && i > 0 && !terms[i-1].Stop && i+1 < len(terms) && !terms[i+1].Stop && !emptyThings[lower[i+1]] && !c.comma(terms[i]): // "found no mercury"
			n.key, n.object, n.hasObject = keyOf(terms[i-1]), keyOf(terms[i+1]), true
			n.said = c.upTo(c.text.SpanOf(terms[i+1]).End)
			return n, !ofMind[lower[i-1]]
		case i+2 < len(lower) && (w == "nobody" && i == 0 || w == "failed" && lower[i+1] == "to"):
			verb := i + 1
			if w == "failed" {
				verb++
			}
			if terms[verb].Stop || ofMind[lower[verb]] {
				return negation{}, false
			}
			return n.ofVerb(terms, verb), true
		case (w == "not" || w == "never" || sense.Negates(w) && strings.HasSuffix(w, "t")) && i > 0 && i+1 < len(lower):
			if places[lower[i+1]] && beings[lower[i-1]] {
				return n.ofWhere(terms, i+1)
			}
			verb := word.Lower(c.text.SpanOf(terms[i+1]).In(c.text.Text))
			if i > 1 && (lower[i-2] == "who" || lower[i-2] == "which" || lower[i-2] == "whose") {
				continue // "a ban on those who are not citizens"
			}
			if terms[i+1].Stop || ofMind[verb] || lower[i-1] == "will" || w == "won't" || w == "won’t" {
				return negation{}, false // "not just", "not yet", "I don't know", "will not"
			}
			n.pronoun, n.who = speakers[lower[0]], c.spokenBy()
			return n.ofVerb(terms, i+1), true
		}
	}
	return negation{}, false
}

// ofVerb is a negation of the verb at a place among the terms of its clause.
func (n negation) ofVerb(terms []word.Term, at int) negation {
	n.key = keyOf(terms[at])
	for _, x := range terms[at+1:] {
		if !x.Stop {
			n.object, n.hasObject = keyOf(x), true
			break
		}
	}
	n.said = n.clause.upTo(n.clause.text.SpanOf(terms[at]).End)
	return n
}

// ofWhere is a negation of where something is, by the preposition among the terms of
// its clause: "was not in the car".
func (n negation) ofWhere(terms []word.Term, at int) (negation, bool) {
	t := n.clause.text
	n.where = word.Lower(t.SpanOf(terms[at]).In(t.Text))
	for i, x := range terms[at+1:] {
		if x.Stop {
			continue
		}
		if i+1 < len(terms[at+1:]) && !terms[at+2+i].Stop && t.SpanOf(terms[at+2+i]).Start <= t.SpanOf(x).End+1 {
			continue // "in the mayor's car", "in the city hall": the last word of it
		}
		n.key = keyOf(x)
		n.said = n.clause.upTo(t.SpanOf(x).End)
		return n, t.Tokens[x.First].Kind == word.Word
	}
	return n, false
}

// isThere reports whether a clause says that its subject is where a negation says
// that it is not.
func (n negation) isThere(a *clause) bool {
	_, lower := termsIn(a.text, a.sentence(), a.Span)
	for i := 1; i < len(lower); i++ {
		if lower[i] == n.where && beings[lower[i-1]] {
			return true
		}
	}
	return false
}

var (
	places = word.Set("in at on inside aboard near behind under among with")
	beings = word.Set("was were is are been be wasn isn weren aren")
)

// comma reports whether a comma follows a term: "No, it is not".
func (c *clause) comma(x word.Term) bool {
	return strings.HasPrefix(c.text.Text[c.text.SpanOf(x).End:], ",")
}

// ofMind are verbs of which a negation says nothing of the world.
var ofMind = word.Set(`know think believe remember recall want like care mean say see expect appear seem
	knew thought believed remembered recalled wanted liked cared meant said saw expected appeared seemed intend intended plan planned hope hoped`)

// upTo is the part of a clause that ends at the first comma after a byte.
func (c *clause) upTo(after int) *clause {
	out := *c
	if i := strings.IndexAny(c.text.Text[after:c.End], ",;"); i >= 0 {
		out.End = after + i
	}
	out.terms = nil
	out.read()
	return &out
}

// emptyThings are nouns of which "no" says nothing of the world: "no doubt".
var emptyThings = word.Set("doubt question evidence comment reason need word way sign indication plan plans one chance wonder longer information details immediate")

// spokenBy is whom the first word of a clause stands for, if it is a pronoun for
// the one who says it.
func (c *clause) spokenBy() []word.Key {
	first, _, _ := strings.Cut(strings.TrimLeft(word.Lower(c.In(c.text.Text)), "\"“‘'"), " ")
	if !speakers[first] || c.own() {
		return nil
	}
	var out []word.Key
	name := c.speaker().Name
	for _, x := range word.NewFolder().Terms("en", name, word.Tokens(name)) {
		if !x.Stop {
			out = append(out, x.Key) // and not that of its sense: "residents" are not "people"
		}
	}
	return out
}

// isAbout reports whether one of some words stands before the first verb of a clause.
func (c *clause) isAbout(who []word.Key) bool {
	words, starts := c.tagged()
	verb := slices.IndexFunc(words, func(w tagger.Word) bool { return hasTense[w.Tag] })
	return verb >= 0 && slices.ContainsFunc(c.text.TermsOf(c.sentence()), func(x word.Term) bool {
		at := c.text.SpanOf(x).Start
		return at >= c.Start && at < starts[verb] && slices.Contains(who, x.Key)
	})
}

var speakers = word.Set("i he she we they")

// answers reports whether a clause of another source says what is said not to
// be so, and how much of the negation it has.
func (n negation) answers(a *clause) (float64, bool) {
	c := n.clause
	if !a.has(n.key) || a.origin() == c.origin() || a.claim == c.claim && a.claim != None && a.Report == c.Report || a.Sentence == c.Sentence && a.Report == c.Report || a.negates(a.whole(), func(k word.Key) bool { return k == n.key }) {
		return 0, false
	}
	if m, ok := negationOf(a); ok && m.key == n.key { // both "failed to pay"
		return 0, false
	}
	if n.where != "" {
		if !n.isThere(a) {
			return 0, false
		}
		share := coverWith(n.said, a, a.spokenBy())
		return share, share >= ofPlace
	}
	if self := a.spokenBy(); n.hasObject && a.has(n.object) && n.said.isAbout(self) { // "I paid the rent", by her of whom it is told that she paid none
		share := coverWith(n.said, a, self)
		return share, share >= ofVerb
	}
	share := cover(n.said, a)
	if n.thing {
		if a.onlyCallsFor(n.key) {
			return 0, false
		}
		return share, share >= ofThing || share >= ofMany && count(n.said.terms, func(x term) bool { return a.has(x.key) }) >= 3
	}
	if n.hasObject && !a.has(n.object) && !n.pronoun {
		return 0, false // "had not heard a shot" beside "heard a noise"
	}
	if n.pronoun { // "I have not read it", said by her of whom it is told
		return share, share >= ofVerb/2 && a.isAbout(n.who)
	}
	return share, share >= ofVerb && len(n.said.terms) >= 3 && likeness(a, c) >= alike
}
