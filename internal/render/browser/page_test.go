package browser

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/chromium"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

func html(t *testing.T, b *schema.Brief) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render.HTML(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// briefs are the pages that every test looks at: the sample, the examples, and
// any JSON briefs in the folder that HEADWATER_BRIEFS names.
func briefs(t *testing.T) map[string][]byte {
	t.Helper()
	pages := map[string][]byte{"sample": html(t, sample.Brief()), "stories": html(t, twoStories())}
	for _, name := range []string{"ferry", "museum", "reservoir.jsonl"} {
		b, err := headwater.Brief(t.Context(), []string{filepath.Join(chromium.Module(t), "examples", name)}, headwater.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages[strings.TrimSuffix(name, ".jsonl")] = html(t, b)
	}
	if folder := os.Getenv("HEADWATER_BRIEFS"); folder != "" {
		files, err := filepath.Glob(filepath.Join(folder, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var b schema.Brief
			if err := json.Unmarshal(data, &b); err != nil {
				t.Fatal(err)
			}
			pages[strings.TrimSuffix(filepath.Base(file), ".json")] = html(t, &b)
		}
	}
	return pages
}

// twoStories is the sample told twice, and a story of one report.
func twoStories() *schema.Brief {
	b := sample.Brief()
	b.Stories = append(b.Stories, sample.Brief().Stories[0], sample.Brief().Stories[0])
	b.Stories[1].Title = "Kelmouth port to test its storm brakes"
	b.Stories[2].Title, b.Stories[2].Reports = "A heron returns to the old dock", []string{"F"}
	return b
}

// Every page fits its screen and passes the audit, in both colour chromium.Schemes, as
// it opens and with everything that folds unfolded.
func TestPages(t *testing.T) {
	ctx := chromium.Start(t)
	pages := briefs(t)
	server := chromium.Serve(t, pages)
	audit := chromium.Axe(t)
	for name := range pages {
		for _, s := range chromium.Screens {
			for _, scheme := range chromium.Schemes {
				t.Run(chromium.Name(name, s.Name, scheme), func(t *testing.T) {
					chromium.Open(t, ctx, server.URL+"/"+name, s, scheme)
					chromium.Fits(t, ctx)
					chromium.Shoot(t, ctx, chromium.Name(name, s.Name, scheme))
					chromium.Ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
					chromium.Fits(t, ctx)
					chromium.Shoot(t, ctx, chromium.Name(name, s.Name, scheme, "open"))
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

// Between the two chromium.Screens, and below the smaller, nothing breaks either.
func TestEveryWidth(t *testing.T) {
	ctx := chromium.Start(t)
	server := chromium.Serve(t, map[string][]byte{"stories": html(t, twoStories())})
	chromium.Open(t, ctx, server.URL+"/stories", chromium.Screens[0], "light")
	chromium.Ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
	for width := int64(280); width <= 1600; width += 44 {
		chromium.Call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 800, DeviceScaleFactor: 1})
		t.Run(chromium.Name("width", width), func(t *testing.T) { chromium.Fits(t, ctx) })
	}
}

// The page is walked by keyboard: the skip link first, then a citation, whose
// sentence shows on focus within the screen and is gone to by Enter.
func TestKeyboard(t *testing.T) {
	ctx := chromium.Start(t)
	server := chromium.Serve(t, map[string][]byte{"sample": html(t, sample.Brief())})
	for _, s := range chromium.Screens {
		t.Run(s.Name, func(t *testing.T) {
			chromium.Open(t, ctx, server.URL+"/sample", s, "light")
			chromium.Do(t, ctx, chromedp.KeyEvent(kb.Tab))
			if got := chromium.Ask[string](t, ctx, `document.activeElement.className`); got != "skip" {
				t.Fatalf("the first stop is %q, not the skip link", got)
			}
			if top := chromium.Ask[float64](t, ctx, `document.activeElement.getBoundingClientRect().top`); top < 0 {
				t.Errorf("the skip link has focus and is out of sight, at %v", top)
			}
			chromium.Do(t, ctx, chromedp.KeyEvent(kb.Enter))
			if got := chromium.Ask[string](t, ctx, `location.hash`); got != "#content" {
				t.Fatalf("the skip link leads to %q", got)
			}
			chromium.Do(t, ctx, chromedp.KeyEvent(kb.Tab))
			if got := chromium.Ask[string](t, ctx, `document.activeElement.className + document.activeElement.textContent`); got != "letterA" {
				t.Fatalf("the stop after the skip link is %q, not the first citation", got)
			}
			shown := chromium.Ask[map[string]any](t, ctx, `(() => {
				const a = document.activeElement, peek = document.getElementById(a.getAttribute("aria-describedby"));
				const r = peek.getBoundingClientRect();
				return {visible: getComputedStyle(peek).display !== "none", text: peek.textContent,
					inside: r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight,
					apart: r.top >= a.getBoundingClientRect().bottom - 1};
			})()`)
			if shown["visible"] != true || shown["inside"] != true || shown["apart"] != true {
				t.Errorf("the sentence of a focused citation is not to be seen beside it: %v", shown)
			}
			if words := shown["text"].(string); !strings.Contains(words, "A gantry crane toppled") || !strings.Contains(words, "Kelmouth Courier") {
				t.Errorf("a focused citation shows %q", words)
			}
			chromium.Shoot(t, ctx, chromium.Name("focus", s.Name))
			if source := chromium.Axe(t); source != "" {
				chromium.Audit(t, ctx, source)
			}
			chromium.Do(t, ctx, chromedp.KeyEvent(kb.Enter))
			target := chromium.Ask[map[string]any](t, ctx, `(() => {
				const e = document.querySelector(":target"), r = e.getBoundingClientRect();
				return {id: e.id, text: e.textContent, seen: r.top >= 0 && r.bottom <= innerHeight};
			})()`)
			if target["id"] != "A1" || target["seen"] != true || !strings.HasPrefix(target["text"].(string), "A gantry crane") {
				t.Errorf("Enter on a citation leads to %v", target)
			}
			chromium.Do(t, ctx, chromedp.KeyEvent(kb.Tab)) // from the sentence on: back to the claim
			if got := chromium.Ask[string](t, ctx, `document.activeElement.getAttribute("href")`); got != "#story-1-claim-1" {
				t.Errorf("the stop after a cited sentence is %q, not the way back to its claim", got)
			}
		})
	}
}

// A mouse that hovers over a citation may move on to the sentence it shows.
func TestHover(t *testing.T) {
	ctx := chromium.Start(t)
	server := chromium.Serve(t, map[string][]byte{"sample": html(t, sample.Brief())})
	chromium.Open(t, ctx, server.URL+"/sample", chromium.Screens[1], "light")
	at := chromium.Ask[[]float64](t, ctx, `(() => { const r = document.querySelector("main a.letter").getBoundingClientRect(); return [r.left + r.width/2, r.bottom - 3]; })()`)
	shown := `getComputedStyle(document.querySelector("main .peek")).display`
	chromium.Do(t, ctx, chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]))
	if got := chromium.Ask[string](t, ctx, shown); got != "block" {
		t.Fatalf("the sentence of a citation under the mouse has display %q", got)
	}
	for y := at[1]; y < at[1]+30; y++ {
		chromium.Do(t, ctx, chromedp.MouseEvent(chromedp.MouseMoved, at[0], y))
		if got := chromium.Ask[string](t, ctx, shown); got != "block" {
			t.Fatalf("the sentence is gone %v pixels on the way to it", y-at[1])
		}
	}
}

// In print everything is unfolded, and nothing that hovers shows.
func TestPrint(t *testing.T) {
	ctx := chromium.Start(t)
	server := chromium.Serve(t, map[string][]byte{"sample": html(t, sample.Brief())})
	chromium.Open(t, ctx, server.URL+"/sample", chromium.Screens[1], "dark")
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 10_000 {
		t.Fatalf("the print is %d bytes beginning %q", len(pdf), pdf[:min(8, len(pdf))])
	}
	if folder := os.Getenv("HEADWATER_SHOTS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "sample.pdf"), pdf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	chromium.Print(t, ctx)
	if hidden := chromium.Ask[int](t, ctx, `[...document.querySelectorAll("details > *")].filter(e => !e.checkVisibility({contentVisibilityAuto: true}) || e.getBoundingClientRect().height === 0).length`); hidden > 0 {
		t.Errorf("%d parts stay folded in print", hidden)
	}
	if peeks := chromium.Ask[int](t, ctx, `[...document.querySelectorAll(".peek")].filter(e => e.checkVisibility()).length`); peeks > 0 {
		t.Errorf("%d hovering sentences show in print", peeks)
	}
	if paper := chromium.Ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); paper != "rgb(255, 255, 255)" {
		t.Errorf("a dark screen prints on %s", paper)
	}
}

// Opened as the file that was mailed, the page looks as it does from a server.
func TestFile(t *testing.T) {
	ctx := chromium.Start(t)
	file := filepath.Join(t.TempDir(), "brief.html")
	if err := os.WriteFile(file, html(t, sample.Brief()), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := chromium.Observe(t, ctx)
	chromium.Open(t, ctx, "file://"+file, chromium.Screens[0], "light")
	if width := chromium.Ask[string](t, ctx, `getComputedStyle(document.body).maxWidth`); width == "none" {
		t.Error("the style sheet is not in force: does its hash stand in the policy?")
	}
	seen.Check(t, "file://"+file)
}
