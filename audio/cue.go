package audio

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Cue is a moment, or a stretch, of a sound that has a name.
type Cue struct {
	At     time.Duration
	Length time.Duration // 0 for a moment
	Label  string
}

// WriteCues adds cue points with their names to the WAV file at path, as sound
// editors read them, in the place of those it had. The sound stays as it is,
// byte for byte; a failure leaves the whole file as it was. A file that is not
// sound gives a [*FileError].
func WriteCues(path string, cues []Cue) error {
	w, err := openWAV(path)
	if err != nil {
		return err
	}
	defer w.close()
	rest, err := w.others()
	if err != nil {
		return fmt.Errorf("write cues: %w", err)
	}
	rest = append(rest, cueChunks(cues, w.info)...)
	head := w.soundEnd + w.soundEnd&1 // chunks begin at even places
	size := head + int64(len(rest)) - 8
	if w.long || size > 1<<32-1 {
		return &FileError{Path: path, Reason: "it is too long for marks within it"}
	}
	err = replaceFile(path, func(f *os.File) error {
		if _, err := io.Copy(f, io.NewSectionReader(w.file, 0, w.soundEnd)); err != nil {
			return err
		}
		_, err := f.WriteAt(rest, head)
		return errors.Join(err, f.Truncate(size+8), putSize(f, 4, size), putSize(f, w.soundAt-4, w.soundEnd-w.soundAt))
	})
	if err != nil {
		return fmt.Errorf("write cues: %w", err)
	}
	return nil
}

// others are the chunks after the sound that are neither cues nor their names.
func (w *wavSound) others() ([]byte, error) {
	var rest []byte
	if !w.finished {
		return nil, nil
	}
	at := w.soundEnd + w.soundEnd&1
	for range maxChunks {
		id, n, err := chunkAt(w.file, at, w.size)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		chunk := make([]byte, 8+n+n&1)
		if _, err := w.file.ReadAt(chunk, at); err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		names := id == "LIST" && len(chunk) >= 12 && string(chunk[8:12]) == "adtl"
		if id != "cue " && !names {
			rest = append(rest, chunk...)
		}
		at += int64(len(chunk))
	}
	return rest, nil
}

// cueChunks is "cue ", the places, and LIST adtl, the names ("labl") and the
// lengths ("ltxt"); see the Multimedia Programming Interface of IBM and
// Microsoft, 1991.
func cueChunks(cues []Cue, info Info) []byte {
	if len(cues) == 0 {
		return nil
	}
	little := binary.LittleEndian
	points := little.AppendUint32(nil, uint32(len(cues)))
	names := []byte("adtl")
	for i, cue := range cues {
		id := uint32(i + 1)
		frame := max(0, min(framesIn(cue.At, info.SampleRate), info.Frames))
		points = little.AppendUint32(points, id)
		points = little.AppendUint32(points, uint32(frame))
		points = append(points, "data"...)
		points = little.AppendUint32(points, 0)
		points = little.AppendUint32(points, 0)
		points = little.AppendUint32(points, uint32(frame))

		text := append(little.AppendUint32(nil, id), oneLine(cue.Label)...)
		names = appendChunk(names, "labl", append(text, 0))
		if cue.Length > 0 {
			span := little.AppendUint32(nil, id)
			span = little.AppendUint32(span, uint32(framesIn(cue.Length, info.SampleRate)))
			span = append(span, "rgn "...)
			names = appendChunk(names, "ltxt", append(span, make([]byte, 8)...)) // country, language, dialect, code page
		}
	}
	return appendChunk(appendChunk(nil, "cue ", points), "LIST", names)
}

// appendChunk appends a chunk with its padding.
func appendChunk(dst []byte, id string, body []byte) []byte {
	dst = append(dst, id...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(body)))
	dst = append(dst, body...)
	if len(body)%2 == 1 {
		dst = append(dst, 0)
	}
	return dst
}

// WriteLabels writes cues as a label track of Audacity: a line each, beginning
// and end in seconds, and the name.
func WriteLabels(w io.Writer, cues []Cue) error {
	var b bytes.Buffer
	for _, cue := range cues {
		fmt.Fprintf(&b, "%.6f\t%.6f\t%s\n", cue.At.Seconds(), (cue.At + cue.Length).Seconds(), oneLine(cue.Label))
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write labels: %w", err)
	}
	return nil
}

// oneLine keeps what would end a label within it.
func oneLine(label string) string {
	return strings.Join(strings.FieldsFunc(label, func(r rune) bool { return r < ' ' }), " ")
}

// replaceFile writes a file beside another and then puts it in its place.
func replaceFile(path string, write func(*os.File) error) error {
	stat, err := os.Stat(path)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".greenroom-*")
	if err != nil {
		return err
	}
	err = errors.Join(f.Chmod(stat.Mode().Perm()&fs.ModePerm), write(f), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
