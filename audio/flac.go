package audio

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
	"github.com/mewkiz/flac/meta"
)

// flacBlock is how many samples a frame of FLAC holds.
const flacBlock = 4096

// WriteFLAC writes the sound of the WAV file at path as FLAC, mixed to one
// channel of 16 bits: without any loss at the file's own rate, or brought to
// another rate, in Hz. At 24000 speech keeps all that matters and takes about a
// quarter of the WAV file's room.
func WriteFLAC(ctx context.Context, to io.Writer, path string, rate int) error {
	w, err := openWAV(path)
	if err != nil {
		return err
	}
	defer w.close()
	from := w.info.SampleRate
	total := w.info.Frames * int64(rate) / int64(from)
	enc, err := flac.NewEncoder(writeOnly{to}, &meta.StreamInfo{
		BlockSizeMin: flacBlock, BlockSizeMax: flacBlock,
		SampleRate: uint32(rate), NChannels: 1, BitsPerSample: 16, NSamples: uint64(total),
	})
	if err != nil {
		return fmt.Errorf("write %s as FLAC: %w", path, err)
	}
	f := &flacWriter{enc: enc, rate: rate, left: total}
	resampler := newResampler(from, rate)
	in := make([]float32, blockFrames)
	var out []float32
	for err == nil {
		if err := ctx.Err(); err != nil {
			return err
		}
		var n int
		n, err = w.read(in)
		out = resampler.resample(out[:0], in[:n])
		if writeErr := f.write(out); writeErr != nil {
			return fmt.Errorf("write %s as FLAC: %w", path, writeErr)
		}
	}
	if !errors.Is(err, io.EOF) {
		return err
	}
	if err := errors.Join(f.write(resampler.flush(nil)), f.finish()); err != nil {
		return fmt.Errorf("write %s as FLAC: %w", path, err)
	}
	return nil
}

// writeOnly hides what else a writer can do: the encoder would close it.
type writeOnly struct{ io.Writer }

// flacWriter gathers samples into frames, as many as were promised.
type flacWriter struct {
	enc     *flac.Encoder
	rate    int
	left    int64 // samples still to be written
	pending []int32
	whole   []int16
}

func (f *flacWriter) write(samples []float32) error {
	samples = samples[:min(int64(len(samples)), f.left)]
	f.left -= int64(len(samples))
	if cap(f.whole) < len(samples) {
		f.whole = make([]int16, len(samples))
	}
	for _, v := range quantise(f.whole[:cap(f.whole)], samples) {
		f.pending = append(f.pending, int32(v))
	}
	for len(f.pending) >= flacBlock {
		if err := f.frame(f.pending[:flacBlock]); err != nil {
			return err
		}
		f.pending = append(f.pending[:0], f.pending[flacBlock:]...)
	}
	return nil
}

// finish writes what is left, and silence for what the resampler owes.
func (f *flacWriter) finish() error {
	if err := f.write(make([]float32, f.left)); err != nil {
		return err
	}
	if len(f.pending) > 0 {
		if err := f.frame(f.pending); err != nil {
			return err
		}
	}
	return f.enc.Close()
}

func (f *flacWriter) frame(samples []int32) error {
	return f.enc.WriteFrame(&frame.Frame{
		Header: frame.Header{
			HasFixedBlockSize: true, BlockSize: uint16(len(samples)), SampleRate: uint32(f.rate),
			Channels: frame.ChannelsMono, BitsPerSample: 16,
		},
		Subframes: []*frame.Subframe{{SubHeader: frame.SubHeader{Pred: frame.PredVerbatim}, Samples: samples, NSamples: len(samples)}},
	})
}
