// Package parallel runs independent work on all cores and keeps the order of
// results: each piece writes only to its own place.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// For calls do(i) once for every i below n, as Each does.
func For(n int, do func(i int)) {
	Each(n, func() struct{} { return struct{}{} }, func(_ struct{}, i int) { do(i) })
}

// Each calls do(worker, i) once for every i below n. Calls with one worker
// never overlap, so state made per worker needs no lock. It returns when all
// are done, and panics if one of them did.
func Each[W any](n int, newWorker func() W, do func(w W, i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		if n > 0 {
			w := newWorker()
			for i := range n {
				do(w, i)
			}
		}
		return
	}
	var next atomic.Int64
	var fault atomic.Pointer[Fault]
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			defer func() {
				if f := Recovered(recover()); f != nil {
					fault.CompareAndSwap(nil, f)
					next.Store(int64(n)) // the others end
				}
			}()
			w := newWorker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(w, i)
			}
		})
	}
	all.Wait()
	if f := fault.Load(); f != nil {
		panic(f)
	}
}
