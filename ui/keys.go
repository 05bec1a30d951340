package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"greenroom/ui/room"
)

// command is something the main menu offers, with the key that does it.
type command struct {
	label string
	key   fyne.KeyName // with the platform's shortcut key (Ctrl, or Cmd)
	does  func()
}

// withShift before the name of a key asks for Shift as well. It is also what
// the Keyboard page says.
const withShift = "Shift "

func (c command) shortcut() *desktop.CustomShortcut {
	key, shift := strings.CutPrefix(string(c.key), withShift)
	modifier := fyne.KeyModifierShortcutDefault
	if shift {
		modifier |= fyne.KeyModifierShift
	}
	return &desktop.CustomShortcut{KeyName: fyne.KeyName(key), Modifier: modifier}
}

// menu is one menu of the main menu.
type menu struct {
	label    string
	commands []command
}

// menus is every command with a modifier. The main menu and the Keyboard page
// are both made from it, so that neither can miss a key the other has.
func (w *window) menus() []menu {
	return []menu{
		{lang.L("File"), []command{
			{lang.L("New in this room"), fyne.KeyN, w.newInRoom},
			{lang.L("Everything is saved by itself"), fyne.KeyS, w.saved},
			{lang.L("Settings"), fyne.KeyComma, w.goTo("settings")},
		}},
		{lang.L("Edit"), []command{
			{lang.L("Undo delete"), fyne.KeyZ, w.Undo},
			{lang.L("Search everything"), fyne.KeyF, w.goTo("search")},
			{lang.L("Search in this room"), withShift + fyne.KeyF, w.search},
		}},
		{lang.L("Go"), []command{
			{lang.L("Today"), fyne.Key1, w.goTo("today")},
			{lang.L("Practise"), fyne.Key2, w.goTo("practise")},
			{lang.L("Prepare"), fyne.Key3, w.goTo("prepare")},
			{lang.L("Interviews"), fyne.Key4, w.goTo("interviews")},
			{lang.L("Network"), fyne.Key5, w.goTo("network")},
			{lang.L("Journal"), fyne.Key6, w.goTo("journal")},
			{lang.L("Progress"), fyne.Key7, w.goTo("progress")},
			{lang.L("All questions"), fyne.KeyD, w.goTo("deck")},
			{lang.L("Mock interview"), fyne.KeyM, w.goTo("mock")},
			{lang.L("Calm start"), fyne.KeyB, w.goTo("calm")},
		}},
	}
}

// roomKey is a key without a modifier that a room understands.
type roomKey struct{ key, does string }

// keyGroup is the keys that hold in one place.
type keyGroup struct {
	title string
	keys  []roomKey
}

