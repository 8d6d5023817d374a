package headwater

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/rumour"
	"github.com/headwater-news/headwater/internal/watch"
)

// A replay is a day of many feeds, told by a server that fails now and then,
// on a clock that runs fast.
type replay struct {
	t     *testing.T
	clock *fastClock
	feeds [replayFeeds][]rumour.Report // in the order of their coming out
	at    map[string]time.Time         // by ref, when it comes out in the replay

	mu    sync.Mutex
	asked [replayFeeds]int
}

const (
	replayFeeds = 100
	replaySpeed = 6000 // a day passes in 14 seconds
	feedLength  = 20   // items that a feed has at a time
)

type fastClock struct{ begun time.Time }

func (c *fastClock) Now() time.Time { return c.begun.Add(time.Since(c.begun) * replaySpeed) }
func (c *fastClock) Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d / replaySpeed):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// newReplay spreads made-up stories over feeds and a day.
func newReplay(t *testing.T, stories int) *replay {
	r := &replay{t: t, clock: &fastClock{time.Now()}, at: map[string]time.Time{}}
	var all []rumour.Report
	for seed := range stories {
		for _, x := range rumour.Tell(rumour.Tuning(), uint64(seed)).Reports {
			x.Ref = fmt.Sprintf("%d-%s", seed, x.Ref)
			all = append(all, x)
		}
	}
	slices.SortFunc(all, func(a, b rumour.Report) int {
		if c := a.Published.Compare(b.Published); c != 0 {
			return c
		}
		return strings.Compare(a.Ref, b.Ref)
	})
	for i, x := range all {
		r.at[x.Ref] = r.clock.begun.Add(20 * time.Hour * time.Duration(i) / time.Duration(len(all)))
		r.feeds[i%replayFeeds] = append(r.feeds[i%replayFeeds], x)
	}
	return r
}

// ServeHTTP answers as feed /N, or as an item's page /N/REF.
func (r *replay) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	var n int
	var ref string
	if _, err := fmt.Sscanf(q.URL.Path, "/page/%d/%s", &n, &ref); err == nil {
		for _, x := range r.feeds[n] {
			if x.Ref == ref {
				fmt.Fprintf(w, "<!DOCTYPE html><html><head><title>%s</title></head><body><article><h1>%s</h1>%s</article></body></html>",
					html.EscapeString(x.Title), html.EscapeString(x.Title), paragraphs(x.Text))
				return
			}
		}
	}
	if _, err := fmt.Sscanf(q.URL.Path, "/feed/%d", &n); err != nil || n >= replayFeeds {
		http.NotFound(w, q)
		return
	}
	r.mu.Lock()
	r.asked[n]++
	asked := r.asked[n]
	r.mu.Unlock()
	body := r.feed(n, "http://"+q.Host)
	switch { // the faults, which differ from feed to feed
	case n%10 == 1 && asked%3 == 2:
		w.WriteHeader(http.StatusInternalServerError)
	case n%10 == 2 && asked%4 == 1:
		w.Header().Set("Retry-After", "300")
		w.WriteHeader(http.StatusServiceUnavailable)
	case n%10 == 3 && asked%3 == 1:
		w.Write(body[:len(body)/2])
	case n%10 == 4 && asked%2 == 1:
		http.Redirect(w, q, fmt.Sprintf("/feed/%d?moved", n), http.StatusFound)
	case n%10 == 5:
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(body)
		z.Close()
	case n%10 == 6 && asked%5 == 1:
		panic(http.ErrAbortHandler) // the connection breaks
	case n%10 == 7:
		tag := fmt.Sprintf(`"%d"`, bytes.Count(body, []byte("<item>")))
		w.Header().Set("ETag", tag)
		if q.Header.Get("If-None-Match") == tag && bytes.Count(body, []byte("<item>")) < feedLength {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write(body)
	default:
		w.Write(body)
	}
}

