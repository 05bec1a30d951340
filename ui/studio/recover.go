package studio

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"greenroom/audio"
	"greenroom/data"
)

// Recover finishes the takes that an earlier run could not: it repairs their
// files and completes their rows, and takes the rows back that never got any
// sound. It returns how many takes it saved.
func Recover(ctx context.Context, takes Takes) (saved int, err error) {
	unfinished, err := takes.Unfinished(ctx)
	if err != nil {
		return 0, fmt.Errorf("list unfinished takes: %w", err)
	}
	var troubles []error
	for _, take := range unfinished {
		kept, err := recoverTake(ctx, takes, take)
		if err != nil {
			troubles = append(troubles, fmt.Errorf("recover take %d: %w", take.ID, err))
		}
		if kept {
			saved++
		}
	}
	return saved, errors.Join(troubles...)
}

func recoverTake(ctx context.Context, takes Takes, take data.Take) (kept bool, err error) {
	path := takes.Path(take)
	switch blank, err := audio.Blank(path); {
	case err != nil:
		return false, err
	case blank:
		return false, takes.AbandonTake(ctx, take.ID)
	}
	info, err := audio.Repair(path)
	switch {
	case err != nil:
		return false, err
	case info.Frames == 0:
		return false, takes.AbandonTake(ctx, take.ID)
	}
	peaks, err := audio.ReadPeaks(ctx, path)
	if err != nil {
		return false, err
	}
	clip := audio.Clip{Path: path, Frames: info.Frames, SampleRate: info.SampleRate, Peaks: peaks}
	if take, err = describe(take, clip); err != nil {
		return false, err
	}
	take.State = data.TakeRecovered
	if err := takes.FinishTake(ctx, take); err != nil {
		return false, err
	}
	return true, nil
}

// Import brings a sound file of any kind the app reads into the store as a
// take of a question. progress is told the done share, 0 to 1.
func Import(ctx context.Context, takes Takes, questionID int64, file string, progress func(float64)) (data.Take, error) {
	take, err := takes.BeginTake(ctx, data.Take{QuestionID: questionID})
	if err != nil {
		return take, fmt.Errorf("begin take: %w", err)
	}
	clip, err := audio.Import(ctx, file, takes.Path(take), progress)
	if err == nil {
		take.Imported = true
		take.Note = filepath.Base(file)
		if take, err = describe(take, clip); err == nil {
			err = takes.FinishTake(ctx, take)
		}
	}
	if err != nil {
		return take, errors.Join(err, takes.AbandonTake(context.WithoutCancel(ctx), take.ID))
	}
	return take, nil
}

// describe fills in what a finished clip says of its take.
func describe(take data.Take, clip audio.Clip) (data.Take, error) {
	peaks, err := clip.Peaks.MarshalBinary()
	if err != nil {
		return take, fmt.Errorf("pack peaks of take %d: %w", take.ID, err)
	}
	take.State = data.TakeComplete
	take.Peaks = peaks
	take.Frames, take.SampleRate, take.Dropped = clip.Frames, clip.SampleRate, clip.Dropped
	take.Duration = clip.Duration()
	if info, err := os.Stat(clip.Path); err == nil {
		take.Bytes = info.Size()
	}
	return take, nil
}

// Strays is what Adopt needs of the store.
type Strays interface {
	Takes
	AdoptTake(ctx context.Context, file data.FoundFile, question string) (data.Take, error)
}

// Adopt makes a sound file that no take knows of a take again, under a
// question of the given words. A file that is no sound is refused and stays.
func Adopt(ctx context.Context, store Strays, file data.FoundFile, question string) error {
	switch info, err := audio.Inspect(file.Path); {
	case err != nil:
		return err
	case info.Frames == 0:
		return &audio.FileError{Path: file.Path, Reason: "there is no sound in it"}
	}
	take, err := store.AdoptTake(ctx, file, question)
	if err != nil {
		return err
	}
	_, err = recoverTake(ctx, store, take)
	return err
}

// Reread takes the sound of a take as its file now is.
func Reread(ctx context.Context, takes Takes, take data.Take) error {
	_, err := recoverTake(ctx, takes, take)
	return err
}
