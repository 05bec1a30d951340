package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// EventKind tells a day somewhere from an organisation.
type EventKind string

// The kinds of events.
const (
	EventDay          EventKind = "event"
	EventOrganisation EventKind = "organisation"
)

// EventState says whether the person was there.
type EventState string

// The states of an event.
const (
	EventPlanned  EventState = "planned"
	EventAttended EventState = "attended"
	EventMissed   EventState = "missed"
)

// Event is a day somewhere, or an organisation one belongs to.
type Event struct {
	ID      int64
	Kind    EventKind // "" is saved as EventDay
	Name    string
	Place   string
	Link    string
	Goal    string // what to go there for
	Notes   string
	At      time.Time  // zero: no date
	Zone    string     // an IANA name; "" is where the person is
	State   EventState // "" is saved as EventPlanned
	People  []Met
	Created time.Time
	Updated time.Time
}

// Met is somebody to meet at an event, or somebody one met there.
type Met struct {
	ContactID int64
	Met       bool
	Note      string
}

func (e *Event) record() record {
	orDefault(&e.Kind, EventDay)
	orDefault(&e.State, EventPlanned)
	var check error
	if e.Zone != "" {
		if _, err := time.LoadLocation(e.Zone); err != nil {
			check = because(ErrInvalid, err)
		}
	}
	return record{
		check: check,
		kind:  KindEvent, id: &e.ID, created: &e.Created, updated: &e.Updated,
		cells: []cell{
			{"kind", &e.Kind}, {"name", &e.Name}, {"place", &e.Place}, {"link", &e.Link}, {"goal", &e.Goal}, {"notes", &e.Notes},
			{"at_ms", &e.At}, {"zone", &e.Zone}, {"state", &e.State},
		},
		owned: []owned{rows[Met]{"event_contact", &e.People, func(m *Met) []cell {
			return []cell{{"contact_id", reference{&m.ContactID}}, {"met", &m.Met}, {"note", &m.Note}}
		}}},
	}
}

// EventFilter chooses events and organisations; what is left at its zero value does not restrict.
type EventFilter struct {
	Text      string
	Kind      EventKind
	State     EventState
	ContactID int64 // somebody to meet, or met, there
	Limit     int   // 0: all
	Offset    int
}

func (f EventFilter) where() *conditions {
	c := live()
	c.matching(KindEvent, "this", f.Text)
	if f.Kind != "" {
		c.add("this.kind = ?", f.Kind)
	}
	if f.State != "" {
		c.add("this.state = ?", f.State)
	}
	if f.ContactID != 0 {
		c.add("this.id IN (SELECT event_id FROM event_contact WHERE contact_id = ?)", f.ContactID)
	}
	return c
}

// Events lists events and organisations, those to come first.
func (s *Store) Events(ctx context.Context, f EventFilter) ([]Event, error) {
	return list[Event](ctx, s, f.where(), `this.kind = 'organisation', this.state <> 'planned', CASE WHEN this.state = 'planned' THEN this.at_ms = 0 END,
		CASE WHEN this.state = 'planned' THEN this.at_ms ELSE -this.at_ms END, this.id`, f.Limit, f.Offset)
}

// CountEvents says how many events and organisations the filter lets through, whatever its Limit and
// Offset.
func (s *Store) CountEvents(ctx context.Context, f EventFilter) (int, error) {
	return count(ctx, s, KindEvent, f.where())
}

// Event reads one event.
func (s *Store) Event(ctx context.Context, id int64) (Event, error) { return read[Event](ctx, s, id) }

// SaveEvent keeps an event, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveEvent(ctx context.Context, e Event) (Event, error) { return save(ctx, s, e) }

// Expect puts somebody on the list of an event: to meet there, or met. Somebody who was met there
// has a touch of it, and met the person there if they had met nowhere. Taken back, the touch goes.
func (s *Store) Expect(ctx context.Context, eventID int64, m Met) error {
	err := s.expect(ctx, eventID, m, func(people []Met, i int) []Met {
		if i < 0 {
			return append(people, m)
		}
		people[i] = m
		return people
	})
	if err != nil {
		return fmt.Errorf("meet contact %d at event %d: %w", m.ContactID, eventID, err)
	}
	return nil
}

// Unexpect takes somebody off the list of an event; undo puts them back in their place.
func (s *Store) Unexpect(ctx context.Context, eventID, contactID int64) (undo func(context.Context) error, err error) {
	was, at := Met{ContactID: contactID}, -1
	err = s.expect(ctx, eventID, was, func(people []Met, i int) []Met {
		if i < 0 {
			return people
		}
		was, at = people[i], i
		return slices.Delete(people, i, i+1)
	})
	if err != nil {
		return nil, fmt.Errorf("take contact %d off event %d: %w", contactID, eventID, err)
	}
	return func(ctx context.Context) error {
		err := s.expect(ctx, eventID, was, func(people []Met, i int) []Met {
			if i >= 0 || at < 0 {
				return people
			}
			return slices.Insert(people, min(at, len(people)), was)
		})
		if err != nil {
			return fmt.Errorf("put contact %d back on event %d: %w", contactID, eventID, err)
		}
		return nil
	}, nil
}

// expect changes the list of an event, and what follows from it for somebody. list is given where
// they are on it, -1 if they are not.
func (s *Store) expect(ctx context.Context, eventID int64, m Met, list func(people []Met, i int) []Met) error {
	return s.write(ctx, func(c *change) error {
		e, err := readRecord[Event](ctx, c, eventID, "")
		if err != nil {
			return err
		}
		e.People = list(e.People, slices.IndexFunc(e.People, func(p Met) bool { return p.ContactID == m.ContactID }))
		return c.expect(ctx, e, m)
	})
}

// expect keeps an event on whose list somebody changed, and what follows from it.
func (c *change) expect(ctx context.Context, e Event, m Met) error {
	if _, err := saveRecord(ctx, c, e); err != nil {
		return err
	}
	touch, err := queryOne(ctx, c, scanOne[int64], `SELECT id FROM touch WHERE event_id = ? AND contact_id = ? AND kind = 'event'
		ORDER BY deleted_ms IS NOT NULL, id DESC LIMIT 1`, e.ID, m.ContactID)
	none := errors.Is(err, ErrNotFound)
	switch {
	case err != nil && !none:
		return err
	case !m.Met && none:
		return nil
	case !m.Met:
		return c.discard(ctx, Ref{KindTouch, touch})
	case !none:
		if err := c.restore(ctx, Ref{KindTouch, touch}); err != nil {
			return err
		}
		_, err := c.exec(ctx, "UPDATE touch SET note = ?, updated_ms = ? WHERE id = ? AND note <> ?1 AND ?1 <> ''", clean(m.Note), c.now, touch)
		return err
	}
	t := Touch{ContactID: m.ContactID, Kind: TouchEvent, At: e.At, Note: m.Note, EventID: e.ID}
	if now := instant(c.now); t.At.IsZero() || t.At.After(now) {
		t.At = now
	}
	if _, err := saveRecord(ctx, c, t); err != nil {
		return err
	}
	return c.metAt(ctx, e, m.ContactID)
}

// metAt keeps where one met somebody for the first time.
func (c *change) metAt(ctx context.Context, e Event, contactID int64) error {
	c.touch(KindContact)
	n, err := c.exec(ctx, "UPDATE contact SET event_id = ?, updated_ms = ? WHERE id = ? AND event_id IS NULL AND where_met = ''", e.ID, c.now, contactID)
	if err == nil && n > 0 {
		err = c.reindex(ctx, Ref{KindContact, contactID})
	}
	return err
}
