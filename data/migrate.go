package data

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// steps are the migrations, in the order of their names; the number of the last is the schema's version.
//
//go:embed migrations/*.sql
var steps embed.FS

// stepNames lists the migrations. Embedded files cannot fail to be listed.
func stepNames() []string {
	names, err := fs.Glob(steps, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	return names
}

// latest is the schema version this program writes.
func latest() int { return len(stepNames()) }

// migrate takes the database through all steps it lacks, in one transaction: it is either of the
// old version or of the newest.
func migrate(ctx context.Context, db *sql.DB) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	// A step may rebuild a table others refer to; the references are checked before the commit
	// instead.
	if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = off"); err != nil {
		return err
	}
	defer func() {
		_, on := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = on")
		err = errors.Join(err, on)
	}()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := runSteps(ctx, tx); err != nil {
		return err
	}
	if err := checkReferences(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// runSteps runs the steps the database lacks and notes its new version.
func runSteps(ctx context.Context, tx *sql.Tx) error {
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	for _, name := range stepNames()[version:] {
		script, err := steps.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, latest())
	_, err := tx.ExecContext(ctx, mark)
	return err
}

// checkReferences fails when a row refers to one that is not there. The pragma answers with rows,
// never by failing.
func checkReferences(ctx context.Context, tx *sql.Tx) error {
	tables, err := query(ctx, tx, scanOne[string], "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
	if err != nil {
		return fmt.Errorf("check references: %w", err)
	}
	if len(tables) > 0 {
		return fmt.Errorf("%w: rows of %v refer to others that are missing", ErrDamaged, tables)
	}
	return nil
}

// checkPragmas reads back what the connection was asked for: SQLite and the driver ignore what
// they cannot do.
func checkPragmas(ctx context.Context, db *sql.DB) error {
	for _, want := range []struct{ pragma, value string }{
		{"journal_mode", "wal"}, {"synchronous", "2"}, {"foreign_keys", "1"}, {"recursive_triggers", "1"},
		{"secure_delete", "1"},
	} {
		var got string
		if err := db.QueryRowContext(ctx, "PRAGMA "+want.pragma).Scan(&got); err != nil {
			return err
		}
		if got != want.value {
			return fmt.Errorf("this disk does not keep data safe: %s is %s, not %s", want.pragma, got, want.value)
		}
	}
	return nil
}

// copyBeforeMigration keeps the database as it is under backups/pre-v<new version>-<date>.db,
// checked. A copy of an earlier attempt is never replaced; the same again is not kept twice.
func (s *Store) copyBeforeMigration(ctx context.Context) error {
	folder, name := filepath.Join(s.dir, backupsName), fmt.Sprintf("pre-v%d-", latest())
	part := filepath.Join(folder, name+"part")
	defer os.Remove(part)
	if err := writeCopy(ctx, s.writer, part); err != nil {
		return err
	}
	earlier, err := fs.Glob(os.DirFS(folder), name+"*.db")
	if err != nil {
		return err
	}
	for _, copied := range earlier {
		if same, err := sameContent(filepath.Join(folder, copied), part); err != nil || same {
			return err
		}
	}
	base := filepath.Join(folder, name+s.now().UTC().Format("2006-01-02"))
	path := base + ".db"
	for n := 2; filled(path); n++ {
		path = fmt.Sprintf("%s-%d.db", base, n)
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncFolder(folder)
}

// sameContent compares two files of a size that fits into memory twice.
func sameContent(path, other string) (bool, error) {
	a, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	b, err := os.ReadFile(other)
	return bytes.Equal(a, b), err
}

// writeCopy writes a copy of the database to a file of its owner's, and reads the copy again to be
// sure of it.
func writeCopy(ctx context.Context, db *sql.DB, path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := ownFile(path); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return err
	}
	copied := connect(path, frozenParams(), 1)
	_, err := checkIntegrity(ctx, copied)
	return errors.Join(err, copied.Close())
}

// syncFolder makes a rename last. Windows does so by itself, and lets no folder be opened.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
