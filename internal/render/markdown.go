package render

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// Markdown writes a brief as Markdown with footnotes: each citation is one, and
// holds the sentence in its report. What a report says is escaped, so that it
// can neither mark, link nor close anything.
func Markdown(w io.Writer, b *schema.Brief) error {
	m := newMarkdown(w)
	m.brief(newView(b))
	return m.end(b.Reports)
}

// markdown writes a view and gathers the sentences it cites.
type markdown struct {
	out   *bufio.Writer
	notes map[string]citation // by label
	level int                 // of a story's sections
}

func newMarkdown(w io.Writer) *markdown {
	return &markdown{out: bufio.NewWriter(w), notes: map[string]citation{}, level: 2}
}

// end writes the footnotes below all else.
func (m *markdown) end(reports []schema.Report) error {
	m.footnotes(reports)
	if err := m.out.Flush(); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	return nil
}

func (m *markdown) line(parts ...string) {
	for _, p := range parts {
		m.out.WriteString(p)
	}
	m.out.WriteByte('\n')
}

// item writes an entry of a list, set in by its depth: far enough to stand
// below a number of two digits.
func (m *markdown) item(depth int, parts ...string) {
	m.line(strings.Repeat("    ", depth) + "- " + joined(" ", parts...))
}

// said is an entry that quotes a report, and says where.
func (m *markdown) said(depth int, lead string, w wordingView) {
	m.item(depth, lead, quoted(w.Quote)+m.cites(w.Cites))
}

func (m *markdown) more(depth int, text string) {
	if text != "" {
		m.item(depth, "*"+text+"*")
	}
}

func (m *markdown) heading(level int, title string) {
	m.line()
	m.line(strings.Repeat("#", level), " ", title)
	m.line()
}

func (m *markdown) brief(v *view) {
	if v.Summary != "" {
		m.level = 3
		m.line("# ", v.Summary)
		m.line()
		for _, row := range v.Overview {
			m.item(0, bounds(row.Origins), "·", row.Reports, "·", escape(row.Title))
		}
		m.more(0, v.More.Overview)
	}
	for _, s := range v.Stories {
		m.story(s)
	}
	if v.More.Stories != "" {
		m.line()
		m.more(0, v.More.Stories)
	}
	if len(v.Singles) > 0 {
		m.heading(2, "In one report alone")
		for _, s := range v.Singles {
			m.item(0, escape(s.Title), "·", escape(s.Imprint), "·", m.source(s.Link, s.Path))
		}
		m.more(0, v.More.Singles)
	}
	m.reports(v)
}

// source is a link to a report, or its place where there is none to follow.
func (m *markdown) source(link, path string) string {
	if link != "" {
		return "[at its source](" + linkTarget(link) + ")"
	}
	return escape(path)
}

func (m *markdown) story(s storyView) {
	if s.Number == "" {
		m.line("# ", escape(s.Title))
	} else {
		m.heading(2, s.Number+`\. `+escape(s.Title))
	}
	m.line()
	facts := "**" + s.Origins.Between + " independent origins** "
	if s.Origins.Single {
		facts = "**1 independent origin** "
	}
	m.line(joined(" · ", facts+s.Behind, escape(s.Period)))
	m.count(s)
	m.claims(s)
	m.disputes(s)
	m.quotes(s)
	m.timeline(s)
	m.lineage(s)
	m.changes(s)
	m.revisions(s)
	m.alone(s)
}

func (m *markdown) count(s storyView) {
	if len(s.Count.Same)+len(s.Count.Merges) == 0 {
		return
	}
	m.line()
	m.line("Why ", s.Origins.Between, ": copies and relays of one origin count once. The low number takes every plausible dependence for real, the high number only what is almost certain.")
	m.line()
	for _, same := range s.Count.Same {
		m.item(0, "one text, counted once: "+escape(same))
	}
	for _, t := range s.Count.Merges {
		m.item(0, escape(t.Words), "("+t.Sure+")", "·", t.Pairs)
	}
}

// bounds is a range in bold; what may be one origin must not be missed.
func bounds(r rangeView) string {
	if r.Single {
		return "**1 ORIGIN**"
	}
	return "**" + r.Words + "**"
}

