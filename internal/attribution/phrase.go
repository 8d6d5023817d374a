package attribution

import (
	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/word"
)

// This file marks verb groups and noun phrases.

// group is a verb group: "would not have said", "to say", "saying".
type group struct {
	phrase
	head    int    // the verb that carries the meaning
	low     string // that verb as it stands, in lower case
	verb    *verb  // what the lexicon knows of it, or nil
	form    form
	passive bool
	negated bool
	modal   bool
}

// form says how a verb group can stand in its clause.
type form uint8

const (
	finite     form = iota // said, has said, would say: has a subject of its own
	participle             // saying
	infinitive             // to say
	reduced                // said, called: a participle without "be"
)

var auxiliaries = word.Set("be am is are was were been being 's 're 'm have has had 've having do does did 'd 'll wo ca sha get gets got getting")

var beForms = word.Set("be am is are was were been being 's 're 'm get gets got getting")

func (p pos) verbal() bool { return p == base || p == past || p == ing || p == done || p == now }

func (p pos) nominal() bool { return p == noun || p == name || p == number || p == pron || p == adj }

// mark finds the verb groups and the noun phrases of a unit.
func (u *unit) mark() {
	for range u.toks {
		u.np = append(u.np, -1)
		u.ofGroup = append(u.ofGroup, -1)
	}
	for i := 0; i < len(u.toks); {
		if g, ok := u.groupAt(i); ok {
			for k := g.first; k < g.last; k++ {
				u.ofGroup[k] = len(u.groups)
			}
			u.groups = append(u.groups, g)
			i = g.last
			continue
		}
		if last := u.nounPhrase(i); last > i {
			if reflexive[u.at(last).low] {
				last++
			}
			for k := i; k < last; k++ {
				u.np[k] = len(u.nps)
			}
			u.nps = append(u.nps, phrase{i, last})
			i = last
			continue
		}
		i++
	}
}

// groupAt reads a verb group that begins at i.
func (u *unit) groupAt(i int) (group, bool) {
	g, ok := u.opensGroup(i)
	if !ok {
		return g, false
	}
	u.readGroup(&g)
	if g.head < 0 && g.modal { // "it will not"
		g.head, g.last = g.first, g.first+1
	}
	if g.head >= 0 {
		g.low, g.verb = u.toks[g.head].low, u.toks[g.head].verb
	}
	return g, g.head >= 0
}

// knownVerb is what the lexicon knows of the head of a verb group, if there is one.
func (g *group) knownVerb() *verb {
	if g == nil {
		return nil
	}
	return g.verb
}

// opensGroup tells the form of a verb group by its first word, at i.
func (u *unit) opensGroup(i int) (group, bool) {
	t := u.at(i)
	g := group{phrase: phrase{i, i}, head: -1}
	switch {
	case t.pos == to && (u.at(i+1).pos == base || u.at(i+1).pos == adv && u.at(i+2).pos == base):
		g.form = infinitive
		return g, true
	case t.pos == modal:
		g.modal = true
	case t.pos == ing:
		g.form = participle
		return g, !u.modifies(i)
	case t.pos == done && !auxiliaries[t.low]:
		g.form = reduced
	case !t.pos.verbal() && (t.low != "'s" || t.pos == poss):
		return g, false
	}
	if (t.pos == done || t.pos == past && !pastOnly[t.low]) && u.modifies(i) { // "a reported text"
		return g, false
	}
	return g, true
}

// readGroup goes through the words of a verb group to its head.
func (u *unit) readGroup(g *group) {
	i := g.first
	if g.form == infinitive {
		i++
	}
	be := false
	for ; i < len(u.toks); i++ {
		t := u.toks[i]
		switch {
		case t.pos == comma && i > g.first && u.adverbAside(i) && u.at(i+3).pos.verbal(): // "has, however, said"
			i += 2
		case t.pos == adv, i > g.first && u.floats(i):
			g.negated = g.negated || t.low == "not" || t.low == "n't" || t.low == "never"
		case t.pos == modal:
			be = false
		case !t.pos.verbal() && (t.low != "'s" || i != g.first):
			return
		case !auxiliaries[t.low]:
			g.head, g.last = i, i+1
			g.passive = be && (t.pos == done || t.pos == past)
			return
		default:
			be = beForms[t.low] || be && t.low != "being"
			g.last = i + 1
			if u.verbAfter(u.pastAside(i+1)) < 0 {
				g.head = i
				return
			}
		}
	}
}

