package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"code.dny.dev/ssrf"
)

// quick are options with which a test doesn't wait long.
var quick = Options{AllowPrivate: true, Connect: time.Second, Header: 300 * time.Millisecond, Idle: 300 * time.Millisecond, Total: 3 * time.Second, Pause: time.Millisecond, MaxBody: 1 << 20}

// serve answers under / with h, and under /robots.txt with nothing.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// get reads an address whole.
func get(t *testing.T, opts Options, address string) (string, *Page, error) {
	t.Helper()
	c := New(opts)
	defer c.Close()
	page, err := c.Get(context.Background(), address)
	if err != nil {
		return "", nil, err
	}
	defer page.Body.Close()
	b, err := io.ReadAll(page.Body)
	return string(b), page, err
}

func TestGet(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new?a=b", http.StatusFound)
			return
		}
		fmt.Fprint(w, r.Header.Get("User-Agent"), r.Header.Get("Referer"))
	})
	body, page, err := get(t, quick, at+"/old#part")
	if err != nil || page.URL != at+"/new?a=b" || !strings.HasPrefix(body, "Headwater/1") {
		t.Errorf("got %q, %+v, %v", body, page, err)
	}
}

func TestRefusals(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	flush := func(w http.ResponseWriter) { http.NewResponseController(w).Flush() }
	for name, test := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"not found":      {status(404), "status 404"},
		"broken":         {status(500), "status 500"},
		"nothing":        {status(204), "status 204"},
		"circle":         {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, "in a circle"},
		"many redirects": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }, "more than 10 times"},
		"to a file": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "file:///etc/hosts")
			w.WriteHeader(301)
		}, "no web address"},
		"huge": {func(w http.ResponseWriter, _ *http.Request) {
			for range 64 {
				w.Write(make([]byte, 64<<10))
			}
		}, "more than 1 MiB"},
		"huge by its word": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "99999999999") }, "more than 1 MiB"},
		"silent":           {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "takes too long"},
		"silent in the midst": {func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "A")
			flush(w)
			<-r.Context().Done()
		}, "went silent"},
		"dripping": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				fmt.Fprint(w, "x")
				flush(w)
				time.Sleep(50 * time.Millisecond)
			}
		}, "too slowly"},
		"long header": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) }, "can't be fetched"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			_, _, err := get(t, quick, serve(t, test.answer)+"/a")
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), ": ") {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// A server that speaks no HTTP, or drips its header, is left.
func TestNoHTTP(t *testing.T) {
	for name, talk := range map[string]func(net.Conn){
		"another protocol": func(c net.Conn) { fmt.Fprint(c, "SSH-2.0-x\r\n") },
		"hangs up":         func(c net.Conn) { c.Close() },
		"dripping header": func(c net.Conn) {
			for _, b := range []byte("HTTP/1.1 200 OK\r\n" + strings.Repeat("X: y\r\n", 1000)) {
				if _, err := c.Write([]byte{b}); err != nil {
					return
				}
				time.Sleep(20 * time.Millisecond)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				for {
					c, err := l.Accept()
					if err != nil {
						return
					}
					go func() { talk(c); c.Close() }()
				}
			}()
			if _, _, err := get(t, quick, "http://"+l.Addr().String()+"/"); err == nil || !strings.Contains(err.Error(), ": ") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestPrivateAddresses(t *testing.T) {
	opts := quick
	opts.AllowPrivate = false
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	port := at[strings.LastIndexByte(at, ':'):]
	for _, host := range []string{
		"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254",
		"100.64.0.1", "0.0.0.0", "[::]", "[fe80::1]", "[fc00::1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[::7f00:1]", "198.18.0.1", "224.0.0.1", "255.255.255.255",
		"2130706433", "0x7f000001", "0177.0.0.1", "127.1",
	} {
		_, _, err := get(t, opts, "http://"+host+port+"/")
		if err == nil {
			t.Errorf("%s was read", host)
		} else if strings.Contains(err.Error(), "takes too long") {
			t.Errorf("%s was tried", host)
		}
	}
	if err := ssrf.New(ssrf.WithAnyPort()).Safe("tcp4", "93.184.216.34:80", nil); err != nil {
		t.Errorf("a public address is refused: %v", err)
	}
}

// A redirect is checked like the address it comes from.
func TestRedirectToPrivateAddress(t *testing.T) {
	inside := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	outside := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inside, http.StatusFound) })
	// The test's servers are all private: the check lets the first one pass.
	c := New(quick)
	dialer := &net.Dialer{}
	guard := ssrf.New(ssrf.WithAnyPort())
	c.http.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		if "http://"+addr != outside {
			if err := guard.Safe("tcp4", addr, nil); err != nil {
				return nil, err
			}
		}
		return dialer.DialContext(ctx, network, addr)
	}
	_, err := c.Get(context.Background(), outside)
	if err == nil || !strings.Contains(err.Error(), "--allow-private") {
		t.Errorf("got %v", err)
	}
}

