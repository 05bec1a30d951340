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
// not read, and stay linked, so that they are when they come back. Those that are gone for good are
// left out: what was written beside them is kept all the same.
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
		if _, err := c.exec(ctx, fmt.Sprintf(`INSERT INTO %[1]s (%[2]s_id, %[3]s_id, position) SELECT ?, id, ? FROM %[3]s WHERE id = ?
			ON CONFLICT DO UPDATE SET position = excluded.position`, l.table, owner, l.to), id, position, to); err != nil {
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
		cells := r.cells(&one)
		needed, err := c.forgetGone(ctx, r.table, cells)
		if err != nil {
			return fmt.Errorf("%s: %w", r.table, err)
		}
		if needed {
			continue // it was about what is gone
		}
		columns, err := columnsOf(cells)
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

// forgetGone lets go of references to what was removed for good since a thing was read: the words
// beside them can be kept. It reports whether the table cannot do without one of them.
func (c *change) forgetGone(ctx context.Context, table string, cells []cell) (needed bool, err error) {
	for _, cell := range cells {
		to, is := cell.place.(reference)
		if !is || *to.id == 0 {
			continue
		}
		var parent string
		var must, there bool
		err := c.QueryRowContext(ctx, `SELECT f."table", i."notnull" FROM pragma_foreign_key_list(?1) f
			JOIN pragma_table_info(?1) i ON i.name = f."from" WHERE f."from" = ?2`, table, cell.column).Scan(&parent, &must)
		if err == nil {
			err = c.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+parent+" WHERE id = ?)", *to.id).Scan(&there)
		}
		switch {
		case err != nil:
			return needed, translate(err)
		case there:
		case must:
			needed = true
		default:
			*to.id = 0
		}
	}
	return needed, nil
}
