package when

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// occasion is one event as the reports of a story tell it, each with a day in
// its own words: "sank on Monday", "went down yesterday", "the sinking on July
// 16". All of them mean one day, so that each bounds what the others can mean.
type occasion struct {
	told  []telling
	known calendar.Day   // that one of them gives by itself; 0 when none does
	by    *telling       // the first that gives it
	dates []calendar.Day // that it can be of, as far as anything tells a day of the year

	tried int // the last telling that was held against it
}

// telling is an expression that tells on which day something happened.
type telling struct {
	member, expression int
	content            []word.Term // of its sentence, words of time left out
	clause             []word.Term // of these, what it tells the day of
	names              []word.Key  // of the content, what is written with a capital within the sentence
	lead               bool        // the sentence is the first of its report
}

// Two sentences tell one event when they share this much of the rarity of the
// shorter one, or less when reports of one story open with both; and at least
// this many terms, words of time aside. Of a time afar, less does (alike).
const (
	sameEventShare = .5
	sameLeadShare  = .35
	sameEventTerms = 3
	afarShare      = .2
	afarTerms      = 2
)

// Bounds of the search, so that it is linear in the reports.
const (
	mostTellings = 40 // of a report
	rarestTerms  = 8  // of a sentence, that it is looked up by
	mostTelling  = 64 // occasions that a term leads to
	mostAgree    = 64 // tellings of an occasion that one more is held against
)

// occasions finds the events that several members tell, and notes them in the
// members.
func occasions(members []member) []*occasion {
	var all []*occasion
	index := map[word.Key][]*occasion{}
	count := 0
	for i := range members {
		m := &members[i]
		m.same = make([]*occasion, len(m.found))
		for _, x := range m.tellings(i) {
			count++
			o := nearest(members, x, index, count)
			if o == nil {
				o = &occasion{}
				all = append(all, o)
				for _, t := range rarest(x.content) {
					if at := index[t.Key]; len(at) < mostTelling {
						index[t.Key] = append(at, o)
					}
				}
			}
			o.told = append(o.told, x)
			if d := members[i].dayOf(x.expression); d != 0 && o.known == 0 {
				o.known, o.by = d, &x
			}
		}
	}
	all = slices.DeleteFunc(all, func(o *occasion) bool { return len(o.told) < 2 })
	for _, o := range all {
		for _, x := range o.told {
			members[x.member].same[x.expression] = o
		}
	}
	return all
}

// learn takes the days of occasions from what was settled, and reports whether
// that is more than was known before.
func learn(members []member, told []*occasion) bool {
	more := false
	for _, o := range told {
		if o.known != 0 {
			continue
		}
		var settled, open int
		day := calendar.Interval{}
		for _, x := range o.told {
			switch in := members[x.member].times[x.expression].Days; {
			case !in.Known():
				open++
			case !day.Known() || day == in:
				day = in
				settled++
			default:
				settled = -len(o.told) // they contradict each other
			}
		}
		if settled > 0 && open > 0 && day.First == day.Last {
			o.known, more = day.First, true
		}
	}
	return more
}

// tellings are a member's own expressions of a day that has passed, each alone
// of its kind in its sentence.
func (m *member) tellings(i int) []telling {
	var out []telling
	for k, x := range m.found {
		if len(out) == mostTellings {
			break
		}
		if !x.tellsDay() || !m.source[k].none() || m.Sentences[x.Sentence].Dateline || m.alsoTold(k) || m.ofWriting(k) {
			continue
		}
		out = append(out, m.telling(i, k))
	}
	return out
}

func (m *member) telling(i, k int) telling {
	n := m.found[k].Sentence
	s := m.Sentences[n]
	out := telling{member: i, expression: k, content: m.content(s), lead: m.leads(n)}
	if of := m.ofDay(s, m.found[k].End, out.content); len(of) >= sameEventTerms {
		out.content = of
	}
	out.clause = m.clauseOf(s, m.found[k].Start, out.content)
	for _, t := range out.content {
		if int(t.First) > s.FirstToken && m.Tokens[t.First].Upper {
			out.names = append(out.names, t.Key)
		}
	}
	return out
}

// ofDay is the content of what a day has, if the words behind it tell: "Monday's theft
// of a panel by Joos Brask". The rest of the sentence may tell of another day.
func (m *member) ofDay(s segment.Sentence, end int, content []word.Term) []word.Term {
	i := m.tokenAt(s, end)
	rest := m.Text.Text[end:s.End]
	if !strings.HasPrefix(rest, "'s ") && !strings.HasPrefix(rest, "’s ") {
		return nil
	}
	last := i + 1
	for last < s.LastToken && !endsThing[m.lower(last)] {
		last++
	}
	var out []word.Term
	for _, t := range content {
		if int(t.First) >= i && int(t.First) < last {
			out = append(out, t)
		}
	}
	return out
}

var endsThing = word.Set("that which who whose , . ; : - – — is are was were has have had will would could said says after before when while")

