// Package extract turns a record into a report: it takes the text out of a
// page, finds the title, and marks what on the page is no part of the report.
//
// Text is never changed: furniture is marked where it stands (furniture.go
// tells in what order, rules.go by which signs, phrases.go by which words), so
// that offsets hold and a wrong mark can be seen.
package extract

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

var errNoText = errors.New("it has no text: leave it out")

// Report turns a record into a report. An error says why there is none in it,
// and what to do.
func Report(rec read.Record) (report.Report, error) {
	rep := report.Report{
		Ref: rec.Ref, Path: rec.Path, Record: rec.Number, Sum: rec.Sum,
		URL: rec.URL, Outlet: rec.Outlet, Title: rec.Title, Language: rec.Language,
		Published: rec.Published,
		Text:      rec.Content,
		Limits:    rec.Limits,
	}
	if rec.Form == read.HTML {
		page, err := extractPage(rec.Content, rec.URL)
		if err != nil {
			return report.Report{}, err
		}
		fill(&rep, page)
	}
	if strings.TrimSpace(rep.Text) == "" {
		return report.Report{}, errNoText
	}
	mark(&rep)
	if rep.Outlet == "" {
		rep.Outlet = host(rep.URL)
	}
	return rep, nil
}

// maxLines is how many lines of a text are looked at as a page. No report has
// as many.
const maxLines = 50_000

// mark finds the credits, the furniture and, unless it was given, the title.
func mark(rep *report.Report) {
	if strings.Count(rep.Text, "\n") >= maxLines {
		rep.Limits = append(slices.Clip(rep.Limits), fmt.Sprintf("furniture was not looked for: the text has more than %d lines", maxLines))
		return
	}
	lines := lay(rep.Text)
	rep.Credits = credits(lines)
	marks, headline := furniture(lines, rep.Title)
	rep.Furniture = marks
	rep.Title = first(rep.Title, headline)
}

// fill completes a report from its page. What the record says of itself goes
// before what the page says.
func fill(rep *report.Report, page article) {
	rep.URL = first(rep.URL, page.url)
	rep.Outlet = first(rep.Outlet, page.outlet)
	rep.Title = first(rep.Title, withoutSite(page.title, page.outlet))
	rep.Language = first(rep.Language, page.language)
	if !rep.Published.Days.Known() {
		rep.Published = page.published
	}
	rep.Text = withoutTitle(page.text, rep.Title)
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
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

// withoutTitle drops the headline that a page's text begins with: it is given
// apart.
func withoutTitle(text, title string) string {
	head, rest, _ := strings.Cut(text, "\n\n")
	if rest == "" || title == "" {
		return text
	}
	h, t := newLine(head, report.Span{End: len(head)}), newLine(title, report.Span{End: len(title)})
	if !strings.Contains(head, "\n") && repeats(&h, &t, false) {
		return rest
	}
	return text
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
