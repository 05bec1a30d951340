//go:build linux || darwin

package data_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/psanford/sqlite3vfs"
)

// An op is one thing that was asked of the disk.
type op struct {
	kind opKind
	file string // its name in the data folder
	at   int64  // where a write begins, or the size to cut to
	data []byte
}

type opKind int

const (
	opWrite opKind = iota
	opTruncate
	opDelete
	opSync   // of this file: what was done to it before is certain from here on
	opFolder // sync of the folder: what was deleted from it is gone for certain
)

// recorder is a file system for SQLite that does what it is asked in real files, so that everything that looks at
// them without SQLite can, and remembers what it was asked. Locks do nothing: there is one connection.
type recorder struct {
	ops   []op
	fault func(opKind) error // if any, it may say why what is asked fails
}

// newRecorder makes SQLite know a recorder by a name. SQLite never forgets it.
func newRecorder(t fatal, name string) *recorder {
	t.Helper()
	r := &recorder{}
	ok(t, sqlite3vfs.RegisterVFS(name, r))
	return r
}

// note remembers what happens to the database and its logs, and not to temporary files and copies. It tells whether that
// fails.
func (r *recorder) note(o op) error {
	if o.file = filepath.Base(o.file); !strings.HasPrefix(o.file, "greenroom.db") {
		return nil
	}
	r.ops = append(r.ops, o)
	if r.fault == nil {
		return nil
	}
	return r.fault(o.kind)
}

func (r *recorder) Open(name string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, sqlite3vfs.OpenFlag, error) {
	if name == "" {
		f, err := os.CreateTemp("", "greenroom-test-*")
		if err != nil {
			return nil, 0, err
		}
		return &recordedFile{File: f, r: r}, flags, os.Remove(f.Name()) // gone when it is closed
	}
	mode := os.O_RDWR
	if flags&sqlite3vfs.OpenCreate != 0 {
		mode |= os.O_CREATE
	}
	f, err := os.OpenFile(name, mode, 0o600)
	isLog := flags&(sqlite3vfs.OpenMainJournal|sqlite3vfs.OpenWAL) != 0
	return &recordedFile{f, r, isLog && mode&os.O_CREATE != 0}, flags, err
}

func (r *recorder) Delete(name string, syncFolder bool) error {
	if err := r.note(op{kind: opDelete, file: name}); err != nil {
		return err
	}
	if syncFolder {
		_ = r.note(op{kind: opFolder, file: name}) // as SQLite on Unix, which ignores it
	}
	return os.Remove(name)
}

// Access takes an empty file for none, as SQLite does on Unix.
func (r *recorder) Access(name string, _ sqlite3vfs.AccessFlag) (bool, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Size() > 0, err
}

func (r *recorder) FullPathname(name string) string { return name }

type recordedFile struct {
	*os.File
	r          *recorder
	syncFolder bool // with the file's next sync, as SQLite does on Unix for logs it may have made
}

func (f *recordedFile) WriteAt(p []byte, at int64) (int, error) {
	if err := f.r.note(op{opWrite, f.Name(), at, bytes.Clone(p)}); err != nil {
		n, _ := f.File.WriteAt(p[:len(p)/2], at) // half of it is there all the same
		return n, err
	}
	return f.File.WriteAt(p, at)
}

func (f *recordedFile) Truncate(size int64) error {
	if err := f.r.note(op{kind: opTruncate, file: f.Name(), at: size}); err != nil {
		return err
	}
	return f.File.Truncate(size)
}

// Sync only notes it: this machine's power stays on.
func (f *recordedFile) Sync(sqlite3vfs.SyncType) error {
	if err := f.r.note(op{kind: opSync, file: f.Name()}); err != nil {
		return err
	}
	if f.syncFolder {
		_ = f.r.note(op{kind: opFolder, file: f.Name()}) // as SQLite on Unix, which ignores it
		f.syncFolder = false
	}
	return nil
}

