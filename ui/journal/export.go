package journal

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// exportDays is how far back an export goes unless the person says otherwise.
const exportDays = 30

// span is the days of an export, both included.
type span struct{ from, to time.Time }

// filter chooses the entries of the days.
func (s span) filter(private bool) data.EntryFilter {
	begin := func(day time.Time) time.Time {
		day = day.Local()
		return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.Local)
	}
	return data.EntryFilter{Private: private, From: begin(s.from), To: begin(s.to.AddDate(0, 0, 1))}
}

// export asks for the days and the format, and then where to put the file.
func (r *Room) export() {
	now := r.store.Now()
	days := span{from: now.AddDate(0, 0, -exportDays), to: now}
	var sheet *widget.Sheet
	day := func(of *time.Time) *widget.Button {
		var button *widget.Button
		button = widget.NewButton(of.Local().Format(lang.L("2 January 2006")), "", func() {
			showCalendar(r.win.Window(), button, *of, now, func(chosen time.Time) {
				*of = chosen
				button.SetLabel(chosen.Local().Format(lang.L("2 January 2006")))
			})
		})
		button.Icon = "calendar"
		return button
	}
	about := lang.L("Private entries stay out.")
	if r.private.Load() {
		about = lang.L("Private entries go along, as they are shown.")
	}
	content := widget.VStack(2*theme.Grid,
		widget.HStack(theme.Grid, widget.NewQuiet(lang.L("From")), day(&days.from), widget.NewQuiet(lang.L("to")), day(&days.to)),
		widget.NewQuiet(about))
	as := func(label, ext string, write writer) *widget.Button {
		return widget.NewButton(label, "", func() {
			sheet.Close()
			r.save(days, ext, write)
		})
	}
	page := as(lang.L("Web page…"), ".html", func(w io.Writer, entries []data.Entry) error {
		return archive.WriteHTML(w, lang.L("Journal"), entries)
	})
	markdown := as(lang.L("Markdown…"), ".md", archive.WriteMarkdown)
	markdown.Style = widget.Filled
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.ShowSheet(r.win.Window(), lang.L("Export entries"), content, cancel, page, markdown)
}

// writer writes entries in some format.
type writer func(w io.Writer, entries []data.Entry) error

// save asks for the file, and writes the entries of the days into it.
func (r *Room) save(days span, ext string, write writer) {
	d := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			r.win.Fail(lang.L("export your entries"), err)
		}
		if to == nil || err != nil {
			return
		}
		r.win.Beside(func() {
			n, err := r.write(context.Background(), to, days, write)
			fyne.Do(func() {
				switch {
				case err != nil:
					r.win.Fail(lang.L("export your entries"), err)
				case n == 0:
					r.win.Say(lang.L("There is no entry in these days; the file is empty."))
				default:
					r.win.Say(lang.L("Saved as {{.Name}}", map[string]any{"Name": to.URI().Name()}))
				}
			})
		})
	}, r.win.Window())
	d.SetFileName(fmt.Sprintf("%s %s%s", lang.L("Journal"), days.to.Local().Format("2006-01-02"), ext))
	d.Resize(r.win.Window().Canvas().Size())
	d.Show()
}

// write writes the entries of the days, the oldest first, and says how many.
func (r *Room) write(ctx context.Context, to io.WriteCloser, days span, write writer) (n int, err error) {
	defer func() {
		if closeErr := to.Close(); err == nil {
			err = closeErr
		}
	}()
	r.Flush()
	lines, err := r.store.Entries(ctx, days.filter(r.private.Load()))
	if err != nil {
		return 0, err
	}
	slices.Reverse(lines)
	entries := make([]data.Entry, 0, len(lines))
	for _, line := range lines {
		e, err := r.store.Entry(ctx, line.ID)
		if err != nil {
			return 0, err
		}
		entries = append(entries, e)
	}
	var text bytes.Buffer // whole, before anything is written
	if err := write(&text, entries); err != nil {
		return 0, err
	}
	_, err = to.Write(text.Bytes())
	return len(entries), err
}
