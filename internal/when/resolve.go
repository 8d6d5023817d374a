package when

import (
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// Time is an expression placed on the calendar as far as its story allows.
type Time struct {
	report.Span
	Type       Type
	Value      string            // as in TIMEX3; X stands for what is open
	Days       calendar.Interval // zero when open
	Candidates []string          // the values that fit, when several do and they can be listed
	Basis      string            // in words, where the value comes from
	Sentence   int               // index into the text's sentences; -1 for a date line outside them
}

// publishedBy is the publication day of a report as it stands by itself: a
// date line at its head, else what was stated or given apart.
func publishedBy(t *segment.Text) report.Published {
	if line, ok := headLine(t); ok {
		if d, ok := fullDate(t, line.first, line.last); ok {
			return report.Published{Days: calendar.Single(d), Clock: t.Published.Clock, Basis: report.Stated}
		}
	}
	if t.Published.Days.Known() {
		return t.Published
	}
	return report.Published{Basis: report.Unknown}
}

// Alone places the expressions of one report that stands by itself.
func Alone(t *segment.Text, list []Expression) (report.Published, []Time) {
	p := publishedBy(t)
	day := p.Days.Last
	points := placeAll(list, func(Expression) calendar.Day { return day })
	out := make([]Time, len(list))
	for i, x := range list {
		out[i] = Time{Span: x.Span, Type: x.Type, Value: points[i].value, Days: points[i].days, Sentence: x.Sentence}
	}
	return p, out
}
