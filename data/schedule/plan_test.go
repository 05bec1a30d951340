package schedule_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data/schedule"
)

// person practises along the plan, day after day.
type person struct {
	now   time.Time
	cards []schedule.Card
	daily int
	plan  schedule.Plan
}

func newPerson(questions, daily int) *person {
	p := &person{now: time.Date(2026, 3, 2, 19, 0, 0, 0, time.UTC), daily: daily}
	for i := range questions {
		p.cards = append(p.cards, schedule.Card{Question: int64(i + 1), Theme: fmt.Sprint("theme ", i*5/questions)})
	}
	return p
}

func (p *person) look() schedule.Plan {
	p.plan = schedule.Make(p.now, p.cards, p.daily, schedule.FSRS(schedule.DefaultRetention))
	return p.plan
}

func (p *person) card(question int64) *schedule.Card { return &p.cards[question-1] }

func (p *person) answer(question int64, grade schedule.Grade) {
	card := p.card(question)
	card.Reviews = append(card.Reviews, schedule.Review{Day: schedule.DayOf(p.now), Grade: grade})
}

func (p *person) sleep(days int) { p.now = p.now.AddDate(0, 0, days) }

// choose has questions from first to last practised for an interview in so many days, at ten.
func (p *person) choose(first, last, days int) time.Time {
	year, month, day := p.now.Date()
	at := time.Date(year, month, day+days, 10, 0, 0, 0, time.UTC)
	for i := first; i <= last; i++ {
		card := p.card(int64(i))
		card.For = append(card.For, schedule.Interview{At: at, Chosen: schedule.DayOf(p.now)})
	}
	return at
}

func TestAPlanHoldsWhateverThePersonDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newPerson(rapid.IntRange(0, 60).Draw(t, "questions"), rapid.IntRange(1, 8).Draw(t, "daily"))
		var interview time.Time
		for range rapid.IntRange(1, 40).Draw(t, "days") {
			if len(p.cards) > 0 && rapid.IntRange(0, 9).Draw(t, "choose") == 0 {
				first := rapid.IntRange(1, len(p.cards)).Draw(t, "first")
				interview = p.choose(first, min(first+7, len(p.cards)), rapid.IntRange(0, 40).Draw(t, "away"))
			}
			asked := map[int64]bool{}
			for range rapid.IntRange(0, 10).Draw(t, "answers") {
				plan := p.look()
				if plan.Done != len(asked) {
					t.Fatalf("answered %d, the plan counts %d", len(asked), plan.Done)
				}
				if n := len(plan.Today); n > 0 && plan.Done+n > p.daily {
					t.Fatalf("%d done and %d to do make more than %d", plan.Done, n, p.daily)
				}
				if plan.Waiting > 0 && len(plan.Today) < p.daily-plan.Done {
					t.Fatalf("%d wait while there is room for them: %+v", plan.Waiting, plan)
				}
				for _, item := range plan.Today {
					if item.Why == schedule.New && plan.Waiting > 0 {
						t.Fatalf("question %d is new, and %d wait", item.Question, plan.Waiting)
					}
					if item.Why == schedule.ForInterview && !slices.ContainsFunc(p.card(item.Question).For, p.isComing) {
						t.Fatalf("question %d is asked for an interview that is over", item.Question)
					}
					if asked[item.Question] {
						t.Fatalf("question %d is asked a second time", item.Question)
					}
					near := interview.After(p.now) && interview.Sub(p.now) < 24*time.Hour
					if near && len(p.card(item.Question).Reviews) == 0 && slices.ContainsFunc(p.cards, chosenFor(interview)) {
						t.Fatalf("question %d is new, and the interview is tomorrow", item.Question)
					}
				}
				if all := slices.Sorted(slices.Values(plan.Order)); len(all) != len(p.cards) || len(slices.Compact(all)) != len(p.cards) {
					t.Fatalf("the order has %d of %d questions", len(all), len(p.cards))
				}
				if len(plan.Today) == 0 {
					if plan.Next != 0 && plan.Next <= schedule.DayOf(p.now) {
						t.Fatalf("nothing to do today, and next is %d", plan.Next)
					}
					break
				}
				question := plan.Today[0].Question
				asked[question] = true
				p.answer(question, schedule.Grade(rapid.IntRange(1, 4).Draw(t, "grade")))
			}
			p.sleep(rapid.IntRange(1, 9).Draw(t, "nights"))
		}
	})
}

