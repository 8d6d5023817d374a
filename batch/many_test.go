package batch

import (
	"flag"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// What takes minutes and gigabytes runs on request: make batch.
var (
	manyReports = flag.Int("reports", 0, "made-up reports to take through a job")
	manyCopies  = flag.Int("copies", 0, "copies of one report to take through a job")
)

// mostCompared is how many reports a brief takes on a machine of 24 GB.
const mostCompared = 100_000

// cpu is what this process has computed so far: unlike the time on the clock it
// says little of what else the machine does.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// costly runs a job and prints what each round cost for each report.
func costly(t *testing.T, reports int, inputs ...string) string {
	t.Helper()
	dir, start := t.TempDir(), time.Now()
	each := float64(reports)
	before := cpu()
	t.Logf("%-8s %12s %12s %12s %10s", "round", "µs/report", "CPU µs", "bytes sent", "blocks")
	_, err := Run(t.Context(), Options{Inputs: inputs, Out: dir, Round: func(name string, c Cost) {
		now := cpu()
		t.Logf("%-8s %12.0f %12.0f %12.0f %10d", name, float64(c.Took.Microseconds())/each, float64((now-before).Microseconds())/each, float64(c.Bytes)/each, c.Blocks)
		before = now
	}})
	if err != nil {
		t.Fatal(err)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d reports in %v, %d MB taken from the system", reports, time.Since(start).Round(time.Second), m.Sys>>20)
	return dir
}

func TestManyReports(t *testing.T) {
	if *manyReports == 0 {
		t.Skip("make batch takes many reports through a job")
	}
	names := rumours(t, t.TempDir(), *manyReports, 16)
	dir := costly(t, *manyReports, names...)
	if *manyReports > mostCompared {
		t.Logf("not compared with a brief, which has all reports in memory: that is done up to %d", mostCompared)
		return
	}
	agree(t, dir, briefOf(t, names...))
}

func TestManyCopies(t *testing.T) {
	if *manyCopies == 0 {
		t.Skip("make batch takes many copies of a report through a job")
	}
	dir := costly(t, *manyCopies+1, copied(t, *manyCopies))
	if n := len(lines(t, dir, "stories")); n != 2 {
		t.Errorf("%d stories, want 2", n)
	}
	if n := len(lines(t, dir, "reports")); n != *manyCopies+1 {
		t.Errorf("%d reports, want %d", n, *manyCopies+1)
	}
}
