package read

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// path reads a file, or a folder's files.
func (r *reader) path(name string) error {
	return Files(r.ctx, name, r.file, func(name string, err error) error { return r.broken(&source{path: name}, err) })
}

func (r *reader) file(name string) error {
	if r.opts.Regular {
		if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
			return r.broken(&source{path: name}, Irregular(info.Mode()))
		}
	}
	f, err := os.Open(name)
	if err != nil {
		return r.broken(&source{path: name}, err)
	}
	defer f.Close()
	return r.stream(name, f)
}

// Irregular is the error of a pipe, a socket or a device in a folder. It is not
// read, since it could block for ever.
type Irregular fs.FileMode

func (m Irregular) Error() string {
	kind := "a device"
	switch {
	case fs.FileMode(m)&fs.ModeNamedPipe != 0:
		kind = "a pipe"
	case fs.FileMode(m)&fs.ModeSocket != 0:
		kind = "a socket"
	}
	return "it is no regular file (" + kind + ")"
}

// Files calls file for what a name stands for: a file, which may be a pipe, or
// the regular files of a folder and those below it, in name order. Names that
// begin with a dot are left out, and so are what tells of a folder ("README.md") and
// the folders of parts that browsers save beside a page, whose advertisements are
// pages too; links are followed, and each folder is entered once, by its real
// place, so that links in a circle come to an end. What can't
// be read, and a folder behind which there is nothing, is given to problem with
// the reason. An error of either ends it.
func Files(ctx context.Context, name string, file func(name string) error, problem func(name string, err error) error) error {
	w := walk{ctx: ctx, entered: map[string]bool{}}
	w.file = func(name string) error { w.found = true; return file(name) }
	w.problem = func(name string, err error) error { w.found = true; return problem(name, err) }
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return problem(name, err)
	case info.IsDir():
		if err := w.folder(name); err != nil || w.found {
			return err
		}
		return problem(name, errNoFile)
	}
	return file(name)
}

// errNoFile is the error of a folder behind which there is nothing.
var errNoFile = errors.New("the folder has no file, or none but hidden ones")

type walk struct {
	ctx     context.Context
	file    func(name string) error
	problem func(name string, err error) error
	entered map[string]bool
	found   bool // something was given to file or problem
}

func (w *walk) folder(name string) error {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return w.problem(name, err)
	}
	if real, err = filepath.Abs(real); err != nil {
		return w.problem(name, err)
	}
	if w.entered[real] {
		return nil
	}
	w.entered[real] = true

	entries, err := os.ReadDir(name) // in name order
	if err != nil {
		return w.problem(name, err)
	}
	parts := partsOfPages(entries)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || e.IsDir() && parts[e.Name()] || !e.IsDir() && isReadme(e.Name()) {
			continue
		}
		if err := w.entry(filepath.Join(name, e.Name())); err != nil {
			return err
		}
	}
	return w.ctx.Err()
}

// isReadme reports whether a file tells of its folder. Who means to have it read as a
// report names it.
func isReadme(name string) bool {
	return strings.EqualFold(strings.TrimSuffix(name, filepath.Ext(name)), "readme")
}

func (w *walk) entry(name string) error {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return w.problem(name, err)
	case info.IsDir():
		return w.folder(name)
	case info.Mode().IsRegular():
		return w.file(name)
	default:
		return w.problem(name, Irregular(info.Mode()))
	}
}

// What browsers add to the name of a page to name the folder of its parts: it
// hangs on the language that they speak.
var partsNamed = strings.Fields("_files .files -Dateien _fichiers _archivos _arquivos _ficheiros _file _bestanden -filer _tiedostot _pliki _soubory _elemei _dosyalar _datoteke _fajlovi _fitxers _fitxategiak _failid _fails _bylos")

// partsOfPages returns the names that the parts of a folder's pages would have.
func partsOfPages(entries []fs.DirEntry) map[string]bool {
	names := map[string]bool{}
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		switch strings.ToLower(ext) {
		case ".html", ".htm", ".xhtml":
			for _, added := range partsNamed {
				names[strings.TrimSuffix(e.Name(), ext)+added] = true
			}
		}
	}
	return names
}
