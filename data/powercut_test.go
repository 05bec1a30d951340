//go:build linux || darwin

package data_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"greenroom/data"
)

// What a power cut does to a database is found out in two parts. First the store's own methods save things, and what
// SQLite asks of the disk meanwhile is recorded; nothing a program did depends on a power cut to come, so one
// recording does for all of them. Then, for each operation in it, a folder is made as a disk may be that lost its
// power right after this operation, and data.Open opens it as on any other day.
//
// So the schema, its migrations, every write, the checkpoints and Close are those of the app on the way to the disk,
// and all of Open is on the way back. What is not covered: the pool of readers while the database is written; the
// copy set aside before a migration, and everything else besides the database's own files, sound above all; a second
// power cut while Open mends what the first one left; and disks that say something is safe when it is not.

// A saving is a recording of what was asked of a disk, and of what had been saved when.
type saving struct {
	before disk
	ops    []op
	states []state
}

// A state is what the database held when a method returned.
type state struct {
	after int // this many operations
	rows  string
}

// record opens a folder and saves things in it.
func record(t *testing.T, dir string, syncing bool, save func(*data.Store, func(error))) saving {
	t.Helper()
	r, c := newRecorder(t, dir), newClock()
	recording := saving{before: diskOf(t, dir)}
	s := must(data.OpenThrough(ctx, dir, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	if !syncing { // only now, because opening refuses to go on like that
		_, _ = s.Pragma("synchronous = OFF") // it answers nothing
		same(t, "0", must(s.Pragma("synchronous"))(t))
	}
	must(s.Pragma("wal_autocheckpoint = 40"))(t) // in place of 1000, for some to happen
	saved := func(err error) {
		t.Helper()
		ok(t, err)
		recording.states = append(recording.states, state{len(r.ops), rows(t, s)})
		c.Add(time.Minute)
	}
	saved(nil) // the database itself, migrated
	save(s, saved)
	ok(t, s.Close())
	recording.ops = r.ops
	return recording
}

func rows(t fatal, s *data.Store) string { return strings.Join(must(s.Rows(ctx))(t), "\n") }

// saveAll saves something of every kind, changes it, deletes it and brings it back.
func saveAll(t *testing.T) func(*data.Store, func(error)) {
	return func(s *data.Store, saved func(error)) {
		q, err := s.SaveQuestion(ctx, data.Question{Text: "Why did you leave?", Steps: []string{"Then", "Now"}, Tags: []string{"past", "calm"}})
		saved(err)
		p, err := s.SaveContact(ctx, data.Contact{Name: "Zoë Å", Company: "Acme", Links: []string{"example.org"}, Tags: []string{"calm"}})
		saved(err)
		e, err := s.SaveEntry(ctx, data.Entry{Title: "Monday", Body: "Went well", Tags: []string{"calm", "first"}, QuestionID: q.ID, ContactID: p.ID})
		saved(err)
		take, err := s.BeginTake(ctx, data.Take{QuestionID: q.ID, Device: "Microphone"})
		saved(err)
		take.Duration, take.SampleRate, take.Frames, take.Peaks = time.Minute, 48000, 60*48000, make([]byte, 9000)
		saved(s.FinishTake(ctx, take))
		take.Note, take.Star = "Too fast", true
		saved(s.SaveTake(ctx, take))
		saved(s.SaveReview(ctx, data.Review{TakeID: take.ID, Ratings: map[string]int{"clear": 4}, Grade: 3}))
		e.Body, e.Tags, e.TakeID = strings.Repeat("Longer than a page of the file. ", 600), []string{"second"}, take.ID
		_, err = s.SaveEntry(ctx, e)
		saved(err)
		saved(s.Delete(ctx, data.Ref{Kind: data.KindQuestion, ID: q.ID}, data.Ref{Kind: data.KindEntry, ID: e.ID}))
		saved(s.Restore(ctx, data.Ref{Kind: data.KindTake, ID: take.ID}, data.Ref{Kind: data.KindEntry, ID: e.ID}))
		saved(data.SetSetting(ctx, s, "theme", "dark"))
		saved(s.Delete(ctx, data.Ref{Kind: data.KindContact, ID: p.ID}))
		removed, err := s.EmptyTrash(ctx, 0)
		saved(err)
		same(t, 1, removed)
		for n := range 4 {
			_, err := s.SaveEntry(ctx, data.Entry{Title: fmt.Sprintf("Day %d", n), Body: "As the one before", Tags: []string{"calm", "daily"}})
			saved(err)
		}
	}
}

// saveOne saves a little, for a recording that is about the migration.
func saveOne(s *data.Store, saved func(error)) {
	_, err := s.SaveEntry(ctx, data.Entry{ID: 9, Title: "Monday", Body: "Went better", Tags: []string{"calmer"}})
	saved(err)
}

// A verdict is what became of a database in a power cut.
type verdict int

const (
	safe    verdict = iota
	lost            // it is as it was before something that was saved
	corrupt         // it is as it never was, or not at all
	verdicts
)

// judge opens what a power cut after n operations left.
func (v saving) judge(dir string, n int, files map[string][]byte) (_ verdict, why string) {
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return corrupt, err.Error()
		}
	}
	log := &warnings{Handler: slog.DiscardHandler}
	s, err := data.Open(ctx, dir, data.Options{Now: newClock().Now, Log: slog.New(log)})
	if err != nil {
		return corrupt, err.Error()
	}
	defer s.Close()
	if len(log.texts) > 0 {
		return corrupt, "Open had to mend: " + strings.Join(log.texts, ", ")
	}
	// It reads the search index as well, and compares it with the words it indexes.
	if check, err := s.Pragma("integrity_check"); err != nil || check != "ok" {
		return corrupt, fmt.Sprint(check, err)
	}
	all, err := s.Rows(ctx)
	if err != nil {
		return corrupt, err.Error()
	}
	rows := strings.Join(all, "\n")
	last := 0
	for i, state := range v.states {
		if state.after <= n {
			last = i
		}
	}
	is := func(s state) bool { return s.rows == rows }
	if slices.ContainsFunc(v.states[last:min(last+2, len(v.states))], is) { // what was being saved may be there as well
		return safe, ""
	}
	if found := slices.IndexFunc(v.states[:last], is); found >= 0 {
		return lost, fmt.Sprintf("save %d had returned, and the database is as after save %d", last, found)
	}
	return corrupt, "something is half there (-saved +found):\n" + cmp.Diff(v.states[last].rows, rows)
}

