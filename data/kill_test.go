package data_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"greenroom/data"
)

// writerFolder is set in the environment of a program that only saves entries there until it is
// killed.
const writerFolder = "GREENROOM_TEST_WRITER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerFolder); dir != "" {
		if err := saveForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// saveForEver saves entry after entry and prints the id of each when it is saved.
func saveForEver(dir string) error {
	s, err := data.Open(ctx, dir, data.Options{Log: quiet()})
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		e, err := s.SaveEntry(ctx, data.Entry{Title: fmt.Sprintf("Entry %d", n), Body: "Saved before the kill", Tags: []string{"kept"}})
		if err != nil {
			return err
		}
		fmt.Println(e.ID)
	}
}

func TestWhatWasSavedSurvivesBeingKilled(t *testing.T) {
	dir := t.TempDir()
	for round := range 10 {
		cmd := exec.Command(must(os.Executable())(t))
		cmd.Env = append(os.Environ(), writerFolder+"="+dir)
		out := must(cmd.StdoutPipe())(t)
		ok(t, cmd.Start())
		lines := bufio.NewScanner(out)
		lines.Scan() // it is writing
		time.AfterFunc(time.Duration(7*round)*time.Millisecond, func() { _ = cmd.Process.Kill() })
		last := lines.Text()
		for lines.Scan() {
			last = lines.Text()
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the writer ended by itself")
		}
		id, err := strconv.ParseInt(last, 10, 64)
		if err != nil {
			t.Fatalf("round %d: the writer said %q", round, last)
		}
		s := must(data.Open(ctx, dir, data.Options{Log: quiet()}))(t)
		n := must(s.CountEntries(ctx, data.EntryFilter{}))(t)
		if n < int(id) || n != must(s.CountEntries(ctx, data.EntryFilter{Text: "saved kept"}))(t) {
			t.Errorf("round %d: %d entries, %s was the last saved", round, n, last)
		}
		must(s.Entry(ctx, id))(t)
		ok(t, s.Close())
		var check string
		ok(t, raw(t, filepath.Join(dir, "greenroom.db")).QueryRow("PRAGMA integrity_check").Scan(&check))
		if check != "ok" {
			t.Errorf("round %d: %s", round, check)
		}
	}
}
