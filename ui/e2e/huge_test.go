package e2e_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
	"greenroom/ui/e2e/sample"
)

// TestALifetimeOfPracticeIsOpenedAndWrittenOn uses the program on 100,000
// entries of a journal and 20,000 takes, one of them of two hours.
func TestALifetimeOfPracticeIsOpenedAndWrittenOn(t *testing.T) {
	g := enter(t, rig.Options{})
	g.must(sample.Bulk(t.Context(), g.folder, 2, 100_000))
	long := filepath.Join(g.folder, "recordings", "long.wav")
	const frames = 2 * 3600 * rig.Rate
	g.must(rig.WriteWAV(long, make(rig.Signal, rig.Rate)))
	g.must(os.Truncate(long, 44+2*frames))
	g.sqlite(fmt.Sprintf(`INSERT INTO take (question_id, file, state, started_ms, duration_ms, sample_rate, frames, bytes, updated_ms)
			VALUES (1, 'recordings/long.wav', 'complete', 2000, 7200000, 48000, %d, %d, 0);
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
		INSERT INTO take (question_id, file, state, started_ms, duration_ms, sample_rate, frames, bytes, updated_ms)
			SELECT 1 + i %% 170, 'recordings/2020/01/' || i || '.wav', 'complete', 1000 * i, 60000, 48000, 2880000, 5760044, 0 FROM n;
		INSERT INTO report (take_id, version, made_ms, body) SELECT id, 1, 0, x'' FROM take;`, frames, 44+2*frames))
	began := time.Now()
	g.launch()
	t.Logf("the window came after %v", time.Since(began))
	g.press("ctrl+2")
	g.press("p")
	g.startRecording()
	g.stopRecording(20_004)
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("One more.")
	g.press("ctrl+4")
	g.quit()
	if err := g.whole(); err != nil {
		t.Error(err)
	}
	if n := query[struct{ N int }](g, "SELECT count(*) AS n FROM entry")[0].N; n != 100_001 {
		t.Errorf("%d entries are kept", n)
	}
	outcome{Fault: "100,000 entries, 20,000 takes, one of two hours", Tries: 1, Survived: 1, Worst: "none"}.tell(t)
}

// TestTheFolderIsTheOwnersOnlyWhateverTheMaskAllows starts the program where new
// files are for everybody.
func TestTheFolderIsTheOwnersOnlyWhateverTheMaskAllows(t *testing.T) {
	g := enter(t, rig.Options{})
	mask := syscall.Umask(0)
	defer syscall.Umask(mask)
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	g.say("For my ears only.")
	g.stopRecording(1)
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("For my eyes only, and the word is quincunx.")
	time.Sleep(time.Second)
	g.onlyMine()
	g.quit()
	g.onlyMine()
	g.must(filepath.WalkDir(filepath.Join(g.folder, "log"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if strings.Contains(string(text), "quincunx") {
			t.Errorf("the log tells what was written:\n%s", text)
		}
		return err
	}))
	if strings.Contains(g.app.Output(), "quincunx") {
		t.Errorf("the program says what was written: %s", g.app.Output())
	}
}

// TestASyncedFolderIsWarnedOfOnce keeps the data where another program copies it.
func TestASyncedFolderIsWarnedOfOnce(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.folder = filepath.Join(t.TempDir(), "Dropbox", "answers")
	for start := range 2 {
		g.launch()
		g.until(15*time.Second, "it is noted that the person was warned", func() bool {
			return len(query[struct{ Value string }](g, "SELECT value FROM setting WHERE key = 'place.warned'")) == 1
		})
		g.rest()
		g.picture(fmt.Sprintf("start-%d", start+1))
		if start == 0 {
			g.press("Escape")
		}
		g.press("ctrl+6") // which a warning would keep from being written in
		g.press("ctrl+n")
		g.write("Into the journal.")
		g.quit()
		if got := query[entry](g, entries); len(got) != start+1 {
			t.Errorf("after start %d the journal holds %+v", start+1, got)
		}
	}
}

// TestAFolderThatVanishesIsToldAndWhatIsTypedMeanwhileIsKept takes the data
// folder away under the running program, as when a disk is unplugged, and brings
// it back.
func TestAFolderThatVanishesIsToldAndWhatIsTypedMeanwhileIsKept(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("Before it went. ")
	time.Sleep(1500 * time.Millisecond)
	away := g.folder + " away"
	g.must(os.Rename(g.folder, away))
	g.write("While it was gone. ")
	time.Sleep(1500 * time.Millisecond)
	g.picture("gone")
	if _, err := os.Stat(g.folder); err == nil {
		t.Error("a new folder was made in its place")
	}
	g.must(os.Rename(away, g.folder))
	g.write("Back again.")
	g.quit()
	const want = "Before it went. While it was gone. Back again."
	if got := query[entry](g, entries); len(got) != 1 || got[0].Title+got[0].Body != want {
		t.Errorf("the journal holds %+v, want %q", got, want)
	}
	outcome{Fault: "data folder vanishes and comes back", Tries: 1, Survived: 1, Worst: "none"}.tell(t)
}

// TestAHomeThatCannotBeWrittenIsNoHindrance gives the program a home where
// nothing can be kept but its data.
func TestAHomeThatCannotBeWrittenIsNoHindrance(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	home := filepath.Join(g.room.Dir, "home")
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", home).CombinedOutput(); err != nil {
		t.Logf("nothing can be mounted here (%s); a file stands for the home", strings.TrimSpace(string(out)))
		g.must(os.RemoveAll(home))
		g.must(os.WriteFile(home, nil, 0o400))
	} else {
		t.Cleanup(func() { _ = exec.Command("umount", "--lazy", home).Run() })
	}
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("Kept all the same.")
	g.quit()
	if got := query[entry](g, entries); len(got) != 1 {
		t.Errorf("the journal holds %+v", got)
	}
	outcome{Fault: "home that cannot be written", Tries: 1, Survived: 1, Worst: "none"}.tell(t)
}

// TestALaptopThatSleepsWhileRecordingKeepsTheTake stops the program in the
// middle of a take, as a lid that is closed does, and lets it go on.
func TestALaptopThatSleepsWhileRecordingKeepsTheTake(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+2")
	g.startRecording()
	said := g.say(firstSentence)
	g.must(syscall.Kill(g.app.PID(), syscall.SIGSTOP))
	time.Sleep(6 * time.Second)
	g.must(syscall.Kill(g.app.PID(), syscall.SIGCONT))
	time.Sleep(2 * time.Second)
	g.must(g.room.Screen.Key(t.Context(), "space"))
	kept := g.kept(1)
	wav, err := rig.ReadWAV(filepath.Join(g.folder, filepath.FromSlash(kept.File)))
	g.must(err)
	if len(wav.Samples) != kept.Frames || wav.Samples.Duration() < said.Duration() {
		t.Errorf("%v were said, the take has %d frames, its file %v", said.Duration(), kept.Frames, wav.Samples.Duration())
	}
	// What was said before the lid was closed is there as it was heard.
	g.alike("the take", said, wav.Samples[:min(len(wav.Samples), len(said)+rig.Rate)])
	g.quit()
	outcome{Fault: "laptop asleep while recording", Tries: 1, Survived: 1, Worst: "none of what was said before"}.tell(t)
}
