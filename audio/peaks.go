package audio

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
)

// PeaksPerSecond is how many steps a second of sound has in [Peaks].
const PeaksPerSecond = 100

// Peaks are the outline of a sound for drawing: the lowest and the highest
// sample of each step, 127 for full scale. Min and Max have the same length.
type Peaks struct {
	PerSecond int
	Min, Max  []int8
}

// The binary form: a version, steps per second, number of steps, all Min, all Max.
const (
	peaksVersion = 1
	peaksHeader  = 1 + 2 + 4
)

// MarshalBinary encodes the peaks, two bytes per step.
func (p Peaks) MarshalBinary() ([]byte, error) {
	if len(p.Min) != len(p.Max) || p.PerSecond < 0 || p.PerSecond > 0xffff {
		return nil, errors.New("encode peaks: min and max differ in length, or steps per second out of range")
	}
	b := make([]byte, peaksHeader, peaksHeader+2*len(p.Min))
	b[0] = peaksVersion
	binary.LittleEndian.PutUint16(b[1:], uint16(p.PerSecond))
	binary.LittleEndian.PutUint32(b[3:], uint32(len(p.Min)))
	for _, v := range p.Min {
		b = append(b, byte(v))
	}
	for _, v := range p.Max {
		b = append(b, byte(v))
	}
	return b, nil
}

// UnmarshalBinary decodes what MarshalBinary made. No bytes at all are no peaks.
func (p *Peaks) UnmarshalBinary(b []byte) error {
	*p = Peaks{}
	if len(b) == 0 {
		return nil
	}
	if len(b) < peaksHeader || b[0] != peaksVersion {
		return errors.New("decode peaks: not peaks, or of a newer version")
	}
	n := uint64(binary.LittleEndian.Uint32(b[3:]))
	body := b[peaksHeader:]
	if uint64(len(body)) != 2*n {
		return errors.New("decode peaks: the length does not fit the number of steps")
	}
	p.PerSecond = int(binary.LittleEndian.Uint16(b[1:]))
	p.Min, p.Max = make([]int8, n), make([]int8, n)
	for i := range p.Min {
		p.Min[i], p.Max[i] = int8(body[i]), int8(body[int(n)+i])
	}
	return nil
}

// ReadPeaks reads the outline of the WAV file at path, a little at a time.
func ReadPeaks(ctx context.Context, path string) (Peaks, error) {
	w, err := openWAV(path)
	if err != nil {
		return Peaks{}, err
	}
	defer w.close()
	o := newOutline(w.info.SampleRate)
	wide := make([]float32, blockFrames)
	narrow := make([]int16, blockFrames)
	for {
		if err := ctx.Err(); err != nil {
			return Peaks{}, err
		}
		n, err := w.read(wide)
		o.add(quantise(narrow, wide[:n]))
		if errors.Is(err, io.EOF) {
			return o.peaks(), nil
		}
		if err != nil {
			return Peaks{}, err
		}
	}
}

// outline gathers peaks while the sound goes by.
type outline struct {
	rate     int
	frames   int64 // gone by
	end      int64 // of the step under way
	low      int16
	high     int16
	min, max []int8
}

func newOutline(rate int) *outline {
	o := &outline{rate: rate}
	o.begin()
	return o
}

// begin starts the next step. Steps are counted from the beginning, so that
// they stay in time at rates that a hundred does not divide.
func (o *outline) begin() {
	steps := int64(len(o.min)) + 1
	o.end = (steps*int64(o.rate) + PeaksPerSecond - 1) / PeaksPerSecond
	o.low, o.high = 1<<15-1, -1<<15
}

func (o *outline) add(s []int16) {
	for len(s) > 0 {
		n := min(int64(len(s)), o.end-o.frames)
		for _, v := range s[:n] {
			o.low, o.high = min(o.low, v), max(o.high, v)
		}
		s = s[n:]
		if o.frames += n; o.frames == o.end {
			o.keep()
			o.begin()
		}
	}
}

// keep rounds towards zero, so that silence is exactly zero.
func (o *outline) keep() {
	o.min = append(o.min, int8(o.low/256))
	o.max = append(o.max, int8(o.high/256))
}

// peaks ends the outline, with what there is of the last step.
func (o *outline) peaks() Peaks {
	if o.low <= o.high {
		o.keep()
		o.begin()
	}
	return Peaks{PerSecond: PeaksPerSecond, Min: o.min, Max: o.max}
}
