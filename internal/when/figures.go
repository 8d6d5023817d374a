package when

// figures reads a date in figures: 2018-07-16, 7/16/2018, 16-07-2018, 16.07.2018.
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
	sep := r.at(i + 1).mark
	if a == 9 && b == 11 && sep == '/' && r.glued(i+1) && r.glued(i+2) && r.at(i+3).mark != '/' { // the name of that day
		return found{i, i + 3, Date, form{shape: calendarDate, year: 2001, month: 9, day: 11, name: "attacks"}}
	}
	if sep == '-' && (r.at(i).digits != 2 || r.at(i+2).digits != 2 || r.at(i+4).digits != 4) { // "3-5-2018" may be a score
		return nothing
	}
	if sep != '/' && sep != '-' || r.at(i+3).mark != sep || a == 0 || b == 0 {
		return nothing
	}
	if spaced := !r.glued(i+1) || !r.glued(i+3); spaced && (sep != '/' || r.at(i+4).digits != 4) { // "05 / 02 / 2013"
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
	if a > 12 || b <= 12 && (sep == '-' || r.dayFirst()) { // with hyphens the day is first nearly everywhere
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
