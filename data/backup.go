package data

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// Reason says why a backup was made.
type Reason string

// The reasons for a backup.
const (
	BackupDaily           Reason = "daily"
	BackupAsked           Reason = "asked"
	BackupBeforeImport    Reason = "before-import"
	BackupBeforeRestore   Reason = "before-restore"
	BackupBeforeMigration Reason = "before-migration"
)

// Backup is a copy of the database, made and checked by the app. It holds everything but sound.
type Backup struct {
	Path   string // absolute
	Made   time.Time
	Size   int64 // bytes
	Reason Reason
}

const (
	// backupEvery is how old the newest backup may get.
	backupEvery = 24 * time.Hour
	// backupStamp is how a backup's file name tells when it was made, in UTC: Windows allows no
	// colons.
	backupStamp = "2006-01-02T150405Z"
	// backupFolderKey is the setting for the second place of backups.
	backupFolderKey = "backup.folder"
)

// ErrElsewhere is why the second copy of a backup is missing; the first one is whole.
var ErrElsewhere = errors.New("the second copy of the backup could not be written")

// Backups lists the backups in the data folder dir, the newest first.
func Backups(dir string) ([]Backup, error) {
	all, err := backupsIn(filepath.Join(dir, backupsName))
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	return all, nil
}

// Backups lists the backups in the data folder, the newest first.
func (s *Store) Backups() ([]Backup, error) { return Backups(s.dir) }

