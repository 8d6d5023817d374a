package render

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// How much of a report a page of its own shows.
const (
	reportRunes = 200_000
	reportRows  = 300 // of each list below the text
)

// ReportPage is a report on a page of its own: its text with all that was found
// in it marked, and lists of it.
type ReportPage struct {
	Report       reportView
	Outlet       string
	Paragraphs   [][]MarkedRun
	Passages     []PassageRow
	Attributions []AttributionRow
	Times        []TimeRow
	Cut          string // what is not shown
}

// MarkedRun is a sentence, or what stands between sentences.
type MarkedRun struct {
	ID     string // of the sentence: "s3"
	Pieces []MarkedPiece
}

// MarkedPiece is a stretch of text that is marked in one way. Marks lie over
// each other, so a piece may be of several classes.
type MarkedPiece struct {
	Class string
	IDs   []string // of the marks that begin with it
	Text  string
	Notes []string // numbers of the passages that end with it
}

// PassageRow is a passage of the report and who else has it.
type PassageRow struct {
	Number, Form string
	Quote        passageView
	Others       []PassagePlace
	More         string
}

// PassagePlace is another report with a passage.
type PassagePlace struct{ Letter, Outlet, Form, Href, Compare string }

// AttributionRow is who is said to have said what.
type AttributionRow struct {
	Number, Source, Cue, Content, Act, Mode string
	Chain                                   []nameView
	Lang                                    string
}

// TimeRow is words that tell a time, and the time.
type TimeRow struct{ Number, Words, Value, Kind, Basis, Lang string }

// NewReportPage is the page of one report of a brief, given by its ref; false
// if it has none of that ref.
func NewReportPage(b *schema.Brief, ref string, site *Site) (ReportPage, bool) {
	i := slices.IndexFunc(b.Reports, func(r schema.Report) bool { return r.Ref == ref })
	if i < 0 {
		return ReportPage{}, false
	}
	r := &b.Reports[i]
	p := &marker{viewer: newViewer(b, nil, site), report: r}
	p.end = min(p.lib.index(r.ID).Len(), reportRunes)
	out := ReportPage{Report: p.viewer.report(r, false), Outlet: shown(text(r.Outlet), maxNameRunes)}
	out.Report.Blocks = nil
	for k := range b.Stories {
		out.Passages = append(out.Passages, p.passages(&b.Stories[k])...)
	}
	out.Attributions, out.Times = p.attributions(), p.times()
	for _, q := range r.Quotes {
		p.mark("quoted", q.Start, q.End, "")
	}
	for _, f := range r.Furniture {
		p.mark("furniture", f.Start, f.End, "")
	}
	out.Paragraphs = p.text()
	if left := p.lib.index(r.ID).Len() - p.end; left > 0 {
		out.Cut = "… and " + count(left, "more character", "more characters") + " in the JSON"
	}
	return out, true
}

// marker gathers the marks of a report's text.
type marker struct {
	*viewer
	report *schema.Report
	end    int // code points that are shown
	marks  []layer
}

// layer is one mark.
type layer struct {
	start, end int
	class, id  string
	note       string // number of the passage
}

func (p *marker) mark(class string, start, end int, id string) {
	if 0 <= start && start < end && end <= p.end {
		p.marks = append(p.marks, layer{start, end, class, id, ""})
	}
}

func (p *marker) words(start, end int) string {
	words, _ := p.lib.index(p.report.ID).Slice(start, end)
	return words
}

// passages lists and marks what the report shares with others of a story.
func (p *marker) passages(s *schema.Story) []PassageRow {
	var out []PassageRow
	for _, passage := range s.Passages {
		at := slices.IndexFunc(passage.Witnesses, func(w schema.Witness) bool { return w.Report == p.report.ID })
		if at < 0 || len(out) >= reportRows {
			continue
		}
		w := passage.Witnesses[at]
		row := PassageRow{Number: fmt.Sprint(len(out) + 1), Form: shown(w.Form, maxNameRunes), Quote: passageView{Words: shown(p.words(w.Start, w.End), maxQuoteRunes), Lang: languageOf(p.report)}}
		seen := map[string]bool{p.report.ID: true}
		left := 0
		for _, o := range passage.Witnesses {
			r := p.lib.reports[o.Report]
			if r == nil || seen[o.Report] {
				continue
			}
			seen[o.Report] = true
			if len(row.Others) >= pageEvidence {
				left++
				continue
			}
			n := sentenceAt(r, schema.Evidence{Report: o.Report, Start: o.Start, End: o.End})
			row.Others = append(row.Others, PassagePlace{
				Letter: shown(o.Report, maxNameRunes), Outlet: shown(shortName(r), maxNameRunes), Form: shown(o.Form, maxNameRunes),
				Href: p.site.Report(r.Ref, n+1), Compare: p.site.Compare(p.report.Ref, r.Ref),
			})
		}
		row.More = more(left, "report", "reports")
		id := "p" + row.Number
		for _, x := range passage.Witnesses {
			if x.Report == p.report.ID && 0 <= x.Start && x.Start < x.End && x.End <= p.end {
				p.marks = append(p.marks, layer{x.Start, x.End, "passage " + classOfForm(x.Form), id, row.Number})
				id = ""
			}
		}
		out = append(out, row)
	}
	return out
}

func classOfForm(form string) string {
	switch form {
	case "verbatim", "reworded":
		return form
	}
	return "part"
}

