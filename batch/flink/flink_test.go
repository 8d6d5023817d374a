package flink

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/rumour"
)

var (
	jars    = flag.String("jars", "", "the `folder` of Flink's jars; without it nothing is run on Flink")
	reports = flag.Int("reports", 2000, "how many reports are made up")
)

// TestFlink runs jobs on Flink and holds what comes out, byte by byte, against
// the same jobs run within this process's machine alone; that those agree with
// headwater brief is for the tests of package batch.
func TestFlink(t *testing.T) {
	if *jars == "" {
		t.Skip("left out: the batch on a real Flink, and the death of its workers (make flink; it needs Java and Maven)")
	}
	abs, err := filepath.Abs(*jars)
	if err != nil {
		t.Fatal(err)
	}
	ctx := testContext(t)
	dir := t.TempDir()
	program := build(t, dir)
	made := makeUp(t, filepath.Join(dir, "made-up.jsonl"), *reports)

	cluster, err := Start(ctx, abs, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		cluster.Close()
		killAll(program) // workers of a task manager that was killed
		if t.Failed() {
			t.Log(cluster.Log())
		}
	}()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	job := &job{ctx: ctx, program: program, self: self, endpoint: cluster.Endpoint, dir: dir}

	t.Run("examples", func(t *testing.T) {
		inputs := examples(t)
		same(t, job.local(t, inputs...), job.flink(t, inputs...))
	})
	expected := job.local(t, made)
	t.Run("made up", func(t *testing.T) {
		same(t, expected, job.flink(t, made))
	})
	t.Run("a worker dies", func(t *testing.T) {
		got := job.disturbed(t, made, "read", func() error {
			return running(program)[0].Kill()
		})
		same(t, expected, got)
	})
	t.Run("a task manager dies", func(t *testing.T) {
		got := job.disturbed(t, made, "group", func() error {
			if err := cluster.KillTaskManager(); err != nil {
				return err
			}
			return cluster.AddTaskManager() // as whoever runs a cluster does
		})
		same(t, expected, got)
	})
}

// testContext ends before the test is ended by force, so that the cluster is
// taken down.
func testContext(t *testing.T) context.Context {
	ctx := t.Context()
	if deadline, ok := t.Deadline(); ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, deadline.Add(-30*time.Second))
		t.Cleanup(cancel)
	}
	return ctx
}

func build(t *testing.T, dir string) string {
	program := filepath.Join(dir, "headwater-batch")
	out, err := exec.Command("go", "build", "-o", program, "../cmd/headwater-batch").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// examples are the inputs that the README shows.
func examples(t *testing.T) []string {
	var out []string
	for _, name := range []string{"ferry", "museum", "reservoir.jsonl", "forms"} {
		path, err := filepath.Abs(filepath.Join("../../examples", name))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, path)
	}
	return out
}

// makeUp writes so many reports of made-up stories, or a few more.
func makeUp(t *testing.T, name string, reports int) string {
	var out bytes.Buffer
	made := 0
	for seed := uint64(1); made < reports; seed++ {
		s := rumour.Tell(rumour.Tuning(), seed)
		made += len(s.Reports)
		if err := s.WriteRecords(&out, rumour.ByDay); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// job runs the program.
type job struct {
	ctx           context.Context
	program, self string
	endpoint, dir string
	runs          int
}

// out is a new folder for what comes out.
func (j *job) out() string {
	j.runs++
	return filepath.Join(j.dir, "out"+strconv.Itoa(j.runs))
}

func (j *job) local(t *testing.T, inputs ...string) string {
	out := j.out()
	if said, err := j.run(append([]string{"--out", out}, inputs...)); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

func (j *job) flink(t *testing.T, inputs ...string) string {
	out := j.out()
	start := time.Now()
	if said, err := j.run(j.onFlink(out, inputs...)); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	t.Logf("on Flink in %v", time.Since(start).Round(time.Second))
	return out
}

// onFlink are the arguments of a job on Flink where each task manager starts a
// worker of its own, by what TestMain does.
func (j *job) onFlink(out string, inputs ...string) []string {
	return append([]string{
		"--out", out, "--runner=universal", "--endpoint=" + j.endpoint, fmt.Sprintf("--parallelism=%d", Slots),
		"--environment_type=PROCESS",
		fmt.Sprintf(`--environment_config={"command": %q, "env": {%q: %q}}`, j.self, workerBinary, j.program),
		"--worker_binary=" + j.program,
	}, inputs...)
}

// run runs the program; that inputs were skipped is no error.
func (j *job) run(args []string) (said string, err error) {
	cmd := exec.CommandContext(j.ctx, j.program, args...)
	b, err := cmd.CombinedOutput()
	if cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == 3 {
		err = nil
	}
	return string(b), err
}

// disturbed runs a job while something happens to the cluster, once a round is
// done and there is a worker for the next. If the job fails by it, it is run
// again, as a person would do, and must end well.
func (j *job) disturbed(t *testing.T, input, after string, disturb func() error) string {
	out := j.out()
	args := j.onFlink(out, input)
	ended := make(chan error, 1)
	var said string
	go func() {
		var err error
		said, err = j.run(args)
		ended <- err
	}()
	for {
		done, _ := filepath.Glob(filepath.Join(out, ".work", "*", after, "done"))
		if len(done) > 0 && len(running(j.program)) > 0 {
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("the job ended before anything happened to it: %v\n%s", err, said)
		case <-time.After(10 * time.Millisecond):
		}
	}
	if err := disturb(); err != nil {
		t.Fatal(err)
	}
	err := <-ended
	if err == nil {
		t.Log("the job went on by itself")
		return out
	}
	t.Logf("the job failed (%v) and is run again", err)
	if said, err := j.run(args); err != nil {
		t.Fatalf("run again: %v\n%s", err, said)
	}
	return out
}

// same fails unless two folders hold the same files, but for the work of the
// jobs that wrote them.
func same(t *testing.T, want, got string) {
	t.Helper()
	expected, found := files(t, want), files(t, got)
	if len(expected) == 0 {
		t.Fatal("nothing came out")
	}
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		if !bytes.Equal(expected[name], found[name]) {
			t.Errorf("%s differs: %d bytes from the local runner, %d from Flink", name, len(expected[name]), len(found[name]))
		}
		delete(found, name)
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		t.Errorf("%s comes from Flink alone", name)
	}
}

func files(t *testing.T, dir string) map[string][]byte {
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == ".work":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		out[strings.TrimPrefix(path, dir)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// running are the workers that run a program.
func running(program string) []*os.Process {
	var out []*os.Process
	links, _ := filepath.Glob("/proc/[0-9]*/exe")
	for _, link := range links {
		if exe, err := os.Readlink(link); err != nil || exe != program {
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(link)))
		line, readErr := os.ReadFile(filepath.Join(filepath.Dir(link), "cmdline"))
		if err != nil || readErr != nil || !bytes.Contains(line, []byte("--worker=true")) {
			continue
		}
		if p, err := os.FindProcess(pid); err == nil {
			out = append(out, p)
		}
	}
	return out
}

func killAll(program string) {
	for _, p := range running(program) {
		p.Kill()
	}
}
