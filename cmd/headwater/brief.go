package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

func briefCommand() *cobra.Command {
	var path, story, since string
	out := output[*schema.Brief]{forms: []form[*schema.Brief]{
		{"text", render.Text}, onPaper("markdown", render.Markdown), onPaper("html", render.HTML), onPaper("json", render.JSON),
	}}
	var how reading
	cmd := &cobra.Command{
		Use:   "brief [flags] [INPUT...]",
		Short: "One sourced brief of many reports",
		Long: `Reads reports and prints what they claim, from how many independent origins,
what is disputed, who said what, when, and who took text from whom.

An INPUT is a file, a folder (read whole, in the order of names), a web address
or "-" for standard input: plain text, HTML, MHTML, RSS, Atom or JSON Feed,
JSON Lines, WARC or WACZ, packed with gzip or zstd or not.
What can't be read is named on standard error and the rest goes on.

Without an INPUT it reads the archive: the stories of the last seven days, of
the days since --since, or the one that --story names.`,
		Example: `  headwater brief examples/ferry
  headwater brief --published 2018-08-09 a.txt b.html
  headwater brief --format html -o ferry.html examples/ferry
  zcat reports.jsonl.gz | headwater brief --format json -
  headwater brief --since 2024-03-01`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 0 && (path != "" || story != "" || since != ""):
				return usage("--archive, --story and --since are for the archive: leave them out, or the inputs")
			case story != "" && since != "":
				return usage("--story names one story: leave --since out")
			case len(args) == 0 && how.published != "":
				return usage("--published is for inputs: name one, or give it to headwater add")
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
			finish := func(b *schema.Brief) error {
				reportSkipped(cmd.ErrOrStderr(), b.Skipped)
				if err := write(b); err != nil {
					return err
				}
				return unlessAllRead(b.Skipped)
			}
			if len(args) == 0 {
				return briefArchive(cmd, path, story, since, opts, finish)
			}
			b, err := headwater.Brief(cmd.Context(), args, opts)
			clearProgress(cmd.ErrOrStderr())
			if err != nil {
				if b != nil {
					reportSkipped(cmd.ErrOrStderr(), b.Skipped)
				}
				return briefError(err)
			}
			return finish(b)
		},
	}
	out.flags(cmd)
	how.flags(cmd)
	archiveFlag(cmd, &path)
	cmd.Flags().StringVar(&story, "story", "", "the story with this `ID` of the archive, as headwater search shows it")
	cmd.Flags().StringVar(&since, "since", "", "stories of the archive with a report of `YYYY-MM-DD` or later")
	return cmd
}

// briefArchive writes the brief of one story of the archive, or of the latest.
func briefArchive(cmd *cobra.Command, path, story, since string, opts headwater.Options, finish func(*schema.Brief) error) error {
	const week = 7
	first := calendar.Of(time.Now()) - week + 1
	if since != "" {
		var err error
		if first, err = calendar.Parse(since); err != nil {
			return usage("--since: %w", err)
		}
	}
	return asksArchive(cmd, path, func(a *headwater.Archive) error {
		var b *schema.Brief
		var err error
		if story != "" {
			b, err = a.Story(cmd.Context(), story, opts)
		} else {
			b, err = a.BriefSince(cmd.Context(), first, opts)
		}
		clearProgress(cmd.ErrOrStderr())
		switch {
		case errors.Is(err, archive.ErrUnknown):
			return failed("the archive has no story %s, or has it no more: headwater search shows the stories of what it finds", render.Plain(story))
		case err != nil:
			return briefError(err)
		case len(b.Stories) == 0:
			return failed("the archive has no report of %s or later: name an earlier day with --since, or inputs", first)
		}
		return finish(b)
	})
}

func briefError(err error) error {
	switch {
	case errors.Is(err, headwater.ErrNothingRead):
		return failed("no input could be read: the lines above say why")
	case errors.Is(err, context.Canceled):
		return failed("stopped before it was done")
	}
	return failed("%w", err)
}

// unlessAllRead is how a run ends that is done.
func unlessAllRead(skipped []schema.Skipped) error {
	if len(skipped) > 0 {
		return errSkipped
	}
	return nil
}

// reportSkipped names each input that was not read.
func reportSkipped(w io.Writer, skipped []schema.Skipped) {
	for _, s := range skipped {
		place := ""
		if s.Place != "" {
			place = s.Place + ": "
		}
		fmt.Fprintf(w, "headwater: skipped %s: %s%s\n", render.Plain(s.Ref), place, render.Plain(s.Reason))
	}
}
