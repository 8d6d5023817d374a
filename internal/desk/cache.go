package desk

import (
	"container/list"
	"context"
	"sync"

	"github.com/headwater-news/headwater/internal/parallel"
)

// How much is kept ready to be shown. The brief of a story of 500 reports takes
// some megabytes, its page one.
const (
	cachedStories = 32
	cachedPages   = 64
)

// cache keeps what was asked for last. Each thing is worked out once, however
// many ask for it at a time.
type cache[K comparable, V any] struct {
	mu     sync.Mutex
	most   int
	order  *list.List // of *cached, the last used first
	places map[K]*list.Element
}

type cached[K comparable, V any] struct {
	key   K
	ready chan struct{} // closed once value and err are there
	value V
	err   error
}

func newCache[K comparable, V any](most int) *cache[K, V] {
	return &cache[K, V]{most: most, order: list.New(), places: map[K]*list.Element{}}
}

// get returns what is kept under a key, or what find finds. A failure is not
// kept; a panic is one, of all who wait for it.
func (c *cache[K, V]) get(ctx context.Context, key K, find func() (V, error)) (V, error) {
	c.mu.Lock()
	if at := c.places[key]; at != nil {
		c.order.MoveToFront(at)
		x := at.Value.(*cached[K, V])
		c.mu.Unlock()
		select {
		case <-x.ready:
			return x.value, x.err
		case <-ctx.Done():
			var none V
			return none, ctx.Err()
		}
	}
	x := &cached[K, V]{key: key, ready: make(chan struct{})}
	at := c.order.PushFront(x)
	c.places[key] = at
	for c.order.Len() > c.most {
		c.drop(c.order.Back())
	}
	c.mu.Unlock()
	if x.value, x.err = parallel.Caught(find); x.err != nil {
		c.mu.Lock()
		if c.places[key] == at {
			c.drop(at)
		}
		c.mu.Unlock()
	}
	close(x.ready)
	return x.value, x.err
}

// holds reports whether something is kept under a key, and is ready.
func (c *cache[K, V]) holds(key K) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := c.places[key]
	if at == nil {
		return false
	}
	select {
	case <-at.Value.(*cached[K, V]).ready:
		return true
	default:
		return false
	}
}

func (c *cache[K, V]) drop(at *list.Element) {
	delete(c.places, at.Value.(*cached[K, V]).key)
	c.order.Remove(at)
}
