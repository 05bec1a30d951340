package deck

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// filterRow is the row of chips that narrow the list down. Theme, industry and
// tag open a menu; the others are on or off.
type filterRow struct {
	page    *browsePage
	content *fyne.Container
	tags    []data.TagCount

	theme, industry, tag *widget.Chip
	never, mine, retired *widget.Chip
	all                  *widget.Chip
	count                *widget.Text
}

func newFilterRow(b *browsePage) *filterRow {
	f := &filterRow{page: b}
	f.theme = widget.NewChip("", func() { f.open(f.theme, f.themes()) })
	f.industry = widget.NewChip("", func() { f.open(f.industry, f.industries()) })
	f.tag = widget.NewChip("", func() { f.open(f.tag, f.tagged()) })
	f.never = f.toggle(lang.L("Never practised"), &b.filter.NeverPractised)
	f.mine = f.toggle(lang.L("Mine"), &b.filter.Mine)
	f.retired = f.toggle(lang.L("Retired"), &b.filter.Retired)
	f.all = widget.NewChip(lang.L("Show all"), b.clear)
	f.count = widget.NewQuiet("")
	f.content = widget.Flow(theme.Grid, f.theme, f.industry, f.tag, f.never, f.mine, f.retired, f.all,
		widget.Pad(f.count, 3, 0, 3, theme.Grid))
	f.refresh()
	return f
}

func (f *filterRow) toggle(label string, on *bool) *widget.Chip {
	return widget.NewChip(label, func() {
		*on = !*on
		f.refresh()
		f.page.filterChanged()
	})
}

// refresh shows the filter as it is.
func (f *filterRow) refresh() {
	by := f.page.filter
	f.chosen(f.theme, lang.L("Any theme"), words.Theme(by.Theme))
	f.chosen(f.industry, lang.L("Any industry"), words.Industry(by.Industry))
	f.chosen(f.tag, lang.L("Any tag"), by.Tag)
	f.never.SetSelected(by.NeverPractised)
	f.mine.SetSelected(by.Mine)
	f.retired.SetSelected(by.Retired)
	show(f.all, by != data.QuestionFilter{})
	f.content.Refresh()
}

// found says how many questions there are, and which tags they have.
func (f *filterRow) found(n int, tags []data.TagCount) {
	f.tags = tags
	f.count.SetText(lang.N("{{.Count}} questions", n, map[string]any{"Count": n}))
	f.refresh()
}

// chosen shows on a chip what its menu chose.
func (f *filterRow) chosen(chip *widget.Chip, any, name string) {
	chip.SetSelected(name != "")
	if name == "" {
		name = any
	}
	chip.SetText(name)
}

// open shows a menu below a chip.
func (f *filterRow) open(chip *widget.Chip, items []*fyne.MenuItem) {
	canvas := f.page.room.window.Window().Canvas()
	menu := fynewidget.NewPopUpMenu(fyne.NewMenu("", items...), canvas)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(chip)
	menu.ShowAtPosition(at.AddXY(0, chip.Size().Height+theme.Grid))
}

func (f *filterRow) themes() []*fyne.MenuItem {
	on := &f.page.filter.Theme
	items := []*fyne.MenuItem{choice(f, lang.L("Any theme"), on, "")}
	for _, t := range data.Themes() {
		items = append(items, choice(f, words.Theme(t), on, t))
	}
	return items
}

func (f *filterRow) industries() []*fyne.MenuItem {
	on := &f.page.filter.Industry
	items := []*fyne.MenuItem{choice(f, lang.L("Any industry"), on, "")}
	for _, i := range data.Industries() {
		items = append(items, choice(f, words.Industry(i), on, i))
	}
	return items
}

func (f *filterRow) tagged() []*fyne.MenuItem {
	on := &f.page.filter.Tag
	items := []*fyne.MenuItem{choice(f, lang.L("Any tag"), on, "")}
	for _, t := range f.tags {
		items = append(items, choice(f, t.Name, on, t.Name))
	}
	return items
}

// choice is a line of a menu that sets one part of the filter.
func choice[T comparable](f *filterRow, label string, on *T, value T) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, func() {
		*on = value
		f.refresh()
		f.page.filterChanged()
	})
	item.Checked = *on == value
	return item
}

// tagNames are the tags in use, the most used first.
func (f *filterRow) tagNames() []string {
	tags := slices.Clone(f.tags)
	slices.SortStableFunc(tags, func(a, b data.TagCount) int { return b.Count - a.Count })
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = t.Name
	}
	return names
}
