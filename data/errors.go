package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// What can be wrong, for errors.Is. Every error of this package that has one of these causes wraps
// it.
var (
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("not valid")
	ErrNewer    = errors.New("made by a newer version of Greenroom")
	ErrForeign  = errors.New("not a Greenroom database")
	ErrDamaged  = errors.New("damaged")
	ErrReadOnly = errors.New("cannot be written")
	ErrInUse    = errors.New("in use by another Greenroom")
	ErrFull     = errors.New("no space left on the disk")
	ErrGone     = errors.New("the data folder is no longer in its place")
)

// OpenError says which file or folder kept Open from opening.
type OpenError struct {
	Path string // absolute
	Err  error
}

// Error names the file and what is wrong with it.
func (e *OpenError) Error() string { return fmt.Sprintf("open %s: %v", e.Path, e.Err) }

// Unwrap gives the cause, which wraps one of the errors above wherever one fits.
func (e *OpenError) Unwrap() error { return e.Err }

// invalid is an ErrInvalid that says in a sentence what is missing or wrong.
func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrInvalid, fmt.Sprintf(format, args...))
}

// because joins what went wrong to the sentinel it amounts to.
func because(sentinel, cause error) error {
	if errors.Is(cause, sentinel) {
		return cause
	}
	return fmt.Errorf("%w: %w", sentinel, cause)
}

// translate gives a driver's or the system's error the sentinel it amounts to; other errors pass
// unchanged.
func translate(err error) error {
	var lite sqlite3.Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return because(ErrNotFound, err)
	case errors.As(err, &lite):
		if sentinel := meaning(lite); sentinel != nil {
			return because(sentinel, err)
		}
		return err
	case outOfSpace(err):
		return because(ErrFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return because(ErrReadOnly, err)
	}
	return err
}

// meaning is the sentinel for an error of SQLite, or nil.
func meaning(e sqlite3.Error) error {
	switch e.Code {
	case sqlite3.ErrFull:
		return ErrFull
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return ErrDamaged
	case sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrPerm:
		return ErrReadOnly
	case sqlite3.ErrConstraint, sqlite3.ErrTooBig, sqlite3.ErrMismatch:
		return ErrInvalid
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return ErrInUse
	case sqlite3.ErrIoErr:
		if outOfSpace(e.SystemErrno) {
			return ErrFull
		}
	}
	return nil
}

// outOfSpace covers a full disk, a used-up quota and a file size limit: for the person they are
// one thing.
func outOfSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
