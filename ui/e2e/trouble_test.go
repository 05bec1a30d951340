package e2e_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// refused checks that a window explains why folder cannot be opened, that the
// program says so on the terminal too when the window is closed, and that
// nothing in the folder has changed.
func (g *guest) refused(folder, file string, before map[string]string) {
	g.Helper()
	g.picture("refused")
	// The window may be there before it takes keys.
	for end := time.Now().Add(30 * time.Second); g.app.Running() && time.Now().Before(end); {
		g.must(g.room.Screen.Key(g.Context(), "Escape"))
		_ = g.app.Await(3 * time.Second)
	}
	if err := g.app.Await(time.Second); err == nil {
		g.Error("the program ended as if all were well")
	}
	if said := g.app.Output(); !strings.Contains(said, file) {
		g.Errorf("the program said %q, want a sentence that names %s", said, file)
	}
	if after := g.fingerprint(folder); !maps.Equal(before, after) {
		g.Errorf("the files were\n%v\nand are\n%v", before, after)
	}
}

// used fills the guest's folder by using the program.
func (g *guest) used() {
	g.Helper()
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("Something to lose.")
	g.quit()
}

func TestADatabaseOfANewerVersionIsRefusedUntouched(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.used()
	if out, err := exec.Command("sqlite3", g.database(), "PRAGMA user_version = 999").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	before := g.fingerprint(g.folder)
	g.launch()
	g.refused(g.folder, g.database(), before)
}

func TestADamagedDatabaseIsRefusedUntouched(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.used()
	whole, err := os.ReadFile(g.database())
	g.must(err)
	copy(whole, "This is no longer a database. ")
	g.must(os.WriteFile(g.database(), whole, 0o600))
	before := g.fingerprint(g.folder)
	g.launch()
	g.refused(g.folder, g.database(), before)
}

func TestAFolderThatCannotBeWrittenIsNamed(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	place := t.TempDir()
	folder := filepath.Join(place, "locked", "answers")
	if os.Getuid() == 0 { // whom no lock stops
		g.must(os.WriteFile(filepath.Join(place, "locked"), []byte("This is a file."), 0o600))
	} else {
		g.must(os.Mkdir(filepath.Join(place, "locked"), 0o500))
	}
	before := g.fingerprint(place)
	g.launchOn(folder)
	g.refused(place, folder, before)
}

func TestASecondStartOnTheSameFolderBringsTheFirstForward(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.used()
	g.launch()
	g.press("ctrl+6")
	first := g.app

	var err error
	g.app, err = g.room.Launch(greenroom, "--data", g.folder)
	g.must(err)
	g.ended()

	g.app = first
	g.must(g.room.Screen.AwaitWindow(t.Context(), "Greenroom", 5*time.Second))
	g.press("ctrl+n")
	g.write("The first one goes on.")
	g.quit()
	if got := query[entry](g, entries); len(got) != 2 {
		t.Errorf("the journal holds %+v, want the entry made before and the one after", got)
	}
}

func TestASecondStartSaysSoWhenTheFirstHangs(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.used()
	g.launch()
	g.press("ctrl+6")
	first, before := g.app, g.fingerprint(g.folder)
	g.must(syscall.Kill(first.PID(), syscall.SIGSTOP))

	var err error
	g.app, err = g.room.Launch(greenroom, "--data", g.folder)
	g.must(err)
	time.Sleep(4 * time.Second) // it knocks for two, and both windows have the same name
	g.rest()
	g.refused(g.folder, g.folder, before)

	g.must(syscall.Kill(first.PID(), syscall.SIGCONT))
	g.app = first
	g.must(g.room.Screen.AwaitWindow(t.Context(), "Greenroom", 5*time.Second))
	g.quit()
}
