package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	// restoreName is a whole, checked database that waits to take the place of the one in use. The
	// next Open lets it.
	restoreName = "restore.db"
	// damagedName is a file that says the database was found damaged while it was in use.
	damagedName = "damaged"
	// asideName is the folder for databases whose place was taken.
	asideName = "set-aside"
)

// PrepareRestore has a backup take the place of the database when the folder is opened the next
// time. The present state is backed up before; nothing changes if that or anything else fails. The
// store goes on as it was until it is closed, but what is saved from now on is lost.
func (s *Store) PrepareRestore(ctx context.Context, b Backup) error {
	err := checkBackup(ctx, b)
	if err == nil {
		_, err = s.BackUp(ctx, BackupBeforeRestore)
	}
	if err == nil || errors.Is(err, ErrElsewhere) {
		err = stage(b.Path, s.dir)
	}
	if err != nil {
		return fmt.Errorf("restore %s: %w", b.Path, translate(err))
	}
	return nil
}

// Replace is PrepareRestore for a folder whose database cannot be opened: that is set aside as it
// is when the folder is opened the next time.
func Replace(ctx context.Context, dir string, b Backup) error {
	s := &Store{dir: dir}
	if err := s.takeLock(); err != nil {
		return err
	}
	defer s.release()
	err := checkBackup(ctx, b)
	if err == nil {
		err = stage(b.Path, dir)
	}
	if err != nil {
		return fmt.Errorf("restore %s: %w", b.Path, translate(err))
	}
	return nil
}

// checkBackup finds out whether a backup is whole and ours to open.
func checkBackup(ctx context.Context, b Backup) error {
	if err := checkHeader(b.Path); err != nil {
		return err
	}
	found, err := inspect(ctx, b.Path, false)
	if err != nil {
		return err
	}
	if found.version == 0 {
		return fmt.Errorf("%w: there is nothing in it", ErrDamaged)
	}
	db := connect(b.Path, frozenParams(), 1)
	_, err = checkIntegrity(ctx, db)
	return errors.Join(err, db.Close())
}

// NewestGood is the newest backup of a folder that is whole, if there is one.
func NewestGood(ctx context.Context, dir string) (Backup, bool) {
	all, err := Backups(dir)
	if err != nil {
		return Backup{}, false
	}
	for _, b := range all {
		if checkBackup(ctx, b) == nil {
			return b, true
		}
	}
	return Backup{}, false
}

// stage puts a copy of a database where Open finds it.
func stage(path, dir string) error { return copyWhole(path, filepath.Join(dir, restoreName)) }

// finishRestore lets a staged database take its place. It may be cut off anywhere and goes on
// where it was the next time: what is staged stays until the old files are out of the way.
func (s *Store) finishRestore() error {
	staged := filepath.Join(s.dir, restoreName)
	info, err := os.Stat(staged)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	// Named by what takes its place, so that a second attempt finds the folder of the first.
	aside := filepath.Join(s.dir, asideName, info.ModTime().UTC().Format(backupStamp))
	if exists(filepath.Join(aside, databaseName)) && exists(s.databasePath()) {
		aside = freeName(aside, "") // of another restore within the same second
	}
	if err := os.MkdirAll(aside, 0o700); err != nil {
		return err
	}
	// The logs go along: left behind, they would be replayed into the new database.
	for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
		err := os.Rename(s.databasePath()+suffix, filepath.Join(aside, databaseName+suffix))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := errors.Join(syncFolder(aside), syncFolder(s.dir)); err != nil {
		return err
	}
	if err := os.Rename(staged, s.databasePath()); err != nil {
		return err
	}
	s.replaced = true
	s.log.Warn("database replaced", "set aside", filepath.Base(aside))
	if err := os.Remove(filepath.Join(s.dir, damagedName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return syncFolder(s.dir)
}

// MarkDamaged has the next Open refuse the database as damaged, until another one has taken its
// place.
func (s *Store) MarkDamaged() error {
	name := filepath.Join(s.dir, damagedName)
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		return fmt.Errorf("mark the database as damaged: %w", translate(err))
	}
	return errors.Join(syncFile(name), syncFolder(s.dir))
}

// clearParts removes what was being written when the app was cut off: parts of files that never
// got their names.
func (s *Store) clearParts() error {
	var errs []error
	for _, folder := range []string{s.dir, filepath.Join(s.dir, backupsName)} {
		files, err := os.ReadDir(folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, file := range files {
			name := file.Name()
			looked, _ := filepath.Match(lookPattern, name)
			if looked || strings.HasSuffix(name, ".part") || strings.HasPrefix(name, ".write-test-") {
				errs = append(errs, os.RemoveAll(filepath.Join(folder, name)))
			}
		}
	}
	return errors.Join(errs...)
}
