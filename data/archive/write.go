package archive

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"greenroom/data"
)

// Mark is a moment of a take with the name it has in the exported sound.
type Mark struct {
	At   time.Duration
	Kind data.MarkKind
	Text string
}

// CopySound copies a recording to a new file, its marks with it.
type CopySound func(ctx context.Context, from, to string, marks []Mark) error

// Options are what an export is made with.
type Options struct {
	App        string // and its version, for the manifest
	Passphrase string // if any, nobody can open the export without it
	CopySound  CopySound
	Progress   Progress
}

// Write exports everything to a new zip at path. Under that name there is the
// whole export or nothing. A recording that is gone is noted in the manifest.
// With a passphrase the zip is encrypted by age (age-encryption.org), whose
// command can open it as well.
func Write(ctx context.Context, store Store, path string, opt Options) error {
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer os.Remove(part)
	sealed, err := seal(f, opt.Passphrase)
	if err != nil {
		return errors.Join(fmt.Errorf("export: %w", err), f.Close())
	}
	w := &writer{
		store: store, zip: zip.NewWriter(sealed), copySound: opt.CopySound, temp: part + ".wav", progress: opt.Progress,
		manifest: Manifest{
			Format: format, Version: version, Schema: data.SchemaVersion(), App: opt.App, Made: store.Now().UTC().Truncate(time.Second),
			Things: map[data.Kind]int{},
		},
		sounds: map[string]string{}, names: map[string]string{}, texts: map[string]*strings.Builder{},
	}
	err = w.write(ctx)
	err = errors.Join(err, w.zip.Close(), sealed.Close())
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(part, path)
	}
	if err == nil {
		err = lasting(filepath.Dir(path))
	}
	if err != nil {
		return fmt.Errorf("export to %s: %w", path, err)
	}
	return nil
}

// writer is an export under way.
type writer struct {
	store     Store
	zip       *zip.Writer
	copySound CopySound
	temp      string // where a recording is prepared
	progress  Progress

	manifest Manifest
	sounds   map[string]string // file in the zip by the uid of the take
	takes    []take            // in the order of the store
	asked    map[string]string // the texts of questions by uid
	numbers  []string          // the measures that any take has
	names    map[string]string // of things by uid
	tables   *tables
	texts    map[string]*strings.Builder
}

func (w *writer) write(ctx context.Context) error {
	if err := w.writeData(ctx); err != nil {
		return err
	}
	if err := w.writeSounds(ctx); err != nil {
		return err
	}
	if err := w.writePages(ctx); err != nil {
		return err
	}
	if err := w.writeJSON(soundsName, w.sounds); err != nil {
		return err
	}
	// Last, so that half an export is none.
	return w.writeJSON(manifestName, w.manifest)
}

// writeData writes everything field by field.
func (w *writer) writeData(ctx context.Context) error {
	total, err := w.store.CountPortable(ctx)
	if err != nil {
		return err
	}
	var to io.Writer
	var current data.Kind
	w.asked = map[string]string{}
	done := 0
	return w.store.Export(ctx, func(kind data.Kind, object string) error {
		if kind != current {
			if to, err = w.create(dataName(kind), zip.Deflate); err != nil {
				return err
			}
			current = kind
		}
		w.manifest.Things[kind]++
		switch kind {
		case data.KindQuestion:
			q, err := parse[question](object)
			if err != nil {
				return err
			}
			w.asked[q.UID] = q.Text
		case data.KindTake:
			t, err := parse[take](object)
			if err != nil {
				return err
			}
			w.takes = append(w.takes, t)
		}
		if err := w.name(object); err != nil {
			return err
		}
		done++
		w.progress(0.1 * float64(done) / float64(total+1))
		_, err := io.WriteString(to, object+"\n")
		return err
	})
}

// name notes what a thing is called, for those that refer to it.
func (w *writer) name(text string) error {
	o, err := parse[object](text)
	if err != nil {
		return err
	}
	if name := o.name(); name != "" {
		w.names[o.value("uid", nil, nil)] = name
	}
	return nil
}

// writeSounds writes every recording that is there.
func (w *writer) writeSounds(ctx context.Context) error {
	defer os.Remove(w.temp)
	for i, t := range w.takes {
		if err := ctx.Err(); err != nil {
			return err
		}
		from := filepath.Join(w.store.Dir(), filepath.FromSlash(t.File))
		if err := os.Remove(w.temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		err := w.copySound(ctx, from, w.temp, t.marks())
		if errors.Is(err, fs.ErrNotExist) {
			w.manifest.Missing = append(w.manifest.Missing, t.File)
			continue
		}
		if err != nil {
			return err
		}
		name := soundName(t, w.asked[t.Question])
		if err := w.addFile(name, w.temp); err != nil {
			return err
		}
		w.sounds[t.UID] = name
		w.manifest.Sounds++
		w.progress(0.1 + 0.85*float64(i+1)/float64(len(w.takes)))
	}
	return nil
}

// soundName is what a recording is called in the archive: when, and to which
// question.
func soundName(t take, question string) string {
	return fmt.Sprintf("recordings/%s %s (%.6s).wav", t.started().Format("2006-01-02 15.04"), fileName(question), t.UID)
}

// fileName is what every system takes for a file's name, of a text.
func fileName(text string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return ' '
		}
		return r
	}, text)
	const most = 60
	runes := []rune(strings.Join(strings.Fields(plain), " "))
	if len(runes) > most {
		runes = runes[:most]
	}
	return strings.Trim(string(runes), " .")
}

// addFile adds a file as it is: sound does not get smaller by what a zip can do.
func (w *writer) addFile(name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	to, err := w.create(name, zip.Store)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, f)
	return err
}

func (w *writer) create(name string, method uint16) (io.Writer, error) {
	return w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: w.manifest.Made})
}

func (w *writer) writeJSON(name string, value any) error {
	to, err := w.create(name, zip.Deflate)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(to)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}
