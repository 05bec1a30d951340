package audio_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"

	"greenroom/audio"
)

func TestInspectTellsWhatAFileHolds(t *testing.T) {
	got, err := audio.Inspect(file(t, "a.wav", wavBytes(1, 44100, 2, 24, make([]byte, 6*1000))))
	check(t, err)
	if want := (audio.Info{SampleRate: 44100, Channels: 2, Bits: 24, Frames: 1000}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestInspectWalksOverWhatItDoesNotKnow(t *testing.T) {
	whole := wavBytes(1, 48000, 1, 16, littleEndian(count(1000)))
	list := append([]byte("LIST\x05\x00\x00\x00"), "hello\x00"...)
	b := append([]byte{}, whole[:12]...)
	b = append(b, list...)
	b = append(b, whole[12:]...)
	b = append(b, list...)
	path := file(t, "a.wav", b)
	got, err := audio.Inspect(path)
	check(t, err)
	if got.Frames != 1000 {
		t.Errorf("found %d frames of 1000", got.Frames)
	}
	same(t, imports(t, path), count(1000))
}

// unfinished is a file whose writer died: the header has sizes of another time.
func unfinished(size uint32, frames int) []byte {
	b := wavBytes(1, 48000, 1, 16, littleEndian(count(frames)))
	binary.LittleEndian.PutUint32(b[4:], size+36)
	binary.LittleEndian.PutUint32(b[40:], size)
	return b
}

func TestAnUnfinishedHeaderIsCorrectedByTheLengthOfTheFile(t *testing.T) {
	for name, b := range map[string][]byte{
		"never patched":            unfinished(0, 1000),
		"the largest size":         unfinished(1<<32-1, 1000),
		"patched a second ago":     unfinished(500, 1000),
		"patched an odd ago":       unfinished(501, 1000),
		"cut off":                  unfinished(4000, 1000),
		"in the middle of a frame": append(unfinished(500, 1000), 7),
		"sizes from nowhere":       unfinished(1<<31, 1000),
	} {
		t.Run(name, func(t *testing.T) {
			path := file(t, "a.wav", b)
			info, err := audio.Inspect(path)
			check(t, err)
			if info.Frames != 1000 {
				t.Errorf("Inspect finds %d frames of 1000", info.Frames)
			}
			if now, _ := os.ReadFile(path); !bytes.Equal(now, b) {
				t.Error("Inspect changed the file")
			}
			info, err = audio.Repair(path)
			check(t, err)
			if info.Frames != 1000 {
				t.Errorf("Repair finds %d frames of 1000", info.Frames)
			}
			same(t, samplesOf(t, path), count(1000))
		})
	}
}

func TestAFileInOrderIsNotTouchedByRepair(t *testing.T) {
	trailer := append([]byte("LIST\x04\x00\x00\x00"), "abcd"...)
	tagged := append(wavBytes(1, 48000, 1, 16, littleEndian(count(100))), trailer...)
	binary.LittleEndian.PutUint32(tagged[4:], uint32(len(tagged)-8))
	for name, b := range map[string][]byte{
		"plain":          wavBytes(1, 48000, 1, 16, littleEndian(count(100))),
		"with a trailer": tagged,
		"no frames":      wavBytes(1, 48000, 1, 16, nil),
		"odd length":     wavBytes(1, 48000, 1, 8, make([]byte, 101)),
	} {
		path := file(t, "a.wav", b)
		old := os.Chmod(path, 0o400) // writing would fail, unless as root
		check(t, old)
		_, err := audio.Repair(path)
		check(t, err)
		if now, _ := os.ReadFile(path); !bytes.Equal(now, b) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestWhatIsNotSoundIsNotRepaired(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("RIFF"), make([]byte, 1000), []byte("a letter, long enough to be taken for something else")} {
		path := file(t, "a.wav", b)
		_, err := audio.Repair(path)
		wantError(t, err, audio.ErrNotSound)
		_, err = audio.Inspect(path)
		wantError(t, err, audio.ErrNotSound)
		_, err = audio.ReadPeaks(t.Context(), path)
		wantError(t, err, audio.ErrNotSound)
		if now, _ := os.ReadFile(path); !bytes.Equal(now, b) {
			t.Error("the file was changed")
		}
	}
}

func TestALongHeaderIsUnderstood(t *testing.T) {
	frames := littleEndian(count(1000))
	plain := wavBytes(1, 48000, 1, 16, frames)
	b := append([]byte("RF64\xff\xff\xff\xffWAVEds64\x1c\x00\x00\x00"), make([]byte, 28)...)
	binary.LittleEndian.PutUint64(b[28:], uint64(len(frames)))
	b = append(b, plain[12:40]...)
	b = append(b, 0xff, 0xff, 0xff, 0xff)
	b = append(b, frames...)
	path := file(t, "a.wav", b)
	same(t, imports(t, path), count(1000))
	_, err := audio.Repair(path)
	check(t, err)
	if now, _ := os.ReadFile(path); !bytes.Equal(now, b) {
		t.Error("Repair changed it")
	}
}

func FuzzInspect(f *testing.F) {
	f.Add(wavBytes(1, 48000, 1, 16, make([]byte, 10)))
	f.Add(wavBytes(1, 48000, 1, 16, nil)[:36])
	f.Add(unfinished(1<<32-1, 10))
	f.Add([]byte("RF64\xff\xff\xff\xffWAVEds64\x1c\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		frames, ok := audio.ParseWAV(bytes.NewReader(content), int64(len(content)))
		if ok && frames > int64(len(content)) {
			t.Errorf("%d frames in %d bytes", frames, len(content))
		}
	})
}
