package rig

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"time"
)

// Signal is mono sound of 16 bits at Rate.
type Signal []int16

// Duration is how long it sounds.
func (s Signal) Duration() time.Duration {
	return time.Duration(len(s)) * time.Second / Rate
}

// Trim cuts off exact silence before the first and after the last sample that
// is not zero. The microphone's hiss is not exact silence; an idle
// loudspeaker's is.
func (s Signal) Trim() Signal {
	from, to := 0, len(s)
	for from < to && s[from] == 0 {
		from++
	}
	for to > from && s[to-1] == 0 {
		to--
	}
	return s[from:to]
}

// gap is the longest run of exact silence in samples.
func (s Signal) gap() (longest int) {
	run := 0
	for _, v := range s {
		if run++; v != 0 {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// RMS is the root mean square in dB relative to full scale.
func (s Signal) RMS() float64 {
	if len(s) == 0 {
		return math.Inf(-1)
	}
	var sum float64
	for _, v := range s {
		sum += float64(v) * float64(v)
	}
	return 20 * math.Log10(math.Sqrt(sum/float64(len(s)))/32768)
}

func clip(v int) int16 { return int16(min(max(v, math.MinInt16), math.MaxInt16)) }

func encode(samples []int16) []byte {
	out := make([]byte, 0, 2*len(samples))
	for _, v := range samples {
		out = binary.LittleEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func decode(bytes []byte) Signal {
	out := make(Signal, len(bytes)/2)
	for i := range out {
		out[i] = int16(binary.LittleEndian.Uint16(bytes[2*i:]))
	}
	return out
}

// WAV is what a sound file holds, read without any of Greenroom's own code.
type WAV struct {
	Rate, Channels, Bits int
	Samples              Signal // empty unless Bits is 16
	// Stray counts the bytes behind what the header declares: sound that
	// a player following the header would not play.
	Stray int
}

// ReadWAV reads a RIFF WAVE file with PCM sound. The sizes in its header must
// be true: a player would trust them.
func ReadWAV(path string) (WAV, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return WAV{}, fmt.Errorf("read sound file: %w", err)
	}
	if len(file) < 12 || string(file[:4]) != "RIFF" || string(file[8:12]) != "WAVE" {
		return WAV{}, fmt.Errorf("read sound file %s: not RIFF WAVE", path)
	}
	word := binary.LittleEndian.Uint32
	var w WAV
	for rest := file[12:]; len(rest) >= 8; {
		name, size := string(rest[:4]), int(word(rest[4:]))
		rest = rest[8:]
		if size > len(rest) {
			return WAV{}, fmt.Errorf("read sound file %s: chunk %q declares %d bytes, %d are there", path, name, size, len(rest))
		}
		switch name {
		case "fmt ":
			if size < 16 || binary.LittleEndian.Uint16(rest) != 1 {
				return WAV{}, fmt.Errorf("read sound file %s: not PCM", path)
			}
			w.Channels = int(binary.LittleEndian.Uint16(rest[2:]))
			w.Rate = int(word(rest[4:]))
			w.Bits = int(binary.LittleEndian.Uint16(rest[14:]))
		case "data":
			if w.Bits == 16 {
				w.Samples = decode(rest[:size])
			}
			w.Stray = len(file) - 8 - int(word(file[4:]))
			return w, nil
		}
		rest = rest[min(size+size%2, len(rest)):]
	}
	return WAV{}, fmt.Errorf("read sound file %s: no sound in it", path)
}

// WriteWAV writes a signal as a file any player opens.
func WriteWAV(path string, s Signal) error {
	size := uint32(2 * len(s))
	le := binary.LittleEndian
	head := append([]byte("RIFF"), le.AppendUint32(nil, 36+size)...)
	head = append(head, "WAVEfmt "...)
	head = le.AppendUint32(head, 16)
	head = le.AppendUint16(head, 1)
	head = le.AppendUint16(head, 1)
	head = le.AppendUint32(head, Rate)
	head = le.AppendUint32(head, 2*Rate)
	head = le.AppendUint16(head, 2)
	head = le.AppendUint16(head, 16)
	head = append(head, "data"...)
	head = le.AppendUint32(head, size)
	if err := os.WriteFile(path, append(head, encode(s)...), 0o600); err != nil {
		return fmt.Errorf("write sound file: %w", err)
	}
	return nil
}
