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

// link is what an entry is about: a question, a take, a contact or a passion.
type link struct {
	data.Ref
	name string
}

// address is where the window shows it.
func (l link) address() string {
	switch l.Kind {
	case data.KindQuestion:
		return "practise/" + number(l.ID)
	case data.KindTake:
		return "take/" + number(l.ID)
	case data.KindPassion:
		return "passions/" + number(l.ID)
	default:
		return "network/" + number(l.ID)
	}
}

// setLink links an entry to a thing, in place of another of its kind; ID 0 to none.
func setLink(e *data.Entry, ref data.Ref) {
	switch ref.Kind {
	case data.KindQuestion:
		e.QuestionID = ref.ID
	case data.KindTake:
		e.TakeID = ref.ID
	case data.KindContact:
		e.ContactID = ref.ID
	case data.KindPassion:
		e.PassionID = ref.ID
	}
}

// links names what an entry is linked to. A thing that cannot be read is named
// by its kind, so that the link can still be taken off.
func links(ctx context.Context, store Store, e data.Entry) []link {
	var all []link
	if e.ContactID != 0 {
		name := lang.L("a deleted contact")
		if c, err := store.Contact(ctx, e.ContactID); err == nil {
			name = contactName(c.Name, c.Company, c.Email)
		}
		all = append(all, link{data.Ref{Kind: data.KindContact, ID: e.ContactID}, name})
	}
	if e.QuestionID != 0 {
		name := lang.L("a deleted question")
		if q, err := store.Question(ctx, e.QuestionID); err == nil {
			name = quoted(q.Text)
		}
		all = append(all, link{data.Ref{Kind: data.KindQuestion, ID: e.QuestionID}, name})
	}
	if e.TakeID != 0 {
		name := lang.L("a deleted take")
		if t, err := store.Take(ctx, e.TakeID); err == nil {
			name = takeName(t, store.Now())
		}
		all = append(all, link{data.Ref{Kind: data.KindTake, ID: e.TakeID}, name})
	}
	if e.PassionID != 0 {
		name := lang.L("a deleted passion")
		if p, err := store.Passion(ctx, e.PassionID); err == nil {
			name = headline(p.Name, p.Why)
		}
		all = append(all, link{data.Ref{Kind: data.KindPassion, ID: e.PassionID}, name})
	}
	return all
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
