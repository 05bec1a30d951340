package widget

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// The meter shows levels from meterFloor to 0 dBFS. It rises at once, falls
// by meterRelease, and holds the last peak for peakHold.
const (
	meterFloor   = -60.0
	meterRelease = 20.0 // dB/s
	peakHold     = 1500 * time.Millisecond
	tooLoud      = -1.0 // dBFS; from here on the end of the meter turns red
)

// Meter shows how loud the microphone hears: a bar for the level, a line for
// the last peak, and a square at the end that shows when it was too loud.
type Meter struct {
	fynewidget.BaseWidget
	level, peak float64 // dBFS as shown
	held        time.Duration
	loud        time.Duration // for how long the warning still shows
	drawn       meterState
}

// meterState is what there is to see of a meter.
type meterState struct {
	level, peak float64
	loud        bool
}

func (m *Meter) state() meterState { return meterState{m.level, m.peak, m.loud > 0} }

// NewMeter returns a meter that shows silence.
func NewMeter() *Meter {
	m := &Meter{level: meterFloor, peak: meterFloor}
	m.ExtendBaseWidget(m)
	return m
}

// SetLevel gives what was measured since the last call, in dBFS. It is shown
// by the next Tick.
func (m *Meter) SetLevel(peakDB, rmsDB float64) {
	m.level = max(m.level, clampLevel(rmsDB))
	if peak := clampLevel(peakDB); peak >= m.peak {
		m.peak, m.held = peak, peakHold
	}
	if peakDB >= tooLoud {
		m.loud = peakHold
	}
}

// Tick draws the meter if it has changed, moves it on by dt, and tells whether
// it still moves.
func (m *Meter) Tick(dt time.Duration) (moving bool) {
	if m.state() != m.drawn {
		m.Refresh()
	}
	fall := meterRelease * dt.Seconds()
	m.level = max(meterFloor, m.level-fall)
	m.held -= dt
	if m.held <= 0 {
		m.held = 0
		m.peak = max(m.level, m.peak-fall)
	}
	m.loud = max(0, m.loud-dt)
	return m.level > meterFloor || m.peak > meterFloor || m.loud > 0
}

// Reset shows silence again.
func (m *Meter) Reset() {
	m.level, m.peak, m.held, m.loud = meterFloor, meterFloor, 0, 0
	m.Refresh()
}

// Shown returns what the meter shows: level and held peak in dBFS, and
// whether it warns that it was too loud.
func (m *Meter) Shown() (level, peak float64, loud bool) { return m.level, m.peak, m.loud > 0 }

func clampLevel(db float64) float64 {
	if !(db > meterFloor) { // NaN too
		return meterFloor
	}
	return min(db, 0)
}

// CreateRenderer links the widget to its bars.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	const bar, line float32 = 10, 16
	track, level := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	peak, end := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	track.CornerRadius, level.CornerRadius, peak.CornerRadius, end.CornerRadius = bar/2, bar/2, 1.5, 2
	r := &plain{
		self:    m,
		objects: []fyne.CanvasObject{track, level, peak, end},
		min:     func() fyne.Size { return fyne.NewSize(160, line) },
	}
	r.lay = func(size fyne.Size) {
		top := middle(size.Height, bar)
		width := size.Width - line - theme.Grid // the square stands behind the bar
		at := func(db float64) float32 { return width * float32(1-db/meterFloor) }
		place(track, 0, top, width, bar)
		place(level, 0, top, max(bar, at(m.level)), bar)
		place(peak, min(at(m.peak), width-3), middle(size.Height, line), 3, line)
		place(end, size.Width-bar-1, top, bar, bar)
		show(level, m.level > meterFloor)
		show(peak, m.peak > meterFloor)
		show(end, m.loud > 0)
	}
	r.paint = func() {
		m.drawn = m.state()
		track.FillColor = theme.Color(theme.Line)
		level.FillColor = theme.Color(theme.Well)
		peak.FillColor = theme.Color(theme.Quiet)
		end.FillColor = theme.Color(theme.Recording)
		r.lay(m.Size())
	}
	r.paint()
	return r
}
