package desk

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	lookEvery   = 2 * time.Second  // for changes of the archive
	stillThere  = 25 * time.Second // a word on a stream without news, so that nobody closes it
	mostStreams = 200
	summedTo    = 5000 // of the latest stories, that the front page counts origins for
	summedOnce  = 4
	summedRest  = 3 // times as long as that took it rests: readers come first
)

// news tells open pages that the archive has changed.
type news struct {
	mu      sync.Mutex
	ticks   int64
	streams map[chan int64]bool
}

func newNews() *news { return &news{streams: map[chan int64]bool{}} }

// tell passes on the count of changes, if it is another one. A stream that is
// behind gets the last one alone.
func (n *news) tell(ticks int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if ticks == n.ticks {
		return
	}
	n.ticks = ticks
	for s := range n.streams {
		select {
		case <-s:
		default:
		}
		s <- ticks
	}
}

func (n *news) follow() (chan int64, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.streams) >= mostStreams {
		return nil, false
	}
	s := make(chan int64, 1)
	n.streams[s] = true
	return s, true
}

func (n *news) leave(s chan int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.streams, s)
}

// end closes all streams.
func (n *news) end() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for s := range n.streams {
		close(s)
		delete(n.streams, s)
	}
}

// Work looks for changes of the archive, tells open pages of them and counts
// the origins of new stories, until ctx ends.
func (d *Desk) Work(ctx context.Context) {
	defer d.news.end()
	for ctx.Err() == nil {
		start := d.opts.Now()
		n, err := d.archive.Summarise(ctx, summedTo, summedOnce)
		if err != nil && ctx.Err() == nil {
			d.opts.Log.Error("stories could not be counted", "error", err)
		}
		if n > 0 {
			d.counted.Add(1)
		}
		ticks, err := d.archive.Ticks(ctx)
		if err == nil {
			d.news.tell(ticks)
		}
		pause := summedRest * d.opts.Now().Sub(start)
		if n < summedOnce {
			pause = max(pause, lookEvery)
		}
		wait(ctx, pause)
	}
}

func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// events is the stream of changes, as server-sent events.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
func (d *Desk) events(w http.ResponseWriter, r *http.Request) error {
	s, ok := d.news.follow()
	if !ok {
		w.Header().Set("Retry-After", "60")
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return nil
	}
	defer d.news.leave(s)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 5000\n\n")
	tick := time.NewTicker(stillThere)
	defer tick.Stop()
	// A page that takes nothing for that long is gone: it would keep its place
	// among the streams for ever.
	for out.SetWriteDeadline(d.opts.Now().Add(2*stillThere)) == nil && out.Flush() == nil {
		select {
		case <-r.Context().Done():
			return nil
		case <-tick.C:
			fmt.Fprint(w, ": still there\n\n")
		case n, open := <-s:
			if !open {
				return nil
			}
			fmt.Fprintf(w, "event: change\ndata: %d\n\n", n)
		}
	}
	return nil
}
