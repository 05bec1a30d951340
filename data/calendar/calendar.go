// Package calendar reads and writes the files in which calendars hand events on
// (iCalendar, RFC 5545).
package calendar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Event is one event of a calendar.
type Event struct {
	UID       string // names the event wherever it goes
	Title     string
	Place     string
	Notes     string
	Link      string
	Start     time.Time // of an event of whole days: their first instant
	Length    time.Duration
	Zone      string // an IANA name of the clock it is said by; "" is where the person is, or UTC
	AllDay    bool
	Cancelled bool
	Repeats   bool // of which only the first time is read

	// What Greenroom knows besides, and other programs carry along unseen.
	Company, Role, Round string
}

// The properties in which Greenroom keeps what calendars have none for.
const (
	propertyZone    ics.ComponentProperty = "X-GREENROOM-ZONE"
	propertyCompany ics.ComponentProperty = "X-GREENROOM-COMPANY"
	propertyRole    ics.ComponentProperty = "X-GREENROOM-ROLE"
	propertyRound   ics.ComponentProperty = "X-GREENROOM-ROUND"
)

// Problem is an event that cannot be understood.
type Problem struct {
	Title string // "" when it has none
	Err   error
}

// MostBytes is how large a file may be.
const MostBytes = 8 << 20

// What is wrong with a file.
var (
	ErrNoCalendar = errors.New("this is no calendar")
	ErrTooLarge   = errors.New("this calendar is too large")
)

