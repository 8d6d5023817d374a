package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"time"

	"github.com/headwater-news/headwater/internal/extract"
	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/read"
)

// poll asks one feed and keeps what is new. The error is the store's or that
// of ctx; what is wrong with the feed is told.
func (w *Watcher) poll(ctx context.Context, f feed.Feed) (Told, error) {
	p := &poll{w: w, told: Told{Feed: f}, feed: f}
	p.feed.Tried = w.clock.Now()
	err := p.ask(ctx)
	if err == nil && p.found != "" { // a page that names its feed; what it names is taken for the feed, whatever it is
		p.feed.At, p.page = p.found, ""
		p.feed.ETag, p.feed.Modified = "", "" // of what was at the other address
		err = p.ask(ctx)
	}
	if err != nil {
		return Told{}, err
	}
	if err := p.keep(ctx); err != nil {
		return Told{}, err
	}
	p.told.Feed = p.feed
	p.told.Wait = max(0, p.feed.Due.Sub(w.clock.Now()))
	return p.told, nil
}

// poll is one poll of one feed.
type poll struct {
	w    *Watcher
	told Told
	feed feed.Feed // as it will be
	page string    // the content of an answer that is a page, not a feed

	found    string   // the feed that the first such page names
	fromPage []fresh  // items to be read from their pages
	batch    Batch    // not kept yet
	pending  []record // not looked up yet

	teased, batched, waiting int // bytes of the records in fromPage, batch and pending
}

// record is a feed's item as it was read, with what names it.
type record struct {
	read.Record
	feed.Item
}

// fresh is an item to be read.
type fresh struct {
	record
	known feed.Item // what the store knew of it
}

// ask asks the feed's server and sets when it is asked again.
func (p *poll) ask(ctx context.Context) error {
	address := p.feed.Address
	if p.feed.At != "" {
		address = p.feed.At
	}
	page, err := p.w.client.Ask(ctx, fetch.Request{URL: address, ETag: p.feed.ETag, Modified: p.feed.Modified})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.refused(err)
		return nil
	}
	if page.Moved != address {
		p.feed.At = page.Moved
	}
	if page.Unchanged {
		page.Body.Close()
		p.told.Unchanged = true
		p.feed.Rested(p.w.clock.Now(), false, page.GoodFor())
		return nil
	}
	skips, err := read.Answer(ctx, address, page, p.w.opts.Read, func(rec read.Record) error { return p.item(ctx, rec) })
	if err == nil {
		err = p.lookUp(ctx)
	}
	if err == nil {
		err = p.readPages(ctx)
	}
	if err != nil {
		return err
	}
	p.settle(page, skips)
	return nil
}

// refused takes in that a server gave no answer that could be read.
func (p *poll) refused(err error) {
	var status *fetch.Refused
	after := time.Duration(0)
	if errors.As(err, &status) {
		after = status.After
		if status.Gone() {
			p.feed.Ended = true
			p.feed.Problem = "the server says that the feed is gone for good: take it out, or find its new address"
			return
		}
	}
	p.feed.Failed(p.w.clock.Now(), err.Error(), after)
}

// settle says how the feed fares after an answer that was read.
func (p *poll) settle(page *fetch.Page, skips []read.Skip) {
	now, least := p.w.clock.Now(), page.GoodFor()
	switch {
	case p.page != "":
		if p.found == "" {
			if found := discover(p.page, p.at()); found != "" && found != p.at() {
				p.found = found
				return
			}
		}
		p.feed.Failed(now, "there is a page here, not a feed, and it names none: give the feed's own address", least)
		return
	case p.told.Items == 0 && len(skips) > 0:
		p.feed.Failed(now, skips[0].Reason, least)
		return
	}
	p.feed.Rested(now, len(p.told.Refs) > 0 || len(p.batch.Records) > 0, least)
	p.feed.ETag, p.feed.Modified = page.Validators()
	if p.told.Left > 0 || len(skips) > 0 {
		p.feed.ETag, p.feed.Modified = "", "" // the answer wasn't read whole: ask for all of it again
	}
	if p.told.Left > 0 {
		p.feed.Due = now.Add(max(feed.Soon, min(least, feed.Seldom)))
	}
	if len(skips) > 0 {
		p.feed.Problem = skips[0].String()
	}
}

func (p *poll) at() string {
	if p.feed.At != "" {
		return p.feed.At
	}
	return p.feed.Address
}

// item takes one record of the feed's answer.
func (p *poll) item(ctx context.Context, rec read.Record) error {
	if rec.Number == 0 {
		p.page = rec.Content
		return nil
	}
	if p.feed.Title == "" {
		p.feed.Title = rec.Outlet
	}
	p.told.Items++
	p.pending = append(p.pending, record{rec, feed.Item{Key: itemKey(p.feed.Address, rec.Ref), Sum: itemSum(rec)}})
	p.waiting += size(rec)
	if len(p.pending) >= batchRecords || p.waiting >= batchBytes {
		return p.lookUp(ctx)
	}
	return nil
}

