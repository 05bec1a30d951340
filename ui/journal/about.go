package journal

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/words"
)

// topic is a kind of thing that an entry can be about, and where the entry
// keeps which.
type topic struct {
	kind data.Kind
	id   *int64
}

// topics lists what an entry can be about, in the order in which it is shown.
func topics(e *data.Entry) []topic {
	return []topic{
		{data.KindContact, &e.ContactID}, {data.KindInterview, &e.InterviewID}, {data.KindCompany, &e.CompanyID},
		{data.KindQuestion, &e.QuestionID}, {data.KindTake, &e.TakeID}, {data.KindPassion, &e.PassionID}, {data.KindStory, &e.StoryID},
	}
}

// setLink links an entry to a thing, in place of another of its kind; ID 0 to none.
func setLink(e *data.Entry, ref data.Ref) {
	for _, t := range topics(e) {
		if t.kind == ref.Kind {
			*t.id = ref.ID
		}
	}
}

// linked reports whether an entry is about something.
func linked(e data.Entry) bool {
	for _, t := range topics(&e) {
		if *t.id != 0 {
			return true
		}
	}
	return false
}

// link is something an entry is about.
type link struct {
	data.Ref
	name string
}

// address is where the window shows it.
func (l link) address() string { return room.Address(l.Ref, data.Ref{}) }

// links names what an entry is linked to. A thing that cannot be read is named
// by its kind, so that the link can still be taken off.
func links(ctx context.Context, store Store, e data.Entry) []link {
	var all []link
	for _, t := range topics(&e) {
		if *t.id == 0 {
			continue
		}
		ref := data.Ref{Kind: t.kind, ID: *t.id}
		name, err := nameOf(ctx, store, ref)
		if err != nil {
			name = deleted(t.kind)
		}
		all = append(all, link{ref, name})
	}
	return all
}

// nameOf is what something is called on a chip.
func nameOf(ctx context.Context, store Store, ref data.Ref) (string, error) {
	switch ref.Kind {
	case data.KindContact:
		c, err := store.Contact(ctx, ref.ID)
		return contactName(c.Name, c.Company, c.Email), err
	case data.KindInterview:
		i, err := store.Interview(ctx, ref.ID)
		return words.Interview(i), err
	case data.KindCompany:
		c, err := store.Company(ctx, ref.ID)
		return companyName(c), err
	case data.KindQuestion:
		q, err := store.Question(ctx, ref.ID)
		return quoted(q.Text), err
	case data.KindTake:
		t, err := store.Take(ctx, ref.ID)
		return takeName(t, store.Now()), err
	case data.KindPassion:
		p, err := store.Passion(ctx, ref.ID)
		return headline(p.Name, p.Why), err
	}
	s, err := store.Story(ctx, ref.ID)
	return headline(s.Title, s.Situation), err
}

// deleted names what cannot be read.
func deleted(kind data.Kind) string {
	switch kind {
	case data.KindContact:
		return lang.L("a deleted contact")
	case data.KindInterview:
		return lang.L("a deleted interview")
	case data.KindCompany:
		return lang.L("a deleted company file")
	case data.KindQuestion:
		return lang.L("a deleted question")
	case data.KindTake:
		return lang.L("a deleted take")
	case data.KindPassion:
		return lang.L("a deleted passion")
	}
	return lang.L("a deleted story")
}

// companyName is what a company file is called: the company, or the role there.
func companyName(c data.Company) string { return headline(c.Name, c.Role) }
