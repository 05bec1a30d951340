package interviews

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"greenroom/data"
	"greenroom/data/calendar"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// menu is what is done more rarely with interviews.
func (l *list) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Bring in from a calendar…"), l.chooseCalendar),
		fyne.NewMenuItem(lang.L("Put the coming ones into a calendar…"), func() { l.export(0) }),
	}
	if d := l.Draft(); d != nil && d.ID() != 0 {
		items = append(items, fyne.NewMenuItem(lang.L("Put this one into a calendar…"), func() { l.export(d.ID()) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("The stages…"), l.stages), fyne.NewMenuItemSeparator())
	for _, p := range places()[1:] { // the board is above
		items = append(items, fyne.NewMenuItem(lang.L("{{.Place}} ({{.Key}})", map[string]any{"Place": p.name, "Key": p.key}), func() { l.deps.Window.Go(p.address) }))
	}
	return items
}

func (l *list) stages() {
	go func() {
		stages, err := l.deps.Store.InterviewStages(context.Background())
		fyne.Do(func() {
			if err != nil {
				l.deps.Window.Fail(lang.L("read the stages"), err)
				return
			}
			editStages(l.deps, stages, l.restage)
		})
	}()
}

// restage shows the stages anew, and the open interview at the one it now has.
func (l *list) restage() {
	l.Again()
	d := l.Draft()
	if d == nil || d.ID() == 0 {
		l.PrepareAgain()
		return
	}
	l.deps.Window.Beside(func() {
		now, err := l.deps.Store.Interview(context.Background(), d.ID())
		fyne.Do(func() {
			if err == nil && l.Draft() == d { // one in the trash stays as it was
				l.Renew(now)
			}
			l.PrepareAgain()
		})
	})
}

// chooseCalendar asks for a file of a calendar.
func (l *list) chooseCalendar() {
	window := l.deps.Window.Window()
	open := dialog.NewFileOpen(func(from fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			l.deps.Window.Fail(lang.L("open this calendar"), err)
		case from != nil:
			go func() {
				defer from.Close()
				l.Import(from)
			}()
		}
	}, window)
	open.SetFilter(storage.NewExtensionFileFilter([]string{".ics", ".ical", ".ICS"}))
	open.Resize(window.Canvas().Size())
	open.Show()
}

// importFile shows what would become of a calendar. It is not called on the UI
// thread.
func (l *list) importFile(path string) {
	from, err := os.Open(path)
	if err != nil {
		fyne.Do(func() { l.deps.Window.Fail(lang.L("open this calendar"), err) })
		return
	}
	defer from.Close()
	l.Import(from)
}

// offer is an event of a calendar and what it would become.
type offer struct {
	event     calendar.Event
	interview data.Interview
	before    data.Interview // as it is now; its ID is 0 for a new one
	same      bool           // nothing would change
}

// Import shows what would become of the events of a calendar. It is not called
// on the UI thread.
func (l *list) Import(from io.Reader) {
	events, problems, err := calendar.Read(from, time.Local)
	var offers []offer
	if err == nil {
		offers, err = l.offers(context.Background(), events)
	}
	fyne.Do(func() {
		switch {
		case errors.Is(err, calendar.ErrNoCalendar), errors.Is(err, calendar.ErrTooLarge):
			l.deps.Window.Say(lang.L("This file is no calendar that Greenroom can read. Nothing was changed."))
		case err != nil:
			l.deps.Window.Fail(lang.L("read this calendar"), err)
		case len(offers)+len(problems) == 0:
			l.deps.Window.Say(lang.L("There is no event in this calendar."))
		default:
			l.preview(offers, problems)
		}
	})
}

// offers matches events with the interviews that came from them before.
func (l *list) offers(ctx context.Context, events []calendar.Event) ([]offer, error) {
	var offers []offer
	place := map[string]int{}
	for _, event := range events {
		o := offer{event: event}
		if event.UID != "" {
			known, err := l.deps.Store.Interviews(ctx, data.InterviewFilter{Calendar: event.UID, Limit: 1})
			if err != nil {
				return nil, err
			}
			if len(known) > 0 {
				if o.before, err = l.deps.Store.Interview(ctx, known[0].ID); err != nil {
					return nil, err
				}
			}
		}
		o.interview = become(event, o.before)
		o.same = o.before.ID != 0 && sameTalk(o.interview, o.before)
		if n, twice := place[event.UID]; twice && event.UID != "" {
			offers[n] = o // a later word on the same event
			continue
		}
		place[event.UID] = len(offers)
		offers = append(offers, o)
	}
	slices.SortStableFunc(offers, func(a, b offer) int { return a.event.Start.Compare(b.event.Start) })
	return offers, nil
}

