package watch

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/read"
)

// memory is a store that keeps nothing for long.
type memory struct {
	mu    sync.Mutex
	feeds map[string]feed.Feed
	items map[feed.Key]feed.Item
	texts map[string][]string // by ref, the contents in the order they came
	most  int                 // records looked up or kept at once
}

func newMemory(feeds ...feed.Feed) *memory {
	m := &memory{feeds: map[string]feed.Feed{}, items: map[feed.Key]feed.Item{}, texts: map[string][]string{}}
	for _, f := range feeds {
		m.feeds[f.Address] = f
	}
	return m
}

func (m *memory) Feeds(context.Context) ([]feed.Feed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []feed.Feed
	for _, f := range m.feeds {
		out = append(out, f)
	}
	return out, nil
}

func (m *memory) Items(_ context.Context, keys []feed.Key) ([]feed.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.most = max(m.most, len(keys))
	out := make([]feed.Item, len(keys))
	for i, k := range keys {
		out[i] = m.items[k]
	}
	return out, nil
}

func (m *memory) Keep(_ context.Context, b Batch) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.most = max(m.most, len(b.Records))
	m.feeds[b.Feed.Address] = b.Feed
	for _, it := range b.Items {
		m.items[it.Key] = it
	}
	var refs []string
	for _, r := range b.Records {
		if !slices.Contains(m.texts[r.Ref], r.Content) {
			m.texts[r.Ref] = append(m.texts[r.Ref], r.Content)
			refs = append(refs, r.Ref)
		}
	}
	return refs, nil
}

// manual is a clock that a test sets.
type manual struct{ now time.Time }

func (c *manual) Now() time.Time { return c.now }
func (c *manual) Sleep(ctx context.Context, d time.Duration) error {
	c.now = c.now.Add(d)
	return ctx.Err()
}

var quick = Options{Read: read.Options{Fetch: fetch.Options{
	AllowPrivate: true, Connect: time.Second, Header: 500 * time.Millisecond, Idle: 300 * time.Millisecond,
	Total: 5 * time.Second, Pause: time.Millisecond, MaxBody: 512 << 20,
}}}

// serve answers with h, and tells robots that they may.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// once polls a store's only feed.
func once(t *testing.T, m *memory, clock *manual) Told {
	t.Helper()
	w := New(m, clock, quick)
	defer w.Close()
	feeds, _ := m.Feeds(t.Context())
	told, err := w.poll(t.Context(), feeds[0])
	if err != nil {
		t.Fatal(err)
	}
	return told
}

func start() *manual { return &manual{time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)} }

// long is a report that is no teaser.
func long(words string) string {
	return "<p>" + strings.Repeat(words+" was seen by the harbour master of Quillmouth, who wrote it down. ", 30) + "</p>"
}

