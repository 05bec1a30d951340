package data_test

import (
	"os"
	"path/filepath"
	"testing"

	"greenroom/data"
)

func TestASyncedFolderIsRecognised(t *testing.T) {
	home := t.TempDir()
	for folder, want := range map[string]data.Place{
		"greenroom": data.PlaceLocal, "Dropbox/greenroom": data.PlaceSynced, "OneDrive - Firm/x/greenroom": data.PlaceSynced,
		"Boxes/greenroom": data.PlaceLocal, "My Drive/greenroom": data.PlaceSynced, "here/greenroom": data.PlaceSynced,
	} {
		dir := filepath.Join(home, folder)
		ok(t, os.MkdirAll(dir, 0o700))
		if folder == "here/greenroom" {
			write(t, filepath.Join(home, "here", ".stfolder"), nil)
		}
		if got := data.PlaceOf(dir); got != want {
			t.Errorf("%s is %q, want %q", folder, got, want)
		}
	}
	link := filepath.Join(home, "link")
	ok(t, os.Symlink(filepath.Join(home, "Dropbox", "greenroom"), link))
	if got := data.PlaceOf(link); got != data.PlaceSynced {
		t.Errorf("a link into it is %q", got)
	}
}
