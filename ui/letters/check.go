package letters

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data/letters"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// check says what a letter has and what would make it better.
type check struct {
	head    *widget.Text
	rows    *fyne.Container
	content *fyne.Container
}

func newCheck() *check {
	c := &check{head: widget.NewSection(""), rows: widget.VStack(4)}
	c.content = widget.VStack(theme.Grid, widget.Divider(), c.head, c.rows)
	return c
}

// show looks over a letter. An empty one is not looked over yet.
func (c *check) show(t letters.Template, l letters.Letter) {
	if strings.TrimSpace(l.Body) == "" {
		c.content.Hide()
		return
	}
	c.content.Show()
	c.head.SetText(lang.L("Before it goes"))
	if letters.Ready(t, l) {
		c.head.SetText(lang.L("Ready to go"))
	}
	c.rows.RemoveAll()
	for _, found := range letters.Check(t, l) {
		c.rows.Add(line(found, l))
	}
	c.rows.Refresh()
}

// line says one finding: what is there with a tick, what is missing with what to
// do about it.
func line(found letters.Finding, l letters.Letter) fyne.CanvasObject {
	has, lacks := findingWords(found.Need, l)
	icon, color, text := "check", theme.Well, has
	if !found.Met {
		icon, color, text = "edit", theme.Even, lacks
	}
	said := widget.NewText(text)
	said.TextSize = theme.SizeQuiet
	if found.Met {
		said.Color = theme.Quiet
	}
	return widget.HStackTop(theme.Grid, widget.Pad(widget.NewIcon(icon, color, 14), 2, 0, 0, 0), widget.Grow(said))
}

// findingWords are what is said when a need is met, and when it is not.
func findingWords(need letters.Need, l letters.Letter) (has, lacks string) {
	count := letters.Words(l.Body)
	switch need {
	case letters.NeedName:
		return lang.L("It speaks to them by name"), lang.L("Call them by their name: it is a letter to one person.")
	case letters.NeedTopic:
		return lang.L("It names something you talked about"), lang.L("Name one thing you talked about. It shows that you listened, and they remember you by it.")
	case letters.NeedInterest:
		return lang.L("It says that you are interested"), lang.L("Say in one sentence that you are still interested, and in what.")
	case letters.NeedSubject:
		return lang.L("It has a subject"), lang.L("Give it a subject, so that it is found among the others.")
	case letters.NeedFilled:
		return lang.L("Nothing is left open"), lang.L("Some places are still open; they stand in brackets.")
	}
	return lang.N("{{.Count}} words: read in a minute", count, map[string]any{"Count": count}),
		lang.L("{{.Count}} words are many. Under {{.Most}} it is read to the end.", map[string]any{"Count": count, "Most": letters.MostWords})
}
