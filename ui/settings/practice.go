package settings

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// practiceSection sets how answers are timed.
type practiceSection struct {
	room *Room
	card *widget.Card

	classes  []*lengthsRow
	usual    *widget.Hint
	think    *widget.Chips
	guidance *widget.Chips
}

func newPracticeSection(r *Room) *practiceSection {
	s := &practiceSection{room: r}
	set := &r.prefs.Practice
	s.classes = []*lengthsRow{
		newLengthsRow(s, data.LengthShort, &set.Short),
		newLengthsRow(s, data.LengthStandard, &set.Standard),
		newLengthsRow(s, data.LengthStory, &set.Story),
	}
	s.usual = widget.NewHint(lang.L("Back to the usual lengths"), "", s.backToUsual)
	rows := widget.VStack(theme.Grid, lengthsHead())
	for _, row := range s.classes {
		rows.Add(row.content)
	}
	s.think = widget.NewChips(false, func(on []int) {
		r.prefs.Practice.ThinkSeconds = prefs.ThinkTimes()[on[0]]
		s.save()
	})
	var times []string
	for _, seconds := range prefs.ThinkTimes() {
		times = append(times, thinkTime(seconds))
	}
	s.think.SetOptions(times...)
	s.guidance = widget.NewChips(false, func(on []int) {
		r.prefs.Practice.OutlineWhileSpeaking = on[0] == 1
		r.prefs.Practice.GuidanceWhileSpeaking = on[0] == 2
		s.save()
	})
	s.guidance.SetOptions(lang.L("Hidden"), lang.L("The outline"), lang.L("Both in sight"))

	s.card = widget.NewCard(widget.VStack(3*theme.Grid,
		widget.HStack(0, widget.NewSection(lang.L("Practice")), widget.Spacer(), s.usual),
		explained(lang.L("How long an answer may take, in minutes and seconds. The lights only tell; nothing cuts you off.")),
		rows,
		labelled(lang.L("Time to think before the recording starts"), s.think),
		labelled(lang.L("Guidance and outline while you speak"), s.guidance)))
	s.show()
	return s
}

// show shows the settings as they are.
func (s *practiceSection) show() {
	for _, row := range s.classes {
		row.show()
	}
	s.think.SetSelected(max(0, slices.Index(prefs.ThinkTimes(), s.room.prefs.Practice.ThinkSeconds)))
	guidance := 0
	switch practice := s.room.prefs.Practice; {
	case practice.GuidanceWhileSpeaking:
		guidance = 2
	case practice.OutlineWhileSpeaking:
		guidance = 1
	}
	s.guidance.SetSelected(guidance)
	s.showUsual()
}

// showUsual offers the way back while there is one.
func (s *practiceSection) showUsual() {
	now, usual := s.room.prefs.Practice, prefs.Default().Practice
	different := now.Short != usual.Short || now.Standard != usual.Standard || now.Story != usual.Story
	for _, row := range s.classes {
		different = different || row.wrong()
	}
	if different {
		s.usual.Show()
	} else {
		s.usual.Hide()
	}
}

func (s *practiceSection) backToUsual() {
	usual := prefs.Default().Practice
	set := &s.room.prefs.Practice
	set.Short, set.Standard, set.Story = usual.Short, usual.Standard, usual.Story
	s.show()
	s.save()
}

// save keeps the settings a moment later.
func (s *practiceSection) save() {
	s.showUsual()
	set := s.room.prefs.Practice
	s.room.saving.Touch(func(ctx context.Context) error { return prefs.SavePractice(ctx, s.room.store, set) })
}

// thinkTime is what a thinking time is called.
func thinkTime(seconds int) string {
	switch {
	case seconds == 0:
		return lang.L("Off")
	case seconds >= 60 && seconds%60 == 0:
		return lang.L("{{.Minutes}} min", map[string]any{"Minutes": seconds / 60})
	}
	return lang.L("{{.Seconds}} s", map[string]any{"Seconds": seconds})
}

// lengthsRow is the three lights of one class of answer.
type lengthsRow struct {
	section            *practiceSection
	lengths            *prefs.Lengths
	green, yellow, red *widget.Entry
	problem            *widget.Text
	trouble            *fyne.Container
	content            *fyne.Container
	showing            bool // the fields are being filled, not typed in
}

func newLengthsRow(s *practiceSection, class data.Length, lengths *prefs.Lengths) *lengthsRow {
	row := &lengthsRow{section: s, lengths: lengths}
	row.green, row.yellow, row.red = row.field(), row.field(), row.field()
	row.problem = widget.NewText("")
	row.problem.TextSize = theme.SizeQuiet
	row.trouble = widget.HStackTop(10, widget.NewIcon("warning", theme.Recording, 16), widget.Grow(row.problem))
	row.trouble.Hide()
	row.content = widget.VStack(theme.Grid,
		inColumns(widget.NewLabel(words.Length(class)), row.green, row.yellow, row.red), row.trouble)
	return row
}

func (r *lengthsRow) field() *widget.Entry {
	e := widget.NewEntry("0:00", func(string) { r.typed() })
	e.OnLeave = r.left
	return e
}

// typed takes over what is typed once the three of them make sense.
func (r *lengthsRow) typed() {
	if r.showing {
		return
	}
	lengths, problem := readLengths(r.green.Text, r.yellow.Text, r.red.Text)
	r.tell(problem)
	if problem != "" {
		r.section.showUsual()
		return
	}
	*r.lengths = lengths
	r.section.save()
}

// left writes the times the usual way, unless there is something to put right.
func (r *lengthsRow) left() {
	if !r.wrong() {
		r.show()
	}
}

func (r *lengthsRow) wrong() bool { return r.problem.Content() != "" }

func (r *lengthsRow) tell(problem string) {
	r.problem.SetText(problem)
	if problem == "" {
		r.trouble.Hide()
	} else {
		r.trouble.Show()
	}
	r.section.card.Refresh()
}

// show fills the fields with the lengths as they are.
func (r *lengthsRow) show() {
	r.showing = true
	defer func() { r.showing = false }()
	for _, f := range []struct {
		field   *widget.Entry
		seconds int
	}{{r.green, r.lengths.Green}, {r.yellow, r.lengths.Yellow}, {r.red, r.lengths.Red}} {
		if text := words.Clock(time.Duration(f.seconds) * time.Second); f.field.Text != text {
			f.field.SetText(text)
		}
	}
	r.problem.SetText("")
	r.trouble.Hide()
}

// lengthsHead names the three lights, each with its place and colour.
func lengthsHead() fyne.CanvasObject {
	return inColumns(widget.Gap(0),
		light(theme.Well, lang.L("Green: enough")),
		light(theme.Yellow, lang.L("Yellow: finish")),
		light(theme.Recording, lang.L("Red: over")))
}

func light(colour fyne.ThemeColorName, name string) fyne.CanvasObject {
	words := explained(name)
	words.MaxLines = 1
	return widget.VStack(theme.Grid, bar(colour), words)
}

// bar is a short light, as the clock shows it.
func bar(colour fyne.ThemeColorName) fyne.CanvasObject {
	b := widget.NewCard(widget.Gap(0))
	b.Color, b.Padding = colour, 3
	return widget.HStack(0, widget.Wide(b, 46))
}
