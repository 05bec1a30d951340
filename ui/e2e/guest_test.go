package e2e_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

const (
	firstSentence  = "My name is Robin, and for six years I have helped small teams to build things that last."
	secondSentence = "What I enjoy most is the moment when someone uses it for the first time."
)

// greenroom is the program under test: the one $GREENROOM_BINARY names, or one
// that TestMain builds.
var greenroom = os.Getenv("GREENROOM_BINARY")

// evidence is where the tests leave what the screen showed, and what was heard
// when it should not have been.
var evidence = filepath.Join("..", "..", "build", "e2e")

func TestMain(m *testing.M) {
	if dir := os.Getenv(restoreFolder); dir != "" {
		if err := restoreOnce(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := func() int {
		if reason := unable(); reason != "" {
			fmt.Fprintln(os.Stderr, "SKIPPED: the end-to-end tests do not run:", reason)
			return m.Run()
		}
		if greenroom != "" {
			return m.Run()
		}
		dir, err := os.MkdirTemp("", "greenroom-e2e-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		greenroom = filepath.Join(dir, "greenroom")
		if out, err := exec.Command("go", "build", "-o", greenroom, "greenroom").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build greenroom: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}()
	os.Exit(code)
}

// unable says why the tests cannot run here, or nothing. make test installs
// what they need and then wants no excuse.
func unable() string {
	required := os.Getenv("GREENROOM_E2E") == "required"
	missing := rig.Missing()
	switch {
	case runtime.GOOS != "linux":
		return "they need Linux"
	case !required && len(missing) > 0:
		return "the machine lacks " + strings.Join(missing, ", ") + "; make test installs them"
	}
	return ""
}

// guest is a person at the computer, with a data folder.
type guest struct {
	*testing.T
	room   *rig.Rig
	app    *rig.App // the one started last
	folder string
}

// enter furnishes a room and hands the guest an empty place for data, with a
// name as people give them.
func enter(t *testing.T, opt rig.Options) *guest {
	t.Helper()
	if reason := unable(); reason != "" {
		t.Skip("SKIPPED:", reason)
	}
	if testing.Short() {
		t.Skip("SKIPPED: the end-to-end tests do not run with -short")
	}
	room, err := rig.Start(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	g := &guest{T: t, room: room, folder: filepath.Join(t.TempDir(), "Zoë's answers")}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the screen at the end: %s", g.picture("failed"))
			if g.app != nil {
				t.Logf("the program wrote:\n%s", g.app.Output())
				g.showLog()
			}
		}
		room.Close()
	})
	return g
}

// must ends the test on an error of the rig.
func (g *guest) must(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// launch starts the program on the guest's folder and waits until it can be
// used.
func (g *guest) launch() {
	g.Helper()
	g.launchOn(g.folder)
}

func (g *guest) launchOn(folder string) {
	g.Helper()
	var err error
	g.app, err = g.room.Launch(greenroom, "--data", folder)
	g.must(err)
	g.must(g.room.Screen.AwaitWindow(g.Context(), "Greenroom", 30*time.Second))
	_, err = g.room.Screen.AwaitFrame(g.Context(), 30*time.Second)
	g.must(err)
	g.rest()
}

// rest waits until the screen has come to rest, as a person would before the
// next key. While a clock runs it never rests; then a moment has to do.
func (g *guest) rest() {
	g.Helper()
	_ = g.room.Screen.AwaitStill(g.Context(), 500*time.Millisecond, 5*time.Second)
}

// press presses keys one after the other, as a person does who looks up: each
// time it waits for the screen to change and to come to rest.
func (g *guest) press(keys ...string) {
	g.Helper()
	for _, key := range keys {
		before := g.room.Screen.Picture()
		g.must(g.room.Screen.Key(g.Context(), key))
		_ = g.room.Screen.AwaitChange(g.Context(), before, 4*time.Second)
		g.rest()
	}
}

// write types into whatever has the keyboard.
func (g *guest) write(text string) {
	g.Helper()
	g.must(g.room.Screen.Type(g.Context(), text))
}

// quit leaves by Ctrl+Q and waits until the program has ended well.
func (g *guest) quit() {
	g.Helper()
	g.must(g.room.Screen.Key(g.Context(), "ctrl+q"))
	g.ended()
}

// ended waits until the program has ended, without an error.
func (g *guest) ended() {
	g.Helper()
	if err := g.app.Await(15 * time.Second); err != nil {
		g.Fatalf("the program ended with: %v", err)
	}
}

// until waits for something to become true.
func (g *guest) until(patience time.Duration, what string, ready func() bool) {
	g.Helper()
	for deadline := time.Now().Add(patience); !ready(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			g.Fatalf("waited %v in vain: %s", patience, what)
		}
	}
}

// evidence is where a file of this test goes that is worth keeping.
func (g *guest) evidence(name string) string {
	_ = os.MkdirAll(evidence, 0o755) // without it, writing the file will complain
	return filepath.Join(evidence, g.Name()+"-"+name)
}

// picture saves what the screen shows and returns where.
func (g *guest) picture(name string) string {
	path := g.evidence(name + ".png")
	if err := g.room.Screen.Save(path); err != nil {
		return err.Error()
	}
	return path
}

func (g *guest) showLog() {
	if text, err := os.ReadFile(filepath.Join(g.folder, "log", "greenroom.log")); err == nil {
		g.Logf("its log:\n%s", text)
	}
}

func (g *guest) database() string { return filepath.Join(g.folder, "greenroom.db") }

// query reads rows from the database by the sqlite3 command.
func query[T any](g *guest, sql string) []T {
	g.Helper()
	rows, err := rig.Query[T](g.Context(), g.database(), sql)
	g.must(err)
	return rows
}

// fingerprint is what every file below a folder holds, the lock apart.
func (g *guest) fingerprint(folder string) map[string]string {
	g.Helper()
	prints := map[string]string{}
	g.must(filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "lock" {
			return err
		}
		content, err := os.ReadFile(path)
		prints[strings.TrimPrefix(path, folder)] = fmt.Sprintf("%d bytes, %x", len(content), sha256.Sum256(content))
		return err
	}))
	return prints
}
