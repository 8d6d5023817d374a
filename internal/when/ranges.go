package when

import "github.com/headwater-news/headwater/internal/word"

// dayRange reads ranges with the month at the end or the days at a hyphen:
// "between 3 and 5 May", "3-5 May", "3 to 5 May". It adds both ends.
func (r *reader) dayRange(i int) int {
	d := r.dayAt(i)
	if d == 0 || !r.rangeWord(i+1) {
		return i
	}
	f := r.dayThenMonth(i+2, i+2)
	if !f.ok() || f.form.day < d {
		return i
	}
	first := f.form
	first.day = d
	r.add(found{i, i + 1, Date, first})
	r.add(f)
	r.out[len(r.out)-1].Joined = true
	return f.end
}

// rangeWord reports whether item i stands between the ends of a range.
func (r *reader) rangeWord(i int) bool {
	if r.at(i).mark == '-' {
		return true
	}
	switch r.lower(i) {
	case "to", "through", "and", "until", "till", "or":
		return true
	}
	return false
}

// rangeAfter reads what continues a date just added: "through 7", "and 25",
// "-2014". It returns where the range ends, or the end of f.
func (r *reader) rangeAfter(f found) int {
	if f.form.shape == weekdayForm && f.form.rel == noRel {
		return r.weekdayRange(f)
	}
	if f.form.shape != calendarDate || !r.rangeWord(f.end) {
		return f.end
	}
	j := f.end + 1
	g := found{j, j + 1, Date, f.form}
	x := r.at(j)
	switch {
	case f.form.day != 0 && r.dayAt(j) != 0 && r.monthAt(j+1) == 0 && (r.endsNumber(j+1) || r.hyphen(f.end) > f.end) && r.dayAt(j) > f.form.day:
		g.form.day, g.form.weekday = r.dayAt(j), 0
		g.form.year, g.end = r.yearAfter(j + 1)
		if g.form.year == 0 {
			g.form.year, g.end = f.form.year, j+1
		} else if f.form.year == 0 { // "August 5-7, 2018": the year is of both
			r.out[len(r.out)-1].form.year = g.form.year
			r.out[len(r.out)-1].Asks = AsksNothing
		}
	case f.form.month == 0 && f.form.year != 0 && r.at(f.end).mark == '-' && r.yearAt(j) > f.form.year:
		g.form.year = r.yearAt(j)
	case f.form.month == 0 && f.form.year != 0 && r.at(f.end).mark == '-' && x.digits == 2 && x.suffix == "" && r.glued(j):
		if y := f.form.year/100*100 + int(x.value); y > f.form.year {
			g.form.year = y
			break
		}
		return f.end
	default:
		return f.end
	}
	r.add(g)
	r.out[len(r.out)-1].Joined = true
	return g.end
}

// joinEnds makes a range of two dates just read when the words around say so:
// "from June 3 to July 9", "June 3 through July 9", "between June 3 and July 9",
// "June 3–July 9".
// What was moved from one day to another is no range. The second begins at
// item first.
func (r *reader) joinEnds(first int) {
	n := len(r.out)
	if n < 2 || r.out[n-1].Joined || r.out[n-2].Joined {
		return
	}
	a, b := &r.out[n-2], &r.out[n-1]
	if a.Sentence != b.Sentence || a.form.shape != calendarDate || b.form.shape != calendarDate || a.form.day == 0 || b.form.day == 0 || first == r.lo || a.End != int(r.t.Tokens[max(first-2, r.lo)].End) {
		return
	}
	before := first - 2 // comes to stand before the first date
	for ; before >= r.lo && int(r.t.Tokens[before].Start) >= a.Start; before-- {
	}
	switch r.lower(first - 1) {
	case "through", "until", "till":
		b.Joined = true
	case "to":
		b.Joined = r.lower(before) != "from" || !r.moves(before)
	case "and":
		b.Joined = r.lower(before) == "between"
	default:
		b.Joined = r.at(first-1).mark == '-' // "March 31–April 4"
	}
}

// moves reports whether a verb shortly before item i moves something.
func (r *reader) moves(i int) bool {
	for k := i - 1; k >= r.lo && k > i-6; k-- {
		switch r.lower(k) {
		case "moved", "move", "moving", "postponed", "postpone", "postponing", "delayed", "delay", "changed", "change", "pushed", "put", "brought", "extended", "rescheduled", "deferred":
			return true
		}
	}
	return false
}

// weekdayRange reads what continues a weekday just added: "through Sunday",
// "and Friday". It is counted from the first, whichever way that looks.
func (r *reader) weekdayRange(f found) int {
	j := f.end + 1
	joined := true
	switch w := r.lower(f.end); {
	case w == "through", w == "to" && r.lower(f.first-1) == "from", r.hyphen(f.end) > f.end:
	case w == "and", w == "or":
		joined = false
	default:
		return f.end
	}
	w := r.weekdayAt(j)
	if w == 0 || r.paper(j+1) {
		return f.end
	}
	r.add(r.withPart(found{j, j + 1, Date, form{shape: weekdayForm, weekday: w, rel: relAfter}}))
	r.out[len(r.out)-1].Joined = joined
	return j + 1
}

// endsNumber reports whether what stands at i shows that the number before it
// counts nothing: a mark, the end, or a small word.
func (r *reader) endsNumber(i int) bool {
	x := r.at(i)
	if x.kind == word.Mark {
		return x.mark != '%' && x.mark != ':'
	}
	return x.kind == word.Word && (word.IsStop(r.lower(i)) || x.part != "") && x.unit == noUnit
}
