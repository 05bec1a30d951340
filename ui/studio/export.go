package studio

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"greenroom/audio"
	"greenroom/data"
)

// Marked is what Export needs of the store.
type Marked interface {
	Marks(ctx context.Context, takeID int64) ([]data.Mark, error)
	Path(take data.Take) string
}

// Export copies the sound of a take to a file of the person's choice. The
// marks of the take go along twice: as cue points in the copy, and as a label
// track for Audacity in a text file beside it. Without marks the copy is the
// take byte for byte, and alone. label says what a mark is called.
func Export(ctx context.Context, store Marked, take data.Take, to string, label func(data.Mark) string) error {
	marks, err := store.Marks(ctx, take.ID)
	if err != nil {
		return err
	}
	if err := copyFile(store.Path(take), to); err != nil {
		return fmt.Errorf("export take %d: %w", take.ID, err)
	}
	if len(marks) == 0 {
		return nil
	}
	cues := make([]audio.Cue, len(marks))
	for i, mark := range marks {
		cues[i] = audio.Cue{At: mark.At, Label: label(mark)}
	}
	if err := audio.WriteCues(to, cues); err != nil {
		return fmt.Errorf("export the marks of take %d: %w", take.ID, err)
	}
	return writeFile(LabelFile(to), func(w io.Writer) error { return audio.WriteLabels(w, cues) })
}

// LabelFile is where Export puts the labels of a copy.
func LabelFile(to string) string { return strings.TrimSuffix(to, filepath.Ext(to)) + ".txt" }

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	if same(source, to) {
		return errors.New("a take cannot be exported onto itself")
	}
	return writeFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, source)
		return err
	})
}

// same reports whether path leads to a file that is open already: writing there
// would destroy it.
func same(open *os.File, path string) bool {
	one, err := open.Stat()
	if err != nil {
		return false
	}
	other, err := os.Stat(path)
	return err == nil && os.SameFile(one, other)
}

// writeFile writes a file anew, and takes back what a failure leaves of it.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	err = write(f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(path)
	}
	return err
}
