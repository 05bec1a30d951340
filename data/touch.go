package data

import (
	"context"
	"fmt"
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

// LogTouch keeps a new touch and has the follow-ups done that were due until then: the one was what
// the others asked for. It gives back what is needed to undo it.
func (s *Store) LogTouch(ctx context.Context, t Touch) (Touch, []FollowUp, error) {
	if t.At.IsZero() {
		t.At = s.now()
	}
	var done []FollowUp
	err := s.write(ctx, func(c *change) (err error) {
		t, done, err = c.logTouch(ctx, t)
		return err
	})
	if err != nil {
		return Touch{}, nil, fmt.Errorf("log a touch of contact %d: %w", t.ContactID, err)
	}
	return t, done, nil
}

func (c *change) logTouch(ctx context.Context, t Touch) (Touch, []FollowUp, error) {
	t, err := saveRecord(ctx, c, t)
	if err != nil {
		return t, nil, err
	}
	open, err := readRecords[FollowUp](ctx, c, " WHERE this.deleted_ms IS NULL AND this.done_ms = 0 AND this.contact_id = ?", t.ContactID)
	if err != nil {
		return t, nil, err
	}
	var done []FollowUp
	for _, f := range open {
		if !f.Due(t.At) {
			continue
		}
		f.Done = t.At
		if f, err = saveRecord(ctx, c, f); err != nil {
			return t, nil, err
		}
		done = append(done, f)
	}
	return t, done, nil
}

// UnlogTouch takes back what LogTouch did.
func (s *Store) UnlogTouch(ctx context.Context, t Touch, done []FollowUp) error {
	err := s.write(ctx, func(c *change) error { return c.unlogTouch(ctx, t, done) })
	if err != nil {
		return fmt.Errorf("take back touch %d: %w", t.ID, err)
	}
	return nil
}

func (c *change) unlogTouch(ctx context.Context, t Touch, done []FollowUp) error {
	c.touch(KindFollowUp)
	for _, f := range done {
		// What was changed of it since stays as it is.
		if _, err := c.exec(ctx, "UPDATE followup SET done_ms = 0, updated_ms = ? WHERE id = ? AND done_ms = ?", c.now, f.ID, millis(f.Done)); err != nil {
			return err
		}
	}
	return c.discard(ctx, Ref{KindTouch, t.ID})
}
