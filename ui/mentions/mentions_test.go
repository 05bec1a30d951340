package mentions_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/data"
	"greenroom/ui/mentions"
	"greenroom/ui/uitest"
)

// place is a page with nothing but the panel on it.
type place struct {
	*testing.T
	store  *data.Store
	screen *uitest.Screen
	win    *uitest.Window
	panel  *mentions.Panel
}

func open(t *testing.T, width float32, except ...data.Kind) *place {
	t.Helper()
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	p := &place{T: t, store: store, screen: uitest.NewScreen(t), win: &uitest.Window{}}
	p.panel = mentions.New(p.win, store, except...)
	p.win.Win = p.screen.Show(container.NewStack(p.panel.Content), width, 700)
	t.Cleanup(func() {
		p.panel.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func (p *place) words() string { return uitest.Words(p.panel.Content) }

func (p *place) shows(text string, want bool) {
	p.Helper()
	p.screen.Until(fmt.Sprintf("%q is seen: %v", text, want), func() bool { return strings.Contains(p.words(), text) == want })
}

func TestWhatPointsAtAThingIsListedByKindAndOpens(t *testing.T) {
	for _, width := range []float32{640, 380} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p := open(t, width)
			company := must(p.store.SaveCompany(t.Context(), data.Company{Name: "Northlight"}))(t)
			e := must(p.store.SaveEntry(t.Context(), data.Entry{Title: "First talk", CompanyID: company.ID, Date: time.Now().AddDate(0, 0, -3)}))(t)
			must(p.store.SaveEntry(t.Context(), data.Entry{Body: "without a title", CompanyID: company.ID, Date: time.Now().AddDate(0, 0, -5)}))(t)
			p.panel.Show(data.Ref{Kind: data.KindCompany, ID: company.ID})
			p.shows("Where this comes up Journal entry First talk 3 days ago without a title 5 days ago", true)
			uitest.Press(t, "Journal entry: First talk", p.panel.Content)
			if want := fmt.Sprintf("journal/%d", e.ID); len(p.win.Went) != 1 || p.win.Went[0] != want {
				t.Errorf("it went to %v, not to %s", p.win.Went, want)
			}
		})
	}
}

func TestNothingIsSaidWhereNothingPoints(t *testing.T) {
	p := open(t, 640, data.KindEntry)
	company := must(p.store.SaveCompany(t.Context(), data.Company{Name: "Northlight"}))(t)
	must(p.store.SaveEntry(t.Context(), data.Entry{Title: "First talk", CompanyID: company.ID}))(t)
	p.panel.Show(data.Ref{Kind: data.KindCompany, ID: company.ID})
	p.panel.Wait()
	p.screen.Until("it is shown", func() bool { return true })
	if p.panel.Content.Visible() || p.words() != "" {
		t.Errorf("it says %q", p.words())
	}
}

func TestThePanelFollowsWhatIsLinkedAndForgetsTheThingBefore(t *testing.T) {
	p := open(t, 640)
	one := must(p.store.SaveCompany(t.Context(), data.Company{Name: "One"}))(t)
	two := must(p.store.SaveCompany(t.Context(), data.Company{Name: "Two"}))(t)
	p.panel.Show(data.Ref{Kind: data.KindCompany, ID: one.ID})
	e := must(p.store.SaveEntry(t.Context(), data.Entry{Title: "First talk", CompanyID: one.ID}))(t)
	p.shows("First talk", true)
	if err := p.store.Delete(t.Context(), data.Ref{Kind: data.KindEntry, ID: e.ID}); err != nil {
		t.Fatal(err)
	}
	p.shows("First talk", false)
	if err := p.store.Restore(t.Context(), data.Ref{Kind: data.KindEntry, ID: e.ID}); err != nil {
		t.Fatal(err)
	}
	p.shows("First talk", true)
	p.panel.Show(data.Ref{Kind: data.KindCompany, ID: two.ID})
	if strings.Contains(p.words(), "First talk") {
		t.Error("what points at another is still listed")
	}
}

func TestManyOfAKindAreListedWhenAskedFor(t *testing.T) {
	p := open(t, 640)
	company := must(p.store.SaveCompany(t.Context(), data.Company{Name: "Northlight"}))(t)
	for i := range 7 {
		must(p.store.SaveEntry(t.Context(), data.Entry{Title: fmt.Sprintf("Day %d", i), CompanyID: company.ID}))(t)
	}
	p.panel.Show(data.Ref{Kind: data.KindCompany, ID: company.ID})
	p.shows("Show all: 7 journal entries", true)
	if n := strings.Count(p.words(), "Day "); n != 4 {
		t.Errorf("%d are listed at first", n)
	}
	focusAndPress(p, "Show all: 7 journal entries")
	if n := strings.Count(p.words(), "Day "); n != 7 {
		t.Errorf("%d are listed then", n)
	}
}

// focusAndPress goes to a button as Tab does, and presses Enter.
func focusAndPress(p *place, label string) {
	p.Helper()
	for _, o := range uitest.Seen(p.panel.Content) {
		named, known := o.(interface{ AccessibilityLabel() string })
		if focusable, ok := o.(fyne.Focusable); ok && known && named.AccessibilityLabel() == label {
			p.win.Win.Canvas().Focus(focusable)
			focusable.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	p.Fatalf("there is no %q to go to", label)
}
