package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	maxRobots   = 512 << 10 // what RFC 9309 asks readers to read at least
	maxDelay    = 10 * time.Second
	robotsHops  = 5
	robotsAgent = "Headwater"
	robotsTxt   = "/robots.txt"

	errRobots = told("its robots.txt asks programs to stay away: open it in a browser and save the page")
)

// rules are what a site asks of programs.
type rules struct {
	group *robotstxt.Group
	delay time.Duration // between requests
	err   error         // robots.txt could not be had
}

// permitted asks a site's robots.txt, once a site, as RFC 9309 has it: a site
// without one permits all, one that fails to give it permits nothing.
func (c *Client) permitted(ctx context.Context, u *url.URL) error {
	of, ok := c.robots[site(u)]
	if !ok {
		of = c.askRobots(ctx, u)
		if ctx.Err() == nil {
			c.robots[site(u)] = of
		}
	}
	switch {
	case of.err != nil:
		return of.err
	case !of.group.Test(u.RequestURI()):
		return errRobots
	}
	return nil
}

func (c *Client) askRobots(ctx context.Context, u *url.URL) rules {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: robotsTxt}
	status, text, err := c.robotsAt(ctx, at)
	if err != nil {
		return rules{err: err} // of the site as a whole: told as it is
	}
	if status >= 500 {
		return rules{err: tellf("its robots.txt can't be had (status %d): try again later, or save the page and name the file", status)}
	}
	data, err := robotstxt.FromStatusAndBytes(status, text)
	if err != nil { // no robots.txt, whatever it is
		data, _ = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	group := data.FindGroup(robotsAgent)
	return rules{group: group, delay: min(group.CrawlDelay, maxDelay)}
}

// robotsAt reads a robots.txt, through redirects.
func (c *Client) robotsAt(ctx context.Context, at *url.URL) (int, []byte, error) {
	for range robotsHops {
		res, err := c.ask(ctx, at)
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
