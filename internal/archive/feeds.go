package archive

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/headwater-news/headwater/internal/feed"
)

// Subscribe adds feeds that are not watched yet, due at once, and returns how
// many there were. One whose server called it gone is tried again.
func (a *Archive) Subscribe(ctx context.Context, feeds []feed.Feed) (added int, err error) {
	err = a.change(ctx, func(tx *sql.Tx) error {
		for _, f := range feeds {
			r, err := tx.ExecContext(ctx, `INSERT INTO feed VALUES (?, ?, '', '', '', 0, 0, 0, 0, 0, '', 0)
				ON CONFLICT DO UPDATE SET ended = 0, problem = '', due = 0 WHERE ended`, f.Address, f.Title)
			if err != nil {
				return err
			}
			n, err := r.RowsAffected()
			if err != nil {
				return err
			}
			added += int(n)
		}
		return nil
	})
	return added, err
}

// Unsubscribe stops watching a feed; what it gave stays. The error is
// ErrUnknown if it isn't watched.
func (a *Archive) Unsubscribe(ctx context.Context, address string) error {
	return a.remove(ctx, address, `DELETE FROM feed WHERE address = ?`, address)
}

// Feeds lists the feeds that are watched, by address.
func (a *Archive) Feeds(ctx context.Context) ([]feed.Feed, error) {
	return gather(ctx, a, `SELECT address, title, at, etag, modified, due, tried, read, every, failures, problem, ended FROM feed ORDER BY address`, nil,
		func(row scanner) (f feed.Feed, err error) {
			var due, tried, read, every int64
			err = row.Scan(&f.Address, &f.Title, &f.At, &f.ETag, &f.Modified, &due, &tried, &read, &every, &f.Failures, &f.Problem, &f.Ended)
			f.Due, f.Tried, f.Read, f.Every = moment(due), moment(tried), moment(read), time.Duration(every)*time.Millisecond
			return f, err
		})
}

// Items returns what is known of items, in the order of the keys: a zero Item
// for one that was never read.
func (a *Archive) Items(ctx context.Context, keys []feed.Key) ([]feed.Item, error) {
	q, err := a.read.PrepareContext(ctx, `SELECT sum, reads, last FROM item WHERE key = ?`)
	if err != nil {
		return nil, a.explain(err)
	}
	defer q.Close()
	out := make([]feed.Item, len(keys))
	for i, k := range keys {
		var sum []byte
		var last int64
		it := feed.Item{Key: k}
		switch err := q.QueryRowContext(ctx, k[:]).Scan(&sum, &it.Reads, &last); {
		case errors.Is(err, sql.ErrNoRows):
			continue
		case err != nil:
			return nil, a.explain(err)
		case len(sum) == len(it.Sum):
			it.Sum = [16]byte(sum)
		}
		it.Last = moment(last)
		out[i] = it
	}
	return out, nil
}

// StoreFrom is Store for items of a feed: what is remembered of the feed and
// of its items is kept with them, all of it or nothing. A feed that is not
// watched any more is not watched again.
func (a *Archive) StoreFrom(ctx context.Context, items []Item, f feed.Feed, seen []feed.Item) ([]Outcome, error) {
	return a.store(ctx, items, func(s *session) {
		s.execute(`UPDATE feed SET title = ?, at = ?, etag = ?, modified = ?, due = ?, tried = ?, read = ?, every = ?, failures = ?, problem = ?, ended = ? WHERE address = ?`,
			f.Title, f.At, f.ETag, f.Modified, millis(f.Due), millis(f.Tried), millis(f.Read), f.Every.Milliseconds(), f.Failures, f.Problem, f.Ended, f.Address)
		for _, it := range seen {
			s.execute(`INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)`, it.Key[:], it.Sum[:], it.Reads, millis(it.Last))
		}
	})
}

// execute runs a statement that is not run often.
func (s *session) execute(text string, args ...any) {
	if s.err == nil {
		_, s.err = s.tx.ExecContext(s.ctx, text, args...)
	}
}

// millis and moment turn times to what is kept and back; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
