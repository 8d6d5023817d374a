package batch

import (
	"context"
	"encoding/json"
	"io"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/schema"
)

// outputs are the kinds of files that a job writes, as kind-00000-of-00016.jsonl.
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
type output struct{ reports, passages, stories *json.Encoder }

// writeOutput writes the files of one piece, each whole or not at all.
func writeOutput(ctx context.Context, dir, piece string, f func(*output) error) error {
	var out output
	to := []**json.Encoder{&out.reports, &out.passages, &out.stories}
	var open func(int) error
	open = func(i int) error {
		if i == len(outputs) {
			return f(&out)
		}
		return store.Write(ctx, store.Join(dir, outputs[i]+"-"+piece+".jsonl"), func(w io.Writer) error {
			*to[i] = json.NewEncoder(w)
			(*to[i]).SetEscapeHTML(false)
			return open(i + 1)
		})
	}
	return open(0)
}

// write writes the brief of one story.
func (o *output) write(b *schema.Brief) error {
	refs := map[string]string{} // by id
	for i := range b.Reports {
		refs[b.Reports[i].ID] = b.Reports[i].Ref
		if err := o.reports.Encode(&b.Reports[i]); err != nil {
			return err
		}
	}
	for _, s := range b.Stories {
		for _, p := range s.Passages {
			line := Passage{Story: s.ID, Passage: p, Refs: []string{}}
			for _, w := range p.Witnesses {
				line.Refs = append(line.Refs, refs[w.Report])
			}
			if err := o.passages.Encode(line); err != nil {
				return err
			}
		}
		line := Story{Story: s, Refs: []string{}}
		for _, r := range s.Reports {
			line.Refs = append(line.Refs, refs[r])
		}
		if err := o.stories.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// removeOutput removes what an earlier job wrote: it may have had more pieces.
func removeOutput(ctx context.Context, dir string) error {
	for _, kind := range outputs {
		if err := store.Remove(ctx, dir, kind+"-*-of-*.jsonl"); err != nil {
			return err
		}
	}
	return nil
}