// Read reads the events of a calendar in the order they have there. Times without a zone are those
// of here. An event that cannot be understood is told of and left out.
func Read(r io.Reader, here *time.Location) ([]Event, []Problem, error) {
	text, err := io.ReadAll(io.LimitReader(r, MostBytes+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read the calendar: %w", err)
	}
	if len(text) > MostBytes {
		return nil, nil, ErrTooLarge
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	c, err := ics.ParseCalendarWithOptions(bytes.NewReader(text), ics.WithUnknownPropertyHandler(ics.AcceptUnknownPropertyHandler))
	if err != nil || c == nil || len(c.CalendarProperties)+len(c.Components) == 0 {
		return nil, nil, fmt.Errorf("%w: %w", ErrNoCalendar, errOr(err, errors.New("there is nothing in it")))
	}
	reader := reader{here: here, zones: zonesOf(c)}
	var events []Event
	var problems []Problem
	for _, e := range c.Events() {
		event, err := reader.event(e)
		if err != nil {
			problems = append(problems, Problem{event.Title, err})
			continue
		}
		events = append(events, event)
	}
	return events, problems, nil
}

func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// reader reads the events of one calendar.
type reader struct {
	here  *time.Location
	zones map[string]zone // that the calendar itself describes
}

func (r reader) event(e *ics.VEvent) (Event, error) {
	text := func(property ics.ComponentProperty) string {
		if p := e.GetProperty(property); p != nil {
			return strings.TrimSpace(strings.ToValidUTF8(p.Value, "�"))
		}
		return ""
	}
	event := Event{
		UID: text(ics.ComponentPropertyUniqueId), Title: text(ics.ComponentPropertySummary), Place: text(ics.ComponentPropertyLocation),
		Notes: text(ics.ComponentPropertyDescription), Link: text(ics.ComponentPropertyUrl),
		Cancelled: strings.EqualFold(text(ics.ComponentPropertyStatus), string(ics.ObjectStatusCancelled)),
		Repeats:   text(ics.ComponentPropertyRrule) != "",
		Company:   text(propertyCompany), Role: text(propertyRole), Round: text(propertyRound),
	}
	start, err := r.moment(e.GetProperty(ics.ComponentPropertyDtStart))
	if err != nil {
		return event, fmt.Errorf("when it begins: %w", err)
	}
	event.Start, event.Zone, event.AllDay = start.at, start.zone, start.day
	if zone := text(propertyZone); zone != "" && event.Zone == "" {
		if _, err := time.LoadLocation(zone); err == nil {
			event.Zone = zone
		}
	}
	end := start.at
	if p := e.GetProperty(ics.ComponentPropertyDtEnd); p != nil {
		until, err := r.moment(p)
		if err != nil {
			return event, fmt.Errorf("when it ends: %w", err)
		}
		end = until.at
	} else if d := text(ics.ComponentPropertyDuration); d != "" {
		length, err := duration(d)
		if err != nil {
			return event, err
		}
		end = start.at.Add(length)
	}
	event.Length = max(end.Sub(start.at), 0)
	return event, nil
}

// moment is a time of a calendar.
type moment struct {
	at   time.Time
	zone string
	day  bool // a whole day
}

// layouts are how a time is written, without the Z of one in UTC.
const (
	dayLayout    = "20060102"
	momentLayout = "20060102T150405"
)

func (r reader) moment(p *ics.IANAProperty) (moment, error) {
	if p == nil {
		return moment{}, errors.New("is not said")
	}
	text := strings.TrimSpace(p.Value)
	if len(text) == len(dayLayout) {
		day, err := time.ParseInLocation(dayLayout, text, r.here)
		return moment{at: day, day: true}, plausible(day, err)
	}
	if clock, utc := strings.CutSuffix(text, "Z"); utc {
		at, err := time.Parse(momentLayout, clock)
		return moment{at: at}, plausible(at, err)
	}
	wall, err := time.Parse(momentLayout, text)
	if err := plausible(wall, err); err != nil {
		return moment{}, err
	}
	id := ""
	if ids := p.ICalParameters[string(ics.ParameterTzid)]; len(ids) > 0 {
		id = strings.Trim(ids[0], `" `)
	}
	return r.in(id, wall)
}

// plausible refuses years that no interview is in, and that a store cannot hold.
func plausible(at time.Time, err error) error {
	if err == nil && (at.Year() < 1900 || at.Year() > 9000) {
		err = fmt.Errorf("the year %d", at.Year())
	}
	return err
}

// in is the time that a clock shows in a zone of the calendar.
func (r reader) in(id string, wall time.Time) (moment, error) {
	on := func(place *time.Location) time.Time {
		return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, place)
	}
	if id == "" {
		return moment{at: on(r.here)}, nil
	}
	described, known := r.zones[id]
	for _, name := range append(namesOf(id), described.name) {
		if place, err := time.LoadLocation(name); err == nil && name != "" && name != "Local" {
			return moment{at: on(place), zone: name}, nil
		}
	}
	if known {
		if offset, ok := described.offset(wall); ok {
			return moment{at: on(time.FixedZone(id, offset))}, nil
		}
	}
	return moment{}, fmt.Errorf("the time zone %q is not known", id)
}

// duration reads a length of time such as P1DT2H30M.
func duration(text string) (time.Duration, error) {
	rest, negative := strings.CutPrefix(strings.TrimPrefix(text, "+"), "-")
	rest, ok := strings.CutPrefix(rest, "P")
	if !ok || negative {
		return 0, fmt.Errorf("the length %q is not understood", text)
	}
	units := map[byte]time.Duration{'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour, 'H': time.Hour, 'M': time.Minute, 'S': time.Second}
	var length time.Duration
	for digits := ""; rest != ""; rest = rest[1:] {
		switch c := rest[0]; {
		case c >= '0' && c <= '9' && len(digits) < 6:
			digits += string(c)
		case c == 'T' && digits == "":
		case units[c] != 0 && digits != "":
			n, _ := strconv.Atoi(digits) // six digits at most
			length, digits = length+time.Duration(n)*units[c], ""
		default:
			return 0, fmt.Errorf("the length %q is not understood", text)
		}
	}
	return length, nil
}

// Write writes events as one calendar, made at an instant. Times are written in UTC, which every
// calendar shows by the clock of its own place; the clock they are said by stands beside them.
func Write(w io.Writer, events []Event, made time.Time) error {
	c := ics.NewCalendarFor("Greenroom")
	c.SetMethod(ics.MethodPublish)
	for _, event := range events {
		e := c.AddEvent(event.UID)
		e.SetDtStampTime(made)
		e.SetSummary(event.Title)
		if event.AllDay {
			e.SetAllDayStartAt(event.Start)
			e.SetAllDayEndAt(event.Start.AddDate(0, 0, max(1, int((event.Length+12*time.Hour)/(24*time.Hour)))))
		} else {
			e.SetStartAt(event.Start)
			e.SetEndAt(event.Start.Add(event.Length))
		}
		for property, text := range map[ics.ComponentProperty]string{
			ics.ComponentPropertyLocation: event.Place, ics.ComponentPropertyDescription: event.Notes, ics.ComponentPropertyUrl: event.Link,
			propertyZone: event.Zone, propertyCompany: event.Company, propertyRole: event.Role, propertyRound: event.Round,
		} {
			if text != "" {
				e.SetProperty(property, text)
			}
		}
		if event.Cancelled {
			e.SetStatus(ics.ObjectStatusCancelled)
		}
	}
	if err := c.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("write the calendar: %w", err)
	}
	return nil
}
