package when

import (
	"fmt"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// placeWeekday places "Wednesday": the last one up to the anchor, or the next
// from it on when the clause looks ahead.
func (f form) placeWeekday(t Tense, a anchor) point {
	from := a.published
	if f.rel >= relThat {
		from = a.toldDay()
	}
	if from == 0 {
		return point{value: openWeekday(f.weekday) + f.onDay(0).value[len("XXXX-XX-XX"):]}
	}
	ago, until := daysSince(from, int(f.weekday)), daysTo(from, int(f.weekday))
	d := from - ago
	switch {
	case f.unit == week:
		d = weekStart(from) + calendar.Day(int(f.weekday)-1+7*shiftOf(f.rel))
	case f.rel == relLast || f.rel == relBefore:
		if ago == 0 {
			d -= 7
		}
	case f.rel == relNext || f.rel == relAfter || f.rel == relComing:
		d = from + until
		if until == 0 {
			d += 7
		}
	case f.rel == relThis:
		d = weekStart(from) + calendar.Day(f.weekday) - 1
	case t == Future:
		d = from + until
	}
	return f.onDay(d + calendar.Day(f.sub))
}

// placeDate places a date of the calendar. Without a year it is the last one
// or the next, as the clause has it, unless the other is far closer.
func (f form) placeDate(t Tense, a anchor) point {
	y := f.year
	if y == 0 {
		if y = f.yearBy(t, a); y == 0 {
			return f.openDate()
		}
	}
	switch {
	case f.fiscal:
		return point{fmt.Sprintf("FY%04d", y), calendar.Interval{}}
	case f.month == 0:
		return unitAt(year, calendar.Date(y, 1, 1))
	case f.day == 0 && f.sub != 0:
		return f.nthIn(months(y, time.Month(f.month), 1))
	case f.day == 0:
		return unitAt(month, calendar.Date(y, time.Month(f.month), 1))
	}
	d := calendar.Date(y, time.Month(f.month), int(f.day))
	if _, m, _ := d.Split(); int8(m) != f.month { // February 30
		return point{value: fmt.Sprintf("%04d-%02d-XX", y, f.month)}
	}
	if f.shape == weekOf {
		return unitAt(f.unit, d)
	}
	return f.onDay(d + calendar.Day(f.sub))
}

// nthIn is the n-th week or day of a run of days; -1 is the last.
func (f form) nthIn(in calendar.Interval) point {
	if f.weekday != 0 {
		last := in.Last - daysSince(in.Last, int(f.weekday))
		if f.sub < 0 {
			return unitAt(day, last)
		}
		return unitAt(day, min(in.First+daysTo(in.First, int(f.weekday))+7*calendar.Day(f.sub-1), last))
	}
	step := calendar.Day(1)
	if f.unit != day {
		step = 7
	}
	if f.unit == week { // of the month that has most of its days, and so its Thursday
		const thursday = 4
		in.First += daysTo(in.First, thursday)
		in.Last -= daysSince(in.Last, thursday)
	}
	if f.sub < 0 {
		return unitAt(f.unit, in.Last)
	}
	return unitAt(f.unit, in.First+step*calendar.Day(f.sub-1))
}

// openDate is the value of a date whose year nothing fixes.
func (f form) openDate() point {
	switch {
	case f.fiscal:
		return point{value: "FYXXXX"}
	case f.day == 0:
		return point{value: fmt.Sprintf("XXXX-%02d", f.month)}
	}
	if f.shape == weekOf {
		return point{value: openUnit(week)}
	}
	v := fmt.Sprintf("XXXX-%02d-%02d", f.month, f.day)
	return point{value: v + f.onDay(0).value[len("XXXX-XX-XX"):]}
}

// farther is how many days one reading of a date may be away before the other
// is taken against the tense: writers give the year of what is so far away,
// of a day sooner than of a month.
func (f form) farther() int {
	if f.day == 0 && f.shape == calendarDate {
		return 330
	}
	return 290
}

// yearBy chooses the year of a date from the anchor; 0 without one.
func (f form) yearBy(t Tense, a anchor) int {
	if y, ok := f.toldYear(a); ok {
		return y
	}
	if a.published == 0 {
		return 0
	}
	now := a.published
	y, m, _ := now.Split()
	if f.month == 0 || f.unit == year { // "of last year"
		return y + shiftOf(f.rel)
	}
	return f.yearNear(t, now, func(y int) calendar.Interval {
		switch {
		case f.day != 0:
			return calendar.Single(calendar.Date(y, time.Month(f.month), int(f.day)))
		case time.Month(f.month) == m:
			return months(y, m, 1)
		}
		return calendar.Single(calendar.Date(y, time.Month(f.month), 15))
	})
}

// toldYear is the year that words such as "the same" or "the previous" go back to.
func (f form) toldYear(a anchor) (y int, ok bool) {
	if f.rel < relThat || !a.told.days.Known() {
		return 0, false
	}
	y, _, _ = a.told.days.Last.Split()
	return y + shiftOf(f.rel), true
}

// yearNear chooses the year of what comes every year, on the days that in gives:
// that of the last one or of the next, as the words around have it.
func (f form) yearNear(t Tense, now calendar.Day, in func(year int) calendar.Interval) int {
	y, _, _ := now.Split()
	last, next := y, y
	switch {
	case f.rel == relThis:
		return y
	case in(y).First > now:
		last--
	case in(y).Last < now:
		next++
	case f.rel == relLast: // it is on, and another is meant
		return y - 1
	case f.rel == relNext:
		return y + 1
	default:
		return y
	}
	ago, ahead := int(now-in(last).First), int(in(next).First-now)
	switch {
	case f.rel == relLast || f.rel == relPast:
		return last
	case f.rel == relNext || f.rel == relComing:
		return next
	case f.sure && t != NoTense:
		if t == Future {
			return next
		}
		return last
	case t == Future && ahead <= f.farther() || t != Future && ago > f.farther():
		return next
	}
	return last
}
