package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/rumour"
	"github.com/headwater-news/headwater/schema"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beamlog.SetupLogging("warn", "text")
	beam.Init()
	if dir := os.Getenv(jobVariable); dir != "" {
		if _, err := Run(context.Background(), Options{Inputs: flag.Args(), Out: dir}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const examples = "../examples/"

// run does a job in a folder of its own and returns the folder.
func run(t *testing.T, inputs ...string) (string, Result) {
	t.Helper()
	dir := t.TempDir()
	result, err := Run(t.Context(), Options{Inputs: inputs, Out: dir})
	if err != nil && !errors.Is(err, ErrNothingRead) {
		t.Fatal(err)
	}
	return dir, result
}

// lines returns the lines of all files of a kind, in order.
func lines(t *testing.T, dir, kind string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, kind+"-*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of %s: %v", kind, err)
	}
	var out []string
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(b) {
			out = append(out, string(line))
		}
	}
	slices.Sort(out)
	return out
}

// wanted writes a brief as a job would, and returns the folder.
func wanted(t *testing.T, b *schema.Brief) string {
	t.Helper()
	dir := t.TempDir()
	if err := writeOutput(t.Context(), dir, "of-brief", func(out *output) error {
		r, err := rowsOf(b)
		if err != nil {
			return err
		}
		return out.write(r)
	}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// agree fails the test unless a job gives, line for line, what a brief of the
// same inputs says.
func agree(t *testing.T, dir string, b *schema.Brief) {
	t.Helper()
	from := wanted(t, b)
	for _, kind := range outputs {
		want, got := lines(t, from, kind), lines(t, dir, kind)
		if len(got) != len(want) {
			t.Errorf("%s: %d lines, the brief has %d", kind, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: the job says\n%.2000s\nthe brief says\n%.2000s", kind, got[i], want[i])
				break
			}
		}
	}
}

func briefOf(t *testing.T, inputs ...string) *schema.Brief {
	t.Helper()
	b, err := headwater.Brief(context.Background(), inputs, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The stories of a job, with their lineage, claims and conflicts, are the very
// bytes that a brief of the same inputs has.
func TestExamplesAreToldAsInABrief(t *testing.T) {
	for _, inputs := range [][]string{
		{examples + "ferry"},
		{examples + "museum"},
		{examples + "reservoir.jsonl"},
		{examples + "forms/ferry/pages.warc.gz", examples + "forms/museum/feeds", examples + "forms/reservoir/pages"},
		{examples + "ferry", examples + "museum", examples + "reservoir.jsonl", examples + "ferry/01-harbour-gazette.txt"},
	} {
		dir, result := run(t, inputs...)
		b := briefOf(t, inputs...)
		agree(t, dir, b)
		if result.Reports != len(b.Reports) || result.Stories != len(b.Stories) || result.Skipped != len(b.Skipped) {
			t.Errorf("%v: %+v; the brief has %d reports, %d stories, %d skipped", inputs, result, len(b.Reports), len(b.Stories), len(b.Skipped))
		}
	}
}

// rumours writes made-up reports to so many files and returns the files.
func rumours(t testing.TB, dir string, reports, files int) []string {
	t.Helper()
	var names []string
	var out []*json.Encoder
	for i := range files {
		names = append(names, filepath.Join(dir, fmt.Sprintf("rumours-%03d.jsonl", i)))
		f, err := os.Create(names[i])
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		out = append(out, json.NewEncoder(f))
	}
	made := 0
	told := make([]rumour.Story, 64)
	for seed := uint64(1); made < reports; seed++ {
		k := int(seed-1) % len(told)
		if k == 0 {
			parallel.For(len(told), func(i int) { told[i] = rumour.Tell(rumour.Tuning(), seed+uint64(i)) })
		}
		for i, r := range told[k].Reports {
			record := map[string]string{"id": fmt.Sprint(seed, "/", r.Ref), "title": r.Title, "outlet": r.Outlet, "text": r.Text}
			if !r.Published.IsZero() && (made+i)%7 > 0 {
				day := r.Published.AddDate(0, 0, int(seed%40))
				if seed%2 == 0 { // half of all came out within the days of one story
					day = r.Published
				}
				record["published"] = day.Format("2006-01-02")
			}
			if err := out[(int(seed)+i)%files].Encode(record); err != nil {
				t.Fatal(err)
			}
			made++
		}
	}
	return names
}

func TestRumoursAreToldAsInABrief(t *testing.T) {
	names := rumours(t, t.TempDir(), 2000, 3)
	dir, _ := run(t, names...)
	agree(t, dir, briefOf(t, names...))
}

// A job that may send little at a time does its rounds in several passes, and
// nothing else comes out.
func TestPassesChangeNothing(t *testing.T) {
	names := rumours(t, t.TempDir(), 900, 3)
	want, _ := run(t, names...)
	dir := t.TempDir()
	passes := map[string]int{}
	_, err := Run(t.Context(), Options{Inputs: names, Out: dir, MostSent: 400_000, Round: func(name string, _ Cost) {
		round, _, _ := strings.Cut(name, "-")
		passes[round]++
	}})
	if err != nil {
		t.Fatal(err)
	}
	identical(t, files(t, dir), files(t, want))
	for _, round := range []string{"bind", "group", "tell"} {
		if passes[round] < 3 {
			t.Errorf("%s was done in %d passes", round, passes[round])
		}
	}
}

// What passes between steps on other runners is bytes, which the direct runner
// never makes of it: Beam's prism does, and gives the same.
func TestPrismGivesTheSame(t *testing.T) {
	names := append(rumours(t, t.TempDir(), 300, 2), examples+"forms/ferry/pages.warc.gz")
	want, _ := run(t, names...)
	defer func(before string) { *runners.Runner = before }(*runners.Runner)
	*runners.Runner = "prism"
	got, _ := run(t, names...)
	identical(t, files(t, got), files(t, want))
}

// Where one worker can't take all bonds, they are thinned out first, in as many
// rounds as it takes, and nothing else comes out.
func TestBondsAreThinnedOut(t *testing.T) {
	names := rumours(t, t.TempDir(), 600, 2)
	want, _ := run(t, names...)
	dir := t.TempDir()
	var rounds []string
	_, err := Run(t.Context(), Options{Inputs: names, Out: dir, mostBonds: 1, Round: func(name string, _ Cost) { rounds = append(rounds, name) }})
	if err != nil {
		t.Fatal(err)
	}
	identical(t, files(t, dir), files(t, want))
	if !slices.Contains(rounds, "thin-1") {
		t.Errorf("the rounds were %v", rounds)
	}
}
