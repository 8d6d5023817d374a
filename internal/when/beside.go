package when

import (
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// dayBeside reads a day that is told from another: "the day before", "a week
// later" is an amount; "the day after Christmas", "the night before".
func (r *reader) dayBeside(i int) found {
	j := r.past(i, "the")
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
	if next := r.at(j + 2); (u > day || x.part != "") && (n > 0 && next.rel == relNext || n < 0 && r.is(j+2, "last")) { // "the week after next"
		f := found{i, j + 3, Date, form{shape: shifted, unit: u, n: 2 * n, part: x.part}}
		if x.part != "" { // "the night before last"
			f.typ = Clock
		}
		return f
	}
	if r.restates(i) && names(r.lower(j+2)) {
		n = 0
	}
	f := found{i, j + 2, Date, form{shape: shifted, unit: u, n: n, rel: relThat}}
	if x.part != "" {
		f.form.part, f.typ = x.part, Clock
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

// restates reports whether what begins at item i stands beside a day just read and is
// that day: "Sunday, the day before the vote".
func (r *reader) restates(i int) bool {
	if len(r.out) == 0 || i-2 < r.lo || r.at(i-1).mark != ',' {
		return false
	}
	last := r.out[len(r.out)-1]
	return last.End == int(r.t.Tokens[i-2].End) && (last.form.shape == weekdayForm || last.form.shape == calendarDate && last.form.day != 0)
}

// sameThen reads "the same month last year", "the same period a year earlier":
// the time told before, a year back.
func (r *reader) sameThen(i int) found {
	j := r.past(i, "the")
	if k := r.hyphen(j + 1); k > j+1 && r.at(j).unit == year && r.ago(k) < 0 { // "the year-earlier quarter"
		f := found{i, k + 1, Date, form{shape: yearBack, rel: relThat}}
		if u := r.at(k + 1); u.oneIn(week, half) {
			f.form.unit = u.unit
			f.end++
		} else if r.lower(k+1) == "period" {
			f.end++
		}
		return f
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
	j = r.past(j, "the", "a", "one")
	switch {
	case r.at(j).unit == year && (r.ago(j+1) < 0 || r.lower(j+1) == "before" || r.lower(j+1) == "previous"),
		r.is(j, "last", "previous", "prior", "preceding") && r.at(j+1).one(year):
		return found{i, j + 2, Date, form{shape: yearBack, unit: u.unit, rel: relThat}}
	}
	return nothing
}

// ordinalUnit reads "a second consecutive day", "the third straight week": the
// one at hand.
func (r *reader) ordinalUnit(i int) found {
	j := r.past(i, "a", "the")
	if n := r.ordinalAt(j); n <= 0 {
		return nothing
	}
	k := r.filler(j + 1)
	if u := r.at(k); (k > j+1 || r.lower(k+1) == "in" && r.is(k+2, "a") && r.lower(k+3) == "row") && u.oneIn(day, year) {
		return found{i, k + 1, Date, form{shape: shifted, unit: u.unit, rel: relThat}}
	}
	return nothing
}

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
