package headwater

import (
	"context"
	"sync"
)

// turns are taken by those who would do the same work: one at a time does it.
type turns struct {
	mu    sync.Mutex
	taken map[int64]chan struct{} // by the number of what is worked on; closed when that ends
}

// take waits for the caller's turn. The caller calls end when its work is done.
func (t *turns) take(ctx context.Context, num int64) (end func(), err error) {
	for {
		t.mu.Lock()
		busy := t.taken[num]
		if busy == nil {
			mine := make(chan struct{})
			if t.taken == nil {
				t.taken = map[int64]chan struct{}{}
			}
			t.taken[num] = mine
			t.mu.Unlock()
			return func() {
				t.mu.Lock()
				delete(t.taken, num)
				t.mu.Unlock()
				close(mine)
			}, nil
		}
		t.mu.Unlock()
		select {
		case <-busy:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
