package practice

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// skip is how far the arrow keys go within a take.
const skip = 5 * time.Second

// takesPanel is what was said before: the takes of a question, one of them
// opened with its waveform, its note and what can be done with it.
type takesPanel struct {
	room    *Room
	content fyne.CanvasObject
	body    *fyne.Container

	heading *widget.Text
	wave    *widget.Waveform
	time    *widget.Figures
	play    *widget.Button
	star    *widget.Button
	both    *widget.Hint
	note    *widget.Entry
	list    *widget.List[data.Take]
	opened  fyne.CanvasObject
	empty   fyne.CanvasObject

	selected  data.Take
	first     int64 // the take that is heard before the selected one; 0: none
	animation *fyne.Animation
	frame     int
}

func newTakesPanel(r *Room) *takesPanel {
	p := &takesPanel{room: r, body: container.NewStack()}
	p.heading = widget.NewSection("")
	p.wave = widget.NewWaveform()
	p.wave.OnSeek, p.wave.Height = p.seek, 72
	p.time = widget.NewFigures("", theme.SizeText)
	p.time.Color = theme.Quiet
	p.play = widget.NewButton(lang.L("Play"), "P", p.playOrPause)
	p.star = widget.NewIconButton("star", lang.L("Star this take"), p.toggleStar)
	var more *widget.Button
	more = widget.NewIconButton("more", lang.L("More for this take"), func() { p.showMenu(more) })
	p.both = widget.NewHint(lang.L("Compare"), "A", p.compare)
	p.note = widget.NewEntry(lang.L("What did you notice?"), p.saveNote)
	p.note.OnLeave = func() { go r.noting.Flush() }
	p.list = widget.NewList(func() widget.Row[data.Take] { return newTakeRow(r.Store.Now) })
	p.list.OnSelect = func(take data.Take) { p.open(take) }
	p.list.OnOpen = func(take data.Take) { p.open(take); p.playOrPause() }
	p.list.OnDelete = p.delete

	head := widget.HStack(0, widget.Grow(p.heading), p.star, more)
	buttons := widget.HStack(2*theme.Grid, p.play, p.time, widget.Spacer(), p.both)
	p.opened = widget.VStack(2*theme.Grid, head, p.wave, buttons, p.note, widget.Grow(p.list))
	p.empty = widget.VStack(0,
		widget.Grow(widget.NewEmpty("microphone", lang.L("Nothing recorded yet"),
			lang.L("Press Space and say it once, just to hear where you stand. Only you will."), "", "", nil)),
		widget.Centre(widget.NewHint(lang.L("Bring in a recording made elsewhere"), "", p.importTake)))
	p.content = widget.NewCard(p.body)
	p.show(nil, 0)
	return p
}

// show lists takes and opens one of them; 0 or a take that is gone: the newest.
func (p *takesPanel) show(takes []data.Take, selected int64) {
	if len(takes) == 0 {
		p.selected, p.first = data.Take{}, 0
		p.body.Objects = []fyne.CanvasObject{p.empty}
		p.body.Refresh()
		return
	}
	open := takes[0]
	for _, take := range takes {
		if take.ID == selected {
			open = take
		}
	}
	p.body.Objects = []fyne.CanvasObject{p.opened}
	p.list.SetItems(takes)
	p.open(open)
	p.body.Refresh()
}

// open shows one take; its peaks come from the store a moment later.
func (p *takesPanel) open(take data.Take) {
	another := take.ID != p.selected.ID
	p.selected = take
	now := p.room.Store.Now()
	heading := lang.L("{{.When}} · {{.Length}}", map[string]any{"When": words.When(take.Started, now), "Length": words.Clock(take.Duration)})
	if grade := words.Grade(take.Grade); grade != "" {
		heading += " · " + grade
	}
	p.heading.SetText(heading)
	p.star.SetIcon(starIcon(take.Star))
	if another || !focused(p.room.Window, p.note) {
		p.note.SetText(take.Note)
	}
	p.list.SelectFunc(func(t data.Take) bool { return t.ID == take.ID })
	p.playingChanged()
	if !another {
		return
	}
	p.wave.SetDuration(take.Duration)
	p.wave.SetPeaks(nil, nil)
	p.room.detail.Run(func(ctx context.Context) func() {
		whole, err := p.room.Store.Take(ctx, take.ID)
		if err != nil {
			return nil // the list is about to say so itself
		}
		var peaks audio.Peaks
		if err := peaks.UnmarshalBinary(whole.Peaks); err != nil {
			return nil // no picture is better than no sound
		}
		return func() { p.wave.SetPeaks(peaks.Min, peaks.Max) }
	})
}

// playOrPause plays the selected take, pauses it, or goes on.
func (p *takesPanel) playOrPause() {
	if p.selected.ID == 0 {
		return
	}
	if p.room.player.Playing().Take.ID == p.selected.ID {
		p.room.player.Toggle()
		return
	}
	p.playFrom(0)
}

func (p *takesPanel) playFrom(at time.Duration) {
	p.room.player.Play(p.room.prefs.Sound.Loudspeaker, at, p.selected)
}

