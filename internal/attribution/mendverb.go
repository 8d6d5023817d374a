package attribution

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds the verbs of the lexicon that the tagger takes for something
// else.

// mendVerb sets right a form of a verb of the lexicon that was taken for a
// noun, an adjective or a participle, and reports whether it had to.
func (u *unit) mendVerb(i int) bool {
	t, before, after := &u.toks[i], u.at(i-1), u.at(i+1)
	said := after.pos == comma || after.pos == colon || after.pos == speech || after.low == "that" || after.quote >= 0 && t.quote < 0
	switch {
	case i == 0 && t.low != t.verb.lemma && after.upper && (u.at(2).pos == colon || u.at(3).pos == colon) && t.verb.takes(fSaid|fThat): // "Continued Ilves:"
		t.pos = past
		u.toks[1].pos = name
	case (t.pos == done || t.pos == adj) && t.verb.says() && before.pos == comma && lexis.KindOf(after.low) != "" && u.at(i+2).pos == stop, // ", remarked officials."
		t.pos == done && t.verb.says() && before.pos == name && after.pos == stop && i+2 >= len(u.toks): // ", expert on bridges Maret Ilves confirmed."
		t.pos = past
	case t.pos == noun && t.low == "say" && before.pos != det && before.pos != whose && (after.beginsSubject() || after.low == "that" || after.pos == noun && before.pos == noun && u.tensedFrom(i+2)): // "a third say they", "doctors say prices would rise"
		t.pos = now
	case (t.pos == noun || t.pos == base) && t.low == t.verb.lemma && t.verb.takes(fThat) && u.aloneBefore(i) && (after.low == "that" || after.beginsSubject()): // "Some argue that"
		t.pos = now
	case t.pos == noun && (before.pos == noun || before.pos == name) && !t.upper && t.low == t.verb.lemma && t.verb.takes(fThat) && words().nouns[t.low] == nil && after.low == "that" && u.onlyVerb(i): // "Data from the gauge show that"
		t.pos = now
	case t.pos == noun && before.pos.nominal() && before.pos != adj && t.low == t.verb.lemma && t.verb.takes(fThat) && subjectPronoun[after.low] && u.onlyVerb(i): // "Friends of the singer fear she has"
		t.pos = now
	case t.pos == noun && t.low == t.verb.lemma && asked[before.low] && after.beginsSubject(): // "six in ten voters polled support the tax"
		t.pos = now
	case t.pos == noun && before.pos == number && after.low == "that" && strings.HasSuffix(t.low, "s") && t.verb.takes(fThat): // "the treaty of 1976 shows that"
		t.pos = now
	case !t.pos.tensed() && sayShow[t.low] && before.pos.nominal() && (after.pos == stop || i+1 == len(u.toks)) && u.handledSince(i): // ", documents obtained by the Herald show."
		t.pos = now
	case t.pos == noun && t.low == "show" && figures[before.low] && (after.pos.nominal() || after.beginsSubject() || after.low == "that"): // "its data show prices fell"
		t.pos = now
	case t.pos == noun && lexis.IsSaying(t.verb.lemma) && strings.HasSuffix(t.low, "s") && !t.upper && (before.pos == comma && after.low == "that" && (u.citedBefore(i-1) || u.onlyVerb(i)) || before.pos == name && after.pos == comma && cites[u.at(i+2).low]): // "the Herald, citing a memo, reports that", "the letter, signed by four, states that", "ORN reports, quoting Ilves, that"
		t.pos = now
	case t.low != t.verb.lemma && u.is(i-2, "as") && (before.pos == name || before.pos == noun) && after.isMark(): // ", as Ilves claims,"
		t.pos = past
	case t.pos == noun && strings.HasSuffix(t.low, "ing") && (before.pos == comma && said || before.low == "as" && u.citedBefore(i-1)):
		t.pos = ing
	case t.pos == noun && (t.low == "read" || t.low == "reads") && before.pos.nominal() && said: // "the first reads:"
		t.pos = past
	case (t.pos == noun || t.pos == name || t.pos == adj) && u.verbHere(i):
		t.pos = now
		if strings.HasSuffix(t.low, "ed") {
			t.pos = past
		}
	case t.pos == done && u.afterConj(i) && u.pastBefore(i) && u.hasObject(i),
		t.pos == adj && strings.HasSuffix(t.low, "ed") && u.afterConj(i) && u.pastBefore(i) && (u.hasObject(i) || after.pos == name): // "and openly opposed Ilves"
		t.pos = past
	case t.pos == done && (before.pos == pron || before.pos == name || before.pos == noun) && (after.pos == pron || u.at(u.pastDay(i+1)).low == "that" || after.pos == speech): // "a guard confirmed on Tuesday that"
		t.pos = past
	default:
		return false
	}
	return true
}

