package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"sync"
)

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

// write runs f in a transaction: all of it is kept, or nothing. Subscribers hear of it after the
// commit.
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
	if err := s.present(); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return translate(err)
	}
	s.changes.tell(c.kinds)
	return nil
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
		marks := "?" + strings.Repeat(", ?", len(names)-1)
		return c.insert(ctx, "INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES ("+marks+")", values...)
	}
	set := strings.Join(names, " = ?, ") + " = ?"
	n, err := c.exec(ctx, "UPDATE "+table+" SET "+set+" WHERE id = ?", append(values, id)...)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return id, err
}

// notices are those who want to hear of changes.
type notices struct {
	mu   sync.Mutex
	subs []*subscriber
}

type subscriber struct{ tell func(Kind) }

// Subscribe has f called after every change that was kept, once for each kind of thing it touched,
// on the goroutine that made the change. It ends with cancel.
func (s *Store) Subscribe(f func(Kind)) (cancel func()) {
	sub := &subscriber{f}
	n := &s.changes
	n.mu.Lock()
	defer n.mu.Unlock()
	n.subs = append(n.subs, sub)
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.subs = slices.DeleteFunc(n.subs, func(other *subscriber) bool { return other == sub })
	}
}

// tell calls the subscribers, outside the lock so that they may subscribe and cancel.
func (n *notices) tell(kinds []Kind) {
	n.mu.Lock()
	subs := slices.Clone(n.subs)
	n.mu.Unlock()
	for _, kind := range kinds {
		for _, sub := range subs {
			sub.tell(kind)
		}
	}
}
