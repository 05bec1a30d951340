package widget

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"greenroom/ui/theme"
)

// Chart is a small picture of numbers: a line over time, or bars side by side,
// with its axes. What is looked at, by mouse or by the arrow keys, says its
// number in words above; it is marked by a ring or an outline, not by colour
// alone.
type Chart struct {
	spots
	title  string
	bars   bool
	band   *Range
	span   *Range // the axis, if not the values decide
	format func(v float64) string
	zero   bool // the axis begins at zero
}

// NewLine returns a chart of points joined by a line. title says what it shows.
// format writes a number of the axis.
func NewLine(title string, format func(v float64) string) *Chart {
	c := &Chart{title: title, format: format}
	c.becomeChart()
	return c
}

// NewBarChart returns a chart of bars that stand on zero.
func NewBarChart(title string, format func(v float64) string) *Chart {
	c := &Chart{title: title, format: format, bars: true, zero: true}
	c.becomeChart()
	return c
}

// SetSpan has the axis go from one whole number to another, with a line for
// each, whatever the values are.
func (c *Chart) SetSpan(low, high int) {
	c.span = &Range{float64(low), float64(high)}
	c.Refresh()
}

func (c *Chart) becomeChart() {
	c.become(c, c.nearest, map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1})
}

// Set shows values, the oldest first, over a band; nil for none.
func (c *Chart) Set(values []Spot, band *Range) {
	c.band = band
	c.set(values)
}

// AccessibilityLabel returns what it shows.
func (c *Chart) AccessibilityLabel() string { return c.title }

// The parts of a chart.
const (
	chartAxis   float32 = 44  // left of it stand the numbers; wider where they are words
	chartFoot   float32 = 22  // below it stand the labels
	chartHead   float32 = 24  // above it stands what is looked at
	chartTall   float32 = 170 // all of it
	chartWide   float32 = 240
	dotSize     float32 = 7
	lookedSize  float32 = 13
	barMost     float32 = 34
	axisGap     float32 = 8
	chartGrid           = 3 // lines across
	labelsApart float32 = 64
)

// plot is where the values lie.
func (c *Chart) plot(size fyne.Size) (pos fyne.Position, area fyne.Size) {
	axis := chartAxis
	for _, v := range c.ticks() {
		axis = max(axis, chartWidth(c.format(v))+axisGap)
	}
	return fyne.NewPos(axis, chartHead),
		fyne.NewSize(max(size.Width-axis-dotSize, 1), max(size.Height-chartHead-chartFoot, 1))
}

// ticks are the values at which a line goes across.
func (c *Chart) ticks() []float64 {
	reach, n := c.reach(), chartGrid
	if c.span != nil {
		n = int(reach.High - reach.Low)
	}
	ticks := make([]float64, n+1)
	for i := range ticks {
		ticks[i] = reach.Low + (reach.High-reach.Low)*float64(i)/float64(n)
	}
	return ticks
}

// reach is the range of the axis: round numbers around values and band.
func (c *Chart) reach() Range {
	if c.span != nil {
		return *c.span
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, s := range c.all {
		low, high = min(low, s.Value), max(high, s.Value)
	}
	if c.band != nil {
		low, high = min(low, c.band.Low), max(high, c.band.High)
	}
	if c.zero || math.IsInf(low, 1) {
		low = min(low, 0)
		if math.IsInf(low, 1) {
			low = 0
		}
	}
	if math.IsInf(high, -1) || high <= low {
		high = low + 1
	}
	step := roundStep((high - low) / chartGrid)
	if c.bars {
		step = max(step, 1) // what bars count is whole
	}
	low = math.Floor(low/step) * step
	return Range{low, max(math.Ceil(high/step)*step, low+chartGrid*step)}
}

// roundStep is the next larger of 1, 2, 2.5 and 5 times a power of ten.
func roundStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, times := range []float64{1, 2, 2.5, 5} {
		if times*power >= v*0.999 {
			return times * power
		}
	}
	return 10 * power
}

// x is where a value stands across the plot.
func (c *Chart) x(i int, wide float32) float32 {
	if c.bars {
		return wide * (float32(i) + 0.5) / float32(len(c.all))
	}
	if len(c.all) == 1 {
		return wide / 2
	}
	return wide * float32(i) / float32(len(c.all)-1)
}

// nearest is the value nearest to a place, -1 when there is none.
func (c *Chart) nearest(at fyne.Position) int {
	pos, area := c.plot(c.Size())
	best, far := -1, float32(math.MaxFloat32)
	for i := range c.all {
		if d := float32(math.Abs(float64(c.x(i, area.Width) + pos.X - at.X))); d < far {
			best, far = i, d
		}
	}
	return best
}

