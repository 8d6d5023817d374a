package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// How far the verb is looked for, in items before and after an expression.
const (
	verbBefore = 20
	verbAfter  = 12
)

// tense finds the tense of the clause around the items from first to end: the
// nearest sign of one before it, else the nearest after it.
func (r *reader) tense(first, end int) Tense {
	if hints[r.lower(end)].has(over) || possessive(r.lower(end)) && hints[r.lower(end+1)].has(over) {
		return Past
	}
	if t := r.effective(first); t != NoTense {
		return t
	}
	if t := r.leadIn(first); t != NoTense {
		return t
	}
	if t := r.tenseBefore(first); t != NoTense {
		if t == Future && r.is(end, "was", "were", "had") { // "a rally planned for Saturday was called off"
			return Past
		}
		return t
	}
	return r.tenseAfter(end)
}

// effective is the tense that the words right before a date give it which tell when a
// rule takes effect; they are of the next such date or the last, however far.
func (r *reader) effective(first int) Tense {
	i := first - 1
	if w := r.lower(i); w == "on" || w == "in" {
		i--
	}
	switch r.lower(i) {
	case "effective":
		return Future
	case "effect", "force":
	default:
		return NoTense
	}
	for k := i - 1; k >= r.lo && k >= i-2; k-- {
		switch r.lower(k) {
		case "takes", "goes", "comes":
			return Future
		case "took", "went", "came":
			return Past
		case "take", "go", "come":
			if t := r.tenseBefore(k); t == Future || r.lower(k-1) == "to" || t == NoTense {
				return Future
			}
			return NoTense
		}
	}
	return NoTense
}

// tenseAfter is the tense that the nearest sign from an item on gives.
func (r *reader) tenseAfter(end int) Tense {
	for i := r.afterAside(end); i < r.hi && i < end+verbAfter; i++ {
		if r.is(i, "said") && r.at(i+1).mark == ',' { // ", he said,"
			continue
		}
		if t := r.sign(i, r.hi); t != NoTense {
			return t
		}
	}
	return NoTense
}

// afterAside is where the clause goes on after an item: behind the comma that
// ends what went on meanwhile, "On Tuesday as they were preparing to vote, he
// was back".
func (r *reader) afterAside(i int) int {
	switch r.lower(i) {
	case "as", "while", "when":
	default:
		return i
	}
	for j := i + 1; j < r.hi && j < i+verbBefore; j++ {
		if r.at(j).mark == ',' {
			return j + 1
		}
	}
	return i
}

// tenseBefore is the tense that the nearest sign before an item gives.
func (r *reader) tenseBefore(first int) Tense {
	for i := first - 1; i >= r.lo && i > first-verbBefore; i-- {
		if t := r.sign(i, first); t != NoTense {
			return t
		}
	}
	return NoTense
}

// leadIn reads the words right before an expression that point ahead: "until
// Tuesday", "as early as Friday", "starting Monday".
func (r *reader) leadIn(i int) Tense {
	switch r.lower(i - 1) {
	case "until", "till":
		if r.lastedUntil(i - 1) {
			return Past
		}
		return r.dueBy(i)
	case "by":
		if i-1 == r.lo && r.tenseAfter(i+1) == Past { // "By Saturday, he was back"
			return Past
		}
		return r.dueBy(i)
	case "through":
		for j := i - 2; j >= r.lo && j > i-verbBefore; j-- {
			if hints[r.lower(j)].has(halting) { // "cancelled all sailings through Sunday"
				return Future
			}
		}
	case "to":
		for j := i - 2; j >= r.lo && j > i-farthestPromise; j-- {
			if hints[r.lower(j)].has(moving) { // "postponed to Tuesday"
				return Future
			}
		}
	case "of":
		if r.lower(i-2) == "ahead" { // "ahead of Sunday's runoff"
			return Future
		}
	case "is", "are":
		return Future // "the deadline is Friday"
	case "on", "in", "at":
		if w := r.lower(i - 2); w == "is" || w == "are" { // "the funeral is on Saturday"
			return Future
		}
	case "as":
		if w := r.lower(i - 2); w == "early" || w == "soon" || w == "late" {
			return Future
		}
	case "starting", "beginning", "effective":
		return Future
	case "for":
		for j := i - 2; j >= r.lo && j > i-verbBefore; j-- {
			if hints[r.lower(j)].has(arranging) { // "called a meeting for Friday"
				return Future
			}
		}
	case "since", "ended", "dated":
		return Past
	case "the":
		if r.lower(i-2) == "since" { // "since the March 19 claim"
			return Past
		}
	}
	return NoTense
}

