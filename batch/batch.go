// Package batch takes whole archives of reports through the stages of
// Headwater, spread over as many machines as there are.
//
// It is a sequence of rounds (rounds.go). Each is one pipeline of Apache Beam
// that reads the files which earlier rounds wrote and writes its own, so that a
// round that is done is not run again. The stages themselves are the packages
// of the main module; the rounds only say how reports are spread.
//
// The pipelines are made of Create, ParDo, GroupByKey and Reshuffle alone, which
// every runner has. What passes between workers are blocks of many records
// (package block).
package batch

import (
	"context"
	"errors"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// Options says what a job reads and where it writes.
type Options struct {
	Inputs []string     // files and folders
	Out    string       // the folder for what comes out; its work is kept under .work in it
	Given  calendar.Day // the day of reports that state none; 0 if unknown

	// Round, if set, is told of each round when it is done, and what it cost.
	// Rounds that an earlier run had done are left out.
	Round func(name string, cost Cost)

	// MostSent is how many bytes, as far as can be told beforehand, may be on
	// their way between the steps of a round. A round that sends more is done in
	// several passes. 0 is without bound: a cluster's runner keeps on disk what
	// it can't hold.
	MostSent int64

	mostBonds int64 // bytes of bonds that one worker takes; 0 for the constant of that name
}

// Cost is what a round took.
type Cost struct {
	Took   time.Duration
	Blocks int64 // sent between workers …
	Bytes  int64 // … and their size
}

// InMemory is MostSent for Beam's direct runner, which holds in memory all that
// is sent. A process takes some three times as much.
const InMemory = 2 << 30

// Result is what became of a job.
type Result struct {
	Reports, Stories, Skipped int
}

// ErrNothingRead is returned when no input could be read.
var ErrNothingRead = errors.New("no input could be read")

// Run does a job, as far as it is not done.
func Run(ctx context.Context, opts Options) (Result, error) {
	j, err := newJob(ctx, opts)
	if err != nil {
		return Result{}, err
	}
	for i, r := range rounds {
		if err := j.round(ctx, r); err != nil {
			return Result{}, err
		}
		if i == 0 {
			if err := j.anythingRead(ctx); err != nil {
				return Result{}, err
			}
		}
	}
	return j.result(ctx)
}
