package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Portable is one thing of an export.
type Portable struct {
	Kind   Kind
	Object string // JSON, as Export gave it
	Where  string // the file and line it was read from, for error messages
}

// Merged counts what an import does, or would do, by kind.
type Merged struct {
	New     map[Kind]int // not here yet
	Changed map[Kind]int // here, and newer in the import
	Back    map[Kind]int // here in the trash, and brought back
	Same    map[Kind]int // here already
	Kept    map[Kind]int // here, and newer than in the import: stays as it is
}

// Total adds up one of the counts.
func (Merged) Total(of map[Kind]int) (n int) {
	for _, count := range of {
		n += count
	}
	return n
}

// Merge adds the things of an export to what is here: all of it, or nothing. Things are known by
// their uid, wherever they were made. What is here already and differs is replaced when the import
// has changed it later; settings that are set stay. What fails gives an error that says where in
// the import it lies. The sound of new takes must be where SoundOf says before.
func (s *Store) Merge(ctx context.Context, things iter.Seq2[Portable, error]) (Merged, error) {
	return s.merge(ctx, things, nil)
}

// PreviewMerge tells what Merge would do, and does nothing.
func (s *Store) PreviewMerge(ctx context.Context, things iter.Seq2[Portable, error]) (Merged, error) {
	return s.merge(ctx, things, errPreview)
}

var errPreview = errors.New("only a preview")

func (s *Store) merge(ctx context.Context, things iter.Seq2[Portable, error], end error) (Merged, error) {
	m := &merger{Merged: Merged{
		New: map[Kind]int{}, Changed: map[Kind]int{}, Back: map[Kind]int{}, Same: map[Kind]int{}, Kept: map[Kind]int{},
	}}
	err := s.write(ctx, func(c *change) error {
		m.change = c
		if err := m.prepare(ctx); err != nil {
			return err
		}
		for thing, err := range things {
			if err == nil {
				err = m.add(ctx, thing)
			}
			if err != nil {
				return err
			}
		}
		return end
	})
	if err != nil && !errors.Is(err, errPreview) {
		return Merged{}, fmt.Errorf("import: %w", err)
	}
	return m.Merged, nil
}

// merger is a merge under way.
type merger struct {
	*change
	Merged
	shapes map[Kind]shape
}

// shape is what the parts of a thing are.
type shape struct {
	fields []field
	owned  map[string][]field // by table
	object string             // SQL
}

func (m *merger) prepare(ctx context.Context) error {
	m.shapes = map[Kind]shape{}
	for _, p := range portable {
		fields, err := fieldsOf(ctx, m, string(p.kind), "")
		if err != nil {
			return err
		}
		one := shape{fields: fields, owned: map[string][]field{}}
		for _, table := range p.owned {
			if one.owned[table], err = fieldsOf(ctx, m, table, string(p.kind)); err != nil {
				return err
			}
		}
		if one.object, err = portableObject(ctx, m, p.kind, p.owned); err != nil {
			return err
		}
		m.shapes[p.kind] = one
	}
	return nil
}

// parts are those of a thing or of a row, by name.
type parts map[string]json.RawMessage

// text gives a part that is a text.
func (p parts) text(name string) string {
	var text string
	_ = json.Unmarshal(p[name], &text) // then it is ""
	return text
}

// number gives a part that is a whole number.
func (p parts) number(name string) int64 {
	var n int64
	_ = json.Unmarshal(p[name], &n) // then it is 0
	return n
}

func (m *merger) add(ctx context.Context, thing Portable) error {
	err := m.addThing(ctx, thing)
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%s: %w", thing.Where, err)
	}
	return err
}

