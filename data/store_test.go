package data_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"greenroom/data"
)

func TestAFirstStartMakesAFolderForItsOwnerOnly(t *testing.T) {
	s, _ := newStore(t)
	saveQuestion(t, s, "Why us?") // writes, so that there is a log beside the database
	seen := map[string]fs.FileMode{}
	ok(t, filepath.WalkDir(s.Dir(), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		seen[strings.TrimPrefix(path, s.Dir())] = info.Mode()
		return err
	}))
	for _, folder := range []string{"", "/recordings", "/backups", "/log"} {
		if got := seen[folder]; got != fs.ModeDir|0o700 {
			t.Errorf("folder %q has mode %v", folder, got)
		}
	}
	for _, file := range []string{"/greenroom.db", "/greenroom.db-wal", "/greenroom.db-shm", "/lock"} {
		if got := seen[file]; got != 0o600 {
			t.Errorf("file %q has mode %v", file, got)
		}
	}
	if len(seen) != 8 {
		t.Errorf("unexpected files: %v", seen)
	}
}

func TestTheWriterKeepsDataSafe(t *testing.T) {
	s, _ := newStore(t)
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "recursive_triggers": "1",
		"secure_delete": "1", "user_version": fmt.Sprint(data.Latest()), "application_id": fmt.Sprint(0x47524E52), "integrity_check": "ok",
	} {
		if got := must(s.Pragma(pragma))(t); got != want {
			t.Errorf("%s = %s, want %s", pragma, got, want)
		}
	}
}

func TestAClosedStoreIsOneFileAndOpensAgain(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	s := must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	want := saveQuestion(t, s, "Why us?", "tag")
	ok(t, s.Close())
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if _, err := os.Stat(filepath.Join(dir, "greenroom.db"+suffix)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("greenroom.db%s is still there: %v", suffix, err)
		}
	}
	same(t, want, must(open(t, dir, c).Question(ctx, want.ID))(t))
}

func TestAnyFolderNameWorks(t *testing.T) {
	for _, name := range []string{"a b", "50%", "what?", "#1", "a&b=c;d", "Bücher", "x\xffy", "%41"} {
		dir := filepath.Join(t.TempDir(), name)
		s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(t)
		saveQuestion(t, s, "Why us?")
		must(s.Questions(ctx, data.QuestionFilter{}))(t)
		ok(t, s.Close())
		if info, err := os.Stat(filepath.Join(dir, "greenroom.db")); err != nil || info.Size() < 4096 {
			t.Errorf("%q: %v %v", name, info, err)
		}
	}
}

func TestASecondStoreOnTheFolderIsRefused(t *testing.T) {
	s, _ := newStore(t)
	saveQuestion(t, s, "Why us?")
	before := contents(t, s.Dir())
	refused(t, s.Dir(), data.ErrInUse, s.Dir())
	same(t, before, contents(t, s.Dir()))
	must(s.SaveQuestion(ctx, data.Question{Text: "Still mine?"}))(t)
}

// refused fails unless opening the folder gives the error, naming the path.
func refused(t *testing.T, dir string, want error, path string) {
	t.Helper()
	s, err := data.Open(ctx, dir, data.Options{Log: quiet()})
	if err == nil {
		ok(t, s.Close())
		t.Fatalf("%s was opened, want %v", dir, want)
	}
	var open *data.OpenError
	if !errors.Is(err, want) || !errors.As(err, &open) || open.Path != path || !strings.Contains(err.Error(), path) {
		t.Fatalf("got %v, want %v naming %s", err, want, path)
	}
}

// closed is a folder with a few things in it, and nobody using it.
func closed(t *testing.T) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(t)
	q := saveQuestion(t, s, "Why us?")
	finished(t, s, q.ID, time.Second)
	must(s.SaveEntry(ctx, data.Entry{Title: "A day", Body: strings.Repeat("It was long. ", 5000)}))(t)
	ok(t, s.Close())
	return dir, filepath.Join(dir, "greenroom.db")
}

