package conflict

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// dated is a day, a month or a year that a clause gives to something: to a paper
// ("the memo, dated 12 February") or to a deed ("the raid took place on Sunday").
type dated struct {
	deed
	paper    word.Key // its noun; 0 for a deed
	days     calendar.Interval
	weekdays []string // named, in lower case
	months   []string
	text     string // as written
}

// dates finds two days for one thing. Papers are one by their noun; deeds by their
// verb and by what else is told of them, unless a report gives two days for its own.
func dates(clauses []*clause) []Conflict {
	const kept = 32 // days for one thing that others are held against
	type thing struct{ paper, verb word.Key }
	byThing := shelf[thing, dated]{}
	var pairs [][2]dated
	again := map[*clause]bool{} // what its report gives another day for
	for _, c := range clauses {
		if c.Stance != asserts {
			continue
		}
		for _, d := range datesIn(c) {
			for _, e := range byThing.put(thing{d.paper, d.verb}, d, kept) {
				if !d.differs(e) {
					continue
				}
				pairs = append(pairs, [2]dated{e, d})
				if d.paper == 0 && c.Report == e.clause.Report {
					again[c], again[e.clause] = true, true
				}
			}
		}
	}
	return conflictsOf(slices.DeleteFunc(pairs, func(p [2]dated) bool { return again[p[0].clause] || again[p[1].clause] }))
}

// conflictsOf makes a conflict of each two days that something was given.
func conflictsOf(pairs [][2]dated) []Conflict {
	var out disputes[[2]string] // by either day as written
	for _, p := range pairs {
		a, b := p[0], p[1]
		if b.days.First < a.days.First {
			a, b = b, a
		}
		out.add(Conflict{Date, []Side{a.clause.side(), b.clause.side()}, a.text + " against " + b.text}, [2]string{a.key(), b.key()})
	}
	return out.out
}

// differs reports whether two days for one thing can't both be right: they have
// none in common, or one is the morning of the day whose night the other names.
// Where the year is open, the names of weekdays and months tell.
func (d dated) differs(e dated) bool {
	if d.paper == 0 && (!d.isOf(e.deed) || d.stem == e.stem && otherThings(d.deed, e.deed) || !d.oneOccasion(e)) {
		return false
	}
	if beforeNight(d, e) || beforeNight(e, d) {
		return true
	}
	if d.days.Known() && e.days.Known() {
		return !d.days.Overlaps(e.days)
	}
	return strangers(d.weekdays, e.weekdays) || strangers(d.months, e.months)
}

// key is one for a day however it is written, if the day is known.
func (d dated) key() string {
	if d.days.Known() {
		return d.days.First.String() + d.days.Last.String()
	}
	return strings.Join(slices.Concat(d.weekdays, d.months), " ")
}

// beforeNight reports whether one is the morning of the day on which the night
// that the other names begins: "the early hours of Saturday" beside "the night
// of Saturday to Sunday".
func beforeNight(morning, night dated) bool {
	return strings.Contains(night.text, "night") && len(night.weekdays) == 2 && len(morning.weekdays) == 1 && morning.weekdays[0] == night.weekdays[0] &&
		slices.ContainsFunc([]string{"early hours", "morning", "dawn"}, func(w string) bool { return strings.Contains(morning.text, w) })
}

// timeWords are the keys of the names of days and months.
var timeWords = sync.OnceValue(func() map[word.Key]bool { return keySet(slices.Sorted(maps.Keys(calendarNames))) })

// datesIn lists the days that a clause gives to something.
func datesIn(c *clause) []dated {
	var out []dated
	for _, t := range c.times {
		if t.Type != when.Date && t.Type != when.Clock || t.Start < c.Start || t.Start >= c.End || c.endsRange(t) {
			continue
		}
		around := c.aroundDay(t)
		if !c.namesTime(around) {
			continue
		}
		d := dated{days: t.Days, text: around.In(c.text.Text)}
		d.weekdays, d.months = namesOfTime(d.text)
		if paper, ok := c.datedPaper(t); ok {
			d.paper, d.clause = paper, c
		} else if d.deed, ok = c.deedAt(t.Start, t.End); !ok {
			continue
		}
		out = append(out, d)
	}
	return out
}

// namesTime reports whether an expression names a weekday, a month or a year: what
// others mean hangs on what was told before. One that bounds a time, or is of
// something else, gives no day: "before Friday", "the films of 1990".
func (c *clause) namesTime(t report.Span) bool {
	named := slices.ContainsFunc(strings.Fields(word.Lower(t.In(c.text.Text))), func(w string) bool {
		w = strings.Trim(w, ".,")
		_, err := strconv.Atoi(w)
		return calendarNames[w] || err == nil && len(w) == len("2006")
	})
	before := strings.Fields(strings.TrimSuffix(word.Lower(c.text.Text[c.whole().Start:t.Start]), "the "))
	return named && (len(before) == 0 || !boundsTime[before[len(before)-1]])
}

// endsRange reports whether an expression is the end of one before it: "the
// night of Saturday to Sunday".
func (c *clause) endsRange(d when.Time) bool {
	return slices.ContainsFunc(c.times, func(e when.Time) bool {
		return e.End < d.Start && strings.Trim(c.text.Text[e.End:d.Start], " 0123456789") == "to"
	})
}

// aroundDay is an expression of time with the part of the day before it and the
// end of the night that it begins, as they stand.
func (c *clause) aroundDay(d when.Time) report.Span {
	from, to := d.Start, d.End
	before := strings.ToLower(c.text.Text[c.whole().Start:d.Start])
	for _, w := range []string{"the early hours of ", "early hours of ", "the night of ", "the morning of ", "before dawn on "} {
		if strings.HasSuffix(before, w) {
			from -= len(w)
			break
		}
	}
	for _, e := range c.times {
		if e.Start > d.Start && strings.Trim(c.text.Text[to:e.Start], " 0123456789") == "to" {
			to = e.End
		}
	}
	return report.Span{Start: from, End: to}
}

// namesOfTime lists the weekdays and the months that a text names, in order.
func namesOfTime(text string) (weekdays, months []string) {
	for _, w := range strings.Fields(word.Lower(text)) {
		switch {
		case !calendarNames[w]:
		case strings.HasSuffix(w, "day"):
			weekdays = append(weekdays, w)
		default:
			months = append(months, w[:len("may")])
		}
	}
	return weekdays, months
}

// datedPaper is the noun that stands before "dated" and a day.
func (c *clause) datedPaper(t when.Time) (word.Key, bool) {
	const near = 3 // words
	terms := c.text.TermsOf(c.sentence())
	i := len(terms)
	for i > 0 && c.text.SpanOf(terms[i-1]).Start >= t.Start {
		i--
	}
	for j := i - 1; j >= max(0, i-2); j-- {
		if word.Lower(c.text.SpanOf(terms[j]).In(c.text.Text)) != "dated" {
			continue
		}
		for k := j - 1; k >= max(0, j-near); k-- {
			if !terms[k].Stop {
				return keyOf(terms[k]), true
			}
		}
	}
	return 0, false
}

var boundsTime = word.Set("before after since until till to by through from of between last next")
