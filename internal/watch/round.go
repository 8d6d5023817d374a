package watch

import (
	"cmp"
	"container/heap"
	"context"

	"github.com/headwater-news/headwater/internal/feed"
)

// round is one run over a list of feeds: who is due when, and who is being
// asked.
type round struct {
	w     *Watcher
	queue queue
	busy  int
	done  chan polled
}

type polled struct {
	told Told
	err  error // of the store, or of ctx: the run ends
}

func newRound(w *Watcher, feeds []feed.Feed) *round {
	r := &round{w: w, done: make(chan polled)}
	now := w.clock.Now()
	for _, f := range feeds {
		if !f.Ended {
			// After a clock was set back, a feed must not wait for the old time.
			if f.Due.After(now.Add(feed.Longest)) {
				f.Due = now
			}
			r.queue = append(r.queue, f)
		}
	}
	heap.Init(&r.queue)
	return r
}

// run hands the feeds that are due to workers and takes them back.
func (r *round) run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var failed error
	for {
		for ctx.Err() == nil && r.busy < r.w.opts.Workers && len(r.queue) > 0 && !r.queue[0].Due.After(r.w.clock.Now()) {
			f := heap.Pop(&r.queue).(feed.Feed)
			r.busy++
			go func() {
				told, err := r.w.poll(ctx, f)
				r.done <- polled{told, err}
			}()
		}
		if r.busy == 0 && (ctx.Err() != nil || len(r.queue) == 0) {
			return failed
		}
		p, ok := r.next(ctx)
		if !ok {
			continue
		}
		r.busy--
		if p.err != nil {
			if ctx.Err() == nil {
				failed = p.err
				cancel()
			}
			continue
		}
		if r.w.opts.Tell != nil {
			r.w.opts.Tell(p.told)
		}
		if !p.told.Feed.Ended {
			heap.Push(&r.queue, p.told.Feed)
		}
	}
}

// next waits for a worker, or until the next feed is due and a worker is free.
func (r *round) next(ctx context.Context) (polled, bool) {
	if ctx.Err() != nil || r.busy == r.w.opts.Workers || len(r.queue) == 0 {
		return <-r.done, true
	}
	waiting, wake := context.WithCancel(ctx)
	defer wake()
	slept := make(chan struct{})
	go func() {
		r.w.clock.Sleep(waiting, min(feed.Longest, r.queue[0].Due.Sub(r.w.clock.Now())))
		close(slept)
	}()
	select {
	case p := <-r.done:
		wake()
		<-slept
		return p, true
	case <-slept:
		return polled{}, false
	}
}

// queue is a heap of feeds, the one due first on top.
type queue []feed.Feed

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return cmp.Or(q[i].Due.Compare(q[j].Due), cmp.Compare(q[i].Address, q[j].Address)) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(feed.Feed)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	f := (*q)[last]
	*q = (*q)[:last]
	return f
}
