package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"time"

	"greenroom/ui/e2e/rig"
)

// lost records the hiss of the room for a long time while every processor is
// kept busy by somebody else, and accounts for every frame of it: in
// Greenroom's file, and in what the sound server's own recorder got beside it.
func (b *bench) lost(span time.Duration) error {
	room, err := rig.Start(b.ctx, rig.Options{})
	if err != nil {
		return err
	}
	defer room.Close()
	app, data, err := b.record(room)
	if err != nil {
		return err
	}
	beside, err := room.Sound.Overhear(b.ctx)
	if err != nil {
		return err
	}
	for range runtime.NumCPU() {
		if _, err := room.Launch("sh", "-c", "while :; do :; done"); err != nil {
			return err
		}
	}
	select {
	case <-time.After(span):
	case <-b.ctx.Done():
		return b.ctx.Err()
	}
	theirs, err := beside.Stop()
	if err != nil {
		return err
	}
	if err := room.Screen.Key(b.ctx, "space"); err != nil {
		return err
	}
	path, err := b.kept(data)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, app.Output())
	}
	file, err := rig.ReadWAV(path)
	if err != nil {
		return err
	}
	mine, err := rig.AccountFor(file.Samples)
	if err != nil {
		return err
	}
	other, err := rig.AccountFor(theirs)
	if err != nil {
		return err
	}
	count := func(a rig.Account) string { return fmt.Sprintf("%d of %d", a.Lost+a.Inserted, a.Heard) }
	b.add(fmt.Sprintf("frames lost in %v, processors busy", span), count(mine), count(other)+" parec", "", "0")
	return nil
}

// kept waits until the one take in a store is complete and returns its file.
func (b *bench) kept(data string) (string, error) {
	type take struct{ File string }
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		takes, err := rig.Query[take](b.ctx, filepath.Join(data, "greenroom.db"), "SELECT file FROM take WHERE state = 'complete'")
		if err != nil {
			return "", err
		}
		if len(takes) == 1 {
			return filepath.Join(data, takes[0].File), nil
		}
	}
	return "", fmt.Errorf("wait for the take: it is not kept")
}

// allocations asks the benchmark of the callback, in package audio.
func (b *bench) allocations() error {
	cmd := exec.CommandContext(b.ctx, "go", "test", "-run", "^$", "-bench", "Callback", "-benchmem", "greenroom/audio")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("count allocations: %w\n%s", err, out)
	}
	found := regexp.MustCompile(`(?m)^Benchmark(\S+?)(?:-\d+)?\s.*\s(\d+) allocs/op`).FindAllSubmatch(out, -1)
	if len(found) == 0 {
		return fmt.Errorf("count allocations: no benchmark in\n%s", bytes.TrimSpace(out))
	}
	for _, f := range found {
		b.add(fmt.Sprintf("allocations in the callback (%s)", f[1]), string(f[2]), "", "", "0")
	}
	return nil
}
