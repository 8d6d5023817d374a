package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

// archiveFlag adds --archive to a command.
func archiveFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "archive", "", "the archive's `FILE` (default "+defaultArchive()+")")
}

// defaultArchive is one file in the user's data folder.
func defaultArchive() string {
	folder := os.Getenv("XDG_DATA_HOME")
	home, err := os.UserHomeDir()
	switch {
	case folder != "":
	case runtime.GOOS == "windows" && os.Getenv("LocalAppData") != "":
		folder = os.Getenv("LocalAppData")
	case err != nil:
		folder = "."
	case runtime.GOOS == "darwin":
		folder = filepath.Join(home, "Library", "Application Support")
	default:
		folder = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(folder, "headwater", "archive.db")
}

// openArchive opens the archive that is named, or the user's own. A new one is
// made where create says so, the folder of the user's own too.
func openArchive(cmd *cobra.Command, path string, create bool) (*headwater.Archive, error) {
	if path == "" {
		path = defaultArchive()
		if create {
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				return nil, failed("%w: name another archive with --archive", err)
			}
		}
	}
	a, err := headwater.OpenArchive(cmd.Context(), path, headwater.ArchiveOptions{Create: create, Now: time.Now, Build: build()})
	if err != nil {
		return nil, failed("%w", err)
	}
	return a, nil
}

// asksArchive runs do on the archive, for a command that could have had inputs.
func asksArchive(cmd *cobra.Command, path string, do func(*headwater.Archive) error) error {
	err := withArchive(cmd, path, do)
	if errors.Is(err, archive.ErrNone) {
		return failed("%w; or name an input", err)
	}
	return err
}

// withArchive runs do on an archive that is there.
func withArchive(cmd *cobra.Command, path string, do func(*headwater.Archive) error) error {
	a, err := openArchive(cmd, path, false)
	if err != nil {
		return err
	}
	return errors.Join(do(a), a.Close())
}

func addCommand() *cobra.Command {
	var path string
	var how reading
	cmd := &cobra.Command{
		Use:   "add [flags] INPUT...",
		Short: "Keep reports in the archive",
		Long: `Reads reports and keeps them in the archive. A report's ref on a line of
standard output says that it is safe on the disk, whatever happens then.

Adding again does no harm: a report is known by its address, whatever tracking
parameters that has, or by its words where it has none. Another text at a known
address is a new version, and the old one stays.`,
		Example: "  headwater add examples/reservoir.jsonl\n  headwater add --archive news.db examples/ferry",
		Args:    needsInput("add"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return takeIn(cmd, path, args, how, (*headwater.Archive).Add)
		},
	}
	archiveFlag(cmd, &path)
	how.flags(cmd)
	return cmd
}

func needsInput(name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("%s needs an input: a file, a folder, a web address, or - for standard input", name)
		}
		return nil
	}
}

// taking is how reports come into an archive: by Add or by Import.
type taking func(*headwater.Archive, context.Context, []string, headwater.Options, func(archive.Outcome)) ([]schema.Skipped, error)

// takeIn takes inputs in and acknowledges each report.
func takeIn(cmd *cobra.Command, path string, inputs []string, how reading, take taking) error {
	opts, err := how.options(cmd)
	if err != nil {
		return err
	}
	a, err := openArchive(cmd, path, true)
	if err != nil {
		return err
	}
	skipped, err := take(a, cmd.Context(), inputs, opts, func(o archive.Outcome) {
		fmt.Fprintln(cmd.OutOrStdout(), render.Plain(o.Ref))
	})
	clearProgress(cmd.ErrOrStderr())
	reportSkipped(cmd.ErrOrStderr(), skipped)
	err = errors.Join(err, a.Close())
	switch {
	case errors.Is(err, context.Canceled):
		return failed("stopped before it was done: the reports named on standard output are in the archive; to have the rest, do the same again")
	case err != nil:
		return briefError(err)
	}
	return unlessAllRead(skipped)
}

func archiveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "archive",
		Short: "Back up, export, import, prune and verify the archive",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(backupCommand(), exportCommand(), importCommand(), pruneCommand(), verifyArchiveCommand())
	return cmd
}

func backupCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write a copy of the archive, while others may go on adding",
		Long:    "Writes the archive as it is at this moment to a file. An archive of that\nname is replaced when the copy is complete, and left alone if it fails.",
		Example: "  headwater archive backup news-backup.db",
		Args:    one("archive backup needs the name of the file to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				if _, err := os.Stat(args[0] + "-wal"); err == nil {
					return failed("%s is an archive in use (%[1]s-wal belongs to it): name another file", args[0])
				}
				if info, err := os.Stat(args[0]); err == nil && info.Size() > 0 && !isArchive(args[0]) {
					return failed("%s is there and is no archive, so it is left alone: name another file", args[0])
				}
				part, err := os.MkdirTemp(filepath.Dir(args[0]), ".headwater-*")
				if err != nil {
					return fileError(args[0], err)
				}
				defer os.RemoveAll(part)
				copied := filepath.Join(part, "archive.db")
				if err := a.Backup(cmd.Context(), copied); err != nil {
					return failed("%w", err)
				}
				return fileError(args[0], errors.Join(toDisk(copied), os.Rename(copied, args[0])))
			})
		},
	}
	archiveFlag(cmd, &path)
	return cmd
}

