package rig

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// App is a program running in the room.
type App struct {
	// Started is when it was started.
	Started time.Time
	child   *child
}

// Launch starts a program in the room. It sees the rig's screen and sound and
// a home of the rig's, and nothing of the machine's own.
func (r *Rig) Launch(binary string, args ...string) (*App, error) {
	cmd := exec.Command(binary, args...)
	cmd.Env, cmd.Dir = r.env(), r.Dir
	app := &App{Started: time.Now()}
	var err error
	if app.child, err = r.nursery.start("app-"+strconv.Itoa(len(r.launched)+1), cmd); err != nil {
		return nil, err
	}
	r.launched = append(r.launched, app)
	return app, nil
}

// PID is its process number.
func (a *App) PID() int { return a.child.cmd.Process.Pid }

// Running says whether it has not ended yet.
func (a *App) Running() bool { return a.child.alive() }

// Await waits until it has ended, and returns how: nil means with code 0.
func (a *App) Await(patience time.Duration) error {
	if !a.child.wait(patience) {
		return fmt.Errorf("wait for the program to end: not within %v", patience)
	}
	return a.child.err
}

// Terminate asks it to end as the system does at log-out (SIGTERM).
func (a *App) Terminate() { a.child.signal(syscall.SIGTERM) }

// Kill ends it without asking.
func (a *App) Kill() {
	a.child.signal(syscall.SIGKILL)
	a.child.wait(5 * time.Second)
}

// Output is what it wrote to its standard output and error; of very much, the
// beginning and the end.
func (a *App) Output() string { return a.child.said() }

// CPU is the processor time it has used so far, all its threads together.
func (a *App) CPU() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", a.PID()))
	if err != nil {
		return 0, fmt.Errorf("read processor time: %w", err)
	}
	// The name, second, is in brackets and may hold anything; time in user
	// and in system mode are fields 14 and 15, in hundredths of a second.
	_, rest, _ := strings.Cut(string(stat), ") ")
	field := strings.Fields(rest)
	if len(field) < 13 {
		return 0, fmt.Errorf("read processor time: /proc/%d/stat holds %q", a.PID(), stat)
	}
	user, err := strconv.Atoi(field[11])
	if err != nil {
		return 0, fmt.Errorf("read processor time: %w", err)
	}
	system, err := strconv.Atoi(field[12])
	if err != nil {
		return 0, fmt.Errorf("read processor time: %w", err)
	}
	return time.Duration(user+system) * 10 * time.Millisecond, nil
}

// Memory is its resident memory in bytes.
func (a *App) Memory() (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", a.PID()))
	if err != nil {
		return 0, fmt.Errorf("read resident memory: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kilobytes, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return kilobytes << 10, err
		}
	}
	return 0, fmt.Errorf("read resident memory: /proc/%d/status has no VmRSS", a.PID())
}

// AwaitFrame waits until the screen shows more than bare surfaces, that is at
// least eight colours: text has been drawn. Polled every millisecond.
func (s *Screen) AwaitFrame(ctx context.Context, patience time.Duration) (time.Time, error) {
	const text = 8
	deadline := time.Now().Add(patience)
	for s.frame.colours(text) < text {
		if time.Now().After(deadline) {
			return time.Time{}, fmt.Errorf("wait for the first frame: not within %v", patience)
		}
		if err := ctx.Err(); err != nil {
			return time.Time{}, fmt.Errorf("wait for the first frame: %w", err)
		}
		time.Sleep(time.Millisecond)
	}
	return time.Now(), nil
}
