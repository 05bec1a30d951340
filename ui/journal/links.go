package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/widget"
)

// linkLetters is how much of a name a chip has room for.
const linkLetters = 34

// showLinks shows what the entry is about: chips that open it, and one press
// more to take the link off.
func (p *page) showLinks(about []link) {
	var chips []fyne.CanvasObject
	for _, l := range about {
		chip := widget.NewChip(shorten(l.name, linkLetters), func() { p.win.Go(l.address()) })
		chip.OnRemove = func() { p.link(data.Ref{Kind: l.Kind}) }
		chips = append(chips, chip)
	}
	chips = append(chips, widget.NewChip(lang.L("+ Link"), p.addLink))
	p.links.Objects = chips
	p.links.Refresh()
}

// addLink lets the person choose what the entry is about.
func (p *page) addLink() {
	showPicker(p.win, p.store, p.link)
}

// link makes the entry one about something; without an ID it ends that.
func (p *page) link(to data.Ref) {
	p.change(func(e *data.Entry) { setLink(e, to) })
	p.folio.PrepareAgain()
}
