// Package fetch gets what lies at a web address, as a guest: it asks
// robots.txt, says who it is, and lets a pause pass between two requests to one
// host.
//
// Servers are hostile. Every wait has an end, a server that drips is left, and
// no connection goes to a private address: that is checked when a name has
// been resolved and the connection is about to open (dial.go), so that neither
// a redirect nor a name that changes its address gets around it.
package fetch

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options bound a Client. Zero fields take the defaults.
type Options struct {
	// AllowPrivate lets requests go to private addresses, and through the proxy
	// that the environment names: what a proxy connects to can't be checked.
	AllowPrivate bool

	Connect time.Duration // to reach a server, each of name, connection and TLS
	Header  time.Duration // from a request to the answer's header
	Idle    time.Duration // between two pieces of a body
	Total   time.Duration // for one address, redirects and body together
	MaxBody int64         // bytes of a body as sent
	Pause   time.Duration // between two requests to one host
}

const (
	userAgent    = "Headwater/1 (reads news reports; asks robots.txt)"
	minRate      = 1 << 10 // bytes a second of a body, after Idle
	maxRedirects = 10
	maxHeader    = 256 << 10
	accept       = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, text/plain;q=0.9, */*;q=0.5"
)

func (o Options) withDefaults() Options {
	set := func(d *time.Duration, to time.Duration) {
		if *d <= 0 {
			*d = to
		}
	}
	set(&o.Connect, 10*time.Second)
	set(&o.Header, 20*time.Second)
	set(&o.Idle, 15*time.Second)
	set(&o.Total, 5*time.Minute)
	set(&o.Pause, time.Second)
	if o.MaxBody <= 0 {
		o.MaxBody = 1 << 30
	}
	return o
}

// Client asks servers. Several goroutines may use it at once: requests to one
// host still begin one after the other, a pause apart.
type Client struct {
	opts Options
	http *http.Client

	mu    sync.Mutex
	hosts map[string]*host // by name and port
	sites map[string]*site // by scheme and host
	kept  int              // bytes of what sites are known by
}

// host is a server that is asked now and then.
type host struct {
	turn   chan struct{} // holds one while nobody asks
	asked  time.Time     // when it was last asked
	askers int           // who ask it, or wait for their turn
}

// mostHosts is how many hosts are remembered, unless more were asked just now:
// pages link to names without end.
const mostHosts = 1000

// New returns a client that has asked nobody yet.
func New(opts Options) *Client {
	opts = opts.withDefaults()
	return &Client{opts: opts, http: newHTTP(opts), hosts: map[string]*host{}, sites: map[string]*site{}}
}

// Close ends the connections that are kept open.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Request is what a server is asked for.
type Request struct {
	URL string

	// ETag and Modified are what the server said of the copy at hand, in the
	// headers ETag and Last-Modified; "" where there is none. They are sent to
	// this address alone, not to one that it redirects to.
	ETag, Modified string
}

// Page is what a server answered with. Its body is as sent: a content coding
// is the reader's to undo.
type Page struct {
	URL       string // the address in the end, redirects followed
	Moved     string // the address to ask from now on: as far as the redirects say that they are for good
	Unchanged bool   // the copy at hand is still good; the body is empty
	Header    http.Header
	Body      io.ReadCloser
}

// Validators returns what to send with the next request for the same address.
func (p *Page) Validators() (etag, modified string) {
	return p.Header.Get("ETag"), p.Header.Get("Last-Modified")
}

// GoodFor is how long the server asks its answer to be taken as good, 0 if it
// doesn't say.
func (p *Page) GoodFor() time.Duration {
	for part := range strings.SplitSeq(p.Header.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if seconds, err := strconv.Atoi(value); err == nil && strings.EqualFold(name, "max-age") && seconds > 0 {
			return time.Duration(min(seconds, maxAfter)) * time.Second
		}
	}
	return 0
}

// Refused is the error of a server that answered, but with no page.
type Refused struct {
	Status int
	After  time.Duration // how long the server asks to be left alone, 0 if it doesn't say
	says   told
}

// Gone reports whether the server says that the address will never answer again.
func (r *Refused) Gone() bool { return r.Status == http.StatusGone }

func (r *Refused) Error() string { return r.says.Error() }

// Get asks for an address. An error says what is wrong and what to do.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	return c.Ask(ctx, Request{URL: address})
}

// Ask asks for an address, and for an answer only if it isn't the copy at
// hand. An error says what is wrong and what to do.
func (c *Client) Ask(ctx context.Context, r Request) (*Page, error) {
	u, err := parse(r.URL)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, c.opts.Total, errTotal)
	page, err := c.follow(ctx, u, r)
	if err != nil {
		err = explain(ctx, err)
		cancel()
		return nil, err
	}
	page.Body = newBody(ctx, cancel, page.Body, c.opts)
	return page, nil
}

// follow asks for an address and for those it is redirected to.
func (c *Client) follow(ctx context.Context, u *url.URL, r Request) (*Page, error) {
	var seen []string
	moved, forGood := u.String(), true
	for {
		if slices.Contains(seen, u.String()) {
			return nil, tellf("its redirects go in a circle: open it in a browser and save the page")
		}
		if seen = append(seen, u.String()); len(seen) > maxRedirects+1 {
			return nil, tellf("it is redirected more than %d times: open it in a browser and save the page", maxRedirects)
		}
		if err := c.permitted(ctx, u); err != nil {
			return nil, err
		}
		if len(seen) > 1 {
			r.ETag, r.Modified = "", ""
		}
		res, err := c.ask(ctx, u, r)
		if err != nil {
			return nil, err
		}
		if next := res.Header.Get("Location"); redirects(res.StatusCode) && next != "" {
			res.Body.Close()
			if u, err = target(u, next); err != nil {
				return nil, tellf("it is redirected to what is no web address (%q): open it in a browser and save the page", clip(next))
			}
			if forGood = forGood && (res.StatusCode == http.StatusMovedPermanently || res.StatusCode == http.StatusPermanentRedirect); forGood {
				moved = u.String()
			}
			continue
		}
		page := &Page{URL: u.String(), Moved: moved, Header: res.Header, Body: res.Body}
		switch {
		case res.StatusCode == http.StatusNotModified && (r.ETag != "" || r.Modified != ""):
			page.Unchanged = true
		case res.StatusCode != http.StatusOK:
			res.Body.Close()
			return nil, refused(res)
		case res.ContentLength > c.opts.MaxBody:
			res.Body.Close()
			return nil, errBody(c.opts.MaxBody)
		}
		return page, nil
	}
}

// refused reads an answer that is no page.
func refused(res *http.Response) error {
	r := &Refused{Status: res.StatusCode, says: told(fmt.Sprintf("the server answered with status %s: check the address", clip(res.Status)))}
	if r.Status == http.StatusTooManyRequests || r.Status >= 500 {
		r.says = told(fmt.Sprintf("the server answered with status %s: try again later", clip(res.Status)))
	}
	after := res.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(after); err == nil && seconds > 0 {
		r.After = time.Duration(min(seconds, maxAfter)) * time.Second
	} else if at, err := http.ParseTime(after); err == nil {
		r.After = max(0, min(time.Until(at), maxAfter*time.Second))
	}
	return r
}

// maxAfter is the longest that a server's wish to be left alone is heeded, in
// seconds.
const maxAfter = 7 * 24 * 3600

func redirects(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

// ask sends one request, not sooner after the last to its host than is polite.
func (c *Client) ask(ctx context.Context, u *url.URL, r Request) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Encoding", "gzip")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		req.Header.Set("If-Modified-Since", r.Modified)
	}
	h := c.enter(u.Host)
	defer c.leave(h)
	select {
	case <-h.turn:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() {
		h.asked = time.Now()
		h.turn <- struct{}{}
	}()
	if !h.asked.IsZero() {
		if err := Wait(ctx, max(c.opts.Pause, c.delay(u))-time.Since(h.asked)); err != nil {
			return nil, err
		}
	}
	return c.http.Do(req)
}

// enter returns a host that the caller is about to ask; leave says that it has.
func (c *Client) enter(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		if len(c.hosts) >= mostHosts {
			maps.DeleteFunc(c.hosts, func(_ string, h *host) bool {
				return h.askers == 0 && time.Since(h.asked) > max(c.opts.Pause, maxDelay)
			})
		}
		h = &host{turn: make(chan struct{}, 1)}
		h.turn <- struct{}{}
		c.hosts[name] = h
	}
	h.askers++
	return h
}

func (c *Client) leave(h *host) {
	c.mu.Lock()
	defer c.mu.Unlock()
	h.askers--
}

// Wait waits for a while, or less if ctx ends: that is the error then.
func Wait(ctx context.Context, pause time.Duration) error {
	if pause <= 0 {
		return nil
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// parse reads an address. One with a password in it would end up in briefs.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Hostname() == "":
		return nil, told("it is no web address: check it")
	case u.User != nil:
		return nil, told("the address holds a password, which a brief would pass on: save the page and name the file")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// target is where a redirect leads.
func target(from *url.URL, location string) (*url.URL, error) {
	next, err := from.Parse(location)
	if err != nil {
		return nil, err
	}
	if next.Scheme != "http" && next.Scheme != "https" {
		return nil, told("it is no web address: check it")
	}
	return parse(next.String())
}

func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
