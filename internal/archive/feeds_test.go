package archive

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/read"
)

// What is remembered of a feed outlives the process, to the millisecond.
func TestFeeds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path, Options{})
	ctx := t.Context()
	list := []feed.Feed{{Address: "https://b.example/feed", Title: "B"}, {Address: "https://a.example/feed"}}
	for want := range []int{2, 0} {
		n, err := a.Subscribe(ctx, list)
		if err != nil || n != 2-2*want {
			t.Fatalf("%d subscribed, %v", n, err)
		}
	}
	at := time.UnixMilli(1_700_000_000_123).UTC()
	f := feed.Feed{Address: list[0].Address, Title: "Asp Courier", At: "https://b.example/new", ETag: `"x"`, Modified: "now",
		Due: at.Add(time.Hour), Tried: at, Read: at, Every: 15 * time.Minute, Failures: 3, Problem: "it is slow: wait"}
	seen := []feed.Item{{Key: feed.Key{1}, Sum: [16]byte{2}, Reads: 4, Last: at}}
	out, err := a.StoreFrom(ctx, a.Prepare([]read.Record{record("https://b.example/1", bridge)}, 0), f, seen)
	if err != nil || len(out) != 1 || out[0].Kind != New {
		t.Fatalf("%+v, %v", out, err)
	}
	a.Close()

	a = open(t, path, Options{})
	defer a.Close()
	feeds, err := a.Feeds(ctx)
	if err != nil || len(feeds) != 2 || !reflect.DeepEqual(feeds[1], f) {
		t.Errorf("feeds %+v, %v", feeds, err)
	}
	items, err := a.Items(ctx, []feed.Key{{9}, {1}})
	if err != nil || !reflect.DeepEqual(items, []feed.Item{{}, seen[0]}) {
		t.Errorf("items %+v, %v", items, err)
	}
}

// A feed that is taken out while it is polled stays out; what it gave is kept.
func TestUnsubscribe(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "archive.db"), Options{})
	defer a.Close()
	ctx := t.Context()
	f := feed.Feed{Address: "https://a.example/feed"}
	if _, err := a.Subscribe(ctx, []feed.Feed{f}); err != nil {
		t.Fatal(err)
	}
	if err := a.Unsubscribe(ctx, f.Address); err != nil {
		t.Fatal(err)
	}
	if err := a.Unsubscribe(ctx, f.Address); !errors.Is(err, ErrUnknown) {
		t.Errorf("taken out twice: %v", err)
	}
	if _, err := a.StoreFrom(ctx, a.Prepare([]read.Record{record("https://a.example/1", bridge)}, 0), f, nil); err != nil {
		t.Fatal(err)
	}
	feeds, err := a.Feeds(ctx)
	if err != nil || len(feeds) != 0 {
		t.Errorf("feeds %+v, %v", feeds, err)
	}
	if _, err := a.Report(ctx, "https://a.example/1"); err != nil {
		t.Errorf("its report: %v", err)
	}
}

// A feed that was gone is tried again when it is named again.
func TestSubscribeAgain(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "archive.db"), Options{})
	defer a.Close()
	ctx := t.Context()
	f := feed.Feed{Address: "https://a.example/feed"}
	a.Subscribe(ctx, []feed.Feed{f})
	f.Ended, f.Problem = true, "gone: take it out"
	if _, err := a.StoreFrom(ctx, nil, f, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := a.Subscribe(ctx, []feed.Feed{{Address: f.Address}}); err != nil || n != 1 {
		t.Errorf("%d subscribed, %v", n, err)
	}
	if feeds, _ := a.Feeds(ctx); feeds[0].Ended {
		t.Errorf("%+v", feeds[0])
	}
}
