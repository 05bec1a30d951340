package data_test

import (
	"path/filepath"
	"runtime"
	"testing"

	"greenroom/data"
)

func TestTheDataFolderIsWhereThePlatformKeepsUserData(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the places of other platforms are plain in the code")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	for xdg, want := range map[string]string{
		"":                 filepath.Join(home, ".local", "share", "greenroom"),
		"not/absolute":     filepath.Join(home, ".local", "share", "greenroom"),
		"/srv/people/anna": "/srv/people/anna/greenroom",
	} {
		t.Setenv("XDG_DATA_HOME", xdg)
		got, err := data.DefaultFolder()
		if err != nil || got != want {
			t.Errorf("XDG_DATA_HOME=%q: %q, %v, want %q", xdg, got, err, want)
		}
	}
}
