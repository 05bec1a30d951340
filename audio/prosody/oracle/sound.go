package oracle

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
)

// Sound is one channel of sound with a name to find it by in a table.
type Sound struct {
	Name    string
	Rate    int       // samples a second
	Samples []float32 // whole multiples of 1/32768, from -1 up to 1
}

// Span is a stretch of time, in seconds.
type Span struct{ Start, End float64 }

// Duration is in seconds.
func (s Sound) Duration() float64 { return float64(len(s.Samples)) / float64(s.Rate) }

// First is the beginning of a sound, up to so many seconds.
func (s Sound) First(seconds float64) Sound {
	s.Samples = s.Samples[:min(len(s.Samples), int(seconds*float64(s.Rate)))]
	return s
}

// Join plays sounds of one rate one after the other.
func Join(name string, sounds ...Sound) Sound {
	joined := Sound{Name: name}
	for _, s := range sounds {
		joined.Rate = s.Rate
		joined.Samples = append(joined.Samples, s.Samples...)
	}
	return joined
}

// Silences are the stretches without any sound at all, not even the faintest
// hiss. Only computed sound has them.
func (s Sound) Silences(atLeast float64) []Span {
	const faintest = 1.5 / 32768
	var found []Span
	begin := 0
	for i := 0; i <= len(s.Samples); i++ {
		if i < len(s.Samples) && math.Abs(float64(s.Samples[i])) < faintest {
			continue
		}
		if quiet := (Span{float64(begin) / float64(s.Rate), float64(i) / float64(s.Rate)}); quiet.End-quiet.Start >= atLeast {
			found = append(found, quiet)
		}
		begin = i + 1
	}
	return found
}

// quantised makes a sound of numbers in -1..1.
func quantised(name string, rate int, x []float64) Sound {
	s := Sound{Name: name, Rate: rate, Samples: make([]float32, len(x))}
	for i, v := range x {
		s.Samples[i] = float32(math.Round(max(-32768, min(32767, v*32768))) / 32768)
	}
	return s
}

// WriteWAV leaves a sound in a file.
func (s Sound) WriteWAV(path string) error {
	var b bytes.Buffer
	size := uint32(2 * len(s.Samples))
	b.WriteString("RIFF")
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a buffer takes everything
	put(36 + size)
	b.WriteString("WAVEfmt ")
	put(uint32(16))
	put([]uint16{1, 1})
	put([]uint32{uint32(s.Rate), uint32(2 * s.Rate)})
	put([]uint16{2, 16})
	b.WriteString("data")
	put(size)
	samples := make([]int16, len(s.Samples))
	for i, v := range s.Samples {
		samples[i] = int16(v * 32768)
	}
	put(samples)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		return fmt.Errorf("write sound: %w", err)
	}
	return nil
}

// readWAV reads a file of one channel and 16 bits.
func readWAV(name, path string) (Sound, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return Sound{}, fmt.Errorf("read sound: %w", err)
	}
	if len(file) < 12 || string(file[8:12]) != "WAVE" {
		return Sound{}, fmt.Errorf("read sound %s: not a WAV file", path)
	}
	rate := 0
	for at := 12; at+8 <= len(file); {
		id, size := string(file[at:at+4]), int(binary.LittleEndian.Uint32(file[at+4:]))
		body := file[at+8:]
		body = body[:min(size, len(body))]
		switch {
		case id == "fmt " && len(body) >= 16:
			if channels, bits := binary.LittleEndian.Uint16(body[2:]), binary.LittleEndian.Uint16(body[14:]); channels != 1 || bits != 16 {
				return Sound{}, fmt.Errorf("read sound %s: %d channels of %d bits", path, channels, bits)
			}
			rate = int(binary.LittleEndian.Uint32(body[4:]))
		case id == "data" && rate > 0:
			return decode(name, rate, body), nil
		}
		at += 8 + size + size%2
	}
	return Sound{}, fmt.Errorf("read sound %s: no sound in it", path)
}

// decode reads bare 16-bit samples.
func decode(name string, rate int, raw []byte) Sound {
	s := Sound{Name: name, Rate: rate, Samples: make([]float32, len(raw)/2)}
	for i := range s.Samples {
		s.Samples[i] = float32(int16(binary.LittleEndian.Uint16(raw[2*i:]))) / 32768
	}
	return s
}
