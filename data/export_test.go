package data

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Pragma sets or reads a pragma of the connection that writes.
func (s *Store) Pragma(text string) (value string, err error) {
	err = s.writer.QueryRow("PRAGMA " + text).Scan(&value)
	return value, err
}

// Latest is the schema version this program writes.
func Latest() int { return latest() }

// TooMany picks the backups that can go.
func TooMany(all []Backup, now time.Time) []Backup { return tooMany(all, now) }

// PortableTables are the tables whose rows are in an export.
func PortableTables() map[string]bool {
	tables := map[string]bool{}
	for _, n := range natures {
		if n.exported() {
			tables[string(n.kind)] = true
		}
		for _, owned := range n.owned {
			tables[owned] = true
		}
	}
	return tables
}

// OpenThrough opens a folder of our own as Open does, with the database's files in the hands of one of SQLite's
// file systems (VFS). Such a one has no shared memory, and so the connection that writes has the database to itself:
// nothing can be read with the Store's methods.
func OpenThrough(ctx context.Context, vfs, dir string, opt Options) (*Store, error) {
	s := &Store{dir: dir, now: opt.Now, log: opt.Log}
	found, err := s.examine(ctx)
	if err != nil {
		return nil, err
	}
	path, params := s.databasePath(), writerParams()
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, backupsName), 0o700), ownFile(path)); err != nil {
		return nil, err
	}
	params.Set("vfs", vfs)
	s.writer = sql.OpenDB(&connector{dsn: dsn(path, params), driver: &sqlite3.SQLiteDriver{ConnectHook: prepareAlone}})
	s.writer.SetMaxOpenConns(1)
	s.readers = connect(path, readerParams(), 1) // only there to be closed
	return s, s.prepareDatabase(ctx, found)
}

// prepareAlone is prepare for a connection that has the database to itself. The driver asks for a log before it asks
// for that, when a log cannot be had yet.
func prepareAlone(conn *sqlite3.SQLiteConn) error {
	_, err := conn.Exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL", nil)
	return errors.Join(err, prepare(conn))
}

// Rows are all rows of all tables as text, but for what SQLite keeps for itself. uids are left out: an older database
// gets them by chance when it is migrated.
func (s *Store) Rows(ctx context.Context) (rows []string, err error) {
	selects, err := query(ctx, s.writer, scanOne[string], `
		SELECT 'SELECT ''' || t.name || ' '' || ' || group_concat('quote(' || c.name || ')', ' || '' '' || ')
			|| ' FROM ' || t.name || ' ORDER BY 1'
		FROM sqlite_schema t, pragma_table_info(t.name) c
		WHERE t.type = 'table' AND c.name <> 'uid' AND t.name NOT GLOB 'sqlite_stat*'
			AND (t.name NOT GLOB 'search*' OR t.name = 'search_doc')
		GROUP BY t.name ORDER BY t.name`)
	for _, text := range selects {
		some, failed := query(ctx, s.writer, scanOne[string], text)
		rows, err = append(rows, some...), errors.Join(err, failed)
	}
	return rows, err
}
