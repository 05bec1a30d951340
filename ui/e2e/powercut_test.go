package e2e_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/e2e/powercut"
	"greenroom/ui/e2e/rig"
	"greenroom/ui/studio"
)

// powerLost is how much sound a power cut may cost.
const powerLost = 1500 * time.Millisecond

// restoreFolder is set in the environment of a program that only restores a
// backup there.
const restoreFolder = "GREENROOM_TEST_RESTORE"

// restoreOnce writes two entries with a backup between them and goes back to
// it.
func restoreOnce(dir string) error {
	ctx := context.Background()
	opt := data.Options{Log: slog.New(slog.DiscardHandler)}
	s, err := data.Open(ctx, dir, opt)
	if err != nil {
		return err
	}
	if _, err := s.SaveEntry(ctx, data.Entry{Title: "First"}); err != nil {
		return err
	}
	b, err := s.BackUp(ctx, data.BackupAsked)
	if err != nil {
		return err
	}
	if _, err := s.SaveEntry(ctx, data.Entry{Title: "Second"}); err != nil {
		return err
	}
	if err := errors.Join(s.PrepareRestore(ctx, b), s.Close()); err != nil {
		return err
	}
	if s, err = data.Open(ctx, dir, opt); err != nil {
		return err
	}
	return s.Close()
}

// TestAPowerCutAtAnyMomentLeavesTheOldOrTheNew lets the program take its first
// start, its first backup, a take and a text, then an import, then a restore,
// writes down what it does to the disk, and looks at what power cuts in between
// may leave.
func TestAPowerCutAtAnyMomentLeavesTheOldOrTheNew(t *testing.T) {
	g := enter(t, rig.Options{})
	traced := func(name string, run func(options []string)) *powercut.Trace {
		prefix := filepath.Join(t.TempDir(), name)
		run(powercut.Options(prefix))
		trace, err := powercut.Read(prefix)
		g.must(err)
		if trace.Len() < 50 {
			t.Fatalf("%s: only %d operations were seen", name, trace.Len())
		}
		return trace
	}
	first := traced("session", func(options []string) {
		g.underStrace(options...)
		g.press("ctrl+2")
		g.startRecording()
		time.Sleep(3 * time.Second)
		g.stopRecording(1)
		g.press("ctrl+6")
		g.press("ctrl+n")
		g.write("Kept in a power cut.")
		time.Sleep(time.Second)
		g.quit()
	})
	zip := filepath.Join(t.TempDir(), "export.zip")
	g.export(zip, "import", 40, 3)
	fresh := g.folder
	g.folder = filepath.Join(t.TempDir(), "imported")
	second := traced("import", func(options []string) {
		g.underStraceWith(zip, options...)
		g.bringIn()
		g.until(60*time.Second, "everything is brought in", func() bool {
			return query[struct{ N int }](g, "SELECT count(*) AS n FROM entry")[0].N == 40
		})
		time.Sleep(time.Second)
		g.quit()
	})
	imported := g.folder
	restored := filepath.Join(t.TempDir(), "restored")
	third := traced("restore", func(options []string) {
		self, err := os.Executable()
		g.must(err)
		cmd := exec.Command("strace", append(append([]string{"-f"}, options...), self)...)
		cmd.Env = append(os.Environ(), restoreFolder+"="+restored)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("restore under strace: %v: %s", err, out)
		}
	})

	random := seeded(7)
	for _, run := range []struct {
		name  string
		trace *powercut.Trace
		root  string
		tries [2]int
		judge func(c *cut) (time.Duration, error)
	}{
		{"power cut at first start, backup, take and text", first, fresh, [2]int{150, 2000}, judgeTake},
		{"power cut while importing", second, imported, [2]int{80, 1000}, judgeImport},
		{"power cut while restoring a backup", third, restored, [2]int{100, 1000}, judgeRestore},
	} {
		o, worst := outcome{Fault: run.name, Tries: tries(run.tries[0], run.tries[1])}, time.Duration(0)
		for range o.Tries {
			c := &cut{after: random.IntN(run.trace.Len() + 1), trace: run.trace, root: run.root, dir: t.TempDir()}
			g.must(run.trace.Cut(c.after, run.root, c.dir, random))
			lost, err := run.judge(c)
			if err != nil {
				t.Errorf("%s, after operation %d of %d: %v", run.name, c.after, run.trace.Len(), err)
				continue
			}
			o.Survived++
			worst = max(worst, lost)
		}
		o.Worst = seconds(worst)
		o.tell(t)
	}
}

