package review

import (
	"context"

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
	if len(c.room.shown.feedback) == 0 {
		text := widget.NewText(lang.L("Nobody has heard it yet. A friend hears what you cannot: what stays with them."))
		text.Color = theme.Quiet
		c.list.Add(text)
	}
	c.list.Refresh()
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
func (c *othersCard) remove(f data.Feedback) {
	ref := data.Ref{Kind: data.KindFeedback, ID: f.ID}
	c.room.changes.Run(func(ctx context.Context) func() {
		if err := c.room.Store.Delete(context.WithoutCancel(ctx), ref); err != nil {
			return func() { c.room.Window.Fail(lang.L("delete this"), err) }
		}
		return func() {
			c.room.Window.Undoable(lang.L("Feedback deleted"), func(ctx context.Context) error { return c.room.Store.Restore(ctx, ref) })
		}
	})
}
