// Package attribution reads who is said to have said or thought what.
//
// An attribution has a source, a cue and a content: "Ilves", "denied", "that
// the dam had leaked". The package reads one report at a time, from the
// outside in:
//
//	quotes     quote marks are paired, across paragraphs where a speech runs on
//	units      sentences are tagged; a quoted speech in one counts as one word
//	phrases    noun phrases and verb groups are marked
//	cues       verbs, nouns and set phrases that ascribe, by a lexicon and by
//	           the frame they stand in: a subject that can speak, a that-clause
//	sources    are led to full names by package names, within the report
//	chains     "X told OUTLET", "OUTLET wrote, citing X": nearest first
//
// Join then works across the reports of one story: it resolves names that one
// report alone leaves open, by the people of the story or by another report that
// ascribes the same words, and mends quotes that were cut.
package attribution

import (
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// Reading is what one report ascribes to whom.
type Reading struct {
	Quotes       []Quote       // in order, disjoint
	Attributions []Attribution // in order of their cues
	Issuer       *Link         // who put the report out as a statement of their own; nil for a newsroom's

	roster *names.Roster // the people it names, for Join
}

// People lists whom the report names, in order.
func (r Reading) People() []Someone { return r.roster.Everyone() }

// Quote is a stretch of words within quote marks.
type Quote struct {
	report.Span        // the words without their marks
	Complete    bool   // both marks stand
	Speaker     *Name  // nil where none can be told
	Restored    *Place // where the whole of a cut quote stands
}

// Name is a name as resolved, with the words that stand for it here.
type Name struct {
	Name string
	report.Span
}

// Place is a stretch of some report's text.
type Place struct {
	Report int // index into the texts
	report.Span
}

// Attribution is a source, the cue that ascribes, and what is ascribed. Each
// is in order and may be in several pieces.
type Attribution struct {
	Source   []report.Span
	Cue      []report.Span
	Content  []report.Span
	Sentence int // that the cue stands in
	Mode     Mode
	Act      Act
	Chain    []Link // nearest first; the last is the origin
}

// Mode says how the content is worded.
type Mode string

// The modes.
const (
	Direct   Mode = "direct"   // quoted from end to end
	Indirect Mode = "indirect" // in the reporter's words
	Mixed    Mode = "mixed"    // in part quoted
)

// Act says what the source does with the content.
type Act string

// The acts.
const (
	States   Act = "states"
	Denies   Act = "denies"
	Hedges   Act = "hedges" // will neither confirm nor deny; has heard, fears it may be
	Asks     Act = "asks"
	Believes Act = "believes"
	Intends  Act = "intends"
)

// Read reads one report by itself. A text that is not in English gives an
// empty Reading; the caller notes the limit.
func Read(t *segment.Text) Reading {
	if t.Language != "en" && t.Language != "" {
		return Reading{}
	}
	r := newReader(t)
	r.readUnits()
	return r.reading()
}
