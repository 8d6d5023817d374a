package when

import "github.com/headwater-news/headwater/internal/word"

// monthAt returns the month that item i names, 0 for none. "May" and "March"
// are months only where a neighbour says so.
func (r *reader) monthAt(i int) int8 {
	x := r.at(i)
	if x.month == 0 || !x.upper {
		return 0
	}
	if x.short && x.word != "sept" || x.word == "may" || x.word == "march" {
		if !x.dotted && !r.besideMonth(i) {
			return 0
		}
	}
	return x.month
}

// besideMonth reports whether the neighbours of item i make it a month: a
// number after it, or a word before it that months follow.
func (r *reader) besideMonth(i int) bool {
	next := i + 1
	if r.at(next).mark == '.' && r.glued(next) { // "MAR. 14"
		next++
	}
	if n := r.at(next); n.kind == word.Number && n.digits > 0 && n.digits <= 4 {
		return true
	}
	before := r.at(i - 1)
	if before.kind == word.Number && before.digits > 0 && before.digits <= 2 || before.mod != noMod || before.rel != noRel {
		return true
	}
	if before.mark == '-' && r.at(i-2).mod == mid {
		return true
	}
	switch r.lower(i - 1) {
	case "in", "since", "until", "till", "by", "of", "from", "to", "through", "between", "during", "before", "after", "for", "and", "or", "around":
		return r.at(i+1).kind != word.Word || !r.at(i+1).upper
	case "the", "a", "his", "her", "its", "their", "our", "'s", "’s":
		return r.at(i+1).kind == word.Word && !r.at(i+1).upper && r.lower(i+1) != "for" && r.lower(i+1) != "of"
	}
	return false
}

// weekdayAt returns the day of the week that item i names, 0 for none.
func (r *reader) weekdayAt(i int) int8 {
	x := r.at(i)
	if x.weekday == 0 || !x.upper || x.plural {
		return 0
	}
	if x.short && !x.dotted && !(r.at(i+1).mark == ',' && r.monthAt(i+2) != 0) && r.monthAt(i+1) == 0 {
		return 0
	}
	return x.weekday
}

// dayAt returns the day of the month that item i can be: "16", "16th".
func (r *reader) dayAt(i int) int8 {
	x := r.at(i)
	if x.digits == 0 || x.digits > 2 || x.value < 1 || x.value > 31 {
		return 0
	}
	switch x.suffix {
	case "", "st", "nd", "rd", "th":
		return int8(x.value)
	}
	return 0
}

// dated reads a date of the calendar: "July 16, 2018", "16 July", "Wednesday,
// July 18", "July 2018", "the 16th of July", "2018-07-16", "7/16/18", "2016".
func (r *reader) dated(i int) found {
	if w := r.weekdayAt(i); w != 0 {
		return r.weekdayDate(i, w)
	}
	if f := r.monthDate(i); f.ok() {
		return f
	}
	return r.yearAlone(i)
}

// monthDate reads a date with a month, written in words or figures.
func (r *reader) monthDate(i int) found {
	x := r.at(i)
	if x.kind == word.Number {
		if f := r.figures(i); f.ok() {
			return f
		}
		return r.dayThenMonth(i, i)
	}
	if r.is(i, "the") && (r.at(i+1).kind == word.Number || r.at(i+1).ordinal > 0) {
		return r.dayThenMonth(i, i+1)
	}
	m := r.monthAt(i)
	if m == 0 {
		return nothing
	}
	f := form{shape: calendarDate, month: m}
	j := i + 1
	if r.at(j).mark == '.' && r.glued(j) && r.at(j+1).kind == word.Number {
		j++
	}
	k := j
	if r.is(k, "the") && r.at(k+1).suffix != "" {
		k++
	}
	d := r.dayAt(k)
	if o := r.at(k).ordinal; o > 0 && r.at(k).upper { // "July Fourth"
		d = o
	}
	if d != 0 && !r.clockFollows(k) {
		f.day = d
		if r.attacks(f, i, k+1) {
			f.year, f.name = 2001, "attacks"
		}
		return r.withYear(found{i, k + 1, Date, f})
	}
	if s := r.at(j).suffix; r.at(j).digits == 0 && len(s) == 5 && s[0] == ',' { // "10,2007"
		y := int(s[1]-'0')*1000 + int(s[2]-'0')*100 + int(s[3]-'0')*10 + int(s[4]-'0')
		if d := r.at(j).value; d >= 1 && d <= 31 && y >= 1000 && y < 2200 {
			f.day, f.year = int8(d), y
			return found{i, j + 1, Date, f}
		}
	}
	if g := r.withYear(found{i, j, Date, f}); g.end > j {
		return g
	}
	return found{i, i + 1, Date, f}
}

