package when

import (
	"strings"

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
	near      bool         // a clock is of that day: it stands in the same sentence, or went with a clock
	openDay   string       // value of a day told in the same sentence or right before it, of which more isn't known: "XXXX-WXX-2"
}

// toldDay is the day that a reference such as "that day" goes back to.
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
		switch {
		case a.near:
			return f.onDay(a.toldDay())
		case a.openDay != "" && a.published == 0:
			return point{value: a.openDay + f.tail()}
		}
		return f.onDay(a.published)
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
	if d == 0 {
		return point{value: anyDay + f.tail()}
	}
	return point{d.String() + f.tail(), calendar.Single(d)}
}

// tail is the clock or part of the day in a TIMEX3 value.
func (f form) tail() string {
	if f.clock == "" && f.part != "" {
		return "T" + f.part
	}
	return f.clock
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
		if f.unit <= day || f.size == day {
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
	u := f.unit
	if f.size != noUnit {
		u = f.size
	}
	if u <= day {
		return f.onDay(d)
	}
	return unitAt(u, d)
}

// placeBack places "the same month last year". "A year earlier" is of the size
// of the part of a year that was told before it, else a year.
func (f form) placeBack(a anchor) point {
	from, u := a.told, f.unit
	if n := from.days.Days(); u == year && from.days.Known() && n >= 28 && n < 365 {
		u = noUnit
	}
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

// maxShift bounds what is counted: beyond it, a number is no time of news.
const maxShift = 20000

func weekendBeside(d calendar.Day, t Tense) point {
	s := weekStart(d) + 5
	if t != Future && s > d {
		s -= 7
	}
	return unitAt(weekend, s)
}

// beside reports whether a date names the time that the expression before it
// goes round: "the next day, Sept. 15", "two years later, in 1946".
func (x Expression) beside(y Expression) bool {
	const gap = len(", on ")
	if x.form.shape != shifted || x.form.rel < relThat || y.form.shape != calendarDate || y.Start-x.End > gap || x.Sentence != y.Sentence || x.Type != Date {
		return false
	}
	return x.form.unit == day && y.form.day != 0 && y.form.clock == "" || x.form.unit == year && y.form.month == 0
}

// isOpenDay reports whether a value is of a day whose week or year isn't known:
// "XXXX-WXX-2", "XXXX-05-03".
func isOpenDay(value string) bool {
	return len(value) == len(anyDay) && strings.HasPrefix(value, "XXXX-") && !strings.HasSuffix(value, "XX")
}

// placeAll places the expressions of one report in order, each with the times
// told before it. Those that settled knows keep their point.
func placeAll(list []Expression, published calendar.Day, settled func(int) (point, bool)) []point {
	const nearby = 2 // sentences from a day to a clock that is of it
	out := make([]point, len(list))
	a := anchor{published: published}
	sentence, clocked := -1, false // where a day was told last, and whether a clock told it
	var tense Tense                // and when that was
	open := -1                     // the sentence of the open day
	var over point                 // the day told last that has come
	for i, x := range list {
		a.near = a.day.days.Known() && (sentence == x.Sentence || clocked && !(x.Tense != Past && tense == Past) || x.Tense == Past && x.form.clock != "" && x.Sentence-sentence <= nearby && a.day.days.Last <= published)
		if x.Sentence-open > nearby || x.Sentence > open && x.Tense != Past {
			a.openDay = ""
		}
		from := a
		if x.Tense == Past && x.Asks == AsksReference && sentence != x.Sentence && published != 0 && a.day.days.Last > published {
			from.told, from.day = over, over // "she will be sentenced on June 28; later in the day she left"
		}
		p, ok := settled(i)
		switch {
		case ok:
		case i+1 < len(list) && x.beside(list[i+1]):
			p = list[i+1].form.place(list[i+1].Tense, a)
		default:
			p = x.form.place(x.Tense, from)
		}
		out[i] = p
		if isOpenDay(p.value) {
			a.openDay, open = p.value, x.Sentence
		}
		if (x.Type == Date || x.Type == Clock) && p.days.Known() {
			a.told = p
			if p.single() {
				a.day, sentence, clocked, tense = p, x.Sentence, x.form.clock != "", x.Tense
				if p.days.Last <= published {
					over = p
				}
			}
		}
	}
	return out
}
