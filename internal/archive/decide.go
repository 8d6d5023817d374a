package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/headwater-news/headwater/internal/story"
)

// Kinds of decisions. What A and B name is said with each.
const (
	Merge     = "merge"     // story B's reports are of story A
	Split     = "split"     // reports are no part of story A, and a story of their own
	Move      = "move"      // reports of story A are of story B
	Confirm   = "confirm"   // report B took text from report A
	Reject    = "reject"    // it did not
	Owner     = "owner"     // outlets A and B are of one owner
	Furniture = "furniture" // what B says is no part of the reports of outlet A
)

// Decision is what people decided. It holds until it is undone.
type Decision struct {
	Num    int64
	Made   int64 // Unix time
	Kind   string
	A, B   string
	Refs   []string // the reports that were put elsewhere
	Undone int64    // Unix time, 0 while it holds
}

// places reports whether a decision puts reports in another story.
func (d Decision) places() bool { return d.Kind == Merge || d.Kind == Split || d.Kind == Move }

// Impossible says why a decision can't be taken or undone.
type Impossible struct{ What string }

func (e *Impossible) Error() string { return e.What }

func impossible(format string, args ...any) error { return &Impossible{fmt.Sprintf(format, args...)} }

// Decisions lists decisions, the last first, those that were undone too.
func (a *Archive) Decisions(ctx context.Context, limit int) ([]Decision, error) {
	return a.decisions(ctx, `true`, limit)
}

// Standing lists the decisions of some kinds that hold, in order.
func (a *Archive) Standing(ctx context.Context, kinds ...string) ([]Decision, error) {
	names, err := json.Marshal(kinds)
	if err != nil {
		return nil, err
	}
	out, err := a.decisions(ctx, `undone IS NULL AND kind IN (SELECT value FROM json_each(?))`, mostDecisions, string(names))
	slices.Reverse(out)
	return out, err
}

// mostDecisions is how many that hold are looked at: the last ones.
const mostDecisions = 100_000

func (a *Archive) decisions(ctx context.Context, where string, limit int, args ...any) ([]Decision, error) {
	return gather(ctx, a, `SELECT num, made, kind, a, b, refs, ifnull(undone, 0) FROM decision WHERE `+where+` ORDER BY num DESC LIMIT ?`, append(args, limit), scanDecision)
}

func scanDecision(row scanner) (Decision, error) {
	var d Decision
	var refs string
	if err := row.Scan(&d.Num, &d.Made, &d.Kind, &d.A, &d.B, &refs, &d.Undone); err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(refs), &d.Refs)
}

// Decide takes a decision and returns it as it was kept: of a split with the
// id of the new story.
func (a *Archive) Decide(ctx context.Context, d Decision) (Decision, error) {
	err := a.deciding(ctx, func(s *session) error {
		if d.places() {
			if err := s.carryOut(&d); err != nil {
				return err
			}
		} else if err := s.reconsider(d); err != nil {
			return err
		}
		d.Made = s.now
		refs, err := json.Marshal(append([]string{}, d.Refs...))
		if err != nil {
			return err
		}
		r, err := s.tx.ExecContext(ctx, `INSERT INTO decision (made, kind, a, b, refs) VALUES (?, ?, ?, ?, ?)`, d.Made, d.Kind, d.A, d.B, string(refs))
		if err != nil {
			return err
		}
		d.Num, err = r.LastInsertId()
		return err
	})
	return d, err
}

// Undo takes a decision back. Reports that were put elsewhere come back, unless
// a later decision put them somewhere else again.
func (a *Archive) Undo(ctx context.Context, num int64) error {
	return a.deciding(ctx, func(s *session) error {
		d, err := scanDecision(s.tx.QueryRowContext(ctx, `SELECT num, made, kind, a, b, refs, ifnull(undone, 0) FROM decision WHERE num = ?`, num))
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return ErrUnknown
		case err != nil:
			return err
		case d.Undone != 0:
			return impossible("it was undone before")
		case !d.places():
			err = s.reconsider(d)
		case d.Kind == Merge:
			err = s.put(d.Refs, d.A, d.B, -1)
		default:
			err = s.put(d.Refs, d.B, d.A, -1)
		}
		if err == nil {
			_, err = s.tx.ExecContext(ctx, `UPDATE decision SET undone = ? WHERE num = ?`, s.now, num)
		}
		return err
	})
}

// deciding runs do in a transaction that counts as one change of the archive.
func (a *Archive) deciding(ctx context.Context, do func(*session) error) error {
	a.adding.Lock()
	defer a.adding.Unlock()
	if err := a.prepareStatements(ctx); err != nil {
		return a.explain(err)
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		s := &session{Archive: a, ctx: ctx, tx: tx, now: a.now()}
		if _, err := tx.ExecContext(ctx, `UPDATE clock SET ticks = ticks + 1`); err != nil {
			return err
		}
		if err := do(s); err != nil {
			return err
		}
		return s.err
	})
}

