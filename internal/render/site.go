package render

import (
	"html/template"

	"github.com/headwater-news/headwater/schema"
)

// Site says where the links of a page lead when it is one of many: each report
// then has a page of its own. A nil Site is a page that holds everything.
type Site struct {
	Report  func(ref string, sentence int) string // to a report or, from 1, to a sentence of it
	Compare func(a, b string) string              // to two reports side by side, by ref
}

// Parts are the templates that pages of stories are made of, for pages that
// stand elsewhere.
func Parts() (*template.Template, error) {
	return template.New("parts").Funcs(partFuncs).ParseFS(pageFiles, "html/parts.html", "html/story.html", "html/claim.html", "html/drawn.html", "html/reports.html", "html/compared.html")
}

// hrefOf leads to a report, "" where none is shown.
func (v *viewer) hrefOf(r *schema.Report) string {
	switch {
	case v.site != nil:
		return v.site.Report(r.Ref, 0)
	case v.shown[r.ID]:
		return "#" + anchorName(r.ID)
	}
	return ""
}

// compareOf leads to the texts of an edge side by side, "" where it can't.
func (v *viewer) compareOf(e schema.Edge) string {
	from, to := v.lib.reports[e.From], v.lib.reports[e.To]
	if v.site == nil || from == nil || to == nil {
		return ""
	}
	return v.site.Compare(from.Ref, to.Ref)
}

// sentence leads to the n-th sentence of a report, from 0.
func (s *Site) sentence(r *schema.Report, n int) string {
	if s != nil {
		return s.Report(r.Ref, n+1)
	}
	return "#" + sentenceLabel(r.ID, n)
}

// sizes are those in which a lineage is drawn.
func (s *Site) sizes() []sizes {
	if s != nil {
		return []sizes{phone, large}
	}
	return []sizes{phone, desk}
}

// mostOnSite is how much of each list of a claim's reasons a page of a site
// shows: it has a table of claims, and its readers are many.
const mostOnSite = 8

// most is how much of a list is shown.
func (s *Site) most(page int) int {
	if s != nil {
		return min(page, mostOnSite)
	}
	return page
}
