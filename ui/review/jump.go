package review

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/timeline"
)

// typedKey is what the keys mean for the picture.
func (p *picture) typedKey(key *fyne.KeyEvent) bool {
	if p.marks.typedKey(key) || p.doubts.typedKey(key) {
		return true
	}
	s, line := p.heard()
	switch key.Name {
	case fyne.KeyP:
		p.playOrPause()
	case fyne.KeyLeft:
		p.seek(line.At() - skip)
	case fyne.KeyRight:
		p.seek(line.At() + skip)
	case fyne.KeyHome:
		p.seek(0)
	case fyne.KeyEnd:
		p.seek(s.take.Duration)
	case fyne.KeyI:
		p.loopFrom()
	case fyne.KeyO:
		p.loopTo()
	case fyne.KeyL:
		p.toggleLoop()
	case fyne.KeyComma:
		p.faster(-1)
	case fyne.KeyPeriod:
		p.faster(1)
	case fyne.KeyA:
		p.toggle()
	case fyne.KeyN:
		p.jump(evenPlaces, direction())
	case fyne.KeyW:
		p.jump(pausePlaces, direction())
	case fyne.KeyK:
		p.jump(markPlaces, direction())
	case fyne.KeyPlus, fyne.KeyEqual:
		line.ZoomIn()
	case fyne.KeyMinus:
		line.ZoomOut()
	case fyne.Key0:
		line.ZoomWhole()
	case fyne.KeyPageUp:
		line.Scroll(-0.8)
	case fyne.KeyPageDown:
		line.Scroll(0.8)
	default:
		return false
	}
	return true
}

// direction is 1, and -1 while Shift is held.
func direction() int {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		return -1
	}
	return 1
}

// jump goes to the next place of a kind, or to the one before.
func (p *picture) jump(places func(spoken) []timeline.Span, direction int) {
	s, line := p.heard()
	const here = 60 * time.Millisecond // from where one has just arrived
	at, found := line.At(), time.Duration(-1)
	for _, place := range places(s) {
		switch {
		case direction > 0 && place.Start > at+here && found < 0:
			found = place.Start
		case direction < 0 && place.Start < at-here:
			found = place.Start
		}
	}
	if found < 0 {
		p.room.Window.Say(lang.L("There is none in this direction."))
		return
	}
	p.seek(found)
}

func evenPlaces(s spoken) []timeline.Span {
	if t := toneOf(s); t != nil {
		return t.Even
	}
	return nil
}

func pausePlaces(s spoken) []timeline.Span {
	if t := toneOf(s); t != nil {
		return t.Pauses
	}
	return nil
}

func markPlaces(s spoken) (places []timeline.Span) {
	for _, mark := range s.marks {
		places = append(places, timeline.Span{Start: mark.At, End: mark.At})
	}
	return places
}
