package network

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
)

// touchSheet asks for a touch: what it was, what was said, what was promised.
// That it was now is understood, and can be changed.
type touchSheet struct {
	card       *card
	touch      data.Touch
	kind       *widget.Chips
	note       *widget.Entry
	promised   *widget.Entry
	when       *widget.Entry // hidden until another day is asked for
	understood *widget.Text
	problem    string
	sheet      *widget.Sheet
}

// logTouch asks for a touch of the open contact, or for what was one; the zero
// touch is a new one.
func (c *card) logTouch(touch data.Touch) {
	c.stored(func(id int64) {
		touch.ContactID = id
		newTouchSheet(c, touch).sheet.Open(c.win.Window())
	})
}

func newTouchSheet(c *card, touch data.Touch) *touchSheet {
	s := &touchSheet{card: c, touch: touch}
	var names []string
	for _, kind := range kinds {
		names = append(names, kindWords(kind))
	}
	s.kind = widget.NewChips(false, func(on []int) { s.touch.Kind = kinds[on[0]] })
	s.kind.SetOptions(names...)
	if at := slices.Index(kinds, touch.Kind); at > 0 {
		s.kind.SetSelected(at)
	}
	s.note = widget.NewEntry(lang.L("What you talked about"), func(text string) { s.touch.Note = text })
	s.promised = widget.NewEntry(lang.L("What you promised, if anything"), func(text string) { s.touch.Promised = text })
	s.note.Text, s.promised.Text = touch.Note, touch.Promised
	s.when = widget.NewEntry(lang.L("yesterday 19:00, Mon, or 23 Nov"), s.typedWhen)
	s.when.Hide()
	s.understood = widget.NewQuiet(lang.L("Now"))
	if touch.ID != 0 {
		s.understood.SetText(touch.At.Local().Format("Monday 2 January 2006, 15:04"))
	}
	var other *widget.Hint
	other = widget.NewHint(lang.L("At another time"), "", func() {
		s.when.Show()
		other.Hide()
		c.win.Window().Canvas().Focus(s.when)
		s.sheet.Refresh()
	})
	body := widget.VStack(2*theme.Grid, s.kind, s.note, s.promised, widget.HStack(2*theme.Grid, s.understood, other), s.when)
	title := lang.L("What was it?")
	buttons := []*widget.Button{widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { s.sheet.Close() })}
	if touch.ID != 0 {
		title = lang.L("A time in touch")
		buttons = append(buttons, widget.NewButton(lang.L("Delete"), "", s.delete))
	}
	keep := widget.NewButton(lang.L("Keep it"), lang.L("Enter"), s.save)
	keep.Style = widget.Filled
	s.sheet = widget.NewSheet(title, body, append(buttons, keep)...)
	return s
}

// typedWhen takes another time over once it is understood. What lies ahead is
// taken for now.
func (s *touchSheet) typedWhen(text string) {
	now := s.card.store.Now().Local()
	at, problem := when.Past(text, now)
	if s.problem = problem; problem != "" {
		s.understood.SetColor(theme.Recording)
		s.understood.SetText(problem)
		return
	}
	if at.After(now) || at.IsZero() {
		at = now
	}
	s.touch.At = at
	s.understood.SetColor(theme.Quiet)
	s.understood.SetText(at.Format("Monday 2 January 2006, 15:04"))
}

// save keeps the touch.
func (s *touchSheet) save() {
	if s.problem != "" {
		s.card.win.Window().Canvas().Focus(s.when)
		return
	}
	s.sheet.Close()
	c, touch := s.card, s.touch
	if touch.ID != 0 {
		c.keep(lang.L("keep this time in touch"), func(ctx context.Context) error {
			_, err := c.store.SaveTouch(ctx, touch)
			return err
		}, nil)
		return
	}
	var done []data.FollowUp
	c.keep(lang.L("keep this time in touch"), func(ctx context.Context) (err error) {
		touch, done, err = c.store.LogTouch(ctx, touch)
		return err
	}, func() {
		text := lang.L("Kept. The days until the next one begin again.")
		if len(done) > 0 && done[0].About != "" {
			text = lang.L("Kept, and “{{.About}}” is done.", map[string]any{"About": done[0].About})
		}
		c.win.Undoable(text, func(ctx context.Context) error { return c.store.UnlogTouch(ctx, touch, done) })
	})
}

// delete puts the touch into the trash.
func (s *touchSheet) delete() {
	s.sheet.Close()
	c, ref := s.card, data.Ref{Kind: data.KindTouch, ID: s.touch.ID}
	c.keep(lang.L("delete this time in touch"), func(ctx context.Context) error { return c.store.Delete(ctx, ref) }, func() {
		c.win.Undoable(lang.L("Time in touch deleted"), func(ctx context.Context) error { return c.store.Restore(ctx, ref) })
	})
}

// lastPromise is what was promised last and not said again as a follow-up.
func (c *card) lastPromise() string {
	if len(c.seen.touches) == 0 {
		return ""
	}
	promised := c.seen.touches[0].Promised
	for _, f := range c.seen.followUps {
		if f.About == promised {
			return ""
		}
	}
	return promised
}
