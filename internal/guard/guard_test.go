package guard

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

const password = "nine grey herons"

// stand serves a page under a guard.
func stand(t *testing.T, password string, c *clock) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(nil)
	g, err := New(Options{Listen: s.Listener.Addr().String(), Password: password, Now: c.Now, Feed: isFeed})
	if err != nil {
		t.Fatal(err)
	}
	s.Config.Handler = g.Protect(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			if err := r.ParseForm(); err != nil {
				http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
				return
			}
		}
		fmt.Fprint(w, "the archive")
	}), func(path string) bool { return path == "/healthz" }, func(w http.ResponseWriter, _ *http.Request, next string, wrong bool) {
		fmt.Fprintf(w, "sign in to %s, wrong %v", next, wrong)
	})
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func isFeed(path string) bool { return strings.HasPrefix(path, "/feeds/") }

func begin() *clock { return &clock{time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)} }

// send sends one request and does not follow where it leads.
func send(t *testing.T, req *http.Request) (int, string, http.Header) {
	t.Helper()
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var b strings.Builder
	if _, err := fmt.Fprint(&b, read(res)); err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, b.String(), res.Header
}

func read(res *http.Response) string {
	b := make([]byte, 4096)
	n, _ := res.Body.Read(b)
	return string(b[:n])
}

func request(method, address, body string) *http.Request {
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return r
}

func TestAddressesNeedAPassword(t *testing.T) {
	for listen, open := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:8080": true, "[::1]:8080": true, "127.8.8.8:1": true,
		"0.0.0.0:8080": false, ":8080": false, "192.0.2.7:80": false, "desk.example:80": false, "[::]:80": false,
	} {
		_, err := New(Options{Listen: listen, Now: time.Now})
		if open && err != nil || !open && !errors.Is(err, errOpen) {
			t.Errorf("%s: %v", listen, err)
		}
		if _, err := New(Options{Listen: listen, Password: password, Now: time.Now}); err != nil {
			t.Errorf("%s with a password: %v", listen, err)
		}
	}
	for _, bad := range []Options{{Listen: "8080"}, {Listen: "0.0.0.0:1", Password: "short"}} {
		if _, err := New(bad); err == nil || !strings.Contains(err.Error(), ": ") {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// A page elsewhere can make its own name lead here, but not change the name.
func TestOtherNamesAreTurnedAway(t *testing.T) {
	s := stand(t, "", begin())
	for _, host := range []string{"", "localhost" + s.URL[strings.LastIndex(s.URL, ":"):], strings.ToUpper("localhost") + s.URL[strings.LastIndex(s.URL, ":"):]} {
		req := request("GET", s.URL, "")
		req.Host = host
		if status, body, _ := send(t, req); status != 200 || body != "the archive" {
			t.Errorf("%q: %d %s", host, status, body)
		}
	}
	for _, host := range []string{"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost"} {
		req := request("GET", s.URL, "")
		req.Host = host
		if status, _, _ := send(t, req); status != http.StatusMisdirectedRequest {
			t.Errorf("%q: %d", host, status)
		}
	}
}

func TestHeaders(t *testing.T) {
	s := stand(t, "", begin())
	_, _, h := send(t, request("GET", s.URL, ""))
	if p := h.Get("Content-Security-Policy"); strings.Contains(p, "unsafe") || !strings.Contains(p, "default-src 'none'") {
		t.Errorf("policy %q", p)
	}
	if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("headers %v", h)
	}
}

// Another site's form must not change anything here.
func TestOtherSitesCannotPost(t *testing.T) {
	s := stand(t, "", begin())
	for origin, want := range map[string]int{"": 200, s.URL: 200, "https://evil.example": 403, "null": 403} {
		req := request("POST", s.URL, "a=b")
		if origin != "" {
			req.Header.Set("Origin", origin)
		}
		if status, _, _ := send(t, req); status != want {
			t.Errorf("origin %q: %d, want %d", origin, status, want)
		}
	}
}

func TestPassword(t *testing.T) {
	c := begin()
	s := stand(t, password, c)
	if status, body, h := send(t, request("GET", s.URL+"/story/1", "")); status != 401 || body == "the archive" || h.Get("WWW-Authenticate") == "" {
		t.Errorf("a program without it: %d %s", status, body)
	}
	if status, body, _ := send(t, request("GET", s.URL+"/healthz", "")); status != 200 || body != "the archive" {
		t.Errorf("what is open: %d %s", status, body)
	}
	for token, want := range map[string]int{password: 200, password + "x": 401, "": 401} {
		req := request("GET", s.URL, "")
		req.Header.Set("Authorization", "Bearer "+token)
		if status, _, _ := send(t, req); status != want {
			t.Errorf("token %q: %d", token, status)
		}
	}
	req := request("GET", s.URL+"/story/1?x=y", "")
	req.Header.Set("Accept", "text/html")
	status, _, h := send(t, req)
	if at := h.Get("Location"); status != 303 || at != "/sign-in?next=%2Fstory%2F1%3Fx%3Dy" {
		t.Errorf("a browser is sent to %d %q", status, at)
	}
}

func TestSigningIn(t *testing.T) {
	c := begin()
	s := stand(t, password, c)
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar}
	post := func(password, next string) (string, string) {
		res, err := browser.PostForm(s.URL+signInPath, url.Values{"password": {password}, "next": {next}})
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		return read(res), res.Request.URL.Path
	}
	if body, _ := post("wrong", "/story/1"); body != "sign in to /story/1, wrong true" {
		t.Errorf("wrong password: %s", body)
	}
	if body, at := post(password, "/story/1"); body != "the archive" || at != "/story/1" {
		t.Errorf("right password: %s at %s", body, at)
	}
	for _, next := range []string{"https://evil.example/", "//evil.example/", `/\evil.example`, "javascript:alert(1)", ""} {
		if got := local(next); got != "/" {
			t.Errorf("sent to %q", got)
		}
	}
	home, _ := url.Parse(s.URL)
	cookie := jar.Cookies(home)[0]
	for i := range cookie.Value {
		if i%7 == 0 {
			req := request("GET", s.URL, "")
			forged := []byte(cookie.Value)
			forged[i] ^= 1
			req.AddCookie(&http.Cookie{Name: cookieName, Value: string(forged)})
			if status, _, _ := send(t, req); status != 401 {
				t.Errorf("a cookie changed at %d: %d", i, status)
			}
		}
	}
	c.now = c.now.Add(signedIn + time.Hour)
	req := request("GET", s.URL, "")
	req.AddCookie(cookie)
	if status, _, _ := send(t, req); status != 401 {
		t.Errorf("a cookie past its end: %d", status)
	}
}

