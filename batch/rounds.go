package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx" // all runners

	"github.com/headwater-news/headwater/batch/internal/inputs"
	"github.com/headwater-news/headwater/batch/internal/store"
)

// format is part of what tells finished rounds apart: it is raised whenever a
// round writes something else.
const format = 2

// round is one pipeline. It reads what the rounds before it wrote.
type round struct {
	name  string
	build func(context.Context, beam.Scope, *job) error
}

var rounds = []round{
	{"read", readInputs}, // inputs to reports
	{"sketch", sketch},   // reports to sketches
	{"bind", bind},       // sketches to bonds between reports, of some keys each
	{"hold", hold},       // those to the bonds that hold reports together
	{"clump", clumps},    // bonds to clumps of reports
	{"group", group},     // clumps to stories
	{"tell", tell},       // stories to what is told of them
}

// job is where the rounds of one run find their files.
type job struct {
	Options
	inputs []inputs.Input
	work   string // folder of this job: another input or another program has another
}

func newJob(ctx context.Context, opts Options) (*job, error) {
	list, err := inputs.Expand(ctx, opts.Inputs)
	if err != nil {
		return nil, err
	}
	mark, err := json.Marshal([]any{format, opts.Given, opts.MostSent, list})
	if err != nil {
		return nil, err
	}
	if opts.mostBonds == 0 {
		opts.mostBonds = mostBonds
	}
	sum := sha256.Sum256(mark)
	return &job{opts, list, store.Join(opts.Out, ".work", hex.EncodeToString(sum[:6]))}, nil
}

// round runs a round unless it is done. That it is done is told by an empty
// file, which is the last that is written.
func (j *job) round(ctx context.Context, r round) error {
	done := store.Join(j.work, r.name, "done")
	if there, err := store.Exists(ctx, done); err != nil || there {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	if err := r.build(ctx, s.Scope(r.name), j); err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	start := time.Now()
	ran, err := beam.Run(ctx, Runner(), p)
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	for _, folder := range []string{j.Out, store.Join(j.work, r.name)} {
		if err := store.Sweep(ctx, folder); err != nil { // of workers that died
			return err
		}
	}
	if j.Round != nil {
		j.Round(r.name, costOf(ran, time.Since(start)))
	}
	return store.Write(ctx, done, func(io.Writer) error { return nil })
}

// Runner is the one that the flags of Beam name or, if they name none, Beam's
// direct runner: the other that runs in the process copies what is sent several
// times, and computes while it waits for a step that sends nothing.
func Runner() string {
	if *runners.Runner == "" {
		return "direct"
	}
	return *runners.Runner
}

// costOf reads what was counted while a pipeline ran.
func costOf(ran beam.PipelineResult, took time.Duration) Cost {
	cost := Cost{Took: took}
	for _, c := range ran.Metrics().AllMetrics().Counters() {
		switch c.Name() {
		case bytesName:
			cost.Bytes += c.Result()
		case blocksName:
			cost.Blocks += c.Result()
		}
	}
	return cost
}

// anythingRead looks at what the first round found, and lists what it skipped
// among what comes out of the job.
func (j *job) anythingRead(ctx context.Context) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	skipped, err := store.Read(ctx, skippedFile(j.work))
	if err != nil {
		return err
	}
	err = store.Write(ctx, store.Join(j.Out, "skipped.jsonl"), func(w io.Writer) error {
		_, err := w.Write(skipped)
		return err
	})
	if err == nil && m.Reports == 0 {
		err = ErrNothingRead
	}
	return err
}

// result reads what became of the job.
func (j *job) result(ctx context.Context) (Result, error) {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return Result{}, err
	}
	out := Result{Reports: m.Reports, Skipped: m.Skipped}
	out.Stories, err = countStories(ctx, j.work)
	return out, err
}
