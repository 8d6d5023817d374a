// Command headwater-batch takes whole archives of reports through Headwater:
//
//	headwater-batch --out DIR [--published DATE] [flags of Apache Beam] INPUT...
//
// It ends with 0 when all inputs were read, 3 when some were skipped (they are
// listed in DIR/skipped.jsonl), 1 when it failed and 2 when it was called in a
// wrong way. Run again after it was cut short, it goes on where it was.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"

	"github.com/headwater-news/headwater/batch"
	"github.com/headwater-news/headwater/internal/calendar"
)

const (
	exitFailed  = 1
	exitUsage   = 2
	exitSkipped = 3
)

func main() { os.Exit(run()) }

func run() int {
	var opts batch.Options
	flag.StringVar(&opts.Out, "out", "", "the `folder` for what comes out")
	published := flag.String("published", "", "the publication `day`, YYYY-MM-DD, of reports that state none")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: headwater-batch --out DIR [--published DATE] [flags] INPUT...")
		flag.PrintDefaults()
	}
	flag.Parse()
	beamlog.SetupLogging("warn", "text")
	beam.Init() // a worker stays in there
	opts.Inputs = flag.Args()
	if opts.Out == "" || len(opts.Inputs) == 0 {
		flag.Usage()
		return exitUsage
	}
	if *published != "" {
		day, err := calendar.Parse(*published)
		if err != nil {
			fmt.Fprintln(os.Stderr, "error: published:", err)
			return exitUsage
		}
		opts.Given = day
	}
	if batch.Runner() == "direct" {
		opts.MostSent = batch.InMemory
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	opts.Round = func(name string, cost batch.Cost) {
		fmt.Fprintf(os.Stderr, "%-8s%9.1f s%9d blocks%9.1f MB sent\n", name, cost.Took.Seconds(), cost.Blocks, float64(cost.Bytes)/1e6)
	}
	result, err := batch.Run(ctx, opts)
	switch {
	case errors.Is(err, batch.ErrNothingRead):
		fmt.Fprintf(os.Stderr, "error: %v\nhint: %s says why\n", err, opts.Out+"/skipped.jsonl")
		return exitFailed
	case err != nil:
		fmt.Fprintln(os.Stderr, "error:", err)
		return exitFailed
	}
	fmt.Fprintf(os.Stderr, "%d reports, %d stories, %d inputs or parts of inputs skipped\n", result.Reports, result.Stories, result.Skipped)
	if result.Skipped > 0 {
		return exitSkipped
	}
	return 0
}