// isComing reports whether an interview has not begun.
func (p *person) isComing(i schedule.Interview) bool { return i.At.After(p.now) }

func TestNoRunForAnInterviewIsPlannedOnItsDayOrAfterIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newPerson(1, 4)
		interview := p.choose(1, 1, rapid.IntRange(1, 60).Draw(t, "away"))
		for p.now.Before(interview) {
			plan := p.look()
			if len(plan.Today) > 0 && rapid.Bool().Draw(t, "practise") {
				p.answer(1, schedule.Grade(rapid.IntRange(1, 4).Draw(t, "grade")))
				plan = p.look()
			}
			eve := schedule.DayOf(interview) - 1
			rests := schedule.DayOf(p.now) >= eve // it had its last run
			if next := plan.Next; next != 0 && len(plan.Today) == 0 && !rests && next > eve {
				t.Fatalf("on day %d nothing is planned before day %d, the interview is on %d", schedule.DayOf(p.now), next, eve+1)
			} else if rests && next == eve+1 {
				t.Fatalf("after the last run another one is planned on the day itself")
			}
			p.sleep(rapid.IntRange(1, 5).Draw(t, "nights"))
		}
	})
}

func chosenFor(interview time.Time) func(schedule.Card) bool {
	return func(c schedule.Card) bool {
		return slices.ContainsFunc(c.For, func(i schedule.Interview) bool { return i.At.Equal(interview) })
	}
}

func TestBeforeAnInterviewTheGapsGrowAndTheLastRunIsTheEveningBefore(t *testing.T) {
	for days, firstGap := range map[int]int{7: 2, 14: 3, 30: 6} {
		p := newPerson(1, 4)
		interview := p.choose(1, 1, days)
		var asked []int // days after the first
		for day := 0; p.now.Before(interview); day++ {
			if plan := p.look(); len(plan.Today) > 0 {
				asked = append(asked, day)
				p.answer(1, schedule.Smooth)
			}
			p.sleep(1)
		}
		if asked[0] != 0 || asked[1] != firstGap || asked[len(asked)-1] != days-1 {
			t.Errorf("%d days before, it is asked on the days %v", days, asked)
		}
		for i := 2; i < len(asked)-1; i++ {
			if asked[i]-asked[i-1] <= asked[i-1]-asked[i-2] {
				t.Errorf("%d days before, the gaps do not grow: %v", days, asked)
			}
		}
	}
}

func TestACardThatIsWantedComesOnItsDayAndOnceAnsweredWhenItIsDue(t *testing.T) {
	p := newPerson(3, 1)
	p.card(2).Wanted = schedule.DayOf(p.now) + 1
	if plan := p.look(); len(plan.Today) != 1 || plan.Today[0].Question == 2 {
		t.Errorf("before its day is asked %+v", plan.Today)
	}
	p.sleep(3)
	if plan := p.look(); len(plan.Today) != 1 || plan.Today[0].Question != 2 || plan.Today[0].Why != schedule.Due {
		t.Errorf("two days late is asked %+v", plan.Today)
	}
	p.answer(2, schedule.Smooth)
	p.sleep(1)
	if plan := p.look(); len(plan.Today) != 1 || plan.Today[0].Question == 2 {
		t.Errorf("after it was answered is asked %+v", plan.Today)
	}
}

func TestWhatWentBadlyComesBackTheNextDay(t *testing.T) {
	p := newPerson(1, 4)
	p.choose(1, 1, 20)
	p.look()
	p.answer(1, schedule.Stuck)
	p.sleep(1)
	if plan := p.look(); len(plan.Today) != 1 || plan.Today[0].Why != schedule.ForInterview {
		t.Errorf("planned %+v", plan)
	}
}

