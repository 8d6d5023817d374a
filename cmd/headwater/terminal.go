package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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

// overInput is the error of who would have a result written over a report that
// it is made from.
func overInput(output string, inputs []string) error {
	over, err := os.Stat(output)
	if err != nil || !over.Mode().IsRegular() {
		return nil
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && os.SameFile(over, info) {
			return usage("--output would replace %s, which is an input: name another file", in)
		}
	}
	return nil
}

// replaceFile writes a file beside its place and moves it there, so that a
// full disk or a kill never leaves half a brief under the name. Who could read
// the file before can read it then, and no other. A device or a pipe is written
// to as it is, and a link is followed.
func replaceFile(path string, write func(io.Writer) error) error {
	was, missing := os.Stat(path)
	if missing == nil && !was.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return fileError(path, err)
		}
		return fileError(path, errors.Join(flush(f, write), f.Close()))
	}
	if isArchive(path) {
		return failed("%s is an archive, so it is left alone: name another file", path)
	}
	place := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		place = real
	}
	part, err := os.MkdirTemp(filepath.Dir(place), ".headwater-*")
	if err != nil {
		return fileError(path, err)
	}
	defer os.RemoveAll(part)
	tmp, err := os.Create(filepath.Join(part, "whole"))
	if err != nil {
		return fileError(path, err)
	}
	err = errors.Join(flush(tmp, write), tmp.Sync())
	if missing == nil {
		err = errors.Join(err, tmp.Chmod(was.Mode().Perm()))
	}
	if err := errors.Join(err, tmp.Close()); err != nil {
		return fileError(path, err)
	}
	return fileError(path, os.Rename(tmp.Name(), place))
}

func flush(f *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriter(f)
	return errors.Join(write(buffered), buffered.Flush())
}

// fileError tells what is wrong with the file that the user named, and not
// with the one beside it.
func fileError(path string, err error) error {
	if err == nil {
		return nil
	}
	return failed("%s can't be written (%w): choose a file in a folder that can be", path, innermost(err))
}

// innermost is what is wrong with a file, without the name that the system knows
// it by.
func innermost(err error) error {
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		return inner.Err
	}
	return err
}
