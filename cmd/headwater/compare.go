package main

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

func compareCommand() *cobra.Command {
	out := output[*schema.Comparison]{forms: []form[*schema.Comparison]{
		{"text", render.ComparisonText}, onPaper("markdown", render.ComparisonMarkdown), onPaper("html", render.ComparisonHTML), onPaper("json", render.ComparisonJSON),
	}}
	var how reading
	cmd := &cobra.Command{
		Use:   "compare [flags] A B",
		Short: "What text two reports share, and which way it went",
		Long: `Shows the passages that two reports share, side by side where the terminal is
wide: word for word, reworded or in part, with the words marked that only one
of them has, then what stands in one alone. At the head stands which way the
text went, with the reasons, or that it can't be told.

A and B are inputs of one report each. FILE#3 is the third record of a file of
many; a file whose own name ends so is meant before a record is.`,
		Example: `  headwater compare examples/ferry/04-meridian-press-agency.txt examples/ferry/05-radio-headland.txt
  headwater compare --format html -o pair.html examples/reservoir.jsonl#2 examples/reservoir.jsonl#4
  headwater compare --format json a.txt b.html`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return usage("compare needs two reports, A and B")
			case args[0] == "-" && args[1] == "-":
				return usage("A and B can't both be standard input: name a file for one of them")
			}
			return out.overInput(args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := out.writer(cmd)
			if err != nil {
				return err
			}
			opts, err := how.options(cmd)
			if err != nil {
				return err
			}
			c, skipped, err := headwater.Compare(cmd.Context(), chosen(args[0]), chosen(args[1]), opts)
			clearProgress(cmd.ErrOrStderr())
			reportSkipped(cmd.ErrOrStderr(), skipped)
			if err != nil {
				return compareError(err)
			}
			if err := write(c); err != nil {
				return err
			}
			return unlessAllRead(skipped)
		},
	}
	out.flags(cmd)
	how.flags(cmd)
	return cmd
}

// chosen reads FILE#n, unless there is a file of that whole name.
func chosen(arg string) headwater.Choice {
	if _, err := os.Lstat(arg); err == nil {
		return headwater.Choice{Input: arg}
	}
	if i := strings.LastIndexByte(arg, '#'); i > 0 {
		if n, err := strconv.Atoi(arg[i+1:]); err == nil && n > 0 {
			return headwater.Choice{Input: arg[:i], Record: n}
		}
	}
	return headwater.Choice{Input: arg}
}

// compareError tells a choice that is open from one that can't be read.
func compareError(err error) error {
	if c := (*headwater.ChoiceError)(nil); errors.As(err, &c) && c.Reports > 0 {
		return usage("%s", render.Plain(c.Error()))
	}
	return briefError(err)
}
