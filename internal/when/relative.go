package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// related reads a unit, month, season, weekday or part of the day counted
// from an anchor: "last week", "this summer", "next Tuesday", "last July",
// "that day", "the previous year", "the past two months", "last night".
func (r *reader) related(i int) found {
	j := r.past(i, "the", "our")
	the := j > i
	rl, j := r.modifier(j)
	if rl == noRel {
		return nothing
	}
	if f := r.monthsOf(i, j-1); f.ok() && rl == relLast {
		return f
	}
	if f := r.relatedAmount(i, j, rl); f.ok() {
		return f
	}
	y := r.at(j)
	f := found{i, j + 1, Date, form{shape: shifted, unit: y.unit, rel: rl}}
	switch {
	case y.oneIn(day, century):
		if y.upper && r.at(j-1).upper && j-1 > r.lo && !r.at(j-2).upper && !allCapitals(r.written(j)) { // ABC's "This Week"; not in a title
			return nothing
		}
		return r.relatedUnit(f, rl, the)
	case y.word == "fiscal" && r.at(j+1).one(year) && rl <= relNext: // "last fiscal year"
		return found{i, j + 2, Date, form{shape: calendarDate, fiscal: true, rel: rl, unit: year}}
	case y.season != "" && rl == relThat && (r.is(j, "fall") || r.at(j+1).upper): // "that fall short"
		return nothing
	case y.season != "" && rl != relPast && rl != relComing:
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
	case y.part != "" && rl != relPast && rl != relComing:
		return r.relatedPart(f, y.part, rl)
	}
	if h := r.holiday(j); h.ok() && h.form.year == 0 {
		h.first, h.form.rel = i, rl
		return h
	}
	return nothing
}

// modifier reads "last", "this past", "that same" and their like.
func (r *reader) modifier(i int) (rl rel, end int) {
	if r.is(i, "past") && r.at(i-1).kind == word.Number { // "ten past two"
		return noRel, i
	}
	switch rl = r.at(i).rel; {
	case rl == relThis && r.is(i+1, "past"):
		return relLast, i + 2
	case rl == relThis && r.is(i+1, "coming"):
		return relNext, i + 2
	case rl == relThis && r.is(i+1, "last", "same"), rl == relThat && r.is(i+1, "same"):
		return rl, i + 2
	}
	return rl, i + 1
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
	if n := r.unitsIn(f.end-1, 1); n > 1 && rl <= relNext { // "the last fortnight"
		return found{f.first, f.end, Duration, form{shape: span, unit: u, count: n, rel: rl}}
	}
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
		f.form = form{shape: span, unit: u, count: r.unitsIn(f.end-1, 1), rel: rl}
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
	if ok && k == j+1 && r.is(j, "a", "an") { // "it may last a week"
		return nothing
	}
	if !ok {
		if u := r.at(j); !u.plural || u.unit == noUnit || u.unit < hour {
			return nothing
		}
		n, k = vague, j
	}
	k = r.filler(r.hyphen(k))
	u := r.at(k)
	n *= r.unitsIn(k, n)
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

// endOfUnit reads "year-end", "month's end": the end of the one at hand.
func (r *reader) endOfUnit(i int) found {
	x := r.at(i)
	if x.unit < week || x.unit > year || x.plural || x.unit == weekend {
		return nothing
	}
	k := r.hyphen(i + 1)
	if k == i+1 && !possessive(r.lower(k)) {
		return nothing
	} else if k == i+1 {
		k++
	}
	if !r.is(k, "end") {
		return nothing
	}
	return found{i, k + 1, Date, form{shape: shifted, unit: x.unit, mod: end}}
}

// adverb reads a word that is a day by itself: "today", "Wednesday" is a date.
func (r *reader) adverb(i int) found {
	x := r.at(i)
	switch {
	case x.day != 0 && x.upper && i > r.lo && r.at(i-1).upper && r.at(i-1).kind == word.Word: // a paper's name
		return nothing
	case x.day != 0 && x.upper && r.titled(i): // "Today", a show
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
	j := r.past(i, "the")
	if x := r.at(j); x.one(weekend) && r.lower(j-1) != "a" {
		return found{i, j + 1, Date, form{shape: shifted, unit: weekend, rel: noRel, n: weekendByTense}}
	}
	if j > i && r.at(j).one(day) && r.endsDay(i-1) {
		return found{i, j + 1, Date, form{shape: shifted, unit: day, rel: relThat}}
	}
	if p := r.at(j); j > i && p.part != "" && (r.lower(i-1) == "in" || r.lower(i-1) == "during") && r.at(j+1).kind != word.Word { // "in the morning,"
		return found{i, j + 1, Clock, form{shape: clockForm, part: p.part}}
	}
	if u := r.at(j); j > i && u.unit > day && u.unit <= year && u.unit != weekend && !u.plural && r.within(i-1, j+1) {
		return found{i, j + 1, Date, form{shape: shifted, unit: u.unit, rel: relThat}}
	}
	if u := r.at(j + 1); j > i && r.is(j, "whole", "entire") && u.oneIn(day, year) {
		return found{i, j + 2, Date, form{shape: shifted, unit: u.unit, rel: relThat}}
	}
	return nothing
}

// titled reports whether item i stands alone in quote marks.
func (r *reader) titled(i int) bool {
	j := i + 1
	if r.at(j).mark == ',' || r.at(j).mark == '.' {
		j++
	}
	return quoteMark(r.written(i-1)) && quoteMark(r.written(j))
}

func allCapitals(w string) bool { return w == strings.ToUpper(w) }

func quoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "``", "''", "‘", "’", "'":
		return true
	}
	return false
}

// within reports whether the words before and after "the year" make it the one
// at hand: "profit for the year, he said"; not "in the year to June".
func (r *reader) within(before, after int) bool {
	switch r.lower(before) {
	case "during":
		return r.at(after).kind == word.Mark || word.IsStop(r.lower(after)) && r.lower(after) != "to" && r.lower(after) != "of" && r.lower(after) != "that"
	case "for", "in":
		x := r.at(after)
		return x.kind == word.Mark && x.mark != '-' || r.lower(after) == "from" || r.lower(after) == "and"
	}
	return false
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
