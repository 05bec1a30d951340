package audio_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/audio"
)

// soundOf is the part of a WAV file that is heard.
func soundOf(t *testing.T, b []byte) []byte {
	t.Helper()
	at := bytes.Index(b, []byte("data"))
	if at < 0 {
		t.Fatal("there is no sound")
	}
	n := int(binary.LittleEndian.Uint32(b[at+4:]))
	return b[at+8 : at+8+n]
}

// chunks lists what a WAV file is made of, and fails when it does not add up.
func chunks(t *testing.T, b []byte) []string {
	t.Helper()
	if int(binary.LittleEndian.Uint32(b[4:])) != len(b)-8 {
		t.Errorf("the header says %d bytes follow, there are %d", binary.LittleEndian.Uint32(b[4:]), len(b)-8)
	}
	var ids []string
	for at := 12; at < len(b); {
		n := int(binary.LittleEndian.Uint32(b[at+4:]))
		ids = append(ids, string(b[at:at+4]))
		at += 8 + n + n%2
	}
	return ids
}

func TestCuesAreAddedAndTheSoundStays(t *testing.T) {
	formats := map[string][]byte{
		"16 bits":              wavBytes(1, 48000, 1, 16, littleEndian(count(1000))),
		"an odd number, 8 bit": wavBytes(1, 8000, 1, 8, []byte{1, 2, 3, 4, 5}),
		"24 bits in stereo":    wavBytes(1, 44100, 2, 24, make([]byte, 600)),
	}
	cues := []audio.Cue{{At: 0, Label: "strong"}, {At: 10 * time.Millisecond, Length: 5 * time.Millisecond, Label: "fix: say\nit slower"}}
	for name, b := range formats {
		t.Run(name, func(t *testing.T) {
			path := file(t, "take.wav", b)
			was, err := audio.Inspect(path)
			check(t, err)
			for range 2 { // again: they are replaced, not doubled
				check(t, audio.WriteCues(path, cues))
			}
			got, err := os.ReadFile(path)
			check(t, err)
			if !bytes.Equal(soundOf(t, got), soundOf(t, b)) {
				t.Error("the sound has changed")
			}
			if ids := strings.Join(chunks(t, got), " "); ids != "fmt  data cue  LIST" {
				t.Errorf("the file is made of %q", ids)
			}
			for _, label := range []string{"strong\x00", "fix: say it slower\x00"} {
				if bytes.Count(got, []byte(label)) != 1 {
					t.Errorf("%q is there %d times", label, bytes.Count(got, []byte(label)))
				}
			}
			if is, err := audio.Inspect(path); err != nil || is != was {
				t.Errorf("it holds %+v, held %+v (%v)", is, was, err)
			}
			check(t, audio.WriteCues(path, nil))
			if ids := strings.Join(chunks(t, must(os.ReadFile(path))(t)), " "); ids != "fmt  data" {
				t.Errorf("without cues it is made of %q", ids)
			}
			if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(left) > 0 {
				t.Errorf("left beside it: %v", left)
			}
		})
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		check(t, err)
		return v
	}
}

func TestOtherChunksOfAFileAreKept(t *testing.T) {
	b := append(wavBytes(1, 48000, 1, 16, littleEndian(count(10))), "note\x03\x00\x00\x00abc\x00"...)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	path := file(t, "take.wav", b)
	check(t, audio.WriteCues(path, []audio.Cue{{Label: "here"}}))
	if ids := strings.Join(chunks(t, must(os.ReadFile(path))(t)), " "); ids != "fmt  data note cue  LIST" {
		t.Errorf("the file is made of %q", ids)
	}
}

func TestAFileWithoutSoundGetsNoCuesAndStays(t *testing.T) {
	path := file(t, "text.wav", []byte("This is not sound at all."))
	var fault *audio.FileError
	if err := audio.WriteCues(path, []audio.Cue{{Label: "here"}}); !errors.As(err, &fault) {
		t.Errorf("told: %v", err)
	}
	if string(must(os.ReadFile(path))(t)) != "This is not sound at all." {
		t.Error("the file was changed")
	}
}

func TestLabelsAreLinesAudacityReads(t *testing.T) {
	var b strings.Builder
	check(t, audio.WriteLabels(&b, []audio.Cue{
		{At: 1500 * time.Millisecond, Label: "strong\tand\nclear"},
		{At: time.Hour, Length: 250 * time.Millisecond, Label: "situation"},
	}))
	want := "1.500000\t1.500000\tstrong and clear\n3600.000000\t3600.250000\tsituation\n"
	if b.String() != want {
		t.Errorf("written %q, want %q", b.String(), want)
	}
}
