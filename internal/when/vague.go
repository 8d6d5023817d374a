package when

import "github.com/headwater-news/headwater/internal/word"

// vagueTime reads references that name no time: "now", "recently", "the
// future", "at the moment". "Recent days" is a stretch of unknown length.
func (r *reader) vagueTime(i int) found {
	x := r.at(i)
	if x.word == "the" {
		return r.vagueNoun(i)
	}
	switch {
	case x.ref == "":
		return nothing
	case r.at(i+1).mark == '-' && r.glued(i+1) && r.glued(i+2): // "now-cancelled", "soon-to-open"
		return nothing
	case x.word == "recent":
		if u := r.at(i + 1); u.unit != noUnit && u.plural {
			return found{i, i + 2, Duration, form{shape: span, unit: u.unit, count: vague, rel: relPast}}
		}
		if r.lower(i-1) == "most" {
			return nothing
		}
	}
	return found{i, i + 1, Date, form{shape: fixed, value: x.ref}}
}

// vagueNoun reads "the future", "the near term", "the time being", "the past".
func (r *reader) vagueNoun(i int) found {
	ref := func(end int, value string) found {
		return found{i, end, Date, form{shape: fixed, value: value}}
	}
	j := i + 1
	if r.is(j, "near", "immediate", "long", "short") || r.lower(j) == "medium" || r.lower(j) == "foreseeable" || r.lower(j) == "distant" {
		if w := r.lower(j + 1); w == "term" || w == "future" {
			return ref(j+2, "FUTURE_REF")
		}
		return nothing
	}
	next := r.at(j + 1)
	alone := next.kind != word.Word || word.IsStop(r.lower(j+1))
	switch w := r.lower(j); {
	case w == "future" && alone:
		return ref(j+1, "FUTURE_REF")
	case w == "past" && alone:
		return ref(j+1, "PAST_REF")
	case w == "present" && alone:
		return ref(j+1, "PRESENT_REF")
	case w == "time" && r.lower(j+1) == "being":
		return ref(j+2, "PRESENT_REF")
	case w == "moment" && r.lower(i-1) == "at" && alone:
		return ref(j+1, "PRESENT_REF")
	}
	return nothing
}

// skip returns where a stretch ends that looks like time and is not, so that
// no rule reads its tail: "60 Minutes", "44-year-old".
func (r *reader) skip(i int) int {
	_, j, ok := r.number(i)
	if !ok {
		return i
	}
	k := r.compound(j)
	if u := r.at(k); u.unit == noUnit {
		return i
	}
	return k + 1
}
