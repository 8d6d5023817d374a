// Package dateparser stands in for the module of that name, which go-htmldate
// asks for dates written freely in any language. Headwater has it search for none
// (extract.pageDay), but the module builds its tables at every start: they took
// most of the time and of the memory that a start takes. What is here is what
// go-htmldate names.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a way to read a date.
type ParserType int

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which day a date without a year means.
type PreferredDateSource int

// Past is the latest such day before today.
const Past PreferredDateSource = iota

// Configuration says how dates are read.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	CurrentTime         time.Time
	StrictParsing       bool
}

// Parser reads dates.
type Parser struct{ ParserTypes []ParserType }

// Date is a date as it was read.
type Date struct{ Time time.Time }

// Parse finds no date in any text.
func (*Parser) Parse(*Configuration, string) (Date, error) {
	return Date{}, errors.New("dates written freely are not read")
}
