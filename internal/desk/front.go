package desk

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/render"
)

const (
	frontStories = 40 // on a page
	mostChoices  = 200
	day          = 24 * time.Hour
	grows        = 3        // reports in a day, from which on an older story is growing
	lookedCookie = "looked" // holds the Unix time at which the visitor was done with the front page
	maxLooked    = 400 * 24 * time.Hour
)

// frontPage is the stories now.
type frontPage struct {
	chrome
	Days    []frontDay
	Filter  filterView
	More    string // the address of the next page
	Empty   bool   // nothing passes the filter
	None    bool   // there is no story at all
	Looked  *momentView
	Changed string // the address of what changed since
}

type frontDay struct {
	Day     string
	Machine string
	Stories []frontStory
}

type frontStory struct {
	ID, Title, Path string
	Reports, Texts  int
	Undated         bool // no report says when it came out
	Origins         any  // nil until they were counted
	Low             int
	Disputes        int
	Bar             *bar
	Outlets         []string
	MoreOutlets     bool
	Since           int // reports since the visitor looked …
	Changed         int // … and older ones that have a new version
	New             bool
	Grew            int // reports within a day, of an older story, for who never looked
	Updated         momentView
}

// filterView is the filter as its form shows it.
type filterView struct {
	Outlet, Language, Day string
	Origins               int
	Disputed, Changed     bool
	Outlets, Languages    []string
	On                    []chosen // what is filtered by, each with the address of the page without it
}

type chosen struct{ Words, Without string }

func (d *Desk) front(w http.ResponseWriter, r *http.Request) error {
	f, err := parseFilter(r)
	if err != nil {
		return err
	}
	ticks, err := d.archive.Ticks(r.Context())
	if err != nil {
		return err
	}
	key := frontKey{ticks, d.counted.Load(), d.opts.Now().Unix(), r.URL.Query().Encode(), f.Looked}
	p, err := d.fronts.get(r.Context(), key, func() (page, error) {
		p, err := d.frontPage(context.WithoutCancel(r.Context()), f, r.URL.Query()) // others may wait for it
		if err != nil {
			return page{}, err
		}
		return d.set("front.html", p)
	})
	if err != nil {
		return err
	}
	p.send(w, r, http.StatusOK)
	return nil
}

// frontKey is what a front page hangs on, so that all who ask at once get one.
type frontKey struct {
	ticks, counted int64 // changes of the archive, and of what was found in it
	second         int64
	query          string
	looked         int64
}

func (d *Desk) frontPage(ctx context.Context, f archive.Filter, q url.Values) (*frontPage, error) {
	f.Limit = frontStories + 1
	looked := f.Looked
	if looked == 0 && !f.Changed {
		f.Looked = d.opts.Now().Add(-day).Unix() // who never looked is shown what grew within a day
	}
	rows, err := d.archive.List(ctx, f)
	if err != nil {
		return nil, err
	}
	p := &frontPage{chrome: d.chrome("Stories", "stories")}
	p.Live, p.Feed = "stories", d.feedPath("stories.atom", url.Values{})
	if looked > 0 {
		p.Looked, p.Changed = new(moment(looked)), "/?changed=1"
	}
	if p.Filter, err = d.filterView(ctx, q); err != nil {
		return nil, err
	}
	if len(rows) > frontStories {
		rows = rows[:frontStories]
		q := maps.Clone(q)
		q.Set("after", rows[len(rows)-1].Cursor(frontList))
		p.More = "/?" + q.Encode()
	}
	for _, row := range rows {
		date := row.Latest.String()
		if n := len(p.Days); n == 0 || p.Days[n-1].Machine != date {
			p.Days = append(p.Days, frontDay{Day: dayWords(row.Latest), Machine: date})
		}
		last := &p.Days[len(p.Days)-1]
		last.Stories = append(last.Stories, viewRow(row, f.Looked, looked > 0))
	}
	p.Empty, p.None = len(rows) == 0 && len(p.Filter.On) > 0, len(rows) == 0 && len(p.Filter.On) == 0 && f.After == nil
	return p, nil
}

