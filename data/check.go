package data

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// QuickCheck has SQLite look through the open database. Damage gives ErrDamaged; a search index out
// of step is made again without a word.
func (s *Store) QuickCheck(ctx context.Context) error {
	staleIndex, err := complaintsOf(ctx, s.readers, "PRAGMA quick_check")
	if err == nil && staleIndex {
		s.log.Warn("search index rebuilt")
		_, err = s.writer.ExecContext(ctx, "INSERT INTO search (search) VALUES ('rebuild')")
	}
	if err == nil {
		err = s.openEveryTable(ctx)
	}
	if err != nil {
		return &OpenError{Path: s.databasePath(), Err: translate(err)}
	}
	return nil
}

// openEveryTable reads the beginning of each table. SQLite's own check takes a page of another table
// or index for one of this, if that is empty.
func (s *Store) openEveryTable(ctx context.Context) error {
	tables, err := query(ctx, s.readers, scanOne[string], "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
	for _, table := range tables {
		if err == nil {
			_, err = queryOne(ctx, s.readers, scanOne[bool], "SELECT EXISTS (SELECT 1 FROM "+table+")")
		}
	}
	return err
}

// FoundFile is a file in the data folder.
type FoundFile struct {
	Path     string // absolute
	Size     int64  // bytes
	Modified time.Time
}

// Findings are what does not fit together in the data folder. Nothing of it was changed.
type Findings struct {
	Strays  []FoundFile // sound files that no take knows of
	Missing []TakeOf    // takes whose sound file is gone
	Changed []TakeOf    // takes whose sound file has another size than it had
	Aside   []FoundFile // databases that were set aside, as folders
}

// None reports that everything fits.
func (f Findings) None() bool {
	return len(f.Strays)+len(f.Missing)+len(f.Changed)+len(f.Aside) == 0
}

// CheckFiles compares the takes with the sound files that are there. Takes in the trash count as
// takes.
func (s *Store) CheckFiles(ctx context.Context) (Findings, error) {
	found, err := s.checkFiles(ctx)
	if err != nil {
		return Findings{}, fmt.Errorf("check the files: %w", translate(err))
	}
	return found, nil
}

func (s *Store) checkFiles(ctx context.Context) (found Findings, err error) {
	// Files first: a recording that begins in between has its row before its file.
	files, err := filesIn(filepath.Join(s.dir, recordingsName))
	if err != nil {
		return found, err
	}
	takes, err := query(ctx, s.readers, func(row scanner) (t TakeOf, err error) {
		var deleted bool
		t.Take, err = scanTake(row, &t.Question, &deleted)
		if deleted {
			t.ID = 0 // known, but nothing to be done about
		}
		return t, err
	}, `SELECT `+takeColumns+`, q.text, k.deleted_ms IS NOT NULL FROM `+takeTables+`
		JOIN question q ON q.id = k.question_id ORDER BY k.started_ms DESC, k.id DESC`)
	if err != nil {
		return found, err
	}
	for _, t := range takes {
		path := s.Path(t.Take)
		file, there := files[path]
		delete(files, path)
		switch {
		case t.ID == 0 || t.State == TakeRecording:
		case !there && !exists(path):
			found.Missing = append(found.Missing, t)
		case there && file.Size != t.Bytes:
			found.Changed = append(found.Changed, t)
		}
	}
	for _, file := range files {
		found.Strays = append(found.Strays, file)
	}
	sortFiles(found.Strays)
	found.Aside, err = s.aside()
	return found, err
}

// filesIn lists the files below a folder by their paths.
func filesIn(folder string) (map[string]FoundFile, error) {
	files := map[string]FoundFile{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // gone meanwhile
			return nil
		case err != nil || !d.Type().IsRegular():
			return err
		}
		if info, err := d.Info(); err == nil {
			files[path] = FoundFile{Path: path, Size: info.Size(), Modified: info.ModTime()}
		}
		return nil
	})
	return files, err
}

// aside lists the databases whose place was taken.
func (s *Store) aside() (all []FoundFile, err error) {
	folders, err := os.ReadDir(filepath.Join(s.dir, asideName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		path := filepath.Join(s.dir, asideName, folder.Name())
		files, err := filesIn(path)
		if err != nil {
			return nil, err
		}
		one := FoundFile{Path: path}
		for _, file := range files {
			one.Size += file.Size
			if file.Modified.After(one.Modified) {
				one.Modified = file.Modified
			}
		}
		all = append(all, one)
	}
	sortFiles(all)
	return all, nil
}

// sortFiles puts the newest first.
func sortFiles(files []FoundFile) {
	slices.SortFunc(files, func(a, b FoundFile) int {
		return cmp.Or(b.Modified.Compare(a.Modified), cmp.Compare(a.Path, b.Path))
	})
}

// RemoveAside removes a database that was set aside, for good.
func (s *Store) RemoveAside(ctx context.Context, file FoundFile) error {
	if filepath.Dir(file.Path) != filepath.Join(s.dir, asideName) {
		return invalid("%s was not set aside", file.Path)
	}
	if err := os.RemoveAll(file.Path); err != nil {
		return fmt.Errorf("remove what was set aside: %w", translate(err))
	}
	return nil
}

// AdoptTake makes a sound file that no take knows of the file of a new one, which is to be
// finished like a take that was cut off. The question is one of the person's own with the given
// text, which is made if there is none.
func (s *Store) AdoptTake(ctx context.Context, file FoundFile, question string) (t Take, err error) {
	relative, err := filepath.Rel(s.dir, file.Path)
	if err == nil && !filepath.IsLocal(relative) {
		err = invalid("the file lies outside the data folder")
	}
	if err == nil {
		err = s.write(ctx, func(c *change) error {
			t, err = c.adopt(ctx, filepath.ToSlash(relative), file.Modified, question)
			return err
		})
	}
	if err != nil {
		return Take{}, fmt.Errorf("take %s back: %w", file.Path, err)
	}
	return t, nil
}

func (c *change) adopt(ctx context.Context, file string, started time.Time, question string) (Take, error) {
	id, err := queryOne(ctx, c, scanOne[int64], `SELECT id FROM question
		WHERE text_key = ? AND deleted_ms IS NULL ORDER BY id LIMIT 1`, foldQuestion(clean(question)))
	if errors.Is(err, ErrNotFound) {
		id, err = c.saveQuestion(ctx, Question{Text: question})
	}
	if err != nil {
		return Take{}, err
	}
	c.touch(KindTake)
	take, err := c.insert(ctx, "INSERT INTO take (question_id, file, state, started_ms) VALUES (?, ?, ?, ?)",
		id, file, TakeRecording, millis(started))
	if err != nil {
		return Take{}, err
	}
	return readTake(ctx, c, take)
}
