package network

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// rhythmFields are the two numbers of a rhythm to type in, in days.
type rhythmFields struct {
	wanted, longest *widget.Entry
	content         fyne.CanvasObject
}

// usualRhythms are what is offered to begin with.
var usualRhythms = []data.Rhythm{{Wanted: 28, Longest: 42}, {Wanted: 91, Longest: 135}, {Wanted: 365, Longest: 450}}

func newRhythmFields(r data.Rhythm) *rhythmFields {
	f := &rhythmFields{wanted: widget.NewEntry(lang.L("days"), nil), longest: widget.NewEntry(lang.L("days"), nil)}
	f.set(r)
	names := []string{lang.L("Monthly"), lang.L("Quarterly"), lang.L("Yearly")}
	var quick []fyne.CanvasObject
	for i, usual := range usualRhythms {
		quick = append(quick, widget.NewHint(names[i], "", func() { f.set(usual) }))
	}
	quick = append(quick, widget.NewHint(lang.L("Not at all"), "", func() { f.set(data.Rhythm{}) }))
	const label, field float32 = 150, 90
	f.content = widget.VStack(theme.Grid,
		widget.HStack(2*theme.Grid, widget.Wide(widget.NewText(lang.L("In touch every")), label), widget.Wide(f.wanted, field), widget.NewQuiet(lang.L("days"))),
		widget.HStack(2*theme.Grid, widget.Wide(widget.NewText(lang.L("At the longest")), label), widget.Wide(f.longest, field), widget.NewQuiet(lang.L("days"))),
		widget.Flow(2*theme.Grid, quick...))
	return f
}

func (f *rhythmFields) set(r data.Rhythm) {
	for field, days := range map[*widget.Entry]int{f.wanted: r.Wanted, f.longest: r.Longest} {
		text := ""
		if days > 0 {
			text = strconv.Itoa(days)
		}
		field.SetText(text)
	}
}

// rhythm is what is typed; ok is false for what is no number of days.
func (f *rhythmFields) rhythm() (r data.Rhythm, ok bool) {
	for field, days := range map[*widget.Entry]*int{f.wanted: &r.Wanted, f.longest: &r.Longest} {
		text := strings.TrimSpace(field.Text)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 3660 {
			return r, false
		}
		*days = n
	}
	return r, true
}

// setRhythm asks how often to be in touch with the open contact.
func (c *card) setRhythm() {
	c.stored(func(int64) {
		fields := newRhythmFields(c.value().Rhythm)
		says := widget.NewText(lang.L("Each time in touch starts the days again. When the wanted days have passed it says “soon”, and “slipping” after the longest."))
		if tags := c.seen.rhythms.Of(data.Rhythm{}, c.value().Tags); tags.Wanted > 0 {
			says.SetText(lang.L("Without numbers here it is as their tags say: {{.Often}}.", map[string]any{"Often": rhythmWords(tags.Wanted)}))
		}
		says.Color = theme.Quiet
		c.askRhythm(lang.L("How often?"), widget.VStack(2*theme.Grid, fields.content, says), fields, func(r data.Rhythm) {
			c.change(func(p *data.Contact) { p.Rhythm = r })
			c.leave()
			c.folio.PrepareAgain()
		})
	})
}

// askRhythm shows a sheet with the fields of a rhythm.
func (c *card) askRhythm(title string, body fyne.CanvasObject, fields *rhythmFields, keep func(r data.Rhythm)) {
	var sheet *widget.Sheet
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	save := widget.NewButton(lang.L("Keep it"), lang.L("Enter"), func() {
		r, ok := fields.rhythm()
		if !ok {
			c.win.Say(lang.L("Days are whole numbers up to 3660."))
			return
		}
		sheet.Close()
		keep(r)
	})
	save.Style = widget.Filled
	sheet = widget.ShowSheet(c.win.Window(), title, body, cancel, save)
}

// rhythmsByTag asks how often to be in touch with those who carry a tag.
func (c *card) rhythmsByTag() {
	c.working.Go(func() {
		tags, err := c.store.Tags(context.Background(), data.KindContact)
		rhythms, failed := c.store.Rhythms(context.Background())
		if err == nil {
			err = failed
		}
		fyne.Do(func() {
			switch {
			case err != nil:
				c.win.Fail(lang.L("read your tags"), err)
			case len(tags) == 0:
				c.win.Say(lang.L("First give somebody a tag."))
			default:
				c.askByTag(tags, rhythms)
			}
		})
	})
}

func (c *card) askByTag(tags []data.TagCount, rhythms data.Rhythms) {
	slices.SortStableFunc(tags, func(a, b data.TagCount) int { return b.Count - a.Count })
	var names []string
	for _, tag := range tags {
		names = append(names, tag.Name)
	}
	chosen := names[0]
	fields := newRhythmFields(rhythms.Of(data.Rhythm{}, names[:1]))
	chips := widget.NewChips(false, func(on []int) {
		chosen = names[on[0]]
		fields.set(rhythms.Of(data.Rhythm{}, []string{chosen}))
	})
	chips.SetOptions(names...)
	c.askRhythm(lang.L("How often, by tag?"), widget.VStack(3*theme.Grid, chips, fields.content), fields, func(r data.Rhythm) {
		c.keep(lang.L("keep how often to be in touch"), func(ctx context.Context) error { return c.store.SetRhythm(ctx, chosen, r) }, nil)
	})
}
