package archive

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/headwater-news/headwater/internal/report"
)

// Fault is something in an archive that does not agree.
type Fault struct {
	Where string // a report's ref, or a part of the file
	What  string // what is wrong, and what to do
}

// String is the fault as one line.
func (f Fault) String() string { return f.Where + ": " + f.What }

// Verify reads the whole archive again: the structure of the file, the bytes of
// each report against their digest, and what is extracted from the record now
// against the text that was kept. It calls found for each fault and returns how
// many versions of reports it read. The error is that of ctx or of an archive
// that can't be read at all.
func (a *Archive) Verify(ctx context.Context, found func(Fault)) (versions int, err error) {
	if err := a.verifyFile(ctx, found); err != nil {
		return 0, err
	}
	err = a.eachPaper(ctx, func(v Version, err error) error {
		where := fmt.Sprintf("%s, version %d", v.Report.Ref, v.Number)
		if err != nil {
			found(Fault{v.Report.Ref, err.Error()})
			return nil
		}
		versions++
		if what := a.verifyVersion(ctx, v); what != "" {
			found(Fault{where, what})
		}
		return nil
	})
	return versions, err
}

// verifyFile has the database check itself.
func (a *Archive) verifyFile(ctx context.Context, found func(Fault)) error {
	const hint = ": what follows tells which reports are hit; save the others with headwater archive export, or go back to a backup"
	for _, check := range []string{`PRAGMA integrity_check(20)`,
		`SELECT 'row ' || rowid || ' of ' || "table" || ' points at a row of ' || parent || ' that is not there' FROM pragma_foreign_key_check LIMIT 20`} {
		err := a.each(ctx, check, nil, func(row scanner) error {
			var what string
			err := row.Scan(&what)
			if what != "ok" {
				found(Fault{"the file", what + hint})
			}
			return err
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			found(Fault{"the file", err.Error()})
		}
	}
	if _, err := a.write.ExecContext(ctx, `INSERT INTO term (term) VALUES ('integrity-check')`); err != nil && ctx.Err() == nil {
		found(Fault{"the index of words", a.explain(err).Error()})
	}
	return ctx.Err()
}

// verifyVersion says what of a version does not agree, "" if all does.
func (a *Archive) verifyVersion(ctx context.Context, v Version) string {
	var data []byte
	if err := a.read.QueryRowContext(ctx, `SELECT data FROM blob WHERE sum = ?`, v.Report.Sum[:]).Scan(&data); err != nil {
		return fmt.Sprintf("its bytes can't be read (%v): add it again from where it came", a.explain(err))
	}
	raw, err := a.unpack.DecodeAll(data, nil)
	if err != nil || sha256.Sum256(raw) != v.Report.Sum {
		return "its bytes are not those of its SHA-256 any more: add it again from where it came"
	}
	rec := v.record
	if v.inRaw {
		rec.Content = string(raw)
	}
	now, err := reportOf(rec)
	if err != nil {
		return fmt.Sprintf("nothing can be extracted from it any more (%v): citations hold against the text that is kept", err)
	}
	return disagreement(v.Report, &now)
}

// disagreement says in what a report differs from what was kept of it.
func disagreement(kept, now *report.Report) string {
	const since = ": the program reads it otherwise than the one that added it; citations hold against the text that is kept"
	switch {
	case kept.Text != now.Text:
		at := 0
		for at < min(len(kept.Text), len(now.Text)) && kept.Text[at] == now.Text[at] {
			at++
		}
		return fmt.Sprintf("its text is extracted otherwise from byte %d on%s", at, since)
	case kept.Title != now.Title:
		return fmt.Sprintf("its title is now %q, was %q%s", now.Title, kept.Title, since)
	case !slices.Equal(kept.Furniture, now.Furniture):
		return "other parts of it are marked as furniture" + since
	}
	return ""
}

// refOf names a report that can't be read, as well as it can.
func (a *Archive) refOf(ctx context.Context, num int64) string {
	var ref string
	if a.read.QueryRowContext(ctx, `SELECT ref FROM report WHERE num = ?`, num).Scan(&ref) != nil {
		return fmt.Sprintf("report number %d", num)
	}
	return ref
}
