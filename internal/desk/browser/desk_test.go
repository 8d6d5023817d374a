package browser

import (
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/chromium"
	"github.com/headwater-news/headwater/internal/desk"
	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/read"
)

// stand serves a desk of inputs, guarded as headwater serve guards it.
func stand(t *testing.T, inputs ...string) (standing, *headwater.Archive) {
	t.Helper()
	clock := time.Date(2031, 4, 12, 9, 30, 0, 0, time.UTC)
	now := func() time.Time { return clock }
	a, err := headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Now: now, Build: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	if len(inputs) > 0 {
		if _, err := a.Add(t.Context(), inputs, headwater.Options{}, nil); err != nil {
			t.Fatal(err)
		}
		// A day later one of the reports has other words, so that its story has a past.
		clock = clock.Add(24 * time.Hour)
		if _, err := a.AddRecords(t.Context(), changed, "2031-04-13"); err != nil {
			t.Fatal(err)
		}
	}
	d, err := desk.New(a, desk.Options{Log: slog.New(slog.DiscardHandler), Now: now, Feeds: a})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Summarise(t.Context(), 100, 100); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(nil)
	g, err := guard.New(guard.Options{Listen: s.Listener.Addr().String(), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	s.Config.Handler = g.Protect(d, desk.Open, d.SignIn)
	s.Start()
	t.Cleanup(func() {
		s.CloseClientConnections() // a page that is open still listens for news
		s.Close()
	})
	return standing{s, d}, a
}

// changed is one more report, which comes in twice.
var changed = []read.Record{
	{Ref: "https://quay.example/ferry", URL: "https://quay.example/ferry", Outlet: "Quay Notes", Content: quayNotes},
	{Ref: "https://quay.example/ferry", URL: "https://quay.example/ferry", Outlet: "Quay Notes", Content: quayNotes + " Divers go down again at first light."},
}

const quayNotes = "Harbour authority stands by its count of 58 on the Brannoch Star\n" +
	"The Port Ellery Harbour Authority counted 58 people on board the ferry Brannoch Star, it said again on Friday. Brannoch Sound Ferries, its owner, speaks of 41."

// standing is a desk that is served.
type standing struct {
	*httptest.Server
	desk *desk.Desk
}

// pagesOf are all pages of a desk, by name; its largest story stands for all.
func pagesOf(t *testing.T, a *headwater.Archive) map[string]string {
	t.Helper()
	rows, err := a.List(t.Context(), archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	story := rows[0]
	for _, r := range rows {
		if r.Reports > story.Reports {
			story = r
		}
	}
	arrivals, err := a.Entries(t.Context(), story.Story)
	if err != nil {
		t.Fatal(err)
	}
	came, err := a.Arrivals(t.Context(), story.Story)
	if err != nil {
		t.Fatal(err)
	}
	one, two := url.QueryEscape(arrivals[0].Ref), url.QueryEscape(arrivals[len(arrivals)-1].Ref)
	return map[string]string{
		"front": "/", "filtered": "/?disputed=1&origins=2", "story": "/story/" + story.ID, "kind": "/story/" + story.ID + "?kind=copied", "then": fmt.Sprintf("/story/%s/then/%d", story.ID, came[0].Added),
		"report": "/report?ref=" + one, "compare": "/compare?a=" + one + "&b=" + two, "compare-form": "/compare",
		"check": "/check?claim=" + url.QueryEscape("58 people were on board"), "check-form": "/check",
		"search": "/search?q=ferry", "search-none": "/search?q=zeppelin", "search-form": "/search", "watch": "/watch", "decisions": "/decisions", "help": "/help", "none": "/story/none",
	}
}

var examples = []string{"ferry", "museum", "reservoir.jsonl"}

func exampleInputs(t *testing.T) []string {
	var out []string
	for _, name := range examples {
		out = append(out, filepath.Join(chromium.Module(t), "examples", name))
	}
	return out
}

// Every page fits its screen and passes the audit, in both colour schemes, as
// it opens and with everything that folds unfolded.
func TestPages(t *testing.T) {
	ctx := chromium.Start(t)
	server, a := stand(t, exampleInputs(t)...)
	if _, err := a.Decide(t.Context(), archive.Decision{Kind: archive.Owner, A: "The Lissau Courant", B: "Continental Wire Service"}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Subscribe(t.Context(), []feed.Feed{{Address: "https://news.example/feed.xml", Title: "News of the Valley"}}); err != nil {
		t.Fatal(err)
	}
	audit := chromium.Axe(t)
	for name, path := range pagesOf(t, a) {
		for _, s := range chromium.Screens {
			for _, scheme := range chromium.Schemes {
				t.Run(chromium.Name(name, s.Name, scheme), func(t *testing.T) {
					chromium.Open(t, ctx, server.URL+path, s, scheme)
					chromium.Fits(t, ctx)
					chromium.Shoot(t, ctx, chromium.Name(name, s.Name, scheme))
					chromium.Ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
					chromium.Fits(t, ctx)
					if audit != "" {
						chromium.Audit(t, ctx, audit)
					}
				})
			}
		}
	}
	if audit == "" {
		chromium.Missing(t, "no axe-core: .ci/browser gets it")
	}
}

// Reports that try to leave the page stay text on every page of the desk.
func TestHostile(t *testing.T) {
	ctx := chromium.Start(t)
	server, a := stand(t, filepath.Join(chromium.Module(t), "internal", "render", "testdata", "hostile"))
	seen := chromium.Observe(t, ctx)
	own := ""
	rows, err := a.List(t.Context(), archive.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"/", "/search?q=" + url.QueryEscape("<script>alert(1)</script>"), "/check?claim=" + url.QueryEscape("<img src=x onerror=alert(1)>")}
	for _, r := range rows {
		pages = append(pages, "/story/"+url.PathEscape(r.ID))
		arrivals, err := a.Entries(t.Context(), r.Story)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range arrivals {
			pages = append(pages, "/report?ref="+url.QueryEscape(x.Ref))
		}
		last := arrivals[len(arrivals)-1].Ref
		pages = append(pages, "/compare?a="+url.QueryEscape(arrivals[0].Ref)+"&b="+url.QueryEscape(last))
	}
	audit := chromium.Axe(t)
	for i, path := range pages {
		own = server.URL + path
		chromium.Open(t, ctx, own, chromium.Screens[i%2], chromium.Schemes[i/2%2])
		chromium.Ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
		chromium.Fits(t, ctx)
		strange := chromium.Ask[[]string](t, ctx, `[...document.querySelectorAll("*")].filter(e =>
			/^(IMG|IFRAME|OBJECT|EMBED|BASE|STYLE)$/i.test(e.tagName) ||
			/^(SCRIPT|LINK)$/i.test(e.tagName) && !(e.src || e.href).startsWith(location.origin + (e.rel === "alternate" ? "/feeds/" : "/assets/")) ||
			[...e.attributes].some(a => /^on/i.test(a.name) || /^(srcset|style|formaction|data)$/i.test(a.name) ||
				/^(xlink:)?href$/i.test(a.name) && !/^(#|\/|\?|https?:)/i.test(a.value))
		).map(e => e.outerHTML.slice(0, 200))`)
		for _, e := range strange {
			t.Errorf("%s: on the page: %s", path, e)
		}
		if audit != "" {
			chromium.Audit(t, ctx, audit)
		}
	}
	seen.Check(t, own, server.URL+"/", "data:image/svg+xml") // the browser draws its own fields
}

// In print the page is paper: no fields, nothing folded away.
func TestPrint(t *testing.T) {
	ctx := chromium.Start(t)
	server, a := stand(t, exampleInputs(t)...)
	chromium.Open(t, ctx, server.URL+pagesOf(t, a)["story"], chromium.Screens[1], "dark")
	chromium.Print(t, ctx)
	if fields := chromium.Ask[int](t, ctx, `[...document.querySelectorAll("input, button, .house nav")].filter(e => e.checkVisibility()).length`); fields > 0 {
		t.Errorf("%d fields in print", fields)
	}
	if paper := chromium.Ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); paper != "rgb(255, 255, 255)" {
		t.Errorf("a dark screen prints on %s", paper)
	}
}

// What comes in while the front page is open appears on it.
func TestLive(t *testing.T) {
	ctx := chromium.Start(t)
	s, a := stand(t, exampleInputs(t)[:1]...)
	work, stop := context.WithCancel(t.Context())
	var done sync.WaitGroup
	done.Go(func() { s.desk.Work(work) })
	t.Cleanup(func() { stop(); done.Wait() })
	chromium.Open(t, ctx, s.URL+"/", chromium.Screens[1], "light")
	before := chromium.Ask[int](t, ctx, `document.querySelectorAll("[data-item]").length`)
	if _, err := a.Add(t.Context(), exampleInputs(t)[1:2], headwater.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if now := chromium.Ask[int](t, ctx, `document.querySelectorAll("[data-item]").length`); now > before {
			return
		}
		chromium.Do(t, ctx, chromedp.Sleep(100*time.Millisecond))
	}
	t.Errorf("still %d stories on the page; it says %q", before, chromium.Ask[string](t, ctx, `document.querySelector(".news").textContent`))
}

// A citation shows its sentence to who points at it, and leads to the stored
// copy and to the place in the live page.
func TestCitations(t *testing.T) {
	ctx := chromium.Start(t)
	s, a := stand(t, exampleInputs(t)[2:]...)
	chromium.Open(t, ctx, s.URL+pagesOf(t, a)["story"], chromium.Screens[1], "light")
	const letter = `.line .cite a.letter`
	at := chromium.Ask[[]float64](t, ctx, `(r => [r.left + r.width / 2, r.top + r.height / 2])((document.querySelector("`+letter+`").scrollIntoView({block: "center"}), document.querySelector("`+letter+`").getBoundingClientRect()))`)
	chromium.Call(t, ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: "mouseMoved", X: at[0], Y: at[1]})
	chromium.Do(t, ctx, chromedp.Sleep(200*time.Millisecond))
	if !chromium.Ask[bool](t, ctx, `document.querySelector(".line .peek").checkVisibility()`) {
		t.Error("the sentence does not show")
	}
	if out := chromium.Ask[string](t, ctx, `document.querySelector(".line .peek .out").href`); !strings.Contains(out, "#:~:text=") {
		t.Errorf("the live page is linked as %q", out)
	}
	chromium.Ask[chromedp.Void](t, ctx, `document.querySelector("`+letter+`").click()`)
	for range 50 {
		if chromium.Ask[bool](t, ctx, `location.pathname === "/report" && document.querySelector(".sentence:target") !== null`) {
			return
		}
		chromium.Do(t, ctx, chromedp.Sleep(100*time.Millisecond))
	}
	t.Errorf("the letter leads to %s", chromium.Ask[string](t, ctx, `location.href`))
}
