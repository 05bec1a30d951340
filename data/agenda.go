package data

import (
	"context"
	"fmt"
	"slices"
	"time"

	"greenroom/data/schedule"
)

// Aim is how much the person wants to practise. The zero value is the defaults of package schedule.
type Aim struct {
	Daily     int     // answers a day
	Retention float64 // how sure an answer should come when it is asked again, 0 to 1
}

// Agenda plans today's practice from what was answered when and how, and from the interviews to
// come. It is worked out anew each time: nothing is kept that could be out of step with the takes.
func (s *Store) Agenda(ctx context.Context, aim Aim) (schedule.Plan, error) {
	cards, err := s.cards(ctx)
	if err != nil {
		return schedule.Plan{}, fmt.Errorf("plan the day: %w", err)
	}
	if aim.Daily <= 0 {
		aim.Daily = schedule.DefaultDaily
	}
	if aim.Retention <= 0 {
		aim.Retention = schedule.DefaultRetention
	}
	return schedule.Make(s.now().Local(), cards, aim.Daily, schedule.FSRS(aim.Retention)), nil
}

// NextQuestion gives the question to practise after those that were seen, the last seen last: the
// next of today's, and when there is none left, of all others, those that are due and new ones
// before those that have time. When all were seen it begins again with the one seen longest ago.
func (s *Store) NextQuestion(ctx context.Context, aim Aim, seen ...int64) (Question, error) {
	plan, err := s.Agenda(ctx, aim)
	if err != nil {
		return Question{}, fmt.Errorf("choose the next question: %w", err)
	}
	q, err := readQuestion(ctx, s.readers, following(plan.Order, seen))
	if err != nil {
		return Question{}, fmt.Errorf("choose the next question: %w", err)
	}
	return q, nil
}

// following is the first of an order that was not seen, or else the one seen longest ago; 0 when
// there is none.
func following(order, seen []int64) (next int64) {
	longestAgo := len(seen)
	for _, id := range order {
		at := lastIndex(seen, id)
		if at < 0 {
			return id
		}
		if at < longestAgo {
			next, longestAgo = id, at
		}
	}
	return next
}

func lastIndex(all []int64, one int64) int {
	for i, id := range slices.Backward(all) {
		if id == one {
			return i
		}
	}
	return -1
}

// cards reads the questions that are practised as the schedule sees them, in the order of the deck.
func (s *Store) cards(ctx context.Context) ([]schedule.Card, error) {
	cards, err := query(ctx, s.readers, func(row scanner) (c schedule.Card, err error) {
		var wanted Day
		err = row.Scan(&c.Question, &c.Theme, &wanted)
		if wanted != "" {
			c.Wanted = schedule.DayOf(wanted.In(time.UTC))
		}
		return c, err
	}, "SELECT id, theme, wanted_day FROM question WHERE deleted_ms IS NULL AND NOT retired AND subject = '' ORDER BY position, id")
	if err != nil {
		return nil, err
	}
	reviews, err := s.reviews(ctx)
	if err != nil {
		return nil, err
	}
	interviews, err := s.chosen(ctx)
	if err != nil {
		return nil, err
	}
	for i, c := range cards {
		cards[i].Reviews, cards[i].For = reviews[c.Question], interviews[c.Question]
	}
	return cards, nil
}

// reviews tells of each question how its first answer of a day went. The first that was graded
// counts; a day without a grade counts as one on which the person got there.
func (s *Store) reviews(ctx context.Context) (map[int64][]schedule.Review, error) {
	type answer struct {
		question, started int64
		grade             schedule.Grade
	}
	answers, err := query(ctx, s.readers, func(row scanner) (a answer, err error) {
		err = row.Scan(&a.question, &a.started, &a.grade)
		return a, err
	}, `SELECT k.question_id, k.started_ms, coalesce(v.grade, 0) FROM `+takeTables+`
		WHERE `+keptTake+` AND k.asked = '' ORDER BY k.started_ms, k.id`)
	if err != nil {
		return nil, err
	}
	reviews := map[int64][]schedule.Review{}
	for _, a := range answers {
		of, day := reviews[a.question], schedule.DayOf(instant(a.started))
		if last := len(of) - 1; last >= 0 && of[last].Day == day {
			if of[last].Grade == 0 {
				of[last].Grade = a.grade
			}
			continue
		}
		reviews[a.question] = append(of, schedule.Review{Day: day, Grade: a.grade})
	}
	for _, of := range reviews {
		for i := range of {
			if of[i].Grade == 0 {
				of[i].Grade = schedule.GotThere
			}
		}
	}
	return reviews, nil
}

// chosen tells of each question which interviews it is practised for.
func (s *Store) chosen(ctx context.Context) (map[int64][]schedule.Interview, error) {
	type choice struct{ question, at, chosen int64 }
	choices, err := query(ctx, s.readers, func(row scanner) (c choice, err error) {
		err = row.Scan(&c.question, &c.at, &c.chosen)
		return c, err
	}, `SELECT l.question_id, i.at_ms, l.chosen_ms FROM interview_question l JOIN interview i ON i.id = l.interview_id
		WHERE i.deleted_ms IS NULL AND i.at_ms > ? ORDER BY i.at_ms, i.id`, millis(s.now()))
	if err != nil {
		return nil, err
	}
	interviews := map[int64][]schedule.Interview{}
	for _, c := range choices {
		interviews[c.question] = append(interviews[c.question],
			schedule.Interview{At: instant(c.at), Chosen: schedule.DayOf(instant(c.chosen))})
	}
	return interviews, nil
}

// Preparation is how far the questions of an interview are.
type Preparation struct {
	Chosen int // questions
	Said   int // of them, at least once since they were chosen
}

// Prepared tells how far the questions of an interview are.
func (s *Store) Prepared(ctx context.Context, interviewID int64) (Preparation, error) {
	p, err := queryOne(ctx, s.readers, func(row scanner) (p Preparation, err error) {
		err = row.Scan(&p.Chosen, &p.Said)
		return p, err
	}, `SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM take k WHERE k.question_id = l.question_id
			AND k.started_ms >= l.chosen_ms AND k.asked = '' AND `+keptTake+`)), 0)
		FROM interview_question l JOIN question q ON q.id = l.question_id AND q.deleted_ms IS NULL
		WHERE l.interview_id = ?`, interviewID)
	if err != nil {
		return Preparation{}, fmt.Errorf("see how far interview %d is prepared: %w", interviewID, err)
	}
	return p, nil
}
