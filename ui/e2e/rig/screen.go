package rig

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Screen is an X server nobody looks at, with a window manager and a keyboard.
type Screen struct {
	number string // of the display, without the colon
	env    []string
	server *child
	wm     *child
	frame  *framebuffer
}

func startScreen(ctx context.Context, n *nursery, env []string, opt Options) (*Screen, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make pipe to Xvfb: %w", err)
	}
	defer read.Close()
	// -displayfd takes the first display that is free, so rigs do not meet;
	// -fbdir keeps the picture in a file, which makes looking at it cheap
	// enough to time a first frame.
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-noreset", "-fbdir", n.dir,
		"-screen", "0", fmt.Sprintf("%dx%dx24", opt.Width, opt.Height))
	cmd.Env, cmd.ExtraFiles = env, []*os.File{write}
	s := &Screen{}
	s.server, err = n.start("xvfb", cmd)
	write.Close()
	if err != nil {
		return nil, err
	}
	_ = read.SetReadDeadline(time.Now().Add(20 * time.Second))
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("wait for Xvfb: %w\n%s", err, s.server.said())
	}
	s.number = strings.TrimSpace(number)
	s.env = append(env[:len(env):len(env)], "DISPLAY="+s.Display())
	if s.frame, err = openFramebuffer(filepath.Join(n.dir, "Xvfb_screen0")); err != nil {
		return nil, err
	}
	if err := s.startWindowManager(ctx, n, opt.Bare); err != nil {
		return nil, err
	}
	// Out of the way: a pointer over the window would show hover colours.
	return s, s.xdotool(ctx, "mousemove", strconv.Itoa(opt.Width-1), strconv.Itoa(opt.Height-1))
}

// startWindowManager runs openbox with settings of our own: no menus and one
// key, Alt+F4, which closes a window as its close button does.
func (s *Screen) startWindowManager(ctx context.Context, n *nursery, bare bool) error {
	frame := "<decor>yes</decor>"
	if bare {
		frame = "<decor>no</decor><maximized>yes</maximized>"
	}
	config := filepath.Join(n.dir, "openbox.xml")
	text := `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
  <applications><application class="*">` + frame + `<focus>yes</focus></application></applications>
</openbox_config>
`
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return fmt.Errorf("write settings of the window manager: %w", err)
	}
	cmd := exec.Command("openbox", "--sm-disable", "--config-file", config)
	cmd.Env = s.env
	var err error
	if s.wm, err = n.start("openbox", cmd); err != nil {
		return err
	}
	return await(ctx, 20*time.Second, "the window manager", func() (bool, error) {
		if !s.wm.alive() {
			return false, fmt.Errorf("openbox ended: %w\n%s", s.wm.err, s.wm.said())
		}
		// Fails until a window manager has introduced itself.
		return s.xdotool(ctx, "get_num_desktops") == nil, nil
	})
}

func (s *Screen) close() {
	s.wm.stop(time.Second)
	s.server.stop(2 * time.Second)
	s.frame.close()
}

// Display is the value of DISPLAY for programs that shall appear here.
func (s *Screen) Display() string { return ":" + s.number }

// Key presses keys one after the other, each named as xdotool names it:
// "space", "Return", "ctrl+2", "alt+F4".
func (s *Screen) Key(ctx context.Context, keys ...string) error {
	return s.xdotool(ctx, append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
}

// Type types ASCII text as a quick typist would, 30 ms from key to key.
func (s *Screen) Type(ctx context.Context, text string) error {
	return s.xdotool(ctx, "type", "--clearmodifiers", "--delay", "30", text)
}

// Click presses the left mouse button at a point of the screen in pixels.
func (s *Screen) Click(ctx context.Context, x, y int) error {
	return s.xdotool(ctx, "mousemove", strconv.Itoa(x), strconv.Itoa(y), "sleep", "0.05", "click", "1")
}

// Park moves the pointer into the lower right corner, where it hovers over
// nothing.
func (s *Screen) Park(ctx context.Context) error {
	return s.xdotool(ctx, "mousemove", "100000", "100000")
}

// AwaitWindow waits until a window whose title begins with title is on the
// screen, and gives it the keyboard.
func (s *Screen) AwaitWindow(ctx context.Context, title string, patience time.Duration) error {
	err := await(ctx, patience, "a window called "+title, func() (bool, error) {
		return s.HasWindow(ctx, title), nil
	})
	if err != nil {
		return err
	}
	return s.xdotool(ctx, "search", "--onlyvisible", "--name", "^"+title, "windowactivate", "--sync")
}

// HasWindow says whether a window whose title begins with title is shown.
func (s *Screen) HasWindow(ctx context.Context, title string) bool {
	return s.xdotool(ctx, "search", "--onlyvisible", "--name", "^"+title) == nil
}

// Resize gives the window whose title begins with title another size.
func (s *Screen) Resize(ctx context.Context, title string, width, height int) error {
	return s.xdotool(ctx, "search", "--onlyvisible", "--name", "^"+title,
		"windowsize", "--sync", strconv.Itoa(width), strconv.Itoa(height))
}

// Picture is what the screen shows now.
func (s *Screen) Picture() *image.RGBA { return s.frame.picture() }

// Save writes what the screen shows now as a PNG file.
func (s *Screen) Save(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write picture: %w", err)
	}
	if err := png.Encode(file, s.Picture()); err != nil {
		file.Close()
		return fmt.Errorf("write picture %s: %w", path, err)
	}
	return file.Close()
}

// cursor is how many pixels may change without anything having happened: a
// text cursor blinks.
const cursor = 400

// AwaitChange waits until the picture differs from an earlier one by more
// than a blinking text cursor.
func (s *Screen) AwaitChange(ctx context.Context, from *image.RGBA, patience time.Duration) error {
	return await(ctx, patience, "the picture to change", func() (bool, error) {
		return changed(from, s.Picture()) > cursor, nil
	})
}

// AwaitStill waits until the picture has not changed for the time quiet. A
// blinking text cursor does not count as change. It returns an error when the
// picture still moves after patience.
func (s *Screen) AwaitStill(ctx context.Context, quiet, patience time.Duration) error {
	last, since := s.Picture(), time.Now()
	return await(ctx, patience, "the picture to rest", func() (bool, error) {
		now := s.Picture()
		if changed(last, now) > cursor {
			last, since = now, time.Now()
		}
		return time.Since(since) >= quiet, nil
	})
}

// changed counts the pixels that differ between two pictures of one size.
func changed(a, b *image.RGBA) (n int) {
	for i := 0; i < len(a.Pix); i += 4 {
		if a.Pix[i] != b.Pix[i] || a.Pix[i+1] != b.Pix[i+1] || a.Pix[i+2] != b.Pix[i+2] {
			n++
		}
	}
	return n
}

func (s *Screen) xdotool(ctx context.Context, args ...string) error {
	cmd := exec.CommandContext(ctx, "xdotool", args...)
	cmd.Env = s.env
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, out)
	}
	return nil
}
