package network

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// timeline is what is to be done with somebody, what there was, and how often
// one wants to be in touch.
type timeline struct {
	card    *card
	content *fyne.Container
	whole   bool  // all touches are listed
	of      int64 // whose they are
	lines   map[data.Ref]fyne.Focusable
}

// sought is a line of somebody's card: a touch, or a follow-up.
type sought struct {
	contact int64
	ref     data.Ref
}

// reveal brings the line that is sought into sight and puts the focus on it.
func (c *card) reveal() {
	if c.sought.ref.ID == 0 || c.sought.contact != c.value().ID || c.timeline.of != c.value().ID {
		return
	}
	if !c.timeline.whole && !c.timeline.has(c.sought.ref) && slices.ContainsFunc(c.seen.touches, func(t data.Touch) bool {
		return c.sought.ref == data.Ref{Kind: data.KindTouch, ID: t.ID}
	}) {
		c.timeline.whole = true
		c.timeline.show(c.value(), c.seen)
		c.content.Content.Refresh()
		c.content.Refresh()
	}
	line, there := c.timeline.lines[c.sought.ref]
	if !there {
		if c.sought.ref.Kind == data.KindFollowUp {
			c.sayDone(c.sought)
		}
		return // not read yet, or done since
	}
	c.sought = sought{}
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(line.(fyne.CanvasObject)).Y - driver.AbsolutePositionForObject(c.content.Content).Y
	c.content.ScrollToOffset(fyne.NewPos(0, max(y-c.content.Size().Height/3, 0)))
	c.win.Window().Canvas().Focus(line)
}

// sayDone says of a follow-up that is sought that it is done, for only those to do
// stand on the card.
func (c *card) sayDone(s sought) {
	c.working.Go(func() {
		all, err := c.store.FollowUps(context.Background(), data.FollowUpFilter{ContactID: s.contact})
		if err != nil {
			return // the card itself says what is wrong
		}
		for _, f := range all {
			if f.ID == s.ref.ID && !f.Done.IsZero() {
				fyne.Do(func() {
					if c.sought == s {
						c.sought = sought{}
						c.win.Say(lang.L("“{{.About}}” is done, {{.When}}.", map[string]any{"About": followUpName(f), "When": words.When(f.Done, c.store.Now())}))
					}
				})
			}
		}
	})
}

// followUpName is what a follow-up is about.
func followUpName(f data.FollowUp) string {
	if about := strings.TrimSpace(f.About); about != "" {
		return about
	}
	return lang.L("Write again")
}

func (t *timeline) has(ref data.Ref) bool { return t.lines[ref] != nil }

// touchesShown is how many touches are listed until all are asked for.
const touchesShown = 6

func newTimeline(c *card) *timeline { return &timeline{card: c, content: widget.VStack(0)} }

// show lists what there is for a contact.
func (t *timeline) show(p data.Contact, a around) {
	if t.of != p.ID {
		t.of, t.whole = p.ID, false
	}
	t.content.RemoveAll()
	t.lines = map[data.Ref]fyne.Focusable{}
	add := func(row fyne.CanvasObject) {
		if len(t.content.Objects) > 0 {
			t.content.Add(widget.Divider())
		}
		t.content.Add(row)
	}
	for _, f := range a.followUps {
		add(t.followUp(f))
	}
	shown := a.touches
	if !t.whole && len(shown) > touchesShown+1 {
		shown = shown[:touchesShown]
	}
	for _, touch := range shown {
		add(t.touch(touch))
	}
	if more := len(a.touches) - len(shown); more > 0 {
		add(widget.Pad(widget.HStack(0, widget.NewHint(lang.N("{{.Count}} earlier times", more, map[string]any{"Count": more}), "", func() {
			t.whole = true
			t.show(p, a)
			t.card.content.Content.Refresh()
		})), 9, 0, 9, 0))
	}
	add(t.rhythm(p, a))
	t.content.Refresh()
}

// spaced puts the day before what is said of it.
func spaced(day *widget.Text, content fyne.CanvasObject) fyne.CanvasObject {
	day.Wrap = true
	return widget.Pad(widget.HStackTop(2*theme.Grid, widget.Wide(widget.Pad(day, 2, 0, 0, 0), labelWidth), widget.Grow(content)), 9, 0, 9, 0)
}

