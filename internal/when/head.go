package when

import (
	"iter"
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
	lineTokens = 18   // of a date line: a weekday, a date, a clock, a zone
)

// headLine finds the line at the head of a text that holds a full date and
// nothing but what goes with one: "March 01, 2008", "Published: 16 July 2018
// 09:30 GMT". Such a line states the publication day.
func headLine(t *segment.Text) (tokenRange, bool) {
	for line := range headsOf(t) {
		line.last = changeIn(t, line)
		if dateLine(t, line) {
			return line, true
		}
		if day, ok := signed(t, line); ok {
			return day, true
		}
	}
	return tokenRange{}, false
}

// signed is the date that a line ends with, behind a mark and names alone: "By Ana
// Voss | The Orre Herald | March 14, 2024", "The Orre Herald, 14 March 2024".
func signed(t *segment.Text, line tokenRange) (tokenRange, bool) {
	const names = 10 // tokens
	for i := line.first; i < min(line.last, line.first+names); i++ {
		switch x := t.Tokens[i]; {
		case x.Kind == word.Mark && i > line.first:
			if day := (tokenRange{i + 1, line.last}); dateLine(t, day) {
				return day, true
			}
		case x.Kind == word.Word && !x.Upper && !joinsNames[x.In(t.Text)]:
			return tokenRange{}, false
		}
	}
	return tokenRange{}, false
}

// joinsNames are the little words of a line that says who wrote it and where.
var joinsNames = word.Set("by and of the for in at from")

// changeLine finds the line at the head of a text, or the rest of one, that
// says on what day the page was changed.
func changeLine(t *segment.Text) (tokenRange, bool) {
	for line := range headsOf(t) {
		at := changeIn(t, line)
		if !datesOnly(t, tokenRange{line.first, at}) {
			continue
		}
		if line.first = at + 1; dateLine(t, line) {
			return line, true
		}
	}
	return tokenRange{}, false
}

// headsOf yields the lines at the head of a text, as far as they are short
// enough to be one of dates.
func headsOf(t *segment.Text) iter.Seq[tokenRange] {
	return func(yield func(tokenRange) bool) {
		seen, tok := 0, 0
		for line := range linesOf(t.Text[:min(len(t.Text), headBytes)]) {
			if strings.TrimSpace(line.In(t.Text)) == "" {
				continue
			}
			if seen++; seen > headLines {
				return
			}
			for tok < len(t.Tokens) && int(t.Tokens[tok].Start) < line.Start {
				tok++
			}
			last := tok
			for last < len(t.Tokens) && int(t.Tokens[last].End) <= line.End && last-tok <= 2*lineTokens {
				last++
			}
			if last-tok <= 2*lineTokens && !yield(tokenRange{tok, last}) {
				return
			}
		}
	}
}

// changeIn is where a line begins to say when the page was changed, or its end:
// "Published: 02:31 GMT, 12 March 2013 | Updated: 22:19 GMT".
func changeIn(t *segment.Text, line tokenRange) int {
	for i := line.first; i < line.last; i++ {
		if changeWords[strings.ToLower(t.Tokens[i].In(t.Text))] {
			return i
		}
	}
	return line.last
}

// dateLine reports whether the tokens hold a full date and nothing but what
// goes with one.
func dateLine(t *segment.Text, line tokenRange) bool {
	if n := line.last - line.first; n < 3 || n > lineTokens || !datesOnly(t, line) {
		return false
	}
	_, ok := fullDate(t, line)
	return ok
}

// datesOnly reports whether the tokens are numbers, names of months, days and
// zones, marks and words that introduce a date, but for a word or two in
// capitals: the agency and the place, as in "TNN Nov 12, 2011, 05.51AM IST MUMBAI:".
func datesOnly(t *segment.Text, line tokenRange) bool {
	capitals := 0
	for _, tok := range t.Tokens[line.first:max(line.first, line.last)] {
		if tok.Kind == word.Mark || tok.Kind == word.Number {
			continue
		}
		w := tok.In(t.Text)
		if lower := strings.TrimSuffix(strings.ToLower(w), "."); !zones[w] && !dateWords[lower] {
			e := lexicon()[strings.ReplaceAll(lower, ".", "")]
			if e == nil || e.month == 0 && e.weekday == 0 && e.word != "am" && e.word != "pm" {
				if capitals++; capitals > 2 || len(w) < 3 || strings.ToUpper(w) != w {
					return false
				}
			}
		}
	}
	return true
}

// dateWords may stand in a date line ("a", "p" and "m" are of a spaced "p. m.").
// What says when a page was changed states no publication day.
var (
	dateWords   = word.Set("published originally the first last posted on date time at of publication a p m hrs hours")
	changeWords = word.Set("updated edited modified changed")
)

// fullDate finds the first full date among some tokens.
func fullDate(t *segment.Text, line tokenRange) (calendar.Day, bool) {
	r := newReader(&segment.Text{Report: t.Report, Tokens: t.Tokens[line.first:line.last]})
	r.sentence(0, line.last-line.first, -1)
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
