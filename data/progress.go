package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"greenroom/data/schedule"
)

// DayPractice is what was said on a day.
type DayPractice struct {
	Day     schedule.Day
	Answers int
	Spoken  time.Duration
}

// PracticeByDay tells of each day on which something was said, from a day on, how much it was; the
// oldest first. Days are those of the local calendar.
func (s *Store) PracticeByDay(ctx context.Context, from schedule.Day) ([]DayPractice, error) {
	type take struct{ started, duration int64 }
	takes, err := query(ctx, s.readers, func(row scanner) (t take, err error) {
		err = row.Scan(&t.started, &t.duration)
		return t, err
	}, `SELECT k.started_ms, k.duration_ms FROM take k WHERE k.started_ms >= ? AND `+keptTake+` ORDER BY k.started_ms`,
		millis(from.Begin(time.Local)))
	if err != nil {
		return nil, fmt.Errorf("add up the days: %w", err)
	}
	var days []DayPractice
	for _, t := range takes {
		day := schedule.DayOf(instant(t.started))
		if n := len(days); n == 0 || days[n-1].Day != day {
			days = append(days, DayPractice{Day: day})
		}
		last := &days[len(days)-1]
		last.Answers++
		last.Spoken += time.Duration(t.duration) * time.Millisecond
	}
	return days, nil
}

// ThemePractice is how a theme was practised.
type ThemePractice struct {
	Theme     Theme
	Questions int // that are not retired
	Practised int // of them
	Answers   int
	Last      time.Time // zero: never
}

// PracticeByTheme tells how each theme of the deck was practised, in the order of the deck.
func (s *Store) PracticeByTheme(ctx context.Context) ([]ThemePractice, error) {
	themes, err := query(ctx, s.readers, func(row scanner) (t ThemePractice, err error) {
		var last int64
		err = row.Scan(&t.Theme, &t.Questions, &t.Practised, &t.Answers, &last)
		t.Last = instant(last)
		return t, err
	}, `SELECT theme, count(*), sum(takes > 0), sum(takes), max(last) FROM (
			SELECT q.theme, (SELECT count(*) FROM take k WHERE k.question_id = q.id AND `+keptTake+`) AS takes, `+lastTake+` AS last
			FROM question q WHERE q.deleted_ms IS NULL AND NOT q.retired AND q.theme <> '')
		GROUP BY theme`)
	if err != nil {
		return nil, fmt.Errorf("add up the themes: %w", err)
	}
	order := Themes()
	slices.SortFunc(themes, func(a, b ThemePractice) int {
		return cmp.Compare(slices.Index(order, a.Theme), slices.Index(order, b.Theme))
	})
	return themes, nil
}

// ThemeCourse tells how the answers to the questions of a theme went, by the grades they were given,
// 1 to 4; the oldest first.
func (s *Store) ThemeCourse(ctx context.Context, theme Theme) ([]Point, error) {
	points, err := query(ctx, s.readers, scanPoint, `SELECT k.id, k.started_ms, v.grade FROM take k
		JOIN review v ON v.take_id = k.id JOIN question q ON q.id = k.question_id
		WHERE q.theme = ? AND v.grade > 0 AND k.asked = '' AND `+keptTake+` ORDER BY k.started_ms, k.id`, theme)
	if err != nil {
		return nil, fmt.Errorf("read how the theme %s went: %w", theme, err)
	}
	return points, nil
}

// Confidence is how ready a person felt before and after something, 1 to 5; 0: not said.
type Confidence struct {
	Ref           Ref // a run or an interview
	At            time.Time
	Before, After int
}

// ConfidenceCourse lists how ready the person felt before and after runs and interviews, the oldest
// first; those of which neither was said are left out.
func (s *Store) ConfidenceCourse(ctx context.Context) ([]Confidence, error) {
	all, err := query(ctx, s.readers, func(row scanner) (c Confidence, err error) {
		var at int64
		err = row.Scan(&c.Ref.Kind, &c.Ref.ID, &at, &c.Before, &c.After)
		c.At = instant(at)
		return c, err
	}, `SELECT 'run', id, started_ms AS at, before, after FROM run WHERE deleted_ms IS NULL AND before + after > 0
		UNION ALL SELECT 'interview', id, at_ms, before, after FROM interview
			WHERE deleted_ms IS NULL AND before + after > 0 AND at_ms > 0
		ORDER BY at, 1, 2`)
	if err != nil {
		return nil, fmt.Errorf("read how ready you felt: %w", err)
	}
	return all, nil
}

// LongAgo lists the practised questions whose last answer is the longest ago.
func (s *Store) LongAgo(ctx context.Context, limit int) ([]Question, error) {
	questions, err := query(ctx, s.readers, scanQuestion, selectQuestion()+` WHERE q.deleted_ms IS NULL AND NOT q.retired AND q.subject = ''
		AND `+lastTake+` > 0 ORDER BY `+lastTake+`, q.id`+page(limit, 0))
	if err != nil {
		return nil, fmt.Errorf("list what was not practised for long: %w", err)
	}
	return questions, nil
}
