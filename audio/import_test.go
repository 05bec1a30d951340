package audio_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
	"github.com/mewkiz/flac/meta"

	"greenroom/audio"
)

// tone is a second of 440 Hz at half of full scale.
func tone(rate int) []float64 {
	out := make([]float64, rate)
	for i := range out {
		out[i] = 0.5 * math.Sin(2*math.Pi*440*float64(i)/float64(rate))
	}
	return out
}

// store turns a sound into the frames of a WAV file. The channels differ, and
// their mean is the sound.
func store(sound []float64, encoding, channels, bits int) []byte {
	var b []byte
	for _, v := range sound {
		for c := range channels {
			v := v
			if channels > 1 { // louder and softer in turn, the middle one of an odd number as it is
				v += 0.2 * (float64(c) - float64(channels-1)/2) / float64(channels)
			}
			switch {
			case encoding == 3 && bits == 32:
				b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v)))
			case encoding == 3:
				b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
			case bits <= 8:
				b = append(b, byte(128+math.Round(v*127)))
			default:
				size := (bits + 7) / 8
				n := uint32(int32(math.Round(v * (1<<31 - 1))))
				n &^= 1<<(32-bits) - 1
				b = append(b, binary.LittleEndian.AppendUint32(nil, n)[4-size:]...)
			}
		}
	}
	return b
}

// purity is how far everything that is not the 440 Hz tone lies below it, in
// dB, the edges left out.
func purity(samples []int16) float64 {
	samples = samples[2000 : len(samples)-2000]
	var s, c float64
	// The sums run over whole periods, so that sine and cosine do not mix.
	samples = samples[:len(samples)/1200*1200]
	angle := func(i int) float64 { return 2 * math.Pi * 440 * float64(i) / 48000 }
	for i, v := range samples {
		s += float64(v) * math.Sin(angle(i))
		c += float64(v) * math.Cos(angle(i))
	}
	n := float64(len(samples)) / 2
	s, c = s/n, c/n
	var rest float64
	for i, v := range samples {
		d := float64(v) - s*math.Sin(angle(i)) - c*math.Cos(angle(i))
		rest += d * d
	}
	return 10 * math.Log10((s*s+c*c)*n/(rest+1e-9))
}

// imports imports a file and checks that the clip is what lies on the disk.
func imports(t *testing.T, src string) []int16 {
	t.Helper()
	dst := newPath(t)
	clip, err := audio.Import(t.Context(), src, dst, nil)
	check(t, err)
	got := samplesOf(t, dst)
	if clip.Path != dst || clip.SampleRate != 48000 || clip.Frames != int64(len(got)) || len(clip.Peaks.Min) != (len(got)+479)/480 {
		t.Errorf("the clip is %d frames and %d peaks in %s, the file has %d frames", clip.Frames, len(clip.Peaks.Min), clip.Path, len(got))
	}
	return got
}

func TestEveryKindOfWAVIsImported(t *testing.T) {
	kinds := []struct {
		encoding, bits int
		purity         float64
	}{{1, 8, 42}, {1, 12, 60}, {1, 16, 85}, {1, 20, 85}, {1, 24, 85}, {1, 32, 85}, {3, 32, 85}, {3, 64, 85}}
	for _, k := range kinds {
		for _, channels := range []int{1, 2, 6} {
			name := fmt.Sprintf("encoding %d, %d bits, %d channels", k.encoding, k.bits, channels)
			t.Run(name, func(t *testing.T) {
				content := wavBytes(k.encoding, 48000, channels, k.bits, store(tone(48000), k.encoding, channels, k.bits))
				got := imports(t, file(t, "a.wav", content))
				if len(got) != 48000 {
					t.Errorf("one second became %d frames", len(got))
				}
				if p := purity(got); p < k.purity {
					t.Errorf("the tone is only %.1f dB above the rest", p)
				}
			})
		}
	}
}

func TestEveryRateIsImported(t *testing.T) {
	for _, rate := range []int{8000, 11025, 16000, 22050, 22255, 32000, 44100, 48000, 88200, 96000, 176400, 192000} {
		t.Run(fmt.Sprint(rate), func(t *testing.T) {
			got := imports(t, file(t, "a.wav", wavBytes(3, rate, 1, 32, store(tone(rate), 3, 1, 32))))
			if len(got) != 48000 {
				t.Errorf("one second became %d frames", len(got))
			}
			if p := purity(got); p < 80 {
				t.Errorf("the tone is only %.1f dB above the rest", p)
			}
		})
	}
}

func TestARecordingIsImportedUnchanged(t *testing.T) {
	said := melody(2)
	said = append(said, 32767, -32768, 0, 1, -1)
	same(t, imports(t, wav(t, said)), said)
}

func TestWhatIsTooLoudIsCutOffAndWhatIsNoNumberIsSilent(t *testing.T) {
	var frames []byte
	for _, v := range []float32{2, -2, float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), 0.5} {
		frames = binary.LittleEndian.AppendUint32(frames, math.Float32bits(v))
	}
	got := imports(t, file(t, "a.wav", wavBytes(3, 48000, 1, 32, frames)))
	same(t, got, []int16{32767, -32768, 0, 32767, -32768, 16384})
}

