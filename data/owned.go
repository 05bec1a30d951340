package data

import (
	"context"
	"fmt"
	"strings"
)

// owned is what belongs to a thing in a table of its own, and is saved and read with it.
type owned interface {
	keep(ctx context.Context, c *change, owner Kind, id int64) error
	load(ctx context.Context, q querier, owner Kind, id int64) error
}

// links are other things that a thing is linked to, in the person's order. Those in the trash are
// not read, and stay linked, so that they are when they come back.
type links struct {
	table string
	to    Kind
	ids   *[]int64
}

func (l links) keep(ctx context.Context, c *change, owner Kind, id int64) error {
	ids, err := asJSON(append([]int64{}, *l.ids...))
	if err != nil {
		return err
	}
	if _, err := c.exec(ctx, fmt.Sprintf(`DELETE FROM %[1]s WHERE %[2]s_id = ? AND %[3]s_id NOT IN (SELECT value FROM json_each(?))
		AND %[3]s_id IN (SELECT id FROM %[3]s WHERE deleted_ms IS NULL)`, l.table, owner, l.to), id, ids); err != nil {
		return err
	}
	for position, to := range *l.ids {
		if _, err := c.exec(ctx, fmt.Sprintf(`INSERT INTO %[1]s (%[2]s_id, %[3]s_id, position) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET position = excluded.position`, l.table, owner, l.to), id, to, position); err != nil {
			return err
		}
	}
	return nil
}

func (l links) load(ctx context.Context, q querier, owner Kind, id int64) (err error) {
	*l.ids, err = query(ctx, q, scanOne[int64], fmt.Sprintf(`SELECT l.%[3]s_id FROM %[1]s l JOIN %[3]s x ON x.id = l.%[3]s_id
		WHERE l.%[2]s_id = ? AND x.deleted_ms IS NULL ORDER BY l.position`, l.table, owner, l.to), id)
	return err
}

// rows are a list of R that belongs to a thing, one row for each in the person's order.
type rows[R any] struct {
	table string
	list  *[]R
	cells func(*R) []cell
}

func (r rows[R]) keep(ctx context.Context, c *change, owner Kind, id int64) error {
	if _, err := c.exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s_id = ?", r.table, owner), id); err != nil {
		return err
	}
	for position := range *r.list {
		one := (*r.list)[position]
		columns, err := columnsOf(r.cells(&one))
		if err != nil {
			return err
		}
		names, values := split(append(columns, column{"position", position}, column{string(owner) + "_id", id}))
		_, err = c.exec(ctx, "INSERT INTO "+r.table+" ("+strings.Join(names, ", ")+") VALUES (?"+
			strings.Repeat(", ?", len(names)-1)+")", values...)
		if err != nil {
			return fmt.Errorf("%s: %w", r.table, err)
		}
	}
	return nil
}

func (r rows[R]) load(ctx context.Context, q querier, owner Kind, id int64) (err error) {
	var names []string
	for _, c := range r.cells(new(R)) {
		names = append(names, c.column)
	}
	*r.list, err = query(ctx, q, func(row scanner) (one R, err error) {
		var dest []any
		for _, c := range r.cells(&one) {
			dest = append(dest, c.dest())
		}
		return one, row.Scan(dest...)
	}, fmt.Sprintf("SELECT %s FROM %s WHERE %s_id = ? ORDER BY position", strings.Join(names, ", "), r.table, owner), id)
	return err
}
