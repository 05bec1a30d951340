package data

import (
	"os"
	"path/filepath"
	"strings"
)

// Place is what sort of place a folder is in.
type Place string

// The places that are not good for a database in use.
const (
	PlaceLocal   Place = ""        // as it should be
	PlaceSynced  Place = "synced"  // another program copies its files while they are in use
	PlaceNetwork Place = "network" // on another machine, where locks cannot be trusted
)

// syncMarks are the names by which programs that sync folders are known, in the path or as a file
// beside what they sync.
var (
	syncFolders = []string{
		"dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents", "nextcloud", "owncloud",
		"seafile", "pcloud", "pclouddrive", "mega", "megasync", "box", "box sync", "tresorit", "proton drive",
	}
	syncFiles = []string{".stfolder", ".dropbox", ".sync_journal.db", ".nextcloudsync.log", ".owncloudsync.log"}
)

// PlaceOf tells what sort of place a folder is in, as far as that can be seen.
func PlaceOf(dir string) Place {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if onNetwork(dir) {
		return PlaceNetwork
	}
	for at := dir; ; at = filepath.Dir(at) {
		name := strings.ToLower(filepath.Base(at))
		for _, known := range syncFolders {
			if name == known || strings.HasPrefix(name, known+" -") || strings.HasPrefix(name, known+"-") {
				return PlaceSynced
			}
		}
		for _, file := range syncFiles {
			if _, err := os.Lstat(filepath.Join(at, file)); err == nil {
				return PlaceSynced
			}
		}
		if at == filepath.Dir(at) {
			return PlaceLocal
		}
	}
}

// Place tells what sort of place the data folder is in.
func (s *Store) Place() Place { return PlaceOf(s.dir) }
