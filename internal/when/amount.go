package when

import "github.com/headwater-news/headwater/internal/word"

// filler skips the words that can stand between a number and its unit.
func (r *reader) filler(i int) int {
	switch r.lower(i) {
	case "more", "consecutive", "straight", "trading", "full", "whole", "long", "additional", "working", "business", "successive", "calendar", "solid", "short", "other", "extra", "fiscal", "final", "plus", "odd":
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
	j = r.compound(j)
	k := r.filler(j)
	u := r.at(k)
	n *= r.unitsIn(k, n)
	if u.weekday != 0 && u.plural && u.upper && n >= 1 && n <= 10 && r.lower(k+1) == "ago" { // "two Sundays ago"
		return found{i, k + 2, Date, form{shape: weekdayForm, weekday: u.weekday, rel: relLast, sub: -7 * int8(n-1)}}
	}
	if article && u.unit >= day && r.longAfter(k+1) > k+1 { // "a decade-long dispute"
		return found{k, r.longAfter(k + 1), Duration, form{shape: span, unit: u.unit, count: n}}
	}
	if u.unit == noUnit || u.unit == weekend || u.upper && i > r.lo { // "60 Minutes" is a name
		return nothing
	}
	if f := r.weeksBeside(found{i, k + 1, Duration, form{unit: u.unit, count: n}}); f.ok() {
		return f
	}
	end := k + 1
	if r.lower(end) == "and" && r.is(end+1, "a") && r.is(end+2, "half") { // "an hour and a half"
		n, end = n+.5, end+3
	} else if article && (u.plural || k == j && !r.articleCounts(i, k)) && r.ago(k+1) == 0 {
		return nothing
	}
	if u.unit == quarter && k == j {
		return nothing
	}
	if o := r.compound(end); r.lower(o) == "old" || r.lower(end) == "of" && r.lower(end+1) == "age" {
		return nothing // an age
	}
	f := found{i, r.longAfter(end), Duration, form{shape: span, unit: u.unit, count: n}}
	if g := r.compounded(f); g.ok() {
		return g
	}
	return r.turned(f)
}

// compounded reads an amount that goes on in smaller units: "two years and six months",
// "2 hours 15 minutes".
func (r *reader) compounded(f found) found {
	j := f.end
	if r.lower(j) == "and" || r.at(j).mark == ',' {
		j++
	}
	n, k, ok := r.number(j)
	u := r.at(k)
	whole := f.form.count > 0 && f.form.count == float64(int(f.form.count)) && n > 0 && n == float64(int(n))
	if !ok || !whole || r.is(j, "a", "an") || u.unit == noUnit || u.unit == weekend || u.unit >= f.form.unit || !u.plural && n != 1 || r.ago(k+1) != 0 || r.lower(k+1) == "old" || r.lower(k+1) == "after" || r.lower(k+1) == "before" {
		return nothing
	}
	first, rest := period(f.form.count, f.form.unit), period(n, u.unit)[len("P"):]
	if f.form.unit < day {
		rest = rest[len("T"):]
	}
	return found{f.first, k + 1, Duration, form{shape: fixed, value: first + rest}}
}

// unitsIn is how many weeks a fortnight at item i is, 1 of other units, of which there
// are n: so many, or nobody knows.
func (r *reader) unitsIn(i int, n float64) float64 {
	if n != vague && r.is(i, "fortnight", "fortnights") {
		return 2
	}
	return 1
}

// weeksBeside reads weeks that are counted from a weekday: "a week from
// Monday", "two weeks ago Tuesday"; "for two weeks from Monday" is a stretch.
func (r *reader) weeksBeside(f found) found {
	const most = 8
	n, k := int8(f.form.count), f.end+1
	w := r.weekdayAt(k)
	if w == 0 || f.form.unit != week || n < 1 || n > most || float64(n) != f.form.count || possessive(r.lower(k+1)) {
		return nothing
	}
	g := found{f.first, k + 1, Date, form{shape: weekdayForm, weekday: w, sub: 7 * n}}
	switch r.lower(f.end) {
	case "ago":
		g.form.sub = -g.form.sub
		return r.withPart(g)
	case "from":
		if r.runsFrom(f.first-1) || r.runsTo(k+1) {
			return nothing
		}
		g.form.rel = relNext
		return r.withPart(g)
	}
	return nothing
}

// runsFrom reports whether item i makes the weeks after it a stretch.
func (r *reader) runsFrom(i int) bool {
	switch r.lower(i) {
	case "for", "of", "within", "over", "during", "lasts", "lasted", "last", "runs", "ran", "run", "next", "first", "about", "the":
		return true
	}
	return false
}

// runsTo reports whether item i ends a stretch that begins on the day before.
func (r *reader) runsTo(i int) bool {
	switch r.lower(i) {
	case "to", "until", "till", "through", "onward", "onwards":
		return true
	}
	return r.at(i).mark == '-'
}

// longAfter takes in the "-long" of "decade-long" at i.
func (r *reader) longAfter(i int) int {
	if k := r.hyphen(i); k > i && r.is(k, "long") {
		return k + 1
	}
	return i
}

// articleCounts reports whether "a" before a unit means one: after a
// preposition or a verb, and not in "24 hours a day".
func (r *reader) articleCounts(i, k int) bool {
	if r.at(k+1).kind == word.Word && r.at(k).unit <= hour && r.at(k).unit != hour {
		return false
	}
	if r.at(k).unit >= day && r.lower(k+1) == "of" || r.lower(k+1) == "or" && r.at(k+2).number != 0 { // "a decade of war", "a month or two"
		return true
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

// yearsIn is how many years a decade or century has, 0 of other units.
func yearsIn(u unit) float64 {
	switch u {
	case decade:
		return 10
	case century:
		return 100
	}
	return 0
}

// compared reports whether a figure shortly before item i is held against that
// of another time: "rose from $3 million a year earlier".
func (r *reader) compared(i int) bool {
	const near = 14
	for j := i - 1; j >= r.lo && j > i-near; j-- {
		switch r.lower(j) {
		case "from", "compared", "against", "versus", "vs":
			return true
		case "than": // but "it began more than a year ago"
			return j < i-1 || !r.is(j-1, "more", "less")
		}
	}
	return false
}

// turned makes a date of a duration that "ago" or "later" follows, and notes
// the event that it is counted from.
func (r *reader) turned(f found) found {
	side := r.ago(f.end)
	if r.lower(f.first-1) == "in" && (possessive(r.lower(f.end)) || quoteMark(r.written(f.end))) && r.lower(f.end+1) == "time" { // "in two weeks' time"
		side, f.end = 1, f.end+1
	}
	if side == 0 {
		return f
	}
	if f.form.unit == hour && f.form.count*2 == float64(int(f.form.count*2)) && f.form.count != float64(int(f.form.count)) { // "half an hour later"
		f.form.unit, f.form.count = minute, f.form.count*60
	}
	u, n := f.form.unit, int(f.form.count)
	if u == year && f.form.count == 1 && side < 0 && r.compared(f.first) {
		return found{f.first, f.end + 1, Date, form{shape: yearBack, unit: year, rel: relThat}}
	}
	if years := f.form.count * yearsIn(u); years > 0 { // "half a century ago"
		u, n = year, int(years)
	} else if f.form.count != float64(n) {
		return f
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
	if side == -1 && u > day {
		return r.toTheDay(f)
	}
	return f
}

// toTheDay takes in what says how exact "a year ago" is: "a year ago today", "50
// years ago this month".
func (r *reader) toTheDay(f found) found {
	switch next := r.at(f.end + 1); {
	case possessive(r.lower(f.end+1)) || possessive(r.lower(f.end+2)): // "a year ago today's mayor"
	case r.is(f.end, "today"):
		f.form.size, f.end = day, f.end+1
	case r.is(f.end, "this") && (next.unit == day || next.unit == week || next.unit == month) && !next.plural:
		f.form.size, f.end = next.unit, f.end+2
	}
	return f
}
