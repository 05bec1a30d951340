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

// scene is one picture of the README: the keys that lead to it from anywhere.
type scene struct {
	name string
	keys []string
	says string // what is spoken into the microphone while it is taken
}

var scenes = []scene{
	{"today", []string{"ctrl+1"}, ""},
	{"practise", []string{"ctrl+2"}, ""},
	{"journal", []string{"ctrl+6"}, ""},
	{"network", []string{"ctrl+5"}, ""},
	{"recording", []string{"ctrl+2", "space"}, spoken},
}

// takeScreenshots fills a data folder with sample content and takes every
// scene in light and in dark.
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
	data := filepath.Join(dir, "data")
	if err := sample.Fill(ctx, data); err != nil {
		return fmt.Errorf("write sample content: %w", err)
	}
	for _, appearance := range []theme.Appearance{theme.Light, theme.Dark} {
		if err := sample.Wear(ctx, data, appearance); err != nil {
			return fmt.Errorf("choose appearance: %w", err)
		}
		if err := takeAll(ctx, binary, data, folder, string(appearance)); err != nil {
			return err
		}
	}
	return nil
}

func takeAll(ctx context.Context, binary, data, folder, appearance string) error {
	v, err := open(ctx, binary, data)
	if err != nil {
		return err
	}
	defer v.room.Close()
	for _, s := range scenes {
		for _, key := range s.keys {
			if err := v.press(key); err != nil {
				return err
			}
		}
		path := filepath.Join(folder, s.name+"-"+appearance+".png")
		if s.says == "" {
			err = v.room.Screen.Save(path)
		} else {
			err = v.whileSpeaking(s.says, path)
		}
		if err != nil {
			return err
		}
		fmt.Println(path)
	}
	return v.quit()
}

// whileSpeaking takes a picture in the middle of a sentence and stops the
// recording after it.
func (v *visit) whileSpeaking(text, path string) error {
	taken := make(chan error, 1)
	time.AfterFunc(6*time.Second, func() { taken <- v.room.Screen.Save(path) })
	if _, err := v.room.Sound.Say(v.ctx, text); err != nil {
		return err
	}
	if err := <-taken; err != nil {
		return err
	}
	if err := v.press("space"); err != nil {
		return err
	}
	return v.press("Delete") // the second appearance shall find what the first found
}
