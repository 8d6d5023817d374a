package attribution

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file sets right what the tagger gets wrong where an attribution is
// likely.

// mendTags goes through a unit from left to right.
func (u *unit) mendTags() {
	for i := range u.toks {
		switch t := &u.toks[i]; {
		case t.verb != nil && (u.mendVerb(i) || u.mendCue(i)), t.low == "that" && u.mendThat(i):
		case u.missedPast(i):
			t.pos = past
		case u.missedName(i):
			t.pos = name
		case u.missedNoun(i):
			t.pos = noun
		case u.describes(i):
			t.pos = adj
		default:
			t.pos = u.otherTag(i)
		}
	}
	for i := range u.toks {
		if u.toks[i].pos == speech {
			u.mendAfterSpeech(i)
			u.mendBeforeSpeech(i)
		}
	}
	if n := len(u.toks); u.at(n-1).pos == colon { // the speech is the next paragraph
		u.mendBeforeSpeech(n)
	}
}

// missedPast reports whether the word at i is a past tense that was taken for
// something else.
func (u *unit) missedPast(i int) bool {
	t := u.toks[i]
	switch t.pos {
	case noun, adj, adv:
		if t.low == "burst" && (u.at(i-1).pos == which || u.is(i-1, "that") && u.at(i-2).pos == noun) { // "the dam that burst above Orre"
			return true
		}
		return !t.upper && (pastOnly[t.low] || t.pos != adv && u.speaks(i))
	case done:
		return u.countedDid(i)
	}
	return false
}

// missedName reports whether the word at i is part of a name and was taken for
// something else.
func (u *unit) missedName(i int) bool {
	t, before, after := u.toks[i], u.at(i-1), u.at(i+1)
	inside := t.upper && i > 0 && !u.titled && u.within(i-1)
	switch {
	case t.low == "&": // "Holt & Brandt"
		return before.upper && after.upper
	case !t.upper:
		return false
	case t.pos == adj, t.pos == adv:
		return !u.titled && lexis.Given(t.low) != "" && after.pos == name || u.opensAsName(i)
	case t.pos == ing && after.pos == name && u.saysAt(i+2): // "Downing Street refused"
		return true
	case t.pos == noun:
		return inside && !isASCII(t.In(u.text)) // "said Åberg"
	case t.pos == det:
		return inside && before.upper && before.pos.nominal() // "Radio This Evening"
	}
	return inside && t.pos.verbal()
}

// missedNoun reports whether the word at i is a noun that was taken for something
// else.
func (u *unit) missedNoun(i int) bool {
	t, before, after := u.toks[i], u.at(i-1), u.at(i+1)
	switch {
	case t.low == "police" && (t.pos.verbal() || t.pos == adv) && before.pos != to, // "who police say was armed"
		(t.pos == now || t.pos == base) && u.namesSomebody(i), u.rolePart(i),
		t.pos.tensed() && t.pos != modal && beForms[before.low] && u.is(i-2, "there"), // "there are fears"
		t.pos == now && t.low == "shows" && before.pos == noun && after.pos == to:     // "on the talk shows to"
		return true
	case (t.pos == adv || t.pos == adj) && partOf[t.low] && after.pos.tensed() && u.opensSaid(i): // "said more was needed", "says too much is made of it"
		return true
	}
	switch t.pos {
	case base:
		return before.low == "to" && u.is(i-2, "according") || // "according to sheep farmer Maret Ilves"
			t.verb == nil && before.pos == comma && (after.pos == noun || after.pos == name) // ", defence lawyer Ilves said"
	case ing:
		return (before.pos == det || moreOf[before.low]) && after.endsNoun() // "a recording from", "more funding for"
	case adj:
		return strings.Contains(t.low, "-of-") || // "the father-of-two"
			!t.upper && before.pos == noun && after.pos == name && !lexis.IsTime(after.low) && !dayPart[t.low] || // "art historian Maret Ilves"
			!t.upper && before.pos == noun && after.pos.tensed() && !t.likeVerb(false) || // "the chief detective told"
			!t.upper && before.pos == comma && u.is(i+1, "on", "of", "for") && lexis.KindOf(t.low) == "role" // ", expert on rivers Ilves said"
	case adv:
		return inLy[t.low] || partOf[t.low] && u.is(i+1, "of") || // "said much of the wall was gone"
			before.pos == det && periodicals[t.low] && (after.pos.tensed() || after.pos == done) || // "the daily reported"
			!t.upper && before.pos == comma && after.pos == name && len(t.low) > 5 && !strings.HasSuffix(t.low, "ly") && !lexis.IsSentential(t.low) // ", lifeguard Maret Ilves said"
	}
	return false
}

