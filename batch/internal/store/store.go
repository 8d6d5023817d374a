// Package store keeps the files of a job where all its workers can read them:
// a folder of one machine, S3, Google Cloud Storage.
package store

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"   // gs://
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local" // paths
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"    // s3://
)

// Write makes a file of what f writes. It is there whole or not at all, also
// when two workers write it at the same time: what they write is the same.
func Write(ctx context.Context, name string, f func(io.Writer) error) (err error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer files.Close()
	ctx, giveUp := context.WithCancel(ctx)
	defer giveUp()
	to := name
	if isLocal(name) { // other stores show a file only once it is closed
		if to, err = beside(name); err != nil {
			return err
		}
		defer func() {
			if err != nil {
				os.Remove(to)
			}
		}()
	}
	file, err := files.OpenWrite(ctx, to)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	buffer := bufio.NewWriterSize(file, 1<<16)
	if err = f(buffer); err == nil {
		err = buffer.Flush()
	}
	if err != nil {
		giveUp() // else closing would make a file of what is there
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if to != name {
		return os.Rename(to, name)
	}
	return nil
}

// beside is a new name in the folder of name, which is made if there is none.
func beside(name string) (string, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return "", err
	}
	var once [8]byte
	rand.Read(once[:])
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+unfinished+hex.EncodeToString(once[:])), nil
}

// unfinished is in the name of every file that Write hasn't finished.
const unfinished = ".unfinished-"

// Sweep removes from a folder what Write left there because its process was
// killed. Nobody may be writing into the folder.
func Sweep(ctx context.Context, folder string) error {
	if !isLocal(folder) {
		return nil
	}
	return Remove(ctx, folder, ".*"+unfinished+"*")
}

// Open opens a file for reading.
func Open(ctx context.Context, name string) (io.ReadCloser, error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	file, err := files.OpenRead(ctx, name)
	if err != nil {
		files.Close()
		return nil, err
	}
	return opened{file, files}, nil
}

type opened struct {
	io.ReadCloser
	files io.Closer
}

func (o opened) Close() error {
	err := o.ReadCloser.Close()
	o.files.Close()
	return err
}

// Read returns all of a file.
func Read(ctx context.Context, name string) ([]byte, error) {
	file, err := Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// Exists reports whether there is such a file.
func Exists(ctx context.Context, name string) (bool, error) {
	if isLocal(name) {
		_, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
		return err == nil, err
	}
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return false, err
	}
	defer files.Close()
	found, err := files.List(ctx, name)
	return len(found) > 0, err
}

// Describe tells a file's size and when it was last written, as far as that can
// be told.
func Describe(ctx context.Context, name string) (size int64, modified time.Time) {
	if isLocal(name) {
		info, err := os.Stat(name)
		if err != nil {
			return 0, time.Time{}
		}
		return info.Size(), info.ModTime().UTC()
	}
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return 0, time.Time{}
	}
	defer files.Close()
	if size, err = files.Size(ctx, name); err != nil {
		return 0, time.Time{}
	}
	if clock, ok := files.(filesystem.LastModifiedGetter); ok {
		modified, _ = clock.LastModified(ctx, name) // else it is unknown
	}
	return size, modified.UTC()
}

func isLocal(name string) bool { return !strings.Contains(name, "://") }

// Join is a name in a folder, wherever that is.
func Join(dir string, parts ...string) string {
	return strings.TrimSuffix(dir, "/") + "/" + strings.Join(parts, "/")
}

// List names the files in a folder whose names are as a pattern says, in order.
// In a folder that isn't there there are none.
func List(ctx context.Context, folder, pattern string) ([]string, error) {
	if !isLocal(folder) {
		files, err := filesystem.New(ctx, folder)
		if err != nil {
			return nil, err
		}
		defer files.Close()
		out, err := files.List(ctx, Join(folder, pattern))
		slices.Sort(out)
		return out, err
	}
	entries, err := os.ReadDir(folder) // in order
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if ok, err := filepath.Match(pattern, e.Name()); err != nil {
			return nil, err
		} else if ok {
			out = append(out, Join(folder, e.Name()))
		}
	}
	return out, nil
}

// Match names the files that a pattern stands for, in whatever folder, in order.
func Match(ctx context.Context, pattern string) ([]string, error) {
	files, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	out, err := files.List(ctx, pattern)
	slices.Sort(out)
	return out, err
}

// Remove removes the files that List names.
func Remove(ctx context.Context, folder, pattern string) error {
	names, err := List(ctx, folder, pattern)
	if err != nil || len(names) == 0 {
		return err
	}
	files, err := filesystem.New(ctx, folder)
	if err != nil {
		return err
	}
	defer files.Close()
	remover, ok := files.(filesystem.Remover)
	if !ok {
		return fmt.Errorf("%s: files can't be removed there: name another folder", folder)
	}
	for _, name := range names {
		if err := remover.Remove(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// Size is how many bytes a file has.
func Size(ctx context.Context, name string) (int64, error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return 0, err
	}
	defer files.Close()
	return files.Size(ctx, name)
}
