package desk

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/render"
)

// Feeds are the feeds that are watched.
type Feeds interface {
	Feeds(ctx context.Context) ([]feed.Feed, error)
	Subscribe(ctx context.Context, feeds []feed.Feed) (added int, err error)
	Unsubscribe(ctx context.Context, address string) error
}

// watchPage is the feeds and how each fares.
type watchPage struct {
	chrome
	Feeds                []feedView
	Off                  bool // no feeds can be watched here
	Stories, StoriesJSON string
	Keyed                bool // the addresses of our own feeds hold a token
}

type feedView struct {
	Address, Title string
	Read, Due      *momentView
	Every          string
	Problem        string
	Failures       int
	Ended          bool
}

const maxList = 2 << 20 // bytes of a list of feeds

func (d *Desk) watch(w http.ResponseWriter, r *http.Request) error {
	p := watchPage{
		chrome: d.chrome("Feeds", "watch"), Off: d.opts.Feeds == nil, Keyed: d.opts.FeedToken != "",
		Stories: d.feedPath("stories.atom", url.Values{}), StoriesJSON: d.feedPath("stories.json", url.Values{}),
	}
	if d.opts.Feeds != nil {
		feeds, err := d.opts.Feeds.Feeds(r.Context())
		if err != nil {
			return err
		}
		for _, f := range feeds {
			p.Feeds = append(p.Feeds, newFeed(f))
		}
	}
	return d.write(w, r, http.StatusOK, "watch.html", p)
}

func newFeed(f feed.Feed) feedView {
	v := feedView{
		Address: f.Address, Title: render.Visible(f.Title), Problem: render.Visible(f.Problem), Failures: f.Failures, Ended: f.Ended,
	}
	if v.Title == "" {
		v.Title = render.Visible(f.Address)
	}
	if f.Every > 0 {
		v.Every = f.Every.String()
	}
	if !f.Read.IsZero() {
		v.Read = new(moment(f.Read.Unix()))
	}
	if !f.Due.IsZero() && !f.Ended {
		v.Due = new(moment(f.Due.Unix()))
	}
	return v
}

// watchList is the feeds as a list that other readers take.
func (d *Desk) watchList(w http.ResponseWriter, r *http.Request) error {
	var feeds []feed.Feed
	if d.opts.Feeds != nil {
		var err error
		if feeds, err = d.opts.Feeds.Feeds(r.Context()); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := feed.WriteOPML(&b, feeds); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/x-opml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="headwater.opml"`)
	_, _ = w.Write(b.Bytes()) // the visitor may have gone
	return nil
}

// changeWatch adds a feed or a list of feeds, or takes one off.
func (d *Desk) changeWatch(w http.ResponseWriter, r *http.Request) error {
	if d.opts.Feeds == nil {
		return &wrong{"No feeds can be watched from here."}
	}
	if err := r.ParseMultipartForm(maxList); err != nil && err != http.ErrNotMultipart {
		return &wrong{"The list is too long: split it."}
	}
	if r.MultipartForm != nil {
		defer r.MultipartForm.RemoveAll()
	}
	if address := r.PostFormValue("remove"); address != "" {
		if err := d.opts.Feeds.Unsubscribe(r.Context(), address); err != nil {
			return err
		}
		http.Redirect(w, r, "/watch", http.StatusSeeOther)
		return nil
	}
	feeds, err := newFeeds(r)
	if err != nil {
		return err
	}
	if _, err := d.opts.Feeds.Subscribe(r.Context(), feeds); err != nil {
		return err
	}
	http.Redirect(w, r, "/watch", http.StatusSeeOther)
	return nil
}

// newFeeds reads the feeds that a form adds.
func newFeeds(r *http.Request) ([]feed.Feed, error) {
	if file, _, err := r.FormFile("list"); err == nil {
		defer file.Close()
		feeds, err := feed.ReadOPML(io.LimitReader(file, maxList))
		if err != nil {
			return nil, &wrong{sentence(err.Error())}
		}
		return feeds, nil
	}
	address := strings.TrimSpace(r.PostFormValue("address"))
	if !feed.IsWebAddress(address) {
		return nil, &wrong{"A feed has a web address, such as https://news.example/feed.xml."}
	}
	return []feed.Feed{{Address: address}}, nil
}
