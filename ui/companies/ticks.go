package companies

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// option is something to tick.
type option struct {
	key    string
	text   string
	detail string // under it; "" for nothing
	head   string // stands before it, when it is another than that of the one before
	on     bool
}

// tickHeight is how high the list of a sheet is.
const tickHeight = 340

// tickSheet shows options to tick; take gets those that are on.
func tickSheet(win fyne.Window, title, label string, options []option, take func(chosen []option)) {
	sheet, list := ticks(title, label, take)
	sheet.body.Add(widget.Tall(widget.Scroll(list.box), tickHeight))
	list.show(options)
	sheet.Open(win)
}

// tickList is the list of such a sheet.
type tickList struct {
	box   *fyne.Container
	on    map[string]option
	order []string // of all that were shown
}

// ticking is the sheet itself.
type ticking struct {
	*widget.Sheet
	body *fyne.Container
}

// ticks makes such a sheet and its list, which is to be put onto its body.
func ticks(title, label string, take func(chosen []option)) (ticking, *tickList) {
	list := &tickList{box: widget.VStack(0), on: map[string]option{}}
	t := ticking{body: widget.VStack(2 * theme.Grid)}
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { t.Close() })
	do := widget.NewButton(label, lang.L("Enter"), func() {
		t.Close()
		take(list.chosen())
	})
	do.Style = widget.Filled
	t.Sheet = widget.NewSheet(title, t.body, cancel, do)
	t.Sheet.Width = 640
	return t, list
}

// chosen are the options that are on, in the order in which they were seen.
func (l *tickList) chosen() (chosen []option) {
	for _, key := range l.order {
		if o, on := l.on[key]; on {
			chosen = append(chosen, o)
		}
	}
	return chosen
}

// show lists options. What was ticked before stays ticked.
func (l *tickList) show(options []option) {
	l.box.RemoveAll()
	head := ""
	for _, o := range options {
		if o.head != head {
			head = o.head
			l.box.Add(widget.Pad(widget.NewSection(head), 2*theme.Grid, 0, 0, 0))
		}
		l.add(o)
	}
	if len(options) == 0 {
		none := widget.NewText(lang.L("Nothing is left that has these words."))
		none.Color = theme.Quiet
		l.box.Add(none)
	}
	l.box.Refresh()
}

func (l *tickList) add(o option) {
	if !slices.Contains(l.order, o.key) {
		l.order = append(l.order, o.key)
		if o.on {
			l.on[o.key] = o
		}
	}
	tick := widget.NewTick(o.text, func(on bool) {
		delete(l.on, o.key)
		if on {
			l.on[o.key] = o
		}
	})
	tick.Wrap = true
	_, on := l.on[o.key]
	tick.SetOn(on)
	if o.detail == "" {
		l.box.Add(tick)
		return
	}
	detail := widget.NewText(o.detail)
	detail.TextSize, detail.Color = theme.SizeQuiet, theme.Quiet
	l.box.Add(widget.VStack(0, tick, widget.Pad(detail, -6, 0, 4, 28)))
}
