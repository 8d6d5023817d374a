//go:build unix

package read

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestPipes(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip("no pipes here")
	}
	if _, skips := inputs(t, Options{}, dir); len(skips) != 1 || skips[0].Ref != name || !strings.Contains(skips[0].Reason, "a pipe") {
		t.Errorf("in a folder: %v", skips)
	}
	if _, skips := inputs(t, Options{Regular: true}, name); len(skips) != 1 || skips[0].Ref != name {
		t.Errorf("outright, where only regular files are read: %v", skips)
	}
}
