package data_test

import (
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
)

func TestDaysAreAddedUpByTheLocalCalendar(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	midnight := time.Date(2026, 3, 29, 0, 0, 0, 0, time.Local) // in Europe the night that lacks an hour
	for _, after := range []time.Duration{-time.Minute, time.Minute, 22 * time.Hour, 30 * time.Hour} {
		c.Add(midnight.Add(after).Sub(c.Now()))
		finished(t, s, q.ID, 90*time.Second)
	}
	day := schedule.DayOf(midnight)
	got := must(s.PracticeByDay(ctx, day))(t)
	want := []data.DayPractice{{Day: day, Answers: 2, Spoken: 3 * time.Minute}, {Day: day + 1, Answers: 1, Spoken: 90 * time.Second}}
	same(t, want, got)
	if all := must(s.PracticeByDay(ctx, 0))(t); len(all) != 3 || all[0].Day != day-1 {
		t.Errorf("from the beginning: %+v", all)
	}
}

func TestThemesAreAddedUpInTheOrderOfTheDeck(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, []data.Question{
		{Key: "a", Text: "A?", Theme: data.ThemeStress, Length: data.LengthShort},
		{Key: "b", Text: "B?", Theme: data.ThemeStress, Length: data.LengthShort},
		{Key: "c", Text: "C?", Theme: data.ThemePassion, Length: data.LengthShort},
	}))
	all := must(s.Questions(ctx, data.QuestionFilter{Theme: data.ThemeStress}))(t)
	finished(t, s, all[0].ID, time.Second)
	c.Add(time.Hour)
	last := finished(t, s, all[0].ID, time.Second)
	reading := must(s.BeginTake(ctx, data.Take{QuestionID: all[1].ID, Reader: "Mira"}))(t)
	ok(t, s.FinishTake(ctx, reading))
	themes := must(s.PracticeByTheme(ctx))(t)
	same(t, []data.ThemePractice{
		{Theme: data.ThemePassion, Questions: 1},
		{Theme: data.ThemeStress, Questions: 2, Practised: 1, Answers: 2, Last: last.Started},
	}, themes)
}

func TestAThemesCourseIsThatOfItsGrades(t *testing.T) {
	s, c := newStore(t)
	q := must(s.SaveQuestion(ctx, data.Question{Text: "Why us?", Theme: data.ThemeStress}))(t)
	var grades []float64
	for _, grade := range []int{1, 0, 3} { // one was not graded
		c.Add(time.Hour)
		ok(t, s.SetGrade(ctx, finished(t, s, q.ID, time.Second).ID, grade))
	}
	for _, p := range must(s.ThemeCourse(ctx, data.ThemeStress))(t) {
		grades = append(grades, p.Value)
	}
	same(t, []float64{1, 3}, grades)
	if other := must(s.ThemeCourse(ctx, data.ThemePassion))(t); len(other) != 0 {
		t.Errorf("another theme has %v", other)
	}
}

func TestConfidenceComesFromRunsAndInterviews(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	at := c.Now()
	must(s.SaveRun(ctx, data.Run{Started: at.Add(-time.Hour), Before: 2, After: 4, Turns: []data.Turn{{QuestionID: q.ID}}}))(t)
	must(s.SaveRun(ctx, data.Run{Started: at}))(t) // nothing was said
	i := must(s.SaveInterview(ctx, data.Interview{At: at.Add(time.Hour)}))(t)
	ok(t, s.SetConfidence(ctx, data.Ref{Kind: data.KindInterview, ID: i.ID}, true, 5))
	var felt [][2]int
	for _, one := range must(s.ConfidenceCourse(ctx))(t) {
		felt = append(felt, [2]int{one.Before, one.After})
	}
	same(t, [][2]int{{2, 4}, {0, 5}}, felt)
}

func TestWhatWasLongestAgoComesFirst(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(4)))
	all := must(s.Questions(ctx, data.QuestionFilter{}))(t)
	for _, i := range []int{2, 0, 3} {
		c.Add(time.Hour)
		finished(t, s, all[i].ID, time.Second)
	}
	same(t, []string{all[2].Text, all[0].Text}, texts(must(s.LongAgo(ctx, 2))(t)))
}
