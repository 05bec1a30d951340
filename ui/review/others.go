package review

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/share"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// othersCard is what other people said of the take, and how to ask one.
type othersCard struct {
	room    *Room
	content fyne.CanvasObject
	list    *fyne.Container
}

func newOthersCard(r *Room) *othersCard {
	c := &othersCard{room: r, list: widget.VStack(2 * theme.Grid)}
	send := widget.NewHint(lang.L("Send it to somebody"), "", c.send)
	receive := widget.NewHint(lang.L("Bring in what they wrote"), "", func() { share.Receive(r.Window, r.Store) })
	c.content = widget.NewCard(widget.VStack(2*theme.Grid,
		widget.NewSection(lang.L("In other ears")), c.list, widget.HStack(3*theme.Grid, send, receive)))
	return c
}

func (c *othersCard) show() {
	c.list.RemoveAll()
	now := c.room.now()
	for _, f := range c.room.shown.feedback {
		remove := widget.NewIconButton("trash", lang.L("Delete what {{.Name}} said", map[string]any{"Name": f.Author}), func() { c.remove(f) })
		c.list.Add(widget.HStack(theme.Grid,
			widget.Grow(widget.VStack(0, widget.NewText(words.Feedback(f)), widget.NewQuiet(words.When(f.Given, now)))), remove))
	}
	for _, told := range c.room.shown.told {
		c.list.Add(c.voice(told, now))
	}
	if len(c.room.shown.feedback)+len(c.room.shown.told) == 0 {
		text := widget.NewText(lang.L("Nobody has heard it yet. A friend hears what you cannot: what stays with them."))
		text.Color = theme.Quiet
		c.list.Add(text)
	}
	c.list.Refresh()
}

// voice is a line with what somebody said aloud, to be heard.
func (c *othersCard) voice(told data.Take, now time.Time) fyne.CanvasObject {
	hear := widget.NewIconButton("play", lang.L("Hear what {{.Name}} said", map[string]any{"Name": told.Reader}), func() {
		c.room.player.Play(c.room.prefs.Sound.Loudspeaker, 0, told)
	})
	remove := widget.NewIconButton("trash", lang.L("Delete what {{.Name}} said", map[string]any{"Name": told.Reader}), func() {
		c.discard(data.Ref{Kind: data.KindTake, ID: told.ID})
	})
	said := widget.NewText(lang.L("{{.Name}}, aloud", map[string]any{"Name": told.Reader}))
	return widget.HStack(theme.Grid, hear,
		widget.Grow(widget.VStack(0, said, widget.NewQuiet(widget.ClockText(told.Duration)+" · "+words.When(told.Started, now)))), remove)
}

// send writes a page with this take for somebody to listen to.
func (c *othersCard) send() {
	s := c.room.shown
	asked := s.question.Text
	if s.take.Asked != "" {
		asked = s.take.Asked
	}
	share.Send(c.room.Window, c.room.Store, []studio.Said{{Take: s.take, Asked: asked}})
}

// remove puts what somebody said into the trash, from which Ctrl+Z brings it back.
func (c *othersCard) remove(f data.Feedback) { c.discard(data.Ref{Kind: data.KindFeedback, ID: f.ID}) }

func (c *othersCard) discard(ref data.Ref) {
	c.room.changes.Run(func(ctx context.Context) func() {
		if err := c.room.Store.Delete(context.WithoutCancel(ctx), ref); err != nil {
			return func() { c.room.Window.Fail(lang.L("delete this"), err) }
		}
		return func() {
			c.room.Window.Undoable(lang.L("Feedback deleted"), func(ctx context.Context) error { return c.room.Store.Restore(ctx, ref) })
		}
	})
}
