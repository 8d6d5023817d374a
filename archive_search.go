package headwater

import (
	"context"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/schema"
)

// Search returns the reports that match a query, the best first. The error is
// an archive.QueryError where the query can't be understood.
func (a *Archive) Search(ctx context.Context, query string, limit int) (*schema.Search, error) {
	r, err := a.Results(ctx, query, archive.Slice{Limit: limit})
	if err != nil {
		return nil, err
	}
	return &r.Search, nil
}

// Results is a part of what a search finds.
type Results struct {
	schema.Search
	Added []int64        // when each came in, in Unix time
	Next  *archive.Slice // the part after it, nil after the last
}

// Results is Search for a part of what is found. What comes in while one goes
// from part to part changes none of them.
func (a *Archive) Results(ctx context.Context, query string, part archive.Slice) (*Results, error) {
	q, err := archive.ParseQuery(query)
	if err != nil {
		return nil, err
	}
	if part.Upto == 0 {
		if part.Upto, err = a.store.LastReport(ctx); err != nil {
			return nil, err
		}
	}
	hits, more, err := a.store.Search(ctx, q, part)
	if err != nil {
		return nil, err
	}
	out := &Results{Search: schema.Search{Schema: schema.SearchVersion, Hits: []schema.Hit{}}}
	for _, h := range hits {
		out.Hits = append(out.Hits, brief.Hit(h.Report, h.Story, h.Snippet))
		out.Added = append(out.Added, h.Added)
	}
	if more {
		out.Next = &archive.Slice{Upto: part.Upto, Skip: part.Skip + part.Limit, Limit: part.Limit}
	}
	return out, nil
}