// become is the interview an event becomes. Of one that is there already, when
// and where change; what the person wrote stays.
func become(event calendar.Event, i data.Interview) data.Interview {
	i.At, i.Zone, i.Calendar = event.Start, cmp.Or(event.Zone, i.Zone), event.UID
	if event.AllDay {
		i.At = event.Start.Add(9 * time.Hour)
	}
	minutes := int(event.Length / time.Minute)
	if event.AllDay || minutes <= 0 || minutes > 24*60 {
		minutes = 60
	}
	i.Minutes = minutes
	i.Place = cmp.Or(event.Place, event.Link, i.Place)
	switch {
	case i.ID != 0:
	case event.Company+event.Role+event.Round != "": // it came from Greenroom
		i.Company, i.Role, i.Round = event.Company, event.Role, event.Round
	default:
		i.Company = companyIn(event.Title)
		i.Notes = strings.TrimSpace(event.Notes)
		if i.Company != event.Title {
			i.Notes = strings.TrimSpace(event.Title + "\n" + i.Notes)
		}
	}
	return i
}

// companyIn takes the company out of titles such as "Interview with Northlight".
func companyIn(title string) string {
	lower := strings.ToLower(title)
	for _, begin := range []string{"interview with ", "interview at ", "interview: ", "interview - ", "interview – "} {
		if rest := title[min(len(begin), len(title)):]; strings.HasPrefix(lower, begin) && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	return title
}

func sameTalk(a, b data.Interview) bool {
	return a.At.Equal(b.At) && a.Zone == b.Zone && a.Minutes == b.Minutes && a.Place == b.Place
}

// preview lists what would happen, to be ticked.
func (l *list) preview(offers []offer, problems []calendar.Problem) {
	var sheet *widget.Sheet
	rows := widget.VStack(theme.Grid)
	chosen := map[int]bool{}
	take := widget.NewButton(lang.L("Bring these in"), "", func() {
		sheet.Close()
		var wanted []offer
		for n, o := range offers {
			if chosen[n] {
				wanted = append(wanted, o)
			}
		}
		l.take(wanted)
	})
	take.Style = widget.Filled
	for n, o := range offers {
		tick := widget.NewTick(cmp.Or(o.event.Title, lang.L("An event without a name")), func(on bool) { chosen[n] = on })
		chosen[n] = !o.same && !o.event.Cancelled && o.event.Start.After(l.deps.Store.Now())
		tick.SetOn(chosen[n])
		rows.Add(widget.VStack(0, tick, widget.Pad(widget.NewQuiet(o.says()), -6, 0, 4, 30)))
	}
	for _, p := range problems {
		bad := widget.NewText(lang.L("Left out: {{.Name}} ({{.Why}})", map[string]any{"Name": cmp.Or(p.Title, lang.L("An event without a name")), "Why": p.Err}))
		bad.Color = theme.Quiet
		rows.Add(bad)
	}
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.NewSheet(lang.L("Which of these are interviews?"), widget.Tall(widget.Scroll(rows), 320), cancel, take)
	sheet.Width = 640
	sheet.Open(l.deps.Window.Window())
}

// says is when an event is, and what would become of it.
func (o offer) says() string {
	parts := []string{when.InFull(o.interview.At, o.interview.Zone)}
	if o.event.AllDay {
		parts[0] = o.event.Start.Local().Format("Monday 2 January 2006") + " · " + lang.L("the whole day, taken as from nine")
	}
	switch {
	case o.same:
		parts = append(parts, lang.L("is here already"))
	case o.before.ID != 0:
		parts = append(parts, lang.L("changes “{{.Name}}”", map[string]any{"Name": words.Interview(o.before)}))
	}
	if o.event.Cancelled {
		parts = append(parts, lang.L("called off"))
	}
	if o.event.Repeats {
		parts = append(parts, lang.L("repeats: only the first"))
	}
	return strings.Join(parts, " · ")
}

// take brings events in: all of them, or none. It can be undone.
func (l *list) take(offers []offer) {
	if len(offers) == 0 {
		l.deps.Window.Say(lang.L("Nothing was ticked, and nothing brought in."))
		return
	}
	wanted := make([]data.Interview, len(offers))
	for n, o := range offers {
		wanted[n] = o.interview
	}
	l.deps.Window.Beside(func() {
		saved, err := l.deps.Store.SaveInterviews(context.Background(), wanted...)
		fyne.Do(func() {
			if err != nil {
				l.deps.Window.Fail(lang.L("bring these in"), err)
				return
			}
			l.deps.Window.Undoable(lang.N("Brought in {{.Count}} interviews", len(saved), map[string]any{"Count": len(saved)}),
				func(ctx context.Context) error { return l.takeBack(ctx, offers, saved) })
			for n := range saved {
				l.Renew(saved[n])
			}
			l.Open(saved[0].ID)
		})
	})
}

// takeBack makes everything as it was before events were brought in, but for
// what the person has changed since.
func (l *list) takeBack(ctx context.Context, offers []offer, saved []data.Interview) error {
	l.Flush()
	var before []data.Interview
	var made []data.Ref
	for n, o := range offers {
		if o.before.ID == 0 {
			made = append(made, data.Ref{Kind: data.KindInterview, ID: saved[n].ID})
			continue
		}
		now, err := l.deps.Store.Interview(ctx, o.before.ID)
		switch {
		case err == nil:
			before = append(before, unbecome(now, o.before, saved[n]))
		case !errors.Is(err, data.ErrNotFound): // one in the trash stays as it is
			return err
		}
	}
	if len(before) > 0 {
		back, err := l.deps.Store.SaveInterviews(ctx, before...)
		if err != nil {
			return err
		}
		fyne.Do(func() {
			for _, i := range back {
				l.Renew(i)
			}
		})
	}
	if len(made) > 0 {
		return l.deps.Store.Delete(ctx, made...)
	}
	return nil
}

// unbecome takes back what an event made of an interview, where it is still so.
func unbecome(now, before, after data.Interview) data.Interview {
	if now.At.Equal(after.At) && now.Zone == after.Zone {
		now.At, now.Zone = before.At, before.Zone
	}
	if now.Minutes == after.Minutes {
		now.Minutes = before.Minutes
	}
	if now.Place == after.Place {
		now.Place = before.Place
	}
	if now.Calendar == after.Calendar {
		now.Calendar = before.Calendar
	}
	return now
}

// export asks where to put a calendar with one interview, or with all that come.
func (l *list) export(id int64) {
	window := l.deps.Window.Window()
	save := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		switch {
		case err != nil:
			l.deps.Window.Fail(lang.L("write a calendar"), err)
		case to != nil:
			l.deps.Window.Beside(func() { l.Export(to, id) })
		}
	}, window)
	save.SetFileName("Greenroom " + l.deps.Store.Now().Local().Format(time.DateOnly) + ".ics")
	save.Resize(window.Canvas().Size())
	save.Show()
}

