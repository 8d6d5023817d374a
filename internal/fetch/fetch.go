// Package fetch gets what lies at a web address, as a guest: it asks
// robots.txt, says who it is, and asks one thing at a time.
//
// Servers are hostile. Every wait has an end, a server that drips is left, and
// no connection goes to a private address: that is checked when a name has
// been resolved and the connection is about to open (dial.go), so that neither
// a redirect nor a name that changes its address gets around it.
package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Options bound a Client. Zero fields take the defaults.
type Options struct {
	// AllowPrivate lets requests go to private addresses, and through the proxy
	// that the environment names: what a proxy connects to can't be checked.
	AllowPrivate bool

	UserAgent string
	Connect   time.Duration // to reach a server, each of name, connection and TLS
	Header    time.Duration // from a request to the answer's header
	Idle      time.Duration // between two pieces of a body
	Total     time.Duration // for one address, redirects and body together
	MinRate   int64         // bytes a second of a body, after Idle
	MaxBody   int64         // bytes of a body as sent
	Pause     time.Duration // between two requests to one host
}

const (
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
	if o.UserAgent == "" {
		o.UserAgent = "Headwater/1 (reads news reports; asks robots.txt)"
	}
	if o.MinRate <= 0 {
		o.MinRate = 1 << 10
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 1 << 30
	}
	return o
}

// Client gets addresses one after the other. It is not safe for use by several
// goroutines: that is what makes it polite.
type Client struct {
	opts   Options
	http   *http.Client
	robots map[string]rules     // by scheme and host
	asked  map[string]time.Time // when a host was last asked
}

// New returns a client that has asked nobody yet.
func New(opts Options) *Client {
	opts = opts.withDefaults()
	return &Client{opts: opts, http: newHTTP(opts), robots: map[string]rules{}, asked: map[string]time.Time{}}
}

// Close ends the connections that are kept open.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Page is what a server answered with. Its body is as sent: a content coding
// is the reader's to undo.
type Page struct {
	URL    string // the address in the end, redirects followed
	Header http.Header
	Body   io.ReadCloser
}

// Get asks for an address. An error says what is wrong and what to do.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, c.opts.Total, errTotal)
	page, err := c.follow(ctx, u)
	if err != nil {
		err = explain(ctx, err)
		cancel()
		return nil, err
	}
	page.Body = newBody(ctx, cancel, page.Body, c.opts)
	return page, nil
}

// follow asks for an address and for those it is redirected to.
func (c *Client) follow(ctx context.Context, u *url.URL) (*Page, error) {
	var seen []string
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
		res, err := c.ask(ctx, u)
		if err != nil {
			return nil, err
		}
		if next := res.Header.Get("Location"); redirects(res.StatusCode) && next != "" {
			res.Body.Close()
			if u, err = target(u, next); err != nil {
				return nil, tellf("it is redirected to what is no web address (%q): open it in a browser and save the page", clip(next))
			}
			continue
		}
		if res.StatusCode != http.StatusOK {
			res.Body.Close()
			return nil, tellf("the server answered with status %s: check the address", clip(res.Status))
		}
		if res.ContentLength > c.opts.MaxBody {
			res.Body.Close()
			return nil, errBody(c.opts.MaxBody)
		}
		return &Page{URL: u.String(), Header: res.Header, Body: res.Body}, nil
	}
}

func redirects(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

// ask sends one request, not sooner after the last to its host than is polite.
func (c *Client) ask(ctx context.Context, u *url.URL) (*http.Response, error) {
	if err := c.wait(ctx, u); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.opts.UserAgent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Encoding", "gzip")
	return c.http.Do(req)
}

// wait keeps the pause between requests to one host.
func (c *Client) wait(ctx context.Context, u *url.URL) error {
	host := u.Host
	defer func() { c.asked[host] = time.Now() }()
	last, ok := c.asked[host]
	if !ok {
		return nil
	}
	pause := max(c.opts.Pause, c.robots[site(u)].delay) - time.Since(last)
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

func site(u *url.URL) string { return strings.ToLower(u.Scheme + "://" + u.Host) }

func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
