package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// A command whose results are lost doesn't end as if they were not.
func TestLostResults(t *testing.T) {
	dir := t.TempDir()
	input, db := filepath.Join(dir, "kiln.txt"), filepath.Join(dir, "archive.db")
	if err := os.WriteFile(input, []byte("The kiln at Orrin was closed on Monday, the mayor said."), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"add", "--archive", db, input, "missing.txt"}, {"archive", "verify", "--archive", db}, {"archive", "export", "--archive", db},
		{"search", "--archive", db, "kiln"}, {"check", "--archive", db, "The kiln was closed."}, {"brief", input}, {"help"},
	} {
		var messages strings.Builder
		if code := run(t.Context(), args, strings.NewReader(""), full{}, &messages); code != exitFailed || !strings.Contains(messages.String(), "error: standard output: no room") {
			t.Errorf("%s: status %d, %s", strings.Join(args, " "), code, messages.String())
		}
	}
}
