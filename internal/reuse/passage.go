// Package reuse finds the text that reports share.
package reuse

import "github.com/headwater-news/headwater/internal/report"

// Passage is a stretch of text that two or more reports share, word for word
// or reworded.
type Passage struct {
	Witnesses []Witness // in order of report and place; at least two reports
}

// Witness is one occurrence of a passage, within one sentence.
type Witness struct {
	Report   int // index into the texts that were searched
	Sentence int // index into that text's sentences
	report.Span
	Form Form
}

// Form says how a witness words its passage.
type Form string

// The forms, against the fullest wording of the passage.
const (
	Verbatim Form = "verbatim" // the same words in the same order
	Reworded Form = "reworded"
	Excerpt  Form = "excerpt" // a part of it, word for word
)
