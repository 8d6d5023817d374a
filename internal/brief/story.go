package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/schema"
)

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

func claimID(i int) string { return fmt.Sprint("c", i+1) }

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
	out.Origins = schema.Origins{Low: c.Count.Low, High: c.Count.High, List: a.origins(c.Origins, c.Evidence), RestsOn: known(a.reportNames(c).Replace(c.RestsOn))}
	for _, m := range c.Merges {
		x := schema.Merge{A: m.A, B: m.B, Why: m.Why, Strength: round(m.Strength)}
		if m.Passage >= 0 {
			x.Passage = new(passageID(m.Passage))
		}
		out.Merges = append(out.Merges, x)
	}
	return out
}

// origins writes the origins of some evidence.
func (a *assembler) origins(list []claim.Origin, evidence []claim.Evidence) []schema.Origin {
	out := []schema.Origin{}
	for _, o := range list {
		name := cmp.Or(o.Name, a.outletOf(evidence[o.Evidence[0]].Report))
		out = append(out, schema.Origin{Name: name, Kind: string(o.Kind), Evidence: o.Evidence})
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
			y.Claim = new(claimID(side.Claim))
		}
		for _, p := range side.Evidence {
			y.Evidence = append(y.Evidence, a.evidence(p.Report, p.Span))
		}
		out.Sides = append(out.Sides, y)
	}
	return out
}

// period spans the days on which the reports of a story came out. A day that is only
// inferred, and may be one that others state, stretches nothing.
func (a *assembler) period(reports []int) schema.Period {
	var all calendar.Interval
	span := func(of func(report.Published) bool) {
		for _, r := range reports {
			switch d := a.Days[r]; {
			case !d.Days.Known() || !of(d):
			case !all.Known():
				all = d.Days
			default:
				all = calendar.Interval{First: min(all.First, d.Days.First), Last: max(all.Last, d.Days.Last)}
			}
		}
	}
	span(func(d report.Published) bool { return d.Basis != report.Inferred })
	stated := all
	span(func(d report.Published) bool {
		return d.Basis == report.Inferred && !(stated.Known() && d.Days.Overlaps(stated))
	})
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
	out.After = new(a.evidence(r.Report, r.After))
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
