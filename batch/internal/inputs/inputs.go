// Package inputs says which files a job reads.
package inputs

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Input is one file of the job. One of another size or time is another input.
type Input struct {
	Path     string
	Size     int64
	Modified time.Time
}

// Expand names the files behind the arguments of the command, in order: a folder
// stands for all files below it, in the order of their names. A name behind
// which there is nothing stays as it is, for the reader to say so.
func Expand(ctx context.Context, args []string) ([]Input, error) {
	var out []Input
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			out = append(out, input(arg))
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != arg && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir():
				out = append(out, input(path))
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func input(path string) Input {
	in := Input{Path: path}
	if info, err := os.Stat(path); err == nil {
		in.Size, in.Modified = info.Size(), info.ModTime().UTC()
	}
	return in
}
