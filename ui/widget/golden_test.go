package widget_test

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// The pictures in testdata show each part in light and in dark. A test that
// fails leaves what it saw in testdata/failed. The words in them are all of
// letters that the embedded fonts have.
func TestThePartsLookAsTheyWereDrawn(t *testing.T) {
	parts := map[string]struct {
		size fyne.Size
		make func() fyne.CanvasObject
	}{
		"buttons":  {fyne.NewSize(560, 190), buttons},
		"words":    {fyne.NewSize(420, 320), words},
		"chips":    {fyne.NewSize(380, 110), chips},
		"rail":     {fyne.NewSize(196, 300), rail},
		"waveform": {fyne.NewSize(420, 150), waveform},
		"recorder": {fyne.NewSize(380, 330), recorder},
		"list":     {fyne.NewSize(360, 260), list},
		"marked":   {fyne.NewSize(360, 130), marked},
		"fields":   {fyne.NewSize(400, 350), fields},
		"empty":    {fyne.NewSize(440, 300), empty},
		"measures": {fyne.NewSize(460, 290), measures},
		"charts":   {fyne.NewSize(420, 620), charts},
		"rings":    {fyne.NewSize(330, 110), rings},
	}
	for name, part := range parts {
		for look, appearance := range map[string]theme.Appearance{"light": theme.Light, "dark": theme.Dark} {
			t.Run(name+" in "+look, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(theme.New(appearance, 1))
				c := showAgain(t, container.NewStack(widget.NewSurface(theme.Page), widget.Pad(part.make(), 12, 12, 12, 12)), part.size.Width, part.size.Height)
				test.AssertRendersToImage(t, name+"_"+look+".png", c)
			})
		}
	}
}

func TestASheetAndAToastLookAsTheyWereDrawn(t *testing.T) {
	for look, appearance := range map[string]theme.Appearance{"light": theme.Light, "dark": theme.Dark} {
		t.Run(look, func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(theme.New(appearance, 1))
			toasts := widget.NewToasts()
			w := test.NewTempWindow(t, container.NewStack(widget.NewSurface(theme.Page), toasts))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(560, 420))
			toasts.Say("The entry is in the trash", "Undo", func() {})
			test.AssertRendersToImage(t, "toast_"+look+".png", w.Canvas())
			toasts.Clear()
			do := widget.NewButton("Empty it", "", nil)
			do.Style = widget.Filled
			widget.ShowSheet(w, "Empty the trash?", widget.NewText("Four entries and two takes go for good. This cannot be undone."), widget.NewButton("Cancel", "Esc", nil), do)
			test.AssertRendersToImage(t, "sheet_"+look+".png", w.Canvas())
		})
	}
}

func buttons() fyne.CanvasObject {
	style := func(label, key string, style widget.Style) *widget.Button {
		b := widget.NewButton(label, key, func() {})
		b.Style = style
		return b
	}
	large := style("Record", "Space", widget.Filled)
	large.Large = true
	stop := style("Stop", "Space", widget.Raised)
	stop.Large, stop.Icon, stop.IconColor = true, "stop-filled", theme.Recording
	off, hovered, focused := style("Disabled", "D", widget.Filled), style("Hovered", "", widget.Raised), style("Focused", "", widget.Raised)
	off.Disable()
	hovered.MouseIn(nil)
	focused.FocusGained()
	return widget.VStack(18,
		widget.HStack(12, large, stop, widget.NewHint("Guidance", "G", func() {})),
		widget.HStack(12, style("Play", "P", widget.Filled), style("Import", "", widget.Raised), style("Plain", "", widget.Plain), style("Delete", "", widget.Danger)),
		widget.HStack(12, off, hovered, focused, widget.NewIconButton("more", "More", func() {})))
}

func words() fyne.CanvasObject {
	long := widget.NewText("You began after a calm second, and your voice moved most where you named the result.")
	short := widget.NewLabel("A line that is too long for the place it was given, and therefore is cut off")
	return widget.VStack(12, widget.NewHeading("Tell me about a project you enjoyed.", theme.SizeQuestionSmall), widget.NewSection("What went well"), long, short,
		widget.NewQuiet("6 days ago · got there"), widget.Divider(), widget.NewFigures("0:38 / 1:51", theme.SizeNumber))
}

func chips() fyne.CanvasObject {
	choice := widget.NewChips(false, nil)
	choice.SetOptions("All 128", "Due 2", "Slipping 5", "Northlight Labs", "meetup")
	tag := widget.NewChip("cycling", nil)
	tag.OnRemove = func() {}
	return widget.VStack(12, choice, widget.HStack(6, tag, widget.NewChip("Passion", nil)))
}

