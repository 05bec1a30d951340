package data

import (
	"context"
	"fmt"
	"time"
)

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
	return record{
		kind: KindFollowUp, id: &f.ID, created: &f.Created, updated: &f.Updated, check: f.check(),
		cells: []cell{
			{"contact_id", reference{&f.ContactID}}, {"day", &f.Day}, {"minute", &f.Minute}, {"zone", &f.Zone}, {"about", &f.About}, {"done_ms", &f.Done},
		},
	}
}

func (f *FollowUp) check() error {
	if f.Day == "" {
		return invalid("a follow-up needs a day")
	}
	if f.Minute < AnyMinute || f.Minute >= 24*60 {
		return invalid("%d is no minute of a day", f.Minute)
	}
	if f.Zone != "" {
		if _, err := time.LoadLocation(f.Zone); err != nil {
			return because(ErrInvalid, err)
		}
	}
	return f.Day.check()
}

// place is where the follow-up's clock is: its zone, or else here. A zone that this computer does
// not know is taken for here.
func (f FollowUp) place(here *time.Location) *time.Location {
	if f.Zone != "" {
		if zone, err := time.LoadLocation(f.Zone); err == nil {
			return zone
		}
	}
	return here
}

// When is the instant from which it is due, seen from here: its minute by the clock of its zone, or
// the beginning of its day.
func (f FollowUp) When(here *time.Location) time.Time {
	return f.Day.At(max(f.Minute, 0), f.place(here))
}

// Due reports whether it is due at a time, and not done.
func (f FollowUp) Due(now time.Time) bool {
	return f.Done.IsZero() && !now.Before(f.When(now.Location()))
}

// Later is the follow-up put off by days from now, by the calendar of its zone. Its minute stays.
func (f FollowUp) Later(now time.Time, days int) FollowUp {
	f.Day = DayOf(now.In(f.place(now.Location()))).Add(days)
	return f
}

// At is the instant of a day at which clocks in a place show a minute of the day. A minute that
// comes twice, when clocks are put back, is the first of the two; one that never comes, when they are
// put on, is the instant at which they are.
func (d Day) At(minute int, place *time.Location) time.Time {
	wall, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	wall = wall.Add(time.Duration(minute) * time.Minute)
	const day = 24 * time.Hour
	before := offsetTry(wall, wall.Add(-day), place)
	for _, try := range []time.Time{before, offsetTry(wall, wall.Add(day), place)} {
		if shows(try, wall) {
			return try
		}
	}
	// The zone of the day before ends where the clocks jump over it.
	if _, end := before.Add(-day).ZoneBounds(); !end.IsZero() {
		return end
	}
	return before
}

// offsetTry is the instant at which clocks would show a wall time if they went as they do about
// another.
func offsetTry(wall, about time.Time, place *time.Location) time.Time {
	_, offset := about.In(place).Zone()
	return wall.Add(-time.Duration(offset) * time.Second).In(place)
}

// shows reports whether the clock at an instant shows a wall time.
func shows(at, wall time.Time) bool {
	_, offset := at.Zone()
	return at.Add(time.Duration(offset) * time.Second).Equal(wall)
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

// DueFollowUps lists the follow-ups that are due now, the longest due first.
func (s *Store) DueFollowUps(ctx context.Context) ([]FollowUp, error) {
	now := s.now().Local()
	// Somewhere it is tomorrow already.
	all, err := s.FollowUps(ctx, FollowUpFilter{Open: true, Until: DayOf(now).Add(1)})
	if err != nil {
		return nil, fmt.Errorf("find what is due: %w", err)
	}
	var due []FollowUp
	for _, f := range all {
		if f.Due(now) {
			due = append(due, f)
		}
	}
	return due, nil
}

// dueContacts finds the contacts with whom something is due.
func (s *Store) dueContacts(ctx context.Context) ([]int64, error) {
	due, err := s.DueFollowUps(ctx)
	var ids []int64
	seen := map[int64]bool{}
	for _, f := range due {
		if !seen[f.ContactID] {
			seen[f.ContactID] = true
			ids = append(ids, f.ContactID)
		}
	}
	return ids, err
}

// SaveFollowUp keeps a follow-up, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveFollowUp(ctx context.Context, f FollowUp) (FollowUp, error) {
	return save(ctx, s, f)
}

// ResetFollowUp gives a follow-up the day and the being done that it had, and leaves all else of it
// as it now is.
func (s *Store) ResetFollowUp(ctx context.Context, was FollowUp) error {
	err := s.write(ctx, func(c *change) error {
		c.touch(KindFollowUp)
		n, err := c.exec(ctx, "UPDATE followup SET day = ?, done_ms = ?, updated_ms = ? WHERE id = ?", was.Day, millis(was.Done), c.now, was.ID)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("reset follow-up %d: %w", was.ID, err)
	}
	return nil
}