func (m *merger) addThing(ctx context.Context, thing Portable) error {
	var p parts
	if err := json.Unmarshal([]byte(thing.Object), &p); err != nil {
		return because(ErrInvalid, err)
	}
	if err := m.checkParts(thing.Kind, p); err != nil {
		return err
	}
	m.touch(thing.Kind)
	switch thing.Kind {
	case KindSetting:
		return m.addSetting(ctx, p)
	case KindGone:
		return m.addGone(ctx, p)
	}
	if err := checkUID(thing.Kind, p.text("uid")); err != nil {
		return err
	}
	return m.addNamed(ctx, thing.Kind, p)
}

// checkParts refuses parts that no column is for.
func (m *merger) checkParts(kind Kind, p parts) error {
	one, known := m.shapes[kind]
	if !known {
		return invalid("there is no kind %q", kind)
	}
	for name := range p {
		_, owned := one.owned[name]
		if !owned && name != "tags" && !slices.ContainsFunc(one.fields, func(f field) bool { return f.name == name }) {
			return invalid("a %s has no %q", kind, name)
		}
	}
	return nil
}

var plainUID = regexp.MustCompile(`^[0-9a-f]{32}$`)

// checkUID keeps names out that could lead somewhere: the uid of a take becomes a file name.
func checkUID(kind Kind, uid string) error {
	builtIn := kind == KindQuestion && strings.HasPrefix(uid, "deck/")
	if !plainUID.MatchString(uid) && !builtIn {
		return invalid("%q is no uid", uid)
	}
	return nil
}

func (m *merger) addSetting(ctx context.Context, p parts) error {
	n, err := m.exec(ctx, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING", p.text("key"), string(p["value"]))
	if n > 0 {
		m.New[KindSetting]++
	} else {
		m.Same[KindSetting]++
	}
	return err
}

// addGone lets a built-in question go that was deleted for good where the export comes from, unless
// something was done with it here.
func (m *merger) addGone(ctx context.Context, p parts) error {
	n, err := m.exec(ctx, "INSERT INTO deck_gone (key) VALUES (?) ON CONFLICT DO NOTHING", p.text("key"))
	if err != nil || n == 0 {
		return err
	}
	m.touch(KindQuestion)
	_, err = m.exec(ctx, "DELETE FROM question WHERE key = ? AND "+untouched, p.text("key"))
	return err
}

// addNamed adds a thing that has a uid.
func (m *merger) addNamed(ctx context.Context, kind Kind, p parts) error {
	var id int64
	var here string
	err := m.QueryRowContext(ctx, "SELECT this.id, "+m.shapes[kind].object+" FROM "+string(kind)+" this WHERE this.uid = ?", p.text("uid")).Scan(&id, &here)
	if err = translate(err); errors.Is(err, ErrNotFound) {
		m.New[kind]++
		return m.insertThing(ctx, kind, p)
	}
	if err != nil {
		return err
	}
	var local parts
	if err := json.Unmarshal([]byte(here), &local); err != nil {
		return err
	}
	back := local.number("deleted_ms") != 0 && p.number("deleted_ms") == 0
	switch {
	case sameParts(local, p):
		if !back {
			m.Same[kind]++
			return nil
		}
	case p.number("updated_ms") > local.number("updated_ms"):
		if !back {
			m.Changed[kind]++
		}
		if err := m.replaceThing(ctx, kind, id, p); err != nil {
			return err
		}
	default:
		if !back {
			m.Kept[kind]++
			return nil
		}
	}
	if back {
		m.Back[kind]++
		return m.restore(ctx, Ref{kind, id})
	}
	return nil
}

// local are the parts in which the same thing may differ from one database to another.
func local(name string) bool {
	return name == "file" || name == "deleted_ms" || name == "with_question" || name == "created_ms" || name == "position" || name == "original"
}

// sameParts compares two versions of a thing, as far as the import knows of its parts.
func sameParts(here, there parts) bool {
	for name, value := range there {
		if !local(name) && !sameJSON(here[name], value) {
			return false
		}
	}
	return true
}

func sameJSON(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

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
				err = invalid("there is no %s %q", f.parent, v)
			}
			return id, err
		}
		return clean(v), nil
	}
	return nil, invalid("%s is not a value", raw)
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
	id, err := m.insertRow(ctx, string(kind), columns)
	if err != nil {
		return err
	}
	return m.addOwned(ctx, kind, id, p)
}

