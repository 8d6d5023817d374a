package main

import (
	"io"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/mcp"
)

func mcpCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Let a language-model client ask the archive",
		Long: `Serves the archive to a client of the Model Context Protocol over standard input
and output: it lists and searches stories, gets one, checks a claim and compares
two reports. Nothing is changed. Clients start this command themselves; name it
in their settings.`,
		Example: "  headwater mcp\n  headwater mcp --archive news.db",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				err := mcp.New(a, version()).Run(cmd.Context(), &sdk.IOTransport{Reader: io.NopCloser(cmd.InOrStdin()), Writer: nopCloser{cmd.OutOrStdout()}})
				if err != nil && cmd.Context().Err() == nil {
					return failed("%w", err)
				}
				return nil
			})
		},
	}
	archiveFlag(cmd, &path)
	return cmd
}

// nopCloser is a writer that others close.
type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