func TestEveryQuestionOfAnInterviewIsSaidOnceMoreInItsLastDays(t *testing.T) {
	const questions, daily, days = 12, 4, 14
	p := newPerson(40, daily)
	interview := p.choose(1, questions, days)
	last := map[int64]int{}
	for left := days; p.now.Before(interview); left-- {
		for _, item := range p.look().Today {
			if item.Question <= questions {
				last[item.Question] = left
			}
			p.answer(item.Question, schedule.Smooth)
		}
		p.sleep(1)
	}
	for question := int64(1); question <= questions; question++ {
		if left, asked := last[question]; !asked || left > 4 {
			t.Errorf("question %d was last said %d days before", question, left)
		}
	}
}

func TestAnInterviewThatIsOverAsksForNothing(t *testing.T) {
	p := newPerson(3, 4)
	p.choose(1, 3, 3)
	for range 4 {
		for _, item := range p.look().Today {
			p.answer(item.Question, schedule.OwnedIt)
		}
		p.sleep(1)
	}
	for _, item := range p.look().Today {
		if item.Why == schedule.ForInterview {
			t.Errorf("question %d is asked for an interview that was yesterday", item.Question)
		}
	}
}

func TestASkippedWeekIsSpreadAndNotPiledUp(t *testing.T) {
	p := newPerson(60, 5)
	practise := func() (asked int) {
		for _, item := range p.look().Today {
			p.answer(item.Question, schedule.Smooth)
			asked++
		}
		return asked
	}
	for range 20 {
		practise()
		p.sleep(1)
	}
	p.sleep(14)
	plan := p.look()
	if len(plan.Today) != 5 || plan.Waiting == 0 {
		t.Fatalf("after two weeks away %d are asked and %d wait", len(plan.Today), plan.Waiting)
	}
	for _, item := range plan.Today {
		if item.Why == schedule.New {
			t.Errorf("question %d is new while others wait", item.Question)
		}
	}
	waiting := plan.Waiting
	for days := 0; p.look().Waiting > 0; days++ {
		if asked := practise(); asked > 5 || days > waiting {
			t.Fatalf("%d a day, %d wait after %d days", asked, p.plan.Waiting, days)
		}
		p.sleep(1)
	}
}

func TestNewQuestionsGoThroughTheThemesInTurn(t *testing.T) {
	p := newPerson(50, 5)
	themes := map[string]bool{}
	for _, item := range p.look().Today {
		themes[p.card(item.Question).Theme] = true
	}
	if len(themes) != 5 {
		t.Errorf("five questions are about %d themes", len(themes))
	}
}

func TestNoTwoQuestionsOfAThemeFollowEachOtherWhereItCanBe(t *testing.T) {
	p := newPerson(10, 6)
	for i := range 4 { // two of each of the first two themes
		p.answer(int64(i+1), schedule.Stuck)
	}
	p.sleep(5)
	today := p.look().Today
	for i := 1; i < 4; i++ {
		if a, b := p.card(today[i-1].Question).Theme, p.card(today[i].Question).Theme; a == b {
			t.Errorf("question %d follows %d, both of %s", today[i].Question, today[i-1].Question, a)
		}
	}
}

func TestWhenAllIsDoneThePlanSaysWhenItGoesOn(t *testing.T) {
	p := newPerson(2, 4)
	for _, item := range p.look().Today {
		p.answer(item.Question, schedule.Smooth)
	}
	plan := p.look()
	if len(plan.Today) != 0 || plan.Done != 2 || plan.Next <= schedule.DayOf(p.now)+1 {
		t.Errorf("planned %+v on day %d", plan, schedule.DayOf(p.now))
	}
	if empty := newPerson(0, 4).look(); len(empty.Today) != 0 || empty.Next != 0 {
		t.Errorf("without questions: %+v", empty)
	}
}

func TestWhatWasSaidTodayDoesNotWaitForAnotherLastRun(t *testing.T) {
	p := newPerson(6, 2)
	p.choose(1, 6, 2)
	for question := int64(1); question <= 6; question++ { // all of them on one evening, for two a day
		p.answer(question, schedule.OwnedIt)
	}
	if plan := p.look(); len(plan.Today) != 0 || plan.Waiting != 0 {
		t.Errorf("all is said, and the plan is %+v", plan)
	}
}
