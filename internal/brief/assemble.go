// Package brief chooses what a reader is shown first and writes all that the
// stages found in the shape of the contract.
//
// It composes nothing: every line is a span of a report. Here, and only here,
// offsets become code points and indexes become ids.
package brief

import (
	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/schema"
)

// Corpus is what the stages know of each report, by index.
type Corpus struct {
	Texts    []*segment.Text
	Readings []attribution.Reading
	Times    [][]when.Time
	Days     []report.Published // as resolved by the stories
	Numbers  []int              // of each report among all, if these are but some of them; else nil
}

// Story is what the stages know of one story. Reports are indexes into the
// corpus.
type Story struct {
	ID        string
	Title     string
	Reports   []int
	Passages  []reuse.Passage
	Heard     []reuse.Passage // quotes alike in reports that share nothing else
	Graph     lineage.Graph
	Claims    claim.Result
	Conflicts conflict.Result
	Events    []when.Event

	Revisions []Revision // that an archive knows of
}

// Revision is a sentence of an earlier version of a report that does not stand
// in it any more.
type Revision struct {
	Report  int
	Version int         // the last that had it, from 1
	Before  string      // the sentence
	After   report.Span // what stands there now; empty if it was taken out
}

// Assemble writes a corpus and its stories in the shape of the contract.
func Assemble(c Corpus, stories []Story, skipped []schema.Skipped) *schema.Brief {
	a := newAssembler(c)
	out := &schema.Brief{Schema: schema.Version, Skipped: schema.List(skipped)}
	for i := range c.Texts {
		out.Reports = append(out.Reports, a.report(i))
	}
	for _, s := range stories {
		out.Stories = append(out.Stories, a.story(s))
	}
	out.Reports, out.Stories = schema.List(out.Reports), schema.List(out.Stories)
	return out
}

type assembler struct {
	Corpus
	index []*codepoint.Index
}

func newAssembler(c Corpus) *assembler {
	return &assembler{Corpus: c, index: make([]*codepoint.Index, len(c.Texts))}
}

// points are the code points of a report, counted when they are first asked for: a
// check cites few of its reports.
func (a *assembler) points(r int) *codepoint.Index {
	if a.index[r] == nil {
		a.index[r] = codepoint.NewIndex(a.Texts[r].Text)
	}
	return a.index[r]
}

// id names a report in what is written.
func (a *assembler) id(r int) string {
	if a.Numbers != nil {
		r = a.Numbers[r]
	}
	return schema.ReportID(r)
}

func (a *assembler) span(r int, s report.Span) schema.Span {
	p := a.points(r)
	return schema.Span{Start: p.Rune(s.Start), End: p.Rune(s.End)}
}

func (a *assembler) spans(r int, list []report.Span) []schema.Span {
	out := make([]schema.Span, 0, len(list))
	for _, s := range list {
		out = append(out, a.span(r, s))
	}
	return out
}

func (a *assembler) evidence(r int, s report.Span) schema.Evidence {
	x := a.span(r, s)
	return schema.Evidence{Report: a.id(r), Start: x.Start, End: x.End}
}

func interval(i calendar.Interval) *schema.Interval {
	if !i.Known() {
		return nil
	}
	return &schema.Interval{Start: i.First.String(), End: i.Last.String()}
}

// known is nil for an empty string: what is unknown is null.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// round keeps three decimals, enough to compare and the same on every machine.
func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }
