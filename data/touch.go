package data

import (
	"context"
	"time"
)

// TouchKind says how one was in touch.
type TouchKind string

// The kinds of touches.
const (
	TouchMessage       TouchKind = "message"
	TouchCall          TouchKind = "call"
	TouchMeeting       TouchKind = "meeting"
	TouchEvent         TouchKind = "event"
	TouchInformational TouchKind = "informational" // an informational interview
	TouchIntroduction  TouchKind = "introduction"
	TouchThankYou      TouchKind = "thank-you"
)

// Touch is one time of being in touch with a contact.
type Touch struct {
	ID        int64
	ContactID int64
	Kind      TouchKind // "" is saved as TouchMessage
	At        time.Time // the time of saving when zero
	Note      string
	Promised  string
	EventID   int64
	LetterID  int64
	Created   time.Time
	Updated   time.Time
}

func (t *Touch) record() record {
	orDefault(&t.Kind, TouchMessage)
	return record{
		kind: KindTouch, id: &t.ID, created: &t.Created, updated: &t.Updated,
		cells: []cell{
			{"contact_id", reference{&t.ContactID}}, {"kind", &t.Kind}, {"at_ms", &t.At}, {"note", &t.Note}, {"promised", &t.Promised},
			{"event_id", reference{&t.EventID}}, {"letter_id", reference{&t.LetterID}},
		},
	}
}

// Touches lists when one was in touch with a contact, the last first.
func (s *Store) Touches(ctx context.Context, contactID int64) ([]Touch, error) {
	where := live()
	where.add("this.contact_id = ?", contactID)
	return list[Touch](ctx, s, where, "this.at_ms DESC, this.id DESC", 0, 0)
}

// SaveTouch keeps a touch, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveTouch(ctx context.Context, t Touch) (Touch, error) {
	if t.At.IsZero() {
		t.At = s.now()
	}
	return save(ctx, s, t)
}

// AnyMinute says that a follow-up is due at any time of its day.
const AnyMinute = -1

// FollowUp is when to write to a contact again.
type FollowUp struct {
	ID        int64
	ContactID int64
	Day       Day
	Minute    int    // of the day, where Zone is; AnyMinute: at any time
	Zone      string // an IANA name; "" is where the person is
	About     string
	Done      time.Time // zero: not yet
	Created   time.Time
	Updated   time.Time
}

func (f *FollowUp) record() record {
	check := f.Day.check()
	if check == nil && f.Day == "" {
		check = invalid("a follow-up needs a day")
	}
	return record{
		kind: KindFollowUp, id: &f.ID, created: &f.Created, updated: &f.Updated, check: check,
		cells: []cell{
			{"contact_id", reference{&f.ContactID}}, {"day", &f.Day}, {"minute", &f.Minute}, {"zone", &f.Zone}, {"about", &f.About}, {"done_ms", &f.Done},
		},
	}
}

// FollowUpFilter chooses follow-ups; what is left at its zero value does not restrict.
type FollowUpFilter struct {
	ContactID int64
	Open      bool
	Until     Day // due on this day or before
	Limit     int // 0: all
}

// FollowUps lists follow-ups of contacts that are not in the trash, by the day they are due.
func (s *Store) FollowUps(ctx context.Context, f FollowUpFilter) ([]FollowUp, error) {
	where := live()
	where.add("this.contact_id IN (SELECT id FROM contact WHERE deleted_ms IS NULL)")
	if f.ContactID != 0 {
		where.add("this.contact_id = ?", f.ContactID)
	}
	if f.Open {
		where.add("this.done_ms = 0")
	}
	if f.Until != "" {
		where.add("this.day <= ?", f.Until)
	}
	return list[FollowUp](ctx, s, where, "this.done_ms > 0, this.day, this.minute, this.id", f.Limit, 0)
}

// SaveFollowUp keeps a follow-up, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveFollowUp(ctx context.Context, f FollowUp) (FollowUp, error) {
	return save(ctx, s, f)
}
