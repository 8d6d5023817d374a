package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/coverage"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

// ErrUnknown is returned for what the archive does not hold.
var ErrUnknown = errors.New("the archive has none of that name")

// Story is a story as a list shows it.
type Story struct {
	Num     int64 // for calls of this package
	ID      string
	Version int // grows with every change of its reports
	Title   string
	Reports int
	Days    calendar.Interval // on which its reports came out; zero if none says
	Latest  calendar.Day      // the last of them or, where none says, the day it was last added to
}

const storyColumns = `num, id, version, title, reports, ifnull(first, 0), ifnull(last, 0), latest`

func (s *Story) places() []any {
	return []any{&s.Num, &s.ID, &s.Version, &s.Title, &s.Reports, &s.Days.First, &s.Days.Last, &s.Latest}
}

// Page says which stories to list: those since a day, the latest first, from
// the one after another.
type Page struct {
	Since calendar.Day // 0 for all
	After *Story       // the last of the page before, nil to begin
	Limit int          // 0 for all
}

// Stories lists stories that have reports.
func (a *Archive) Stories(ctx context.Context, p Page) ([]Story, error) {
	query := `SELECT ` + storyColumns + ` FROM story WHERE merged IS NULL AND reports > 0 AND latest >= ?`
	args := []any{p.Since}
	if p.After != nil {
		query += ` AND (latest, num) < (?, ?)`
		args = append(args, p.After.Latest, p.After.Num)
	}
	query += ` ORDER BY latest DESC, num DESC`
	if p.Limit > 0 {
		query += ` LIMIT ?`
		args = append(args, p.Limit)
	}
	return a.stories(ctx, query, args...)
}

// stories runs a query for storyColumns.
func (a *Archive) stories(ctx context.Context, query string, args ...any) ([]Story, error) {
	return gather(ctx, a, query, args, func(row scanner) (s Story, err error) {
		err = row.Scan(s.places()...)
		return s, err
	})
}

// Story returns the story of an id: that which it was merged into, if it was.
// The error is ErrUnknown where there is none, or none any more.
func (a *Archive) Story(ctx context.Context, id string) (Story, error) {
	var s Story
	err := a.read.QueryRowContext(ctx, `WITH RECURSIVE now (num, merged) AS (
			SELECT num, merged FROM story WHERE id = ?
			UNION SELECT story.num, story.merged FROM now JOIN story ON story.num = now.merged)
		SELECT `+storyColumns+` FROM story WHERE num = (SELECT num FROM now WHERE merged IS NULL)`, id).Scan(s.places()...)
	if errors.Is(err, sql.ErrNoRows) || err == nil && s.Reports == 0 {
		return s, fmt.Errorf("story %q: %w", id, ErrUnknown)
	}
	return s, a.explain(err)
}

// StoryOf returns the story that a report is in.
func (a *Archive) StoryOf(ctx context.Context, ref string) (Story, error) {
	var s Story
	err := a.read.QueryRowContext(ctx, `SELECT `+storyColumns+` FROM story WHERE num = (SELECT story FROM report WHERE ref = ?)`, ref).Scan(s.places()...)
	if errors.Is(err, sql.ErrNoRows) {
		return s, fmt.Errorf("report %q: %w", ref, ErrUnknown)
	}
	return s, a.explain(err)
}

// Turn is something that became of a story.
type Turn struct {
	Story   string // its id
	Version int    // it had then
	Added   int64  // Unix time
	What    string // "merged into" or "split from"
	Other   string // the id of the other story
}

// Turns lists what became of a story and of those that were merged into it or
// split from it, in order.
func (a *Archive) Turns(ctx context.Context, num int64) ([]Turn, error) {
	return gather(ctx, a, `SELECT s.id, t.version, t.added, t.what, o.id FROM turn t JOIN story s ON s.num = t.story JOIN story o ON o.num = t.other
		WHERE t.story = ?1 OR t.other = ?1 ORDER BY t.rowid`, []any{num}, func(row scanner) (t Turn, err error) {
		err = row.Scan(&t.Story, &t.Version, &t.Added, &t.What, &t.Other)
		return t, err
	})
}

// Kept is a report in its current version.
type Kept struct {
	*report.Report
	Version int // from 1
	Story   int // the index, among those asked for, of its story
}

