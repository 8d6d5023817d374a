package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"github.com/headwater-news/headwater/internal/render"
)

// isTerminal reports whether w is a terminal, and how wide it is.
func isTerminal(w io.Writer) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0, true
	}
	return width, true
}

// terminal says how text is set for w: colour on a terminal alone, and not
// where NO_COLOR asks for none (no-color.org).
func terminal(w io.Writer) render.TextOptions {
	width, ok := isTerminal(w)
	return render.TextOptions{Width: width, Color: ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

// progressOn returns what shows progress on w, or nil where w is no terminal.
func progressOn(w io.Writer) func(string, int) {
	if _, ok := isTerminal(w); !ok {
		return nil
	}
	return func(stage string, reports int) {
		fmt.Fprintf(w, "\r\x1b[K%s %d reports …", stage, reports)
	}
}

func clearProgress(w io.Writer) {
	if _, ok := isTerminal(w); ok {
		fmt.Fprint(w, "\r\x1b[K")
	}
}

// replaceFile writes a file beside its place and moves it there, so that a
// full disk or a kill never leaves half a brief under the name.
func replaceFile(path string, write func(io.Writer) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".headwater-*")
	if err != nil {
		return failed("%s: %w: choose a folder that can be written", path, err)
	}
	defer os.Remove(tmp.Name())
	if err := fill(tmp, write); err != nil {
		return failed("%s: %w", path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return failed("%s: %w", path, err)
	}
	return nil
}

// fill writes a new file through to the disk and closes it.
func fill(f *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriter(f)
	return errors.Join(write(buffered), buffered.Flush(), f.Chmod(0o644), f.Sync(), f.Close())
}
