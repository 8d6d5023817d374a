package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// publishedBy is the publication day of a report as it stands by itself: a
// date line at its head, else what was stated or given apart. The line wins,
// since dates apart are often those of a crawl or a change.
func publishedBy(t *segment.Text) report.Published {
	if line, ok := headLine(t); ok {
		if d, ok := fullDate(t, line.first, line.last); ok {
			p := report.Published{Days: calendar.Single(d), Basis: report.Stated}
			if p.Days == t.Published.Days {
				p.Clock = t.Published.Clock
			}
			return p
		}
	}
	if t.Published.Days.Known() {
		return t.Published
	}
	return report.Published{Basis: report.Unknown}
}

// dateline finds the date of a dateline: "GENEVA, July 17 (AP) -". It dates
// the writing, which the words count from, even where an outlet printed the
// text later.
func dateline(t *segment.Text, found []Expression) *Expression {
	const head = 4 // sentences
	for i := range found {
		x := &found[i]
		if x.Sentence >= head {
			return nil
		}
		if x.Sentence < 0 || x.form.shape != calendarDate || x.form.day == 0 {
			continue
		}
		if inDateline(t, t.Sentences[x.Sentence], x.Span) {
			return x
		}
	}
	return nil
}

// inDateline reports whether a date stands after a place in capitals and a
// comma, near the start of its sentence, and before a bracket or a dash.
func inDateline(t *segment.Text, s segment.Sentence, date report.Span) bool {
	const most = 8 // tokens of a place
	tokens := t.TokensOf(s)
	for i, tok := range tokens {
		if int(tok.Start) < date.Start {
			continue
		}
		if i < 2 || i > most || tokens[i-1].In(t.Text) != "," {
			return false
		}
		place := tokens[0].In(t.Text)
		if len(place) < 3 || place != strings.ToUpper(place) {
			return false
		}
		for _, after := range tokens[i:] {
			if int(after.Start) >= date.End {
				m := after.In(t.Text)
				return after.Kind == word.Mark && strings.ContainsAny(m, "(-–—_")
			}
		}
		return false
	}
	return false
}

// datelineDay is the day that a dateline counts from: with its year, or the
// year nearest before the publication; the publication day where the two are
// too far apart to belong together.
func (m *member) datelineDay() calendar.Day {
	const slack, span = 1, 60 // days a dateline may be ahead of, or behind, publication
	published := m.own.Days.Last
	f := m.head.form
	if f.year == 0 && published == 0 {
		return 0
	}
	p := f.place(Past, anchor{published: published + slack})
	if !p.single() {
		return published
	}
	d := p.days.First
	if published != 0 && (d > published+slack || d < published-span) {
		return published
	}
	return d
}

// publications says for each member when it was published.
func publications(members []member, worlds worlds) []report.Published {
	out := make([]report.Published, len(members))
	for i := range members {
		m := &members[i]
		out[i] = m.own
		switch {
		case m.own.Days.Known():
		case m.anchor != 0:
			out[i] = report.Published{Days: calendar.Single(m.anchor), Basis: report.Stated}
		default:
			if in := worlds.only(i); in.Known() {
				out[i] = report.Published{Days: in, Basis: report.Inferred}
			}
		}
	}
	return out
}
