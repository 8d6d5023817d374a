package main

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/quality"
	"github.com/headwater-news/headwater/schema"
)

// orders are those in which the reports of a set come to an archive.
var orders = []struct {
	name  string
	apply func([][]byte)
}{
	{"as listed", func([][]byte) {}},
	{"backwards", slices.Reverse[[][]byte]},
	{"shuffled", func(lines [][]byte) {
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	}},
}

// streamed scores the stories of an archive that the reports of a file come to
// one after the other: against the labels, and against those of a batch.
func streamed(ctx context.Context, file string, rows []quality.Row, batch *schema.Brief) ([]quality.Figure, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	like := slices.Clone(rows)
	story := map[string]string{}
	for _, s := range batch.Stories {
		for _, id := range s.Reports {
			story[id] = s.ID
		}
	}
	ref := map[string]string{}
	for _, r := range batch.Reports {
		ref[r.Ref] = story[r.ID]
	}
	for i := range like {
		like[i].Story = ref[like[i].ID]
	}
	var out []quality.Figure
	for _, o := range orders {
		lines := bytes.Split(bytes.TrimSpace(content), []byte("\n"))
		o.apply(lines)
		b, err := grouped(ctx, bytes.Join(lines, []byte("\n")))
		if err != nil {
			return nil, err
		}
		labelled, agreeing := quality.Stories(rows, b)[0], quality.Stories(like, b)[0]
		labelled.What, agreeing.What = "archive, "+o.name, "against the batch"
		out = append(out, labelled, agreeing)
	}
	return out, nil
}

// grouped adds JSON Lines to a new archive and returns its stories: of a brief,
// the reports and the stories they are in.
func grouped(ctx context.Context, lines []byte) (*schema.Brief, error) {
	folder, err := os.MkdirTemp("", "headwater-score-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	a, err := headwater.OpenArchive(ctx, filepath.Join(folder, "archive.db"), headwater.ArchiveOptions{Create: true, Now: time.Now})
	if err != nil {
		return nil, err
	}
	b, err := storiesOf(ctx, a, lines)
	return b, errors.Join(err, a.Close())
}

func storiesOf(ctx context.Context, a *headwater.Archive, lines []byte) (*schema.Brief, error) {
	if _, err := a.Add(ctx, []string{"-"}, headwater.Options{Stdin: bytes.NewReader(lines)}, nil); err != nil {
		return nil, err
	}
	stories, err := a.Stories(ctx, archive.Page{})
	b := &schema.Brief{}
	for _, s := range stories {
		entries, err := a.Entries(ctx, s)
		if err != nil {
			return nil, err
		}
		x := schema.Story{ID: s.ID}
		for _, e := range entries {
			b.Reports = append(b.Reports, schema.Report{ID: e.Ref, Ref: e.Ref})
			x.Reports = append(x.Reports, e.Ref)
		}
		b.Stories = append(b.Stories, x)
	}
	return b, err
}