// roomKeys lists what the rooms do with plain keys, for the Keyboard page.
func roomKeys() []keyGroup {
	return []keyGroup{
		{lang.L("With a question open"), []roomKey{
			{lang.L("Space"), lang.L("Record, and stop")},
			{"P", lang.L("Play the take, pause, go on")},
			{"R", lang.L("Another take")},
			{lang.L("Enter"), lang.L("Next question")},
			{"G", lang.L("Guidance")},
			{"U", lang.L("Follow-up questions")},
			{"T", lang.L("Stories you could tell")},
			{"J", lang.L("Write about this take")},
			{"H", lang.L("How the take sounded")},
			{lang.L("1 to 4"), lang.L("How it went, from stuck to owned it")},
			{"A", lang.L("Compare two takes: hear one after the other")},
			{"S", lang.L("Star the take")},
			{lang.L("Left, Right"), lang.L("5 seconds back, 5 seconds on")},
			{lang.L("Up, Down"), lang.L("Another take of this question")},
			{lang.L("Delete"), lang.L("Delete the take")},
		}},
		{lang.L("While you speak"), []roomKey{
			{lang.L("Space"), lang.L("Stop")},
			{"M", lang.L("Mark this place, to come back to it")},
		}},
		{lang.L("While you see how it sounded"), []roomKey{
			{"P", lang.L("Play, pause, go on")},
			{lang.L("Left, Right"), lang.L("5 seconds back, 5 seconds on")},
			{"I, O", lang.L("Loop from here, loop to here")},
			{"L", lang.L("Loop on, loop off")},
			{", .", lang.L("Slower, faster")},
			{"M", lang.L("Mark this place; 1 to 5 say what it is")},
			{lang.L("1 to 4"), lang.L("How it went, from stuck to owned it")},
			{"S", lang.L("The next part of the story begins here")},
			{"N, W, K", lang.L("Next even stretch, pause, mark (Shift: back)")},
			{lang.L("H, then Y or X"), lang.L("Next possible hesitation: it is, it is not")},
			{"+, −, 0", lang.L("Closer, further away, the whole take")},
			{lang.L("Page Up, Page Down"), lang.L("Scroll back, scroll on")},
			{"C", lang.L("Compare takes; A changes between them")},
			{"J", lang.L("Keep what is said as a journal entry")},
		}},
		{lang.L("In a mock interview"), []roomKey{
			{lang.L("Space"), lang.L("Begin, answer, stop, go on")},
			{"N", lang.L("Pass this question")},
			{lang.L("Esc"), lang.L("Pause; what you said is kept")},
			{"E", lang.L("Finish here, while it is paused")},
			{lang.L("1 to 4"), lang.L("How each answer went, one by one")},
			{"V", lang.L("With a partner: keep what they say, aloud")},
			{lang.L("1 to 7"), lang.L("With a partner: tick what they heard")},
		}},
		{lang.L("With somebody open in the network"), []roomKey{
			{"T", lang.L("Keep that you wrote, called or met")},
			{"F", lang.L("Plan when to write again")},
			{"D", lang.L("Draft a message")},
			{"I", lang.L("Informational interview: what to ask them")},
			{"J", lang.L("Write about them in the journal")},
			{"M", lang.L("Make one of two contacts")},
			{"E", lang.L("Events and organisations")},
			{"O", lang.L("Show only some: by company, by how long ago")},
		}},
		{lang.L("With an event open"), []roomKey{
			{"W", lang.L("Somebody you would like to meet")},
			{"M", lang.L("Somebody you met")},
			{lang.L("1 to 9"), lang.L("Write to them tomorrow, next week, or not")},
		}},
		{lang.L("With your interviews"), []roomKey{
			{"B", lang.L("The board of your interviews")},
			{"G", lang.L("What I want to find out")},
			{"L", lang.L("Letters")},
			{"O", lang.L("Offers")},
			{"E", lang.L("What I want to learn")},
		}},
		{lang.L("With an interview on the board"), []roomKey{
			{lang.L("Arrows"), lang.L("Another interview")},
			{lang.L("Shift and Left, Right"), lang.L("Move it to the stage beside it")},
			{lang.L("Enter"), lang.L("Open it")},
		}},
		{lang.L("Looking back, on how an answer went"), []roomKey{
			{lang.L("1 to 4"), lang.L("How it went, from stuck to owned it")},
			{"C", lang.L("Make the question a card, due tomorrow")},
			{"G", lang.L("Keep it to find out: I could not answer")},
		}},
		{lang.L("On the first page"), []roomKey{
			{lang.L("Space"), lang.L("Start with what is due")},
			{"M", lang.L("Mock interview")},
			{"C", lang.L("Calm start")},
			{"J", lang.L("Write a line for the journal")},
			{"L", lang.L("Look back on an interview that is over")},
		}},
		{lang.L("Where you prepare"), []roomKey{
			{lang.L("1 to 7"), lang.L("Open one of the cards")},
			{lang.L("Left, Right"), lang.L("On the path: another prompt")},
			{lang.L("Space"), lang.L("Say a prompt aloud; the clock of writing")},
			{"E", lang.L("On the path: an example")},
			{lang.L("Space, then arrows"), lang.L("On the board: lift a card, move it")},
		}},
		{lang.L("With your stories open"), []roomKey{
			{"C", lang.L("Which questions have a story")},
			{lang.L("Space"), lang.L("There: link question and story, or end the link")},
			{"P", lang.L("There: practise the question")},
			{"O", lang.L("There: open the story")},
			{lang.L("Up, Down"), lang.L("On the handle of a moment: earlier, later")},
		}},
		{lang.L("In a picture of numbers"), []roomKey{
			{lang.L("Left, Right"), lang.L("Another day or take")},
			{lang.L("Enter"), lang.L("Open the take")},
		}},
		{lang.L("While you search everything"), []roomKey{
			{lang.L("Up, Down"), lang.L("Choose, while you go on typing")},
			{lang.L("Enter"), lang.L("Open the place")},
			{lang.L("Esc"), lang.L("Back to where you were; the search stays")},
		}},
		{lang.L("While you see whom a file brings"), []roomKey{
			{lang.L("Enter"), lang.L("Bring them in")},
		}},
		{lang.L("In a list"), []roomKey{
			{lang.L("Up, Down"), lang.L("Choose")},
			{lang.L("Enter"), lang.L("Open")},
			{lang.L("Delete"), lang.L("Delete; Ctrl Z brings it back")},
			{"E", lang.L("Edit the question")},
		}},
		{lang.L("Everywhere"), []roomKey{
			{lang.L("Esc"), lang.L("Close, or go back")},
			{lang.L("Tab"), lang.L("The next field or button")},
			{"F1", lang.L("This page")},
		}},
	}
}

// mainMenu makes the menu of the window.
func (w *window) mainMenu(quit func()) *fyne.MainMenu {
	var made []*fyne.Menu
	for _, m := range w.menus() {
		items := make([]*fyne.MenuItem, len(m.commands))
		for i, c := range m.commands {
			items[i] = fyne.NewMenuItem(c.label, w.uncovered(c.does))
			items[i].Shortcut = c.shortcut()
		}
		made = append(made, fyne.NewMenu(m.label, items...))
	}
	leave := fyne.NewMenuItem(lang.L("Quit"), quit)
	leave.IsQuit = true
	leave.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierShortcutDefault}
	made[0].Items = append(made[0].Items, fyne.NewMenuItemSeparator(), leave)
	keyboard := fyne.NewMenuItem(lang.L("Keyboard (F1)"), w.uncovered(w.showKeyboard))
	made = append(made, fyne.NewMenu(lang.L("Help"), keyboard, fyne.NewMenuItem(lang.L("About Greenroom"), w.goTo("settings/about"))))
	return fyne.NewMainMenu(made...)
}

// uncovered lets a command run only while no sheet lies over the window.
func (w *window) uncovered(does func()) func() {
	return func() {
		if !w.covered() {
			does()
		}
	}
}

func (w *window) goTo(address string) func() { return func() { w.Go(address) } }

func (w *window) newInRoom() {
	if creator, ok := w.current.(room.Creator); ok {
		creator.New()
		return
	}
	w.Say(lang.L("There is nothing to add in this room."))
}

func (w *window) search() {
	if searcher, ok := w.current.(room.Searcher); ok {
		searcher.FocusSearch()
		return
	}
	w.Go("search") // a room without a list has nothing else to search
}

func (w *window) saved() {
	go func() {
		w.flush()
		fyne.Do(func() { w.Say(lang.L("All is saved, as always.")) })
	}()
}
