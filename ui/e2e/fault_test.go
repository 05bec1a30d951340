package e2e_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"greenroom/ui/e2e/rig"
)

// underStrace starts the program under strace, which fails some of its calls or
// writes them down.
func (g *guest) underStrace(args ...string) {
	g.Helper()
	g.underStraceWith("", args...)
}

// underStraceWith starts it for a file.
func (g *guest) underStraceWith(file string, args ...string) {
	g.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		g.Skip("SKIPPED: there is no strace")
	}
	args = append([]string{"-f", "-qq", "--seccomp-bpf"}, args...)
	args = append(args, greenroom, "--data", g.folder)
	if file != "" {
		args = append(args, file)
	}
	var err error
	g.app, err = g.room.Launch("strace", args...)
	g.must(err)
	if err := g.room.Screen.AwaitWindow(g.Context(), "Greenroom", 30*time.Second); err != nil {
		if !strings.Contains(g.app.Output(), "greenroom") {
			g.Skipf("SKIPPED: strace cannot be used here: %s", g.app.Output())
		}
		return // the fault came before the window
	}
	_, err = g.room.Screen.AwaitFrame(g.Context(), 30*time.Second)
	g.must(err)
	g.rest()
}

// TestAFailingDiskDamagesNothing makes calls of the running program fail, the
// Nth one alone and all from the Nth on, as a failing disk does.
func TestAFailingDiskDamagesNothing(t *testing.T) {
	g := enter(t, rig.Options{})
	g.launch()
	g.press("ctrl+6")
	g.press("ctrl+n")
	g.write("Before the disk failed.")
	time.Sleep(1500 * time.Millisecond)
	g.quit()
	known := g.ledger()
	random := seeded(44)
	for _, fault := range []struct {
		name, calls, err string
		most             int // N goes up to this
		tries            [2]int
	}{
		{"syncing fails", "fsync,fdatasync", "EIO", 24, [2]int{8, 80}},
		{"writing fails", "pwrite64", "EIO", 120, [2]int{6, 80}},
		{"writing finds no room", "pwrite64,write", "ENOSPC", 200, [2]int{4, 60}},
		{"renaming fails", "rename,renameat,renameat2", "EIO", 3, [2]int{2, 20}},
	} {
		o := outcome{Fault: fault.name, Tries: tries(fault.tries[0], fault.tries[1]), Worst: "none"}
		for n := range o.Tries {
			when := fmt.Sprint(1 + random.IntN(fault.most))
			if n%2 == 1 {
				when += "+"
			}
			mark := fmt.Sprintf("n%d", time.Now().UnixMilli())
			err := g.useWhileFailing(fault.calls, fault.err, when, mark)
			if err == nil {
				now := g.ledger()
				err = known.holds(now)
				known = now
			}
			if err != nil {
				t.Errorf("%s (%s at %s): %v", fault.name, fault.calls, when, err)
				continue
			}
			o.Survived++
		}
		o.tell(t)
	}
}

// useWhileFailing uses the program while some of its calls fail, and looks at
// what is left when it is started again without that.
func (g *guest) useWhileFailing(calls, code, when, mark string) error {
	g.underStrace("-o", "/dev/null", "-e", "trace="+calls, "-e", "inject="+calls+":error="+code+":when="+when)
	if g.app.Running() {
		g.press("ctrl+6")
		g.press("ctrl+n")
		g.write(mark + " typed while the disk fails")
		time.Sleep(time.Second)
		g.must(g.room.Screen.Key(g.Context(), "ctrl+2"))
		g.rest()
		g.must(g.room.Screen.Key(g.Context(), "space"))
		time.Sleep(time.Second)
		g.must(g.room.Screen.Key(g.Context(), "space"))
		time.Sleep(time.Second)
		g.must(g.room.Screen.Key(g.Context(), "ctrl+q"))
		if err := g.app.Await(5 * time.Second); err != nil && g.app.Running() {
			g.must(g.room.Screen.Key(g.Context(), "Escape")) // the window that tells of trouble
			_ = g.app.Await(10 * time.Second)
		}
	}
	if g.app.Running() {
		g.picture("hangs-" + calls + "-" + when)
		g.app.Kill()
		return fmt.Errorf("the program does not end")
	}
	if said := g.app.Output(); strings.Contains(said, "panic:") || strings.Contains(said, "SIGSEGV") {
		return fmt.Errorf("the program crashed: %s", said)
	}
	g.launch()
	defer g.quit()
	g.until(10*time.Second, "what was cut off is brought back", func() bool {
		return query[struct{ N int }](g, "SELECT count(*) AS n FROM take WHERE state = 'recording'")[0].N == 0
	})
	return g.whole()
}

// TestNoNetworkSocketIsEverOpened watches a whole session: every room, a take,
// its review, replay, and what is written down.
func TestNoNetworkSocketIsEverOpened(t *testing.T) {
	g := enter(t, rig.Options{})
	sockets := t.TempDir() + "/sockets"
	g.underStrace("-o", sockets, "-e", "trace=socket,connect,bind,sendto,socketpair")
	g.press("ctrl+2")
	g.startRecording()
	g.say(firstSentence)
	g.stopRecording(1)
	g.press("h", "Escape")
	g.must(g.room.Screen.Key(t.Context(), "p"))
	time.Sleep(time.Second)
	for _, room := range []string{"ctrl+1", "ctrl+5", "ctrl+6", "ctrl+n"} {
		g.press(room)
	}
	g.write("Nothing of this leaves the machine.")
	g.press("ctrl+comma")
	g.quit()
	opened, network := socketsIn(t, sockets)
	if opened == 0 {
		t.Error("not one socket was seen: nothing was watched")
	}
	for _, line := range network {
		t.Error(line)
	}
	// A program that does open one must be caught.
	control := t.TempDir() + "/control"
	_ = exec.Command("strace", "-f", "-qq", "-o", control, "-e", "trace=socket,connect", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9").Run() // nobody listens there
	if _, caught := socketsIn(t, control); len(caught) == 0 {
		t.Error("a program that opens a network socket was not caught")
	}
	outcome{Fault: "network sockets in a whole session", Tries: 1, Survived: 1, Worst: fmt.Sprintf("%d of %d sockets", len(network), opened)}.tell(t)
}

// socketsIn counts the sockets that strace wrote down, and picks out those of a
// network.
func socketsIn(t *testing.T, file string) (opened int, network []string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "socket(") {
			opened++
		}
		if strings.Contains(line, "AF_INET") {
			network = append(network, strings.TrimSpace(line))
		}
	}
	return opened, network
}
