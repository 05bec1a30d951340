package data

import (
	"context"
	"time"
)

// GapKind tells what is not known yet from what turned out to be known.
type GapKind string

// The kinds of gaps.
const (
	GapOpen  GapKind = "gap"
	GapKnown GapKind = "known" // noticed in an interview
)

// Gap is something the person could not answer and wants to know, or noticed that they know.
type Gap struct {
	ID          int64
	Kind        GapKind // "" is saved as GapOpen
	Text        string  // what was asked
	Thought     string  // what I thought then
	Look        string  // where to find out
	Answer      string  // in own words
	Closed      time.Time
	InterviewID int64
	QuestionID  int64 // the card it became; 0: none
	Created     time.Time
	Updated     time.Time
}

func (g *Gap) record() record {
	orDefault(&g.Kind, GapOpen)
	return record{
		kind: KindGap, id: &g.ID, created: &g.Created, updated: &g.Updated,
		cells: []cell{
			{"kind", &g.Kind}, {"text", &g.Text}, {"thought", &g.Thought}, {"look", &g.Look}, {"answer", &g.Answer},
			{"closed_ms", &g.Closed}, {"interview_id", reference{&g.InterviewID}}, {"question_id", reference{&g.QuestionID}},
		},
	}
}

// GapFilter chooses gaps; what is left at its zero value does not restrict.
type GapFilter struct {
	Text        string
	Kind        GapKind
	Open        bool // not closed yet
	Closed      bool // closed
	InterviewID int64
	Limit       int // 0: all
	Offset      int
}

func (f GapFilter) where() *conditions {
	c := live()
	c.matching(KindGap, "this", f.Text)
	if f.Kind != "" {
		c.add("this.kind = ?", f.Kind)
	}
	if f.Open {
		c.add("this.closed_ms = 0")
	}
	if f.Closed {
		c.add("this.closed_ms > 0")
	}
	if f.InterviewID != 0 {
		c.add("this.interview_id = ?", f.InterviewID)
	}
	return c
}

// Gaps lists gaps, the open ones first, the oldest before the newer; then what was found out or
// turned out to be known.
func (s *Store) Gaps(ctx context.Context, f GapFilter) ([]Gap, error) {
	return list[Gap](ctx, s, f.where(), "this.kind = 'known' OR this.closed_ms > 0, this.created_ms, this.id", f.Limit, f.Offset)
}

// CountGaps says how many gaps the filter lets through, whatever its Limit and Offset.
func (s *Store) CountGaps(ctx context.Context, f GapFilter) (int, error) {
	return count(ctx, s, KindGap, f.where())
}

// Gap reads one gap.
func (s *Store) Gap(ctx context.Context, id int64) (Gap, error) { return read[Gap](ctx, s, id) }

// SaveGap keeps a gap, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveGap(ctx context.Context, g Gap) (Gap, error) { return save(ctx, s, g) }

// GapCount is how many gaps there were at the end of a week.
type GapCount struct {
	Week   Day // its Monday
	Open   int
	Closed int // of all until then, how many were closed
	Known  int // what was noticed to be known until then
}

// GapCourse counts the gaps at the end of each of the last weeks, this one last; a week begins on
// Monday.
func (s *Store) GapCourse(ctx context.Context, weeks int) ([]GapCount, error) {
	gaps, err := list[Gap](ctx, s, live(), "this.created_ms", 0, 0)
	if err != nil {
		return nil, err
	}
	now := s.now().Local()
	monday := DayOf(now).Add(-((int(now.Weekday()) + 6) % 7))
	course := make([]GapCount, weeks)
	for n := range course {
		week := &course[n]
		week.Week = monday.Add(-7 * (weeks - 1 - n))
		end := week.Week.Add(7).In(time.Local)
		for _, g := range gaps {
			switch {
			case !g.Created.Before(end):
			case g.Kind == GapKnown:
				week.Known++
			case g.Closed.IsZero() || !g.Closed.Before(end):
				week.Open++
			default:
				week.Closed++
			}
		}
	}
	return course, nil
}

// Advice is feedback that was asked for.
type Advice struct {
	ID          int64
	Who         string
	About       string
	Asked       Day
	Answer      string
	Answered    Day
	Doing       string // what I do with it
	ContactID   int64
	InterviewID int64
	Created     time.Time
	Updated     time.Time
}

func (a *Advice) record() record {
	check := a.Asked.check()
	if check == nil {
		check = a.Answered.check()
	}
	return record{
		kind: KindAdvice, id: &a.ID, created: &a.Created, updated: &a.Updated, check: check,
		cells: []cell{
			{"who", &a.Who}, {"about", &a.About}, {"asked_day", &a.Asked}, {"answer", &a.Answer}, {"answered_day", &a.Answered},
			{"doing", &a.Doing}, {"contact_id", reference{&a.ContactID}}, {"interview_id", reference{&a.InterviewID}},
		},
	}
}

// AdviceFilter chooses feedback that was asked for; what is left at its zero value does not restrict.
type AdviceFilter struct {
	Text        string
	Unanswered  Day // without an answer, and asked for on this day or before
	ContactID   int64
	InterviewID int64
	Limit       int // 0: all
	Offset      int
}

func (f AdviceFilter) where() *conditions {
	c := live()
	c.matching(KindAdvice, "this", f.Text)
	if f.Unanswered != "" {
		c.add("this.answer = '' AND this.asked_day <> '' AND this.asked_day <= ?", f.Unanswered)
	}
	if f.ContactID != 0 {
		c.add("this.contact_id = ?", f.ContactID)
	}
	if f.InterviewID != 0 {
		c.add("this.interview_id = ?", f.InterviewID)
	}
	return c
}

// Advice lists the feedback that was asked for, what is not answered first.
func (s *Store) Advice(ctx context.Context, f AdviceFilter) ([]Advice, error) {
	return list[Advice](ctx, s, f.where(), "this.answer <> '', this.asked_day DESC, this.id DESC", f.Limit, f.Offset)
}

// CountAdvice says how many requests for feedback the filter lets through, whatever its Limit and
// Offset.
func (s *Store) CountAdvice(ctx context.Context, f AdviceFilter) (int, error) {
	return count(ctx, s, KindAdvice, f.where())
}

// OneAdvice reads one request for feedback.
func (s *Store) OneAdvice(ctx context.Context, id int64) (Advice, error) {
	return read[Advice](ctx, s, id)
}

// SaveAdvice keeps a request for feedback, as a new one when its ID is 0, and gives it back as it is
// now kept.
func (s *Store) SaveAdvice(ctx context.Context, a Advice) (Advice, error) { return save(ctx, s, a) }
