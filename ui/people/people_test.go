package people_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/ui/people"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
)

var (
	noon  = time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)
	large = fyne.NewSize(1084, 764)
	small = fyne.NewSize(704, 604)
)

func enter(t *testing.T, size fyne.Size) *uitest.Place {
	t.Helper()
	p := uitest.Open(t, noon, size, func(win room.Window, store *data.Store) room.Room { return people.New(win, store) })
	if err := lang.AddTranslationsFS(assets.Translations(), "translations"); err != nil {
		t.Fatal(err)
	}
	return p
}

// file writes a file to bring in and gives its address in the room.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return "file/" + path
}

// contact keeps somebody as if they had been written earlier.
func contact(t *testing.T, p *uitest.Place, c data.Contact) data.Contact {
	t.Helper()
	saved, err := p.Store.SaveContact(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// names lists who is kept.
func names(t *testing.T, p *uitest.Place) string {
	t.Helper()
	lines, err := p.Store.Contacts(t.Context(), data.ContactFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, l := range lines {
		all = append(all, strings.Trim(l.Name+" at "+l.Company+" as "+l.Role, " "))
	}
	return strings.Join(all, "; ")
}

// sees waits until all of these can be read, and fails unless they have room.
func sees(t *testing.T, p *uitest.Place, words ...string) {
	t.Helper()
	defer func() {
		if least, size := p.Room.Content().MinSize(), p.Window.Win.Canvas().Size(); least.Width > size.Width || least.Height > size.Height {
			t.Errorf("with %q it asks for %v of %v", words, least, size)
		}
	}()
	for _, one := range words {
		p.Shows(one)
	}
}

// choose takes the nth item of the menu that is open.
func choose(t *testing.T, p *uitest.Place, n int) {
	t.Helper()
	canvas := p.Window.Win.Canvas()
	if canvas.Overlays().Top() == nil {
		t.Fatal("no menu is open")
	}
	for range n {
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

const linkedIn = "Notes:\n\"Some are\nmissing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n" +
	"Ana,Lind,https://www.linkedin.com/in/ana,,Beta,CTO,03 May 2021\n,,,,,,\nBo,Ek,https://www.linkedin.com/in/bo,bo@x.example,Acme,Engineer,03 May 2021\n" +
	"John,Smith,https://www.linkedin.com/in/js,,Acme,,03 May 2021\n,,https://www.linkedin.com/in/x,,,CEO,03 May 2021\nBO,EK,,bo@x.example,,,\n"

func TestAFileIsShownInItsGroupsAndComesInAndGoesBackAsAWhole(t *testing.T) {
	for _, size := range []fyne.Size{large, small} {
		p := enter(t, size)
		contact(t, p, data.Contact{Name: "Ana Lind", Company: "Acme", Links: []string{"linkedin.com/in/ana"}})
		contact(t, p, data.Contact{Name: "John Smith", Company: "Gamma"})
		before := names(t, p)
		p.Enter(file(t, "Connections.csv", linkedIn))
		sees(t, p, "New 1", "Changed 1", "Doubtful 1", "The same 0", "Left out 2", "Connections of LinkedIn", "Bo Ek", "Engineer · Acme · bo@x.example", "Add one person, add to one you know")
		p.Press("Changed 1")
		sees(t, p, "Ana Lind", "Adds Role CTO", "Company: yours is Acme, there it is Beta", "Add what is missing")
		p.Press("Doubtful 1")
		sees(t, p, "John Smith", "perhaps John Smith · Gamma", "Who is it?")
		p.Press("Left out 2")
		sees(t, p, "There is no name, company or e-mail address here.", "line 10", "what is said here goes to line 8")
		if got := names(t, p); got != before {
			t.Fatalf("looking changed %s to %s", before, got)
		}
		p.Key(fyne.KeyReturn)
		p.Screen.Until("they are in", func() bool { return p.Window.Undo != nil })
		if got, want := names(t, p), "Ana Lind at Acme as CTO; Bo Ek at Acme as Engineer; John Smith at Gamma as"; got != want {
			t.Errorf("there are now %s", got)
		}
		if err := p.Window.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := names(t, p); got != before {
			t.Errorf("taken back, there are %s", got)
		}
	}
}

func TestThePersonDecidesPerRowAndForAll(t *testing.T) {
	p := enter(t, small)
	contact(t, p, data.Contact{Name: "Ana Lind", Company: "Acme", Links: []string{"linkedin.com/in/ana"}})
	contact(t, p, data.Contact{Name: "John Smith", Company: "Gamma"})
	p.Enter(file(t, "Connections.csv", linkedIn))
	sees(t, p, "New 1")
	p.Press("All of them…")
	choose(t, p, 2)
	sees(t, p, "Leave out", "Add to one person you know")
	p.Press("Changed 1")
	p.Press("All of them…")
	choose(t, p, 2)
	sees(t, p, "Take the file's")
	p.Press("Doubtful 1")
	p.Press("All of them…")
	choose(t, p, 2)
	sees(t, p, "Add to 2 people you know")
	p.Press("Add to 2 people you know")
	p.Screen.Until("they are in", func() bool { return p.Window.Undo != nil })
	if got, want := names(t, p), "Ana Lind at Beta as CTO; John Smith at Gamma as"; got != want {
		t.Errorf("there are now %s", got)
	}
}

func TestTheColumnsOfAnyTableAreNamedWhileTheFirstPeopleAreSeen(t *testing.T) {
	for _, size := range []fyne.Size{large, small} {
		p := enter(t, size)
		p.Enter(file(t, "guests.csv", "Wer;Wo;Was;Mail\nAna Lind;Acme;CTO;ana@acme.example\nBo Ek;Beta;;\n"))
		sees(t, p, "guests.csv", "Wer", "Ana Lind, Bo Ek", "The first people", "E-mail")
		p.Press("Pass over") // the first of the columns
		choose(t, p, 2)
		sees(t, p, "Ana Lind", "ana@acme.example")
		p.Press("Pass over")
		p.Press("Pass over")
		choose(t, p, 6)
		sees(t, p, "Acme · ana@acme.example")
		p.Press("Go on")
		sees(t, p, "New 2", "not brought in: Was", "A table")
		p.Press("Add 2 people")
		p.Screen.Until("they are in", func() bool { return p.Window.Undo != nil })
		if got, want := names(t, p), "Ana Lind at Acme as; Bo Ek at Beta as"; got != want {
			t.Errorf("there are now %s", got)
		}
	}
}

func TestAFileThatBringsNobodySaysWhyInWords(t *testing.T) {
	p := enter(t, small)
	p.Enter(file(t, "people.xlsx", "PK\x03\x04"))
	sees(t, p, "people.xlsx: This is neither a text file nor a table.")
	p.Enter(file(t, "cut.vcf", "BEGIN:VCARD\nFN:Ana\n"))
	sees(t, p, "cut.vcf: line 1 · This card has no end. The file may have been cut off.")
	p.Enter("file/" + filepath.Join(t.TempDir(), "gone.csv"))
	p.Screen.Until("it is told", func() bool { return len(p.Window.Failed) == 1 })
	if names(t, p) != "" {
		t.Error("somebody came in")
	}
}

func TestNobodyGoesOutWhileNobodyIsThere(t *testing.T) {
	p := enter(t, small)
	p.Enter("")
	sees(t, p, "Everybody", "0 people", "As address cards…")
	for i := range 3 {
		contact(t, p, data.Contact{Name: fmt.Sprintf("Person %d", i), Tags: []string{"fair"}[:i%2]})
	}
	sees(t, p, "3 people")
	p.Press("Everybody")
	choose(t, p, 2)
	sees(t, p, "fair", "One person")
}

func TestWhoGoesOutComesInElsewhereAndTheirFollowUpsGoToACalendar(t *testing.T) {
	p := enter(t, large)
	ana := contact(t, p, data.Contact{Name: "Ana Lind", Company: "Acme", Email: "ana@acme.example", Tags: []string{"fair"}})
	contact(t, p, data.Contact{Name: "=Bo", Notes: "One\ntwo"})
	if _, err := p.Store.SaveFollowUp(t.Context(), data.FollowUp{ContactID: ana.ID, Day: "2026-12-01", Minute: data.AnyMinute, About: "The article"}); err != nil {
		t.Fatal(err)
	}
	before, dir := names(t, p), t.TempDir()
	write := func(room *people.Room, name string) string {
		path := filepath.Join(dir, name)
		said := len(p.Window.Said)
		switch filepath.Ext(name) {
		case ".vcf":
			room.WriteTo(people.AsCards, path)
		case ".csv":
			room.WriteTo(people.AsTable, path)
		default:
			room.WriteTo(people.AsCalendar, path)
		}
		p.Screen.Until(name+" is written", func() bool { return len(p.Window.Said) > said })
		return path
	}
	r := p.Room.(*people.Room)
	text, err := os.ReadFile(write(r, "follow-ups.ics"))
	if err != nil || !strings.Contains(string(text), "SUMMARY:Write to Ana Lind\r\n") || !strings.Contains(string(text), "DTSTART;VALUE=DATE:20261201") {
		t.Errorf("the calendar is %s (%v)", text, err)
	}
	cards, table := write(r, "everybody.vcf"), write(r, "everybody.csv")
	p.Enter(fmt.Sprint(ana.ID))
	sees(t, p, "Ana Lind", "One person")
	one := write(r, "one.vcf")
	for path, want := range map[string]string{cards: before, table: before, one: "Ana Lind at Acme as"} {
		other := enter(t, large)
		other.Enter("file/" + path)
		sees(t, other, filepath.Base(path), "New")
		other.Key(fyne.KeyReturn)
		other.Screen.Until("they are in", func() bool { return other.Window.Undo != nil })
		if got := names(t, other); got != want {
			t.Errorf("%s brings %s, want %s", filepath.Base(path), got, want)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
