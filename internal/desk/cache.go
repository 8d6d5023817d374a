package desk

import (
	"container/list"
	"context"
	"sync"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/schema"
)

// cachedStories is how many stories are kept ready to be shown. One of 500
// reports takes some megabytes.
const cachedStories = 32

// cache keeps the briefs of the stories that were looked at last. Each is
// worked out once, however many ask for it at a time.
type cache struct {
	mu     sync.Mutex
	most   int
	order  *list.List // of *cached, the last used first
	places map[storyKey]*list.Element
}

type storyKey struct {
	num     int64
	version int
}

type cached struct {
	key   storyKey
	ready chan struct{}
	brief *schema.Brief
	err   error
}

func newCache(most int) *cache {
	return &cache{most: most, order: list.New(), places: map[storyKey]*list.Element{}}
}

// brief returns a story's brief, made by find if it is not kept. A failure is
// not kept, and one whose asker went away is tried again for the next.
func (c *cache) brief(ctx context.Context, s archive.Story, find func() (*schema.Brief, error)) (*schema.Brief, error) {
	key := storyKey{s.Num, s.Version}
	c.mu.Lock()
	if at := c.places[key]; at != nil {
		c.order.MoveToFront(at)
		x := at.Value.(*cached)
		c.mu.Unlock()
		select {
		case <-x.ready:
			return x.brief, x.err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	x := &cached{key: key, ready: make(chan struct{})}
	at := c.order.PushFront(x)
	c.places[key] = at
	for c.order.Len() > c.most {
		c.drop(c.order.Back())
	}
	c.mu.Unlock()
	x.brief, x.err = find()
	if x.err != nil {
		c.mu.Lock()
		if c.places[key] == at {
			c.drop(at)
		}
		c.mu.Unlock()
	}
	close(x.ready)
	return x.brief, x.err
}

func (c *cache) drop(at *list.Element) {
	delete(c.places, at.Value.(*cached).key)
	c.order.Remove(at)
}
