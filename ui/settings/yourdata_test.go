package settings_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/data"
)

func TestTheFolderAndItsSizeAreShown(t *testing.T) {
	p := newPlace(t)
	sound := filepath.Join(p.store.Dir(), "recordings", "2026", "11", "1.wav")
	if err := os.MkdirAll(filepath.Dir(sound), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sound, make([]byte, 2_500_000), 0o600); err != nil {
		t.Fatal(err)
	}
	p.enter("data").mustSee(p.store.Dir(), "Recordings 2.5 MB · everything else ")
}

func TestAFreshFolderHasNoRecordings(t *testing.T) {
	newPlace(t).enter("data").mustSee("No recordings yet", "Empty. What is deleted stays here for 30 days.")
}

func TestWhatWasDeletedCanBeBroughtBack(t *testing.T) {
	p := newPlace(t)
	q := p.deleted("Why should we wait for you?")
	p.enter("data").mustSee("Why should we wait for you?", "Question · today")
	p.press("Bring back")
	if _, err := p.store.Question(t.Context(), q); err != nil {
		t.Fatalf("the question did not come back: %v", err)
	}
	p.mustSee("Empty. What is deleted stays here for 30 days.")
}

func TestTheTrashIsEmptiedOnlyAfterAQuestion(t *testing.T) {
	p := newPlace(t)
	q := p.deleted("Why should we wait for you?")
	p.enter("data")

	p.press("Empty the trash")
	p.press("Cancel")
	p.mustSee("Why should we wait for you?")

	p.press("Empty the trash")
	p.mustSee("This cannot be undone.")
	p.press("Remove for good")
	p.mustSee("Empty. What is deleted stays here for 30 days.")
	ref := data.Ref{Kind: data.KindQuestion, ID: q}
	if err := p.store.Restore(t.Context(), ref); !errors.Is(err, data.ErrNotFound) {
		t.Fatalf("got %v, want that it is gone for good", err)
	}
}

func TestTheTrashFollowsWhatIsDeletedElsewhere(t *testing.T) {
	p := newPlace(t).enter("data")
	p.deleted("Why you?")
	p.settle()
	p.mustSee("Why you?")
}

func TestAnAddressScrollsToItsSection(t *testing.T) {
	p := newPlace(t).enter("appearance")
	var scroll *container.Scroll
	for _, o := range visible(p.room.Content()) {
		if s, ok := o.(*container.Scroll); ok && scroll == nil {
			scroll = s
		}
	}
	var at fyne.Position
	for _, o := range visible(scroll.Content) {
		if named, ok := o.(interface{ Content() string }); ok && named.Content() == "Appearance" {
			at = fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		}
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll)
	if at.Y < top.Y || at.Y > top.Y+40 {
		t.Fatalf("the section is %v below the top", at.Y-top.Y)
	}
	p.press("About")
	if len(p.went) != 1 || p.went[0] != "settings/about" {
		t.Fatalf("went to %v", p.went)
	}
}

func TestAboutNamesVersionsLicencesAndPrivacy(t *testing.T) {
	newPlace(t).enter("about").mustSee("Greenroom", "Fyne", "BSD 3-Clause", "SIL Open Font License",
		"Nothing you say or write leaves this computer.")
}

// deleted makes a question and puts it into the trash.
func (p *place) deleted(text string) int64 {
	p.t.Helper()
	q, err := p.store.SaveQuestion(p.t.Context(), data.Question{Text: text})
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.store.Delete(p.t.Context(), data.Ref{Kind: data.KindQuestion, ID: q.ID}); err != nil {
		p.t.Fatal(err)
	}
	return q.ID
}
