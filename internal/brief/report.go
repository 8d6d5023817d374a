package brief

import (
	"cmp"
	"encoding/hex"
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/schema"
)

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
		out.RestoredFrom = new(a.evidence(q.Restored.Report, q.Restored.Span))
	}
	return out
}

// chain writes links; one that isn't written in the report has no span.
func (a *assembler) chain(r int, links []attribution.Link) []schema.Link {
	out := make([]schema.Link, 0, len(links))
	for _, l := range links {
		x := schema.Link{Name: cmp.Or(l.Name, a.outletOf(r)), Kind: string(l.Kind)}
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
