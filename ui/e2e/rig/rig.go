package rig

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Options choose the room. The zero value is the usual one.
type Options struct {
	// Width and Height of the screen in pixels; 1280 x 800 when zero.
	Width, Height int
	// Bare leaves windows without a frame and makes them fill the screen, for
	// pictures and for measuring.
	Bare bool
	// NoMicrophone starts without one; Sound.PlugMicrophone adds it later.
	NoMicrophone bool
	// NoSound starts no sound server at all.
	NoSound bool
}

// Rig is one such room. Screen and Sound are its two halves.
type Rig struct {
	// Dir is the temporary folder everything of this rig lives in, HOME of
	// the programs it starts included. It is gone after Close.
	Dir    string
	Screen *Screen
	Sound  *Sound // nil with Options.NoSound

	nursery  *nursery
	bus      *child
	launched []*App
	once     sync.Once
}

// ErrMissing is returned by Start when the machine lacks a program.
var ErrMissing = errors.New("missing programs")

// Missing names the programs a rig needs that the machine does not have.
func Missing() []string {
	var missing []string
	for _, tool := range []string{
		"Xvfb", "openbox", "xdotool", "dbus-daemon",
		"pulseaudio", "pactl", "pacat", "parec", "espeak-ng", "sqlite3",
	} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = append(missing, tool)
		}
	}
	return missing
}

// Start furnishes the room. Close must follow, also when the test fails.
func Start(ctx context.Context, opt Options) (_ *Rig, err error) {
	if missing := Missing(); len(missing) > 0 {
		return nil, fmt.Errorf("start rig: %w: %s", ErrMissing, strings.Join(missing, ", "))
	}
	if opt.Width == 0 {
		opt.Width, opt.Height = 1280, 800
	}
	dir, err := os.MkdirTemp("", "greenroom-rig-")
	if err != nil {
		return nil, fmt.Errorf("make folder of the rig: %w", err)
	}
	r := &Rig{Dir: dir, nursery: newNursery(dir)}
	defer func() {
		if err != nil {
			r.Close()
		}
	}()
	for _, sub := range []string{"home", "run"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			return nil, fmt.Errorf("make folder of the rig: %w", err)
		}
	}
	if err := r.startBus(ctx); err != nil {
		return nil, err
	}
	if r.Screen, err = startScreen(ctx, r.nursery, r.env(), opt); err != nil {
		return nil, err
	}
	if opt.NoSound {
		return r, nil
	}
	if r.Sound, err = startSound(ctx, r.nursery, r.env(), filepath.Join(dir, "run")); err != nil {
		return nil, err
	}
	if !opt.NoMicrophone {
		err = r.Sound.PlugMicrophone(ctx)
	}
	return r, err
}

// Close ends every program the rig has started, newest first, and removes its
// folder. It may be called again.
func (r *Rig) Close() { r.once.Do(r.close) }

func (r *Rig) close() {
	for i := len(r.launched) - 1; i >= 0; i-- {
		r.launched[i].child.stop(5 * time.Second)
	}
	if r.Sound != nil {
		r.Sound.close()
	}
	if r.Screen != nil {
		r.Screen.close()
	}
	r.bus.stop(time.Second)
	r.nursery.close()
	_ = os.RemoveAll(r.Dir)
}

// env is the environment of the programs in the room: nothing of the
// machine's own screen, sound, bus or home is left in it.
func (r *Rig) env() []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"),
		"LANG=en_GB.UTF-8",
		"HOME=" + filepath.Join(r.Dir, "home"),
		"XDG_RUNTIME_DIR=" + filepath.Join(r.Dir, "run"),
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + r.busSocket(),
		"LIBGL_ALWAYS_SOFTWARE=1",
		"FYNE_PLATFORM=x11",
		"FYNE_SCALE=1",
	}
	for _, name := range []string{"TZ", "TMPDIR", "LD_LIBRARY_PATH", "GOCOVERDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	if r.Screen != nil {
		env = append(env, "DISPLAY="+r.Screen.Display())
	}
	if r.Sound != nil {
		env = append(env, "PULSE_SERVER="+r.Sound.Server())
	}
	return env
}

func (r *Rig) busSocket() string { return filepath.Join(r.Dir, "run", "bus") }

// startBus starts a message bus that can start nothing itself, so that no
// desktop service of the machine (portals, colour schemes, accessibility)
// reaches into the room.
func (r *Rig) startBus(ctx context.Context) error {
	config := filepath.Join(r.Dir, "bus.conf")
	text := `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=` + r.busSocket() + `</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return fmt.Errorf("write settings of the message bus: %w", err)
	}
	cmd := exec.Command("dbus-daemon", "--nofork", "--nopidfile", "--config-file="+config)
	cmd.Env = r.env()
	var err error
	if r.bus, err = r.nursery.start("dbus", cmd); err != nil {
		return err
	}
	return awaitFile(ctx, r.busSocket(), r.bus)
}

// awaitFile waits until a server has made its socket.
func awaitFile(ctx context.Context, path string, server *child) error {
	err := await(ctx, 20*time.Second, server.name+" to be ready", func() (bool, error) {
		if !server.alive() {
			return false, fmt.Errorf("it ended: %w", server.err)
		}
		_, err := os.Stat(path)
		return err == nil, nil
	})
	if err != nil {
		return fmt.Errorf("%w\n%s", err, server.said())
	}
	return nil
}

// await asks ready again and again until it says yes, fails, or time is up.
func await(ctx context.Context, patience time.Duration, what string, ready func() (bool, error)) error {
	deadline := time.Now().Add(patience)
	for {
		ok, err := ready()
		if err != nil {
			return fmt.Errorf("wait for %s: %w", what, err)
		}
		if ok {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("wait for %s: not within %v", what, patience)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for %s: %w", what, ctx.Err())
		case <-time.After(10 * time.Millisecond):
		}
	}
}
