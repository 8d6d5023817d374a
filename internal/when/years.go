package when

import "github.com/headwater-news/headwater/internal/word"

// yearAt returns the four-figure year that item i is, 0 for none.
func (r *reader) yearAt(i int) int {
	x := r.at(i)
	if x.digits == 4 && x.suffix == "" && x.value >= 1000 && x.value <= 2199 {
		return int(x.value)
	}
	return 0
}

// yearAfter reads ", 2018" or "2018" or "'18" at i and returns where it ends.
func (r *reader) yearAfter(i int) (year, end int) {
	if y := r.yearAt(i); y != 0 && !r.countsThings(i) {
		return y, i + 1
	}
	if r.at(i).mark == ',' || r.lower(i) == "of" {
		if y := r.yearAt(i + 1); y != 0 && !r.countsThings(i+1) {
			return y, i + 2
		}
	}
	if y, end := r.shortYear(i); y != 0 {
		return y, end
	}
	return 0, i
}

// shortYear reads "'82".
func (r *reader) shortYear(i int) (year, end int) {
	if r.at(i).mark == '\'' && r.glued(i+1) && r.at(i+1).digits == 2 && r.at(i+1).suffix == "" {
		return century2(int(r.at(i + 1).value)), i + 2
	}
	return 0, i
}

// century2 is the year that two figures stand for: from 1950 to 2049.
func century2(yy int) int {
	if yy < 50 {
		return 2000 + yy
	}
	return 1900 + yy
}

// countsThings reports whether the number at i counts something: "2000 people".
func (r *reader) countsThings(i int) bool {
	if r.at(i+1).mark == '%' || r.at(i+1).unit != noUnit && !r.glued(i+1) && r.at(i+1).plural {
		return true
	}
	switch r.lower(i + 1) {
	case "people", "troops", "percent", "soldiers", "points", "jobs", "workers", "dollars", "euros", "pounds", "men", "women",
		"miles", "kilometers", "kilometres", "feet", "meters", "metres", "tons", "tonnes", "homes", "members", "cars", "votes":
		return true
	}
	return false
}

// beforeYear reports whether a word leads to a year in two figures: "in '82",
// "the class of '98", "the summer of '69".
func (r *reader) beforeYear(i int) bool {
	switch r.lower(i) {
	case "in", "of", "since", "until", "by", "from", "to", "and", "through", "before", "after", "between", "during", "early", "late", "back":
		return true
	}
	return r.at(i).season != "" || r.at(i).mod != noMod
}

// attacks reports whether a date is the name of the attacks on the United
// States, which goes without its year.
func (r *reader) attacks(f form, first, end int) bool {
	if f.month != 9 || f.day != 11 {
		return false
	}
	if r.at(first-1).mark == '-' && r.is(first-2, "post", "pre") { // "the post-Sept. 11 law"
		return true
	}
	for i := end; i < end+2; i++ { // "Sept. 11 terrorist attacks"
		switch r.lower(i) {
		case "attacks", "hijackings", "hijackers":
			return r.lower(i+1) != "in" && r.lower(i+1) != "on" // "the Sept. 11 attacks in Orle" may be of any year
		}
	}
	return false
}

// withYear takes in the year after a month or day: "2018", ", 2018", "of last
// year", "this year".
func (r *reader) withYear(f found) found {
	j := f.end
	if y, end := r.yearAfter(j); y != 0 {
		f.form.year, f.end = y, end
		return f
	}
	if r.lower(j) == "of" {
		j++
	}
	j = r.past(j, "the")
	if x := r.at(j); x.rel != noRel && x.rel != relPast && x.rel != relComing && r.at(j+1).one(year) {
		f.form.rel, f.form.unit, f.end = x.rel, year, j+2
	}
	return f
}

// yearAlone reads a year that stands by itself, with "fiscal" or "mid-".
func (r *reader) yearAlone(i int) found {
	if y, end := r.shortYear(i - 1); y != 0 && r.at(end).kind != word.Clitic && r.beforeYear(i-2) {
		return found{i - 1, end, Date, form{shape: calendarDate, year: y}}
	}
	if r.is(i, "fiscal", "fy") {
		j := i + 1
		if r.at(j).one(year) {
			j++
		}
		if y := r.yearAt(j); y != 0 {
			return found{i, j + 1, Date, form{shape: calendarDate, year: y, fiscal: true}}
		}
		return nothing
	}
	y := r.yearAt(i)
	if y == 0 || r.countsThings(i) || r.at(i-1).mark == '$' || r.at(i-1).mark == '#' || r.at(i+1).mark == ':' && r.glued(i+1) {
		return nothing
	}
	before := r.at(i - 1)
	if before.kind == word.Mark && before.mark >= 0x80 && r.glued(i) { // £1950, €2000
		return nothing
	}
	if before.mark == '.' && r.glued(i) || before.mark == '-' && r.glued(i) && r.at(i-2).kind == word.Word && !r.is(i-2, "mid", "post", "pre", "late", "early") {
		return nothing
	}
	plausible := y >= 1900 && y < 2100
	switch r.lower(i - 1) {
	case "in", "since", "by", "until", "from", "during", "before", "after", "through", "of":
		plausible = y >= 1400
	case "no", "number", "page", "room", "flight", "about", "some", "over", "nearly", "than":
		plausible = false
	}
	if !plausible {
		return nothing
	}
	return found{i, i + 1, Date, form{shape: calendarDate, year: y}}
}
