package shelf

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// tagBar is one row of tags to filter by, the most used first. Those for
// which there is no room are in a menu behind the last chip.
type tagBar struct {
	fynewidget.BaseWidget

	window fyne.Window
	chosen string // "" for all
	choose func(tag string)

	tags  []string          // in the order of the row, filters first
	label map[string]string // of filters, by key
	chips []*widget.Chip
	all   *widget.Chip
	more  *widget.Chip
	fits  int // how many of chips are seen
}

func newTagBar(window fyne.Window, choose func(tag string)) *tagBar {
	b := &tagBar{window: window, choose: choose}
	b.all = widget.NewChip(lang.L("All"), func() { b.press("") })
	b.all.Selected = true
	b.more = widget.NewChip("", b.showMore)
	b.ExtendBaseWidget(b)
	return b
}

// Set shows how many things there are, the filters and their tags.
func (b *tagBar) Set(total int, filters []Filter, tags []data.TagCount) {
	tags = slices.Clone(tags)
	slices.SortStableFunc(tags, func(x, y data.TagCount) int { return cmp.Compare(y.Count, x.Count) })
	b.tags, b.label = b.tags[:0], map[string]string{}
	for _, filter := range filters {
		b.tags = append(b.tags, filter.Key)
		b.label[filter.Key] = filter.Label
	}
	for _, tag := range tags {
		b.tags = append(b.tags, tag.Name)
	}
	if b.chosen != "" && !slices.Contains(b.tags, b.chosen) {
		b.tags = append(b.tags, b.chosen) // stays in sight until another is chosen
	}
	b.all.SetText(lang.L("All") + " " + strconv.Itoa(total))
	b.all.Hidden = len(b.tags) == 0 // nothing to choose from
	b.arrange()
}

// Choose marks a tag, "" for all, without calling choose.
func (b *tagBar) Choose(tag string) {
	b.chosen = tag
	b.arrange()
}

func (b *tagBar) press(tag string) {
	if tag == b.chosen {
		tag = "" // the same again takes it back
	}
	b.Choose(tag)
	b.choose(tag)
}

// arrange gives each tag its chip; one chosen from the menu moves to the front.
func (b *tagBar) arrange() {
	if i := slices.Index(b.tags, b.chosen); i >= b.fits && b.fits > 0 {
		b.tags = slices.Insert(slices.Delete(b.tags, i, i+1), 0, b.chosen)
	}
	b.all.SetSelected(b.chosen == "")
	for i, tag := range b.tags {
		if i == len(b.chips) {
			b.chips = append(b.chips, widget.NewChip("", func() { b.press(b.tags[i]) }))
		}
		b.chips[i].SetText(short(b.called(tag)))
		b.chips[i].SetSelected(tag == b.chosen)
	}
	b.chips = b.chips[:len(b.tags)]
	b.Refresh()
}

// called is what a chip says.
func (b *tagBar) called(tag string) string {
	if label, is := b.label[tag]; is {
		return label
	}
	name, _ := FilterName(tag)
	return name
}

// short keeps one long tag from filling the row.
func short(tag string) string {
	const most = 24
	letters := []rune(tag)
	if len(letters) <= most {
		return tag
	}
	return string(letters[:most-1]) + "…"
}

// showMore offers the tags there was no room for.
func (b *tagBar) showMore() {
	var items []*fyne.MenuItem
	for _, tag := range b.tags[b.fits:] {
		items = append(items, fyne.NewMenuItem(b.called(tag), func() { b.press(tag) }))
	}
	fynewidget.NewPopUpMenu(fyne.NewMenu("", items...), b.window.Canvas()).
		ShowAtRelativePosition(fyne.NewPos(0, b.more.Size().Height+theme.Grid), b.more)
}

// CreateRenderer links the widget to its chips.
func (b *tagBar) CreateRenderer() fyne.WidgetRenderer { return &tagBarRenderer{bar: b} }

type tagBarRenderer struct{ bar *tagBar }

// MinSize leaves room below the chips; without any it takes none.
func (r *tagBarRenderer) MinSize() fyne.Size {
	least := r.bar.all.MinSize()
	if len(r.bar.tags) == 0 {
		return fyne.NewSize(least.Width, 0)
	}
	return least.AddWidthHeight(0, 3*theme.Grid)
}

// Layout shows as many tags as there is room for, and the chip for the rest.
func (r *tagBarRenderer) Layout(size fyne.Size) {
	b := r.bar
	x := place(b.all, 0)
	b.fits = r.fitting(size.Width - x)
	for i, chip := range b.chips {
		if i >= b.fits {
			chip.Hide()
			continue
		}
		chip.Show()
		x = place(chip, x)
	}
	if b.fits == len(b.chips) {
		b.more.Hide()
		return
	}
	b.more.SetText(moreText(len(b.chips) - b.fits))
	b.more.Show()
	place(b.more, x)
}

func moreText(n int) string {
	return lang.L("{{.Count}} more", map[string]any{"Count": n})
}

// fitting returns how many tags have room, leaving some for the last chip.
func (r *tagBarRenderer) fitting(room float32) int {
	b := r.bar
	widths := make([]float32, len(b.chips))
	all := float32(0)
	for i, chip := range b.chips {
		widths[i] = chip.MinSize().Width + theme.Grid
		all += widths[i]
	}
	if all <= room {
		return len(b.chips)
	}
	b.more.SetText(moreText(len(b.chips)))
	room -= b.more.MinSize().Width + theme.Grid
	for i, width := range widths {
		if room -= width; room < 0 {
			return i
		}
	}
	return len(widths)
}

// place puts a chip at x and returns where the next begins.
func place(chip *widget.Chip, x float32) float32 {
	size := chip.MinSize()
	chip.Resize(size)
	chip.Move(fyne.NewPos(x, 0))
	return x + size.Width + theme.Grid
}

func (r *tagBarRenderer) Refresh() { r.Layout(r.bar.Size()) }

func (r *tagBarRenderer) Objects() []fyne.CanvasObject {
	b := r.bar
	objects := []fyne.CanvasObject{b.all}
	for _, chip := range b.chips {
		objects = append(objects, chip)
	}
	return append(objects, b.more)
}

func (r *tagBarRenderer) Destroy() {}
