package when

import (
	"fmt"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// point is a time on the calendar: its TIMEX3 value and, when every part of it
// is known, its days.
type point struct {
	value string
	days  calendar.Interval
}

func (p point) single() bool { return p.days.Known() && p.days.First == p.days.Last }

// anchor is what an expression is counted from.
type anchor struct {
	published calendar.Day // 0 when unknown
	told      point        // the time told last, of any size
	day       point        // the day told last
	near      bool         // that day stands in the same sentence
}

// told is the day that a reference such as "that day" goes back to.
func (a anchor) toldDay() calendar.Day {
	if a.day.days.Known() {
		return a.day.days.Last
	}
	return a.published
}

// place puts a form on the calendar. What the anchor lacks stays X in the
// value, and the days are then unknown.
func (f form) place(t Tense, a anchor) point {
	switch f.shape {
	case fixed:
		return point{value: f.value}
	case span:
		return point{value: period(f.count, f.unit)}
	case calendarDate, weekOf:
		return f.placeDate(t, a)
	case weekdayForm:
		return f.placeWeekday(t, a)
	case shifted:
		return f.placeShift(t, a)
	case seasonForm:
		return f.placeSeason(t, a)
	case quarterForm, halfForm:
		return f.placeQuarter(t, a)
	case holidayForm:
		return f.placeHoliday(t, a)
	case clockForm:
		d := a.published
		if a.near {
			d = a.toldDay()
		}
		return f.onDay(d)
	case yearBack:
		return f.placeBack(a)
	case decadeForm:
		return decadeOf(f.year)
	case centuryForm:
		return unitAt(century, calendar.Date(f.year+1, 1, 1))
	}
	return point{}
}

// onDay is a day with the clock or part of the day that the form names.
func (f form) onDay(d calendar.Day) point {
	tail := f.clock
	if tail == "" && f.part != "" {
		tail = "T" + f.part
	}
	if d == 0 {
		return point{value: "XXXX-XX-XX" + tail}
	}
	return point{d.String() + tail, calendar.Single(d)}
}

// unitAt is the unit of time that holds a day.
func unitAt(u unit, d calendar.Day) point {
	y, m, _ := d.Split()
	switch u {
	case week:
		s := weekStart(d)
		return point{weekValue(d), calendar.Interval{First: s, Last: s + 6}}
	case weekend:
		s := weekStart(d)
		return point{weekValue(d) + "-WE", calendar.Interval{First: s + 5, Last: s + 6}}
	case month:
		return point{fmt.Sprintf("%04d-%02d", y, m), months(y, m, 1)}
	case quarter:
		q := (int(m) - 1) / 3
		return point{fmt.Sprintf("%04d-Q%d", y, q+1), months(y, time.Month(3*q+1), 3)}
	case half:
		h := (int(m) - 1) / 6
		return point{fmt.Sprintf("%04d-H%d", y, h+1), months(y, time.Month(6*h+1), 6)}
	case year:
		return point{fmt.Sprintf("%04d", y), months(y, 1, 12)}
	case decade:
		return decadeOf(y)
	case century:
		c := (y - 1) / 100
		return point{fmt.Sprintf("%02dXX", c), calendar.Interval{First: calendar.Date(c*100+1, 1, 1), Last: calendar.Date(c*100+100, 12, 31)}}
	}
	return point{d.String(), calendar.Single(d)}
}

func decadeOf(y int) point {
	return point{fmt.Sprintf("%03dX", y/10), calendar.Interval{First: calendar.Date(y/10*10, 1, 1), Last: calendar.Date(y/10*10+9, 12, 31)}}
}

// months is the run of n months from one on.
func months(y int, m time.Month, n int) calendar.Interval {
	return calendar.Interval{First: calendar.Date(y, m, 1), Last: calendar.Date(y, m+time.Month(n), 1) - 1}
}

// openUnit is the value of a unit that nothing fixes.
func openUnit(u unit) string {
	switch u {
	case week:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case month:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case half:
		return "XXXX-HX"
	case year:
		return "XXXX"
	case decade:
		return "XXXX"
	case century:
		return "XXXX"
	}
	return "XXXX-XX-XX"
}

// add moves a day by n units, keeping to the month's last day.
func add(d calendar.Day, u unit, n int) calendar.Day {
	y, m, dom := d.Split()
	switch u {
	case day:
		return d + calendar.Day(n)
	case week, weekend:
		return d + calendar.Day(7*n)
	case quarter:
		u, n = month, 3*n
	case decade:
		u, n = year, 10*n
	case century:
		u, n = year, 100*n
	}
	switch u {
	case month:
		m += time.Month(n)
	case year:
		y += n
	default:
		return d
	}
	first := calendar.Date(y, m, 1)
	yy, mm, _ := first.Split()
	return first + calendar.Day(min(dom, months(yy, mm, 1).Days())-1)
}

// placeShift places "last week", "three days ago", "the next day".
func (f form) placeShift(t Tense, a anchor) point {
	from := a.published
	if f.rel >= relThat {
		from = a.toldDay()
		if f.unit > day && a.told.days.Known() {
			from = a.told.days.Last
		}
	}
	if from == 0 {
		if f.unit <= day {
			return f.onDay(0)
		}
		return point{value: openUnit(f.unit)}
	}
	if f.n == weekendByTense {
		return weekendBeside(from, t)
	}
	if max(f.n, -f.n) > maxShift {
		return point{value: openUnit(f.unit)}
	}
	d := add(from, f.unit, f.n)
	if y, _, _ := d.Split(); y < 1 || y > 9999 {
		return point{value: openUnit(f.unit)}
	}
	if f.unit <= day {
		return f.onDay(d)
	}
	return unitAt(f.unit, d)
}

// placeBack places "the same month last year".
func (f form) placeBack(a anchor) point {
	from, u := a.told, f.unit
	if !from.days.Known() {
		if a.published == 0 {
			return point{value: openUnit(max(u, day))}
		}
		from = point{days: calendar.Single(a.published)}
		if u == noUnit {
			u = year
		}
	}
	if u == noUnit {
		u = sizeOf(from.days)
	}
	return unitAt(u, add(from.days.First, year, -1))
}

// sizeOf is the unit that a run of days fills.
func sizeOf(in calendar.Interval) unit {
	switch n := in.Days(); {
	case n == 1:
		return day
	case n == 7:
		return week
	case n <= 31:
		return month
	case n <= 92:
		return quarter
	case n <= 184:
		return half
	}
	return year
}

// maxShift bounds what is counted: beyond it, a number is no time of news.
const maxShift = 20000

func weekendBeside(d calendar.Day, t Tense) point {
	s := weekStart(d) + 5
	if t != Future && s > d {
		s -= 7
	}
	return unitAt(weekend, s)
}

// placeWeekday places "Wednesday": the last one up to the anchor, or the next
// from it on when the clause looks ahead.
func (f form) placeWeekday(t Tense, a anchor) point {
	from := a.published
	if f.rel >= relThat {
		from = a.toldDay()
	}
	if from == 0 {
		p := point{value: "XXXX-WXX-" + string('0'+rune(f.weekday))}
		if tail := f.onDay(0).value[len("XXXX-XX-XX"):]; tail != "" {
			p.value += tail
		}
		return p
	}
	back := calendar.Day((isoWeekday(from) - int(f.weekday) + 7) % 7)
	ahead := calendar.Day((int(f.weekday) - isoWeekday(from) + 7) % 7)
	d := from - back
	switch {
	case f.unit == week:
		d = weekStart(from) + calendar.Day(int(f.weekday)-1+7*shiftOf(f.rel))
	case f.rel == relLast || f.rel == relBefore:
		if back == 0 {
			d -= 7
		}
	case f.rel == relNext || f.rel == relAfter || f.rel == relComing:
		d = from + ahead
		if ahead == 0 {
			d += 7
		}
	case f.rel == relThis:
		d = weekStart(from) + calendar.Day(f.weekday) - 1
	case f.rel == relPast:
		if back == 0 {
			d -= 7
		}
	case t == Future:
		d = from + ahead
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
	case f.month == 0 && f.unit == month:
		m := f.sub
		if m < 0 {
			m = 12
		}
		return unitAt(month, calendar.Date(y, time.Month(m), 1))
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
		return unitAt(week, d)
	}
	return f.onDay(d + calendar.Day(f.sub))
}

// nthIn is the n-th week or day of a run of days; -1 is the last.
func (f form) nthIn(in calendar.Interval) point {
	step := calendar.Day(1)
	if f.unit != day {
		step = 7
	}
	d := in.First + step*calendar.Day(f.sub-1)
	if f.sub < 0 {
		d = in.Last
	}
	return unitAt(f.unit, d)
}

// openDate is the value of a date whose year nothing fixes.
func (f form) openDate() point {
	if f.day == 0 {
		return point{value: fmt.Sprintf("XXXX-%02d", f.month)}
	}
	if f.shape == weekOf {
		return point{value: "XXXX-WXX"}
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
	if f.rel >= relThat && a.told.days.Known() {
		y, _, _ := a.told.days.Last.Split()
		return y + shiftOf(f.rel)
	}
	if a.published == 0 {
		return 0
	}
	now := a.published
	y, m, _ := now.Split()
	if f.month == 0 || f.unit == year { // "of last year"
		return y + shiftOf(f.rel)
	}
	if f.rel == relThis {
		return y
	}
	same := func(y int) calendar.Day { // the day to compare with now
		if f.day == 0 {
			if time.Month(f.month) == m {
				_, _, d := now.Split()
				return calendar.Date(y, m, d)
			}
			return calendar.Date(y, time.Month(f.month), 15)
		}
		return calendar.Date(y, time.Month(f.month), int(f.day))
	}
	last, next := y, y
	if same(y) > now {
		last--
	} else if same(y) < now {
		next++
	}
	if last == next { // this very day or month
		switch f.rel {
		case relLast:
			return y - 1
		case relNext:
			return y + 1
		}
		return y
	}
	ago, ahead := int(now-same(last)), int(same(next)-now)
	switch {
	case f.rel == relLast || f.rel == relPast:
		return last
	case f.rel == relNext || f.rel == relComing:
		return next
	case t == Future && ahead <= f.farther() || t != Future && ago > f.farther():
		return next
	}
	return last
}

// placeSeason places "last fall", "this summer", "winter 2014".
func (f form) placeSeason(t Tense, a anchor) point {
	start := map[string]time.Month{"SP": time.March, "SU": time.June, "FA": time.September, "WI": time.December}[f.name]
	y := f.year
	if y == 0 {
		if a.published == 0 {
			return point{value: "XXXX-" + f.name}
		}
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
		y, _, _ = a.published.Split()
		if f.unit == year {
			y += shiftOf(f.rel)
			if f.rel >= relThat && a.told.days.Known() {
				y, _, _ = a.told.days.Last.Split()
				y += shiftOf(f.rel)
			}
		} else if last := months(y, time.Month(n*int(f.sub-1)+1), n).Last; last >= a.published && t != Future {
			y--
		} else if last < a.published && t == Future {
			y++
		}
	}
	if f.fiscal {
		return point{value: fmt.Sprintf("FY%04d-%s%d", y, sign, f.sub)}
	}
	return point{fmt.Sprintf("%04d-%s%d", y, sign, f.sub), months(y, time.Month(n*int(f.sub-1)+1), n)}
}

// placeHoliday places a holiday in its year.
func (f form) placeHoliday(t Tense, a anchor) point {
	y := f.year
	if y == 0 {
		if a.published == 0 {
			return point{value: f.openHoliday()}
		}
		y = f.holidayYear(t, a.published)
	}
	in := holidayIn(f.name, y)
	switch {
	case f.unit == week:
		return unitAt(week, in.First)
	case in.Days() > 1:
		return point{fmt.Sprintf("%04d", y), in}
	}
	return f.onDay(in.First + calendar.Day(f.sub))
}

// openHoliday keeps the month and day of a holiday that falls on the same day
// every year.
func (f form) openHoliday() string {
	a, b := holidayIn(f.name, 2001), holidayIn(f.name, 2003)
	if a.Days() == 1 && f.unit != week && a.First.String()[4:] == b.First.String()[4:] {
		return "XXXX" + (a.First + calendar.Day(f.sub)).String()[4:]
	}
	if f.unit == week {
		return "XXXX-WXX"
	}
	return "XXXX-XX-XX"
}

func (f form) holidayYear(t Tense, now calendar.Day) int {
	y, _, _ := now.Split()
	d := holidayIn(f.name, y)
	last, next := y, y
	if d.First > now {
		last--
	} else if d.Last < now {
		next++
	}
	ago, ahead := int(now-holidayIn(f.name, last).First), int(holidayIn(f.name, next).First-now)
	switch {
	case f.rel == relThis:
		return y
	case f.rel == relLast:
		return last
	case f.rel == relNext:
		return next
	case t == Future && ahead <= f.farther() || t != Future && ago > f.farther():
		return next
	}
	return last
}

// placeAll places the expressions of one report in order, each with the times
// told before it. Those that settled knows keep their point.
func placeAll(list []Expression, published calendar.Day, settled func(int) (point, bool)) []point {
	out := make([]point, len(list))
	a := anchor{published: published}
	sentence := -1
	for i, x := range list {
		a.near = a.day.days.Known() && sentence == x.Sentence
		p, ok := settled(i)
		if !ok {
			p = x.form.place(x.Tense, a)
		}
		out[i] = p
		if (x.Type == Date || x.Type == Clock) && p.days.Known() {
			a.told = p
			if p.single() {
				a.day, sentence = p, x.Sentence
			}
		}
	}
	return out
}
