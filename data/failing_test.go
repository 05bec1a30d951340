//go:build linux || darwin

package data_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/psanford/sqlite3vfs"

	"greenroom/data"
)

// TestADiskThatFailsUnderTheStoreLosesNothingThatWasSaved has each thing that is asked of the disk fail while entries
// are saved: the Nth alone, or all from the Nth on. What was said to be saved is there afterwards and whole; what
// failed is there whole or not at all.
func TestADiskThatFailsUnderTheStoreLosesNothingThatWasSaved(t *testing.T) {
	asked := failing(t, -1, false, nil).asked // how many things are asked without a fault
	if asked < 40 {
		t.Fatalf("only %d things are asked of the disk", asked)
	}
	every := 13 // of all faults: make torture tries each
	if os.Getenv("GREENROOM_TORTURE") != "" {
		every = 1
	}
	tries, refused := 0, 0
	for fault := 0; fault < 4*asked; fault += every {
		n, forever, why := fault/4, fault%2 == 1, []error{sqlite3vfs.IOError, sqlite3vfs.FullError}[fault/2%2]
		v := failing(t, n, forever, why)
		tries++
		refused += v.refused
		if v.err != nil {
			t.Errorf("thing %d of %d, for ever: %v, %v: %v", n, asked, forever, why, v.err)
		}
	}
	if refused == 0 {
		t.Error("no save was refused: nothing failed")
	}
	t.Logf("%d faults, %d saves refused", tries, refused)
	if !t.Failed() {
		t.Logf("torture: disk fails under the store, once or for ever | %d | %[1]d | none", tries)
	}
}

// failure is what became of saving on a disk that fails.
type failure struct {
	asked, refused int
	err            error
}

// failing saves entries on a disk on which the nth thing asked fails, and maybe all after it, and looks what is there
// on a disk in order.
func failing(t *testing.T, n int, forever bool, fault error) (v failure) {
	t.Helper()
	dir := t.TempDir()
	r, c := newRecorder(t, dir), newClock()
	s := must(data.OpenThrough(ctx, dir, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	must(s.Pragma("wal_autocheckpoint = 12"))(t) // in place of 1000, for some to happen
	r.fault = func(opKind) error {
		v.asked++
		if v.asked-1 == n || forever && n >= 0 && v.asked > n {
			return fault
		}
		return nil
	}
	saved := map[string]bool{} // by title; false is for what was refused
	for i := range 8 {
		title := fmt.Sprintf("Day %d", i)
		_, err := s.SaveEntry(ctx, data.Entry{Title: title, Body: strings.Repeat(title+" ", 1+i%3*900), Tags: []string{"calm"}})
		if saved[title] = err == nil; err != nil {
			v.refused++
		}
	}
	_ = s.Close() // it may well complain
	v.err = keptAre(t, dir, saved)
	return v
}

// keptAre checks that what was saved is kept, and that nothing is half there.
func keptAre(t *testing.T, dir string, saved map[string]bool) error {
	t.Helper()
	s, err := data.Open(ctx, dir, data.Options{Now: newClock().Now, Log: quiet()})
	if err != nil {
		return err
	}
	defer s.Close()
	if check, err := s.Pragma("integrity_check"); err != nil || check != "ok" {
		return fmt.Errorf("it is %s, %v", check, err)
	}
	lines, err := s.Entries(ctx, data.EntryFilter{})
	if err != nil {
		return err
	}
	for _, line := range lines {
		e, err := s.Entry(ctx, line.ID)
		if err != nil {
			return err
		}
		if _, tried := saved[e.Title]; !tried || !strings.HasPrefix(e.Body, e.Title) || !slices.Equal(e.Tags, []string{"calm"}) {
			return fmt.Errorf("half there is %.80q %v", e.Body, e.Tags)
		}
		delete(saved, e.Title)
	}
	for title, acknowledged := range saved {
		if acknowledged {
			return fmt.Errorf("%s was saved and is gone", title)
		}
	}
	return nil
}
