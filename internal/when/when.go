// Package when reads expressions of time in English reports and places them
// on the calendar, in the TIMEX3 scheme of TimeML (ISO 24617-1).
//
// Read finds the expressions of one report by their form alone: what is
// written, what it still asks for (a publication day, a time told before it,
// an event) and the tense of its clause. Resolve then works on a whole story:
//
//	heads, datelines, metadata ─┐
//	weekdays with dates, years ─┼→ publication days → values → timeline
//	lineage, shared passages   ─┘
//
// A phrase that a copy took over with its passage ("yesterday", "Wednesday")
// counts from the day of the text it was taken from. What the reports leave
// open stays open: no year is ever guessed.
//
// The grammar is a hand-written one over word tokens, keyed on the words that
// can begin an expression. A general date parser (go-dateparser was weighed)
// reads absolute dates alone, is slow and has to be
// told where the string is, which is the harder half of the work.
package when

import (
	"slices"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// Type is the TIMEX3 type of an expression, in lower case.
type Type string

// The types of expressions.
const (
	Date     Type = "date"
	Clock    Type = "time" // a time of day, with or without a clock
	Duration Type = "duration"
	Set      Type = "set" // a time that recurs
)

// Asks says what an expression needs before it can be placed.
type Asks uint8

// The things an expression can ask for.
const (
	AsksNothing     Asks = iota // it says all there is to know
	AsksPublication             // the day its text was published: "yesterday", "Wednesday", "July 16"
	AsksReference               // a time told before it: "the next day", "that year"
)

// Tense is the tense of an expression's clause, as far as it tells last from
// next.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota
	Past
	Future
)

// Expression is one expression of time, read by form alone.
type Expression struct {
	report.Span
	Type     Type
	Sentence int // index into the text's sentences; -1 for a date line outside them
	Asks     Asks
	Tense    Tense
	Joined   bool        // ends a range that the expression before it begins: "5 through 7"
	Event    report.Span // of a duration counted from an event: the words after "three weeks after"
	naming   bool        // a date that names what happens on it, "the July 16 summit", whatever the clause's tense
	form     form
}

// Read returns the expressions of a report in order; none overlap. Languages
// other than English have none.
func Read(t *segment.Text) []Expression {
	if t.Language != "en" && t.Language != "" {
		return nil
	}
	r := newReader(t)
	var ofPage []tokenRange // what states when the page was published, and tells of no event
	line, head := headLine(t)
	if head {
		ofPage = append(ofPage, line)
		if !inSentence(t, line) {
			r.sentence(line.first, line.last, -1)
		}
	}
	if d, ok := datelineOf(t); ok {
		ofPage = append(ofPage, tokenRange{d.first, d.end})
		if !inSentence(t, tokenRange{d.first, d.end}) {
			r.lo, r.hi, r.index = d.first, d.end, -1
			r.add(d)
		}
	}
	if stamp, _, ok := stampOf(t); ok {
		ofPage = append(ofPage, stamp)
		if !inSentence(t, stamp) && !(head && line.first <= stamp.first && stamp.last <= line.last) {
			r.sentence(stamp.first, stamp.last, -1)
		}
	}
	for i, s := range t.Sentences {
		r.sentence(s.FirstToken, s.LastToken, i)
	}
	for _, s := range ofPage {
		for k := range r.out {
			if x := &r.out[k]; x.Start < int(t.Tokens[s.last-1].End) && int(t.Tokens[s.first].Start) < x.End {
				x.Sentence = -1
			}
		}
	}
	slices.SortStableFunc(r.out, func(a, b Expression) int { return a.Start - b.Start })
	return r.out
}

// inSentence reports whether the line's first token lies in a sentence.
func inSentence(t *segment.Text, line tokenRange) bool {
	for _, s := range t.Sentences {
		if s.FirstToken <= line.first && line.first < s.LastToken {
			return true
		}
	}
	return false
}