// tellsDay reports whether an expression can give the day of an event that is
// over.
func (x Expression) tellsDay() bool {
	f := x.form
	if x.Sentence < 0 || x.Tense == Future || x.naming || x.Joined || f.sub != 0 || f.mod != noMod && f.shape == calendarDate {
		return false
	}
	switch f.shape {
	case weekdayForm:
		return f.unit == noUnit && (f.rel == noRel || f.rel == relLast)
	case shifted:
		return f.unit == day && f.rel == noRel && f.n <= 0
	case calendarDate:
		return f.day != 0 && f.unit == noUnit && f.rel == noRel
	}
	return false
}

// alsoTold reports whether the sentence of an expression tells another day: which
// of them is that of the event can't be told.
func (m *member) alsoTold(k int) bool {
	other := func(n int) bool {
		return n >= 0 && n < len(m.found) && m.found[n].Sentence == m.found[k].Sentence && (m.found[n].tellsDay() || m.found[n].Joined)
	}
	return other(k-1) || other(k+1)
}

// ofWriting reports whether an expression is the date that a document bears, on which
// nothing else need have happened: "the letter, dated Jan. 10".
func (m *member) ofWriting(k int) bool {
	s := m.Sentences[m.found[k].Sentence]
	i := m.tokenAt(s, m.found[k].Start) - 1
	if i > s.FirstToken && m.lower(i) == "on" {
		i--
	}
	return i >= s.FirstToken && m.lower(i) == "dated"
}

// leads reports whether a sentence opens the report, headline and dateline
// aside.
func (m *member) leads(sentence int) bool {
	for i := range sentence {
		if s := m.Sentences[i]; !s.Headline && !s.Dateline {
			return false
		}
	}
	return true
}

// nearest is the occasion whose first telling has most in common with another,
// if it has enough and nothing that is told speaks against it. count numbers the
// telling.
func nearest(members []member, x telling, index map[word.Key][]*occasion, count int) *occasion {
	var best *occasion
	most := float32(0)
	for _, t := range rarest(x.content) {
		for _, o := range index[t.Key] {
			if o.tried == count {
				continue
			}
			o.tried = count
			if of := alike(o.told[0], x, false); of > most && o.agrees(members, x) {
				best, most = o, of
			}
		}
	}
	return best
}

// agrees reports whether a telling can mean the day that the others mean.
func (o *occasion) agrees(members []member, x telling) bool {
	for _, y := range o.told[:min(mostAgree, len(o.told))] {
		if !members[x.member].canBe(x.expression, &members[y.member], y.expression) {
			return false
		}
	}
	return true
}

// canBe reports whether two expressions can mean one day.
func (m *member) canBe(k int, o *member, l int) bool {
	a, b := m.found[k].form, o.found[l].form
	d, e := m.dayOf(k), o.dayOf(l)
	switch {
	case d != 0 && e != 0:
		return d == e
	case d != 0:
		return b.allows(d)
	case e != 0:
		return a.allows(e)
	case a.day != 0 && b.day != 0 && (a.month != b.month || a.day != b.day):
		return false
	}
	return a.weekday == 0 || b.weekday == 0 || a.weekday == b.weekday
}

// allows reports whether a form can mean a day, whenever it was written.
func (f form) allows(d calendar.Day) bool {
	y, m, dom := d.Split()
	if f.day != 0 && (int(f.month) != int(m) || int(f.day) != dom || f.year != 0 && f.year != y) {
		return false
	}
	return f.weekday == 0 || int(f.weekday) == isoWeekday(d)
}

// dayOf is the day that an expression means for all that its own report says; 0
// when that does not fix it.
func (m *member) dayOf(k int) calendar.Day {
	x := m.found[k]
	if p := x.form.place(x.Tense, anchor{published: m.anchor}); p.single() {
		return p.days.First
	}
	return 0
}

// date notes the days within an interval that an occasion can be of; none when
// nothing told of it says a day of the year.
func (o *occasion) date(members []member, in calendar.Interval) {
	o.dates = nil
	if o.known != 0 {
		o.dates = []calendar.Day{o.known}
		return
	}
	form := func(x telling) form { return members[x.member].found[x.expression].form }
	at := slices.IndexFunc(o.told, func(x telling) bool { return form(x).day != 0 })
	if at < 0 {
		return
	}
	for _, d := range form(o.told[at]).everyYear(in, 0, 0) {
		if !slices.ContainsFunc(o.told, func(x telling) bool { return !form(x).allows(d.First) }) {
			o.dates = append(o.dates, d.First)
		}
	}
}

// writtenFor are the days on which a report can have been published whose
// expression means a day that is over.
func (f form) writtenFor(d calendar.Day) calendar.Interval {
	switch {
	case f.shape == shifted:
		return calendar.Single(d - calendar.Day(f.n))
	case f.shape == weekdayForm && f.rel == relLast:
		return calendar.Interval{First: d + 1, Last: d + 7}
	case f.shape == weekdayForm:
		return calendar.Interval{First: d, Last: d + 6}
	}
	return calendar.Interval{First: d, Last: d + yearless}
}
