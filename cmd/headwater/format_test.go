package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every format is one that brief writes, to standard output and to a file.
func TestBriefFormats(t *testing.T) {
	for format, begins := range map[string]string{"text": "", "markdown": "# ", "html": "<!DOCTYPE html>", "json": "{\n  \"schema\":"} {
		file := filepath.Join(t.TempDir(), "brief")
		var out, messages bytes.Buffer
		for _, args := range [][]string{
			{"brief", "--format", format, "../../examples/reservoir.jsonl"},
			{"brief", "--format", format, "-o", file, "../../examples/reservoir.jsonl"},
		} {
			if code := run(context.Background(), args, strings.NewReader(""), &out, &messages); code != exitDone {
				t.Fatalf("%q exits with %d: %s", args, code, messages.String())
			}
		}
		written, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), begins) || out.String() != string(written) {
			t.Errorf("%s begins %.40q on standard output and %.40q in the file", format, out.String(), written)
		}
	}
	var out, messages bytes.Buffer
	code := run(context.Background(), []string{"brief", "--format", "pdf", "x"}, strings.NewReader(""), &out, &messages)
	if code != exitUsage || !strings.Contains(messages.String(), "take text, markdown, html or json") {
		t.Errorf("an unknown format exits with %d: %s", code, messages.String())
	}
}
