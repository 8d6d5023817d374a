// Package chromium opens pages in a real Chromium for tests, and says what is
// wrong with them: what reaches past the screen, what they ask for, what
// axe-core finds. Where there is no Chromium the tests are skipped.
package chromium

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Screens are what every page is looked at on.
var Screens = []Screen{{"phone", 360, 740}, {"desk", 1280, 900}}

// Screen is a size of window.
type Screen struct {
	Name          string
	Width, Height int64
}

// Schemes are the colour schemes that every page is looked at in.
var Schemes = []string{"light", "dark"}

// Start starts a browser for a test, or skips the test.
func Start(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		Missing(t, "no Chromium in PATH: .ci/browser installs it")
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.WSURLReadTimeout(time.Minute), chromedp.UserDataDir(t.TempDir()),
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage", "hide-scrollbars"} {
		opts = append(opts, chromedp.Flag(flag, true))
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	// The profile can be removed only once nothing writes to it.
	t.Cleanup(func() { _ = chromedp.Cancel(ctx) })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("%s does not start: %v", path, err)
	}
	return ctx
}

// Missing skips a test, or fails it where a browser must be had.
func Missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("HEADWATER_BROWSER") == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// Serve gives out pages by name, each under its own path.
func Serve(t *testing.T, pages map[string][]byte) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(body)
	}))
	t.Cleanup(server.Close)
	return server
}

// Open shows an address on a Screen, in a colour scheme.
func Open(t *testing.T, ctx context.Context, address string, s Screen, scheme string) {
	t.Helper()
	mobile := s.Width < 500
	Call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: s.Width, Height: s.Height, DeviceScaleFactor: 1, Mobile: mobile})
	Call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	Do(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address), chromedp.WaitReady("footer"))
}

// Do runs actions in the page.
func Do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// Call sends the browser a command of its protocol.
func Call[P, R any](t *testing.T, ctx context.Context, command cdp.Command[P, R], params P) R {
	t.Helper()
	out, err := chromedp.Call(ctx, command, params)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Try evaluates an expression in the page, and waits for it if it is a promise. It
// fails where the page is left meanwhile.
func Try[T any](ctx context.Context, expression string) (T, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// Ask is Try where the page stays.
func Ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	out, err := Try[T](ctx, expression)
	if err != nil {
		t.Fatalf("%s: %v", expression[:min(200, len(expression))], err)
	}
	return out
}

// Observed is what a page did that a page of text does not.
type Observed struct {
	mu       sync.Mutex
	dialogs  []string
	requests []string
}

// Observe notes dialogs and requests from now on.
func Observe(t *testing.T, ctx context.Context) *Observed {
	t.Helper()
	o := &Observed{}
	err := chromedp.Listen(ctx, func(event any) {
		o.mu.Lock()
		defer o.mu.Unlock()
		switch e := event.(type) {
		case *page.EventJavascriptDialogOpening:
			o.dialogs = append(o.dialogs, e.Message)
		case *network.EventRequestWillBeSent:
			o.requests = append(o.requests, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	Call(t, ctx, network.Enable, network.EnableParams{})
	return o
}

// Check fails the test for each dialog, and for each request but the page's own
// and those that begin with what is allowed.
func (o *Observed) Check(t *testing.T, own string, allowed ...string) {
	t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, d := range o.dialogs {
		t.Errorf("a dialog opened: %q", d)
	}
	asked := false
	for _, r := range o.requests {
		switch {
		case r == own:
			asked = true
		case slices.ContainsFunc(allowed, func(a string) bool { return strings.HasPrefix(r, a) }):
		case r != "about:blank" && !strings.HasSuffix(r, "/favicon.ico"):
			t.Errorf("the page asks for %s", r)
		}
	}
	if !asked {
		t.Errorf("of the requests only %q were seen", o.requests)
	}
}

// Shoot keeps a picture of the whole page where HEADWATER_SHOTS names a folder.
func Shoot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	folder := os.Getenv("HEADWATER_SHOTS")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Name makes the name of a case of its parts.
func Name(parts ...any) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = fmt.Sprint(p)
	}
	return strings.Join(words, "-")
}

// Module is the folder of go.mod.
func Module(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(strings.TrimSpace(string(out)))
}

// Fits fails the test if the page scrolls sideways, or anything reaches past
// the edge of the screen.
func Fits(t *testing.T, ctx context.Context) {
	t.Helper()
	if over := Ask[int](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
		t.Errorf("the page is %d pixels wider than the screen", over)
	}
	past := Ask[[]string](t, ctx, `[...document.querySelectorAll("body *")].filter(e => {
		const r = e.getBoundingClientRect();
		return r.width > 0 && !e.closest(".skip") && (r.right > window.innerWidth + 1 || r.left < -1);
	}).slice(0, 5).map(e => e.tagName + "." + e.getAttribute("class") + " " + e.textContent.slice(0, 60))`)
	for _, p := range past {
		t.Errorf("past the edge of the screen: %s", p)
	}
}

// Print sets the page as it is printed.
func Print(t *testing.T, ctx context.Context) {
	t.Helper()
	Call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
}
