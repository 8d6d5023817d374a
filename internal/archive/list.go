package archive

import (
	"context"
	"database/sql"
	"strings"

	"github.com/headwater-news/headwater/internal/coverage"
)

// Summary is what a list shows of a story beside its reports.
type Summary struct {
	Texts     int // reports left when copies are collapsed
	Low, High int // independent origins
	Disputes  int
	Kinds     coverage.Counts
}

// Row is a story in a list.
type Row struct {
	Story
	Touched  int64    // when it was last changed, counted in changes of the archive
	Summary  *Summary // nil until it was worked out for this version
	Outlets  []string // of its first reports, each once
	Since    int      // reports that came after the time that the filter names …
	Changed  int      // … and older ones whose text changed since
	AddedAt  int64    // Unix time at which its last report came in
	OpenedAt int64    // … and its first
}

// Filter says which stories to list. Zero fields let all through.
type Filter struct {
	Page
	Outlet   string
	Language string
	Day      [2]int // first and last day, as in package calendar, that the story must reach into
	Origins  int    // at least so many independent origins, by the low count
	Disputed bool
	Changed  bool  // after Looked
	Looked   int64 // Unix time; reports that came or changed after it are counted
	Flow     string
}

// mostOutlets is how many outlets of a story a list names.
const mostOutlets = 6

// List lists stories that have reports, the latest first.
func (a *Archive) List(ctx context.Context, f Filter) ([]Row, error) {
	where := []string{`s.merged IS NULL`, `s.reports > 0`}
	args := []any{f.Flow}
	and := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if f.Page.Since != 0 {
		and(`s.latest >= ?`, f.Page.Since)
	}
	if f.After != nil {
		and(`(s.latest, s.num) < (?, ?)`, f.After.Latest, f.After.Num)
	}
	if f.Outlet != "" {
		and(`s.num IN (SELECT story FROM report WHERE outlet = ?)`, f.Outlet)
	}
	if f.Language != "" {
		and(`EXISTS (SELECT 1 FROM report r WHERE r.story = s.num AND r.language = ?)`, f.Language)
	}
	if f.Day != [2]int{} {
		and(`s.latest >= ? AND ifnull(s.first, s.latest) <= ?`, f.Day[0], f.Day[1])
	}
	if f.Origins > 0 {
		and(`m.low >= ?`, f.Origins)
	}
	if f.Disputed {
		and(`m.disputes > 0`)
	}
	if f.Changed {
		and(`EXISTS (SELECT 1 FROM report r JOIN version v ON v.report = r.num AND v.number = r.version WHERE r.story = s.num AND v.added > ?)`, f.Looked)
	}
	query := `SELECT ` + storyColumns + `, s.touched, m.texts, m.low, m.high, m.disputes, m.unknown, m.original, m.rewritten, m.copied
		FROM story s LEFT JOIN summary m ON m.story = s.num AND m.of = s.version AND m.flow = ?
		WHERE ` + strings.Join(where, " AND ") + ` ORDER BY s.latest DESC, s.num DESC`
	if f.Limit > 0 {
		query += ` LIMIT ?`
		args = append(args, f.Limit)
	}
	out, err := gather(ctx, a, query, args, func(row scanner) (r Row, err error) {
		var n [8]sql.NullInt64
		err = row.Scan(append(r.places(), &r.Touched, &n[0], &n[1], &n[2], &n[3], &n[4], &n[5], &n[6], &n[7])...)
		if n[0].Valid {
			v := func(i int) int { return int(n[i].Int64) }
			r.Summary = &Summary{Texts: v(0), Low: v(1), High: v(2), Disputes: v(3), Kinds: coverage.Counts{v(4), v(5), v(6), v(7)}}
		}
		return r, err
	})
	for i := 0; i < len(out) && err == nil; i++ {
		err = a.fill(ctx, &out[i], f.Looked)
	}
	return out, err
}

// fill adds what is known of the reports of a story.
func (a *Archive) fill(ctx context.Context, r *Row, looked int64) error {
	err := a.read.QueryRowContext(ctx, `SELECT ifnull(min(r.added), 0), ifnull(max(r.added), 0), count(*) FILTER (WHERE r.added > ?), count(*) FILTER (WHERE v.added > ? AND r.added <= ?)
		FROM report r JOIN version v ON v.report = r.num AND v.number = r.version WHERE r.story = ?`,
		looked, looked, looked, r.Num).Scan(&r.OpenedAt, &r.AddedAt, &r.Since, &r.Changed)
	if err != nil {
		return a.explain(err)
	}
	r.Outlets, err = column[string](a.read.QueryContext(ctx, `SELECT DISTINCT outlet FROM (SELECT outlet FROM report WHERE story = ? ORDER BY num LIMIT 40)
		WHERE outlet <> '' LIMIT ?`, r.Num, mostOutlets))
	return a.explain(err)
}

// Unsummed returns stories without a summary of their present version, the
// latest first, among the latest so many.
func (a *Archive) Unsummed(ctx context.Context, flow string, among, limit int) ([]Story, error) {
	return a.stories(ctx, `SELECT `+storyColumns+` FROM (SELECT * FROM story WHERE merged IS NULL AND reports > 0 ORDER BY latest DESC, num DESC LIMIT ?) s
		WHERE NOT EXISTS (SELECT 1 FROM summary m WHERE m.story = s.num AND m.of = s.version AND m.flow = ?)
		ORDER BY s.latest DESC, s.num DESC LIMIT ?`, among, flow, limit)
}

// Ticks is the count of changes of the archive so far.
func (a *Archive) Ticks(ctx context.Context) (int64, error) {
	var n int64
	err := a.read.QueryRowContext(ctx, `SELECT ticks FROM clock`).Scan(&n)
	return n, a.explain(err)
}

// Choices lists the outlets with most reports and the languages of the archive.
func (a *Archive) Choices(ctx context.Context, outlets int) (names, languages []string, err error) {
	names, err = column[string](a.read.QueryContext(ctx, `SELECT name FROM outlet ORDER BY reports DESC, name LIMIT ?`, outlets))
	if err == nil {
		languages, err = column[string](a.read.QueryContext(ctx, `SELECT code FROM language WHERE code <> '' ORDER BY code`))
	}
	return names, languages, a.explain(err)
}
