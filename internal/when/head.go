package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// tokenRange is a run of a text's tokens, last excluded.
type tokenRange struct{ first, last int }

// A date line stands near the head of the text and holds little else.
const (
	headBytes  = 1500 // of the text, looked at
	headLines  = 8    // that are not empty
	lineTokens = 14   // of a date line: a weekday, a date, a clock, a zone
)

// headLine finds the line at the head of a text that holds a full date and
// nothing but what goes with one: "March 01, 2008", "Published: 16 July 2018
// 09:30 GMT". Such a line states the publication day.
func headLine(t *segment.Text) (tokenRange, bool) {
	seen, tok := 0, 0
	for line := range linesOf(t.Text[:min(len(t.Text), headBytes)]) {
		s := line.In(t.Text)
		if strings.TrimSpace(s) == "" {
			continue
		}
		if seen++; seen > headLines {
			break
		}
		for tok < len(t.Tokens) && int(t.Tokens[tok].Start) < line.Start {
			tok++
		}
		last := tok
		for last < len(t.Tokens) && int(t.Tokens[last].End) <= line.End && last-tok <= lineTokens {
			last++
		}
		if last-tok >= 3 && last-tok <= lineTokens && dateLine(t, tok, last) {
			return tokenRange{tok, last}, true
		}
	}
	return tokenRange{}, false
}

// dateLine reports whether the tokens hold a full date and, beside it, only a
// clock, a zone, marks and the words that introduce a date.
func dateLine(t *segment.Text, first, last int) bool {
	has := false
	for i := first; i < last; i++ {
		tok := t.Tokens[i]
		w := tok.In(t.Text)
		switch {
		case tok.Kind == word.Mark:
		case tok.Kind == word.Number:
			has = true
		case zones[w], dateWords[strings.ToLower(w)]:
		default:
			e := lexicon()[strings.ToLower(strings.ReplaceAll(w, ".", ""))]
			if e == nil || e.month == 0 && e.weekday == 0 && e.word != "am" && e.word != "pm" {
				return false
			}
		}
	}
	if !has {
		return false
	}
	_, ok := fullDate(t, first, last)
	return ok
}

// dateWords may stand in a date line. A line that says when a page was changed
// states no publication day.
var dateWords = word.Set("published the posted on date at of publication")

// fullDate finds the first full date among some tokens.
func fullDate(t *segment.Text, first, last int) (calendar.Day, bool) {
	r := newReader(&segment.Text{Report: t.Report, Tokens: t.Tokens[first:last]})
	r.sentence(0, last-first, -1)
	for _, x := range r.out {
		if x.form.shape == calendarDate && x.form.year != 0 && x.form.day != 0 && x.form.unit == noUnit {
			if p := x.form.place(NoTense, anchor{}); p.single() {
				return p.days.First, true
			}
		}
	}
	return 0, false
}

// linesOf yields the spans of a text's lines without their ends.
func linesOf(text string) func(func(report.Span) bool) {
	return func(yield func(report.Span) bool) {
		for at := 0; at < len(text); {
			end := strings.IndexByte(text[at:], '\n')
			if end < 0 {
				end = len(text) - at
			}
			if !yield(report.Span{Start: at, End: at + end}) {
				return
			}
			at += end + 1
		}
	}
}
