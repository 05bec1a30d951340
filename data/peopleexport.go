package data

import (
	"context"
	"fmt"
	"time"

	"greenroom/data/calendar"
	"greenroom/data/people"
)

// People reads contacts as files have them, by name.
func (s *Store) People(ctx context.Context, f ContactFilter) ([]people.Person, error) {
	where, err := f.where(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	contacts, err := s.acquainted(ctx, "photo", where.clause()+" ORDER BY c.name_key, c.id"+page(f.Limit, f.Offset), where.args...)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	all := make([]people.Person, len(contacts))
	for i, c := range contacts {
		if all[i], err = s.asPerson(ctx, c); err != nil {
			return nil, fmt.Errorf("read people: %w", err)
		}
	}
	return all, nil
}

// Person reads one contact as files have them.
func (s *Store) Person(ctx context.Context, id int64) (people.Person, error) {
	c, err := s.Contact(ctx, id)
	if err != nil {
		return people.Person{}, err
	}
	return s.asPerson(ctx, c)
}

// asPerson is a contact as a file has them. Where they met is the event's name, if nothing else says
// it.
func (s *Store) asPerson(ctx context.Context, c Contact) (people.Person, error) {
	p := personOf(c)
	if blank(p.WhereMet) && c.EventID != 0 {
		name, err := queryOne(ctx, s.readers, scanOne[string], "SELECT name FROM event WHERE id = ?", c.EventID)
		if err != nil {
			return p, fmt.Errorf("read event %d: %w", c.EventID, err)
		}
		p.WhereMet = name
	}
	return p, nil
}

// Reminders are the follow-ups that are not done, as a calendar has them. title says what the one
// with a person is called.
func (s *Store) Reminders(ctx context.Context, f FollowUpFilter, title func(name string) string) ([]calendar.Event, error) {
	f.Open = true
	open, err := s.FollowUps(ctx, f)
	if err != nil {
		return nil, err
	}
	var events []calendar.Event
	for _, one := range open {
		c, err := s.Contact(ctx, one.ContactID)
		if err != nil {
			return nil, fmt.Errorf("read whom to write to: %w", err)
		}
		uid, err := s.UID(ctx, Ref{KindFollowUp, one.ID})
		if err != nil {
			return nil, err
		}
		events = append(events, calendar.Event{
			UID: uid + "@greenroom", Title: title(firstNonBlank(c.Name, c.Company, c.Email)), Notes: one.About,
			Start: one.When(s.now().Location()), Length: 15 * time.Minute, Zone: one.Zone, AllDay: one.Minute == AnyMinute,
		})
	}
	return events, nil
}

func firstNonBlank(list ...string) string {
	for _, text := range list {
		if !blank(text) {
			return text
		}
	}
	return ""
}