// isArchive reports whether a file is there and is an archive.
func isArchive(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, archive.Mark)
	_, err = io.ReadFull(f, head)
	return err == nil && archive.Is(head)
}

// toDisk brings a file to the disk.
func toDisk(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func one(missing string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("%s", missing)
		}
		return nil
	}
}

func exportCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:     "export",
		Short:   "Write all reports as JSON Lines to standard output",
		Long:    "Writes each report, with its ref as id, in the form that headwater archive import\nreads; of one that changed, each version. What people decided on the desk follows.",
		Example: "  headwater archive export | zstd > reports.jsonl.zst",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				return to("", cmd.OutOrStdout(), func(w io.Writer) error { return a.Export(cmd.Context(), w) })
			})
		},
	}
	archiveFlag(cmd, &path)
	return cmd
}

func importCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:     "import INPUT...",
		Short:   "Add what headwater archive export wrote",
		Long:    "Adds the reports of an export, as headwater add does, and takes the decisions\nthat people made on the desk and that are in it.",
		Example: "  headwater archive import --archive other.db reports.jsonl.zst",
		Args:    needsInput("archive import"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return takeIn(cmd, path, args, reading{}, (*headwater.Archive).Import)
		},
	}
	archiveFlag(cmd, &path)
	return cmd
}

func pruneCommand() *cobra.Command {
	var path, before, size string
	cmd := &cobra.Command{
		Use:   "prune --before YYYY-MM-DD | --size BYTES",
		Short: "Take the oldest stories out of the archive",
		Long: `Takes out whole stories, with all their reports: those whose last report came
out before a day, or the oldest ones until the archive needs no more than so
much of the disk. There is no way back but a backup.`,
		Example: "  headwater archive prune --before 2024-01-01\n  headwater archive prune --size 20G",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (before == "") == (size == "") {
				return usage("archive prune needs either --before with a day or --size with a number of bytes such as 20G")
			}
			prune, err := pruning(cmd, before, size)
			if err != nil {
				return err
			}
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				n, err := prune(a)
				if err != nil {
					return failed("%w", err)
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s taken out\n", plural(n, "report"))
				return nil
			})
		},
	}
	archiveFlag(cmd, &path)
	cmd.Flags().StringVar(&before, "before", "", "stories whose last report came out before `YYYY-MM-DD`")
	cmd.Flags().StringVar(&size, "size", "", "the oldest stories, until `BYTES` are enough: 500M, 20G, 1T")
	return cmd
}

func pruning(cmd *cobra.Command, before, size string) (func(*headwater.Archive) (int, error), error) {
	if before != "" {
		day, err := calendar.Parse(before)
		if err != nil {
			return nil, usage("--before: %w", err)
		}
		return func(a *headwater.Archive) (int, error) { return a.PruneBefore(cmd.Context(), day) }, nil
	}
	bytes, err := parseSize(size)
	if err != nil {
		return nil, usage("--size: %w", err)
	}
	return func(a *headwater.Archive) (int, error) { return a.PruneTo(cmd.Context(), bytes) }, nil
}

// parseSize reads a number of bytes, with K, M, G or T for powers of 1024.
func parseSize(s string) (int64, error) {
	number, unit := strings.TrimSuffix(strings.ToUpper(strings.TrimSpace(s)), "B"), int64(1)
	for i, letter := range []string{"K", "M", "G", "T"} {
		if n, ok := strings.CutSuffix(number, letter); ok {
			number, unit = n, 1<<(10*(i+1))
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1<<60/unit {
		return 0, fmt.Errorf("%q is no number of bytes: write it as 500M or 20G", s)
	}
	return n * unit, nil
}

func verifyArchiveCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Read the whole archive again and name what does not agree",
		Long: `Has the database check itself, compares the bytes of each report with their
SHA-256, extracts each report anew and compares it with what was kept, and
holds what kept results cite against the reports. Any difference is a failure.`,
		Example: "  headwater archive verify",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				faults := 0
				n, err := a.Verify(cmd.Context(), func(f archive.Fault) {
					faults++
					fmt.Fprintln(cmd.OutOrStdout(), render.Plain(f.String()))
				})
				switch {
				case err != nil:
					return failed("%w", err)
				case faults > 0:
					return failed("%s among %s", plural(faults, "fault"), plural(n, "report"))
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s, and everything agrees\n", plural(n, "report"))
				return nil
			})
		},
	}
	archiveFlag(cmd, &path)
	return cmd
}
