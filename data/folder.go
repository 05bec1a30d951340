package data

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// DefaultFolder is the data folder of a person who chose none: the place the
// platform has for a user's data.
func DefaultFolder() (string, error) {
	if runtime.GOOS == "windows" {
		if local := os.Getenv("LocalAppData"); local != "" {
			return filepath.Join(local, "Greenroom"), nil
		}
	}
	// The base directory specification wants relative paths ignored.
	if xdg := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(xdg) && runtime.GOOS != "darwin" {
		return filepath.Join(xdg, "greenroom"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the home directory: %w", err)
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Greenroom"), nil
	case "windows":
		return filepath.Join(home, "AppData", "Local", "Greenroom"), nil
	}
	return filepath.Join(home, ".local", "share", "greenroom"), nil
}
