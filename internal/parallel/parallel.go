// Package parallel runs independent work on all cores and keeps the order of
// results: each piece writes only to its own place.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do(worker, i) once for every i below n. Calls with one worker
// number never overlap, so state made per worker needs no lock. It returns
// when all are done.
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
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			w := newWorker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(w, i)
			}
		})
	}
	all.Wait()
}
