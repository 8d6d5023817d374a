package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
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

// screens are what every page is looked at on.
var screens = []screen{{"phone", 360, 740}, {"desk", 1280, 900}}

type screen struct {
	name          string
	width, height int64
}

var schemes = []string{"light", "dark"}

// chromium starts a browser for a test, or skips the test.
func chromium(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		missing(t, "no Chromium in PATH: .ci/browser installs it")
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

// missing skips a test, or fails it where a browser must be had.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("HEADWATER_BROWSER") == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// serve gives out pages by name, each under its own path.
func serve(t *testing.T, pages map[string][]byte) *httptest.Server {
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

// open shows an address on a screen, in a colour scheme.
func open(t *testing.T, ctx context.Context, address string, s screen, scheme string) {
	t.Helper()
	mobile := s.width < 500
	call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: s.width, Height: s.height, DeviceScaleFactor: 1, Mobile: mobile})
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	do(t, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address), chromedp.WaitReady("footer"))
}

func do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// call sends the browser a command of its protocol.
func call[P, R any](t *testing.T, ctx context.Context, command cdp.Command[P, R], params P) R {
	t.Helper()
	out, err := chromedp.Call(ctx, command, params)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// ask evaluates an expression in the page, and waits for it if it is a promise.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression[:min(200, len(expression))], err)
	}
	return out
}

// observed is what a page did that a page of text does not.
type observed struct {
	mu       sync.Mutex
	dialogs  []string
	requests []string
}

// observe notes dialogs and requests from now on.
func observe(t *testing.T, ctx context.Context) *observed {
	t.Helper()
	o := &observed{}
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
	call(t, ctx, network.Enable, network.EnableParams{})
	return o
}

// check fails the test for each dialog, and for each request but the page's own.
func (o *observed) check(t *testing.T, own string) {
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
		case r != "about:blank" && !strings.HasSuffix(r, "/favicon.ico"):
			t.Errorf("the page asks for %s", r)
		}
	}
	if !asked {
		t.Errorf("of the requests only %q were seen", o.requests)
	}
}

// shoot keeps a picture of the whole page where HEADWATER_SHOTS names a folder.
func shoot(t *testing.T, ctx context.Context, name string) {
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

func caseName(parts ...any) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = fmt.Sprint(p)
	}
	return strings.Join(words, "-")
}