func TestADatabaseThatIsNotOursToOpenStaysAsItIs(t *testing.T) {
	cases := map[string]struct {
		want  error
		spoil func(t *testing.T, file string)
	}{
		"of a newer version": {data.ErrNewer, func(t *testing.T, file string) { execute(t, raw(t, file), "PRAGMA user_version = 999") }},
		"of a newer version that crashed": {data.ErrNewer, func(t *testing.T, file string) {
			crash(t, file, "PRAGMA user_version = 999")
		}},
		"of a newer file format": {data.ErrNewer, func(t *testing.T, file string) { patch(t, file, 19, 9) }},
		"of another program":     {data.ErrForeign, func(t *testing.T, file string) { execute(t, raw(t, file), "PRAGMA application_id = 1") }},
		"without a mark": {data.ErrForeign, func(t *testing.T, file string) {
			ok(t, os.Remove(file))
			execute(t, raw(t, file), "CREATE TABLE note (id INTEGER PRIMARY KEY)")
		}},
		"that is a folder": {data.ErrForeign, func(t *testing.T, file string) {
			ok(t, os.Remove(file))
			ok(t, os.Mkdir(file, 0o700))
		}},
		"that is a text":            {data.ErrDamaged, func(t *testing.T, file string) { write(t, file, bytes.Repeat([]byte("Dear diary. "), 999)) }},
		"of five bytes":             {data.ErrDamaged, func(t *testing.T, file string) { write(t, file, []byte("SQLit")) }},
		"with a bit flipped at top": {data.ErrDamaged, func(t *testing.T, file string) { patch(t, file, 3, 'j') }},
		"cut in half":               {data.ErrDamaged, func(t *testing.T, file string) { truncate(t, file, 0.5) }},
		"cut at its end":            {data.ErrDamaged, func(t *testing.T, file string) { truncate(t, file, 0.97) }},
		"of zeros after the start": {data.ErrDamaged, func(t *testing.T, file string) {
			content := must(os.ReadFile(file))(t)
			clear(content[100:])
			write(t, file, content)
		}},
		"without its tables": {data.ErrDamaged, func(t *testing.T, file string) {
			ok(t, os.Remove(file))
			execute(t, raw(t, file), "PRAGMA application_id = 0x47524E52; PRAGMA user_version = 1; CREATE TABLE question (id INTEGER PRIMARY KEY)")
		}},
		"emptied beside recordings":    {data.ErrDamaged, func(t *testing.T, file string) { truncate(t, file, 0) }},
		"lost while recordings remain": {data.ErrDamaged, func(t *testing.T, file string) { ok(t, os.Remove(file)) }},
		"begun anew beside recordings": {data.ErrDamaged, func(t *testing.T, file string) {
			ok(t, os.Remove(file))
			execute(t, raw(t, file), "PRAGMA journal_mode = WAL; CREATE TABLE x (y); DROP TABLE x")
		}},
		"damaged, after a crash": {data.ErrDamaged, func(t *testing.T, file string) {
			content := must(os.ReadFile(file))(t)
			crash(t, file, "INSERT INTO setting VALUES ('a', '1')")
			clear(content[len(content)/2:])
			write(t, file, content)
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			dir, file := closed(t)
			c.spoil(t, file)
			before := contents(t, dir)
			for range 2 {
				refused(t, dir, c.want, file)
			}
			same(t, before, contents(t, dir))
		})
	}
}

func TestAnEmptyDatabaseBesideBackupsIsALostOne(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "greenroom.db"), nil)
	write(t, filepath.Join(dir, "backups", "old.db"), []byte("x"))
	refused(t, dir, data.ErrDamaged, filepath.Join(dir, "greenroom.db"))
}

func TestAFirstStartThatWasCutOffBeginsAnew(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"recordings", "backups"} {
		ok(t, os.Mkdir(filepath.Join(dir, folder), 0o700))
	}
	write(t, filepath.Join(dir, "greenroom.db"), nil)
	saveQuestion(t, open(t, dir, newClock()), "Why us?")
}

// patch changes one byte.
func patch(t *testing.T, file string, offset int, value byte) {
	t.Helper()
	content := must(os.ReadFile(file))(t)
	content[offset] = value
	write(t, file, content)
}

// truncate keeps a part of a file.
func truncate(t *testing.T, file string, part float64) {
	t.Helper()
	info := must(os.Stat(file))(t)
	ok(t, os.Truncate(file, int64(float64(info.Size())*part)))
}

// crash leaves the file and the log of a program that was killed after a change.
func crash(t testing.TB, file, change string) {
	t.Helper()
	db := raw(t, file)
	execute(t, db, change)
	left := map[string][]byte{}
	for _, suffix := range []string{"", "-wal"} {
		left[file+suffix] = must(os.ReadFile(file + suffix))(t)
	}
	if len(left[file+"-wal"]) == 0 {
		t.Fatal("there is no log to leave")
	}
	ok(t, db.Close())
	for file, content := range left {
		write(t, file, content)
	}
}

func TestWhatWasSavedBeforeACrashIsThere(t *testing.T) {
	dir, file := closed(t)
	crash(t, file, "INSERT INTO setting VALUES ('saved', '\"at the last moment\"')")
	s := open(t, dir, newClock())
	if got := must(data.Setting(ctx, s, "saved", ""))(t); got != "at the last moment" {
		t.Errorf("the setting is %q", got)
	}
	if left := must(filepath.Glob(filepath.Join(os.TempDir(), "greenroom-look-*")))(t); len(left) > 0 {
		t.Errorf("copies are left: %v", left)
	}
}

func TestWithoutRoomForACopyElsewhereTheDataFolderServes(t *testing.T) {
	dir, file := closed(t)
	crash(t, file, "INSERT INTO setting VALUES ('saved', '1')")
	t.Setenv("TMPDIR", filepath.Join(dir, "no such folder"))
	s := open(t, dir, newClock())
	if got := must(data.Setting(ctx, s, "saved", 0))(t); got != 1 {
		t.Errorf("the setting is %d", got)
	}
	if left := must(filepath.Glob(filepath.Join(dir, "greenroom-look-*")))(t); len(left) > 0 {
		t.Errorf("copies are left: %v", left)
	}
}

