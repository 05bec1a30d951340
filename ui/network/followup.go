package network

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/when"
	"greenroom/ui/widget"
)

// followUpSheet asks when to write again, and what about.
type followUpSheet struct {
	card       *card
	followUp   data.FollowUp
	when       *widget.Entry
	about      *widget.Entry
	zone       *widget.Entry // hidden until another is asked for
	understood *widget.Text
	problem    string
	sheet      *widget.Sheet
}

// planFollowUp asks for a new follow-up of the open contact. What was promised
// last is what it is about, unless the person says otherwise.
func (c *card) planFollowUp() {
	c.stored(func(id int64) {
		c.editFollowUp(data.FollowUp{ContactID: id, Minute: data.AnyMinute, About: c.lastPromise()})
	})
}

// editFollowUp asks for a follow-up, or for what is one.
func (c *card) editFollowUp(f data.FollowUp) {
	s := &followUpSheet{card: c, followUp: f}
	s.when = widget.NewEntry(lang.L("Fri, in 2 weeks, 24 Nov 10:00"), func(string) { s.read() })
	s.about = widget.NewEntry(lang.L("What about"), func(text string) { s.followUp.About = text })
	s.about.Text = f.About
	s.zone = widget.NewEntry(lang.L("A place on the clock, such as America/New_York"), func(string) { s.read() })
	s.zone.Text, s.zone.Hidden = f.Zone, f.Zone == ""
	s.understood = widget.NewQuiet("")
	if f.Day != "" {
		s.when.Text = f.Day.In(time.UTC).Format("2 Jan 2006")
		if f.Minute != data.AnyMinute {
			s.when.Text += time.Time{}.Add(time.Duration(f.Minute) * time.Minute).Format(" 15:04")
		}
	}
	say := func(label, text string) *widget.Hint {
		return widget.NewHint(label, "", func() { s.when.SetText(text) })
	}
	quick := widget.Flow(2*theme.Grid, say(lang.L("Tomorrow"), "tomorrow"), say(lang.L("Next week"), "in 1 week"),
		say(lang.L("In two weeks"), "in 2 weeks"), say(lang.L("In four weeks"), "in 4 weeks"))
	var other *widget.Hint
	other = widget.NewHint(lang.L("By the clock of another place"), "", func() {
		s.zone.Show()
		other.Hide()
		c.win.Window().Canvas().Focus(s.zone)
		s.sheet.Refresh()
	})
	other.Hidden = f.Zone != ""
	body := widget.VStack(2*theme.Grid, s.when, quick, s.understood, s.about, widget.HStack(0, other), s.zone)
	buttons := []*widget.Button{widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { s.sheet.Close() })}
	if f.ID != 0 {
		buttons = append(buttons, widget.NewButton(lang.L("Delete"), "", s.delete))
	}
	keep := widget.NewButton(lang.L("Remind me"), lang.L("Enter"), s.save)
	keep.Style = widget.Filled
	s.sheet = widget.NewSheet(lang.L("When do you write again?"), body, append(buttons, keep)...)
	s.read()
	s.sheet.Open(c.win.Window())
}

// read takes day, time and place over once they are understood.
func (s *followUpSheet) read() {
	now := s.card.store.Now().Local()
	s.followUp.Zone, s.problem = "", ""
	if zone := strings.TrimSpace(s.zone.Text); zone != "" {
		place, err := time.LoadLocation(zone)
		if err != nil {
			s.wrong(lang.L("“{{.Zone}}” is no place on the clock. Try “Europe/Berlin”.", map[string]any{"Zone": zone}))
			return
		}
		s.followUp.Zone, now = zone, now.In(place)
	}
	at, timed, problem := when.Moment(s.when.Text, now)
	if problem == "" && at.IsZero() {
		problem = lang.L("On which day?")
	}
	if problem != "" {
		s.wrong(problem)
		return
	}
	s.followUp.Day, s.followUp.Minute = data.DayOf(at), data.AnyMinute
	if timed {
		s.followUp.Minute = at.Hour()*60 + at.Minute()
	}
	s.understood.SetColor(theme.Quiet)
	s.understood.SetText(s.says(now))
}

// says is what was understood, by the clock of the place and by one's own.
func (s *followUpSheet) says(now time.Time) string {
	f := s.followUp
	there := f.When(now.Location())
	if f.Minute == data.AnyMinute {
		return there.Format("Monday 2 January 2006")
	}
	text := there.Format("Monday 2 January 2006, 15:04")
	if here := there.Local(); here.Format("2 15:04") != there.Format("2 15:04") {
		text += " · " + lang.L("here {{.Time}}", map[string]any{"Time": here.Format("Mon 15:04")})
	}
	return text
}

// wrong says what is not understood. An empty field is only asked about.
func (s *followUpSheet) wrong(problem string) {
	s.problem = problem
	s.understood.SetColor(theme.Quiet)
	if strings.TrimSpace(s.when.Text) != "" {
		s.understood.SetColor(theme.Recording)
	}
	s.understood.SetText(problem)
}

func (s *followUpSheet) save() {
	if s.problem != "" {
		s.card.win.Window().Canvas().Focus(s.when)
		return
	}
	s.sheet.Close()
	s.card.keepFollowUp(s.followUp, nil)
}

// delete puts the follow-up into the trash.
func (s *followUpSheet) delete() {
	s.sheet.Close()
	c, ref := s.card, data.Ref{Kind: data.KindFollowUp, ID: s.followUp.ID}
	c.keep(lang.L("delete this follow-up"), func(ctx context.Context) error { return c.store.Delete(ctx, ref) }, func() {
		c.win.Undoable(lang.L("Follow-up deleted"), func(ctx context.Context) error { return c.store.Restore(ctx, ref) })
	})
}

// snooze offers to put a follow-up off: until tomorrow, next week, or a day of
// one's own.
func (c *card) snooze(f data.FollowUp) {
	now := c.store.Now().Local()
	var sheet *widget.Sheet
	until := func(label, key string, days int) *widget.Button {
		return widget.NewButton(label, key, func() {
			sheet.Close()
			c.keepFollowUp(f.Later(now, days), func() {
				c.undoFollowUp(lang.L("Put off"), f)
			})
		})
	}
	tomorrow := until(lang.L("Tomorrow"), lang.L("Enter"), 1)
	tomorrow.Style = widget.Filled
	own := widget.NewButton(lang.L("Another day"), "", func() {
		sheet.Close()
		c.editFollowUp(f)
	})
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	text := widget.NewText(lang.L("It comes back on that day, at the same time of the day."))
	text.Color = theme.Quiet
	sheet = widget.ShowSheet(c.win.Window(), lang.L("Until when?"), text, cancel, own, until(lang.L("Next week"), "", 7), tomorrow)
}
