package data

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Why an amount of money is not understood.
var (
	ErrNotMoney = errors.New("this is no amount of money")
	ErrByMonth  = errors.New("it is not said how many months there are in a year")
	ErrTooMuch  = errors.New("this is more money than there is")
)

// MostMoney is the largest amount that is kept, in minor units.
const MostMoney = 1_000_000_000_000_00

const (
	minors   = 100 // in one unit of a currency, of every currency: amounts are kept to the cent
	grouping = 3   // digits that stand together
)

// Money is an amount as the person wrote it. There is no rate by which one currency becomes another.
type Money struct {
	Minor    int64  // whole minor units (cents)
	Currency string // as it was written: "EUR", "£"; "" when it was not
}

// ReadMoney understands an amount as one writes it: "52,000", "52.000,50", "52 000", "52k", "EUR
// 61'500", "4 000 a month x 12". A point or a comma before three digits groups them, before one or two
// it begins the cents. What is paid by the month becomes a year only when it is said how often.
func ReadMoney(text string) (Money, error) {
	number, before, after, sign := dissect(text)
	if number == "" {
		return Money{}, ErrNotMoney
	}
	after, times, monthly, err := multiplier(after)
	if err != nil {
		return Money{}, err
	}
	after, scale := scaled(after)
	currency, ok := currencyOf(before, after)
	if !ok {
		return Money{}, ErrNotMoney
	}
	minor, err := minorUnits(number, scale)
	switch {
	case err != nil:
		return Money{}, err
	case monthly && times == 0:
		return Money{}, ErrByMonth
	case times != 0 && minor > MostMoney/times:
		return Money{}, ErrTooMuch
	}
	return Money{sign * minor * max(times, 1), currency}, nil
}

// dissect takes a text apart into the number it has, and what stands before and after it.
func dissect(text string) (number, before, after string, sign int64) {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' ' // also the narrow ones that group digits
		case r == '’':
			return '\''
		case r == '−':
			return '-'
		}
		return r
	}, text))
	first := strings.IndexFunc(text, isDigit)
	if first < 0 {
		return "", "", "", 0
	}
	end := first
	for i, r := range text[first:] {
		if isDigit(r) {
			end = first + i + 1
		} else if !strings.ContainsRune(" .,'", r) {
			break
		}
	}
	before, sign = strings.TrimSpace(text[:first]), 1
	if rest, negative := strings.CutPrefix(before, "-"); negative {
		before, sign = strings.TrimSpace(rest), -1
	} else if rest, negative := strings.CutSuffix(before, "-"); negative {
		before, sign = strings.TrimSpace(rest), -1
	}
	return text[first:end], before, strings.TrimSpace(text[end:]), sign
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// byYear and byMonth are how the person says how often an amount is paid.
var (
	byYear  = []string{"a year", "per year", "/year", "/ year", "yearly", "p.a.", "pa", "per annum"}
	byMonth = []string{"a month", "per month", "/month", "/ month", "monthly", "p.m.", "pm", "mo", "/mo"}
)

// often is what says how many times an amount is paid in a year, at the end of a text.
var often = regexp.MustCompile(`^(.*?)[xX×*] *(\d*)$`)

// multiplier takes off what says how often an amount is paid in a year: "x 12", "a month x13". times
// is 0 when it is not said.
func multiplier(text string) (rest string, times int64, monthly bool, err error) {
	rest = text
	if m := often.FindStringSubmatch(text); m != nil {
		n, bad := strconv.ParseInt(m[2], 10, 64)
		if bad != nil || n < 1 || n > 366 {
			return "", 0, false, ErrNotMoney
		}
		rest, times = strings.TrimSpace(m[1]), n
	}
	rest, _ = without(rest, byYear)
	rest, monthly = without(rest, byMonth)
	return rest, times, monthly, nil
}

// without takes one of some endings off a text.
func without(text string, endings []string) (string, bool) {
	for _, ending := range endings {
		at := len(text) - len(ending)
		if at >= 0 && strings.EqualFold(text[at:], ending) && !endsInLetter(text[:at], ending) {
			return strings.TrimSpace(text[:at]), true
		}
	}
	return text, false
}

// endsInLetter reports whether a word would be cut in two.
func endsInLetter(rest, ending string) bool {
	last := []rune(rest)
	return len(last) > 0 && unicode.IsLetter(last[len(last)-1]) && unicode.IsLetter([]rune(ending)[0])
}

