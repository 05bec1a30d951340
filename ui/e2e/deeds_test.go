package e2e_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/ui/e2e/rig"
	"greenroom/ui/studio"
)

// speaking goes to a question and records for a while, and returns what
// overhears the microphone.
func (k *killer) speaking(least, most time.Duration) *rig.Listener {
	k.Helper()
	ear, err := k.room.Sound.Overhear(k.Context())
	k.must(err)
	k.press("ctrl+2")
	k.startRecording()
	time.Sleep(between(k.random, least, most))
	return ear
}

// newest compares the newest take with what was overheard until the program
// was killed, and returns how much of the end is missing.
func (k *killer) newest(ear *rig.Listener, until int) (time.Duration, error) {
	heard, err := ear.Stop()
	k.must(err)
	if err := k.again(); err != nil {
		return 0, err
	}
	takes := k.takes()
	if len(takes) == 0 {
		return 0, fmt.Errorf("there is no take")
	}
	wav, err := rig.ReadWAV(filepath.Join(k.folder, filepath.FromSlash(takes[len(takes)-1].File)))
	if err != nil {
		return 0, err
	}
	const tail = 2400
	sound := wav.Samples
	if len(sound) < 2*tail {
		return 0, fmt.Errorf("of %d samples only %d are there", until, len(sound))
	}
	begin, end := rig.Find(sound, heard), rig.Find(sound[len(sound)-tail:], heard)
	switch {
	case begin < 0 || end < 0:
		return 0, fmt.Errorf("the take (%d samples) is not what was overheard (%d): it begins at %d and ends at %d", len(sound), len(heard), begin, end)
	case end+tail-begin != len(sound) || !slices.Equal(sound, heard[begin:end+tail]):
		return 0, fmt.Errorf("between its beginning and its end the take lacks something")
	}
	lost := max(0, rig.Signal(heard[min(end+tail, until):until]).Duration())
	if still := k.pulse.stood(); lost > soundLost+still {
		return lost, fmt.Errorf("%v of sound are lost (the machine itself stood still for %v)", lost, still)
	}
	return lost, nil
}

// dies kills the program and tells how much the microphone had heard by then.
func (k *killer) dies(ear *rig.Listener) (until int) {
	heard, err := ear.Heard()
	k.must(err)
	k.app.Kill()
	return len(heard)
}

func (k *killer) recording() (time.Duration, error) {
	ear := k.speaking(300*time.Millisecond, 2500*time.Millisecond)
	return k.newest(ear, k.dies(ear))
}

func (k *killer) stopping() (time.Duration, error) {
	ear := k.speaking(500*time.Millisecond, 1500*time.Millisecond)
	heard, err := ear.Heard()
	k.must(err)
	k.must(k.room.Screen.Key(k.Context(), "space"))
	time.Sleep(between(k.random, 0, 700*time.Millisecond))
	k.dies(ear)
	return k.newest(ear, len(heard))
}

func (k *killer) typing() (time.Duration, error) {
	k.press("ctrl+6")
	k.press("ctrl+n")
	var typed []time.Time // when each piece was
	var text string
	mark := fmt.Sprintf("r%dx", k.round)
	for n := range 2 + k.random.IntN(12) {
		piece := fmt.Sprintf("%s%d ", mark, n)
		k.write(piece)
		text += piece
		typed = append(typed, time.Now())
		if k.random.IntN(4) == 0 {
			time.Sleep(between(k.random, 0, 900*time.Millisecond))
		}
	}
	time.Sleep(between(k.random, 0, 900*time.Millisecond))
	killed := time.Now()
	k.app.Kill()
	if err := k.again(); err != nil {
		return 0, err
	}
	kept := ""
	for _, e := range query[entry](k.guest, "SELECT title, body FROM entry WHERE title LIKE '"+mark+"%' OR body LIKE '"+mark+"%'") {
		kept = e.Title + e.Body
	}
	if !strings.HasPrefix(text, strings.TrimRight(kept, " ")) {
		return 0, fmt.Errorf("typed was %q, kept is %q", text, kept)
	}
	for n, at := range typed {
		if !strings.Contains(kept+" ", fmt.Sprintf("%s%d ", mark, n)) {
			lost := killed.Sub(at)
			if still := k.pulse.stood(); lost > typingLost+still {
				return lost, fmt.Errorf("what was typed %v before is lost (the machine itself stood still for %v): kept is %q of %q", lost, still, kept, text)
			}
			return lost, nil
		}
	}
	return 0, nil
}

