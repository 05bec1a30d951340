package data

import (
	"context"
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
	return record{
		kind: KindEvent, id: &e.ID, created: &e.Created, updated: &e.Updated,
		cells: []cell{
			{"kind", &e.Kind}, {"name", &e.Name}, {"place", &e.Place}, {"link", &e.Link}, {"goal", &e.Goal}, {"notes", &e.Notes},
			{"at_ms", &e.At}, {"zone", &e.Zone}, {"state", &e.State},
		},
		owned: []owned{rows[Met]{"event_contact", &e.People, func(m *Met) []cell {
			return []cell{{"contact_id", reference{&m.ContactID}}, {"met", &m.Met}, {"note", &m.Note}}
		}}},
	}
}

// Events lists events and organisations, those to come first.
func (s *Store) Events(ctx context.Context, text string, limit, offset int) ([]Event, error) {
	where := live()
	where.matching(KindEvent, "this", text)
	return list[Event](ctx, s, where, "this.state <> 'planned', CASE WHEN this.state = 'planned' THEN this.at_ms ELSE -this.at_ms END, this.id", limit, offset)
}

// CountEvents says how many events and organisations have these words.
func (s *Store) CountEvents(ctx context.Context, text string) (int, error) {
	where := live()
	where.matching(KindEvent, "this", text)
	return count(ctx, s, KindEvent, where)
}

// Event reads one event.
func (s *Store) Event(ctx context.Context, id int64) (Event, error) { return read[Event](ctx, s, id) }

// SaveEvent keeps an event, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveEvent(ctx context.Context, e Event) (Event, error) { return save(ctx, s, e) }
