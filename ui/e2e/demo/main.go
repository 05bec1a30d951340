// Command demo shows Greenroom at work on a machine with no screen and no
// microphone: it builds the program, opens it in the software room of package
// rig, practises an answer with a spoken voice, writes about it, and says step
// by step what it does. Pictures, sound and data stay in a folder it names.
//
// With -screenshots it takes the pictures of the README instead.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"

	"greenroom/ui/e2e/rig"
)

func main() {
	folder := flag.String("folder", filepath.Join("build", "demo"), "the `folder` to leave everything in; what an earlier demo left there goes")
	screenshots := flag.String("screenshots", "", "take the README's pictures into this `folder` instead")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	if *screenshots != "" {
		err = takeScreenshots(ctx, *screenshots)
	} else {
		err = practise(ctx, *folder)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// build builds the program into a temporary folder.
func build(ctx context.Context) (binary string, remove func(), err error) {
	dir, err := os.MkdirTemp("", "greenroom-demo-")
	if err != nil {
		return "", nil, fmt.Errorf("build greenroom: %w", err)
	}
	binary = filepath.Join(dir, "greenroom")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", binary, "greenroom")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		os.RemoveAll(dir)
		return "", nil, fmt.Errorf("build greenroom: %w", err)
	}
	return binary, func() { os.RemoveAll(dir) }, nil
}

// visit is the program open in a room.
type visit struct {
	ctx  context.Context
	room *rig.Rig
	app  *rig.App
	data string
}

// open starts the program on a data folder in a room of its own.
func open(ctx context.Context, binary, data string) (*visit, error) {
	room, err := rig.Start(ctx, rig.Options{Bare: true})
	if err != nil {
		return nil, err
	}
	v := &visit{ctx: ctx, room: room, data: data}
	if err := v.launch(binary); err != nil {
		room.Close()
		return nil, err
	}
	return v, nil
}

func (v *visit) launch(binary string) (err error) {
	if v.app, err = v.room.Launch(binary, "--data", v.data); err != nil {
		return err
	}
	if err := v.room.Screen.AwaitWindow(v.ctx, "Greenroom", awaken); err != nil {
		return fmt.Errorf("%w\n%s", err, v.app.Output())
	}
	if _, err := v.room.Screen.AwaitFrame(v.ctx, awaken); err != nil {
		return err
	}
	v.rest()
	return nil
}

// rest lets the picture come to rest; while a clock runs it never does.
func (v *visit) rest() { _ = v.room.Screen.AwaitStill(v.ctx, calm, restless) }

// press presses keys and lets the picture come to rest.
func (v *visit) press(keys ...string) error {
	if err := v.room.Screen.Key(v.ctx, keys...); err != nil {
		return err
	}
	v.rest()
	return nil
}

// quit leaves by Ctrl+Q.
func (v *visit) quit() error {
	if err := v.room.Screen.Key(v.ctx, "ctrl+q"); err != nil {
		return err
	}
	if err := v.app.Await(awaken); err != nil {
		return fmt.Errorf("quit: %w\n%s", err, v.app.Output())
	}
	return nil
}
