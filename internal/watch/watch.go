// Package watch polls feeds and gives what is new in them to a store.
//
// A Watcher asks each feed when it is due, several at once, never one host
// twice at a time (package fetch sees to that). What a feed has already given
// is not read again: the server is asked for changes alone, and of an answer
// only the items that the store doesn't know are looked at. An item that is
// but a teaser is read from its page.
//
// What is read and what is remembered of it reach the store together
// (Store.Keep), so a watch that is killed loses nothing that it reported and
// begins again where it was. A feed that fails is asked ever more seldom, and
// says why; the others go on.
package watch

import (
	"context"
	"time"

	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/read"
)

// Batch is what one poll of a feed gives the store, whole or in a part.
type Batch struct {
	Feed    feed.Feed
	Items   []feed.Item // that were read
	Records []read.Record
}

// Store keeps feeds and what they gave.
type Store interface {
	// Feeds lists the feeds that are watched.
	Feeds(ctx context.Context) ([]feed.Feed, error)
	// Items returns what is known of items, in the order of the keys: a zero
	// Item for one that was never read.
	Items(ctx context.Context, keys []feed.Key) ([]feed.Item, error)
	// Keep keeps a batch, all of it or nothing, and returns the refs of the
	// reports that are new or have a new text. Once it returns they are safe.
	Keep(ctx context.Context, b Batch) (refs []string, err error)
}

// Clock tells the time and waits.
type Clock interface {
	Now() time.Time
	// Sleep returns early, with the cause, when ctx ends.
	Sleep(ctx context.Context, d time.Duration) error
}

// Told is what a Watcher reports of one poll.
type Told struct {
	Feed      feed.Feed
	Unchanged bool          // the server had nothing new, or nothing at all
	Items     int           // in the feed's answer
	Refs      []string      // of the reports that are new or have a new text
	Left      int           // items left for the next poll
	Wait      time.Duration // until the next poll
}

// Options say how a Watcher works. Zero fields take the defaults.
type Options struct {
	Read    read.Options // bounds of an answer; Fetch is how servers are asked
	Workers int          // feeds polled at once

	// Tell, if set, is called after each poll, from one goroutine at a time.
	Tell func(Told)
}

// Bounds of one poll.
const (
	defaultWorkers = 8
	pagesAPoll     = 50      // pages asked for; items beyond them are left for the next poll
	batchRecords   = 100     // records looked up or kept at once, unless they have …
	batchBytes     = 8 << 20 // so many bytes; teasers have as many together
)

// Watcher polls the feeds of a store.
type Watcher struct {
	store  Store
	clock  Clock
	client *fetch.Client
	opts   Options
}

// New returns a watcher of the store's feeds. Close ends its connections.
func New(store Store, clock Clock, opts Options) *Watcher {
	if opts.Workers <= 0 {
		opts.Workers = defaultWorkers
	}
	return &Watcher{store: store, clock: clock, client: fetch.New(opts.Read.Fetch), opts: opts}
}

// Close ends the connections that are kept open.
func (w *Watcher) Close() { w.client.Close() }

// Run polls until ctx ends, or until no feed is left to ask. The error is the
// store's, or nil.
func (w *Watcher) Run(ctx context.Context) error {
	feeds, err := w.store.Feeds(ctx)
	if err != nil {
		return err
	}
	return newRound(w, feeds).run(ctx)
}
