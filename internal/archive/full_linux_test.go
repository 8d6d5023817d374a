package archive

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// On a disk that is full, an archive keeps what it acknowledged: while it is
// open, and for the next process that opens it. When something else makes room
// it goes on.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("headwater-test", disk, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("no disk to fill: only root may mount one here (%v)", err)
	}
	defer func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}()
	other := filepath.Join(disk, "other")
	if err := os.WriteFile(other, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(disk, "archive.db")
	a := open(t, path, Options{})
	acknowledged := fillUp(t, a)
	a.Close()

	again := open(t, path, Options{})
	hold(t, again, acknowledged)
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	add(t, again, record("https://b.example/2", choir))
	sound(t, again)
	again.Close()
}
