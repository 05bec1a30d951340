package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
)

// Backups are made while nobody is there to type a passphrase. So there is a pair of keys: one that
// locks, which is kept as it is, and one that opens, which is kept locked by the passphrase. The
// second lies beside the copies, so that they open on another computer as well, and by age's own
// command: age -d -i KEY BACKUP.

// backupKeySetting is the setting for the keys of the second copies.
const backupKeySetting = "backup.key"

// sealedExt is what the name of a locked copy ends with.
const sealedExt = ".age"

// keyPattern finds the keys that lie beside copies. There is one for each passphrase there ever was,
// because older copies need theirs.
const keyPattern = "greenroom-key-*.age"

// What can be the matter with a backup that has a passphrase.
var (
	ErrSealed     = errors.New("the backup has a passphrase")
	ErrPassphrase = errors.New("the passphrase is not the right one")
	ErrNoKey      = errors.New("the key of the backup is not beside it")
)

// backupKey is a pair of keys.
type backupKey struct {
	Locks string // age's public key
	Opens []byte // its private key, encrypted with the passphrase
}

// file is what the key that opens is called beside the copies.
func (k backupKey) file() string { return "greenroom-key-" + k.Locks[len(k.Locks)-8:] + sealedExt }

// BackupPassphrase reports whether the second copies of backups are locked by a passphrase.
func (s *Store) BackupPassphrase(ctx context.Context) (bool, error) {
	key, err := Setting(ctx, s, backupKeySetting, backupKey{})
	return key.Locks != "", err
}

// SetBackupPassphrase has the second copies of backups locked by a passphrase from now on; "" ends
// that. Copies that are there stay as they are. The passphrase itself is kept nowhere.
func (s *Store) SetBackupPassphrase(ctx context.Context, passphrase string) error {
	key := backupKey{}
	if passphrase != "" {
		var err error
		if key, err = newBackupKey(passphrase); err != nil {
			return fmt.Errorf("set the passphrase of backups: %w", err)
		}
	}
	return SetSetting(ctx, s, backupKeySetting, key)
}

func newBackupKey(passphrase string) (key backupKey, err error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return key, err
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return key, err
	}
	var locked bytes.Buffer
	w, err := age.Encrypt(&locked, recipient)
	if err == nil {
		_, err = io.WriteString(w, identity.String()+"\n")
	}
	if err == nil {
		err = w.Close()
	}
	return backupKey{identity.Recipient().String(), locked.Bytes()}, err
}

// seal copies a file so that under its name there is all of it, locked, or nothing. The key that
// opens it lies beside it before.
func (k backupKey) seal(from, to string) error {
	recipient, err := age.ParseX25519Recipient(k.Locks)
	if err != nil {
		return err
	}
	if err := k.lieIn(filepath.Dir(to)); err != nil {
		return err
	}
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	return writeWhole(to, func(dst io.Writer) error {
		w, err := age.Encrypt(dst, recipient)
		if err == nil {
			_, err = io.Copy(w, src)
		}
		if err != nil {
			return err
		}
		return w.Close()
	})
}

// lieIn puts the key that opens into a folder, if it is not there.
func (k backupKey) lieIn(folder string) error {
	path := filepath.Join(folder, k.file())
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, k.Opens) {
		return nil
	}
	return writeWhole(path, func(w io.Writer) error {
		_, err := w.Write(k.Opens)
		return err
	})
}

// OpenBackup finds a backup wherever it is, to be restored. One with a passphrase gives ErrSealed
// without it, ErrPassphrase with another. It is unlocked into the data folder; done removes that.
func (s *Store) OpenBackup(ctx context.Context, path, passphrase string) (b Backup, done func(), err error) {
	b, done, err = s.openBackup(ctx, path, passphrase)
	if err != nil {
		return Backup{}, nil, fmt.Errorf("open the backup %s: %w", path, translate(err))
	}
	return b, done, nil
}

func (s *Store) openBackup(ctx context.Context, path, passphrase string) (b Backup, done func(), err error) {
	info, err := os.Stat(path)
	if err != nil {
		return b, nil, err
	}
	b = Backup{Path: path, Made: info.ModTime(), Size: info.Size(), Reason: BackupAsked}
	if named, ok := backupNamed(filepath.Base(strings.TrimSuffix(path, sealedExt))); ok {
		b.Made, b.Reason = named.Made, named.Reason
	}
	locked, err := beginsWith(path, "age-encryption.org/")
	if err != nil || !locked {
		return b, func() {}, err
	}
	if passphrase == "" {
		return b, nil, ErrSealed
	}
	b.Path = filepath.Join(s.dir, "unlocked-backup.part") // what a crash leaves of it is cleared at the next start
	done = func() { _ = os.Remove(b.Path) }               // only a copy
	if err := unseal(ctx, path, passphrase, b.Path); err != nil {
		done()
		return b, nil, err
	}
	return b, done, nil
}

// unseal unlocks a copy by one of the keys beside it. A passphrase may open several, and the copy be
// of one of them.
func unseal(ctx context.Context, path, passphrase, to string) error {
	keys, err := keysIn(filepath.Dir(path))
	if err != nil {
		return err
	}
	err = ErrNoKey
	for _, key := range keys {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var identity age.Identity
		if identity, err = unlockKey(key, passphrase); err == nil {
			err = unsealBy(identity, path, to)
		}
		if !errors.Is(err, ErrPassphrase) {
			break
		}
	}
	return err
}

// unsealBy unlocks a copy by a key; the key of another gives ErrPassphrase.
func unsealBy(identity age.Identity, path, to string) error {
	src, err := os.Open(path)
	if err != nil {
		return err
	}
	defer src.Close()
	plain, err := age.Decrypt(src, identity)
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return because(ErrPassphrase, err)
	case err != nil:
		return because(ErrDamaged, err)
	}
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err = io.Copy(dst, plain); err != nil && !outOfSpace(err) {
		err = because(ErrDamaged, err)
	}
	return errors.Join(err, dst.Close())
}

// keysIn lists the keys in a folder, whatever it is called.
func keysIn(folder string) (keys []string, err error) {
	files, err := os.ReadDir(folder)
	for _, file := range files {
		if matched, _ := filepath.Match(keyPattern, file.Name()); matched {
			keys = append(keys, filepath.Join(folder, file.Name()))
		}
	}
	return keys, err
}

// unlockKey opens a key by the passphrase.
func unlockKey(path, passphrase string) (age.Identity, error) {
	locked, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	by, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(bytes.NewReader(locked), by)
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return nil, because(ErrPassphrase, err)
	}
	var all []age.Identity
	if err == nil {
		all, err = age.ParseIdentities(plain)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: the key %s: %w", ErrDamaged, filepath.Base(path), err)
	}
	return all[0], nil
}

// beginsWith reports whether a file begins with a text.
func beginsWith(path, text string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	begin := make([]byte, len(text))
	_, err = io.ReadFull(f, begin)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	}
	return string(begin) == text, err
}

// writeWhole writes a file so that under its name there is all of it or nothing.
func writeWhole(path string, fill func(io.Writer) error) error {
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer os.Remove(part)
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(fill(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}
