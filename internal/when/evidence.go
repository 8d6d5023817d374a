package when

import (
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// bounds are the days between which a report can have been published, for all
// that one expression says; 0 where it does not say.
func (m *member) bounds(x Expression) (lo, hi calendar.Day) {
	f := x.form
	if f.shape != calendarDate || f.year == 0 || f.fiscal {
		return 0, 0
	}
	days := f.place(x.Tense, anchor{}).days
	if !days.Known() {
		return 0, 0
	}
	before := m.wordBefore(x.Span)
	looksAhead := x.Tense == Future || m.plansIn(x.Sentence)
	switch {
	case before == "until" || before == "till":
		if looksAhead {
			return 0, days.First - 1
		}
		return days.First, 0
	case before == "by" && looksAhead:
		return 0, days.Last
	case looksAhead:
		return 0, 0
	case x.Tense == Past:
		return days.First, 0
	}
	return 0, 0
}

// wordBefore is the word before a span, in lower case.
func (m *member) wordBefore(s report.Span) string {
	const most = 24 // bytes; longer words are not asked for
	end := strings.TrimRight(m.Text.Text[max(0, s.Start-most):s.Start], " \n")
	return strings.ToLower(end[strings.LastIndexAny(end, " \n")+1:])
}

// plansIn reports whether a sentence tells of something to come, whatever the
// tense it tells it in: "it was delaying the visit until 2019".
func (m *member) plansIn(sentence int) bool {
	if sentence < 0 {
		return false
	}
	const most = 100 // tokens
	tokens := m.TokensOf(m.Sentences[sentence])
	tokens = tokens[:min(most, len(tokens))]
	for i, tok := range tokens {
		if tok.Kind != word.Word || tok.Upper {
			continue
		}
		w := tok.In(m.Text.Text)
		next := ""
		if i+1 < len(tokens) {
			next = tokens[i+1].In(m.Text.Text)
		}
		if looksAhead(w, next) {
			return true
		}
		switch w {
		case "will", "would", "delay", "delaying", "delayed", "postpone", "postponed", "postponing", "extend", "extended", "aims", "target", "upcoming":
			return true
		}
	}
	return false
}

// narrow rules out the days on which a report cannot have been published, by
// its own words.
func narrow(m *member, members []member, allowed dayset) dayset {
	if m.anchor != 0 {
		return allowed.kept([]calendar.Interval{calendar.Single(m.anchor)})
	}
	in := allowed.all()
	if m.head != nil {
		if dated := allowed.kept(m.head.everyYear(in, 0, 1)); dated.count > 0 {
			allowed = dated
		}
	}
	for k, x := range m.found {
		if !m.source[k].none() && x.Asks != AsksNothing {
			continue // its source's words, not its own
		}
		// Words that rule out every day left are misread or misprinted.
		for _, days := range [][]calendar.Interval{m.fits(x, members, in), m.fitsOccasion(k)} {
			if days == nil {
				continue
			}
			if narrowed := allowed.kept(days); narrowed.count > 0 {
				allowed = narrowed
			}
		}
	}
	return allowed
}

// fits are the days on which a report can have been published that holds an
// expression; nil when it says nothing of them.
func (m *member) fits(x Expression, members []member, in calendar.Interval) []calendar.Interval {
	f := x.form
	switch {
	case x.naming:
		return nil // it may be yet to come in a clause that tells of the past
	case f.shape == calendarDate && f.day != 0 && f.year == 0 && f.rel == noRel && x.Tense == Past:
		return f.everyYear(in, 0, yearless)
	case f.shape == calendarDate && f.day != 0 && f.year == 0 && f.rel == noRel && x.Tense == Future:
		return f.everyYear(in, -yearless, 0)
	case f.shape == calendarDate && f.year != 0:
		lo, hi := m.bounds(x)
		if lo == 0 && hi == 0 {
			return nil
		}
		if hi == 0 {
			hi = in.Last
		}
		return []calendar.Interval{{First: lo, Last: hi}}
	case f.shape == span && !x.Event.Empty() && x.Tense != Future && f.count != vague && f.unit >= day:
		src, ok := eventDay(m, x, members)
		if !ok {
			return nil
		}
		event := members[src.member].found[src.expression].form
		from := calendar.Date(2001, time.Month(event.month), int(event.day))
		after := int(add(from, f.unit, int(f.count)) - from)
		if x.Tense == Past { // what happened then can be told later
			return event.everyYear(in, after-roughly, after+yearless)
		}
		return event.everyYear(in, after-roughly, after+roughly)
	}
	return nil
}

// fitsOccasion are the days on which a report can have been published that
// tells an event by an expression; nil when other reports do not say when the
// event was.
func (m *member) fitsOccasion(k int) []calendar.Interval {
	if m.same[k] == nil {
		return nil
	}
	var out []calendar.Interval
	for _, d := range m.same[k].dates {
		out = append(out, m.found[k].form.writtenFor(d))
	}
	return out
}

// pinned is the days on which an undated report can have been published by what
// dated ones tell of the same event: one that tells it by a weekday, or by
// "yesterday", was written within the week.
func (m *member) pinned() calendar.Interval {
	for k, o := range m.same {
		if f := m.found[k].form; o != nil && o.known != 0 && f.shape != calendarDate {
			return f.writtenFor(o.known)
		}
	}
	return calendar.Interval{}
}

// everyYear is the days from..to days after a date, in each year of an
// interval in which the date falls on the weekday that is written with it.
func (f form) everyYear(in calendar.Interval, from, to int) []calendar.Interval {
	first, _, _ := in.First.Split()
	last, _, _ := in.Last.Split()
	out := []calendar.Interval{}
	for y := first - 1; y <= last+1; y++ {
		if f.year != 0 && f.year != y {
			continue
		}
		d := calendar.Date(y, time.Month(f.month), int(f.day))
		if f.weekday == 0 || isoWeekday(d) == int(f.weekday) {
			out = append(out, calendar.Interval{First: d + calendar.Day(from), Last: d + calendar.Day(to)})
		}
	}
	return out
}
