// Command headwater reads news reports and says what they claim, and by how
// many independent origins.
//
// Results alone go to standard output. Messages go to standard error: "error"
// says what is wrong and where, and how to go on. Progress and colour appear
// on a terminal alone.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitSkipped = 3 // done, but some inputs were skipped
	exitNothing = 4 // a search or a check found nothing
)

// patience is how long a command has to end by itself once it is to stop: longer
// than a server takes, and no read from a pipe can hold it up for good.
const patience = 20 * time.Second

// grace is how long one has that leaves nothing behind, for its temporary files.
const grace = time.Second

// leavesNothing are the commands that only read: they may end anywhere.
var leavesNothing = map[string]bool{"brief": true, "check": true, "compare": true, "search": true, "verify": true}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM) // by the second, a service is stopped
	context.AfterFunc(ctx, func() {
		stop() // whoever asks again has the program killed
		if len(os.Args) > 1 && leavesNothing[os.Args[1]] {
			time.Sleep(grace)
		} else {
			time.Sleep(patience)
		}
		clearProgress(os.Stderr)
		fmt.Fprintln(os.Stderr, "headwater: error: stopped before it was done")
		os.Exit(exitFailed)
	})
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// failure is an error with the exit status it ends in.
type failure struct {
	code int
	err  error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

// errSkipped ends a run that is done but for inputs that were named already.
var errSkipped = failure{exitSkipped, errors.New("some inputs were skipped")}

// errNothing ends a search or a check that found nothing, and has said so.
var errNothing = failure{exitNothing, errors.New("nothing was found")}

// run is main without the process: it returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, messages io.Writer) int {
	root := &cobra.Command{
		Use:   "headwater",
		Short: "What do these reports claim, and from how many independent origins?",
		Long: `Headwater reads many news reports of one event. It finds the text they share
and who took it from whom, follows each attribution to where it ends, and
counts what is left: the independent origins behind each claim.`,
		Example:       "  headwater brief examples/ferry\n  headwater check \"58 people were on board\" examples/ferry\n  headwater compare a.txt b.txt\n  headwater brief --format json -o ferry.json examples/ferry\n  headwater verify ferry.json",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return failure{exitUsage, err} })
	root.SetIn(in)
	results := &printed{Writer: out}
	root.SetOut(results)
	root.SetErr(messages)
	root.SetArgs(args)
	root.AddCommand(serveCommand(), briefCommand(), compareCommand(), checkCommand(), verifyCommand(), watchCommand(),
		addCommand(), searchCommand(), archiveCommand(), followCommand(), mcpCommand())
	cmd, err := root.ExecuteContextC(ctx)
	if results.err != nil && (err == nil || errors.Is(err, errSkipped) || errors.Is(err, errNothing)) {
		err = failed("standard output: %w", results.err)
	}
	f := failure{exitUsage, err} // cobra's own complaints are about usage
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSkipped):
		return exitSkipped
	case errors.Is(err, errNothing):
		return exitNothing
	}
	errors.As(err, &f)
	fmt.Fprintln(messages, "headwater: error:", f.err)
	if f.code == exitUsage {
		fmt.Fprintf(messages, "headwater: hint: %s --help shows how it is used, with examples\n", cmd.CommandPath())
	}
	return f.code
}

// printed is standard output. It keeps the first error, so that no command that
// prints line by line ends well where a disk was full.
type printed struct {
	io.Writer
	err error
}

func (p *printed) Write(b []byte) (int, error) {
	n, err := p.Writer.Write(b)
	if p.err == nil {
		p.err = err
	}
	return n, err
}

// failed wraps an error that is not the user's usage.
func failed(format string, args ...any) error {
	return failure{exitFailed, fmt.Errorf(format, args...)}
}

func usage(format string, args ...any) error { return failure{exitUsage, fmt.Errorf(format, args...)} }

// version is the module's version as the build recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
