package settings_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/ui/settings"
	"greenroom/ui/widget"
)

func TestABackupIsMadeAndBroughtBack(t *testing.T) {
	p := newPlace(t)
	if _, err := p.store.SaveEntry(t.Context(), data.Entry{Title: "Before"}); err != nil {
		t.Fatal(err)
	}
	p.enter("backups").mustSee("None yet.")
	p.press("Back up now")
	p.until("the backup is listed", func() bool { return p.sees("asked for") })
	p.press("Bring this back…")
	p.mustSee("It is not lost: the present state is backed up first")
	p.press("Cancel")
	if p.restarts != 0 {
		t.Fatal("cancelled, it restarts all the same")
	}
	p.press("Bring this back…")
	p.press("Bring it back")
	p.until("it is done", func() bool { return p.restarts == 1 })
	if _, err := os.Stat(filepath.Join(p.store.Dir(), "restore.db")); err != nil {
		t.Errorf("nothing is ready to take its place: %v", err)
	}
	all, err := p.store.Backups()
	if err != nil || len(all) != 2 {
		t.Errorf("backups: %v, %v", all, err)
	}
}

func TestEveryBackupCanBeBroughtBackHoweverManyThereAre(t *testing.T) {
	p := newPlace(t)
	for range 8 {
		if _, err := p.store.BackUp(t.Context(), data.BackupAsked); err != nil {
			t.Fatal(err)
		}
	}
	listed := func() (n int) {
		for _, text := range p.texts() {
			if text == "Bring this back…" {
				n++
			}
		}
		return n
	}
	p.enter("backups").mustSee("Show all 8")
	if n := listed(); n != 6 {
		t.Errorf("at first %d are listed", n)
	}
	p.press("Show all 8")
	if n := listed(); n != 8 || p.sees("Show all") {
		t.Errorf("then %d are listed", n)
	}
}

