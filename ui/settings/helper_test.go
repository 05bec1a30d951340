package settings_test

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/settings"
	"greenroom/ui/settings/miccheck"
	"greenroom/ui/studio"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// place is a window with the room in it, over a store and a machine of its own.
type place struct {
	t       *testing.T
	screen  *uitest.Screen
	store   *data.Store
	room    *settings.Room
	window  fyne.Window
	machine *machine

	went   []string
	said   []string
	failed []string

	restarts int
}

func newPlace(t *testing.T) *place {
	t.Helper()
	screen := uitest.NewScreen(t)
	dir := t.TempDir()
	store, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatalf("open a store in %s: %v", dir, err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	p := &place{t: t, store: store, screen: screen, machine: newMachine()}
	p.room = settings.New(p, store, p.machine, p.machine, settings.House{Flush: func() {}, Restart: func() { p.restarts++ }})
	p.window = screen.Show(p.room.Content(), 1084, 800)
	t.Cleanup(p.room.Close)
	return p
}

// Go, Say, Beside, Undoable, Fail and Window make the place a room.Window.
func (p *place) Go(address string) { p.went = append(p.went, address) }
func (p *place) Say(text string)   { p.said = append(p.said, text) }
func (p *place) Fill(bool)         {}
func (p *place) Beside(w func())   { go w() }

func (p *place) Undoable(string, func(context.Context) error) {}
func (p *place) Fail(doing string, err error)                 { p.failed = append(p.failed, doing+": "+err.Error()) }
func (p *place) Window() fyne.Window                          { return p.window }

// enter opens the room, or one of its sections.
func (p *place) enter(rest string) *place {
	p.t.Helper()
	p.room.Enter(rest)
	p.settle()
	return p
}

// settle waits until everything is stored, loaded and shown.
func (p *place) settle() {
	p.t.Helper()
	for range 4 { // a change is stored, told, loaded and shown
		p.room.Flush()
		p.screen.Until("what is queued was shown", func() bool { return true })
	}
	if len(p.failed) > 0 {
		p.t.Fatalf("failed to %s", strings.Join(p.failed, "; "))
	}
}

// prefs reads what is kept.
func (p *place) prefs() prefs.Prefs {
	p.t.Helper()
	kept, err := prefs.Load(p.t.Context(), p.store)
	if err != nil {
		p.t.Fatal(err)
	}
	return kept
}

func visible(o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return nil
	}
	seen := []fyne.CanvasObject{o}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		seen = append(seen, visible(part)...)
	}
	return seen
}

// texts is every text that can be seen, in the room and over it.
func (p *place) texts() []string {
	var texts []string
	roots := append([]fyne.CanvasObject{p.room.Content()}, p.window.Canvas().Overlays().List()...)
	for _, root := range roots {
		for _, o := range visible(root) {
			switch o := o.(type) {
			case *widget.Text:
				texts = append(texts, o.Content())
			case *widget.Heading:
				texts = append(texts, o.Content())
			case *widget.Chip:
				texts = append(texts, o.Text())
			case *widget.Button:
				texts = append(texts, o.Label())
			case *widget.Hint:
				texts = append(texts, o.AccessibilityLabel())
			}
		}
	}
	return texts
}

func (p *place) sees(text string) bool {
	for _, seen := range p.texts() {
		if strings.Contains(seen, text) {
			return true
		}
	}
	return false
}

func (p *place) mustSee(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if !p.sees(text) {
			p.t.Fatalf("%q is not on the screen:\n%s", text, strings.Join(p.texts(), "\n"))
		}
	}
}

// press taps what has a label: a button, chip, hint or option.
func (p *place) press(label string) {
	p.t.Helper()
	roots := append([]fyne.CanvasObject{p.room.Content()}, p.window.Canvas().Overlays().List()...)
	for i := len(roots) - 1; i >= 0; i-- {
		for _, o := range visible(roots[i]) {
			tappable, ok := o.(fyne.Tappable)
			named, known := o.(interface{ AccessibilityLabel() string })
			if ok && known && named.AccessibilityLabel() == label {
				test.Tap(tappable)
				p.settle()
				return
			}
		}
	}
	p.t.Fatalf("there is no %q to press:\n%s", label, strings.Join(p.texts(), "\n"))
}

// fields are the nine fields of the lengths, row by row.
func (p *place) fields() []*widget.Entry {
	p.t.Helper()
	var fields []*widget.Entry
	for _, o := range visible(p.room.Content()) {
		if e, ok := o.(*widget.Entry); ok {
			fields = append(fields, e)
		}
	}
	if len(fields) != 9 {
		p.t.Fatalf("there are %d fields for lengths, want 9", len(fields))
	}
	return fields
}

// until waits for something that comes by itself a moment later.
func (p *place) until(what string, come func() bool) {
	p.t.Helper()
	p.screen.Until(what, come)
}

// machine is the sound of a machine, made up.
type machine struct {
	microphones, loudspeakers []audio.Device
	noMicrophones             error
	level                     audio.Level
	openErr, playErr          error
	hold                      bool // a recording goes on until it is told to end
	substitute                bool

	opened, used audio.Choice // what was asked for when recording and playing
	path         string
}

func newMachine() *machine {
	return &machine{
		microphones:  []audio.Device{{ID: "built-in", Name: "Built-in microphone", Default: true}, {ID: "usb", Name: "Desk microphone"}},
		loudspeakers: []audio.Device{{ID: "speaker", Name: "Built-in loudspeaker", Default: true}, {ID: "head", Name: "Headphones"}},
		level:        audio.Level{Peak: -9, RMS: -20},
	}
}

func (m *machine) Microphones(context.Context) ([]audio.Device, error) {
	return m.microphones, m.noMicrophones
}
func (m *machine) Loudspeakers(context.Context) ([]audio.Device, error) { return m.loudspeakers, nil }

func (m *machine) Record(_ context.Context, path string, c audio.Choice) (studio.Recording, error) {
	m.opened, m.path = c, path
	if m.openErr != nil {
		return nil, m.openErr
	}
	if err := os.WriteFile(path, []byte("sound"), 0o600); err != nil {
		return nil, err
	}
	heard := make(chan struct{})
	close(heard)
	return &recording{machine: m, heard: heard}, nil
}

func (m *machine) Play(_ string, _ time.Duration, c audio.Choice) (studio.Playback, error) {
	m.used = c
	if m.playErr != nil {
		return nil, m.playErr
	}
	done := make(chan struct{})
	close(done)
	return playback{done: done}, nil
}

// recording is over as soon as it was looked at, unless it is held.
type recording struct {
	machine *machine
	heard   chan struct{}
}

func (r *recording) Heard() <-chan struct{} { return r.heard }
func (r *recording) Done() <-chan struct{}  { return nil }
func (r *recording) Device() (audio.Device, bool) {
	return r.machine.microphones[0], r.machine.substitute
}
func (r *recording) Level() audio.Level        { return r.machine.level }
func (r *recording) Silent() bool              { return false }
func (r *recording) Stop() (audio.Clip, error) { return audio.Clip{Path: r.machine.path}, nil }

func (r *recording) Elapsed() time.Duration {
	if r.machine.hold {
		return time.Second
	}
	return miccheck.Length
}

type playback struct {
	studio.Playback
	done chan struct{}
}

func (p playback) Done() <-chan struct{} { return p.done }
func (p playback) Stop()                 {}
func (p playback) Err() error            { return nil }