// carryOut puts reports where a decision wants them.
func (s *session) carryOut(d *Decision) error {
	switch d.Kind {
	case Merge:
		if d.A == d.B {
			return impossible("a story can't be merged with itself")
		}
		from, err := s.storyNamed(d.B)
		if err != nil {
			return err
		}
		if d.Refs, err = s.refsOf(from); err != nil {
			return err
		}
		if len(d.Refs) == 0 {
			return impossible("story %s has no reports: it may have been merged since you opened the page", d.B)
		}
		return s.put(d.Refs, d.B, d.A, 1)
	}
	from, err := s.storyNamed(d.A)
	if err != nil {
		return err
	}
	all, err := s.refsOf(from)
	if err != nil {
		return err
	}
	if k := slices.IndexFunc(d.Refs, func(ref string) bool { return !slices.Contains(all, ref) }); k >= 0 {
		return impossible("report %s is not in this story: it may have been put elsewhere since you opened the page", d.Refs[k])
	}
	if d.Kind == Move {
		return s.put(d.Refs, d.A, d.B, 1)
	}
	if len(d.Refs) == 0 || len(d.Refs) >= len(all) {
		return impossible("choose some of the story's reports, and not all of them")
	}
	r, err := s.tx.ExecContext(s.ctx, `INSERT INTO story (id, version, title, reports, latest, touched) VALUES ('', 0, (SELECT title FROM report WHERE ref = ?), 0, 0, 0)`, d.Refs[0])
	if err != nil {
		return err
	}
	num, err := r.LastInsertId()
	if err != nil {
		return err
	}
	d.B = fmt.Sprintf("%s-%d", d.A, num)
	if _, err := s.tx.ExecContext(s.ctx, `UPDATE story SET id = ? WHERE num = ?`, d.B, num); err != nil {
		return err
	}
	s.exec(s.stmts.turn, s.now, "split from", from, num)
	return s.put(d.Refs, d.A, d.B, 1)
}

// put moves those of the reports that are in one story to another. By held,
// both are held to be as people decided by one decision more or less; a story
// that is left without reports goes on as the other.
func (s *session) put(refs []string, fromID, toID string, held int) error {
	from, err := s.storyNamed(fromID)
	if err != nil {
		return err
	}
	to, err := s.storyNamed(toID)
	if err != nil {
		return err
	}
	list, err := json.Marshal(refs)
	if err != nil {
		return err
	}
	run := func(query string, args ...any) {
		if err == nil {
			_, err = s.tx.ExecContext(s.ctx, query, args...)
		}
	}
	if from != to {
		run(`UPDATE report SET story = ? WHERE story = ? AND ref IN (SELECT value FROM json_each(?))`, to, from, string(list))
	}
	run(`UPDATE story SET merged = NULL WHERE num = ?1 AND EXISTS (SELECT 1 FROM report WHERE story = ?1)`, to)
	run(`UPDATE story SET held = max(0, held + ?1) WHERE num IN (?2, ?3)`, held, from, to)
	var left, come bool // none come where a later decision put them elsewhere
	if err == nil {
		err = s.tx.QueryRowContext(s.ctx, `SELECT EXISTS (SELECT 1 FROM report WHERE story = ?), EXISTS (SELECT 1 FROM report WHERE story = ?)`, from, to).Scan(&left, &come)
	}
	if err == nil && come {
		err = s.settleHeld(to)
	}
	switch {
	case err != nil || from == to:
		return err
	case left:
		return s.settleHeld(from)
	case !come:
		return nil
	}
	tick, err := s.tick()
	s.exec(s.stmts.mergeStory, to, tick, from)
	s.exec(s.stmts.turn, s.now, "merged into", to, from)
	return err
}

// tick is the number of this change of the archive.
func (s *session) tick() (n int64, err error) {
	err = s.tx.QueryRowContext(s.ctx, `SELECT ticks FROM clock`).Scan(&n)
	return n, err
}

// settleHeld brings a story's row to what its reports are. One that is held is
// grouped as one, so that nothing takes it apart.
func (s *session) settleHeld(num int64) error {
	var held int
	if err := s.tx.QueryRowContext(s.ctx, `SELECT held FROM story WHERE num = ?`, num).Scan(&held); err != nil {
		return err
	}
	var solid []byte
	if held > 0 {
		body := story.NewSolid(nil)
		if err := s.eachSketch(num, func(_ int64, sketch *story.Sketch) { body.Add(sketch) }); err != nil {
			return err
		}
		if body.Size() > 0 {
			solid = body.Encode()
		}
	}
	if _, err := s.tx.ExecContext(s.ctx, `UPDATE story SET solid = ? WHERE num = ?`, solid, num); err != nil {
		return err
	}
	return s.touch(num)
}

// touch counts a story anew and gives it another version.
func (s *session) touch(num int64) error {
	tick, err := s.tick()
	if err != nil {
		return err
	}
	s.exec(s.stmts.touchStory, tick, firstDay, num)
	return s.err
}

// storyNamed is the number of a story, merged or not.
func (s *session) storyNamed(id string) (int64, error) {
	var num int64
	err := s.tx.QueryRowContext(s.ctx, `SELECT num FROM story WHERE id = ?`, id).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, impossible("there is no story %s", id)
	}
	return num, err
}

func (s *session) refsOf(num int64) ([]string, error) {
	return column[string](s.tx.QueryContext(s.ctx, `SELECT ref FROM report WHERE story = ? ORDER BY num`, num))
}

// reconsider gives another version to the stories that a decision bears on, so
// that what was found in them is found anew.
func (s *session) reconsider(d Decision) error {
	query, args := `SELECT DISTINCT story FROM report WHERE outlet = ?1`, []any{d.A}
	switch d.Kind {
	case Owner:
		query = `SELECT DISTINCT story FROM report WHERE outlet = ?1 INTERSECT SELECT DISTINCT story FROM report WHERE outlet = ?2`
		args = append(args, d.B)
	case Confirm, Reject:
		query = `SELECT story FROM report WHERE ref = ?1 INTERSECT SELECT story FROM report WHERE ref = ?2`
		args = append(args, d.B)
	}
	stories, err := column[int64](s.tx.QueryContext(s.ctx, query, args...))
	if err != nil {
		return err
	}
	if len(stories) == 0 {
		return impossible("there is no story in the archive that this bears on")
	}
	for _, num := range stories {
		if err := s.touch(num); err != nil {
			return err
		}
	}
	return nil
}
