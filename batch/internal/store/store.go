// Package store keeps the files of a job where all its workers can read them:
// a folder of one machine, S3, Google Cloud Storage.
package store

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"   // gs://
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local" // paths
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"    // s3://
)

// Write makes a file of what f writes. It is there whole or not at all, also
// when two workers write it at the same time: what they write is the same.
func Write(ctx context.Context, name string, f func(io.Writer) error) (err error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close()
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
	file, err := fs.OpenWrite(ctx, to)
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
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+hex.EncodeToString(once[:])), nil
}

// Open opens a file for reading.
func Open(ctx context.Context, name string) (io.ReadCloser, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	file, err := fs.OpenRead(ctx, name)
	if err != nil {
		fs.Close()
		return nil, err
	}
	return opened{file, fs}, nil
}

type opened struct {
	io.ReadCloser
	fs io.Closer
}

func (o opened) Close() error {
	err := o.ReadCloser.Close()
	o.fs.Close()
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
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return false, err
	}
	defer fs.Close()
	found, err := fs.List(ctx, name)
	return len(found) > 0, err
}

// Describe tells a file's size and when it was last written, in seconds since
// 1970; 0 is what can't be told.
func Describe(ctx context.Context, name string) (size, modified int64) {
	if isLocal(name) {
		info, err := os.Stat(name)
		if err != nil {
			return 0, 0
		}
		return info.Size(), info.ModTime().Unix()
	}
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return 0, 0
	}
	defer fs.Close()
	if size, err = fs.Size(ctx, name); err != nil {
		return 0, 0
	}
	if clock, ok := fs.(filesystem.LastModifiedGetter); ok {
		if at, err := clock.LastModified(ctx, name); err == nil {
			modified = at.Unix()
		}
	}
	return size, modified
}

func isLocal(name string) bool { return !strings.Contains(name, "://") }

// Join is a name in a folder, wherever that is.
func Join(dir string, parts ...string) string {
	return strings.TrimSuffix(dir, "/") + "/" + strings.Join(parts, "/")
}

// List names the files that a pattern stands for, in order.
func List(ctx context.Context, pattern string) ([]string, error) {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	out, err := fs.List(ctx, pattern)
	slices.Sort(out)
	return out, err
}

// Remove removes the files that a pattern stands for.
func Remove(ctx context.Context, pattern string) error {
	files, err := List(ctx, pattern)
	if err != nil || len(files) == 0 {
		return err
	}
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer fs.Close()
	remover, ok := fs.(filesystem.Remover)
	if !ok {
		return fmt.Errorf("%s: files can't be removed there: name another folder", pattern)
	}
	for _, name := range files {
		if err := remover.Remove(ctx, name); err != nil {
			return err
		}
	}
	return nil
}