// lookUp sees which of the pending items are to be read, and reads those that
// the feed has whole.
func (p *poll) lookUp(ctx context.Context) error {
	keys := make([]feed.Key, len(p.pending))
	for i, r := range p.pending {
		keys[i] = r.Key
	}
	known, err := p.w.store.Items(ctx, keys)
	if err != nil {
		return err
	}
	for i, r := range p.pending {
		if !due(known[i], r.Item, p.w.clock.Now()) {
			continue
		}
		if !isTeaser(r.Record) {
			if err := p.add(ctx, r.Record, r.Item, known[i]); err != nil {
				return err
			}
			continue
		}
		if len(p.fromPage) == pagesAPoll || p.teased >= batchBytes {
			p.told.Left++
			continue
		}
		p.fromPage = append(p.fromPage, fresh{r, known[i]})
		p.teased += size(r.Record)
	}
	p.pending, p.waiting = nil, 0
	return nil
}

// due reports whether an item is to be read: it is new, or changed. One that
// changes at every poll is read after one interval, then two, four, eight …
// so that its versions stay few.
func due(known, now feed.Item, at time.Time) bool {
	switch {
	case known.Reads == 0:
		return true
	case known.Sum == now.Sum:
		return false
	}
	passed := at.Sub(known.Last)
	return passed < 0 || passed >= feed.Shortest<<min(known.Reads-1, 12)
}

// readPages reads teasers' pages. What can't be read there keeps the feed's
// own text, and says so.
func (p *poll) readPages(ctx context.Context) error {
	for _, it := range p.fromPage {
		rec, err := p.w.page(ctx, it.Record)
		if err != nil {
			return err
		}
		if err := p.add(ctx, rec, it.Item, it.known); err != nil {
			return err
		}
	}
	return nil
}

// add puts a record into the batch, and keeps the batch once it is large.
func (p *poll) add(ctx context.Context, rec read.Record, now, known feed.Item) error {
	now.Reads, now.Last = known.Reads+1, p.w.clock.Now()
	p.batch.Items = append(p.batch.Items, now)
	p.batch.Records = append(p.batch.Records, rec)
	p.batched += size(rec)
	if len(p.batch.Records) >= batchRecords || p.batched >= batchBytes {
		return p.keep(ctx)
	}
	return nil
}

// keep gives the batch to the store.
func (p *poll) keep(ctx context.Context) error {
	p.batch.Feed = p.feed
	refs, err := p.w.store.Keep(ctx, p.batch)
	if err != nil {
		return err
	}
	p.told.Refs = append(p.told.Refs, refs...)
	p.batch, p.batched = Batch{}, 0
	return nil
}

// size is how many bytes a record holds in memory.
func size(rec read.Record) int { return len(rec.Raw) + len(rec.Content) }

// longTeaser is how many bytes of text a teaser has at most. An item that says
// it is but a summary is one whatever its length.
const longTeaser = 1200

// isTeaser reports whether an item is likely not the whole report.
func isTeaser(rec read.Record) bool {
	return rec.URL != "" && (len(rec.Limits) > 0 || len(rec.Content) < longTeaser)
}

// page reads an item's page, and returns it if it has more of the report than
// the item. The error is that of ctx.
func (w *Watcher) page(ctx context.Context, item read.Record) (read.Record, error) {
	answer, err := w.client.Get(ctx, item.URL)
	if ctx.Err() != nil {
		return item, ctx.Err()
	}
	if err != nil {
		return unread(item, err.Error()), nil
	}
	var page *read.Record
	skips, err := read.Answer(ctx, item.URL, answer, w.opts.Read, func(rec read.Record) error {
		if page == nil && rec.Number == 0 {
			page = &rec
		}
		return nil
	})
	switch {
	case err != nil:
		return item, err
	case page == nil && len(skips) > 0:
		return unread(item, skips[0].Reason), nil
	case page == nil:
		return unread(item, "there is no page"), nil
	}
	page.Ref, page.Title, page.Outlet, page.Author, page.Credits = item.Ref, item.Title, item.Outlet, item.Author, item.Credits
	if page.Language == "" {
		page.Language = item.Language
	}
	if item.Published.Days.Known() {
		page.Published = item.Published
	}
	whole, err := extract.Report(*page)
	if err != nil {
		return unread(item, err.Error()), nil
	}
	if own, err := extract.Report(item); err == nil && len(own.Text) >= len(whole.Text) {
		return item, nil
	}
	return *page, nil
}

func unread(item read.Record, reason string) read.Record {
	item.Limits = append(item.Limits, "its page was not read ("+reason+")")
	return item
}

func itemKey(address, ref string) feed.Key {
	sum := sha256.Sum256([]byte(address + "\n" + ref))
	return feed.Key(sum[:16])
}

func itemSum(rec read.Record) [16]byte {
	sum := sha256.Sum256([]byte(rec.Title + "\n" + rec.URL + "\n" + rec.Content))
	return [16]byte(sum[:16])
}
