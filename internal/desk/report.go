package desk

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
)

// reportPage is one report, in its present version or an earlier one.
type reportPage struct {
	chrome
	render.ReportPage
	Ref, RawOutlet       string
	Story                archive.Story
	StoryPath, StoryName string
	Versions             []versionView
	Old                  *oldVersion
}

type versionView struct {
	Number int
	When   momentView
	Href   string
	Shown  bool
}

// oldVersion is the text of a version that another took the place of.
type oldVersion struct {
	Number     int
	Title      string
	Paragraphs []string
	Cut        string
}

// oldRunes is how much of an earlier version is shown.
const oldRunes = 200_000

func (d *Desk) report(w http.ResponseWriter, r *http.Request) error {
	ref := r.URL.Query().Get("ref")
	s, err := d.archive.StoryOf(r.Context(), ref)
	if err != nil {
		return err
	}
	b, err := d.brief(r.Context(), s)
	if err != nil {
		return err
	}
	page, ok := render.NewReportPage(b, ref, site)
	if !ok {
		return archive.ErrUnknown
	}
	p := reportPage{ReportPage: page, Ref: ref, Story: s, StoryPath: storyPath(s.ID), StoryName: render.Visible(s.Title)}
	for _, x := range b.Reports {
		if x.Ref == ref && x.Outlet != nil {
			p.RawOutlet = *x.Outlet
		}
	}
	title := page.Report.Title
	if title == "" {
		title = page.Report.Name
	}
	p.chrome = d.chrome(title, "stories")
	if err := d.versions(r, &p); err != nil {
		return err
	}
	return d.write(w, r, http.StatusOK, "report.html", p)
}

// versions lists the versions of a report, and shows the one asked for.
func (d *Desk) versions(r *http.Request, p *reportPage) error {
	versions, err := d.archive.Versions(r.Context(), p.Ref)
	if err != nil {
		return err
	}
	wanted := len(versions)
	if s := r.URL.Query().Get("version"); s != "" {
		if wanted, err = strconv.Atoi(s); err != nil {
			return &wrong{"The version must be a number."}
		}
	}
	for i, v := range versions {
		last := i == len(versions)-1
		view := versionView{Number: v.Number, When: moment(v.Added), Href: reportPath(p.Ref, 0), Shown: v.Number == wanted || last && wanted >= v.Number}
		if !last {
			view.Href = versionPath(p.Ref, v.Number)
			if view.Shown {
				p.Old = newOld(v)
			}
		}
		p.Versions = append(p.Versions, view)
	}
	if len(versions) < 2 {
		p.Versions = nil
	}
	return nil
}

func newOld(v archive.Version) *oldVersion {
	text := []rune(v.Report.Text)
	o := &oldVersion{Number: v.Number, Title: render.Visible(v.Report.Title)}
	if left := len(text) - oldRunes; left > 0 {
		text, o.Cut = text[:oldRunes], "… and "+plural(left, "more character", "more characters")
	}
	for _, p := range strings.Split(string(text), "\n\n") {
		if p = render.Lines(p); strings.TrimSpace(p) != "" {
			o.Paragraphs = append(o.Paragraphs, p)
		}
	}
	return o
}
