package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/watch"
)

func watchCommand() *cobra.Command {
	var path string
	var allowPrivate bool
	cmd := &cobra.Command{
		Use:   "watch [flags] [FEEDS.opml|URL...]",
		Short: "Poll feeds into the archive until stopped",
		Long: `Adds feeds to those that the archive watches, and polls them all until it is
stopped. Without a feed it goes on with those it knows.

Each feed is asked as often as it has something new, and one that fails ever
more seldom; robots.txt and what servers ask for are heeded. A report's ref on
a line of standard output says that it is safe on the disk. How each feed fares
is told on standard error.`,
		Example: "  headwater watch https://news.example/feed.xml\n  headwater watch --archive news.db feeds.opml",
		RunE: func(cmd *cobra.Command, args []string) error {
			feeds, err := feedsOf(args)
			if err != nil {
				return err
			}
			a, err := openArchive(cmd, path, true)
			if err != nil {
				return err
			}
			return errors.Join(watchFeeds(cmd, a, feeds, allowPrivate), a.Close())
		},
	}
	archiveFlag(cmd, &path)
	cmd.Flags().BoolVar(&allowPrivate, "allow-private", false, "let requests go to private addresses")
	return cmd
}

// feedsOf reads addresses of feeds, and files that list them.
func feedsOf(args []string) ([]feed.Feed, error) {
	var feeds []feed.Feed
	for _, arg := range args {
		if feed.IsWebAddress(arg) {
			feeds = append(feeds, feed.Feed{Address: arg})
			continue
		}
		listed, err := feedsIn(arg)
		if err != nil {
			return nil, err
		}
		feeds = append(feeds, listed...)
	}
	return feeds, nil
}

// feedsIn reads a file that lists feeds.
func feedsIn(file string) ([]feed.Feed, error) {
	f, err := os.Open(file)
	var listed []feed.Feed
	if err == nil {
		defer f.Close()
		listed, err = feed.ReadOPML(f)
	}
	switch inner := innermost(err); {
	case err == nil:
		return listed, nil
	case inner != err: // of the file itself: there is none, or it is a folder
		return nil, failed("%s: %w: name a list of feeds, or a feed's address with http:// or https://", file, inner)
	}
	return nil, failed("%s, %w", file, err)
}

func watchFeeds(cmd *cobra.Command, a *headwater.Archive, feeds []feed.Feed, allowPrivate bool) error {
	ctx := cmd.Context()
	if _, err := a.Subscribe(ctx, feeds); err != nil {
		return failed("%w", err)
	}
	all, err := a.Feeds(ctx)
	if err != nil {
		return failed("%w", err)
	}
	if len(all) == 0 {
		return usage("watch needs a feed: its address, or a list of feeds (OPML)")
	}
	fmt.Fprintln(cmd.ErrOrStderr(), begun(time.Now(), all))
	err = a.Watch(ctx, clock{}, headwater.Options{AllowPrivate: allowPrivate}, func(t watch.Told) {
		for _, ref := range t.Refs {
			fmt.Fprintln(cmd.OutOrStdout(), render.Plain(ref))
		}
		fmt.Fprintln(cmd.ErrOrStderr(), faring(time.Now(), t))
	})
	if err != nil {
		return failed("%w", err)
	}
	if ctx.Err() == nil {
		return failed("none of the feeds is there any more: name others")
	}
	return nil
}

// begun says what is watched and, where that is not at once, when the first feed
// is asked: one that failed just now is left in peace for a while, and a silent
// wait looks like a fault.
func begun(now time.Time, feeds []feed.Feed) string {
	wait, watched := time.Duration(-1), 0
	for _, f := range feeds {
		if f.Ended {
			continue
		}
		if d := max(0, f.Due.Sub(now)); watched == 0 || d < wait {
			wait = d
		}
		watched++
	}
	line := now.Format("15:04:05") + "  watching " + plural(watched, "feed")
	if wait >= time.Second {
		line += ", the first is asked in " + wait.Round(time.Second).String()
	}
	return line
}

// faring is one poll as a line.
func faring(now time.Time, t watch.Told) string {
	name := render.Plain(cmp.Or(t.Feed.Title, t.Feed.Address))
	var what []string
	switch {
	case t.Unchanged:
		what = append(what, "nothing new")
	case t.Items > 0:
		what = append(what, fmt.Sprintf("%d new of %d", len(t.Refs), t.Items))
	}
	if t.Left > 0 {
		what = append(what, fmt.Sprintf("%d left for the next time", t.Left))
	}
	if t.Feed.Problem != "" {
		what = append(what, render.Plain(t.Feed.Problem))
	}
	if !t.Feed.Ended {
		what = append(what, "next in "+t.Wait.Round(time.Second).String())
	}
	return now.Format("15:04:05") + "  " + name + ": " + strings.Join(what, "; ")
}

// clock is the machine's.
type clock struct{}

func (clock) Now() time.Time { return time.Now() }

func (clock) Sleep(ctx context.Context, d time.Duration) error { return fetch.Wait(ctx, d) }