func rss(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Quillmouth Crier</title>` + strings.Join(items, "") + `</channel></rss>`
}

func rssItem(id, title, content string) string {
	return fmt.Sprintf(`<item><guid isPermaLink="false">%s</guid><title>%s</title><description><![CDATA[%s]]></description></item>`, id, title, content)
}

func TestPollReadsWhatIsNew(t *testing.T) {
	items := []string{rssItem("1", "One", long("A seal"))}
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rss(items...)) })
	m, clock := newMemory(feed.Feed{Address: at + "/feed"}), start()
	if told := once(t, m, clock); len(told.Refs) != 1 || told.Feed.Title != "The Quillmouth Crier" || told.Feed.Problem != "" {
		t.Fatalf("first: %+v", told)
	}
	items = append(items, rssItem("2", "Two", long("A whale")))
	if told := once(t, m, clock); !slices.Equal(told.Refs, []string{"2"}) || told.Items != 2 {
		t.Fatalf("second: %+v", told)
	}
	if told := once(t, m, clock); len(told.Refs) != 0 || told.Feed.Failures != 0 {
		t.Fatalf("third: %+v", told)
	}
}

func TestUnchangedFeedIsNotSentAgain(t *testing.T) {
	asked, sent := 0, 0
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("ETag", `"a"`)
		w.Header().Set("Last-Modified", "Tue, 06 May 2031 08:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"a"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		fmt.Fprint(w, rss(rssItem("1", "One", long("A seal"))))
	})
	m, clock := newMemory(feed.Feed{Address: at + "/feed"}), start()
	once(t, m, clock)
	told := once(t, m, clock)
	if asked != 2 || sent != 1 || !told.Unchanged || told.Feed.Problem != "" {
		t.Errorf("asked %d, sent %d, %+v", asked, sent, told)
	}
}

func TestFeedsThatFail(t *testing.T) {
	status := func(code int, after string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", after)
			w.WriteHeader(code)
		}
	}
	for name, c := range map[string]struct {
		answer  http.HandlerFunc
		problem string
		least   time.Duration
	}{
		"missing": {status(404, ""), "404", feed.First},
		"busy":    {status(429, "7200"), "try again later", 2 * time.Hour},
		"down":    {status(503, "3600"), "try again later", time.Hour},
		"empty":   {func(http.ResponseWriter, *http.Request) {}, "empty", 0},
		"broken":  {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `<rss><channel><item><title>x`) }, "breaks off", 0},
		"no feed": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html><body><p>Hello there") }, "not a feed", 0},
		"text":    {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "Hello there.") }, "not a feed", 0},
		"binary":  {func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("\x89PNG\r\n\x1a\n\x00\x00")) }, "binary", 0},
		"to a circle": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
		}, "circle", 0},
		"silent":       {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "too long", 0},
		"list of them": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `<opml version="2.0"></opml>`) }, "list of feeds", 0},
		"dripping": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				fmt.Fprint(w, "<")
				http.NewResponseController(w).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		}, "too slowly", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, clock := newMemory(feed.Feed{Address: serve(t, c.answer) + "/feed", Every: feed.First}), start()
			told := once(t, m, clock)
			f := told.Feed
			if !strings.Contains(f.Problem, c.problem) || !strings.Contains(f.Problem, ": ") || f.Failures != 1 {
				t.Errorf("problem %q, %d failures; want %q", f.Problem, f.Failures, c.problem)
			}
			if told.Wait < max(c.least, feed.Shortest) {
				t.Errorf("asked again after %v", told.Wait)
			}
		})
	}
}

func TestGoneFeedIsNotAskedAgain(t *testing.T) {
	asked := 0
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) { asked++; w.WriteHeader(http.StatusGone) })
	m := newMemory(feed.Feed{Address: at + "/feed"})
	w := New(m, start(), quick)
	defer w.Close()
	for range 2 {
		if err := w.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if feeds, _ := m.Feeds(t.Context()); asked != 1 || !feeds[0].Ended || feeds[0].Problem == "" {
		t.Errorf("asked %d times, %+v", asked, feeds[0])
	}
}

// A feed that moved for good is asked at its new address from then on, one
// that is redirected for the moment at its old one.
func TestMovedFeed(t *testing.T) {
	for code, wantOld := range map[int]int{301: 1, 308: 1, 302: 2, 307: 2} {
		old := 0
		at := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/old" {
				old++
				http.Redirect(w, r, "/new", code)
				return
			}
			fmt.Fprint(w, rss(rssItem("1", "One", long("A seal"))))
		})
		m, clock := newMemory(feed.Feed{Address: at + "/old"}), start()
		once(t, m, clock)
		told := once(t, m, clock)
		if old != wantOld || told.Feed.Address != at+"/old" || len(m.texts) != 1 {
			t.Errorf("%d: the old address was asked %d times, %+v", code, old, told.Feed)
		}
	}
}

func TestPageNamesItsFeed(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed.xml" {
			fmt.Fprint(w, rss(rssItem("1", "One", long("A seal"))))
			return
		}
		fmt.Fprint(w, `<!DOCTYPE html><html><head><link rel="stylesheet" href="/x.css"><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><p>Welcome to the Crier.</p></body></html>`)
	})
	m, clock := newMemory(feed.Feed{Address: at + "/"}), start()
	if told := once(t, m, clock); len(told.Refs) != 1 || told.Feed.At != at+"/feed.xml" || told.Feed.Problem != "" {
		t.Errorf("%+v", told)
	}
}

// Pages that name each other for their feed are a failure, and asked again late.
func TestPagesThatNameEachOther(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		other := map[string]string{"/a": "/b", "/b": "/a"}[r.URL.Path]
		fmt.Fprintf(w, `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="%s"></head><body><p>Welcome to the Crier.</p></body></html>`, other)
	})
	m, clock := newMemory(feed.Feed{Address: at + "/a"}), start()
	told := once(t, m, clock)
	if told.Feed.Failures != 1 || told.Feed.Problem == "" || told.Wait < feed.Shortest {
		t.Errorf("%+v", told)
	}
}

func TestTeaserIsReadFromItsPage(t *testing.T) {
	var at string
	pages := 0
	at = serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			item := func(id string) string {
				return fmt.Sprintf(`<item><guid>%[1]s</guid><link>%[2]s/%[1]s</link><title>A seal in %[1]s</title><description>A seal was seen in %[1]s.</description></item>`, id, at)
			}
			fmt.Fprint(w, rss(item("whole"), item("missing"), item("shorter")))
		case "/whole":
			pages++
			fmt.Fprint(w, "<!DOCTYPE html><html><head><title>A seal in whole</title></head><body><article><h1>A seal in whole</h1>", long("A seal"), "</article></body></html>")
		case "/shorter":
			fmt.Fprint(w, "<!DOCTYPE html><html><body><p>Sign in.</p></body></html>")
		default:
			http.NotFound(w, r)
		}
	})
	m, clock := newMemory(feed.Feed{Address: at + "/feed"}), start()
	if told := once(t, m, clock); len(told.Refs) != 3 {
		t.Fatalf("%+v", told)
	}
	if got := m.texts["whole"]; len(got) != 1 || !strings.Contains(got[0], "harbour master") {
		t.Errorf("the page was not read: %q", got)
	}
	for _, id := range []string{"missing", "shorter"} {
		if got := m.texts[id]; len(got) != 1 || !strings.Contains(got[0], "was seen in") {
			t.Errorf("%s: the feed's text was not kept: %q", id, got)
		}
	}
	once(t, m, clock)
	if pages != 1 {
		t.Errorf("the page was asked for %d times", pages)
	}
}

// A feed that changes an item at every poll must not fill the archive with it.
func TestItemThatAlwaysChanges(t *testing.T) {
	n := 0
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		n++
		fmt.Fprint(w, rss(rssItem("1", "One", long(fmt.Sprintf("Seal number %d", n)))))
	})
	m, clock := newMemory(feed.Feed{Address: at + "/feed"}), start()
	for range 720 { // a day
		once(t, m, clock)
		clock.now = clock.now.Add(2 * time.Minute)
	}
	if got := len(m.texts["1"]); got < 2 || got > 12 {
		t.Errorf("%d versions in a day", got)
	}
}

func TestHugeFeed(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	const items = 100_000
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>All of it</title>`)
		for i := range items {
			fmt.Fprint(w, rssItem(fmt.Sprint(i), "One", "A seal was seen."))
		}
		fmt.Fprint(w, `</channel></rss>`)
	})
	opts := quick
	opts.Read.Fetch.Total = 5 * time.Minute
	m := newMemory(feed.Feed{Address: at + "/feed"})
	w := New(m, start(), opts)
	defer w.Close()
	told, err := w.poll(t.Context(), feed.Feed{Address: at + "/feed"})
	if err != nil || len(told.Refs) != items || told.Left != 0 {
		t.Errorf("%d reports, %d left: %s, %v", len(told.Refs), told.Left, told.Feed.Problem, err)
	}
}

