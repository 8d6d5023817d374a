package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/headwater-news/headwater/internal/render"
)

// isTerminal reports whether w is a terminal, and how wide it is.
func isTerminal(w io.Writer) (width int, ok bool) {
	if p, ok := w.(*printed); ok {
		w = p.Writer
	}
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
