package offers_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/assets"
	"greenroom/data"
	"greenroom/data/bargain"
	"greenroom/ui/offers"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

// now is when the tests take place: a Tuesday at noon.
var now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)

// place is a window with the room in it.
type place struct {
	t      *testing.T
	screen *uitest.Screen
	win    *uitest.Window
	store  *data.Store
	room   *offers.Room
}

func openStore(t *testing.T) *data.Store {
	t.Helper()
	dir := t.TempDir()
	s, err := data.Open(t.Context(), dir, data.Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatalf("open a store in %s: %v", dir, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	deck, err := data.ReadDeck(assets.Deck())
	if err == nil {
		err = s.SyncDeck(t.Context(), deck)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// enter opens the room at an address.
func enter(t *testing.T, s *data.Store, address string) *place {
	t.Helper()
	p := &place{t: t, win: &uitest.Window{}, screen: uitest.NewScreen(t), store: s}
	p.win.Win = p.screen.Show(widget.Gap(0), 1084, 760)
	pushback, err := bargain.ReadPushback(assets.Pushback())
	if err != nil {
		t.Fatal(err)
	}
	p.room = offers.New(offers.Deps{Window: p.win, Store: s, Pushback: pushback})
	p.win.Win.SetContent(p.room.Content())
	t.Cleanup(func() {
		p.room.Flush()
		p.room.Close()
	})
	p.room.Enter(address)
	p.settle()
	return p
}

// settle waits until what was begun is read, stored and shown.
func (p *place) settle() {
	p.t.Helper()
	for range 5 {
		p.room.Wait()
		p.screen.Until("what is queued was shown", func() bool { return true })
	}
}

func (p *place) until(what string, holds func() bool) {
	p.t.Helper()
	p.screen.Until(what, holds)
	p.settle()
}

func (p *place) words() string {
	return strings.ReplaceAll(uitest.Words(p.room.Content()), "\u00a0", " ")
}

func (p *place) sees(text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%q is said", text), func() bool { return strings.Contains(p.words(), text) })
}

func (p *place) field(placeholder string) *widget.Entry {
	p.t.Helper()
	p.screen.Until("there is a field "+placeholder, func() bool { return uitest.Writable(placeholder, p.room.Content()) })
	return uitest.Field(p.t, placeholder, p.room.Content())
}

// write writes a field anew.
func (p *place) write(placeholder, text string) {
	p.t.Helper()
	field := p.field(placeholder)
	field.SetText("")
	test.Type(field, text)
}

func (p *place) press(label string) {
	p.t.Helper()
	uitest.Press(p.t, label, p.room.Content())
	p.settle()
}

func (p *place) negotiations() []data.Negotiation {
	p.t.Helper()
	p.room.Flush()
	return must(p.store.Negotiations(p.t.Context(), data.NegotiationFilter{}))(p.t)
}

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

func money(units int64) *int64 {
	minor := units * 100
	return &minor
}

// prepared is a negotiation with figures, the present job and an offer.
func prepared(t *testing.T, s *data.Store) data.Negotiation {
	t.Helper()
	n := must(s.SaveNegotiation(t.Context(), data.Negotiation{Title: "Northlight", Currency: "EUR", Target: money(62_000), Satisfied: money(58_500), WalkAway: money(54_000)}))(t)
	must(s.SaveOffer(t.Context(), data.Offer{NegotiationID: n.ID, Name: "Quillworks", Present: true, Currency: "EUR", Base: money(51_000), Bonus: money(1_500)}))(t)
	must(s.SaveOffer(t.Context(), data.Offer{NegotiationID: n.ID, Name: "Northlight", Currency: "EUR", Base: money(57_000), Equity: money(2_500),
		Rows: []data.OfferRow{{Name: "Travel card", Amount: money(600)}, {Name: "Canteen", Text: "good, they say"}}}))(t)
	return n
}

func TestFiguresAreKeptToTheCentAndSaidBack(t *testing.T) {
	p := enter(t, openStore(t), "new")
	test.Type(p.field("With whom, for which role"), "Northlight")
	p.write("EUR, GBP, $", "EUR")
	p.write("What you ask for", "62k")
	p.sees("62,000 EUR a year")
	p.write("With which you say yes gladly", "58.500,50")
	p.sees("58,500.50 EUR a year")
	p.write("Below which you stay where you are", "4,500 a month")
	p.sees("How many months a year?")
	if n := p.negotiations()[0]; n.WalkAway != nil {
		t.Errorf("a month became a year by itself: %d", *n.WalkAway)
	}
	p.write("Below which you stay where you are", "4,500 a month x 12")
	n := p.negotiations()[0]
	if *n.Target != 62_000_00 || *n.Satisfied != 58_500_50 || *n.WalkAway != 54_000_00 || n.Currency != "EUR" {
		t.Errorf("stored is %d, %d, %d %s", *n.Target, *n.Satisfied, *n.WalkAway, n.Currency)
	}
	p.write("What you ask for", "70,000 CHF")
	p.sees("This is in EUR.")
	if n := p.negotiations()[0]; n.Target != nil && *n.Target == 70_000_00 {
		t.Error("francs were taken for euros")
	}
}

func TestOffersStandSideBySideWithTheirArithmetic(t *testing.T) {
	s := openStore(t)
	n := prepared(t, s)
	p := enter(t, s, fmt.Sprint(n.ID))
	for _, words := range []string{
		"Base 51,000 EUR 57,000 EUR", "Travel card 600 EUR", "Canteen good, they say", "A year in all 52,500 EUR 60,100 EUR",
		"51,000 + 1,500 = 52,500", "57,000 + 2,500 + 600 = 60,100", "Against now +7,600 EUR", "the present job",
	} {
		p.sees(words)
	}
	if strings.Contains(p.words(), "different currencies") {
		t.Error("one currency is called several")
	}
	must(s.SaveOffer(t.Context(), data.Offer{NegotiationID: n.ID, Name: "Alpenverlag", Currency: "CHF", Base: money(78_000)}))(t)
	p.sees("78,000 CHF")
	p.sees("another currency, not compared")
	p.sees("These are paid in different currencies.")
}

func TestAnOfferIsFilledInAndSavedByItself(t *testing.T) {
	s := openStore(t)
	n := must(s.SaveNegotiation(t.Context(), data.Negotiation{Title: "Northlight", Currency: "EUR"}))(t)
	p := enter(t, s, fmt.Sprint(n.ID))
	p.press("+ An offer")
	p.until("its fields are there", func() bool { return strings.Contains(p.words(), "Who offers it") })
	p.write("Who offers it", "Northlight")
	p.write("What is paid in a year", "57,000.50")
	p.write("Days off in a year", "30")
	p.write("Hours of work in a week", "38,5")
	p.write("12 Dec, or in 3 days", "1 Dec")
	p.press("+ A line of your own")
	p.write("What it is", "Travel card")
	p.write("An amount a year, or words", "50 x 12")
	p.room.Flush()
	got := must(s.Offers(t.Context(), n.ID))(t)
	if len(got) != 1 {
		t.Fatalf("there are %d offers", len(got))
	}
	o := got[0]
	if o.Name != "Northlight" || o.Currency != "EUR" || *o.Base != 57_000_50 || *o.Holidays != 30 || *o.Weekly != 2310 || o.Until != "2026-12-01" ||
		len(o.Rows) != 1 || o.Rows[0].Name != "Travel card" || *o.Rows[0].Amount != 600_00 {
		t.Errorf("stored is %+v", o)
	}
	p.sees("A year in all 57,600.50 EUR")
	p.write("Hours of work in a week", "a lot")
	p.sees("How many hours a week?")
	p.press("Delete this offer")
	p.until("it is gone", func() bool { return p.win.Undo != nil && len(must(s.Offers(t.Context(), n.ID))(t)) == 0 })
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.sees("57,600.50 EUR")
}

func TestTheLinesAreMadeFromTheFiguresAndSaidAloud(t *testing.T) {
	s := openStore(t)
	n := prepared(t, s)
	p := enter(t, s, fmt.Sprint(n.ID))
	p.press("Make the lines from my figures")
	script := p.negotiations()[0].Script
	if len(script) < 3 || len(script) > 5 || !strings.Contains(script[1], "I ask for 62,000") {
		t.Fatalf("the lines are %q", script)
	}
	hints := 0
	for _, o := range uitest.Seen(p.room.Content()) {
		if h, ok := o.(*widget.Hint); ok && h.AccessibilityLabel() == "Say it aloud" {
			if hints++; hints == 2 {
				h.Tapped(&fyne.PointEvent{})
			}
		}
	}
	if hints != len(script) {
		t.Errorf("%d of %d lines can be said", hints, len(script))
	}
	p.until("the line is opened", func() bool { return len(p.win.Went) > 0 })
	uid := must(s.UID(t.Context(), data.Ref{Kind: data.KindNegotiation, ID: n.ID}))(t)
	q := must(s.Spoken(t.Context(), fmt.Sprintf("script/%s-2", uid)))(t)
	if q.Outline != script[1] || p.win.Went[0] != fmt.Sprintf("practise/%d", q.ID) {
		t.Errorf("said is %+v at %q", q, p.win.Went)
	}
}

func TestLinesOfOnesOwnComeBackAfterNewOnesWereMade(t *testing.T) {
	s := openStore(t)
	n := prepared(t, s)
	n.Script = []string{"My own line.", "And another."}
	must(s.SaveNegotiation(t.Context(), n))(t)
	p := enter(t, s, fmt.Sprint(n.ID))
	p.press("Make the lines from my figures")
	if slices.Contains(p.negotiations()[0].Script, "My own line.") {
		t.Fatal("no new lines were made")
	}
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("the old lines are back", func() bool { return slices.Contains(p.negotiations()[0].Script, "My own line.") })
}

func TestWhatTheyMaySayIsAnsweredAloudAndSoAreTheQuestionsOfTheDeck(t *testing.T) {
	s := openStore(t)
	n := prepared(t, s)
	p := enter(t, s, fmt.Sprint(n.ID))
	p.sees("“That is our best offer.”")
	questions := must(s.Questions(t.Context(), data.QuestionFilter{Theme: data.ThemeNegotiation}))(t)
	p.sees(questions[len(questions)-1].Text)
	var answers []*widget.Hint
	for _, o := range uitest.Seen(p.room.Content()) {
		if h, ok := o.(*widget.Hint); ok && h.AccessibilityLabel() == "Answer aloud" {
			answers = append(answers, h)
		}
	}
	answers[len(answers)-1].Tapped(&fyne.PointEvent{})
	if want := fmt.Sprintf("practise/%d", questions[len(questions)-1].ID); !slices.Equal(p.win.Went, []string{want}) {
		t.Errorf("went to %q, want %q", p.win.Went, want)
	}
	answers[0].Tapped(&fyne.PointEvent{})
	p.until("the pushback is opened", func() bool { return len(p.win.Went) == 2 })
	if q := must(s.Spoken(t.Context(), "pushback/best-offer"))(t); q.Text != "That is our best offer." || q.Why == "" {
		t.Errorf("asked is %+v", q)
	}
}

func TestASourceIsKeptWithItsDayAndTakenOffUndoably(t *testing.T) {
	s := openStore(t)
	n := must(s.SaveNegotiation(t.Context(), data.Negotiation{Title: "Northlight", Currency: "EUR"}))(t)
	p := enter(t, s, fmt.Sprint(n.ID))
	p.press("+ A source")
	p.write("Where you read or heard it", "pay survey")
	p.write("From", "55k")
	p.write("To", "66k")
	got := p.negotiations()[0].Worth
	if len(got) != 1 || got[0].Source != "pay survey" || got[0].Day != "2026-11-24" || *got[0].Low != 55_000_00 || *got[0].High != 66_000_00 {
		t.Fatalf("stored is %+v", got)
	}
	p.press("Take this source off")
	p.until("it is off", func() bool { return len(p.negotiations()[0].Worth) == 0 })
	if err := p.win.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.until("it is back", func() bool { return len(p.negotiations()[0].Worth) == 1 })
}

func TestATalkWithACompanyBeginsWithItsName(t *testing.T) {
	s := openStore(t)
	c := must(s.SaveCompany(t.Context(), data.Company{Name: "Northlight", Role: "Technical writer"}))(t)
	p := enter(t, s, fmt.Sprintf("new/company/%d", c.ID))
	if got := p.field("With whom, for which role").Text; got != "Northlight, Technical writer" {
		t.Errorf("it is called %q", got)
	}
}

func TestATalkAboutPayIsBegunOnceForATalkAndItsCompany(t *testing.T) {
	s := openStore(t)
	company, err := s.SaveCompany(t.Context(), data.Company{Name: "Northlight", Role: "Writer"})
	if err != nil {
		t.Fatal(err)
	}
	filed, err := s.SaveInterview(t.Context(), data.Interview{Company: "Northlight", CompanyID: company.ID})
	if err != nil {
		t.Fatal(err)
	}
	alone, err := s.SaveInterview(t.Context(), data.Interview{Company: "Zarya", Role: "Editor"})
	if err != nil {
		t.Fatal(err)
	}
	p := enter(t, s, fmt.Sprintf("new/interview/%d", filed.ID))
	p.until("it has its name", func() bool { return p.field("With whom, for which role").Text == "Northlight, Writer" })
	p.write("With whom, for which role", "Northlight, second try")
	p.room.Flush()
	p.room.Enter(fmt.Sprintf("new/interview/%d", alone.ID))
	p.until("another is begun", func() bool { return p.field("With whom, for which role").Text == "Zarya, Editor" })
	p.room.Enter(fmt.Sprintf("new/company/%d", company.ID))
	p.until("the first is gone on with", func() bool { return p.field("With whom, for which role").Text == "Northlight, second try" })
	p.room.Flush()
	if n, err := s.CountNegotiations(t.Context(), data.NegotiationFilter{CompanyID: company.ID}); err != nil || n != 1 {
		t.Errorf("there are %d talks about pay with it (%v)", n, err)
	}
}
