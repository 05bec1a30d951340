package data_test

import (
	"errors"
	"testing"
	"time"

	"greenroom/data"
)

func TestSomebodyMetAtAnEventHasATouchOfIt(t *testing.T) {
	s, c := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	bob := must(s.SaveContact(ctx, data.Contact{Name: "Bob", WhereMet: "At school"}))(t)
	e := must(s.SaveEvent(ctx, data.Event{Name: "Meetup", At: c.Now().Add(-time.Hour)}))(t)
	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: ann.ID}))
	same(t, 0, len(must(s.Touches(ctx, ann.ID))(t)))
	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: ann.ID, Met: true, Note: "Liked maps"}))
	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: bob.ID, Met: true}))
	touches := must(s.Touches(ctx, ann.ID))(t)
	if len(touches) != 1 || !touches[0].At.Equal(e.At) || touches[0].Note != "Liked maps" || touches[0].Kind != data.TouchEvent {
		t.Errorf("Ann has %+v", touches)
	}
	same(t, e.ID, must(s.Contact(ctx, ann.ID))(t).EventID)
	same(t, int64(0), must(s.Contact(ctx, bob.ID))(t).EventID) // they met before
	same(t, 2, must(s.CountContacts(ctx, data.ContactFilter{EventID: e.ID}))(t))
	same(t, 1, must(s.CountEvents(ctx, data.EventFilter{ContactID: bob.ID}))(t))

	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: ann.ID, Met: true})) // twice is once
	same(t, 1, len(must(s.Touches(ctx, ann.ID))(t)))
	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: ann.ID}))
	same(t, 0, len(must(s.Touches(ctx, ann.ID))(t)))
	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: ann.ID, Met: true}))
	same(t, "Liked maps", must(s.Touches(ctx, ann.ID))(t)[0].Note)
	before := must(s.Event(ctx, e.ID))(t).People
	undo := must(s.Unexpect(ctx, e.ID, ann.ID))(t)
	same(t, []data.Met{{ContactID: bob.ID, Met: true}}, must(s.Event(ctx, e.ID))(t).People)
	same(t, 0, len(must(s.Touches(ctx, ann.ID))(t)))
	ok(t, undo(ctx))
	same(t, before, must(s.Event(ctx, e.ID))(t).People)
	same(t, "Liked maps", must(s.Touches(ctx, ann.ID))(t)[0].Note)
}

func TestATouchOfAnEventIsNeverAhead(t *testing.T) {
	s, c := newStore(t)
	ann := must(s.SaveContact(ctx, data.Contact{Name: "Ann"}))(t)
	e := must(s.SaveEvent(ctx, data.Event{Name: "Meetup", At: c.Now().Add(48 * time.Hour)}))(t)
	ok(t, s.Expect(ctx, e.ID, data.Met{ContactID: ann.ID, Met: true}))
	if at := must(s.Touches(ctx, ann.ID))(t)[0].At; at.After(c.Now()) {
		t.Errorf("one met them at %v", at)
	}
}

func TestEventsToComeAreListedBeforeThoseThatWereAndOrganisations(t *testing.T) {
	s, c := newStore(t)
	for _, e := range []data.Event{
		{Name: "was", State: data.EventAttended, At: c.Now().AddDate(0, 0, -9)}, {Name: "society", Kind: data.EventOrganisation},
		{Name: "soon", At: c.Now().AddDate(0, 0, 1)}, {Name: "some day"}, {Name: "later", At: c.Now().AddDate(0, 0, 9)},
		{Name: "last", State: data.EventAttended, At: c.Now().AddDate(0, 0, -1)},
	} {
		must(s.SaveEvent(ctx, e))(t)
	}
	var names string
	for _, e := range must(s.Events(ctx, data.EventFilter{}))(t) {
		names += e.Name + ", "
	}
	same(t, "soon, later, some day, last, was, society, ", names)
	same(t, 2, must(s.CountEvents(ctx, data.EventFilter{State: data.EventAttended, Kind: data.EventDay}))(t))
	if _, err := s.SaveEvent(ctx, data.Event{Name: "x", Zone: "Moon/Sea"}); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("an event on the moon: %v", err)
	}
	if err := s.Expect(ctx, 99, data.Met{ContactID: 1}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("an event that is not there: %v", err)
	}
}
