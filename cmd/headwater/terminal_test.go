package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A file that is written anew can be read by whom it could be read by before; a
// new one by whom any new file can.
func TestReplacedFileKeepsItsMode(t *testing.T) {
	folder := t.TempDir()
	mode := func(name string) os.FileMode {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	for name, perm := range map[string]os.FileMode{"mine": 0o600, "shared": 0o664, "ordinary": 0} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if perm != 0 {
			if err := os.Chmod(file, perm); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, like := range map[string]string{"mine": "mine", "shared": "shared", "new": "ordinary"} {
		want := mode(like)
		err := replaceFile(filepath.Join(folder, name), func(w io.Writer) error { _, err := io.WriteString(w, "A brief."); return err })
		if got := mode(name); err != nil || got != want {
			t.Errorf("%s: %v, not %v (%v)", name, got, want, err)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 4 {
		t.Errorf("%v, %v", entries, err)
	}
}
