package letters

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/letters"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// fields are the open places of a letter, each with a line to fill it in, and
// what the person noted that could stand there.
type fields struct {
	page    *page
	left    []string // what is shown
	entries []*widget.Entry
	content *fyne.Container
}

func newFields(p *page) *fields { return &fields{page: p, content: widget.VStack(theme.Grid)} }

// ideasShown is how many notes stand below a place.
const ideasShown = 3

// show shows the open places of a letter. Those that stay keep what was typed.
func (f *fields) show(l data.Letter) {
	left := letters.Left(l.Subject, l.Body)
	if slices.Equal(left, f.left) {
		return
	}
	typed := map[string]string{}
	for i, open := range f.left {
		typed[open] = f.entries[i].Text
	}
	f.left, f.entries = left, nil
	f.content.RemoveAll()
	if len(left) > 0 {
		f.content.Add(widget.NewSection(lang.L("Still open")))
	}
	for _, open := range left {
		f.add(open, typed[open])
	}
	f.content.Refresh()
}

// add makes the line of one open place.
func (f *fields) add(open, typed string) {
	e := widget.NewEntry(sentence(strings.Trim(open, "[]")), nil)
	e.SetText(typed)
	e.OnEnter = func() { f.page.put(open, e.Text) }
	f.entries = append(f.entries, e)
	into := widget.NewHint(lang.L("Put in"), lang.L("Enter"), e.OnEnter)
	lines := widget.VStack(2, widget.HStack(2*theme.Grid, widget.Grow(paper.Field(e)), into))
	ideas := f.page.around.facts.Ideas[letters.FieldOf(open)]
	if len(ideas) > 0 {
		row := widget.Flow(theme.Grid)
		for _, idea := range ideas[:min(len(ideas), ideasShown)] {
			row.Add(widget.NewChip(shortened(idea), func() {
				e.SetText(idea)
				f.page.Folio.Focus(e)
			}))
		}
		lines.Add(row)
	}
	f.content.Add(lines)
}

// first is the line of the first open place, nil when there is none.
func (f *fields) first() *widget.Entry {
	if len(f.entries) == 0 {
		return nil
	}
	return f.entries[0]
}

// longestIdea is how many letters of a note, or of a name, stand on a chip.
const longestIdea = 30

func shortened(text string) string {
	letters := []rune(text)
	if len(letters) <= longestIdea {
		return text
	}
	return strings.TrimRight(string(letters[:longestIdea-1]), " ,.;:") + "…"
}

// sentence writes a text as it begins a line.
func sentence(text string) string {
	r, width := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[width:]
}
