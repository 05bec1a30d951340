package powercut

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// torn is how much of a write a disk does at once.
const torn = 512

// file is a file of the disk, by whatever name.
type file struct {
	written []byte // as a program sees it
	lasting []byte // as it is after a power cut at the least
	pending []op   // what was done since
}

// disk is the files below one folder.
type disk struct {
	root    string
	names   map[string]*file   // as a program sees them
	may     []map[string]*file // as they may be after a power cut: as at the last sync, or after any change since
	folders map[string]bool
}

// after is the disk after n operations.
func (t *Trace) after(n int, root string) *disk {
	d := &disk{root: root, names: map[string]*file{}, may: []map[string]*file{{}}, folders: map[string]bool{}}
	for _, o := range t.ops[:n] {
		d.do(o)
	}
	return d
}

// Cut builds in the folder into what may be left of the folder root when the
// power fails after n operations.
func (t *Trace) Cut(n int, root, into string, random *rand.Rand) error {
	d := t.after(n, root)
	for folder := range d.folders {
		if err := os.MkdirAll(filepath.Join(into, strings.TrimPrefix(folder, root)), 0o700); err != nil {
			return err
		}
	}
	for name, f := range d.may[random.IntN(len(d.may))] {
		path := filepath.Join(into, strings.TrimPrefix(name, root))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.left(random), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// Written is a file as the program saw it after n operations, by the end of its
// name; nil when there was none.
func (t *Trace) Written(n int, root, suffix string) []byte {
	for name, f := range t.after(n, root).names {
		if strings.HasSuffix(name, suffix) {
			return f.written
		}
	}
	return nil
}

// ours reports whether a path is below the folder. What SQLite shares between
// processes is made anew after a power cut.
func (d *disk) ours(path string) bool {
	return strings.HasPrefix(path, d.root+"/") && !strings.HasSuffix(path, "-shm") && !strings.Contains(path, "/log/")
}

// do does one operation.
func (d *disk) do(o op) {
	switch o.kind {
	case opSync:
		// The journal is written with it: all names up to now last.
		if d.ours(o.path) || o.path == d.root || d.folders[o.path] {
			d.may = []map[string]*file{maps.Clone(d.names)}
		}
		if f := d.names[o.path]; f != nil {
			f.lasting, f.pending = bytes.Clone(f.written), nil
		}
	case opMkdir:
		if d.ours(o.path) || o.path == d.root {
			d.folders[o.path] = true
		}
	case opCreate:
		if d.ours(o.path) && d.names[o.path] == nil {
			d.names[o.path] = &file{}
			d.may = append(d.may, maps.Clone(d.names))
		}
	case opRename, opUnlink:
		if d.names[o.path] != nil {
			if o.kind == opRename {
				d.names[o.to] = d.names[o.path]
			}
			delete(d.names, o.path)
			d.may = append(d.may, maps.Clone(d.names))
		}
	case opCopy:
		if from := d.names[o.path]; from != nil && o.from <= int64(len(from.written)) {
			end := min(o.from+o.size, int64(len(from.written)))
			d.do(op{kind: opWrite, path: o.to, offset: o.offset, data: bytes.Clone(from.written[o.from:end])})
		}
	case opWrite, opTruncate:
		if f := d.names[o.path]; f != nil {
			f.written = apply(f.written, o)
			f.pending = append(f.pending, o)
		}
	}
}

// left is what may be left of a file's content: of each write that was not
// synced all, nothing, or a beginning.
func (f *file) left(random *rand.Rand) []byte {
	content := bytes.Clone(f.lasting)
	for _, o := range f.pending {
		switch chance := random.IntN(10); {
		case chance < 5:
		case chance < 7 && o.kind == opWrite && len(o.data) > torn:
			o.data = o.data[:torn*(1+random.IntN(len(o.data)/torn))]
		default:
			continue
		}
		content = apply(content, o)
	}
	return content
}

// apply does what an operation does to a file's content.
func apply(content []byte, o op) []byte {
	size := o.size
	if o.kind == opWrite {
		size = max(int64(len(content)), o.offset+int64(len(o.data)))
	}
	if grow := size - int64(len(content)); grow > 0 {
		content = append(content, make([]byte, grow)...)
	}
	content = content[:size]
	if o.kind == opWrite {
		copy(content[o.offset:], o.data)
	}
	return content
}
