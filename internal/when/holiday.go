package when

import (
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// holiday reads a feast or an appointed day: "Christmas", "Election Day".
func (r *reader) holiday(i int) found {
	x := r.at(i)
	if !x.upper || !x.lead {
		return nothing
	}
	name, j := r.holidayName(i)
	if name == "" {
		return nothing
	}
	f := found{i, j, Date, form{shape: holidayForm, name: name}}
	if y, end := r.yearAfter(j); y != 0 {
		f.form.year, f.end = y, end
		return f
	}
	if name == "easter" && r.at(j).unit == week && !r.at(j).plural {
		f.form.unit, f.end = week, j+1
	}
	return f
}

// holidayName returns the key of the holiday that begins at i and where its
// name ends.
func (r *reader) holidayName(i int) (string, int) {
	w, next, end := r.at(i).word, r.lower(i+1), i+2
	if possessive(next) { // Mother's Day
		next, end = "'s "+r.lower(i+2), i+3
	}
	for _, h := range twoWords {
		if w == h[0] && next == h[1] {
			return h[2], end
		}
	}
	if w == "new" && next == "year" && possessive(r.lower(i+2)) {
		switch r.lower(i + 3) {
		case "eve":
			return "new year's eve", i + 4
		case "day":
			return "new year", i + 4
		}
		return "", i
	}
	switch w {
	case "christmas", "thanksgiving", "easter", "ramadan", "halloween":
		if next == "day" || w == "easter" && next == "sunday" {
			return w, i + 2
		}
		return w, i + 1
	}
	return "", i
}

func possessive(w string) bool { return w == "'s" || w == "’s" }

// twoWords are holidays by their two words, and the key of their rule.
var twoWords = [][3]string{
	{"christmas", "eve", "christmas eve"}, {"good", "friday", "good friday"}, {"black", "friday", "black friday"},
	{"ash", "wednesday", "ash wednesday"}, {"palm", "sunday", "palm sunday"}, {"easter", "monday", "easter monday"},
	{"election", "day", "election day"}, {"independence", "day", "independence day"}, {"labor", "day", "labor day"},
	{"memorial", "day", "memorial day"}, {"veterans", "day", "veterans day"}, {"columbus", "day", "columbus day"},
	{"boxing", "day", "boxing day"}, {"canada", "day", "canada day"}, {"australia", "day", "australia day"},
	{"bastille", "day", "bastille day"}, {"may", "day", "may day"}, {"valentine", "'s day", "valentine"},
	{"mother", "'s day", "mother's day"}, {"father", "'s day", "father's day"}, {"eid", "al-fitr", "eid"},
}

// holidayIn returns the days of a holiday in a year.
func holidayIn(name string, y int) calendar.Interval {
	fixed := func(m time.Month, d int) calendar.Interval { return calendar.Single(calendar.Date(y, m, d)) }
	switch name {
	case "christmas":
		return fixed(time.December, 25)
	case "christmas eve":
		return fixed(time.December, 24)
	case "boxing day":
		return fixed(time.December, 26)
	case "new year":
		return fixed(time.January, 1)
	case "new year's eve":
		return fixed(time.December, 31)
	case "halloween":
		return fixed(time.October, 31)
	case "valentine":
		return fixed(time.February, 14)
	case "independence day":
		return fixed(time.July, 4)
	case "bastille day":
		return fixed(time.July, 14)
	case "canada day":
		return fixed(time.July, 1)
	case "australia day":
		return fixed(time.January, 26)
	case "may day":
		return fixed(time.May, 1)
	case "veterans day":
		return fixed(time.November, 11)
	case "thanksgiving":
		return calendar.Single(nth(y, time.November, time.Thursday, 4))
	case "black friday":
		return calendar.Single(nth(y, time.November, time.Thursday, 4) + 1)
	case "election day": // of the United States: the Tuesday after the first Monday
		return calendar.Single(nth(y, time.November, time.Monday, 1) + 1)
	case "labor day":
		return calendar.Single(nth(y, time.September, time.Monday, 1))
	case "columbus day":
		return calendar.Single(nth(y, time.October, time.Monday, 2))
	case "mother's day":
		return calendar.Single(nth(y, time.May, time.Sunday, 2))
	case "father's day":
		return calendar.Single(nth(y, time.June, time.Sunday, 3))
	case "memorial day":
		d := nth(y, time.May, time.Monday, 4)
		if _, m, _ := (d + 7).Split(); m == time.May {
			d += 7
		}
		return calendar.Single(d)
	case "easter":
		return calendar.Single(easter(y))
	case "easter monday":
		return calendar.Single(easter(y) + 1)
	case "good friday":
		return calendar.Single(easter(y) - 2)
	case "palm sunday":
		return calendar.Single(easter(y) - 7)
	case "ash wednesday":
		return calendar.Single(easter(y) - 46)
	case "ramadan":
		return ramadan(y)
	case "eid":
		return calendar.Single(ramadan(y).Last + 1)
	}
	return calendar.Interval{}
}

// nth is the n-th weekday of a month.
func nth(y int, m time.Month, w time.Weekday, n int) calendar.Day {
	d := calendar.Date(y, m, 1)
	return d + calendar.Day((int(w)-int(d.Weekday())+7)%7+7*(n-1))
}

// easter is the Gregorian Easter Sunday, by the anonymous algorithm that
// Meeus gives in Astronomical Algorithms, chapter 8.
func easter(y int) calendar.Day {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return calendar.Date(y, time.Month(n/31), n%31+1)
}

// ramadan is the first Ramadan that begins in a year, by the tabular Islamic
// calendar (civil epoch, 16 July 622 Julian; leap years 2, 5, 7, 10, 13, 16,
// 18, 21, 24, 26 and 29 of 30). The sighted month can differ by a day or two.
func ramadan(y int) calendar.Interval {
	for h := int(float64(y-622)*33/32) - 1; ; h++ {
		first := islamic(h, 9)
		if yy, _, _ := first.Split(); yy >= y {
			return calendar.Interval{First: first, Last: first + 29}
		}
	}
}

// islamic is the first day of a month of the tabular Islamic calendar.
func islamic(year, month int) calendar.Day {
	const epoch = 1948440 - 2440588 + 1 // Julian day of 1 Muharram 1, as a calendar.Day
	return calendar.Day(epoch + (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2)
}
