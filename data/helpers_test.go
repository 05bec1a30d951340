package data_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"greenroom/data"
)

var ctx = context.Background()

// clock is a clock that stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 29, 0, 59, 58, 123e6, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// fatal is what a test, a benchmark and a rapid check have in common.
type fatal interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// quiet is a log nobody reads.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// open opens the folder until the end of the test.
func open(t testing.TB, dir string, c *clock) *data.Store {
	t.Helper()
	s, err := data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close %s: %v", dir, err)
		}
	})
	return s
}

// newStore is an empty store with a clock of its own.
func newStore(t testing.TB) (*data.Store, *clock) {
	t.Helper()
	c := newClock()
	return open(t, filepath.Join(t.TempDir(), "greenroom"), c), c
}

// must gives the value of a call that may not fail.
func must[T any](value T, err error) func(t fatal) T {
	return func(t fatal) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func ok(t fatal, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// same fails unless both are equal; times are the same when they mean the same instant, and no
// list is an empty list.
func same(t fatal, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
}

// raw opens the database as any other program would, to read and to arrange what the store itself
// would never do.
func raw(t testing.TB, file string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+file)
	ok(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func execute(t testing.TB, db *sql.DB, script string, args ...any) {
	t.Helper()
	if _, err := db.Exec(script, args...); err != nil {
		t.Fatalf("%s: %v", script, err)
	}
}

// contents reads a whole folder, except for the lock.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	ok(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() == "lock" {
			return err
		}
		if d.IsDir() {
			files[path+"/"] = ""
			return nil
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	}))
	return files
}

// write makes a file and the folders it needs.
func write(t testing.TB, file string, content []byte) {
	t.Helper()
	ok(t, os.MkdirAll(filepath.Dir(file), 0o700))
	ok(t, os.WriteFile(file, content, 0o600))
}

// finished records a take of a question, as the recorder would.
func finished(t fatal, s *data.Store, question int64, length time.Duration) data.Take {
	t.Helper()
	take := must(s.BeginTake(ctx, data.Take{QuestionID: question, Device: "Microphone"}))(t)
	sound := bytes.Repeat([]byte("sound"), 9)
	ok(t, os.WriteFile(s.Path(take), sound, 0o600))
	take.Duration, take.SampleRate, take.Frames = length, 48000, int64(length/time.Millisecond)*48
	take.Bytes, take.Peaks = int64(len(sound)), []byte{1, 2, 3, byte(take.ID)}
	ok(t, s.FinishTake(ctx, take))
	return must(s.Take(ctx, take.ID))(t)
}

func saveQuestion(t fatal, s *data.Store, text string, tags ...string) data.Question {
	t.Helper()
	return must(s.SaveQuestion(ctx, data.Question{Text: text, Tags: tags}))(t)
}

// deckOf is a deck of n questions.
func deckOf(n int) []data.Question {
	var deck []data.Question
	for i := range n {
		deck = append(deck, data.Question{
			Key: fmt.Sprintf("question-%d", i), Text: fmt.Sprintf("Question number %d?", i), Why: "Because.", Steps: []string{"One", "Two", "Three"},
			Pitfalls: []string{"Rambling", "Silence"}, FollowUps: []string{"And then?", "How so?"}, Theme: data.Themes()[i%13],
			Length: data.LengthShort, Tags: []string{"shipped", fmt.Sprintf("tag %d", i%3)},
		})
	}
	return deck
}

// texts lists what the questions say.
func texts(questions []data.Question) []string {
	var list []string
	for _, q := range questions {
		list = append(list, q.Text)
	}
	return list
}
