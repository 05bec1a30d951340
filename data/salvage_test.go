package data_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenroom/data"
)

const lostQuestion = "A question that was lost"

// furnished is the database of a folder in which some things are kept, folded into one file.
func furnished(t testing.TB) (content []byte, counts map[data.Kind]int) {
	t.Helper()
	dir := t.TempDir()
	s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(t)
	ok(t, s.SyncDeck(ctx, deckOf(60)))
	for i := range 40 {
		must(s.SaveContact(ctx, data.Contact{Name: fmt.Sprintf("Person %d", i), Tags: []string{"met"}, Notes: strings.Repeat("kind ", 40)}))(t)
	}
	for i := range 30 {
		take := finished(t, s, int64(1+i%9), 1e9)
		ok(t, s.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{"pace": float64(i)}, Body: make([]byte, 9000)}))
		must(s.AddMark(ctx, data.Mark{TakeID: take.ID, Kind: data.MarkNote, Text: "here"}))(t)
	}
	for i := range 120 {
		must(s.SaveEntry(ctx, data.Entry{Title: fmt.Sprintf("Entry %d", i), Body: strings.Repeat("calm and clear ", i), Tags: []string{"evening"}, TakeID: int64(1 + i%30)}))(t)
	}
	ok(t, s.Close())
	return must(os.ReadFile(filepath.Join(dir, "greenroom.db")))(t),
		map[data.Kind]int{data.KindQuestion: 60, data.KindContact: 40, data.KindTake: 30, data.KindEntry: 120}
}

// count is how many things of each kind a database holds.
func count(t testing.TB, dir string) map[data.Kind]int {
	t.Helper()
	db := raw(t, filepath.Join(dir, "greenroom.db"))
	counts := map[data.Kind]int{}
	for _, kind := range data.PortableKinds() {
		var n int
		if err := db.QueryRow("SELECT count(*) FROM " + string(kind)).Scan(&n); err != nil {
			t.Fatalf("count every %s: %v", kind, err)
		}
		if n > 0 && kind != data.KindSetting && kind != data.KindGone {
			counts[kind] = n
		}
	}
	ok(t, db.Close())
	return counts
}

func TestWhatDamageLeavesComesBack(t *testing.T) {
	content, counts := furnished(t)
	for name, test := range map[string]struct {
		spoil func([]byte) []byte
		whole bool
	}{
		"the first words are gone":  {func(b []byte) []byte { copy(b, "This is no longer a database."); return b }, true},
		"the whole first page":      {func(b []byte) []byte { clear(b[:4096]); return b }, true},
		"a page of the schema":      {func(b []byte) []byte { clear(b[bytes.Index(b, []byte("CREATE TABLE take"))&^4095:][:4096]); return b }, true},
		"a page of the journal":     {func(b []byte) []byte { clear(b[bytes.LastIndex(b, []byte("calm and clear"))&^4095:][:4096]); return b }, false},
		"the last third is missing": {func(b []byte) []byte { return b[:len(b)*2/3] }, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "greenroom.db")
			spoilt := test.spoil(append([]byte{}, content...))
			write(t, file, spoilt)
			salvaged := must(data.Salvage(ctx, dir, lostQuestion))(t)
			same(t, string(spoilt), string(must(os.ReadFile(file))(t))) // until the next start
			s := open(t, dir, newClock())
			same(t, count(t, dir), salvaged.Read)
			if test.whole {
				same(t, counts, salvaged.Read)
			} else if salvaged.Empty() {
				t.Error("nothing came back")
			}
			if got := must(s.Pragma("foreign_key_check" + "; SELECT 'none'"))(t); got != "none" {
				t.Errorf("rows of %s refer to nothing", got)
			}
			word := "calm" // of the entries, which were written last
			if salvaged.Read[data.KindEntry] == 0 {
				word = "question"
			}
			if hits := must(s.Search(ctx, word, nil, 0))(t); len(hits) == 0 {
				t.Error("what came back is not found")
			}
			aside := must(s.CheckFiles(ctx))(t).Aside
			if len(aside) != 1 {
				t.Fatalf("set aside is %v", aside)
			}
			same(t, string(spoilt), string(must(os.ReadFile(filepath.Join(aside[0].Path, "greenroom.db")))(t)))
		})
	}
}

func TestATakeWhoseQuestionIsLostIsKept(t *testing.T) {
	dir, file := closed(t)
	db := raw(t, file)
	execute(t, db, `PRAGMA foreign_keys = off;
		INSERT INTO take (question_id, file, state, started_ms) VALUES (4711, 'recordings/2026/01/9.wav', 'complete', 1000);
		INSERT INTO entry (title, question_id, date_ms, created_ms, updated_ms) VALUES ('Still here', 4712, 1, 1, 1)`)
	ok(t, db.Close())
	must(data.Salvage(ctx, dir, lostQuestion))(t)
	s := open(t, dir, newClock())
	takes := must(s.LastTakes(ctx, 0))(t)
	if len(takes) != 2 || takes[1].Question != lostQuestion {
		t.Errorf("takes: %+v", takes)
	}
	if lines := must(s.Entries(ctx, data.EntryFilter{Text: "still"}))(t); len(lines) != 1 {
		t.Errorf("entries: %+v", lines)
	}
}

