package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/desk"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/serve"
)

// passwordVariable names the variable of the environment that holds the
// password: on the command line others could read it.
const passwordVariable = "HEADWATER_PASSWORD"

func serveCommand() *cobra.Command {
	var path, listen, passwordFile string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the archive as web pages",
		Long: `Serves the archive as web pages: the stories, each story, each report, two
reports side by side, checks, searches, feeds and what people decided.

Without a password only this machine can see them. On another address serve
wants one, in ` + passwordVariable + ` or in the file that --password-file names:
browsers sign in with it, programs send it as their bearer token. Put a server
that speaks TLS before it where others are on the network.

Also served: /healthz, /readyz, and /metrics for Prometheus. The log goes to
standard error.`,
		Example: "  headwater serve\n  " + passwordVariable + "=… headwater serve --listen 0.0.0.0:8080",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			password, err := readPassword(passwordFile)
			if err != nil {
				return err
			}
			a, err := openArchive(cmd, path, true)
			if err != nil {
				return err
			}
			return errors.Join(serveArchive(cmd, a, listen, password), a.Close())
		},
	}
	archiveFlag(cmd, &path)
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "the `HOST:PORT` to serve at")
	cmd.Flags().StringVar(&passwordFile, "password-file", "", "the `FILE` whose first line is the password")
	return cmd
}

func readPassword(file string) (string, error) {
	if file == "" {
		return os.Getenv(passwordVariable), nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fileError(file, err)
	}
	line, _, _ := strings.Cut(string(b), "\n")
	if line = strings.TrimSpace(line); line == "" {
		return "", failed("%s: its first line is empty: write the password there", file)
	}
	return line, nil
}

// serveArchive serves until it is interrupted.
func serveArchive(cmd *cobra.Command, a *headwater.Archive, listen, password string) error {
	log := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	ctx := cmd.Context()
	pages, err := desk.New(a, desk.Options{Log: log, Now: time.Now, Password: password != ""})
	if err != nil {
		return failed("%w", err)
	}
	on, err := net.Listen("tcp", listen)
	if err != nil {
		return failed("%w: give another address with --listen", err)
	}
	defer on.Close()
	g, err := guard.New(guard.Options{Listen: on.Addr().String(), Password: password, Now: time.Now, SignIn: pages.SignIn})
	if err != nil {
		return usage("%w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	handler := serve.Handler(mux, serve.Options{
		Log: log, Now: time.Now, Ready: pages.Ready, Page: desk.PageOf,
		Guard: func(next http.Handler) http.Handler {
			return g.Protect(next, func(path string) bool { return serve.Open(path) || desk.Open(path) })
		},
	})
	var work sync.WaitGroup
	ctx, stop := context.WithCancel(ctx)
	work.Go(func() { pages.Work(ctx) })
	fmt.Fprintf(cmd.OutOrStdout(), "http://%s/\n", on.Addr())
	err = serve.Run(ctx, on, handler, log)
	stop()
	work.Wait()
	if err != nil {
		return failed("%w", err)
	}
	return nil
}
