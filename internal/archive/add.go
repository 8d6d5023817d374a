package archive

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/live"
)

// Kind says what adding a record came to.
type Kind int

// The kinds of outcome.
const (
	Skipped Kind = iota // there was no report in it
	New
	Known   // it was kept already, as it is
	Changed // it is a new version of one that was kept
)

// Outcome is what became of one item.
type Outcome struct {
	Kind   Kind
	Ref    string // of the report in the archive
	Reason error  // why it was skipped
}

// mostVersions is how many versions of a report are kept. The page that
// changes with every request has the first of them and the last one.
const mostVersions = 32

// Store adds items. When it returns without an error they are on the disk, and
// whatever happens then they stay; with an error none of them was added.
func (a *Archive) Store(ctx context.Context, items []Item) ([]Outcome, error) {
	return a.store(ctx, items, func(*session) {})
}

// store adds items and what else belongs to them, all of it or nothing.
func (a *Archive) store(ctx context.Context, items []Item, also func(*session)) ([]Outcome, error) {
	a.adding.Lock()
	defer a.adding.Unlock()
	if err := a.prepareStatements(ctx); err != nil {
		return nil, a.explain(err)
	}
	var out []Outcome
	err := a.change(ctx, func(tx *sql.Tx) error {
		s, err := a.session(ctx, tx)
		if err != nil {
			return err
		}
		for i := range items {
			out = append(out, s.add(&items[i]))
		}
		also(s)
		return s.finish()
	})
	if err != nil {
		a.window = nil // it may know what the disk does not
		return nil, err
	}
	return out, nil
}

// session is one transaction that adds. Once a statement has failed, no other
// is run, and finish returns the error.
type session struct {
	*Archive
	ctx    context.Context
	tx     *sql.Tx
	err    error
	now    int64
	next   int64           // the number of the next report
	placed map[int64]int64 // by new report, the story that it was written into
	edited map[int64]int64 // by report with a new version, its story
}

// session begins to add. The window learns what others have added meanwhile.
func (a *Archive) session(ctx context.Context, tx *sql.Tx) (*session, error) {
	s := &session{Archive: a, ctx: ctx, tx: tx, now: a.now(), placed: map[int64]int64{}, edited: map[int64]int64{}}
	if err := s.load(); err != nil {
		return nil, err
	}
	err := tx.QueryRowContext(ctx, `SELECT ifnull(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'report'`).Scan(&s.next)
	return s, err
}

// add adds one item.
func (s *session) add(it *Item) Outcome {
	if it.Err != nil {
		return Outcome{Kind: Skipped, Ref: it.Ref, Reason: it.Err}
	}
	k := s.known(it)
	switch {
	case s.err != nil:
		return Outcome{}
	case k == nil:
		return Outcome{Kind: New, Ref: s.addReport(it)}
	case bytes.Equal(k.words, it.words) || s.hasVersion(k, it):
		return Outcome{Kind: Known, Ref: k.ref}
	}
	s.addVersion(k, it)
	return Outcome{Kind: Changed, Ref: k.ref}
}

// kept is a report that an item may be.
type kept struct {
	num, story int64
	ref        string
	words      []byte
	version    int
}

// known finds the report at the item's address or, under an address that
// differs in its parameters alone, one of the same words. One without an address is
// known by its id, outlet and title: its text may have been corrected.
func (s *session) known(it *Item) *kept {
	k := &kept{}
	if s.row(s.stmts.byAddress, it.address)(&k.num, &k.ref, &k.words, &k.version, &k.story) {
		return k
	}
	if len(it.place) > 0 && s.row(s.stmts.byWords, it.words, it.place)(&k.num, &k.ref, &k.words, &k.version, &k.story) {
		return k
	}
	if it.own != "" && s.row(s.stmts.byName, it.own, it.Outlet, it.Title)(&k.num, &k.ref, &k.words, &k.version, &k.story) {
		return k
	}
	return nil
}

// addReport adds a report that was not known, and returns its ref.
func (s *session) addReport(it *Item) string {
	ref, num := it.Ref, s.next
	s.next++
	if s.row(s.stmts.byRef, ref)(new(int64)) {
		ref = refFor(ref, it.address)
	}
	sketch := it.sketch // a copy, or the window would hold on to the whole item
	s.placed[num] = s.window.Add(live.Report{Num: num, Sketch: &sketch})
	first, last := days(it.Published.Days)
	s.exec(s.stmts.addReport, num, ref, it.address, it.place, it.words, it.URL, it.Outlet, it.Title, it.Language, first, last, s.now, s.placed[num])
	s.addPaper(num, 1, it)
	s.index(num, it)
	return ref
}

// hasVersion reports whether an item is a version of a report that it had before.
func (s *session) hasVersion(k *kept, it *Item) bool {
	return s.row(s.stmts.hasVersion, k.num, it.words)(new(int64))
}

// addVersion adds another version of a report. It stays in its story. Where too
// many versions are kept it takes the place of the last.
func (s *session) addVersion(k *kept, it *Item) {
	version := k.version + 1
	if version > mostVersions {
		version = mostVersions
		s.drop(k.num, version)
	}
	first, last := days(it.Published.Days)
	s.exec(s.stmts.editReport, it.words, it.Outlet, it.Title, it.Language, first, last, version, k.num)
	s.addPaper(k.num, version, it)
	s.exec(s.stmts.dropWords, k.num)
	s.index(k.num, it)
	sketch := it.sketch
	s.window.Renew(k.story, live.Report{Num: k.num, Sketch: &sketch})
	s.edited[k.num] = k.story
}

// drop takes out a version, and its bytes unless another has the same.
func (s *session) drop(num int64, version int) {
	var sum []byte
	if s.row(s.stmts.sumOf, num, version)(&sum) {
		s.exec(s.stmts.dropVersion, num, version)
		s.exec(s.stmts.dropBlob, sum)
	}
}

// addPaper keeps the bytes and what was made of them.
func (s *session) addPaper(num int64, version int, it *Item) {
	s.exec(s.stmts.addBlob, it.Sum[:], it.blob)
	s.exec(s.stmts.addVersion, num, version, s.now, it.Sum[:], it.words, it.paper)
}

// index keeps what a report is found by.
func (s *session) index(num int64, it *Item) {
	s.exec(s.stmts.addSketch, num, it.sketch.Encode())
	s.exec(s.stmts.addWords, num, it.title, it.body)
	s.exec(s.stmts.addLanguage, it.Language)
}

// days are an interval's as they are kept.
func days(i calendar.Interval) (first, last any) {
	if !i.Known() {
		return nil, nil
	}
	return int64(i.First), int64(i.Last)
}

// exec runs a statement.
func (s *session) exec(q *sql.Stmt, args ...any) {
	if s.err == nil {
		_, s.err = s.tx.StmtContext(s.ctx, q).ExecContext(s.ctx, args...)
	}
}

// row runs a query; what it returns reads the first row, and says whether there
// is one.
func (s *session) row(q *sql.Stmt, args ...any) func(to ...any) bool {
	return func(to ...any) bool {
		if s.err != nil {
			return false
		}
		err := s.tx.StmtContext(s.ctx, q).QueryRowContext(s.ctx, args...).Scan(to...)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			s.err = err
		}
		return err == nil
	}
}
