// Package desk is the pages that people look at: the stories of an archive,
// one story, one report, two side by side, what is asserted and denied, and
// what people decided.
//
// Pages are made on the server and need no script; the little there is brings
// news to an open page and moves between stories by key. What reports say
// reaches a page as text alone, through html/template, and the policy of
// package guard lets nothing run that the desk does not serve itself.
//
// Everything that a reader chose stands in the address: a filter, a version, a
// comparison can be sent to somebody else.
package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

// Options say how a desk works.
type Options struct {
	Log       *slog.Logger
	Now       func() time.Time
	Password  bool   // visitors sign in, and can sign out
	FeedToken string // that feeds which programs read are opened with; "" where they need none
	Feeds     Feeds  // nil where no feeds are watched
}

// Desk serves the pages.
type Desk struct {
	archive *headwater.Archive
	opts    Options
	pages   *template.Template
	assets  map[string]asset
	mux     *http.ServeMux
	stories *cache[storyKey, *schema.Brief]
	bodies  *cache[bodyKey, page]
	before  *standing
	fronts  *cache[frontKey, page]
	counted atomic.Int64 // how often something was found in stories, that lists may show
	arrived *cache[storyKey, []archive.Arrival]
	choices choices
	news    *news
}

// New makes a desk of an archive.
func New(a *headwater.Archive, opts Options) (*Desk, error) {
	d := &Desk{
		archive: a, opts: opts, mux: http.NewServeMux(), news: newNews(),
		stories: newCache[storyKey, *schema.Brief](cachedStories), bodies: newCache[bodyKey, page](cachedPages),
		arrived: newCache[storyKey, []archive.Arrival](cachedPages),
		before:  newStanding(), fronts: newCache[frontKey, page](cachedPages),
	}
	var err error
	if d.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if d.pages, err = d.templates(); err != nil {
		return nil, err
	}
	d.routes()
	return d, nil
}

func (d *Desk) routes() {
	for pattern, h := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /{$}":                    d.front,
		"GET /story/{id}":             d.story,
		"GET /story/{id}/then/{unix}": d.then,
		"GET /report":                 d.report,
		"GET /compare":                d.compare,
		"GET /check":                  d.check,
		"GET /search":                 d.search,
		"GET /watch":                  d.watch,
		"GET /watch.opml":             d.watchList,
		"POST /watch":                 d.changeWatch,
		"GET /decisions":              d.decisions,
		"POST /decisions":             d.decide,
		"POST /undo":                  d.undo,
		"POST /looked":                d.looked,
		"GET /events":                 d.events,
		"GET /help":                   d.help,
		"POST /follow":                d.follow,
		"POST /unfollow":              d.unfollow,
	} {
		d.mux.HandleFunc(pattern, d.answer(h))
	}
	d.mux.HandleFunc("GET /assets/{name}", d.asset)
	d.mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, d.assetPath("icon.svg"), http.StatusMovedPermanently)
	})
	d.mux.HandleFunc("/", d.answer(func(http.ResponseWriter, *http.Request) error { return archive.ErrUnknown }))
}

// ServeHTTP answers a request.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.mux.ServeHTTP(w, r) }

// PageOf names the page of a path, one of few.
func PageOf(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch first {
	case "":
		return "front"
	case "story", "report", "compare", "check", "search", "watch", "decisions", "undo", "looked", "events", "help", "assets", "follow", "unfollow",
		"sign-in", "sign-out", "api", "feeds", "mcp", "healthz", "readyz", "metrics":
		return first
	}
	return "other"
}

// Open reports whether a path may be seen without signing in.
func Open(path string) bool { return strings.HasPrefix(path, "/assets/") }

// wrong is an error that the visitor can mend: its text is for the page.
type wrong struct{ what string }

func (e *wrong) Error() string { return e.what }

