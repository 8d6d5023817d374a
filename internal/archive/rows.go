package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// scanner is a row, or the next of some rows.
type scanner interface{ Scan(to ...any) error }

// eachRow calls do for each row of a query's answer.
func eachRow(rows *sql.Rows, err error, do func(row scanner) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// column is the answer to a query for one column.
func column[T any](rows *sql.Rows, err error) ([]T, error) {
	var out []T
	err = eachRow(rows, err, func(row scanner) error {
		var x T
		err := row.Scan(&x)
		out = append(out, x)
		return err
	})
	return out, err
}

// each runs a query and calls do for each row.
func (a *Archive) each(ctx context.Context, query string, args []any, do func(row scanner) error) error {
	rows, err := a.read.QueryContext(ctx, query, args...)
	return a.explain(eachRow(rows, err, do))
}

// gather runs a query and returns what scan reads of each row.
func gather[T any](ctx context.Context, a *Archive, query string, args []any, scan func(row scanner) (T, error)) ([]T, error) {
	var out []T
	err := a.each(ctx, query, args, func(row scanner) error {
		x, err := scan(row)
		out = append(out, x)
		return err
	})
	return out, err
}

// remove runs a statement that deletes what is called a name; the error is
// ErrUnknown if there is none.
func (a *Archive) remove(ctx context.Context, name, statement string, arg any) error {
	return a.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, statement, arg)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("%s: %w", name, ErrUnknown))
		}
		return nil
	})
}
