package main

import (
	"bufio"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/headwater-news/headwater/internal/schematest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"headwater": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(condition string) (bool, error) {
			if condition == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + condition)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":  exits,
			"pack":   pack,
			"repeat": repeat,
			"hex":    fromHex,
			"cut":    cut,
			"sub":    sub,
			"schema": func(ts *testscript.TestScript, _ bool, args []string) {
				hold, file := schematest.Brief, args[0]
				if len(args) > 1 {
					hold, file = schemas[args[0]], args[1]
				}
				hold(script{t, ts}, []byte(ts.ReadFile(file)))
			},
		},
	})
}

// schemas are the shapes that "schema SHAPE FILE" knows; without SHAPE it is
// that of a brief.
var schemas = map[string]func(testing.TB, []byte){"comparison": schematest.Comparison, "check": schematest.Check, "search": schematest.Search}

// script is a test whose failures end the script that runs.
type script struct {
	testing.TB
	ts *testscript.TestScript
}

func (s script) Helper()                           {}
func (s script) Fatal(args ...any)                 { s.ts.Fatalf("%v", args) }
func (s script) Fatalf(format string, args ...any) { s.ts.Fatalf(format, args...) }
func (s script) Errorf(format string, args ...any) { s.ts.Fatalf(format, args...) }

// exits STATUS COMMAND... runs a command that must end with a status.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND [ARGS...]")
	}
	status := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		status = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("exit status %d, want %s", status, args[0])
	}
}

// pack FILE packs it beside itself, as FILE.gz and FILE.zst.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	content := ts.ReadFile(args[0])
	for _, suffix := range []string{".gz", ".zst"} {
		w := create(ts, args[0]+suffix)
		_, err := io.WriteString(w, content)
		ts.Check(err)
		ts.Check(w.Close())
	}
}

// repeat FILE N TEXT adds TEXT to FILE, N times over; \n in it ends a line. A
// name in .gz or .zst is packed.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	w := create(ts, args[0])
	text := strings.ReplaceAll(args[2], `\n`, "\n")
	block := strings.Repeat(text, 1<<10)
	for ; n >= 1<<10; n -= 1 << 10 {
		_, err := io.WriteString(w, block)
		ts.Check(err)
	}
	_, err = io.WriteString(w, strings.Repeat(text, n))
	ts.Check(err)
	ts.Check(w.Close())
}

// hex FILE DIGITS writes a file of bytes that no script can hold.
func fromHex(ts *testscript.TestScript, _ bool, args []string) {
	content, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o666))
}

// cut FILE N shortens a file to its first N bytes.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// sub FILE OLD NEW replaces the first OLD in a file, which must be there.
func sub(ts *testscript.TestScript, _ bool, args []string) {
	content := ts.ReadFile(args[0])
	if !strings.Contains(content, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(content, args[1], args[2], 1)), 0o666))
}

// create opens a file at its end for what its name says.
func create(ts *testscript.TestScript, name string) io.WriteCloser {
	f, err := os.OpenFile(ts.MkAbs(name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
	ts.Check(err)
	switch {
	case strings.HasSuffix(name, ".gz"):
		w, err := gzip.NewWriterLevel(f, gzip.BestSpeed)
		ts.Check(err)
		return chain{w, w, f}
	case strings.HasSuffix(name, ".zst"):
		w, err := zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedFastest))
		ts.Check(err)
		return chain{w, w, f}
	}
	w := bufio.NewWriter(f)
	return chain{w, closer(w.Flush), f}
}

// chain closes one writer after the other.
type chain struct {
	io.Writer
	inner, outer io.Closer
}

func (c chain) Close() error { return errors.Join(c.inner.Close(), c.outer.Close()) }

type closer func() error

func (c closer) Close() error { return c() }
