package schedule

import (
	"cmp"
	"slices"
	"time"
)

// Card is a question as the plan sees it.
type Card struct {
	Question int64
	Theme    string
	Reviews  []Review    // the oldest first
	For      []Interview // that it was chosen for
	Wanted   Day         // on which the person wants to be asked; 0: on none
}

// Why says why a question is asked.
type Why int

// The reasons to ask a question, the most pressing first.
const (
	ForInterview Why = iota + 1 // it was chosen for an interview that is near
	Due                         // it is about to fade, or the person wants to be asked
	New                         // it was never asked
)

// Item is a question to ask.
type Item struct {
	Question int64
	Why      Why

	theme     string
	interview time.Time // that it is asked for
	recall    float64   // 0 when it was never asked
	day       Day       // when it is to be asked
	said      bool      // today
}

// Plan is what there is to do on a day.
type Plan struct {
	Today   []Item  // in the order to ask in
	Done    int     // questions answered today
	Waiting int     // that are due and have to wait for another day
	Next    Day     // when something is due again, if Today is empty; 0: nothing is in sight
	Order   []int64 // every question, Today's first: whoever goes on past the plan goes on along it
}

// How many answers a day there are until the person says otherwise, and the
// most they can say.
const (
	DefaultDaily = 4
	MostDaily    = 20
)

// quiet is how long before an interview nothing new is asked.
const quiet = 24 * time.Hour

// Make plans the day of now: at most daily answers, counting those of today.
// What is for an interview comes first, then what is due, the most faded first;
// what does not fit waits for the days to come. What is new is asked only when
// nothing waits. Cards are in the order of the deck.
func Make(now time.Time, cards []Card, daily int, s Scheduler) Plan {
	p := planner{now: now, today: DayOf(now)}
	for _, card := range cards {
		if interview, coming := p.coming(card.For); coming && interview.At.Sub(now) < quiet {
			p.quiet = true
		}
	}
	for _, card := range cards {
		p.add(card, s)
	}
	p.spreadLastRuns(daily)
	slices.SortStableFunc(p.due, mostPressing)
	slices.SortStableFunc(p.later, func(a, b Item) int { return cmp.Compare(a.day, b.day) })
	p.fresh = roundRobin(p.fresh)

	ready := slices.Clone(p.due)
	if !p.quiet {
		ready = append(ready, p.fresh...)
	}
	left := min(max(daily-p.done, 0), len(ready))
	plan := Plan{Today: mixThemes(ready[:left]), Done: p.done, Waiting: max(len(p.due)-left, 0)}
	if left == 0 {
		plan.Next = p.next()
	}
	plan.Order = numbers(plan.Today, p.due, p.fresh, p.later)
	return plan
}

// planner sorts the cards of a day into what is to be asked, what is new and
// what has time.
type planner struct {
	now   time.Time
	today Day
	quiet bool // an interview is so near that nothing new is asked
	done  int

	due, fresh, later []Item
}

func (p *planner) add(card Card, s Scheduler) {
	item := Item{Question: card.Question, Why: New, theme: card.Theme}
	var memory Memory
	if len(card.Reviews) > 0 {
		memory = s.Memory(card.Reviews)
		item.Why, item.recall, item.day = Due, memory.Recall(p.today), memory.Due
	}
	if memory.Last == p.today {
		item.said = true
		p.done++
	}
	if card.Wanted > memory.Last {
		item.Why, item.day = Due, card.Wanted
	}
	if interview, coming := p.coming(card.For); coming {
		p.prepare(&item, interview, card.Reviews)
	}
	switch {
	case item.Why == New:
		p.fresh = append(p.fresh, item)
	case item.day <= p.today:
		p.due = append(p.due, item)
	default:
		p.later = append(p.later, item)
	}
}

// prepare has a question asked for an interview, until nothing is left to do
// for it; then it rests until the interview is over.
func (p *planner) prepare(item *Item, interview Interview, reviews []Review) {
	tooLate := item.Why == New && p.quiet
	day, more := interview.nextRun(reviews)
	if more && !tooLate {
		item.Why, item.interview, item.day = ForInterview, interview.At, day
		return
	}
	item.Why, item.day = Due, max(item.day, DayOf(interview.At)+1)
}

// coming is the next of the interviews that has not begun.
func (p *planner) coming(interviews []Interview) (next Interview, found bool) {
	for _, i := range interviews {
		if i.At.After(p.now) && (!found || i.At.Before(next.At)) {
			next, found = i, true
		}
	}
	return next, found
}

// spreadLastRuns brings as many of the last runs before an interview forward to
// today as would not fit into the days that follow, the best known first. What
// was said today has had its last run.
func (p *planner) spreadLastRuns(daily int) {
	lastRuns := map[time.Time][]Item{}
	for _, item := range p.later {
		if item.Why == ForInterview && item.day == DayOf(item.interview)-1 {
			lastRuns[item.interview] = append(lastRuns[item.interview], item)
		}
	}
	for interview, runs := range lastRuns {
		tooMany := max(len(runs)-daily*int(DayOf(interview)-1-p.today), 0)
		runs = slices.DeleteFunc(runs, func(i Item) bool { return i.said })
		slices.SortStableFunc(runs, func(a, b Item) int { return cmp.Compare(b.recall, a.recall) })
		for _, item := range runs[:min(tooMany, len(runs))] {
			p.later = slices.DeleteFunc(p.later, func(other Item) bool { return other.Question == item.Question })
			p.due = append(p.due, item)
		}
	}
}

func mostPressing(a, b Item) int {
	return cmp.Or(cmp.Compare(a.Why, b.Why), a.interview.Compare(b.interview), cmp.Compare(a.recall, b.recall))
}

// next is the day on which something is asked again after today.
func (p *planner) next() Day {
	switch {
	case len(p.due) > 0 || len(p.fresh) > 0:
		return p.today + 1
	case len(p.later) > 0:
		return p.later[0].day
	}
	return 0
}

// roundRobin takes one of each theme in turn.
func roundRobin(items []Item) []Item {
	round, rounds := map[string]int{}, map[int64]int{}
	for _, item := range items {
		rounds[item.Question] = round[item.theme]
		round[item.theme]++
	}
	slices.SortStableFunc(items, func(a, b Item) int { return cmp.Compare(rounds[a.Question], rounds[b.Question]) })
	return items
}

// mixThemes puts no two questions of a theme one after the other where it can:
// mixed practice is what a day with an interviewer is like.
func mixThemes(items []Item) []Item {
	mixed, rest := make([]Item, 0, len(items)), slices.Clone(items)
	for len(rest) > 0 {
		next := 0
		if n := len(mixed); n > 0 {
			other := slices.IndexFunc(rest, func(i Item) bool { return i.theme != mixed[n-1].theme })
			next = max(other, 0)
		}
		mixed = append(mixed, rest[next])
		rest = slices.Delete(rest, next, next+1)
	}
	return mixed
}

// numbers lists the questions of several lists, each once.
func numbers(lists ...[]Item) (order []int64) {
	seen := map[int64]bool{}
	for _, list := range lists {
		for _, item := range list {
			if !seen[item.Question] {
				seen[item.Question] = true
				order = append(order, item.Question)
			}
		}
	}
	return order
}