func (k *killer) deleting() (time.Duration, error) {
	k.press("ctrl+6")
	k.must(k.room.Screen.Key(k.Context(), "Escape", "Down"))
	k.rest()
	k.must(k.room.Screen.Key(k.Context(), "Delete"))
	time.Sleep(between(k.random, 0, 250*time.Millisecond))
	k.app.Kill()
	return 0, k.again() // in the list or in the trash: the ledger knows both
}

// importing kills the program while it brings in an export: afterwards all of
// it is there, or nothing.
func (k *killer) importing() (time.Duration, error) {
	const entriesIn, takesIn = 40, 3
	mark := fmt.Sprintf("import %d", k.round)
	zip := filepath.Join(k.TempDir(), "export.zip")
	k.export(zip, mark, entriesIn, takesIn)
	k.quit()
	k.launchWith(zip)
	time.Sleep(300 * time.Millisecond) // the preview is shown
	k.must(k.room.Screen.Key(k.Context(), "Return"))
	time.Sleep(between(k.random, 0, 600*time.Millisecond))
	k.app.Kill()
	if err := k.again(); err != nil {
		return 0, err
	}
	came := query[struct{ N int }](k.guest, "SELECT count(*) AS n FROM entry WHERE title LIKE '"+mark+" %'")[0].N
	takes := query[take](k.guest, "SELECT id, file, frames FROM take WHERE note = '"+mark+"'")
	switch {
	case came == 0 && len(takes) == 0:
	case came != entriesIn || len(takes) != takesIn:
		return 0, fmt.Errorf("half an import: %d entries, %d takes", came, len(takes))
	}
	for _, one := range takes {
		wav, err := rig.ReadWAV(filepath.Join(k.folder, filepath.FromSlash(one.File)))
		if err != nil || len(wav.Samples) != one.Frames {
			return 0, fmt.Errorf("an imported take is not whole: %d of %d frames, %w", len(wav.Samples), one.Frames, err)
		}
	}
	if strays := k.strays(); len(strays) > 0 {
		return 0, fmt.Errorf("files nobody knows of: %v", strays)
	}
	return 0, nil
}

// strays are the sound files that no take knows of.
func (g *guest) strays() (strays []string) {
	g.Helper()
	known := map[string]bool{}
	for _, k := range query[take](g, "SELECT file FROM take") {
		known[filepath.Join(g.folder, filepath.FromSlash(k.File))] = true
	}
	for _, file := range g.recordings() {
		if !known[file] {
			strays = append(strays, file)
		}
	}
	return strays
}

