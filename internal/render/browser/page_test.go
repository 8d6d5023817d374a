package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/headwater-news/headwater"
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

// module is the folder of go.mod.
func module(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(strings.TrimSpace(string(out)))
}

// briefs are the pages that every test looks at: the sample, the examples, and
// any JSON briefs in the folder that HEADWATER_BRIEFS names.
func briefs(t *testing.T) map[string][]byte {
	t.Helper()
	pages := map[string][]byte{"sample": html(t, sample.Brief()), "stories": html(t, twoStories())}
	for _, name := range []string{"ferry", "museum", "reservoir.jsonl"} {
		b, err := headwater.Brief(t.Context(), []string{filepath.Join(module(t), "examples", name)}, headwater.Options{})
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

// Every page fits its screen and passes the audit, in both colour schemes, as
// it opens and with everything that folds unfolded.
func TestPages(t *testing.T) {
	ctx := chromium(t)
	pages := briefs(t)
	server := serve(t, pages)
	audit := axe(t)
	for name := range pages {
		for _, s := range screens {
			for _, scheme := range schemes {
				t.Run(caseName(name, s.name, scheme), func(t *testing.T) {
					open(t, ctx, server.URL+"/"+name, s, scheme)
					fits(t, ctx)
					shoot(t, ctx, caseName(name, s.name, scheme))
					ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
					fits(t, ctx)
					shoot(t, ctx, caseName(name, s.name, scheme, "open"))
					if audit != "" {
						audited(t, ctx, audit)
					}
				})
			}
		}
	}
	if audit == "" {
		missing(t, "no axe-core: .ci/browser gets it")
	}
}

// Between the two screens, and below the smaller, nothing breaks either.
func TestEveryWidth(t *testing.T) {
	ctx := chromium(t)
	server := serve(t, map[string][]byte{"stories": html(t, twoStories())})
	open(t, ctx, server.URL+"/stories", screens[0], "light")
	ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
	for width := int64(280); width <= 1600; width += 44 {
		call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 800, DeviceScaleFactor: 1})
		t.Run(caseName("width", width), func(t *testing.T) { fits(t, ctx) })
	}
}

// fits fails the test if the page scrolls sideways, or anything reaches past
// the edge of the screen.
func fits(t *testing.T, ctx context.Context) {
	t.Helper()
	if over := ask[int](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
		t.Errorf("the page is %d pixels wider than the screen", over)
	}
	past := ask[[]string](t, ctx, `[...document.querySelectorAll("body *")].filter(e => {
		const r = e.getBoundingClientRect();
		return r.width > 0 && !e.closest(".skip") && (r.right > window.innerWidth + 1 || r.left < -1);
	}).slice(0, 5).map(e => e.tagName + "." + e.getAttribute("class") + " " + e.textContent.slice(0, 60))`)
	for _, p := range past {
		t.Errorf("past the edge of the screen: %s", p)
	}
}

