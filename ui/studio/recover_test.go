package studio_test

import (
	"context"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/studio"
)

// writeWAV writes seconds of a tone whose header claims fewer bytes than there
// are, as a recording that was cut off leaves it.
func writeWAV(t *testing.T, path string, seconds, claimed float64) {
	t.Helper()
	frames := int(seconds * audio.SampleRate)
	file := make([]byte, 44+2*frames)
	size := uint32(2 * int(claimed*audio.SampleRate))
	copy(file, "RIFF")
	binary.LittleEndian.PutUint32(file[4:], size+36)
	copy(file[8:], "WAVEfmt ")
	for at, value := range map[int]uint32{16: 16, 24: audio.SampleRate, 28: 2 * audio.SampleRate, 40: size} {
		binary.LittleEndian.PutUint32(file[at:], value)
	}
	for at, value := range map[int]uint16{20: 1, 22: 1, 32: 2, 34: 16} {
		binary.LittleEndian.PutUint16(file[at:], value)
	}
	copy(file[36:], "data")
	for i := range frames {
		sample := int16(12000 * math.Sin(2*math.Pi*220*float64(i)/audio.SampleRate))
		binary.LittleEndian.PutUint16(file[44+2*i:], uint16(sample))
	}
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestATakeThatWasCutOffIsBroughtBackWhole(t *testing.T) {
	shelf := newShelf(t)
	take, _ := shelf.BeginTake(context.Background(), data.Take{QuestionID: 3})
	writeWAV(t, shelf.Path(take), 2.5, 2)

	saved, err := studio.Recover(context.Background(), shelf)
	if err != nil || saved != 1 {
		t.Fatalf("saved %d, %v", saved, err)
	}
	got := shelf.all()[0]
	if got.State != data.TakeRecovered || got.Duration != 2500*time.Millisecond || len(got.Peaks) == 0 {
		t.Errorf("recovered %+v", got)
	}
	if info, err := audio.Inspect(shelf.Path(got)); err != nil || info.Frames != got.Frames {
		t.Errorf("file %+v, %v", info, err)
	}
}

func TestATakeWithoutAnySoundIsTakenBack(t *testing.T) {
	shelf := newShelf(t)
	silent, _ := shelf.BeginTake(context.Background(), data.Take{QuestionID: 3})
	writeWAV(t, shelf.Path(silent), 0, 0)
	shelf.BeginTake(context.Background(), data.Take{QuestionID: 4}) // and one that never had a file
	for _, left := range []int{0, 1, 12, 36, 44} {                  // and those of a power cut before the header lasted
		begun, _ := shelf.BeginTake(context.Background(), data.Take{QuestionID: 5})
		if err := os.WriteFile(shelf.Path(begun), make([]byte, left), 0o600); err != nil {
			t.Fatal(err)
		}
	}

	saved, err := studio.Recover(context.Background(), shelf)
	if err != nil || saved != 0 || len(shelf.all()) != 0 {
		t.Errorf("saved %d, %v, left %+v", saved, err, shelf.all())
	}
}

func TestOneFileThatCannotBeReadDoesNotKeepTheOthersBack(t *testing.T) {
	shelf := newShelf(t)
	broken, _ := shelf.BeginTake(context.Background(), data.Take{QuestionID: 3})
	if err := os.Mkdir(shelf.Path(broken), 0o700); err != nil { // a folder where the file should be
		t.Fatal(err)
	}
	whole, _ := shelf.BeginTake(context.Background(), data.Take{QuestionID: 3})
	writeWAV(t, shelf.Path(whole), 1, 1)

	saved, err := studio.Recover(context.Background(), shelf)
	if err == nil || saved != 1 {
		t.Errorf("saved %d, %v: want one saved and the other told", saved, err)
	}
}

func TestARecordingMadeElsewhereBecomesATake(t *testing.T) {
	shelf := newShelf(t)
	file := filepath.Join(t.TempDir(), "on the train.wav")
	writeWAV(t, file, 1, 1)
	take, err := studio.Import(context.Background(), shelf, 5, file, func(float64) {})
	if err != nil {
		t.Fatal(err)
	}
	if !take.Imported || take.QuestionID != 5 || take.Note != "on the train.wav" || take.Duration != time.Second {
		t.Errorf("take %+v", take)
	}
}

func TestAFileThatIsNotSoundLeavesNoTake(t *testing.T) {
	shelf := newShelf(t)
	file := filepath.Join(t.TempDir(), "letter.wav")
	if err := os.WriteFile(file, []byte("Dear all"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := studio.Import(context.Background(), shelf, 5, file, func(float64) {}); err == nil {
		t.Error("a letter was taken for sound")
	}
	if len(shelf.all()) != 0 {
		t.Errorf("left %+v", shelf.all())
	}
}