// otherTag is the tag that any other word at i should have: mostly its own.
func (u *unit) otherTag(i int) pos {
	t, before, after := u.toks[i], u.at(i-1), u.at(i+1)
	switch {
	case t.pos == noun && !t.upper && nowOnly[t.low]:
		return now
	case t.pos == noun && u.is(i, "shot", "hit", "bit") && after.low == "back" && before.pos.nominal(): // "Ilves shot back"
		return past
	case t.pos == noun && before.pos == to && !u.is(i-2, "according") && u.takesObject(i+1): // "offered to loan it"
		return base
	case t.pos == noun && strings.HasSuffix(t.low, "ing") && handles(before.low) && (u.takesObject(i+1) || after.pos == name && u.at(i+2).pos == poss): // "the tribunal hearing her appeal"
		return ing
	case t.low == "her" && t.pos == pron && after.pos == noun && !u.hearsHer(i-1): // "noted her years"
		return whose
	case (t.low == "earlier" || t.low == "later") && (t.pos == adj && after.pos.tensed() || after.low == "said"), // "earlier asked the judge"
		t.pos == modal && t.low == "overnight":
		return adv
	case t.low == "regarding": // "laws regarding the gates"
		return prep
	case t.low == "dated" && before.pos == noun && (lexis.IsTime(after.low) || after.low == "may" || after.pos == number): // "a letter dated May 3"
		return done
	case t.pos == adv && strings.HasPrefix(t.low, "un") && strings.HasSuffix(t.low, "n") && before.pos == noun, // "called the charges unproven"
		t.pos == done && !t.upper && after.pos == noun && u.objectOf(i), // "proposed armed guards", "urged fully funded schools"
		t.pos == adv && u.is(i, "more", "fewer", "less") && before.verb != nil && (after.low == "than" && u.at(i+2).pos == number || after.pos == noun): // "said more than 40 had joined"
		return adj
	case t.pos == adv && (t.low == "whoever" || t.low == "whatever"):
		return who
	}
	return t.pos
}

// objectOf reports whether the word at i stands right behind a verb that takes what is
// said, but for an adverb.
func (u *unit) objectOf(i int) bool {
	k := i - 1
	if u.at(k).pos == adv && strings.HasSuffix(u.at(k).low, "ly") {
		k--
	}
	b := u.at(k)
	return (b.pos == past || b.pos == now || b.pos == done && u.at(k-1).pos == comma) && b.verb.takes(fThing) && !auxiliaries[b.low]
}

// mendThat tells what the "that" at i is: of a clause, of a noun before it or
// of the noun after it.
func (u *unit) mendThat(i int) bool {
	t, before, after := &u.toks[i], u.at(i-1), u.at(i+1)
	switch {
	case t.pos == det && before.pos == noun && u.plural(i+1): // "a plan that farmers said would fail"
		t.pos = which
	case t.pos == which && before.verb.takes(fThat) && after.pos == now && u.tensedFrom(i+2): // "shows that plans for the dam were"
		t.pos, u.toks[i+1].pos = prep, noun
	case before.verb != nil && naming[before.verb.lemma] && after.quote >= 0 && t.quote < 0: // `called that "a fantasy"`
		t.pos = pron
	case t.pos == det && before.verb != nil && after.beginsSubject():
		t.pos = prep
	case t.pos == prep && before.verb != nil && after.pos == noun && (i+2 >= len(u.toks) || u.at(i+2).isMark()): // "rejected that account"
		t.pos = det
	default:
		return false
	}
	return true
}

// handles reports whether a word is somebody who may be hearing a case.
func handles(low string) bool {
	k := lexis.KindOf(low)
	return k == "role" || k == "group"
}

// inLy are nouns that end as adverbs do.
var inLy = word.Set("family assembly monopoly anomaly supply rally ally reply tally homily")

