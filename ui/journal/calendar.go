package journal

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// showCalendar lets the person choose a day, on a sheet of paper under the
// object that was pressed. It goes away with a choice, a press beside it and
// Escape.
func showCalendar(win fyne.Window, under fyne.CanvasObject, chosen, today time.Time, choose func(day time.Time)) {
	var paper *fynewidget.PopUp
	title := widget.NewSection("")
	title.Align = fyne.TextAlignCenter
	days := newMonth(chosen, today)
	days.turned = func() { title.SetText(days.cursor.Format("January 2006")) }
	days.choose = func(day time.Time) {
		paper.Hide()
		choose(day)
	}
	days.cancel = func() { paper.Hide() }
	days.turned()
	head := widget.HStack(0,
		widget.NewIconButton("chevron-left", lang.L("The month before"), func() { days.turn(-1) }),
		widget.Grow(title),
		widget.NewIconButton("chevron-right", lang.L("The month after"), func() { days.turn(1) }),
	)
	sheet := widget.NewCard(widget.VStack(theme.Grid, head, days))
	sheet.Color, sheet.Padding = theme.Raised, 2*theme.Grid
	paper = fynewidget.NewPopUp(sheet, win.Canvas())
	paper.ShowAtRelativePosition(fyne.NewPos(0, under.Size().Height+theme.Grid), under)
	win.Canvas().Focus(days)
}

// civil is the day of a time, at noon, where no change of clocks comes near it.
func civil(t time.Time) time.Time {
	t = t.Local()
	return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.Local)
}

// onDay moves a time to another day and leaves its hour, so that what was
// written first that day still stands first.
func onDay(t, day time.Time) time.Time {
	t = t.Local()
	return time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.Local)
}

// weekStart is the day that a week begins with in a region.
func weekStart(region string) time.Weekday {
	switch region {
	case "BR", "CA", "CO", "IL", "IN", "JP", "KR", "MX", "PE", "PH", "TW", "US", "VE", "ZA":
		return time.Sunday
	case "AE", "DZ", "EG", "IQ", "JO", "KW", "LY", "QA", "SY":
		return time.Saturday
	}
	return time.Monday
}

func region() string {
	parts := strings.Split(strings.ReplaceAll(lang.SystemLocale().String(), "_", "-"), "-")
	if len(parts) < 2 {
		return ""
	}
	return parts[1]
}

// month is the days of one month to choose from, by mouse or by the arrow keys.
type month struct {
	fynewidget.BaseWidget

	chosen, today time.Time // at noon, as civil makes them
	cursor        time.Time // the day that Enter chooses; its month is the one in sight
	start         time.Weekday
	focused       bool
	hovered       time.Time // the day under the mouse, zero for none

	turned func() // another month is in sight
	choose func(day time.Time)
	cancel func()
}

var (
	_ fyne.Focusable    = (*month)(nil)
	_ fyne.Tappable     = (*month)(nil)
	_ desktop.Hoverable = (*month)(nil)
)

func newMonth(chosen, today time.Time) *month {
	m := &month{chosen: civil(chosen), today: civil(today), cursor: civil(chosen), start: weekStart(region())}
	m.ExtendBaseWidget(m)
	return m
}

const (
	dayWidth   float32 = 36
	dayHeight  float32 = 32
	weeksShown         = 6
)

// first is the day in the upper left corner.
func (m *month) first() time.Time {
	begin := m.cursor.AddDate(0, 0, 1-m.cursor.Day())
	return begin.AddDate(0, 0, -(int(begin.Weekday()-m.start)+7)%7)
}

func (m *month) move(day time.Time) {
	turned := day.Month() != m.cursor.Month() || day.Year() != m.cursor.Year()
	m.cursor = day
	if turned && m.turned != nil {
		m.turned()
	}
	m.Refresh()
}

// turn shows another month, the cursor on the same day or the last one there is.
func (m *month) turn(by int) {
	begin := m.cursor.AddDate(0, 0, 1-m.cursor.Day()).AddDate(0, by, 0)
	last := begin.AddDate(0, 1, -1).Day()
	m.move(begin.AddDate(0, 0, min(m.cursor.Day(), last)-1))
}

// TypedKey moves the cursor, chooses and closes.
func (m *month) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		m.move(m.cursor.AddDate(0, 0, -1))
	case fyne.KeyRight:
		m.move(m.cursor.AddDate(0, 0, 1))
	case fyne.KeyUp:
		m.move(m.cursor.AddDate(0, 0, -7))
	case fyne.KeyDown:
		m.move(m.cursor.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		m.turn(-1)
	case fyne.KeyPageDown:
		m.turn(1)
	case fyne.KeyHome:
		m.move(m.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(m.cursor)
	case fyne.KeyEscape:
		m.cancel()
	}
}

// TypedRune does nothing: keys are taken by TypedKey.
func (m *month) TypedRune(rune) {}

