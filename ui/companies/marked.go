package companies

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// read shows the job description with its skills marked, and says which of them
// do not stand in it.
func (j *job) read() {
	f := j.page.value()
	var names []string
	for _, skill := range f.Skills {
		names = append(names, skill.Name)
	}
	text, nowhere := data.MarkSkills(beginning(f.Job, paper.Longest), names)
	says := widget.NewText(lang.L("Each of your skills for this job is underlined where it stands."))
	if len(nowhere) > 0 {
		says.SetText(lang.L("Underlined is what you noted as a skill. Not in these words: {{.Skills}}.", map[string]any{"Skills": strings.Join(nowhere, ", ")}))
	}
	says.Color, says.TextSize = theme.Quiet, theme.SizeQuiet
	var sheet *widget.Sheet
	closes := widget.NewButton(lang.L("Close"), lang.L("Esc"), func() { sheet.Close() })
	sheet = widget.NewSheet(lang.L("What the job says"), widget.VStack(2*theme.Grid, says, widget.Tall(widget.Scroll(underlined(text)), briefHeight)), closes)
	sheet.Width = 640
	sheet.Open(j.page.deps.Window.Window())
}

// underlined is a text in which what stands between marks is bold and
// underlined, so that no colour has to tell it.
func underlined(text string) fyne.CanvasObject {
	read := fynewidget.NewRichText()
	read.Wrapping = fyne.TextWrapWord
	for paragraph := range strings.SplitSeq(text, "\n") {
		for i, piece := range strings.FieldsFunc("\x03"+paragraph, func(r rune) bool { return r == '\x02' }) {
			skill, rest, ends := strings.Cut(piece, "\x03")
			if i > 0 && ends {
				read.Segments = append(read.Segments, segment(skill, true))
			}
			read.Segments = append(read.Segments, segment(rest, false))
		}
		last := read.Segments[len(read.Segments)-1].(*fynewidget.TextSegment)
		last.Style.Inline = false
	}
	return read
}

func segment(text string, marked bool) *fynewidget.TextSegment {
	style := fynewidget.RichTextStyleInline
	style.TextStyle = fyne.TextStyle{Bold: marked, Underline: marked}
	return &fynewidget.TextSegment{Text: text, Style: style}
}

// beginning is as much of a text as so many bytes have room for.
func beginning(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most] + "…"
}

// offerReading offers to read the text with its skills once there are both.
func (j *job) offerReading() {
	f := tidied(j.page.value())
	if strings.TrimSpace(f.Job) != "" && len(f.Skills) > 0 {
		j.reading.Show()
	} else {
		j.reading.Hide()
	}
}