// clockFollows reports whether the number at i is the hour of a clock.
func (r *reader) clockFollows(i int) bool {
	return r.is(i+1, "am", "pm") || r.at(i+1).mark == ':' && r.glued(i+1) && r.glued(i+2) && r.at(i+2).digits == 2
}

// dayThenMonth reads "16 July 2018", "16th of July"; the number stands at n.
func (r *reader) dayThenMonth(i, n int) found {
	d := r.dayAt(n)
	if o := r.at(n).ordinal; o > 0 && r.lower(n+1) == "of" { // "the twentieth of May"
		d = o
	}
	if d == 0 {
		return nothing
	}
	j := n + 1
	if r.lower(j) == "of" {
		j++
	}
	m := r.monthAt(j)
	if m == 0 {
		return nothing
	}
	if y := r.at(j + 1); j == n+1 && y.digits == 2 && y.suffix == "" && r.phraseEnds(j+2) { // "10 Nov 11"
		return found{i, j + 2, Date, form{shape: calendarDate, month: m, day: d, year: century2(int(y.value))}}
	}
	if j == n+1 && r.dayAt(j+1) != 0 && r.at(n).suffix == "" && !r.clockFollows(j+1) { // "15 July 4 rallies"
		return nothing
	}
	return r.withYear(found{i, j + 1, Date, form{shape: calendarDate, month: m, day: d}})
}

// phraseEnds reports whether no noun goes on at i: a mark or a small word stands
// there, or nothing.
func (r *reader) phraseEnds(i int) bool {
	x := r.at(i)
	return i >= r.hi || x.kind == word.Mark && x.mark != ':' && !(x.mark == '-' && r.glued(i)) || word.IsStop(r.lower(i)) && !r.is(i, "am", "pm")
}

// weekdayDate reads a weekday and the date that may follow it.
func (r *reader) weekdayDate(i int, w int8) found {
	j := i + 1
	if r.at(j).mark == ',' || r.at(j).mark == '.' && r.glued(j) {
		j++
	}
	if f := r.monthDate(j); f.ok() && f.form.day != 0 {
		f.first, f.form.weekday = i, w
		return f
	}
	if r.paper(i + 1) {
		return nothing
	}
	if (r.is(i-1, "a") || r.is(i-1, "one")) && r.lower(i+1) == "in" && (r.monthAt(i+2) != 0 || r.yearAt(i+2) != 0) { // "on a Tuesday in July"
		return found{i, i + 1, Date, form{shape: fixed, value: openWeekday(w)}}
	}
	f := found{i, i + 1, Date, form{shape: weekdayForm, weekday: w}}
	if r.is(i+1, "last", "next") && r.at(i+2).unit == week { // "Wednesday last week"
		f.form.rel, f.form.unit = r.at(i+1).rel, week
		f.end = i + 3
	} else if r.lower(i+1) == "of" && r.at(i+2).rel != noRel && r.at(i+3).unit == week {
		f.form.rel, f.form.unit = r.at(i+2).rel, week
		f.end = i + 4
	} else if r.lower(i+1) == "week" && !r.at(i+1).upper && r.lower(i-1) == "on" && r.at(i+2).kind == word.Mark { // "on Monday week"
		f.form.rel, f.form.sub = relNext, 7
		f.end = i + 2
	}
	return r.withPart(f)
}

// paper reports whether item i makes a newspaper's name of the weekday before
// it: "the Sunday Times".
func (r *reader) paper(i int) bool {
	if !r.at(i).upper {
		return false
	}
	switch r.lower(i) {
	case "times", "telegraph", "mirror", "mail", "express", "herald", "post", "independent", "standard", "age", "world", "star", "sun", "tribune", "business":
		return true
	}
	return false
}

// withPart takes in the part of the day after a date: "Tuesday morning".
func (r *reader) withPart(f found) found {
	if p := r.at(f.end); p.part != "" && f.form.part == "" {
		f.form.part = p.part
		f.typ = Clock
		f.end++
	}
	return f
}