// answer turns the error of a handler into a page.
func (d *Desk) answer(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		var mistake *wrong
		var cannot *archive.Impossible
		var query *archive.QueryError
		status, title, detail := http.StatusInternalServerError, "This page could not be made", "The log has the reason. Other pages may work."
		switch {
		case err == nil || r.Context().Err() != nil:
			return
		case errors.Is(err, archive.ErrUnknown):
			status, title, detail = http.StatusNotFound, "There is no such page", "It may have been pruned from the archive, or the address is not complete. Look for it on the front page, or search."
		case errors.As(err, &mistake):
			status, title, detail = http.StatusBadRequest, "That can’t be done", mistake.what
		case errors.As(err, &cannot):
			status, title, detail = http.StatusBadRequest, "That can’t be done", sentence(cannot.What)
		case errors.As(err, &query):
			status, title, detail = http.StatusBadRequest, "That can’t be searched for", query.What
		default:
			d.opts.Log.Error("a page failed", "path", r.URL.Path, "error", err)
		}
		if strings.Contains(r.Header.Get("Accept"), "json") {
			guard.Problem(w, status, title, detail)
			return
		}
		d.write(w, r, status, "trouble.html", troublePage{d.chrome(title, ""), detail})
	}
}

type troublePage struct {
	chrome
	Detail string
}

// chrome is what every page has.
type chrome struct {
	Title   string
	Here    string // the part of the desk that the page belongs to
	Query   string // in the field for searching
	SignOut bool
	Feed    string   // the address of what the page lists, as a feed
	Styles  []string // beyond those of every page
	Live    string   // what news on this page is about: "stories", the id of a story, or ""
}

func (d *Desk) chrome(title, here string) chrome {
	return chrome{Title: title, Here: here, SignOut: d.opts.Password}
}

// write sends a page, whole or not at all.
func (d *Desk) write(w http.ResponseWriter, r *http.Request, status int, name string, data any) error {
	p, err := d.set(name, data)
	if err != nil {
		return err
	}
	p.send(w, r, status)
	return nil
}

// page is the bytes of a page and what tells them from others.
type page struct {
	body []byte
	etag string
}

// set makes a page.
func (d *Desk) set(name string, data any) (page, error) {
	var b bytes.Buffer
	if err := d.pages.ExecuteTemplate(&b, name, data); err != nil {
		return page{}, fmt.Errorf("desk: %w", err)
	}
	sum := sha256.Sum256(b.Bytes())
	return page{b.Bytes(), `"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`}, nil
}

// send answers with a page, or says that the browser has it.
func (p page) send(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-cache")
	if status == http.StatusOK {
		h.Set("ETag", p.etag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(p.body))
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(p.body) // the visitor may have gone
	}
}

// SignIn writes the page that asks for the password.
func (d *Desk) SignIn(w http.ResponseWriter, r *http.Request, next string, wrongPassword bool) {
	status := http.StatusOK
	if wrongPassword {
		status = http.StatusUnauthorized
	}
	err := d.write(w, r, status, "signin.html", struct {
		chrome
		Next  string
		Wrong bool
	}{chrome{Title: "Sign in"}, next, wrongPassword})
	if err != nil {
		d.opts.Log.Error("the page to sign in failed", "error", err)
	}
}

// Ready reports whether the archive can be asked.
func (d *Desk) Ready(ctx context.Context) error {
	_, err := d.archive.Ticks(ctx)
	return err
}

// site is where links lead.
var site = &render.Site{Report: reportPath, Compare: comparePath}

// feedPath is the address of a feed, with what a feed reader needs to read it.
func (d *Desk) feedPath(name string, query url.Values) string {
	if d.opts.FeedToken != "" {
		query.Set(guard.TokenParam, d.opts.FeedToken)
	}
	path := "/feeds/" + name
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

func storyPath(id string) string { return "/story/" + url.PathEscape(id) }

func reportPath(ref string, sentence int) string {
	path := "/report?ref=" + url.QueryEscape(ref)
	if sentence > 0 {
		path += fmt.Sprint("#s", sentence)
	}
	return path
}

// versionPath leads to an earlier version of a report.
func versionPath(ref string, version int) string {
	return fmt.Sprintf("%s&version=%d", reportPath(ref, 0), version)
}

func comparePath(a, b string) string {
	return "/compare?a=" + url.QueryEscape(a) + "&b=" + url.QueryEscape(b)
}
