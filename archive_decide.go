package headwater

import (
	"context"

	"github.com/headwater-news/headwater/internal/archive"
)

// Decide takes a decision that people made. It holds from now on, for every
// later run, until it is undone. The error wraps *archive.Impossible where it
// can't be taken.
func (a *Archive) Decide(ctx context.Context, d archive.Decision) (archive.Decision, error) {
	return a.store.Decide(ctx, d)
}

// Undo takes a decision back.
func (a *Archive) Undo(ctx context.Context, num int64) error { return a.store.Undo(ctx, num) }

// Decisions lists decisions, the last first, those that were undone too.
func (a *Archive) Decisions(ctx context.Context, limit int) ([]archive.Decision, error) {
	return a.store.Decisions(ctx, limit)
}
