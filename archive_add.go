package headwater

import (
	"context"
	"errors"
	"fmt"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/flow"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/schema"
)

// Reports are added so many at a time, or so many bytes, whichever comes first.
const (
	chunkRecords = 512
	chunkBytes   = 16 << 20
)

// Add reads inputs into the archive. It calls added, if that is set, for each
// record that is safe on the disk, in order; what it was told of stays,
// whatever happens then. Inputs that can't be read are returned as skipped; if
// none can, the error is ErrNothingRead.
func (a *Archive) Add(ctx context.Context, inputs []string, opts Options, added func(archive.Outcome)) ([]schema.Skipped, error) {
	return a.add(ctx, inputs, opts, added, nil)
}

// Import adds what Export wrote, as Add does, and takes the decisions that are
// in it, after all reports. One that bears on nothing in the archive is returned
// as skipped.
func (a *Archive) Import(ctx context.Context, inputs []string, opts Options, added func(archive.Outcome)) ([]schema.Skipped, error) {
	var decided []archive.Carried
	skipped, err := a.add(ctx, inputs, opts, added, func(line []byte) bool {
		c, ok := archive.ParseCarried(line)
		if ok {
			decided = append(decided, c)
		}
		return ok
	})
	if errors.Is(err, ErrNothingRead) && len(decided) > 0 {
		err = nil // the reports may be here already
	}
	for i, c := range decided {
		if err != nil {
			break
		}
		var none *archive.Impossible
		if err = a.store.Carry(ctx, c); errors.As(err, &none) {
			skipped = append(skipped, schema.Skipped{Ref: fmt.Sprintf("decision %d", i+1), Reason: none.What})
			err = nil
		}
	}
	return skipped, err
}

func (a *Archive) add(ctx context.Context, inputs []string, opts Options, added func(archive.Outcome), other func([]byte) bool) ([]schema.Skipped, error) {
	given, err := opts.published()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	records, chunks, items := make(chan read.Record), make(chan []read.Record), make(chan []archive.Item)
	var skips []read.Skip
	var reading error
	go func() {
		defer close(records)
		how := read.Options{Stdin: opts.Stdin, Other: other, Fetch: fetch.Options{AllowPrivate: opts.AllowPrivate}}
		skips, reading = read.Records(ctx, inputs, how, func(rec read.Record) error {
			records <- rec // until records is closed somebody takes them
			return nil
		})
	}()
	go gather(records, chunks)
	go func() {
		defer close(items)
		for chunk := range chunks {
			items <- a.store.Prepare(chunk, given)
		}
	}()

	skipped, kept, adding := a.keep(ctx, items, cancel, opts, added)
	skipped = append(skipped, flow.Skipped(skips)...)
	switch {
	case adding != nil:
		return skipped, adding
	case reading != nil:
		return skipped, reading
	case kept == 0:
		return skipped, ErrNothingRead
	}
	return skipped, nil
}

// keep stores items as they come, calls added for each report and returns what
// was skipped and how many were kept. Where storing fails it calls stop, and
// takes what still comes.
func (a *Archive) keep(ctx context.Context, items <-chan []archive.Item, stop func(), opts Options, added func(archive.Outcome)) (skipped []schema.Skipped, kept int, err error) {
	total := 0
	for chunk := range items {
		if err != nil {
			continue // until reading has stopped
		}
		var out []archive.Outcome
		if out, err = a.store.Store(ctx, chunk); err != nil {
			stop()
		}
		for _, o := range out {
			if o.Kind == archive.Skipped {
				skipped = append(skipped, schema.Skipped{Ref: o.Ref, Reason: o.Reason.Error()})
				continue
			}
			kept++
			if added != nil {
				added(o)
			}
		}
		total += len(chunk)
		opts.progress("adding", total)
	}
	return skipped, kept, err
}

// gather sends records on as many at a time as have come when the receiver is
// ready, up to a chunk: a slow stream is added report by report, a fast one in
// chunks.
func gather(in <-chan read.Record, out chan<- []read.Record) {
	defer close(out)
	var chunk []read.Record
	bytes := 0
	for in != nil || len(chunk) > 0 {
		from, to := in, out
		if len(chunk) == 0 {
			to = nil
		}
		if len(chunk) >= chunkRecords || bytes >= chunkBytes {
			from = nil
		}
		select {
		case rec, more := <-from:
			if !more {
				in = nil
				continue
			}
			chunk = append(chunk, rec)
			bytes += len(rec.Raw) + len(rec.Content)
		case to <- chunk:
			chunk, bytes = nil, 0
		}
	}
}

// AddRecords adds records as package read yields them. When it returns without
// an error they are safe on the disk; with one, none of them was added. What
// became of each is returned in order. Published is the day, YYYY-MM-DD or "",
// of reports that state none.
func (a *Archive) AddRecords(ctx context.Context, records []read.Record, published string) ([]archive.Outcome, error) {
	given, err := Options{Published: published}.published()
	if err != nil {
		return nil, err
	}
	return a.store.Store(ctx, a.store.Prepare(records, given))
}