// dueBy is the tense of a date by which something is due; it is over when the
// clause after it says what had been.
func (r *reader) dueBy(i int) Tense {
	for j := i; j < r.hi && j < i+verbAfter; j++ {
		if r.lower(j) == "had" {
			return Past
		}
	}
	return Future
}

// lastedUntil reports whether what went on until a date is over: "it was not
// until Tuesday", "she was mayor until May", "the strike lasted until Sunday".
// What "was closed until Monday" may be so still.
func (r *reader) lastedUntil(until int) bool {
	told := false // a verb in the past, which "not" may yet turn
	for j := until - 1; j >= r.lo && j > until-verbBefore && r.at(j).kind != word.Mark; j-- {
		w := r.lower(j)
		switch {
		case w == "not": // but "it will not come until Tuesday"
			return r.sign(j-1, until) != Future
		case told || untilOrUnless(w):
		case hints[w].has(lasting), (w == "was" || w == "were") && !participle(r.lower(j+1)):
			return true
		default:
			t := r.sign(j, until)
			if t == Future {
				return false
			}
			told = t == Past
		}
	}
	return false
}

// sign is the tense that item i gives its clause; it looks no further than
// limit, where the expression stands.
func (r *reader) sign(i, limit int) Tense {
	x := r.at(i)
	if x.kind != word.Word || x.upper && i > r.lo {
		return NoTense
	}
	next := func(n int) string {
		if i+n >= limit {
			return ""
		}
		return r.lower(i + n)
	}
	w := r.lower(i)
	h := hints[w]
	switch {
	case x.verb == Future, h.has(modal):
		if next(1) == "have" || next(2) == "have" { // "would have"
			return Past
		}
		if w == "could" && r.denied(i) { // "could not be reached Wednesday"
			return Past
		}
		return Future
	case (w == "has" || w == "have" || w == "needs" || w == "need") && next(1) == "to", looksAhead(w, next(1)) && next(1) == "to", w == "to" && looksAhead(r.lower(i-1), w),
		h.has(committing) && next(1) == "to" && limit-i <= farthestPromise:
		return Future
	case w == "invites", h.has(arranging) && r.is(i-1, "has", "have"): // "has invited him to dinner on Friday"
		return Future
	case (w == "was" || w == "were") && next(1) == "to" && next(2) != "have" && next(2) != "be" && next(2) != "" && limit-i <= farthestPromise: // "the search was to resume Friday"
		return Future
	case w == "planned" || w == "scheduled" || w == "slated": // "a rally planned for Saturday"
		return Future
	case w == "upcoming", w == "forthcoming", w == "due" && next(1) != "to", w == "forward" && strings.HasPrefix(r.lower(i-1), "look"), w == "expected" && names(r.lower(i-1)): // "her expected testimony on Friday"
		return Future
	case w == "be" && r.lower(i-1) == "to" && participle(next(1)) && limit-i <= farthestPromise: // "an interview to be shown Tuesday"
		return Future
	case w == "is" || w == "are" || w == "'re" || w == "'m":
		if next(1) == "to" || next(1) == "up" && next(2) == "for" || looksAhead(next(1), next(2)) || len(next(1)) > 5 && strings.HasSuffix(next(1), "ing") {
			return Future
		}
	case h.has(begins) && r.isVerb(i) && r.leadsOn(i, limit), w == "comes" && r.comesOut(i+1), h.has(beginning) && r.ofMany(i-1), w == "take" && r.ofMany(i-1) && comes(next(1)),
		untilOrUnless(w) && i+2 < limit && names(next(1)) && !r.lastedUntil(i): // "until the board meets in October"
		return Future
	case strings.HasSuffix(w, "ing") && (r.lower(i-1) == "after" || r.lower(i-1) == "since"):
		return Past
	case x.verb == Past || len(w) > 4 && strings.HasSuffix(w, "ed"):
		switch {
		case names(r.lower(i - 1)), r.passive(i): // "announce his bid Thursday"
			return NoTense
		case looksAhead(next(1), next(2)), looksAhead(next(2), next(3)) && w != "said":
			return Future
		}
		return Past
	}
	return NoTense
}

