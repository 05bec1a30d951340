package people

import (
	"bufio"
	"context"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/calendar"
	"greenroom/data/people"
)

// form is what a file that goes out is.
type form int

const (
	asCards form = iota
	asTable
	asCalendar
)

// ending is how the names of such files end.
func (f form) ending() string {
	switch f {
	case asCards:
		return ".vcf"
	case asTable:
		return ".csv"
	}
	return ".ics"
}

// export asks where a file goes and writes it.
func (p *startPage) export(f form) {
	save := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err != nil {
			p.room.win.Fail(lang.L("write the file"), err)
		}
		if to == nil || err != nil {
			return
		}
		to.Close() // the file takes its place when it is whole
		p.writeTo(f, to.URI().Path(), to.URI().Name())
	}, p.room.win.Window())
	name := lang.L("People")
	if f == asCalendar {
		name = lang.L("Follow-ups")
	}
	save.SetFileName(name + " " + p.room.store.Now().Local().Format("2006-01-02") + f.ending())
	save.Resize(p.room.win.Window().Canvas().Size())
	save.Show()
}

// writeTo writes a file.
func (p *startPage) writeTo(f form, path, name string) {
	filter, one := p.filter(), p.one
	p.room.work(lang.L("Writing the file"), func(ctx context.Context, _ func(float64)) error {
		write, err := p.room.written(ctx, f, filter, one)
		if err == nil {
			err = whole(path, write)
		}
		if info, statErr := os.Stat(path); err != nil && statErr == nil && info.Size() == 0 {
			_ = os.Remove(path) // the dialog has made it, and nothing came of it
		}
		return err
	}, func(err error) {
		if err != nil {
			p.room.win.Fail(lang.L("write the file"), err)
			return
		}
		p.room.win.Say(lang.L("Saved as {{.Name}}", map[string]any{"Name": name}))
	})
}

// written reads what goes out, and tells how it is written.
func (r *Room) written(ctx context.Context, f form, filter data.ContactFilter, one int64) (func(io.Writer) error, error) {
	if f == asCalendar {
		events, err := r.store.Reminders(ctx, data.FollowUpFilter{}, func(name string) string {
			return lang.L("Write to {{.Name}}", map[string]any{"Name": name})
		})
		return func(w io.Writer) error { return calendar.Write(w, events, r.store.Now()) }, err
	}
	var all []people.Person
	var err error
	if one != 0 {
		all = make([]people.Person, 1)
		all[0], err = r.store.Person(ctx, one)
	} else {
		all, err = r.store.People(ctx, filter)
	}
	if f == asTable {
		return func(w io.Writer) error { return people.WriteTable(w, all) }, err
	}
	return func(w io.Writer) error { return people.WriteCards(w, all) }, err
}

// whole writes a file beside its place and moves it there when all of it is on
// the disk, so that a half-written one never stands there.
func whole(path string, write func(io.Writer) error) error {
	part := path + ".part"
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(file)
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part)
	}
	return err
}
