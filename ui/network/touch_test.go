package network_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/data"
	"greenroom/ui/network"
	"greenroom/ui/room"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// must gives the value of a call that may not fail.
func must[T any](value T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// away types a key while nothing has the focus.
func (p *place) away(names ...fyne.KeyName) {
	p.t.Helper()
	p.win.Win.Canvas().Unfocus()
	p.key(names...)
}

// pressLine presses what a screen reader calls so.
func (p *place) pressLine(label string) {
	p.t.Helper()
	for _, o := range seen[fyne.Widget](p) {
		named, is := o.(fyne.Accessible)
		tap, can := o.(fyne.Tappable)
		if is && can && strings.HasPrefix(named.AccessibilityLabel(), label) {
			tap.Tapped(&fyne.PointEvent{})
			p.settle()
			return
		}
	}
	p.t.Fatalf("there is no %q on screen, only: %s", label, p.words())
}

func TestATouchIsLoggedByOneKeyALineAndEnter(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas Feld", Rhythm: data.Rhythm{Wanted: 28, Longest: 42}})
	must(s.SaveTouch(t.Context(), data.Touch{ContactID: c.ID, At: time.Now().AddDate(0, 0, -63)}))(t)
	p := enter(t, s, fmt.Sprint(c.ID))
	if !p.sees("slipping, 9 weeks") || !p.sees("Slipping 1") || !p.sees("slipping: it has been 9 weeks") {
		t.Fatalf("the room says %q", p.words())
	}
	p.away(fyne.KeyT)
	if fields := seen[*widget.Entry](p); len(fields) != 2 { // and the kind
		t.Errorf("the sheet asks for %d texts", len(fields))
	}
	test.Type(p.focused(), "Coffee at the station")
	p.key(fyne.KeyReturn)
	p.until("the touch to be listed", func() bool { return p.sees("Message · Coffee at the station") })
	if got := must(s.Touches(t.Context(), c.ID))(t); len(got) != 2 || got[0].Kind != data.TouchMessage || time.Since(got[0].At) > time.Hour {
		t.Errorf("stored %+v", got)
	}
	if p.sees("lipping") || !strings.Contains(p.listed(), "today") {
		t.Errorf("the room says %q", p.words())
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("the days to be as before", func() bool { return p.sees("slipping, 9 weeks") })
}

func TestATouchCanBeAtAnotherTimeAndIsChangedLater(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas Feld"})
	p := enter(t, s, fmt.Sprint(c.ID))
	p.away(fyne.KeyT)
	p.pressLine("Call")
	p.pressLine("At another time")
	yesterday := time.Now().AddDate(0, 0, -1)
	test.Type(p.field("yesterday 19:00, Mon, or 23 Nov"), yesterday.Format("2 Jan 2006 15:04"))
	p.press("Keep it")
	got := must(s.Touches(t.Context(), c.ID))(t)
	if len(got) != 1 || got[0].Kind != data.TouchCall || !got[0].At.Equal(yesterday.Truncate(time.Minute)) {
		t.Fatalf("stored %+v, want a call at %v", got, yesterday)
	}
	p.until("the touch to be listed", func() bool { return p.sees("Call") })
	p.pressLine(got[0].At.Format("2 Jan") + " Call")
	test.Type(p.field("What you promised, if anything"), "the article")
	p.press("Keep it")
	p.until("the promise to be listed", func() bool { return p.sees("Promised: the article") })
	if again := must(s.Touches(t.Context(), c.ID))(t); len(again) != 1 || !again[0].At.Equal(got[0].At) {
		t.Errorf("stored %+v", again)
	}
}

func TestAFollowUpIsPlannedPutOffAndDone(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas Feld"})
	must(s.SaveTouch(t.Context(), data.Touch{ContactID: c.ID, Promised: "the article"}))(t)
	p := enter(t, s, fmt.Sprint(c.ID))
	p.away(fyne.KeyF)
	if got := p.field("What about").Text; got != "the article" {
		t.Errorf("it is about %q, want what was promised", got)
	}
	test.Type(p.focused(), "today")
	p.key(fyne.KeyReturn)
	p.until("it to be due", func() bool { return p.sees("write today") && p.sees("Due 1") })
	today := data.DayOf(time.Now())
	only := func() data.FollowUp {
		t.Helper()
		all := must(s.FollowUps(t.Context(), data.FollowUpFilter{ContactID: c.ID}))(t)
		if len(all) != 1 {
			t.Fatalf("there are %+v", all)
		}
		return all[0]
	}
	if f := only(); f.Day != today || f.Minute != data.AnyMinute || f.About != "the article" {
		t.Errorf("stored %+v", f)
	}

	p.pressLine("Later")
	p.win.Win.Canvas().Unfocus()
	p.key(fyne.KeyReturn) // tomorrow
	p.until("it to be put off", func() bool { return p.sees("tomorrow") && !p.sees("write today") })
	if f := only(); f.Day != today.Add(1) {
		t.Errorf("put off until %s", f.Day)
	}
	p.pressLine("Later")
	p.press("Next week")
	p.until("it to be put off again", func() bool { return only().Day == today.Add(7) })
	p.pressLine("Later")
	p.press("Another day")
	test.Type(p.focused(), "") // its own day is there
	p.field("Fri, in 2 weeks, 24 Nov 10:00").SetText("in 3 days 10:30")
	p.press("Remind me")
	p.until("a day of one's own", func() bool { f := only(); return f.Day == today.Add(3) && f.Minute == 630 })

	p.pressLine("Done")
	p.until("it to be done", func() bool { return !only().Done.IsZero() && !p.sees("Later") })
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("it to be open again", func() bool { return only().Done.IsZero() && p.sees("Later") })
}

func TestAFollowUpByTheClockOfAnotherPlaceKeepsIt(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas Feld"})
	p := enter(t, s, fmt.Sprint(c.ID))
	p.away(fyne.KeyF)
	p.pressLine("By the clock of another place")
	p.field("A place on the clock, such as America/New_York").SetText("Moon/Sea")
	p.field("Fri, in 2 weeks, 24 Nov 10:00").SetText("1 Jul 2027 9:00")
	if !p.sees("no place on the clock") {
		t.Errorf("the sheet says %q", p.words())
	}
	p.field("A place on the clock, such as America/New_York").SetText("Asia/Tokyo")
	p.press("Remind me")
	p.until("it to be kept", func() bool {
		all := must(s.FollowUps(t.Context(), data.FollowUpFilter{}))(t)
		return len(all) == 1 && all[0].Zone == "Asia/Tokyo" && all[0].Day == "2027-07-01" && all[0].Minute == 540
	})
}

func TestTheListIsFilteredByWhoIsDueWhoSlipsAndByCompany(t *testing.T) {
	s := openStore(t)
	ann := s.save(t, data.Contact{Name: "Ann", Company: "Acme"})
	bob := s.save(t, data.Contact{Name: "Bob", Company: "acme", Rhythm: data.Rhythm{Wanted: 1, Longest: 2}})
	s.save(t, data.Contact{Name: "Cy", Company: "Other"})
	must(s.SaveFollowUp(t.Context(), data.FollowUp{ContactID: ann.ID, Day: data.DayOf(time.Now()), Minute: data.AnyMinute}))(t)
	must(s.SaveTouch(t.Context(), data.Touch{ContactID: bob.ID, At: time.Now().AddDate(0, 0, -9)}))(t)
	p := enter(t, s, "")
	for address, want := range map[string]string{"due": "Ann", "slipping": "Bob", "at/ACME": "Ann Bob", "at/Other": "Cy"} {
		p.room.Enter(address)
		p.settle()
		p.until("the list of "+address, func() bool {
			for _, name := range []string{"Ann", "Bob", "Cy"} {
				if strings.Contains(p.listed(), name) != strings.Contains(want, name) {
					return false
				}
			}
			return true
		})
	}
	if !p.sees("Other") {
		t.Error("the company is no chip")
	}
	p.room.Enter(fmt.Sprint(ann.ID))
	p.settle()
	p.until("the colleagues", func() bool { return p.sees("1 more people at Acme") || p.sees("One more person at Acme") })
}

func TestTwoContactsAreMadeOneAndApartAgain(t *testing.T) {
	s := openStore(t)
	keep := s.save(t, data.Contact{Name: "Ann Lee", Email: "ann@acme.example"})
	other := s.save(t, data.Contact{Name: "A. Lee", Phone: "12"})
	must(s.SaveTouch(t.Context(), data.Touch{ContactID: other.ID, Note: "Coffee"}))(t)
	p := enter(t, s, fmt.Sprint(keep.ID))
	p.win.Win.Canvas().Unfocus()
	p.key(fyne.KeyM)
	test.Type(p.focused(), "A. L")
	p.key(fyne.KeyReturn)
	p.until("it to be asked", func() bool { return p.sees("Make one of two contacts?") })
	p.key(fyne.KeyReturn)
	p.until("the card to have both", func() bool { return p.field("Phone").Text == "12" && p.sees("Coffee") })
	if got := p.contacts(); len(got) != 1 {
		t.Errorf("there are %+v", got)
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("the card to be as before", func() bool { return p.field("Phone").Text == "" && !p.sees("Coffee") && len(p.contacts()) == 2 })
}

func TestAnotherJobOffersToKeepTheOld(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Ann", Role: "Engineer", Company: "Acme"})
	p := enter(t, s, fmt.Sprint(c.ID))
	company := p.field("Company")
	p.win.Win.Canvas().Focus(company)
	company.SetText("Quillworks")
	p.win.Win.Canvas().Unfocus()
	p.settle()
	if !p.sees("Keep “Engineer, Acme” among what they did before?") {
		t.Fatalf("the card says %q", p.words())
	}
	p.pressLine("Keep it below")
	test.Type(p.field("From when to when"), "2019 to 2026")
	p.room.Flush()
	p.settle()
	got := p.contact(c.ID)
	if got.Company != "Quillworks" || !slices.Equal(got.Jobs, []data.Job{{Company: "Acme", Role: "Engineer", Period: "2019 to 2026"}}) {
		t.Errorf("stored %+v", got)
	}
	if p.sees("among what they did before") {
		t.Error("it still asks")
	}
}

func TestWhatIsTypedAndWhatAnEventSaysDoNotUndoEachOther(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Ann"})
	e := must(s.SaveEvent(t.Context(), data.Event{Name: "Go meetup"}))(t)
	p := enter(t, s, fmt.Sprint(c.ID))
	if err := s.Expect(t.Context(), e.ID, data.Met{ContactID: c.ID, Met: true}); err != nil {
		t.Fatal(err)
	}
	p.until("the event to be on the card", func() bool { return p.sees("Go meetup") })
	test.Type(p.field("Phone"), "12")
	p.room.Flush()
	if got := p.contact(c.ID); got.EventID != e.ID || got.Phone != "12" {
		t.Errorf("stored %+v", got)
	}
}

func TestFurtherAddressesAreKeptBesideTheFirst(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Ann", Email: "a@acme.example"})
	p := enter(t, s, fmt.Sprint(c.ID))
	test.Type(p.field("Another e-mail address"), "ann@home.example")
	test.Type(p.field("Phone"), "1")
	test.Type(p.field("Another number"), "2")
	p.room.Flush()
	got := p.contact(c.ID)
	if got.Email != "a@acme.example" || !slices.Equal(got.Emails, []string{"ann@home.example"}) || got.Phone != "1" || !slices.Equal(got.Phones, []string{"2"}) {
		t.Errorf("stored %+v", got)
	}
	p.field("E-mail").SetText("")
	p.room.Flush()
	if got := p.contact(c.ID); got.Email != "ann@home.example" || len(got.Emails) != 0 {
		t.Errorf("without the first there is %q and %q", got.Email, got.Emails)
	}
}

func TestAPhotoIsMadeSmall(t *testing.T) {
	photo := image.NewRGBA(image.Rect(0, 0, 900, 600))
	for x := range 900 {
		for y := range 600 {
			photo.Set(x, y, color.RGBA{uint8(x), uint8(y), 7, 255})
		}
	}
	var asPNG, asJPEG bytes.Buffer
	must(0, png.Encode(&asPNG, photo))(t)
	must(0, jpeg.Encode(&asJPEG, photo, nil))(t)
	for _, file := range []bytes.Buffer{asPNG, asJPEG} {
		small := must(network.Shrink(&file))(t)
		got, _, err := image.DecodeConfig(bytes.NewReader(small))
		if err != nil || got.Width != 256 || got.Height != 256 || len(small) > data.MostPhoto {
			t.Errorf("it became %dx%d in %d bytes: %v", got.Width, got.Height, len(small), err)
		}
	}
	if _, err := network.Shrink(strings.NewReader("no photo")); err == nil {
		t.Error("what is no photo was taken for one")
	}
}

func TestWhatTheyAnsweredBecomesAPageOfTheJournalAndATouch(t *testing.T) {
	s := openStore(t)
	c := s.save(t, data.Contact{Name: "Jonas Feld"})
	p := enter(t, s, fmt.Sprint(c.ID))
	p.away(fyne.KeyI)
	if want := fmt.Sprintf("network/informational/%d", c.ID); !slices.Equal(p.win.Went, []string{want}) {
		t.Fatalf("went to %v", p.win.Went)
	}
	p.room.Enter(fmt.Sprintf("informational/%d", c.ID))
	p.until("the guide", func() bool { return p.sees("What to ask Jonas Feld") })
	p.away(fyne.KeyDown)
	test.Type(p.focused(), "A bus that never came.")
	p.press("We have talked")
	p.until("the touch", func() bool { return len(must(s.Touches(t.Context(), c.ID))(t)) == 1 })
	if got := must(s.Touches(t.Context(), c.ID))(t)[0]; got.Kind != data.TouchInformational {
		t.Errorf("it is a %s", got.Kind)
	}
	lines := must(s.Entries(t.Context(), data.EntryFilter{ContactID: c.ID, Prompt: data.PromptInformational}))(t)
	if len(lines) != 1 {
		t.Fatalf("written are %+v", lines)
	}
	entry := must(s.Entry(t.Context(), lines[0].ID))(t)
	if want := "## What made you turn to this work in the first place?\n\nA bus that never came."; entry.Body != want || entry.Title != "Informational interview with Jonas Feld" {
		t.Errorf("written is %q under %q", entry.Body, entry.Title)
	}
	p.room.Leave()
	p.room.Enter(fmt.Sprintf("informational/%d", c.ID)) // the same day: the same page
	p.settle()
	p.until("the answer to be there", func() bool {
		return slices.ContainsFunc(seen[*widget.Entry](p), func(e *widget.Entry) bool { return e.Text == "A bus that never came." })
	})
}

func TestATouchAndAFollowUpAreOpenedAtTheirLine(t *testing.T) {
	s := openStore(t)
	other := s.save(t, data.Contact{Name: "Ben"})
	ada := s.save(t, data.Contact{Name: "Ada"})
	var first data.Touch
	for n := range 12 {
		touch, err := s.SaveTouch(t.Context(), data.Touch{ContactID: ada.ID, Kind: data.TouchCall, At: s.Now().AddDate(0, 0, n-30), Note: fmt.Sprintf("talk %d", n)})
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			first = touch
		}
	}
	f, err := s.SaveFollowUp(t.Context(), data.FollowUp{ContactID: ada.ID, Day: data.DayOf(s.Now().AddDate(0, 0, 5)), Minute: data.AnyMinute, About: "the plan"})
	if err != nil {
		t.Fatal(err)
	}
	p := enter(t, s, fmt.Sprint(other.ID))
	p.room.Enter(room.Address(data.Ref{Kind: data.KindTouch, ID: first.ID}, data.Ref{Kind: data.KindContact, ID: ada.ID})[len("network/"):])
	p.settle()
	line, is := p.focused().(*widget.Line)
	if !is || !strings.Contains(line.AccessibilityLabel(), "talk 0") {
		t.Errorf("the focus is on %T", p.focused())
	}
	p.room.Enter(fmt.Sprintf("%d/followup/%d", ada.ID, f.ID))
	p.settle()
	if hint, is := p.focused().(*widget.Hint); !is || hint.AccessibilityLabel() != "Change" {
		t.Errorf("for a follow-up the focus is on %T", p.focused())
	}
	f.Done = s.Now()
	must(s.SaveFollowUp(t.Context(), f))(t)
	p.settle()
	p.room.Enter(fmt.Sprintf("%d/followup/%d", ada.ID, f.ID))
	p.until("it says that it is done", func() bool {
		return slices.ContainsFunc(p.win.Said, func(text string) bool { return strings.Contains(text, "“the plan” is done") })
	})
	p.win.Win.Canvas().Unfocus()
	if _, err := s.SaveTouch(t.Context(), data.Touch{ContactID: ada.ID, Kind: data.TouchCall, At: s.Now(), Note: "later"}); err != nil {
		t.Fatal(err)
	}
	p.settle()
	if p.win.Win.Canvas().Focused() != nil {
		t.Error("what was sought is shown again by itself")
	}
}

func TestTheListShowsOnlyThoseOneAsksFor(t *testing.T) {
	s := openStore(t)
	now := s.Now()
	for name, days := range map[string]int{"Ann": 10, "Bob": 120, "Cy": 500, "Dee": 0} {
		c := s.save(t, data.Contact{Name: name, Company: map[bool]string{true: "Заря", false: "Other"}[name < "C"]})
		if days > 0 {
			must(s.SaveTouch(t.Context(), data.Touch{ContactID: c.ID, Kind: data.TouchCall, At: now.AddDate(0, 0, -days)}))(t)
		}
	}
	p := enter(t, s, "")
	lists := func(want string) {
		t.Helper()
		p.until("the list is "+want, func() bool {
			for _, name := range []string{"Ann", "Bob", "Cy", "Dee"} {
				if strings.Contains(p.listed(), name) != strings.Contains(want, name) {
					return false
				}
			}
			return true
		})
	}
	p.win.Win.Canvas().Unfocus()
	ask := func() {
		t.Helper()
		p.win.Win.Canvas().Unfocus()
		p.room.TypedKey(&fyne.KeyEvent{Name: fyne.KeyO})
		p.until("it asks", func() bool { return p.sees("Whom do you want to see?") })
	}
	chip := func(label string) {
		t.Helper()
		uitest.Press(t, label, p.win.Win.Canvas().Overlays().Top())
	}
	ask()
	chip("Over three months ago")
	p.press("Show these")
	lists("Bob Cy")
	ask()
	chip("Whenever")
	p.field("At which company").SetText(" ЗАРЯ ")
	p.press("Show these")
	lists("Ann Bob")
	ask()
	chip("Within a month")
	p.press("Show these")
	lists("Ann")
	if !p.sees("ЗАРЯ · within a month") {
		t.Errorf("it does not say whom it shows: %s", p.words())
	}
	ask()
	chip("Not yet")
	chip("Other")
	p.press("Show these")
	lists("Dee")
	ask()
	p.press("Everybody")
	lists("Ann Bob Cy Dee")
}
