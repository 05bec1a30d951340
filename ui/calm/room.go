// Package calm is the room for the minutes before a talk: a breath that guides,
// a look at how one sits, and a line of one's own.
package calm

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Deps is what the room is made of.
type Deps struct {
	Window   room.Window
	Now      func() time.Time
	Line     func(ctx context.Context) (string, error) // the person's own
	SaveLine func(ctx context.Context, line string) error
	// Confident is told how ready the person feels, 1 to 5, before what an
	// address leads to.
	Confident func(ctx context.Context, address string, value int) error
}

// Room is the calm start.
type Room struct {
	Deps

	content    fyne.CanvasObject
	breath     *widget.Breath
	pattern    *widget.Chips
	minutes    *widget.Chips
	start      *widget.Button
	left       *widget.Text
	ticks      []*widget.Tick
	line       *widget.Entry
	offers     *fyne.Container
	confidence *widget.Choice
	asks       *fyne.Container // how ready one feels; only before something
	begin      *widget.Button

	then    string // where it leads; "" is back
	chosen  pattern
	length  time.Duration
	elapsed time.Duration // of the breathing, up to since
	since   time.Time     // when it went on; zero while it rests

	animation *fyne.Animation
	frame     int
	saving    task.Saver
	loading   task.Latest
	filling   bool
}

// New makes the room.
func New(deps Deps) *Room {
	r := &Room{Deps: deps, chosen: longOut, length: time.Minute}
	r.saving.Failed = func(err error) { r.Window.Fail(lang.L("save your line"), err) }
	r.build()
	r.rest()
	return r
}

func (r *Room) build() {
	r.breath = widget.NewBreath()
	r.pattern = widget.NewChips(false, func(on []int) { r.chosen = []pattern{longOut, box}[on[0]]; r.rest() })
	r.pattern.SetOptions(lang.L("4 in, 6 out"), lang.L("Box: 4, 4, 4, 4"))
	r.minutes = widget.NewChips(false, func(on []int) { r.length = time.Duration(on[0]+1) * time.Minute; r.rest() })
	r.minutes.SetOptions(lang.L("1 min"), lang.L("2 min"), lang.L("3 min"))
	r.start = widget.NewButton("", lang.L("Space"), r.turn)
	r.start.Style, r.start.Large = widget.Filled, true
	r.left = widget.NewQuiet("")
	breathing := widget.NewCard(widget.VStack(2*theme.Grid,
		widget.VStack(theme.Grid, r.pattern, r.minutes),
		widget.Grow(r.breath),
		widget.HStack(2*theme.Grid, r.start, widget.Grow(r.left))))

	posture := widget.VStack(0, widget.NewSection(lang.L("How you sit and look")))
	for _, item := range presenceList() {
		tick := widget.NewTick(item.do, nil)
		r.ticks = append(r.ticks, tick)
		why := widget.NewText(item.why)
		why.TextSize, why.Color = theme.SizeQuiet, theme.Quiet
		posture.Add(widget.VStack(0, tick, widget.Pad(why, -5, 0, 5, 28)))
	}
	r.line = widget.NewEntry(lang.L("A line that is yours"), r.typed)
	r.line.OnLeave = func() { go r.saving.Flush() }
	r.offers = widget.Flow(theme.Grid)
	for _, offer := range []string{lang.L("They want to meet me, not to catch me."), lang.L("I have done harder things than this talk.")} {
		r.offers.Add(widget.NewHint(offer, "", func() { r.line.SetText(offer) }))
	}
	own := widget.VStack(theme.Grid, widget.NewSection(lang.L("Read this before it begins")), r.line, r.offers)
	r.confidence = widget.NewScale(lang.L("shaky"), lang.L("ready"), nil)
	r.asks = widget.HStack(2*theme.Grid, widget.NewQuiet(lang.L("How ready do you feel now?")), r.confidence)
	side := widget.Scroll(widget.VStack(3*theme.Grid, widget.NewCard(posture), widget.NewCard(own)))

	r.begin = widget.NewButton("", lang.L("Enter"), r.goOn)
	r.content = widget.Page(
		widget.VStack(0, widget.NewQuiet(lang.L("A minute is enough.")), widget.NewHeading(lang.L("A calm start"), theme.SizeTitle)),
		widget.Columns(breathing, side, 0.54),
		widget.HStack(3*theme.Grid, r.begin, r.asks))
}

// presence is something one can see to before a talk, and why.
type presence struct{ do, why string }

