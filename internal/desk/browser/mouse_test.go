package browser

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/headwater-news/headwater/internal/chromium"
)

// hand is a reader's, on the mouse.
type hand struct {
	*testing.T
	ctx context.Context
}

// press clicks on the first of what a selector finds that can be seen, where it
// stands on the screen: what lies over it would be clicked instead.
func (h hand) press(selector string) {
	h.Helper()
	const place = `(() => {
		const e = [...document.querySelectorAll(%q)].find(e => e.checkVisibility());
		if (!e) return null;
		e.scrollIntoView({block: "center"});
		const line = e.querySelector("path.edge");
		if (line) {
			const p = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
			return [p.x, p.y];
		}
		const r = e.getClientRects()[0];
		return [r.left + r.width / 2, r.top + r.height / 2];
	})()`
	at := chromium.Ask[[]float64](h.T, h.ctx, fmt.Sprintf(place, selector))
	if at == nil {
		h.Fatalf("there is no %s at %s", selector, h.here())
	}
	for _, x := range []input.DispatchMouseEventParams{
		{Type: "mouseMoved"}, {Type: "mousePressed", Button: "left", ClickCount: 1}, {Type: "mouseReleased", Button: "left", ClickCount: 1},
	} {
		x.X, x.Y = at[0], at[1]
		chromium.Call(h.T, h.ctx, input.DispatchMouseEvent, x)
	}
}

// here is the address of the page, or "" while it is left or loaded.
func (h hand) here() string {
	address, err := chromium.Try[string](h.ctx, `document.readyState === "complete" ? location.pathname + location.search + location.hash : ""`)
	if err != nil {
		return ""
	}
	return address
}

// at waits until the page has an address.
func (h hand) at(address string) {
	h.Helper()
	h.wait(address, func(here string) bool { return here == address })
}

// under waits until the page has an address that begins so.
func (h hand) under(prefix string) {
	h.Helper()
	h.wait(prefix, func(here string) bool { return strings.HasPrefix(here, prefix) })
}

func (h hand) wait(address string, there func(here string) bool) {
	h.Helper()
	for range 100 {
		if there(h.here()) {
			return
		}
		chromium.Do(h.T, h.ctx, chromedp.Sleep(100*time.Millisecond))
	}
	h.Fatalf("at %s, not at %s", h.here(), address)
}

// A reader goes through every page by mouse, on the phone as at the desk.
func TestMouse(t *testing.T) {
	ctx := chromium.Start(t)
	for _, s := range chromium.Screens {
		t.Run(s.Name, func(t *testing.T) {
			server, a := stand(t, exampleInputs(t)...)
			story := pagesOf(t, a)["story"]
			chromium.Open(t, ctx, server.URL+"/", s, "light")
			h := hand{t, ctx}

			h.press(`[data-item][href="` + story + `"]`)
			h.at(story)
			h.press(`.contents a[href="#all-claims"]`)
			h.at(story + "#all-claims")
			h.press(`.claims .why > summary`)
			if !chromium.Ask[bool](t, ctx, `document.querySelector(".claims .why").open`) {
				t.Error("the reasons of a count do not show")
			}
			h.press(`.line .cite a.letter`)
			h.under("/report?ref=")
			h.press(`.kicker a`)
			h.at(story)
			h.press(`.stemma .way`)
			h.under("/compare?a=")
			h.press(`.name a`)
			h.under("/report?ref=")
			h.press(`.kicker a`)
			h.at(story)
			h.press(`.kinds a`)
			h.under(story + "?kind=")
			h.press(`.versions-of a`)
			h.under(story + "/then/")
			h.press(`.kicker a`)
			h.at(story)
			h.press(`.coverage input`)
			h.press(`.sorting > summary`)
			h.press(`button[value="split"]`)
			h.under(story + "-") // the new story has the id of the old one, and a number
			h.press(`.house a[href="/decisions"]`)
			h.at("/decisions")
			h.press(`.decision button`)
			for range 50 {
				if undone, err := chromium.Try[bool](ctx, `document.querySelector(".decision.undone") !== null`); err == nil && undone {
					break
				}
				chromium.Do(t, ctx, chromedp.Sleep(100*time.Millisecond))
			}
			h.press(`.house a[href="/watch"]`)
			h.at("/watch")
			h.press(`.house a[href="/check"]`)
			h.at("/check")
			h.press(`#claim`)
			chromium.Do(t, ctx, chromedp.KeyEvent("58 people were on board"))
			h.press(`main .ask button`)
			h.under("/check?claim=58")
			h.press(`.following button`)
			h.at("/check#followed")
			h.press(`#find`)
			chromium.Do(t, ctx, chromedp.KeyEvent("ferry"), chromedp.KeyEvent(kb.Enter))
			h.under("/search?q=ferry")
			h.press(`.colophon a[href="/help"]`)
			h.at("/help")
			h.press(`.wordmark a`)
			h.at("/")
			if s.Width < 500 {
				h.press(`.filters > summary`)
			}
			h.press(`#disputed`)
			h.press(`.filter button`)
			h.under("/?outlet=&language=&day=&origins=&disputed=1")
			h.press(`.headline button`)
			h.at("/")
		})
	}
}