// replaceThing makes a thing that is here like the one of the import, with all that belongs to it.
func (m *merger) replaceThing(ctx context.Context, kind Kind, id int64, p parts) error {
	columns, err := m.thingColumns(ctx, kind, p)
	if err != nil {
		return err
	}
	columns = slices.DeleteFunc(columns, func(c column) bool { return local(c.name) })
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
			if err == nil {
				_, err = m.insertRow(ctx, table, append(columns, column{string(kind) + "_id", id}))
			}
			if err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
		}
	}
	return nil
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

// importedFile is where the sound of an imported take lies.
func importedFile(uid string, startedMS int64) string {
	return path.Join(recordingsName, instant(startedMS).Format("2006/01"), uid+".wav")
}

// SoundOf tells where the sound of a take of an export belongs, as an absolute path, and whether a
// file is there already. The object is a take as Export gives it.
func (s *Store) SoundOf(ctx context.Context, object string) (file string, there bool, err error) {
	var p parts
	if err := json.Unmarshal([]byte(object), &p); err != nil {
		return "", false, because(ErrInvalid, err)
	}
	uid := p.text("uid")
	if err := checkUID(KindTake, uid); err != nil {
		return "", false, err
	}
	relative, err := queryOne(ctx, s.readers, scanOne[string], "SELECT file FROM take WHERE uid = ?", uid)
	if errors.Is(err, ErrNotFound) {
		relative, err = importedFile(uid, p.number("started_ms")), nil
	}
	if err != nil {
		return "", false, fmt.Errorf("find the sound of take %s: %w", uid, err)
	}
	file = filepath.Join(s.dir, filepath.FromSlash(relative))
	return file, exists(file), nil
}

// importsName is the list of the sound files an import brings. It is there while one is under way.
const importsName = "import.json"

// ExpectSound notes which sound files an import is about to bring, so that those of one that is
// cut off do not stay. ForgetSound ends it.
func (s *Store) ExpectSound(files []string) error {
	relative := make([]string, len(files))
	for i, file := range files {
		var err error
		if relative[i], err = filepath.Rel(s.dir, file); err != nil {
			return fmt.Errorf("note what is imported: %w", err)
		}
	}
	list, err := json.Marshal(relative)
	if err != nil {
		return err
	}
	name := filepath.Join(s.dir, importsName)
	if err := os.WriteFile(name+".part", list, 0o600); err != nil {
		return fmt.Errorf("note what is imported: %w", translate(err))
	}
	if err := errors.Join(syncFile(name+".part"), os.Rename(name+".part", name), syncFolder(s.dir)); err != nil {
		return fmt.Errorf("note what is imported: %w", translate(err))
	}
	return nil
}

// ForgetSound removes those of the expected sound files that no take has, which after an import
// are none, and after one that failed are all.
func (s *Store) ForgetSound(ctx context.Context) error {
	name := filepath.Join(s.dir, importsName)
	list, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("end an import: %w", translate(err))
	}
	var files []string
	if err := json.Unmarshal(list, &files); err != nil {
		return fmt.Errorf("end an import: read %s: %w", name, err)
	}
	for _, relative := range files {
		if !filepath.IsLocal(relative) {
			continue // never ours
		}
		known, err := queryOne(ctx, s.writer, scanOne[bool], "SELECT EXISTS (SELECT 1 FROM take WHERE file = ?)", filepath.ToSlash(relative))
		if err != nil {
			return fmt.Errorf("end an import: %w", err)
		}
		if !known {
			if err := s.removeSound(filepath.ToSlash(relative)); err != nil {
				return fmt.Errorf("end an import: %w", err)
			}
		}
	}
	if err := os.Remove(name); err != nil {
		return fmt.Errorf("end an import: %w", translate(err))
	}
	return syncFolder(s.dir)
}
