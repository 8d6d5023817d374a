// Command score runs the flow on labelled sets and prints how far it agrees
// with the people who labelled them:
//
//	go run ./internal/quality/score SETS
//
// SETS is a folder with stories/*.jsonl, attribution/*.jsonl and times/*.jsonl,
// or with some of them. A row is a record that headwater brief reads, its id
// given, with the labels of its folder beside:
//
//	stories      "story": the event it tells of; scored in an archive too, that
//	             the reports come to in three orders
//	attribution  "attributions": [{"source": [[start, end]], "cue": …, "content": …}]
//	times        "times": [{"start", "end", "value"}], the value as in TIMEX3
//
// Offsets are Unicode code points of "text", the end excluded.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/quality"
	"github.com/headwater-news/headwater/schema"
)

// tasks are the folders of a set and what scores them.
var tasks = []struct {
	folder string
	score  func([]quality.Row, *schema.Brief) []quality.Figure
}{
	{"stories", quality.Stories},
	{"attribution", quality.Attributions},
	{"times", quality.Times},
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("name one folder of labelled sets: it has stories/*.jsonl, attribution/*.jsonl or times/*.jsonl")
	}
	scored := 0
	for _, task := range tasks {
		files, err := filepath.Glob(filepath.Join(args[0], task.folder, "*.jsonl"))
		if err != nil {
			return err
		}
		for _, file := range files {
			rows, err := load(file)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			b, err := headwater.Brief(context.Background(), []string{file}, headwater.Options{})
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			fmt.Fprintf(out, "%s\n", filepath.Join(task.folder, filepath.Base(file)))
			figures := task.score(rows, b)
			if task.folder == "stories" {
				inArchive, err := streamed(context.Background(), file, rows, b)
				if err != nil {
					return fmt.Errorf("%s: %w", file, err)
				}
				figures = append(figures, inArchive...)
			}
			if err := quality.Print(out, figures); err != nil {
				return err
			}
			scored++
		}
	}
	if scored == 0 {
		return fmt.Errorf("%s: no stories/*.jsonl, attribution/*.jsonl or times/*.jsonl in it", args[0])
	}
	return nil
}

// load reads a set's rows.
func load(path string) ([]quality.Row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows []quality.Row
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var row quality.Row
		switch err := dec.Decode(&row); {
		case err == io.EOF:
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("row %d: %w", len(rows)+1, err)
		}
		rows = append(rows, row)
	}
}
