package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater/internal/render"
)

// output is how a command writes what it found: in one of its forms, the first
// unless another is asked for, to standard output or a file.
type output[T any] struct {
	forms        []form[T]
	format, file string
}

// form is a format by name. A new one is an entry of a command's forms.
type form[T any] struct {
	name  string
	write func(io.Writer, T, render.TextOptions) error
}

// onPaper is a form that is the same on every terminal.
func onPaper[T any](name string, write func(io.Writer, T) error) form[T] {
	return form[T]{name, func(w io.Writer, found T, _ render.TextOptions) error { return write(w, found) }}
}

func (o *output[T]) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.format, "format", o.forms[0].name, o.names())
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to `FILE` instead of standard output")
}

// names lists the forms: "text, html or json".
func (o *output[T]) names() string {
	var names []string
	for _, f := range o.forms {
		names = append(names, f.name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// writer is what writes as the command was told to. Its own error is that there
// is no such format, which is better told before the work than after.
func (o *output[T]) writer(cmd *cobra.Command) (func(T) error, error) {
	for _, f := range o.forms {
		if f.name == o.format {
			return func(found T) error {
				return to(o.file, cmd.OutOrStdout(), func(w io.Writer) error { return f.write(w, found, o.screen(cmd)) })
			}, nil
		}
	}
	return nil, usage("there is no format %q: take %s", o.format, o.names())
}

// screen says how text is set: for the terminal, if it goes to one.
func (o *output[T]) screen(cmd *cobra.Command) render.TextOptions {
	if o.file != "" && o.file != "-" {
		return render.TextOptions{}
	}
	return terminal(cmd.OutOrStdout())
}

// overInput is the error of who would have a result written over a report that
// it is made from.
func (o *output[T]) overInput(inputs []string) error {
	over, err := os.Stat(o.file)
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

// to writes a result to standard output, or whole or not at all to a file.
func to(path string, out io.Writer, write func(io.Writer) error) error {
	if path != "" && path != "-" {
		return replaceFile(path, write)
	}
	buffered := bufio.NewWriter(out)
	err := write(buffered)
	if e := buffered.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return failed("standard output: %w", err)
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
