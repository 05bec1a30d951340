package widget

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"greenroom/ui/theme"
)

// suggestionsAtOnce is how many suggestions stand below the field.
const suggestionsAtOnce = 6

// TagField holds a few short words, each a chip that can be removed. A word
// is added by Enter or comma, or by a press on a suggestion; Backspace in the
// empty field removes the last.
type TagField struct {
	fynewidget.BaseWidget

	changed     func([]string)
	tags        []string
	suggestions []string
	entry       *Entry
	row, offers *fyne.Container
	all         *fyne.Container
}

// NewTagField returns an empty field. changed gets all tags after each change
// by the person.
func NewTagField(changed func(tags []string)) *TagField {
	t := &TagField{changed: changed, row: Flow(theme.Grid), offers: Flow(theme.Grid)}
	t.entry = NewEntry(lang.L("Add a tag"), t.typed)
	t.entry.OnEnter = func() { t.take(t.entry.Text) }
	t.entry.OnLeave = func() { t.take(t.entry.Text) }
	t.entry.OnKey = t.key
	t.all = VStack(theme.Grid, t.row, t.offers)
	t.ExtendBaseWidget(t)
	t.arrange()
	return t
}

// SetTags shows these tags without a call of changed.
func (t *TagField) SetTags(tags []string) {
	t.tags = slices.Clone(tags)
	t.arrange()
}

// Tags returns the tags in order.
func (t *TagField) Tags() []string { return slices.Clone(t.tags) }

// SetSuggestions gives the words that are offered while typing, the most
// wanted first.
func (t *TagField) SetSuggestions(suggestions []string) {
	t.suggestions = slices.Clone(suggestions)
	t.offer()
}

// Focusable returns the field to type in.
func (t *TagField) Focusable() fyne.Focusable { return t.entry }

func (t *TagField) typed(text string) {
	if before, after, comma := strings.Cut(text, ","); comma {
		t.take(before)
		t.entry.SetText(strings.TrimLeft(after, " "))
		return
	}
	t.offer()
}

// take adds a word, unless it is there already, and empties the field.
func (t *TagField) take(word string) {
	word = strings.Join(strings.Fields(word), " ")
	t.entry.SetText("")
	if word == "" || t.has(word) {
		return
	}
	t.tags = append(t.tags, word)
	t.tell()
}

func (t *TagField) has(word string) bool {
	return slices.ContainsFunc(t.tags, func(tag string) bool { return strings.EqualFold(tag, word) })
}

func (t *TagField) remove(i int) {
	t.tags = slices.Delete(t.tags, i, i+1)
	t.tell()
}

func (t *TagField) tell() {
	t.arrange()
	if t.changed != nil {
		t.changed(t.Tags())
	}
}

func (t *TagField) key(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyBackspace && t.entry.Text == "" && len(t.tags) > 0:
		t.remove(len(t.tags) - 1)
		return true
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && strings.TrimSpace(t.entry.Text) == "":
		passOn(t.entry, key)
		return true
	}
	return false
}

// arrange makes a chip for each tag, the field after them.
func (t *TagField) arrange() {
	objects := make([]fyne.CanvasObject, 0, len(t.tags)+1)
	for i, tag := range t.tags {
		chip := NewChip(tag, nil)
		chip.OnRemove = func() { t.remove(i) }
		objects = append(objects, Tall(Centre(chip), t.entry.MinSize().Height))
	}
	t.row.Objects = append(objects, Wide(t.entry, 150))
	t.row.Refresh()
	t.offer()
}

// offer shows the suggestions that begin with what is typed, or have it in them.
func (t *TagField) offer() {
	var offers []fyne.CanvasObject
	typed := strings.ToLower(strings.TrimSpace(t.entry.Text))
	for _, word := range t.suggestions {
		if len(offers) == suggestionsAtOnce {
			break
		}
		if typed == "" || t.has(word) || !strings.Contains(strings.ToLower(word), typed) {
			continue
		}
		chip := NewChip(word, func() { t.take(word) })
		chip.keepsFocus = true // leaving the field would take what is typed so far
		offers = append(offers, chip)
	}
	t.offers.Objects = offers
	show(t.offers, len(offers) > 0)
	t.all.Refresh()
}

// CreateRenderer links the widget to its rows.
func (t *TagField) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(t.all) }
