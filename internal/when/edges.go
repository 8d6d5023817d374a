package when

// edgeOf reads the edges of a time: "the end of last year", "the beginning of
// the week", "the middle of June", "the first week of March", "the week of
// July 16".
func (r *reader) edgeOf(i int) found {
	j := r.past(i, "the")
	var m mod
	switch {
	case r.is(j, "beginning", "start"):
		m = start
	case r.is(j, "middle"):
		m = mid
	case r.is(j, "end"):
		m = end
	case (r.at(j).unit == week || r.at(j).unit == weekend) && !r.at(j).plural && r.lower(j+1) == "of":
		if f := r.monthDate(j + 2); f.ok() && f.form.day != 0 {
			f.form.shape, f.form.unit = weekOf, r.at(j).unit
			if r.rangeWord(f.end) && r.hyphen(f.end) > f.end && r.dayAt(f.end+1) > f.form.day { // "Aug. 13-14"
				f.end += 2
			}
			return found{i, f.end, Date, f.form}
		}
		return nothing
	case r.at(j).part != "" && r.lower(j+1) == "of":
		return r.partOf(i, j)
	default:
		return r.nthOf(i, j)
	}
	if r.lower(j+1) != "of" {
		return nothing
	}
	f := r.inner(j + 2)
	if !f.ok() {
		f = r.thisUnit(j + 2)
	}
	if !f.ok() {
		return nothing
	}
	f.first, f.form.mod = i, m
	return f
}

// partOf reads "the night of March 3", "the morning of Tuesday, July 18"; the
// part stands at j.
func (r *reader) partOf(i, j int) found {
	f := r.inner(j + 2)
	if !f.ok() || f.typ != Date || f.form.day == 0 && f.form.shape != weekdayForm && f.form.shape != holidayForm {
		return nothing
	}
	f.first, f.typ, f.form.part = i, Clock, r.at(j).part
	return f
}

// nthOf reads "the last week of March", "the final day of 2017".
func (r *reader) nthOf(i, j int) found {
	n := r.ordinalAt(j)
	if r.is(j, "last") {
		n = -1
	}
	if n == 0 || n > 5 || r.lower(j+2) != "of" && r.lower(j+2) != "in" {
		return nothing
	}
	u := r.at(j + 1)
	if w := r.weekdayAt(j + 1); w != 0 {
		return r.nthWeekday(i, j+3, n, w)
	}
	if r.lower(j+2) != "of" {
		return nothing
	}
	if u.plural || u.unit != week && u.unit != day && u.unit != weekend {
		return nothing
	}
	f := r.inner(j + 3)
	if !f.ok() || f.form.shape != calendarDate || f.form.day != 0 || f.form.month == 0 {
		return nothing
	}
	f.form.sub, f.form.unit, f.first = n, u.unit, i
	return f
}

// nthWeekday reads the month that a weekday is the n-th of, at j: "the first Monday of
// November", "the second Tuesday of each month".
func (r *reader) nthWeekday(i, j int, n, w int8) found {
	if r.is(j, "each", "every") && r.at(j+1).unit == month {
		return recurs(i, j+2, openWeekday(w))
	}
	f := r.inner(j)
	if !f.ok() || f.form.shape != calendarDate || f.form.day != 0 || f.form.month == 0 {
		return nothing
	}
	f.form.sub, f.form.unit, f.form.weekday, f.first = n, day, w, i
	return f
}

// inner reads a time within another expression.
func (r *reader) inner(i int) found {
	for _, rule := range []func(*reader, int) found{(*reader).related, (*reader).holiday, (*reader).dated, (*reader).quartered, (*reader).decades, (*reader).adverb} {
		if f := rule(r, i); f.ok() && f.typ != Duration && f.typ != Set && f.form.shape != fixed {
			return f
		}
	}
	return nothing
}

// thisUnit reads "the week", "the year": the one at hand.
func (r *reader) thisUnit(i int) found {
	j := r.past(i, "the")
	x := r.at(j)
	if j == i || x.plural || x.unit < day || x.unit > year || x.unit == half || x.unit == season {
		return nothing
	}
	f := form{shape: shifted, unit: x.unit}
	if x.unit == day {
		f.rel = relThat
	}
	return found{i, j + 1, Date, f}
}

// modified reads "early June", "mid-2015", "late Tuesday", "earlier this
// week", "later that day", "earlier in the month", "late in the day".
func (r *reader) modified(i int) found {
	x := r.at(i)
	if x.mod == noMod {
		return nothing
	}
	j := r.hyphen(i + 1)
	if x.word == "mid" && r.at(j).mark == '-' {
		j++
	}
	if r.lower(j) == "in" {
		f := r.thisUnit(j + 1)
		if !f.ok() {
			f = r.inner(j + 1)
		}
		if f.ok() && f.form.shape != weekdayForm && f.form.shape != holidayForm {
			f.first, f.form.mod = i, x.mod
			return f
		}
		return nothing
	}
	f := r.inner(j)
	if !f.ok() && r.at(j).season != "" {
		f = found{i, j + 1, Date, form{shape: seasonForm, name: r.at(j).season}}
	}
	if !f.ok() && x.word == "mid" && r.at(j).part != "" {
		f = found{i, j + 1, Clock, form{shape: clockForm, part: r.at(j).part}}
	}
	if !f.ok() || r.is(j, "the") && f.form.shape == calendarDate {
		return nothing
	}
	f.first = i
	f.form.mod = x.mod
	return f
}