// sayShow is what papers do at the end of a sentence that tells what they hold.
var sayShow = word.Set("show reveal suggest indicate say state reports")

// handledSince reports whether what was done with papers stands before i, behind a comma
// and what they are: ", internal documents obtained by the Herald".
func (u *unit) handledSince(i int) bool {
	const most = 14 // words
	for k := i - 1; k > max(1, i-most); k-- {
		if u.toks[k].pos != comma {
			continue
		}
		for j := k + 1; j < i; j++ {
			if names.TellsHandling(u.toks[j].low) {
				return lexis.KindOf(u.toks[j-1].low) == "document"
			}
			if !u.toks[j].pos.nominal() {
				return false
			}
		}
	}
	return false
}

// pastDay is the place behind a day of a few words at i, before phrases are marked:
// "late on Tuesday evening"; or i.
func (u *unit) pastDay(i int) int {
	k := i
	for k < i+4 && (lexis.IsTime(u.at(k).low) || periods[u.at(k).low] || partOfTime[u.at(k).low] || u.is(k, "on")) {
		k++
	}
	return k
}

// asked are participles of people whose answers are counted.
var asked = word.Set("polled surveyed interviewed questioned asked")

// citedBefore reports whether a verb that cites somebody stands a little before i:
// "quoted an official as warning of".
func (u *unit) citedBefore(i int) bool {
	const most = 8 // words that say who is cited
	for k := i - 1; k >= max(0, i-most) && !u.toks[k].isMark(); k-- {
		if cites[u.toks[k].low] {
			return true
		}
	}
	return false
}

// figures are plural nouns that show something rather than name a show.
var figures = word.Set("data figures records documents statistics polls surveys studies results tests papers emails")

// afterConj reports whether "and" stands before the word at i, with no more
// than an adverb between them.
func (u *unit) afterConj(i int) bool {
	if u.at(i-1).pos == adv {
		i--
	}
	return u.at(i-1).pos == conj
}

// hasObject reports whether a verb is followed by what a past tense takes and
// a participle before a noun does not.
func (u *unit) hasObject(i int) bool {
	after := u.at(i + 1)
	switch after.pos {
	case to, det, pron, whose:
		return true
	}
	return after.low == "that" || slices.ContainsFunc(u.toks[i].verb.tails, func(t tail) bool { return after.low == t.words[0] })
}

// commaBefore reports whether a short noun phrase that ends at i stands after a
// comma.
func (u *unit) commaBefore(i int) bool {
	for k := i; k > max(0, i-5); k-- {
		if p := u.toks[k].pos; p != det && !p.nominal() {
			return p == comma
		}
	}
	return false
}

// agrees reports whether a form in -s stands behind a noun that it could be the
// verb of: "the memorandum states", unlike "the ministries reports".
func (u *unit) agrees(i int) bool {
	return strings.HasSuffix(u.toks[i].low, "s") && !strings.HasSuffix(u.toks[i-1].low, "s")
}

// onlyVerb reports whether no verb with a tense stands before i in its sentence
// and one stands behind it, that of what is said.
func (u *unit) onlyVerb(i int) bool {
	for k := i - 1; k >= 0 && u.toks[k].pos != stop && u.toks[k].pos != semi; k-- {
		if u.toks[k].pos.tensed() {
			return false
		}
	}
	for k := i + 1; k < len(u.toks) && !u.toks[k].isMark(); k++ {
		if u.toks[k].pos.tensed() {
			return k > i+1
		}
	}
	return false
}

// within reports whether what comes after the word at i is still in the same
// sentence, where a capital is a name's.
func (u *unit) within(i int) bool {
	switch u.toks[i].pos {
	case stop, colon, speech, dash, lparen, other:
		return false
	}
	return u.toks[i].quote == u.toks[i+1].quote
}

// speaks reports whether a word that the tagger took for a noun is the verb in
// `"…" Ilves sings to`, after a speech and a short subject.
func (u *unit) speaks(i int) bool {
	t := u.toks[i]
	if t.verb == nil && !strings.HasSuffix(t.low, "ed") && !strings.HasSuffix(t.low, "s") || u.at(i+1).pos == noun {
		return false
	}
	for k := i - 1; k >= max(0, i-6); k-- {
		switch u.toks[k].pos {
		case name, pron, noun, det, adj, comma:
		case speech:
			last := u.toks[i-1].pos
			return k < i-1 && (last == pron || last == name || last == noun && t.verb != nil && (u.at(i+1).pos == stop || u.at(i+1).pos == comma))
		default:
			return false
		}
	}
	return false
}

