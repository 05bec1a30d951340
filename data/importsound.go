package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// importedFile is where the sound of an imported take lies.
func importedFile(uid string, startedMS int64) string {
	return path.Join(recordingsName, instant(startedMS).Format("2006/01"), uid+".wav")
}

// SoundOf tells where the sound of a take of an export belongs, as an absolute path, and whether a
// file is there already. The object is a take as Export gives it.
func (s *Store) SoundOf(ctx context.Context, object string) (file string, there bool, err error) {
	var p parts
	if err := json.Unmarshal([]byte(object), &p); err != nil {
		return "", false, because(ErrInvalid, err)
	}
	uid := p.text("uid")
	if err := checkUID(KindTake, uid); err != nil {
		return "", false, err
	}
	relative, err := queryOne(ctx, s.readers, scanOne[string], "SELECT file FROM take WHERE uid = ?", uid)
	if errors.Is(err, ErrNotFound) {
		relative, err = importedFile(uid, p.number("started_ms")), nil
	}
	if err != nil {
		return "", false, fmt.Errorf("find the sound of take %s: %w", uid, err)
	}
	file = filepath.Join(s.dir, filepath.FromSlash(relative))
	return file, exists(file), nil
}

// importsName is the list of the sound files an import brings. It is there while one is under way.
const importsName = "import.json"

// ExpectSound notes which sound files an import is about to bring, so that those of one that is
// cut off do not stay. ForgetSound ends it.
func (s *Store) ExpectSound(files []string) error {
	relative := make([]string, len(files))
	for i, file := range files {
		var err error
		if relative[i], err = filepath.Rel(s.dir, file); err != nil {
			return fmt.Errorf("note what is imported: %w", err)
		}
	}
	list, err := json.Marshal(relative)
	if err != nil {
		return err
	}
	name := filepath.Join(s.dir, importsName)
	if err := os.WriteFile(name+".part", list, 0o600); err != nil {
		return fmt.Errorf("note what is imported: %w", translate(err))
	}
	if err := errors.Join(syncFile(name+".part"), os.Rename(name+".part", name), syncFolder(s.dir)); err != nil {
		return fmt.Errorf("note what is imported: %w", translate(err))
	}
	return nil
}

// ForgetSound removes those of the expected sound files that no take has, which after an import
// are none, and after one that failed are all.
func (s *Store) ForgetSound(ctx context.Context) error {
	name := filepath.Join(s.dir, importsName)
	list, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("end an import: %w", translate(err))
	}
	var files []string
	if err := json.Unmarshal(list, &files); err != nil {
		return fmt.Errorf("end an import: read %s: %w", name, err)
	}
	for _, relative := range files {
		if !filepath.IsLocal(relative) {
			continue // never ours
		}
		known, err := queryOne(ctx, s.writer, scanOne[bool], "SELECT EXISTS (SELECT 1 FROM take WHERE file = ?)", filepath.ToSlash(relative))
		if err != nil {
			return fmt.Errorf("end an import: %w", err)
		}
		if !known {
			if err := s.removeSound(filepath.ToSlash(relative)); err != nil {
				return fmt.Errorf("end an import: %w", err)
			}
		}
	}
	if err := os.Remove(name); err != nil {
		return fmt.Errorf("end an import: %w", translate(err))
	}
	return syncFolder(s.dir)
}