// export makes an export of somebody else's, with takes that carry a note.
func (g *guest) export(zip, mark string, entries, takes int) {
	g.Helper()
	ctx := context.Background()
	s, err := data.Open(ctx, filepath.Join(g.TempDir(), "other"), data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer s.Close()
	q, err := s.SaveQuestion(ctx, data.Question{Text: mark + "?"})
	g.must(err)
	for n := range takes {
		kept, err := s.BeginTake(ctx, data.Take{QuestionID: q.ID})
		g.must(err)
		sound := make(rig.Signal, 48000*(n+1))
		for i := range sound {
			sound[i] = int16(i * 7)
		}
		g.must(rig.WriteWAV(s.Path(kept), sound))
		info, err := os.Stat(s.Path(kept))
		g.must(err)
		kept.Frames, kept.SampleRate, kept.Bytes = int64(len(sound)), rig.Rate, info.Size()
		kept.Duration, kept.Peaks = sound.Duration(), []byte{}
		g.must(s.FinishTake(ctx, kept))
		kept.Note = mark
		g.must(s.SaveTake(ctx, kept))
	}
	for n := range entries {
		_, err := s.SaveEntry(ctx, data.Entry{Title: fmt.Sprintf("%s %d", mark, n), Body: strings.Repeat("words ", 200)})
		g.must(err)
	}
	copySound := studio.CopyForArchive(func(archive.Mark) string { return "" })
	g.must(archive.Write(ctx, s, zip, archive.Options{CopySound: copySound, Progress: func(float64) {}}))
}

// launchWith starts the program for a file.
func (g *guest) launchWith(file string) {
	g.Helper()
	var err error
	g.app, err = g.room.Launch(greenroom, "--data", g.folder, file)
	g.must(err)
	g.must(g.room.Screen.AwaitWindow(g.Context(), "Greenroom", 30*time.Second))
	_, err = g.room.Screen.AwaitFrame(g.Context(), 30*time.Second)
	g.must(err)
	g.rest()
}

// elsewhere does something with another data folder, while the program does
// not run.
func (k *killer) elsewhere(do func() error) error {
	k.quit()
	folder, known := k.folder, k.known
	defer func() {
		k.folder, k.known = folder, known
		k.launch()
	}()
	k.folder, k.known = filepath.Join(k.TempDir(), "another"), ledger{}
	return do()
}

// startAndDie starts the program and kills it a moment later.
func (k *killer) startAndDie(least, most time.Duration) {
	var err error
	k.app, err = k.room.Launch(greenroom, "--data", k.folder)
	k.must(err)
	time.Sleep(between(k.random, least, most))
	k.app.Kill()
}

func (k *killer) migrating() (time.Duration, error) {
	const n = 4000
	return 0, k.elsewhere(func() error {
		k.must(os.MkdirAll(k.folder, 0o700))
		script, err := os.ReadFile("../../data/migrations/0001_library.sql")
		k.must(err)
		k.sqlite(string(script) + fmt.Sprintf(`; PRAGMA application_id = 0x47524E52; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
			INSERT INTO entry (title, body, date_ms, created_ms, updated_ms) SELECT 'Entry ' || i, 'of an older version', i, i, i FROM n;`, n))
		k.startAndDie(20*time.Millisecond, 400*time.Millisecond)
		if err := k.again(); err != nil {
			return err
		}
		k.quit() // nothing is half written any more
		if kept := len(k.known.entries); kept != n {
			return fmt.Errorf("%d of %d entries are there", kept, n)
		}
		return k.backupsAreWhole()
	})
}

func (k *killer) backingUp() (time.Duration, error) {
	return 0, k.elsewhere(func() error {
		k.launch()
		k.quit()
		k.must(os.RemoveAll(filepath.Join(k.folder, "backups")))
		k.sqlite(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
			INSERT INTO setting SELECT 'test.' || i, '"' || hex(randomblob(200)) || '"' FROM n;`)
		k.startAndDie(200*time.Millisecond, 900*time.Millisecond)
		if err := k.again(); err != nil {
			return err
		}
		k.until(10*time.Second, "the backup of the day is made", func() bool { return len(k.backups()) > 0 })
		k.quit()
		return k.backupsAreWhole()
	})
}

// backups lists the files in the folder of backups.
func (g *guest) backups() []string {
	g.Helper()
	files, err := filepath.Glob(filepath.Join(g.folder, "backups", "*.db"))
	g.must(err)
	return files
}

// backupsAreWhole checks that every file that looks like a backup is one.
func (g *guest) backupsAreWhole() error {
	for _, file := range g.backups() {
		found, err := rig.Query[struct{ Check string }](g.Context(), file, "SELECT integrity_check AS [check] FROM pragma_integrity_check")
		if err != nil {
			return err
		}
		if len(found) != 1 || found[0].Check != "ok" {
			return fmt.Errorf("%s is damaged: %v", file, found)
		}
	}
	parts, err := filepath.Glob(filepath.Join(g.folder, "*", "*.part"))
	if err == nil && len(parts) > 0 {
		err = fmt.Errorf("half a file stays: %v", parts)
	}
	return err
}

// sqlite changes the database by the sqlite3 command.
func (g *guest) sqlite(script string) {
	g.Helper()
	cmd := exec.Command("sqlite3", "-bail", g.database())
	cmd.Stdin = strings.NewReader(script)
	if out, err := cmd.CombinedOutput(); err != nil {
		g.Fatalf("change %s: %v: %s", g.database(), err, out)
	}
}
