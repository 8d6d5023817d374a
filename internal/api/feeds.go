package api

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/syndicate"
	"github.com/headwater-news/headwater/internal/uuid"
	"github.com/headwater-news/headwater/schema"
)

// form is one of the two in which feeds are written.
type form struct {
	kind  string
	write func(io.Writer, *syndicate.Feed) error
}

var (
	atomForm = form{syndicate.AtomType, syndicate.Atom}
	jsonForm = form{syndicate.JSONType, syndicate.JSON}
)

const (
	feedStories = 20 // in a feed
	feedHits    = 50
	feedLines   = 6 // of the brief, in an entry
)

// storyFeed is the latest stories, each with the first lines of its brief. An
// entry is updated when a report joins its story.
func (s *api) storyFeed(f form) func(*http.Request) (answer, error) {
	return func(r *http.Request) (answer, error) {
		p, err := params(r, guard.TokenParam)
		if err != nil {
			return answer{}, err
		}
		rows, err := s.archive.List(r.Context(), archive.Filter{Page: archive.Page{Limit: feedStories}})
		if err != nil {
			return answer{}, err
		}
		public := s.public(r)
		out := &syndicate.Feed{ID: identity("stories"), Title: "Headwater: stories", Home: public + "/", Self: public + FeedsPath + "stories", Query: query(p)}
		for _, x := range rows {
			b, err := s.briefOf(r, x.ID)
			if errors.Is(err, archive.ErrUnknown) {
				continue // pruned meanwhile
			}
			if err != nil {
				return answer{}, err
			}
			out.Entries = append(out.Entries, syndicate.Entry{
				ID: identity("story " + x.ID), Title: x.Title, Link: public + "/story/" + url.PathEscape(x.ID), Text: storyText(b),
				Added: time.Unix(x.OpenedAt, 0), Updated: time.Unix(x.AddedAt, 0),
			})
		}
		return written(f.kind, f.write, out)
	}
}

// storyText tells a story in plain text: its counts, and the first lines of its
// brief, each with who prints it and how many origins its claim has.
func storyText(b *schema.Brief) string {
	s := &b.Stories[0]
	outlets := map[string]string{}
	for _, r := range b.Reports {
		outlets[r.ID] = r.Ref
		if r.Outlet != nil {
			outlets[r.ID] = *r.Outlet
		}
	}
	counts := map[string]schema.Range{}
	for _, c := range s.Claims {
		counts[c.ID] = c.Origins.Range()
	}
	var out strings.Builder
	fmt.Fprintf(&out, "Reports: %d. Texts without copies: %d. Independent origins: %d to %d. Conflicts: %d.\n",
		s.Counts.Reports, s.Counts.Texts, s.Counts.Origins.Low, s.Counts.Origins.High, len(s.Conflicts))
	for _, l := range s.Lines[:min(len(s.Lines), feedLines)] {
		fmt.Fprintf(&out, "\n• %s (%s; %s)\n", l.Text, outlets[l.Evidence[0].Report], origins(counts[l.Claim]))
	}
	return out.String()
}

// searchFeed is what a search finds. The reports that came in last stand first.
func (s *api) searchFeed(f form) func(*http.Request) (answer, error) {
	return func(r *http.Request) (answer, error) {
		p, err := params(r, "q", guard.TokenParam)
		if err != nil {
			return answer{}, err
		}
		words, err := required(p, "q")
		if err != nil {
			return answer{}, err
		}
		found, err := s.archive.Results(r.Context(), words, archive.Slice{Limit: feedHits})
		if err != nil {
			return answer{}, err
		}
		public := s.public(r)
		out := &syndicate.Feed{
			ID: identity("search " + words), Title: "Headwater: " + words,
			Home: public + "/search?" + url.Values{"q": {words}}.Encode(), Self: public + FeedsPath + "search", Query: query(p),
		}
		for i, h := range found.Hits {
			added := time.Unix(found.Added[i], 0)
			e := syndicate.Entry{
				ID: identity("report " + h.Report), Title: h.Report, Link: public + "/report?" + url.Values{"ref": {h.Report}}.Encode(),
				Text: h.Snippet.Text, Added: added, Updated: added,
			}
			if h.Title != nil {
				e.Title = *h.Title
			}
			if h.Outlet != nil {
				e.Author = *h.Outlet
			}
			out.Entries = append(out.Entries, e)
		}
		latestFirst(out.Entries)
		return written(f.kind, f.write, out)
	}
}

// query is the query of a feed's own address. The token stays in it: some
// readers come back to the address that a feed gives for itself.
func query(p map[string]string) string {
	q := url.Values{}
	for name, value := range p {
		q.Set(name, value)
	}
	return q.Encode()
}

func identity(of string) string { return uuid.Of([]byte("headwater " + of)) }

func latestFirst(entries []syndicate.Entry) {
	slices.SortStableFunc(entries, func(a, b syndicate.Entry) int { return b.Added.Compare(a.Added) })
}
