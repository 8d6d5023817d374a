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
	if n := r.at(i + 1); n.kind == word.Number && n.digits > 0 && n.digits <= 4 {
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
	case "the", "a":
		return r.at(i+1).kind == word.Word && !r.at(i+1).upper && !r.is(i+1, "for", "of")
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

// yearAt returns the four-figure year that item i is, 0 for none.
func (r *reader) yearAt(i int) int {
	x := r.at(i)
	if x.digits == 4 && x.suffix == "" && x.value >= 1000 && x.value <= 2199 {
		return int(x.value)
	}
	return 0
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

// yearAfter reads ", 2018" or "2018" or "'18" at i and returns where it ends.
func (r *reader) yearAfter(i int) (year, end int) {
	if y := r.yearAt(i); y != 0 && !r.countsThings(i) {
		return y, i + 1
	}
	if r.at(i).mark == ',' || r.is(i, "of") || r.at(i).word == "in" {
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
	if r.at(i+1).mark == '%' || r.at(i+1).unit != noUnit && r.glued(i+1) == false && r.at(i+1).plural {
		return true
	}
	switch r.lower(i + 1) {
	case "people", "troops", "percent", "soldiers", "points", "jobs", "workers", "dollars", "euros", "pounds", "men", "women",
		"miles", "kilometers", "kilometres", "feet", "meters", "metres", "tons", "tonnes", "homes", "members", "cars", "votes":
		return true
	}
	return false
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
	if r.is(i, "the") && r.at(i+1).kind == word.Number {
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
	if d := r.dayAt(k); d != 0 && !r.clockFollows(k) {
		f.day = d
		if r.attacks(f, k+1) {
			f.year = 2001
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

// attacks reports whether a date is the name of the attacks on the United
// States, which goes without its year.
func (r *reader) attacks(f form, end int) bool {
	if f.month != 9 || f.day != 11 {
		return false
	}
	for i := end; i < end+2; i++ {
		switch r.lower(i) {
		case "attack", "attacks", "terrorist", "hijackings", "hijackers":
			return true
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
	if r.is(j, "the") {
		j++
	}
	if x := r.at(j); x.rel != noRel && x.rel != relPast && x.rel != relComing && r.at(j+1).unit == year && !r.at(j+1).plural {
		f.form.rel, f.form.unit, f.end = x.rel, year, j+2
	}
	return f
}

// clockFollows reports whether the number at i is the hour of a clock.
func (r *reader) clockFollows(i int) bool {
	return r.is(i+1, "am", "pm") || r.at(i+1).mark == ':' && r.glued(i+1) && r.glued(i+2) && r.at(i+2).digits == 2
}

// dayThenMonth reads "16 July 2018", "16th of July"; the number stands at n.
func (r *reader) dayThenMonth(i, n int) found {
	d := r.dayAt(n)
	if d == 0 {
		return nothing
	}
	j := n + 1
	if r.is(j, "of") || r.lower(j) == "of" {
		j++
	}
	m := r.monthAt(j)
	if m == 0 {
		return nothing
	}
	if j == n+1 && r.dayAt(j+1) != 0 && r.at(n).suffix == "" { // "15 July 4 rallies"
		return nothing
	}
	return r.withYear(found{i, j + 1, Date, form{shape: calendarDate, month: m, day: d}})
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
	f := found{i, i + 1, Date, form{shape: weekdayForm, weekday: w}}
	if r.is(i+1, "last", "next") && r.at(i+2).unit == week { // "Wednesday last week"
		f.form.rel, f.form.unit = r.at(i+1).rel, week
		f.end = i + 3
	} else if r.lower(i+1) == "of" && r.at(i+2).rel != noRel && r.at(i+3).unit == week {
		f.form.rel, f.form.unit = r.at(i+2).rel, week
		f.end = i + 4
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
	if p := r.at(f.end); p.part != "" && len(p.part) == 2 && p.part[0] >= 'A' && f.form.part == "" && p.word != "overnight" {
		f.form.part = p.part
		f.typ = Clock
		f.end++
	}
	return f
}

// figures reads a date in figures: 2018-07-16, 7/16/2018, 16.07.2018.
func (r *reader) figures(i int) found {
	if y := r.yearAt(i); y != 0 {
		sep := r.at(i + 1).mark
		if (sep == '-' || sep == '/') && r.glued(i+1) && r.at(i+3).mark == sep && r.glued(i+4) {
			m, d := r.dayAt(i+2), r.dayAt(i+4)
			if m >= 1 && m <= 12 && d != 0 && r.at(i+2).digits == 2 {
				return found{i, i + 5, Date, form{shape: calendarDate, year: y, month: m, day: d}}
			}
		}
		return nothing
	}
	if f := r.dotted(i); f.ok() {
		return f
	}
	a, b := r.dayAt(i), r.dayAt(i+2)
	if r.at(i+1).mark != '/' || r.at(i+3).mark != '/' || a == 0 || b == 0 || !r.glued(i+1) || !r.glued(i+3) {
		return nothing
	}
	y := r.yearAt(i + 4)
	if x := r.at(i + 4); y == 0 && x.digits == 2 && x.suffix == "" {
		y = century2(int(x.value))
	}
	if y == 0 {
		return nothing
	}
	m, d := a, b
	if a > 12 || b <= 12 && r.dayFirst() {
		m, d = b, a
	}
	if m > 12 {
		return nothing
	}
	return found{i, i + 5, Date, form{shape: calendarDate, year: y, month: m, day: d}}
}

// dotted reads 16.07.2018, which is one token and always has the day first.
func (r *reader) dotted(i int) found {
	x := r.at(i)
	if len(x.suffix) < 5 || x.suffix[0] != '.' {
		return nothing
	}
	var n [2]int
	k := 0
	for _, c := range x.suffix[1:] {
		switch {
		case c == '.' && k == 0:
			k = 1
		case c >= '0' && c <= '9' && n[k] < 1000:
			n[k] = n[k]*10 + int(c-'0')
		default:
			return nothing
		}
	}
	if k == 0 || x.value < 1 || x.value > 31 || n[0] < 1 || n[0] > 12 || n[1] < 1000 || n[1] > 2199 {
		return nothing
	}
	return found{i, i + 1, Date, form{shape: calendarDate, year: n[1], month: int8(n[0]), day: int8(x.value)}}
}

// yearAlone reads a year that stands by itself, with "fiscal" or "mid-".
func (r *reader) yearAlone(i int) found {
	if y, end := r.shortYear(i - 1); y != 0 && r.at(end).kind != word.Clitic && r.at(i-2).kind == word.Word && !r.at(i-2).upper {
		return found{i - 1, end, Date, form{shape: calendarDate, year: y}}
	}
	if r.is(i, "fiscal", "fy") {
		j := i + 1
		if r.at(j).unit == year && !r.at(j).plural {
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

// decades reads "the 1980s", "'60s", "the 70s", "the 20th century".
func (r *reader) decades(i int) found {
	j := i
	if r.is(j, "the") {
		j++
	}
	if r.at(j).mark == '\'' && r.glued(j+1) {
		j++
	}
	x := r.at(j)
	end := j + 1
	s := x.suffix
	if s == "" && r.at(end).kind == word.Clitic && x.value%10 == 0 && x.digits == 4 {
		s, end = "s", end+1
	}
	switch {
	case s == "s" && x.digits == 4 && x.value%10 == 0 && x.value >= 1000:
		return found{i, end, Date, form{shape: decadeForm, year: int(x.value)}}
	case s == "s" && x.digits == 2 && x.value%10 == 0 && (j > i || r.at(i-1).mod != noMod || r.at(i-1).mark == '\'' && r.glued(i) || r.afterDecade(i)):
		return found{i, end, Date, form{shape: decadeForm, year: 1900 + int(x.value)}}
	}
	if n := r.ordinalAt(j); n > 0 && n <= 21 {
		if k := r.hyphen(j + 1); r.at(k).unit == century && !r.at(k).plural {
			return found{i, k + 1, Date, form{shape: centuryForm, year: (int(n) - 1) * 100}}
		}
	}
	return nothing
}

// afterDecade reports whether item i continues a list of decades: "the 70s and
// 80s".
func (r *reader) afterDecade(i int) bool {
	if i-2 < r.lo || len(r.out) == 0 {
		return false
	}
	last := r.out[len(r.out)-1]
	return last.form.shape == decadeForm && r.rangeWord(i-1) && last.End == int(r.t.Tokens[i-2].End)
}

// ordinalAt returns the number of an ordinal, in words or figures; -1 for
// "final".
func (r *reader) ordinalAt(i int) int8 {
	x := r.at(i)
	if x.ordinal != 0 {
		return x.ordinal
	}
	switch x.suffix {
	case "st", "nd", "rd", "th":
		if x.digits > 0 && x.digits <= 2 {
			return int8(x.value)
		}
	}
	return 0
}

// quartered reads quarters, halves and seasons: "the third quarter of 2017",
// "third-quarter", "Q3 2017", "the first half of last year", "summer 2014".
func (r *reader) quartered(i int) found {
	j := i
	if r.is(j, "the") {
		j++
	}
	if n := r.ordinalAt(j); n != 0 && n <= 4 {
		k := r.hyphen(j + 1)
		switch x := r.at(k); {
		case x.unit == quarter && !x.plural && r.glued(k+1) == (r.at(k+1).kind != word.Word && k+1 < r.hi):
			if n < 0 {
				n = 4
			}
			return r.partOfYear(found{i, k + 1, Date, form{shape: quarterForm, sub: n}})
		case r.is(k, "half") && n <= 2 && n > 0:
			return r.partOfYear(found{i, k + 1, Date, form{shape: halfForm, sub: n}})
		}
		return nothing
	}
	if w := r.written(j); len(w) == 2 && w[0] == 'Q' && w[1] >= '1' && w[1] <= '4' {
		return r.partOfYear(found{i, j + 1, Date, form{shape: quarterForm, sub: int8(w[1] - '0')}})
	}
	return r.seasonal(i, j)
}

// partOfYear takes in the year after a quarter or half. A half without one is
// no expression: it may be of a game.
func (r *reader) partOfYear(f found) found {
	j := f.end
	if r.lower(j) == "of" {
		j++
	}
	if r.is(j, "fiscal", "fy") {
		f.form.fiscal = true
		j++
		if r.at(j).unit == year {
			j++
		}
	}
	if y := r.yearAt(j); y != 0 {
		f.form.year, f.end = y, j+1
		return f
	}
	k := j
	if r.is(k, "the") {
		k++
	}
	if x := r.at(k); x.rel != noRel && r.at(k+1).unit == year {
		f.form.rel, f.form.unit, f.end = x.rel, year, k+2
		return f
	}
	if f.form.shape == halfForm || r.ofGame(f) {
		return nothing
	}
	return f
}

// ofGame reports whether the words around a quarter are those of a game.
func (r *reader) ofGame(f found) bool {
	const near = 14 // items
	for i := max(r.lo, f.first-near); i < min(r.hi, f.end+near); i++ {
		switch r.lower(i) {
		case "touchdown", "touchdowns", "yard", "yards", "interception", "fumble", "fumbled", "quarterback", "punt", "punted", "pointer",
			"pointers", "rebounds", "layup", "halftime", "game", "games", "scored", "score", "scoreless", "lead", "led", "trailed", "win", "defense",
			"comeback", "rally", "rallied", "overtime", "coach", "season", "tied", "goal":
			return !r.ofMoney(f)
		}
	}
	return false
}

// ofMoney reports whether business words stand around a quarter all the same.
func (r *reader) ofMoney(f found) bool {
	const near = 14
	for i := max(r.lo, f.first-near); i < min(r.hi, f.end+near); i++ {
		switch r.lower(i) {
		case "sales", "profit", "profits", "revenue", "earnings", "income", "growth", "gdp", "economy", "billion", "million", "shares", "loss", "losses", "orders":
			return true
		}
	}
	return false
}

// seasonal reads a season that is no verb: after a preposition or with a year.
func (r *reader) seasonal(i, j int) found {
	x := r.at(j)
	if x.season == "" {
		return nothing
	}
	f := found{i, j + 1, Date, form{shape: seasonForm, name: x.season}}
	k := j + 1
	if r.lower(k) == "of" {
		k++
	}
	if y := r.yearAt(k); y != 0 {
		f.form.year, f.end = y, k+1
		return f
	}
	if r.at(k).upper { // the Winter Olympics
		return nothing
	}
	switch r.lower(i - 1) {
	case "in", "during", "since", "until", "by", "through", "for", "of", "before", "after":
		if j > i || x.word != "fall" || r.at(j+1).kind != word.Word {
			return f
		}
	}
	return nothing
}

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
	if f.form.shape != calendarDate || !r.rangeWord(f.end) {
		return f.end
	}
	j := f.end + 1
	g := found{j, j + 1, Date, f.form}
	x := r.at(j)
	switch {
	case f.form.day != 0 && r.dayAt(j) != 0 && r.monthAt(j+1) == 0 && r.endsNumber(j+1) && r.dayAt(j) > f.form.day:
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

// endsNumber reports whether what stands at i shows that the number before it
// counts nothing: a mark, the end, or a small word.
func (r *reader) endsNumber(i int) bool {
	x := r.at(i)
	if x.kind == word.Mark {
		return x.mark != '%' && x.mark != ':'
	}
	return x.kind == word.Word && (word.IsStop(r.lower(i)) || x.part != "") && x.unit == noUnit
}
