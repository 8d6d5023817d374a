package headwater

import (
	"context"
	"fmt"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/schema"
)

// Arrivals lists what came in, in order of time, of the reports that a story
// has now.
func (a *Archive) Arrivals(ctx context.Context, s archive.Story) ([]archive.Arrival, error) {
	return a.store.Arrivals(ctx, s.Num)
}

// StoryAt returns the brief of a story as it stood at a Unix time: of those of
// its present reports that were in the archive then, each as it was then. It is
// worked out each time, by the rules and the decisions of now. The error wraps
// archive.ErrUnknown where nothing of the story was there yet.
func (a *Archive) StoryAt(ctx context.Context, s archive.Story, unix int64) (*schema.Brief, error) {
	leave, err := a.work.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	kept, err := a.store.ReportsAt(ctx, s.Num, unix)
	if err != nil {
		return nil, err
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("story %q at that time: %w", s.ID, archive.ErrUnknown)
	}
	return a.briefOf(ctx, []archive.Story{s}, kept, Options{})
}
