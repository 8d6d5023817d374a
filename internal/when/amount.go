package when

import "github.com/headwater-news/headwater/internal/word"

// number reads how many: "10", "2.5", "twenty-five", "a few", "two and a
// half", "5 1/2", "half a", "a dozen". Vague numbers are vague.
func (r *reader) number(i int) (n float64, end int, ok bool) {
	j := i
	if r.is(j, "a") && (r.is(j+1, "few", "couple", "dozen", "hundred", "thousand") || r.lower(j+1) == "great" && r.is(j+2, "many")) {
		j++
	}
	x := r.at(j)
	switch {
	case x.kind == word.Number:
		v, fine := r.figure(j)
		if !fine {
			return 0, i, false
		}
		n, j = v, j+1
		if r.at(j+1).mark == '/' && r.at(j).digits == 1 && r.at(j+2).digits == 1 && r.glued(j+1) && r.at(j+2).value > 0 { // 5 1/2
			n += float64(r.at(j).value) / float64(r.at(j+2).value)
			j += 3
		}
	case x.number == vague:
		return vague, r.of(j + 1), true
	case x.number > 0:
		n, j = r.wordNumber(j)
		j = r.of(j)
	case r.is(j, "half") && (r.is(j+1, "a", "an") || r.at(j+1).mark == '-'):
		return .5, j + 2, true
	case r.is(j, "a", "an") && j == i:
		return 1, j + 1, true
	default:
		return 0, i, false
	}
	k := j
	if r.at(k).mark == '-' {
		k++
	}
	if r.lower(k) == "and" { // two and a half, two-and-a-half
		k = r.hyphen(k + 1)
		if r.is(k, "a") {
			if k = r.hyphen(k + 1); r.is(k, "half") {
				return n + .5, k + 1, true
			}
		}
	}
	return n, j, true
}

// of skips the "of" of "a couple of weeks", "dozens of".
func (r *reader) of(i int) int {
	if r.lower(i) == "of" && r.is(i-1, "couple", "dozen") {
		return i + 1
	}
	return i
}

// figure is the value of a number in figures: 10, 1,500, 2.5.
func (r *reader) figure(i int) (float64, bool) {
	x := r.at(i)
	n := float64(x.value)
	if x.suffix == "" {
		return n, x.digits > 0 && x.digits < 7
	}
	if len(x.suffix) > 4 {
		return 0, false
	}
	scale := 1.0
	for _, c := range x.suffix[1:] {
		if c < '0' || c > '9' {
			return 0, false
		}
		scale *= 10
		n = n*10 + float64(c-'0')
	}
	switch x.suffix[0] {
	case '.':
		return n / scale, true
	case ',':
		return n, scale == 1000
	}
	return 0, false
}

// wordNumber reads a number in words: "five", "twenty-five", "two hundred".
func (r *reader) wordNumber(i int) (float64, int) {
	n := r.at(i).number
	j := i + 1
	if n >= 20 && n < 100 {
		if k := r.hyphen(j); r.at(k).number > 0 && r.at(k).number < 10 {
			n += r.at(k).number
			j = k + 1
		}
	}
	if m := r.at(j).number; n < 100 && (m == 100 || m == 1000 || m == 12) {
		n *= m
		j++
	}
	return float64(n), j
}

// filler skips the words that can stand between a number and its unit.
func (r *reader) filler(i int) int {
	switch r.lower(i) {
	case "more", "consecutive", "straight", "trading", "full", "whole", "long", "additional", "working", "business", "successive", "calendar", "solid", "short", "other", "extra", "fiscal", "final":
		return r.hyphen(i + 1)
	}
	return i
}

// amount reads a number of units and what turns it into a date: "two weeks",
// "five-year", "20 years ago", "three days later", "three weeks after X".
func (r *reader) amount(i int) found {
	n, j, ok := r.number(i)
	if !ok {
		return nothing
	}
	article := r.is(i, "a", "an") && j == i+1
	j = r.hyphen(j)
	k := r.filler(j)
	u := r.at(k)
	if u.unit == noUnit || u.unit == weekend || r.atSpeed(k) || u.upper && i > r.lo { // "60 Minutes" is a name
		return nothing
	}
	if article && (u.plural || k == j && !r.articleCounts(i, k)) && r.ago(k+1) == 0 {
		return nothing
	}
	if u.unit == quarter && k == j || u.unit <= minute && article && r.at(i-1).kind != word.Word {
		return nothing
	}
	end := k + 1
	if r.lower(end) == "and" && r.is(end+1, "a") && r.is(end+2, "half") { // "an hour and a half"
		n, end = n+.5, end+3
	}
	if o := r.hyphen(end); r.lower(o) == "old" || r.lower(end) == "of" && r.lower(end+1) == "age" {
		return nothing // an age
	}
	return r.turned(found{i, end, Duration, form{shape: span, unit: u.unit, count: n}})
}

// atSpeed reports whether the unit at i is part of a speed or a score.
func (r *reader) atSpeed(i int) bool {
	return r.at(i-1).mark == '/' || r.at(i+1).mark == '/' && r.glued(i+1)
}

// articleCounts reports whether "a" before a unit means one: after a
// preposition or a verb, and not in "24 hours a day".
func (r *reader) articleCounts(i, k int) bool {
	if r.at(k+1).kind == word.Word && r.at(k).unit <= hour && r.at(k).unit != hour {
		return false
	}
	switch r.lower(i - 1) {
	case "for", "in", "within", "after", "about", "nearly", "almost", "over", "than", "of", "as", "to", "around", "through", "lasted", "last", "take",
		"takes", "took", "taking", "spent", "spend", "until", "roughly", "just", "only", "half", "least", "most", "every", "once", "up", "by", "with", "from", "during", "under":
		return true
	}
	return r.ago(k+1) != 0 || r.besideEvent(k+1)
}

