package brief

import (
	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/schema"
)

// Hit writes a report that a search found: the id of its story, and the stretch
// of its text that shows why.
func Hit(r *report.Report, story string, snippet report.Span) schema.Hit {
	at := codepoint.NewIndex(r.Text)
	return schema.Hit{
		Report: r.Ref, Title: known(r.Title), Outlet: known(r.Outlet), Published: published(r.Published), Story: story,
		Snippet: schema.Snippet{Text: snippet.In(r.Text), Start: at.Rune(snippet.Start), End: at.Rune(snippet.End)},
	}
}