func TestASearchIndexOutOfStepAfterACrashIsMadeAgain(t *testing.T) {
	dir, file := closed(t)
	crash(t, file, "DELETE FROM search_segdir")
	s := open(t, dir, newClock())
	if hits := must(s.Search(ctx, "long", nil, 0))(t); len(hits) != 1 {
		t.Errorf("found %v", hits)
	}
}

func TestDamageMetLaterIsToldAsSuch(t *testing.T) {
	dir, file := closed(t)
	content := must(os.ReadFile(file))(t)
	// A long text goes on from page to page, each beginning with the number of the next.
	size := int(binary.BigEndian.Uint16(content[16:]))
	for page := 0; page < len(content); page += size {
		if bytes.Contains(content[page+4:page+30], []byte("It was long.")) {
			binary.BigEndian.PutUint32(content[page:], 0xFFFFFF)
		}
	}
	write(t, file, content)
	s, err := data.Open(ctx, dir, data.Options{Log: quiet()})
	if err == nil {
		_, err = s.Entry(ctx, 1)
		defer s.Close()
	}
	if !errors.Is(err, data.ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestAFullDiskIsToldAsSuchAndLosesNothing(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "Before"}))(t)
	pages := must(s.Pragma("page_count"))(t)
	must(s.Pragma("max_page_count = " + pages))(t)
	changed := e
	changed.Body = strings.Repeat("Too much. ", 10_000)
	if _, err := s.SaveEntry(ctx, changed); !errors.Is(err, data.ErrFull) {
		t.Fatalf("got %v", err)
	}
	same(t, e, must(s.Entry(ctx, e.ID))(t))
	must(s.Pragma("max_page_count = 1000000"))(t)
	same(t, changed.Body, must(s.SaveEntry(ctx, changed))(t).Body)
}

func TestManyMayReadAndWriteAtOnce(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			for i := range 10 {
				e, err := s.SaveEntry(ctx, data.Entry{Title: fmt.Sprintf("Entry %d %d", n, i), QuestionID: q.ID, Tags: []string{"a", fmt.Sprint(n)}})
				if err == nil {
					_, err = s.Entry(ctx, e.ID)
				}
				if err == nil {
					_, err = s.Search(ctx, "entry", nil, 5)
				}
				if err == nil && i%2 == 0 {
					err = s.Delete(ctx, data.Ref{Kind: data.KindEntry, ID: e.ID})
				}
				if err != nil {
					t.Errorf("writer %d: %v", n, err)
				}
			}
		})
	}
	wg.Wait()
	if n := must(s.CountEntries(ctx, data.EntryFilter{QuestionID: q.ID}))(t); n != 40 {
		t.Errorf("%d entries are left", n)
	}
}

func TestACancelledChangeIsNotKept(t *testing.T) {
	s, _ := newStore(t)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.SaveQuestion(cancelled, data.Question{Text: "Why us?"}); !errors.Is(err, cancelled.Err()) {
		t.Errorf("got %v", err)
	}
	if n := must(s.CountQuestions(ctx, data.QuestionFilter{}))(t); n != 0 {
		t.Errorf("%d questions", n)
	}
}

func TestSubscribersHearOfEachKindOnceAndAfterwards(t *testing.T) {
	s, _ := newStore(t)
	var heard []data.Kind
	cancel := s.Subscribe(func(kind data.Kind) {
		heard = append(heard, kind)
		must(s.CountQuestions(ctx, data.QuestionFilter{}))(t) // the change is there to be read
	})
	q := saveQuestion(t, s, "Why us?")
	must(s.SaveEntry(ctx, data.Entry{}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	ok(t, data.SetSetting(ctx, s, "a", 1))
	finished(t, s, q.ID, time.Second)
	same(t, []data.Kind{data.KindQuestion, data.KindEntry, data.KindContact, data.KindSetting, data.KindTake, data.KindTake}, heard)
	heard = nil
	if _, err := s.SaveQuestion(ctx, data.Question{}); err == nil || heard != nil {
		t.Errorf("after a change that failed: %v %v", err, heard)
	}
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindQuestion, ID: q.ID}))
	same(t, []data.Kind{data.KindQuestion, data.KindTake}, heard)
	cancel()
	heard = nil
	saveQuestion(t, s, "Anyone?")
	if heard != nil {
		t.Errorf("heard %v after cancelling", heard)
	}
}

func TestWhileTheFolderIsGoneNothingIsSaidToBeSaved(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "Before"}))(t)
	away := s.Dir() + " away"
	ok(t, os.Rename(s.Dir(), away))
	if _, err := s.SaveEntry(ctx, data.Entry{Title: "Meanwhile"}); !errors.Is(err, data.ErrGone) {
		t.Errorf("saving gives %v", err)
	}
	ok(t, os.Rename(away, s.Dir()))
	must(s.SaveEntry(ctx, data.Entry{Title: "After"}))(t)
	same(t, e, must(s.Entry(ctx, e.ID))(t))
	if n := must(s.CountEntries(ctx, data.EntryFilter{}))(t); n != 2 {
		t.Errorf("there are %d entries", n)
	}
}
