// Package report holds the noun every stage works on: one article as an
// outlet published it.
//
// A Report is filled by read and extract and is not changed afterwards; later
// stages keep their results beside it. Every Span is in bytes of Report.Text
// and lies on code point boundaries; the brief alone converts to the code
// points that the contract promises.
package report

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/calendar"
)

// Span is a half-open stretch of a text, in bytes.
type Span struct{ Start, End int }

// Len is the number of bytes the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// In returns the stretch of text that the span covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Trim returns the span without the white space of the text at either end. One
// that covers nothing stays as it is.
func (s Span) Trim(text string) Span {
	if s.Empty() {
		return s
	}
	in := s.In(text)
	s.Start = s.End - len(strings.TrimLeftFunc(in, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(in))
	return s
}

// Overlap is the number of bytes that s and t have in common.
func (s Span) Overlap(t Span) int { return max(0, min(s.End, t.End)-max(s.Start, t.Start)) }

// Report is one article as an outlet published it.
type Report struct {
	Ref    string // unique among the inputs: the record's own id, else its URL, else its path
	Path   string // the file or URL it was read from; "-" is standard input
	Record int    // its number in a file of many, from 1; 0 when the file is the report

	URL      string
	Outlet   string
	Title    string // as given apart from the text, or the first line of a plain text
	Language string // ISO 639-1 code, "" when unknown
	Sum      [32]byte

	Published Published

	Text      string // valid UTF-8; every span of every stage points into it
	Furniture []Furniture
	Credits   []string // wire and original-publisher lines: "(AP)", the <source> of a feed item
	Limits    []string // what was not read, and why
}

// Basis says where a publication day comes from.
type Basis string

// The bases of a publication day.
const (
	Stated   Basis = "stated"   // the report says so
	Given    Basis = "given"    // the user says so (--published)
	Inferred Basis = "inferred" // it follows from the story
	Unknown  Basis = "unknown"
)

// Published is when a report came out.
type Published struct {
	Days  calendar.Interval // zero when unknown
	Clock string            // RFC 3339, or without a zone as the report's local time; "" when only days are known
	Basis Basis
}

// Furniture is text on the page that is no part of the report.
type Furniture struct {
	Span
	Kind FurnitureKind
}

// FurnitureKind names what a piece of furniture is.
type FurnitureKind string

// The kinds of furniture.
const (
	Label      FurnitureKind = "label"   // a section's name: "World News"
	Title      FurnitureKind = "title"   // the title, printed again
	Byline     FurnitureKind = "byline"  // who wrote it, a dateline's agency line
	Caption    FurnitureKind = "caption" // a picture's text
	Teaser     FurnitureKind = "teaser"  // "More news: …", another story's headline
	Related    FurnitureKind = "related" // "Related Articles"
	Navigation FurnitureKind = "navigation"
)
