package data

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Salvaged says what came back from a damaged database.
type Salvaged struct {
	Read map[Kind]int // how many things, by kind
	Lost int          // rows that were seen and could not be kept

	undescribed int // tables of which it is not known where they are
}

// Empty reports that nothing came back but the questions everybody has.
func (s Salvaged) Empty() bool {
	for kind, n := range s.Read {
		if kind != KindQuestion && n > 0 {
			return false
		}
	}
	return true
}

// Salvage reads what can be read of the damaged database in dir into a new one, which takes its
// place when the folder is opened the next time; the damaged one is then set aside as it is. Sound
// files are not touched. Takes whose question is gone get one that says lost. A database that is
// missing gives an empty one.
func Salvage(ctx context.Context, dir, lost string) (Salvaged, error) {
	s := &Store{dir: dir}
	if err := s.takeLock(); err != nil {
		return Salvaged{}, err
	}
	defer s.release()
	salvaged, err := s.salvage(ctx, lost)
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage %s: %w", s.databasePath(), translate(err))
	}
	return salvaged, nil
}

func (s *Store) salvage(ctx context.Context, lost string) (Salvaged, error) {
	part := filepath.Join(s.dir, restoreName+".part")
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Salvaged{}, err
	}
	if err := ownFile(part); err != nil {
		return Salvaged{}, err
	}
	salvaged, err := salvageInto(ctx, part, s.databasePath(), s.dir, lost)
	if err != nil {
		return Salvaged{}, errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, filepath.Join(s.dir, restoreName)); err != nil {
		return Salvaged{}, err
	}
	return salvaged, syncFolder(s.dir)
}

// salvageInto fills the new file at path from copies of the damaged one. A write-ahead log can be
// what is damaged, and so can the description of the tables; each way is tried that may bring back
// more, and the one that does wins.
func salvageInto(ctx context.Context, path, damaged, dir, lost string) (best Salvaged, err error) {
	attempt := path + "-attempt.part"
	defer os.Remove(attempt)
	for _, way := range []salvageWay{{}, {withoutLog: true}, {withoutLog: true, mendSchema: true}} {
		if way.withoutLog && !way.mendSchema && !filled(damaged+"-wal") && !filled(damaged+"-journal") {
			continue // it would be the same again
		}
		if way.mendSchema && best.undescribed == 0 {
			continue
		}
		_ = os.Remove(attempt)
		salvaged, err := salvageOnce(ctx, attempt, damaged, dir, lost, way)
		if err != nil {
			return best, err
		}
		if best.Read == nil || salvaged.total() > best.total() {
			best = salvaged
			if err := os.Rename(attempt, path); err != nil {
				return best, err
			}
		}
	}
	return best, nil
}

// salvageWay is how the copy of a damaged database is read.
type salvageWay struct{ withoutLog, mendSchema bool }

func (s Salvaged) total() (n int) {
	for _, count := range s.Read {
		n += count
	}
	return n
}

