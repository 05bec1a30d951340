package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Spot is one thing of a picture that can be looked at closer: a point of a
// chart, a day of a calendar.
type Spot struct {
	Label string // short, for the axis; "" where the axis is silent
	Value float64
	Says  string // in words, when it is looked at
}

// spots is a picture of which one spot is looked at: the one under the mouse,
// or, with the focus, the one the arrow keys have come to.
type spots struct {
	fynewidget.BaseWidget

	// OnOpen is called when the spot that is looked at is pressed, by mouse or by Enter.
	OnOpen func(i int)

	all     []Spot
	looked  int // -1: none
	focused bool
	self    fyne.Widget
	at      func(pos fyne.Position) int // the spot at a place, -1 for none
	step    map[fyne.KeyName]int        // how far the keys go
}

var (
	_ fyne.Focusable    = (*spots)(nil)
	_ fyne.Tappable     = (*spots)(nil)
	_ desktop.Hoverable = (*spots)(nil)
)

func (s *spots) become(self fyne.Widget, at func(fyne.Position) int, step map[fyne.KeyName]int) {
	s.self, s.at, s.step, s.looked = self, at, step, -1
	s.ExtendBaseWidget(self)
}

// set shows other spots.
func (s *spots) set(all []Spot) {
	s.all, s.looked = all, -1
	s.Refresh()
}

// Looked is the spot that is looked at; -1 for none.
func (s *spots) Looked() int { return s.looked }

// says is what the spot says that is looked at.
func (s *spots) says() string {
	if s.looked < 0 || s.looked >= len(s.all) {
		return ""
	}
	return s.all[s.looked].Says
}

func (s *spots) look(i int) {
	if i != s.looked {
		s.looked = i
		s.Refresh()
	}
}

// MouseIn and the rest follow the mouse.
func (s *spots) MouseIn(ev *desktop.MouseEvent)    { s.look(s.at(ev.Position)) }
func (s *spots) MouseMoved(ev *desktop.MouseEvent) { s.look(s.at(ev.Position)) }
func (s *spots) MouseOut() {
	if !s.focused {
		s.look(-1)
	}
}

// Tapped opens the spot under the mouse.
func (s *spots) Tapped(ev *fyne.PointEvent) {
	s.look(s.at(ev.Position))
	s.open()
}

func (s *spots) open() {
	if s.looked >= 0 && s.OnOpen != nil {
		s.OnOpen(s.looked)
	}
}

// FocusGained looks at the last spot, which is the newest.
func (s *spots) FocusGained() {
	s.focused = true
	if s.looked < 0 {
		s.looked = len(s.all) - 1
	}
	s.Refresh()
}

// FocusLost looks away.
func (s *spots) FocusLost() {
	s.focused, s.looked = false, -1
	s.Refresh()
}

// TypedRune does nothing: keys are taken by TypedKey.
func (s *spots) TypedRune(rune) {}

// TypedKey goes from spot to spot by the arrow keys, Home and End, and opens one
// by Enter; other keys go to the window.
func (s *spots) TypedKey(ev *fyne.KeyEvent) {
	by, moves := s.step[ev.Name]
	switch {
	case len(s.all) == 0:
		passOn(s.self, ev)
	case moves:
		if to := s.looked + by; to >= 0 && to < len(s.all) {
			s.look(to)
		}
	case ev.Name == fyne.KeyHome:
		s.look(0)
	case ev.Name == fyne.KeyEnd:
		s.look(len(s.all) - 1)
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		s.open()
	default:
		passOn(s.self, ev)
	}
}
