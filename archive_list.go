package headwater

import (
	"context"
	"errors"
	"fmt"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/coverage"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/schema"
)

// List lists stories as a front page shows them, the latest first.
func (a *Archive) List(ctx context.Context, f archive.Filter) ([]archive.Row, error) {
	f.Flow = a.flow
	return a.store.List(ctx, f)
}

// Find returns the story of an id, or that which it was merged into.
func (a *Archive) Find(ctx context.Context, id string) (archive.Story, error) {
	return a.store.Story(ctx, id)
}

// StoryOf returns the story that a report is in.
func (a *Archive) StoryOf(ctx context.Context, ref string) (archive.Story, error) {
	return a.store.StoryOf(ctx, ref)
}

// Choices lists the outlets with most reports and the languages of the archive.
func (a *Archive) Choices(ctx context.Context, outlets int) (names, languages []string, err error) {
	return a.store.Choices(ctx, outlets)
}

// Ticks is the count of changes of the archive so far.
func (a *Archive) Ticks(ctx context.Context) (int64, error) { return a.store.Ticks(ctx) }

// Summarise works out what lists show of stories that have no summary of their
// present version: of so many at most, among so many of the latest. It returns
// how many it went through. A story that is the program's fault doesn't cost
// the others.
func (a *Archive) Summarise(ctx context.Context, among, most int) (int, error) {
	stories, err := a.store.Unsummed(ctx, a.flow, among, most)
	if err != nil {
		return 0, err
	}
	var faults error
	for i, s := range stories {
		_, err := a.Story(ctx, s.ID, Options{})
		var fault *parallel.Fault
		switch {
		case err == nil, errors.Is(err, archive.ErrUnknown):
		case errors.As(err, &fault):
			faults = errors.Join(faults, fmt.Errorf("story %s: %w", s.ID, err))
		default:
			return i, err
		}
	}
	return len(stories), faults
}

// summary is what lists show of a story.
func summary(s *schema.Story) archive.Summary {
	return archive.Summary{
		Texts: s.Counts.Texts, Low: s.Counts.Origins.Low, High: s.Counts.Origins.High,
		Disputes: len(s.Conflicts), Kinds: coverage.Count(s),
	}
}
