package render

import (
	"bytes"
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
	return template.New("parts").Funcs(partFuncs).ParseFS(pageFiles, "html/parts.html", "html/story.html", "html/claim.html", "html/drawn.html", "html/reports.html", "html/compared.html", "html/checked.html")
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

// siteNodes is how many texts of a lineage a page of a site draws.
const siteNodes = 48

// nodes is how many texts of a lineage are drawn.
func (s *Site) nodes() int {
	if s != nil {
		return siteNodes
	}
	return pageNodes
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

// NewComparisonPage is what the templates "comparison-head" and
// "comparison-body" set.
func NewComparisonPage(c *schema.Comparison, site *Site) any {
	v := newComparisonView(newComparison(c))
	v.Sides[0].Page, v.Sides[1].Page = site.Report(c.A.Ref, 0), site.Report(c.B.Ref, 0)
	return v
}

// Style is the style sheet of every page, and PassageStyle what a comparison
// needs beside it.
func Style() []byte { return mustStyle("html/style.css") }

// PassageStyle marks a passage on one side while it is pointed at on the other.
func PassageStyle() []byte { return bytes.TrimPrefix(comparisonStyle(mostMarked), Style()) }

func mustStyle(name string) []byte {
	b, err := pageFiles.ReadFile(name)
	if err != nil {
		panic(err) // the files are embedded
	}
	return b
}

// Range is a range of origins as the template "range" sets it.
func Range(low, high int) any { return newRange(schema.Range{Low: low, High: high}) }

// Visible makes text that an outlet wrote safe for a page and short enough for
// a title.
func Visible(text string) string { return shown(text, maxTitleRunes) }

// Lines makes text that an outlet wrote safe for a page, line ends kept.
func Lines(text string) string { return visible(text) }

// Imprint is who published a report and when.
func Imprint(outlet *string, p schema.Published) string {
	return shown(joined(" · ", text(outlet), published(p)), maxTitleRunes)
}
