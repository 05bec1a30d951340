package stories

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// listed is how many things are listed at a time to be ticked.
const listed = 40

// choice is something a story can be linked to.
type choice struct {
	to           data.Ref
	name, detail string
}

// choices says what can be ticked, what is, and how that is kept.
type choices struct {
	find func(ctx context.Context, text string) ([]choice, error)
	on   func(ctx context.Context) ([]int64, error)
	turn func(ctx context.Context, to data.Ref, on bool) error
	done func() // the sheet was closed
}

// picker is a sheet of things to tick.
type picker struct {
	choices
	window  room.Window
	list    *fyne.Container
	loading task.Latest
}

// pick shows a sheet of things to tick; what is ticked is kept at once.
func pick(window room.Window, title, placeholder string, from choices) {
	p := &picker{choices: from, window: window, list: widget.VStack(0)}
	var sheet *widget.Sheet
	done := widget.NewButton(lang.L("Done"), lang.L("Enter"), func() { sheet.Close() })
	done.Style = widget.Filled
	search := widget.NewSearchField(placeholder, p.find)
	sheet = widget.NewSheet(title, widget.VStack(2*theme.Grid, search, widget.Tall(widget.Scroll(p.list), 340)), done)
	sheet.Width = 640
	sheet.OnClosed = func() {
		p.loading.Cancel()
		p.done()
	}
	sheet.Open(window.Window())
	p.find("")
}

func (p *picker) find(text string) {
	p.loading.Run(func(ctx context.Context) func() {
		found, err := p.choices.find(ctx, text)
		var on []int64
		if err == nil {
			on, err = p.on(ctx)
		}
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.window.Fail(lang.L("look for what this story fits"), err)
				return
			}
			p.show(found, on)
		}
	})
}

func (p *picker) show(found []choice, on []int64) {
	p.list.RemoveAll()
	for _, c := range found {
		tick := widget.NewTick(c.name, func(on bool) { p.tick(c.to, on) })
		tick.SetOn(slices.Contains(on, c.to.ID))
		p.list.Add(widget.VStack(0, tick, widget.Pad(widget.NewQuiet(c.detail), -6, 0, 4, 30)))
	}
	if len(found) == 0 {
		none := widget.NewText(lang.L("Nothing has these words."))
		none.Color = theme.Quiet
		p.list.Add(none)
	}
	p.list.Refresh()
}

func (p *picker) tick(to data.Ref, on bool) {
	p.window.Beside(func() {
		if err := p.turn(context.Background(), to, on); err != nil {
			fyne.Do(func() { p.window.Fail(lang.L("link this story"), err) })
		}
	})
}

func number(id int64) string { return strconv.FormatInt(id, 10) }
