package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"io"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

// Backup writes the archive, as it is at this moment, to a file that does not
// exist yet. Others may go on adding meanwhile.
func (a *Archive) Backup(ctx context.Context, path string) error {
	_, err := a.read.ExecContext(ctx, `VACUUM INTO ?`, path)
	return a.explain(err)
}

// exported is a version of a report in the form that package read takes.
type exported struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Language  string `json:"language,omitempty"`
	Text      string `json:"text"`
}

// Export writes all reports as JSON Lines, in order of arrival, each with its
// versions in order, then what people decided, as far as it holds.
func (a *Archive) Export(ctx context.Context, w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	err := a.eachPaper(ctx, func(v Version, err error) error {
		if err != nil {
			return err
		}
		r := v.Report
		return enc.Encode(exported{
			ID: r.Ref, URL: r.URL, Outlet: r.Outlet, Title: r.Title, Published: stated(r.Published), Language: r.Language, Text: r.Text,
		})
	})
	if err != nil {
		return err
	}
	decided, err := a.carried(ctx)
	for i := 0; i < len(decided) && err == nil; i++ {
		err = enc.Encode(carriedLine{&decided[i]})
	}
	return err
}

// stated writes when a report came out, "" unless that is known to the day.
func stated(p report.Published) string {
	switch {
	case p.Clock != "":
		return p.Clock
	case p.Days.Known() && p.Days.First == p.Days.Last:
		return p.Days.First.String()
	}
	return ""
}

// eachPaper calls do with each version of each report, or with why it can't be
// read. It holds no transaction, so that others may write meanwhile.
func (a *Archive) eachPaper(ctx context.Context, do func(Version, error) error) error {
	last, err := a.LastReport(ctx)
	if err != nil {
		return err
	}
	for num := int64(1); num <= last; num++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		versions, err := a.versions(ctx, `r.num = ?`, num)
		for _, v := range versions {
			if err := do(v, nil); err != nil {
				return err
			}
		}
		if err != nil {
			if err := do(Version{Report: &report.Report{Ref: a.refOf(ctx, num)}}, err); err != nil {
				return err
			}
		}
	}
	return nil
}

// PruneBefore takes out the stories that got their last report before a day,
// and returns how many reports went with them.
func (a *Archive) PruneBefore(ctx context.Context, day calendar.Day) (int, error) {
	gone := 0
	for {
		n, err := a.prune(ctx, pruneStep, `latest < ?`, day)
		if gone += n; err != nil || n == 0 {
			return gone, a.shrink(ctx, gone, err)
		}
	}
}

// PruneTo takes out the oldest stories until the archive needs no more than so
// many bytes, and returns how many reports went with them.
func (a *Archive) PruneTo(ctx context.Context, bytes int64) (int, error) {
	gone := 0
	for {
		var used, stories int64
		err := a.write.QueryRowContext(ctx, `SELECT (c.page_count - f.freelist_count) * s.page_size, (SELECT count(*) FROM story WHERE merged IS NULL AND reports > 0)
			FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size s`).Scan(&used, &stories)
		if err != nil || used <= bytes {
			return gone, a.shrink(ctx, gone, err)
		}
		// Half of the share that is too much: the oldest stories can be the largest.
		tooMany := float64(stories) * float64(used-bytes) / float64(used) / 2
		n, err := a.prune(ctx, min(pruneStep, max(1, int(tooMany))), `true`)
		if gone += n; err != nil || n == 0 {
			return gone, a.shrink(ctx, gone, err)
		}
	}
}

// pruneStep is how many stories are taken out at a time, at most.
const pruneStep = 200

// prune takes out the oldest stories that a condition holds for, at most so
// many. Their ids stay: who asks for one is told that it is gone.
func (a *Archive) prune(ctx context.Context, most int, where string, args ...any) (gone int, err error) {
	a.adding.Lock()
	defer a.adding.Unlock()
	err = a.change(ctx, func(tx *sql.Tx) error {
		run := func(query string, args ...any) int {
			if err != nil {
				return 0
			}
			var r sql.Result
			if r, err = tx.ExecContext(ctx, query, args...); err != nil {
				return 0
			}
			n, _ := r.RowsAffected()
			return int(n)
		}
		run(`CREATE TEMP TABLE IF NOT EXISTS old_story (num INTEGER PRIMARY KEY)`)
		run(`CREATE TEMP TABLE IF NOT EXISTS old_report (num INTEGER PRIMARY KEY)`)
		run(`CREATE TEMP TABLE IF NOT EXISTS old_blob (sum BLOB PRIMARY KEY)`)
		run(`INSERT INTO old_story SELECT num FROM story WHERE merged IS NULL AND reports > 0 AND `+where+` ORDER BY latest, num LIMIT ?`, append(args, most)...)
		run(`INSERT INTO old_report SELECT num FROM report WHERE story IN old_story`)
		run(`INSERT OR IGNORE INTO old_blob SELECT sum FROM version WHERE report IN old_report`)
		run(`DELETE FROM term WHERE rowid IN old_report`)
		run(`DELETE FROM sketch WHERE report IN old_report`)
		run(`DELETE FROM version WHERE report IN old_report`)
		run(`DELETE FROM blob WHERE sum IN old_blob AND NOT EXISTS (SELECT 1 FROM version WHERE version.sum = blob.sum)`)
		gone = run(`DELETE FROM report WHERE num IN old_report`)
		run(`DELETE FROM result WHERE story IN old_story`)
		run(`DELETE FROM summary WHERE story IN old_story`)
		run(`UPDATE clock SET ticks = ticks + 1`)
		run(`UPDATE story SET version = version + 1, reports = 0, solid = NULL, touched = (SELECT ticks FROM clock) WHERE num IN old_story`)
		run(`DELETE FROM old_story`)
		run(`DELETE FROM old_report`)
		run(`DELETE FROM old_blob`)
		return err
	})
	return gone, err
}

// shrink gives free pages back to the disk, if anything is gone.
func (a *Archive) shrink(ctx context.Context, gone int, err error) error {
	if err != nil || gone == 0 {
		return err
	}
	for _, query := range []string{`PRAGMA incremental_vacuum`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		if _, err := a.write.ExecContext(ctx, query); err != nil {
			return a.explain(err)
		}
	}
	return nil
}
