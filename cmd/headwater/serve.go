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
	"github.com/headwater-news/headwater/internal/api"
	"github.com/headwater-news/headwater/internal/desk"
	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/serve"
	"github.com/headwater-news/headwater/internal/watch"
)

// passwordVariable names the variable of the environment that holds the
// password: on the command line others could read it.
const passwordVariable = "HEADWATER_PASSWORD"

func serveCommand() *cobra.Command {
	var path, listen, passwordFile, public string
	var allowPrivate bool
	cmd := &cobra.Command{
		Use:   "serve [flags] [FEEDS.opml|URL...]",
		Short: "Show the archive as web pages",
		Long: `Serves the archive as web pages: the stories, each story, each report, two
reports side by side, checks, searches, feeds and what people decided.

Given feeds, it polls them and all others that the archive watches, as headwater
watch does; feeds that are added on the page are polled at once.

Without a password only this machine can see them. On another address serve
wants one, in ` + passwordVariable + ` or in the file that --password-file names:
browsers sign in with it, programs send it as their bearer token or by HTTP
Basic. Feed readers need not know it: the addresses of feeds on the pages hold a
token that opens feeds alone. Put a server that speaks TLS before it where
others are on the network.

Programs find the same at /api/v1 (see /api/v1/openapi.json), feeds of stories
and of searches at /feeds, and the Model Context Protocol at /mcp.

Claims that headwater follow names are asked for after each change. Notices of
them are sent where ` + secretVariable + ` holds a secret to sign them with.

Also served: /healthz, /readyz, and /metrics for Prometheus. The log goes to
standard error.`,
		Example: "  headwater serve\n  headwater serve feeds.opml\n  " + passwordVariable + "=… headwater serve --listen 0.0.0.0:8080",
		RunE: func(cmd *cobra.Command, args []string) error {
			if public != "" && !feed.IsWebAddress(public) {
				return usage("--public: %s is no web address", public)
			}
			given, err := feedsOf(args)
			if err != nil {
				return err
			}
			password, err := readPassword(passwordFile)
			if err != nil {
				return err
			}
			a, err := openArchive(cmd, path, true)
			if err != nil {
				return err
			}
			s := &server{cmd: cmd, archive: a, listen: listen, password: password, public: public, feeds: newPolled(a), allowPrivate: allowPrivate}
			return errors.Join(s.run(given), a.Close())
		},
	}
	archiveFlag(cmd, &path)
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "the `HOST:PORT` to serve at")
	cmd.Flags().StringVar(&public, "public", "", "the `URL` that others reach the server at, for links in feeds")
	cmd.Flags().BoolVar(&allowPrivate, "allow-private", false, "let requests for feeds and notices go to private addresses")
	cmd.Flags().StringVar(&passwordFile, "password-file", "", "the `FILE` whose first line is the password")
	return cmd
}

func readPassword(file string) (string, error) {
	if file == "" {
		return os.Getenv(passwordVariable), nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", failed("--password-file: %s can't be read (%w): name the file that holds the password", file, innermost(err))
	}
	line, _, _ := strings.Cut(string(b), "\n")
	if line = strings.TrimSpace(line); line == "" {
		return "", failed("%s: its first line is empty: write the password there", file)
	}
	return line, nil
}

// server is one run of the command.
type server struct {
	cmd              *cobra.Command
	archive          *headwater.Archive
	listen, password string
	public           string // the address outside, "" to go by requests
	feeds            *polled
	allowPrivate     bool
}

