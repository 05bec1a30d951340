// Package share sends takes to somebody far away, as a page to listen to and
// write on, and takes back what they wrote. Rooms offer it where takes are.
package share

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"greenroom/data"
	"greenroom/data/feedback"
	"greenroom/ui/room"
	"greenroom/ui/studio"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// Store is what sharing needs of the store.
type Store interface {
	studio.Sharing
	studio.Listeners
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
}

// Send asks where the page goes and writes it.
func Send(win room.Window, store Store, said []studio.Said) {
	save := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			win.Fail(lang.L("write the page"), err)
		}
		if to == nil || err != nil {
			return
		}
		to.Close() // the page takes its place when it is whole
		WriteTo(win, store, said, to.URI().Path())
	}, win.Window())
	save.SetFileName(lang.L("Listen to my answers") + ".html")
	save.Resize(win.Window().Canvas().Size())
	save.Show()
}

// WriteTo writes the page to a file.
func WriteTo(win room.Window, store Store, said []studio.Said, path string) {
	widget.ShowWorking(win.Window(), lang.L("Writing the page"),
		func(ctx context.Context, progress func(float64)) error {
			return studio.Share(ctx, store, Page(), said, path, progress)
		},
		func(err error) {
			if err != nil {
				win.Fail(lang.L("write the page"), err)
				return
			}
			win.Say(lang.L("Saved as {{.Name}}. Send it to somebody you trust; what they save there comes back by “Bring in what they wrote”.",
				map[string]any{"Name": filepath.Base(path)}))
		})
}

// Page is an empty page in the language of the app.
func Page() feedback.Page {
	p := feedback.Page{
		Title: lang.L("Would you listen to my answers?"),
		Words: feedback.Words{
			Lang:      "en",
			Intro:     lang.L("I am practising for an interview. Listen once without stopping, then tell me what you heard. Begin with what was good."),
			Private:   lang.L("This page sends nothing anywhere. What you write stays in your browser until you save it as a file and send that back."),
			Name:      lang.L("Your name"),
			Answer:    lang.L("Answer"),
			Strong:    lang.L("This was strong"),
			Fix:       lang.L("Look at this again"),
			MarkAs:    lang.L("What was it? A word is enough."),
			Remove:    lang.L("Remove"),
			Note:      lang.L("What will you remember of it?"),
			Save:      lang.L("Save my feedback"),
			Saved:     lang.L("Saved as a file. Please send it back: it is where your browser keeps what it downloads."),
			NeedsName: lang.L("Please write your name first."),
			File:      lang.L("greenroom-feedback"),
		},
	}
	for _, item := range words.Heard() {
		p.Form = append(p.Form, feedback.Item{Name: item.Name, Label: item.Label})
	}
	return p
}

// Receive asks for a file that came back and takes it in.
func Receive(win room.Window, store Store) {
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		if err != nil {
			win.Fail(lang.L("open this file"), err)
		}
		if from == nil || err != nil {
			return
		}
		from.Close()
		ReadFrom(win, store, from.URI().Path())
	}, win.Window())
	open.SetFilter(storage.NewExtensionFileFilter([]string{".json", ".JSON"}))
	open.Resize(win.Window().Canvas().Size())
	open.Show()
}

// ReadFrom shows what somebody wrote and takes it in when the person agrees.
func ReadFrom(win room.Window, store Store, path string) {
	go func() {
		form, err := read(path)
		fyne.Do(func() {
			if err != nil {
				win.Fail(lang.L("read {{.Name}}", map[string]any{"Name": filepath.Base(path)}), err)
				return
			}
			offer(win, store, form)
		})
	}()
}

func read(path string) (feedback.Form, error) {
	file, err := os.Open(path)
	if err != nil {
		return feedback.Form{}, err
	}
	defer file.Close()
	return feedback.Read(file)
}

// offer says whose words these are, and asks whether to keep them.
func offer(win room.Window, store Store, form feedback.Form) {
	said := 0
	for _, g := range form.Answers {
		if !g.Empty() {
			said++
		}
	}
	name := map[string]any{"Name": form.From, "Count": said}
	if said == 0 {
		win.Say(lang.L("{{.Name}} saved an empty form.", name))
		return
	}
	widget.ShowConfirm(win.Window(), lang.L("From {{.Name}}", name),
		lang.N("{{.Name}} said something of {{.Count}} answers. Keep it beside them?", said, name),
		lang.L("Keep it"), func() { keep(win, store, form) })
}

func keep(win room.Window, store Store, form feedback.Form) {
	win.Beside(func() {
		ctx := context.Background()
		kept, known, missing, err := studio.TakeIn(ctx, store, form, Contact(ctx, store, form.From))
		fyne.Do(func() {
			if err != nil {
				win.Fail(lang.L("keep what {{.Name}} said", map[string]any{"Name": form.From}), err)
				return
			}
			if len(kept) > 0 {
				win.Go(fmt.Sprintf("review/%d", kept[0].TakeID))
			}
			win.Say(outcome(len(kept), known, missing))
		})
	})
}

// outcome says what became of a form.
func outcome(kept, known, missing int) string {
	var parts []string
	if kept > 0 {
		parts = append(parts, lang.N("Kept beside {{.Count}} answers.", kept, map[string]any{"Count": kept}))
	}
	if known > 0 {
		parts = append(parts, lang.L("The rest was here already."))
	}
	if missing > 0 {
		parts = append(parts, lang.N("{{.Count}} answers are not here any more.", missing, map[string]any{"Count": missing}))
	}
	return strings.Join(parts, " ")
}

// Contact finds the one contact of a name; 0 when there is none, or more than
// one.
func Contact(ctx context.Context, store interface {
	Contacts(ctx context.Context, filter data.ContactFilter) ([]data.ContactLine, error)
}, name string) int64 {
	found, err := store.Contacts(ctx, data.ContactFilter{Text: name})
	if err != nil {
		return 0 // their name is kept all the same
	}
	var id int64
	for _, contact := range found {
		if strings.EqualFold(strings.TrimSpace(contact.Name), name) {
			if id != 0 {
				return 0
			}
			id = contact.ID
		}
	}
	return id
}