// bringIn says yes to what the program was started for, as soon as it asks: a
// bar runs until then, which under strace may take a while.
func (g *guest) bringIn() {
	g.Helper()
	g.must(g.room.Screen.AwaitStill(g.Context(), 1500*time.Millisecond, time.Minute))
	g.press("Return")
}

// cut is what a power cut left.
type cut struct {
	after int
	trace *powercut.Trace
	root  string // where the program worked
	dir   string // where it is looked at
	store *data.Store
}

// open starts on what is left as the program does.
func (c *cut) open() error {
	var err error
	if c.store, err = data.Open(context.Background(), c.dir, data.Options{Log: slog.New(slog.DiscardHandler)}); err != nil {
		return err
	}
	if _, err := studio.Recover(context.Background(), c.store); err != nil {
		return err
	}
	return c.store.QuickCheck(context.Background())
}

// backups checks that every backup is whole.
func (c *cut) backups() error {
	all, err := c.store.Backups()
	if err != nil {
		return err
	}
	good, found := data.NewestGood(context.Background(), c.dir)
	if len(all) > 0 && (!found || good.Path != all[0].Path) {
		return fmt.Errorf("of the backups %v the newest good one is %v", all, good)
	}
	return nil
}

// takes checks that every take has all of its sound, and lists them.
func (c *cut) takes() ([]data.TakeOf, error) {
	takes, err := c.store.LastTakes(context.Background(), 0)
	if err != nil {
		return nil, err
	}
	for _, take := range takes {
		wav, err := rig.ReadWAV(c.store.Path(take.Take))
		if err != nil {
			return nil, err
		}
		if int64(len(wav.Samples)) != take.Frames {
			return nil, fmt.Errorf("take %d has %d frames, its file %d", take.ID, take.Frames, len(wav.Samples))
		}
	}
	return takes, nil
}

func judgeTake(c *cut) (lost time.Duration, err error) {
	if err := c.open(); err != nil {
		return 0, err
	}
	defer c.store.Close()
	takes, err := c.takes()
	if err != nil {
		return 0, err
	}
	// Up to where the sound is as the program had written it by then.
	written := c.trace.Written(c.after, c.root, ".wav")
	var kept []byte
	for _, take := range takes {
		if kept, err = os.ReadFile(c.store.Path(take.Take)); err != nil {
			return 0, err
		}
	}
	const header = 44
	same := header
	for same < len(written) && same < len(kept) && written[same] == kept[same] {
		same++
	}
	heard := rig.Signal(make([]int16, max(0, len(written)-same)/2)).Duration()
	if heard > powerLost {
		return heard, fmt.Errorf("%v of sound are lost", heard)
	}
	return heard, c.backups()
}

func judgeImport(c *cut) (time.Duration, error) {
	if err := c.open(); err != nil {
		return 0, err
	}
	defer c.store.Close()
	takes, err := c.takes()
	if err != nil {
		return 0, err
	}
	n, err := c.store.CountEntries(context.Background(), data.EntryFilter{})
	if err == nil && !(n == 0 && len(takes) == 0) && !(n == 40 && len(takes) == 3) {
		err = fmt.Errorf("half an import: %d entries, %d takes", n, len(takes))
	}
	if err != nil {
		return 0, err
	}
	found, err := c.store.CheckFiles(context.Background())
	if err == nil && len(found.Strays) > 0 {
		err = fmt.Errorf("files nobody knows of: %v", found.Strays)
	}
	if err != nil {
		return 0, err
	}
	return 0, c.backups()
}

func judgeRestore(c *cut) (time.Duration, error) {
	if err := c.open(); err != nil {
		return 0, err
	}
	defer c.store.Close()
	lines, err := c.store.Entries(context.Background(), data.EntryFilter{})
	if err != nil {
		return 0, err
	}
	var titles []string
	for _, line := range lines {
		titles = append(titles, line.Title)
	}
	switch all := strings.Join(titles, ", "); all {
	case "", "First", "Second, First":
	default:
		return 0, fmt.Errorf("the entries are %q", all)
	}
	return 0, c.backups()
}
