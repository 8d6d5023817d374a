package desk

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/read"
)

// The events are invented.
const (
	kilnFirst = `Kiln at Oldmarsh pottery bursts, two potters hurt
A wood-fired kiln burst at the Oldmarsh pottery on Tuesday morning and hurt two potters, the fire brigade said.
The blast threw bricks across the yard and broke every window of the glazing shed.
Neighbours heard it as far away as the mill at Ferncombe.
The pottery has stood on the bank of the Lenn since 1874 and employs nineteen people.`
	kilnCopy = `Potters hurt as kiln bursts at Oldmarsh
A wood-fired kiln burst at the Oldmarsh pottery on Tuesday morning and hurt two potters, the fire brigade said.
The blast threw bricks across the yard and broke every window of the glazing shed.
Neighbours heard it as far away as the mill at Ferncombe.`
	otter = `Otter counted in every parish of Harrowdale
For the first time since records began volunteers found tracks of otters in all eleven parishes of Harrowdale, the river trust wrote in its spring survey.
"We stopped counting at ninety," said warden Ines Tharp.`
	otterChanged = otter + "\nThe survey was done by canoe."
)

// visitor is a browser before a desk.
type visitor struct {
	*http.Client
	t       *testing.T
	base    string
	archive *headwater.Archive
	now     time.Time
}

// visit opens a desk with three reports of two stories.
func visit(t *testing.T, change func(*Options)) *visitor {
	t.Helper()
	v := &visitor{t: t, now: time.Date(2031, 4, 12, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return v.now }
	var err error
	v.archive, err = headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Build: "test", Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.archive.Close() })
	v.add("https://bell.example/kiln", "Oldmarsh Bell", kilnFirst)
	v.add("https://mirror.example/kiln", "Lenn Mirror", kilnCopy)
	v.add("https://dale.example/otter", "Dale & Fell", otter)
	if _, err := v.archive.Summarise(t.Context(), 100, 100); err != nil {
		t.Fatal(err)
	}
	opts := Options{Log: slog.New(slog.DiscardHandler), Now: clock, Feeds: v.archive}
	if change != nil {
		change(&opts)
	}
	d, err := New(v.archive, opts)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(d)
	t.Cleanup(s.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	v.Client, v.base = &http.Client{Jar: jar}, s.URL
	return v
}

func (v *visitor) add(address, outlet, text string) {
	v.t.Helper()
	_, err := v.archive.AddRecords(v.t.Context(), []read.Record{{Ref: address, URL: address, Outlet: outlet, Content: text, Raw: []byte(text)}}, "2031-04-10")
	if err != nil {
		v.t.Fatal(err)
	}
}

func (v *visitor) get(path string) (int, string) {
	v.t.Helper()
	res, err := v.Get(v.base + path)
	return v.answer(res, err)
}

func (v *visitor) post(path string, form ...string) (int, string) {
	v.t.Helper()
	values := url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		values.Add(form[i], form[i+1])
	}
	res, err := v.PostForm(v.base+path, values)
	return v.answer(res, err)
}

