package batch

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/block"
)

func init() {
	register.Emitter2[int64, []byte]()
	register.Iter1[[]byte]()
}

// What is counted of each round.
const (
	bytesName  = "sent_bytes"
	blocksName = "sent_blocks"
)

var (
	sentBytes  = beam.NewCounter("headwater", bytesName)
	sentBlocks = beam.NewCounter("headwater", blocksName)
)

// sender gathers the records of a bundle in blocks and counts what it sends.
type sender struct{ blocks block.Writer }

// add sends a record to a piece of the next step.
func (x *sender) add(ctx context.Context, to int64, record []byte, emit func(int64, []byte)) {
	x.blocks.Add(to, record, counted(ctx, emit))
}

// flush sends what is left. It ends every bundle.
func (x *sender) flush(ctx context.Context, emit func(int64, []byte)) {
	x.blocks.Flush(counted(ctx, emit))
}

func counted(ctx context.Context, emit func(int64, []byte)) func(int64, []byte) {
	return func(to int64, b []byte) {
		sentBytes.Inc(ctx, int64(len(b)))
		sentBlocks.Inc(ctx, 1)
		emit(to, b)
	}
}
