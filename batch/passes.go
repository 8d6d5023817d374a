package batch

import (
	"context"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// pass is a run of the pieces that the steps of a round divide the work in. A
// round whose pieces together send more than may be on its way does them in
// several passes, one after the other.
type pass struct {
	Number     int
	First, End int // of the pieces
}

func (p pass) has(piece int64) bool { return int64(p.First) <= piece && piece < int64(p.End) }

// passes divides the pieces of a round that sends so many bytes.
func (j *job) passes(pieces int, sent int64) []pass {
	n := 1
	if j.MostSent > 0 {
		n = max(1, min(pieces, int((sent+j.MostSent-1)/j.MostSent)))
	}
	out := make([]pass, n)
	for i := range out {
		out[i] = pass{i, i * pieces / n, (i + 1) * pieces / n}
	}
	return out
}

// inPasses runs all passes of a round but the last, each as a round of its own,
// so that those that are done are not run again, and builds the last.
func (j *job) inPasses(ctx context.Context, s beam.Scope, name string, passes []pass, build func(context.Context, beam.Scope, pass) error) error {
	last := len(passes) - 1
	for i, p := range passes[:last] {
		r := round{fmt.Sprintf("%s-%d", name, i+1), func(ctx context.Context, s beam.Scope, _ *job) error { return build(ctx, s, p) }}
		if err := j.round(ctx, r); err != nil {
			return err
		}
	}
	return build(ctx, s, passes[last])
}
