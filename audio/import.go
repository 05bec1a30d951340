package audio

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Import turns the sound file src into a file of the shape of a recording at
// dst, which must not exist, or be empty. It reads WAV (whole numbers of up to
// 32 bits, floating point, any channels, 8 to 192 kHz), FLAC and MP3, whatever
// the file is called; several channels are mixed into one. progress, when not
// nil, is called now and then with the part done, 0 to 1.
//
// A file that cannot be read gives a [*FileError], one longer than [MaxLength]
// gives [ErrTooLong]. After any error, and when ctx ends, no dst is left.
func Import(ctx context.Context, src, dst string, progress func(float64)) (clip Clip, err error) {
	in, err := openDecoder(src)
	if err != nil {
		return Clip{}, fmt.Errorf("import: %w", err)
	}
	defer in.close()
	if duration(in.frames(), in.rate()) > MaxLength {
		return Clip{}, fmt.Errorf("import %s: %w", src, ErrTooLong)
	}
	out, err := newWAV(dst, createFile)
	if err != nil {
		return Clip{}, fmt.Errorf("import: %w", err)
	}
	outline := newOutline(SampleRate)
	if err := convert(ctx, in, out, outline, progress); err != nil {
		out.discard()
		return Clip{}, fmt.Errorf("import: %w", err)
	}
	if out.frames == 0 {
		out.discard()
		return Clip{}, fmt.Errorf("import: %w", &FileError{Path: src, Reason: "there is no sound in it"})
	}
	if err := out.finish(); err != nil {
		out.remove()
		return Clip{}, fmt.Errorf("import: %w", err)
	}
	return Clip{Path: dst, Frames: out.frames, SampleRate: SampleRate, Peaks: outline.peaks()}, nil
}

// convert carries the sound from in to out at the rate of a recording.
func convert(ctx context.Context, in decoder, out *wavWriter, outline *outline, progress func(float64)) error {
	rate := newResampler(in.rate(), SampleRate)
	var narrow []int16
	var heard, wide []float32
	for last := false; !last; {
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		heard, err = in.next(heard[:0])
		last = errors.Is(err, io.EOF)
		if err != nil && !last {
			return err
		}
		wide = rate.resample(wide[:0], heard)
		if last {
			wide = rate.flush(wide)
		}
		if out.frames+int64(len(wide)) > framesIn(MaxLength, SampleRate) {
			return ErrTooLong
		}
		if cap(narrow) < len(wide) {
			narrow = make([]int16, len(wide))
		}
		s := quantise(narrow[:len(wide)], wide)
		if err := out.write(s); err != nil {
			return err
		}
		outline.add(s)
		if progress != nil {
			progress(in.progress())
		}
	}
	return nil
}
