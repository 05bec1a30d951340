package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// makeFolder makes the data folder, for its owner only, and finds out whether it can be written.
func (s *Store) makeFolder() error {
	err := os.MkdirAll(s.dir, 0o700)
	if err == nil {
		err = tryWriting(s.dir)
	}
	if err == nil {
		return nil
	}
	if err = translate(err); !errors.Is(err, ErrFull) {
		err = because(ErrReadOnly, err)
	}
	return &OpenError{Path: s.dir, Err: err}
}

// tryWriting makes a file in the folder and removes it. Permission bits alone do not tell.
func tryWriting(dir string) error {
	f, err := os.CreateTemp(dir, ".write-test-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// takeLock makes sure that this is the only store on the folder. The system frees the lock however
// a program ends.
func (s *Store) takeLock() error {
	path := filepath.Join(s.dir, lockName)
	lock := flock.New(path)
	switch locked, err := lock.TryLock(); {
	case err != nil:
		return &OpenError{Path: path, Err: because(ErrReadOnly, err)}
	case !locked:
		return &OpenError{Path: s.dir, Err: ErrInUse}
	}
	s.lock = lock
	return nil
}

// openDatabase looks at the file first, and opens it for writing only when it is ours to write.
func (s *Store) openDatabase(ctx context.Context) error {
	path := s.databasePath()
	if err := errors.Join(s.finishRestore(), s.clearParts()); err != nil {
		return &OpenError{Path: path, Err: translate(err)}
	}
	found, err := s.examine(ctx)
	if err != nil {
		return &OpenError{Path: path, Err: translate(err)}
	}
	for _, name := range []string{recordingsName, backupsName, logName} {
		folder := filepath.Join(s.dir, name)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return &OpenError{Path: folder, Err: translate(err)}
		}
	}
	if err := ownFile(path); err != nil {
		return &OpenError{Path: path, Err: translate(err)}
	}
	s.writer = connect(path, writerParams(), 1)
	if err := s.prepareDatabase(ctx, found); err != nil {
		return &OpenError{Path: path, Err: translate(err)}
	}
	if s.file, err = os.Stat(path); err != nil {
		return &OpenError{Path: path, Err: translate(err)}
	}
	s.readers = connect(path, readerParams(), 4)
	return s.ForgetSound(ctx)
}

// prepareDatabase brings a database that was found in order to this version's shape.
func (s *Store) prepareDatabase(ctx context.Context, found finding) error {
	if err := checkPragmas(ctx, s.writer); err != nil {
		return err
	}
	if found.version < latest() {
		if found.version > 0 {
			if err := s.copyBeforeMigration(ctx); err != nil {
				return fmt.Errorf("set a copy aside before changing the database: %w", err)
			}
		}
		if err := migrate(ctx, s.writer); err != nil {
			return err
		}
		s.log.Info("database migrated", "from", found.version, "to", latest())
	}
	if found.staleIndex {
		s.log.Warn("search index rebuilt")
		if _, err := s.writer.ExecContext(ctx, "INSERT INTO search (search) VALUES ('rebuild')"); err != nil {
			return fmt.Errorf("rebuild the search index: %w", err)
		}
	}
	return nil
}

// ownFile makes the file, or narrows it, to its owner's eyes: SQLite gives its companions the same
// permissions.
func ownFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		return f.Close()
	}
	if errors.Is(err, fs.ErrExist) {
		return os.Chmod(path, 0o600)
	}
	return err
}