// FocusGained shows the cursor.
func (m *month) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost hides the cursor.
func (m *month) FocusLost() { m.focused = false; m.Refresh() }

// Tapped chooses the day under the mouse.
func (m *month) Tapped(at *fyne.PointEvent) {
	if day, ok := m.dayAt(at.Position); ok {
		m.choose(day)
	}
}

// MouseIn shows the day under the mouse.
func (m *month) MouseIn(at *desktop.MouseEvent) { m.MouseMoved(at) }

// MouseMoved shows the day under the mouse.
func (m *month) MouseMoved(at *desktop.MouseEvent) {
	day, _ := m.dayAt(at.Position)
	if !day.Equal(m.hovered) {
		m.hovered = day
		m.Refresh()
	}
}

// MouseOut ends what MouseMoved began.
func (m *month) MouseOut() { m.hovered = time.Time{}; m.Refresh() }

func (m *month) dayAt(at fyne.Position) (time.Time, bool) {
	column, row := int(at.X/dayWidth), int(at.Y/dayHeight)-1
	if at.X < 0 || column > 6 || at.Y < dayHeight || row >= weeksShown {
		return time.Time{}, false
	}
	return m.first().AddDate(0, 0, row*7+column), true
}

// CreateRenderer links the widget to its days.
func (m *month) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{month: m}
	for range 7 {
		r.weekdays = append(r.weekdays, canvas.NewText("", nil))
	}
	for range 7 * weeksShown {
		r.grounds = append(r.grounds, canvas.NewRectangle(nil))
		r.days = append(r.days, canvas.NewText("", nil))
	}
	for i := range r.grounds {
		r.objects = append(r.objects, r.grounds[i], r.days[i])
	}
	for _, t := range r.weekdays {
		r.objects = append(r.objects, t)
	}
	r.paint()
	return r
}

type monthRenderer struct {
	month    *month
	weekdays []*canvas.Text
	days     []*canvas.Text
	grounds  []*canvas.Rectangle
	objects  []fyne.CanvasObject
}

func (r *monthRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*dayWidth, (weeksShown+1)*dayHeight)
}

func (r *monthRenderer) Layout(fyne.Size) {
	for i, t := range r.weekdays {
		layCell(t, i, 0)
	}
	for i, t := range r.days {
		column, row := i%7, i/7+1
		layCell(t, column, row)
		r.grounds[i].Move(fyne.NewPos(float32(column)*dayWidth+2, float32(row)*dayHeight+1))
		r.grounds[i].Resize(fyne.NewSize(dayWidth-4, dayHeight-2))
	}
}

func layCell(t *canvas.Text, column, row int) {
	t.Move(fyne.NewPos(float32(column)*dayWidth, float32(row)*dayHeight+(dayHeight-t.MinSize().Height)/2))
	t.Resize(fyne.NewSize(dayWidth, t.MinSize().Height))
}

func (r *monthRenderer) Refresh() {
	r.paint()
	r.Layout(r.month.Size())
	canvas.Refresh(r.month)
}

func (r *monthRenderer) paint() {
	m := r.month
	first := m.first()
	for i, t := range r.weekdays {
		t.Text, t.Color = first.AddDate(0, 0, i).Format("Mon")[:2], theme.Color(theme.Quiet)
		t.TextSize, t.Alignment = theme.Size(theme.SizeQuiet), fyne.TextAlignCenter
	}
	for i, t := range r.days {
		day := first.AddDate(0, 0, i)
		ground, ring, letters := m.dayColors(day)
		t.Text, t.Color = day.Format("2"), theme.Color(letters)
		t.TextSize, t.Alignment = theme.Size(theme.SizeQuiet), fyne.TextAlignCenter
		t.TextStyle = fyne.TextStyle{Bold: day.Equal(m.chosen) || day.Equal(m.today)}
		g := r.grounds[i]
		g.CornerRadius = theme.ButtonRadius
		g.FillColor, g.StrokeColor, g.StrokeWidth = nil, nil, 0
		if ground != "" {
			g.FillColor = theme.Color(ground)
		}
		if ring {
			g.StrokeColor, g.StrokeWidth = theme.Color(theme.Accent), 2
		}
	}
}

// dayColors returns the roles of a day's ground ("" for none) and letters, and
// whether the cursor rings it. Today is bold beside being in the accent.
func (m *month) dayColors(day time.Time) (ground fyne.ThemeColorName, ring bool, letters fyne.ThemeColorName) {
	letters = theme.Text
	switch {
	case day.Equal(m.chosen):
		ground, letters = theme.Text, theme.Raised
	case day.Equal(m.today):
		letters = theme.Accent
	case day.Month() != m.cursor.Month():
		letters = theme.Faint
	}
	if ground == "" && day.Equal(m.hovered) {
		ground = theme.Line
	}
	return ground, m.focused && day.Equal(m.cursor), letters
}

func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *monthRenderer) Destroy() {}
