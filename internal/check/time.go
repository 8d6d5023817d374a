package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// timed is words that tell a day or an hour, with the days they mean where
// that is known.
type timed struct {
	report.Span
	days calendar.Interval
}

// timesOf lists the times of one sentence.
func timesOf(list []when.Time, sentence int) []timed {
	var out []timed
	for _, x := range list {
		if x.Sentence == sentence && (x.Type == when.Date || x.Type == when.Clock) {
			out = append(out, timed{x.Span, x.Days})
		}
	}
	return out
}

// timesAsked lists the times of a claim; what day its "yesterday" is can't be
// known.
func timesAsked(t *segment.Text) []timed {
	var out []timed
	for _, x := range when.Read(t) {
		if x.Type == when.Date || x.Type == when.Clock {
			out = append(out, timed{Span: x.Span})
		}
	}
	return out
}

// strayDays are the names of days that are in none of some times: "on a Tuesday".
func strayDays(t *segment.Text, sentences []segment.Sentence, times []timed) []timed {
	var out []timed
	for _, s := range sentences {
		for _, x := range t.TokensOf(s) {
			if !x.Upper || x.End-x.Start < int32(len("Monday")) {
				continue
			}
			p, _, ok := placed(word.Lower(x.In(t.Text)), x.Upper, false)
			at := report.Span{Start: int(x.Start), End: int(x.End)}
			if ok && p == weekday && !slices.ContainsFunc(times, func(y timed) bool { return y.Contains(at) }) {
				out = append(out, timed{Span: at})
			}
		}
	}
	return out
}

// The parts of a time that are compared.
type part int

const (
	weekday part = iota
	dayOfMonth
	month
	year
	clock
	partOfDay
	parts // how many
)

// calendarWords holds the words of days, months and times of day, by their
// first letters.
var calendarWords = map[string]struct {
	part
	value string
}{
	"mon": {weekday, "monday"}, "tue": {weekday, "tuesday"}, "wed": {weekday, "wednesday"}, "thu": {weekday, "thursday"},
	"fri": {weekday, "friday"}, "sat": {weekday, "saturday"}, "sun": {weekday, "sunday"},
	"jan": {month, "january"}, "feb": {month, "february"}, "mar": {month, "march"}, "apr": {month, "april"},
	"may": {month, "may"}, "jun": {month, "june"}, "jul": {month, "july"}, "aug": {month, "august"},
	"sep": {month, "september"}, "oct": {month, "october"}, "nov": {month, "november"}, "dec": {month, "december"},
	"morning": {partOfDay, "morning"}, "noon": {partOfDay, "noon"}, "midday": {partOfDay, "noon"}, "afternoon": {partOfDay, "afternoon"},
	"evening": {partOfDay, "evening"}, "night": {partOfDay, "night"}, "midnight": {partOfDay, "night"}, "dawn": {partOfDay, "morning"},
}

// placed is what a word of a time tells.
func placed(lower string, upper, isClock bool) (part, string, bool) {
	lower = strings.Trim(lower, ".")
	if n, ok := quantity.Value(lower); ok {
		switch {
		case isClock:
			return clock, strconv.FormatFloat(n, 'f', -1, 64), true
		case n > 31 && n < 3000:
			return year, strconv.Itoa(int(n)), true
		case n >= 1 && n <= 31:
			return dayOfMonth, strconv.Itoa(int(n)), true
		}
		return 0, "", false
	}
	if x, ok := calendarWords[lower]; ok && (x.part == partOfDay || upper) {
		return x.part, x.value, true
	}
	if upper && len(lower) > 3 {
		if x, ok := calendarWords[lower[:3]]; ok && strings.HasPrefix(x.value, lower) {
			return x.part, x.value, true
		}
	}
	return 0, "", false
}

// tellsTime reports whether a word lies in a time and tells a part of it.
func tellsTime(times []timed, s report.Span, text string) bool {
	for _, t := range times {
		if t.Contains(s) {
			_, _, ok := placed(word.Lower(s.In(text)), true, isClock(t.In(text)))
			return ok
		}
	}
	return false
}