func TestRobots(t *testing.T) {
	for name, test := range map[string]struct {
		robots http.HandlerFunc
		want   string
	}{
		"all":       {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /\n") }, "stay away"},
		"us":        {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: headwater\nDisallow: /a\n") }, "stay away"},
		"others":    {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: other\nDisallow: /\n") }, ""},
		"elsewhere": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /b\n") }, ""},
		"none":      {http.NotFound, ""},
		"broken":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, "status 503"},
		"silent":    {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "takes too long"},
		"circle":    {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) }, ""},
		"no robots": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>\x00\xff") }, ""},
		"huge": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "User-agent: *\nDisallow: /a\n"+strings.Repeat("# x\n", 200_000))
		}, "stay away"},
		"slow asked": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nCrawl-delay: 0.2\n") }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked atomic.Int32
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					asked.Add(1)
					test.robots(w, r)
				}
			}))
			defer s.Close()
			c := New(quick)
			for range 2 {
				_, err := c.Get(context.Background(), s.URL+"/a")
				if got := fmt.Sprint(err); (err == nil) != (test.want == "") || !strings.Contains(got, test.want) {
					t.Errorf("got %v, want %q", err, test.want)
				}
			}
			if n := asked.Load(); n != 1 && name != "circle" {
				t.Errorf("robots.txt was asked %d times", n)
			}
		})
	}
}

func TestPause(t *testing.T) {
	at := serve(t, func(http.ResponseWriter, *http.Request) {})
	opts := quick
	opts.Pause = 100 * time.Millisecond
	start := time.Now()
	c := New(opts)
	for range 2 { // with robots.txt three requests
		if _, err := c.Get(context.Background(), at); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 200*time.Millisecond {
		t.Errorf("three requests in %v", took)
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	for _, address := range []string{"http://", "http://user:secret@a.example/", "http://[::1", "http://a b/"} {
		if _, _, err := get(t, quick, address); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: got %v", address, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(quick).Get(ctx, "http://127.0.0.1:9/"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// However many hosts are asked, and however much they have to say to robots,
// what is remembered of them is bounded; one that was asked just now has its
// pause still.
func TestHostsWithoutEnd(t *testing.T) {
	rule := "User-agent: *\n" + strings.Repeat("Disallow: /never\n", 2<<10)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == robotsTxt {
			fmt.Fprint(w, rule)
		}
	}))
	defer s.Close()
	c := New(quick)
	defer c.Close()
	c.http.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, s.Listener.Addr().String())
	}
	c.http.Transport.(*http.Transport).DisableKeepAlives = true
	ask := func(name string) {
		page, err := c.Get(t.Context(), "http://"+name+".example/")
		if err != nil {
			t.Fatal(err)
		}
		page.Body.Close()
	}
	for i := range 300 {
		ask(fmt.Sprint("n", i))
		if known := len(c.sites) * len(rule); known > maxKept+len(rule) {
			t.Fatalf("%d bytes of rules are known", known)
		}
	}
	long := time.Now().Add(-time.Hour)
	for i := range 2 * mostHosts {
		c.hosts[fmt.Sprint("old", i)] = &host{asked: long}
	}
	c.hosts["busy.example"] = &host{asked: long, askers: 1}
	ask("another")
	if c.hosts["busy.example"] == nil || c.hosts["n299.example"] == nil || len(c.hosts) > mostHosts {
		t.Errorf("%d hosts are remembered", len(c.hosts))
	}
}