// The cookie goes over TLS alone where the browser speaks it.
func TestCookiesOfTLS(t *testing.T) {
	s := stand(t, password, begin())
	for said, want := range map[string]bool{"": false, "http": false, "https": true, "HTTPS": true} {
		for _, path := range []string{signInPath, signOutPath} {
			req := request("POST", s.URL+path, url.Values{"password": {password}}.Encode())
			req.Header.Set("X-Forwarded-Proto", said)
			_, _, h := send(t, req)
			if got := strings.Contains(h.Get("Set-Cookie"), "; Secure"); got != want || h.Get("Set-Cookie") == "" {
				t.Errorf("%s with %q: %q", path, said, h.Get("Set-Cookie"))
			}
		}
	}
}

// A wrong password costs the same from wherever it comes; one that is right
// costs nothing, however often it is sent.
func TestPasswordsCannotBeTriedOut(t *testing.T) {
	form := func(s *httptest.Server, password string) *http.Request {
		return request("POST", s.URL+signInPath, "password="+url.QueryEscape(password))
	}
	bearer := func(s *httptest.Server, password string) *http.Request {
		req := request("GET", s.URL+"/api/v1/stories", "")
		req.Header.Set("Authorization", "Bearer "+password)
		return req
	}
	basic := func(s *httptest.Server, password string) *http.Request {
		req := request("GET", s.URL+"/feeds/stories.atom", "")
		req.SetBasicAuth("anybody", password)
		return req
	}
	token := func(s *httptest.Server, password string) *http.Request {
		given := password
		if given != "guess" {
			given = feedToken(t, password)
		}
		return request("GET", s.URL+"/feeds/stories.atom?token="+url.QueryEscape(given), "")
	}
	for name, x := range map[string]struct {
		ask  func(*httptest.Server, string) *http.Request
		good int
	}{"form": {form, 303}, "bearer": {bearer, 200}, "basic": {basic, 200}, "token": {token, 200}} {
		c := begin()
		s := stand(t, password, c)
		for range 2 * tries {
			if status, _, _ := send(t, x.ask(s, password)); status != x.good {
				t.Fatalf("%s: the right one: %d", name, status)
			}
		}
		for range tries {
			if status, _, _ := send(t, x.ask(s, "guess")); status == x.good || status == http.StatusTooManyRequests {
				t.Errorf("%s: a wrong one: %d", name, status)
			}
		}
		for _, words := range []string{"guess", password} {
			if status, _, _ := send(t, x.ask(s, words)); status != http.StatusTooManyRequests {
				t.Errorf("%s: one try more: %d", name, status)
			}
		}
		c.now = c.now.Add(time.Minute)
		if status, _, _ := send(t, x.ask(s, password)); status != x.good {
			t.Errorf("%s: a minute later: %d", name, status)
		}
	}
}

