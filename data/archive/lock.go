package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"filippo.io/age"

	"greenroom/data"
)

// What can be the matter with an export that has a passphrase.
var (
	// ErrLocked: it needs a passphrase.
	ErrLocked = errors.New("the export has a passphrase")
	// ErrWrong: the passphrase is another one.
	ErrWrong = errors.New("the passphrase is not the right one")
)

// ageHeader is how a file that age wrote begins.
const ageHeader = "age-encryption.org/"

// open is a writer that Close changes nothing about.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// seal is a writer that encrypts what it writes, when there is a passphrase.
func seal(w io.Writer, passphrase string) (io.WriteCloser, error) {
	if passphrase == "" {
		return open{w}, nil
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	return age.Encrypt(w, recipient)
}

// locked reports whether age wrote the file.
func locked(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	begin := make([]byte, len(ageHeader))
	if _, err := io.ReadFull(f, begin); err != nil {
		return false, nil // too short for that
	}
	return bytes.Equal(begin, []byte(ageHeader)), nil
}

// Unlock opens an export that has a passphrase. It is decrypted into a file in
// the folder beside, which Close removes; what a crash leaves of it there is
// cleared when the folder is a data folder and is opened the next time.
func Unlock(path, passphrase, beside string) (*Archive, error) {
	plain, err := unlock(path, passphrase, beside)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	a, err := Open(plain)
	if err != nil {
		return nil, errors.Join(err, os.Remove(plain))
	}
	a.plain = plain
	return a, nil
}

func unlock(path, passphrase, beside string) (plain string, err error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrWrong, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	from, err := age.Decrypt(f, identity)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return "", fmt.Errorf("%w: %w", ErrWrong, err)
	}
	if err != nil {
		return "", fmt.Errorf("%w: %w", data.ErrDamaged, err)
	}
	plain = filepath.Join(beside, "unlocked.part")
	to, err := os.OpenFile(plain, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, &authentic{from})
	if err = errors.Join(err, to.Close()); err != nil {
		return "", errors.Join(err, os.Remove(plain))
	}
	return plain, nil
}

// authentic is a reader of what age decrypts. What cannot be read of it was
// damaged: age notices each bit that was changed.
type authentic struct{ from io.Reader }

func (a *authentic) Read(p []byte) (int, error) {
	n, err := a.from.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", data.ErrDamaged, err)
	}
	return n, err
}
