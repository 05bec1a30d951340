// Package settings is the room in which Greenroom is made to fit: sound,
// practice, appearance, and what is kept where. What is chosen holds at once.
package settings

import (
	"context"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/room"
	"greenroom/ui/studio"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// Devices lists what the machine can listen and play with; [audio.Host] does.
type Devices interface {
	Microphones(ctx context.Context) ([]audio.Device, error)
	Loudspeakers(ctx context.Context) ([]audio.Device, error)
}

// maxWidth keeps the cards from getting too wide to read.
const maxWidth float32 = 920

// cardGap stands between the cards.
const cardGap = 3 * theme.Grid

// Room is the settings room.
type Room struct {
	window  room.Window
	store   *data.Store // whole, as package prefs reads and writes through it
	devices Devices
	machine studio.Sound
	house   House

	prefs    prefs.Prefs
	content  fyne.CanvasObject
	scroll   *container.Scroll
	sections []section

	sound    *soundSection
	practice *practiceSection
	rhythm   *rhythmSection
	look     *lookSection
	data     *dataSection
	backups  *backupsSection
	checked  *checkSection

	everything *everythingSection

	here    bool
	wanted  string // the section to scroll to, while what stands above it still grows
	loading task.Latest
	saving  task.Saver     // lengths that are typed
	writing sync.WaitGroup // all other changes
	cancel  func()
}

// section is a card of the room and where it is found.
type section struct {
	address, title string
	card           fyne.CanvasObject
}

// House is what the room asks of the house around it.
type House struct {
	Flush   func() // has all rooms store what was typed; not on the UI thread
	Restart func() // ends Greenroom and starts it again
}

// New makes the room.
func New(window room.Window, store *data.Store, devices Devices, sound studio.Sound, house House) *Room {
	r := &Room{window: window, store: store, devices: devices, machine: sound, house: house, prefs: prefs.Default()}
	r.saving.Failed = func(err error) { window.Fail(lang.L("save this setting"), err) }
	r.sound = newSoundSection(r)
	r.practice = newPracticeSection(r)
	r.rhythm = newRhythmSection(r)
	r.look = newLookSection(r)
	r.data = newDataSection(r)
	r.backups = newBackupsSection(r)
	r.everything = newEverythingSection(r)
	r.checked = newCheckSection(r)
	r.sections = []section{
		{"sound", lang.L("Sound"), r.sound.card},
		{"practice", lang.L("Practice"), r.practice.card},
		{"rhythm", lang.L("Rhythm"), r.rhythm.card},
		{"appearance", lang.L("Appearance"), r.look.card},
		{"data", lang.L("Your data"), r.data.card},
		{"backups", lang.L("Backups"), r.backups.card},
		{"everything", lang.L("Everything in one file"), r.everything.card},
		{"check", lang.L("Check my data"), r.checked.card},
		{"about", lang.L("About"), aboutCard()},
	}
	r.furnish()
	r.cancel = store.Subscribe(func(kind data.Kind) {
		if kind != data.KindSetting {
			fyne.Do(r.dataChanged)
		}
	})
	return r
}

func (r *Room) furnish() {
	jumps := widget.Flow(theme.Grid)
	cards := widget.VStack(cardGap)
	for _, s := range r.sections {
		jumps.Add(widget.NewChip(s.title, func() { r.window.Go("settings/" + s.address) }))
		cards.Add(s.card)
	}
	r.scroll = widget.Scroll(widget.MaxWidthLeft(cards, maxWidth))
	header := widget.VStack(2*theme.Grid, widget.NewHeading(lang.L("Settings"), theme.SizeTitle), jumps)
	r.content = widget.Page(header, r.scroll, nil)
}

// Content implements [room.Room].
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Enter implements [room.Room]. It takes "" and the name of a section: "sound",
// "practice", "appearance", "data", "backups", "everything", "check", "about";
// and what Import gives.
func (r *Room) Enter(rest string) {
	r.here = true
	what, file := room.Split(rest)
	if r.wanted = rest; what == importAddress {
		r.wanted = "everything"
		r.everything.preview(file)
	}
	r.load()
	r.sound.refresh()
	r.refresh()
}

// importAddress is followed by the path of an export.
const importAddress = "import"

// Import is the address under which an export is looked through and offered to
// be brought in.
func Import(file string) string { return "settings/" + importAddress + "/" + file }

// refresh looks again at what is kept.
func (r *Room) refresh() {
	r.data.refresh()
	r.backups.refresh()
}

// Leave implements [room.Room].
func (r *Room) Leave() {
	r.here = false
	r.sound.check.stop()
	go r.saving.Flush()
}

// Flush implements [room.Flusher].
func (r *Room) Flush() {
	r.saving.Flush()
	r.writing.Wait()
	r.sound.looking.Wait()
	r.data.looking.Wait()
	r.backups.looking.Wait()
	r.loading.Wait()
}

// Close implements [room.Closer].
func (r *Room) Close() {
	r.cancel()
	r.sound.check.stop()
	r.sound.check.running.Wait()
	r.Flush()
}

// TypedKey implements [room.KeyTaker]: T tests the microphone, Escape ends the test.
func (r *Room) TypedKey(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyT:
		r.sound.check.press()
	case key.Name == fyne.KeyEscape && r.sound.check.busy():
		r.sound.check.stop()
	default:
		return false
	}
	return true
}

// load reads the settings and shows them.
func (r *Room) load() {
	r.loading.Run(func(ctx context.Context) func() {
		r.saving.Flush()
		loaded, err := prefs.Load(ctx, r.store)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("read the settings"), err)
			}
			r.prefs = loaded
			r.sound.show()
			r.practice.show()
			r.rhythm.show()
			r.look.show()
			r.scrollToWanted()
		}
	})
}

// scrollToWanted brings the section that was asked for to the top, as far as
// there is enough below it. It is called again as devices and trash come in,
// until the person goes elsewhere.
func (r *Room) scrollToWanted() {
	y := float32(0)
	for _, s := range r.sections {
		if s.address == r.wanted {
			r.scroll.Refresh() // makes it as high as its content is by now
			r.scroll.OnScrolled = nil
			r.scroll.ScrollToOffset(fyne.NewPos(0, y))
			r.scroll.OnScrolled = func(fyne.Position) { r.wanted = "" }
			return
		}
		y += s.card.MinSize().Height + cardGap
	}
}

// dataChanged counts again what is kept.
func (r *Room) dataChanged() {
	if r.here {
		r.data.refresh()
	}
}

// change runs work beside the UI thread, and done, if any, on it when work succeeded.
func (r *Room) change(doing string, work func(ctx context.Context) error, done func()) {
	r.writing.Go(func() {
		err := work(context.Background())
		fyne.Do(func() {
			switch {
			case err != nil:
				r.window.Fail(doing, err)
			case done != nil:
				done()
			}
		})
	})
}

// labelled puts a quiet label above a choice.
func labelled(label string, content fyne.CanvasObject) fyne.CanvasObject {
	return widget.VStack(theme.Grid, widget.NewQuiet(label), content)
}

// explained is a text in the size of what is read second, of several lines.
func explained(text string) *widget.Text {
	t := widget.NewText(text)
	t.TextSize, t.Color = theme.SizeQuiet, theme.Quiet
	return t
}