// ago returns the side that the word at i puts an amount on: -1 before now
// ("ago"), ±2 beside the time told before ("earlier", "later").
func (r *reader) ago(i int) int {
	switch r.lower(i) {
	case "ago":
		return -1
	case "earlier", "previously", "beforehand":
		return -2
	case "later", "afterward", "afterwards":
		return 2
	case "hence":
		return 1
	case "from":
		if r.is(i+1, "now") || r.at(i+1).word == "today" {
			return 1
		}
	}
	return 0
}

// turned makes a date of a duration that "ago" or "later" follows, and notes
// the event that it is counted from.
func (r *reader) turned(f found) found {
	side := r.ago(f.end)
	if side == 0 {
		return f
	}
	u, n := f.form.unit, int(f.form.count)
	if f.form.count != float64(n) || u == decade && n > 0 && n < 100 {
		if u != decade {
			return f
		}
	}
	if u == decade && n > 0 {
		u, n = year, 10*n
	}
	f.end++
	if r.is(f.end-1, "from") {
		f.end++
	}
	f.typ = Date
	switch {
	case f.form.count == vague && side < 0:
		f.form = form{shape: fixed, value: "PAST_REF"}
		return f
	case f.form.count == vague:
		f.form = form{shape: fixed, value: "FUTURE_REF"}
		return f
	}
	f.form = form{shape: shifted, unit: u, n: n}
	if side == 2 || side == -2 {
		f.form.rel = relThat
	}
	if side < 0 {
		f.form.n = -n
	}
	if u == week && n == 1 { // to the day
		f.form.unit, f.form.n = day, 7*f.form.n
	}
	if u < day {
		f.typ = Clock
	}
	return f
}

// recurring reads sets: "every day", "daily", "each year", "per month",
// "three times a week", "Mondays", "24 hours a day".
func (r *reader) recurring(i int) found {
	x := r.at(i)
	switch {
	case x.every != noUnit:
		if x.upper && (i > r.lo || r.at(i+1).upper) { // the Daily Herald
			return nothing
		}
		return found{i, i + 1, Set, form{shape: fixed, value: "P1" + letter(x.every)}}
	case r.is(i, "every", "each"):
		return r.every(i)
	case r.is(i, "per") && r.at(i+1).unit >= hour && !r.at(i+1).plural:
		return found{i, i + 2, Set, form{shape: fixed, value: period(1, r.at(i+1).unit)}}
	case x.weekday != 0 && x.plural && x.upper:
		return found{i, i + 1, Set, form{shape: fixed, value: "XXXX-WXX-" + string('0'+rune(x.weekday))}}
	case r.is(i, "a", "an") && r.at(i+1).unit >= hour && r.at(i+1).unit != weekend && !r.at(i+1).plural && r.isRate(i-1) && r.ago(i+2) == 0 && !r.is(i+2, "after", "before") && !r.besideEvent(i+2):
		return found{i, i + 2, Set, form{shape: fixed, value: period(1, r.at(i+1).unit)}}
	}
	return nothing
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
		return found{i, j + 1, Set, form{shape: fixed, value: period(n, y.unit)}}
	case y.weekday != 0 && y.upper:
		return found{i, j + 1, Set, form{shape: fixed, value: "XXXX-WXX-" + string('0'+rune(y.weekday))}}
	case len(y.part) == 2 && y.part >= "A":
		return found{i, j + 1, Set, form{shape: fixed, value: "XXXX-XX-XXT" + y.part}}
	case y.season != "":
		return found{i, j + 1, Set, form{shape: fixed, value: "XXXX-" + y.season}}
	case r.monthAt(j) != 0:
		return found{i, j + 1, Set, form{shape: fixed, value: "XXXX-" + two(int(y.month))}}
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

// bareUnits reads units without a number: "for weeks", "years", "decades-long",
// "day-long".
func (r *reader) bareUnits(i int) found {
	x := r.at(i)
	if x.unit == noUnit || x.unit == weekend {
		return nothing
	}
	long := r.lower(i+1) == "long" || r.at(i+1).mark == '-' && r.lower(i+2) == "long"
	switch {
	case x.plural && x.unit >= minute && x.unit != quarter:
		if o := r.hyphen(i + 1); r.lower(o) == "old" || r.lower(i-1) == "the" && !r.besideEvent(i+1) || r.lower(i-1) == "those" || r.at(i-1).kind == word.Number || x.upper && i > r.lo {
			return nothing
		}
		if r.at(i-1).kind == word.Word && r.notBare(i-1) {
			return nothing
		}
		return r.turned(found{i, i + 1, Duration, form{shape: span, unit: x.unit, count: vague}})
	case long && x.unit >= hour && r.lower(i-1) != "-":
		return found{i, i + 1, Duration, form{shape: span, unit: x.unit, count: 1}}
	}
	return nothing
}

// besideEvent reports whether an event follows that a stretch is told from:
// "the weeks before the vote", "the days since".
func (r *reader) besideEvent(i int) bool {
	switch r.lower(i) {
	case "before", "after", "since", "following", "preceding", "leading":
		return true
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
	case "within", "after", "over", "through", "throughout", "during", "took", "spent", "take", "spend", "lasted", "last", "recent":
		return false
	}
	return len(w) < 3 || w[len(w)-1] != 'd' && w[len(w)-1] != 'y'
}
