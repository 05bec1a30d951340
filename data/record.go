package data

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// A record is a thing as its table has it. Each kind says once which column holds which field;
// saving, reading and listing follow from that.
type record struct {
	kind             Kind
	id               *int64
	created, updated *time.Time
	cells            []cell
	tags             *[]string // nil: things of this kind carry none
	owned            []owned
	check            error // why it cannot be kept; nil: it can
}

// recorded is a pointer to a T that has a record. The record points into the T.
type recorded[T any] interface {
	*T
	record() record
}

// cell is a column and where its value lies: a pointer to a text, a number, a bool, a time, a list
// of texts, bytes, a number that may be missing (**int64), or one of the places below.
type cell struct {
	column string
	place  any
}

// reference is a place for the id of another thing; 0 is none.
type reference struct{ id *int64 }

// Scan reads it from a column that may be NULL.
func (r reference) Scan(value any) error {
	*r.id, _ = value.(int64)
	return nil
}

// given is a place for a text that the store decides: it is read and never written.
type given struct{ text *string }

// Scan reads it from a column.
func (g given) Scan(value any) error {
	*g.text, _ = value.(string)
	return nil
}

// listed is a place for a list of texts of a type of their own.
type listed[S ~string] struct{ list *[]S }

// Scan reads it from a column.
func (l listed[S]) Scan(value any) error {
	var list texts
	err := list.Scan(value)
	*l.list = nil
	for _, text := range list {
		*l.list = append(*l.list, S(text))
	}
	return err
}

func (l listed[S]) value() (any, error) { return listJSON(*l.list) }

// orDefault fills in what is not said.
func orDefault[S ~string](value *S, fallback S) {
	if *value == "" {
		*value = fallback
	}
}

// inJSON is a place for anything that JSON can say.
type inJSON struct{ value any }

// Scan reads it from a column.
func (j inJSON) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("%T is no JSON", value)
	}
	return json.Unmarshal([]byte(text), j.value)
}

// instantPlace is a place for an instant.
type instantPlace struct{ at *time.Time }

// Scan reads it from a column of milliseconds.
func (p instantPlace) Scan(value any) error {
	ms, _ := value.(int64)
	*p.at = instant(ms)
	return nil
}

// dest is where the cell is scanned to.
func (c cell) dest() any {
	switch place := c.place.(type) {
	case *time.Time:
		return instantPlace{place}
	case *[]string:
		return (*texts)(place)
	}
	return c.place
}

// value is what the column is to hold.
func (c cell) value() (any, error) {
	switch place := c.place.(type) {
	case interface{ value() (any, error) }:
		return place.value()
	case reference:
		return orNull(*place.id), nil
	case inJSON:
		return asJSON(place.value)
	case *time.Time:
		return millis(*place), nil
	case *[]string:
		return listJSON(*place)
	case *[]byte:
		if len(*place) == 0 {
			return nil, nil
		}
		return *place, nil
	case **int64:
		if *place == nil {
			return nil, nil
		}
		return **place, nil
	}
	v := reflect.ValueOf(c.place).Elem()
	if v.Kind() == reflect.String {
		return clean(v.String()), nil
	}
	return v.Interface(), nil
}

// columnsOf gives the columns of cells with their values, without those the store decides.
func columnsOf(cells []cell) ([]column, error) {
	columns := make([]column, 0, len(cells))
	for _, c := range cells {
		if _, is := c.place.(given); is {
			continue
		}
		value, err := c.value()
		if err != nil {
			return nil, because(ErrInvalid, fmt.Errorf("%s: %w", c.column, err))
		}
		columns = append(columns, column{c.column, value})
	}
	return columns, nil
}

// all are the cells of the whole row.
func (r record) all() []cell {
	return append([]cell{{"id", r.id}, {"created_ms", r.created}, {"updated_ms", r.updated}}, r.cells...)
}

// selected is the SQL that reads records as scanRecord expects them.
func (r record) selected() string {
	var names []string
	for _, c := range r.all() {
		names = append(names, "this."+c.column)
	}
	if r.tags != nil {
		names = append(names, tagsOf(r.kind, "this"))
	}
	return "SELECT " + strings.Join(names, ", ") + " FROM " + string(r.kind) + " this"
}

func scanRecord[T any, P recorded[T]](row scanner) (thing T, err error) {
	r := P(&thing).record()
	var dest []any
	for _, c := range r.all() {
		dest = append(dest, c.dest())
	}
	if r.tags != nil {
		dest = append(dest, (*texts)(r.tags))
	}
	return thing, row.Scan(dest...)
}

