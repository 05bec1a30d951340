package ui

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// plainRoom notes what the window does with it.
type plainRoom struct {
	content *fyne.Container
	visits  []string
	left    int
	flushed int
	closed  int
	keys    []fyne.KeyName
	fresh   int
}

func newPlainRoom() *plainRoom { return &plainRoom{content: container.NewStack()} }

func (r *plainRoom) Content() fyne.CanvasObject { return r.content }
func (r *plainRoom) Enter(rest string)          { r.visits = append(r.visits, rest) }
func (r *plainRoom) Leave()                     { r.left++ }
func (r *plainRoom) Flush()                     { r.flushed++ }
func (r *plainRoom) Close()                     { r.closed++ }
func (r *plainRoom) New()                       { r.fresh++ }
func (r *plainRoom) TypedKey(key *fyne.KeyEvent) bool {
	r.keys = append(r.keys, key.Name)
	return key.Name == fyne.KeySpace
}

func openWindow(t *testing.T) (*uitest.Screen, *window, *plainRoom, *plainRoom) {
	t.Helper()
	screen := uitest.NewScreen(t)
	w := newWindow(screen.Show(container.NewStack(), 1280, 800), slog.New(slog.DiscardHandler))
	today, practise := newPlainRoom(), newPlainRoom()
	w.furnish(plan{"today": func() room.Room { return today }, "practise": func() room.Room { return practise }}, rail())
	w.Go("today")
	return screen, w, today, practise
}

func TestAnAddressOpensARoomAndLeavesTheOther(t *testing.T) {
	_, w, today, practise := openWindow(t)
	w.Go("practise/12")
	w.Go("take/5")
	if today.left != 1 || practise.left != 0 {
		t.Errorf("left today %d times, practise %d times", today.left, practise.left)
	}
	if got := strings.Join(practise.visits, " "); got != "12 take/5" {
		t.Errorf("practise was entered with %q", got)
	}
	w.Go("nowhere/1")
	if w.current != practise {
		t.Error("an address that does not exist changed the room")
	}
}

func TestEscapeGoesBackWhenTheRoomDoesNotWantIt(t *testing.T) {
	_, w, today, practise := openWindow(t)
	w.Go("practise/12")
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if w.current != practise {
		t.Fatal("a key the room used changed the room")
	}
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.current != today {
		t.Error("Escape did not go back")
	}
}

func TestUndoTakesTheLastStepBackAndSaysSo(t *testing.T) {
	screen, w, _, _ := openWindow(t)
	var undone []string
	for _, step := range []string{"first", "second"} {
		w.Undoable(step, func(context.Context) error { undone = append(undone, step); return nil })
	}
	for _, want := range []string{"second", "second first"} {
		w.Undo()
		screen.Until("undone: "+want, func() bool { return strings.Join(undone, " ") == want })
	}
	w.Undo()
	if shown := w.toasts.Texts(); !strings.Contains(strings.Join(shown, " "), "Nothing to undo") {
		t.Errorf("toasts %v", shown)
	}
}

func TestClosingWaitsForWhatWasJustDoneAndJustUndone(t *testing.T) {
	_, w, today, _ := openWindow(t)
	var done, undone atomic.Bool
	later := func(what *atomic.Bool) {
		time.Sleep(30 * time.Millisecond) // as a disk takes its time
		if today.closed == 0 {
			what.Store(true)
		}
	}
	w.Beside(func() { later(&done) })
	w.Undoable("a step", func(context.Context) error { later(&undone); return nil })
	w.Undo()
	w.close()
	if w.Go("practise"); w.current != room.Room(today) {
		t.Error("a room is opened after the end")
	}
	if !done.Load() || !undone.Load() || today.closed != 1 {
		t.Errorf("at the end it was done: %v, undone: %v, and the room closed %d times", done.Load(), undone.Load(), today.closed)
	}
}

func TestAFailureIsToldInPlainWords(t *testing.T) {
	_, w, _, _ := openWindow(t)
	w.Fail("save your note", errors.Join(errors.New("update entry 3"), data.ErrFull))
	told := strings.Join(w.toasts.Texts(), " ")
	if !strings.Contains(told, "Could not save your note. The disk is full.") || strings.Contains(told, "update entry") {
		t.Errorf("told %q", told)
	}
}

func TestCommandsRestWhileASheetLiesOverTheWindow(t *testing.T) {
	_, w, today, _ := openWindow(t)
	press := func() { w.mainMenu(func() {}).Items[0].Items[0].Action() }
	sheet := widget.ShowSheet(w.win, "A question", nil)
	press()
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if today.fresh != 0 || len(today.keys) != 0 {
		t.Error("the room heard a key through the sheet")
	}
	sheet.Close()
	press()
	if today.fresh != 1 {
		t.Error("New does nothing after the sheet is closed")
	}
}

func TestNoKeyIsUsedTwiceInTheMenu(t *testing.T) {
	_, w, _, _ := openWindow(t)
	used := map[string]string{}
	for _, menu := range w.mainMenu(func() {}).Items {
		for _, item := range menu.Items {
			shortcut, ok := item.Shortcut.(*desktop.CustomShortcut)
			if !ok {
				continue
			}
			if other := used[shortcut.ShortcutName()]; other != "" {
				t.Errorf("%s is %q and %q", shortcut.ShortcutName(), other, item.Label)
			}
			used[shortcut.ShortcutName()] = item.Label
		}
	}
}

func TestEveryMenuKeyIsOnTheKeyboardPage(t *testing.T) {
	_, w, _, _ := openWindow(t)
	w.showKeyboard()
	page := uitest.Words(w.win.Canvas().Overlays().Top())
	for _, menu := range w.menus() {
		for _, command := range menu.commands {
			if !strings.Contains(page, command.label) {
				t.Errorf("%q is missing", command.label)
			}
		}
	}
	for _, group := range roomKeys() {
		for _, key := range group.keys {
			if !strings.Contains(page, key.does) {
				t.Errorf("%q is missing", key.does)
			}
		}
	}
}

func TestClosingFlushesAndClosesEachRoomOnceThatWasEntered(t *testing.T) {
	_, w, today, practise := openWindow(t)
	w.house.plan["journal"] = func() room.Room {
		t.Error("a room is built that nobody entered")
		return newPlainRoom()
	}
	w.Go("take/5")
	w.Go("practise/12")
	w.close()
	for _, r := range []*plainRoom{today, practise} {
		if r.flushed != 1 || r.closed != 1 {
			t.Errorf("flushed %d times, closed %d times", r.flushed, r.closed)
		}
	}
}

func TestTheMetadataFileNamesTheSameApp(t *testing.T) {
	toml, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`ID = "` + ID + `"`, `Name = "` + name + `"`} {
		if !strings.Contains(string(toml), line) {
			t.Errorf("FyneApp.toml lacks %s", line)
		}
	}
}