// hearsHer reports whether a verb at i takes whom something is told or given to
// first, so that a noun behind "her" may be something else: "told her farmers".
func (u *unit) hearsHer(i int) bool {
	t := u.at(i)
	return t.verb.takes(fWhom | fFor | fAs)
}

// opensAsName reports whether a word that the tagger took for an adjective or
// an adverb opens a sentence as the name of its subject: "Stern said", "Early
// told the court".
func (u *unit) opensAsName(i int) bool {
	if i > 0 && u.toks[i-1].pos != stop && u.toks[i-1].pos != colon {
		return false
	}
	t := u.toks[i]
	return u.saysAt(i+1) && !lexis.IsSentential(t.low) && !word.IsStop(t.low)
}

// saysAt reports whether a verb with a tense stands at i that takes words or a clause.
func (u *unit) saysAt(i int) bool {
	t := u.at(i)
	return (t.pos == past || t.pos == now) && t.verb.takes(fThat|fSaid|fTo)
}

// takesObject reports whether the word at i begins an object, as after a verb.
func (u *unit) takesObject(i int) bool {
	p := u.at(i).pos
	return p == det || p == whose || p == pron
}

// plural reports whether the nouns from i on end in a plural.
func (u *unit) plural(i int) bool {
	if u.at(i).pos != noun {
		return false
	}
	for u.at(i+1).pos == noun {
		i++
	}
	low := u.toks[i].low
	return strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") || unmarkedPlural[low]
}

var unmarkedPlural = word.Set("men women people children police troops cattle")

// endsNoun reports whether what a determiner opened ends before the word.
func (t tok) endsNoun() bool {
	return t.pos == prep || t.pos == comma || t.pos == stop || t.pos.tensed()
}

// rolePart reports whether a word that the tagger took for a verb or an adverb
// is part of a role before a name: ", lorry driver Ilves told", ", works council
// chairwoman Maret Ilves said".
func (u *unit) rolePart(i int) bool {
	t := u.toks[i]
	if t.upper || t.verb != nil || t.pos.nominal() || t.pos != adv && !t.pos.verbal() {
		return false
	}
	for k := i; k < i+4 && k < len(u.toks); k++ {
		x := u.toks[k]
		switch {
		case x.upper, k > i && x.pos != noun && x.pos != adv && lexis.KindOf(x.low) != "role":
			return false
		case lexis.KindOf(x.low) == "role" && u.at(k+1).upper && u.at(k+1).pos == name:
			return k == i || u.at(i-1).pos == comma
		}
	}
	return false
}

// countedDid reports whether a participle is the verb of the numbered things
// before it, which nothing but who was told stands between and a verb of saying:
// "told reporters 12 homes lost power".
func (u *unit) countedDid(i int) bool {
	return u.at(i-1).pos == noun && u.at(i-2).pos == number && audience[u.at(i-3).low] && !strings.HasSuffix(u.toks[i].low, "n") && !u.tensedFrom(i+1)
}

// describes reports whether a participle says which person or thing is meant that
// comes after it: "said retired teacher Maret Ilves", "according to polling clerk
// Aalto", "said armed men had come".
func (u *unit) describes(i int) bool {
	t, before, after := u.toks[i], u.at(i-1), u.at(i+1)
	if t.upper || auxiliaries[t.low] || t.pos != done && t.pos != ing && (t.pos != past || pastOnly[t.low]) {
		return false
	}
	saying := u.afterSaying(i)
	switch {
	case (after.pos == noun || lexis.KindOf(after.low) == "role") && u.at(i+2).upper:
		return saying || u.is(i-1, "to") && u.is(i-2, "according") || before.pos == comma && u.nameSays(i+2)
	case t.pos == done && saying:
		return after.pos == noun && u.plural(i+1) && u.tensedFrom(i+2)
	case (t.pos != ing || t.verb == nil) && (i == 0 || before.pos == comma || before.pos == how || before.pos == conj && i == 1): // ", elected officials said"
		k := i + 1
		for u.at(k).pos == noun {
			k++
		}
		return k > i+1 && u.plural(k-1) && !(t.verb.takes(fWhom) && audience[u.at(k-1).low]) && somebody(u.at(k-1).low) && (t.pos == done && u.saysAt(k) || u.at(k).pos == prep && u.tensedFrom(k) || t.pos == ing && u.saysAt(k))
	}
	return false
}

