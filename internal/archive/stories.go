package archive

import (
	"cmp"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"github.com/headwater-news/headwater/internal/live"
	"github.com/headwater-news/headwater/internal/story"
)

// finish writes what became of the stories.
func (s *session) finish() error {
	tick := s.ticks + 1
	ch := s.window.Take()
	into := map[int64]int64{}
	for _, c := range ch.Stories {
		if c.Opened {
			s.exec(s.stmts.addStory, c.Story, s.freeID(c))
		}
		into[c.Story] = c.Into
	}
	end := func(num int64) int64 {
		for into[num] != 0 {
			num = into[num]
		}
		return num
	}
	touched := map[int64]bool{}
	for _, c := range ch.Stories {
		if c.Into == 0 {
			s.exec(s.stmts.editStory, c.Title, encoded(c.Solid), c.Story)
			touched[c.Story] = true
			if c.Of != 0 {
				s.exec(s.stmts.turn, s.now, "split from", c.Of, c.Story)
			}
			continue
		}
		s.exec(s.stmts.moveAll, end(c.Story), c.Story)
		s.exec(s.stmts.mergeStory, end(c.Story), tick, c.Story)
		s.exec(s.stmts.turn, s.now, "merged into", end(c.Story), c.Story)
	}
	for _, report := range sortedKeys(ch.Moved) {
		if to := end(ch.Moved[report]); s.placed[report] != to {
			s.exec(s.stmts.moveReport, to, report)
		}
	}
	for _, num := range s.edited {
		touched[end(num)] = true
	}
	for _, num := range sortedKeys(touched) {
		s.exec(s.stmts.touchStory, tick, firstDay, num)
	}
	if s.err == nil {
		_, s.err = s.tx.ExecContext(s.ctx, `UPDATE clock SET ticks = ?`, tick)
	}
	if s.err == nil {
		s.ticks = tick
	}
	return s.err
}

// firstDay is the first day of Unix time, as package calendar counts days.
const firstDay = 1

// freeID is the id of a story that was opened: that of its first report, unless
// a story has it that the report has left since.
func (s *session) freeID(c live.Change) string {
	if s.row(s.stmts.byID, c.First)(new(int64)) {
		return fmt.Sprintf("%s-%d", c.First, c.Story)
	}
	return c.First
}

func encoded(s *story.Solid) []byte {
	if s == nil {
		return nil
	}
	return s.Encode()
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// load brings the window up to date: whole at first, then with what other
// processes did.
func (s *session) load() error {
	var ticks, next int64
	err := s.tx.QueryRowContext(s.ctx, `SELECT ticks, (SELECT ifnull(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'story') FROM clock`).Scan(&ticks, &next)
	if err != nil || s.window != nil && ticks == s.ticks {
		return err
	}
	since := s.ticks
	if s.window == nil {
		s.window, since = live.New(windowSize, next), -1
	}
	stories, err := s.lately(since)
	if err != nil {
		return err
	}
	for _, x := range slices.Backward(stories) { // in the order in which they were touched
		if err := s.restore(x); err != nil {
			return err
		}
	}
	s.ticks = ticks
	return nil
}

// recent is a story as load needs it.
type recent struct {
	num   int64
	title string
	live  bool
	solid []byte
	held  bool
}

// lately returns the stories touched after a tick, the last first, as many as
// the window holds.
func (s *session) lately(since int64) ([]recent, error) {
	rows, err := s.tx.QueryContext(s.ctx, `SELECT num, title, merged IS NULL AND reports > 0, solid, held > 0, reports FROM story
		WHERE touched > ? ORDER BY touched DESC, num DESC`, since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []recent
	for held := 0; held < windowSize && rows.Next(); {
		var x recent
		var reports int
		if err := rows.Scan(&x.num, &x.title, &x.live, &x.solid, &x.held, &reports); err != nil {
			return nil, err
		}
		if x.solid == nil {
			held += reports
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// restore enters a story in the window as it is in the archive.
func (s *session) restore(x recent) error {
	if !x.live {
		s.window.Forget(x.num)
		return nil
	}
	if x.solid != nil {
		body, err := story.DecodeSolid(x.solid)
		if err != nil {
			return err
		}
		s.window.Restore(x.num, x.title, nil, body)
		if x.held {
			s.window.Hold(x.num)
		}
		return nil
	}
	var reports []live.Report
	err := s.eachSketch(x.num, func(num int64, sketch *story.Sketch) {
		reports = append(reports, live.Report{Num: num, Sketch: sketch})
	})
	if err != nil {
		return err
	}
	s.window.Restore(x.num, x.title, reports, nil)
	return nil
}

// eachSketch calls do with each report of a story, in order of arrival.
func (s *session) eachSketch(num int64, do func(report int64, sketch *story.Sketch)) error {
	rows, err := s.tx.StmtContext(s.ctx, s.stmts.sketches).QueryContext(s.ctx, num)
	return eachRow(rows, err, func(row scanner) error {
		var report int64
		var data sql.RawBytes
		if err := row.Scan(&report, &data); err != nil {
			return err
		}
		sketch, err := story.DecodeSketch(data)
		if err != nil {
			return fmt.Errorf("report %d: %w", report, err)
		}
		do(report, &sketch)
		return nil
	})
}
