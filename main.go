// Greenroom is a place to rehearse interview answers out loud: a question, a
// microphone, and a quiet look at how it went. Nothing leaves the machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"gopkg.in/natefinch/lumberjack.v2"

	"greenroom/assets"
	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui"
	"greenroom/ui/knock"
)

const version = "0.1.0"

func main() {
	folder := flag.String("data", "", "the data `folder` (default: $GREENROOM_DATA, else the user's data directory)")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: greenroom [--data DIR] [--version] [a file to bring in]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *showVersion {
		fmt.Println("Greenroom", version)
		return
	}
	exit(run(*folder, flag.Arg(0)))
}

func run(folder, file string) error {
	folder, err := dataFolder(folder)
	if err == nil && file != "" {
		file, err = filepath.Abs(file)
	}
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	app := ui.NewApp(version)
	ctx := context.Background()
	store, err := data.Open(ctx, folder, data.Options{})
	switch {
	case errors.Is(err, data.ErrInUse) && knock.Knock(folder, file):
		return nil // the window that is open came forward
	case err != nil && ui.ShowTrouble(app, folder, err):
		return ui.Relaunch()
	case err != nil:
		return err
	}
	log := slog.New(slog.NewTextHandler(&lumberjack.Logger{
		Filename: filepath.Join(folder, "log", "greenroom.log"), MaxSize: 1, MaxBackups: 4,
	}, nil))
	// The first line opens the file, while its folder is there: later it might be made anew beside a data folder
	// that was moved away.
	log.Info("started", "version", version)
	if err := data.FillDeck(ctx, store, assets.Deck()); err != nil {
		log.Error("fill the deck", "error", err)
	}
	host := audio.NewHost(log)
	end := sync.OnceValue(func() error {
		if err := host.Close(); err != nil {
			log.Error("close sound", "error", err)
		}
		return store.Close()
	})
	again := ui.Run(ui.Deps{App: app, Store: store, Host: host, Log: log, File: file, Exit: func(again bool) { exit(ended(end(), again, log)) }})
	return ended(end(), again, log)
}

// ended is what there is to say, or to do, when all is closed.
func ended(err error, again bool, log *slog.Logger) error {
	switch {
	case !again:
		return err
	case err != nil: // it is damaged, and to be mended by the start that follows
		log.Error("close the data folder", "error", err)
	}
	return ui.Relaunch()
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "greenroom:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// dataFolder is where everything is kept: the flag, else $GREENROOM_DATA, else
// the platform's place for a user's data.
func dataFolder(flag string) (string, error) {
	for _, chosen := range []string{flag, os.Getenv("GREENROOM_DATA")} {
		if chosen != "" {
			return filepath.Abs(chosen)
		}
	}
	return data.DefaultFolder()
}