// readRecords reads things with all that belongs to them. tail is what follows the FROM.
func readRecords[T any, P recorded[T]](ctx context.Context, q querier, tail string, args ...any) ([]T, error) {
	things, err := query(ctx, q, scanRecord[T, P], P(new(T)).record().selected()+tail, args...)
	for i := range things {
		r := P(&things[i]).record()
		for _, o := range r.owned {
			if err == nil {
				err = o.load(ctx, q, r.kind, *r.id)
			}
		}
	}
	return things, err
}

// readRecord reads one thing; and is a further condition.
func readRecord[T any, P recorded[T]](ctx context.Context, q querier, id int64, and string) (thing T, err error) {
	things, err := readRecords[T, P](ctx, q, " WHERE this.id = ?"+and, id)
	if err == nil && len(things) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return thing, err
	}
	return things[0], nil
}

// saveRecord keeps a thing with all that belongs to it, as a new one when its id is 0, and gives it
// back as it is now kept. One in the trash keeps what was typed last, and stays there.
func saveRecord[T any, P recorded[T]](ctx context.Context, c *change, thing T) (T, error) {
	idOf := func(t *T) int64 { return *P(t).record().id }
	thing, err := upToDate(ctx, thing, idOf, func() (T, error) { return readRecord[T, P](ctx, c, idOf(&thing), "") })
	if err != nil {
		return thing, err
	}
	r := P(&thing).record()
	if r.check != nil {
		return thing, r.check
	}
	if _, err := c.forgetGone(ctx, string(r.kind), r.cells); err != nil {
		return thing, err
	}
	columns, err := columnsOf(r.cells)
	if err != nil {
		return thing, err
	}
	c.touch(r.kind)
	id, err := c.upsert(ctx, string(r.kind), *r.id, columns)
	if err != nil {
		return thing, err
	}
	if r.tags != nil {
		if err := c.setTags(ctx, Ref{r.kind, id}, *r.tags); err != nil {
			return thing, err
		}
	}
	for _, o := range r.owned {
		if err := o.keep(ctx, c, r.kind, id); err != nil {
			return thing, err
		}
	}
	if len(r.owned) > 0 {
		if err := c.reindex(ctx, Ref{r.kind, id}); err != nil {
			return thing, err
		}
	}
	return readRecord[T, P](ctx, c, id, "")
}

// reindex has the search look at a thing again, after what belongs to it has changed.
func (c *change) reindex(ctx context.Context, ref Ref) error {
	number := ref.Kind.searchNumber()
	if number == 0 {
		return nil
	}
	_, err := c.exec(ctx, "INSERT INTO searchable (kind, ref_id) VALUES (?, ?)", number, ref.ID)
	return err
}

// save is saveRecord as a change of its own.
func save[T any, P recorded[T]](ctx context.Context, s *Store, thing T) (T, error) {
	r := P(&thing).record()
	kind, id := r.kind, *r.id
	err := s.write(ctx, func(c *change) (err error) {
		thing, err = saveRecord[T, P](ctx, c, thing)
		return err
	})
	if err != nil {
		return *new(T), fmt.Errorf("save %s %d: %w", kind, id, err)
	}
	return thing, nil
}

// read reads one thing that is not in the trash.
func read[T any, P recorded[T]](ctx context.Context, s *Store, id int64) (T, error) {
	thing, err := readRecord[T, P](ctx, s.readers, id, " AND this.deleted_ms IS NULL")
	if err != nil {
		return thing, fmt.Errorf("read %s %d: %w", P(new(T)).record().kind, id, err)
	}
	return thing, nil
}

// live are the conditions for the things called this that are not in the trash.
func live() *conditions {
	c := &conditions{}
	c.add("this.deleted_ms IS NULL")
	return c
}

// list lists things; order is SQL, a limit of 0 is all.
func list[T any, P recorded[T]](ctx context.Context, s *Store, where *conditions, order string, limit, offset int) ([]T, error) {
	things, err := readRecords[T, P](ctx, s.readers, where.clause()+" ORDER BY "+order+page(limit, offset), where.args...)
	if err != nil {
		return nil, fmt.Errorf("list every %s: %w", P(new(T)).record().kind, err)
	}
	return things, nil
}

// count counts the things that the conditions let through.
func count(ctx context.Context, s *Store, kind Kind, where *conditions) (int, error) {
	n, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM "+string(kind)+" this"+where.clause(), where.args...)
	if err != nil {
		return 0, fmt.Errorf("count every %s: %w", kind, err)
	}
	return n, nil
}
