package letters

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/letters"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// showActions offers what can be done with a letter that says something.
func (p *page) showActions(l data.Letter) {
	want := 0
	if strings.TrimSpace(l.Body) != "" {
		want = 2
		if l.Sent.IsZero() {
			want = 3
		}
	}
	if len(p.actions.Objects) == want {
		return
	}
	p.actions.RemoveAll()
	if want > 0 {
		p.actions.Add(widget.NewButton(lang.L("Copy"), "", p.copy))
		p.actions.Add(widget.NewButton(lang.L("Open in the mail program"), "", p.mail))
	}
	if want == 3 {
		p.actions.Add(widget.NewButton(lang.L("Mark as sent"), "", p.send))
	}
	p.actions.Refresh()
}

// copy puts the words of the letter onto the clipboard.
func (p *page) copy() {
	fyne.CurrentApp().Clipboard().SetContent(p.letter().Body)
	p.deps.Window.Say(lang.L("Copied. “Mark as sent” keeps that it went."))
}

// mail opens the letter in the mail program. Whether it goes from there, only
// the person knows.
func (p *page) mail() {
	l := p.letter()
	if err := p.deps.Opener.OpenURL(letters.Mail(p.around.facts.Mail, l.Subject, l.Body)); err != nil {
		p.deps.Window.Fail(lang.L("open the mail program"), err)
		return
	}
	p.deps.Window.Say(lang.L("It lies in your mail program. “Mark as sent” keeps that it went."))
}

// send keeps that the letter went, which can be undone. To somebody of the
// network, it is a time in touch.
func (p *page) send() {
	d := p.Folio.Draft()
	if d == nil {
		return
	}
	kind := p.template().Touch
	p.Change(func(*data.Letter) {}) // one that is as it was begun is kept, too
	p.deps.Window.Beside(func() {
		d.Flush()
		sent, err := p.deps.Store.SendLetter(context.Background(), d.ID(), kind)
		fyne.Do(func() {
			if err != nil {
				p.deps.Window.Fail(lang.L("keep that it was sent"), err)
				return
			}
			p.setSent(sent.Letter.ID, sent.Letter.Sent)
			p.deps.Window.Undoable(sentWords(sent), func(ctx context.Context) error {
				p.Folio.Flush()
				if err := p.deps.Store.UnsendLetter(ctx, sent); err != nil {
					return err
				}
				fyne.Do(func() { p.setSent(sent.Letter.ID, time.Time{}) })
				return nil
			})
		})
	})
}

// setSent has the open letter say when it was sent, if it is the one. The store
// knows already; a draft of it that was open before must not be saved again.
func (p *page) setSent(id int64, at time.Time) {
	if d := p.Folio.Draft(); d == nil || d.ID() != id {
		return
	}
	p.Change(func(l *data.Letter) { l.Sent = at })
	p.look()
	p.Folio.PrepareAgain()
	p.Leave()
}

// sentWords says what sending a letter did.
func sentWords(sent data.Sending) string {
	if sent.Touch.ID == 0 {
		return lang.L("Sent. Well done.")
	}
	return lang.L("Sent, and kept with the person. Well done.")
}

// touchesShown is how many times in touch are listed.
const touchesShown = 6

// showHistory lists when one was in touch with the reader.
func (p *page) showHistory() {
	touches := p.around.touches
	p.history.RemoveAll()
	if len(touches) > 0 {
		p.history.Add(widget.Pad(widget.NewSection(lang.L("What there was with them")), 12, 0, 6, 0))
	}
	for i, touch := range touches[:min(len(touches), touchesShown)] {
		if i > 0 {
			p.history.Add(widget.Divider())
		}
		note := strings.Join(strings.Fields(touch.Note), " ")
		if note == "" {
			note = words.Touch(touch.Kind)
		}
		day := widget.NewQuiet(words.When(touch.At, p.deps.Store.Now()))
		what := widget.NewText(note)
		what.MaxLines = 2
		p.history.Add(widget.Pad(widget.HStackTop(2*theme.Grid, widget.Wide(day, 104), widget.Grow(what)), 8, 0, 8, 0))
	}
	p.history.Refresh()
}
