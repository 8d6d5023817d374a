package when

import (
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

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

// ramadan is the first Ramadan that begins in a year. The sighted month can
// differ by a day or two.
func ramadan(y int) calendar.Interval {
	first := firstIslamic(y, 9, 0)
	return calendar.Interval{First: first, Last: first + 29}
}

// firstIslamic is the day some days after the beginning of an Islamic month, the
// first time that it falls in a Gregorian year.
func firstIslamic(y, month, days int) calendar.Day {
	for h := int(float64(y-622)*33/32) - 1; ; h++ {
		d := islamic(h, month) + calendar.Day(days)
		if yy, _, _ := d.Split(); yy >= y {
			return d
		}
	}
}

// islamic is the first day of a month of the tabular Islamic calendar (civil
// epoch, 16 July 622 Julian; leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and
// 29 of 30).
func islamic(year, month int) calendar.Day {
	const epoch = 1948440 - 2440588 + 1 // Julian day of 1 Muharram 1, as a calendar.Day
	return calendar.Day(epoch + (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2)
}

// hebrewYears is what a Hebrew year that begins in a Gregorian one is ahead.
const hebrewYears = 3761

// hebrewNewYear is 1 Tishri of a Hebrew year, by the arithmetic of Dershowitz
// and Reingold, Calendrical Calculations: the mean new moon, put off so that no
// year has a length it can't have.
func hebrewNewYear(y int) calendar.Day {
	const epoch = -1373427 - 719163 + 1 // 1 Tishri 1, as a calendar.Day
	before, day, after := hebrewElapsed(y-1), hebrewElapsed(y), hebrewElapsed(y+1)
	switch {
	case after-day == 356:
		day += 2
	case day-before == 382:
		day++
	}
	return calendar.Day(epoch + day)
}

// hebrewElapsed counts days from the epoch to the new moon of a year's first
// month, moved off Sunday, Wednesday and Friday.
func hebrewElapsed(y int) int {
	const partsOfDay = 25920
	months := (235*y - 234) / 19
	days := 29*months + (12084+13753*months)/partsOfDay
	if 3*(days+1)%7 < 3 {
		days++
	}
	return days
}

// hanukkah is the eight days from 25 Kislev, which Heshvan's length moves.
func hanukkah(y int) calendar.Interval {
	first, next := hebrewNewYear(y+hebrewYears), hebrewNewYear(y+hebrewYears+1)
	heshvan := 29
	if (next-first)%10 == 5 {
		heshvan = 30
	}
	d := first + calendar.Day(30+heshvan+24)
	return calendar.Interval{First: d, Last: d + 7}
}
