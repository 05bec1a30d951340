package calendar

import (
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// zone is a time zone as a calendar describes it.
type zone struct {
	name   string // an IANA name it gives besides
	shifts []shift
}

// shift is when the clocks are changed, and to what.
type shift struct {
	offset int // seconds east of Greenwich from then on
	begins time.Time
	month  time.Month   // 0: it happens once, when it begins
	day    time.Weekday // the nth of the month, from its end when negative
	nth    int
}

// zonesOf reads the zones that a calendar describes, by the names its times use.
func zonesOf(c *ics.Calendar) map[string]zone {
	zones := map[string]zone{}
	for _, z := range c.Timezones() {
		id := z.GetProperty(ics.ComponentPropertyTzid)
		if id == nil {
			continue
		}
		var described zone
		if p := z.GetProperty("X-LIC-LOCATION"); p != nil {
			described.name = strings.TrimSpace(p.Value)
		}
		for _, part := range z.Components {
			if s, ok := shiftOf(part); ok {
				described.shifts = append(described.shifts, s)
			}
		}
		zones[strings.Trim(id.Value, `" `)] = described
	}
	return zones
}

func shiftOf(part ics.Component) (s shift, ok bool) {
	var base *ics.ComponentBase
	switch part := part.(type) {
	case *ics.Standard:
		base = &part.ComponentBase
	case *ics.Daylight:
		base = &part.ComponentBase
	default:
		return s, false
	}
	to, begins := base.GetProperty("TZOFFSETTO"), base.GetProperty(ics.ComponentPropertyDtStart)
	if to == nil || begins == nil {
		return s, false
	}
	if s.offset, ok = offsetOf(to.Value); !ok {
		return s, false
	}
	begin, err := time.Parse(momentLayout, strings.TrimSuffix(strings.TrimSpace(begins.Value), "Z"))
	if err != nil {
		return s, false
	}
	s.begins = begin
	if rule := base.GetProperty(ics.ComponentPropertyRrule); rule != nil {
		s.yearly(rule.Value)
	}
	return s, true
}

// offsetOf reads +0130 as seconds.
func offsetOf(text string) (seconds int, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) < 5 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[1:5], 10, 32)
	if err != nil || n/100 > 23 || n%100 > 59 {
		return 0, false
	}
	seconds = int(n/100*60+n%100) * 60
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

var weekdays = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// yearly reads a rule such as FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU. Of any other the shift happens
// once.
func (s *shift) yearly(rule string) {
	parts := map[string]string{}
	for part := range strings.SplitSeq(strings.ToUpper(rule), ";") {
		name, value, _ := strings.Cut(part, "=")
		parts[name] = value
	}
	month, err := strconv.Atoi(parts["BYMONTH"])
	day := parts["BYDAY"]
	if err != nil || month < 1 || month > 12 || parts["FREQ"] != "YEARLY" || len(day) < 3 {
		return
	}
	nth, err := strconv.Atoi(strings.TrimPrefix(day[:len(day)-2], "+"))
	if err != nil || nth == 0 || nth < -5 || nth > 5 {
		return
	}
	for n, name := range weekdays {
		if strings.HasSuffix(day, name) {
			s.month, s.day, s.nth = time.Month(month), time.Weekday(n), nth
		}
	}
}

// in is when the shift happens in a year; what happens once does so in one year only.
func (s shift) in(year int) (time.Time, bool) {
	if s.month == 0 {
		return s.begins, s.begins.Year() == year
	}
	clock := func(month time.Month, day int) time.Time {
		return time.Date(year, month, day, s.begins.Hour(), s.begins.Minute(), s.begins.Second(), 0, time.UTC)
	}
	if s.nth > 0 {
		first := clock(s.month, 1)
		return first.AddDate(0, 0, (int(s.day-first.Weekday())+7)%7+7*(s.nth-1)), year >= s.begins.Year()
	}
	last := clock(s.month+1, 0)
	return last.AddDate(0, 0, -((int(last.Weekday()-s.day)+7)%7)+7*(s.nth+1)), year >= s.begins.Year()
}

// offset is how many seconds east of Greenwich the zone's clocks are when they show a time. ok is
// false when the calendar does not say.
func (z zone) offset(wall time.Time) (seconds int, ok bool) {
	var latest time.Time
	for _, s := range z.shifts {
		for _, year := range []int{wall.Year(), wall.Year() - 1, s.begins.Year()} {
			at, happens := s.in(year)
			if happens && !at.After(wall) && (!ok || at.After(latest)) {
				latest, seconds, ok = at, s.offset, true
			}
		}
	}
	if !ok && len(z.shifts) > 0 { // before all shifts it names
		return z.shifts[0].offset, true
	}
	return seconds, ok
}

// namesOf are the IANA names a zone of a calendar may be meant by: its own, the end of a path that
// leads to one, and what Windows calls it.
func namesOf(id string) []string {
	names := []string{id}
	parts := strings.Split(strings.Trim(id, "/"), "/")
	for n := 3; n >= 2; n-- {
		if len(parts) > n-1 {
			names = append(names, strings.Join(parts[len(parts)-n:], "/"))
		}
	}
	if name, known := windows[id]; known {
		names = append(names, name)
	}
	return names
}

// windows are the names that Windows has for zones, by the list of the Unicode CLDR.
var windows = map[string]string{
	"GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik", "W. Europe Standard Time": "Europe/Berlin",
	"Central Europe Standard Time": "Europe/Budapest", "Romance Standard Time": "Europe/Paris", "Central European Standard Time": "Europe/Warsaw",
	"E. Europe Standard Time": "Europe/Chisinau", "FLE Standard Time": "Europe/Kiev", "GTB Standard Time": "Europe/Bucharest",
	"Russian Standard Time": "Europe/Moscow", "Turkey Standard Time": "Europe/Istanbul", "Israel Standard Time": "Asia/Jerusalem",
	"South Africa Standard Time": "Africa/Johannesburg", "Egypt Standard Time": "Africa/Cairo", "Arabian Standard Time": "Asia/Dubai",
	"India Standard Time": "Asia/Kolkata", "SE Asia Standard Time": "Asia/Bangkok", "Singapore Standard Time": "Asia/Singapore",
	"China Standard Time": "Asia/Shanghai", "Tokyo Standard Time": "Asia/Tokyo", "Korea Standard Time": "Asia/Seoul",
	"AUS Eastern Standard Time": "Australia/Sydney", "New Zealand Standard Time": "Pacific/Auckland", "Eastern Standard Time": "America/New_York",
	"Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver", "Pacific Standard Time": "America/Los_Angeles",
	"Atlantic Standard Time": "America/Halifax", "E. South America Standard Time": "America/Sao_Paulo", "Argentina Standard Time": "America/Buenos_Aires",
	"SA Pacific Standard Time": "America/Bogota", "Central Standard Time (Mexico)": "America/Mexico_City", "UTC": "UTC",
}
