package audio_test

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"greenroom/audio"
)

// aMachine is a fake with a microphone that hears samples and a loudspeaker.
func aMachine(samples []int16) *audio.Fake {
	return &audio.Fake{
		Microphones: []audio.Device{{ID: "mic", Name: "Microphone", Default: true}},
		Speakers:    []audio.Device{{ID: "box", Name: "Loudspeaker", Default: true}},
		Say:         samples,
	}
}

// count is a sound in which every sample tells its place.
func count(frames int) []int16 {
	out := make([]int16, frames)
	for i := range out {
		out[i] = int16(i%30000 + 1)
	}
	return out
}

// level is a sound that stays at one value.
func level(value int16, frames int) []int16 {
	out := make([]int16, frames)
	for i := range out {
		out[i] = value
	}
	return out
}

func newPath(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "take.wav")
}

// wav writes a file of 48 kHz, 16 bits, one channel.
func wav(t *testing.T, samples []int16) string {
	t.Helper()
	return file(t, "sound.wav", wavBytes(1, 48000, 1, 16, littleEndian(samples)))
}

// wavBytes is a WAV file with the given format and frames.
func wavBytes(encoding, rate, channels, bits int, frames []byte) []byte {
	size := channels * (bits + 7) / 8
	b := []byte("RIFF")
	b = binary.LittleEndian.AppendUint32(b, uint32(36+len(frames)+len(frames)%2))
	b = append(b, "WAVEfmt "...)
	b = binary.LittleEndian.AppendUint32(b, 16)
	b = binary.LittleEndian.AppendUint16(b, uint16(encoding))
	b = binary.LittleEndian.AppendUint16(b, uint16(channels))
	b = binary.LittleEndian.AppendUint32(b, uint32(rate))
	b = binary.LittleEndian.AppendUint32(b, uint32(rate*size))
	b = binary.LittleEndian.AppendUint16(b, uint16(size))
	b = binary.LittleEndian.AppendUint16(b, uint16(bits))
	b = append(b, "data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(frames)))
	b = append(b, frames...)
	return append(b, make([]byte, len(frames)%2)...)
}

func file(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// samplesOf reads a file as package audio writes it, and nothing else.
func samplesOf(t *testing.T, path string) []int16 {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) < 44 {
		t.Fatalf("%s has only %d bytes", path, len(b))
	}
	want := wavBytes(1, 48000, 1, 16, b[44:])
	if string(b[:44]) != string(want[:44]) {
		t.Fatalf("%s has the header % x, want % x", path, b[:44], want[:44])
	}
	out := make([]int16, (len(b)-44)/2)
	for i := range out {
		out[i] = int16(binary.LittleEndian.Uint16(b[44+2*i:]))
	}
	return out
}

func absent(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is left behind (%v)", path, err)
	}
}

func wantError(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("got error %v, want %v", got, want)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// same compares two sounds and tells the first difference.
func same(t *testing.T, got, want []int16) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("got %d frames, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("frame %d is %d, want %d", i, got[i], want[i])
		}
	}
}
