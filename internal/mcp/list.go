package mcp

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/schema"
)

// Head is a story in a list.
type Head struct {
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Start    string       `json:"start,omitempty" jsonschema:"the first day on which a report came out"`
	End      string       `json:"end,omitempty" jsonschema:"the last such day"`
	Reports  int          `json:"reports"`
	Texts    int          `json:"texts" jsonschema:"reports left when copies of one text count once"`
	Origins  schema.Range `json:"origins" jsonschema:"independent origins behind any of its claims, from low to high"`
	Disputes int          `json:"conflicts" jsonschema:"how many conflicts there are between its claims"`
}

// head sums a story up.
func head(b *schema.Brief) Head {
	s := &b.Stories[0]
	return Head{
		ID: s.ID, Title: s.Title, Start: known(s.Period.Start), End: known(s.Period.End),
		Reports: s.Counts.Reports, Texts: s.Counts.Texts, Origins: s.Counts.Origins, Disputes: len(s.Conflicts),
	}
}

type listArgs struct {
	Since  string `json:"since,omitempty" jsonschema:"only stories with a report of this day or later, YYYY-MM-DD"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many stories, from 1 to 20; 10 if left out"`
	Cursor string `json:"cursor,omitempty" jsonschema:"next of the result before"`
}

// Stories is a page of stories.
type Stories struct {
	Stories []Head `json:"stories"`
	Next    string `json:"next,omitempty" jsonschema:"the cursor of the next page"`
}

func (t *tools) list(ctx context.Context, in listArgs) (*Stories, error) {
	limit, err := limited(in.Limit, 10, 20)
	if err != nil {
		return nil, err
	}
	page := archive.Page{Limit: limit + 1}
	if in.Since != "" {
		if page.Since, err = calendar.Parse(in.Since); err != nil {
			return nil, wrong("since: write a day as YYYY-MM-DD")
		}
	}
	of := "stories " + in.Since
	if page.After, err = archive.StoryAt(in.Cursor, of); err != nil {
		return nil, err
	}
	stories, err := t.archive.Stories(ctx, page)
	if err != nil {
		return nil, err
	}
	out := &Stories{}
	if len(stories) > limit {
		stories, out.Next = stories[:limit], stories[limit-1].Cursor(of)
	}
	var ids []string
	for _, s := range stories {
		ids = append(ids, s.ID)
	}
	out.Stories, err = t.heads(ctx, ids)
	return out, err
}

// heads sums stories up. One that was pruned meanwhile is left out.
func (t *tools) heads(ctx context.Context, ids []string) ([]Head, error) {
	out := []Head{}
	for _, id := range ids {
		b, err := t.archive.Story(ctx, id, headwater.Options{})
		switch {
		case err == nil:
			out = append(out, head(b))
		case !errors.Is(err, archive.ErrUnknown):
			return nil, err
		}
	}
	return out, nil
}

type searchArgs struct {
	Query  string `json:"query" jsonschema:"the words to look for"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many reports, from 1 to 20; 10 if left out"`
	Cursor string `json:"cursor,omitempty" jsonschema:"next of the result before"`
}

// Found is a page of what a search finds.
type Found struct {
	Hits    []Hit  `json:"hits"`
	Stories []Head `json:"stories" jsonschema:"the stories of the hits"`
	Next    string `json:"next,omitempty" jsonschema:"the cursor of the next page"`
}

// Hit is a report that was found.
type Hit struct {
	Citation
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"the day"`
	Story     string `json:"story" jsonschema:"the id of its story"`
}

func (t *tools) search(ctx context.Context, in searchArgs) (*Found, error) {
	limit, err := limited(in.Limit, 10, 20)
	if err != nil {
		return nil, err
	}
	if err := asked("query", in.Query); err != nil {
		return nil, err
	}
	of := "search " + in.Query
	part, err := archive.SliceAt(in.Cursor, of, limit)
	if err != nil {
		return nil, err
	}
	found, err := t.archive.Results(ctx, in.Query, part)
	if err != nil {
		return nil, err
	}
	out := &Found{Hits: []Hit{}}
	if found.Next != nil {
		out.Next = found.Next.Cursor(of)
	}
	var ids []string
	for _, h := range found.Hits {
		out.Hits = append(out.Hits, Hit{
			Citation: Citation{Report: h.Report, Outlet: known(h.Outlet), Start: h.Snippet.Start, End: h.Snippet.End, Words: h.Snippet.Text},
			Title:    known(h.Title), Published: known(h.Published.Start), Story: h.Story,
		})
		if !slices.Contains(ids, h.Story) {
			ids = append(ids, h.Story)
		}
	}
	out.Stories, err = t.heads(ctx, ids)
	return out, err
}

// asked checks a question.
func asked(name, s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return wrong("%s: write something", name)
	case len(s) > maxQuery:
		return wrong("%s: at most %d bytes are read", name, maxQuery)
	}
	return nil
}
