package e2e_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// TestDamageMetAtStartIsMendedByThreeKeys zeroes a page that opening does not
// look at. The check at start finds it; Enter mends, Enter reads what can be read,
// Enter goes on, and the damaged file is kept as it was.
func TestDamageMetAtStartIsMendedByThreeKeys(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	g.used()
	root := query[struct{ Rootpage int }](g, "SELECT rootpage FROM sqlite_schema WHERE name = 'mark'")[0].Rootpage
	content, err := os.ReadFile(g.database())
	g.must(err)
	const page = 4096
	clear(content[(root-1)*page:][:page])
	g.must(os.WriteFile(g.database(), content, 0o600))

	g.launch()
	g.enterUntil("mend", "the database is marked as damaged", "damaged")
	g.enterUntil("salvage", "what can be read is read", "restore.db")
	g.enterUntil("go-on", "the damaged database is set aside", filepath.Join("set-aside", "*", "greenroom.db"))
	g.must(g.room.Screen.AwaitWindow(t.Context(), "Greenroom", 30*time.Second))
	g.rest()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("And on it goes.")
	g.quit()

	if got := query[entry](g, entries); len(got) != 2 {
		t.Errorf("the journal holds %+v", got)
	}
	if err := g.whole(); err != nil {
		t.Error(err)
	}
	aside, err := filepath.Glob(filepath.Join(g.folder, "set-aside", "*", "greenroom.db"))
	g.must(err)
	if len(aside) != 1 {
		t.Fatalf("set aside is %v", aside)
	}
	kept, err := os.ReadFile(aside[0])
	g.must(err)
	if len(kept) != len(content) || !bytes.Equal(kept[(root-1)*page:][:page], make([]byte, page)) {
		t.Error("what was set aside is not what was damaged")
	}
}

// enterUntil presses Enter when the screen has come to rest, and waits until there
// is such a file in the data folder.
func (g *guest) enterUntil(picture, what, pattern string) {
	g.Helper()
	_ = g.room.Screen.AwaitStill(g.Context(), 1500*time.Millisecond, 30*time.Second)
	g.picture(picture)
	g.press("Return")
	g.until(30*time.Second, what, func() bool {
		found, err := filepath.Glob(filepath.Join(g.folder, pattern))
		return err == nil && len(found) > 0
	})
}