// run serves until it is interrupted.
func (s *server) run(given []feed.Feed) error {
	log := slog.New(slog.NewTextHandler(s.cmd.ErrOrStderr(), nil))
	on, err := net.Listen("tcp", s.listen)
	if err != nil {
		return failed("%w: give another address with --listen", err)
	}
	defer on.Close()
	g, err := guard.New(guard.Options{Listen: on.Addr().String(), Password: s.password, Now: time.Now, Feed: api.IsFeed})
	if err != nil {
		return usage("%w", err)
	}
	pages, err := desk.New(s.archive, desk.Options{Log: log, Now: time.Now, Password: s.password != "", FeedToken: g.FeedToken(), Feeds: s.feeds})
	if err != nil {
		return failed("%w", err)
	}
	sender, err := newSender(s.allowPrivate)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	if err := mountPrograms(mux, s.archive, log, s.public); err != nil {
		return failed("%w", err)
	}
	handler := serve.Handler(mux, serve.Options{
		Log: log, Now: time.Now, Ready: pages.Ready, Page: desk.PageOf,
		Guard: func(next http.Handler) http.Handler {
			return g.Protect(next, func(path string) bool { return serve.Open(path) || desk.Open(path) }, pages.SignIn)
		},
	})
	ctx, stop := context.WithCancel(s.cmd.Context())
	defer stop()
	if _, err := s.archive.Subscribe(ctx, given); err != nil {
		return failed("%w", err)
	}
	var work sync.WaitGroup
	work.Go(func() { pages.Work(ctx) })
	work.Go(func() { followClaims(ctx, s.archive, log) })
	if sender != nil {
		work.Go(func() { sendNotices(ctx, s.archive, sender, log) })
	}
	if len(given) > 0 {
		work.Go(func() { s.feeds.poll(ctx, log, s.allowPrivate) })
	}
	fmt.Fprintf(s.cmd.OutOrStdout(), "http://%s/\n", on.Addr())
	err = serve.Run(ctx, on, handler, log)
	stop()
	work.Wait()
	if err != nil {
		return failed("%w", err)
	}
	return nil
}

// polled is the feeds of an archive. A change of the list, on the page, has
// them polled anew.
type polled struct {
	*headwater.Archive
	changed chan struct{}
}

func newPolled(a *headwater.Archive) *polled { return &polled{a, make(chan struct{}, 1)} }

func (p *polled) Subscribe(ctx context.Context, feeds []feed.Feed) (int, error) {
	n, err := p.Archive.Subscribe(ctx, feeds)
	p.tell()
	return n, err
}

func (p *polled) Unsubscribe(ctx context.Context, address string) error {
	err := p.Archive.Unsubscribe(ctx, address)
	p.tell()
	return err
}

func (p *polled) tell() {
	select {
	case p.changed <- struct{}{}:
	default: // it will be looked at
	}
}

// poll polls until ctx ends, anew with each change of the list.
func (p *polled) poll(ctx context.Context, log *slog.Logger, allowPrivate bool) {
	told := func(t watch.Told) {
		log.Info("polled", "feed", t.Feed.Address, "new", len(t.Refs), "problem", t.Feed.Problem)
	}
	again(ctx, p.changed, pollAgain, func(ctx context.Context) error {
		err := p.Watch(ctx, clock{}, headwater.Options{AllowPrivate: allowPrivate}, told)
		if err != nil && ctx.Err() == nil {
			log.Error("polling ended, and begins again soon", "error", err)
		}
		return err
	})
}

// pollAgain is how long polling rests where the archive failed: the disk was
// full, or another program was writing for long.
const pollAgain = time.Minute

// again does something until ctx ends: anew with each change, and after a rest
// where it failed. Where it ended well there is nothing to do until a change.
func again(ctx context.Context, changed <-chan struct{}, rest time.Duration, do func(context.Context) error) {
	for ctx.Err() == nil {
		round, stop := context.WithCancel(ctx)
		ended := make(chan error, 1)
		go func() { ended <- do(round) }()
		select {
		case <-changed:
			stop()
			<-ended
		case err := <-ended:
			stop()
			var rested <-chan time.Time
			if err != nil {
				rested = time.After(rest)
			}
			select {
			case <-changed:
			case <-rested:
			case <-ctx.Done():
			}
		}
	}
}
