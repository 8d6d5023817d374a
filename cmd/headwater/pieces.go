package main

import (
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// batchPieces reads what headwater-batch wrote to a folder, one piece after the
// other.
func batchPieces(dir string) (iter.Seq2[*schema.Brief, error], error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, failed("%w", err)
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutPrefix(e.Name(), "stories-"); ok && filepath.Ext(name) == ".jsonl" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil, failed("%s: there is no stories-*.jsonl in it: name a folder that headwater-batch wrote, or a brief", dir)
	}
	return func(yield func(*schema.Brief, error) bool) {
		for _, name := range names {
			b := &schema.Brief{Schema: schema.Version}
			err := errors.Join(loadLines(filepath.Join(dir, "reports-"+name), &b.Reports), loadLines(filepath.Join(dir, "stories-"+name), &b.Stories))
			if !yield(b, err) || err != nil {
				return
			}
		}
	}, nil
}

// loadLines reads a file of JSON values.
func loadLines[T any](path string, to *[]T) error {
	f, err := os.Open(path)
	if err != nil {
		return failed("%w", err)
	}
	defer f.Close()
	for dec := json.NewDecoder(f); ; {
		var x T
		if err := dec.Decode(&x); err == io.EOF {
			return nil
		} else if err != nil {
			return failed("%s: byte %d: %w: run headwater-batch again", path, dec.InputOffset(), err)
		}
		*to = append(*to, x)
	}
}
