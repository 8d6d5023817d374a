package headwater

import (
	"context"

	"github.com/headwater-news/headwater/internal/archive"
)

// Find returns the story of an id, or that which it was merged into.
func (a *Archive) Find(ctx context.Context, id string) (archive.Story, error) {
	return a.store.Story(ctx, id)
}

// StoryOf returns the story that a report is in.
func (a *Archive) StoryOf(ctx context.Context, ref string) (archive.Story, error) {
	return a.store.StoryOf(ctx, ref)
}
