package data_test

import (
	"context"
	"testing"

	"greenroom/data"
)

// bothStay has one thing changed in two places that read it before, and looks at what is kept.
func bothStay[T any](t *testing.T, read T, save func(context.Context, T) (T, error), here, there func(*T), both func(T) bool) {
	t.Helper()
	mine, other := read, read
	here(&mine)
	there(&other)
	must(save(data.Since(ctx, read), other))(t)
	kept := must(save(data.Since(ctx, read), mine))(t)
	if !both(kept) {
		t.Errorf("of %T is kept %+v", kept, kept)
	}
	if kept = must(save(ctx, read))(t); both(kept) { // without Since the whole is saved
		t.Errorf("the whole %T was not saved: %+v", kept, kept)
	}
}

func TestWhatAnotherRoomChangedMeanwhileStays(t *testing.T) {
	s, _ := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	bo := must(s.SaveContact(ctx, data.Contact{Name: "Bo"}))(t)

	bothStay(t, ann, s.SaveContact,
		func(c *data.Contact) { c.Notes = "Likes tea" }, func(c *data.Contact) { c.Jobs = []data.Job{{Company: "Acme"}} },
		func(c data.Contact) bool { return c.Notes == "Likes tea" && len(c.Jobs) == 1 && c.Name == "Ann" })

	bothStay(t, must(s.SaveCompany(ctx, data.Company{Name: "Acme"}))(t), s.SaveCompany,
		func(c *data.Company) { c.Mission = "Maps for all" }, func(c *data.Company) { c.People = []data.CompanyContact{{ContactID: bo.ID}} },
		func(c data.Company) bool { return c.Mission == "Maps for all" && len(c.People) == 1 })

	bothStay(t, must(s.SaveInterview(ctx, data.Interview{Company: "Acme"}))(t), s.SaveInterview,
		func(i *data.Interview) { i.Notes = "Third floor" },
		func(i *data.Interview) { i.Stage, i.Contacts = data.StageDone, []int64{ann.ID} },
		func(i data.Interview) bool {
			return i.Notes == "Third floor" && i.Stage == data.StageDone && len(i.Contacts) == 1
		})

	bothStay(t, must(s.SaveEntry(ctx, data.Entry{Title: "Today"}))(t), s.SaveEntry,
		func(e *data.Entry) { e.Body = "It went well." }, func(e *data.Entry) { e.ContactID, e.Tags = bo.ID, []string{"talk"} },
		func(e data.Entry) bool { return e.Body == "It went well." && e.ContactID == bo.ID && len(e.Tags) == 1 })
}

func TestOfAFieldThatTwoChangedTheLastWordIsKept(t *testing.T) {
	s, _ := newStore(t)
	read := must(s.SaveGap(ctx, data.Gap{Text: "What is a mutex?"}))(t)
	first, last := read, read
	first.Thought, last.Thought = "A lock", "A lock that one may hold"
	must(s.SaveGap(data.Since(ctx, read), first))(t)
	if kept := must(s.SaveGap(data.Since(ctx, read), last))(t); kept.Thought != last.Thought {
		t.Errorf("kept %q", kept.Thought)
	}
}

// Since is about one thing: another of its kind saved under the same context is saved whole.
func TestWhatIsSavedBesideIsSavedWhole(t *testing.T) {
	s, _ := newStore(t)
	one, other := must(s.SaveGoal(ctx, data.Goal{Title: "Lead"}))(t), must(s.SaveGoal(ctx, data.Goal{Title: "Teach", Why: "Joy"}))(t)
	other.Why = ""
	if kept := must(s.SaveGoal(data.Since(ctx, one), other))(t); kept.Why != "" {
		t.Errorf("kept %+v", kept)
	}
}