// adverbAside reports whether an adverb between commas stands at i.
func (u *unit) adverbAside(i int) bool {
	return u.at(i).pos == comma && u.at(i+1).pos == adv && u.at(i+2).pos == comma
}

// pastAside is the place behind an adverb between commas at i, or i.
func (u *unit) pastAside(i int) int {
	if u.adverbAside(i) {
		return i + 3
	}
	return i
}

// verbAfter returns the next verb at or after i with only adverbs before it,
// or -1.
func (u *unit) verbAfter(i int) int {
	for k := i; k < len(u.toks) && k < i+5; k++ {
		switch p := u.toks[k].pos; {
		case p.verbal():
			return k
		case p != adv && !u.floats(k):
			return -1
		}
	}
	return -1
}

// floats reports whether the word at i stands between an auxiliary and its verb
// and belongs to the subject: "Ilves and Aalto have both said".
func (u *unit) floats(i int) bool {
	return u.is(i, "both", "all", "each") && u.at(i+1).pos.verbal() && u.at(i+1).pos != ing
}

// modifies reports whether the -ing form at i stands before a noun as an
// adjective does: "the leading candidate".
func (u *unit) modifies(i int) bool {
	before, after := u.at(i-1).pos, u.at(i+1).pos
	if before == prep && u.toks[i].pos == done { // "for increased spending"
		return after == noun || after == adj
	}
	if before == number && (lexis.IsTime(u.at(i-2).low) || u.is(i-2, "may")) { // "a letter dated May 3 warned farmers"
		return false
	}
	if u.aloneBefore(i) && after == name { // "Some accused Ilves of"
		return false
	}
	return (before == det || before == whose || before == adj || before == poss || before == number) && (after == noun || after == name || after == adj)
}

// aloneBefore reports whether the word before i opens a clause as its whole
// subject: "Some argue", "Others".
func (u *unit) aloneBefore(i int) bool {
	if i == 0 || !lexis.IsLonePronoun(u.toks[i-1].low) {
		return false
	}
	return i == 1 || u.toks[i-2].isMark() || u.toks[i-2].pos == conj
}

// nounPhrase reads a plain noun phrase that begins at i, without what follows
// its head, and returns its end, or i.
func (u *unit) nounPhrase(i int) int {
	start := i
	if u.at(i).pos == pron || u.at(i).pos == there {
		return i + 1
	}
	heads := false // a noun has been read
	for i < len(u.toks) && u.nounGoesOn(start, i, heads) {
		p := u.toks[i].pos
		heads = heads || p == noun || p == name || p == number
		i++
	}
	return end(start, i, heads, u)
}

// nounGoesOn reports whether a noun phrase that begins at start goes on with the
// word at i.
func (u *unit) nounGoesOn(start, i int, heads bool) bool {
	t, before, after := u.toks[i], u.at(i-1), u.at(i+1)
	first := i == start
	if !first && u.onlyDay(start, i) && (t.pos == number && !lexis.IsTime(after.low) || anybody[t.low] || lexis.IsLonePronoun(t.low)) { // "said Monday nobody was", "said Monday 20 were"
		return false
	}
	if !first && (t.pos == name || manyOf[t.low]) && u.dayAlone(start, i) {
		return false
	}
	switch t.pos {
	case det, whose:
		return first || before.pos == det
	case noun, name, number:
		return !heads || !u.anotherNoun(start, i)
	case adj:
		return u.adjectiveGoesOn(start, i, heads)
	case conj: // "Holm and Sons", "current and former officials"
		return before.pos == name && t.low == "and" && after.upper && names.EndsHouse(after.low) || !heads && !first && before.pos == adj && (after.pos == adj || after.pos == name && u.at(i+2).pos == noun)
	case comma: // "the tall, tired engineer"
		opened := start == 0 || u.toks[start].pos == det || u.toks[start].pos == whose
		return !heads && !first && opened && (before.pos == adj || before.pos == done) && (after.pos == adj || after.pos == number) && u.at(i+2).pos.nominal()
	case poss:
		return heads
	case done, ing:
		if first && !u.modifies(i) || !first && (before.pos == noun || before.pos == name) {
			return false
		}
		return after.pos.nominal() || after.pos == comma && u.at(i+2).pos == adj
	case adv:
		if first && (particle[t.low] || lexis.IsSentential(t.low)) { // "laid out new rules"
			return false
		}
		if !first && (before.pos == det || before.pos == whose || before.pos == poss) && (after.pos == done || after.pos == ing) && u.at(i+2).pos.nominal() { // "the newly built dam"
			return true
		}
		return (first || before.pos != noun) && (after.pos == adj || moreOf[t.low] && (after.pos == noun || after.pos == name))
	}
	return false
}

