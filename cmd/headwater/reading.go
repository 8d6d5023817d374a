package main

import (
	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/calendar"
)

// reading is how a command was told to read its inputs.
type reading struct {
	published    string // "" where it was not said
	allowPrivate bool
}

// flags lets a command be told so.
func (r *reading) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.published, "published", "", "publication day of reports that state none, as `YYYY-MM-DD`")
	cmd.Flags().BoolVar(&r.allowPrivate, "allow-private", false, "let requests go to private addresses")
}

// options are for the flow; what is wrong with a flag is the user's to mend.
func (r reading) options(cmd *cobra.Command) (headwater.Options, error) {
	if _, err := calendar.Parse(r.published); r.published != "" && err != nil {
		return headwater.Options{}, usage("--published: %w", err)
	}
	return headwater.Options{
		Stdin: cmd.InOrStdin(), Published: r.published, AllowPrivate: r.allowPrivate,
		Progress: progressOn(cmd.ErrOrStderr()),
	}, nil
}
