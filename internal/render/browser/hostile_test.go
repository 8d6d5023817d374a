package browser

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/headwater-news/headwater"
)

// Reports that try to leave the page stay text in it: nothing runs, nothing is
// asked for, nothing is on the page that the page did not put there, and it
// still fits its screen and passes the audit.
func TestHostile(t *testing.T) {
	b, err := headwater.Brief(t.Context(), []string{"../testdata/hostile"}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := chromium(t)
	server := serve(t, map[string][]byte{"hostile": html(t, b)})
	seen := observe(t, ctx)
	for _, s := range screens {
		open(t, ctx, server.URL+"/hostile", s, "light")
		ask[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
		do(t, ctx, chromedp.Sleep(300*time.Millisecond)) // for what would come late
		fits(t, ctx)
		shoot(t, ctx, caseName("hostile", s.name))
		strange := ask[[]string](t, ctx, `[...document.querySelectorAll("*")].filter(e =>
			/^(SCRIPT|IMG|IFRAME|OBJECT|EMBED|LINK|BASE|FORM|TEXTAREA)$/i.test(e.tagName) ||
			[...e.attributes].some(a => /^on/i.test(a.name) || /^(src|srcset|style|action|formaction|data)$/i.test(a.name) ||
				/^(xlink:)?href$/i.test(a.name) && !/^(#|https?:)/i.test(a.value))
		).map(e => e.outerHTML.slice(0, 200))`)
		for _, e := range strange {
			t.Errorf("on the page: %s", e)
		}
		if styles := ask[int](t, ctx, `document.querySelectorAll("style").length`); styles != 1 {
			t.Errorf("%d style sheets", styles)
		}
		if source := axe(t); source != "" {
			audited(t, ctx, source)
		}
	}
	seen.check(t, server.URL+"/hostile")
}
