// Package inputs says which files a job reads.
package inputs

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/read"
)

// Input is one file of the job. One of another size or time is another input.
type Input struct {
	Path     string
	Size     int64
	Modified time.Time
}

// Expand names the files behind the arguments of the command, in order: a folder
// stands for all files below it, in the order of their names, and a pattern
// (2031-*.warc.gz, s3://bucket/2031/*) for what it fits. In stores there are no
// folders. A name behind which there is nothing stays as it is, for the reader
// to say so.
func Expand(ctx context.Context, args []string) ([]Input, error) {
	var out []Input
	for _, arg := range args {
		fits, err := matches(ctx, arg)
		if err != nil {
			return nil, err
		}
		for _, name := range fits {
			below, err := expand(ctx, name)
			if err != nil {
				return nil, err
			}
			out = append(out, below...)
		}
	}
	for i := range out {
		if in := &out[i]; !isWeb(in.Path) {
			in.Size, in.Modified = store.Describe(ctx, in.Path)
		}
	}
	return out, ctx.Err()
}

// matches are the names that an argument fits, or itself.
func matches(ctx context.Context, arg string) ([]string, error) {
	if _, err := os.Lstat(arg); err == nil || !strings.ContainsAny(arg, "*?[") || isWeb(arg) {
		return []string{arg}, nil
	}
	fits, err := store.Match(ctx, arg)
	if err != nil {
		return nil, err
	}
	if len(fits) == 0 {
		return []string{arg}, nil
	}
	return fits, nil
}

func isWeb(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// expand is a file, or those of a folder. What can't be read is an input like
// others: its reader says why.
func expand(ctx context.Context, name string) ([]Input, error) {
	if strings.Contains(name, "://") {
		return []Input{{Path: name}}, nil
	}
	var out []Input
	add := func(name string) error {
		out = append(out, Input{Path: name})
		return nil
	}
	err := read.Files(ctx, name, add, func(name string, _ error) error { return add(name) })
	return out, err
}