func rail() fyne.CanvasObject {
	r := widget.NewRail([]widget.RailItem{
		{Address: "today", Label: "Today"}, {Address: "practise", Label: "Practise"}, {Address: "network", Label: "Network"},
		{Address: "search", Label: "Search", Keycap: "Ctrl F", Bottom: true},
	}, func(string) {})
	r.SetBadge("today", 4, false)
	r.SetBadge("network", 120, true)
	r.Select("practise")
	return widget.Pad(r, -12, -12, -12, -12)
}

func waveform() fyne.CanvasObject {
	w := widget.NewWaveform()
	var low, high []int8
	for i := range 600 {
		part := math.Abs(math.Sin(float64(i)/40)) * (0.4 + 0.6*math.Abs(math.Sin(float64(i)/7)))
		low, high = append(low, int8(-120*part)), append(high, int8(127*part))
	}
	w.SetPeaks(low, high)
	w.SetDuration(time.Minute)
	w.OnSeek = func(time.Duration) {}
	w.SetPosition(22 * time.Second)
	w.FocusGained()
	return widget.NewCard(w)
}

func recorder() fyne.CanvasObject {
	clock := widget.NewClock()
	clock.SetElapsed(72 * time.Second)
	parts := []fyne.CanvasObject{clock}
	for stage := range 4 {
		lights := widget.NewLights()
		lights.SetStage(stage)
		parts = append(parts, lights)
	}
	calm, loud := widget.NewMeter(), widget.NewMeter()
	calm.SetLevel(-12, -22)
	calm.Tick(0)
	loud.SetLevel(0, -4)
	loud.Tick(0)
	return widget.VStack(12, append(parts, calm, loud)...)
}

func list() fyne.CanvasObject {
	l := widget.NewList(func() widget.Row[[3]string] {
		name, role, when := widget.NewSection(""), widget.NewQuiet(""), widget.NewQuiet("")
		return widget.NewRow(widget.HStack(12, widget.Grow(widget.VStack(1, name, role)), when), func(p [3]string) {
			name.SetText(p[0])
			role.SetText(p[1])
			when.SetText(p[2])
		})
	})
	l.SetItems([][3]string{
		{"Mirela Dobre", "Recruiter, Halden Group", "3 weeks ago"},
		{"Yuki Tanabe", "Design lead, Arc & Anvil, and much more that does not fit", "12 days ago"},
		{"Sam Whitlock", "Former manager", "slipping, 9 weeks"},
	})
	l.Select(1)
	l.FocusGained()
	card := widget.NewCard(l)
	card.Padding = 8
	return card
}

func marked() fyne.CanvasObject {
	title, plain := widget.NewMarked("Tell me about a \x02project\x03 you enjoyed"), widget.NewMarked("Nothing is found in here")
	title.Bold = true
	snippet := widget.NewMarked("…the \x02calm\x03 half of the \x02project\x03, and whoever reads on needs more room than there is")
	snippet.TextSize, snippet.Color = theme.SizeQuiet, theme.Quiet
	return widget.VStack(6, title, snippet, plain)
}

func fields() fyne.CanvasObject {
	tags := widget.NewTagField(nil)
	tags.SetTags([]string{"meetup", "cycling"})
	entry := widget.NewEntry("E-mail", nil)
	entry.SetText("yuki@example.org")
	scale := widget.NewScale("unsure", "sure", nil)
	scale.SetValue(4)
	return widget.NewCard(widget.VStack(12, widget.NewSearchField("Search people", nil), entry, tags, widget.NewMultiLine("Notes", nil), scale))
}

func measures() fyne.CanvasObject {
	grade := widget.NewChoice([]string{"Stuck", "Got there", "Smooth", "Owned it"}, nil)
	grade.SetValue(3)
	on, focused := widget.NewTick("Gave a specific example", nil), widget.NewTick("Sounded like me", nil)
	on.SetOn(true)
	focused.FocusGained()
	within, beyond := widget.NewBandBar(), widget.NewBandBar()
	value, usual, far := 2.9, 2.4, 11.0
	within.Set(widget.Range{High: 6}, widget.Range{Low: 2, High: 4}, &value, &usual)
	beyond.Set(widget.Range{High: 10}, widget.Range{Low: 3, High: 8}, &far, nil)
	line, one := widget.NewTrend(), widget.NewTrend()
	line.Set([]float64{1.9, 2.4, 2.2, 2.3, 3.1, 2.9}, &widget.Range{Low: 2, High: 4})
	one.Set([]float64{218}, nil)
	return widget.NewCard(widget.VStack(12, grade, on, focused, within, beyond, widget.HStack(24, line, one)))
}

func rings() fyne.CanvasObject {
	all := widget.HStack(18)
	for _, done := range []int{0, 3, 9, 10} {
		ring := widget.NewRing(54)
		ring.Set(done, 10)
		all.Add(ring)
	}
	return widget.NewCard(all)
}

func empty() fyne.CanvasObject {
	return widget.NewEmpty("journal", "Nothing written yet", "A line after each answer is enough.", "Write the first line", "Ctrl N", func() {})
}
