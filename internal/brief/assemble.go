// Package brief chooses what a reader is shown first and writes all that the
// stages found in the shape of the contract.
//
// It composes nothing: every line is a span of a report. Here, and only here,
// offsets become code points and indexes become ids.
package brief

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

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
	a := &assembler{Corpus: c}
	for _, t := range c.Texts {
		a.index = append(a.index, codepoint.NewIndex(t.Text))
	}
	return a
}

// id names a report in what is written.
func (a *assembler) id(r int) string {
	if a.Numbers != nil {
		r = a.Numbers[r]
	}
	return schema.ReportID(r)
}

func (a *assembler) span(r int, s report.Span) schema.Span {
	return schema.Span{Start: a.index[r].Rune(s.Start), End: a.index[r].Rune(s.End)}
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

// report writes what was read in one report.
func (a *assembler) report(r int) schema.Report {
	t := a.Texts[r]
	out := schema.Report{
		ID: a.id(r), Ref: t.Ref, From: schema.From{Path: t.Path}, URL: known(t.URL), Outlet: known(t.Outlet), Title: known(t.Title),
		Language: known(t.Language), SHA256: hex.EncodeToString(t.Sum[:]), Published: published(a.Days[r]), Text: t.Text,
		Limits: schema.List(slices.Clone(t.Limits)),
	}
	if t.Record > 0 {
		out.From.Record = &t.Record
	}
	for _, f := range t.Furniture {
		s := a.span(r, f.Span)
		out.Furniture = append(out.Furniture, schema.Furniture{Start: s.Start, End: s.End, Kind: string(f.Kind)})
	}
	for _, s := range t.Sentences {
		out.Sentences = append(out.Sentences, a.span(r, s.Span))
	}
	for _, q := range a.Readings[r].Quotes {
		out.Quotes = append(out.Quotes, a.quote(r, q))
	}
	for _, x := range a.Readings[r].Attributions {
		out.Attributions = append(out.Attributions, schema.Attribution{
			Source: a.spans(r, x.Source), Cue: a.spans(r, x.Cue), Content: a.spans(r, x.Content),
			Mode: string(x.Mode), Act: string(x.Act), Chain: a.chain(r, x.Chain),
		})
	}
	for _, x := range a.Times[r] {
		s := a.span(r, x.Span)
		out.Times = append(out.Times, schema.Time{Start: s.Start, End: s.End, Type: string(x.Type), Value: x.Value,
			Interval: interval(x.Days), Candidates: schema.List(slices.Clone(x.Candidates)), Basis: x.Basis})
	}
	out.Furniture, out.Sentences, out.Quotes = schema.List(out.Furniture), schema.List(out.Sentences), schema.List(out.Quotes)
	out.Attributions, out.Times = schema.List(out.Attributions), schema.List(out.Times)
	return out
}

func (a *assembler) quote(r int, q attribution.Quote) schema.Quote {
	s := a.span(r, q.Span)
	out := schema.Quote{Start: s.Start, End: s.End, Complete: q.Complete}
	if q.Speaker != nil {
		n := a.span(r, q.Speaker.Span)
		out.Speaker = &schema.Name{Name: q.Speaker.Name, Start: n.Start, End: n.End}
	}
	if q.Restored != nil {
		e := a.evidence(q.Restored.Report, q.Restored.Span)
		out.RestoredFrom = &e
	}
	return out
}

// chain writes links; one that isn't written in the report has no span.
func (a *assembler) chain(r int, links []attribution.Link) []schema.Link {
	out := make([]schema.Link, 0, len(links))
	for _, l := range links {
		x := schema.Link{Name: l.Name, Kind: string(l.Kind)}
		if x.Name == "" {
			x.Name = a.outletOf(r)
		}
		if !l.Span.Empty() {
			s := a.span(r, l.Span)
			x.Start, x.End = &s.Start, &s.End
		}
		out = append(out, x)
	}
	return out
}

// outletOf names the origin of what a report states of itself.
func (a *assembler) outletOf(r int) string {
	if o := a.Texts[r].Outlet; o != "" {
		return o
	}
	return "report " + a.id(r)
}

// story writes one story.
func (a *assembler) story(s Story) schema.Story {
	out := schema.Story{ID: s.ID, Title: s.Title, Period: a.period(s.Reports)}
	out.Reports = make([]string, 0, len(s.Reports))
	for _, r := range s.Reports {
		out.Reports = append(out.Reports, a.id(r))
	}
	out.Passages = a.passages(s.Passages)
	out.Lineage = a.lineage(s.Graph)
	texts := 0
	for _, n := range s.Graph.Nodes {
		if n.Lost == "" {
			texts++
		}
	}
	out.Counts = schema.Counts{Reports: len(s.Reports), Texts: texts, Origins: schema.Range(s.Claims.Origins)}
	out.Quotes = a.said(s)
	for i, c := range s.Claims.Claims {
		out.Claims = append(out.Claims, a.claim(i, c))
	}
	for i, x := range s.Conflicts.Conflicts {
		out.Conflicts = append(out.Conflicts, a.conflict(i, x))
	}
	for _, x := range s.Conflicts.Changes {
		out.Changes = append(out.Changes, schema.Change{Source: x.Source, Before: a.evidence(x.Before.Report, x.Before.Span),
			After: a.evidence(x.After.Report, x.After.Span), Note: x.Note})
	}
	for _, r := range s.Revisions {
		out.Revisions = append(out.Revisions, a.revision(r, s.Claims.Claims))
	}
	for _, e := range s.Events {
		out.Timeline = append(out.Timeline, a.event(e))
	}
	for _, l := range chooseLines(a.Texts, s) {
		out.Lines = append(out.Lines, a.line(l, s.Claims.Claims[l.claim]))
	}
	out.Claims, out.Conflicts = schema.List(out.Claims), schema.List(out.Conflicts)
	out.Changes, out.Revisions = schema.List(out.Changes), schema.List(out.Revisions)
	out.Timeline, out.Lines = schema.List(out.Timeline), schema.List(out.Lines)
	return out
}

func (a *assembler) passages(list []reuse.Passage) []schema.Passage {
	out := []schema.Passage{}
	for i, p := range list {
		x := schema.Passage{ID: passageID(i)}
		for _, w := range p.Witnesses {
			e := a.evidence(w.Report, w.Span)
			x.Witnesses = append(x.Witnesses, schema.Witness{Report: e.Report, Start: e.Start, End: e.End, Form: string(w.Form)})
		}
		out = append(out, x)
	}
	return out
}

func passageID(i int) string { return fmt.Sprint("p", i+1) }
func claimID(i int) string   { return fmt.Sprint("c", i+1) }

// lineage writes the graph; a report's node has the report's id.
func (a *assembler) lineage(g lineage.Graph) schema.Lineage {
	out := schema.Lineage{Nodes: []schema.Node{}, Edges: []schema.Edge{}}
	ids := make([]string, len(g.Nodes))
	names := make([]string, 0, 2*len(g.Nodes))
	for i, n := range g.Nodes {
		x := schema.Node{Kind: "report", SameText: []string{}}
		if n.Lost != "" {
			x.ID, x.Kind = n.Lost, "lost"
		} else {
			x.ID = a.id(n.Reports[0])
			for _, r := range n.Reports[1:] {
				x.SameText = append(x.SameText, a.id(r))
			}
		}
		ids[i] = x.ID
		names = append(names, lineage.NodeName(i), x.ID)
		out.Nodes = append(out.Nodes, x)
	}
	rename := strings.NewReplacer(names...)
	for _, e := range g.Edges {
		x := schema.Edge{From: ids[e.From], To: ids[e.To], Share: round(e.Share), Confidence: round(e.Confidence), Passages: []string{}, Why: []string{}}
		for _, p := range e.Passages {
			x.Passages = append(x.Passages, passageID(p))
		}
		for _, w := range e.Why {
			x.Why = append(x.Why, rename.Replace(w))
		}
		out.Edges = append(out.Edges, x)
	}
	return out
}

func (a *assembler) claim(i int, c claim.Claim) schema.Claim {
	best := c.Evidence[c.Best]
	out := schema.Claim{ID: claimID(i), Text: best.In(a.Texts[best.Report].Text), Evidence: []schema.ClaimEvidence{}, Merges: []schema.Merge{}}
	for _, e := range c.Evidence {
		s := a.span(e.Report, e.Span)
		out.Evidence = append(out.Evidence, schema.ClaimEvidence{Report: a.id(e.Report), Start: s.Start, End: s.End,
			Stance: string(e.Stance), Chain: a.chain(e.Report, e.Chain)})
	}
	out.Origins = schema.Origins{Low: c.Count.Low, High: c.Count.High, List: []schema.Origin{}, RestsOn: known(a.reportNames(c).Replace(c.RestsOn))}
	for _, o := range c.Origins {
		name := o.Name
		if name == "" {
			name = a.outletOf(c.Evidence[o.Evidence[0]].Report)
		}
		out.Origins.List = append(out.Origins.List, schema.Origin{Name: name, Kind: string(o.Kind), Evidence: o.Evidence})
	}
	for _, m := range c.Merges {
		x := schema.Merge{A: m.A, B: m.B, Why: m.Why, Strength: round(m.Strength)}
		if m.Passage >= 0 {
			id := passageID(m.Passage)
			x.Passage = &id
		}
		out.Merges = append(out.Merges, x)
	}
	return out
}

// reportNames puts the ids of a claim's reports where its reasons name them.
func (a *assembler) reportNames(c claim.Claim) *strings.Replacer {
	var names []string
	for _, e := range c.Evidence {
		names = append(names, claim.ReportName(e.Report), a.id(e.Report))
	}
	for _, r := range c.Alike {
		names = append(names, claim.ReportName(r), a.id(r))
	}
	return strings.NewReplacer(names...)
}

func (a *assembler) conflict(i int, x conflict.Conflict) schema.Conflict {
	out := schema.Conflict{ID: fmt.Sprint("x", i+1), Kind: string(x.Kind), Note: x.Note}
	for _, side := range x.Sides {
		y := schema.Side{Evidence: []schema.Evidence{}}
		if side.Claim != conflict.None {
			id := claimID(side.Claim)
			y.Claim = &id
		}
		for _, p := range side.Evidence {
			y.Evidence = append(y.Evidence, a.evidence(p.Report, p.Span))
		}
		out.Sides = append(out.Sides, y)
	}
	return out
}

// period spans the days on which the reports of a story came out.
func (a *assembler) period(reports []int) schema.Period {
	var all calendar.Interval
	for _, r := range reports {
		d := a.Days[r].Days
		if !d.Known() {
			continue
		}
		if !all.Known() {
			all = d
			continue
		}
		all = calendar.Interval{First: min(all.First, d.First), Last: max(all.Last, d.Last)}
	}
	if !all.Known() {
		return schema.Period{}
	}
	return schema.Period{Start: known(all.First.String()), End: known(all.Last.String())}
}

func (a *assembler) event(e when.Event) schema.Event {
	out := schema.Event{Interval: interval(e.Days), Value: e.Value, Precision: string(e.Precision), About: string(e.About), Text: e.Text, Evidence: a.told(e), Also: []schema.OtherDay{}}
	for _, o := range e.Also {
		out.Also = append(out.Also, schema.OtherDay{Interval: interval(o.Days), Value: o.Value, Evidence: a.told(o)})
	}
	return out
}

func (a *assembler) told(e when.Event) []schema.Evidence {
	out := []schema.Evidence{}
	for _, x := range e.Evidence {
		out = append(out, a.evidence(x.Report, x.Span))
	}
	return out
}

// revision writes a revision with the claims that the new words make.
func (a *assembler) revision(r Revision, claims []claim.Claim) schema.Revision {
	out := schema.Revision{Report: a.id(r.Report), Version: r.Version, Before: r.Before, Claims: []string{}}
	if r.After.Empty() {
		return out
	}
	e := a.evidence(r.Report, r.After)
	out.After = &e
	for i, c := range claims {
		if slices.ContainsFunc(c.Evidence, func(e claim.Evidence) bool { return e.Report == r.Report && e.Overlap(r.After) > 0 }) {
			out.Claims = append(out.Claims, claimID(i))
		}
	}
	return out
}

// line quotes the words that a line was chosen for, and then where else its
// claim stands.
func (a *assembler) line(l line, c claim.Claim) schema.Line {
	out := schema.Line{Text: l.In(a.Texts[l.report].Text), Claim: claimID(l.claim), Evidence: []schema.Evidence{a.evidence(l.report, l.Span)}}
	for k, e := range c.Evidence {
		if k != l.evidence {
			out.Evidence = append(out.Evidence, a.evidence(e.Report, e.Span))
		}
	}
	return out
}

func published(p report.Published) schema.Published {
	out := schema.Published{Basis: string(p.Basis)}
	switch {
	case out.Basis == "" || !p.Days.Known():
		out.Basis = string(report.Unknown)
	case p.Clock != "":
		out.Start, out.End = known(p.Clock), known(p.Clock)
	default:
		out.Start, out.End = known(p.Days.First.String()), known(p.Days.Last.String())
	}
	return out
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
