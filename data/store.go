// Package data is what Greenroom remembers: questions and takes, the journal, contacts, settings. All of it
// lies in one folder of the person's own, in an SQLite database beside the sound files.
//
// A Store is opened once and shared by everything; its methods may be called from any goroutine. What a method
// has saved when it returns survives a crash and a power cut. Times are kept to the millisecond.
package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// Options are what a Store takes from its surroundings.
type Options struct {
	Now func() time.Time // the clock; time.Now when nil
	Log *slog.Logger     // slog.Default() when nil; never told what the person wrote
}

// Store is an open data folder.
type Store struct {
	dir     string
	now     func() time.Time
	log     *slog.Logger
	lock    *flock.Flock
	writer  *sql.DB     // one connection
	readers *sql.DB     // read only
	file    os.FileInfo // of the database, as it was opened
	changes notices

	replaced bool // another database took the place of the one that was there
}

// Names within the data folder.
const (
	databaseName   = "greenroom.db"
	recordingsName = "recordings"
	backupsName    = "backups"
	logName        = "log"
	lockName       = "lock"
)

// Open opens the data folder dir and the database in it, and makes them when there are none. It
// migrates an older database after setting a verified copy aside in backups. It refuses, and
// leaves untouched, what it does not understand; the error is then an *OpenError around ErrNewer,
// ErrForeign, ErrDamaged, ErrReadOnly, ErrInUse or ErrFull.
func Open(ctx context.Context, dir string, opt Options) (_ *Store, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, &OpenError{Path: dir, Err: err}
	}
	s := &Store{dir: dir, now: opt.Now, log: opt.Log}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	defer func() {
		if err != nil {
			s.release()
		}
	}()
	if err := s.makeFolder(); err != nil {
		return nil, err
	}
	if err := s.takeLock(); err != nil {
		return nil, err
	}
	if err := s.openDatabase(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// Close writes everything into the one database file and lets the folder go. The store cannot be
// used afterwards.
func (s *Store) Close() error {
	_, optimised := s.writer.Exec("PRAGMA optimize")
	// Readers first: the writer, closing last, can then fold the write-ahead log into the file and
	// remove it.
	unread := s.readers.Close()
	_, folded := s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	if err := errors.Join(optimised, unread, folded, s.release()); err != nil {
		return fmt.Errorf("close %s: %w", s.databasePath(), translate(err))
	}
	return nil
}

// release closes whatever is open.
func (s *Store) release() error {
	var errs []error
	if s.readers != nil {
		errs = append(errs, s.readers.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Unlock())
	}
	return errors.Join(errs...)
}

// Dir is the data folder, as an absolute path.
func (s *Store) Dir() string { return s.dir }

// Replaced reports whether, when the folder was opened, a backup or what was salvaged took the place
// of the database. Takes made since the backup have their files still; CheckFiles finds them.
func (s *Store) Replaced() bool { return s.replaced }

// Now is the store's clock.
func (s *Store) Now() time.Time { return s.now() }

// present finds out whether the database is still where it was opened. One that was deleted or
// moved away can be written for as long as it is open, and what is written is gone with it.
func (s *Store) present() error {
	info, err := os.Stat(s.databasePath())
	if err != nil || s.file != nil && !os.SameFile(s.file, info) {
		return fmt.Errorf("%w: %s", ErrGone, s.dir)
	}
	return nil
}

func (s *Store) databasePath() string { return filepath.Join(s.dir, databaseName) }
