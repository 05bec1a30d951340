package data_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

// backup makes a backup that was asked for.
func backup(t testing.TB, s *data.Store) data.Backup {
	t.Helper()
	return must(s.BackUp(ctx, data.BackupAsked))(t)
}

func TestADayIsNotWithoutABackup(t *testing.T) {
	s, c := newStore(t)
	for _, step := range []struct {
		later time.Duration
		made  bool
	}{{0, true}, {23 * time.Hour, false}, {time.Hour, true}, {time.Minute, false}, {-48 * time.Hour, true}, {time.Minute, false}} {
		c.Add(step.later)
		if made := must(s.BackUpIfDue(ctx))(t); made != step.made {
			t.Errorf("%v later a backup was made: %v, want %v", step.later, made, step.made)
		}
	}
	all := must(s.Backups())(t)
	if len(all) != 3 {
		t.Fatalf("there are %d backups", len(all))
	}
	for _, b := range all {
		if b.Reason != data.BackupDaily || b.Size == 0 {
			t.Errorf("%+v", b)
		}
		if info := must(os.Stat(b.Path))(t); info.Mode() != 0o600 {
			t.Errorf("%s has mode %v", b.Path, info.Mode())
		}
	}
}

func TestABackupIsMadeWhileSavingGoesOn(t *testing.T) {
	s, _ := newStore(t)
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if _, err := s.SaveEntry(ctx, data.Entry{Title: "Meanwhile", Body: strings.Repeat("word ", 400)}); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 5 {
		backup(t, s)
	}
	close(stop)
	ok(t, <-done)
}

func TestBackupsAreThinnedToDaysWeeksAndMonths(t *testing.T) {
	begin := time.Date(2025, 1, 1, 20, 0, 0, 0, time.UTC)
	var kept []data.Backup // the newest first
	now := begin
	for day := range 500 {
		for part := range 3 {
			now = begin.AddDate(0, 0, day).Add(time.Duration(part) * time.Hour)
			kept = append([]data.Backup{{Path: now.String(), Made: now, Reason: data.BackupDaily}}, kept...)
			gone := map[string]bool{}
			for _, b := range data.TooMany(kept, now) {
				gone[b.Path] = true
			}
			var left []data.Backup
			for _, b := range kept {
				if !gone[b.Path] {
					left = append(left, b)
				}
			}
			kept = left
		}
	}
	if n := len(kept); n < 25 || n > 40 {
		t.Errorf("%d backups are kept of 1500", n)
	}
	age := func(b data.Backup) time.Duration { return now.Sub(b.Made) }
	if oldest := age(kept[len(kept)-1]); oldest < 220*24*time.Hour {
		t.Errorf("the oldest is %v old", oldest)
	}
	for i, b := range kept[1:] {
		gap, limit := kept[i].Made.Sub(b.Made), 32*24*time.Hour
		switch {
		case age(b) < 48*time.Hour:
			limit = 24 * time.Hour
		case age(b) < 11*24*time.Hour:
			limit = 25 * time.Hour
		case age(b) < 60*24*time.Hour:
			limit = 8 * 24 * time.Hour
		}
		if gap > limit {
			t.Errorf("between %v and %v there is none", b.Made, kept[i].Made)
		}
	}
}

func TestBackupsFromBeforeAMigrationAndFromTheFutureStay(t *testing.T) {
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	var all []data.Backup
	for i := range 60 {
		all = append(all, data.Backup{Made: now.Add(time.Duration(30-i) * 24 * time.Hour), Reason: data.BackupDaily})
	}
	for i := range 3 {
		all = append(all, data.Backup{Made: now.AddDate(-3, -i, 0), Reason: data.BackupBeforeMigration})
	}
	for _, b := range data.TooMany(all, now) {
		if b.Made.After(now) || b.Reason == data.BackupBeforeMigration {
			t.Errorf("%+v would go", b)
		}
	}
}

