package network_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/network"
	"greenroom/ui/widget"
)

func TestWhatIsTypedIsStoredAfterAPause(t *testing.T) {
	p := enter(t, openStore(t), "new")
	if p.focused() != fyne.Focusable(p.field("Name")) {
		t.Error("the cursor is not in the name of the new contact")
	}
	test.Type(p.focused(), "Jonas Feld")
	p.key(fyne.KeyReturn)
	test.Type(p.focused(), "Staff engineer")
	p.key(fyne.KeyReturn)
	test.Type(p.focused(), "Quillworks")
	p.until("the contact to be stored whole", func() bool {
		got := p.contacts()
		return len(got) == 1 && got[0].Name == "Jonas Feld" && got[0].Role == "Staff engineer" && got[0].Company == "Quillworks"
	})
	if !strings.Contains(p.listed(), "Staff engineer, Quillworks") {
		t.Errorf("the list says %q", p.listed())
	}
}

func TestEveryFieldIsStored(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas"})
	p := enter(t, s, fmt.Sprint(c.ID))
	for field, text := range map[string]string{
		"Role": "Engineer", "Company": "Quillworks", "E-mail": "jonas@quillworks.example", "Phone": "+49 30 1", "Where you met": "Go meetup",
		"What you both like": "cycling", "What you talked about, what you promised": "an article", "Add a link": "github.com/jfeld",
	} {
		test.Type(p.field(field), text)
	}
	test.Type(p.field("Add a tag"), "meetup,")
	p.room.Flush()
	got := p.contact(c.ID)
	want := data.Contact{ID: c.ID, Name: "Jonas", Role: "Engineer", Company: "Quillworks", Email: "jonas@quillworks.example", Phone: "+49 30 1",
		WhereMet: "Go meetup", Interests: "cycling", Notes: "an article", Links: []string{"github.com/jfeld"}, Tags: []string{"meetup"},
		Created: got.Created, Updated: got.Updated}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("stored %+v\nwant   %+v", got, want)
	}
}

func TestLeavingOrQuittingMidWordLosesNothing(t *testing.T) {
	for name, leave := range map[string]func(*network.Room){
		"leave": func(r *network.Room) { r.Leave() },
		"quit":  func(r *network.Room) { r.Flush() },
	} {
		t.Run(name, func(t *testing.T) {
			p := enter(t, openStore(t), "new")
			test.Type(p.field("Name"), "Jon")
			leave(p.room)
			p.settle()
			if got := p.contacts(); len(got) != 1 || got[0].Name != "Jon" {
				t.Errorf("stored %v", got)
			}
		})
	}
}

func TestAPhoneNumberWithoutANameIsKept(t *testing.T) {
	p := enter(t, openStore(t), "new")
	test.Type(p.field("Phone"), "+49 30 1")
	p.room.Flush()
	got := p.contacts()
	if len(got) != 1 {
		t.Fatalf("stored %v, want one contact", got)
	}
	p.room.Enter("new")
	p.settle()
	p.room.Enter(fmt.Sprint(got[0].ID))
	p.settle()
	if name, phone := p.field("Name").Text, p.field("Phone").Text; name != "" || phone != "+49 30 1" {
		t.Errorf("the card shows name %q and phone %q", name, phone)
	}
	if !strings.Contains(p.listed(), "No name yet") {
		t.Errorf("the list says %q", p.listed())
	}
}

func TestADeletedContactComesBackWhole(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Contact{Name: "Amara Osei"})
	c := s.save(t, data.Contact{Name: "Jonas Feld", Tags: []string{"meetup"}, Links: []string{"a.example"}})
	p := enter(t, s, fmt.Sprint(c.ID))
	test.Type(p.field("Phone"), "123")
	p.press("Delete this contact")
	if got := p.contacts(); len(got) != 1 {
		t.Fatalf("after the deletion there are %v", got)
	}
	if got := p.win.Said; len(got) != 1 || got[0] != "Deleted Jonas Feld" {
		t.Errorf("said %q", got)
	}
	if got := p.field("Name").Text; got != "Amara Osei" {
		t.Errorf("the card shows %q, want the contact beside it", got)
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatalf("undo: %v", err)
	}
	p.settle()
	got := p.contact(c.ID)
	if got.Phone != "123" || !slices.Equal(got.Tags, c.Tags) || !slices.Equal(got.Links, c.Links) {
		t.Errorf("came back as %+v", got)
	}
	if got := p.field("Name").Text; got != "Jonas Feld" {
		t.Errorf("after undo the card shows %q", got)
	}
}