// TestADamagedDatabaseNeverCrashesNorBeginsAnewInSilence damages a database in 500 ways. Whatever
// is opened must either hold all that was in it or be found out by the check at start; whatever is
// refused must be left as it was, and give back what can be read.
func TestADamagedDatabaseNeverCrashesNorBeginsAnewInSilence(t *testing.T) {
	tries := 500
	if testing.Short() {
		tries = 50
	}
	content, counts := furnished(t)
	random := rand.New(rand.NewPCG(4, 500))
	outcomes := map[string]int{}
	rows := 0
	for n := range tries {
		dir := t.TempDir()
		file := filepath.Join(dir, "greenroom.db")
		damage := spoil(t, random, append([]byte{}, content...), file)
		before := contents(t, dir)

		s, err := data.Open(ctx, dir, data.Options{Log: quiet()})
		if err == nil {
			err = s.QuickCheck(ctx)
			if err == nil {
				outcomes["opened, nothing amiss"]++
				if got := count(t, dir); fmt.Sprint(got) != fmt.Sprint(counts) {
					t.Errorf("%d, %s: opened without a word with %v", n, damage, got)
				}
			} else {
				outcomes["opened, found out at start"]++
			}
			_ = s.Close() // it may well complain
		} else {
			outcomes["refused"]++
			delete(before, filepath.Join(dir, "recordings")+"/")
			if got := contents(t, dir); got[file] != before[file] || got[file+"-wal"] != before[file+"-wal"] {
				t.Errorf("%d, %s: refused and changed", n, damage)
			}
		}
		if err == nil {
			continue
		}
		var open *data.OpenError
		if !errors.As(err, &open) {
			t.Errorf("%d, %s: %v", n, damage, err)
		}
		salvaged, err := data.Salvage(ctx, dir, lostQuestion)
		if err != nil {
			t.Errorf("%d, %s: %v", n, damage, err)
			continue
		}
		s, err = data.Open(ctx, dir, data.Options{Log: quiet()})
		if err != nil {
			t.Errorf("%d, %s: after the salvage: %v", n, damage, err)
			continue
		}
		ok(t, s.QuickCheck(ctx))
		ok(t, s.Close())
		same(t, count(t, dir), salvaged.Read)
		if salvaged.Empty() {
			outcomes["gave nothing back"]++
		}
		for _, n := range salvaged.Read {
			rows += n
		}
	}
	salvages := outcomes["refused"] + outcomes["opened, found out at start"]
	t.Logf("damaged databases: %d; %v; %d salvages gave back %.1f %% of all things", tries, outcomes, salvages,
		100*float64(rows)/float64(max(salvages, 1)*250))
	if salvages == 0 {
		t.Error("no damage was found: the test tests nothing")
	}
	if !t.Failed() {
		t.Logf("torture: database damaged, found out and salvaged | %d | %d | %.0f %% of what was in those that had to be salvaged came back",
			tries, tries, 100*float64(rows)/float64(max(salvages, 1)*250))
	}
}

// spoil writes a database to a file, damaged in one of several ways, and says how.
func spoil(t testing.TB, random *rand.Rand, content []byte, file string) string {
	t.Helper()
	pages := len(content) / 4096
	switch random.IntN(7) {
	case 0:
		bits := 1 + random.IntN(8)
		for range bits {
			content[random.IntN(len(content))] ^= 1 << random.IntN(8)
		}
		write(t, file, content)
		return fmt.Sprintf("%d bits flipped", bits)
	case 1:
		at := random.IntN(100)
		content[at] ^= byte(1 + random.IntN(255))
		write(t, file, content)
		return fmt.Sprintf("byte %d of the header changed", at)
	case 2:
		left := random.IntN(len(content))
		write(t, file, content[:left])
		return fmt.Sprintf("cut off after %d of %d bytes", left, len(content))
	case 3:
		n := 1 + random.IntN(5)
		for range n {
			clear(content[4096*random.IntN(pages):][:4096])
		}
		write(t, file, content)
		return fmt.Sprintf("%d pages zeroed", n)
	case 4:
		a, b := random.IntN(pages), random.IntN(pages)
		copy(content[4096*a:][:4096], append([]byte{}, content[4096*b:][:4096]...))
		write(t, file, content)
		return fmt.Sprintf("page %d written over page %d", b, a)
	case 5:
		write(t, file, content)
		wal := make([]byte, random.IntN(100_000))
		for i := range wal {
			wal[i] = byte(random.Uint32())
		}
		write(t, file+"-wal", wal)
		return "noise for a log"
	default:
		write(t, file, content)
		crash(t, file, "UPDATE entry SET title = title || ' again'") // leaves a log
		wal, err := os.ReadFile(file + "-wal")
		ok(t, err)
		for range 20 {
			wal[random.IntN(len(wal))] ^= byte(1 + random.IntN(255))
		}
		write(t, file+"-wal", wal)
		return "a damaged log"
	}
}
