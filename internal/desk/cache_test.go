package desk

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/schema"
)

// A story is worked out once, however many ask for it at a time.
func TestCacheWorksOutOnce(t *testing.T) {
	c := newCache[storyKey, *schema.Brief](2)
	var found atomic.Int32
	begin := make(chan bool)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			b, err := c.get(t.Context(), storyKey{1, 1}, func() (*schema.Brief, error) {
				<-begin
				found.Add(1)
				return &schema.Brief{}, nil
			})
			if b == nil || err != nil {
				t.Errorf("brief %v, %v", b, err)
			}
		})
	}
	close(begin)
	all.Wait()
	if n := found.Load(); n != 1 {
		t.Errorf("worked out %d times", n)
	}
}

// A panic is the error of who works, maybe in the background, and of all who
// wait for it.
func TestCacheOutlivesAFault(t *testing.T) {
	c := newCache[storyKey, *schema.Brief](2)
	begun, goOn, ended := make(chan bool), make(chan bool), make(chan error)
	var asked atomic.Int32
	ask := func() {
		_, err := c.get(t.Context(), storyKey{1, 1}, func() (*schema.Brief, error) {
			if asked.Add(1) == 1 { // else it came too late to wait
				begun <- true
				<-goOn
			}
			panic("a fault")
		})
		ended <- err
	}
	go ask()
	<-begun
	go ask()
	for waiting := 0; waiting < 100; waiting++ { // let it find that somebody is at it
		runtime.Gosched()
	}
	close(goOn)
	for range 2 {
		select {
		case err := <-ended:
			if fault := (*parallel.Fault)(nil); !errors.As(err, &fault) || fault.Value != "a fault" {
				t.Errorf("got %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("one waits still")
		}
	}
}

func TestCacheForgets(t *testing.T) {
	c := newCache[storyKey, *schema.Brief](2)
	ask := func(num int64, version int, err error) (fresh bool) {
		_, got := c.get(t.Context(), storyKey{num, version}, func() (*schema.Brief, error) {
			fresh = true
			return &schema.Brief{}, err
		})
		if !errors.Is(got, err) {
			t.Errorf("story %d: %v", num, got)
		}
		return fresh
	}
	broken := errors.New("broken")
	for i, want := range []struct {
		num     int64
		version int
		err     error
		fresh   bool
	}{
		{1, 1, nil, true}, {1, 1, nil, false}, {1, 2, nil, true}, // another version is another story
		{2, 1, broken, true}, {2, 1, nil, true}, // a failure is not kept
		{1, 2, nil, false}, {3, 1, nil, true}, {2, 1, nil, true}, // the one not asked for longest goes
	} {
		if got := ask(want.num, want.version, want.err); got != want.fresh {
			t.Errorf("step %d: fresh %v", i, got)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	wait := make(chan bool)
	go c.get(t.Context(), storyKey{9, 0}, func() (*schema.Brief, error) { <-wait; return nil, nil })
	for !c.has(storyKey{9, 0}) {
	}
	if _, err := c.get(ctx, storyKey{9, 0}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("who went away got %v", err)
	}
	close(wait)
}

func (c *cache[K, V]) has(key K) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.places[key] != nil
}
