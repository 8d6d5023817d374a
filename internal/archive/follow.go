package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/headwater-news/headwater/internal/follow"
)

// Follow follows a claim, or gives one that is followed another hook.
func (a *Archive) Follow(ctx context.Context, text, hook string) (follow.Claim, error) {
	var c follow.Claim
	err := a.change(ctx, func(tx *sql.Tx) error {
		row := tx.QueryRowContext(ctx, `INSERT INTO followed (text, hook, begun, ticks, state) VALUES (?, ?, ?, -1, '{}')
			ON CONFLICT DO UPDATE SET hook = excluded.hook RETURNING `+followedColumns, text, hook, a.now())
		var err error
		c, err = scanFollowed(row)
		return err
	})
	return c, err
}

// Unfollow follows a claim no more; its notices go too. The error is ErrUnknown
// where there is none of that number.
func (a *Archive) Unfollow(ctx context.Context, num int64) error {
	return a.remove(ctx, fmt.Sprintf("claim %d", num), `DELETE FROM followed WHERE num = ?`, num)
}

const followedColumns = `num, text, hook, begun, ticks, state`

func scanFollowed(row scanner) (follow.Claim, error) {
	var c follow.Claim
	var begun int64
	var state []byte
	if err := row.Scan(&c.Num, &c.Text, &c.Hook, &begun, &c.Ticks, &state); err != nil {
		return c, err
	}
	c.Begun = time.Unix(begun, 0).UTC()
	return c, json.Unmarshal(state, &c.State)
}

// Followed lists the claims that are followed, in order.
func (a *Archive) Followed(ctx context.Context) ([]follow.Claim, error) {
	return gather(ctx, a, `SELECT `+followedColumns+` FROM followed ORDER BY num`, nil, scanFollowed)
}

// FollowedClaim is the claim of a number; the error is ErrUnknown where there
// is none.
func (a *Archive) FollowedClaim(ctx context.Context, num int64) (follow.Claim, error) {
	c, err := scanFollowed(a.read.QueryRowContext(ctx, `SELECT `+followedColumns+` FROM followed WHERE num = ?`, num))
	if errors.Is(err, sql.ErrNoRows) {
		return c, fmt.Errorf("claim %d: %w", num, ErrUnknown)
	}
	return c, a.explain(err)
}

// Looked keeps what was found of a claim, and its notices, all or nothing. If
// another process has asked for the claim meanwhile, or it is followed no more,
// nothing is kept: that one's notices would be told twice.
func (a *Archive) Looked(ctx context.Context, c follow.Claim, ticks int64, state follow.State, notices []follow.Notice) error {
	data, err := json.Marshal(state)
	if err != nil {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `UPDATE followed SET ticks = ?, state = ? WHERE num = ? AND ticks = ?`, ticks, string(data), c.Num, c.Ticks)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return err
		}
		for _, n := range notices {
			data, err := json.Marshal(n)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO notice (claim, made, data, tries, due, problem)
				SELECT num, ?, ?, 0, iif(hook = '', NULL, 0), '' FROM followed WHERE num = ?`, a.now(), string(data), c.Num); err != nil {
				return err
			}
		}
		return nil
	})
}

// Notices lists the last notices of a claim, the last first.
func (a *Archive) Notices(ctx context.Context, claim int64, limit int) ([]follow.Notice, error) {
	return gather(ctx, a, `SELECT num, made, data FROM notice WHERE claim = ? ORDER BY num DESC LIMIT ?`, []any{claim, limit}, func(row scanner) (follow.Notice, error) {
		return scanNotice(row)
	})
}

func scanNotice(row scanner, after ...any) (follow.Notice, error) {
	var n follow.Notice
	var num, made int64
	var data []byte
	if err := row.Scan(append([]any{&num, &made, &data}, after...)...); err != nil {
		return n, err
	}
	err := json.Unmarshal(data, &n)
	n.Num, n.Made = num, time.Unix(made, 0).UTC()
	return n, err
}

// Sending is a notice that is to be sent.
type Sending struct {
	follow.Notice
	Hook  string
	Tries int // that failed
}

// Due lists notices that are to be sent by now, the longest due first.
func (a *Archive) Due(ctx context.Context, limit int) ([]Sending, error) {
	return gather(ctx, a, `SELECT n.num, n.made, n.data, n.tries, f.hook FROM notice n JOIN followed f ON f.num = n.claim
		WHERE n.due <= ? AND f.hook <> '' ORDER BY n.due, n.num LIMIT ?`, []any{a.now(), limit}, func(row scanner) (s Sending, err error) {
		s.Notice, err = scanNotice(row, &s.Tries, &s.Hook)
		return s, err
	})
}

// Claimed takes a notice for sending until some time has passed, and reports
// whether nobody else has.
func (a *Archive) Claimed(ctx context.Context, s Sending, until time.Duration) (bool, error) {
	var n int64
	err := a.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `UPDATE notice SET tries = tries + 1, due = ? WHERE num = ? AND tries = ? AND due <= ?`,
			a.now()+int64(until/time.Second), s.Num, s.Tries, a.now())
		if err != nil {
			return err
		}
		n, err = r.RowsAffected()
		return err
	})
	return n > 0, err
}

// Sent notes what became of a try to send a notice: an empty problem is
// success. It is tried again after a wait, unless that is 0.
func (a *Archive) Sent(ctx context.Context, num int64, problem string, wait time.Duration) error {
	return a.change(ctx, func(tx *sql.Tx) error {
		due := any(nil)
		if problem != "" && wait > 0 {
			due = a.now() + int64(wait/time.Second)
		}
		_, err := tx.ExecContext(ctx, `UPDATE notice SET due = ?, problem = ? WHERE num = ?`, due, problem, num)
		return err
	})
}
