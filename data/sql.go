package data

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// querier is a pool, or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// scanner is a row.
type scanner interface{ Scan(dest ...any) error }

// query collects all rows of a query.
func query[T any](ctx context.Context, q querier, scan func(scanner) (T, error), text string, args ...any) (_ []T, err error) {
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
func queryOne[T any](ctx context.Context, q querier, scan func(scanner) (T, error), text string, args ...any) (T, error) {
	one, err := scan(q.QueryRowContext(ctx, text, args...))
	return one, translate(err)
}

// scanOne reads a row of one column.
func scanOne[T any](row scanner) (one T, err error) {
	err = row.Scan(&one)
	return one, err
}

// change is a transaction that writes, and remembers what kinds of things it touched.
type change struct {
	*sql.Tx
	now   int64 // the instant of the change, in ms
	kinds []Kind
}

// touch notes that things of a kind changed.
func (c *change) touch(kind Kind) {
	if !slices.Contains(c.kinds, kind) {
		c.kinds = append(c.kinds, kind)
	}
}

// exec runs a statement and tells how many rows it changed.
func (c *change) exec(ctx context.Context, text string, args ...any) (int64, error) {
	result, err := c.ExecContext(ctx, text, args...)
	if err != nil {
		return 0, translate(err)
	}
	return result.RowsAffected()
}

// insert runs an INSERT and gives the new row's id.
func (c *change) insert(ctx context.Context, text string, args ...any) (int64, error) {
	result, err := c.ExecContext(ctx, text, args...)
	if err != nil {
		return 0, translate(err)
	}
	return result.LastInsertId()
}

// write runs f in a transaction: all of it is kept, or nothing. Subscribers hear of it after the commit.
func (s *Store) write(ctx context.Context, f func(*change) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	defer tx.Rollback()
	c := &change{Tx: tx, now: millis(s.now())}
	if err := f(c); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return translate(err)
	}
	s.changes.tell(c.kinds)
	return nil
}

// notices are those who want to hear of changes.
type notices struct {
	mu   sync.Mutex
	next int
	subs map[int]func(Kind)
}

// Subscribe has f called after every change that was kept, once for each kind of thing it touched, on the
// goroutine that made the change. It ends with cancel.
func (s *Store) Subscribe(f func(Kind)) (cancel func()) {
	n := &s.changes
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.subs == nil {
		n.subs = map[int]func(Kind){}
	}
	id := n.next
	n.next++
	n.subs[id] = f
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.subs, id)
	}
}

// tell calls the subscribers, outside the lock so that they may subscribe and cancel.
func (n *notices) tell(kinds []Kind) {
	n.mu.Lock()
	subs := make([]func(Kind), 0, len(n.subs))
	for id := range n.next {
		if f := n.subs[id]; f != nil {
			subs = append(subs, f)
		}
	}
	n.mu.Unlock()
	for _, kind := range kinds {
		for _, f := range subs {
			f(kind)
		}
	}
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

// matching restricts the rows x of a kind to those that match what the person typed; a text without words does not
// restrict.
func (c *conditions) matching(kind Kind, x, text string) {
	if match := matchAll(text); match != "" {
		// With the +, rows are taken in their order and looked up among those found; without it, SQLite would
		// fetch and sort all those found.
		c.add(fmt.Sprintf("+%s.id IN (SELECT docid >> 6 FROM search WHERE search MATCH ? AND docid & 63 = %d)", x, kind.searchNumber()), match)
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

// texts is a list of short texts, kept as a JSON array.
type texts []string

// Scan reads the list from a column.
func (t *texts) Scan(value any) error {
	var list []string
	switch v := value.(type) {
	case string:
		if err := json.Unmarshal([]byte(v), &list); err != nil {
			return err
		}
	case []byte:
		if err := json.Unmarshal(v, &list); err != nil {
			return err
		}
	}
	*t = nil
	if len(list) > 0 {
		*t = list
	}
	return nil
}

// asJSON writes a value the way columns keep it: readable, without the escapes meant for web pages.
func asJSON(value any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// listJSON is asJSON for a list of texts, which are cleaned; empty ones are left out.
func listJSON[S ~string](list []S) (string, error) {
	kept := []string{}
	for _, text := range list {
		if text := clean(string(text)); !blank(text) {
			kept = append(kept, text)
		}
	}
	return asJSON(kept)
}

// clean removes what is no text: broken UTF-8 and control characters, which would end strings early in SQLite and
// mix with the marks of search snippets. Line ends become \n.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.IndexFunc(text, isControl) < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case isControl(r):
			return -1
		}
		return r
	}, text)
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// blank reports whether nothing of a text would be seen.
func blank(text string) bool { return strings.TrimSpace(clean(text)) == "" }

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

// column is a column's name and its new value.
type column struct {
	name  string
	value any
}

// upsert keeps a row with its times, as a new one when id is 0, and gives its id.
func (c *change) upsert(ctx context.Context, table string, id int64, columns []column) (int64, error) {
	columns = append(columns, column{"updated_ms", c.now})
	if id == 0 {
		columns = append(columns, column{"created_ms", c.now})
	}
	names, values := make([]string, len(columns)), make([]any, len(columns))
	for i, col := range columns {
		names[i], values[i] = col.name, col.value
	}
	if id == 0 {
		return c.insert(ctx, "INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES (?"+strings.Repeat(", ?", len(names)-1)+")", values...)
	}
	n, err := c.exec(ctx, "UPDATE "+table+" SET "+strings.Join(names, " = ?, ")+" = ? WHERE id = ?", append(values, id)...)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return id, err
}

// cleanList is clean for every text of a list; empty ones are left out.
func cleanList(list []string) []string {
	var kept []string
	for _, text := range list {
		if text := clean(text); !blank(text) {
			kept = append(kept, text)
		}
	}
	return kept
}