func presenceList() []presence {
	return []presence{
		{lang.L("Both feet on the floor"), lang.L("With the back off the chair the voice has room.")},
		{lang.L("Shoulders low, hands in sight"), lang.L("Open hands look at ease, and soon are.")},
		{lang.L("Camera as high as your eyes"), lang.L("And the light in front of you, not behind.")},
		{lang.L("Meet their eyes two thirds of the time"), lang.L("Looking away to think is fine; come back for the last words.")},
		{lang.L("Begin with a smile"), lang.L("It can be heard as well.")},
		{lang.L("Water within reach, notes away"), lang.L("A sip is a pause that nobody minds.")},
	}
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room]. It takes "" for the room itself, and
// "for/mock/begin" when it leads to the address mock/begin.
func (r *Room) Enter(rest string) {
	r.then, _ = strings.CutPrefix(rest, "for/")
	if !strings.HasPrefix(rest, "for/") {
		r.then = ""
	}
	label := lang.L("Done")
	if r.then != "" {
		label = lang.L("Begin")
	}
	r.begin.SetLabel(label)
	visible(r.asks, r.then != "")
	r.confidence.SetValue(0)
	for _, tick := range r.ticks {
		tick.SetOn(false)
	}
	r.rest()
	r.loading.Run(func(ctx context.Context) func() {
		r.saving.Flush()
		line, err := r.Line(ctx)
		return func() {
			if err != nil {
				r.Window.Fail(lang.L("read your line"), err)
				return
			}
			r.showLine(line)
		}
	})
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.rest()
	go r.saving.Flush()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() { r.saving.Flush() }

func (r *Room) showLine(line string) {
	r.filling = true
	r.line.SetText(line)
	r.filling = false
	visible(r.offers, strings.TrimSpace(line) == "")
}

func (r *Room) typed(line string) {
	visible(r.offers, strings.TrimSpace(line) == "")
	if r.filling {
		return
	}
	r.saving.Touch(func(ctx context.Context) error { return r.SaveLine(ctx, line) })
}

// turn begins the breathing, lets it rest, or lets it go on.
func (r *Room) turn() {
	if r.going() {
		r.elapsed += r.Now().Sub(r.since)
		r.since = time.Time{}
	} else {
		if r.elapsed >= r.length {
			r.elapsed = 0
		}
		r.since = r.Now()
	}
	r.show()
	r.move()
}

// rest puts the breathing back to its beginning.
func (r *Room) rest() {
	r.elapsed, r.since = 0, time.Time{}
	r.show()
	r.move()
}

func (r *Room) going() bool { return !r.since.IsZero() }

// spent is how long the person has breathed.
func (r *Room) spent() time.Duration {
	if !r.going() {
		return r.elapsed
	}
	return r.elapsed + r.Now().Sub(r.since)
}

// show shows where the breath stands.
func (r *Room) show() {
	spent := r.spent()
	if r.going() && spent >= r.length {
		r.elapsed, r.since = r.length, time.Time{}
		spent = r.length
		r.move()
	}
	switch {
	case spent >= r.length:
		r.breath.SetFull(0)
		r.breath.SetWords(lang.L("Well done"), "")
		r.start.SetLabel(lang.L("Once more"))
	case !r.going() && spent == 0:
		r.breath.SetFull(0)
		r.breath.SetWords(lang.L("When you like"), "")
		r.start.SetLabel(lang.L("Breathe"))
	default:
		m := r.chosen.at(spent)
		if moves() {
			r.breath.SetFull(float32(m.full))
		} else {
			r.breath.SetFull(0.5)
		}
		r.breath.SetWords(m.word(), inSeconds(m.left))
		r.start.SetLabel(lang.L("Rest"))
		if !r.going() {
			r.start.SetLabel(lang.L("Go on"))
		}
	}
	r.left.SetText(lang.L("{{.Time}} left", map[string]any{"Time": words.Clock((r.length - spent).Round(time.Second))}))
}

// inSeconds counts a time down in whole seconds, from its length to 1.
func inSeconds(left time.Duration) string {
	return strconv.Itoa(int((left + time.Second - time.Millisecond) / time.Second))
}

// moves reports whether the person wants things to move.
func moves() bool { return fyne.CurrentApp().Settings().ShowAnimations() }

// move keeps the breath going for as long as there is something to show.
func (r *Room) move() {
	on := r.going()
	if on == (r.animation != nil) {
		return
	}
	if !on {
		r.animation.Stop()
		r.animation = nil
		return
	}
	r.animation = fyne.NewAnimation(time.Second, func(float32) {
		if r.frame++; r.frame%2 == 0 {
			r.show()
		}
	})
	r.animation.RepeatCount = fyne.AnimationRepeatForever
	r.animation.Curve = fyne.AnimationLinear
	r.animation.Start()
}

// goOn leads where the person was going.
func (r *Room) goOn() {
	value := r.confidence.Value()
	if r.then == "" {
		r.Window.Go("today")
		return
	}
	then := r.then
	r.Window.Beside(func() {
		var err error
		if value > 0 {
			err = r.Confident(context.Background(), then, value)
		}
		fyne.Do(func() {
			if err != nil {
				r.Window.Fail(lang.L("keep how ready you feel"), err)
			}
			r.Window.Go(then)
		})
	})
}

// TypedKey implements [room.KeyTaker].
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace:
		r.turn()
	case fyne.KeyReturn, fyne.KeyEnter:
		r.goOn()
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5:
		if r.then != "" {
			r.confidence.Toggle(int(key.Name[0] - '0'))
		}
	default:
		return false
	}
	return true
}

func visible(object fyne.CanvasObject, on bool) {
	if on {
		object.Show()
	} else {
		object.Hide()
	}
}
