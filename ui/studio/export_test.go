package studio_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/ui/studio"
)

func label(mark data.Mark) string { return string(mark.Kind) + ": " + mark.Text }

func TestAnExportedCopyIsTheTakeByteForByte(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	to := filepath.Join(t.TempDir(), "copy.wav")
	if err := studio.Export(context.Background(), shelf, take, to, label); err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, to), read(t, shelf.Path(take)); !bytes.Equal(got, want) {
		t.Errorf("%d bytes became %d others", len(want), len(got))
	}
	if _, err := os.Stat(studio.LabelFile(to)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a take without marks has a label file: %v", err)
	}
}

func TestMarksGoAlongWithAnExportedCopy(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	mark := data.Mark{TakeID: take.ID, At: 250 * time.Millisecond, Kind: data.MarkStrong, Text: "the number"}
	if _, err := shelf.AddMark(context.Background(), mark); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.wav")
	if err := studio.Export(context.Background(), shelf, take, to, label); err != nil {
		t.Fatal(err)
	}
	if labels := string(read(t, studio.LabelFile(to))); labels != "0.250000\t0.250000\tstrong: the number\n" {
		t.Errorf("the label file says %q", labels)
	}
	if copied := read(t, to); !bytes.Contains(copied, []byte("cue ")) || !bytes.Contains(copied, []byte("strong: the number")) {
		t.Error("the copy has no cue points")
	}
	was, err := audio.Inspect(shelf.Path(take))
	if err != nil {
		t.Fatal(err)
	}
	if is, err := audio.Inspect(to); err != nil || is != was {
		t.Errorf("the copy holds %+v, the take %+v (%v)", is, was, err)
	}
}

func TestATakeWhoseFileIsGoneIsNotExported(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	if err := os.Remove(shelf.Path(take)); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.wav")
	if err := studio.Export(context.Background(), shelf, take, to, label); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("exported: %v", err)
	}
	if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
		t.Error("half a copy is left")
	}
}

func TestATakeIsNotExportedOntoItself(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	before := read(t, shelf.Path(take))
	if err := studio.Export(context.Background(), shelf, take, shelf.Path(take), label); err == nil {
		t.Error("nothing was said")
	}
	if !bytes.Equal(read(t, shelf.Path(take)), before) {
		t.Error("the take was destroyed")
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestARecordingComesBackFromAnArchiveSampleBySample(t *testing.T) {
	shelf := newShelf(t)
	take := speak(t, shelf)
	for name, marks := range map[string][]archive.Mark{
		"without marks": nil,
		"with marks":    {{At: 100 * time.Millisecond, Kind: data.MarkFix}, {At: 400 * time.Millisecond, Kind: data.MarkNote, Text: "slower"}},
	} {
		to := filepath.Join(t.TempDir(), "copy.wav")
		copySound := studio.CopyForArchive(func(m archive.Mark) string { return string(m.Kind) + " " + m.Text })
		if err := copySound(context.Background(), shelf.Path(take), to, marks); err != nil {
			t.Fatal(err)
		}
		if has := bytes.Contains(read(t, to), []byte("cue ")); has != (marks != nil) {
			t.Errorf("%s: the copy has cue points: %v", name, has)
		}
		if err := studio.MendFromArchive(to); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(read(t, to), read(t, shelf.Path(take))) {
			t.Errorf("%s: the recording came back different", name)
		}
	}
}
