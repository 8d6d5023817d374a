package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"github.com/headwater-news/headwater"
)

// Another's reader follows our feeds.
func TestFeeds(t *testing.T) {
	d := open(t, ferry, reservoir)
	for _, form := range []string{"atom", "json"} {
		_, body := d.ok(nil, "/feeds/stories."+form)
		f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Items) != 2 || f.FeedLink != d.server.URL+"/feeds/stories."+form {
			t.Errorf("%s: %d entries at %s", form, len(f.Items), f.FeedLink)
		}
		for _, x := range f.Items {
			if !strings.HasPrefix(x.GUID, "urn:uuid:") || !strings.HasPrefix(x.Link, d.server.URL+"/story/") || !strings.Contains(x.Content, "Independent origins: ") || x.UpdatedParsed.Before(*x.PublishedParsed) {
				t.Errorf("%s: %+v", form, x)
			}
		}
		// The address that it gives for itself can be read again, with its token.
		_, body = d.ok(nil, "/feeds/stories."+form, "token", "t0-k_n")
		if f, err = gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil || f.FeedLink != d.server.URL+"/feeds/stories."+form+"?token=t0-k_n" {
			t.Errorf("%s: at %s, %v", form, f.FeedLink, err)
		}
		_, body = d.ok(nil, "/feeds/search."+form, "q", `"coast guard"`)
		if f, err = gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil {
			t.Fatal(err)
		}
		if len(f.Items) == 0 || !strings.HasSuffix(f.FeedLink, "?q=%22coast+guard%22") {
			t.Errorf("%s: %d entries at %s", form, len(f.Items), f.FeedLink)
		}
		for _, x := range f.Items {
			if !strings.Contains(strings.ToLower(x.Content), "coast guard") || x.PublishedParsed == nil {
				t.Errorf("%s: %+v", form, x)
			}
		}
	}
}

// A claim that is followed has a feed of what becomes of it.
func TestFollowedClaim(t *testing.T) {
	d := open(t)
	said := func(id, outlet, text string) {
		t.Helper()
		file := filepath.Join(t.TempDir(), "x.jsonl")
		line, err := json.Marshal(map[string]string{"url": "https://" + id + ".example/1", "outlet": outlet, "published": "2031-05-06", "title": "Weir at Kelmouth closed", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, string(line))
		if _, err := d.archive.Add(t.Context(), []string{file}, headwater.Options{}, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := d.archive.LookAfter(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	c, err := d.archive.Follow(t.Context(), "The weir at Kelmouth was closed\n on Sunday.", "")
	if err != nil {
		t.Fatal(err)
	}
	said("bell", "The Bell", "The weir at Kelmouth was closed on Sunday, Mayor Ida Torv said. Barges waited below the lock for most of the night.")
	said("post", "The Post", "Two herons were seen near the lock at Kelmouth. Pal Brekke, the engineer of the canal, said that he had closed the weir at Kelmouth himself on Sunday because of driftwood.")
	said("bell", "The Bell", "The weir at Kelmouth was open on Sunday after all, Mayor Ida Torv said. Barges waited below the lock for most of the night.")

	var list FollowedClaims
	d.ok(&list, "/api/v1/claims")
	if len(list.Claims) != 1 || list.Claims[0].Claim != "The weir at Kelmouth was closed on Sunday." || list.Claims[0].Asserts == nil {
		t.Fatalf("followed: %+v", list)
	}
	_, body := d.ok(nil, "/feeds/claims/{claim}.atom", "claim", fmt.Sprint(c.Num))
	f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, x := range f.Items {
		all.WriteString(x.Title + "\n" + x.Content + "\n")
	}
	for _, want := range []string{"A second independent origin stands behind it.", "No longer there: “The weir at Kelmouth was closed on Sunday, Mayor Ida Torv said.” (https://bell.example/1)"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the feed does not say %q:\n%s", want, &all)
		}
	}
}