// feedToken is that of a server which was started with a password.
func feedToken(t *testing.T, password string) string {
	t.Helper()
	g, err := New(Options{Listen: "127.0.0.1:0", Password: password, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return g.FeedToken()
}

// A feed reader comes in by its token or by HTTP Basic, and gets feeds alone.
func TestFeedReaders(t *testing.T) {
	s := stand(t, password, begin())
	token := feedToken(t, password)
	other := feedToken(t, password+"!")
	for path, want := range map[string]int{
		"/feeds/stories.atom?token=" + token:            200,
		"/feeds/search.atom?q=river&token=" + token:     200,
		"/feeds/stories.atom?token=" + other:            401,
		"/feeds/stories.atom?token=nine+grey+herons":    401,
		"/feeds/../story/1?token=" + token:              401,
		"/feeds/%2e%2e/story/1?token=" + token:          401,
		"/feeds/stories.atom?token=":                    401,
		"/feeds/stories.atom":                           401,
		"/api/v1/stories?token=" + token:                401,
		"/story/1?token=" + token:                       401,
		"/story/..%2f..%2ffeeds/stories?token=" + token: 401,
	} {
		status, _, h := send(t, request("GET", s.URL+path, ""))
		if status != want {
			t.Errorf("%s: %d", path, status)
		}
		if asks := strings.HasPrefix(h.Get("WWW-Authenticate"), "Basic "); asks != (want == 401 && strings.HasPrefix(path, "/feeds/s")) {
			t.Errorf("%s: asks for %q", path, h.Get("WWW-Authenticate"))
		}
	}
	if status, _, _ := send(t, request("POST", s.URL+"/feeds/stories.atom?token="+token, "")); status != 401 {
		t.Errorf("a token that posts: %d", status)
	}
	bearer := request("GET", s.URL+"/feeds/stories.atom", "")
	bearer.Header.Set("Authorization", "Bearer "+token)
	if status, _, _ := send(t, bearer); status != 401 {
		t.Errorf("the token of feeds for a password: %d", status)
	}
	if got := feedToken(t, ""); got != "" {
		t.Errorf("a token %q where none is needed", got)
	}
}

func TestLimits(t *testing.T) {
	c := begin()
	s := stand(t, "", c)
	refused := 0
	for range burst + 10 {
		if status, _, _ := send(t, request("GET", s.URL, "")); status == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused != 10 {
		t.Errorf("%d refused", refused)
	}
	c.now = c.now.Add(time.Second)
	if status, _, _ := send(t, request("POST", s.URL, "a="+strings.Repeat("x", maxBody))); status != http.StatusRequestEntityTooLarge {
		t.Errorf("a huge body: %d", status)
	}
}

// A million visitors take no more memory than some thousands.
func TestVisitorsAreForgotten(t *testing.T) {
	c := begin()
	l := newLimiter(c.Now)
	for i := range 100_000 {
		l.allow(fmt.Sprint(i))
		c.now = c.now.Add(time.Millisecond)
	}
	if len(l.visitors) > maxVisitors {
		t.Errorf("%d visitors are remembered", len(l.visitors))
	}
}