// untilOrUnless reports whether a word can begin a clause of what is to come.
func untilOrUnless(w string) bool { return w == "until" || w == "unless" }

// participle reports whether a word after "be" looks like one: "held", "shown".
func participle(w string) bool {
	if e := lexicon()[w]; e != nil && e.verb == Past {
		return true
	}
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en") || strings.HasSuffix(w, "wn")
}

// names reports whether a word begins the name of a thing.
func names(w string) bool {
	switch w {
	case "the", "a", "an", "his", "her", "its", "their", "'s", "’s":
		return true
	}
	return false
}

// denied reports whether the modal at i stands in a denial: "could not",
// "neither of them could".
func (r *reader) denied(i int) bool {
	switch r.lower(i + 1) {
	case "not", "n't", "n’t", "never":
		return true
	}
	for j := i - 1; j >= r.lo && j > i-verbBefore && r.at(j).kind != word.Mark; j-- {
		switch r.lower(j) {
		case "neither", "none", "nobody":
			return true
		}
	}
	return false
}

// passive reports whether the participle at i leans on a "be" that has no
// tense of its own or the present: "be completed", "is heard".
func (r *reader) passive(i int) bool {
	for j := i - 1; j >= i-2; j-- {
		switch r.lower(j) {
		case "be", "is", "are", "being":
			return true
		}
	}
	return false
}

// farthestPromise is how many items a promise reaches: "agreed to meet on
// Friday" looks ahead, but a day at the end of a long clause is that of the
// agreement.
const farthestPromise = 5

// ofMany reports whether item i is a subject in the plural.
func (r *reader) ofMany(i int) bool {
	switch w := r.lower(i); w {
	case "they", "we", "you", "who":
		return true
	default:
		return r.at(i).kind == word.Word && len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
	}
}

// leadsOn reports whether a verb in the present that is a noun besides, or tells of what
// is always so, tells of what is to come: "the panel votes on Monday", "takes effect",
// unlike "takes an hour", "his votes on Monday".
func (r *reader) leadsOn(i, limit int) bool {
	const near = 4 // items from the verb to the day
	switch r.lower(i) {
	case "takes":
		return comes(r.lower(i + 1))
	case "kicks":
		return r.lower(i+1) == "off"
	case "runs":
		return r.lower(i+1) == "out" || r.lower(i+1) == "through" || r.lower(i+1) == "until"
	case "votes", "faces", "sails", "hears", "decides", "becomes", "quits", "debuts":
		return limit-i <= near && i > r.lo && (names(r.lower(i-2)) || r.at(i-1).upper) && !r.ofMany(i-1)
	}
	return true
}

// comesOut reports whether what "comes" takes makes it "begins": "comes into force",
// "comes out".
func (r *reader) comesOut(i int) bool {
	return r.lower(i) == "out" || r.lower(i) == "into" && (r.lower(i+1) == "force" || r.lower(i+1) == "effect")
}

// comes reports whether a word after "takes" makes it "begins".
func comes(w string) bool { return w == "effect" || w == "place" || w == "office" || w == "over" }

// isVerb reports whether item i, a noun or a verb, is a verb by the word before
// it: not "his visits", "two plays".
func (r *reader) isVerb(i int) bool {
	x := r.at(i - 1)
	if x.kind == word.Number || x.number != 0 || possessive(r.lower(i-1)) {
		return false
	}
	switch r.lower(i - 1) {
	case "the", "a", "his", "her", "its", "their", "our", "of", "no", "recent", "for", "to", "with":
		return false
	}
	return true
}
