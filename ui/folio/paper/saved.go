package paper

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Draft is something written that saves itself.
type Draft interface {
	// SavedAt returns when it was last saved, and whether saving fails now.
	SavedAt() (at time.Time, failing bool)
}

// Saved says in a line when something written was saved, or that it could not be.
func Saved(line *widget.Text, of Draft, now time.Time) {
	at, failing := of.SavedAt()
	line.SetColor(theme.Quiet)
	switch {
	case failing:
		line.SetColor(theme.Recording)
		line.SetText(lang.L("Not saved yet: your words are kept here and saved as soon as it works again."))
	case at.IsZero():
		line.SetText(lang.L("Saves by itself"))
	default:
		line.SetText(lang.L("Saved {{.When}}", map[string]any{"When": savedWhen(at.Local(), now.Local())}))
	}
}

// savedWhen is the hour for today, and the day for any other.
func savedWhen(at, now time.Time) string {
	if data.DayOf(at) == data.DayOf(now) {
		return at.Format("15:04")
	}
	return words.When(at, now)
}