// pastBefore reports whether a verb in the past stands a little before i.
func (u *unit) pastBefore(i int) bool {
	for k := i - 1; k >= max(0, i-25); k-- {
		if p := u.toks[k].pos; p == past || p == done {
			return true
		}
	}
	return false
}

// isObject reports whether the nouns that end at i come right after a verb:
// "disputed the ministry claims that".
func (u *unit) isObject(i int) bool {
	for i >= 0 && (u.toks[i].pos.nominal() && u.toks[i].pos != pron || u.toks[i].pos == det) {
		i--
	}
	return i >= 0 && (u.toks[i].pos.tensed() || u.toks[i].pos == base || u.toks[i].pos == ing && !u.modifies(i))
}

// verbHere reports whether a word that the tagger took for a noun stands where
// a reporting verb stands: after a subject and before a clause or a quote.
func (u *unit) verbHere(i int) bool {
	before, after := u.at(i-1), u.at(i+1)
	if before.pos == speech || before.pos == comma && u.at(i-2).pos == speech {
		return after.pos == name || after.pos == pron || after.pos == det
	}
	if before.pos.nominal() && (after.pos == stop && i+2 >= len(u.toks) || u.titled || i+1 == len(u.toks)) && (u.toks[i].low != u.toks[i].verb.lemma || u.toks[i].verb.says() || u.is(i, "show", "suggest") && strings.HasSuffix(before.low, "s")) && u.commaBefore(i-1) {
		return true
	}
	if before.pos == noun && (after.pos.nominal() || after.beginsSubject()) && u.toks[i].verb.says() && u.agrees(i) && u.onlyVerb(i) {
		return true
	}
	if before.pos != name && before.pos != pron && before.pos != who && before.pos != noun && before.pos != rparen {
		return false
	}
	if before.pos == pron || before.low == "who" {
		return after.pos != noun
	}
	if t := u.toks[i]; t.low == t.verb.lemma || strings.HasSuffix(t.low, "s") && u.isObject(i-1) {
		return false
	}
	return after.low == "that" || after.pos == pron || after.pos == speech || (after.pos == comma || after.pos == colon) && u.at(i+2).pos == speech ||
		(after.pos == det || after.pos == whose) && before.pos == name
}

// mendCue sets right a verb in -ed that was taken for a noun, an adjective or a
// participle where it ends what someone said: "…, the chief engineer confirmed.",
// "…, Ilves, a farmer, confirmed.", "…, confirmed Ilves", "…, Ilves, a farmer,
// informed reporters".
func (u *unit) mendCue(i int) bool {
	if i == 0 || !strings.HasSuffix(u.toks[i].low, "ed") || !u.endsSaying(i) {
		return false
	}
	u.toks[i].pos = past
	return true
}

// endsSaying reports whether a verb stands where a cue ends what someone said.
func (u *unit) endsSaying(i int) bool {
	t, before, after := u.toks[i], u.toks[i-1], u.at(i+1)
	that := t.verb.takes(fThat)
	last := i+1 == len(u.toks) || after.pos == stop || after.pos == semi || after.pos == comma && u.at(i+2).pos == conj
	if t.pos == adj && t.verb.takes(fWhom) && audience[after.low] && (before.pos == comma || before.pos == name || before.pos == noun) {
		return true
	}
	switch t.pos {
	case noun:
		return that && last && (before.pos == noun || before.pos == name)
	case done:
		if (last && after.pos != comma || u.onlyTimeFrom(i+1)) && t.verb.says() && before.pos == noun && u.lastComma(i) > 0 { // ", the head of the office stated on Monday."
			return true
		}
		return last && that && before.pos == comma && i > 1 && u.toks[i-2].pos.nominal() ||
			t.verb.says() && before.pos == comma && after.pos == name
	}
	return false
}

// onlyTimeFrom reports whether nothing stands from i to the end of the unit but what
// says on what day: "on Monday."
func (u *unit) onlyTimeFrom(i int) bool {
	k := i
	if u.is(k, "on") {
		k++
	}
	if !weekdays[u.at(k).low] {
		return false
	}
	k++
	if periods[u.at(k).low] {
		k++
	}
	return k >= len(u.toks) || u.toks[k].pos == stop && k+1 >= len(u.toks)
}