// scaled takes off what says that thousands or millions are meant.
func scaled(text string) (rest string, scale int64) {
	word, then, _ := strings.Cut(text, " ")
	switch strings.ToLower(word) {
	case "k", "thousand":
		return strings.TrimSpace(then), 1000
	case "m", "million":
		return strings.TrimSpace(then), 1_000_000
	}
	return text, 1
}

// longestCode is how many letters a currency has: three, if it is not a sign.
const longestCode = 3

// currencyOf is what stands before or after a number, if it can be a currency. ok is false where
// there is more than that.
func currencyOf(before, after string) (currency string, ok bool) {
	if before != "" && after != "" {
		return "", false
	}
	currency = before + after
	letters := 0
	for _, r := range currency {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Sc, r) && r != '.' {
			return "", false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return currency, letters <= longestCode && utf8.RuneCountInString(currency) <= longestCode+1
}

// minorUnits reads digits with whatever groups them.
func minorUnits(number string, scale int64) (int64, error) {
	whole, part := number, ""
	if i, found := decimalAt(number, scale); found {
		whole, part = number[:i], number[i+1:]
	}
	digits, ok := ungrouped(whole)
	if !ok || len(digits) > len("1000000000000") {
		if ok {
			return 0, ErrTooMuch
		}
		return 0, ErrNotMoney
	}
	units, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, ErrNotMoney
	}
	if units > MostMoney/minors/scale {
		return 0, ErrTooMuch
	}
	// The part is so many of a thousandth or a hundredth; scale*minors is divisible by what it counts in.
	minor, below := units*scale*minors, scale*minors
	for _, digit := range part {
		if below%10 != 0 {
			return 0, ErrNotMoney
		}
		below /= 10
		minor += int64(digit-'0') * below
	}
	if minor > MostMoney {
		return 0, ErrTooMuch
	}
	return minor, nil
}

// decimalAt finds the point or comma that begins the cents. In a number that counts thousands
// there are no groups, so that every one does.
func decimalAt(number string, scale int64) (at int, found bool) {
	at = strings.LastIndexAny(number, ".,")
	if at < 0 {
		return 0, false
	}
	digits := len(number) - at - 1
	if strings.Contains(number[at+1:], " ") || strings.Contains(number[at+1:], "'") {
		return 0, false
	}
	if strings.Count(number, number[at:at+1]) > 1 {
		return 0, false // it groups
	}
	if digits < grouping {
		return at, true
	}
	return at, scale > 1 && digits == grouping && !strings.ContainsAny(number[:at], " .,'")
}

// ungrouped takes out what groups digits, if they are grouped by one sign and in threes.
func ungrouped(number string) (digits string, ok bool) {
	at := strings.IndexAny(number, " .,'")
	if at < 0 {
		return number, number != ""
	}
	groups := strings.Split(number, number[at:at+1])
	if len(groups[0]) == 0 || len(groups[0]) > grouping || groups[0][0] == '0' {
		return "", false
	}
	for _, group := range groups[1:] {
		if len(group) != grouping || strings.ContainsAny(group, " .,'") {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// MoneyText writes an amount: "52,000" or "52,000.50", with its currency behind it if there is one.
func MoneyText(minor int64, currency string) string {
	sign, rest := "", uint64(minor)
	if minor < 0 {
		sign, rest = "−", uint64(-(minor+1))+1 // so that the least of all numbers has its opposite, too
	}
	units, cents := rest/minors, rest%minors
	digits := strconv.FormatUint(units, 10)
	for i := len(digits) - grouping; i > 0; i -= grouping {
		digits = digits[:i] + "," + digits[i:]
	}
	if cents > 0 {
		digits += "." + strconv.FormatUint(minors+cents, 10)[1:]
	}
	if currency = strings.TrimSpace(currency); currency != "" {
		currency = " " + currency // one that no line is broken at
	}
	return sign + digits + currency
}

// SameCurrency reports whether two amounts can be held against each other: both name their currency,
// and it is the same.
func SameCurrency(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}

// checkMoney says why amounts cannot be kept; nil stands for not known.
func checkMoney(amounts ...*int64) error {
	for _, amount := range amounts {
		if amount != nil && (*amount > MostMoney || *amount < -MostMoney) {
			return invalid("an amount of %d", *amount)
		}
	}
	return nil
}

// addMoney adds amounts, and stops at what a number can hold.
func addMoney(a, b int64) int64 {
	switch {
	case b > 0 && a > math.MaxInt64-b:
		return math.MaxInt64
	case b < 0 && a < math.MinInt64-b:
		return math.MinInt64
	}
	return a + b
}
