package when

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// spokenZones are zones by the letters and names people use for them that are
// no city of the time zone database.
var spokenZones = map[string]string{
	"utc": "UTC", "gmt": "Europe/London", "bst": "Europe/London", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
	"eet": "Europe/Athens", "eest": "Europe/Athens", "msk": "Europe/Moscow", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "sgt": "Asia/Singapore",
	"et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
	"mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
	"aest": "Australia/Sydney", "aedt": "Australia/Sydney", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
	"munich": "Europe/Berlin", "hamburg": "Europe/Berlin", "frankfurt": "Europe/Berlin", "milan": "Europe/Rome", "barcelona": "Europe/Madrid",
	"geneva": "Europe/Zurich", "basel": "Europe/Zurich", "boston": "America/New_York", "washington": "America/New_York",
	"san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "beijing": "Asia/Shanghai",
}

// regions are where the database has its cities.
var regions = []string{"Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian", "America/Argentina", "America/Indiana"}

// mostZoneWords is how many words the name of a city has at most.
const mostZoneWords = 3

// Zoned is Read, and takes the name of a zone or of its city for by which clock:
// "Thu 14:30 Rome". zone is its IANA name, "" where none was said.
func Zoned(text string, now time.Time) (at time.Time, zone, problem string) {
	r := reader{now: now, hour: usualHour, place: now.Location(), zoned: true}
	at, problem = r.read(text)
	return at, r.zone, problem
}

// readZone understands the name of a time zone at the beginning of some words:
// "Europe/Rome", "Rome", "New York", "CET". used tells how many words it took.
func readZone(words []string) (name string, used int) {
	if words[0] == "in" && len(words) > 1 {
		name, used = readZone(words[1:])
		return name, used + 1
	}
	for n := min(mostZoneWords, len(words)); n > 0; n-- {
		if name := zoneNamed(strings.Join(words[:n], " ")); name != "" {
			return name, n
		}
	}
	return "", 0
}

func zoneNamed(text string) string {
	text = strings.ToLower(text)
	if name, known := spokenZones[text]; known {
		return name
	}
	if len(text) < 3 || strings.Trim(text, "abcdefghijklmnopqrstuvwxyz_/ -") != "" {
		return ""
	}
	candidates := []string{titled(text)}
	if !strings.Contains(text, "/") {
		candidates = nil // names of the database without a region are abbreviations
		for _, region := range regions {
			candidates = append(candidates, region+"/"+titled(text))
		}
	}
	for _, name := range candidates {
		if _, err := time.LoadLocation(name); err == nil {
			return name
		}
	}
	return ""
}

// titled writes a name as the database does: "america/new york" is
// America/New_York.
func titled(text string) string {
	name, begins := []byte(strings.ReplaceAll(text, " ", "_")), true
	for i, c := range name {
		if begins && 'a' <= c && c <= 'z' {
			name[i] = c - 'a' + 'A'
		}
		begins = c == '/' || c == '_' || c == '-'
	}
	for _, small := range []string{"_Of_", "_Au_", "_Es_"} {
		name = []byte(strings.ReplaceAll(string(name), small, strings.ToLower(small)))
	}
	return string(name)
}

// Clock is the place whose clock something is said by; an unknown one is here.
func Clock(zone string) *time.Location {
	if zone == "" {
		return time.Local
	}
	place, err := time.LoadLocation(zone)
	if err != nil {
		return time.Local // a zone that only another computer knows
	}
	return place
}

// City is what one calls a zone.
func City(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}

// InFull is when something begins, in words, by its own clock and by the
// person's where that shows another time.
func InFull(at time.Time, zone string) string {
	there, here := at.In(Clock(zone)), at.Local()
	text := there.Format("Monday 2 January 2006, 15:04")
	if zone == "" {
		return text
	}
	text = lang.L("{{.When}} in {{.City}}", map[string]any{"When": text, "City": City(zone)})
	_, offset := there.Zone()
	if _, mine := here.Zone(); mine == offset {
		return text
	}
	layout := "15:04"
	if here.Day() != there.Day() {
		layout = "Monday 15:04"
	}
	return text + " · " + lang.L("{{.When}} for you", map[string]any{"When": here.Format(layout)})
}
