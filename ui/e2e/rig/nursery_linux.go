package rig

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// nursery starts child processes and sees to it that none outlives the rig,
// not even when the test panics or is killed: each child asks the kernel for
// SIGKILL when the thread that started it ends, so all are started from one
// thread that does nothing else.
type nursery struct {
	dir    string // where the children's output goes, one file each
	starts chan func()
	ended  chan struct{}
}

func newNursery(dir string) *nursery {
	n := &nursery{dir: dir, starts: make(chan func()), ended: make(chan struct{})}
	go func() {
		defer close(n.ended)
		runtime.LockOSThread() // never unlocked: the thread ends with this goroutine
		for start := range n.starts {
			start()
		}
	}()
	return n
}

// close lets the thread go and with it every child still alive.
func (n *nursery) close() {
	close(n.starts)
	<-n.ended
}

// child is a running process and where its output goes.
type child struct {
	name string
	cmd  *exec.Cmd
	log  string // path of the file with its standard output and error
	done chan struct{}
	err  error // how it ended; valid once done is closed
}

// start runs cmd in a process group of its own. Output that the caller has
// not redirected goes to <dir>/<name>.log.
func (n *nursery) start(name string, cmd *exec.Cmd) (*child, error) {
	c := &child{name: name, cmd: cmd, log: filepath.Join(n.dir, name+".log"), done: make(chan struct{})}
	out, err := os.OpenFile(c.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open log of %s: %w", name, err)
	}
	defer out.Close() // the child has its own copy
	if cmd.Stdout == nil {
		cmd.Stdout = out
	}
	if cmd.Stderr == nil {
		cmd.Stderr = out
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}

	started := make(chan error)
	n.starts <- func() { started <- cmd.Start() }
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	go func() {
		c.err = cmd.Wait()
		close(c.done)
	}()
	return c, nil
}

// stop asks the child to end, and ends it when it has not done so in time.
func (c *child) stop(patience time.Duration) {
	if c == nil {
		return
	}
	c.signal(syscall.SIGTERM)
	if c.wait(patience) {
		return
	}
	c.signal(syscall.SIGKILL)
	c.wait(5 * time.Second)
}

// signal reaches the child and whatever it has started.
func (c *child) signal(s syscall.Signal) {
	if c.alive() { // otherwise its number may belong to another process by now
		_ = syscall.Kill(-c.cmd.Process.Pid, s)
	}
}

// wait says whether the child ended within the time given.
func (c *child) wait(patience time.Duration) bool {
	select {
	case <-c.done:
		return true
	case <-time.After(patience):
		return false
	}
}

// alive says whether the child still runs.
func (c *child) alive() bool {
	select {
	case <-c.done:
		return false
	default:
		return true
	}
}

// said returns the beginning and the end of what the child wrote, for error
// messages: a crash tells its reason first.
func (c *child) said() string {
	text, err := os.ReadFile(c.log)
	if err != nil {
		return err.Error()
	}
	const enough = 4000
	if len(text) > 2*enough {
		return string(text[:enough]) + "\n...\n" + string(text[len(text)-enough:])
	}
	return string(text)
}
