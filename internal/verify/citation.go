package verify

import (
	"fmt"

	"github.com/headwater-news/headwater/schema"
)

// citation is one span that the brief points at.
type citation struct {
	report     string // id
	start, end int
	what       string
}

// citations lists every span that a brief cites, in order.
func citations(b *schema.Brief) []citation {
	var l citationList
	for i := range b.Reports {
		l.report(&b.Reports[i])
	}
	for i := range b.Stories {
		l.story(&b.Stories[i])
	}
	return l
}

type citationList []citation

func (l *citationList) add(report string, start, end int, format string, args ...any) {
	*l = append(*l, citation{report, start, end, fmt.Sprintf(format, args...)})
}

func (l *citationList) evidence(list []schema.Evidence, format string, args ...any) {
	for _, e := range list {
		l.add(e.Report, e.Start, e.End, format, args...)
	}
}

func (l *citationList) links(report string, chain []schema.Link, format string, args ...any) {
	for _, k := range chain {
		if k.Start != nil && k.End != nil {
			l.add(report, *k.Start, *k.End, format, args...)
		}
	}
}

func (l *citationList) report(r *schema.Report) {
	for _, f := range r.Furniture {
		l.add(r.ID, f.Start, f.End, "furniture")
	}
	for i, q := range r.Quotes {
		l.add(r.ID, q.Start, q.End, "quote %d", i+1)
		if q.Speaker != nil {
			l.add(r.ID, q.Speaker.Start, q.Speaker.End, "speaker of quote %d", i+1)
		}
		if e := q.RestoredFrom; e != nil {
			l.add(e.Report, e.Start, e.End, "restores quote %d of %s", i+1, r.ID)
		}
	}
	for i, a := range r.Attributions {
		for part, spans := range [][]schema.Span{a.Source, a.Cue, a.Content} {
			for _, s := range spans {
				l.add(r.ID, s.Start, s.End, "%s of attribution %d", [...]string{"source", "cue", "content"}[part], i+1)
			}
		}
		l.links(r.ID, a.Chain, "chain of attribution %d", i+1)
	}
	for i, t := range r.Times {
		l.add(r.ID, t.Start, t.End, "time %d", i+1)
	}
}

func (l *citationList) story(s *schema.Story) {
	for _, p := range s.Passages {
		for _, w := range p.Witnesses {
			l.add(w.Report, w.Start, w.End, "passage %s", p.ID)
		}
	}
	for _, q := range s.Quotes {
		for _, w := range q.Wordings {
			l.evidence(w.Evidence, "quote %s", q.ID)
		}
	}
	for _, c := range s.Claims {
		for _, e := range c.Evidence {
			l.add(e.Report, e.Start, e.End, "evidence of claim %s", c.ID)
			l.links(e.Report, e.Chain, "chain of claim %s", c.ID)
		}
	}
	for _, c := range s.Conflicts {
		for _, side := range c.Sides {
			l.evidence(side.Evidence, "conflict %s", c.ID)
		}
	}
	for i, c := range s.Changes {
		l.evidence([]schema.Evidence{c.Before, c.After}, "changed account %d", i+1)
	}
	for i, e := range s.Timeline {
		l.evidence(e.Evidence, "timeline %d", i+1)
		for _, o := range e.Also {
			l.evidence(o.Evidence, "timeline %d", i+1)
		}
	}
	for i, line := range s.Lines {
		l.evidence(line.Evidence, "line %d", i+1)
	}
}
