package main

import (
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/feed"
)

func TestBegun(t *testing.T) {
	now := time.Date(2031, 3, 3, 10, 0, 0, 0, time.UTC)
	in := func(d time.Duration) feed.Feed { return feed.Feed{Due: now.Add(d)} }
	for _, test := range []struct {
		feeds []feed.Feed
		want  string
	}{
		{[]feed.Feed{{}}, "10:00:00  watching 1 feed"},
		{[]feed.Feed{in(time.Hour), {}, in(-time.Hour)}, "10:00:00  watching 3 feeds"},
		{[]feed.Feed{in(time.Hour), in(90 * time.Second)}, "10:00:00  watching 2 feeds, the first is asked in 1m30s"},
		{[]feed.Feed{{Ended: true}, in(2 * time.Minute)}, "10:00:00  watching 1 feed, the first is asked in 2m0s"},
		{[]feed.Feed{{Ended: true}}, "10:00:00  watching 0 feeds"},
	} {
		if got := begun(now, test.feeds); got != test.want {
			t.Errorf("%+v: %q, want %q", test.feeds, got, test.want)
		}
	}
}