func salvageOnce(ctx context.Context, path, damaged, dir, lost string, way salvageWay) (_ Salvaged, err error) {
	if err := ownFile(path); err != nil {
		return Salvaged{}, err
	}
	// Nobody reads it before it is whole: no log beside it, and one sync at the end.
	fresh := connect(path, map[string][]string{
		"_journal_mode": {"MEMORY"}, "_synchronous": {"OFF"}, "_foreign_keys": {"off"}, "_recursive_triggers": {"on"},
	}, 1)
	defer func() { err = errors.Join(err, fresh.Close(), syncFile(path)) }()
	if err := migrate(ctx, fresh); err != nil {
		return Salvaged{}, err
	}
	if _, err := fresh.ExecContext(ctx, "PRAGMA foreign_keys = off"); err != nil { // until all is there
		return Salvaged{}, err
	}
	copied, remove, err := copyDatabase(damaged, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return Salvaged{Read: map[Kind]int{}}, nil
	}
	if err != nil {
		return Salvaged{}, err
	}
	defer remove()
	if way.withoutLog {
		_ = os.Remove(copied + "-wal")
		_ = os.Remove(copied + "-journal")
	}
	if err := mendHeader(copied); err != nil {
		return Salvaged{}, err
	}
	if way.mendSchema {
		if err := mendSchema(ctx, copied, fresh); err != nil {
			return Salvaged{}, err
		}
	}
	r := &rescue{from: connect(copied, map[string][]string{"_foreign_keys": {"off"}}, 1), into: fresh}
	defer r.from.Close()
	// With a schema that may be written, SQLite passes over parts of it that make no sense; cells of
	// an impossible size are better not believed.
	_, _ = r.from.ExecContext(ctx, "PRAGMA writable_schema = on; PRAGMA cell_size_check = on; PRAGMA trusted_schema = off")
	return r.run(ctx, lost)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// pageSize is what SQLite has given every database of ours.
const pageSize = 4096

// mendHeader gives a database back the length it may have had, and writes its beginning anew: all
// that is in it is the same in each of ours, or follows from the file.
func mendHeader(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	// Empty pages stand for those that are missing: one table that begins beyond the end would make
	// SQLite refuse all others.
	pages := 2*(info.Size()/pageSize) + 256
	header := make([]byte, 100)
	copy(header, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(header[16:], pageSize)
	copy(header[18:], []byte{2, 2, 0, 64, 32, 32}) // WAL, no reserved bytes, payload fractions
	binary.BigEndian.PutUint32(header[28:], uint32(pages))
	binary.BigEndian.PutUint32(header[44:], 4) // schema format
	binary.BigEndian.PutUint32(header[56:], 1) // UTF-8
	binary.BigEndian.PutUint32(header[60:], uint32(latest()))
	binary.BigEndian.PutUint32(header[68:], applicationID)
	_, writeErr := f.WriteAt(header, 0)
	return errors.Join(f.Truncate(pages*pageSize), writeErr, f.Close())
}

// rescue carries rows from a damaged database into a new one.
type rescue struct {
	from, into        *sql.DB
	lost, undescribed int
}

func (r *rescue) run(ctx context.Context, lost string) (Salvaged, error) {
	tables, err := query(ctx, r.into, scanOne[string], `SELECT name FROM sqlite_schema
		WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'`)
	if err != nil {
		return Salvaged{}, err
	}
	for _, table := range tables {
		if err := r.table(ctx, table); err != nil {
			return Salvaged{}, fmt.Errorf("table %s: %w", table, err)
		}
	}
	if err := r.mendReferences(ctx, tables, lost); err != nil {
		return Salvaged{}, err
	}
	// It has to be better than what it replaces.
	if _, err := checkIntegrity(ctx, r.into); err != nil {
		return Salvaged{}, err
	}
	salvaged := Salvaged{Read: map[Kind]int{}, Lost: r.lost, undescribed: r.undescribed}
	for _, nature := range natures {
		if !nature.trash {
			continue
		}
		n, err := queryOne(ctx, r.into, scanOne[int], "SELECT count(*) FROM "+string(nature.kind))
		if err != nil {
			return Salvaged{}, err
		}
		if n > 0 {
			salvaged.Read[nature.kind] = n
		}
	}
	return salvaged, nil
}

// probes is how many single rows are looked for between two damaged places.
const probes = 200_000

// table carries one table over: from its beginning to the damage, from its end back to the damage,
// and then row by row what lies between.
func (r *rescue) table(ctx context.Context, table string) error {
	columns, err := query(ctx, r.into, scanOne[string], "SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		return err
	}
	known, err := query(ctx, r.from, scanOne[string], "SELECT name FROM pragma_table_info(?)", table)
	if err != nil || len(known) == 0 {
		r.undescribed++
		return nil // its very description is lost, or an older database had no such table
	}
	columns = both(columns, known)
	key, keyed := columns[0], columns[0] == "id" || columns[0] == "take_id" && !compound(ctx, r.into, table)
	if !keyed {
		key, err = keyOf(ctx, r.into, table)
		if err != nil {
			return err
		}
	}
	insert := "INSERT OR IGNORE INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (?" +
		strings.Repeat(", ?", len(columns)-1) + ")"
	selected := "SELECT " + strings.Join(columns, ", ") + " FROM " + table
	tx, err := r.into.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Prepared once: what a row sets off in the search index is long to compile.
	into, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return err
	}
	defer into.Close()
	carry := func(text string, args ...any) (last int64, whole bool) {
		return r.carry(ctx, into, len(columns), text, args...)
	}
	first, whole := carry(selected + " ORDER BY " + key)
	if !whole {
		end, _ := carry(selected + " ORDER BY " + strings.ReplaceAll(key, ",", " DESC,") + " DESC")
		for id := first + 1; keyed && id < end && id <= first+probes; id++ {
			carry(selected+" WHERE "+key+" = ?", id)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return tx.Commit()
}

// carry copies the rows of a query as far as they can be read, and gives the first column of the
// last.
func (r *rescue) carry(
	ctx context.Context, into *sql.Stmt, columns int, text string, args ...any,
) (last int64, whole bool) {
	rows, err := r.from.QueryContext(ctx, text, args...)
	if err != nil {
		return 0, false
	}
	defer rows.Close()
	values, places := make([]any, columns), make([]any, columns)
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			r.lost++
			continue
		}
		if id, ok := values[0].(int64); ok {
			last = id
		}
		if _, err := into.ExecContext(ctx, values...); err != nil {
			r.lost++ // not what such a row can hold
		}
	}
	return last, rows.Err() == nil
}

// both are those of a that are in b too.
func both(a, b []string) (shared []string) {
	for _, name := range a {
		for _, other := range b {
			if name == other {
				shared = append(shared, name)
			}
		}
	}
	return shared
}

// keyOf lists the columns of a table's primary key.
func keyOf(ctx context.Context, db querier, table string) (string, error) {
	columns, err := query(ctx, db, scanOne[string], "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)
	return strings.Join(columns, ", "), err
}

// compound reports whether a table's key is of several columns.
func compound(ctx context.Context, db querier, table string) bool {
	key, err := keyOf(ctx, db, table)
	return err != nil || strings.Contains(key, ",")
}

// mendReferences deals with rows that refer to others that did not come back, as their tables say
// for the case that those are deleted. A take is kept all the same, with a question that says it
// was lost.
func (r *rescue) mendReferences(ctx context.Context, tables []string, lost string) error {
	_, err := r.into.ExecContext(ctx, `INSERT INTO question (id, text, text_key, created_ms, updated_ms)
		SELECT DISTINCT question_id, ?1, ?2, min(started_ms), min(started_ms) FROM take
		WHERE question_id NOT IN (SELECT id FROM question) GROUP BY question_id`, lost, foldQuestion(lost))
	if err != nil {
		return fmt.Errorf("replace lost questions: %w", err)
	}
	for _, table := range tables {
		type reference struct{ parent, column, to, then string }
		references, err := query(ctx, r.into, func(row scanner) (f reference, err error) {
			err = row.Scan(&f.parent, &f.column, &f.to, &f.then)
			return f, err
		}, `SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)`, table)
		if err != nil {
			return err
		}
		for _, f := range references {
			orphans := fmt.Sprintf("WHERE %[1]s IS NOT NULL AND %[1]s NOT IN (SELECT %[2]s FROM %[3]s)", f.column, f.to, f.parent)
			mend := "DELETE FROM " + table + " " + orphans
			if f.then == "SET NULL" {
				mend = "UPDATE " + table + " SET " + f.column + " = NULL " + orphans
			}
			if _, err := r.into.ExecContext(ctx, mend); err != nil {
				return fmt.Errorf("mend %s: %w", table, err)
			}
		}
	}
	return nil
}
