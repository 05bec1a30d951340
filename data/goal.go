package data

import (
	"context"
	"time"
)

// GoalKind says what sort of goal something is.
type GoalKind string

// The kinds of goals.
const (
	GoalPlain GoalKind = "goal"
	GoalPath  GoalKind = "path" // a career to look into
	GoalTalk  GoalKind = "talk" // somebody to talk to
)

// The weekly review is an entry that carries this tag and answers this prompt.
const (
	TagWeekly    = "weekly review"
	PromptWeekly = "weekly-review"
)

// State says how far something is that is to be done.
type State string

// The states.
const (
	StateOpen    State = "open"
	StateDoing   State = "doing"
	StateDone    State = "done"
	StateDropped State = "dropped" // decided against
)

// Goal is something the person wants to reach, with a first step and a day.
type Goal struct {
	ID        int64
	Kind      GoalKind // "" is saved as GoalPlain
	Title     string
	Why       string
	FirstStep string
	Notes     string
	Day       Day   // until when
	State     State // "" is saved as StateOpen
	ContactID int64
	PassionID int64
	Created   time.Time
	Updated   time.Time
}

func (g *Goal) record() record {
	orDefault(&g.Kind, GoalPlain)
	orDefault(&g.State, StateOpen)
	return record{
		kind: KindGoal, id: &g.ID, created: &g.Created, updated: &g.Updated, check: g.Day.check(),
		cells: []cell{
			{"kind", &g.Kind}, {"title", &g.Title}, {"why", &g.Why}, {"first_step", &g.FirstStep}, {"notes", &g.Notes},
			{"day", &g.Day}, {"state", &g.State}, {"contact_id", reference{&g.ContactID}}, {"passion_id", reference{&g.PassionID}},
		},
	}
}

// unfinished is the condition for what is still to be done.
const unfinished = "this.state IN ('open', 'doing')"

// byDay is the order of things that are due: what has no day comes last.
const byDay = "this.day = '', this.day, this.id"

// TaskFilter chooses things that are to be done; what is left at its zero value does not restrict.
type TaskFilter struct {
	Text       string
	Unfinished bool
	Until      Day // due on this day or before
	Limit      int // 0: all
	Offset     int
}

func (f TaskFilter) where(kind Kind) *conditions {
	c := live()
	c.matching(kind, "this", f.Text)
	if f.Unfinished {
		c.add(unfinished)
	}
	if f.Until != "" {
		c.add("this.day <> '' AND this.day <= ?", f.Until)
	}
	return c
}

// Goals lists goals: those to be done first, by the day they are due.
func (s *Store) Goals(ctx context.Context, f TaskFilter) ([]Goal, error) {
	return list[Goal](ctx, s, f.where(KindGoal), "NOT "+unfinished+", "+byDay, f.Limit, f.Offset)
}

// CountGoals says how many goals the filter lets through, whatever its Limit and Offset.
func (s *Store) CountGoals(ctx context.Context, f TaskFilter) (int, error) {
	return count(ctx, s, KindGoal, f.where(KindGoal))
}

// Goal reads one goal.
func (s *Store) Goal(ctx context.Context, id int64) (Goal, error) { return read[Goal](ctx, s, id) }

// SaveGoal keeps a goal, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveGoal(ctx context.Context, g Goal) (Goal, error) { return save(ctx, s, g) }

// LessonKind says what sort of learning something is.
type LessonKind string

// The kinds of learning.
const (
	LessonCourse   LessonKind = "course"
	LessonWorkshop LessonKind = "workshop"
	LessonBook     LessonKind = "book"
	LessonTrend    LessonKind = "trend" // to follow
	LessonOther    LessonKind = "other"
)

// Lesson is something the person plans to learn.
type Lesson struct {
	ID      int64
	Kind    LessonKind // "" is saved as LessonCourse
	Title   string
	Why     string
	Link    string
	Notes   string
	Day     Day   // until when
	State   State // "" is saved as StateOpen
	GapID   int64 // what it is to close; 0: none
	Created time.Time
	Updated time.Time
}

func (l *Lesson) record() record {
	orDefault(&l.Kind, LessonCourse)
	orDefault(&l.State, StateOpen)
	return record{
		kind: KindLesson, id: &l.ID, created: &l.Created, updated: &l.Updated, check: l.Day.check(),
		cells: []cell{
			{"kind", &l.Kind}, {"title", &l.Title}, {"why", &l.Why}, {"link", &l.Link}, {"notes", &l.Notes}, {"day", &l.Day},
			{"state", &l.State}, {"gap_id", reference{&l.GapID}},
		},
	}
}

// Lessons lists what is to be learned: what is to be done first, by the day it is due.
func (s *Store) Lessons(ctx context.Context, f TaskFilter) ([]Lesson, error) {
	return list[Lesson](ctx, s, f.where(KindLesson), "NOT "+unfinished+", "+byDay, f.Limit, f.Offset)
}

// CountLessons says how many of them the filter lets through, whatever its Limit and Offset.
func (s *Store) CountLessons(ctx context.Context, f TaskFilter) (int, error) {
	return count(ctx, s, KindLesson, f.where(KindLesson))
}

// Lesson reads one thing that is to be learned.
func (s *Store) Lesson(ctx context.Context, id int64) (Lesson, error) {
	return read[Lesson](ctx, s, id)
}

// SaveLesson keeps something to learn, as a new one when its ID is 0, and gives it back as it is
// now kept.
func (s *Store) SaveLesson(ctx context.Context, l Lesson) (Lesson, error) { return save(ctx, s, l) }
