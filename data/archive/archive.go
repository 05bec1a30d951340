// Package archive is how everything the person has leaves Greenroom and comes
// back: one zip of open formats.
//
//	index.html               a page to begin with, readable in any browser
//	recordings/*.wav         every take, with its marks as cue points
//	journal/*.md             every entry of the journal, as Markdown
//	questions.md             the deck, with the person's outlines
//	texts/*.md               stories, company files, letters and the like, to read
//	tables/*.csv             everything for a spreadsheet
//	data/*.jsonl             everything, field by field, a JSON object a line
//	data/sounds.json         which recording belongs to which take
//	manifest.json            what this is, and of which version
//
// Import reads data and recordings alone; the rest is for people.
package archive

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
	"time"

	"greenroom/data"
)

// format and version are what the manifest of every archive says. The version
// changes only with the layout of the zip; the fields have their own, that of
// the database.
const (
	format  = "greenroom-export"
	version = 1
)

const (
	manifestName = "manifest.json"
	soundsName   = "data/sounds.json"
)

// maxLine bounds a line of a data file. The longest are reports of takes of two
// hours, some megabytes.
const maxLine = 256 << 20

// Manifest says what an archive holds.
type Manifest struct {
	Format  string            `json:"format"`
	Version int               `json:"version"`
	Schema  int               `json:"schema"` // of the database the fields come from
	App     string            `json:"app"`
	Made    time.Time         `json:"made"`
	Things  map[data.Kind]int `json:"things"`
	Sounds  int               `json:"sounds"`
	Missing []string          `json:"missing,omitempty"` // recordings that were gone already
}

// Store is what is exported from and imported to; [data.Store] is one.
type Store interface {
	Export(ctx context.Context, visit func(kind data.Kind, object string) error) error
	CountPortable(ctx context.Context) (int, error)
	Merge(ctx context.Context, things iter.Seq2[data.Portable, error]) (data.Merged, error)
	PreviewMerge(ctx context.Context, things iter.Seq2[data.Portable, error]) (data.Merged, error)
	SoundOf(ctx context.Context, object string) (file string, there bool, err error)
	ExpectSound(files []string) error
	ForgetSound(ctx context.Context) error
	Dir() string
	Now() time.Time
}

// Archive is an archive that is being read.
type Archive struct {
	Manifest Manifest
	zip      *zip.ReadCloser
	sounds   map[string]string // file in the zip by the uid of the take
	plain    string            // the decrypted file, to be removed; "" for none
}

// Open opens an archive and reads what it says of itself. What is none gives
// [data.ErrForeign], one of a newer Greenroom [data.ErrNewer], one that cannot be
// read through [data.ErrDamaged], one that has a passphrase [ErrLocked].
func Open(path string) (*Archive, error) {
	if needsKey, err := locked(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	} else if needsKey {
		return nil, fmt.Errorf("open %s: %w", path, ErrLocked)
	}
	z, err := zip.OpenReader(path)
	switch {
	case errors.Is(err, zip.ErrFormat):
		return nil, fmt.Errorf("open %s: %w: it is no zip file, or only the beginning of one", path, data.ErrForeign)
	case err != nil:
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	a := &Archive{zip: z}
	if err := a.look(); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), z.Close())
	}
	return a, nil
}

// Close closes the archive.
func (a *Archive) Close() error {
	err := a.zip.Close()
	if a.plain != "" {
		err = errors.Join(err, os.Remove(a.plain))
	}
	return err
}

func (a *Archive) look() error {
	var names []string
	for _, file := range a.zip.File {
		names = append(names, file.Name)
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != len(a.zip.File) {
		return fmt.Errorf("%w: a file is in it twice", data.ErrDamaged)
	}
	if err := a.readJSON(manifestName, &a.Manifest); err != nil {
		return fmt.Errorf("%w: %w", data.ErrForeign, err)
	}
	switch {
	case a.Manifest.Format != format:
		return fmt.Errorf("%w: it was not exported by Greenroom", data.ErrForeign)
	case a.Manifest.Version > version || a.Manifest.Schema > data.SchemaVersion():
		return fmt.Errorf("%w: version %d.%d, this one knows up to %d.%d", data.ErrNewer,
			a.Manifest.Version, a.Manifest.Schema, version, data.SchemaVersion())
	}
	if err := a.readJSON(soundsName, &a.sounds); err != nil {
		return fmt.Errorf("%w: %w", data.ErrDamaged, err)
	}
	return a.complete(names)
}

// complete finds out whether every file is there that the manifest counts on.
// The checksums of a zip guard what its files hold, not what they are called: one
// whose name was damaged would be missed by nobody.
func (a *Archive) complete(names []string) error {
	m := a.Manifest
	if len(a.sounds) != m.Sounds || len(a.sounds)+len(m.Missing) != m.Things[data.KindTake] {
		return fmt.Errorf("%w: there are %d recordings and %d that were gone, of %d takes", data.ErrDamaged,
			len(a.sounds), len(m.Missing), m.Things[data.KindTake])
	}
	wanted := slices.Collect(maps.Values(a.sounds))
	for kind, n := range m.Things {
		if n > 0 {
			wanted = append(wanted, dataName(kind))
		}
		if !slices.Contains(data.PortableKinds(), kind) {
			return fmt.Errorf("%w: nobody knows what a %q is", data.ErrDamaged, kind)
		}
	}
	for _, name := range wanted {
		if _, found := slices.BinarySearch(names, name); !found {
			return fmt.Errorf("%w: %s is not in it", data.ErrDamaged, name)
		}
	}
	return nil
}

// readJSON reads a small file of the archive.
func (a *Archive) readJSON(name string, into any) error {
	f, err := a.zip.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	// To its end, where the checksum is.
	content, err := io.ReadAll(io.LimitReader(f, maxLine))
	if err == nil {
		err = json.Unmarshal(content, into)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// dataName is the file with the things of a kind.
func dataName(kind data.Kind) string { return "data/" + string(kind) + ".jsonl" }

// things reads all things of the given kinds, in the order an import needs.
func (a *Archive) things(kinds ...data.Kind) iter.Seq2[data.Portable, error] {
	return func(yield func(data.Portable, error) bool) {
		for _, kind := range kinds {
			if !a.lines(kind, yield) {
				return
			}
		}
	}
}

// lines reads the things of a kind, and reports whether to go on. There have to be
// as many as the manifest says.
func (a *Archive) lines(kind data.Kind, yield func(data.Portable, error) bool) bool {
	name := dataName(kind)
	f, err := a.zip.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return true // an older export had no such things
	}
	if err != nil {
		return yield(data.Portable{}, fmt.Errorf("%w: %s: %w", data.ErrDamaged, name, err))
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	n := 0
	for lines.Scan() {
		n++
		thing := data.Portable{Kind: kind, Object: lines.Text(), Where: fmt.Sprintf("%s, line %d", name, n)}
		if !yield(thing, nil) {
			return false
		}
	}
	if err := lines.Err(); err != nil {
		return yield(data.Portable{}, fmt.Errorf("%w: %s: %w", data.ErrDamaged, name, err))
	}
	if wanted := a.Manifest.Things[kind]; n != wanted {
		return yield(data.Portable{}, fmt.Errorf("%w: %s has %d lines instead of %d", data.ErrDamaged, name, n, wanted))
	}
	return true
}

// counted reports after each thing how many have been.
func counted(ctx context.Context, things iter.Seq2[data.Portable, error], tick func()) iter.Seq2[data.Portable, error] {
	return func(yield func(data.Portable, error) bool) {
		for thing, err := range things {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(thing, err) {
				return
			}
			tick()
		}
	}
}
