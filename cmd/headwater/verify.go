package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/verify"
	"github.com/headwater-news/headwater/schema"
)

func verifyCommand() *cobra.Command {
	var allowPrivate bool
	cmd := &cobra.Command{
		Use:   "verify BRIEF.json|DIR [INPUT...]",
		Short: "Check every citation of a brief against its reports",
		Long: `Reads the inputs again, or without INPUT those that the brief names, and
compares every span the brief cites. Each difference is named with its report
and span; any difference is a failure. Reports may stand elsewhere than they did:
what is not found by its name is known by its bytes. DIR is a folder that
headwater-batch wrote.`,
		Example: "  headwater brief --format json -o ferry.json examples/ferry\n  headwater verify ferry.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("verify needs a brief in JSON, as headwater brief --format json writes it")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			briefs, err := loadBriefs(args[0], cmd.InOrStdin())
			if err != nil {
				return err
			}
			inputs := args[1:]
			if len(inputs) == 0 {
				if inputs, err = inputsOf(briefs); err != nil {
					return err
				}
			}
			now, skipped, err := headwater.Reread(cmd.Context(), inputs, headwater.Options{Stdin: cmd.InOrStdin(), AllowPrivate: allowPrivate})
			if err != nil {
				return failed("%w", err)
			}
			reports := 0
			var found []verify.Difference
			for b, err := range briefs {
				if err != nil {
					return err
				}
				reports += len(b.Reports)
				found = append(found, verify.Brief(b, now)...)
			}
			reportSkipped(cmd.ErrOrStderr(), skipped)
			for _, d := range found {
				fmt.Fprintln(cmd.OutOrStdout(), difference(d))
			}
			there := func(d verify.Difference) bool { return d.Kind != verify.Missing }
			switch {
			case len(found) > 0 && len(found) == reports && !slices.ContainsFunc(found, there):
				return failed("%s: none of its reports was read again: name them after it, where they are now", args[0])
			case len(found) > 0:
				return failed("%s: %s", args[0], plural(len(found), "difference"))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "every citation stands in %s\n", plural(reports, "report"))
			return unlessAllRead(skipped)
		},
	}
	cmd.Flags().BoolVar(&allowPrivate, "allow-private", false, "let requests go to private addresses")
	return cmd
}

// loadBriefs reads a brief, or what headwater-batch wrote to a folder: each piece
// of that is a brief of some stories.
func loadBriefs(path string, in io.Reader) (iter.Seq2[*schema.Brief, error], error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return batchPieces(path)
	}
	b, err := loadBrief(path, in)
	return func(yield func(*schema.Brief, error) bool) { yield(b, nil) }, err
}

// inputsOf lists the inputs that briefs name, in the order in which they were
// read: the reports were numbered through in it, and their ids tell.
func inputsOf(briefs iter.Seq2[*schema.Brief, error]) ([]string, error) {
	first := map[string]string{} // by input, the id of its first report
	earlier := func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }
	for b, err := range briefs {
		if err != nil {
			return nil, err
		}
		for _, r := range b.Reports {
			if id, known := first[r.From.Path]; !known || earlier(r.ID, id) < 0 {
				first[r.From.Path] = r.ID
			}
		}
	}
	return slices.SortedFunc(maps.Keys(first), func(a, b string) int { return earlier(first[a], first[b]) }), nil
}

// loadBrief reads a brief that an earlier run wrote; "-" is standard input.
func loadBrief(path string, in io.Reader) (*schema.Brief, error) {
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, failed("%s: %w: name a brief that headwater brief --format json wrote", path, innermost(err))
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
	if d.Kind == verify.Missing || d.Kind == verify.Bytes {
		line = d.Report + ": " + d.What // of no span
	}
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
