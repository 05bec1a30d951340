package practice

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// target collects what is written, until it is full.
type target struct {
	buffer bytes.Buffer
	full   bool
	closed bool
}

func (t *target) Write(p []byte) (int, error) {
	if t.full {
		return 0, os.ErrDeadlineExceeded
	}
	return t.buffer.Write(p)
}

func (t *target) Close() error { t.closed = true; return nil }

func TestAnExportedCopyIsTheTakeByteForByte(t *testing.T) {
	source := filepath.Join(t.TempDir(), "1.wav")
	sound := bytes.Repeat([]byte("sound"), 50_000)
	if err := os.WriteFile(source, sound, 0o600); err != nil {
		t.Fatal(err)
	}
	var to target
	if err := copyTo(&to, source); err != nil || !to.closed || !bytes.Equal(to.buffer.Bytes(), sound) {
		t.Errorf("copied %d of %d bytes, closed %v, %v", to.buffer.Len(), len(sound), to.closed, err)
	}
}

func TestAnExportThatFailsIsTold(t *testing.T) {
	source := filepath.Join(t.TempDir(), "1.wav")
	if err := copyTo(&target{}, source); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a take whose file is gone: %v", err)
	}
	if err := os.WriteFile(source, []byte("sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	to := target{full: true}
	if err := copyTo(&to, source); err == nil || !to.closed {
		t.Errorf("a full disk: %v, closed %v", err, to.closed)
	}
}