// followUp is a line for something that is to be done, with what can be done
// with it.
func (t *timeline) followUp(f data.FollowUp) fyne.CanvasObject {
	now := t.card.store.Now().Local()
	day := widget.NewQuiet(dueWhen(f, now))
	if f.Due(now) {
		day.Color = theme.Accent
	}
	about := followUpName(f)
	done := widget.NewHint(lang.L("Done"), "", func() { t.card.finish(f) })
	later := widget.NewHint(lang.L("Later"), "", func() { t.card.snooze(f) })
	edit := widget.NewHint(lang.L("Change"), "", func() { t.card.editFollowUp(f) })
	t.lines[data.Ref{Kind: data.KindFollowUp, ID: f.ID}] = edit
	return spaced(day, widget.VStack(4, widget.NewText(about), widget.HStack(2*theme.Grid, done, later, edit)))
}

// dueWhen is when a follow-up is due, as one would say it.
func dueWhen(f data.FollowUp, now time.Time) string {
	at := f.When(now.Location()).In(now.Location())
	day := lang.L("today")
	switch days := data.DayOf(now).Until(data.DayOf(at)); {
	case days == 1:
		day = lang.L("tomorrow")
	case days > 1 && days < 7:
		day = at.Format("Monday")
	case days != 0 && at.Year() == now.Year():
		day = at.Format("2 Jan")
	case days != 0:
		day = at.Format("2 Jan 2006")
	}
	if f.Minute != data.AnyMinute {
		day += " " + at.Format("15:04")
	}
	return day
}

// touch is a line for one time of being in touch; pressed, it can be changed.
func (t *timeline) touch(touch data.Touch) fyne.CanvasObject {
	now := t.card.store.Now().Local()
	at := touch.At.Local()
	when := at.Format("2 Jan")
	switch {
	case daysSince(at, now) == 0:
		when = lang.L("today")
	case at.Year() != now.Year():
		when = at.Format("2 Jan 2006")
	}
	said := kindWords(touch.Kind)
	if note := strings.TrimSpace(touch.Note); note != "" {
		said += " · " + note
	}
	words := []fyne.CanvasObject{widget.NewText(said)}
	if promised := strings.TrimSpace(touch.Promised); promised != "" {
		words = append(words, widget.NewQuiet(lang.L("Promised: {{.What}}", map[string]any{"What": promised})))
	}
	line := widget.NewPressLine(when+" "+said, spaced(widget.NewQuiet(when), widget.VStack(2, words...)), func() { t.card.logTouch(touch) })
	t.lines[data.Ref{Kind: data.KindTouch, ID: touch.ID}] = line
	return line
}

// rhythm says how often to be in touch, and how that stands.
func (t *timeline) rhythm(p data.Contact, a around) fyne.CanvasObject {
	rhythm := a.rhythms.Of(p.Rhythm, p.Tags)
	if rhythm.Wanted == 0 {
		set := widget.NewHint(lang.L("How often do you want to be in touch?"), "", t.card.setRhythm)
		return widget.Pad(widget.HStack(0, set), 9, 0, 9, 0)
	}
	last := p.Created
	if len(a.touches) > 0 {
		last = a.touches[0].At
	}
	says := lang.L("stay in touch; starts again each time")
	phase := widget.NewPhase()
	switch now := t.card.store.Now().Local(); rhythm.Standing(last, now) {
	case data.StandingSoon:
		phase.Set(0.25, theme.Quiet)
		says = lang.L("soon: it has been {{.Long}}; {{.Longest}} at the longest", map[string]any{"Long": long(daysSince(last, now)), "Longest": long(rhythm.Longest)})
	case data.StandingSlipping:
		phase.Set(0.5, theme.Even)
		says = lang.L("slipping: it has been {{.Long}}", map[string]any{"Long": long(daysSince(last, now))})
	default:
		phase.Set(0, theme.Quiet)
	}
	words := widget.NewText(says)
	words.Color = theme.Quiet
	row := widget.HStackTop(theme.Grid, widget.Pad(phase, 6, 0, 0, 0), widget.Grow(words))
	return widget.NewPressLine(says, spaced(widget.NewQuiet(rhythmWords(rhythm.Wanted)), row), t.card.setRhythm)
}

// finish has a follow-up done, which can be undone.
func (c *card) finish(f data.FollowUp) {
	f.Done = c.store.Now()
	c.keepFollowUp(f, func() {
		f.Done = time.Time{}
		c.undoFollowUp(lang.L("Done"), f)
	})
}

// keepFollowUp saves a follow-up.
func (c *card) keepFollowUp(f data.FollowUp, done func()) {
	c.keep(lang.L("keep this follow-up"), func(ctx context.Context) error {
		_, err := c.store.SaveFollowUp(ctx, f)
		return err
	}, done)
}

// undoFollowUp offers to have a follow-up be due again as it was. What it says
// stays as it then is.
func (c *card) undoFollowUp(text string, was data.FollowUp) {
	c.win.Undoable(text, func(ctx context.Context) error { return c.store.ResetFollowUp(ctx, was) })
}