func TestARestoreBringsTheBackupBackAndKeepsWhatWas(t *testing.T) {
	dir, c := filepath.Join(t.TempDir(), "greenroom"), newClock()
	s := must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	first := must(s.SaveEntry(ctx, data.Entry{Title: "First"}))(t)
	b := backup(t, s)
	c.Add(time.Hour)
	must(s.SaveEntry(ctx, data.Entry{Title: "Second"}))(t)
	ok(t, s.PrepareRestore(ctx, b))
	if n := must(s.CountEntries(ctx, data.EntryFilter{}))(t); n != 2 {
		t.Errorf("before the end there are %d entries", n)
	}
	ok(t, s.Close())

	s = open(t, dir, c)
	if n := must(s.CountEntries(ctx, data.EntryFilter{}))(t); n != 1 {
		t.Errorf("%d entries are back", n)
	}
	same(t, first, must(s.Entry(ctx, first.ID))(t))
	all := must(s.Backups())(t)
	if all[0].Reason != data.BackupBeforeRestore {
		t.Fatalf("the present state was not kept: %+v", all)
	}
	found := must(s.CheckFiles(ctx))(t)
	if len(found.Aside) != 1 {
		t.Fatalf("set aside is %+v", found.Aside)
	}
	ok(t, s.RemoveAside(ctx, found.Aside[0]))
	if err := s.RemoveAside(ctx, data.FoundFile{Path: filepath.Join(dir, "backups")}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("removing the backups gives %v", err)
	}
	// And forth again.
	ok(t, s.PrepareRestore(ctx, all[0]))
	if b, found := data.NewestGood(ctx, dir); !found || b.Path == "" {
		t.Errorf("the newest good backup is %+v", b)
	}
}

func TestTakesMadeSinceABackupAreFoundAgainAndInNobodysWay(t *testing.T) {
	dir, c := filepath.Join(t.TempDir(), "greenroom"), newClock()
	s := must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	q := saveQuestion(t, s, "Why us?")
	b := backup(t, s)
	since := finished(t, s, q.ID, time.Second)
	ok(t, s.PrepareRestore(ctx, b))
	ok(t, s.Close())

	s = open(t, dir, c)
	if !s.Replaced() {
		t.Error("nothing says that a backup was brought back")
	}
	next := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID}))(t)
	if next.ID != since.ID || s.Path(next) == s.Path(since) {
		t.Errorf("take %d goes to %s, where take %d is", next.ID, next.File, since.ID)
	}
	found := must(s.CheckFiles(ctx))(t)
	if len(found.Strays) != 1 || found.Strays[0].Path != s.Path(since) {
		t.Fatalf("strays: %v", found.Strays)
	}
	adopted := must(s.AdoptTake(ctx, found.Strays[0], "Found again"))(t)
	if adopted.File != since.File {
		t.Errorf("adopted is %s", adopted.File)
	}
}

func TestABackupThatIsNotWholeIsNotRestored(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Here"}))(t)
	good := backup(t, s)
	bad := backup(t, s)
	content := must(os.ReadFile(bad.Path))(t)
	ok(t, os.WriteFile(bad.Path, content[:len(content)/2], 0o600))
	if err := s.PrepareRestore(ctx, bad); !errors.Is(err, data.ErrDamaged) {
		t.Errorf("half a backup gives %v", err)
	}
	if b, found := data.NewestGood(ctx, s.Dir()); !found || b.Path != good.Path {
		t.Errorf("the newest good backup is %+v", b)
	}
	for _, name := range []string{"restore.db", "restore.db.part"} {
		if _, err := os.Stat(filepath.Join(s.Dir(), name)); err == nil {
			t.Errorf("%s is there", name)
		}
	}
}

// TestARestoreThatIsCutOffIsFinishedAtTheNextStart goes through the states a power cut can leave:
// so many of the old files are out of the way, and what is to come is still staged.
func TestARestoreThatIsCutOffIsFinishedAtTheNextStart(t *testing.T) {
	old := []string{"greenroom.db-wal", "greenroom.db-shm", "greenroom.db"}
	for moved := range len(old) + 1 {
		t.Run(fmt.Sprint(moved), func(t *testing.T) {
			dir := t.TempDir()
			s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(t)
			must(s.SaveEntry(ctx, data.Entry{Title: "First"}))(t)
			b := backup(t, s)
			must(s.SaveEntry(ctx, data.Entry{Title: "Second"}))(t)
			ok(t, s.PrepareRestore(ctx, b))
			// A log that was not folded in, and would be replayed into what comes.
			wal := must(os.ReadFile(filepath.Join(dir, "greenroom.db-wal")))(t)
			ok(t, s.Close())
			write(t, filepath.Join(dir, "greenroom.db-wal"), wal)
			write(t, filepath.Join(dir, "greenroom.db-shm"), make([]byte, 32768))
			staged := must(os.Stat(filepath.Join(dir, "restore.db")))(t)
			aside := filepath.Join(dir, "set-aside", staged.ModTime().UTC().Format("2006-01-02T150405Z"))
			ok(t, os.MkdirAll(aside, 0o700))
			for _, name := range old[:moved] {
				ok(t, os.Rename(filepath.Join(dir, name), filepath.Join(aside, name)))
			}
			again := open(t, dir, newClock())
			if n := must(again.CountEntries(ctx, data.EntryFilter{}))(t); n != 1 {
				t.Errorf("there are %d entries", n)
			}
			if got := must(again.Pragma("integrity_check"))(t); got != "ok" {
				t.Error(got)
			}
			if _, err := os.Stat(filepath.Join(aside, "greenroom.db")); err != nil {
				t.Errorf("the old database is gone: %v", err)
			}
		})
	}
}

