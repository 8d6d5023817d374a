package batch

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
	show := func(name string, took, computed time.Duration, bytes int64) {
		fmt.Fprintf(os.Stderr, "%-8s %12.0f %12.0f %12.0f\n", name, float64(took.Microseconds())/each, float64(computed.Microseconds())/each, float64(bytes)/each)
	}
	fmt.Fprintf(os.Stderr, "%-8s %12s %12s %12s\n", "round", "µs/report", "CPU µs", "bytes sent")
	var all Cost
	var written int64
	var computed time.Duration
	_, err := Run(t.Context(), Options{Inputs: inputs, Out: dir, MostSent: InMemory, Round: func(name string, c Cost) {
		now := cpu()
		show(name, c.Took, now-before, c.Bytes)
		if reports > mostCompared && strings.HasPrefix(name, "tell-") {
			written += removeTold(t, dir)
		}
		all, computed, before = Cost{Took: all.Took + c.Took, Bytes: all.Bytes + c.Bytes}, computed+now-before, now
	}})
	if err != nil {
		t.Fatal(err)
	}
	show("all", all.Took, computed, all.Bytes)
	fmt.Fprintf(os.Stderr, "%d reports in %v, at most %s in memory\n", reports, time.Since(start).Round(time.Second), mostMemory(t))
	kept := folderSize(t, filepath.Join(dir, ".work"))
	written += folderSize(t, dir) - kept
	fmt.Fprintf(os.Stderr, "%d bytes a report came out, %d of the job's work are left\n", written/int64(reports), kept/int64(reports))
	return dir
}

// removeTold removes what a pass of the last round wrote, for what comes out of
// millions of reports is more than a disk may have. It returns its size.
func removeTold(t *testing.T, dir string) (size int64) {
	t.Helper()
	for _, kind := range outputs {
		names, err := filepath.Glob(filepath.Join(dir, kind+"-*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			size += info.Size()
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	return size
}

// mostMemory is the most that this process ever had in memory.
func mostMemory(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "an unknown amount"
	}
	for line := range strings.Lines(string(b)) {
		if most, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(most)
		}
	}
	return "an unknown amount"
}

// folderSize is how many bytes the files in a folder have.
func folderSize(t *testing.T, dir string) (size int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return size
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
