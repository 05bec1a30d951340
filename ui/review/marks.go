package review

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// marksBar changes the mark that is selected: what it is, what it says, whether
// it stays.
type marksBar struct {
	picture *picture
	content *fyne.Container

	kind *widget.Choice
	text *widget.Entry
	mark data.Mark // the one that is selected
}

func newMarksBar(p *picture) *marksBar {
	b := &marksBar{picture: p}
	names := make([]string, 0, len(data.MarkKinds()))
	for _, kind := range data.MarkKinds() {
		names = append(names, words.Mark(kind))
	}
	b.kind = widget.NewChoice(names, b.setKind)
	b.text = widget.NewEntry(lang.L("in a word"), b.setText)
	b.text.OnLeave = func() { go p.room.marking.Flush() }
	remove := widget.NewIconButton("trash", lang.L("Delete this mark"), b.delete)
	b.content = widget.HStack(theme.Grid, b.kind, widget.Grow(b.text), remove)
	b.content.Hide()
	return b
}

// show brings the bar up to date with the marks of the take.
func (b *marksBar) show() {
	i := b.index(b.mark.ID)
	if i < 0 || b.picture.room.other != nil {
		b.close()
		return
	}
	mark := b.picture.room.shown.marks[i]
	if b.picture.room.Window.Window().Canvas().Focused() == fyne.Focusable(b.text) {
		mark.Text = b.mark.Text // what is being typed is newer
	}
	b.mark = mark
	b.kind.SetValue(slices.Index(data.MarkKinds(), mark.Kind) + 1)
	if b.text.Text != mark.Text {
		b.text.SetText(mark.Text)
	}
	b.picture.line.SelectMark(mark.ID)
	visible(b.kind, slices.Contains(data.MarkKinds(), mark.Kind)) // a part of a story stays one
	b.content.Show()
}

func (b *marksBar) index(id int64) int {
	return slices.IndexFunc(b.picture.room.shown.marks, func(m data.Mark) bool { return m.ID == id && id != 0 })
}

// open selects a mark; 0 is none.
func (b *marksBar) open(id int64) {
	if id != b.mark.ID {
		go b.picture.room.marking.Flush()
	}
	b.mark = data.Mark{ID: id}
	b.show()
	b.picture.room.page.content.Refresh()
}

func (b *marksBar) close() {
	b.mark = data.Mark{}
	b.picture.line.SelectMark(0)
	b.content.Hide()
}

// add drops a mark where the playhead is, and selects it.
func (b *marksBar) add(kind data.MarkKind, at time.Duration, text string) {
	r := b.picture.room
	mark := data.Mark{TakeID: r.shown.take.ID, At: at, Kind: kind, Text: text}
	r.Window.Beside(func() {
		kept, err := r.Store.AddMark(context.Background(), mark)
		fyne.Do(func() {
			if err != nil {
				r.Window.Fail(lang.L("mark this place"), err)
				return
			}
			r.edits++
			r.shown.marks = append(r.shown.marks, kept) // until the store's notice brings them all
			b.open(kept.ID)
		})
	})
}

func (b *marksBar) setKind(value int) {
	if value == 0 { // a mark is always of some kind
		b.kind.SetValue(slices.Index(data.MarkKinds(), b.mark.Kind) + 1)
		return
	}
	mark := b.mark
	mark.Kind = data.MarkKinds()[value-1]
	b.keep(mark)
	go b.picture.room.marking.Flush()
}

func (b *marksBar) setText(text string) {
	if text == b.mark.Text || b.mark.ID == 0 {
		return
	}
	mark := b.mark
	mark.Text = text
	b.keep(mark)
}

// keep saves a changed mark a moment later.
func (b *marksBar) keep(mark data.Mark) {
	r := b.picture.room
	r.edits++
	b.mark = mark
	if i := b.index(mark.ID); i >= 0 {
		r.shown.marks[i] = mark
	}
	r.marking.Touch(func(ctx context.Context) error { return r.Store.SaveMark(ctx, mark) })
}

// move keeps where a mark was dragged to.
func (b *marksBar) move(id int64, at time.Duration) {
	i := b.index(id)
	if i < 0 {
		return
	}
	if id != b.mark.ID {
		b.open(id)
	}
	mark := b.picture.room.shown.marks[i]
	mark.At = at
	b.keep(mark)
	go b.picture.room.marking.Flush()
}

// delete removes the selected mark, which Ctrl+Z brings back.
func (b *marksBar) delete() {
	r, mark := b.picture.room, b.mark
	if mark.ID == 0 {
		return
	}
	b.close()
	r.edits++
	r.Window.Beside(func() {
		r.marking.Flush()
		err := r.Store.DeleteMark(context.Background(), mark.ID)
		fyne.Do(func() {
			if err != nil {
				r.Window.Fail(lang.L("delete this mark"), err)
				return
			}
			r.Window.Undoable(lang.L("Mark deleted"), func(ctx context.Context) error {
				_, err := r.Store.AddMark(ctx, mark)
				return err
			})
		})
	})
}

// nextPart marks where the next part of a story begins.
func (b *marksBar) nextPart(at time.Duration) {
	for _, part := range data.StoryParts() {
		if !slices.ContainsFunc(b.picture.room.shown.marks, func(m data.Mark) bool { return m.Kind == part }) {
			b.add(part, at, "")
			return
		}
	}
	b.picture.room.Window.Say(lang.L("All four parts are marked. Drag them where they belong."))
}

// typedKey is what the keys mean for marks. The digits name the mark that is
// selected; without one they are the room's.
func (b *marksBar) typedKey(key *fyne.KeyEvent) bool {
	if b.picture.room.other != nil {
		return false
	}
	_, line := b.picture.heard()
	switch key.Name {
	case fyne.KeyM:
		b.add(data.MarkNote, line.At(), "")
		return true
	case fyne.KeyS:
		b.nextPart(line.At())
		return true
	}
	if b.mark.ID == 0 {
		return false
	}
	switch key.Name {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5:
		if b.kind.Visible() {
			value := int(key.Name[0] - '0')
			b.kind.SetValue(value)
			b.setKind(value)
			b.open(b.mark.ID)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		b.delete()
	case fyne.KeyEscape:
		b.open(0)
	default:
		return false
	}
	return true
}
