// Package flow takes reports through the stages: from inputs to reports, from a
// report to what is found in it alone, and from the reports of one story to all
// that is told of it. What lies between, which reports are of one story, is for
// package story and for whoever calls.
//
// The root package calls these functions on all reports at once, the batch
// (module batch) on the reports that a worker has; so both give the same.
package flow

import (
	"context"
	"runtime"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/extract"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/schema"
)

// Load reads inputs, extracts a report from every record and yields the reports
// in the order of their records, each with the ref that its record has of its
// own. Records are read one after the other and extracted side by side, a few at
// a time, so that a folder of pages is never in memory at once. A report that
// states no day came out on the given one, unless that is 0. What can't be read
// is returned as skipped; the error is yield's own, or that of ctx.
func Load(ctx context.Context, inputs []string, opts read.Options, given calendar.Day, yield func(r *report.Report, own string) error) ([]schema.Skipped, error) {
	q := queue{given: given, yield: yield, refs: read.Refs{}, skipped: []schema.Skipped{}}
	skips, err := read.Records(ctx, inputs, opts, q.add)
	for err == nil && len(q.waiting) > 0 {
		err = q.first()
	}
	return append(q.skipped, Skipped(skips)...), err
}

// Skipped writes what was not read in the shape of the contract.
func Skipped(skips []read.Skip) []schema.Skipped {
	var out []schema.Skipped
	for _, s := range skips {
		out = append(out, schema.Skipped{Ref: s.Ref, Place: s.Place, Reason: s.Reason})
	}
	return out
}

// queue is the records that are being extracted.
type queue struct {
	given   calendar.Day
	yield   func(*report.Report, string) error
	refs    read.Refs
	waiting []*extraction
	skipped []schema.Skipped
}

type extraction struct {
	ref, own string
	report   report.Report
	err      error
	done     chan struct{}
}

// add begins to extract a record, and waits for the first if too many are begun.
func (q *queue) add(rec read.Record) error {
	x := &extraction{ref: rec.Ref, own: rec.Own, done: make(chan struct{})}
	q.waiting = append(q.waiting, x)
	go func() {
		defer close(x.done)
		defer parallel.Catch(&x.err) // of one record, and not of the others
		if x.report, x.err = extract.Report(rec); x.err == nil {
			segment.Identify(&x.report)
		}
	}()
	if len(q.waiting) < 2*runtime.GOMAXPROCS(0) {
		return nil
	}
	return q.first()
}

// first yields the first report of the queue.
func (q *queue) first() error {
	x := q.waiting[0]
	q.waiting = q.waiting[1:]
	<-x.done
	if x.err != nil {
		q.skipped = append(q.skipped, schema.Skipped{Ref: x.ref, Reason: x.err.Error()})
		return nil
	}
	if !x.report.Published.Days.Known() && q.given != 0 {
		x.report.Published = report.Published{Days: calendar.Single(q.given), Basis: report.Given}
	}
	x.report.Ref = q.refs.Unique(x.own) // among reports: a record without any text takes none
	return q.yield(&x.report, x.own)
}
