package words

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Interview is what an interview is called: its company and its round, or
// whatever of it is known.
func Interview(i data.Interview) string {
	var parts []string
	for _, part := range []string{i.Company, i.Round} {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 && strings.TrimSpace(i.Role) != "" {
		parts = append(parts, strings.TrimSpace(i.Role))
	}
	if len(parts) == 0 {
		return lang.L("An interview")
	}
	return strings.Join(parts, ", ")
}

// Coming is how far away a time to come is, as one would say it: "today",
// "tomorrow", "in 4 days", and the date from four weeks on.
func Coming(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	switch days := daysBetween(now, t); {
	case days <= 0:
		return lang.L("today")
	case days == 1:
		return lang.L("tomorrow")
	case days < 28:
		return lang.L("in {{.Days}} days", map[string]any{"Days": days})
	case t.Year() == now.Year():
		return lang.L("on {{.Date}}", map[string]any{"Date": t.Format("2 January")})
	}
	return lang.L("on {{.Date}}", map[string]any{"Date": t.Format("2 January 2006")})
}
