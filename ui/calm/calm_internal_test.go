package calm

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"greenroom/ui/uitest"
)

func TestABreathGoesThroughItsSteps(t *testing.T) {
	for _, c := range []struct {
		pattern pattern
		after   time.Duration
		step    step
		left    time.Duration
		full    float64
	}{
		{longOut, 0, in, 4 * time.Second, 0},
		{longOut, 2 * time.Second, in, 2 * time.Second, 0.5},
		{longOut, 4 * time.Second, out, 6 * time.Second, 1},
		{longOut, 7 * time.Second, out, 3 * time.Second, 0.5},
		{longOut, 10 * time.Second, in, 4 * time.Second, 0},
		{longOut, 59 * time.Second, out, time.Second, 0.067},
		{box, 5 * time.Second, holdFull, 3 * time.Second, 1},
		{box, 9 * time.Second, out, 3 * time.Second, 0.854},
		{box, 13 * time.Second, holdEmpty, 3 * time.Second, 0},
		{box, 16 * time.Second, in, 4 * time.Second, 0},
	} {
		m := c.pattern.at(c.after)
		if m.step != c.step || m.left != c.left || m.full < c.full-0.01 || m.full > c.full+0.01 {
			t.Errorf("%v after %v: %+v, want step %d, %v left, %v full", c.pattern, c.after, m, c.step, c.left, c.full)
		}
	}
}

func TestABreathNeverJumps(t *testing.T) {
	for _, p := range []pattern{longOut, box} {
		before := p.at(0).full
		for after := time.Duration(0); after < 2*p.length(); after += 33 * time.Millisecond {
			now := p.at(after).full
			if now-before > 0.03 || before-now > 0.03 {
				t.Fatalf("%v jumps from %v to %v after %v", p, before, now, after)
			}
			before = now
		}
	}
}

// place is the room with a clock, a store of one line, and what it was told.
type place struct {
	room   *Room
	screen *uitest.Screen
	window *uitest.Window
	now    time.Time

	mu    sync.Mutex
	line  string
	told  string
	value int
	fails error
}

func open(t *testing.T, address string) *place {
	t.Helper()
	p := &place{screen: uitest.NewScreen(t), window: &uitest.Window{}, now: time.Date(2026, 11, 24, 20, 0, 0, 0, time.UTC)}
	p.room = New(Deps{
		Window: p.window, Now: func() time.Time { return p.now },
		Line: func(context.Context) (string, error) { p.mu.Lock(); defer p.mu.Unlock(); return p.line, nil },
		SaveLine: func(_ context.Context, line string) error {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.line = line
			return nil
		},
		Confident: func(_ context.Context, address string, value int) error {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.told, p.value = address, value
			return p.fails
		},
	})
	p.window.Win = p.screen.Show(p.room.Content(), 1084, 760)
	p.room.Enter(address)
	return p
}

func (p *place) press(key fyne.KeyName) { p.room.TypedKey(&fyne.KeyEvent{Name: key}) }

// later lets time pass and the breath be seen.
func (p *place) later(d time.Duration) {
	p.now = p.now.Add(d)
	p.room.show()
}

func (p *place) sees(text string) bool { return strings.Contains(uitest.Words(p.room.Content()), text) }

func TestSpaceBreathesRestsAndGoesOn(t *testing.T) {
	p := open(t, "")
	p.press(fyne.KeySpace)
	p.later(4 * time.Second)
	if !p.sees("Breathe out 6") || !p.sees("0:56 left") {
		t.Errorf("after 4 s: %s", uitest.Words(p.room.Content()))
	}
	if full := p.room.breath.Full(); full < 0.99 {
		t.Errorf("the lungs are full to %v", full)
	}
	p.press(fyne.KeySpace)
	if p.room.animation != nil {
		t.Error("it moves while it rests")
	}
	p.later(time.Hour)
	if !p.sees("0:56 left") || !p.sees("Go on") {
		t.Errorf("while it rests: %s", uitest.Words(p.room.Content()))
	}
	p.press(fyne.KeySpace)
	p.later(56 * time.Second)
	if !p.sees("Well done") || p.room.animation != nil {
		t.Errorf("at the end: %s", uitest.Words(p.room.Content()))
	}
	p.press(fyne.KeySpace)
	if !p.sees("Breathe in 4") {
		t.Errorf("once more: %s", uitest.Words(p.room.Content()))
	}
	p.room.Leave()
	if p.room.animation != nil || p.room.going() {
		t.Error("it goes on after the room was left")
	}
}

func TestWhereNothingIsToMoveTheWordsGuide(t *testing.T) {
	t.Setenv("FYNE_THEME", "dark")
	p := open(t, "")
	still := fyne.CurrentApp()
	fyne.SetCurrentApp(&unmoving{still})
	defer fyne.SetCurrentApp(still)
	p.press(fyne.KeySpace)
	for range 5 {
		p.later(time.Second)
		if full := p.room.breath.Full(); full != 0.5 {
			t.Errorf("the disc moves to %v", full)
		}
	}
	if !p.sees("Breathe out 5") {
		t.Errorf("it says %s", uitest.Words(p.room.Content()))
	}
}

// unmoving is an app whose person wants nothing to move.
type unmoving struct{ fyne.App }

func (u *unmoving) Settings() fyne.Settings { return &unmovingSettings{u.App.Settings()} }

type unmovingSettings struct{ fyne.Settings }

func (*unmovingSettings) ShowAnimations() bool { return false }

func TestTheirLineIsKeptAndComesBack(t *testing.T) {
	p := open(t, "")
	p.screen.Until("lines are offered", func() bool { return p.sees("They want to meet me, not to catch me.") })
	uitest.Press(t, "They want to meet me, not to catch me.", p.room.Content())
	p.room.Flush()
	if p.line != "They want to meet me, not to catch me." {
		t.Errorf("kept %q", p.line)
	}
	p.room.Leave()
	p.room.Enter("")
	p.screen.Until("the line is there and no other is offered", func() bool {
		return p.room.line.Text == p.line && !p.sees("I have done harder things")
	})
}

func TestItLeadsOnAndHandsOnHowReadyOneFeels(t *testing.T) {
	p := open(t, "for/mock/begin")
	if !p.sees("How ready do you feel now?") {
		t.Error("it does not ask")
	}
	p.press(fyne.Key4)
	p.press(fyne.KeyReturn)
	p.screen.Until("it leads on", func() bool { return len(p.window.Went) == 1 })
	if p.window.Went[0] != "mock/begin" || p.told != "mock/begin" || p.value != 4 {
		t.Errorf("went to %v, told %q, %d", p.window.Went, p.told, p.value)
	}
	p.room.Enter("")
	if p.sees("How ready do you feel now?") {
		t.Error("it asks for nothing")
	}
	p.press(fyne.KeyReturn)
	if last := p.window.Went[len(p.window.Went)-1]; last != "today" {
		t.Errorf("it leads to %q", last)
	}
}

func TestAStoreThatFailsHoldsNobodyUp(t *testing.T) {
	p := open(t, "for/mock/begin")
	p.fails = errors.New("the disk is on fire")
	p.press(fyne.Key2)
	p.press(fyne.KeyReturn)
	p.screen.Until("it leads on", func() bool { return len(p.window.Went) == 1 })
	if len(p.window.Failed) != 1 {
		t.Error("nobody was told")
	}
}
