package api

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

// The names of the shapes that are this package's own.
const (
	storiesVersion = "headwater.stories/v1"
	reportVersion  = "headwater.report/v1"
)

// StoryPage is a page of stories, the latest first.
type StoryPage struct {
	Schema  string      `json:"schema"`
	Stories []StoryHead `json:"stories"`
	Next    *string     `json:"next"` // the cursor of the next page
}

// StoryHead is a story in a list.
type StoryHead struct {
	ID      string        `json:"id"`
	Version int           `json:"version"` // grows with every change of its reports
	Title   string        `json:"title"`
	Reports int           `json:"reports"`
	Period  schema.Period `json:"period"`
	Latest  string        `json:"latest"` // the day that it is listed under
	Added   string        `json:"added"`  // when its last report came in, RFC 3339
	Counts  *StoryCounts  `json:"counts"` // null until they were worked out for this version
}

// StoryCounts sums a story up.
type StoryCounts struct {
	Texts     int          `json:"texts"` // reports left when copies are collapsed
	Origins   schema.Range `json:"origins"`
	Conflicts int          `json:"conflicts"`
}

func (s *api) stories(r *http.Request) (answer, error) {
	p, err := params(r, "since", "outlet", "language", "origins", "disputed", "limit", "cursor")
	if err != nil {
		return answer{}, err
	}
	limit, err := limitOf(p)
	if err != nil {
		return answer{}, err
	}
	f, err := filter(p)
	if err != nil {
		return answer{}, err
	}
	f.Limit = limit + 1
	of := strings.Join([]string{"stories", p["since"], p["outlet"], p["language"], p["origins"], p["disputed"]}, "\x00")
	if f.After, err = archive.StoryAt(p["cursor"], of); err != nil {
		return answer{}, err
	}
	rows, err := s.archive.List(r.Context(), f)
	if err != nil {
		return answer{}, err
	}
	out := StoryPage{Schema: storiesVersion, Stories: []StoryHead{}}
	if len(rows) > limit {
		rows = rows[:limit]
		out.Next = new(rows[limit-1].Cursor(of))
	}
	for _, x := range rows {
		out.Stories = append(out.Stories, newHead(x))
	}
	return object(&out)
}

// filter says which stories are wanted.
func filter(p map[string]string) (f archive.Filter, err error) {
	f.Outlet, f.Language = p["outlet"], p["language"]
	if p["since"] != "" {
		if f.Page.Since, err = calendar.Parse(p["since"]); err != nil {
			return f, wrong("the day is wrong", "since: write it as YYYY-MM-DD")
		}
	}
	if p["origins"] != "" {
		if f.Origins, err = strconv.Atoi(p["origins"]); err != nil || f.Origins < 1 {
			return f, wrong("the number is wrong", "origins: write a number from 1 up")
		}
	}
	switch p["disputed"] {
	case "", "false":
	case "true":
		f.Disputed = true
	default:
		return f, wrong("the choice is wrong", "disputed: write true or false")
	}
	return f, nil
}

func newHead(s archive.Row) StoryHead {
	out := StoryHead{
		ID: s.ID, Version: s.Version, Title: s.Title, Reports: s.Reports, Latest: s.Latest.String(),
		Added: time.Unix(s.AddedAt, 0).UTC().Format(time.RFC3339),
	}
	if s.Days.Known() {
		first, last := s.Days.First.String(), s.Days.Last.String()
		out.Period = schema.Period{Start: &first, End: &last}
	}
	if m := s.Summary; m != nil {
		out.Counts = &StoryCounts{Texts: m.Texts, Origins: schema.Range{Low: m.Low, High: m.High}, Conflicts: m.Disputes}
	}
	return out
}

// brief is the brief of the story that a request names.
func (s *api) brief(r *http.Request) (*schema.Brief, error) {
	if _, err := params(r); err != nil {
		return nil, err
	}
	return s.briefOf(r, r.PathValue("id"))
}

func (s *api) briefOf(r *http.Request, id string) (*schema.Brief, error) {
	leave, err := s.briefs.Enter(r.Context())
	if err != nil {
		return nil, err
	}
	defer leave()
	return s.archive.Story(r.Context(), id, headwater.Options{})
}

func (s *api) story(r *http.Request) (answer, error) {
	if _, err := params(r); err != nil {
		return answer{}, err
	}
	leave, err := s.briefs.Enter(r.Context())
	if err != nil {
		return answer{}, err
	}
	defer leave()
	story, data, err := s.archive.StoryJSON(r.Context(), r.PathValue("id"))
	return answer{kind: jsonType, body: data, at: storyPath(story.ID)}, err
}

func (s *api) markdown(r *http.Request) (answer, error) {
	return s.export(r, "text/markdown; charset=utf-8", ".md", render.Markdown)
}

func (s *api) html(r *http.Request) (answer, error) {
	return s.export(r, "text/html; charset=utf-8", ".html", render.HTML)
}

func (s *api) claims(r *http.Request) (answer, error) {
	return s.export(r, "text/csv; charset=utf-8; header=present", "-claims.csv", render.ClaimsCSV)
}

// export is a story to take along. It is saved, not shown: a page of ours would
// be shown under the policy of the desk, which refuses the style within it.
func (s *api) export(r *http.Request, kind, ending string, write func(io.Writer, *schema.Brief) error) (answer, error) {
	b, err := s.brief(r)
	if err != nil {
		return answer{}, err
	}
	a, err := written(kind, write, b)
	a.file = b.Stories[0].ID + ending
	return a, err
}

const annotationType = `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`

func (s *api) annotations(r *http.Request) (answer, error) {
	b, err := s.brief(r)
	if err != nil {
		return answer{}, err
	}
	public := s.public(r)
	var out bytes.Buffer
	err = render.Annotations(&out, b, public+storyPath(b.Stories[0].ID)+"/annotations.jsonld", func(x *schema.Report) string {
		return public + reportPath(x.Ref) + "/text"
	})
	return answer{kind: annotationType, body: out.Bytes()}, err
}

func (s *api) description(r *http.Request) (answer, error) {
	_, err := params(r)
	return answer{kind: jsonType, body: s.openAPI}, err
}
