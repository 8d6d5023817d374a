package when

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// publishedBy is the publication day of a report as it stands by itself: a
// date line at its head, else what was stated or given apart, else the day on
// which its page was changed. The line wins, since dates apart are often those
// of a crawl or a change.
func publishedBy(t *segment.Text) report.Published {
	if line, ok := headLine(t); ok {
		if d, ok := fullDate(t, line); ok {
			return report.Published{Days: calendar.Single(d), Basis: report.Stated, Clock: clockOn(t, d)}
		}
	}
	if _, d, ok := stampOf(t); ok {
		return report.Published{Days: calendar.Single(d), Basis: report.Stated, Clock: clockOn(t, d)}
	}
	if t.Published.Days.Known() {
		return t.Published
	}
	if line, ok := changeLine(t); ok {
		if d, ok := fullDate(t, line); ok {
			return report.Published{Days: calendar.Single(d), Basis: report.Inferred}
		}
	}
	return report.Published{Basis: report.Unknown}
}

// clockOn is the clock that was given apart, where it is of a day.
func clockOn(t *segment.Text, d calendar.Day) string {
	if t.Published.Days == calendar.Single(d) {
		return t.Published.Clock
	}
	return ""
}

// datelineOf finds the date of a dateline, "GENEVA, July 17 (AP) -", as a match
// in the text's tokens. It dates the writing, which the words count from, even
// where an outlet printed the text later. It is looked for in the lines of the
// head, since a dateline may be furniture and then lies in no sentence.
func datelineOf(t *segment.Text) (found, bool) {
	const lines, tokens = 6, 16 // that are looked at, and of each
	seen, tok := 0, 0
	for line := range linesOf(t.Text[:min(len(t.Text), headBytes)]) {
		for tok < len(t.Tokens) && int(t.Tokens[tok].Start) < line.Start {
			tok++
		}
		last := tok
		for last < len(t.Tokens) && int(t.Tokens[last].Start) < line.End && last-tok < tokens {
			last++
		}
		if last == tok {
			continue
		}
		if f := datedPlace(t, t.Tokens[tok:last]); f.ok() {
			f.first, f.end = f.first+tok, f.end+tok
			return f, true
		}
		if seen++; seen == lines {
			break
		}
	}
	return nothing, false
}

// datedPlace reads the date that stands after a place and before a bracket, a dash or
// a colon: "ORLE, March 12 (Tidal News)", "Orle, March 12: ", or at the head of the
// line before an agency in brackets. A place in small letters is written large word
// for word, and short, unless it has the line for itself.
func datedPlace(t *segment.Text, tokens []word.Token) found {
	const most, short = 8, 4 // tokens of a place
	const reach = 32         // tokens of a place, a date and an agency, and more
	tokens = tokens[:min(len(tokens), reach)]
	isNumber := func(x word.Token) bool { return x.Kind == word.Number }
	if !tokens[0].Upper && !isNumber(tokens[0]) || !slices.ContainsFunc(tokens, isNumber) {
		return nothing
	}
	r := newReader(&segment.Text{Report: t.Report, Tokens: tokens})
	r.hi = len(tokens)
	if f := r.dated(0); f.ok() && f.form.shape == calendarDate && f.form.day != 0 && r.agencyAt(f.end) { // "March 12 (Tidal News) --"
		return f
	}
	place := tokens[0].In(t.Text)
	if len(place) < 3 || tokens[0].Kind != word.Word || !tokens[0].Upper || r.at(0).weekday != 0 || r.at(0).month != 0 {
		return nothing
	}
	capitals := place == strings.ToUpper(place)
	for i := 2; i < len(tokens) && i <= most; i++ {
		if m := r.at(i - 1).mark; m != ',' && m != '-' {
			continue
		}
		f := r.dated(i)
		if !f.ok() || f.form.shape != calendarDate || f.form.day == 0 {
			continue
		}
		end := f.end
		if r.at(end).mark == '.' {
			end++
		}
		switch r.at(end).mark {
		case '(', '/':
			return f
		case '-', '_', ':':
			if alone := end+1 == len(tokens); capitals || alone || i <= short && allUpper(tokens[:i]) && r.at(end+1).upper {
				return f
			}
		}
	}
	return nothing
}

// agencyAt reports whether an agency in brackets and a dash stand at item i.
func (r *reader) agencyAt(i int) bool {
	const most = 4 // tokens of its name
	if r.at(i).mark != '(' || !r.at(i+1).upper {
		return false
	}
	for k := i + 2; k <= i+1+most; k++ {
		if r.at(k).mark == ')' {
			return r.at(k+1).mark == '-' || r.at(k+1).mark == ':'
		}
	}
	return false
}

// allUpper reports whether the words among some tokens are written large.
func allUpper(tokens []word.Token) bool {
	for _, x := range tokens {
		if x.Kind == word.Word && !x.Upper {
			return false
		}
	}
	return true
}

// datelineDay is the day that a dateline counts from: with its year, or the
// year nearest before the publication; the publication day where the two are
// too far apart to belong together.
func (m *member) datelineDay() calendar.Day {
	const slack, span = 1, 60 // days a dateline may be ahead of, or behind, publication
	published := m.own.Days.Last
	f := m.head
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
