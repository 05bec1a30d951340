package data_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"greenroom/data"
)

// older is a folder with a database of the first version, before there was a search index, and
// some things in it.
func older(t *testing.T) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, "greenroom.db")
	db := raw(t, file)
	execute(t, db, string(must(os.ReadFile("migrations/0001_library.sql"))(t)))
	execute(t, db, `PRAGMA application_id = 0x47524E52; PRAGMA user_version = 1;
		INSERT INTO question (id, text, text_key, steps, created_ms, updated_ms) VALUES (7, 'Why us?', 'whyus', '["Say hello","Say why"]', 1000, 2000);
		INSERT INTO question (id, text, text_key, created_ms, updated_ms, deleted_ms) VALUES (8, 'Thrown away?', 'thrownaway', 1000, 2000, 3000);
		INSERT INTO entry (id, title, body, question_id, date_ms, created_ms, updated_ms) VALUES (9, 'Monday', 'Went well', 7, 1000, 1000, 1000);
		INSERT INTO tag VALUES (1, 'calm', 'calm');
		INSERT INTO entry_tag VALUES (9, 1, 0)`)
	ok(t, db.Close())
	return dir, file
}

// schema is all that a database is made of.
func schema(t *testing.T, file string) []string {
	t.Helper()
	rows := must(raw(t, file).Query("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1"))(t)
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		ok(t, rows.Scan(&one))
		all = append(all, one)
	}
	ok(t, rows.Err())
	return all
}

func TestAnOlderDatabaseIsBroughtUpToDateWithAllThatIsInIt(t *testing.T) {
	dir, file := older(t)
	s := open(t, dir, newClock())
	q := must(s.Question(ctx, 7))(t)
	same(t, []string{"Say hello", "Say why"}, q.Steps)
	e := must(s.Entry(ctx, 9))(t)
	same(t, []string{"calm"}, e.Tags)
	for text, want := range map[string]int{"hello": 1, "monday": 1, "calm": 1, "thrown": 0} {
		if hits := must(s.Search(ctx, text, nil, 0))(t); len(hits) != want {
			t.Errorf("%q finds %v", text, hits)
		}
	}
	fresh, _ := newStore(t)
	same(t, schema(t, filepath.Join(fresh.Dir(), "greenroom.db")), schema(t, file))
}

func TestBeforeAMigrationACopyIsSetAside(t *testing.T) {
	dir, _ := older(t)
	open(t, dir, newClock())
	backup := filepath.Join(dir, "backups", fmt.Sprintf("pre-v%d-2026-03-29.db", data.Latest()))
	if info := must(os.Stat(backup))(t); info.Mode() != 0o600 {
		t.Errorf("the copy has mode %v", info.Mode())
	}
	db := raw(t, backup)
	var version, questions int
	var check string
	ok(t, db.QueryRow("SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM question), (SELECT * FROM pragma_integrity_check)").Scan(&version, &questions, &check))
	if version != 1 || questions != 2 || check != "ok" {
		t.Errorf("the copy has version %d, %d questions, and is %s", version, questions, check)
	}
}

func TestANewDatabaseNeedsNoCopy(t *testing.T) {
	s, _ := newStore(t)
	if got := must(os.ReadDir(filepath.Join(s.Dir(), "backups")))(t); len(got) > 0 {
		t.Errorf("there is %v", got)
	}
}

func TestAMigrationThatFailsChangesNothingHoweverOftenItIsTried(t *testing.T) {
	dir, file := older(t)
	db := raw(t, file)
	execute(t, db, "PRAGMA foreign_keys = off; INSERT INTO entry_tag VALUES (404, 1, 0)")
	ok(t, db.Close())
	before := dump(t, file)
	for range 10 {
		refused(t, dir, data.ErrDamaged, file)
	}
	same(t, before, dump(t, file))
	// Ten starts, and one copy: the first, which they all agree with.
	if got := must(os.ReadDir(filepath.Join(dir, "backups")))(t); len(got) != 1 {
		t.Errorf("there are copies %v", got)
	}
	db = raw(t, file)
	execute(t, db, "DELETE FROM entry_tag WHERE entry_id = 404")
	ok(t, db.Close())
	must(open(t, dir, newClock()).Entry(ctx, 9))(t)
	if got := must(os.ReadDir(filepath.Join(dir, "backups")))(t); len(got) != 2 {
		t.Errorf("there are copies %v", got)
	}
}

// dump is the version, the schema and some contents of a database.
func dump(t *testing.T, file string) []string {
	t.Helper()
	db := raw(t, file)
	defer db.Close()
	var version, tags string
	var index sql.NullString
	ok(t, db.QueryRow("SELECT (SELECT user_version FROM pragma_user_version), (SELECT group_concat(entry_id) FROM entry_tag)").Scan(&version, &tags))
	err := db.QueryRow("SELECT sql FROM sqlite_schema WHERE name = 'search'").Scan(&index)
	if !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("there is a search index: %v %v", index, err)
	}
	return append(schema(t, file), version, tags)
}
