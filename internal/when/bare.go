package when

import "github.com/headwater-news/headwater/internal/word"

// bareUnits reads units without a number: "for weeks", "years", "decades-long",
// "day-long".
func (r *reader) bareUnits(i int) found {
	x := r.at(i)
	if x.long != noUnit {
		return found{i, i + 1, Duration, form{shape: span, unit: x.long, count: 1}}
	}
	if x.unit == noUnit || x.unit == weekend {
		return nothing
	}
	long := r.lower(i+1) == "long" || r.at(i+1).mark == '-' && r.lower(i+2) == "long"
	switch {
	case x.plural && x.unit >= hour && r.longAfter(i+1) > i+1: // "the months-long strike"
		return found{i, r.longAfter(i + 1), Duration, form{shape: span, unit: x.unit, count: vague}}
	case x.plural && x.unit >= minute && x.unit != quarter:
		if o := r.hyphen(i + 1); r.lower(o) == "old" || r.lower(i-1) == "the" && !r.besideEvent(i+1) || r.lower(i-1) == "those" || r.at(i-1).kind == word.Number || x.upper && i > r.lo {
			return nothing
		}
		if r.at(i-1).kind == word.Word && r.notBare(i-1) && r.lower(i+1) != "after" && r.lower(i+1) != "before" && r.ago(i+1) == 0 { // "he spoke hours after the raid"
			return nothing
		}
		return r.turned(found{i, i + 1, Duration, form{shape: span, unit: x.unit, count: vague}})
	case long && x.unit >= hour:
		return found{i, r.longAfter(i + 1), Duration, form{shape: span, unit: x.unit, count: 1}}
	}
	return nothing
}

// besideEvent reports whether an event follows that a stretch is told from:
// "the weeks before the vote", "the days since", "the years that followed".
func (r *reader) besideEvent(i int) bool {
	switch r.lower(i) {
	case "before", "after", "since", "following", "preceding", "leading", "ahead":
		return true
	case "that":
		return r.lower(i+1) == "followed" || r.lower(i+1) == "follow"
	case "to":
		return r.lower(i+1) == "come"
	}
	return false
}

// notBare reports whether the word at i makes the plural after it something
// else than a stretch of time: "trading days", "visiting hours".
func (r *reader) notBare(i int) bool {
	w := r.lower(i)
	if word.IsStop(w) || r.at(i).lead || r.at(i).number != 0 {
		return false
	}
	switch w {
	case "early", "late", "small", "wee": // hours of the day
		return r.at(i+1).unit == hour
	case "within", "after", "over", "through", "throughout", "during", "took", "spent", "take", "spend", "lasted", "last", "recent":
		return false
	}
	return len(w) < 3 || w[len(w)-1] != 'd' && w[len(w)-1] != 'y'
}
