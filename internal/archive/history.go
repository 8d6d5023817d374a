package archive

import (
	"context"
)

// Arrival is a version of a report that came in.
type Arrival struct {
	Ref     string
	Version int   // from 1
	Added   int64 // Unix time
}

// Arrivals lists what came in, in order of time, of the reports that a story
// has now. Reports that came by way of another story, which was merged into
// this one, have the time at which they came into the archive.
func (a *Archive) Arrivals(ctx context.Context, story int64) ([]Arrival, error) {
	return gather(ctx, a, `SELECT r.ref, v.number, v.added FROM report r JOIN version v ON v.report = r.num
		WHERE r.story = ? ORDER BY v.added, r.num, v.number`, []any{story}, func(row scanner) (x Arrival, err error) {
		err = row.Scan(&x.Ref, &x.Version, &x.Added)
		return x, err
	})
}

// ReportsAt returns, of the reports that a story has now, those which the
// archive had at a time, each in the version of that time, in order of arrival.
func (a *Archive) ReportsAt(ctx context.Context, story, unix int64) ([]Kept, error) {
	return gather(ctx, a, `SELECT v.number, r.ref, v.sum, v.paper FROM report r JOIN version v ON v.report = r.num
		AND v.number = (SELECT max(number) FROM version WHERE report = r.num AND added <= ?)
		WHERE r.story = ? ORDER BY r.num`, []any{unix, story}, func(row scanner) (k Kept, err error) {
		p, err := a.scanPaper(row, &k.Version)
		k.Report = &p.Report
		return k, err
	})
}
