package read

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// path reads a file, or a folder's files in name order. A file named outright
// may be a pipe; in a folder only regular files are read, since others could
// block for ever.
func (r *reader) path(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return r.broken(&source{path: name}, err)
	}
	if !info.IsDir() {
		return r.file(name)
	}
	return r.folder(name, map[string]bool{})
}

func (r *reader) file(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return r.broken(&source{path: name}, err)
	}
	defer f.Close()
	return r.stream(name, f)
}

// folder reads one folder and those below it. Each is entered once, by its
// real place, so links in a circle come to an end.
func (r *reader) folder(name string, entered map[string]bool) error {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return r.broken(&source{path: name}, err)
	}
	if real, err = filepath.Abs(real); err != nil {
		return r.broken(&source{path: name}, err)
	}
	if entered[real] {
		return nil
	}
	entered[real] = true

	entries, err := os.ReadDir(name) // in name order
	if err != nil {
		return r.broken(&source{path: name}, err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if err := r.entry(filepath.Join(name, e.Name()), entered); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

func (r *reader) entry(name string, entered map[string]bool) error {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return r.broken(&source{path: name}, err)
	case info.IsDir():
		return r.folder(name, entered)
	case info.Mode().IsRegular():
		return r.file(name)
	default:
		return r.skip(name, "", fmt.Sprintf("it is no regular file (%s): name it outright if it is to be read", kindOfFile(info.Mode())))
	}
}

func kindOfFile(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	default:
		return "a device"
	}
}
