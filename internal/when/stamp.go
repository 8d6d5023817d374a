package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// stampTokens is how far into a text a stamp is looked for.
const stampTokens = 48

// stampOf finds the date that a page printed beside its title or its agency,
// where the text has lost the end of the line: "Sun 16 Apr 2017 Ferry sinks off
// Orle. The ferry …", "Ferry sinks off Orle AFP Wednesday 22 Jul 2015 At least
// nine …". It is a full date, and what follows it begins anew.
func stampOf(t *segment.Text) (tokenRange, calendar.Day, bool) {
	r := newReader(&segment.Text{Report: t.Report, Tokens: t.Tokens[:min(stampTokens, len(t.Tokens))]})
	r.hi = len(r.items)
	for i := range r.items {
		f := r.dated(i)
		if !f.ok() || f.form.shape != calendarDate || f.form.year == 0 || f.form.day == 0 || f.form.unit != noUnit {
			continue
		}
		if p := f.form.place(NoTense, anchor{}); p.single() && r.stampedBefore(f) && r.stampedAfter(f.end) {
			return tokenRange{f.first, f.end}, p.days.First, true
		}
	}
	return tokenRange{}, 0, false
}

// stampedBefore reports whether a date stands at the head of the text, after
// words such as "Published" alone, or with its weekday after a name.
func (r *reader) stampedBefore(f found) bool {
	weekday, states, leads := f.form.weekday != 0, false, false
	i := f.first - 1
	for ; i >= 0; i-- {
		switch w := r.lower(i); {
		case r.at(i).weekday != 0:
			weekday = true
		case w == "published" || w == "posted" || w == "publication":
			states = true
		case dateWords[w]:
			leads = true
		case r.at(i).mark == ':':
		default:
			return states || weekday && !leads && r.at(i).upper && !word.IsStop(w)
		}
	}
	return states || !leads
}

// stampedAfter reports whether the text begins anew after a date and the clock
// that may follow it.
func (r *reader) stampedAfter(i int) bool {
	if r.at(i).digits > 0 && r.at(i).digits <= 2 && r.at(i+1).mark == ':' && r.at(i+2).digits == 2 {
		i += 3
		if zones[r.written(i)] || r.is(i, "am", "pm") {
			i++
		}
	}
	x := r.at(i)
	if r.lower(i) == "by" && r.at(i+1).upper { // "Posted on July 12 2016 by"
		return true
	}
	if x.kind == word.Mark {
		return i >= r.hi || strings.IndexByte(`"('|`, x.mark) >= 0
	}
	return x.upper || x.kind == word.Number
}
