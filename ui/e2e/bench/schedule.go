package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"greenroom/data"
	"greenroom/data/schedule"
)

// rehearsal is somebody who practises along the plan for three months, with an
// interview in the middle and a week away.
type rehearsal struct {
	now       time.Time
	interview time.Time
	cards     []schedule.Card
	daily     int
	random    *rand.Rand

	answers, fresh, forgotten int // of the week
	most                      int // answers on one day
	waiting                   int
}

// The size of the rehearsal.
const (
	rehearsedQuestions = 300
	rehearsedDays      = 90
	chosenQuestions    = 12
	interviewDay       = 45
	chosenBefore       = 14 // days before the interview
	awayFrom, awayTo   = 63, 70
)

// schedule lays 90 days of practice out and prints a line for each week.
func (b *bench) schedule() {
	r := &rehearsal{now: time.Date(2026, 1, 5, 19, 0, 0, 0, time.UTC), daily: 6, random: rand.New(rand.NewPCG(7, 2026))}
	r.interview = r.now.AddDate(0, 0, interviewDay).Add(-9 * time.Hour)
	themes := data.Themes()
	for i := range rehearsedQuestions {
		r.cards = append(r.cards, schedule.Card{Question: int64(i + 1), Theme: string(themes[i*len(themes)/rehearsedQuestions])})
	}
	rows := table{{fmt.Sprintf("schedule: %d questions, %d a day", rehearsedQuestions, r.daily),
		"answers", "of them new", "most a day", "stuck", "waiting", "recall, all said", "recall, interview's"}}
	for day := range rehearsedDays {
		if day == interviewDay-chosenBefore {
			r.choose()
		}
		if day < awayFrom || day >= awayTo {
			r.practise()
		}
		what := ""
		switch {
		case day == interviewDay-1:
			what = fmt.Sprintf("day %d, the evening before the interview", day+1)
		case day%7 == 6 || day == rehearsedDays-1:
			what = fmt.Sprintf("to day %d", day+1)
			if day >= awayFrom && day < awayTo {
				what += ", a week away"
			}
		}
		if what != "" {
			rows = append(rows, []string{what, fmt.Sprint(r.answers), fmt.Sprint(r.fresh), fmt.Sprint(r.most), fmt.Sprint(r.forgotten),
				fmt.Sprint(r.waiting), r.recall(func(schedule.Card) bool { return true }),
				r.recall(func(c schedule.Card) bool { return len(c.For) > 0 })})
			r.answers, r.fresh, r.most, r.forgotten = 0, 0, 0, 0
		}
		r.now = r.now.AddDate(0, 0, 1)
	}
	b.tables = append(b.tables, rows)
}

// choose has questions practised for the interview: half known, half new.
func (r *rehearsal) choose() {
	for i := range chosenQuestions {
		card := &r.cards[i*len(r.cards)/chosenQuestions]
		card.For = []schedule.Interview{{At: r.interview, Chosen: schedule.DayOf(r.now)}}
	}
}

// practise answers what a day asks for. How it goes follows from what is
// remembered: what is forgotten is stuck, the rest goes better and worse.
func (r *rehearsal) practise() {
	s := schedule.FSRS(schedule.DefaultRetention)
	today, done := schedule.DayOf(r.now), 0
	plan := schedule.Make(r.now, r.cards, r.daily, s)
	for _, item := range plan.Today {
		card := &r.cards[item.Question-1]
		grade := schedule.Grade(1 + r.random.IntN(3)) // of a new one
		if len(card.Reviews) == 0 {
			r.fresh++
		} else if r.random.Float64() < s.Memory(card.Reviews).Recall(today) {
			grade = schedule.Grade(2 + r.random.IntN(3))
		} else {
			grade = schedule.Stuck
		}
		if grade == schedule.Stuck {
			r.forgotten++
		}
		card.Reviews = append(card.Reviews, schedule.Review{Day: today, Grade: grade})
		done++
	}
	r.answers += done
	r.most = max(r.most, done)
	r.waiting = plan.Waiting
}

// recall is the mean predicted recall of the questions that were said.
func (r *rehearsal) recall(of func(schedule.Card) bool) string {
	s, today := schedule.FSRS(schedule.DefaultRetention), schedule.DayOf(r.now)
	sum, n := 0.0, 0
	for _, c := range r.cards {
		if of(c) && len(c.Reviews) > 0 {
			sum += s.Memory(c.Reviews).Recall(today)
			n++
		}
	}
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f %% of %d", 100*sum/float64(n), n)
}
