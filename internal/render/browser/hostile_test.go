package browser

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/chromium"
)

// Reports that try to leave the page stay text in it: nothing runs, nothing is
// asked for, nothing is on the page that the page did not put there, and it
// still fits its screen and passes the audit.
func TestHostile(t *testing.T) {
	b, err := headwater.Brief(t.Context(), []string{"../testdata/hostile"}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := chromium.Start(t)
	server := chromium.Serve(t, map[string][]byte{"hostile": html(t, b)})
	seen := chromium.Observe(t, ctx)
	for _, s := range chromium.Screens {
		chromium.Open(t, ctx, server.URL+"/hostile", s, "light")
		chromium.Ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
		chromium.Do(t, ctx, chromedp.Sleep(300*time.Millisecond)) // for what would come late
		chromium.Fits(t, ctx)
		chromium.Shoot(t, ctx, chromium.Name("hostile", s.Name))
		strange := chromium.Ask[[]string](t, ctx, `[...document.querySelectorAll("*")].filter(e =>
			/^(SCRIPT|IMG|IFRAME|OBJECT|EMBED|LINK|BASE|FORM|TEXTAREA)$/i.test(e.tagName) ||
			[...e.attributes].some(a => /^on/i.test(a.name) || /^(src|srcset|style|action|formaction|data)$/i.test(a.name) ||
				/^(xlink:)?href$/i.test(a.name) && !/^(#|https?:)/i.test(a.value))
		).map(e => e.outerHTML.slice(0, 200))`)
		for _, e := range strange {
			t.Errorf("on the page: %s", e)
		}
		if styles := chromium.Ask[int](t, ctx, `document.querySelectorAll("style").length`); styles != 1 {
			t.Errorf("%d style sheets", styles)
		}
		if source := chromium.Axe(t); source != "" {
			chromium.Audit(t, ctx, source)
		}
	}
	seen.Check(t, server.URL+"/hostile")
}
