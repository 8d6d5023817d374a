package parallel

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, procs := range []int{1, 2, 7} {
		for _, n := range []int{0, 1, 2, 1000} {
			each(t, procs, n)
		}
	}
}

// A call that panics has For panic where it was called, with the stack of the
// call, also from within another For.
func TestFault(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	defer func() {
		f, ok := recover().(*Fault)
		if !ok || f.Value != "the seventh" || !strings.Contains(f.Error(), "TestFault") {
			t.Errorf("recovered %v", f)
		}
	}()
	For(10, func(i int) {
		For(10, func(k int) {
			if i == 7 && k == 7 {
				panic("the seventh")
			}
		})
	})
	t.Error("it went on")
}

// each holds one run to what Each promises: every i once, and a worker's calls
// one after the other.
func each(t *testing.T, procs, n int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
	type worker struct{ busy atomic.Bool }
	var workers atomic.Int64
	done := make([]int, n)
	Each(n, func() *worker { workers.Add(1); return &worker{} }, func(w *worker, i int) {
		if !w.busy.CompareAndSwap(false, true) {
			t.Error("two calls with one worker overlap")
		}
		done[i]++
		runtime.Gosched()
		w.busy.Store(false)
	})
	for i, times := range done {
		if times != 1 {
			t.Errorf("%d of %d was done %d times", i, n, times)
		}
	}
	if got := int(workers.Load()); got > min(procs, n) || n > 0 && got == 0 {
		t.Errorf("%d workers for %d pieces on %d cores", got, n, procs)
	}
}

func TestCatch(t *testing.T) {
	work := func(value any) error {
		_, err := Caught(func() (int, error) {
			if value != nil {
				panic(value)
			}
			return 1, nil
		})
		return err
	}
	var f *Fault
	if err := work("no such page"); !errors.As(err, &f) || f.Value != "no such page" || !strings.Contains(err.Error(), "TestCatch") {
		t.Errorf("a panic became %v", err)
	}
	if err := work(nil); err != nil {
		t.Errorf("without a panic: %v", err)
	}
}

// A gate is never passed by more than it lets through, and who waits can go.
func TestGate(t *testing.T) {
	g := NewGate(2)
	var inside, most atomic.Int64
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			leave, err := g.Enter(t.Context())
			if err != nil {
				t.Error(err)
				return
			}
			defer leave()
			n := inside.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			runtime.Gosched()
			inside.Add(-1)
		})
	}
	all.Wait()
	if most.Load() > 2 {
		t.Errorf("%d were inside at once", most.Load())
	}
	for range 2 {
		if _, err := g.Enter(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Enter(ctx); err == nil {
		t.Error("a third got in")
	}
}
