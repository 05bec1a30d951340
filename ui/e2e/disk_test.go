package e2e_test

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/ui/e2e/rig"
	"greenroom/ui/studio"
)

// disk is what the guest's data lies on, and can be filled up.
type disk struct {
	*guest
	ballast string // a file on a small disk of the guest's own; "" when there is none
}

// onSmallDisk puts the guest's data folder on a disk of so many megabytes.
// Where none may be mounted, files that may not grow have to stand for it.
func (g *guest) onSmallDisk(megabytes int) *disk {
	g.Helper()
	mount := filepath.Join(g.TempDir(), "disk")
	g.must(os.Mkdir(mount, 0o700))
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm", megabytes), "tmpfs", mount).CombinedOutput(); err != nil {
		g.Logf("no disk can be mounted here (%s); files that may not grow stand for a full one", strings.TrimSpace(string(out)))
		return &disk{guest: g}
	}
	g.Cleanup(func() {
		if out, err := exec.Command("umount", "--lazy", mount).CombinedOutput(); err != nil {
			g.Errorf("unmount: %v: %s", err, out)
		}
	})
	g.folder = filepath.Join(mount, "answers")
	return &disk{guest: g, ballast: filepath.Join(mount, "ballast")}
}

// fill leaves about so many bytes free.
func (d *disk) fill(free int64) {
	d.Helper()
	if d.ballast == "" {
		d.limit(fmt.Sprint(free))
		return
	}
	f, err := os.Create(d.ballast)
	d.must(err)
	defer f.Close()
	block := make([]byte, 64<<10)
	for err == nil {
		_, err = f.Write(block)
	}
	for err = nil; err == nil; {
		_, err = f.Write(block[:512])
	}
	info, err := f.Stat()
	d.must(err)
	d.must(f.Truncate(max(0, info.Size()-free)))
}

// empty makes room again.
func (d *disk) empty() {
	d.Helper()
	if d.ballast == "" {
		d.limit("unlimited")
		return
	}
	d.must(os.Remove(d.ballast))
}

// limit keeps the program from writing beyond so many bytes of any file.
func (d *disk) limit(bytes string) {
	d.Helper()
	out, err := exec.Command("prlimit", fmt.Sprintf("--pid=%d", d.app.PID()), "--fsize="+bytes+":unlimited").CombinedOutput()
	if err != nil {
		d.Fatalf("limit the size of files: %v: %s", err, out)
	}
}

func TestAFullDiskCostsNothingThatWasThereBefore(t *testing.T) {
	g := enter(t, rig.Options{})
	d := g.onSmallDisk(48)
	random := seeded(30)
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("Before the disk was full.")
	time.Sleep(1500 * time.Millisecond)
	known := g.ledger()
	for _, fault := range []struct {
		name  string
		tries [2]int
		do    func(free int64) (worst string, err error)
	}{
		{"disk full while recording", [2]int{10, 100}, func(free int64) (string, error) { return d.recordUntilFull(free + 20<<10) }},
		{"disk full while saving", [2]int{10, 100}, func(free int64) (string, error) { return d.writeOnFull(free % (40 << 10)) }},
		{"disk full while backing up", [2]int{10, 60}, func(free int64) (string, error) { return d.backUpOnFull(free) }},
	} {
		o := outcome{Fault: fault.name, Tries: tries(fault.tries[0], fault.tries[1]), Worst: "none"}
		for n := range o.Tries {
			worst, err := fault.do(random.Int64N(500 << 10))
			if err == nil {
				err = g.whole()
			}
			now := g.ledger()
			if err == nil {
				err = known.holds(now)
			}
			known = now
			if err != nil {
				t.Errorf("%s, try %d: %v", fault.name, n, err)
				g.picture(fmt.Sprintf("%s %d", strings.ReplaceAll(fault.name, " ", "-"), n))
				continue
			}
			o.Survived++
			if worst != "" {
				o.Worst = worst
			}
		}
		o.tell(t)
	}
	g.quit()
	g.launch()
	if err := known.holds(g.ledger()); err != nil {
		t.Error(err)
	}
	g.quit()
}

