package batch

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn2x1[context.Context, part, error](&sketchPart{})
}

// sketch is the round that sketches each report.
func sketch(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	beam.ParDo0(s, &sketchPart{Work: j.work}, m.parts(s))
	return nil
}

type sketchPart struct{ Work string }

func (d *sketchPart) ProcessElement(ctx context.Context, p part) error {
	reports, err := p.reports(ctx, d.Work, func(int) bool { return true })
	if err != nil {
		return err
	}
	out := make([][]byte, len(reports))
	parallel.Each(len(reports), segment.NewCutter, func(cutter *segment.Cutter, i int) {
		sketch := story.NewSketch(cutter.Cut(reports[i]))
		out[i] = sketch.Encode()
	})
	return writeRecords(ctx, sketchFile(d.Work, p), func(add func([]byte) error) error {
		for _, b := range out {
			if err := add(b); err != nil {
				return err
			}
		}
		return nil
	})
}

func sketchFile(work string, p part) string { return store.Join(work, "sketch", p.Name) }
