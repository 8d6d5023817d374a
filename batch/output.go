package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"io"

	"github.com/headwater-news/headwater/batch/internal/columns"
	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/schema"
)

// outputs are the kinds of files that a job writes, as kind-00000-of-00016.jsonl
// and kind-00000-of-00016.parquet.
var outputs = [...]string{"reports", "passages", "stories"}

// Story is a line of the file of stories: what a brief says of the story, and
// the refs of its reports in the order in which it names them.
type Story struct {
	schema.Story
	Refs []string `json:"refs"`
}

// Passage is a line of the file of passages: a passage of a story, and the refs
// of the reports that its witnesses lie in.
type Passage struct {
	Story string `json:"story"`
	schema.Passage
	Refs []string `json:"refs"`
}

// output is the files of one piece.
type output struct {
	reports  table[columns.Report]
	passages table[columns.Passage]
	stories  table[columns.Story]
}

// table is the files of one kind: JSON Lines, and the same in columns.
type table[Row any] struct {
	json    io.Writer
	columns *columns.Writer[Row]
}

// row is a line of JSON and its columns.
type row[Row any] struct {
	line    []byte
	columns Row
}

// rows are what is written of some stories.
type rows struct {
	reports  []row[columns.Report]
	passages []row[columns.Passage]
	stories  []row[columns.Story]
}

// newRow writes a line, and makes the columns of it.
func newRow[Row any](v any, columns func(line []byte) Row) (row[Row], error) {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return row[Row]{line.Bytes(), columns(bytes.TrimSuffix(line.Bytes(), []byte("\n")))}, err
}

// write writes rows.
func (t *table[Row]) write(list []row[Row]) error {
	for _, r := range list {
		if _, err := t.json.Write(r.line); err != nil {
			return err
		}
		if err := t.columns.Write(r.columns, len(r.line)); err != nil {
			return err
		}
	}
	return nil
}

func (o *output) write(r rows) error {
	if err := o.reports.write(r.reports); err != nil {
		return err
	}
	if err := o.passages.write(r.passages); err != nil {
		return err
	}
	return o.stories.write(r.stories)
}

// writeOutput writes the files of one piece, each whole or not at all.
func writeOutput(ctx context.Context, dir, piece string, f func(*output) error) error {
	var out output
	name := func(kind string) string { return store.Join(dir, kind+"-"+piece) }
	return writeTable(ctx, name("reports"), &out.reports, func() error {
		return writeTable(ctx, name("passages"), &out.passages, func() error {
			return writeTable(ctx, name("stories"), &out.stories, func() error { return f(&out) })
		})
	})
}

// writeTable writes what f puts into a table.
func writeTable[Row any](ctx context.Context, name string, t *table[Row], f func() error) error {
	return store.Write(ctx, name+".parquet", func(w io.Writer) error {
		t.columns = columns.NewWriter[Row](w)
		err := store.Write(ctx, name+".jsonl", func(w io.Writer) error {
			t.json = w
			return f()
		})
		if err != nil {
			return err
		}
		return t.columns.Close()
	})
}

// rowsOf makes the rows of a brief.
func rowsOf(b *schema.Brief) (out rows, err error) {
	refs, storyOf := map[string]string{}, map[string]string{} // by id
	for _, s := range b.Stories {
		for _, id := range s.Reports {
			storyOf[id] = s.ID
		}
	}
	for i := range b.Reports {
		r := &b.Reports[i]
		refs[r.ID] = r.Ref
		x, err := newRow(r, func(line []byte) columns.Report { return columns.ReportRow(r, storyOf[r.ID], line) })
		if err != nil {
			return out, err
		}
		out.reports = append(out.reports, x)
	}
	for i := range b.Stories {
		if err := out.addStory(&b.Stories[i], refs); err != nil {
			return out, err
		}
	}
	return out, nil
}

// addStory adds a story and its passages. The refs are by the ids of reports.
func (out *rows) addStory(s *schema.Story, refs map[string]string) error {
	for _, p := range s.Passages {
		of := make([]string, len(p.Witnesses))
		for i, w := range p.Witnesses {
			of[i] = refs[w.Report]
		}
		x, err := newRow(Passage{Story: s.ID, Passage: p, Refs: of}, func(line []byte) columns.Passage { return columns.PassageRow(p, s.ID, of, line) })
		if err != nil {
			return err
		}
		out.passages = append(out.passages, x)
	}
	of := make([]string, len(s.Reports))
	for i, r := range s.Reports {
		of[i] = refs[r]
	}
	x, err := newRow(Story{Story: *s, Refs: of}, func(line []byte) columns.Story { return columns.StoryRow(s, of, line) })
	out.stories = append(out.stories, x)
	return err
}

// removeOutput removes what an earlier job wrote: it may have had more pieces.
func removeOutput(ctx context.Context, dir string) error {
	for _, kind := range outputs {
		if err := store.Remove(ctx, dir, kind+"-*-of-*"); err != nil {
			return err
		}
	}
	return nil
}
