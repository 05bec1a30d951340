package audio

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// wavHeaderSize is the length of the header of every file written here.
const wavHeaderSize = 44

// frameSize is the bytes of a frame in every file written here.
const frameSize = 2

// disk is what a writer needs of a file.
type disk interface {
	io.Writer
	io.WriterAt
	Truncate(size int64) error
	Sync() error
	Close() error
}

// createFile makes a new file that only its owner can read. A file that is
// there already is never written over, unless there is nothing in it.
func createFile(path string) (disk, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		if stat, statErr := os.Stat(path); statErr == nil && stat.Mode().IsRegular() && stat.Size() == 0 {
			f, err = os.OpenFile(path, os.O_RDWR, 0)
		}
	}
	if err != nil {
		return nil, err
	}
	// The name of the file must outlive a power cut as well. Not every system
	// can do this to a folder, and those that cannot do not need it.
	if folder, err := os.Open(filepath.Dir(path)); err == nil {
		_ = folder.Sync()
		folder.Close()
	}
	return f, nil
}

// wavWriter writes a file of the one shape: SampleRate, 16 bits, one channel.
type wavWriter struct {
	path   string
	file   disk
	frames int64 // in the file
	raw    []byte
}

// newWAV begins a file with a header that says it is empty.
func newWAV(path string, create func(string) (disk, error)) (*wavWriter, error) {
	f, err := create(path)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, diskError(err))
	}
	w := &wavWriter{path: path, file: f, raw: make([]byte, blockFrames*frameSize)}
	if _, err := f.Write(wavHeader(0)); err != nil {
		w.discard()
		return nil, fmt.Errorf("begin %s: %w", path, diskError(err))
	}
	if err := f.Sync(); err != nil {
		w.discard()
		return nil, fmt.Errorf("begin %s: %w", path, diskError(err))
	}
	return w, nil
}

// write appends samples. After an error the file holds whole frames still, and
// frames is how many.
func (w *wavWriter) write(s []int16) error {
	for len(s) > 0 {
		block := s[:min(len(s), blockFrames)]
		s = s[len(block):]
		raw := w.raw[:len(block)*frameSize]
		for i, v := range block {
			binary.LittleEndian.PutUint16(raw[i*frameSize:], uint16(v))
		}
		n, err := w.file.Write(raw)
		w.frames += int64(n / frameSize)
		if err != nil {
			_ = w.file.Truncate(wavHeaderSize + w.frames*frameSize) // half a frame at most
			return fmt.Errorf("write %s: %w", w.path, diskError(err))
		}
	}
	return nil
}

// checkpoint brings the header up to date and everything onto the disk. The
// samples are there before the header counts them.
func (w *wavWriter) checkpoint() error {
	if _, err := w.file.WriteAt(wavHeader(w.frames), 0); err != nil {
		return fmt.Errorf("write header of %s: %w", w.path, diskError(err))
	}
	if err := w.file.Sync(); err != nil {
		return fmt.Errorf("save %s: %w", w.path, diskError(err))
	}
	return nil
}

// finish completes and closes the file.
func (w *wavWriter) finish() error {
	err := w.checkpoint()
	if closeErr := w.file.Close(); err == nil && closeErr != nil {
		err = fmt.Errorf("close %s: %w", w.path, diskError(closeErr))
	}
	return err
}

// discard closes and removes the file.
func (w *wavWriter) discard() {
	_ = w.file.Close()
	w.remove()
}

// remove removes the file once it is closed.
func (w *wavWriter) remove() { _ = os.Remove(w.path) }

// wavHeader is the header of a file with so many frames.
func wavHeader(frames int64) []byte {
	data := uint32(frames * frameSize)
	h := make([]byte, 0, wavHeaderSize)
	h = append(h, "RIFF"...)
	h = binary.LittleEndian.AppendUint32(h, data+wavHeaderSize-8)
	h = append(h, "WAVEfmt "...)
	h = binary.LittleEndian.AppendUint32(h, 16)
	h = binary.LittleEndian.AppendUint16(h, wavPCM)
	h = binary.LittleEndian.AppendUint16(h, 1)
	h = binary.LittleEndian.AppendUint32(h, SampleRate)
	h = binary.LittleEndian.AppendUint32(h, SampleRate*frameSize)
	h = binary.LittleEndian.AppendUint16(h, frameSize)
	h = binary.LittleEndian.AppendUint16(h, 8*frameSize)
	h = append(h, "data"...)
	return binary.LittleEndian.AppendUint32(h, data)
}

// diskError adds what the package calls a full disk.
func diskError(err error) error {
	if isFull(err) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