var (
	backupFile = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d{6}Z)-([a-z-]+?)(-\d+)?\.db$`)
	pinnedFile = regexp.MustCompile(`^pre-v\d+-(\d{4}-\d\d-\d\d)(-\d+)?\.db$`) // see copyBeforeMigration
)

func backupsIn(folder string) ([]Backup, error) {
	files, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Backup
	for _, file := range files {
		b, ours := backupNamed(file.Name())
		info, err := file.Info()
		if !ours || err != nil || !info.Mode().IsRegular() {
			continue // not one of ours, or gone meanwhile
		}
		if b.Reason == BackupBeforeMigration {
			b.Made = info.ModTime() // the name has the day alone
		}
		b.Path, b.Size = filepath.Join(folder, file.Name()), info.Size()
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b Backup) int {
		return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(b.Path, a.Path))
	})
	return all, nil
}

// backupNamed reads what the name of a backup tells, if it is one.
func backupNamed(name string) (b Backup, ours bool) {
	var err error
	if m := backupFile.FindStringSubmatch(name); m != nil {
		b.Made, err = time.Parse(backupStamp, m[1])
		b.Reason = Reason(m[2])
	} else if m := pinnedFile.FindStringSubmatch(name); m != nil {
		b.Made, err = time.Parse(time.DateOnly, m[1])
		b.Reason = BackupBeforeMigration
	}
	return b, err == nil && b.Reason != ""
}

// BackUpIfDue makes a backup when the newest is over a day old, and tells whether it did. One from
// the future does not count: the clock was wrong then, or is now.
func (s *Store) BackUpIfDue(ctx context.Context) (made bool, err error) {
	all, err := s.Backups()
	if err != nil {
		return false, err
	}
	now := s.now()
	if slices.ContainsFunc(all, func(b Backup) bool {
		age := now.Sub(b.Made)
		return age >= 0 && age < backupEvery
	}) {
		return false, nil
	}
	_, err = s.BackUp(ctx, BackupDaily)
	return err == nil || errors.Is(err, ErrElsewhere), err
}

// BackUp copies the database while it is in use, reads the copy again to be sure of it, and only
// then thins the older ones. When there is a second place for backups and the copy does not get
// there, the error is ErrElsewhere and the Backup is good all the same.
func (s *Store) BackUp(ctx context.Context, why Reason) (Backup, error) {
	b, err := s.backUp(ctx, why)
	if err != nil && !errors.Is(err, ErrElsewhere) {
		return Backup{}, fmt.Errorf("back up: %w", translate(err))
	}
	return b, err
}

func (s *Store) backUp(ctx context.Context, why Reason) (Backup, error) {
	folder := filepath.Join(s.dir, backupsName)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, err
	}
	now := s.now()
	path := freeName(filepath.Join(folder, now.UTC().Format(backupStamp)+"-"+string(why)), ".db")
	// A connection of its own, so that nobody waits for the copy to save.
	source := connect(s.databasePath(), copierParams(), 1)
	defer source.Close()
	part := path + ".part"
	defer os.Remove(part)
	if err := writeCopy(ctx, source, part); err != nil {
		return Backup{}, err
	}
	if err := errors.Join(os.Rename(part, path), syncFolder(folder)); err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, err
	}
	b := Backup{Path: path, Made: now, Size: info.Size(), Reason: why}
	s.log.Info("backed up", "reason", why, "bytes", b.Size)
	gone, err := s.thin(folder)
	if err != nil {
		s.log.Error("thin the backups", "error", err)
	}
	return b, s.copyElsewhere(ctx, b, gone)
}

// freeName is a name nothing has yet.
func freeName(base, ext string) string {
	path := base + ext
	for n := 2; exists(path); n++ {
		path = fmt.Sprintf("%s-%d%s", base, n, ext)
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// BackupFolder is the second place backups are copied to; "" is none.
func (s *Store) BackupFolder(ctx context.Context) (string, error) {
	return Setting(ctx, s, backupFolderKey, "")
}

// SetBackupFolder has every backup from now on copied to a second folder, which must be there and
// be writable and outside of the data folder; "" ends that.
func (s *Store) SetBackupFolder(ctx context.Context, folder string) error {
	if folder != "" {
		if !filepath.IsAbs(folder) {
			return invalid("the folder for backups must be named in full")
		}
		if within(s.dir, folder) {
			return invalid("the second copy has to be outside of the data folder")
		}
		if err := tryWriting(folder); err != nil {
			return &OpenError{Path: folder, Err: translate(err)}
		}
	}
	return SetSetting(ctx, s, backupFolderKey, folder)
}

// within reports whether a folder is another one, or lies in it.
func within(outer, inner string) bool {
	for _, folder := range []*string{&outer, &inner} {
		if real, err := filepath.EvalSymlinks(*folder); err == nil {
			*folder = real
		}
	}
	relative, err := filepath.Rel(outer, inner)
	return err == nil && filepath.IsLocal(relative)
}

// copyElsewhere puts a second copy of a backup where the person wants one, locked if they have set a
// passphrase. The copies of those that are gone here go there as well, and nothing else: the folder
// may hold those of another computer.
func (s *Store) copyElsewhere(ctx context.Context, b Backup, gone []string) error {
	folder, err := s.BackupFolder(ctx)
	if err != nil || folder == "" {
		return err
	}
	key, err := Setting(ctx, s, backupKeySetting, backupKey{})
	if err != nil {
		return err
	}
	// The folder is not made: when it is a drive that is not there, its place must stay empty.
	to := filepath.Join(folder, filepath.Base(b.Path))
	if key.Locks != "" {
		err = key.seal(b.Path, to+sealedExt)
	} else {
		err = copyWhole(b.Path, to)
	}
	if err != nil {
		return because(ErrElsewhere, translate(err))
	}
	for _, name := range gone {
		for _, copied := range []string{name, name + sealedExt} {
			if err := os.Remove(filepath.Join(folder, copied)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				s.log.Error("thin the second copies", "error", err)
			}
		}
	}
	return nil
}

// copyWhole copies a file so that under its name there is all of it or nothing.
func copyWhole(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	return writeWhole(to, func(dst io.Writer) error {
		_, err := io.Copy(dst, src)
		return err
	})
}

// thin removes the backups of a folder that are no longer needed, and names them.
func (s *Store) thin(folder string) (gone []string, err error) {
	all, err := backupsIn(folder)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, b := range tooMany(all, s.now()) {
		gone = append(gone, filepath.Base(b.Path))
		errs = append(errs, os.Remove(b.Path))
	}
	return gone, errors.Join(errs...)
}

// How many backups are kept: all of the last two days, then the newest of each of so many days,
// weeks and months. It is the scheme Anki uses.
const (
	keepAll    = 48 * time.Hour
	keepDays   = 12
	keepWeeks  = 10
	keepMonths = 9
)

// tooMany picks the backups that can go. They must be sorted, the newest first. Those made before
// a migration stay, and those from the future: who knows which clock is right.
func tooMany(all []Backup, now time.Time) (drop []Backup) {
	spans := []struct {
		left int
		of   func(time.Time) string
		last string
	}{
		{left: keepDays, of: func(t time.Time) string { return t.Format(time.DateOnly) }},
		{left: keepWeeks, of: func(t time.Time) string {
			year, week := t.ISOWeek()
			return fmt.Sprint(year, week)
		}},
		{left: keepMonths, of: func(t time.Time) string { return t.Format("2006-01") }},
	}
	for i, b := range all {
		keep := i == 0 || b.Reason == BackupBeforeMigration || now.Sub(b.Made) < keepAll
		for j := range spans {
			span := &spans[j]
			if name := span.of(b.Made.UTC()); name != span.last && span.left > 0 {
				span.last, keep = name, true
				span.left--
			}
		}
		if !keep {
			drop = append(drop, b)
		}
	}
	return drop
}