func viewRow(row archive.Row, since int64, looked bool) frontStory {
	s := frontStory{
		ID: row.ID, Title: render.Visible(row.Title), Path: storyPath(row.ID), Reports: row.Reports, Updated: moment(row.AddedAt),
		Undated: !row.Days.Known(), Outlets: row.Outlets, MoreOutlets: len(row.Outlets) > shownOutlets,
	}
	if s.Title == "" {
		s.Title = "Untitled"
	}
	for i := range s.Outlets {
		s.Outlets[i] = render.Visible(s.Outlets[i])
	}
	s.Outlets = s.Outlets[:min(len(s.Outlets), shownOutlets)]
	if m := row.Summary; m != nil {
		b := newBar(m.Kinds)
		s.Texts, s.Origins, s.Low, s.Disputes, s.Bar = m.Texts, render.Range(m.Low, m.High), m.Low, m.Disputes, &b
	}
	switch opened := row.OpenedAt > since; {
	case looked:
		s.Since, s.Changed, s.New = row.Since, row.Changed, opened
	case !opened && row.Since >= grows:
		s.Grew = row.Since
	}
	return s
}

const shownOutlets = 4

// frontList names the list that a cursor of the front page is a place in.
const frontList = "front"

// parseFilter reads a filter from the address, and from the cookie when the
// visitor looked last.
func parseFilter(r *http.Request) (archive.Filter, error) {
	q := r.URL.Query()
	f := archive.Filter{Outlet: q.Get("outlet"), Language: q.Get("language"), Disputed: q.Get("disputed") != "", Changed: q.Get("changed") != ""}
	if c, err := r.Cookie(lookedCookie); err == nil {
		f.Looked, _ = strconv.ParseInt(c.Value, 10, 64)
	}
	if s := q.Get("origins"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n > 1000 {
			return f, &wrong{"The number of origins must be a number, such as 2."}
		}
		f.Origins = n
	}
	if s := q.Get("day"); s != "" {
		on, err := calendar.Parse(s)
		if err != nil {
			return f, &wrong{"The day must be written as 2024-03-01."}
		}
		f.Day = [2]int{int(on), int(on)}
	}
	var err error
	if f.After, err = archive.StoryAt(q.Get("after"), frontList); err != nil {
		return f, &wrong{"The address of this page is not complete: go back to the front page."}
	}
	return f, nil
}

// filterView is the form for the filter in an address.
func (d *Desk) filterView(ctx context.Context, q url.Values) (filterView, error) {
	v := filterView{Outlet: q.Get("outlet"), Language: q.Get("language"), Day: q.Get("day"), Disputed: q.Get("disputed") != "", Changed: q.Get("changed") != ""}
	v.Origins, _ = strconv.Atoi(q.Get("origins"))
	var err error
	v.Outlets, v.Languages, err = d.choices.get(ctx, d)
	without := func(name string) string {
		rest := url.Values{}
		for k, values := range q {
			if k != name && k != "after" && len(values) > 0 && values[0] != "" {
				rest[k] = values
			}
		}
		if len(rest) == 0 {
			return "/"
		}
		return "/?" + rest.Encode()
	}
	for _, x := range []struct {
		name, words string
		on          bool
	}{
		{"outlet", v.Outlet, v.Outlet != ""}, {"language", "in " + v.Language, v.Language != ""}, {"day", v.Day, v.Day != ""},
		{"origins", fmt.Sprintf("at least %s", plural(v.Origins, "origin", "origins")), v.Origins > 0},
		{"disputed", "disputed", v.Disputed}, {"changed", "changed since I looked", v.Changed},
	} {
		if x.on {
			v.On = append(v.On, chosen{render.Visible(x.words), without(x.name)})
		}
	}
	return v, err
}

// choices are the outlets and languages that a filter offers, looked up once
// in a while: in a large archive that takes its time.
type choices struct {
	mu                 sync.Mutex
	at                 time.Time
	outlets, languages []string
}

const choicesLast = time.Minute

func (c *choices) get(ctx context.Context, d *Desk) (outlets, languages []string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := d.opts.Now(); c.at.IsZero() || now.Sub(c.at) > choicesLast {
		outlets, languages, err := d.archive.Choices(ctx, mostChoices)
		if err != nil {
			return nil, nil, err
		}
		c.at, c.outlets, c.languages = now, outlets, languages
	}
	return c.outlets, c.languages, nil
}

// looked notes in the visitor's browser that the front page was looked at.
func (d *Desk) looked(w http.ResponseWriter, r *http.Request) error {
	d.remember(w, r, lookedCookie, strconv.FormatInt(d.opts.Now().Unix(), 10), "/")
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
