package extract

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

// The bounds of a page. The largest that outlets serve have a few thousand
// tags; nesting is bounded to 512 by the parser.
const (
	maxPage = 8 << 20
	maxTags = 60_000
)

var errNoArticle = errors.New("no report was found in the page: save its text")

// article is what a page holds.
type article struct {
	text, title, outlet, url, language string
	captions                           []report.Span // of text
	credits                            []string
	published                          report.Published
}

// extractPage finds the report in a page. The libraries it stands on were not
// written for hostile pages: a panic of theirs is an error here.
func extractPage(page, address string) (a article, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the page can't be understood (%v): save its text", p)
		}
	}()
	if err := bounded(page, "page"); err != nil {
		return a, err
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return a, fmt.Errorf("the page can't be understood (%w): save its text", err)
	}
	opts := trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled, // asked below, for the clock too
	}
	if u, err := url.Parse(address); err == nil && u.IsAbs() {
		opts.OriginalURL = u
	}
	published, data := pageDay(doc, address), linkedData(doc)
	credits := pageCredits(doc, data)
	prune(doc)
	mend(doc)
	own := marked(doc)
	found, err := library(doc, page, opts)
	if err != nil {
		return a, err
	}
	m := found.Metadata
	text, captions := render(found.ContentNode)
	if closer(text, own) {
		text, captions = own, nil
	}
	if fuller, ok := fullerBody(text, articleBody(data, 0)); ok {
		text, captions = fuller, nil
	}
	return article{
		text:      text,
		captions:  captions,
		credits:   credits,
		title:     strings.Join(strings.Fields(m.Title), " "),
		outlet:    siteName(m.Sitename),
		url:       m.URL,
		language:  m.Language,
		published: published,
	}, nil
}

// library asks trafilatura for the report in a pruned page, and in the page as
// it was where too little is left.
func library(pruned *html.Node, page string, opts trafilatura.Options) (*trafilatura.ExtractResult, error) {
	found, err := trafilatura.ExtractDocument(pruned, opts)
	if err == nil && found.ContentNode != nil && len(units(found.ContentText)) >= minWords {
		return found, nil
	}
	if whole, e := html.Parse(strings.NewReader(page)); e == nil {
		if more, e := trafilatura.ExtractDocument(whole, opts); e == nil && more.ContentNode != nil {
			return more, nil
		}
	}
	if err != nil || found.ContentNode == nil {
		return nil, errNoArticle
	}
	return found, nil
}

// siteName is the first of the names that a page gives its site.
func siteName(s string) string {
	name, _, _ := strings.Cut(s, ";")
	return strings.Join(strings.Fields(name), " ")
}

// pageDay is when a page says that it was published: in its metadata, its
// linked data, its time elements or its address. Running text is not searched:
// the days in it are those of the event.
func pageDay(doc *html.Node, address string) report.Published {
	found, err := htmldate.FromDocument(doc, htmldate.Options{
		URL:                 address,
		ExtractTime:         true,
		UseOriginalDate:     true,
		SkipExtensiveSearch: true,
		DeferUrlExtractor:   true, // an address has no clock
		MinDate:             time.Date(1971, 1, 1, 0, 0, 0, 0, time.UTC),
		MaxDate:             time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), // not today: the same page must give the same day
	})
	if err != nil || found.IsZero() || found.DateTime.Year() < 1971 { // a zero clock is no day
		return report.Published{Basis: report.Unknown}
	}
	p := report.Published{Days: calendar.Single(calendar.Of(found.DateTime)), Basis: report.Stated}
	switch {
	case found.HasTime && found.HasTimezone:
		p.Clock = found.DateTime.Format(time.RFC3339)
	case found.HasTime:
		p.Clock = found.DateTime.Format("2006-01-02T15:04:05")
	}
	return p
}
