package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Mention is a thing that points at another.
type Mention struct {
	Ref
	Within Ref // what it is shown with; itself where it has a page of its own
	Title  string
	At     time.Time // when it was, of what is of a time; else when it was last changed
}

// mentionsTold bounds how many are told.
const mentionsTold = 100

// Mentions lists what points at a thing, the newest first: the entries about a contact, the
// stories that answer a question. What may point where follows from the references of the tables,
// so that none is forgotten. Private entries are left out.
func (s *Store) Mentions(ctx context.Context, ref Ref) ([]Mention, error) {
	pointers, err := s.pointers(ctx, ref.Kind)
	if err != nil {
		return nil, fmt.Errorf("list what mentions %s %d: %w", ref.Kind, ref.ID, err)
	}
	if len(pointers) == 0 {
		return nil, nil
	}
	found, err := query(ctx, s.readers, func(row scanner) (m Mention, err error) {
		var body string
		var within, at int64
		err = row.Scan(&m.Kind, &m.ID, &m.Within.Kind, &within, &m.Title, &body, &at)
		if m.Within.ID = within; within == 0 {
			m.Within = m.Ref
		}
		if blank(m.Title) {
			m.Title = excerpt(body)
		}
		m.At = instant(at)
		return m, err
	}, strings.Join(pointers, " UNION ")+fmt.Sprintf(" ORDER BY 7 DESC, 1, 2 LIMIT %d", mentionsTold), ref.ID)
	if err != nil {
		return nil, fmt.Errorf("list what mentions %s %d: %w", ref.Kind, ref.ID, err)
	}
	return found, nil
}

// pointers are the SELECTs that find what points at the thing of a kind whose id is ?1.
func (s *Store) pointers(ctx context.Context, to Kind) ([]string, error) {
	type reference struct{ table, column string }
	references, err := query(ctx, s.readers, func(row scanner) (r reference, err error) {
		err = row.Scan(&r.table, &r.column)
		return r, err
	}, `SELECT m.name, f."from" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
		WHERE m.type = 'table' AND f."table" = ? ORDER BY m.name, f."from"`, string(to))
	if err != nil {
		return nil, err
	}
	var selects []string
	for _, n := range natures {
		if !n.trash {
			continue
		}
		conditions := []string{}
		owner := string(n.kind) + "_id"
		for _, r := range references {
			switch {
			case r.table == string(n.kind):
				conditions = append(conditions, "this."+r.column+" = ?1")
			case slices.Contains(n.owned, r.table) && r.column != owner:
				conditions = append(conditions, fmt.Sprintf("this.id IN (SELECT %s FROM %s WHERE %s = ?1)", owner, r.table, r.column))
			}
		}
		if len(conditions) > 0 {
			selects = append(selects, n.mention(conditions))
		}
	}
	return selects, nil
}

// mention is the SELECT of the things that meet one of some conditions.
func (n nature) mention(conditions []string) string {
	within, kind := "0", n.within
	if kind != "" {
		within = "coalesce(this." + string(kind) + "_id, 0)"
	}
	body := n.body
	if body == "" {
		body = "''"
	}
	changed := "this.updated_ms"
	switch n.kind {
	case KindTake:
		changed = "this.started_ms"
	case KindEntry:
		changed = "this.date_ms"
	case KindTouch:
		changed = "this.at_ms"
	}
	open := ""
	if n.kind == KindEntry {
		open = " AND NOT this.private"
	}
	return fmt.Sprintf("SELECT '%[1]s', this.id, '%[2]s', %[3]s, %[4]s, substr(%[5]s, 1, 600), %[6]s FROM %[1]s this WHERE this.deleted_ms IS NULL%[7]s AND (%[8]s)",
		n.kind, kind, within, n.title, body, changed, open, strings.Join(slices.Compact(conditions), " OR "))
}
