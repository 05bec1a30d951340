// Package words holds what several rooms say in the same way: names of themes
// and lengths, times and dates.
package words

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Theme is what a question theme is called on screen.
func Theme(t data.Theme) string {
	switch t {
	case data.ThemeFirstImpression:
		return lang.L("First impression")
	case data.ThemePassion:
		return lang.L("Passion")
	case data.ThemeMotivation:
		return lang.L("Motivation")
	case data.ThemeProject:
		return lang.L("A project you enjoyed")
	case data.ThemeRoleFit:
		return lang.L("Fit with this role")
	case data.ThemeStrengths:
		return lang.L("Strengths and weaknesses")
	case data.ThemeStress:
		return lang.L("Stress")
	case data.ThemeTeamwork:
		return lang.L("Teamwork and rapport")
	case data.ThemeCulture:
		return lang.L("Culture fit")
	case data.ThemeBehavioural:
		return lang.L("Behavioural")
	case data.ThemeFollowUps:
		return lang.L("Follow-up questions")
	case data.ThemeNegotiation:
		return lang.L("Negotiation")
	case data.ThemeAskThem:
		return lang.L("Questions to ask them")
	}
	return string(t)
}

// Industry is what an industry is called on screen.
func Industry(i data.Industry) string {
	switch i {
	case data.IndustryTech:
		return lang.L("Tech")
	case data.IndustryHealth:
		return lang.L("Healthcare and social")
	case data.IndustryFinance:
		return lang.L("Finance and business")
	case data.IndustryCreative:
		return lang.L("Creative and arts")
	}
	return string(i)
}

// Length is what a length class is called on screen.
func Length(l data.Length) string {
	switch l {
	case data.LengthShort:
		return lang.L("Short answer")
	case data.LengthStory:
		return lang.L("Story")
	}
	return lang.L("Standard answer")
}

// Clock is a length of time as m:ss, or h:mm:ss from an hour on.
func Clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// When is how long ago a time was, as one would say it: "today 20:14",
// "yesterday", "6 days ago", and the date from four weeks on.
func When(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	switch days := daysBetween(t, now); {
	case days <= 0:
		return lang.L("today {{.Time}}", map[string]any{"Time": t.Format("15:04")})
	case days == 1:
		return lang.L("yesterday {{.Time}}", map[string]any{"Time": t.Format("15:04")})
	case days < 28:
		return lang.L("{{.Days}} days ago", map[string]any{"Days": days})
	case t.Year() == now.Year():
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// Past is how long ago a day was, as When says it of a time.
func Past(day data.Day, now time.Time) string {
	if day.Until(data.DayOf(now.Local())) == 1 {
		return lang.L("yesterday")
	}
	return When(day.In(time.Local), now)
}

// Greeting is what one says at this time of day.
func Greeting(now time.Time) string {
	switch hour := now.Local().Hour(); {
	case hour < 5:
		return lang.L("Good night")
	case hour < 12:
		return lang.L("Good morning")
	case hour < 18:
		return lang.L("Good afternoon")
	}
	return lang.L("Good evening")
}

// daysBetween counts the midnights from one civil date to another, whatever
// the clocks did in between.
func daysBetween(from, to time.Time) int {
	civil := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(civil(to).Sub(civil(from)).Hours() / 24)
}