// attributions lists and marks who is said to have said what.
func (p *marker) attributions() []AttributionRow {
	var out []AttributionRow
	for _, a := range p.report.Attributions[:min(len(p.report.Attributions), reportRows)] {
		n := fmt.Sprint(len(out) + 1)
		id := "a" + n
		for _, part := range []struct {
			class string
			spans []schema.Span
		}{{"source", a.Source}, {"cue", a.Cue}, {"content", a.Content}} {
			for _, s := range part.spans {
				p.mark(part.class, s.Start, s.End, id)
				id = ""
			}
		}
		row := AttributionRow{
			Number: n, Source: p.joined(a.Source), Cue: p.joined(a.Cue), Content: p.joined(a.Content),
			Act: shown(a.Act, maxNameRunes), Mode: shown(a.Mode, maxNameRunes), Lang: languageOf(p.report),
		}
		for _, l := range a.Chain[:min(len(a.Chain), pageNames)] {
			row.Chain = append(row.Chain, nameView{cmp.Or(shown(l.Name, maxNameRunes), "not named"), shown(l.Kind, maxNameRunes)})
		}
		out = append(out, row)
	}
	return out
}

func (p *marker) joined(spans []schema.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, shown(p.words(s.Start, s.End), maxQuoteRunes))
	}
	return strings.Join(parts, " … ")
}

// times lists and marks words that tell a time.
func (p *marker) times() []TimeRow {
	var out []TimeRow
	for _, t := range p.report.Times[:min(len(p.report.Times), reportRows)] {
		n := fmt.Sprint(len(out) + 1)
		p.mark("time", t.Start, t.End, "t"+n)
		out = append(out, TimeRow{Number: n, Words: shown(p.words(t.Start, t.End), maxNameRunes), Value: shown(timeWords(&t), maxTitleRunes), Kind: shown(t.Type, maxNameRunes), Basis: shown(t.Basis, maxTitleRunes), Lang: languageOf(p.report)})
	}
	return out
}

// timeWords says what time an expression tells: its days, or what is known of
// them and which they may be. A duration or a set is told as TIMEX3 writes it.
func timeWords(t *schema.Time) string {
	switch {
	case t.Interval != nil:
		return days(t.Interval.Start, t.Interval.End)
	case len(t.Candidates) > 0:
		return openDay(t.Value) + ", perhaps " + strings.Join(t.Candidates[:min(len(t.Candidates), pageNames)], " or ")
	case strings.HasPrefix(t.Value, "XXXX"):
		return openDay(t.Value)
	}
	return t.Value
}

// text cuts the text at blank lines into paragraphs, these at the edges of
// sentences into runs, and runs at the edges of marks into pieces.
func (p *marker) text() [][]MarkedRun {
	begins, ends := map[int][]layer{}, map[int][]layer{}
	cuts := map[int]bool{0: true, p.end: true}
	for _, m := range p.marks {
		begins[m.start], ends[m.end] = append(begins[m.start], m), append(ends[m.end], m)
		cuts[m.start], cuts[m.end] = true, true
	}
	sentence := map[int]int{} // by place, the sentence that begins there, from 1; 0 where one ends
	for n, s := range p.report.Sentences {
		if s.Start < s.End && s.End <= p.end {
			sentence[s.Start] = n + 1
			cuts[s.Start], cuts[s.End] = true, true
			if _, next := sentence[s.End]; !next {
				sentence[s.End] = 0
			}
		}
	}
	active := map[string]int{} // by class, how many marks lie over the place
	out := newParagraphs()
	places := slices.Sorted(maps.Keys(cuts))
	for i, at := range places[:max(len(places)-1, 0)] {
		if n, cut := sentence[at]; cut {
			out.begin(n)
		}
		for _, m := range ends[at] {
			active[m.class]--
		}
		piece := MarkedPiece{}
		for _, m := range begins[at] {
			active[m.class]++
			if m.id != "" {
				piece.IDs = append(piece.IDs, m.id)
			}
		}
		piece.Class = classes(active)
		out.add(piece, p.words(at, places[i+1]))
		for _, m := range ends[places[i+1]] {
			out.note(m.note)
		}
	}
	out.close()
	return out.done
}

// paragraphs is a text as it is set.
type paragraphs struct {
	done [][]MarkedRun
	open []MarkedRun // never empty: the last run is the one that grows
}

func newParagraphs() *paragraphs { return &paragraphs{open: []MarkedRun{{}}} }

func (p *paragraphs) run() *MarkedRun { return &p.open[len(p.open)-1] }

// begin begins a run: that of the n-th sentence, or with 0 of what is none.
func (p *paragraphs) begin(n int) {
	p.open = append(p.open, MarkedRun{})
	if n > 0 {
		p.run().ID = fmt.Sprint("s", n)
	}
}

// add adds words under the marks of a piece, which is cut where they hold a
// blank line. The first piece alone has the ids.
func (p *paragraphs) add(piece MarkedPiece, words string) {
	for k, part := range strings.Split(strings.ReplaceAll(words, "\r\n", "\n"), "\n\n") {
		if k > 0 {
			p.close()
		}
		next := piece
		if next.Text = visible(part); len(p.run().Pieces) == 0 && len(p.open) == 1 {
			next.Text = strings.TrimLeft(next.Text, " \n")
		}
		if next.Text != "" {
			p.run().Pieces = append(p.run().Pieces, next)
			piece.IDs = nil
		}
	}
}

// note sets a note after the last piece, if there is one and something to note.
func (p *paragraphs) note(words string) {
	if pieces := p.run().Pieces; words != "" && len(pieces) > 0 {
		last := &pieces[len(pieces)-1]
		last.Notes = append(last.Notes, words)
	}
}

// close ends a paragraph; one without a piece is left out.
func (p *paragraphs) close() {
	if slices.ContainsFunc(p.open, func(r MarkedRun) bool { return len(r.Pieces) > 0 }) {
		p.done = append(p.done, p.open)
	}
	p.open = []MarkedRun{{}}
}

// classes lists the classes of the marks that lie over a place.
func classes(active map[string]int) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(active)) {
		if active[name] > 0 {
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}
