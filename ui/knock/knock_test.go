package knock_test

import (
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"greenroom/ui/knock"
)

func TestASecondStartIsHeard(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	came := make(chan string, 1)
	door, err := knock.Listen("/data", func(wish string) { came <- wish })
	if err != nil {
		t.Fatal(err)
	}
	if !knock.Knock("/data", "open this") {
		t.Error("nobody answers")
	}
	select {
	case wish := <-came:
		if wish != "open this" {
			t.Errorf("heard is %q", wish)
		}
	case <-time.After(time.Second):
		t.Error("nobody comes")
	}
	if knock.Knock("/other", "") {
		t.Error("somebody answers for another folder")
	}
	if err := door.Close(); err != nil {
		t.Fatal(err)
	}
	if knock.Knock("/data", "") {
		t.Error("somebody answers behind a closed door")
	}
}

func TestWhatACrashLeftIsTakenAway(t *testing.T) {
	run := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", run)
	first, err := knock.Listen("/data", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	first.(*net.UnixListener).SetUnlinkOnClose(false) // as when it is killed
	_ = first.Close()
	if left, _ := filepath.Glob(filepath.Join(run, "*")); len(left) != 1 {
		t.Fatalf("left is %v", left)
	}
	again, err := knock.Listen("/data", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !knock.Knock("/data", "") {
		t.Error("nobody answers")
	}
}

func TestADoorBehindWhichNobodyAnswersIsGivenUp(t *testing.T) {
	run := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", run)
	door, err := knock.Listen("/data", func(string) { time.Sleep(time.Hour) })
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	if began := time.Now(); knock.Knock("/data", "") || time.Since(began) > 10*time.Second {
		t.Errorf("after %v somebody answered", time.Since(began))
	}
	if info, err := os.Stat(run); err != nil || !info.IsDir() {
		t.Fatal(err)
	}
}
