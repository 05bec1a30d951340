package data

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// applicationID marks a database as Greenroom's, for us and for file(1): "GRNR".
const applicationID = 0x47524E52

// finding is what a look at the database file told.
type finding struct {
	version    int  // schema version; 0: nothing there yet
	staleIndex bool // the search index disagrees with what it indexes
}

// examine looks at the database file without changing anything in the folder.
func (s *Store) examine(ctx context.Context) (finding, error) {
	path := s.databasePath()
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{}, s.mustBeFirstRun("it is missing")
	case err != nil:
		return finding{}, err
	case !info.Mode().IsRegular():
		return finding{}, fmt.Errorf("%w: it is not a file", ErrForeign)
	case info.Size() == 0:
		return finding{}, s.mustBeFirstRun("it is empty")
	}
	// With a rollback journal beside it, a first page half written is what SQLite rolls back.
	if !filled(path + "-journal") {
		if err := checkHeader(path); err != nil {
			return finding{}, err
		}
	}
	if exists(filepath.Join(s.dir, damagedName)) {
		return finding{}, fmt.Errorf("%w: it was found so when it was last in use", ErrDamaged)
	}
	unclean := filled(path+"-wal") || filled(path+"-journal")
	if unclean {
		// The newest state lies partly in the log, and SQLite would write to read it: look at a
		// copy.
		copied, remove, err := s.copyToLookAt(path)
		if err != nil {
			return finding{}, err
		}
		defer remove()
		path = copied
	}
	found, err := inspect(ctx, path, unclean)
	if err == nil && found.version == 0 {
		err = s.mustBeFirstRun("it is empty")
	}
	return found, err
}

// mustBeFirstRun refuses to begin anew where something was kept before: an empty database beside
// recordings is a lost one.
func (s *Store) mustBeFirstRun(but string) error {
	for _, name := range []string{recordingsName, backupsName} {
		err := filepath.WalkDir(filepath.Join(s.dir, name), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				return errFileSeen
			}
			return nil
		})
		if errors.Is(err, errFileSeen) {
			return fmt.Errorf("%w: %s, although there are files in %s", ErrDamaged, but, name)
		}
	}
	return nil
}

// errFileSeen ends a walk at the first file.
var errFileSeen = errors.New("file seen")

// checkHeader reads the first bytes of the file, before SQLite is let near it.
func checkHeader(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	header := make([]byte, 100)
	if _, err := io.ReadFull(f, header); err != nil || !bytes.HasPrefix(header, []byte("SQLite format 3\x00")) {
		return fmt.Errorf("%w: it does not begin like a database", ErrDamaged)
	}
	if header[18] > 2 || header[19] > 2 {
		return fmt.Errorf("%w: its file format is newer", ErrNewer)
	}
	if id := binary.BigEndian.Uint32(header[68:]); id != 0 && id != applicationID {
		return fmt.Errorf("%w: it belongs to another program", ErrForeign)
	}
	return nil
}

// inspect asks SQLite what the file holds. The file must not be in use.
func inspect(ctx context.Context, path string, unclean bool) (found finding, err error) {
	params := frozenParams()
	if unclean {
		params = writerParams() // a copy, that SQLite has to recover first
	}
	db := connect(path, params, 1)
	defer func() { err = errors.Join(err, db.Close()) }()

	var id, objects, ours int
	err = db.QueryRowContext(ctx, `
		SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		       count(*),
		       count(*) FILTER (WHERE type = 'table' AND name IN ('question', 'take', 'entry', 'contact', 'setting'))
		FROM sqlite_schema`).Scan(&id, &found.version, &objects, &ours)
	switch {
	case err != nil:
		return found, fmt.Errorf("read the schema: %w", err)
	case id == 0 && objects == 0:
		return finding{}, nil // made, and cut off before anything was written
	case id != applicationID:
		return found, fmt.Errorf("%w: it belongs to another program", ErrForeign)
	case found.version > latest():
		return found, fmt.Errorf("%w: its version is %d, this one knows up to %d", ErrNewer, found.version, latest())
	case found.version < 1 || ours < 5:
		return found, fmt.Errorf("%w: tables are missing", ErrDamaged)
	case unclean:
		found.staleIndex, err = checkIntegrity(ctx, db)
	}
	return found, err
}

// checkIntegrity lets SQLite check the whole file. A search index out of step is no damage: it can
// be made again.
func checkIntegrity(ctx context.Context, db *sql.DB) (staleIndex bool, err error) {
	return complaintsOf(ctx, db, "PRAGMA integrity_check")
}

// complaintsOf runs one of SQLite's checks.
func complaintsOf(ctx context.Context, db *sql.DB, check string) (staleIndex bool, err error) {
	complaints, err := query(ctx, db, scanOne[string], check)
	if err != nil {
		return false, fmt.Errorf("check: %w", err)
	}
	for _, complaint := range complaints {
		switch {
		case complaint == "ok":
		case strings.Contains(complaint, "malformed inverted index"):
			staleIndex = true
		default:
			return false, fmt.Errorf("%w: %s", ErrDamaged, complaint)
		}
	}
	return staleIndex, nil
}

// lookPattern names the folders in which copies are looked at.
const lookPattern = "greenroom-look-*"

// copyToLookAt copies the file and its logs to a temporary folder, or where that is too small, to
// one within the data folder. remove removes the copy.
func (s *Store) copyToLookAt(path string) (copied string, remove func(), err error) {
	for _, parent := range []string{"", s.dir} {
		if copied, remove, err = copyDatabase(path, parent); err == nil {
			return copied, remove, nil
		}
	}
	return "", nil, fmt.Errorf("copy to look at it: %w", err)
}

// copyDatabase copies the file and its logs to a new folder within parent.
func copyDatabase(path, parent string) (copied string, remove func(), err error) {
	dir, err := os.MkdirTemp(parent, lookPattern)
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(dir) } // only a copy
	copied = filepath.Join(dir, databaseName)
	for _, suffix := range []string{"", "-wal", "-journal"} {
		if err := copyFile(path+suffix, copied+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			remove()
			return "", nil, err
		}
	}
	return copied, remove, nil
}

func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Sync(), dst.Close())
}

// filled reports whether there is such a file with something in it.
func filled(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}