// cites are footnotes, one for each citation.
func (m *markdown) cites(c citesView) string {
	var b strings.Builder
	for _, x := range c.List {
		if x.Footnote == "" {
			b.WriteString(" " + escape(x.Letter))
			continue
		}
		m.notes[x.Footnote] = x
		b.WriteString(" [^" + x.Footnote + "]")
	}
	if c.More != "" {
		b.WriteString(" " + c.More)
	}
	return b.String()
}

func quoted(p passageView) string { return "“" + escape(p.Words) + "”" }

func namesLine(names []nameView, more string) string {
	var list []string
	for _, n := range names {
		name := escape(n.Name)
		if n.Kind != "" {
			name += " (" + escape(n.Kind) + ")"
		}
		list = append(list, name)
	}
	return joined(" ", strings.Join(list, ", "), more)
}

func (m *markdown) claims(s storyView) {
	if len(s.Lines) == 0 {
		return
	}
	m.heading(m.level, "What is claimed")
	for _, l := range s.Lines {
		label := map[string]string{"denies": "**denial**", "hedges": "**hedged**"}[l.Stance]
		if l.Origins != nil {
			label = bounds(*l.Origins)
		}
		m.line(fmt.Sprintf("%d. ", l.Number), joined(" ", label, quoted(l.Quote)), m.cites(l.Cites))
		if names := namesLine(l.Names, l.More); names != "" {
			m.item(1, names)
		}
		for _, o := range l.Others {
			m.item(1, o.Verb, prefixed("by ", namesLine(o.Names, ""))+m.cites(o.Cites))
		}
		if l.Dispute != "" && len(l.Others) == 0 && l.Stance == "asserts" {
			m.item(1, "disputed")
		}
		if l.Rests != "" {
			m.item(1, escape(l.Rests))
		}
		if l.Why != nil {
			for _, w := range l.Why.Merges {
				m.item(1, "counted as one: "+lettersOf(w.Cites)+":", escape(w.Words), "("+w.Sure+")")
			}
			m.more(1, l.Why.MoreWhys)
		}
	}
	if s.More.Lines != "" {
		m.line()
		m.line("*", s.More.Lines, "*")
	}
}

// lettersOf names reports where a footnote would say nothing new.
func lettersOf(c citesView) string {
	var out []string
	for _, x := range c.List {
		out = append(out, escape(x.Letter))
	}
	return joined(" ", strings.Join(slices.Compact(out), ", "), c.More)
}

