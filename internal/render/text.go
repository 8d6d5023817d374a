package render

import (
	"cmp"
	"fmt"
	"io"
	"path"

	"github.com/headwater-news/headwater/schema"
)

// TextOptions says what terminal a brief is set for.
type TextOptions struct {
	Width int // columns; 0 when unknown
	Color bool
}

// How much of each list is shown; the JSON has all of it.
const (
	maxStories   = 25
	maxOverview  = 50
	maxClaims    = 12
	maxConflicts = 5
	maxSpeakers  = 10
	maxQuotes    = 3 // of one speaker
	maxWordings  = 2 // of one quote, beside the first
	maxEvents    = 12
	maxNodes     = 20
	maxParents   = 3 // of one text
	maxChanges   = 5
	maxAlone     = 10
	maxReports   = 30
	maxSkipped   = 20
	maxReason    = 400 // columns: what to do about it stands at the end of a reason
	maxLetters   = 8
	maxNames     = 4
)

// Text writes a brief for the terminal. What only one origin stands behind is
// marked in words as well as in colour, so that no terminal loses it.
func Text(w io.Writer, b *schema.Brief, opts TextOptions) error {
	p := newPage(w, opts)
	lib := newLibrary(b)
	told, single := byWeight(b.Stories)
	if len(b.Stories) != 1 {
		overview(p, b, told)
	}
	for i, story := range told[:min(len(told), maxStories)] {
		number := ""
		if len(b.Stories) != 1 {
			number = ordinal(i)
			p.blank()
			p.blank()
		}
		(&sheet{p, newFacts(story, lib)}).story(number)
	}
	if more := len(told) - maxStories; more > 0 {
		p.blank()
		p.more(2, more, "story", "stories")
	}
	singles(p, single, lib.reports)
	skipped(p, b.Skipped)
	return p.out.Flush()
}

// byWeight parts the stories that deserve to be told from those that only one
// report tells; a story that is alone is told in any case.
func byWeight(stories []schema.Story) (told, single []*schema.Story) {
	for i := range stories {
		if s := &stories[i]; len(s.Reports) > 1 || len(stories) == 1 {
			told = append(told, s)
		} else {
			single = append(single, s)
		}
	}
	return told, single
}

func overview(p *page, b *schema.Brief, told []*schema.Story) {
	if len(b.Stories) == 0 {
		p.para(0, run{bold, "No reports, no stories."})
		return
	}
	p.para(0, run{bold, count(len(b.Stories), "story", "stories") + " in " + count(len(b.Reports), "report", "reports")})
	if len(told) == 0 {
		return
	}
	p.blank()
	shown := told[:min(len(told), maxOverview)]
	var sizes, ranges []string
	for _, s := range shown {
		sizes = append(sizes, count(s.Counts.Reports, "report", "reports"))
		ranges = append(ranges, tally(s.Counts.Origins))
	}
	sizes, ranges = aligned(sizes), aligned(ranges)
	for i, s := range shown {
		label := run{plain, sizes[i] + nbsp + nbsp + ranges[i]}
		if s.Counts.Origins.High == 1 {
			label.style = alert
		}
		p.row(p.gutter(label.text), label, []run{{bold, ordinal(i) + s.Title}})
	}
	p.more(2, len(told)-len(shown), "story", "stories")
}

// ordinal numbers the stories of a brief that tells several.
func ordinal(i int) string { return fmt.Sprintf("%d.%s", i+1, nbsp) }

// singles lists the stories of one report, a line or two each.
func singles(p *page, stories []*schema.Story, reports map[string]*schema.Report) {
	if len(stories) == 0 {
		return
	}
	p.blank()
	p.heading("In one report alone", "")
	for _, s := range stories[:min(len(stories), maxOverview)] {
		p.para(2, run{plain, s.Title})
		for _, id := range s.Reports { // at most one
			if r := reports[id]; r != nil {
				p.para(4, run{faint, imprint(r, place(r))})
			}
		}
	}
	p.more(2, len(stories)-maxOverview, "story", "stories")
}

func skipped(p *page, list []schema.Skipped) {
	if len(list) == 0 {
		return
	}
	p.heading("Skipped", "")
	for _, s := range list[:min(len(list), maxSkipped)] {
		where := joined(", ", s.Ref, s.Place)
		p.para(2, run{plain, truncate(where+": "+s.Reason, maxReason)})
	}
	p.more(2, len(list)-maxSkipped, "input", "inputs")
}

// imprint is a report in a line: outlet, day, and what else is told of it.
func imprint(r *schema.Report, more string) string {
	return joined(" · ", text(r.Outlet), published(r.Published), more)
}

// place is where a report was read.
func place(r *schema.Report) string {
	if r.From.Record != nil {
		return fmt.Sprintf("%s, record%s%d", r.From.Path, nbsp, *r.From.Record)
	}
	return r.From.Path
}

// shortName is what a report is called in a narrow place. A file of many reports
// tells none of them from another: then its first words do.
func shortName(r *schema.Report) string {
	name := path.Base(r.From.Path)
	if r.From.Record != nil {
		name = cmp.Or(shown(firstRunes(r.Text, maxTitleRunes), maxNameRunes), name)
	}
	return cmp.Or(text(r.Outlet), text(r.Title), name)
}
