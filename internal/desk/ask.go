package desk

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

const (
	mostHits = 50
	longest  = 2000 // code points of a claim or a query
)

// searchPage is what a search found.
type searchPage struct {
	chrome
	Found []foundStory
	Hits  int
	Asked bool
	Full  bool   // there may be more
	Wrong string // what is wrong with the query
}

// foundStory is a story that a search found reports of: the best one, and the
// rest, which the page folds.
type foundStory struct {
	Path, Title string // Title is "" where it is that of the best report
	Reports     int    // of the story, found or not
	Best        hitView
	Rest        []hitView
}

// hitView is a report that was found. Words are "" where they are its title.
type hitView struct{ Name, Imprint, Href, Words string }

func (d *Desk) search(w http.ResponseWriter, r *http.Request) error {
	query, err := asked(r, "q")
	if err != nil {
		return err
	}
	p := searchPage{chrome: d.chrome("Search", "search")}
	p.Query = query
	if query != "" {
		p.Asked, p.Title, p.Feed = true, "Search: "+query, d.feedPath("search.atom", url.Values{"q": {query}})
		found, err := d.archive.Search(r.Context(), query, mostHits)
		var mistake *archive.QueryError
		switch {
		case errors.As(err, &mistake):
			p.Wrong = mistake.What
		case errors.Is(err, archive.ErrUnknown):
			p.Wrong = "There is no story of that id."
		case err != nil:
			return err
		default:
			p.Hits, p.Full = len(found.Hits), len(found.Hits) == mostHits
			if p.Found, err = d.byStory(r.Context(), found.Hits); err != nil {
				return err
			}
		}
	}
	return d.write(w, r, http.StatusOK, "search.html", p)
}

// byStory puts hits together by their stories, each where its best hit was.
func (d *Desk) byStory(ctx context.Context, hits []schema.Hit) ([]foundStory, error) {
	var out []foundStory
	at := map[string]int{}
	for _, h := range hits {
		if i, ok := at[h.Story]; ok {
			out[i].Rest = append(out[i].Rest, newHit(h))
			continue
		}
		s, err := d.archive.Find(ctx, h.Story)
		if errors.Is(err, archive.ErrUnknown) {
			continue // pruned meanwhile
		}
		if err != nil {
			return nil, err
		}
		f := foundStory{Path: storyPath(s.ID), Reports: s.Reports, Best: newHit(h)}
		if title := render.Visible(s.Title); title != f.Best.Name {
			f.Title = title
		}
		at[h.Story] = len(out)
		out = append(out, f)
	}
	return out, nil
}

func newHit(h schema.Hit) hitView {
	v := hitView{Name: h.Report, Href: reportPath(h.Report, 0), Words: render.Visible(h.Snippet.Text), Imprint: render.Imprint(h.Outlet, h.Published)}
	if h.Title != nil {
		v.Name = *h.Title
	}
	if v.Name = render.Visible(v.Name); v.Name == v.Words {
		v.Words = ""
	}
	return v
}

// asked is what a visitor typed, of a sensible length.
func asked(r *http.Request, name string) (string, error) {
	s := strings.TrimSpace(r.FormValue(name))
	if utf8.RuneCountInString(s) > longest {
		return "", &wrong{"That is too long: a sentence is enough."}
	}
	return s, nil
}

// checkPage is who asserts and who denies a claim.
type checkPage struct {
	chrome
	render.CheckPage
	Asked    bool
	Followed []followedView
}

func (d *Desk) check(w http.ResponseWriter, r *http.Request) error {
	claim, err := asked(r, "claim")
	if err != nil {
		return err
	}
	p := checkPage{chrome: d.chrome("Check a claim", "check")}
	if claim != "" {
		found, err := d.archive.Check(r.Context(), claim)
		if err != nil {
			return err
		}
		p.Asked, p.CheckPage, p.Title = true, render.NewCheckPage(found, site), "Check: "+claim
	}
	if p.Followed, err = d.followed(r.Context()); err != nil {
		return err
	}
	return d.write(w, r, http.StatusOK, "check.html", p)
}

// comparePage is two reports side by side, or the form to name them.
type comparePage struct {
	chrome
	A, B  string
	Wrong string // what is wrong with them
	Both  any
	Edge  bool // it can be judged: both are of one story, and share text
}

func (d *Desk) compare(w http.ResponseWriter, r *http.Request) error {
	p := comparePage{chrome: d.chrome("Compare two reports", "compare"), A: strings.TrimSpace(r.URL.Query().Get("a")), B: strings.TrimSpace(r.URL.Query().Get("b"))}
	p.Styles = []string{d.assetPath("passages.css")}
	if p.A != "" && p.B != "" {
		var of [2]archive.Story
		for i, name := range []*string{&p.A, &p.B} {
			ref, story, err := d.reportNamed(r.Context(), *name)
			if errors.Is(err, archive.ErrUnknown) {
				p.Wrong = "The archive has no report “" + render.Visible(*name) + "”."
				return d.write(w, r, http.StatusNotFound, "compare.html", p)
			}
			if err != nil {
				return err
			}
			*name, of[i] = ref, story
		}
		c, err := d.archive.Compare(r.Context(), p.A, p.B)
		if err != nil {
			return err
		}
		p.Both = render.NewComparisonPage(c, site)
		p.Edge = of[0].Num == of[1].Num && p.A != p.B && len(c.Passages) > 0
	}
	return d.write(w, r, http.StatusOK, "compare.html", p)
}

// reportNamed is the ref and the story of a report that a person names: by its
// ref or by the address of its page.
func (d *Desk) reportNamed(ctx context.Context, name string) (ref string, of archive.Story, err error) {
	of, err = d.archive.StoryOf(ctx, name)
	if u, bad := url.Parse(name); errors.Is(err, archive.ErrUnknown) && bad == nil && u.Path == "/report" {
		name = u.Query().Get("ref")
		of, err = d.archive.StoryOf(ctx, name)
	}
	return name, of, err
}

func (d *Desk) help(w http.ResponseWriter, r *http.Request) error {
	return d.write(w, r, http.StatusOK, "help.html", d.chrome("How to read these pages", "help"))
}
