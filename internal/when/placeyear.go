package when

import (
	"fmt"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// placeSeason places "last fall", "this summer", "winter 2014".
func (f form) placeSeason(t Tense, a anchor) point {
	start := map[string]time.Month{"SP": time.March, "SU": time.June, "FA": time.September, "WI": time.December}[f.name]
	y := f.year
	told, again := f.toldYear(a)
	switch {
	case y != 0:
	case again:
		y = told
	case a.published == 0:
		return point{value: "XXXX-" + f.name}
	default:
		now := a.published
		y, _, _ = now.Split()
		run := months(y, start, 3)
		switch {
		case f.rel == relThis:
			if f.name == "WI" && now < run.First-60 { // in January, this winter began last year
				y--
			}
		case f.rel == relLast && run.Last >= now, f.rel != relLast && f.rel != relNext && t != Future && run.First > now:
			y--
		case f.rel == relNext && run.First <= now, f.rel == noRel && t == Future && run.Last < now:
			y++
		}
	}
	return point{fmt.Sprintf("%04d-%s", y, f.name), months(y, start, 3)}
}

// placeQuarter places a quarter or half: the last that is over, or the next to
// end when the clause looks ahead.
func (f form) placeQuarter(t Tense, a anchor) point {
	sign, n := "Q", 3
	if f.shape == halfForm {
		sign, n = "H", 6
	}
	y := f.year
	if y == 0 {
		if a.published == 0 {
			return point{value: fmt.Sprintf("XXXX-%s%d", sign, f.sub)}
		}
		told, again := f.toldYear(a)
		switch now, _, _ := a.published.Split(); {
		case f.unit != year:
			y = f.nearYear(t, a.published, n)
		case again:
			y = told
		default:
			y = now + shiftOf(f.rel)
		}
	}
	if f.fiscal {
		return point{value: fmt.Sprintf("FY%04d-%s%d", y, sign, f.sub)}
	}
	return partOf(y, sign, n, int(f.sub))
}

// nearYear is the year of a part of n months that is named without one: the
// last such part that is over, or the next to end when the clause looks ahead,
// unless the other is far closer or more than half over.
func (f form) nearYear(t Tense, now calendar.Day, n int) int {
	const far, near = 200, 92 // days
	part := func(y int) calendar.Interval { return partOf(y, "", n, int(f.sub)).days }
	y, _, _ := now.Split()
	over, next := y, y
	if part(y).Last >= now {
		over--
	} else {
		next++
	}
	ago, ahead := int(now-part(over).Last), int(part(next).First-now)
	switch {
	case t == Future && (ahead <= far || ago > near), t != Future && ago > far && (ahead <= -15*n || t == NoTense && ahead <= near):
		return next
	}
	return over
}

// placeHoliday places a holiday in its year.
func (f form) placeHoliday(t Tense, a anchor) point {
	y := f.year
	if y == 0 {
		if a.published == 0 {
			return point{value: f.openHoliday()}
		}
		y = f.yearNear(t, a.published, f.holidayIn)
	}
	in := f.holidayIn(y)
	switch {
	case f.unit == week:
		return unitAt(week, in.First)
	case f.unit == weekend: // the one nearest to it
		return unitAt(weekend, in.First-2)
	case in.Days() > 1:
		return point{fmt.Sprintf("%04d", y), in}
	}
	return f.onDay(in.First + calendar.Day(f.sub))
}

// openHoliday keeps the month and day of a holiday that falls on the same day
// every year.
func (f form) openHoliday() string {
	a, b := f.holidayIn(2001), f.holidayIn(2003)
	if a.Days() == 1 && f.unit == noUnit && a.First.String()[4:] == b.First.String()[4:] {
		return "XXXX" + (a.First + calendar.Day(f.sub)).String()[4:]
	}
	return openUnit(f.unit)
}
