package when

import (
	"strings"
	"sync"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// holiday is a feast or an appointed day.
type holiday struct {
	names string // in lower case, with "|" between
	in    func(year int) calendar.Interval
}

// holidays are those that news tells days by. Where several countries have a
// day of one name, it is that of the United States.
var holidays = []holiday{
	{"new year's day|new year day", on(time.January, 1)},
	{"new year's eve|new year eve", on(time.December, 31)},
	{"martin luther king day|martin luther king jr day|mlk day", nthOf(time.January, time.Monday, 3)},
	{"australia day", on(time.January, 26)},
	{"valentine's day", on(time.February, 14)},
	{"presidents day|presidents' day|president's day", nthOf(time.February, time.Monday, 3)},
	{"st patrick's day|saint patrick's day", on(time.March, 17)},
	{"ash wednesday", fromEaster(-46)},
	{"palm sunday", fromEaster(-7)},
	{"good friday", fromEaster(-2)},
	{"easter|easter sunday|easter day", fromEaster(0)},
	{"easter monday", fromEaster(1)},
	{"anzac day", on(time.April, 25)},
	{"may day", on(time.May, 1)},
	{"mother's day", nthOf(time.May, time.Sunday, 2)},
	{"memorial day", func(y int) calendar.Interval { return calendar.Single(nth(y, time.June, time.Monday, 1) - 7) }},
	{"pentecost", fromEaster(49)},
	{"father's day", nthOf(time.June, time.Sunday, 3)},
	{"juneteenth", on(time.June, 19)},
	{"canada day", on(time.July, 1)},
	{"independence day", on(time.July, 4)},
	{"bastille day", on(time.July, 14)},
	{"labor day|labour day", nthOf(time.September, time.Monday, 1)},
	{"rosh hashanah|rosh hashana", func(y int) calendar.Interval { return calendar.Single(hebrewNewYear(y + hebrewYears)) }},
	{"yom kippur", func(y int) calendar.Interval { return calendar.Single(hebrewNewYear(y+hebrewYears) + 9) }},
	{"columbus day", nthOf(time.October, time.Monday, 2)},
	{"halloween", on(time.October, 31)},
	{"election day", func(y int) calendar.Interval { return calendar.Single(nth(y, time.November, time.Monday, 1) + 1) }},
	{"veterans day|veterans' day|remembrance day|armistice day", on(time.November, 11)},
	{"thanksgiving|thanksgiving day", nthOf(time.November, time.Thursday, 4)},
	{"black friday", func(y int) calendar.Interval { return calendar.Single(nth(y, time.November, time.Thursday, 4) + 1) }},
	{"hanukkah|chanukah", hanukkah},
	{"christmas eve", on(time.December, 24)},
	{"christmas|christmas day", on(time.December, 25)},
	{"boxing day", on(time.December, 26)},
	{"passover", func(y int) calendar.Interval { // 15 Nisan, for eight days
		first := hebrewNewYear(y+hebrewYears) - 163
		return calendar.Interval{First: first, Last: first + 7}
	}},
	{"ramadan", ramadan},
	{"eid al-fitr|eid al - fitr", func(y int) calendar.Interval { return calendar.Single(ramadan(y).Last + 1) }},
	{"eid al-adha|eid al - adha", func(y int) calendar.Interval { return calendar.Single(firstIslamic(y, 12, 9)) }},
}

func on(m time.Month, d int) func(int) calendar.Interval {
	return func(y int) calendar.Interval { return calendar.Single(calendar.Date(y, m, d)) }
}

func nthOf(m time.Month, w time.Weekday, n int) func(int) calendar.Interval {
	return func(y int) calendar.Interval { return calendar.Single(nth(y, m, w, n)) }
}

func fromEaster(days calendar.Day) func(int) calendar.Interval {
	return func(y int) calendar.Interval { return calendar.Single(easter(y) + days) }
}

// nth is the n-th weekday of a month.
func nth(y int, m time.Month, w time.Weekday, n int) calendar.Day {
	d := calendar.Date(y, m, 1)
	return d + calendar.Day((int(w)-int(d.Weekday())+7)%7+7*(n-1))
}

// namedHoliday is a holiday by the words of one of its names.
type namedHoliday struct {
	words  []string
	number int8 // in holidays, from 1
}

// holidaysByWord are the holidays by the first word of their names.
var holidaysByWord = sync.OnceValue(func() map[string][]namedHoliday {
	out := map[string][]namedHoliday{}
	for i, h := range holidays {
		for name := range strings.SplitSeq(h.names, "|") {
			words := strings.Fields(strings.NewReplacer("'s", " 's", "' ", " ' ").Replace(name))
			out[words[0]] = append(out[words[0]], namedHoliday{words, int8(i + 1)})
		}
	}
	return out
})

// holiday reads a feast or an appointed day: "Christmas", "Election Day".
func (r *reader) holiday(i int) found {
	x := r.at(i)
	if !x.upper || !x.lead {
		return nothing
	}
	number, longest := int8(0), 0
	for _, h := range holidaysByWord()[x.word] {
		if len(h.words) > longest && r.spells(i, h.words) {
			number, longest = h.number, len(h.words)
		}
	}
	if number == 0 {
		return nothing
	}
	j := i + longest
	f := found{i, j, Date, form{shape: holidayForm, holiday: number}}
	if y, end := r.yearAfter(j); y != 0 {
		f.form.year, f.end = y, end
		return f
	}
	if x.word == "easter" && longest == 1 && r.at(j).one(week) {
		f.form.unit, f.end = week, j+1
	}
	if r.at(j).one(weekend) { // "the Labor Day weekend"
		f.form.unit, f.end = weekend, j+1
	}
	return f
}

// spells reports whether the items from i on are some words, however their
// apostrophes and full stops are set.
func (r *reader) spells(i int, words []string) bool {
	for k, w := range words {
		if at := strings.TrimSuffix(strings.ReplaceAll(r.lower(i+k), "’", "'"), "."); at != w {
			return false
		}
	}
	return true
}

// holidayIn is the days of the form's holiday in a year.
func (f form) holidayIn(year int) calendar.Interval { return holidays[f.holiday-1].in(year) }

func possessive(w string) bool { return w == "'s" || w == "’s" }
