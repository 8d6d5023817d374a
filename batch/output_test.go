package batch

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/headwater-news/headwater/batch/internal/columns"
)

// The files of columns have a row for every line of JSON Lines, with the line
// in it.
func TestColumnsHoldTheLines(t *testing.T) {
	dir, result := run(t, examples+"ferry", examples+"museum")
	reports := readRows[columns.Report](t, dir, "reports")
	keep(t, lines(t, dir, "reports"), reports, func(r columns.Report) string { return r.JSON })
	keep(t, lines(t, dir, "passages"), readRows[columns.Passage](t, dir, "passages"), func(p columns.Passage) string { return p.JSON })
	stories := readRows[columns.Story](t, dir, "stories")
	keep(t, lines(t, dir, "stories"), stories, func(s columns.Story) string { return s.JSON })

	in := map[string][]string{} // refs by story
	for _, r := range reports {
		in[r.Story] = append(in[r.Story], r.Ref)
	}
	for _, s := range stories {
		if !slices.Equal(s.Refs, in[s.ID]) {
			t.Errorf("story %s has the reports %q in one table and %q in the other", s.ID, s.Refs, in[s.ID])
		}
	}
	if len(stories) != result.Stories || len(reports) != result.Reports {
		t.Errorf("%d stories and %d reports in columns, %+v in all", len(stories), len(reports), result)
	}
}

// rows are those of all files of a kind.
func readRows[Row any](t *testing.T, dir, kind string) []Row {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, kind+"-*.parquet"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no columns of %s: %v", kind, err)
	}
	var out []Row
	for _, name := range files {
		some, err := parquet.ReadFile[Row](name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, some...)
	}
	return out
}

func keep[Row any](t *testing.T, lines []string, rows []Row, line func(Row) string) {
	t.Helper()
	var got []string
	for _, r := range rows {
		got = append(got, line(r)+"\n")
	}
	slices.Sort(got)
	if !slices.Equal(got, lines) {
		t.Errorf("%d rows don't hold the %d lines", len(got), len(lines))
	}
}
