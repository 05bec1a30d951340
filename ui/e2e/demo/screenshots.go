package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"greenroom/ui/e2e/sample"
	"greenroom/ui/theme"
)

// takeScreenshots takes every picture of the README in light and in dark, each
// time with a data folder of its own, filled with sample content.
func takeScreenshots(ctx context.Context, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	binary, remove, err := build(ctx)
	if err != nil {
		return err
	}
	defer remove()
	dir, err := os.MkdirTemp("", "greenroom-sample-")
	if err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	defer os.RemoveAll(dir)
	for _, appearance := range []theme.Appearance{theme.Light, theme.Dark} {
		data := filepath.Join(dir, string(appearance))
		if err := sample.Fill(ctx, data); err != nil {
			return fmt.Errorf("write sample content: %w", err)
		}
		if err := sample.Wear(ctx, data, appearance); err != nil {
			return fmt.Errorf("choose appearance: %w", err)
		}
		v, err := open(ctx, binary, data)
		if err != nil {
			return err
		}
		p := &photographer{visit: v, folder: folder, appearance: string(appearance)}
		if err = p.tour(); err == nil {
			err = v.quit()
		}
		v.room.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// photographer goes through the rooms and takes pictures.
type photographer struct {
	*visit
	folder, appearance string
}

func (p *photographer) tour() error {
	for _, room := range []struct {
		name string
		keys []string
	}{
		{"today", []string{"ctrl+1"}}, {"journal", []string{"ctrl+6"}}, {"network", []string{"ctrl+5"}},
		{"story", []string{"ctrl+3", "2"}}, {"company", []string{"ctrl+3", "4"}}, {"board", []string{"ctrl+4", "b"}},
		{"search", []string{"ctrl+f", "m", "a", "p", "s"}},
	} {
		for _, key := range room.keys {
			if err := p.press(key); err != nil {
				return err
			}
		}
		if err := p.take(room.name); err != nil {
			return err
		}
	}
	// Two takes of a question: the second one is watched while it is spoken,
	// and both are seen afterwards.
	for i, key := range []string{"space", "r"} {
		if i == 0 {
			if err := p.press("ctrl+2"); err != nil {
				return err
			}
		}
		if err := p.room.Screen.Key(p.ctx, key); err != nil {
			return err
		}
		if err := p.speak(i == 1); err != nil {
			return err
		}
		if err := p.press("space"); err != nil {
			return err
		}
	}
	if err := p.take("practise"); err != nil {
		return err
	}
	if err := p.press("h"); err != nil {
		return err
	}
	return p.take("review")
}

// speak answers, and takes a picture in the middle of it.
func (p *photographer) speak(watched bool) error {
	if !watched {
		_, err := p.room.Sound.Say(p.ctx, title+".")
		return err
	}
	taken := make(chan error, 1)
	time.AfterFunc(8*time.Second, func() { taken <- p.save("recording") })
	if _, err := p.room.Sound.Say(p.ctx, spoken); err != nil {
		return err
	}
	return <-taken
}

// take takes a picture of a room that has come to rest for good.
func (p *photographer) take(name string) error {
	_ = p.room.Screen.AwaitStill(p.ctx, 2*time.Second, 20*time.Second)
	return p.save(name)
}

func (p *photographer) save(name string) error {
	path := filepath.Join(p.folder, name+"-"+p.appearance+".png")
	fmt.Println(path)
	return p.room.Screen.Save(path)
}
