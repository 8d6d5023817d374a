package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/verify"
	"github.com/headwater-news/headwater/schema"
)

func verifyCommand() *cobra.Command {
	var allowPrivate bool
	cmd := &cobra.Command{
		Use:   "verify BRIEF.json [INPUT...]",
		Short: "Check every citation of a brief against its reports",
		Long: `Reads the inputs again, or without INPUT those that the brief names, and
compares every span the brief cites. Each difference is named with its report
and span; any difference is a failure.`,
		Example: "  headwater brief --format json -o ferry.json examples/ferry\n  headwater verify ferry.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("verify needs a brief in JSON, as headwater brief --format json writes it")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := loadBrief(args[0], cmd.InOrStdin())
			if err != nil {
				return err
			}
			inputs := args[1:]
			if len(inputs) == 0 {
				inputs = headwater.Inputs(b)
			}
			found, skipped, err := headwater.Verify(cmd.Context(), b, inputs, headwater.Options{Stdin: cmd.InOrStdin(), AllowPrivate: allowPrivate})
			if err != nil {
				return failed("%w", err)
			}
			reportSkipped(cmd.ErrOrStderr(), skipped)
			for _, d := range found {
				fmt.Fprintln(cmd.OutOrStdout(), difference(d))
			}
			if len(found) > 0 {
				return failed("%s: %s", args[0], plural(len(found), "difference"))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "every citation stands in %s\n", plural(len(b.Reports), "report"))
			if len(skipped) > 0 {
				return errSkipped
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&allowPrivate, "allow-private", false, "let requests go to private addresses")
	return cmd
}

// loadBrief reads a brief that an earlier run wrote; "-" is standard input.
func loadBrief(path string, in io.Reader) (*schema.Brief, error) {
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, failed("%w: name a brief that headwater brief --format json wrote", err)
		}
		defer f.Close()
		in = f
	}
	var b schema.Brief
	dec := json.NewDecoder(in)
	if err := dec.Decode(&b); err != nil && err != io.EOF {
		return nil, failed("%s: byte %d: %w: give a brief that headwater brief --format json wrote", path, dec.InputOffset(), err)
	}
	if b.Schema != schema.Version {
		return nil, failed("%s: its schema is %q, not %q: write the brief again with this version", path, b.Schema, schema.Version)
	}
	return &b, nil
}

// difference is one difference as a line: report, span, what it is, and the
// words then and now.
func difference(d verify.Difference) string {
	if d.Report == "" {
		return "the brief: " + render.Plain(d.What)
	}
	line := fmt.Sprintf("%s: %d–%d: %s", d.Report, d.Start, d.End, d.What)
	if d.Kind == verify.Text || d.Kind == verify.Words {
		line += fmt.Sprintf(": was %q, is %q", around(d.Want, d.Got), around(d.Got, d.Want))
	}
	return render.Plain(line)
}

// around cuts a long quotation to the words about the place where it begins to
// differ from another.
func around(s, other string) string {
	const before, most = 24, 60
	r, o := []rune(s), []rune(other)
	same := 0
	for same < min(len(r), len(o)) && r[same] == o[same] {
		same++
	}
	start := max(0, same-before)
	end := min(len(r), start+most)
	out := string(r[start:end])
	if start > 0 {
		out = "… " + out
	}
	if end < len(r) {
		out += " …"
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