func (m *markdown) disputes(s storyView) {
	if len(s.Disputes) == 0 {
		return
	}
	m.heading(m.level, "What is disputed")
	for _, d := range s.Disputes {
		m.item(0, joined(": ", "**"+escape(d.Kind)+"**", escape(d.Note)))
		for _, side := range d.Sides {
			origins := ""
			if side.Origins != nil {
				origins = "· " + bounds(*side.Origins)
			}
			m.item(1, side.Name+":", quoted(side.Quote)+m.cites(side.Cites), origins, prefixed("· ", namesLine(side.Names, side.More)))
		}
	}
	m.more(0, s.More.Disputes)
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

func (m *markdown) quotes(s storyView) {
	if len(s.Speakers) == 0 {
		return
	}
	m.heading(m.level, "Quotes by speaker")
	for _, sp := range s.Speakers {
		m.item(0, "**"+cmp.Or(escape(sp.Name), unnamed)+"**")
		for _, q := range sp.Quotes {
			for i, w := range q.Wordings {
				also := ""
				if i > 0 {
					also = "also as"
				}
				m.said(1+min(i, 1), also, w)
			}
			m.more(2, q.More)
		}
		m.more(1, sp.More)
	}
	m.more(0, s.More.Speakers)
}

func (m *markdown) timeline(s storyView) {
	if len(s.Timeline.Days)+len(s.Timeline.Open) == 0 {
		return
	}
	m.heading(m.level, "Timeline")
	for _, d := range slices.Concat(s.Timeline.Days, s.Timeline.Open) {
		m.item(0, "**"+escape(d.Label)+"**")
		for _, e := range d.Events {
			m.item(1, escape(e.Quote.Words)+m.cites(e.Cites))
			for _, o := range e.Also {
				m.item(2, alsoTold+escape(o.Label)+m.cites(o.Cites))
			}
		}
		if d.Published != nil {
			m.item(1, "published: "+lettersOf(*d.Published))
		}
	}
	m.more(0, s.Timeline.More)
}

func (m *markdown) lineage(s storyView) {
	if len(s.Lineage.Tree) == 0 {
		return
	}
	m.heading(m.level, "Who took it from whom")
	for _, h := range s.Lineage.Tree {
		parts := []string{"**" + escape(h.Letter) + "** " + escape(h.Name)}
		for _, t := range h.Taken {
			parts = append(parts, joined(": ", "· "+t.Share+" from "+escape(t.From)+", "+t.Sure, escape(strings.Join(t.Why, "; "))))
		}
		m.item(h.Depth, append(parts, prefixed("· ", h.MoreTaken), prefixed("· same text: ", escape(h.Same)), prefixed("· ", h.Left))...)
	}
	if len(s.Lineage.Loners.List) > 0 {
		m.item(0, "No text shared with the others: "+lettersOf(s.Lineage.Loners))
	}
	m.more(0, s.Lineage.More)
}

func (m *markdown) changes(s storyView) {
	if len(s.Changes) == 0 {
		return
	}
	m.heading(m.level, "Changed accounts")
	for _, c := range s.Changes {
		m.item(0, joined(": ", "**"+escape(c.Source)+"**", escape(c.Note)))
		if c.Before != nil {
			m.said(1, "before:", *c.Before)
		}
		m.said(1, "after:", c.After)
	}
	m.more(0, s.More.Changes)
}

func (m *markdown) revisions(s storyView) {
	if len(s.Revisions) == 0 {
		return
	}
	m.heading(m.level, "Changed after publication")
	for _, r := range s.Revisions {
		m.said(0, "before:", r.Before)
		if r.Gone {
			m.item(1, "now: taken out")
		} else {
			m.said(1, "now:", r.After)
		}
	}
	m.more(0, s.More.Revisions)
}

func (m *markdown) alone(s storyView) {
	if len(s.Alone) == 0 {
		return
	}
	m.heading(m.level, "Only in one report")
	for _, a := range s.Alone {
		m.item(0, "**"+escape(a.Report.Letter)+"** "+escape(a.Report.Outlet))
		for _, c := range slices.Concat(a.Claims, a.Rest) {
			m.said(1, "", c)
		}
	}
	m.more(0, s.More.Alone)
}

func (m *markdown) reports(v *view) {
	if len(v.Reports) > 0 {
		m.heading(2, "Reports")
		for _, r := range v.Reports {
			title := ""
			if r.Title != r.Name {
				title = escape(r.Title)
			}
			m.item(0, joined(" · ", "**"+escape(r.Letter)+"** "+escape(r.Name), escape(r.Day), title, m.source(r.Link, cmp.Or(r.Address, r.Path))))
			for _, l := range r.Limits {
				m.item(1, "not read: "+escape(l))
			}
		}
		m.more(0, v.More.Reports)
	}
	if len(v.Skipped) > 0 {
		m.heading(2, "Skipped")
		for _, s := range v.Skipped {
			m.item(0, escape(s.Where)+":", escape(s.Reason))
		}
		m.more(0, v.More.Skipped)
	}
}

// footnotes writes the sentences that were cited, in the order of the reports.
func (m *markdown) footnotes(reports []schema.Report) {
	order := make(map[string]int, len(reports))
	for i := range reports {
		order[shown(reports[i].ID, maxNameRunes)] = i
	}
	labels := slices.SortedFunc(maps.Keys(m.notes), func(x, y string) int {
		return cmp.Or(order[m.notes[x].Letter]-order[m.notes[y].Letter], len(x)-len(y), strings.Compare(x, y))
	})
	if len(labels) > 0 {
		m.line()
	}
	for _, label := range labels {
		n := m.notes[label]
		whole := passageView{Words: n.Sentence.Whole()}
		m.line("[^", label, "]: ", joined(" ", quoted(whole), joined(", ", escape(n.Outlet), escape(n.Day), m.source(n.Link, ""))))
	}
}
