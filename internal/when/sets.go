package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// recurring reads sets: "every day", "daily", "each year", "per month",
// "three times a week", "Mondays", "24 hours a day".
func (r *reader) recurring(i int) found {
	x := r.at(i)
	switch {
	case x.every != noUnit:
		if x.upper && (i > r.lo || r.at(i+1).upper) { // the Daily Herald
			return nothing
		}
		return recurs(i, i+1, "P1"+letter(x.every))
	case r.is(i, "every", "each"):
		return r.every(i)
	case r.is(i, "per") && r.at(i+1).oneIn(hour, century):
		return recurs(i, i+2, period(1, r.at(i+1).unit))
	case x.weekday != 0 && x.plural && x.upper:
		return recurs(i, i+1, openWeekday(x.weekday))
	case x.weekday != 0 && x.upper && r.partsAt(i+1) != "": // "Friday nights"
		return recurs(i, i+2, openWeekday(x.weekday)+"T"+r.partsAt(i+1))
	case x.unit == weekend && x.plural && r.lower(i-1) == "on":
		return recurs(i, i+1, openUnit(weekend))
	case r.is(i, "a", "an") && r.at(i+1).unit >= hour && r.at(i+1).unit != weekend && !r.at(i+1).plural && r.isRate(i-1) && r.ago(i+2) == 0 && !r.besideEvent(i+2) && !(r.lower(i+2) == "from" && r.weekdayAt(i+3) != 0 && !r.runsTo(i+4)): // but "opens a week from Monday"
		return recurs(i, i+2, period(1, r.at(i+1).unit))
	}
	return nothing
}

// recurs is a set from one item to another, of a value that nothing around it changes.
func recurs(first, end int, value string) found {
	return found{first, end, Set, form{shape: fixed, value: value}}
}

// partsAt is the part of the day that item i names many of: "nights".
func (r *reader) partsAt(i int) string {
	w, many := strings.CutSuffix(r.lower(i), "s")
	if e := lexicon()[w]; many && e != nil {
		return e.part
	}
	return ""
}

// every reads what "every" or "each" at i counts.
func (r *reader) every(i int) found {
	j := i + 1
	n := 1.0
	if r.lower(j) == "other" {
		n, j = 2, j+1
	} else if m, k, ok := r.number(j); ok {
		n, j = m, k
	}
	y := r.at(j)
	switch {
	case y.unit != noUnit && y.unit != weekend:
		return recurs(i, j+1, period(n, y.unit))
	case y.weekday != 0 && y.upper:
		return recurs(i, j+1, openWeekday(y.weekday))
	case y.part != "":
		return recurs(i, j+1, "XXXX-XX-XXT"+y.part)
	case y.season != "":
		return recurs(i, j+1, "XXXX-"+y.season)
	case r.monthAt(j) != 0:
		return recurs(i, j+1, "XXXX-"+two(int(y.month)))
	}
	return nothing
}

// isRate reports whether item i can be counted per day: a number, a plural, a
// sum of money.
func (r *reader) isRate(i int) bool {
	x := r.at(i)
	if x.kind == word.Number || x.mark == '%' || x.number > 1 || x.plural && x.unit != noUnit {
		return true
	}
	switch w := r.lower(i); w {
	case "million", "billion", "trillion", "percent", "twice", "once", "thrice", "times", "barrels", "dollars", "euros", "tons", "tonnes", "people":
		return true
	case "is", "was", "this", "as", "has", "does", "plus", "minus", "its", "his", "us", "always", "perhaps", "takes", "lasts", "across", "besides", "marks", "says", "towards", "spends":
		return false
	default:
		return x.kind == word.Word && !x.upper && len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
	}
}