func isClock(written string) bool {
	lower := strings.ToLower(written)
	return strings.ContainsAny(lower, ":") || strings.Contains(lower, "o'clock") || strings.Contains(lower, "o’clock") ||
		strings.Contains(lower, "a.m") || strings.Contains(lower, "p.m") || strings.Contains(lower, "past ") || strings.Contains(lower, " to ")
}

// told is what times tell, part by part.
type told [parts]map[string]bool

// told are the times of a clause. With a claim it is those of what the claim speaks of:
// "Sunday services" are on Sundays, whatever else befell.
func (c *clause) told(asked *clause) told {
	var out told
	add := func(p part, v string) {
		if out[p] == nil {
			out[p] = map[string]bool{}
		}
		out[p][v] = true
	}
	for _, t := range c.times {
		if next, ok := c.attributiveDay(t); ok && (len(c.times) > 1 || asked != nil && !asked.hasLike(next)) {
			continue
		}
		if asked != nil && c.dayOfSaying(t) && !slices.ContainsFunc(asked.items, func(x item) bool { return x.speaks }) {
			continue
		}
		written := t.In(c.text.Text)
		for _, tok := range word.Tokens(written) {
			w := tok.In(written)
			if p, v, ok := placed(word.Lower(w), tok.Upper, isClock(written)); ok {
				add(p, v)
			}
		}
		if !t.days.Known() {
			continue
		}
		if t.days.Days() == 1 { // "this week" is no Tuesday
			y, m, n := t.days.First.Split()
			add(weekday, strings.ToLower(t.days.First.Weekday().String()))
			add(dayOfMonth, strconv.Itoa(n))
			add(month, strings.ToLower(m.String()))
			add(year, strconv.Itoa(y))
		}
		if y, m, _ := t.days.First.Split(); t.days.Days() <= 366 {
			add(year, strconv.Itoa(y))
			if _, last, _ := t.days.Last.Split(); last == m && t.days.Days() <= 31 {
				add(month, strings.ToLower(m.String()))
			}
		}
	}
	return out
}

// dayOfSaying reports whether a time stands right after a word of saying: "wardens said
// on Friday" is no day of what they tell.
func (c *clause) dayOfSaying(t timed) bool {
	for i, x := range c.items {
		if t.Contains(x.Span) {
			return i > 0 && c.items[i-1].speaks || i > 1 && c.items[i-1].lower == "on" && c.items[i-2].speaks
		}
	}
	return false
}

// attributiveDay is the noun that a time tells more of, where it is a day's name right
// before one: "Sunday services" need not be on the day of what is told.
func (c *clause) attributiveDay(t timed) (item, bool) {
	for i, x := range c.items {
		if p, _, ok := placed(x.lower, x.upper, false); ok && p == weekday && x.Span == t.Span && i+1 < len(c.items) {
			next := c.items[i+1]
			return next, next.content() && !next.parted && !next.upper && (i == 0 || c.items[i-1].lower != "on" && c.items[i-1].lower != "last")
		}
	}
	return item{}, false
}

// timesDiffer says how the times of a claim and of evidence differ; "" where
// they don't. A part of the day that only one of them gives is no difference.
func timesDiffer(asked, said *clause) string {
	want, have := asked.told(nil), said.told(asked)
	for p := range parts {
		if len(want[p]) == 0 || p == partOfDay && len(have[p]) == 0 || subset(want[p], have[p]) {
			continue
		}
		what := "day"
		switch p {
		case clock, partOfDay:
			what = "time"
		case year:
			what = "year"
		case month:
			what = "month"
		}
		if len(have[p]) == 0 {
			return "the reports don't give the " + what + " here"
		}
		return "another " + what + ": the reports say " + said.writtenTimes() + ", the claim " + asked.writtenTimes()
	}
	return ""
}

func subset(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

func (c *clause) writtenTimes() string {
	var out []string
	for _, t := range c.times {
		out = append(out, t.In(c.text.Text))
	}
	return strings.Join(out, ", ")
}
