package conflict

import (
	"slices"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// dated is a day that a clause gives to something: to a paper ("the memo, dated
// 12 February") or to an act ("the raid took place on Sunday").
type dated struct {
	clause   *clause
	of       word.Key // the noun that is dated, or the verb of the act
	act      bool
	days     calendar.Interval
	weekdays []string // named, in lower case
	text     string   // as written
}

// dates finds two days for one thing. Papers are one by their noun; acts by their
// verb and by what else is told of them, and if both reports lead with them.
func dates(clauses []*clause) []Conflict {
	const kept = 32 // days for one thing that others are held against
	byThing := map[word.Key][]dated{}
	var out []Conflict
	at := map[[2]string]int{} // by either day as written
	for _, c := range clauses {
		if c.Stance != asserts {
			continue
		}
		for _, d := range datesIn(c) {
			list := byThing[d.of]
			for _, e := range list {
				if !d.differs(e) {
					continue
				}
				a, b := e, d
				if b.days.First < a.days.First {
					a, b = b, a
				}
				k := [2]string{a.key(), b.key()}
				i, ok := at[k]
				if !ok {
					i = len(out)
					at[k] = i
					out = append(out, Conflict{Date, []Side{{Claim: a.clause.claim}, {Claim: b.clause.claim}}, a.text + " against " + b.text})
				}
				out[i].Sides[0].add(a.clause.place())
				out[i].Sides[1].add(b.clause.place())
			}
			if len(list) < kept {
				byThing[d.of] = append(list, d)
			}
		}
	}
	return out
}

// differs reports whether two days for one thing can't both be right: they have
// none in common, or one is the morning of the day whose night the other names.
// Where the year is open, weekdays tell.
func (d dated) differs(e dated) bool {
	if d.act != e.act || d.act && (d.clause.Report == e.clause.Report || !ofOneMatter(d.clause, e.clause, d.of)) {
		return false
	}
	if beforeNight(d, e) || beforeNight(e, d) {
		return true
	}
	if d.days.Known() && e.days.Known() {
		return !d.days.Overlaps(e.days)
	}
	return len(d.weekdays) > 0 && len(e.weekdays) > 0 && !shares(d.weekdays, e.weekdays)
}

// key is one for a day however it is written, if the day is known.
func (d dated) key() string {
	if d.days.Known() {
		return d.days.First.String() + d.days.Last.String()
	}
	return strings.Join(d.weekdays, " ")
}

// beforeNight reports whether one is the morning of the day on which the night
// that the other names begins: "the early hours of Saturday" beside "the night
// of Saturday to Sunday".
func beforeNight(morning, night dated) bool {
	return strings.Contains(night.text, "night") && len(night.weekdays) == 2 && len(morning.weekdays) == 1 && morning.weekdays[0] == night.weekdays[0] &&
		slices.ContainsFunc([]string{"early hours", "morning", "dawn"}, func(w string) bool { return strings.Contains(morning.text, w) })
}

// ofOneMatter reports whether the sentences of two clauses on an act share a word
// besides it that is rare enough to tell whose act it was, or to what; words of
// time don't.
func ofOneMatter(a, b *clause, act word.Key) bool {
	const rare = 5.0
	of := map[word.Key]bool{}
	for _, x := range a.text.TermsOf(a.sentence()) {
		if k := keyOf(x); !x.Stop && k != act && x.IDF >= rare && !timeWords()[k] {
			of[k] = true
		}
	}
	return slices.ContainsFunc(b.text.TermsOf(b.sentence()), func(x word.Term) bool { return of[keyOf(x)] })
}

// timeWords are the keys of the names of days and months.
var timeWords = sync.OnceValue(func() map[word.Key]bool {
	out := map[word.Key]bool{}
	folder := word.NewFolder()
	for w := range calendarNames {
		for _, x := range folder.Terms("en", w, word.Tokens(w)) {
			out[keyOf(x)] = true
		}
	}
	return out
})

// datesIn lists the days that a clause gives to something.
func datesIn(c *clause) []dated {
	var out []dated
	for _, d := range c.times {
		if d.Type != when.Date && d.Type != when.Clock || d.Days.Known() && d.Days.Days() > 2 || d.Start < c.Start || d.Start >= c.End {
			continue
		}
		if of, act, ok := c.datedBy(d); ok && !c.endsRange(d) {
			x := dated{clause: c, of: of, act: act, days: d.Days, text: c.aroundDay(d)}
			x.weekdays = weekdaysIn(x.text)
			out = append(out, x)
		}
	}
	return out
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
func (c *clause) aroundDay(d when.Time) string {
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
	return c.text.Text[from:to]
}

// weekdaysIn lists the weekdays that a text names, in order, each once.
func weekdaysIn(text string) []string {
	var out []string
	for _, w := range strings.Fields(word.Lower(text)) {
		if strings.HasSuffix(w, "day") && calendarNames[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// datedBy finds what a day is given to: the noun before "dated", or the verb of
// an act that happens once, shortly before it in what a report leads with.
func (c *clause) datedBy(d when.Time) (of word.Key, act, ok bool) {
	const reach = 14 // words
	terms := c.text.TermsOf(c.sentence())
	i := len(terms)
	for i > 0 && c.text.SpanOf(terms[i-1]).Start >= d.Start {
		i--
	}
	for j := i - 1; j >= max(0, i-2); j-- {
		if word.Lower(c.text.SpanOf(terms[j]).In(c.text.Text)) != "dated" {
			continue
		}
		for k := j - 1; k >= max(0, j-3); k-- {
			if !terms[k].Stop {
				return keyOf(terms[k]), false, true
			}
		}
	}
	if c.Sentence >= leading {
		return 0, false, false
	}
	for j := i - 1; j >= max(0, i-reach); j-- {
		lower := word.Lower(c.text.SpanOf(terms[j]).In(c.text.Text))
		if says[lower] || passedBy[lower] || !acts[lower] && strings.HasSuffix(lower, "ed") {
			break // the day of another verb
		}
		if acts[lower] {
			return keyOf(terms[j]), true, true
		}
	}
	return 0, false, false
}

var passedBy = word.Set("rose fell came went left after before since until when that")

// acts are verbs of what happens once, in the forms that tell of it as done.
var acts = word.Set(`stolen stole robbed raided burgled looted broke sank capsized overturned collapsed exploded crashed derailed
	signed resigned arrested elected abducted kidnapped hijacked shot stabbed assassinated burned burnt`)
