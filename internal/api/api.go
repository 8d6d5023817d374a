// Package api answers programs: the stories, reports, searches, checks and
// comparisons of an archive as JSON, feeds of what is new, and stories to take
// along as Markdown, HTML, a table or annotations. openapi.json says it all and
// is served itself.
//
// An answer has an ETag that hangs on its bytes, so that asking again costs
// little; an error is a problem of RFC 9457; a list has an opaque cursor that
// what comes in later does not shift.
package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/cursor"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/schema"
)

// Options say how an archive is served to programs.
type Options struct {
	Log    *slog.Logger
	Public string // where the server is reached from outside, such as https://desk.example; "" to go by the request
}

// Paths under which New answers.
const (
	Path      = "/api/"
	FeedsPath = "/feeds/"
	root      = Path + "v1/"
)

// IsFeed reports whether a path is that of a feed.
func IsFeed(path string) bool { return strings.HasPrefix(path, FeedsPath) }

// atOnce is how many briefs are held at a time: that of a large story has many
// megabytes.
const atOnce = 4

type api struct {
	archive *headwater.Archive
	opts    Options
	openAPI []byte
	briefs  parallel.Gate
}

// answer is a body and its media type.
type answer struct {
	kind string
	body []byte
	at   string // the address of its own that this has, if any
	file string // the name to save it under, if it is to be saved
}

// New answers requests for what is below Path and FeedsPath.
func New(a *headwater.Archive, opts Options) (http.Handler, error) {
	doc, err := openAPI()
	if err != nil {
		return nil, err
	}
	s := &api{archive: a, opts: opts, openAPI: doc, briefs: parallel.NewGate(atOnce)}
	mux := http.NewServeMux()
	for path, of := range map[string]func(*http.Request) (answer, error){
		"openapi.json":                    s.description,
		"stories":                         s.stories,
		"stories/{id}":                    s.story,
		"stories/{id}/brief.md":           s.markdown,
		"stories/{id}/brief.html":         s.html,
		"stories/{id}/claims.csv":         s.claims,
		"stories/{id}/annotations.jsonld": s.annotations,
		"reports/{ref}":                   s.report,
		"reports/{ref}/text":              s.text,
		"search":                          s.search,
		"check":                           s.check,
		"compare":                         s.compare,
		"claims":                          s.followed,
	} {
		mux.HandleFunc("GET "+root+path, s.handle(of))
	}
	for path, of := range map[string]func(*http.Request) (answer, error){
		"stories.atom": s.storyFeed(atomForm),
		"stories.json": s.storyFeed(jsonForm),
		"search.atom":  s.searchFeed(atomForm),
		"search.json":  s.searchFeed(jsonForm),

		"claims/{file}": s.claimFeed,
	} {
		mux.HandleFunc("GET "+FeedsPath+path, s.handle(of))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			guard.Problem(w, http.StatusMethodNotAllowed, "nothing can be changed here", "use GET")
			return
		}
		guard.Problem(w, http.StatusNotFound, "there is no such path", "see "+root+"openapi.json")
	})
	return mux, nil
}

// handle answers a request, whole or not at all.
func (s *api) handle(of func(*http.Request) (answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, err := of(r)
		if err != nil {
			s.problem(w, r, err)
			return
		}
		sum := sha256.Sum256(a.body)
		h := w.Header()
		h.Set("Content-Type", a.kind)
		h.Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`)
		h.Set("Cache-Control", "private, no-cache")
		if a.at != "" {
			h.Set("Content-Location", a.at)
		}
		if a.file != "" {
			h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.file}))
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.body))
	}
}

// mistake is what the client can mend.
type mistake struct{ title, detail string }

func (m *mistake) Error() string { return m.title + ": " + m.detail }

func wrong(title, format string, args ...any) error {
	return &mistake{title, fmt.Sprintf(format, args...)}
}

func (s *api) problem(w http.ResponseWriter, r *http.Request, err error) {
	var m *mistake
	var query *archive.QueryError
	switch {
	case r.Context().Err() != nil: // nobody is there to read it
		w.WriteHeader(http.StatusServiceUnavailable)
	case errors.As(err, &m):
		guard.Problem(w, http.StatusBadRequest, m.title, m.detail)
	case errors.As(err, &query):
		guard.Problem(w, http.StatusBadRequest, "that can't be searched for", query.What)
	case errors.Is(err, cursor.ErrWrong):
		guard.Problem(w, http.StatusBadRequest, "the cursor is wrong", "take it from next of the page before, and leave all else as it was")
	case errors.Is(err, archive.ErrUnknown):
		guard.Problem(w, http.StatusNotFound, "the archive has no story or report of that name", "take it from a list or a search; it may have been pruned")
	default:
		s.opts.Log.Error("a request of a program failed", "path", r.URL.Path, "error", err)
		guard.Problem(w, http.StatusInternalServerError, "it could not be worked out", "the log of the server has the reason")
	}
}

// params are the parameters of a request, each at most once. A name that is
// not known is refused, lest a filter that is misspelt lets all through.
func params(r *http.Request, names ...string) (map[string]string, error) {
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, wrong("the query can't be read", "write it as name=value&name=value, percent-encoded")
	}
	out := map[string]string{}
	for name, values := range q {
		switch {
		case !slices.Contains(names, name):
			return nil, wrong("there is no such parameter", "%q is none of: %s", name, strings.Join(names, ", "))
		case len(values) > 1:
			return nil, wrong("a parameter stands twice", "write %s once", name)
		case len(values[0]) > maxParam:
			return nil, wrong("a parameter is too long", "%s: at most %d bytes are read", name, maxParam)
		}
		out[name] = values[0]
	}
	return out, nil
}

const maxParam = 4_000 // bytes

// required is a parameter that must be there.
func required(p map[string]string, name string) (string, error) {
	if strings.TrimSpace(p[name]) == "" {
		return "", wrong("a parameter is missing", "write %s=…", name)
	}
	return p[name], nil
}

const (
	usualLimit = 20
	mostLimit  = 100
)

// limitOf is how long a page is to be.
func limitOf(p map[string]string) (int, error) {
	if p["limit"] == "" {
		return usualLimit, nil
	}
	n, err := strconv.Atoi(p["limit"])
	if err != nil || n < 1 || n > mostLimit {
		return 0, wrong("the limit is wrong", "limit: write a number from 1 to %d", mostLimit)
	}
	return n, nil
}

const jsonType = "application/json"

// written is an answer that a function of package render writes.
func written[T any](kind string, write func(io.Writer, T) error, what T) (answer, error) {
	var b bytes.Buffer
	err := write(&b, what)
	return answer{kind: kind, body: b.Bytes()}, err
}

// object is an answer in JSON.
func object(v any) (answer, error) {
	if path := schema.NilList(v); path != "" {
		return answer{}, fmt.Errorf("api: %s is null where a list is promised", path)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return answer{kind: jsonType, body: b.Bytes()}, err
}

// public is the address of this server as others know it.
func (s *api) public(r *http.Request) string {
	switch {
	case s.opts.Public != "":
		return strings.TrimSuffix(s.opts.Public, "/")
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func storyPath(id string) string   { return root + "stories/" + url.PathEscape(id) }
func reportPath(ref string) string { return root + "reports/" + url.PathEscape(ref) }
