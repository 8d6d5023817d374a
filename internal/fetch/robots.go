package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	maxRobots   = 512 << 10 // what RFC 9309 asks readers to read at least
	maxDelay    = 10 * time.Second
	maxKept     = 4 << 20 // bytes of all that are known at a time; as patterns they take up to a hundred times as much
	aSite       = 1 << 10 // what a site counts for that says nothing
	robotsHops  = 5
	robotsAgent = "Headwater"
	robotsTxt   = "/robots.txt"

	errRobots = told("its robots.txt asks programs to stay away: open it in a browser and save the page")
)

// How long what a robots.txt says is heeded: RFC 9309 asks for a day at most.
const (
	rulesKept   = 24 * time.Hour
	failureKept = 10 * time.Minute
)

// site is what a site asks of programs.
type site struct {
	turn  chan struct{} // holds one while nobody asks for its robots.txt
	rules atomic.Pointer[rules]
}

type rules struct {
	group *robotstxt.Group
	delay time.Duration // between requests
	err   error         // robots.txt could not be had
	until time.Time     // when it is to be asked for again
}

// permitted asks a site's robots.txt, as RFC 9309 has it: a site without one
// permits all, one that fails to give it permits nothing.
func (c *Client) permitted(ctx context.Context, u *url.URL) error {
	of, err := c.rulesOf(ctx, u)
	switch {
	case err != nil:
		return err
	case of.err != nil:
		return of.err
	case !of.group.Test(u.RequestURI()):
		return errRobots
	}
	return nil
}

func (c *Client) rulesOf(ctx context.Context, u *url.URL) (*rules, error) {
	s := c.site(u)
	select {
	case <-s.turn:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { s.turn <- struct{}{} }()
	if of := s.rules.Load(); of != nil && time.Now().Before(of.until) {
		return of, nil
	}
	of, size := c.askRobots(ctx, u)
	if ctx.Err() == nil {
		s.rules.Store(of)
		c.mu.Lock()
		c.kept += size
		c.mu.Unlock()
	}
	return of, nil
}

// site returns what is known of a site. When too much is known, all is
// forgotten and asked for again, so that it is long until that comes again.
func (c *Client) site(u *url.URL) *site {
	name := strings.ToLower(u.Scheme + "://" + u.Host)
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.sites[name]
	if s == nil {
		if c.kept += aSite; c.kept > maxKept {
			clear(c.sites)
			c.kept = aSite
		}
		s = &site{turn: make(chan struct{}, 1)}
		s.turn <- struct{}{}
		c.sites[name] = s
	}
	return s
}

// delay is the pause that a site's robots.txt asks for, as far as it is known.
func (c *Client) delay(u *url.URL) time.Duration {
	if of := c.site(u).rules.Load(); of != nil {
		return of.delay
	}
	return 0
}

// askRobots asks for a site's robots.txt, and says how many bytes it has.
func (c *Client) askRobots(ctx context.Context, u *url.URL) (_ *rules, size int) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: robotsTxt}
	failed := func(err error) (*rules, int) { return &rules{err: err, until: time.Now().Add(failureKept)}, 0 }
	status, text, err := c.robotsAt(ctx, at)
	if err != nil {
		return failed(err) // of the site as a whole: told as it is
	}
	if status >= 500 {
		return failed(tellf("its robots.txt can't be had (status %d): try again later, or save the page and name the file", status))
	}
	data, err := robotstxt.FromStatusAndBytes(status, text)
	if err != nil { // no robots.txt, whatever it is
		data, _ = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	group := data.FindGroup(robotsAgent)
	return &rules{group: group, delay: min(group.CrawlDelay, maxDelay), until: time.Now().Add(rulesKept)}, len(text)
}

// robotsAt reads a robots.txt, through redirects.
func (c *Client) robotsAt(ctx context.Context, at *url.URL) (int, []byte, error) {
	for range robotsHops {
		res, err := c.ask(ctx, at, Request{})
		if err != nil {
			return 0, nil, err
		}
		next := res.Header.Get("Location")
		if !redirects(res.StatusCode) || next == "" {
			body := newBody(ctx, func() {}, res.Body, c.opts)
			text, err := io.ReadAll(io.LimitReader(body, maxRobots))
			res.Body.Close()
			if err != nil {
				return 0, nil, err
			}
			return res.StatusCode, text, nil
		}
		res.Body.Close()
		if at, err = target(at, next); err != nil {
			break
		}
	}
	return http.StatusNotFound, nil, nil // RFC 9309: unavailable
}
