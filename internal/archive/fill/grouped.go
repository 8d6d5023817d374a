package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
)

// grouped prints how far the stories of the archive are the events that were
// made up, as B³ (Bagga and Baldwin, 1998).
func grouped(ctx context.Context, a *headwater.Archive, out io.Writer) error {
	stories, err := a.Stories(ctx, archive.Page{})
	if err != nil {
		return err
	}
	reports, ofEvent := 0, map[string]int{}
	var parts []map[string]int // by story, how many reports of each event it has
	for _, s := range stories {
		entries, err := a.Entries(ctx, s)
		if err != nil {
			return err
		}
		part := map[string]int{}
		for _, e := range entries {
			name, err := eventOf(e.URL)
			if err != nil {
				return err
			}
			part[name]++
			ofEvent[name]++
		}
		reports += len(entries)
		parts = append(parts, part)
	}
	precision, recall := 0., 0.
	for i, part := range parts {
		for name, n := range part {
			precision += float64(n) * float64(n) / float64(stories[i].Reports)
			recall += float64(n) * float64(n) / float64(ofEvent[name])
		}
	}
	precision, recall = precision/float64(reports), recall/float64(reports)
	fmt.Fprintf(out, "\n%d stories of %d events: B³ precision %.3f, recall %.3f, F1 %.3f\n",
		len(stories), len(ofEvent), precision, recall, 2*precision*recall/(precision+recall))
	return nil
}

// eventOf is the event that a report tells of, as its address names it.
func eventOf(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	name, _, ok := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	if !ok {
		return "", fmt.Errorf("%s names no event", address)
	}
	return name, nil
}
