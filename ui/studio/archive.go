package studio

import (
	"context"
	"fmt"

	"greenroom/audio"
	"greenroom/data/archive"
)

// CopyForArchive copies a recording for an export of everything, with its
// marks as cue points. label says what a mark is called.
func CopyForArchive(label func(archive.Mark) string) archive.CopySound {
	return func(ctx context.Context, from, to string, marks []archive.Mark) error {
		if err := copyFile(from, to); err != nil {
			return err
		}
		if len(marks) == 0 {
			return nil
		}
		cues := make([]audio.Cue, len(marks))
		for i, mark := range marks {
			cues[i] = audio.Cue{At: mark.At, Label: label(mark)}
		}
		if err := audio.WriteCues(to, cues); err != nil {
			return fmt.Errorf("write the marks: %w", err)
		}
		return nil
	}
}

// MendFromArchive takes the cue points off again that CopyForArchive added: the
// recording is then what it was, byte for byte. A file that is no sound is
// refused.
func MendFromArchive(path string) error { return audio.WriteCues(path, nil) }
