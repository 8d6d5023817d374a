package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

func searchCommand() *cobra.Command {
	var path string
	out := output[*schema.Search]{forms: []form[*schema.Search]{{"text", render.SearchText}, onPaper("json", render.SearchJSON)}}
	var limit int
	cmd := &cobra.Command{
		Use:   "search [flags] WORDS",
		Short: "Find reports in the archive",
		Long: `Finds the reports of the archive that have all the words, in any form, and shows
where. The best come first: those that are about the words, and are not old.

  "a phrase"         these words in this order
  outlet:NAME        from outlets with NAME in theirs
  after:YYYY-MM-DD   published on that day or later, before: on that day or earlier
  story:ID           of that story

The exit status is 4 where nothing was found.`,
		Example: "  headwater search ferry inquiry\n  headwater search '\"chief engineer\" outlet:gazette after:2024-03-01'",
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return usage("search needs something to look for: headwater search ferry inquiry")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := out.writer(cmd)
			if err != nil {
				return err
			}
			if limit < 1 {
				return usage("--limit: %d is no number of reports", limit)
			}
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				found, err := a.Search(cmd.Context(), strings.Join(args, " "), limit)
				if q := (*archive.QueryError)(nil); errors.As(err, &q) {
					return usage("%s", render.Plain(q.What))
				}
				if err != nil {
					return failed("%w", err)
				}
				if err := write(found); err != nil {
					return err
				}
				if len(found.Hits) == 0 {
					return errNothing
				}
				return nil
			})
		},
	}
	archiveFlag(cmd, &path)
	out.flags(cmd)
	cmd.Flags().IntVar(&limit, "limit", 20, "the most `REPORTS` to show")
	return cmd
}
