package batch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/headwater-news/headwater/schema"
)

func write(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func skipped(t *testing.T, dir string) []schema.Skipped {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "skipped.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []schema.Skipped
	for line := range bytes.Lines(b) {
		var s schema.Skipped
		if err := json.Unmarshal(line, &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func TestArchiveCutInHalf(t *testing.T) {
	whole, err := os.ReadFile(examples + "forms/ferry/pages.warc.gz")
	if err != nil {
		t.Fatal(err)
	}
	half := write(t, "half.warc.gz", whole[:len(whole)/2])
	dir, result := run(t, half, examples+"museum")
	agree(t, dir, briefOf(t, half, examples+"museum"))
	list := skipped(t, dir)
	if len(list) != 1 || result.Skipped != 1 || list[0].Ref != half || list[0].Place == "" || !strings.Contains(list[0].Reason, "breaks off") {
		t.Errorf("skipped: %+v", list)
	}
}

// A record of any size costs no more than its bound, and the records after it
// are read.
func TestHugeRecord(t *testing.T) {
	const huge = 96 << 20
	name := filepath.Join(t.TempDir(), "huge.jsonl")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(f, `{"id":"before","text":"The mill at Ostervale burned down on Friday. Nobody was hurt."}`)
	fmt.Fprint(f, `{"id":"huge","text":"`)
	for range huge >> 16 {
		f.Write(bytes.Repeat([]byte("ash and "), 1<<13))
	}
	fmt.Fprintln(f, `"}`)
	fmt.Fprintln(f, `{"id":"after","text":"The council of Ostervale will build the mill anew, it said on Monday."}`)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	dir, result := run(t, name)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > huge {
		t.Errorf("%d MB were taken for a record of %d MB", used>>20, huge>>20)
	}
	list := skipped(t, dir)
	if result.Reports != 2 || len(list) != 1 || list[0].Place != "line 2" {
		t.Errorf("%+v, skipped %+v", result, list)
	}
}

// What lies in a folder is read as a brief reads it: links are followed, and a
// pipe, which nobody may ever write to, is named and left, outright too.
func TestOddFolders(t *testing.T) {
	dir := t.TempDir()
	below, linked, pipe := filepath.Join(dir, "below"), filepath.Join(t.TempDir(), "linked"), filepath.Join(dir, "pipe")
	if err := os.CopyFS(linked, os.DirFS(examples+"museum")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(below, os.DirFS(examples+"ferry")); err != nil {
		t.Fatal(err)
	}
	for to, name := range map[string]string{linked: filepath.Join(dir, "museum"), dir: filepath.Join(below, "back"), "nowhere": filepath.Join(dir, "broken")} {
		if err := os.Symlink(to, name); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here")
	}
	got, result := run(t, dir)
	b := briefOf(t, dir)
	agree(t, got, b)
	if len(b.Skipped) != 2 || result.Skipped != 2 {
		t.Fatalf("skipped %+v; the brief skips %+v", skipped(t, got), b.Skipped)
	}
	for i, s := range skipped(t, got) {
		if s.Ref != b.Skipped[i].Ref {
			t.Errorf("skipped %+v; the brief skips %+v", s, b.Skipped[i])
		}
	}
	got, _ = run(t, pipe)
	if list := skipped(t, got); len(list) != 1 || list[0].Ref != pipe {
		t.Errorf("a pipe that is named outright: skipped %+v", list)
	}
}

func TestNothingToRead(t *testing.T) {
	dir, result := run(t, filepath.Join(t.TempDir(), "none.warc"))
	if list := skipped(t, dir); result.Reports != 0 || len(list) != 1 {
		t.Errorf("%+v, skipped %+v", result, list)
	}
}

// copied writes one report as many outlets print it, and another event.
func copied(t testing.TB, copies int) string {
	t.Helper()
	text, err := os.ReadFile(examples + "ferry/01-harbour-gazette.txt")
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(examples + "museum/01-oudevaart-chronicle.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for i := range copies {
		enc.Encode(map[string]any{"id": fmt.Sprint("copy ", i), "outlet": fmt.Sprint("Outlet ", i), "text": string(text), "published": fmt.Sprintf("2031-03-%02d", 4+i%20)})
	}
	enc.Encode(map[string]any{"id": "other", "text": string(other)})
	return write(t, "copies.jsonl", b.Bytes())
}

func TestStoryOfCopies(t *testing.T) {
	const copies = 2000
	name := copied(t, copies)
	dir, result := run(t, name)
	if result.Reports != copies+1 || result.Stories != 2 {
		t.Errorf("%+v", result)
	}
	agree(t, dir, briefOf(t, name))
	for _, line := range lines(t, dir, "stories") {
		var s Story
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		if n := len(s.Reports); n > 1 && (n != copies || len(s.Refs) != copies || s.Counts.Reports != copies || s.Counts.Texts != 1 || len(s.Lineage.Nodes[0].SameText) != copies-1) {
			t.Errorf("the story of copies has %d reports, %+v, %d of the same text", n, s.Counts, len(s.Lineage.Nodes[0].SameText))
		}
	}
}

// files returns what a job wrote, its work left out.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".work" {
				return fs.SkipDir
			}
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func identical(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is another", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, not %d", len(got), len(want))
	}
}

func TestWorkersChangeNothing(t *testing.T) {
	names := rumours(t, t.TempDir(), 600, 4)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, _ := run(t, names...)
	runtime.GOMAXPROCS(8)
	eight, _ := run(t, names...)
	identical(t, files(t, eight), files(t, one))
}

// TestMain runs a job instead of the tests if this is set to its folder; its
// inputs are the arguments.
const jobVariable = "HEADWATER_TEST_JOB"

// A job that was killed goes on where it was: what its rounds wrote is not
// written again, and what comes out is the same.
func TestKilledJobGoesOn(t *testing.T) {
	names := rumours(t, t.TempDir(), 400, 4)
	want, _ := run(t, names...)
	for _, round := range []string{"read", "clump"} {
		dir := t.TempDir()
		job := exec.CommandContext(t.Context(), os.Args[0], names...)
		job.Env = append(os.Environ(), jobVariable+"="+dir)
		if err := job.Start(); err != nil {
			t.Fatal(err)
		}
		done := filepath.Join(dir, ".work", "*", round, "done")
		for {
			if found, _ := filepath.Glob(done); len(found) > 0 {
				break
			}
			if t.Context().Err() != nil {
				t.Fatal("the job doesn't begin")
			}
			time.Sleep(time.Millisecond)
		}
		job.Process.Kill()
		job.Wait()
		if found, _ := filepath.Glob(filepath.Join(dir, ".work", "*", "tell", "done")); len(found) > 0 {
			t.Logf("%s: the job was done before it could be killed", round)
		}
		// What a worker leaves that is killed while it writes what comes out.
		if err := os.WriteFile(filepath.Join(dir, ".reports-00000-of-00001.jsonl.unfinished-00"), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
		before := written(t, dir, round)
		if _, err := Run(t.Context(), Options{Inputs: names, Out: dir}); err != nil {
			t.Fatal(err)
		}
		for name, at := range written(t, dir, round) {
			if before[name] != at {
				t.Errorf("%s: %s was written again", round, name)
			}
		}
		identical(t, files(t, dir), files(t, want))
	}
}

// written says when the files of a round were written.
func written(t *testing.T, dir, round string) map[string]time.Time {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, ".work", "*", round, "*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no files of %s: %v", round, err)
	}
	out := map[string]time.Time{}
	for _, name := range found {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = info.ModTime()
	}
	return out
}
