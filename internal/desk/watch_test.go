package desk

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/feed"
)

func TestFeeds(t *testing.T) {
	v := visit(t, nil)
	if _, page := v.post("/watch", "address", "https://news.example/feed.xml"); !strings.Contains(page, "https://news.example/feed.xml") {
		t.Error("not added")
	}
	for _, bad := range []string{"", "ftp://news.example/", "javascript:alert(1)", "news"} {
		if status, _ := v.post("/watch", "address", bad); status != 400 {
			t.Errorf("%q: %d", bad, status)
		}
	}
	status, list := v.get("/watch.opml")
	feeds, err := feed.ReadOPML(strings.NewReader(list))
	if status != 200 || err != nil || len(feeds) != 1 || feeds[0].Address != "https://news.example/feed.xml" {
		t.Errorf("list: %d %v %v", status, feeds, err)
	}
	if _, page := v.post("/watch", "remove", "https://news.example/feed.xml"); strings.Contains(page, "https://news.example/feed.xml") {
		t.Error("not removed")
	}
	without := visit(t, func(o *Options) { o.Feeds = nil })
	if status, _ := without.post("/watch", "address", "https://news.example/feed.xml"); status != 400 {
		t.Errorf("without feeds: %d", status)
	}
}

func TestFollowing(t *testing.T) {
	v := visit(t, nil)
	const claim = "Two potters were hurt at the Oldmarsh pottery."
	if status, page := v.post("/follow", "claim", claim); status != 200 || !strings.Contains(page, claim) || !strings.Contains(page, `href="/feeds/claims/1.atom"`) {
		t.Errorf("follow: %d", status)
	}
	if status, page := v.post("/unfollow", "num", "1"); status != 200 || strings.Contains(page, claim) {
		t.Errorf("stop: %d", status)
	}
	if status, _ := v.post("/follow", "claim", " "); status != 400 {
		t.Errorf("nothing to follow: %d", status)
	}
	if status, _ := v.post("/unfollow", "num", "99"); status != 404 {
		t.Errorf("stop what is not followed: %d", status)
	}
}
