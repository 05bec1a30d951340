package rig_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

const sentence = "I enjoy building small things that last."

// start furnishes a room. It skips, loudly, where the machine has no tools;
// make test installs them and then insists.
func start(t *testing.T, opt rig.Options) *rig.Rig {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: no room is furnished with -short")
	}
	if missing := rig.Missing(); len(missing) > 0 && os.Getenv("GREENROOM_E2E") != "required" {
		t.Skipf("SKIPPED: the machine lacks %s; make test installs them", strings.Join(missing, ", "))
	}
	r, err := rig.Start(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSpeechPassesThroughMicrophoneAndLoudspeakerUnchanged(t *testing.T) {
	r := start(t, rig.Options{})
	said, err := rig.Speech(t.Context(), sentence)
	check(t, err)
	heard, err := r.Sound.Say(t.Context(), sentence)
	check(t, err)
	if m := rig.Compare(said, heard); m.Correlation < 0.99 {
		t.Errorf("what the microphone heard correlates %.4f with what was said, want at least 0.99", m.Correlation)
	}

	// A stand-in for the program: record to a file, play the file.
	take := filepath.Join(t.TempDir(), "take.wav")
	check(t, rig.WriteWAV(take, heard))
	ear, err := r.Sound.Listen(t.Context())
	check(t, err)
	player, err := r.Launch("paplay", "--device=loudspeaker", take)
	check(t, err)
	check(t, player.Await(30*time.Second))
	check(t, ear.AwaitSilence(t.Context(), 300*time.Millisecond, 10*time.Second))
	played, err := ear.Stop()
	check(t, err)
	if m := rig.Compare(said, played); m.Correlation < 0.99 {
		t.Errorf("what the loudspeaker played correlates %.4f with what was said, want at least 0.99", m.Correlation)
	}
	if apart := (played.Trim().Duration() - heard.Trim().Duration()).Abs(); apart > 10*time.Millisecond {
		t.Errorf("the loudspeaker sounded for %v, the file holds %v", played.Trim().Duration(), heard.Trim().Duration())
	}
}

func TestAMicrophoneComesAndGoes(t *testing.T) {
	r := start(t, rig.Options{NoMicrophone: true})
	if err := r.Sound.Feed(t.Context(), make(rig.Signal, rig.Rate)); err == nil {
		t.Error("a microphone that is not there was spoken into")
	}
	for range 2 {
		check(t, r.Sound.PlugMicrophone(t.Context()))
		ear, err := r.Sound.Overhear(t.Context())
		check(t, err)
		n, err := r.Sound.Recorders(t.Context())
		check(t, err)
		if n != 1 {
			t.Errorf("%d programs hold the microphone open, want 1", n)
		}
		heard, err := ear.Stop()
		check(t, err)
		if level := heard.Trim().RMS(); level > -60 || level < -90 {
			t.Errorf("the empty room sounds at %.0f dB, want a faint hiss", level)
		}
		check(t, r.Sound.UnplugMicrophone(t.Context()))
	}
}

func TestASoundServerComesBackAfterACrash(t *testing.T) {
	r := start(t, rig.Options{})
	r.Sound.StopServer()
	check(t, r.Sound.StartServer(t.Context()))
	check(t, r.Sound.PlugMicrophone(t.Context()))
	_, err := r.Sound.Say(t.Context(), "Hello again.")
	check(t, err)
}

func TestAWindowIsSeenAndTypedInto(t *testing.T) {
	r := start(t, rig.Options{NoSound: true})
	binary := filepath.Join(t.TempDir(), "bare")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "greenroom/ui/e2e/bench/bare").CombinedOutput(); err != nil {
		t.Fatalf("build bare window: %v\n%s", err, out)
	}
	app, err := r.Launch(binary)
	check(t, err)
	check(t, r.Screen.AwaitWindow(t.Context(), "Bare", 30*time.Second))
	if _, err := r.Screen.AwaitFrame(t.Context(), 10*time.Second); err != nil {
		t.Fatal(err)
	}
	check(t, r.Screen.AwaitStill(t.Context(), 300*time.Millisecond, 10*time.Second))
	before := r.Screen.Picture()
	check(t, r.Screen.Type(t.Context(), "Good morning"))
	check(t, r.Screen.AwaitStill(t.Context(), 300*time.Millisecond, 10*time.Second))
	if string(before.Pix) == string(r.Screen.Picture().Pix) {
		t.Error("typing into the window changed nothing on the screen")
	}
	if memory, err := app.Memory(); err != nil || memory < 1<<20 {
		t.Errorf("resident memory is %d bytes (%v)", memory, err)
	}
	if used, err := app.CPU(); err != nil || used <= 0 {
		t.Errorf("processor time is %v (%v)", used, err)
	}
	check(t, r.Screen.Key(t.Context(), "alt+F4"))
	if err := app.Await(10 * time.Second); err != nil {
		t.Errorf("the closed window's program ended with %v\n%s", err, app.Output())
	}
}

func TestTwoRoomsStandSideBySideAndLeaveNothingBehind(t *testing.T) {
	a, b := start(t, rig.Options{}), start(t, rig.Options{})
	if a.Screen.Display() == b.Screen.Display() || a.Sound.Server() == b.Sound.Server() {
		t.Errorf("two rooms share %s, %s", a.Screen.Display(), a.Sound.Server())
	}
	sleeper, err := a.Launch("sleep", "1000")
	check(t, err)
	a.Close()
	if sleeper.Running() {
		t.Error("a program outlived its room")
	}
	if _, err := os.Stat(a.Dir); !os.IsNotExist(err) {
		t.Errorf("folder of a closed room: %v, want it gone", err)
	}
	_, err = b.Sound.Say(t.Context(), "Still here.")
	check(t, err)
}

func TestQueryReadsADatabaseItCannotChange(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("SKIPPED: the machine lacks sqlite3; make test installs it")
	}
	db := filepath.Join(t.TempDir(), "it's a file.db")
	if out, err := exec.Command("sqlite3", db, "create table t(n, s); insert into t values (7, 'Žofie \"Z\"')").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	type row struct {
		N int
		S string
	}
	rows, err := rig.Query[row](context.Background(), db, "select * from t")
	check(t, err)
	if len(rows) != 1 || rows[0] != (row{7, `Žofie "Z"`}) {
		t.Errorf("read %+v", rows)
	}
	if rows, err := rig.Query[row](context.Background(), db, "select * from t where n = 8"); err != nil || len(rows) != 0 {
		t.Errorf("no rows: %v, %v", rows, err)
	}
	if _, err := rig.Query[row](context.Background(), db, "delete from t"); err == nil {
		t.Error("a query changed the database")
	}
}
