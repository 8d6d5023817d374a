// Package extract turns a record into a report: it takes the text out of a
// page, finds the title, and marks what on the page is no part of the report.
//
// Text is never changed: furniture is marked where it stands (furniture.go
// tells in what order, rules.go by which signs, phrases.go by which words), so
// that offsets hold and a wrong mark can be seen.
package extract

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

var errNoText = errors.New("it has no text: leave it out")

// Report turns a record into a report. An error says why there is none in it,
// and what to do. A panic is one too: who watches feeds must outlive any record.
func Report(rec read.Record) (rep report.Report, err error) {
	defer parallel.Catch(&err)
	rep = report.Report{
		Ref: rec.Ref, Path: rec.Path, Record: rec.Number, Sum: rec.Sum,
		URL: rec.URL, Outlet: rec.Outlet, Title: rec.Title, Language: rec.Language,
		Published: rec.Published,
		Text:      rec.Content,
		Limits:    rec.Limits,
	}
	var captions []report.Span
	beside := besideText(rec)
	switch rec.Form {
	case read.HTML:
		page, err := extractPage(rec.Content, rec.URL)
		if err != nil {
			return report.Report{}, err
		}
		fill(&rep, page, rec)
		captions, beside = page.captions, append(beside, page.credits...)
	case read.Fragment:
		text, marked, err := extractFragment(rec.Content)
		if err != nil {
			return report.Report{}, err
		}
		rep.Text, captions = text, marked
	}
	if strings.TrimSpace(rep.Text) == "" {
		return report.Report{}, errNoText
	}
	rep.Text, captions = withoutTitle(rep.Text, captions, rep.Title, rec.Form)
	mark(&rep, captions)
	rep.Credits = together(beside, rep.Credits)
	if rep.Outlet == "" {
		rep.Outlet = host(rep.URL)
	}
	if !rep.Published.Days.Known() {
		if day, ok := dayOfAddress(rep.URL); ok {
			rep.Published = day
		}
	}
	return rep, nil
}

// maxLines is how many lines of a text are looked at as a page. No report has
// as many.
const maxLines = 50_000

// mark finds the credits, the furniture and, unless they were given, title and day.
// What the page itself calls a caption is one, whatever its words.
func mark(rep *report.Report, captions []report.Span) {
	if strings.Count(rep.Text, "\n") >= maxLines {
		rep.Limits = append(slices.Clip(rep.Limits), fmt.Sprintf("furniture was not looked for: the text has more than %d lines", maxLines))
		return
	}
	lines := lay(rep.Text)
	markCaptions(lines, captions)
	rep.Credits = credits(lines)
	page, agency := furniture(lines, rep.Title)
	rep.Furniture = page.marks()
	if agency != "" && !slices.Contains(rep.Credits, agency) {
		rep.Credits = append(rep.Credits, agency)
	}
	rep.Title = cmp.Or(rep.Title, page.headline())
	if rep.URL == "" {
		rep.Outlet = cmp.Or(rep.Outlet, page.outlet)
	}
	if day, ok := page.headDay(); ok && !rep.Published.Days.Known() {
		rep.Published = day
	}
}

// fill completes a report from its page. What the record says of itself goes
// before what the page says.
func fill(rep *report.Report, page article, rec read.Record) {
	rep.URL = cmp.Or(rep.URL, page.url)
	rep.Outlet = cmp.Or(rep.Outlet, page.outlet)
	rep.Title = cmp.Or(rep.Title, withoutSite(page.title, page.outlet), rec.Listed)
	rep.Language = cmp.Or(rep.Language, page.language)
	if !rep.Published.Days.Known() && (rec.Captured == 0 || page.published.Days.First <= rec.Captured+1) {
		rep.Published = page.published // unless the page was captured before that day
	}
	rep.Text = page.text
}

// withoutSite takes the outlet's name off the end of a page's title.
func withoutSite(title, outlet string) string {
	if cut := strings.LastIndexAny(title, "-|–—"); cut > 0 && outlet != "" {
		if strings.EqualFold(strings.TrimLeft(title[cut:], "-|–— "), outlet) {
			return strings.TrimRight(title[:cut], "-|–— ")
		}
	}
	return title
}

// withoutTitle drops the headline that the text of a page or of a feed's item
// begins with: it is given apart.
func withoutTitle(text string, captions []report.Span, title string, form read.Form) (string, []report.Span) {
	head, rest, _ := strings.Cut(text, "\n\n")
	if form == read.Plain || rest == "" || title == "" || strings.Contains(head, "\n") {
		return text, captions
	}
	h, t := newLine(head, report.Span{End: len(head)}), newLine(title, report.Span{End: len(title)})
	if !repeats(&h, &t, false) && !slices.Equal(h.words, t.words) {
		return text, captions
	}
	cut := len(text) - len(rest)
	kept := captions[:0]
	for _, c := range captions {
		if c.Start >= cut {
			kept = append(kept, report.Span{Start: c.Start - cut, End: c.End - cut})
		}
	}
	return rest, kept
}

// markCaptions marks the lines that stand in captions. Both are in order.
func markCaptions(lines []line, captions []report.Span) {
	for i := range lines {
		for len(captions) > 0 && captions[0].End < lines[i].End {
			captions = captions[1:]
		}
		if len(captions) > 0 && captions[0].Contains(lines[i].Span) {
			lines[i].kind = report.Caption
		}
	}
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