func (v *visitor) answer(res *http.Response, err error) (int, string) {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// storyOf is the path of the story of a report.
func (v *visitor) storyOf(ref string) (id, path string) {
	v.t.Helper()
	s, err := v.archive.StoryOf(v.t.Context(), ref)
	if err != nil {
		v.t.Fatal(err)
	}
	return s.ID, storyPath(s.ID)
}

var itemTitle = regexp.MustCompile(`data-item dir="auto">([^<]*)<`)

func titles(page string) []string {
	var out []string
	for _, m := range itemTitle.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

// A story that no report dates stands under the day on which it came in, and
// says so.
func TestUndatedStorySaysHowItIsListed(t *testing.T) {
	const says = "no day stated: listed by arrival"
	v := visit(t, nil)
	if _, page := v.get("/"); strings.Contains(page, says) {
		t.Error("a story with a day says that it has none")
	}
	ref := "https://bell.example/undated"
	if _, err := v.archive.AddRecords(t.Context(), []read.Record{{Ref: ref, URL: ref, Content: otter, Raw: []byte(otter)}}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := v.archive.AddRecords(t.Context(), []read.Record{{Ref: ref + "2", URL: ref + "2", Content: "Bakers of Ulm strike\nNo bread was sold in Ulm, the guild of bakers wrote.", Raw: []byte("u")}}, ""); err != nil {
		t.Fatal(err)
	}
	if _, page := v.get("/"); strings.Count(page, says) != 1 {
		t.Errorf("%d stories say that they have no day, want 1", strings.Count(page, says))
	}
}

func TestFilters(t *testing.T) {
	v := visit(t, nil)
	const kiln, otters = "Kiln at Oldmarsh pottery bursts, two potters hurt", "Otter counted in every parish of Harrowdale"
	for query, want := range map[string][]string{
		"":                                 {kiln, otters},
		"?outlet=Lenn+Mirror":              {kiln},
		"?outlet=Dale+%26+Fell":            {otters},
		"?outlet=Nobody":                   nil,
		"?language=en":                     {kiln, otters},
		"?language=de":                     nil,
		"?day=2031-04-10":                  {kiln, otters},
		"?day=2031-04-11":                  nil,
		"?origins=1":                       {kiln, otters},
		"?origins=90":                      nil,
		"?disputed=1":                      nil,
		"?outlet=&language=&day=&origins=": {kiln, otters},
	} {
		status, page := v.get("/" + query)
		if got := titles(page); status != 200 || !slices.Equal(got, want) {
			t.Errorf("%q: %d, %q, want %q", query, status, got, want)
		}
	}
	for _, query := range []string{"?origins=many", "?day=yesterday", "?after=x", "?origins=-1"} {
		if status, _ := v.get("/" + query); status != 400 {
			t.Errorf("%q: %d", query, status)
		}
	}
}

// What changed since a visitor looked is told apart, by the visitor's own mark.
func TestLooked(t *testing.T) {
	v := visit(t, nil)
	if _, page := v.get("/?changed=1"); len(titles(page)) != 2 {
		t.Error("all has changed for who never looked")
	}
	v.now = v.now.Add(time.Hour)
	v.post("/looked")
	if _, page := v.get("/?changed=1"); len(titles(page)) != 0 {
		t.Errorf("changed since a moment ago: %q", titles(page))
	}
	v.now = v.now.Add(time.Hour)
	v.add("https://echo.example/otter", "Echo", otter)
	if _, page := v.get("/?changed=1"); len(titles(page)) != 1 || !strings.Contains(page, "+1 since you looked") {
		t.Errorf("changed: %q", titles(page))
	}
	v.post("/looked")
	v.now = v.now.Add(time.Hour)
	v.add("https://dale.example/otter", "Dale & Fell", otterChanged)
	if _, page := v.get("/?changed=1"); len(titles(page)) != 1 || !strings.Contains(page, "1 changed since you looked") {
		t.Errorf("a new version of a report: %q", titles(page))
	}
}

// Who never looked is shown which stories grow.
func TestGrowing(t *testing.T) {
	v := visit(t, nil)
	v.now = v.now.Add(3 * day)
	for _, name := range []string{"echo", "post", "times"} {
		v.add("https://"+name+".example/otter", name, otter)
	}
	if _, page := v.get("/"); strings.Count(page, "growing: +3 in a day") != 1 {
		t.Error("one story grew by three reports")
	}
}

func TestPagesOfStories(t *testing.T) {
	v := visit(t, nil)
	id, path := v.storyOf("https://bell.example/kiln")
	_, story := v.get(path)
	for _, want := range []string{
		"Kiln at Oldmarsh pottery bursts", `href="/report?ref=https%3A%2F%2Fbell.example%2Fkiln`, `href="/compare?a=`, "https://mirror.example/kiln", `class="part-of `, id,
	} {
		if !strings.Contains(story, want) {
			t.Errorf("the story has no %s", want)
		}
	}
	status, report := v.get("/report?ref=" + url.QueryEscape("https://mirror.example/kiln"))
	if status != 200 || !strings.Contains(report, "passage verbatim") || !strings.Contains(report, `id="s2"`) {
		t.Errorf("report: %d", status)
	}
	if status, page := v.get("/compare?a=none&b=" + url.QueryEscape("https://mirror.example/kiln")); status != 404 || !strings.Contains(page, "no report “none”") || !strings.Contains(page, `value="https://mirror.example/kiln"`) {
		t.Errorf("a report that is not there: %d, %s", status, page)
	}
	if status, page := v.get("/compare?a=" + url.QueryEscape(v.base+reportPath("https://bell.example/kiln", 2)) + "&b=" + url.QueryEscape("https://mirror.example/kiln")); status != 200 || !strings.Contains(page, "B holds") {
		t.Errorf("a report named by the address of its page: %d, %s", status, page)
	}
	status, both := v.get("/compare?a=" + url.QueryEscape("https://bell.example/kiln") + "&b=" + url.QueryEscape("https://mirror.example/kiln"))
	if status != 200 || !strings.Contains(both, "word for word") || !strings.Contains(both, "B took text from A") {
		t.Errorf("comparison: %d", status)
	}
	status, found := v.get("/search?q=otters")
	if status != 200 || !slices.Equal(titles(found), []string{"Otter counted in every parish of Harrowdale"}) {
		t.Errorf("search: %d %q", status, titles(found))
	}
	status, checked := v.get("/check?claim=" + url.QueryEscape("Two potters were hurt at the Oldmarsh pottery"))
	if status != 200 || !strings.Contains(checked, `id="verdict"`) {
		t.Errorf("check: %d", status)
	}
	for path, want := range map[string]int{
		"/story/none": 404, "/report?ref=none": 404, "/report": 404, "/nothing": 404, "/compare?a=x&b=y": 404, "/search?q=outlet:": 200,
		"/report?version=x&ref=" + url.QueryEscape("https://bell.example/kiln"): 400, "/check?claim=" + strings.Repeat("x", 3000): 400,
	} {
		if status, page := v.get(path); status != want || !strings.Contains(page, "<h1") {
			t.Errorf("%.60s: %d, want %d", path, status, want)
		}
	}
}

func TestVersions(t *testing.T) {
	v := visit(t, nil)
	v.add("https://dale.example/otter", "Dale & Fell", otterChanged)
	at := "/report?ref=" + url.QueryEscape("https://dale.example/otter")
	if _, page := v.get(at); !strings.Contains(page, "by canoe") || !strings.Contains(page, "version=1") {
		t.Error("the present version, with a way to the first")
	}
	if _, page := v.get(at + "&version=1"); strings.Contains(page, "by canoe") || !strings.Contains(page, "stopped counting") {
		t.Error("the first version")
	}
}

// An open page hears of what comes in.
func TestEvents(t *testing.T) {
	v := visit(t, nil)
	d, err := New(v.archive, Options{Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(d)
	t.Cleanup(s.Close)
	res, err := http.Get(s.URL + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if kind := res.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("a stream of %s", kind)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan bool)
	go func() { d.Work(ctx); close(done) }()
	lines := bufio.NewScanner(res.Body)
	heard := false
	for !heard && lines.Scan() {
		heard = lines.Text() == "event: change"
	}
	if !heard {
		t.Error("the stream ended without a word")
	}
	stop()
	<-done
	for lines.Scan() { // Work has ended the stream
	}
}

// A page that takes nothing any more does not keep its place among the streams:
// each word to it has a time by which it must be taken.
func TestEventsToAPageThatIsGone(t *testing.T) {
	v := visit(t, nil)
	now := time.Date(2031, 4, 12, 9, 30, 0, 0, time.UTC)
	d, err := New(v.archive, Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	w := &stuck{ResponseRecorder: httptest.NewRecorder()}
	if err := d.events(w, httptest.NewRequest("GET", "/events", nil)); err != nil {
		t.Fatal(err)
	}
	if !w.until.After(now) || w.until.After(now.Add(5*time.Minute)) {
		t.Errorf("a word may be taken until %v", w.until)
	}
	if len(d.news.streams) != 0 {
		t.Error("the stream is still followed")
	}
}

// stuck is a connection whose reader takes nothing.
type stuck struct {
	*httptest.ResponseRecorder
	until time.Time
}

func (s *stuck) SetWriteDeadline(t time.Time) error { s.until = t; return nil }
func (s *stuck) FlushError() error                  { return os.ErrDeadlineExceeded }

// Assets may be kept for ever, since their addresses change with them.
func TestAssets(t *testing.T) {
	v := visit(t, nil)
	for _, name := range []string{"desk.css", "passages.css", "desk.js", "icon.svg"} {
		res, err := v.Get(v.base + "/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != 200 || !strings.Contains(res.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", name, res.StatusCode, res.Header)
		}
	}
	for _, name := range []string{"desk.css", "passages.css"} {
		if _, style := v.get("/assets/" + name); strings.Contains(style, "transition") || strings.Contains(style, "animation") {
			t.Errorf("%s: something moves, which readers who asked for less motion would see", name)
		}
	}
	if status, _ := v.get("/assets/../desk.go"); status != 404 {
		t.Errorf("a file beside the assets: %d", status)
	}
}
