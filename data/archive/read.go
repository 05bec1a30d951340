package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"greenroom/data"
)

// Progress is told how much of something long is done, from 0 to 1.
type Progress func(done float64)

// Preview tells what Import would do, and does nothing.
func (a *Archive) Preview(ctx context.Context, store Store, progress Progress) (data.Merged, error) {
	total, done := a.total(), 0
	return store.PreviewMerge(ctx, counted(ctx, a.things(data.PortableKinds()...), func() {
		done++
		progress(float64(done) / float64(total))
	}))
}

// total is how many things the archive says it holds.
func (a *Archive) total() int {
	total := 1 // nothing is divided by 0
	for _, n := range a.Manifest.Things {
		total += n
	}
	return total
}

// Import adds everything in the archive to the store: all, or nothing. mend
// makes a recording as the app itself would have written it, without the cue
// points it carries.
func (a *Archive) Import(ctx context.Context, store Store, mend func(path string) error, progress Progress) (data.Merged, error) {
	// Sound is most of the work.
	if err := a.bringSounds(ctx, store, mend, func(done float64) { progress(0.9 * done) }); err != nil {
		return data.Merged{}, errors.Join(fmt.Errorf("import: %w", err), store.ForgetSound(context.WithoutCancel(ctx)))
	}
	total, done := a.total(), 0
	merged, err := store.Merge(ctx, counted(ctx, a.things(data.PortableKinds()...), func() {
		done++
		progress(0.9 + 0.1*float64(done)/float64(total))
	}))
	return merged, errors.Join(err, store.ForgetSound(context.WithoutCancel(ctx)))
}

// sound is a recording on its way into the data folder.
type sound struct{ from, to string }

// bringSounds puts the recordings of the archive that are not here where the
// store expects them.
func (a *Archive) bringSounds(ctx context.Context, store Store, mend func(string) error, progress Progress) error {
	sounds, files, size, err := a.wanted(ctx, store)
	if err != nil || len(sounds) == 0 {
		return err
	}
	if err := store.ExpectSound(files); err != nil {
		return err
	}
	var copied int64
	// Unpacked beside the recordings: what is cut off there is cleared at the next start.
	unpack := filepath.Join(store.Dir(), "import.part")
	defer os.RemoveAll(unpack)
	if err := os.MkdirAll(unpack, 0o700); err != nil {
		return err
	}
	for _, s := range sounds {
		n, err := a.bring(ctx, s, unpack, mend, func(bytes int64) { progress(float64(copied+bytes) / float64(size+1)) })
		if err != nil {
			return fmt.Errorf("%s: %w", s.from, err)
		}
		copied += n
	}
	return nil
}

// wanted lists the recordings that are in the archive and not here, where they
// belong, and how many bytes they are.
func (a *Archive) wanted(ctx context.Context, store Store) (sounds []sound, files []string, size int64, err error) {
	sizes := map[string]int64{}
	for _, file := range a.zip.File {
		sizes[file.Name] = int64(file.UncompressedSize64)
	}
	named := 0
	for thing, err := range a.things(data.KindTake) {
		if err != nil {
			return nil, nil, 0, err
		}
		to, there, err := store.SoundOf(ctx, thing.Object)
		if err != nil {
			return nil, nil, 0, fmt.Errorf("%s: %w", thing.Where, err)
		}
		t, err := parse[take](thing.Object)
		if err != nil {
			return nil, nil, 0, fmt.Errorf("%s: %w", thing.Where, err)
		}
		from, hasSound := a.sounds[t.UID]
		if !hasSound {
			continue
		}
		named++
		if !there {
			sounds, files, size = append(sounds, sound{from, to}), append(files, to), size+sizes[from]
		}
	}
	if named != len(a.sounds) {
		return nil, nil, 0, fmt.Errorf("%w: of %d recordings %d are of no take", data.ErrDamaged, len(a.sounds), len(a.sounds)-named)
	}
	return sounds, files, size, nil
}

// bring unpacks one recording. Under its name there is all of it or nothing.
func (a *Archive) bring(ctx context.Context, s sound, unpack string, mend func(string) error, copied func(int64)) (n int64, err error) {
	from, err := a.zip.Open(s.from)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", data.ErrDamaged, err)
	}
	defer from.Close()
	if err := os.MkdirAll(filepath.Dir(s.to), 0o700); err != nil {
		return 0, err
	}
	part := filepath.Join(unpack, filepath.Base(s.to))
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(f, &watched{ctx: ctx, from: from, seen: copied})
	if err = errors.Join(err, f.Close()); err != nil {
		return n, err
	}
	if err := mend(part); err != nil {
		return n, err
	}
	if err := lasting(part); err != nil {
		return n, err
	}
	return n, errors.Join(os.Rename(part, s.to), lasting(filepath.Dir(s.to)))
}

// lasting makes a file, or the names in a folder, outlive a power cut.
func lasting(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		err = f.Sync()
		if info.IsDir() {
			err = nil // not every system can do this to a folder
		}
	}
	return errors.Join(err, f.Close())
}

// watched is a reader that can be cancelled and tells how far it is.
type watched struct {
	ctx  context.Context
	from io.Reader
	n    int64
	seen func(int64)
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.from.Read(p)
	w.n += int64(n)
	w.seen(w.n)
	return n, err
}
