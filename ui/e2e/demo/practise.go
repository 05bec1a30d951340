package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"greenroom/ui/e2e/rig"
)

const (
	awaken   = 30 * time.Second
	calm     = 400 * time.Millisecond
	restless = 3 * time.Second
)

const (
	spoken = "I am Robin, and I make maps that people in a hurry can trust. For six years those people were ambulance drivers. " +
		"I sat beside them for a week, and the screen we built has four buttons instead of thirty."
	title   = "Four buttons instead of thirty"
	written = "That sentence works. Next time, pause after it."
)

// practise is the demonstration.
func practise(ctx context.Context, folder string) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	if err := os.RemoveAll(folder); err != nil {
		return fmt.Errorf("clear folder: %w", err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	fmt.Println("Building Greenroom (the first time takes some minutes) ...")
	binary, remove, err := build(ctx)
	if err != nil {
		return err
	}
	defer remove()

	d := &demo{folder: folder}
	d.step("Furnishing a room: a screen, a keyboard, a microphone and a loudspeaker made of software.")
	if d.visit, err = open(ctx, binary, filepath.Join(folder, "data")); err != nil {
		return err
	}
	defer d.room.Close()
	for _, scene := range []func() error{d.question, d.speak, d.replay, d.reflect, d.contact, d.comeBack(binary)} {
		if err := scene(); err != nil {
			d.picture("where it went wrong")
			return err
		}
	}
	fmt.Printf("\nEverything is in %s:\n\n", folder)
	fmt.Println("    *.png                   what the screen showed")
	fmt.Println("    data/recordings/        the recorded answer, for any player")
	fmt.Println("    loudspeaker.wav         what was heard when it was replayed")
	fmt.Println("    data/greenroom.db       question, take, reflection and contact, for any SQLite tool")
	return nil
}

// demo tells what it does and numbers its pictures.
type demo struct {
	*visit
	folder   string
	steps    int
	pictures int
	said     rig.Signal
}

func (d *demo) step(format string, args ...any) {
	d.steps++
	fmt.Printf("%2d. %s\n", d.steps, fmt.Sprintf(format, args...))
}

func (d *demo) picture(name string) {
	d.pictures++
	file := fmt.Sprintf("%d %s.png", d.pictures, name)
	if err := d.room.Screen.Save(filepath.Join(d.folder, file)); err != nil {
		fmt.Println("   ", err)
		return
	}
	fmt.Printf("    -> %s\n", file)
}

func (d *demo) question() error {
	d.step("Greenroom opens in an empty data folder.")
	d.picture("first start")
	d.step("Ctrl+2 asks a question.")
	if err := d.press("ctrl+2"); err != nil {
		return err
	}
	d.picture("question")
	return nil
}

func (d *demo) speak() error {
	d.step("Space records. A synthetic voice answers: %q", spoken)
	if err := d.room.Screen.Key(d.ctx, "space"); err != nil {
		return err
	}
	if err := d.recorders(1); err != nil {
		return err
	}
	// A moment's breath: the first word waits until it surely is recorded.
	time.Sleep(time.Second)
	time.AfterFunc(5*time.Second, func() { d.picture("recording") })
	var err error
	if d.said, err = d.room.Sound.Say(d.ctx, spoken); err != nil {
		return err
	}
	d.step("Space stops. The take is kept, without a question asked.")
	if err := d.press("space"); err != nil {
		return err
	}
	if err := d.recorders(0); err != nil {
		return err
	}
	d.picture("take")
	return nil
}

// recorders waits until so many programs hold the microphone open.
func (d *demo) recorders(want int) error {
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		n, err := d.room.Sound.Recorders(d.ctx)
		if err != nil {
			return err
		}
		if n == want {
			return nil
		}
	}
	return fmt.Errorf("wait for the microphone: %d programs should hold it open", want)
}

func (d *demo) replay() error {
	d.step("P plays it back; a second microphone listens at the loudspeaker.")
	ear, err := d.room.Sound.Listen(d.ctx)
	if err != nil {
		return err
	}
	if err := d.room.Screen.Key(d.ctx, "p"); err != nil {
		return err
	}
	time.AfterFunc(5*time.Second, func() { d.picture("replay") })
	if err := ear.AwaitSilence(d.ctx, time.Second, time.Minute); err != nil {
		return err
	}
	heard, err := ear.Stop()
	if err != nil {
		return err
	}
	match := rig.Compare(d.said, heard.Trim())
	fmt.Printf("    what was heard matches what was said to %.1f %% (normalised cross-correlation)\n", 100*match.Correlation)
	if match.Correlation < 0.95 {
		fmt.Println("    (it stuttered: something else keeps this machine busy)")
	}
	return rig.WriteWAV(filepath.Join(d.folder, "loudspeaker.wav"), heard.Trim())
}

func (d *demo) reflect() error {
	d.step("Ctrl+6 and Ctrl+N begin a reflection: %q", title+". "+written)
	if err := d.press("ctrl+6", "ctrl+n"); err != nil {
		return err
	}
	if err := d.room.Screen.Type(d.ctx, title); err != nil {
		return err
	}
	if err := d.press("Return"); err != nil {
		return err
	}
	if err := d.room.Screen.Type(d.ctx, written); err != nil {
		return err
	}
	d.rest()
	d.picture("journal")
	return nil
}

func (d *demo) contact() error {
	d.step("Ctrl+5 and Ctrl+N add a person.")
	if err := d.press("ctrl+5", "ctrl+n"); err != nil {
		return err
	}
	for _, words := range []string{"Jonas Feld", "Staff engineer", "Quillworks"} {
		if err := d.room.Screen.Type(d.ctx, words); err != nil {
			return err
		}
		if err := d.press("Tab"); err != nil {
			return err
		}
	}
	d.picture("network")
	return nil
}

// comeBack quits in the middle of things and starts again.
func (d *demo) comeBack(binary string) func() error {
	return func() error {
		d.step("Ctrl+Q leaves, without saving anything: all is saved by itself.")
		if err := d.quit(); err != nil {
			return err
		}
		d.step("Another start: it is all there.")
		if err := d.launch(binary); err != nil {
			return err
		}
		d.picture("another start")
		type count struct{ Takes, Entries, Contacts int }
		counted, err := rig.Query[count](d.ctx, filepath.Join(d.data, "greenroom.db"),
			`SELECT (SELECT count(*) FROM take WHERE deleted_ms IS NULL) AS takes,
			(SELECT count(*) FROM entry WHERE deleted_ms IS NULL) AS entries,
			(SELECT count(*) FROM contact WHERE deleted_ms IS NULL) AS contacts`)
		if err != nil {
			return err
		}
		if want := (count{1, 1, 1}); len(counted) != 1 || counted[0] != want {
			return fmt.Errorf("count what is stored: %+v, want %+v", counted, want)
		}
		fmt.Println("    the database holds 1 take, 1 reflection and 1 contact")
		return d.quit()
	}
}
