// Command make writes the example events in the other forms: the pages of
// their reports, a feed of each outlet, and a web archive.
//
//	go run ./internal/forms/make examples/forms examples/ferry examples/museum examples/reservoir.jsonl
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/headwater-news/headwater/internal/forms"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: make FOLDER EVENT...")
		os.Exit(2)
	}
	for _, event := range os.Args[2:] {
		if err := write(os.Args[1], event); err != nil {
			fmt.Fprintln(os.Stderr, "make: error:", err)
			os.Exit(1)
		}
	}
}

func write(folder, event string) error {
	files, err := forms.Files(event)
	if err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