// Of a hundred thousand teasers, each poll reads some pages and leaves the
// rest for the next.
func TestManyTeasers(t *testing.T) {
	const items = 3*pagesAPoll - 10
	var at string
	at = serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			fmt.Fprint(w, "<!DOCTYPE html><html><body><article>", long("The seal of "+r.URL.Path), "</article></body></html>")
			return
		}
		w.Header().Set("ETag", `"same"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		var list []string
		for i := range items {
			list = append(list, fmt.Sprintf(`<item><link>%s/%d</link><title>Seal</title><description>A seal.</description></item>`, at, i))
		}
		fmt.Fprint(w, rss(list...))
	})
	m, clock := newMemory(feed.Feed{Address: at + "/feed"}), start()
	for want := items - pagesAPoll; ; want -= pagesAPoll {
		told := once(t, m, clock)
		if told.Left != max(0, want) {
			t.Fatalf("%d left, want %d", told.Left, want)
		}
		if told.Left > 0 && told.Wait > feed.Soon {
			t.Errorf("the rest waits %v", told.Wait)
		}
		if want <= 0 {
			break
		}
	}
	if len(m.texts) != items {
		t.Errorf("%d of %d reports", len(m.texts), items)
	}
}

// One feed that is broken, silent or gone costs the others nothing.
func TestRunGoesOn(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/silent":
			<-r.Context().Done()
		case "/broken":
			fmt.Fprint(w, "<rss><channel><item>")
		case "/gone":
			w.WriteHeader(http.StatusGone)
		default:
			fmt.Fprint(w, rss(rssItem(r.URL.Path, "One", long("A seal"))))
		}
	})
	var feeds []feed.Feed
	for _, path := range []string{"/silent", "/broken", "/gone", "/a", "/b", "/c"} {
		feeds = append(feeds, feed.Feed{Address: at + path})
	}
	m := newMemory(feeds...)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	opts, polls := quick, map[string]int{}
	opts.Workers = 2
	opts.Tell = func(told Told) {
		polls[strings.TrimPrefix(told.Feed.Address, at)]++
		if polls["/a"] >= 2 && polls["/b"] >= 2 && polls["/c"] >= 2 && polls["/silent"] > 0 {
			stop()
		}
	}
	w := New(m, &fast{begun: time.Now()}, opts)
	defer w.Close()
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if len(m.texts) != 3 || polls["/gone"] != 1 {
		t.Errorf("%d reports, polls %v", len(m.texts), polls)
	}
}

// fast is a clock on which an hour passes in a third of a second.
type fast struct{ begun time.Time }

const speed = 10_000

func (c *fast) Now() time.Time { return c.begun.Add(time.Since(c.begun) * speed) }
func (c *fast) Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d / speed):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// After the clock was set back by years, feeds are not left alone for years.
func TestClockSetBack(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rss(rssItem("1", "One", long("A seal")))) })
	clock := start()
	m := newMemory(feed.Feed{Address: at + "/feed", Due: clock.now.AddDate(3, 0, 0)})
	ctx, stop := context.WithCancel(t.Context())
	opts := quick
	opts.Tell = func(Told) { stop() }
	w := New(m, clock, opts)
	defer w.Close()
	before := clock.now
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if waited := clock.now.Sub(before); len(m.texts) != 1 || waited > feed.Longest {
		t.Errorf("%d reports after %v", len(m.texts), waited)
	}
}

func TestPrivateAddresses(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rss(rssItem("1", "One", long("A seal")))) })
	opts := quick
	opts.Read.Fetch.AllowPrivate = false
	m := newMemory(feed.Feed{Address: at + "/feed"})
	w := New(m, start(), opts)
	defer w.Close()
	feeds, _ := m.Feeds(t.Context())
	told, err := w.poll(t.Context(), feeds[0])
	if err != nil || !strings.Contains(told.Feed.Problem, "--allow-private") || len(m.texts) != 0 {
		t.Errorf("%+v, %v", told, err)
	}
}

// Of large items few are in memory at once, those to be read from their pages
// too: what is left of these comes with the next polls.
func TestLargeItems(t *testing.T) {
	const n = 5
	var teasers atomic.Bool
	at := ""
	at = serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		var items []string
		for i := range n {
			item := rssItem(fmt.Sprint(i), fmt.Sprint("Number ", i), strings.Repeat(long(fmt.Sprint("Seal ", i)), 500))
			if teasers.Load() {
				item = fmt.Sprintf(`<item><guid isPermaLink="false">t%d</guid><link>%s/%d</link><description><![CDATA[A seal.%s]]></description></item>`, i, at, i, strings.Repeat("<b></b>", 150_000))
			}
			items = append(items, item)
		}
		fmt.Fprint(w, rss(items...))
	})
	m, opts := newMemory(feed.Feed{Address: at + "/feed"}), quick
	f := &opts.Read.Fetch
	f.Header, f.Idle, f.Total = time.Minute, time.Minute, 10*time.Minute // the race detector is slow
	w := New(m, start(), opts)
	defer w.Close()
	poll := func() Told {
		told, err := w.poll(t.Context(), m.feeds[at+"/feed"])
		if err != nil {
			t.Fatal(err)
		}
		return told
	}
	if told := poll(); len(told.Refs) != n || m.most == n {
		t.Errorf("%d new, of which %d were in memory at once: %s", len(told.Refs), m.most, told.Feed.Problem)
	}
	teasers.Store(true)
	if told := poll(); told.Left == 0 || len(told.Refs) == 0 || told.Left+len(told.Refs) != n {
		t.Errorf("%d teasers are new and %d left: %s", len(told.Refs), told.Left, told.Feed.Problem)
	}
}

// What a server said of a feed is not sent to the address that a page in its
// place names.
func TestValidatorsOfAnotherAddress(t *testing.T) {
	var moved atomic.Bool
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("If-None-Match") != "" && r.URL.Path == "/new":
			w.WriteHeader(http.StatusNotModified)
		case r.URL.Path == "/new":
			fmt.Fprint(w, rss(rssItem("2", "Two", long("A whale"))))
		case moved.Load():
			fmt.Fprint(w, `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/new"></head><body><p>We moved.</p></body></html>`)
		default:
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, rss(rssItem("1", "One", long("A seal"))))
		}
	})
	m, clock := newMemory(feed.Feed{Address: at + "/feed"}), start()
	if told := once(t, m, clock); len(told.Refs) != 1 || told.Feed.ETag == "" {
		t.Fatalf("first: %+v", told)
	}
	moved.Store(true)
	if told := once(t, m, clock); !slices.Equal(told.Refs, []string{"2"}) || told.Unchanged {
		t.Errorf("at the new address: %+v", told)
	}
}
