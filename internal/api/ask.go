package api

import (
	"cmp"
	"fmt"
	"net/http"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

// ReportRecord is a report as its story shows it.
type ReportRecord struct {
	Schema   string          `json:"schema"`
	Report   schema.Report   `json:"report"`
	Story    string          `json:"story"` // its id
	Versions []ReportVersion `json:"versions"`
}

// ReportVersion is one version of a report.
type ReportVersion struct {
	Version int    `json:"version"` // from 1; the last is the report's
	Added   string `json:"added"`   // RFC 3339
}

func (s *api) report(r *http.Request) (answer, error) {
	if _, err := params(r); err != nil {
		return answer{}, err
	}
	ref := r.PathValue("ref")
	story, err := s.archive.StoryOf(r.Context(), ref)
	if err != nil {
		return answer{}, err
	}
	b, err := s.briefOf(r, story.ID)
	if err != nil {
		return answer{}, err
	}
	versions, err := s.archive.Versions(r.Context(), ref)
	if err != nil {
		return answer{}, err
	}
	for i := range b.Reports {
		if b.Reports[i].Ref != ref {
			continue
		}
		out := ReportRecord{Schema: reportVersion, Report: b.Reports[i], Story: story.ID, Versions: []ReportVersion{}}
		for _, v := range versions {
			out.Versions = append(out.Versions, ReportVersion{v.Number, time.Unix(v.Added, 0).UTC().Format(time.RFC3339)})
		}
		return object(&out)
	}
	return answer{}, fmt.Errorf("report %q: %w", ref, archive.ErrUnknown) // it left the story meanwhile
}

// text is what positions are counted in.
func (s *api) text(r *http.Request) (answer, error) {
	if _, err := params(r); err != nil {
		return answer{}, err
	}
	x, err := s.archive.Report(r.Context(), r.PathValue("ref"))
	if err != nil {
		return answer{}, err
	}
	return answer{kind: "text/plain; charset=utf-8", body: []byte(x.Text)}, nil
}

// SearchPage is a page of what a search finds, the best first.
type SearchPage struct {
	Schema string       `json:"schema"`
	Hits   []schema.Hit `json:"hits"`
	Next   *string      `json:"next"` // the cursor of the next page
}

func (s *api) search(r *http.Request) (answer, error) {
	p, err := params(r, "q", "limit", "cursor")
	if err != nil {
		return answer{}, err
	}
	query, err := required(p, "q")
	if err != nil {
		return answer{}, err
	}
	limit, err := limitOf(p)
	if err != nil {
		return answer{}, err
	}
	of := "search " + query
	part, err := archive.SliceAt(p["cursor"], of, limit)
	if err != nil {
		return answer{}, err
	}
	found, err := s.archive.Results(r.Context(), query, part)
	if err != nil {
		return answer{}, err
	}
	out := SearchPage{Schema: found.Schema, Hits: found.Hits}
	if found.Next != nil {
		out.Next = new(found.Next.Cursor(of))
	}
	return object(&out)
}

func (s *api) check(r *http.Request) (answer, error) {
	p, err := params(r, "claim")
	if err != nil {
		return answer{}, err
	}
	claim, err := required(p, "claim")
	if err != nil {
		return answer{}, err
	}
	c, err := s.archive.Check(r.Context(), claim)
	if err != nil {
		return answer{}, err
	}
	return written(jsonType, render.CheckJSON, c)
}

func (s *api) compare(r *http.Request) (answer, error) {
	p, err := params(r, "a", "b")
	if err != nil {
		return answer{}, err
	}
	one, errA := required(p, "a")
	other, errB := required(p, "b")
	if err := cmp.Or(errA, errB); err != nil {
		return answer{}, err
	}
	c, err := s.archive.Compare(r.Context(), one, other)
	if err != nil {
		return answer{}, err
	}
	return written(jsonType, render.ComparisonJSON, c)
}