func TestAnExtensibleHeaderIsUnderstood(t *testing.T) {
	frames := store(tone(48000), 1, 1, 24)
	plain := wavBytes(1, 48000, 1, 24, frames)
	b := append([]byte{}, plain[:16]...)
	b = binary.LittleEndian.AppendUint32(b, 40)
	b = binary.LittleEndian.AppendUint16(b, 0xfffe)
	b = append(b, plain[22:36]...)
	b = append(b, 22, 0, 24, 0, 4, 0, 0, 0)
	b = append(b, 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71)
	b = append(b, plain[36:]...)
	if p := purity(imports(t, file(t, "a.wav", b))); p < 85 {
		t.Errorf("the tone is only %.1f dB above the rest", p)
	}
}

// flacFile makes a FLAC file of two equal channels.
func flacFile(t *testing.T, samples []int32, rate uint32, bits uint8) []byte {
	t.Helper()
	var b bytes.Buffer
	e, err := flac.NewEncoder(&b, &meta.StreamInfo{
		BlockSizeMin: 4096, BlockSizeMax: 4096,
		SampleRate: rate, NChannels: 2, BitsPerSample: bits, NSamples: uint64(len(samples)),
	})
	check(t, err)
	for len(samples) > 0 {
		block := samples[:min(4096, len(samples))]
		samples = samples[len(block):]
		sub := func() *frame.Subframe {
			return &frame.Subframe{SubHeader: frame.SubHeader{Pred: frame.PredVerbatim}, Samples: block, NSamples: len(block)}
		}
		check(t, e.WriteFrame(&frame.Frame{
			Header: frame.Header{
				HasFixedBlockSize: false, BlockSize: uint16(len(block)), SampleRate: rate,
				Channels: frame.ChannelsLR, BitsPerSample: bits,
			},
			Subframes: []*frame.Subframe{sub(), sub()},
		}))
	}
	check(t, e.Close())
	return b.Bytes()
}

func flacTone(t *testing.T, rate int, bits uint8) []byte {
	t.Helper()
	var samples []int32
	for _, v := range tone(rate) {
		samples = append(samples, int32(math.Round(v*float64(int(1)<<(bits-1)-1))))
	}
	return flacFile(t, samples, uint32(rate), bits)
}

func TestFLACIsImported(t *testing.T) {
	for _, bits := range []uint8{16, 24} {
		got := imports(t, file(t, "a.wav", flacTone(t, 44100, bits))) // whatever it is called
		if len(got) != 48000 {
			t.Errorf("one second became %d frames", len(got))
		}
		if p := purity(got); p < 80 {
			t.Errorf("with %d bits the tone is only %.1f dB above the rest", bits, p)
		}
	}
	tagged := append([]byte("ID3\x04\x00\x00\x00\x00\x00\x0512345"), flacTone(t, 48000, 16)...)
	if p := purity(imports(t, file(t, "a.flac", tagged))); p < 85 {
		t.Errorf("behind a tag the tone is only %.1f dB above the rest", p)
	}
}

// The MP3 files are a second of 440 Hz at half of full scale from sox, encoded
// by lame: tone.mp3 at 44.1 kHz in stereo, tone24.mp3 at 24 kHz in mono with an
// ID3 tag at either end, tone22.mp3 at 22.05 kHz.
func TestMP3IsImported(t *testing.T) {
	for _, name := range []string{"tone.mp3", "tone24.mp3"} {
		got := imports(t, filepath.Join("testdata", name))
		if len(got) < 48000 || len(got) > 48000*11/10 {
			t.Errorf("%s became %d frames", name, len(got))
		}
		if p := purity(got[4800 : 4800+38400]); p < 70 {
			t.Errorf("%s: the tone is only %.1f dB above the rest", name, p)
		}
	}
}

