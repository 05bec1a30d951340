package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
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
		if err := m.lookAhead(ctx); err != nil {
			return err
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
	ahead  []ahead
}

// ahead is a reference to something that the import brings later.
type ahead struct {
	table, column string
	id            int64
	parent, uid   string
	where         string // in the import
}

// shape is what the parts of a thing are.
type shape struct {
	fields []field
	owned  map[string][]field // by table
	object string             // SQL
}

func (m *merger) prepare(ctx context.Context) error {
	m.shapes = map[Kind]shape{}
	for _, n := range natures {
		if !n.exported() {
			continue
		}
		fields, err := fieldsOf(ctx, m, string(n.kind), "")
		if err != nil {
			return err
		}
		one := shape{fields: fields, owned: map[string][]field{}}
		for _, table := range n.owned {
			if one.owned[table], err = fieldsOf(ctx, m, table, string(n.kind)); err != nil {
				return err
			}
		}
		if one.object, err = portableObject(ctx, m, n.kind, n.owned); err != nil {
			return err
		}
		m.shapes[n.kind] = one
	}
	return nil
}

// lookAhead makes the references that led ahead, now that everything is there.
func (m *merger) lookAhead(ctx context.Context) error {
	for _, a := range m.ahead {
		n, err := m.exec(ctx, fmt.Sprintf("UPDATE %s SET %s = (SELECT id FROM %[3]s WHERE uid = ?1) WHERE id = ?2 AND EXISTS (SELECT 1 FROM %[3]s WHERE uid = ?1)",
			a.table, a.column, a.parent), a.uid, a.id)
		if err == nil && n == 0 {
			err = invalid("there is no %s %q", a.parent, a.uid)
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", a.where, strings.TrimSuffix(a.column, "_id"), err)
		}
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
	pending := len(m.ahead)
	err := m.addThing(ctx, thing)
	for i := range m.ahead[pending:] {
		m.ahead[pending+i].where = thing.Where
	}
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

var (
	plainUID = regexp.MustCompile(`^[0-9a-f]{32}$`)
	aboutUID = regexp.MustCompile(`^about/[a-z0-9-]+(/[a-z0-9-]+)*$`) // of what is no card of the deck
)

// checkUID keeps names out that could lead somewhere: the uid of a take becomes a file name.
func checkUID(kind Kind, uid string) error {
	builtIn := kind == KindQuestion && (strings.HasPrefix(uid, "deck/") || aboutUID.MatchString(uid))
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
