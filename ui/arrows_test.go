package ui_test

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestTheArrowsOfTheHouse holds the imports against the picture in README: data
// and audio know neither Fyne nor the ui nor each other, the studio knows no
// Fyne, and no room knows another.
func TestTheArrowsOfTheHouse(t *testing.T) {
	rooms := map[string]bool{}
	for _, name := range []string{"today", "practice", "review", "deck", "journal", "network", "settings", "mock", "calm", "progress",
		"interviews", "prepare", "passions", "stories", "narrative", "goals", "self", "companies", "fields", "debrief", "gaps", "letters", "offers", "learning",
		"events", "people", "search"} {
		rooms["greenroom/ui/"+name] = true
	}
	const fyne, ui = "fyne.io/", "greenroom/ui"
	seen := 0
	for _, from := range imports(t, "..") {
		seen++
		within := func(folders ...string) bool {
			for _, folder := range folders {
				if from.pkg == folder || strings.HasPrefix(from.pkg, folder+"/") {
					return true
				}
			}
			return false
		}
		switch {
		case within("data") && startsWithAny(from.path, fyne, ui, "greenroom/audio"),
			within("audio") && startsWithAny(from.path, fyne, ui, "greenroom/data"),
			within("ui/studio", "ui/settings/miccheck") && startsWithAny(from.path, fyne),
			within("ui") && startsWithAny(from.path, "database/sql", "github.com/mattn", "github.com/gen2brain"),
			from.pkg != "ui" && rooms[from.path] && path.Join("greenroom", from.pkg) != from.path,
			from.path == "net/http",
			from.path == "net" && from.pkg != "ui/knock": // which speaks through a file
			t.Errorf("%s imports %s", from.file, from.path)
		}
	}
	if seen < 100 {
		t.Fatalf("only %d imports seen: the test looks in the wrong place", seen)
	}
}

func startsWithAny(s string, prefixes ...string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// arrow is one import of one file.
type arrow struct{ file, pkg, path string }

// imports reads what the app's own code imports; tests and the rig that drives
// the app from outside are left out.
func imports(t *testing.T, root string) []arrow {
	t.Helper()
	var arrows []arrow
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "e2e" || entry.Name() == "uitest" || name != root && strings.HasPrefix(entry.Name(), ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			arrows = append(arrows, arrow{name, filepath.ToSlash(relative), imported})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return arrows
}