func (f *recordedFile) FileSize() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (f *recordedFile) Lock(sqlite3vfs.LockType) error   { return nil }
func (f *recordedFile) Unlock(sqlite3vfs.LockType) error { return nil }

// CheckReservedLock says that nobody else holds a lock: sqlite3vfs turns the answer round.
func (f *recordedFile) CheckReservedLock() (bool, error) { return true, nil }

// What SQLite believes of a disk on Unix: a write harms nothing beside it.
func (f *recordedFile) SectorSize() int64 { return 4096 }
func (f *recordedFile) DeviceCharacteristics() sqlite3vfs.DeviceCharacteristic {
	return sqlite3vfs.IocapPowersafeOverwrite
}

// A disk is what would be left of the files of a folder if the power went.
type disk map[string]*diskFile

// diskFile is what is certain of a file, nil if it may not be there, and what has been done to it since.
type diskFile struct {
	certain []byte
	pending []op
}

// diskOf is a disk with the database that a folder holds, all of it certain.
func diskOf(t testing.TB, dir string) disk {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "greenroom.db"))
	if errors.Is(err, fs.ErrNotExist) {
		return disk{}
	}
	ok(t, err)
	return disk{"greenroom.db": {certain: content}}
}

// do does one thing.
func (d disk) do(o op) {
	f := d[o.file]
	if f == nil {
		f = &diskFile{}
		d[o.file] = f
	}
	switch o.kind {
	case opSync:
		f.settle(len(f.pending))
	case opFolder:
		for _, f := range d {
			for i := len(f.pending); i > 0; i-- {
				if f.pending[i-1].kind == opDelete {
					f.settle(i)
					break
				}
			}
		}
	default:
		f.pending = append(f.pending, o)
	}
}

// settle makes the first n things done to a file certain.
func (f *diskFile) settle(n int) {
	for _, o := range f.pending[:n] {
		f.certain = o.apply(f.certain)
	}
	f.pending = f.pending[n:]
}

// certain reports whether a power cut would lose nothing, and so leave nothing to chance.
func (d disk) certain() bool {
	for _, f := range d {
		if len(f.pending) > 0 {
			return false
		}
	}
	return true
}

// cut is what the files hold when the power went. Of what was not certain, each write was done, or not, or in part,
// whatever became of those before it; how much of it all was done is chance as well.
func (d disk) cut(chance *rand.Rand) map[string][]byte {
	left := map[string][]byte{}
	done := chance.Float64()
	for _, name := range slices.Sorted(maps.Keys(d)) {
		f := d[name]
		content := bytes.Clone(f.certain)
		for _, o := range f.pending {
			switch lot := chance.Float64(); {
			case lot < done:
				content = o.apply(content)
			case o.kind == opWrite && lot < done+(1-done)/3:
				content = o.torn(chance).apply(content)
			}
			if o.kind == opDelete && content != nil {
				break // what came after went to a new file, of which there is no name
			}
		}
		if content != nil {
			left[name] = content
		}
	}
	return left
}

// torn is a write's beginning or its end.
func (o op) torn(chance *rand.Rand) op {
	n := chance.IntN(len(o.data) + 1)
	if chance.IntN(2) == 0 {
		o.data = o.data[:n]
	} else {
		o.at, o.data = o.at+int64(n), o.data[n:]
	}
	return o
}

// apply does something to a file's content, for which it may use the same memory.
func (o op) apply(content []byte) []byte {
	switch o.kind {
	case opWrite:
		content = resized(content, max(int64(len(content)), o.at+int64(len(o.data))))
		copy(content[o.at:], o.data)
	case opTruncate:
		content = resized(content, o.at)
	case opDelete:
		content = nil
	}
	return content
}

// resized is a content cut off, or with zeros to its end.
func resized(content []byte, size int64) []byte {
	if n := size - int64(len(content)); n > 0 {
		return append(content, make([]byte, n)...)
	}
	return content[:size]
}