func TestEachBackupIsCopiedToASecondPlace(t *testing.T) {
	s, _ := newStore(t)
	second := t.TempDir()
	write(t, filepath.Join(second, "holiday.jpg"), []byte("mine"))
	ok(t, s.SetBackupFolder(ctx, second))
	b := backup(t, s)
	same(t, string(must(os.ReadFile(b.Path))(t)), string(must(os.ReadFile(filepath.Join(second, filepath.Base(b.Path))))(t)))
	if _, err := os.Stat(filepath.Join(second, "holiday.jpg")); err != nil {
		t.Error(err)
	}

	ok(t, os.RemoveAll(second)) // the drive is not plugged in
	b, err := s.BackUp(ctx, data.BackupAsked)
	if !errors.Is(err, data.ErrElsewhere) || b.Path == "" {
		t.Errorf("without the drive: %+v, %v", b, err)
	}
	if _, err := os.Stat(second); err == nil {
		t.Error("the place of the drive was filled")
	}
	if err := s.SetBackupFolder(ctx, filepath.Join(second, "nowhere")); err == nil {
		t.Error("a folder that is not there was taken")
	}
	if err := s.SetBackupFolder(ctx, "here"); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("a relative folder gives %v", err)
	}
	ok(t, s.SetBackupFolder(ctx, ""))
	backup(t, s)
}