func TestABackupThatIsBrokenIsNotBroughtBack(t *testing.T) {
	p := newPlace(t)
	b, err := p.store.BackUp(t.Context(), data.BackupAsked)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.Path, []byte("no longer a database"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.enter("backups")
	p.press("Bring this back…")
	p.press("Bring it back")
	p.until("it is done", func() bool { return len(p.failed) == 1 })
	if p.restarts != 0 {
		t.Error("it restarts all the same")
	}
}

func TestWhatDoesNotFitTogetherIsShownWithARemedy(t *testing.T) {
	p := newPlace(t)
	p.enter("check")
	p.press("Check now")
	p.until("it is done", func() bool { return p.sees("Everything fits together.") })

	q, err := p.store.SaveQuestion(t.Context(), data.Question{Text: "Where did it go?"})
	if err != nil {
		t.Fatal(err)
	}
	gone, err := p.store.BeginTake(t.Context(), data.Take{QuestionID: q.ID})
	if err == nil {
		err = p.store.FinishTake(t.Context(), gone)
	}
	if err != nil {
		t.Fatal(err)
	}
	stray := filepath.Join(p.store.Dir(), "recordings", "stray.wav")
	if err := os.WriteFile(stray, wavOf(4800), 0o600); err != nil {
		t.Fatal(err)
	}
	p.press("Check now")
	p.until("it is done", func() bool { return p.sees("Where did it go?") && p.sees("stray.wav") })
	p.press("Make it a recording")
	p.until("it is done", func() bool { return !p.sees("stray.wav") })
	p.press("Forget the recording")
	p.until("it is done", func() bool { return p.sees("Everything fits together.") })
	takes, err := p.store.LastTakes(t.Context(), 0)
	if err != nil || len(takes) != 1 || takes[0].Frames != 4800 {
		t.Errorf("takes: %+v, %v", takes, err)
	}
	if _, err := os.Stat(stray); err != nil {
		t.Error(err)
	}
}

func TestASecondPlaceForBackupsIsShown(t *testing.T) {
	p := newPlace(t)
	second := t.TempDir()
	if err := p.store.SetBackupFolder(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	p.enter("backups").mustSee(second)
	p.press("No longer")
	p.until("it is done", func() bool { return p.sees("For example in a folder that is synced") })
}

func TestASecondCopyIsLockedByAPassphraseTypedTwice(t *testing.T) {
	p := newPlace(t)
	p.enter("backups")
	if p.sees("A passphrase for the copies") {
		t.Error("without copies a passphrase is offered for them")
	}
	second := t.TempDir()
	if err := p.store.SetBackupFolder(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	p.enter("backups").mustSee("They have none: whoever has the folder can read them.")
	p.press("Set a passphrase…")
	p.typeTwice("green tea", "green pea")
	p.press("Set it")
	p.mustSee("The two are not the same.")
	p.typeTwice("green tea", "green tea")
	p.press("Set it")
	p.until("a locked copy is made at once", func() bool {
		files, err := filepath.Glob(filepath.Join(second, "*-asked.db.age"))
		return err == nil && len(files) == 1 && p.sees("They are encrypted.")
	})
	p.press("Take it off")
	p.until("it is taken off", func() bool { return p.sees("They have none") })
}

func TestACopyFromElsewhereIsBroughtBackByItsPassphrase(t *testing.T) {
	other := newPlace(t)
	if _, err := other.store.SaveEntry(t.Context(), data.Entry{Title: "From elsewhere"}); err != nil {
		t.Fatal(err)
	}
	second := t.TempDir()
	if err := errors.Join(other.store.SetBackupFolder(t.Context(), second), other.store.SetBackupPassphrase(t.Context(), "green tea")); err != nil {
		t.Fatal(err)
	}
	b, err := other.store.BackUp(t.Context(), data.BackupAsked)
	if err != nil {
		t.Fatal(err)
	}
	p := newPlace(t)
	p.enter("backups")
	p.room.OpenCopy(filepath.Join(second, filepath.Base(b.Path)+".age"))
	p.until("it asks for the passphrase", func() bool { return p.sees("This copy has a passphrase") })
	p.typeSecret("black tea")
	p.until("it says that it is another", func() bool { return p.sees("That passphrase does not open it") })
	p.typeSecret("green tea")
	p.until("it asks whether to", func() bool { return p.sees("Bring back how it was") })
	p.press("Bring it back")
	p.until("it is done", func() bool { return p.restarts == 1 })
	if _, err := os.Stat(filepath.Join(p.store.Dir(), "restore.db")); err != nil {
		t.Errorf("nothing is ready to take its place: %v", err)
	}
}

// typeTwice types into the two fields of the sheet.
func (p *place) typeTwice(first, second string) {
	p.t.Helper()
	texts := []string{first, second}
	for _, root := range p.window.Canvas().Overlays().List() {
		for _, o := range visible(root) {
			if e, ok := o.(*widget.Entry); ok && len(texts) > 0 {
				e.SetText(texts[0])
				texts = texts[1:]
			}
		}
	}
	if len(texts) > 0 {
		p.t.Fatal("there are no two fields to type into")
	}
}

// wavOf is a WAV file of so many frames.
func wavOf(frames int) []byte {
	size := 2 * frames
	le := func(n, bytes int) (b []byte) {
		for range bytes {
			b, n = append(b, byte(n)), n>>8
		}
		return b
	}
	file := append([]byte("RIFF"), le(36+size, 4)...)
	file = append(file, "WAVEfmt "...)
	for _, field := range [][2]int{{16, 4}, {1, 2}, {1, 2}, {48000, 4}, {96000, 4}, {2, 2}, {16, 2}} {
		file = append(file, le(field[0], field[1])...)
	}
	file = append(append(file, "data"...), le(size, 4)...)
	for i := range frames {
		file = append(file, le(i%2000, 2)...)
	}
	return file
}

func TestAnExportGivenOnTheCommandLineIsOfferedAndBroughtIn(t *testing.T) {
	other := newPlace(t)
	if _, err := other.store.SaveEntry(t.Context(), data.Entry{Title: "From elsewhere"}); err != nil {
		t.Fatal(err)
	}
	for _, passphrase := range []string{"", "green tea"} {
		path := filepath.Join(t.TempDir(), "everything.zip")
		opt := archive.Options{Passphrase: passphrase, Progress: func(float64) {}}
		if err := archive.Write(t.Context(), other.store, path, opt); err != nil {
			t.Fatal(err)
		}
		p := newPlace(t)
		p.enter(strings.TrimPrefix(settings.Import(path), "settings/"))
		if passphrase != "" {
			p.until("it asks for the passphrase", func() bool { return p.sees("This export has a passphrase") })
			p.typeSecret("black tea")
			p.until("it says that it is another", func() bool { return p.sees("That passphrase does not open it") })
			p.typeSecret(passphrase)
		}
		p.until("what is in it is shown", func() bool { return p.sees("Bring it in") })
		p.press("Bring it in")
		p.until("it was brought in", func() bool { return len(p.said) == 1 })
		lines, err := p.store.Entries(t.Context(), data.EntryFilter{})
		if err != nil || len(lines) != 1 {
			t.Errorf("entries: %v, %v", lines, err)
		}
		if all, err := p.store.Backups(); err != nil || len(all) != 1 || all[0].Reason != data.BackupBeforeImport {
			t.Errorf("backups: %v, %v", all, err)
		}
	}
}

// typeSecret types into the field of the sheet and confirms.
func (p *place) typeSecret(text string) {
	p.t.Helper()
	for _, root := range p.window.Canvas().Overlays().List() {
		for _, o := range visible(root) {
			if e, ok := o.(*widget.Entry); ok {
				e.SetText(text)
			}
		}
	}
	p.press("Open it")
}