// feed is a feed as it is now. Some have the reports whole, some but teasers.
func (r *replay) feed(n int, host string) []byte {
	var out []rumour.Report
	now := r.clock.Now()
	for _, x := range r.feeds[n] {
		if !r.at[x.Ref].After(now) {
			out = append(out, x)
		}
	}
	out = out[max(0, len(out)-feedLength):]
	var b bytes.Buffer
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed %d</title>`, n)
	for _, x := range slices.Backward(out) {
		text := paragraphs(x.Text)
		if n%3 == 0 {
			text = html.EscapeString(x.Text[:min(len(x.Text), 120)])
			text = strings.ToValidUTF8(text, "")
		}
		fmt.Fprintf(&b, `<item><guid isPermaLink="false">%s</guid><link>%s/page/%d/%s?utm_source=rss</link><title>%s</title><pubDate>%s</pubDate><description>%s</description></item>`,
			x.Ref, host, n, x.Ref, html.EscapeString(x.Title), x.Published.Format(time.RFC1123Z), html.EscapeString(text))
	}
	b.WriteString(`</channel></rss>`)
	return b.Bytes()
}

func paragraphs(text string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(p) != "" {
			fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(p))
		}
	}
	return b.String()
}

// A day of a hundred feeds, with all that servers do wrong, ends with all its
// reports, each once, and with the stories that a batch over them gives.
func TestReplayedDay(t *testing.T) {
	if testing.Short() {
		t.Skip("half a minute")
	}
	r := newReplay(t, 60)
	server := httptest.NewServer(r)
	defer server.Close()
	a, err := OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), ArchiveOptions{Create: true, Now: r.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var subscribed []feed.Feed
	for n := range replayFeeds {
		subscribed = append(subscribed, feed.Feed{Address: fmt.Sprintf("%s/feed/%d", server.URL, n)})
	}
	if _, err := a.Subscribe(t.Context(), subscribed); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	told := map[string]int{}
	w := watch.New(feeds{a.store}, r.clock, watch.Options{
		Read: read.Options{Fetch: fetch.Options{AllowPrivate: true, Pause: time.Microsecond}},
		Tell: func(x watch.Told) {
			for _, ref := range x.Refs {
				told[ref]++
			}
			if len(told) >= len(r.at) {
				stop()
			}
		},
	})
	defer w.Close()
	if err := w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	for ref := range r.at {
		if told[ref] == 0 {
			t.Errorf("%s was lost", ref)
		}
	}
	for ref, times := range told {
		if times > 2 { // a teaser first, and its page once the server worked again
			t.Errorf("%s was told of %d times", ref, times)
		}
	}

	exported := filepath.Join(t.TempDir(), "export.jsonl")
	f, err := os.Create(exported)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Export(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	batch, err := Brief(t.Context(), []string{exported}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	stream := map[string]string{}
	for _, ref := range exportedRefs(t, exported) {
		s, err := a.store.StoryOf(t.Context(), ref)
		if err != nil {
			t.Fatal(err)
		}
		stream[ref] = s.ID
	}
	together := map[string]string{}
	ref := map[string]string{}
	for _, x := range batch.Reports {
		ref[x.ID] = x.Ref
	}
	for _, s := range batch.Stories {
		for _, id := range s.Reports {
			together[ref[id]] = s.ID
		}
	}
	if len(stream) != len(r.at) {
		t.Errorf("%d reports are kept of %d", len(stream), len(r.at))
	}
	if f := agreement(stream, together); f < .97 {
		t.Errorf("the stories of the stream and those of a batch agree by B³ %.3f", f)
	} else {
		t.Logf("%d reports, %d polls, B³ %.3f", len(stream), r.polls(), f)
	}
}

func (r *replay) polls() (n int) {
	for _, x := range r.asked {
		n += x
	}
	return n
}

func exportedRefs(t *testing.T, path string) []string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var refs []string
	dec := json.NewDecoder(f)
	for {
		var row struct{ ID string }
		switch err := dec.Decode(&row); {
		case err == io.EOF:
			slices.Sort(refs)
			return slices.Compact(refs)
		case err != nil:
			t.Fatal(err)
		}
		refs = append(refs, row.ID)
	}
}

// agreement is the B³ F1 of two groupings of the same things (Bagga and
// Baldwin 1998).
func agreement(a, b map[string]string) float64 {
	type cell struct{ a, b string }
	inA, inB, both := map[string]float64{}, map[string]float64{}, map[cell]float64{}
	for x, s := range a {
		inA[s]++
		inB[b[x]]++
		both[cell{s, b[x]}]++
	}
	precision, recall := 0., 0.
	for c, n := range both {
		precision += n * n / inA[c.a]
		recall += n * n / inB[c.b]
	}
	precision, recall = precision/float64(len(a)), recall/float64(len(a))
	return 2 * precision * recall / (precision + recall)
}