func TestWhatCannotBeImportedIsSaidInASentenceAndLeavesNothing(t *testing.T) {
	whole := wavBytes(1, 48000, 1, 16, make([]byte, 9600))
	patch := func(at int, with ...byte) []byte {
		b := append([]byte{}, whole...)
		copy(b[at:], with)
		return b
	}
	song, err := os.ReadFile("testdata/tone.mp3")
	check(t, err)
	garbled, err := os.ReadFile("testdata/tone22.mp3")
	check(t, err)
	noise := append([]byte{}, flacTone(t, 48000, 16)...)
	for i := 5000; i < 5050; i++ {
		noise[i] ^= 0x5a
	}
	for name, c := range map[string]struct {
		content []byte
		says    string
	}{
		"empty":               {nil, "it is empty"},
		"text":                {[]byte("Dear Sir or Madam, "), "neither WAV nor FLAC nor MP3"},
		"Ogg":                 {[]byte("OggS\x00\x02 and so on and on"), "Ogg"},
		"M4A":                 {[]byte("\x00\x00\x00\x20ftypM4A and so on"), "M4A"},
		"no frames":           {wavBytes(1, 48000, 1, 16, nil), "no sound in it"},
		"header cut":          {whole[:30], "header ends too early"},
		"four bytes":          {whole[:4], "too short"},
		"no data chunk":       {whole[:36], "no sound in it"},
		"no format chunk":     {append(append([]byte{}, whole[:12]...), whole[36:]...), "does not say how"},
		"AVI":                 {patch(8, []byte("AVI ")...), "not a WAV"},
		"compressed":          {patch(20, 0x55), "compressed"},
		"no channels":         {patch(22, 0), "0 channels"},
		"a thousand":          {patch(22, 0xe8, 3), "1000 channels"},
		"rate zero":           {patch(24, 0, 0, 0, 0), "rate of 0"},
		"rate too high":       {patch(24, 0, 0, 0, 1), "rate of 16777216"},
		"33 bits":             {patch(34, 33), "33 bits"},
		"FLAC cut":            {flacTone(t, 48000, 16)[:40000], "ends too early"},
		"FLAC header cut":     {flacTone(t, 48000, 16)[:20], "ends too early"},
		"FLAC damaged":        {noise, "damaged"},
		"MP3 with a tag only": {append([]byte("ID3\x04\x00\x00\x00\x00\x00\x05"), "hello"...), "empty"},
		"MP3 at 22.05 kHz":    {garbled, "22.05 kHz"},
		"MP3 of one header":   {song[:40], "ends too early"},
	} {
		t.Run(name, func(t *testing.T) {
			src := file(t, "my interview.wav", c.content)
			dst := newPath(t)
			_, err := audio.Import(t.Context(), src, dst, nil)
			wantError(t, err, audio.ErrNotSound)
			var fault *audio.FileError
			if !errors.As(err, &fault) || fault.Path != src {
				t.Errorf("the error does not tell the file: %v", err)
			}
			if !strings.Contains(err.Error(), src) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error says %q, want it to say %q", err, c.says)
			}
			absent(t, dst)
			if b, err := os.ReadFile(src); err != nil || !bytes.Equal(b, c.content) {
				t.Error("the file itself was changed")
			}
		})
	}
}

func TestWhatIsNoFileIsNotImported(t *testing.T) {
	dst := newPath(t)
	_, err := audio.Import(t.Context(), t.TempDir(), dst, nil)
	wantError(t, err, audio.ErrNotSound)
	_, err = audio.Import(t.Context(), filepath.Join(t.TempDir(), "nothing.wav"), dst, nil)
	wantError(t, err, os.ErrNotExist)
	absent(t, dst)
}

func TestAnImportNeverWritesOverAFile(t *testing.T) {
	dst := wav(t, count(100))
	_, err := audio.Import(t.Context(), wav(t, count(500)), dst, nil)
	wantError(t, err, os.ErrExist)
	same(t, samplesOf(t, dst), count(100))
}

func TestAnImportTellsHowFarItIs(t *testing.T) {
	for _, src := range []string{
		wav(t, count(200_000)),
		file(t, "a.flac", flacTone(t, 96000, 16)),
		"testdata/tone.mp3",
	} {
		var told []float64
		_, err := audio.Import(t.Context(), src, newPath(t), func(part float64) { told = append(told, part) })
		check(t, err)
		last := 0.0
		for _, part := range told {
			if part < last || part > 1 {
				t.Errorf("%s: progress went from %v to %v", src, last, part)
			}
			last = part
		}
		if last != 1 || len(told) < 2 {
			t.Errorf("%s: progress was %v", src, told)
		}
	}
}

func TestAnImportCanBeCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	dst := newPath(t)
	_, err := audio.Import(ctx, wav(t, count(200_000)), dst, func(float64) { cancel() })
	wantError(t, err, context.Canceled)
	absent(t, dst)
}

func TestMoreThanTwoHoursAreNotImported(t *testing.T) {
	// Two hours and a second at the lowest rate, most of it a hole in the file.
	path := file(t, "long.wav", wavBytes(1, 8000, 1, 8, nil))
	check(t, os.Truncate(path, 44+7201*8000))
	dst := newPath(t)
	_, err := audio.Import(t.Context(), path, dst, nil)
	wantError(t, err, audio.ErrTooLong)
	absent(t, dst)
}

func FuzzImport(f *testing.F) {
	f.Add(wavBytes(1, 48000, 1, 16, make([]byte, 100)))
	f.Add(wavBytes(3, 8000, 2, 32, make([]byte, 160)))
	f.Add(wavBytes(1, 192000, 6, 24, make([]byte, 180)))
	f.Add([]byte("fLaC\x00\x00\x00\x22"))
	if b, err := os.ReadFile("testdata/tone24.mp3"); err == nil {
		f.Add(b[:1200])
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<16 {
			return
		}
		dst := newPath(t)
		clip, err := audio.Import(t.Context(), file(t, "a", content), dst, nil)
		if err != nil {
			if !errors.Is(err, audio.ErrNotSound) {
				t.Errorf("damaged content gives %v", err)
			}
			absent(t, dst)
			return
		}
		if got := samplesOf(t, dst); int64(len(got)) != clip.Frames || clip.Frames == 0 {
			t.Errorf("the clip has %d frames, the file %d", clip.Frames, len(got))
		}
	})
}
