package desk

import (
	"fmt"
	"net/http"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
)

const (
	visitCookie = "visit"
	away        = 30 * time.Minute // after which a look at a story is another visit
)

// visit notes in the visitor's browser that a story is looked at, and returns
// when the visit before this one ended: a Unix time, 0 if there was none. The
// cookie, which belongs to the story's address alone, holds that time and the
// time of this look. What a page fetches by itself, or a browser in advance, is
// no look.
func (d *Desk) visit(w http.ResponseWriter, r *http.Request, s archive.Story) int64 {
	var before, last int64
	if c, err := r.Cookie(visitCookie); err == nil {
		if n, err := fmt.Sscanf(c.Value, "%d.%d", &before, &last); n != 2 || err != nil || before > last {
			before, last = 0, 0
		}
	}
	now := d.opts.Now()
	if now.Sub(time.Unix(last, 0)) > away {
		before = last
	}
	if dest := r.Header.Get("Sec-Fetch-Dest"); (dest == "" || dest == "document") && r.Header.Get("Sec-Purpose") == "" {
		d.remember(w, r, visitCookie, fmt.Sprintf("%d.%d", before, now.Unix()), storyPath(s.ID))
	}
	return before
}

// remember has the visitor's browser keep something for a year and more.
func (d *Desk) remember(w http.ResponseWriter, r *http.Request, name, value, path string) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: path, MaxAge: int(maxLooked / time.Second),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil,
	})
}

// seen is how much of a story a visitor has seen.
type seen struct {
	been bool  // on a visit before this one
	upto int64 // the time of the last arrival before that visit ended, where others came after it; else 0
}

// seenOf reduces the time of a visit to what of the story had come by then, so
// that all who saw the same are given the same page.
func seenOf(arrivals []archive.Arrival, visited int64) seen {
	s := seen{been: visited > 0}
	for i, a := range arrivals {
		if a.Added > visited {
			if s.been && i > 0 {
				s.upto = arrivals[i-1].Added
			}
			break
		}
	}
	return s
}
