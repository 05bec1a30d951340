package network

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// showMentions lists what was written about the person, and what else has to do
// with them.
func (c *card) showMentions(a around) {
	more := len(a.entries) > mentioned
	c.mentions.RemoveAll()
	if len(a.entries) > 0 {
		c.mentions.Add(widget.Pad(widget.NewSection(lang.L("In your journal")), 12, 0, 6, 0))
	}
	for i, entry := range a.entries[:min(len(a.entries), mentioned)] {
		if i > 0 {
			c.mentions.Add(widget.Divider())
		}
		text := strings.TrimSpace(entry.Title)
		if text == "" {
			text = entry.Excerpt
		}
		c.mentions.Add(c.mention(entry.Date.Local().Format("2 Jan 2006"), text, "journal/"+number(entry.ID)))
	}
	if more {
		all := widget.NewButton(lang.L("More in the journal"), "", func() { c.win.Go("journal") })
		all.Style = widget.Plain
		c.mentions.Add(widget.HStack(0, widget.Pad(all, 0, 0, 0, -10)))
	}
	if len(a.mentions) > 0 {
		c.mentions.Add(widget.Pad(widget.NewSection(lang.L("Elsewhere")), 12, 0, 6, 0))
	}
	for i, m := range a.mentions {
		if i > 0 {
			c.mentions.Add(widget.Divider())
		}
		text := strings.TrimSpace(m.Title)
		if m.Kind == data.KindContact {
			text = lang.L("You met {{.Name}} through them", map[string]any{"Name": text})
		}
		c.mentions.Add(c.mention(words.Kind(m.Kind), text, room.Address(m.Ref, m.Within)))
	}
	c.mentions.Refresh()
}

// mention is a line that opens what has to do with the person.
func (c *card) mention(kind, text, address string) *widget.Line {
	if text == "" {
		text = kind
	}
	line := widget.Pad(widget.HStack(2*theme.Grid, widget.Wide(widget.NewQuiet(kind), labelWidth), widget.Grow(widget.NewLabel(text))), 10, 0, 10, 0)
	return widget.NewPressLine(text, line, func() { c.win.Go(address) })
}
