package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"greenroom/ui/room"
	"greenroom/ui/widget"
)

func TestAFileLetGoOverTheWindowIsLookedThroughWhereItBelongs(t *testing.T) {
	_, w, _, _ := openWindow(t)
	rooms := map[string]*plainRoom{"people": newPlainRoom(), "interviews": newPlainRoom(), "settings": newPlainRoom()}
	for name, r := range rooms {
		w.house.plan[name] = func() room.Room { return r }
	}
	dir := t.TempDir()
	file := func(name string) fyne.URI {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		return storage.NewFileURI(path)
	}
	for name, where := range map[string]string{"a b.VCF": "people", "list.csv": "people", "talk.ics": "interviews", "all.zip": "settings"} {
		let := file(name)
		w.dropped(nil, []fyne.URI{let})
		if visits := rooms[where].visits; !slices.ContainsFunc(visits, func(rest string) bool { return strings.HasSuffix(rest, let.Path()) }) {
			t.Errorf("%s: %s was entered with %q", name, where, visits)
		}
		w.Go("today")
		rooms[where].visits = nil
		w.Back()
		if where != "settings" && !slices.Equal(rooms[where].visits, []string{""}) {
			t.Errorf("%s: back is %q", name, rooms[where].visits)
		}
		w.Go("today")
		rooms[where].visits = nil
	}
	w.dropped(nil, []fyne.URI{storage.NewFileURI(dir)})
	w.dropped(nil, []fyne.URI{storage.NewFileURI(filepath.Join(dir, "gone.csv"))})
	w.dropped(nil, nil)
	sheet := widget.ShowConfirm(w.win, "Sure?", "", "Yes", func() {})
	w.dropped(nil, []fyne.URI{file("more.csv")})
	sheet.Close()
	w.Fill(true)
	w.dropped(nil, []fyne.URI{file("spoken.csv")})
	w.Fill(false)
	if len(rooms["people"].visits) > 0 {
		t.Errorf("a folder, nothing, or while something else is asked: %q", rooms["people"].visits)
	}
	if said := strings.Join(w.toasts.Texts(), " "); !strings.Contains(said, "Only a file can be brought in") {
		t.Errorf("said %q", said)
	}
	w.dropped(nil, []fyne.URI{file("one.csv"), file("two.csv")})
	if said := strings.Join(w.toasts.Texts(), " "); !strings.Contains(said, "“one.csv”") || len(rooms["people"].visits) != 1 {
		t.Errorf("of two files, said %q, entered with %q", said, rooms["people"].visits)
	}
}