// nameSays reports whether a name at i is followed by a verb of saying.
func (u *unit) nameSays(i int) bool {
	for u.at(i).upper {
		i++
	}
	v := u.at(i).verb
	return v.takes(fThat)
}

// somebody reports whether a noun, in the singular or the plural, is of people or
// bodies that speak.
func somebody(low string) bool {
	return lexis.KindOf(low) != "" || lexis.KindOf(strings.TrimSuffix(low, "s")) != ""
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// namesSomebody reports whether a word that the tagger took for a verb is what
// a source is called: "police inspector Ilves", "the works council chairman said".
func (u *unit) namesSomebody(i int) bool {
	t, before := u.toks[i], u.at(i-1)
	switch lexis.KindOf(t.low) {
	case "role", "group", "outlet":
	default:
		return false
	}
	switch before.pos {
	case noun, name, adj, det, comma, poss:
		return t.verb == nil && !strings.HasSuffix(t.low, "s") && (lexis.KindOf(u.at(i+1).low) == "role" || !strings.HasSuffix(before.low, "s") || u.tensedFrom(i+1))
	}
	return false
}

// tensedFrom reports whether a verb with a tense stands from i to the next mark.
func (u *unit) tensedFrom(i int) bool {
	for ; i < len(u.toks) && !u.toks[i].isMark(); i++ {
		if p := u.toks[i].pos; p.tensed() || p == done {
			return true
		}
	}
	return false
}

// opensSaid reports whether the word at i, with no more than "too" or "so" before it,
// comes right behind a verb of saying, or "that".
func (u *unit) opensSaid(i int) bool {
	if u.is(i-1, "too", "so", "not", "very") {
		i--
	}
	return u.afterSaying(i) || u.is(i-1, "that")
}

var periodicals = word.Set("daily weekly monthly quarterly")

var partOf = word.Set("much most more less little half enough")

// mendAfterSpeech finds the verb in `"…" a farmer at the market asks.` where
// the tagger left none: words between a speech and the next mark are who speaks
// and a verb.
func (u *unit) mendAfterSpeech(i int) {
	first := u.pastComma(i + 1)
	last := first
	for last < len(u.toks) && !u.toks[last].isMark() && u.toks[last].pos != speech {
		if u.toks[last].pos.tensed() {
			return
		}
		last++
	}
	if t := u.at(first); t.pos == adv && t.upper && last > first+1 {
		u.toks[first].pos = name
	}
	for k := last - 1; k > first; k-- {
		if t := &u.toks[k]; u.at(k-1).pos.nominal() && t.likeVerb(k+1 == last) {
			t.pos = past
			return
		}
	}
}

// mendBeforeSpeech finds the verb in `Maret Ilves echoed: "…"` where the tagger
// left none.
func (u *unit) mendBeforeSpeech(i int) {
	k := i - 1
	if p := u.at(k).pos; p != comma && p != colon {
		return
	}
	k--
	for j := k; j >= 0 && !u.toks[j].isMark() && u.toks[j].pos != speech; j-- {
		if u.toks[j].pos.tensed() {
			return
		}
	}
	if k > 0 && u.toks[k].likeVerb(true) && (u.at(k-1).pos == name || u.at(k-1).pos == pron) {
		u.toks[k].pos = past
	}
}

func (p pos) tensed() bool { return p == past || p == now || p == modal }

// likeVerb reports whether a word has the form of a verb with a tense; at the
// end of its stretch one that the lexicon knows will do.
func (t tok) likeVerb(atEnd bool) bool {
	return !t.upper && t.pos != ing && (strings.HasSuffix(t.low, "ed") || t.verb.takes(fThat|fSaid) && (atEnd || t.pos == done))
}

// beginsSubject reports whether a subject can begin with the word.
func (t tok) beginsSubject() bool {
	switch t.pos {
	case det, pron, name, whose, there:
		return true
	}
	return false
}

// afterSaying reports whether a verb of saying with a tense stands right before i.
func (u *unit) afterSaying(i int) bool {
	t := u.at(i - 1)
	return t.verb != nil && t.pos.tensed() && t.verb.says()
}

// audience holds whom things are told.
var audience = word.Set("reporters journalists newsmen parliament lawmakers broadcasters")

// dayPart holds adjectives that stand before a day, not a name: "the mayor late
// Tuesday".
var dayPart = word.Set("last next late early this")