// Export writes a calendar with one interview, or with all that come for 0, and
// closes it. It is not called on the UI thread.
func (l *list) Export(to io.WriteCloser, id int64) {
	l.Flush()
	events, err := l.events(context.Background(), id)
	var b bytes.Buffer
	if err == nil {
		err = calendar.Write(&b, events, l.deps.Store.Now())
	}
	if err == nil {
		_, err = to.Write(b.Bytes())
	}
	err = errors.Join(err, to.Close())
	fyne.Do(func() {
		if err != nil {
			l.deps.Window.Fail(lang.L("write a calendar"), err)
			return
		}
		l.deps.Window.Say(lang.N("The calendar has {{.Count}} interviews", len(events), map[string]any{"Count": len(events)}))
	})
}

// events are an interview as an event of a calendar, or all that come for 0.
func (l *list) events(ctx context.Context, id int64) ([]calendar.Event, error) {
	interviews, err := l.deps.Store.Interviews(ctx, data.InterviewFilter{Coming: l.deps.Store.Now()})
	if id != 0 {
		var one data.Interview
		one, err = l.deps.Store.Interview(ctx, id)
		interviews = []data.Interview{one}
	}
	if err != nil {
		return nil, err
	}
	var events []calendar.Event
	for _, i := range interviews {
		if i.At.IsZero() {
			continue
		}
		uid := i.Calendar
		if uid == "" {
			if uid, err = l.deps.Store.UID(ctx, data.Ref{Kind: data.KindInterview, ID: i.ID}); err != nil {
				return nil, fmt.Errorf("name interview %d: %w", i.ID, err)
			}
			uid += data.CalendarDomain
		}
		events = append(events, calendar.Event{
			UID: uid, Title: lang.L("Interview: {{.Name}}", map[string]any{"Name": words.Interview(i)}), Place: i.Place, // what the person noted is not for whoever sees the calendar
			Start: i.At, Length: time.Duration(i.Minutes) * time.Minute, Zone: i.Zone,
			Company: strings.TrimSpace(i.Company), Role: strings.TrimSpace(i.Role), Round: strings.TrimSpace(i.Round),
		})
	}
	return events, nil
}
