// Package when understands days and times as one writes them.
package when

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// usualHour is when an interview begins of which only the day is known.
const usualHour = 9

var (
	isoDate   = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	pointDate = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})?$`)
	clockTime = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?$`)
	ordinal   = regexp.MustCompile(`^(\d{1,2})(st|nd|rd|th)$`)
)

// saysNothing are words that change nothing.
var saysNothing = []string{"at", "on", "next", "the", "of", "o'clock"}

// Read understands a date and a time as one writes them: "Thu 14:30", "24
// Nov 10:00", "2026-11-30 9:15", "tomorrow 10", "in 3 days". A day without a
// year is the next one; one without a time begins at nine. problem says in words
// what is not understood; an empty text is no date, and no problem.
func Read(text string, now time.Time) (at time.Time, problem string) {
	at, _, problem = Moment(text, now)
	return at, problem
}

// Past is Read for what is over: a day without a year is the last one, and so is
// a day of the week.
func Past(text string, now time.Time) (at time.Time, problem string) {
	r := reader{now: now, hour: usualHour, place: now.Location(), past: true}
	return r.read(text)
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// Moment is Read, and tells whether a time of the day was said.
func Moment(text string, now time.Time) (at time.Time, timed bool, problem string) {
	r := reader{now: now, hour: usualHour, place: now.Location()}
	at, problem = r.read(text)
	return at, r.timed && problem == "", problem
}

// read takes a whole text in.
func (r *reader) read(text string) (at time.Time, problem string) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	words = slices.DeleteFunc(words, func(word string) bool { return slices.Contains(saysNothing, word) })
	if len(words) == 0 {
		return time.Time{}, ""
	}
	for i := 0; i < len(words); i++ {
		i += r.word(words[i], words[i+1:])
		if r.problem != "" {
			return time.Time{}, r.problem
		}
	}
	if r.day > 31 || r.month > 12 || r.dated && (r.day < 1 || r.month < 1) {
		return time.Time{}, lang.L("There is no such day. Try “Thu 14:30” or “24 Nov 10:00”.")
	}
	if !r.dated {
		return time.Time{}, lang.L("On which day? Try “Thu 14:30” or “24 Nov 10:00”.")
	}
	return r.at(), ""
}

// reader takes a text in word by word.
type reader struct {
	now     time.Time
	year    int // 0: not said
	month   time.Month
	day     int
	hour    int
	minute  int
	place   *time.Location // by whose clock
	zone    string         // its name; "": where the person is
	zoned   bool           // a zone may be said
	past    bool           // it is over
	dated   bool
	timed   bool
	problem string
}

// word takes in a word and tells how many of those that follow belong to it.
func (r *reader) word(word string, next []string) (more int) {
	if m := ordinal.FindStringSubmatch(word); m != nil {
		word = m[1]
	}
	number, err := strconv.Atoi(word)
	isNumber := err == nil
	switch {
	case word == "today":
		r.in(0)
	case word == "tomorrow":
		r.in(1)
	case word == "yesterday":
		r.in(-1)
	case isNumber && len(next) >= 2 && next[1] == "ago" && slices.Contains([]string{"day", "days"}, next[0]):
		r.in(-number)
		return 2
	case isNumber && len(next) >= 2 && next[1] == "ago" && slices.Contains([]string{"week", "weeks"}, next[0]):
		r.in(-7 * number)
		return 2
	case word == "in" && len(next) >= 2 && (next[1] == "days" || next[1] == "day" || next[1] == "weeks" || next[1] == "week"):
		days, err := strconv.Atoi(next[0])
		if err != nil {
			r.lost(next[0])
			return 0
		}
		if strings.HasPrefix(next[1], "week") {
			days *= 7
		}
		r.in(days)
		return 2
	case weekday(word) >= 0:
		if !r.dated {
			days := (weekday(word) - int(r.now.Weekday()) + 7) % 7
			if r.past && days > 0 {
				days -= 7
			}
			r.in(days)
		}
	case month(word) != 0:
		r.month = month(word)
		if r.day == 0 && len(next) > 0 {
			if m := ordinal.FindStringSubmatch(next[0]); m != nil {
				next[0] = m[1]
			}
			if day, err := strconv.Atoi(next[0]); err == nil && day <= 31 {
				r.day, more = day, 1
			}
		}
		r.dated = r.day != 0
		if more < len(next) {
			if year, err := strconv.Atoi(next[more]); err == nil && year >= 1000 {
				r.year, more = year, more+1
			}
		}
	case isNumber && len(next) > 0 && month(next[0]) != 0:
		r.day = number
	case isoDate.MatchString(word):
		m := isoDate.FindStringSubmatch(word)
		r.date(m[1], m[2], m[3])
	case pointDate.MatchString(word):
		m := pointDate.FindStringSubmatch(word)
		r.date(m[3], m[2], m[1])
	case clockTime.MatchString(word):
		if len(next) > 0 && (next[0] == "am" || next[0] == "pm") {
			word, more = word+next[0], 1
		}
		r.time(word)
	default:
		zone, used := "", 0
		if r.zoned {
			zone, used = readZone(append([]string{word}, next...))
		}
		if zone == "" {
			r.lost(word)
			return 0
		}
		r.zone, r.place, more = zone, Clock(zone), used-1
	}
	return more
}

// in is a day so many days away.
func (r *reader) in(days int) {
	day := r.now.AddDate(0, 0, days)
	r.year, r.month, r.day, r.dated = day.Year(), day.Month(), day.Day(), true
}

func (r *reader) date(year, month, day string) {
	r.year, _ = strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	r.month = time.Month(m)
	r.day, _ = strconv.Atoi(day)
	r.dated = true
}

func (r *reader) time(word string) {
	r.timed = true
	m := clockTime.FindStringSubmatch(word)
	r.hour, _ = strconv.Atoi(m[1])
	r.minute, _ = strconv.Atoi(m[2])
	switch {
	case m[3] != "" && (r.hour < 1 || r.hour > 12), r.hour > 23, r.minute > 59:
		r.problem = lang.L("“{{.Word}}” is not a time of day.", map[string]any{"Word": word})
	case m[3] == "pm" && r.hour < 12:
		r.hour += 12
	case m[3] == "am" && r.hour == 12:
		r.hour = 0
	}
}

func (r *reader) lost(word string) {
	r.problem = lang.L("“{{.Word}}” is not understood. Try “Thu 14:30” or “24 Nov 10:00”.", map[string]any{"Word": word})
}

// at is what was understood. A day without a year is the next one there is, or
// the last one of what is over.
func (r *reader) at() time.Time {
	year := r.year
	if year == 0 {
		year = r.now.Year()
		if r.past {
			if last := r.of(year); last.After(r.now) && !sameDay(last, r.now) {
				year--
			}
		} else if r.of(year).Before(r.now.AddDate(0, 0, -1)) {
			year++
		}
	}
	return r.of(year)
}

func (r *reader) of(year int) time.Time {
	return time.Date(year, r.month, r.day, r.hour, r.minute, 0, 0, r.place)
}

// weekday is the number of a day of the week by its name or a beginning of it,
// from Sunday, 0; -1 for none.
func weekday(word string) int {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if beginning(word, day.String()) {
			return int(day)
		}
	}
	return -1
}

// month is a month by its name or a beginning of it; 0 for none.
func month(word string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if beginning(word, m.String()) {
			return m
		}
	}
	return 0
}

// beginning reports whether a word is the beginning of a name, of three letters
// at least.
func beginning(word, name string) bool {
	word = strings.TrimSuffix(word, ".")
	return len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), word)
}
