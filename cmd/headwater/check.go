package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

func checkCommand() *cobra.Command {
	var path string
	out := output[*schema.Check]{forms: []form[*schema.Check]{
		{"text", render.CheckText}, onPaper("markdown", render.CheckMarkdown), onPaper("html", render.CheckHTML), onPaper("json", render.CheckJSON),
	}}
	var how reading
	cmd := &cobra.Command{
		Use:   `check [flags] "CLAIM" [INPUT...]`,
		Short: "Who asserts and who denies a claim",
		Long: `Looks for a claim, in your own words, among the reports, and says who asserts
and who denies it and from how many independent origins. The verdict is

  asserted      some report says so, and none that it is not so
  denied        some report says that it is not so, and none that it is
  disputed      both
  similar only  reports say what is like it, with another number, name or day,
                or the opposite; what differs is told
  nothing       no report bears on it; the exit status is then 4

A claim is one sentence in English, or asks yes or no; what may answer a question
that asks who or when is told as similar. An INPUT is what headwater brief takes;
without one the reports of the archive that are nearest to the claim are asked.`,
		Example: `  headwater check "58 people were on board" examples/ferry
  headwater check --format json "The minister had read the memo" examples/reservoir.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 || strings.TrimSpace(args[0]) == "" || isInput(args[0]):
				return usage(`check needs a claim first, in quote marks: headwater check "58 people were on board" reports/`)
			case len(args) > 1 && path != "":
				return usage("--archive is for the archive: leave it out, or the inputs")
			case len(args) == 1 && how.published != "":
				return usage("--published is for inputs: name one, or give it to headwater add")
			}
			return out.overInput(args[1:])
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := out.writer(cmd)
			if err != nil {
				return err
			}
			c, err := answerOf(cmd, args[0], args[1:], path, how)
			if err != nil {
				return err
			}
			if err := write(c); err != nil {
				return err
			}
			if c.Verdict == "nothing" {
				return errNothing
			}
			return unlessAllRead(c.Skipped)
		},
	}
	out.flags(cmd)
	how.flags(cmd)
	archiveFlag(cmd, &path)
	return cmd
}

// isInput reports whether a claim is the name of a file: who leaves the claim
// out, or puts it last, would be told that nothing bears on it.
func isInput(claim string) bool {
	_, err := os.Stat(claim)
	return err == nil
}

// answerOf checks a claim against inputs or, where there are none, the archive.
func answerOf(cmd *cobra.Command, claim string, inputs []string, path string, how reading) (c *schema.Check, err error) {
	if len(inputs) == 0 {
		err = asksArchive(cmd, path, func(a *headwater.Archive) error {
			if c, err = a.Check(cmd.Context(), claim); err != nil {
				return failed("%w", err)
			}
			return nil
		})
		return c, err
	}
	opts, err := how.options(cmd)
	if err != nil {
		return nil, err
	}
	checker, err := headwater.NewChecker(cmd.Context(), inputs, opts)
	clearProgress(cmd.ErrOrStderr())
	if checker == nil {
		return nil, briefError(err)
	}
	c = checker.Check(claim)
	reportSkipped(cmd.ErrOrStderr(), c.Skipped)
	if err != nil {
		return nil, briefError(err)
	}
	return c, nil
}
