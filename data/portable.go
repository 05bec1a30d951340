package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// SchemaVersion is the version of the database's shape, which an export notes.
func SchemaVersion() int { return latest() }

// derived are columns that follow from others, or mean something in one database only.
func derived(column string) bool {
	return column == "id" || column == "text_key" || column == "name_key"
}

// field is a column as an export knows it.
type field struct {
	name   string // in the export: a reference loses its _id
	column string
	parent string // the table it refers to
	blob   bool   // written in hexadecimal
	json   bool
}

// fieldsOf lists the columns of a table, without those that name the thing it belongs to.
func fieldsOf(ctx context.Context, db querier, table, owner string) ([]field, error) {
	parents := map[string]string{}
	references, err := query(ctx, db, func(row scanner) (f [2]string, err error) {
		err = row.Scan(&f[0], &f[1])
		return f, err
	}, `SELECT "from", "table" FROM pragma_foreign_key_list(?)`, table)
	if err != nil {
		return nil, err
	}
	for _, r := range references {
		parents[r[0]] = r[1]
	}
	declared, err := queryOne(ctx, db, scanOne[string], "SELECT sql FROM sqlite_schema WHERE name = ?", table)
	if err != nil {
		return nil, err
	}
	all, err := query(ctx, db, func(row scanner) (f field, err error) {
		var kind string
		err = row.Scan(&f.column, &kind)
		f.name, f.parent = strings.TrimSuffix(f.column, "_id"), parents[f.column]
		f.blob, f.json = kind == "BLOB", strings.Contains(declared, "json_valid("+f.column+")")
		return f, err
	}, "SELECT name, type FROM pragma_table_info(?)", table)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(f field) bool {
		return derived(f.column) || owner != "" && f.parent == owner
	}), nil
}

// expression is the SQL for a field of the row t of a table.
func (f field) expression(t string) string {
	column := t + "." + f.column
	switch {
	case f.parent != "":
		return "(SELECT uid FROM " + f.parent + " WHERE id = " + column + ")"
	case f.blob:
		return "hex(" + column + ")"
	case f.json:
		return "json(" + column + ")"
	}
	return column
}

// object is the SQL for the fields of the row t as a JSON object, and more.
func object(fields []field, t string, more ...string) string {
	var parts []string
	for _, f := range fields {
		parts = append(parts, "'"+f.name+"', "+f.expression(t))
	}
	return "json_object(" + strings.Join(append(parts, more...), ", ") + ")"
}

// isTagTable reports whether a table links things to tags.
func isTagTable(table string) bool { return strings.HasSuffix(table, "_tag") }

// portableObject is the SQL for everything of a thing of a kind, as one JSON object.
func portableObject(ctx context.Context, db querier, kind Kind, owned []string) (string, error) {
	fields, err := fieldsOf(ctx, db, string(kind), "")
	if err != nil {
		return "", err
	}
	var more []string
	for _, table := range owned {
		if isTagTable(table) {
			more = append(more, "'tags', json("+tagsOf(kind, "this")+")")
			continue
		}
		own, err := fieldsOf(ctx, db, table, string(kind))
		if err != nil {
			return "", err
		}
		more = append(more, fmt.Sprintf(`'%[1]s', json((SELECT json_group_array(json(one)) FROM
			(SELECT %[2]s AS one FROM %[1]s o WHERE o.%[3]s_id = this.id ORDER BY 1)))`, table, object(own, "o"), kind))
	}
	return object(fields, "this", more...), nil
}

// Export reads everything the person has, as one JSON object for each thing, kind after kind, all
// as it is at one moment. Sound is not among it.
func (s *Store) Export(ctx context.Context, visit func(kind Kind, object string) error) error {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("export: %w", translate(err))
	}
	defer tx.Rollback()
	for _, n := range natures {
		if !n.exported() {
			continue
		}
		if err := exportKind(ctx, tx, n, visit); err != nil {
			return fmt.Errorf("export every %s: %w", n.kind, err)
		}
	}
	return nil
}

func exportKind(ctx context.Context, tx *sql.Tx, n nature, visit func(Kind, string) error) error {
	text, err := portableObject(ctx, tx, n.kind, n.owned)
	if err != nil {
		return err
	}
	text = "SELECT " + text + " FROM " + string(n.kind) + " this"
	if n.where != "" {
		text += " WHERE " + n.where
	}
	rows, err := tx.QueryContext(ctx, text+" ORDER BY this."+keyColumn(n.kind))
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var object string
		if err := rows.Scan(&object); err != nil {
			return translate(err)
		}
		if err := visit(n.kind, object); err != nil {
			return err
		}
	}
	return translate(rows.Err())
}

// keyColumn is the primary key of a kind's table.
func keyColumn(kind Kind) string {
	if kind == KindSetting || kind == KindGone {
		return "key"
	}
	return "id"
}

// CountPortable says how many things Export visits.
func (s *Store) CountPortable(ctx context.Context) (n int, err error) {
	for _, nature := range natures {
		if !nature.exported() {
			continue
		}
		where := nature.where
		if where == "" {
			where = "true"
		}
		of, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM "+string(nature.kind)+" this WHERE "+where)
		if err != nil {
			return 0, fmt.Errorf("count what there is: %w", err)
		}
		n += of
	}
	return n, nil
}
