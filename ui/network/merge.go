package network

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// merge asks who is the same person as the open contact, and makes one of both.
func (c *card) merge() {
	c.stored(func(id int64) {
		name := nameOf(c.value())
		who.Ask(c.win, c.store, who.Question{
			Title:   lang.L("Who is the same person?"),
			Without: []int64{id},
			Choose: func(l data.ContactLine) {
				widget.ShowConfirm(c.win.Window(), lang.L("Make one of two contacts?"),
					lang.L("“{{.Kept}}” gets what only “{{.Other}}” has: addresses, tags, notes, every time in touch and follow-up, and all that is linked. Ctrl Z takes it back.",
						map[string]any{"Kept": name, "Other": who.Name(l.Name, l.Company)}),
					lang.L("Make one of them"), func() { c.mergeWith(id, l) })
			},
		})
	})
}

func (c *card) mergeWith(id int64, other data.ContactLine) {
	d := c.folio.Draft()
	var undo func(context.Context) error
	c.keep(lang.L("make one of these contacts"), func(ctx context.Context) (err error) {
		if d != nil {
			d.Flush()
		}
		undo, err = c.store.MergeContacts(ctx, id, other.ID)
		return err
	}, func() {
		c.win.Undoable(lang.L("Two contacts are one"), func(ctx context.Context) error {
			if d != nil {
				d.Flush()
			}
			err := undo(ctx)
			fyne.Do(c.folio.PrepareAgain)
			return err
		})
	})
}
