package desk

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/coverage"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

// storyPage is one story.
type storyPage struct {
	chrome
	render.StoryPage
	ID      string
	Bar     bar
	Judged  []decisionView
	Been    bool          // on a visit before this one
	Fresh   []arrivalView // that came since then
	Then    string        // the address of the story as it stood then
	Past    []pastView
	Older   int // versions that are not listed
	Shown   []render.Covered
	Kind    string // the kind of report that the list is narrowed to
	Kinds   []kindLink
	Reports int
	All     string // the address of the page with all reports, where it shows some of them
	Left    int    // reports that are not shown
	Export  string // the address that exports begin with
}

type kindLink struct {
	Kind, Href string
	N          int
	On         bool
}

type arrivalView struct {
	render.Covered
	When    momentView
	Changed bool // it is a new version of a report that was there
}

func (d *Desk) story(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	s, err := d.archive.Find(r.Context(), id)
	if err != nil {
		return err
	}
	if s.ID != id {
		http.Redirect(w, r, storyPath(s.ID), http.StatusSeeOther)
		return nil
	}
	kind := r.URL.Query().Get("kind")
	if _, known := kinds[kind]; !known {
		kind = ""
	}
	arrivals, err := d.arrivals(r.Context(), s)
	if err != nil {
		return err
	}
	// All that the page shows changes with the story's version: its reports, what
	// became of it, and what people decided of it.
	key := bodyKey{storyKey: storyKey{s.Num, s.Version}, kind: kind, all: r.URL.Query().Has("all"), seen: seenOf(arrivals, d.visit(w, r, s))}
	ctx := context.WithoutCancel(r.Context()) // others may wait for it
	p, err := d.latest(r.Context(), key, func() (page, error) {
		p, err := d.storyPage(ctx, s, arrivals, key)
		if err != nil {
			return page{}, err
		}
		return d.set("story.html", p)
	})
	if err != nil {
		return err
	}
	p.send(w, r, http.StatusOK)
	return nil
}

// storyKey is a story as it was at a time.
type storyKey struct {
	num     int64
	version int
}

// bodyKey is what the page of a story hangs on.
type bodyKey struct {
	storyKey
	kind string
	all  bool
	seen seen
	then int64 // the time of which it is; 0 for now
}

// kinds are those that the list of reports can be narrowed to.
var kinds = map[string]coverage.Kind{"original": coverage.Original, "rewritten": coverage.Rewritten, "copied": coverage.Copied, "unknown": coverage.Unknown}

func (d *Desk) storyPage(ctx context.Context, s archive.Story, arrivals []archive.Arrival, key bodyKey) (*storyPage, error) {
	b, err := d.brief(ctx, s)
	if err != nil {
		return nil, err
	}
	p := &storyPage{StoryPage: render.NewStoryPage(b, site), ID: s.ID, Export: "/api/v1/stories/" + url.PathEscape(s.ID), Bar: newBar(coverage.Count(&b.Stories[0])), Reports: s.Reports}
	p.chrome = d.chrome(p.Story.Title, "stories")
	p.Live = s.ID
	p.narrow(key.kind)
	if left := len(p.Shown) - shownReports; left > 0 && !key.all {
		p.Shown, p.Left, p.All = p.Shown[:shownReports], left, listPath(s.ID, key.kind, true)
	}
	if p.Been = key.seen.been; key.seen.upto > 0 {
		p.Fresh, p.Then = p.since(arrivals, key.seen.upto), thenPath(s.ID, key.seen.upto)
	}
	turns, err := d.archive.Turns(ctx, s)
	if err != nil {
		return nil, err
	}
	p.Past, p.Older = storyVersions(s.ID, arrivals, turns)
	p.Judged, err = d.judgedOn(ctx, b)
	return p, err
}

// arrivals are those of a story, from the cache if they are there.
func (d *Desk) arrivals(ctx context.Context, s archive.Story) ([]archive.Arrival, error) {
	return d.arrived.get(ctx, storyKey{s.Num, s.Version}, func() ([]archive.Arrival, error) {
		return d.archive.Arrivals(context.WithoutCancel(ctx), s)
	})
}

// brief is the brief of one story, from the cache if it is there.
func (d *Desk) brief(ctx context.Context, s archive.Story) (*schema.Brief, error) {
	return d.stories.get(ctx, storyKey{s.Num, s.Version}, func() (*schema.Brief, error) {
		defer d.counted.Add(1)
		return d.archive.Story(context.WithoutCancel(ctx), s.ID, headwater.Options{}) // others may wait for it
	})
}

// shownReports is how many reports of a story its page lists unless asked for
// all.
const shownReports = 60

// listPath leads to the list of a story's reports, of one kind unless that is
// "".
func listPath(id, kind string, all bool) string {
	q := url.Values{}
	if kind != "" {
		q.Set("kind", kind)
	}
	if all {
		q.Set("all", "1")
	}
	path := storyPath(id)
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path + "#coverage"
}

// narrow picks the reports of a kind.
func (p *storyPage) narrow(kind string) {
	for _, part := range p.Bar.Parts {
		href := listPath(p.ID, part.Kind, false)
		if part.Kind == kind {
			href = listPath(p.ID, "", false)
			p.Kind = kind
		}
		p.Kinds = append(p.Kinds, kindLink{part.Kind, href, part.N, part.Kind == kind})
	}
	for _, c := range p.StoryPage.Reports {
		if p.Kind == "" || c.Kind == p.Kind {
			p.Shown = append(p.Shown, c)
			continue
		}
		for _, twin := range c.Same {
			if twin.Kind == p.Kind {
				p.Shown = append(p.Shown, twin)
			}
		}
	}
}

// since lists what came after a time, the last first; of a report its last
// version alone.
func (p *storyPage) since(arrivals []archive.Arrival, upto int64) []arrivalView {
	byRef := map[string]render.Covered{}
	for _, c := range p.StoryPage.Reports {
		for _, x := range append([]render.Covered{c}, c.Same...) {
			byRef[x.Ref] = x
		}
	}
	var out []arrivalView
	for _, a := range slices.Backward(arrivals) {
		if a.Added <= upto {
			break
		}
		if c, ok := byRef[a.Ref]; ok {
			out = append(out, arrivalView{Covered: c, When: moment(a.Added), Changed: a.Version > 1})
			delete(byRef, a.Ref)
		}
	}
	return out
}
