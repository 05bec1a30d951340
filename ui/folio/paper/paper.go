// Package paper makes fields to type in look like the page they lie on: no
// box around the words, a name as large as a name. What can be written on
// looks like what is read.
package paper

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

const (
	// margin is the space around what lies on a sheet, that of a card.
	margin = 22
	// inset is the space between the edge of a field and its words. Fields
	// stand out to the left by it, so that their words are in line with others.
	inset float32 = 8
)

// Sheet lets what is on a page be scrolled. The bar stands in the margin.
func Sheet(content fyne.CanvasObject) *container.Scroll {
	return widget.Scroll(widget.Pad(content, margin, margin, margin, margin))
}

// Field returns a field of one line. A frame shows while it is typed in.
func Field(e *widget.Entry) fyne.CanvasObject {
	return widget.Pad(container.NewThemeOverride(e, ink{framed: true}), 0, 0, 0, -inset)
}

// Tags returns a tag field whose place to type is such a field. Without tags
// the words in it are in line with others. The container must be refreshed
// when the tags change.
func Tags(t *widget.TagField) *fyne.Container {
	return container.New(&tagLine{t}, container.NewThemeOverride(t, ink{framed: true}))
}

type tagLine struct{ field *widget.TagField }

func (l *tagLine) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l *tagLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	out := float32(0)
	if len(l.field.Tags()) == 0 {
		out = inset
	}
	objects[0].Move(fyne.NewPos(-out, 0))
	objects[0].Resize(size.AddWidthHeight(out, 0))
}

// Also has more done when a field changes.
func Also(field *widget.Entry, do func()) {
	first := field.OnChanged
	field.OnChanged = func(text string) {
		if first != nil {
			first(text)
		}
		do()
	}
}

// byTab lets Tab leave a field of many lines, forwards and with Shift
// backwards, as it leaves every other field. other, if any, is asked about all
// other keys.
func byTab(e *widget.Entry, window fyne.Window, other func(key *fyne.KeyEvent) bool) {
	e.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyTab {
			return other != nil && other(key)
		}
		if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
			window.Canvas().FocusPrevious()
		} else {
			window.Canvas().FocusNext()
		}
		return true
	}
}

// ink is the theme of such a field: that of the app, but for a few things.
type ink struct{ title, framed bool }

func (i ink) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder, fynetheme.ColorNameShadow:
		return color.Transparent
	case fynetheme.ColorNamePrimary:
		// The frame of a field with the focus. A cursor that does not pulse has
		// this colour too, and has to be seen.
		if !i.framed && fyne.CurrentApp().Settings().ShowAnimations() {
			return color.Transparent
		}
	}
	return app().Color(name, variant)
}

func (i ink) Font(style fyne.TextStyle) fyne.Resource {
	if i.title && !style.Monospace && !style.Symbol {
		return theme.Serif()
	}
	return app().Font(style)
}

func (i ink) Icon(name fyne.ThemeIconName) fyne.Resource { return app().Icon(name) }

func (i ink) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameInnerPadding:
		return inset
	case fynetheme.SizeNameText:
		return i.textSize()
	case fynetheme.SizeNameScrollBar, fynetheme.SizeNameScrollBarSmall:
		return 0 // the page scrolls, not the field
	}
	return app().Size(name)
}

func (i ink) textSize() float32 {
	if i.title {
		return theme.Size(theme.SizeHeading) * 1.1
	}
	return theme.Size(theme.SizeText)
}

// app is asked each time, so that a change of appearance is seen.
func app() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }
