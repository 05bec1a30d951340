//go:build !linux

package data

import "strings"

// onNetwork reports whether a folder's name is that of one on another machine.
func onNetwork(dir string) bool { return strings.HasPrefix(dir, `\\`) }
