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
	Turns   []turnView
	Judged  []decisionView
	Looked  *momentView
	Fresh   []arrivalView // that came since
	Shown   []render.Covered
	Kind    string // the kind of report that the list is narrowed to
	Kinds   []kindLink
	Reports int
	Export  string // the address that exports begin with
}

type kindLink struct {
	Kind, Href string
	N          int
	On         bool
}

// turnView is something that became of the story.
type turnView struct {
	When        momentView
	What, Other string
	Href        string
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
	f, err := parseFilter(r)
	if err != nil {
		return err
	}
	kind := r.URL.Query().Get("kind")
	if _, known := kinds[kind]; !known {
		kind = ""
	}
	// All that the page shows changes with the story's version: its reports, what
	// became of it, and what people decided of it.
	body, err := d.bodies.get(r.Context(), bodyKey{storyKey{s.Num, s.Version}, kind, f.Looked}, func() ([]byte, error) {
		p, err := d.storyPage(context.WithoutCancel(r.Context()), s, kind, f.Looked) // others may wait for it
		if err != nil {
			return nil, err
		}
		return d.set("story.html", p)
	})
	if err != nil {
		return err
	}
	send(w, r, http.StatusOK, body)
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
	kind   string
	looked int64
}

// kinds are those that the list of reports can be narrowed to.
var kinds = map[string]coverage.Kind{"original": coverage.Original, "rewritten": coverage.Rewritten, "copied": coverage.Copied, "unknown": coverage.Unknown}

func (d *Desk) storyPage(ctx context.Context, s archive.Story, kind string, looked int64) (*storyPage, error) {
	b, err := d.brief(ctx, s)
	if err != nil {
		return nil, err
	}
	p := &storyPage{StoryPage: render.NewStoryPage(b, site), ID: s.ID, Export: "/api/v1/stories/" + url.PathEscape(s.ID), Bar: newBar(coverage.Count(&b.Stories[0])), Reports: s.Reports}
	p.chrome = d.chrome(p.Story.Title, "stories")
	p.Live = s.ID
	p.narrow(kind)
	if err := d.sinceLooked(ctx, s, looked, p); err != nil {
		return nil, err
	}
	turns, err := d.archive.Turns(ctx, s)
	if err != nil {
		return nil, err
	}
	for _, t := range slices.Backward(turns) {
		v := turnView{When: moment(t.Added), What: t.What, Other: t.Other}
		if t.Story != s.ID {
			v.Other, v.What = t.Story, map[string]string{"merged into": "took in", "split from": "gave off"}[t.What]
		}
		v.Href = storyPath(v.Other)
		p.Turns = append(p.Turns, v)
	}
	p.Judged, err = d.judgedOn(ctx, b)
	return p, err
}

// brief is the brief of one story, from the cache if it is there.
func (d *Desk) brief(ctx context.Context, s archive.Story) (*schema.Brief, error) {
	b, err := d.stories.get(ctx, storyKey{s.Num, s.Version}, func() (*schema.Brief, error) {
		return d.archive.Story(context.WithoutCancel(ctx), s.ID, headwater.Options{}) // others may wait for it
	})
	if err == nil && len(b.Stories) != 1 {
		err = archive.ErrUnknown // its reports went elsewhere meanwhile
	}
	return b, err
}

// narrow picks the reports of a kind.
func (p *storyPage) narrow(kind string) {
	for _, part := range p.Bar.Parts {
		href := storyPath(p.ID) + "?kind=" + part.Kind + "#coverage"
		if part.Kind == kind {
			href = storyPath(p.ID) + "#coverage"
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

// sinceLooked lists what came to a story since the visitor looked.
func (d *Desk) sinceLooked(ctx context.Context, s archive.Story, looked int64, p *storyPage) error {
	if looked == 0 {
		return nil // there is nothing to compare with
	}
	m := moment(looked)
	p.Looked = &m
	entries, err := d.archive.Entries(ctx, s)
	if err != nil {
		return err
	}
	byRef := map[string]render.Covered{}
	for _, c := range p.StoryPage.Reports {
		for _, x := range append([]render.Covered{c}, c.Same...) {
			byRef[x.Ref] = x
		}
	}
	for _, a := range entries {
		if c, ok := byRef[a.Ref]; ok && a.Added > looked {
			p.Fresh = append(p.Fresh, arrivalView{Covered: c, When: moment(a.Added), Changed: a.Version > 1})
		}
	}
	return nil
}
