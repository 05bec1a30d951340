package words

import (
	"time"

	"fyne.io/fyne/v2/lang"
)

// Left is how much time is left until something should be done, as one would
// say it: "3 hours left", "2 days left"; and kindly once that is over.
func Left(due, now time.Time) string {
	left := due.Sub(now)
	switch {
	case left <= 0:
		return lang.L("still welcome")
	case left < time.Hour:
		return lang.L("less than an hour left")
	case left < 48*time.Hour:
		hours := int(left / time.Hour)
		return lang.N("{{.Count}} hours left", hours, map[string]any{"Count": hours})
	}
	days := int(left / (24 * time.Hour))
	return lang.N("{{.Count}} days left", days, map[string]any{"Count": days})
}