// seek goes to a place of the selected take; what is not playing begins there.
func (p *takesPanel) seek(to time.Duration) {
	if p.selected.ID == 0 {
		return
	}
	p.wave.SetPosition(to)
	if p.room.player.Playing().Take.ID == p.selected.ID {
		p.room.player.Seek(to)
		return
	}
	p.playFrom(to)
}

// compare takes the selected take as the first of two; with a first already
// taken it lets both be heard, one after the other.
func (p *takesPanel) compare() {
	switch p.first {
	case 0:
		p.first = p.selected.ID
		p.room.Window.Say(lang.L("This one is heard first. Now choose another take and press A again."))
	case p.selected.ID:
		p.first = 0
	default:
		p.playBoth()
	}
	p.playingChanged()
}

func (p *takesPanel) playBoth() {
	for _, take := range p.room.takes {
		if take.ID == p.first {
			p.room.player.Play(p.room.prefs.Sound.Loudspeaker, 0, take, p.selected)
		}
	}
	p.first = 0
}

// playingChanged shows what is heard, and starts or stops what moves with it.
func (p *takesPanel) playingChanged() {
	playing := p.room.player.Playing()
	if playing.Active() && playing.Take.ID != p.selected.ID {
		p.open(playing.Take) // the second of two begins
		return
	}
	label := lang.L("Play")
	if playing.Active() && !playing.Paused {
		label = lang.L("Pause")
	}
	p.play.SetLabel(label)
	p.both.SetLabel(compareLabel(p.first, p.selected.ID))
	if !playing.Active() {
		p.wave.SetPosition(0)
	}
	p.showTime(playing.Position)
	p.move(playing.Active() && !playing.Paused)
}

func compareLabel(first, selected int64) string {
	switch first {
	case 0:
		return lang.L("Compare")
	case selected:
		return lang.L("Do not compare")
	}
	return lang.L("Play both")
}

func (p *takesPanel) showTime(position time.Duration) {
	p.time.SetText(words.Clock(position.Truncate(time.Second)) + " / " + words.Clock(p.selected.Duration))
}

// move keeps the playhead going for as long as something is heard.
func (p *takesPanel) move(on bool) {
	if on == (p.animation != nil) {
		return
	}
	if !on {
		p.animation.Stop()
		p.animation = nil
		return
	}
	p.animation = fyne.NewAnimation(time.Second, func(float32) {
		if p.frame++; p.frame%2 != 0 {
			return
		}
		position := p.room.player.Playing().Position
		p.wave.SetPosition(position)
		p.showTime(position)
	})
	p.animation.RepeatCount = fyne.AnimationRepeatForever
	p.animation.Curve = fyne.AnimationLinear
	p.animation.Start()
}

// typedKey is what the keys mean for the takes.
func (p *takesPanel) typedKey(key *fyne.KeyEvent) bool {
	if p.selected.ID == 0 {
		return false
	}
	switch key.Name {
	case fyne.KeyP:
		p.playOrPause()
	case fyne.KeyA:
		p.compare()
	case fyne.KeyS:
		p.toggleStar()
	case fyne.KeyLeft:
		p.seek(max(0, p.room.player.Playing().Position-skip))
	case fyne.KeyRight:
		p.seek(min(p.selected.Duration, p.room.player.Playing().Position+skip))
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		p.toggleGrade(int(key.Name[0] - '0'))
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyDelete:
		p.delete(p.selected)
	case fyne.KeyEscape:
		p.room.player.Stop()
	default:
		return false
	}
	return true
}

// step opens the take before or after the selected one in the list.
func (p *takesPanel) step(by int) {
	for i, take := range p.room.takes {
		if to := i + by; take.ID == p.selected.ID && to >= 0 && to < len(p.room.takes) {
			p.open(p.room.takes[to])
			return
		}
	}
}

func (p *takesPanel) saveNote(note string) {
	take := p.selected
	if take.ID == 0 {
		return
	}
	take.Note = note
	p.keep(take)
	p.room.noting.Touch(func(ctx context.Context) error { return p.room.Store.SaveTake(ctx, take) })
}

func (p *takesPanel) toggleStar() {
	take := p.selected
	take.Star = !take.Star
	p.keep(take)
	p.star.SetIcon(starIcon(take.Star))
	p.room.noting.Touch(func(ctx context.Context) error { return p.room.Store.SaveTake(ctx, take) })
	go p.room.noting.Flush()
}

// keep makes a changed take the one the panel knows.
func (p *takesPanel) keep(take data.Take) {
	p.selected = take
	for i := range p.room.takes {
		if p.room.takes[i].ID == take.ID {
			p.room.takes[i] = take
		}
	}
}

// toggleGrade says how the selected take went, or takes that back.
func (p *takesPanel) toggleGrade(grade int) {
	if grade == p.selected.Grade {
		grade = 0
	}
	p.setGrade(p.selected.ID, grade)
}

// setGrade keeps how a take went; the notice of the store shows it.
func (p *takesPanel) setGrade(take int64, grade int) {
	if take == 0 {
		return
	}
	p.room.Window.Beside(func() {
		if err := p.room.Store.SetGrade(context.Background(), take, grade); err != nil {
			fyne.Do(func() { p.room.Window.Fail(lang.L("keep how it went"), err) })
		}
	})
}

func starIcon(starred bool) string {
	if starred {
		return "star-filled"
	}
	return "star"
}