// recordUntilFull records until the disk is full. The recording ends by itself
// and is a take with all that fitted.
func (d *disk) recordUntilFull(free int64) (string, error) {
	before := len(d.takes())
	d.press("ctrl+2")
	d.fill(free)
	d.must(d.room.Screen.Key(d.Context(), "space"))
	began := time.Now()
	d.until(30*time.Second, "the recording ends by itself", func() bool {
		takes := d.takes()
		if len(takes) > before && takes[len(takes)-1].State == "complete" {
			return true
		}
		for _, file := range d.recordings() {
			if info, err := os.Stat(file); err == nil && time.Since(info.ModTime()) < 2*time.Second {
				return false
			}
		}
		return time.Since(began) > 9*time.Second
	})
	d.rest()
	d.empty()
	// Where not even the row could be finished, the next start does it.
	takes := d.takes()
	if len(takes) == before || takes[len(takes)-1].State == "recording" {
		d.quit()
		d.launch()
		d.until(10*time.Second, "the take is brought back", func() bool {
			takes = d.takes()
			return len(takes) == before || takes[len(takes)-1].State != "recording"
		})
	}
	if len(takes) == before {
		return "", nil // there was no room for anything at all
	}
	last := takes[len(takes)-1]
	wav, err := rig.ReadWAV(filepath.Join(d.folder, filepath.FromSlash(last.File)))
	if err != nil {
		return "", err
	}
	if len(wav.Samples) != last.Frames || last.Frames == 0 {
		return "", fmt.Errorf("the take has %d frames, its file %d", last.Frames, len(wav.Samples))
	}
	return "", nil
}

// writeOnFull writes while nothing can be saved. What was typed stays on the
// page and is saved as soon as there is room.
func (d *disk) writeOnFull(free int64) (string, error) {
	d.press("ctrl+6")
	d.press("ctrl+n")
	d.fill(free)
	mark := fmt.Sprintf("f%d", time.Now().UnixMilli())
	words := mark + " " + strings.Repeat("none of it may go. ", 4)
	d.write(words)
	time.Sleep(1200 * time.Millisecond)
	d.empty()
	d.write("Now there is room.")
	var found []entry
	d.until(10*time.Second, "what was typed is saved", func() bool {
		found = query[entry](d.guest, "SELECT title, body FROM entry WHERE title LIKE '"+mark+"%'")
		return len(found) == 1 && strings.HasSuffix(found[0].Title, "room.")
	})
	if want := words + "Now there is room."; found[0].Title != want {
		return "", fmt.Errorf("kept is %q, typed was %q", found[0].Title, want)
	}
	return "", nil
}

// backUpOnFull starts the program, which wants to make the backup of the day,
// where there is no room for it, or just enough.
func (d *disk) backUpOnFull(free int64) (string, error) {
	if d.ballast == "" {
		return "", nil // there is no program yet whose files could be kept from growing
	}
	d.quit()
	d.must(os.RemoveAll(filepath.Join(d.folder, "backups")))
	d.fill(300<<10 + 6*free) // what the program needs to start, and a part of a backup
	d.launch()
	time.Sleep(700 * time.Millisecond)
	// On a slow machine it may still be at it.
	d.until(30*time.Second, "the backup is made or given up", func() bool {
		parts, err := filepath.Glob(filepath.Join(d.folder, "*", "*.part"))
		return err == nil && len(parts) == 0
	})
	err := d.backupsAreWhole()
	d.empty()
	return "", err
}

// TestAFullDiskLeavesNoHalfExport exports to a disk on which there is room for
// all of it, for a part, or for nothing.
func TestAFullDiskLeavesNoHalfExport(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	zip := filepath.Join(t.TempDir(), "export.zip")
	g.export(zip, "export", 60, 3)
	whole, err := os.Stat(zip)
	g.must(err)
	store, err := data.Open(t.Context(), filepath.Join(t.TempDir(), "filled"), data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer store.Close()
	a, err := archive.Open(zip)
	g.must(err)
	_, err = a.Import(t.Context(), store, studio.MendFromArchive, func(float64) {})
	g.must(err)
	g.must(a.Close())

	d := g.onSmallDisk(8)
	if d.ballast == "" {
		t.Skip("SKIPPED: no disk can be mounted here")
	}
	random := seeded(31)
	o, written := outcome{Fault: "disk full while exporting", Tries: tries(12, 100), Worst: "none"}, 0
	for n := range o.Tries {
		d.fill(random.Int64N(2 * whole.Size()))
		path := filepath.Join(filepath.Dir(d.ballast), "everything.zip")
		err := archive.Write(t.Context(), store, path, archive.Options{
			CopySound: studio.CopyForArchive(func(archive.Mark) string { return "" }), Progress: func(float64) {},
		})
		left, globErr := filepath.Glob(path + "*")
		g.must(globErr)
		switch {
		case err != nil && len(left) > 0:
			t.Errorf("try %d: it fails (%v) and leaves %v", n, err, left)
		case err == nil:
			written++
			if a, err := archive.Open(path); err != nil {
				t.Errorf("try %d: it says it is written, and %v", n, err)
			} else {
				g.must(a.Close())
			}
			o.Survived++
		default:
			o.Survived++
		}
		_ = os.Remove(path)
		d.empty()
	}
	if enough := 10; o.Tries >= enough && (written == 0 || written == o.Tries) {
		t.Errorf("%d of %d exports found room: the disk was never both too small and large enough", written, o.Tries)
	}
	o.tell(t)
}