// CreateRenderer draws it anew whenever it changes.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	r := &plain{self: c}
	r.min = func() fyne.Size { return fyne.NewSize(chartWide, chartTall) }
	draw := func() { r.objects = c.draw(c.Size()) }
	r.lay = func(fyne.Size) { draw() }
	r.paint = draw
	draw()
	return r
}

func (c *Chart) draw(size fyne.Size) (all []fyne.CanvasObject) {
	pos, area := c.plot(size)
	reach := c.reach()
	y := func(v float64) float32 {
		return pos.Y + area.Height*float32(1-(v-reach.Low)/(reach.High-reach.Low))
	}
	if c.band != nil {
		band := canvas.NewRectangle(theme.Color(theme.Raised))
		place(band, pos.X, y(c.band.High), area.Width, y(c.band.Low)-y(c.band.High))
		all = append(all, band)
	}
	for _, v := range c.ticks() {
		line := canvas.NewRectangle(theme.Color(theme.Line))
		place(line, pos.X, y(v), area.Width, 1)
		all = append(all, line, chartText(c.format(v), theme.Quiet, fyne.TextAlignTrailing, 0, y(v)-9, pos.X-axisGap))
	}
	all = append(all, c.drawLabels(pos, area)...)
	if c.bars {
		all = append(all, c.drawBars(pos, area, y)...)
	} else {
		all = append(all, c.drawLine(pos, area, y)...)
	}
	if says := c.says(); says != "" {
		all = append(all, chartText(says, theme.Text, fyne.TextAlignLeading, pos.X, 0, area.Width))
	}
	if c.focused {
		ring := newRing(4)
		paintRing(ring, true)
		layRing(ring, size)
		all = append(all, ring)
	}
	return all
}

func chartText(text string, role fyne.ThemeColorName, align fyne.TextAlign, x, y, wide float32) *canvas.Text {
	t := canvas.NewText(text, theme.Color(role))
	t.TextSize, t.Alignment = theme.Size(theme.SizeQuiet), align
	place(t, x, y, wide, 18)
	return t
}

func chartWidth(text string) float32 {
	return fyne.MeasureText(text, theme.Size(theme.SizeQuiet), fyne.TextStyle{}).Width
}

// drawLabels writes below the plot what its values are, as far as there is room.
func (c *Chart) drawLabels(pos fyne.Position, area fyne.Size) (all []fyne.CanvasObject) {
	last := -labelsApart
	for i, s := range c.all {
		x := pos.X + c.x(i, area.Width)
		if s.Label == "" || x-last < labelsApart {
			continue
		}
		last = x
		left := min(max(x-labelsApart/2, pos.X-8), pos.X+area.Width-labelsApart+dotSize)
		all = append(all, chartText(cut(s.Label, labelsApart-4), theme.Quiet, fyne.TextAlignCenter, left, pos.Y+area.Height+4, labelsApart))
	}
	return all
}

// cut shortens a label until it fits; the whole of it is in what the spot says.
func cut(label string, wide float32) string {
	fits := func(text string) bool { return chartWidth(text) <= wide }
	if fits(label) {
		return label
	}
	letters := []rune(label)
	for n := len(letters) - 1; n > 0; n-- {
		if text := strings.TrimSpace(string(letters[:n])) + "…"; fits(text) {
			return text
		}
	}
	return ""
}

func (c *Chart) drawBars(pos fyne.Position, area fyne.Size, y func(float64) float32) (all []fyne.CanvasObject) {
	wide := min(area.Width/float32(len(c.all)+1)*0.7, barMost)
	for i, s := range c.all {
		bar := canvas.NewRectangle(theme.Color(theme.Wave))
		bar.CornerRadius = 3
		if i == c.looked {
			bar.StrokeWidth, bar.StrokeColor = 2, theme.Color(theme.Accent)
		}
		top := y(s.Value)
		place(bar, pos.X+c.x(i, area.Width)-wide/2, top, wide, max(pos.Y+area.Height-top, 1))
		all = append(all, bar)
	}
	return all
}

func (c *Chart) drawLine(pos fyne.Position, area fyne.Size, y func(float64) float32) (all []fyne.CanvasObject) {
	point := func(i int) fyne.Position { return fyne.NewPos(pos.X+c.x(i, area.Width), y(c.all[i].Value)) }
	for i := 1; i < len(c.all); i++ {
		line := canvas.NewLine(theme.Color(theme.Well))
		line.StrokeWidth = 2
		line.Position1, line.Position2 = point(i-1), point(i)
		all = append(all, line)
	}
	for i := range c.all {
		size, fill := dotSize, theme.Color(theme.Well)
		dot := canvas.NewCircle(fill)
		if i == c.looked {
			size = lookedSize
			dot.FillColor, dot.StrokeColor, dot.StrokeWidth = color.Transparent, theme.Color(theme.Accent), 3
		}
		p := point(i)
		place(dot, p.X-size/2, p.Y-size/2, size, size)
		all = append(all, dot)
	}
	return all
}
