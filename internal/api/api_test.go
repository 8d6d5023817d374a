package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/schema"
)

// desk is a server of an archive of two examples, whose answers are held
// against the description that it serves.
type desk struct {
	*testing.T
	archive *headwater.Archive
	server  *httptest.Server
	doc     *openapi3.T
}

func open(t *testing.T, inputs ...string) *desk {
	t.Helper()
	clock := time.Unix(1_700_000_000, 0)
	a, err := headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Build: "test", Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	for _, in := range inputs {
		clock = clock.Add(time.Hour)
		if _, err := a.Add(t.Context(), []string{in}, headwater.Options{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	h, err := New(a, Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, archive: a, server: httptest.NewServer(h)}
	t.Cleanup(d.server.Close)
	d.doc = description(t, d.server.URL)
	return d
}

var (
	ferry     = filepath.Join("..", "..", "examples", "ferry")
	reservoir = filepath.Join("..", "..", "examples", "reservoir.jsonl")
)

// description reads what the server says of itself, with another's parser. The
// shapes are open, since fields may be added; here they are closed, so that a
// field that the description does not know is noticed.
func description(t *testing.T, server string) *openapi3.T {
	t.Helper()
	res, err := http.Get(server + "/api/v1/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatalf("the description is no OpenAPI: %v", err)
	}
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	for name, shape := range v["components"].(map[string]any)["schemas"].(map[string]any) {
		if s := shape.(map[string]any); s["type"] == "object" && s["properties"] != nil && name != "Feed" {
			s["additionalProperties"] = false
		}
	}
	if data, err = json.Marshal(v); err != nil {
		t.Fatal(err)
	}
	if doc, err = openapi3.NewLoader().LoadFromData(data); err != nil {
		t.Fatal(err)
	}
	return doc
}

func init() {
	asText := func(body io.Reader, _ http.Header, _ *openapi3.SchemaRef, _ openapi3filter.EncodingFn) (any, error) {
		b, err := io.ReadAll(body)
		return string(b), err
	}
	asJSON := func(body io.Reader, _ http.Header, _ *openapi3.SchemaRef, _ openapi3filter.EncodingFn) (any, error) {
		var v any
		err := json.NewDecoder(body).Decode(&v)
		return v, err
	}
	for _, kind := range []string{"text/markdown", "text/html", "text/csv", "application/atom+xml"} {
		openapi3filter.RegisterBodyDecoder(kind, asText)
	}
	for _, kind := range []string{"application/ld+json", "application/feed+json"} {
		openapi3filter.RegisterBodyDecoder(kind, asJSON)
	}
}

// get asks for a path of the description, its parameters filled in, and holds
// the answer against it.
func (d *desk) get(path string, fill ...string) (*http.Response, []byte) {
	d.Helper()
	req := d.request(path, fill...)
	return d.send(req, path)
}

// request replaces {name} and adds parameters: fill is names and values.
func (d *desk) request(path string, fill ...string) *http.Request {
	d.Helper()
	q, at := url.Values{}, path
	for i := 0; i+1 < len(fill); i += 2 {
		if hole := "{" + fill[i] + "}"; strings.Contains(path, hole) {
			at = strings.Replace(at, hole, url.PathEscape(fill[i+1]), 1)
		} else {
			q.Add(fill[i], fill[i+1])
		}
	}
	if len(q) > 0 {
		at += "?" + q.Encode()
	}
	req, err := http.NewRequestWithContext(d.Context(), http.MethodGet, d.server.URL+at, nil)
	if err != nil {
		d.Fatal(err)
	}
	return req
}

func (d *desk) send(req *http.Request, path string) (*http.Response, []byte) {
	d.Helper()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		d.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		d.Fatal(err)
	}
	item := d.doc.Paths.Value(path)
	if item == nil {
		d.Fatalf("the description has no %s", path)
	}
	in := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: req, Route: &routers.Route{Spec: d.doc, Path: path, PathItem: item, Method: http.MethodGet, Operation: item.Get}},
		Status:                 res.StatusCode, Header: res.Header, Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	in.SetBodyBytes(body)
	if err := openapi3filter.ValidateResponse(d.Context(), in); err != nil {
		d.Errorf("%s: %d: the answer is not as described: %v", req.URL, res.StatusCode, err)
	}
	return res, body
}

// ok is get where all must go well; it fills into, unless that is nil.
func (d *desk) ok(into any, path string, fill ...string) (*http.Response, []byte) {
	d.Helper()
	res, body := d.get(path, fill...)
	if res.StatusCode != http.StatusOK {
		d.Fatalf("%s: %d: %s", res.Request.URL, res.StatusCode, body)
	}
	if into != nil {
		if err := json.Unmarshal(body, into); err != nil {
			d.Fatal(err)
		}
	}
	return res, body
}

// Every path of the description answers as it says, and asking again with the
// ETag costs no body.
func TestEveryPath(t *testing.T) {
	d := open(t, ferry, reservoir)
	var stories StoryPage
	d.ok(&stories, "/api/v1/stories")
	var whole schema.Brief
	id := stories.Stories[0].ID
	d.ok(&whole, "/api/v1/stories/{id}", "id", id)
	ref := whole.Reports[0].Ref
	var record ReportRecord
	d.ok(&record, "/api/v1/reports/{ref}", "ref", ref)
	if record.Report.Ref != ref || record.Story != id || len(record.Versions) != 1 {
		t.Errorf("the report is %q of %q, with %d versions", record.Report.Ref, record.Story, len(record.Versions))
	}
	c, err := d.archive.Follow(t.Context(), "58 people were on board.", "")
	if err != nil {
		t.Fatal(err)
	}
	fill := map[string][]string{
		"{claim}": {"claim", fmt.Sprint(c.Num)},
		"{id}":    {"id", id}, "{ref}": {"ref", ref}, "/search": {"q", "ferry"}, "v1/check": {"claim", "58 people were on board."},
		"/compare": {"a", ref, "b", whole.Reports[1].Ref},
	}
	for _, path := range d.doc.Paths.Keys() {
		t.Run(path, func(t *testing.T) {
			d := &desk{t, d.archive, d.server, d.doc}
			var with []string
			for part, values := range fill {
				if strings.Contains(path, part) {
					with = append(with, values...)
				}
			}
			res, body := d.ok(nil, path, with...)
			if len(body) == 0 {
				t.Error("the answer is empty")
			}
			again := d.request(path, with...)
			again.Header.Set("If-None-Match", res.Header.Get("ETag"))
			if res, body := d.send(again, path); res.StatusCode != http.StatusNotModified || len(body) > 0 {
				t.Errorf("asked again: %d, %d bytes", res.StatusCode, len(body))
			}
			again.Method = http.MethodHead
			again.Header.Del("If-None-Match")
			if head, err := http.DefaultClient.Do(again); err != nil || head.ContentLength != int64(len(body)) && head.StatusCode != http.StatusOK {
				t.Errorf("HEAD: %v", err)
			}
		})
	}
}

// A filter lets through what it says, once the counts are known.
func TestFilters(t *testing.T) {
	d := open(t, ferry, reservoir)
	var all StoryPage
	d.ok(&all, "/api/v1/stories")
	if len(all.Stories) != 2 || all.Stories[0].Counts != nil {
		t.Fatalf("the stories are %+v", all.Stories)
	}
	for _, s := range all.Stories {
		d.ok(nil, "/api/v1/stories/{id}", "id", s.ID)
	}
	d.ok(&all, "/api/v1/stories")
	most := 0
	for _, s := range all.Stories {
		if s.Counts == nil || s.Counts.Origins.Low < 1 || s.Counts.Origins.High < s.Counts.Origins.Low {
			t.Fatalf("the counts of %s are %+v", s.Title, s.Counts)
		}
		most = max(most, s.Counts.Origins.Low)
	}
	for _, c := range []struct {
		fill []string
		want func(StoryHead) bool
	}{
		{[]string{"origins", fmt.Sprint(most)}, func(s StoryHead) bool { return s.Counts.Origins.Low >= most }},
		{[]string{"disputed", "true"}, func(s StoryHead) bool { return s.Counts.Conflicts > 0 }},
		{[]string{"since", all.Stories[0].Latest}, func(s StoryHead) bool { return s.Latest >= all.Stories[0].Latest }},
		{[]string{"outlet", "no such outlet"}, func(StoryHead) bool { return false }},
		{[]string{"language", "en"}, func(StoryHead) bool { return true }},
	} {
		var want []string
		for _, s := range all.Stories {
			if c.want(s) {
				want = append(want, s.ID)
			}
		}
		var page StoryPage
		d.ok(&page, "/api/v1/stories", c.fill...)
		var got []string
		for _, s := range page.Stories {
			got = append(got, s.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q lets %q through, want %q", c.fill, got, want)
		}
	}
}

// What programs do wrong is told as a problem, whatever they send.
func TestProblems(t *testing.T) {
	d := open(t, reservoir)
	for _, c := range []struct {
		status int
		detail string
		path   string
		fill   []string
	}{
		{404, "pruned", "/api/v1/stories/{id}", []string{"id", "none"}},
		{404, "pruned", "/api/v1/stories/{id}/claims.csv", []string{"id", "../../etc"}},
		{404, "pruned", "/api/v1/reports/{ref}", []string{"ref", "https://a.test//b?c=d#e"}},
		{404, "pruned", "/api/v1/reports/{ref}/text", []string{"ref", "\x00"}},
		{400, "origins", "/api/v1/stories", []string{"origins", "-1"}},
		{400, "disputed", "/api/v1/stories", []string{"disputed", "maybe"}},
		{404, "pruned", "/feeds/claims/{claim}.atom", []string{"claim", "7"}},
		{404, "pruned", "/feeds/claims/{claim}.json", []string{"claim", "x"}},
		{400, "none of", "/feeds/stories.json", []string{"q", "x"}},
		{404, "pruned", "/api/v1/compare", []string{"a", "x", "b", "y"}},
		{400, "b=", "/api/v1/compare", []string{"a", "x"}},
		{400, "since", "/api/v1/stories", []string{"since", "2031-02-30"}},
		{400, "limit", "/api/v1/stories", []string{"limit", "0"}},
		{400, "limit", "/api/v1/stories", []string{"limit", "9999999999999999999"}},
		{400, "next", "/api/v1/stories", []string{"cursor", "AAAA"}},
		{400, "next", "/api/v1/search", []string{"q", "dam", "cursor", "!"}},
		{400, "none of", "/api/v1/stories", []string{"sincee", "2031-02-03"}},
		{400, "once", "/api/v1/search", []string{"q", "a", "q", "b"}},
		{400, "q=", "/api/v1/search", nil},
		{400, "YYYY", "/api/v1/search", []string{"q", "after:soon"}},
		{400, "at most", "/api/v1/check", []string{"claim", strings.Repeat("x", maxParam+1)}},
		{400, "claim=", "/api/v1/check", []string{"claim", " "}},
		{400, "q=", "/feeds/search.atom", nil},
	} {
		res, body := d.get(c.path, c.fill...)
		var p struct{ Detail string }
		if err := json.Unmarshal(body, &p); err != nil || res.StatusCode != c.status || !strings.Contains(p.Detail, c.detail) {
			t.Errorf("%s: %d %s", res.Request.URL, res.StatusCode, body)
		}
		if res.Header.Get("ETag") != "" {
			t.Errorf("%s: a problem has an ETag", res.Request.URL)
		}
	}
	for _, c := range []struct {
		method, path string
		status       int
	}{{"POST", "/api/v1/stories", 405}, {"DELETE", "/feeds/stories.atom", 405}, {"GET", "/api/v2/stories", 404}, {"GET", "/feeds/stories.rss", 404}} {
		req, err := http.NewRequest(c.method, d.server.URL+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != c.status || res.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: %d %s", c.method, c.path, res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
	d.archive.Close()
	if res, body := d.get("/api/v1/stories"); res.StatusCode != 500 || bytes.Contains(body, []byte("archive.db")) {
		t.Errorf("a closed archive: %d %s", res.StatusCode, body)
	}
}

// Pages hold every story and every hit once, though others come in meanwhile.
func TestPagesStandStill(t *testing.T) {
	d := open(t)
	add := func(from, to int) {
		t.Helper()
		for i := from; i < to; i++ {
			file := filepath.Join(t.TempDir(), fmt.Sprintf("n%d.jsonl", i))
			day := fmt.Sprintf("2031-05-%02d", 1+i%28)
			write(t, file, fmt.Sprintf(`{"id":"r%d","published":%q,"title":"Bridge %d","text":"The bridge of %s in the valley of %s was painted %s by %s."}`,
				i, day, i, word(i, 0), word(i, 1), word(i, 2), word(i, 3)))
			if _, err := d.archive.Add(t.Context(), []string{file}, headwater.Options{}, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	add(0, 12)
	for path, names := range map[string]func([]byte) ([]string, *string){
		"/api/v1/stories": func(body []byte) (out []string, next *string) {
			var p StoryPage
			mustRead(t, body, &p)
			for _, s := range p.Stories {
				out = append(out, s.ID)
			}
			return out, p.Next
		},
		"/api/v1/search": func(body []byte) (out []string, next *string) {
			var p SearchPage
			mustRead(t, body, &p)
			for _, h := range p.Hits {
				out = append(out, h.Report)
			}
			return out, p.Next
		},
	} {
		var with []string
		if path == "/api/v1/search" {
			with = []string{"q", "bridge valley"}
		}
		_, body := d.ok(nil, path, append(slices.Clone(with), "limit", "100")...)
		want, next := names(body)
		if len(want) < 10 || next != nil {
			t.Fatalf("%s: %d in all", path, len(want))
		}
		var got []string
		_, body = d.ok(nil, path, append(slices.Clone(with), "limit", "3")...)
		for round := 0; ; round++ {
			part, next := names(body)
			got = append(got, part...)
			if next == nil {
				break
			}
			// A day later than all that was listed, so that it stands before the cursor.
			file := filepath.Join(t.TempDir(), "late.jsonl")
			write(t, file, fmt.Sprintf(`{"id":"late %s %d","published":"2031-06-01","title":"Late","text":"A bridge over the valley, %s, %s and %s, fell."}`, path, round, word(round, 5), word(round, 6), word(round, 7)))
			if _, err := d.archive.Add(t.Context(), []string{file}, headwater.Options{}, nil); err != nil {
				t.Fatal(err)
			}
			_, body = d.ok(nil, path, append(slices.Clone(with), "limit", "3", "cursor", *next)...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the pages have %q, want %q", path, got, want)
		}
	}
}

// word makes up a name.
func word(i, j int) string {
	const c, v = "bdfgklmnprstvz", "aeiou"
	n := i*31 + j*7 + 3
	return string([]byte{c[n%14] - 32, v[n%5], c[n/5%14], v[n/14%5], c[(n+j)%14], v[(n+i)%5], c[i%14]})
}

func mustRead(t *testing.T, body []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(body, into); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
