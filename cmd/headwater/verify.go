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
			b, err := loadBrief(args[0])
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
			return nil
		},
	}
	cmd.Flags().BoolVar(&allowPrivate, "allow-private", false, "let requests go to private addresses")
	return cmd
}

// loadBrief reads a brief that an earlier run wrote.
func loadBrief(path string) (*schema.Brief, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, failed("%w", err)
	}
	defer f.Close()
	var b schema.Brief
	dec := json.NewDecoder(f)
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
		line += fmt.Sprintf(": was %q, is %q", short(d.Want), short(d.Got))
	}
	return render.Plain(line)
}

// short cuts a long quotation in the middle.
func short(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most/2]) + " … " + string(r[len(r)-most/2:])
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
