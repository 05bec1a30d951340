package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// columns gives the columns and values for the parts of one row.
func (m *merger) columns(ctx context.Context, fields []field, p parts) (columns []column, err error) {
	for _, f := range fields {
		raw, given := p[f.name]
		if !given {
			continue // an older export: the table knows what to put there
		}
		value, err := m.value(ctx, f, raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		columns = append(columns, column{f.column, value})
	}
	return columns, nil
}

func (m *merger) value(ctx context.Context, f field, raw json.RawMessage) (value any, err error) {
	switch {
	case string(raw) == "null":
		return nil, nil
	case f.json:
		return string(raw), nil
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&value); err != nil {
		return nil, because(ErrInvalid, err)
	}
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n, nil
		}
		n, err := v.Float64()
		return n, err
	case string:
		if f.blob {
			return queryOne(ctx, m, scanOne[[]byte], "SELECT unhex(?)", v)
		}
		if f.parent != "" {
			id, err := queryOne(ctx, m, scanOne[int64], "SELECT id FROM "+f.parent+" WHERE uid = ?", v)
			if errors.Is(err, ErrNotFound) {
				return ahead{parent: f.parent, column: f.column, uid: v}, nil
			}
			return id, err
		}
		return clean(v), nil
	}
	return nil, invalid("%s is not a value", raw)
}

// later takes the references out that lead ahead, and gives them back.
func later(columns []column) (now []column, then []ahead) {
	for _, c := range columns {
		if a, leads := c.value.(ahead); leads {
			then, c.value = append(then, a), nil
		}
		now = append(now, c)
	}
	return now, then
}

// insertThing adds a thing with all that belongs to it.
func (m *merger) insertThing(ctx context.Context, kind Kind, p parts) error {
	columns, err := m.thingColumns(ctx, kind, p)
	if err != nil {
		return err
	}
	if kind == KindTake {
		columns = set(columns, "file", importedFile(p.text("uid"), p.number("started_ms")))
	}
	columns, then := later(columns)
	id, err := m.insertRow(ctx, string(kind), columns)
	if err != nil {
		return err
	}
	m.refer(kind, id, then)
	return m.addOwned(ctx, kind, id, p)
}

// refer notes references of a thing that can only be made at the end.
func (m *merger) refer(kind Kind, id int64, then []ahead) {
	for _, a := range then {
		a.table, a.id = string(kind), id
		m.ahead = append(m.ahead, a)
	}
}

// replaceThing makes a thing that is here like the one of the import, with all that belongs to it.
func (m *merger) replaceThing(ctx context.Context, kind Kind, id int64, p parts) error {
	columns, err := m.thingColumns(ctx, kind, p)
	if err != nil {
		return err
	}
	columns, then := later(slices.DeleteFunc(columns, func(c column) bool { return local(c.name) }))
	m.refer(kind, id, then)
	names, values := split(columns)
	_, err = m.exec(ctx, "UPDATE "+string(kind)+" SET "+strings.Join(names, " = ?, ")+" = ? WHERE id = ?", append(values, id)...)
	if err != nil {
		return err
	}
	for _, table := range slices.Sorted(maps.Keys(m.shapes[kind].owned)) {
		if _, given := p[table]; given && !isTagTable(table) {
			if _, err := m.exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s_id = ?", table, kind), id); err != nil {
				return err
			}
		}
	}
	return m.addOwned(ctx, kind, id, p)
}

// thingColumns are the columns of a thing's own row.
func (m *merger) thingColumns(ctx context.Context, kind Kind, p parts) ([]column, error) {
	columns, err := m.columns(ctx, m.shapes[kind].fields, p)
	if err != nil {
		return nil, err
	}
	switch kind {
	case KindQuestion:
		columns = append(columns, column{"text_key", foldQuestion(clean(p.text("text")))})
	case KindContact:
		columns = append(columns, column{"name_key", fold(clean(p.text("name") + " " + p.text("company") + " " + p.text("email")))})
	case KindTake:
		if state := TakeState(p.text("state")); state != TakeComplete && state != TakeRecovered {
			return nil, invalid("the take is %q", state)
		}
	}
	return columns, nil
}

// addOwned adds the rows that belong to a thing.
func (m *merger) addOwned(ctx context.Context, kind Kind, id int64, p parts) error {
	for _, table := range slices.Sorted(maps.Keys(m.shapes[kind].owned)) {
		if isTagTable(table) {
			var tags []string
			if raw, given := p["tags"]; given {
				if err := json.Unmarshal(raw, &tags); err != nil {
					return because(ErrInvalid, fmt.Errorf("tags: %w", err))
				}
				if err := m.setTags(ctx, Ref{kind, id}, tags); err != nil {
					return err
				}
			}
			continue
		}
		var rows []parts
		if raw, given := p[table]; given {
			if err := json.Unmarshal(raw, &rows); err != nil {
				return because(ErrInvalid, fmt.Errorf("%s: %w", table, err))
			}
		}
		for _, row := range rows {
			columns, err := m.columns(ctx, m.shapes[kind].owned[table], row)
			if _, then := later(columns); len(then) > 0 {
				err = invalid("there is no %s %q", then[0].parent, then[0].uid)
			}
			if err == nil {
				_, err = m.insertRow(ctx, table, append(columns, column{string(kind) + "_id", id}))
			}
			if err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
		}
	}
	return m.reindex(ctx, Ref{kind, id})
}

func (m *merger) insertRow(ctx context.Context, table string, columns []column) (int64, error) {
	names, values := split(columns)
	return m.insert(ctx, "INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES (?"+
		strings.Repeat(", ?", len(names)-1)+")", values...)
}

func split(columns []column) (names []string, values []any) {
	for _, c := range columns {
		names, values = append(names, c.name), append(values, c.value)
	}
	return names, values
}

// set gives a column another value.
func set(columns []column, name string, value any) []column {
	columns = slices.DeleteFunc(columns, func(c column) bool { return c.name == name })
	return append(columns, column{name, value})
}
