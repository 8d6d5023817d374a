// Package feed holds the nouns of watching: a feed and how it fares, an item
// and what is remembered of it, and the lists of feeds that people exchange
// (OPML).
package feed

import (
	"net/url"
	"time"
)

// Feed is a feed that is watched, and how it fares.
type Feed struct {
	Address string // as it was given: this names it
	Title   string
	At      string // where it is asked, once it has moved or been found on its page; "" while that is Address

	ETag, Modified string // what the server said of its last answer, if that was read whole

	Due      time.Time     // when it is to be asked next
	Tried    time.Time     // when it was asked last; zero if never
	Read     time.Time     // when it was last read
	Every    time.Duration // how often it is asked while it works
	Failures int           // since it last worked
	Problem  string        // of the last try, and what to do about it; "" if there was none
	Ended    bool          // its server says that it is gone for good: it is not asked again
}

// IsWebAddress reports whether something can be asked for on the web, as a feed
// must be.
func IsWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// Key names an item: a digest of its feed and its own id.
type Key [16]byte

// Item is what is remembered of an item of a feed.
type Item struct {
	Key   Key
	Sum   [16]byte  // digest of what the feed said
	Reads int       // how often it was read
	Last  time.Time // when it was read last
}