// anotherNoun reports whether the noun at i begins a phrase of its own, behind the
// head of one that begins at start.
func (u *unit) anotherNoun(start, i int) bool {
	t, before, after := u.toks[i], u.toks[i-1], u.at(i+1)
	switch {
	case anybody[t.low], // "called the plan nothing but a ruin"
		lexis.IsTime(t.low) && t.pos != number && !(before.pos == poss && after.pos == noun),
		audience[before.low] && before.pos == noun && u.at(start-1).verb != nil: // "told reporters farmers were"
		return true
	case t.pos == number:
		if before.pos == name && after.pos.nominal() && !isOrdinal(t.low) {
			return true
		}
	case t.pos == name && !before.upper:
		if periods[before.low] || settings[before.low] || lexis.KindOf(t.low) == "role" && before.pos != poss && lexis.KindOf(before.low) == "" {
			return true
		}
	}
	return u.is(start, "a", "an") && u.plural(i) && somebody(t.low) && after.pos.tensed() // "a deal critics call a gift"
}

// adjectiveGoesOn reports whether the adjective at i goes on with a noun phrase.
func (u *unit) adjectiveGoesOn(start, i int, heads bool) bool {
	t, before, after := u.toks[i], u.at(i-1), u.at(i+1)
	switch {
	case i == start:
		return t.upper || !beForms[before.low] || !after.upper || lexis.KindOf(after.low) != "" // unlike "it is doubtful Ilves knew"
	case heads && before.pos == noun:
		return lexis.KindOf(before.low) == "title" || u.at(i-2).pos == number || // "vice presidential nominee", "a 17 percent corporate rate"
			lexis.KindOf(after.low) == "role" && u.at(i+2).pos == name // "company chief executive Ana Voss"
	case heads && before.pos == name:
		return t.low != "last" && t.low != "next" && t.low != "late" && after.pos.nominal()
	}
	return true
}

// end settles where a noun phrase ends: adjectives alone are one only with a
// determiner ("the accused"), a determiner alone only as a pronoun ("this").
func end(start, i int, heads bool, u *unit) int {
	if heads || i > start && (u.toks[start].pos == det || u.toks[start].pos == whose) {
		return i
	}
	if i == start+1 && lexis.IsLonePronoun(u.toks[start].low) {
		return i
	}
	return start
}

// particle words belong to the verb before them.
var particle = word.Set("out up down off back away over forth")

// isOrdinal reports whether a number is written as "1st", "22nd".
func isOrdinal(low string) bool {
	switch last := low[max(0, len(low)-2):]; last {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// reflexive pronouns belong to the noun before them: "the mayor herself".
var reflexive = word.Set("himself herself itself themselves")

var moreOf = word.Set("more most less fewer enough")

// onlyDay reports whether the words from first to last are a day of the week,
// maybe with a part of it.
func (u *unit) onlyDay(first, last int) bool {
	return weekdays[u.toks[first].low] && (last == first+1 || last == first+2 && periods[u.toks[first+1].low])
}

// dayAlone reports whether the words from first to last are a day or a month that a
// preposition leads to, and that no name goes on with: "On Monday Ilves said".
func (u *unit) dayAlone(first, last int) bool {
	return (u.onlyDay(first, last) || lexis.IsTime(u.toks[first].low) && last == first+1) && (u.is(first-1, "on", "in", "by", "since", "until", "late", "early") || u.toks[first].low == "yesterday")
}

// manyOf holds nouns for people who act without an article: "On Thursday police said".
var manyOf = word.Set("police officials authorities prosecutors investigators detectives officers rescuers firefighters doctors medics experts scientists regulators lawmakers ministers lawyers witnesses residents organisers organizers campaigners activists opponents critics protesters rebels")

// anybody holds nouns that stand alone.
var anybody = word.Set("nobody anybody everybody somebody everyone someone anyone nothing everything something anything")

var weekdays = word.Set("monday tuesday wednesday thursday friday saturday sunday")
