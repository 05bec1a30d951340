package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// querier is a pool, or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// scanner is a row.
type scanner interface{ Scan(dest ...any) error }

// query collects all rows of a query.
func query[T any](
	ctx context.Context, q querier, scan func(scanner) (T, error), text string, args ...any,
) (_ []T, err error) {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, translate(err)
	}
	defer func() { err = errors.Join(err, translate(rows.Close())) }()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, translate(err)
		}
		all = append(all, one)
	}
	return all, translate(rows.Err())
}

// queryOne reads one row; ErrNotFound when there is none.
func queryOne[T any](
	ctx context.Context, q querier, scan func(scanner) (T, error), text string, args ...any,
) (T, error) {
	one, err := scan(q.QueryRowContext(ctx, text, args...))
	return one, translate(err)
}

// scanOne reads a row of one column.
func scanOne[T any](row scanner) (one T, err error) {
	err = row.Scan(&one)
	return one, err
}

// conditions are what a query is restricted to, with their arguments.
type conditions struct {
	terms []string
	args  []any
}

func (c *conditions) add(term string, args ...any) {
	c.terms = append(c.terms, term)
	c.args = append(c.args, args...)
}

// matching restricts the rows x of a kind to those that match what the person typed; a text
// without words does not restrict.
func (c *conditions) matching(kind Kind, x, text string) {
	if match := matchAll(text); match != "" {
		// With the +, rows are taken in their order and looked up among those found; without it,
		// SQLite would fetch and sort all those found.
		c.add(fmt.Sprintf(`+%s.id IN (SELECT docid >> 6 FROM search
			WHERE search MATCH ? AND docid & 63 = %d)`, x, kind.searchNumber()), match)
	}
}

// clause is the WHERE clause.
func (c *conditions) clause() string { return " WHERE " + strings.Join(c.terms, " AND ") }

// page is the end of a query that gives a part of a list. A limit of 0 or less is none.
func page(limit, offset int) string {
	if limit <= 0 {
		limit = -1
	}
	return fmt.Sprintf(" LIMIT %d OFFSET %d", limit, max(offset, 0))
}

// millis is an instant as columns keep it; 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// instant is the opposite of millis, in local time.
func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// orNull keeps a missing reference as NULL.
func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}
