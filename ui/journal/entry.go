package journal

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/desk"
	"greenroom/ui/words"
)

// drafts says how entries are kept.
func drafts(store Store) desk.Kind[data.Entry] {
	return desk.Kind[data.Entry]{
		ID:    func(e data.Entry) int64 { return e.ID },
		Blank: blank,
		Save: func(ctx context.Context, e data.Entry) (data.Entry, error) {
			return store.SaveEntry(ctx, e)
		},
		Adopt: func(e *data.Entry, saved data.Entry) {
			e.ID, e.Created, e.Updated = saved.ID, saved.Created, saved.Updated
		},
		Now: store.Now,
	}
}

// blank reports whether the person has said nothing in an entry. What it is
// linked to was not said by them.
func blank(e data.Entry) bool {
	return strings.TrimSpace(e.Title) == "" && strings.TrimSpace(e.Body) == "" && len(e.Tags) == 0 && e.Mood == 0 && e.Confidence == 0
}

// contactName is what a person is called here: the first thing known of them.
func contactName(names ...string) string {
	for _, name := range names {
		if strings.TrimSpace(name) != "" {
			return name
		}
	}
	return lang.L("a contact")
}

func quoted(question string) string { return "“" + question + "”" }

func takeName(t data.Take, now time.Time) string {
	return lang.L("Take of {{.When}}", map[string]any{"When": words.When(t.Started, now)})
}

// shorten cuts what is too long for a chip.
func shorten(text string, most int) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	cut := strings.TrimRight(string(letters[:most-1]), " ,.;:") + "…"
	if letters[0] == '“' {
		cut += "”"
	}
	return cut
}

// headline is what an entry without a title is known by.
func headline(title, text string) string {
	title, text = strings.TrimSpace(title), strings.TrimSpace(text)
	switch {
	case title != "":
		return title
	case text != "":
		return text
	}
	return lang.L("Without words")
}
