package when

import "github.com/headwater-news/headwater/internal/word"

// How far the verb is looked for, in items before and after an expression.
const (
	verbBefore = 20
	verbAfter  = 12
)

// tense finds the tense of the clause around the items from first to end: the
// nearest sign of one before it, else the nearest after it.
func (r *reader) tense(first, end int) Tense {
	if t := r.leadIn(first); t != NoTense {
		return t
	}
	if t := r.tenseBefore(first); t != NoTense {
		return t
	}
	for i := end; i < r.hi && i < end+verbAfter; i++ {
		if t := r.sign(i); t != NoTense {
			return t
		}
	}
	return NoTense
}

// tenseBefore is the tense that the nearest sign before an item gives.
func (r *reader) tenseBefore(first int) Tense {
	for i := first - 1; i >= r.lo && i > first-verbBefore; i-- {
		if t := r.sign(i); t != NoTense {
			return t
		}
	}
	return NoTense
}

// leadIn reads the words right before an expression that point ahead: "until
// Tuesday", "as early as Friday", "starting Monday".
func (r *reader) leadIn(i int) Tense {
	switch r.lower(i - 1) {
	case "until", "till", "by":
		for j := i - 1; j >= r.lo && j > i-verbBefore; j-- {
			if r.lower(j) == "not" && r.lower(i-1) != "by" { // "it was not until Tuesday"
				return Past
			}
		}
		for j := i; j < r.hi && j < i+verbAfter; j++ {
			if r.lower(j) == "had" {
				return Past
			}
		}
		return Future
	case "as":
		if w := r.lower(i - 2); w == "early" || w == "soon" || w == "late" {
			return Future
		}
	case "starting", "beginning", "effective":
		return Future
	}
	return NoTense
}

// sign is the tense that item i gives its clause.
func (r *reader) sign(i int) Tense {
	x := r.at(i)
	if x.kind == word.Mark || x.kind == word.Clitic {
		return NoTense
	}
	w := r.lower(i)
	switch {
	case x.upper && i > r.lo:
		return NoTense
	case x.verb == Future:
		if r.lower(i+1) == "have" || r.lower(i+2) == "have" { // "would have"
			return Past
		}
		return Future
	case x.verb == Past:
		if ahead(r.lower(i+1)) || ahead(r.lower(i+2)) && w != "said" {
			return Future
		}
		return Past
	case w == "to" && i > r.lo && ahead(r.lower(i-1)):
		return Future
	case ahead(w) && r.lower(i+1) == "to":
		return Future
	case w == "is" || w == "are" || w == "'re" || w == "'m":
		if r.lower(i+1) == "to" || ahead(r.lower(i+1)) || len(r.lower(i+1)) > 5 && hasSuffix(r.lower(i+1), "ing") {
			return Future
		}
	case w == "may" || w == "might" || w == "could" || w == "can" || w == "should" || w == "must":
		if r.lower(i+1) != "have" && r.lower(i+2) != "have" {
			return Future
		}
		return Past
	case w == "planned" || w == "scheduled" || w == "slated": // "a rally planned for Saturday"
		return Future
	case len(w) > 4 && hasSuffix(w, "ed") && !r.is(i-1, "the", "a"):
		return Past
	}
	return NoTense
}

func hasSuffix(w, tail string) bool { return len(w) > len(tail) && w[len(w)-len(tail):] == tail }

// ahead reports whether a word says that something is to come.
func ahead(w string) bool {
	switch w {
	case "expected", "scheduled", "due", "set", "slated", "planned", "planning", "plans", "plan", "expects", "expect", "hopes", "hoped", "hope",
		"likely", "going", "about", "intends", "intended", "ready", "supposed", "bound", "poised", "preparing", "aims", "deadline", "upcoming", "tentatively":
		return true
	}
	return false
}
