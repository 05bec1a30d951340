// Package cardfor makes a question that somebody asked a card of the deck: a new
// one, or one that is there already, so that no card is there twice.
package cardfor

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what it needs of the store.
type Store interface {
	Now() time.Time
	Alike(ctx context.Context, text string) (same *data.Question, near []data.Question, err error)
	SaveQuestion(ctx context.Context, question data.Question) (data.Question, error)
	AskOn(ctx context.Context, id int64, day data.Day) error
	Delete(ctx context.Context, refs ...data.Ref) error
}

// Asked is a question somebody asked.
type Asked struct {
	Text    string
	Outline string // what I would say now; it is the outline of a new card
}

// Made is what became of it.
type Made struct {
	Card data.Question
	New  bool
}

// Make makes a card of a question, due tomorrow. One that asks the same in the
// same words is taken at once; where there are some like it, the person decides.
// done is called on the UI thread, also when it is undone, with no card then.
func Make(win room.Window, store Store, asked Asked, done func(Made)) {
	if strings.TrimSpace(asked.Text) == "" {
		win.Say(lang.L("First write down what they asked."))
		return
	}
	m := maker{win, store, asked, done}
	win.Beside(func() {
		same, near, err := store.Alike(context.Background(), asked.Text)
		fyne.Do(func() {
			switch {
			case err != nil:
				win.Fail(lang.L("look for this question in the deck"), err)
			case same != nil:
				m.take(*same)
			case len(near) > 0:
				m.ask(near)
			default:
				m.begin()
			}
		})
	})
}

type maker struct {
	win   room.Window
	store Store
	asked Asked
	done  func(Made)
}

// ask lets the person say whether it is one of those that are alike.
func (m maker) ask(near []data.Question) {
	var sheet *widget.Sheet
	lines := widget.VStack(theme.Grid)
	for _, q := range near {
		quiet := words.Theme(q.Theme)
		if q.Mine() {
			quiet = lang.L("Your own")
		}
		if q.Retired {
			quiet += " · " + lang.L("resting, and would be asked again")
		}
		text := widget.NewText(q.Text)
		lines.Add(widget.NewPressLine(q.Text, widget.Pad(widget.VStack(2, text, widget.NewQuiet(quiet)), 6, 0, 6, 0), func() {
			sheet.Close()
			m.take(q)
		}))
	}
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	begin := widget.NewButton(lang.L("None: make a new card"), lang.L("Enter"), func() {
		sheet.Close()
		m.begin()
	})
	begin.Style = widget.Filled
	quoted := widget.NewText("“" + m.asked.Text + "”")
	quoted.Color = theme.Quiet
	sheet = widget.NewSheet(lang.L("Is it one of these?"), widget.VStack(2*theme.Grid, quoted, widget.Pad(lines, 0, 8, 0, 8)), cancel, begin)
	sheet.Width = 600
	sheet.Open(m.win.Window())
}

// tomorrow is the day the card is due.
func (m maker) tomorrow() data.Day { return data.DayOf(m.store.Now().Local()).Add(1) }

// take has a card that is there asked tomorrow.
func (m maker) take(q data.Question) {
	m.work(func(ctx context.Context) (Made, error) {
		return Made{Card: q}, m.store.AskOn(ctx, q.ID, m.tomorrow())
	}, lang.L("In the deck already; it comes tomorrow"), func(ctx context.Context, made Made) error {
		return m.store.AskOn(ctx, made.Card.ID, "")
	})
}

// begin makes a new card.
func (m maker) begin() {
	m.work(func(ctx context.Context) (Made, error) {
		q, err := m.store.SaveQuestion(ctx, data.Question{Text: m.asked.Text, Outline: m.asked.Outline, Tags: []string{lang.L("asked for real")}})
		if err != nil {
			return Made{}, err
		}
		return Made{Card: q, New: true}, m.store.AskOn(ctx, q.ID, m.tomorrow())
	}, lang.L("A new card; it comes tomorrow"), func(ctx context.Context, made Made) error {
		return m.store.Delete(ctx, data.Ref{Kind: data.KindQuestion, ID: made.Card.ID})
	})
}

// work does it, says so, and lets it be undone.
func (m maker) work(do func(ctx context.Context) (Made, error), says string, undo func(ctx context.Context, made Made) error) {
	m.win.Beside(func() {
		made, err := do(context.Background())
		fyne.Do(func() {
			if err != nil {
				m.win.Fail(lang.L("make it a card"), err)
				return
			}
			m.done(made)
			m.win.Undoable(says, func(ctx context.Context) error {
				err := undo(ctx, made)
				if err == nil {
					fyne.Do(func() { m.done(Made{}) })
				}
				return err
			})
		})
	})
}