// The page is walked by keyboard: the skip link first, then a citation, whose
// sentence shows on focus within the screen and is gone to by Enter.
func TestKeyboard(t *testing.T) {
	ctx := chromium(t)
	server := serve(t, map[string][]byte{"sample": html(t, sample.Brief())})
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			open(t, ctx, server.URL+"/sample", s, "light")
			do(t, ctx, chromedp.KeyEvent(kb.Tab))
			if got := ask[string](t, ctx, `document.activeElement.className`); got != "skip" {
				t.Fatalf("the first stop is %q, not the skip link", got)
			}
			if top := ask[float64](t, ctx, `document.activeElement.getBoundingClientRect().top`); top < 0 {
				t.Errorf("the skip link has focus and is out of sight, at %v", top)
			}
			do(t, ctx, chromedp.KeyEvent(kb.Enter))
			if got := ask[string](t, ctx, `location.hash`); got != "#content" {
				t.Fatalf("the skip link leads to %q", got)
			}
			do(t, ctx, chromedp.KeyEvent(kb.Tab))
			if got := ask[string](t, ctx, `document.activeElement.className + document.activeElement.textContent`); got != "letterA" {
				t.Fatalf("the stop after the skip link is %q, not the first citation", got)
			}
			shown := ask[map[string]any](t, ctx, `(() => {
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
			shoot(t, ctx, caseName("focus", s.name))
			if source := axe(t); source != "" {
				audited(t, ctx, source)
			}
			do(t, ctx, chromedp.KeyEvent(kb.Enter))
			target := ask[map[string]any](t, ctx, `(() => {
				const e = document.querySelector(":target"), r = e.getBoundingClientRect();
				return {id: e.id, text: e.textContent, seen: r.top >= 0 && r.bottom <= innerHeight};
			})()`)
			if target["id"] != "A1" || target["seen"] != true || !strings.HasPrefix(target["text"].(string), "A gantry crane") {
				t.Errorf("Enter on a citation leads to %v", target)
			}
			do(t, ctx, chromedp.KeyEvent(kb.Tab)) // from the sentence on: back to the claim
			if got := ask[string](t, ctx, `document.activeElement.getAttribute("href")`); got != "#story-1-claim-1" {
				t.Errorf("the stop after a cited sentence is %q, not the way back to its claim", got)
			}
		})
	}
}

// A mouse that hovers over a citation may move on to the sentence it shows.
func TestHover(t *testing.T) {
	ctx := chromium(t)
	server := serve(t, map[string][]byte{"sample": html(t, sample.Brief())})
	open(t, ctx, server.URL+"/sample", screens[1], "light")
	at := ask[[]float64](t, ctx, `(() => { const r = document.querySelector("main a.letter").getBoundingClientRect(); return [r.left + r.width/2, r.bottom - 3]; })()`)
	shown := `getComputedStyle(document.querySelector("main .peek")).display`
	do(t, ctx, chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]))
	if got := ask[string](t, ctx, shown); got != "block" {
		t.Fatalf("the sentence of a citation under the mouse has display %q", got)
	}
	for y := at[1]; y < at[1]+30; y++ {
		do(t, ctx, chromedp.MouseEvent(chromedp.MouseMoved, at[0], y))
		if got := ask[string](t, ctx, shown); got != "block" {
			t.Fatalf("the sentence is gone %v pixels on the way to it", y-at[1])
		}
	}
}

// In print everything is unfolded, and nothing that hovers shows.
func TestPrint(t *testing.T) {
	ctx := chromium(t)
	server := serve(t, map[string][]byte{"sample": html(t, sample.Brief())})
	open(t, ctx, server.URL+"/sample", screens[1], "dark")
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
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if hidden := ask[int](t, ctx, `[...document.querySelectorAll("details > *")].filter(e => !e.checkVisibility({contentVisibilityAuto: true}) || e.getBoundingClientRect().height === 0).length`); hidden > 0 {
		t.Errorf("%d parts stay folded in print", hidden)
	}
	if peeks := ask[int](t, ctx, `[...document.querySelectorAll(".peek")].filter(e => e.checkVisibility()).length`); peeks > 0 {
		t.Errorf("%d hovering sentences show in print", peeks)
	}
	if paper := ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); paper != "rgb(255, 255, 255)" {
		t.Errorf("a dark screen prints on %s", paper)
	}
}

// Opened as the file that was mailed, the page looks as it does from a server.
func TestFile(t *testing.T) {
	ctx := chromium(t)
	file := filepath.Join(t.TempDir(), "brief.html")
	if err := os.WriteFile(file, html(t, sample.Brief()), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := observe(t, ctx)
	open(t, ctx, "file://"+file, screens[0], "light")
	if width := ask[string](t, ctx, `getComputedStyle(document.body).maxWidth`); width == "none" {
		t.Error("the style sheet is not in force: does its hash stand in the policy?")
	}
	seen.check(t, "file://"+file)
}
