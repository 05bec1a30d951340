package people

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// months are the beginnings of the months' names, folded, as LinkedIn writes them in the languages
// that most use.
var months = map[string]time.Month{
	"jan": 1, "ene": 1, "gen": 1, "janv": 1,
	"feb": 2, "fev": 2, "fevr": 2,
	"mar": 3, "mars": 3, "marz": 3, "mrt": 3, "maa": 3,
	"apr": 4, "avr": 4, "abr": 4,
	"may": 5, "mai": 5, "mag": 5, "mei": 5, "maj": 5,
	"jun": 6, "juin": 6, "giu": 6,
	"jul": 7, "juil": 7, "lug": 7,
	"aug": 8, "aou": 8, "ago": 8,
	"sep": 9, "set": 9,
	"oct": 10, "okt": 10, "ott": 10, "out": 10,
	"nov": 11,
	"dec": 12, "dez": 12, "dic": 12,
}

func monthOf(word string) time.Month {
	for n := min(len(word), 4); n >= 3; n-- {
		if month, ok := months[word[:n]]; ok {
			return month
		}
	}
	return 0
}

// dayInWords writes a day as "3 May 2021" whatever it was written as; what cannot be understood, or
// could be two days, stays as it is.
func dayInWords(text string) string {
	text = oneLine(text)
	if len(text) == len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, text); err == nil {
			return t.Format("2 Jan 2006")
		}
	}
	day, year, month := 0, 0, time.Month(0)
	for _, word := range strings.FieldsFunc(folded(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		n, err := strconv.Atoi(word)
		switch {
		case err == nil && n > 1900 && n < 2200 && year == 0:
			year = n
		case err == nil && n >= 1 && n <= 31 && day == 0:
			day = n
		case err != nil && month == 0 && monthOf(word) != 0:
			month = monthOf(word)
		case err != nil && (word == "de" || word == "of" || word == "the"):
		default:
			return text
		}
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if day == 0 || year == 0 || month == 0 || t.Day() != day {
		return text
	}
	return t.Format("2 Jan 2006")
}
