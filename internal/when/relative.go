package when

import (
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// edgeOf reads the edges of a time: "the end of last year", "the beginning of
// the week", "the middle of June", "the first week of March", "the week of
// July 16".
func (r *reader) edgeOf(i int) found {
	j := i
	if r.is(j, "the") {
		j++
	}
	var m mod
	switch {
	case r.is(j, "beginning", "start"):
		m = start
	case r.is(j, "middle"):
		m = mid
	case r.is(j, "end"):
		m = end
	case r.at(j).unit == week && !r.at(j).plural && r.lower(j+1) == "of":
		if f := r.monthDate(j + 2); f.ok() && f.form.day != 0 {
			f.form.shape, f.form.unit = weekOf, week
			return found{i, f.end, Date, f.form}
		}
		return nothing
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

// nthOf reads "the last week of March", "the final day of 2017".
func (r *reader) nthOf(i, j int) found {
	n := r.ordinalAt(j)
	if r.is(j, "last") {
		n = -1
	}
	if n == 0 || n > 5 || r.lower(j+2) != "of" {
		return nothing
	}
	u := r.at(j + 1)
	if u.plural || u.unit != week && u.unit != day && u.unit != weekend && u.unit != month {
		return nothing
	}
	f := r.inner(j + 3)
	if !f.ok() || f.form.shape != calendarDate || f.form.day != 0 || (f.form.month == 0) != (u.unit == month) {
		return nothing
	}
	f.form.sub, f.form.unit, f.first = n, u.unit, i
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
	j := i
	if r.is(j, "the") {
		j++
	}
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
	if !f.ok() && x.word == "mid" && len(r.at(j).part) == 2 && r.at(j).part >= "A" {
		f = found{i, j + 1, Clock, form{shape: clockForm, part: r.at(j).part}}
	}
	if !f.ok() || r.is(j, "the") && f.form.shape == calendarDate {
		return nothing
	}
	f.first = i
	f.form.mod = x.mod
	return f
}

// dayBeside reads a day that is told from another: "the day before", "a week
// later" is an amount; "the day after Christmas", "the night before".
func (r *reader) dayBeside(i int) found {
	j := i
	if r.is(j, "the") {
		j++
	}
	x := r.at(j)
	u := x.unit
	if x.part == "NI" || x.part == "MO" || x.part == "EV" {
		u = day
	}
	if u < day || u == quarter || u > year || x.plural {
		return nothing
	}
	n := 0
	switch r.lower(j + 1) {
	case "before", "earlier", "previous":
		n = -1
	case "after", "later", "afterward":
		n = 1
	}
	if n == 0 || j == i {
		return nothing
	}
	f := found{i, j + 2, Date, form{shape: shifted, unit: u, n: n, rel: relThat}}
	if x.part != "" {
		f.form.part, f.typ = x.part, Clock
	}
	if r.is(j+1, "earlier", "later") {
		return f
	}
	g := r.inner(j + 2)
	if g.ok() && u == day && (g.form.shape == weekdayForm || g.form.shape == holidayForm || g.form.shape == calendarDate && g.form.day != 0 || g.form.shape == shifted && g.form.unit == day) && g.form.sub == 0 {
		g.first = i
		if g.form.shape == shifted {
			g.form.n += n
		} else {
			g.form.sub = int8(n) // days beside
		}
		g.form.part = f.form.part
		return g
	}
	return f
}

// related reads a unit, month, season, weekday or part of the day counted
// from an anchor: "last week", "this summer", "next Tuesday", "last July",
// "that day", "the previous year", "the past two months", "last night".
func (r *reader) related(i int) found {
	j := i
	if r.is(j, "the", "our", "its", "their", "his", "her") {
		j++
	}
	x := r.at(j)
	if x.rel == noRel || r.is(j, "past") && r.at(j-1).kind == word.Number {
		return nothing
	}
	the := j > i
	rl := x.rel
	j++
	if rl == relThis && r.is(j, "past", "coming", "last", "same") { // "this past week"
		if r.is(j, "past") {
			rl = relLast
		} else if r.is(j, "coming") {
			rl = relNext
		}
		j++
	} else if rl == relThat && r.is(j, "same") {
		j++
	}
	if f := r.relatedAmount(i, j, rl); f.ok() {
		return f
	}
	y := r.at(j)
	f := found{i, j + 1, Date, form{shape: shifted, unit: y.unit, rel: rl}}
	switch {
	case y.unit >= day && y.unit != noUnit && !y.plural:
		return r.relatedUnit(f, rl, the)
	case y.season != "" && rl != relPast && rl != relComing && rl != relThat:
		f.form.shape, f.form.name, f.form.unit = seasonForm, y.season, season
		return f
	case r.monthAt(j) != 0 && rl != relThat && rl != relSame && r.dayAt(j+1) == 0:
		f.form = form{shape: calendarDate, month: y.month, rel: rl}
		if yr, end := r.yearAfter(j + 1); yr != 0 {
			f.form.year, f.form.rel, f.end = yr, noRel, end
		}
		return f
	case r.weekdayAt(j) != 0 && rl == relThat && r.conjunction(i):
		return nothing
	case r.weekdayAt(j) != 0 && rl != relBefore && rl != relAfter:
		g := r.weekdayDate(j, y.weekday)
		g.first = i
		if g.form.shape == weekdayForm && g.form.unit == noUnit {
			g.form.rel = rl
		}
		return g
	case r.weekdayAt(j) != 0:
		f.form.shape, f.form.weekday = weekdayForm, y.weekday
		return r.withPart(f)
	case len(y.part) == 2 && y.part >= "A" && y.word != "overnight" && rl != relPast && rl != relComing:
		return r.relatedPart(f, y.part, rl)
	}
	if h := r.holiday(j); h.ok() && h.form.year == 0 {
		h.first, h.form.rel = i, rl
		return h
	}
	return nothing
}

// conjunction reports whether the "that" at i begins a clause, as in "critics
// say that Sunday's vote"; before a day that is told it has a preposition.
func (r *reader) conjunction(i int) bool {
	if r.at(i-1).kind == word.Mark {
		return false
	}
	switch r.lower(i - 1) {
	case "on", "by", "since", "until", "from", "of", "before", "after", "late", "early", "and":
		return false
	}
	return true
}

// relatedUnit reads one unit after "last", "this", "next" and their like.
func (r *reader) relatedUnit(f found, rl rel, the bool) found {
	f.form.n = shiftOf(rl)
	u := f.form.unit
	if k := f.end; r.at(k).kind == word.Word && r.lower(k) == "of" && (rl == relLast || rl == relNext) && the {
		return nothing // "the last day of the trial"
	}
	switch rl {
	case relPast, relComing:
		if u == weekend {
			f.form.rel = noRel
			return f
		}
		f.typ = Duration
		f.form = form{shape: span, unit: u, count: 1, rel: rl}
		return f
	case relThat, relSame, relBefore, relAfter:
		if rl == relSame && !the && !r.is(f.first, "that") {
			return nothing
		}
		return r.withPart(f)
	case relNext:
		if u == day { // "the next day" counts from the time told before
			f.form.rel = relAfter
			return r.withPart(f)
		}
	case relLast:
		if u == day || u == century {
			return nothing
		}
	case relThis:
		if u == day {
			return nothing
		}
	}
	f.form.rel = noRel
	if w := r.weekdayAt(f.end); w != 0 && u == week {
		f.form = form{shape: weekdayForm, weekday: w, rel: rl, unit: week}
		f.end++
	}
	return f
}

// relatedPart reads "this morning", "last night", "that evening".
func (r *reader) relatedPart(f found, part string, rl rel) found {
	f.typ = Clock
	f.form.unit, f.form.part = day, part
	switch rl {
	case relLast:
		f.form.n = -1
	case relThis:
		f.form.n = 0
	case relNext, relAfter:
		f.form.n, f.form.rel = 1, relAfter
		return f
	case relBefore:
		f.form.n = -1
		return f
	default:
		return f
	}
	f.form.rel = noRel
	return f
}

func shiftOf(rl rel) int {
	switch rl {
	case relLast, relBefore:
		return -1
	case relNext, relAfter:
		return 1
	}
	return 0
}

// relatedAmount reads "the past two months", "the next several years", "last
// five years", "coming years": a stretch up to the anchor or from it.
func (r *reader) relatedAmount(i, j int, rl rel) found {
	if rl == relThat || rl == relSame {
		return nothing
	}
	n, k, ok := r.number(j)
	if !ok {
		if u := r.at(j); !u.plural || u.unit == noUnit || u.unit < hour {
			return nothing
		}
		n, k = vague, j
	}
	k = r.filler(r.hyphen(k))
	u := r.at(k)
	if u.unit == noUnit || u.unit == weekend {
		return nothing
	}
	if rl == relThis {
		if r.is(i, "these") {
			return found{i, k + 1, Date, form{shape: fixed, value: "PRESENT_REF"}}
		}
		return nothing
	}
	if rl == relBefore || rl == relAfter {
		rl = relPast
	}
	return found{i, k + 1, Duration, form{shape: span, unit: u.unit, count: n, rel: rl}}
}

// adverb reads a word that is a day by itself: "today", "Wednesday" is a date.
func (r *reader) adverb(i int) found {
	x := r.at(i)
	switch {
	case x.day != 0 && x.upper && i > r.lo && r.at(i-1).upper && r.at(i-1).kind == word.Word: // a paper's name
		return nothing
	case x.day != 0:
		f := found{i, i + 1, Date, form{shape: shifted, unit: day, n: int(x.day) - dayToday}}
		if x.word == "tonight" {
			f.typ, f.form.part = Clock, "NI"
			return f
		}
		return r.withPart(f)
	case x.word == "overnight" && r.at(i+1).kind != word.Word:
		return found{i, i + 1, Clock, form{shape: clockForm, part: "NI"}}
	}
	j := i
	if r.is(j, "the") {
		j++
	}
	if x := r.at(j); x.unit == weekend && !x.plural && r.lower(j-1) != "a" {
		return found{i, j + 1, Date, form{shape: shifted, unit: weekend, rel: noRel, n: weekendByTense}}
	}
	if j > i && r.at(j).unit == day && !r.at(j).plural && r.endsDay(i-1) {
		return found{i, j + 1, Date, form{shape: shifted, unit: day, rel: relThat}}
	}
	if u := r.at(j + 1); j > i && r.is(j, "whole", "entire") && u.unit >= day && u.unit <= year && !u.plural {
		return found{i, j + 2, Date, form{shape: shifted, unit: u.unit, rel: relThat}}
	}
	return nothing
}

// sameThen reads "the same month last year", "the same period a year earlier":
// the time told before, a year back.
func (r *reader) sameThen(i int) found {
	j := i
	if r.is(j, "the") {
		j++
	}
	if !r.is(j, "same") {
		return nothing
	}
	u := r.at(j + 1)
	if u.plural || u.unit < day || u.unit > half {
		switch r.lower(j + 1) {
		case "period", "time", "stretch":
		default:
			return nothing
		}
	}
	j += 2
	if w := r.lower(j); w == "of" || w == "in" {
		j++
	}
	if r.is(j, "the", "a", "one") {
		j++
	}
	switch {
	case r.at(j).unit == year && (r.ago(j+1) < 0 || r.lower(j+1) == "before" || r.lower(j+1) == "previous"),
		r.is(j, "last", "previous", "prior", "preceding") && r.at(j+1).unit == year && !r.at(j+1).plural:
		return found{i, j + 2, Date, form{shape: yearBack, unit: u.unit, rel: relThat}}
	}
	return nothing
}

// ordinalUnit reads "a second consecutive day", "the third straight week": the
// one at hand.
func (r *reader) ordinalUnit(i int) found {
	j := i
	if r.is(j, "a", "the") {
		j++
	}
	if n := r.ordinalAt(j); n <= 0 {
		return nothing
	}
	k := r.filler(j + 1)
	if u := r.at(k); k > j+1 && u.unit >= day && u.unit <= year && !u.plural {
		return found{i, k + 1, Date, form{shape: shifted, unit: u.unit, rel: relThat}}
	}
	return nothing
}

// endsDay reports whether item i is a verb that takes "the day" as the day at
// hand: markets end the day.
func (r *reader) endsDay(i int) bool {
	switch r.lower(i) {
	case "end", "ended", "ending", "ends", "close", "closed", "closing", "finish", "finished", "finishing", "finishes", "began", "begin",
		"start", "started", "starting", "opened", "open", "for", "on":
		return r.lower(i) != "for" && r.lower(i) != "on" || !r.at(i+3).upper && r.at(i+3).kind == word.Mark
	}
	return false
}

// weekendByTense marks "the weekend" without a word that says which.
const weekendByTense = 99

// eventAfter is the stretch that "three weeks after" counts from: the words up
// to the next mark, at most a dozen.
func (r *reader) eventAfter(i int) report.Span {
	const most = 12
	j := i
	for j < r.hi && j-i < most && r.items[j].kind != word.Mark {
		j++
	}
	if j == i {
		return report.Span{}
	}
	return report.Span{Start: int(r.t.Tokens[i].Start), End: int(r.t.Tokens[j-1].End)}
}
