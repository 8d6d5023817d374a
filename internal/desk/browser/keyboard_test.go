package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/headwater-news/headwater/internal/chromium"
)

// A reader gets from the front page to a story, a report, a comparison and a
// search by keyboard alone.
func TestKeyboard(t *testing.T) {
	ctx := chromium.Start(t)
	server, _ := stand(t, exampleInputs(t)...)
	chromium.Open(t, ctx, server.URL+"/", chromium.Screens[1], "light")
	press := func(keys ...string) {
		t.Helper()
		for _, k := range keys {
			chromium.Do(t, ctx, chromedp.KeyEvent(k))
		}
	}
	arrived := func(prefix string) {
		t.Helper()
		for range 50 {
			if at := chromium.Ask[string](t, ctx, `document.readyState === "complete" ? location.pathname + location.search : ""`); strings.HasPrefix(at, prefix) {
				return
			}
			chromium.Do(t, ctx, chromedp.Sleep(100*time.Millisecond))
		}
		t.Fatalf("at %s, not at %s", chromium.Ask[string](t, ctx, `location.href`), prefix)
	}
	press("j", "j", "k", kb.Enter)
	arrived("/story/")
	for i := 0; chromium.Ask[string](t, ctx, `(document.activeElement.getAttribute("href") || "").split("?")[0]`) != "/report"; i++ {
		if press(kb.Tab); i > 60 {
			t.Fatal("no report can be reached by Tab")
		}
	}
	press(kb.Enter)
	arrived("/report")
	press("u")
	arrived("/story/")
	for i := 0; chromium.Ask[string](t, ctx, `(document.activeElement.getAttribute("href") || "").split("?")[0]`) != "/compare" ||
		!chromium.Ask[bool](t, ctx, `document.activeElement.closest("svg") !== null`); i++ {
		if press(kb.Tab); i > 400 {
			t.Fatal("no line of the lineage can be reached by Tab")
		}
	}
	press(kb.Enter)
	arrived("/compare")
	press("/")
	chromium.Do(t, ctx, chromedp.KeyEvent("ferry"), chromedp.KeyEvent(kb.Enter))
	arrived("/search")
	press("?")
	arrived("/help")
	if focus := chromium.Ask[string](t, ctx, `getComputedStyle(document.querySelector("nav a")).outlineStyle`); focus == "" {
		t.Error("no outline")
	}
}

// stops notes where the focus goes: whether it moves on in the order of the
// page, and whether it can be seen where it is.
const stops = `window.stops = {seen: new Set(), back: [], unseen: []};
const can = "a[href], button, input:not([type=hidden]), select, textarea, summary";
window.reach = [...document.querySelectorAll(can)].filter(e => !e.disabled && e.checkVisibility());
let last = null;
document.addEventListener("focusin", ({target: e}) => {
	if (stops.seen.has(e)) return;
	const name = e.tagName + " " + (e.getAttribute("aria-label") || e.textContent || e.id).trim().slice(0, 40);
	if (last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) stops.back.push(name);
	const style = getComputedStyle(e), way = e.matches(".way") && getComputedStyle(e.querySelector(".hold"));
	if (way ? way.stroke === "rgba(0, 0, 0, 0)" : style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) stops.unseen.push(name);
	stops.seen.add(e);
	last = e;
}); 0`

// Tab alone reaches all that can be used on every page, in the order of the
// page, and shows where it is; the first stop leads past the head.
func TestTab(t *testing.T) {
	ctx := chromium.Start(t)
	server, a := stand(t, exampleInputs(t)...)
	for name, path := range pagesOf(t, a) {
		for _, s := range chromium.Screens {
			t.Run(chromium.Name(name, s.Name), func(t *testing.T) {
				chromium.Open(t, ctx, server.URL+path, s, "light")
				chromium.Ask[int](t, ctx, stops)
				chromium.Do(t, ctx, chromedp.KeyEvent(kb.Tab))
				if !chromium.Ask[bool](t, ctx, `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`) {
					t.Error("the first stop does not lead past the head")
				}
				for range 40 { // citations open more, as they are reached
					chromium.Do(t, ctx, chromedp.KeyEvent(strings.Repeat(kb.Tab, 25)))
					if chromium.Ask[bool](t, ctx, `reach.every(e => stops.seen.has(e))`) {
						break
					}
				}
				for what, list := range map[string]string{
					"can't be reached":        `reach.filter(e => !stops.seen.has(e)).map(e => e.outerHTML.slice(0, 120))`,
					"is reached out of order": `stops.back`,
					"shows no focus":          `stops.unseen`,
				} {
					for _, e := range chromium.Ask[[]string](t, ctx, "("+list+").slice(0, 5)") {
						t.Errorf("%s: %s", what, e)
					}
				}
			})
		}
	}
}