// Reports returns the reports of stories, by story and in order of arrival.
func (a *Archive) Reports(ctx context.Context, stories []int64) ([]Kept, error) {
	var out []Kept
	for i, num := range stories {
		err := a.each(ctx, `SELECT r.version, r.ref, v.sum, v.paper FROM report r JOIN version v ON v.report = r.num AND v.number = r.version
			WHERE r.story = ? ORDER BY r.num`, []any{num}, func(row scanner) error {
			k := Kept{Story: i}
			p, err := a.scanPaper(row, &k.Version)
			k.Report = &p.Report
			out = append(out, k)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Entry is a report as a list shows it.
type Entry struct {
	Ref, URL, Outlet, Title, Language string
	Days                              calendar.Interval // on which it may have come out; zero if that is not known
	Added                             int64             // Unix time
	Version                           int               // its current one, from 1
}

// Entries lists the reports of a story, in order of arrival.
func (a *Archive) Entries(ctx context.Context, story int64) ([]Entry, error) {
	return gather(ctx, a, `SELECT ref, url, outlet, title, language, ifnull(first, 0), ifnull(last, 0), added, version FROM report
		WHERE story = ? ORDER BY num`, []any{story}, func(row scanner) (e Entry, err error) {
		err = row.Scan(&e.Ref, &e.URL, &e.Outlet, &e.Title, &e.Language, &e.Days.First, &e.Days.Last, &e.Added, &e.Version)
		return e, err
	})
}

// scanReport reads ref, sum and paper.
func (a *Archive) scanReport(row scanner) (*report.Report, error) {
	p, err := a.scanPaper(row)
	return &p.Report, err
}

// scanPaper is scanReport, with other columns before these.
func (a *Archive) scanPaper(row scanner, before ...any) (paper, error) {
	var ref string
	var sum, data []byte
	if err := row.Scan(append(before, &ref, &sum, &data)...); err != nil {
		return paper{}, err
	}
	p, err := a.readPaper(data, sum)
	if err != nil {
		return p, fmt.Errorf("%s: report %q: %w: run headwater archive verify", a.path, ref, err)
	}
	p.Report.Ref = ref
	return p, nil
}

// Report returns a report in its current version.
func (a *Archive) Report(ctx context.Context, ref string) (*report.Report, error) {
	return a.report(ctx, `r.ref = ?`, ref)
}

// ReportByNumber is Report for a number that this package gave.
func (a *Archive) ReportByNumber(ctx context.Context, num int64) (*report.Report, error) {
	return a.report(ctx, `r.num = ?`, num)
}

func (a *Archive) report(ctx context.Context, where string, arg any) (*report.Report, error) {
	r, err := a.scanReport(a.read.QueryRowContext(ctx, `SELECT r.ref, v.sum, v.paper
		FROM report r JOIN version v ON v.report = r.num AND v.number = r.version WHERE `+where, arg))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("report %v: %w", arg, ErrUnknown)
	}
	return r, a.explain(err)
}

// Version is one version of a report.
type Version struct {
	Number int   // from 1
	Added  int64 // Unix time
	Report *report.Report

	record read.Record // that it was extracted from
	inRaw  bool        // the record's content is its bytes
}

// Versions returns all versions of a report, the first one first.
func (a *Archive) Versions(ctx context.Context, ref string) ([]Version, error) {
	out, err := a.versions(ctx, `r.ref = ?`, ref)
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("report %q: %w", ref, ErrUnknown)
	}
	return out, err
}

// versions returns those that can be read, and the first error.
func (a *Archive) versions(ctx context.Context, where string, arg any) ([]Version, error) {
	var out []Version
	var first error
	err := a.each(ctx, `SELECT v.number, v.added, r.ref, v.sum, v.paper FROM report r JOIN version v ON v.report = r.num
		WHERE `+where+` ORDER BY v.number`, []any{arg}, func(row scanner) error {
		var v Version
		p, err := a.scanPaper(row, &v.Number, &v.Added)
		if err != nil {
			first = cmp.Or(first, err)
			return nil
		}
		v.Report, v.record, v.inRaw = &p.Report, p.Record, p.Content == "raw"
		out = append(out, v)
		return nil
	})
	if err != nil {
		first = err
	}
	return out, first
}

// Result returns what was kept of a story's results, nil if nothing was for its
// version and this flow.
func (a *Archive) Result(ctx context.Context, s Story, flow string) ([]byte, error) {
	var data []byte
	err := a.read.QueryRowContext(ctx, `SELECT data FROM result WHERE story = ? AND version = ? AND flow = ?`, s.Num, s.Version, flow).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, a.explain(err)
	}
	out, err := a.unpack.DecodeAll(data, nil)
	if err != nil {
		return nil, nil // it can be worked out anew
	}
	return out, nil
}

// EachResult calls do with the results that are kept of stories as they are now.
func (a *Archive) EachResult(ctx context.Context, do func(Story, []byte) error) error {
	var stories []Story
	var flows []string
	err := a.each(ctx, `SELECT r.flow, s.num, s.id, s.version FROM result r JOIN story s ON s.num = r.story AND s.version = r.version ORDER BY s.num`,
		nil, func(row scanner) error {
			var s Story
			var flow string
			err := row.Scan(&flow, &s.Num, &s.ID, &s.Version)
			stories, flows = append(stories, s), append(flows, flow)
			return err
		})
	for i, s := range stories {
		if err != nil {
			return err
		}
		var data []byte
		if data, err = a.Result(ctx, s, flows[i]); err == nil && data != nil {
			err = do(s, data)
		}
	}
	return err
}

// KeepResult keeps what was found in a version of a story, unless that is nil,
// and what lists show of it.
func (a *Archive) KeepResult(ctx context.Context, s Story, flow string, result []byte, m Summary) error {
	return a.change(ctx, func(tx *sql.Tx) error {
		if result != nil {
			_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO result (story, version, flow, data) VALUES (?, ?, ?, ?)`, s.Num, s.Version, flow, a.packed(result))
			if err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO summary (story, of, flow, texts, low, high, disputes, unknown, original, rewritten, copied)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, s.Num, s.Version, flow, m.Texts, m.Low, m.High, m.Disputes,
			m.Kinds[coverage.Unknown], m.Kinds[coverage.Original], m.Kinds[coverage.Rewritten], m.Kinds[coverage.Copied])
		return err
	})
}