// warnings is a log that remembers its warnings.
type warnings struct {
	slog.Handler
	texts []string
}

func (w *warnings) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelWarn }
func (w *warnings) Handle(_ context.Context, r slog.Record) error {
	w.texts = append(w.texts, r.Message)
	return nil
}

// figures count power cuts by what became of the database.
type figures struct {
	cuts     int
	of       [verdicts]int
	examples []string // of harm
}

func (f *figures) add(other figures) {
	f.cuts += other.cuts
	for verdict, n := range other.of {
		f.of[verdict] += n
	}
	f.examples = append(f.examples, other.examples...)
}

// cuts cuts the power after every operation, and again with other chances until the time is up. While the database is
// made or migrated that is every eighth, but for make torture; in a short run it is every seventh of all.
func (v saving) cuts(t *testing.T, most uint64, budget time.Duration) (f figures) {
	t.Helper()
	type cut struct {
		seed  uint64
		n     int
		files map[string][]byte
	}
	cuts := make(chan cut)
	var workers sync.WaitGroup
	var mu sync.Mutex
	parent := t.TempDir()
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for c := range cuts {
				dir := filepath.Join(parent, fmt.Sprintf("%d-%d", c.seed, c.n))
				verdict, why := corrupt, ""
				if err := os.Mkdir(dir, 0o700); err != nil {
					why = err.Error()
				} else {
					verdict, why = v.judge(dir, c.n, c.files)
					_ = os.RemoveAll(dir) // else the test's end does
				}
				mu.Lock()
				f.cuts++
				f.of[verdict]++
				if why != "" {
					f.examples = append(f.examples, fmt.Sprintf("chance %d, %d operations: %s", c.seed, c.n, why))
				}
				mu.Unlock()
			}
		})
	}
	every, making := 1, 1
	if os.Getenv("GREENROOM_TORTURE") == "" {
		making = 8 // the database itself is made in many hundred operations, all of one transaction
	}
	if testing.Short() {
		every = 7
	}
	end := time.Now().Add(budget)
	for seed := range most {
		d := disk{}
		for name, file := range v.before {
			d[name] = &diskFile{certain: slices.Clone(file.certain)}
		}
		for n := range len(v.ops) + 1 {
			if n > 0 {
				d.do(v.ops[n-1])
			}
			if n%every > 0 || n%making > 0 && n < v.states[0].after || (seed > 0 && (d.certain() || time.Now().After(end))) {
				continue
			}
			cuts <- cut{seed, n, d.cut(rand.New(rand.NewPCG(seed, uint64(n))))}
		}
	}
	close(cuts)
	workers.Wait()
	return f
}

func TestAPowerCutAtAnyMomentLosesNothingThatWasSaved(t *testing.T) {
	old, _ := older(t)
	var all figures
	all.add(record(t, t.TempDir(), true, saveAll(t)).cuts(t, 4, 25*time.Second))
	all.add(record(t, old, true, saveOne).cuts(t, 4, 10*time.Second))
	// Without syncing the same cuts have to be seen to do harm, or finding none above says nothing.
	control := record(t, t.TempDir(), false, saveAll(t)).cuts(t, 1, 0)

	harmed := control.of[corrupt] + control.of[lost]
	t.Logf("power cut: %d cuts, %d corrupt, %d acknowledged saves lost; control without syncing: %d cuts, %d corrupt or lost",
		all.cuts, all.of[corrupt], all.of[lost], control.cuts, harmed)
	t.Logf("torture: power cut while saving and migrating, any moment | %d | %d | none", all.cuts, all.cuts-all.of[corrupt]-all.of[lost])
	t.Logf("torture: the same without syncing, which has to fail | %d | %d | what was saved", control.cuts, control.cuts-harmed)
	for _, example := range all.examples[:min(3, len(all.examples))] {
		t.Error(example)
	}
	if harmed == 0 {
		t.Error("without syncing nothing was lost either: these power cuts prove nothing")
	}
}
