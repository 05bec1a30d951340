//go:build !windows

package audio

import (
	"errors"
	"syscall"
)

// isFull reports whether an error means that there is no room: on the disk, in
// the person's share of it, or for a file of that size.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
