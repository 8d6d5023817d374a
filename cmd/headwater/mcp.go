package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/api"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/mcp"
	"github.com/headwater-news/headwater/internal/serve"
)

// mcpPath is where the protocol is spoken over HTTP.
const mcpPath = "/mcp"

func mcpCommand() *cobra.Command {
	var path, listen, passwordFile string
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Let a language-model client ask the archive",
		Long: `Serves the archive to a client of the Model Context Protocol over standard input
and output: it lists and searches stories, gets one, checks a claim and compares
two reports. Nothing is changed. Clients start this command themselves; name it
in their settings.

With --listen it is served over HTTP, at /mcp, as headwater serve does too. Who
may come in is the same: without a password this machine alone, with one whoever
sends it as the bearer token.`,
		Example: "  headwater mcp\n  headwater mcp --archive news.db --listen 127.0.0.1:8090",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			password, err := readPassword(passwordFile)
			if err != nil {
				return err
			}
			return withArchive(cmd, path, func(a *headwater.Archive) error {
				if listen != "" {
					return mcpOverHTTP(cmd, a, listen, password)
				}
				pipes := &sdk.IOTransport{Reader: io.NopCloser(cmd.InOrStdin()), Writer: nopCloser{cmd.OutOrStdout()}}
				if err := mcp.New(a, version()).Run(cmd.Context(), pipes); err != nil && cmd.Context().Err() == nil {
					return failed("standard input: %w: let a client of the Model Context Protocol start this command", err)
				}
				return nil
			})
		},
	}
	archiveFlag(cmd, &path)
	cmd.Flags().StringVar(&listen, "listen", "", "serve over HTTP at `HOST:PORT` instead")
	cmd.Flags().StringVar(&passwordFile, "password-file", "", "the `FILE` whose first line is the password")
	return cmd
}

// mcpOverHTTP serves the protocol alone until it is interrupted.
func mcpOverHTTP(cmd *cobra.Command, a *headwater.Archive, listen, password string) error {
	log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	on, err := net.Listen("tcp", listen)
	if err != nil {
		return failed("%w: give another address with --listen", err)
	}
	defer on.Close()
	g, err := guard.New(guard.Options{Listen: on.Addr().String(), Password: password, Now: time.Now})
	if err != nil {
		return usage("%w", err)
	}
	mux := http.NewServeMux()
	mux.Handle(mcpPath, mcp.Handler(mcp.New(a, version())))
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		guard.Problem(w, http.StatusNotFound, "there is no such path", "the protocol is spoken at "+mcpPath)
	})
	handler := serve.Handler(mux, serve.Options{
		Log: log, Now: time.Now, Page: func(string) string { return "mcp" },
		Ready: func(ctx context.Context) error { _, err := a.Ticks(ctx); return err },
		Guard: func(next http.Handler) http.Handler { return g.Protect(next, serve.Open, noSignIn) },
	})
	fmt.Fprintf(cmd.OutOrStdout(), "http://%s%s\n", on.Addr(), mcpPath)
	if err := serve.Run(cmd.Context(), on, handler, log); err != nil {
		return failed("%w", err)
	}
	return nil
}

// noSignIn stands for a page to sign in with, where there are no pages.
func noSignIn(w http.ResponseWriter, _ *http.Request, _ string, _ bool) {
	guard.Problem(w, http.StatusUnauthorized, "sign in first", "send the password as the bearer token")
}

// mountPrograms adds what programs ask for.
func mountPrograms(mux *http.ServeMux, a *headwater.Archive, log *slog.Logger, public string) error {
	h, err := api.New(a, api.Options{Log: log, Public: public})
	if err != nil {
		return err
	}
	mux.Handle(api.Path, h)
	mux.Handle(api.FeedsPath, h)
	mux.Handle(mcpPath, mcp.Handler(mcp.New(a, version())))
	return nil
}

// nopCloser is a writer that others close.
type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
