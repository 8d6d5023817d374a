package archive

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// The schema is what the migrations make, run in order; one that was released
// is never changed. The user_version of the file counts those it has had.
//
//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as an archive: "Head" in ASCII.
const applicationID = 0x48656164

// Mark is where the first bytes of a file say that it is an archive: a SQLite
// file, with the application's mark.
const Mark = markAt + 4

const markAt = 68

// Is reports whether a file that begins with so many bytes as Mark is an archive.
func Is(head []byte) bool {
	return len(head) >= Mark && bytes.HasPrefix(head, []byte("SQLite format 3\x00")) && binary.BigEndian.Uint32(head[markAt:]) == applicationID
}

func (a *Archive) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	slices.Sort(names)
	if version, err := a.version(ctx, a.write); err != nil || version == len(names) {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		version, err := a.version(ctx, tx) // another process may have been first
		if err != nil {
			return err
		}
		for i := version; i < len(names); i++ {
			text, err := migrations.ReadFile(names[i])
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, string(text)); err != nil {
				return fmt.Errorf("%s: %w", names[i], err)
			}
		}
		_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(names)))
		return err
	})
}

// version is how many migrations the file has had.
func (a *Archive) version(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (int, error) {
	var id, version, tables int
	for pragma, to := range map[string]*int{"PRAGMA application_id": &id, "PRAGMA user_version": &version, "SELECT count(*) FROM sqlite_schema": &tables} {
		if err := db.QueryRowContext(ctx, pragma).Scan(to); err != nil {
			return 0, err
		}
	}
	names, _ := fs.Glob(migrations, "migrations/*.sql")
	switch {
	case id == 0 && tables == 0:
		return 0, nil
	case id != applicationID:
		return 0, fmt.Errorf("%s is a database of another program: name an archive with --archive", a.path)
	case version > len(names):
		return 0, fmt.Errorf("%s was written by a newer version of headwater: use that one", a.path)
	}
	return version, nil
}

// The kinds of failure that a caller may want to tell apart.
var (
	ErrNone    = errors.New("there is no archive")
	ErrFull    = errors.New("the disk is full")
	ErrBusy    = errors.New("another process is writing")
	ErrDamaged = errors.New("the archive is damaged")
)

// explain says of an error of the database what it means and what to do.
func (a *Archive) explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return fmt.Errorf("%s: %w: nothing acknowledged was lost; free some space, or run headwater archive prune, and add again", a.path, ErrFull)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%s: %w and did not end in time: wait for it, then run this again", a.path, ErrBusy)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("%s: %w (%v): run headwater archive verify to see what is hit, and headwater archive export to save what can be read, or go back to a backup", a.path, ErrDamaged, err)
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%s: %w or no archive (%v): check the name, or go back to a backup", a.path, ErrDamaged, err)
	case lib.SQLITE_CANTOPEN:
		if a.opts.Create {
			return fmt.Errorf("%s can't be made or opened: make its folder, or name another file", a.path)
		}
		return fmt.Errorf("%s: %w that can be opened here: check the name, or make one with headwater add", a.path, ErrNone)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		return fmt.Errorf("%s may not be written: change its permissions and those of its folder, or name another archive", a.path)
	case lib.SQLITE_IOERR:
		return fmt.Errorf("%s: the disk failed (%v): check the disk; what was acknowledged before is in the archive or its -wal file, keep both", a.path, err)
	}
	return fmt.Errorf("%s: %w", a.path, err)
}
