package main

import (
	"fmt"
	"slices"
	"time"

	"greenroom/ui/e2e/rig"
)

const patience = 60 * time.Second

// start measures the time from the start of a program to the first frame with
// text in it, and its resident memory some seconds later: the median of some
// starts, the two programs in turn.
func (b *bench) start(times int) error {
	var frames, memory [2][]float64 // Greenroom's, the bare window's
	for range times {
		for i, program := range [][]string{{b.greenroom, "--data", b.data}, {b.bare}} {
			frame, bytes, err := b.once(program)
			if err != nil {
				return err
			}
			frames[i] = append(frames[i], frame.Seconds())
			memory[i] = append(memory[i], float64(bytes))
		}
	}
	ours, theirs := median(frames[0]), median(frames[1])
	b.add("time to the first frame", ms(ours), ms(theirs)+" bare window", ratio(ours, theirs), "1.30 at most")
	ours, theirs = median(memory[0]), median(memory[1])
	b.add("resident memory", mb(ours), mb(theirs)+" bare window", ratio(ours, theirs), "1.30 at most")
	return nil
}

// once starts a program on an empty screen.
func (b *bench) once(program []string) (frame time.Duration, memory int64, err error) {
	room, err := rig.Start(b.ctx, rig.Options{Bare: true, NoMicrophone: true})
	if err != nil {
		return 0, 0, err
	}
	defer room.Close()
	app, err := room.Launch(program[0], program[1:]...)
	if err != nil {
		return 0, 0, err
	}
	at, err := room.Screen.AwaitFrame(b.ctx, patience)
	if err != nil {
		return 0, 0, fmt.Errorf("%w\n%s", err, app.Output())
	}
	time.Sleep(3 * time.Second)
	memory, err = app.Memory()
	return at.Sub(app.Started), memory, err
}

// processor compares the processor time of Greenroom while it records with
// that of the bare window while nothing happens, both for as long.
func (b *bench) processor(span time.Duration) error {
	room, err := rig.Start(b.ctx, rig.Options{})
	if err != nil {
		return err
	}
	defer room.Close()
	bare, err := room.Launch(b.bare)
	if err != nil {
		return err
	}
	if err := room.Screen.AwaitWindow(b.ctx, "Bare", patience); err != nil {
		return err
	}
	time.Sleep(3 * time.Second)
	idle, err := used(bare, span)
	if err != nil {
		return err
	}
	bare.Kill()

	ours, _, err := b.record(room)
	if err != nil {
		return err
	}
	busy, err := used(ours, span)
	if err != nil {
		return err
	}
	b.add("processor while recording", percent(busy, span), percent(idle, span)+" bare window, idle", ratio(busy.Seconds(), idle.Seconds()), "")
	return nil
}

// record starts Greenroom on an empty data folder and begins a recording.
func (b *bench) record(room *rig.Rig) (app *rig.App, data string, err error) {
	data = room.Dir + "/data"
	if app, err = room.Launch(b.greenroom, "--data", data); err != nil {
		return nil, "", err
	}
	if err := room.Screen.AwaitWindow(b.ctx, "Greenroom", patience); err != nil {
		return nil, "", err
	}
	if _, err := room.Screen.AwaitFrame(b.ctx, patience); err != nil {
		return nil, "", err
	}
	for _, key := range []string{"ctrl+2", "space"} {
		_ = room.Screen.AwaitStill(b.ctx, time.Second, 10*time.Second)
		if err := room.Screen.Key(b.ctx, key); err != nil {
			return nil, "", err
		}
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if n, err := room.Sound.Recorders(b.ctx); err != nil || n > 0 {
			return app, data, err
		}
		if time.Now().After(deadline) {
			return nil, "", fmt.Errorf("wait for a recording: none begins\n%s", app.Output())
		}
	}
}

// used is the processor time a program takes in a span of time.
func used(app *rig.App, span time.Duration) (time.Duration, error) {
	before, err := app.CPU()
	if err != nil {
		return 0, err
	}
	time.Sleep(span)
	after, err := app.CPU()
	return after - before, err
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

func ms(seconds float64) string { return fmt.Sprintf("%.0f ms", 1000*seconds) }
func mb(bytes float64) string   { return fmt.Sprintf("%.0f MB", bytes/(1<<20)) }
func percent(used, span time.Duration) string {
	return fmt.Sprintf("%.1f %%", 100*used.Seconds()/span.Seconds())
}
