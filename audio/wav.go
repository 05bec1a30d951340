package audio

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Info describes the sound in a WAV file.
type Info struct {
	SampleRate int   // frames per second
	Channels   int   // samples per frame
	Bits       int   // bits per sample as stored
	Frames     int64 // what is really there, also when the header was never finished
}

// Inspect reads what the WAV file at path holds. It walks over chunks it does
// not know, and takes the length of the file where the header was not
// finished. A file that is not sound gives a [*FileError].
func Inspect(path string) (Info, error) {
	w, err := openWAV(path)
	if err != nil {
		return Info{}, err
	}
	return w.info, w.close()
}

// Repair sets the sizes in the header of the WAV file at path from the length
// of the file, rounded down to whole frames, and returns what it holds then.
// A file that is in order is not touched.
func Repair(path string) (Info, error) {
	w, err := openWAV(path)
	if err != nil {
		return Info{}, err
	}
	_ = w.close()
	if w.long || w.soundEnd > 1<<32-1 {
		return w.info, nil // such a header keeps its sizes elsewhere, and no recording is that long
	}
	end, riff, data := w.size, w.size-8, w.soundEnd-w.soundAt
	if !w.finished {
		end, riff = w.soundEnd, w.soundEnd-8
	} else {
		data = max(data, w.soundSays) // also what makes no whole frame: chunks are found by it
	}
	if w.size == end && w.riffSays == riff && w.soundSays == data {
		return w.info, nil
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return Info{}, fmt.Errorf("repair: %w", err)
	}
	defer f.Close() // harmless after the one below
	if err := errors.Join(
		f.Truncate(end),
		putSize(f, 4, riff),
		putSize(f, w.soundAt-4, data),
		f.Sync(),
		f.Close(),
	); err != nil {
		return Info{}, fmt.Errorf("repair %s: %w", path, err)
	}
	return w.info, nil
}

// Blank reports whether a recording ended before its first sound: its file is
// not there, or no longer than the header it begins with. What stands in a file
// that short may be anything after a power cut.
func Blank(path string) (bool, error) {
	switch stat, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("look at a recording: %w", err)
	default:
		return stat.Mode().IsRegular() && stat.Size() <= wavHeaderSize, nil
	}
}

// putSize writes one of the sizes in a header.
func putSize(f io.WriterAt, at, size int64) error {
	var b [4]byte
	binary.LittleEndian.PutUint32(b[:], uint32(size))
	_, err := f.WriteAt(b[:], at)
	return err
}

// blockFrames is how much sound is worked on at a time.
const blockFrames = 4096

// wavSound is an open WAV file whose sound can be read from any place.
type wavSound struct {
	wavLayout
	path string
	file *os.File
	info Info
	at   int64 // the next frame
	raw  []byte
}

// openWAV opens the file at path; it may hold no frames at all.
func openWAV(path string) (*wavSound, error) {
	f, size, err := openSound(path)
	if err != nil {
		return nil, err
	}
	layout, err := parseWAV(f, size)
	if err != nil {
		f.Close()
		var fault reason
		if errors.As(err, &fault) {
			return nil, &FileError{Path: path, Reason: string(fault)}
		}
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return &wavSound{
		wavLayout: layout,
		path:      path,
		file:      f,
		info: Info{
			SampleRate: layout.rate,
			Channels:   layout.channels,
			Bits:       layout.bits,
			Frames:     (layout.soundEnd - layout.soundAt) / int64(layout.frameBytes()),
		},
		raw: make([]byte, blockFrames*layout.frameBytes()),
	}, nil
}

// openSound opens an ordinary file. Others are refused before they are opened,
// since a pipe would keep us waiting.
func openSound(path string) (*os.File, int64, error) {
	stat, err := os.Stat(path)
	if err != nil {
		return nil, 0, fmt.Errorf("open sound: %w", err)
	}
	switch {
	case stat.IsDir():
		return nil, 0, &FileError{Path: path, Reason: "it is a folder"}
	case !stat.Mode().IsRegular():
		return nil, 0, &FileError{Path: path, Reason: "it is not an ordinary file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, fmt.Errorf("open sound: %w", err)
	}
	return f, stat.Size(), nil
}

func (w *wavSound) close() error { return w.file.Close() }

// seek goes to a frame.
func (w *wavSound) seek(frame int64) { w.at = max(0, min(frame, w.info.Frames)) }

// read fills dst with frames mixed to one channel and returns how many it
// were, with [io.EOF] when there are no more.
func (w *wavSound) read(dst []float32) (int, error) {
	n := int(min(int64(len(dst)), int64(blockFrames), w.info.Frames-w.at))
	if n <= 0 {
		return 0, io.EOF
	}
	size := w.frameBytes()
	raw := w.raw[:n*size]
	if _, err := w.file.ReadAt(raw, w.soundAt+w.at*int64(size)); err != nil {
		if errors.Is(err, io.EOF) {
			return 0, &FileError{Path: w.path, Reason: "it has become shorter while it was read"}
		}
		return 0, fmt.Errorf("read sound: %w", err)
	}
	w.at += int64(n)
	w.mix(dst[:n], raw)
	if w.at == w.info.Frames {
		return n, io.EOF
	}
	return n, nil
}
