package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func put(t *testing.T, name, content string) {
	t.Helper()
	err := Write(t.Context(), name, func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A file is whole or not there, in folders of any name.
func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd [name]*", "deeper")
	for _, name := range []string{"b-2", "a-1", "b-1"} {
		put(t, Join(dir, name), "one of "+name)
	}
	put(t, Join(dir, "b-1"), "again")
	stop := errors.New("stop")
	if err := Write(t.Context(), Join(dir, "b-3"), func(w io.Writer) error {
		io.WriteString(w, "half")
		return stop
	}); !errors.Is(err, stop) {
		t.Errorf("the error became %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("the folder has %v", entries)
	}
	if b, err := Read(t.Context(), Join(dir, "b-1")); err != nil || string(b) != "again" {
		t.Errorf("%q, %v", b, err)
	}
	if n, err := Size(t.Context(), Join(dir, "b-1")); err != nil || n != 5 {
		t.Errorf("%d bytes, %v", n, err)
	}
	for name, want := range map[string]bool{"a-1": true, "b-3": false} {
		if got, err := Exists(t.Context(), Join(dir, name)); err != nil || got != want {
			t.Errorf("%s is there: %v, %v", name, got, err)
		}
	}
	if err := Remove(t.Context(), dir, "a-*"); err != nil {
		t.Error(err)
	}
	got, err := List(t.Context(), dir, "*")
	if want := []string{Join(dir, "b-1"), Join(dir, "b-2")}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := List(t.Context(), Join(dir, "none"), "*"); err != nil || got != nil {
		t.Errorf("no folder: %v, %v", got, err)
	}
}

// What a killed process left half written goes, and nothing else.
func TestSweep(t *testing.T) {
	dir, killed := t.TempDir(), filepath.Join(t.TempDir(), "killed")
	put(t, Join(dir, "a"), "whole")
	put(t, Join(dir, ".hidden"), "somebody else's")
	if err := Write(t.Context(), Join(dir, "b"), func(io.Writer) error { // what is there while b is written
		return os.CopyFS(killed, os.DirFS(dir))
	}); err != nil {
		t.Fatal(err)
	}
	if before, _ := os.ReadDir(killed); len(before) != 3 {
		t.Fatalf("while a file was written there were %v", before)
	}
	if err := Sweep(t.Context(), killed); err != nil {
		t.Fatal(err)
	}
	if got, _ := List(t.Context(), killed, "*"); !slices.Equal(got, []string{Join(killed, ".hidden"), Join(killed, "a")}) {
		t.Errorf("left: %v", got)
	}
	if err := Sweep(t.Context(), Join(dir, "none")); err != nil {
		t.Errorf("no folder: %v", err)
	}
}