func TestSearchFindsWithoutAccentsAndInEveryField(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Contact{Name: "Łukasz Żółkowski", Notes: "plays the bandoneon"})
	s.save(t, data.Contact{Name: "Amara Osei"})
	p := enter(t, s, "")
	for _, text := range []string{"zolk", "lukasz", "bandon"} {
		p.search(searchField, text)
		if got := p.listed(); !strings.Contains(got, "Łukasz") || strings.Contains(got, "Amara") {
			t.Errorf("%q finds %q", text, got)
		}
	}
	p.search(searchField, "nobody")
	if !p.sees("Nothing found") {
		t.Error("nothing says that nothing was found")
	}
}

func TestATagFiltersTheList(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Contact{Name: "Jonas Feld", Tags: []string{"meetup"}})
	s.save(t, data.Contact{Name: "Amara Osei", Tags: []string{"interview"}})
	p := enter(t, s, "")
	test.Tap(one(p, "filter", func(c *widget.Chip) bool { return c.Text() == "meetup" && c.OnRemove == nil }))
	p.settle()
	if got := p.listed(); !strings.Contains(got, "Jonas") || strings.Contains(got, "Amara") {
		t.Errorf("the list says %q", got)
	}
}

func TestWhatWasWrittenAboutSomebodyIsListedAndOpens(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas Feld"})
	p := enter(t, s, fmt.Sprint(c.ID))
	if p.sees("In your journal") {
		t.Error("there is a head over nothing")
	}
	e, err := s.SaveEntry(t.Context(), data.Entry{Title: "Coffee with Jonas", ContactID: c.ID})
	if err != nil {
		t.Fatal(err)
	}
	p.until("the entry to be listed", func() bool { return p.sees("Coffee with Jonas") })
	for _, o := range seen[fyne.Widget](p) {
		named, ok := o.(fyne.Accessible)
		tappable, can := o.(fyne.Tappable)
		if ok && can && named.AccessibilityLabel() == "Coffee with Jonas" {
			tappable.Tapped(nil)
		}
	}
	p.win.Win.Canvas().Unfocus()
	p.key(fyne.KeyJ)
	want := []string{fmt.Sprintf("journal/%d", e.ID), fmt.Sprintf("journal/new/contact/%d", c.ID)}
	if !slices.Equal(p.win.Went, want) {
		t.Errorf("went to %v, want %v", p.win.Went, want)
	}
}

func TestAnEMailAddressIsCopied(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas", Email: "jonas@quillworks.example"})
	p := enter(t, s, fmt.Sprint(c.ID))
	test.Tap(one(p, "Copy", func(h *widget.Hint) bool { return h.AccessibilityLabel() == "Copy" }))
	if got := fyne.CurrentApp().Clipboard().Content(); got != c.Email {
		t.Errorf("copied %q", got)
	}
}

func TestLinksLeadToTheWebAndNowhereElse(t *testing.T) {
	for link, want := range map[string]string{
		"github.com/jfeld":         "https://github.com/jfeld",
		"http://example.org/a?b=c": "http://example.org/a?b=c",
		"file:///etc/passwd":       "",
		"javascript:alert(1)":      "",
		"calc.exe":                 "https://calc.exe", // a web address, not a program
		"smb://host/share":         "",
		"not a link":               "",
		"":                         "",
	} {
		got := ""
		if u, err := network.WebPage(link); err == nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
	}
}

func TestAFailingStoreKeepsTheCardAndSaysSo(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas"})
	p := enter(t, s, fmt.Sprint(c.ID))
	s.broken.Store(true)
	test.Type(p.field("Phone"), "123")
	p.until("the failure to be told", func() bool { return len(p.win.Failed) > 0 })
	if got := p.field("Phone").Text; got != "123" || !p.sees("Not saved yet") {
		t.Errorf("the card shows phone %q and says %q", got, p.words())
	}
	s.broken.Store(false)
	p.room.Leave()
	p.settle()
	if got := p.contact(c.ID).Phone; got != "123" {
		t.Errorf("stored phone %q", got)
	}
}

func TestTenThousandContactsAreReadPageByPage(t *testing.T) {
	s := openStore(t)
	s.long = 10_000
	p := enter(t, s, "")
	if got := s.queries.Load(); got > 5 {
		t.Errorf("opening the room took %d queries, want 5 at most", got)
	}
	s.queries.Store(0)
	p.key(fyne.KeyDown, fyne.KeyEnd)
	if got := p.field("Name").Text; got != "Person 10000" {
		t.Errorf("End opens %q", got)
	}
	if got := s.queries.Load(); got > 6 {
		t.Errorf("going to the end took %d queries, want 6 at most", got)
	}
}

func TestAnEmptyNetworkOffersOneThingToDo(t *testing.T) {
	p := enter(t, openStore(t), "")
	p.press("Add the first contact")
	if p.focused() != fyne.Focusable(p.field("Name")) {
		t.Error("the cursor is not in the name")
	}
}
