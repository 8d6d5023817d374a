package headwater

import (
	"context"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/watch"
)

// Subscribe adds feeds to those that the archive watches, and returns how many
// are new.
func (a *Archive) Subscribe(ctx context.Context, feeds []feed.Feed) (int, error) {
	return a.store.Subscribe(ctx, feeds)
}

// Unsubscribe stops watching a feed. What it gave stays.
func (a *Archive) Unsubscribe(ctx context.Context, address string) error {
	return a.store.Unsubscribe(ctx, address)
}

// Feeds lists the feeds that are watched, and how they fare.
func (a *Archive) Feeds(ctx context.Context) ([]feed.Feed, error) { return a.store.Feeds(ctx) }

// Watch polls the archive's feeds into it until ctx ends, or until no feed is
// left to ask. It calls tell after each poll, from one goroutine at a time:
// the reports that it names are safe on the disk. The error is the archive's.
func (a *Archive) Watch(ctx context.Context, clock watch.Clock, opts Options, tell func(watch.Told)) error {
	w := watch.New(feeds{a.store}, clock, watch.Options{
		Read: read.Options{Fetch: fetch.Options{AllowPrivate: opts.AllowPrivate}},
		Tell: tell,
	})
	defer w.Close()
	return w.Run(ctx)
}

// feeds is an archive as package watch sees it.
type feeds struct{ *archive.Archive }

// Keep keeps a batch, all of it or nothing.
func (s feeds) Keep(ctx context.Context, b watch.Batch) (refs []string, err error) {
	out, err := s.StoreFrom(ctx, s.Prepare(b.Records, 0), b.Feed, b.Items)
	for _, o := range out {
		if o.Kind == archive.New || o.Kind == archive.Changed {
			refs = append(refs, o.Ref)
		}
	}
	return refs, err
}
