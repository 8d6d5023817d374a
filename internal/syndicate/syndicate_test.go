package syndicate

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// Another's parser reads back what either form says, hostile text too.
func TestReadBack(t *testing.T) {
	day := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	f := &Feed{
		ID: "urn:uuid:0", Title: "Stories <b>&", Home: "http://desk.test/", Self: "http://desk.test/feeds/search", Query: "q=a+%26+b",
		Entries: []Entry{
			{ID: "urn:uuid:1", Title: "Heron ]]> \"counted\" <script>", Link: "http://desk.test/story/1?a=b&c=d", Text: "One line.\nAnother & <i>line</i>.", Author: "The Kelmouth Bell", Added: day, Updated: day.Add(time.Hour)},
			{ID: "urn:uuid:2", Title: "Weir", Link: "http://desk.test/story/2", Text: "x", Added: day, Updated: day},
		},
	}
	for _, c := range []struct {
		form  string
		write func(io.Writer, *Feed) error
	}{{".atom", Atom}, {".json", JSON}} {
		t.Run(c.form, func(t *testing.T) {
			var b bytes.Buffer
			if err := c.write(&b, f); err != nil {
				t.Fatal(err)
			}
			got, err := gofeed.NewParser().Parse(&b)
			if err != nil {
				t.Fatal(err)
			}
			if got.Title != f.Title || got.Link != f.Home || got.FeedLink != "http://desk.test/feeds/search"+c.form+"?q=a+%26+b" || len(got.Items) != 2 {
				t.Errorf("the feed is %q %q %q, with %d items", got.Title, got.Link, got.FeedLink, len(got.Items))
			}
			for i, e := range f.Entries {
				x := got.Items[i]
				if x.GUID != e.ID || x.Title != e.Title || x.Link != e.Link || x.Content != e.Text || !x.PublishedParsed.Equal(e.Added) || !x.UpdatedParsed.Equal(e.Updated) {
					t.Errorf("%+v came back as %+v", e, x)
				}
				if e.Author != "" && (len(x.Authors) != 1 || x.Authors[0].Name != e.Author) {
					t.Errorf("the author came back as %+v", x.Authors)
				}
			}
		})
	}
}

// A feed with nothing in it is a feed, and characters that XML has no place for
// do not break one.
func TestOddFeeds(t *testing.T) {
	for _, f := range []*Feed{
		{ID: "urn:uuid:0", Title: "none", Home: "http://desk.test/", Self: "http://desk.test/feeds/stories"},
		{ID: "urn:uuid:0", Title: "odd \x00\x1b\uffff\xff", Entries: []Entry{{ID: "urn:uuid:1", Title: "\x07", Text: "\u202e\x0c"}}},
	} {
		for _, write := range []func(io.Writer, *Feed) error{Atom, JSON} {
			var b bytes.Buffer
			if err := write(&b, f); err != nil {
				t.Fatal(err)
			}
			if got, err := gofeed.NewParser().Parse(&b); err != nil || len(got.Items) != len(f.Entries) {
				t.Errorf("%q: %v", f.Title, err)
			}
		}
	}
}
