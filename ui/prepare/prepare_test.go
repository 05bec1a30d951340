package prepare_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/prepare"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
)

func open(t *testing.T, width float32) *uitest.Place {
	t.Helper()
	prompts, err := data.ReadPrompts(assets.Prompts())
	if err != nil {
		t.Fatal(err)
	}
	p := uitest.Open(t, time.Date(2026, 11, 24, 20, 0, 0, 0, time.Local), fyne.NewSize(width, 604), func(win room.Window, store *data.Store) room.Room {
		return prepare.New(prepare.Deps{Window: win, Store: store, Prompts: prompts})
	})
	p.Enter("")
	p.Shows("Answer the first prompt")
	return p
}

func TestTheNumbersAndTheNextStepsLeadOn(t *testing.T) {
	p := open(t, 704)
	for key, address := range map[fyne.KeyName]string{
		fyne.Key1: "passions", fyne.Key2: "stories", fyne.Key3: "narrative", fyne.Key4: "companies",
		fyne.Key5: "goals", fyne.Key6: "self", fyne.Key7: "fields",
	} {
		p.Key(key)
		p.Went(address)
	}
	before := len(p.Window.Went)
	p.Key(fyne.Key8, fyne.KeyA)
	if len(p.Window.Went) != before {
		t.Errorf("other keys lead to %q", p.Window.Went[before:])
	}
	p.Press("Answer the first prompt")
	p.Went("passions/path")
	for _, o := range uitest.Seen(p.Room.Content()) { // Enter on a card
		if door, ok := o.(interface {
			fyne.Focusable
			Press()
			AccessibilityLabel() string
		}); ok && door.AccessibilityLabel() == "Goals" {
			p.Window.Went = nil
			p.Window.Win.Canvas().Focus(door)
		}
	}
	p.Key(fyne.KeyReturn)
	p.Went("goals")
}

func TestACardFollowsWhatIsDoneElsewhere(t *testing.T) {
	p := open(t, 1084)
	if _, err := p.Store.SaveEntry(t.Context(), data.Entry{Prompt: "talk", Body: "Night buses."}); err != nil {
		t.Fatal(err)
	}
	p.Shows("1 of 7 prompts answered")
	p.Shows("Go on with the path")
	if _, err := p.Store.SaveGoal(t.Context(), data.Goal{Title: "Talk to Ada", Day: "2026-11-30"}); err != nil {
		t.Fatal(err)
	}
	p.Shows("“Talk to Ada” by 30 November")
	if _, err := p.Store.SaveSWOT(t.Context(), data.SWOT{Text: "calm"}); err != nil {
		t.Fatal(err)
	}
	p.Shows("Keep the board as it is today")
}