func TestTheSecondPlaceIsNotInTheDataFolder(t *testing.T) {
	s, _ := newStore(t)
	link := filepath.Join(t.TempDir(), "link")
	ok(t, os.Symlink(s.Dir(), link))
	for _, folder := range []string{s.Dir(), filepath.Join(s.Dir(), "backups"), link} {
		if err := s.SetBackupFolder(ctx, folder); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

// TestASecondPlaceMayHoldTheBackupsOfAnotherComputer lets a year go by with a folder in which another
// computer keeps its backups as well.
func TestASecondPlaceMayHoldTheBackupsOfAnotherComputer(t *testing.T) {
	s, c := newStore(t)
	second := t.TempDir()
	var others []string
	for hour := range 5 {
		others = append(others, fmt.Sprintf("2026-03-29T%02d3000Z-daily.db", hour))
		write(t, filepath.Join(second, others[hour]), []byte("of another computer"))
	}
	ok(t, s.SetBackupFolder(ctx, second))
	for day := range 60 {
		if day == 30 {
			ok(t, s.SetBackupPassphrase(ctx, "green tea"))
		}
		must(s.BackUp(ctx, data.BackupDaily))(t)
		c.Add(24 * time.Hour)
	}
	mine := map[string]bool{}
	for _, b := range must(s.Backups())(t) {
		mine[filepath.Base(b.Path)] = true
	}
	if len(mine) > 30 {
		t.Errorf("%d backups are kept", len(mine))
	}
	copies := 0
	for _, file := range must(os.ReadDir(second))(t) {
		name := strings.TrimSuffix(file.Name(), ".age")
		switch {
		case mine[name]:
			copies++
		case slices.Contains(others, name):
			others = slices.DeleteFunc(others, func(other string) bool { return other == name })
		case !strings.HasPrefix(name, "greenroom-key-"):
			t.Errorf("%s stays", name)
		}
	}
	if copies != len(mine) || len(others) > 0 {
		t.Errorf("%d of %d copies are there, and of the other computer's %v are gone", copies, len(mine), others)
	}
}

func TestASecondCopyWithAPassphraseOpensWithItAlone(t *testing.T) {
	s, c := newStore(t)
	second := filepath.Join(t.TempDir(), "drive [1]*")
	ok(t, os.Mkdir(second, 0o700))
	ok(t, s.SetBackupFolder(ctx, second))
	kept := map[string]string{} // the passphrase by the name of the copy
	for _, passphrase := range []string{"", "green tea", "black tea"} {
		must(s.SaveEntry(ctx, data.Entry{Title: "Quincunx"}))(t)
		ok(t, s.SetBackupPassphrase(ctx, passphrase))
		same(t, passphrase != "", must(s.BackupPassphrase(ctx))(t))
		name := filepath.Base(backup(t, s).Path)
		if passphrase != "" {
			name += ".age"
		}
		kept[filepath.Join(second, name)] = passphrase
		c.Add(time.Minute)
	}
	for path, content := range contents(t, second) {
		locked := strings.HasSuffix(path, ".age")
		for _, secret := range []string{"Quincunx", "green tea", "black tea", "AGE-SECRET-KEY"} {
			if locked && strings.Contains(content, secret) {
				t.Errorf("%s can be read in %s", secret, path)
			}
		}
	}

	// On another computer, where there is nothing but the copies.
	fresh := open(t, t.TempDir(), newClock())
	n := 0
	for path, passphrase := range kept {
		if passphrase != "" {
			_, _, err := fresh.OpenBackup(ctx, path, "")
			same(t, true, errors.Is(err, data.ErrSealed))
			other := map[string]string{"green tea": "black tea", "black tea": "coffee"}[passphrase]
			_, _, err = fresh.OpenBackup(ctx, path, other)
			same(t, true, errors.Is(err, data.ErrPassphrase))
		}
		b, done, err := fresh.OpenBackup(ctx, path, passphrase)
		ok(t, err)
		same(t, data.BackupAsked, b.Reason)
		ok(t, fresh.PrepareRestore(ctx, b))
		done()
		n++
	}
	same(t, 3, n)
	if left := must(filepath.Glob(filepath.Join(fresh.Dir(), "*.part")))(t); len(left) > 0 {
		t.Errorf("what was unlocked stays: %v", left)
	}
}

func TestASecondCopyThatWasDamagedOrLostItsKeyIsNotOpened(t *testing.T) {
	s, _ := newStore(t)
	second := t.TempDir()
	ok(t, s.SetBackupFolder(ctx, second))
	ok(t, s.SetBackupPassphrase(ctx, "green tea"))
	path := filepath.Join(second, filepath.Base(backup(t, s).Path)+".age")
	whole := must(os.ReadFile(path))(t)
	for _, spoil := range []func([]byte) []byte{
		func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		func(b []byte) []byte { return b[:len(b)/2] },
	} {
		write(t, path, spoil(slices.Clone(whole)))
		if _, _, err := s.OpenBackup(ctx, path, "green tea"); !errors.Is(err, data.ErrDamaged) {
			t.Errorf("damaged: %v", err)
		}
	}
	write(t, path, whole)
	for _, key := range must(filepath.Glob(filepath.Join(second, "greenroom-key-*.age")))(t) {
		ok(t, os.Remove(key))
	}
	if _, _, err := s.OpenBackup(ctx, path, "green tea"); !errors.Is(err, data.ErrNoKey) {
		t.Errorf("without its key: %v", err)
	}
	backup(t, s) // puts the key back
	_, done, err := s.OpenBackup(ctx, path, "green tea")
	ok(t, err)
	done()
	if left := must(filepath.Glob(filepath.Join(s.Dir(), "*.part")))(t); len(left) > 0 {
		t.Errorf("what was unlocked stays: %v", left)
	}
}

func TestWhatWasCutOffWhileBeingWrittenIsCleared(t *testing.T) {
	dir, _ := closed(t)
	parts := []string{"restore.db.part", "backups/2026-01-01T000000Z-daily.db.part", "greenroom-look-1/greenroom.db"}
	for _, part := range parts {
		write(t, filepath.Join(dir, part), []byte("half"))
	}
	open(t, dir, newClock())
	for _, part := range parts {
		if _, err := os.Stat(filepath.Join(dir, part)); err == nil {
			t.Errorf("%s is still there", part)
		}
	}
}
