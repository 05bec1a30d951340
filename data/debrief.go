package data

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Debrief is how an interview is looked back on. Confidence is the interview's own.
type Debrief struct {
	InterviewID int64
	Asked       []Asked // what they asked, in the order of the talk
	Passions    string  // how they came across
	Struggle    string  // what was hard
	Rapport     string  // whether we connected, and by what
	Connected   int     // 1 to 5; 0: not said
	Learned     string  // about them
	NextStep    string
	NextDay     Day
	Begun       time.Time // zero: nothing was said yet
	Done        time.Time // zero: not to the end yet
}

// Asked is a question they asked.
type Asked struct {
	Text       string
	QuestionID int64  // the card of the deck it is; 0: none
	Went       int    // 1 to 4, as answers are graded; 0: not said
	Better     string // what I would say now
	Unanswered bool   // I could not answer
}

func (a *Asked) cells() []cell {
	return []cell{
		{"text", &a.Text}, {"question_id", reference{&a.QuestionID}}, {"went", &a.Went}, {"better", &a.Better},
		{"unanswered", &a.Unanswered},
	}
}

func (d *Debrief) cells() []cell {
	return []cell{
		{"passions", &d.Passions}, {"struggle", &d.Struggle}, {"rapport", &d.Rapport}, {"connected", &d.Connected},
		{"learned", &d.Learned}, {"next_step", &d.NextStep}, {"next_day", &d.NextDay}, {"begun_ms", &d.Begun}, {"done_ms", &d.Done},
	}
}

// asked are the rows of what was asked.
func (d *Debrief) asked() rows[Asked] {
	return rows[Asked]{"debrief_question", &d.Asked, (*Asked).cells}
}

func (d Debrief) check() error {
	if d.Connected < 0 || d.Connected > 5 {
		return invalid("how we connected goes from 1 to 5")
	}
	for _, a := range d.Asked {
		if a.Went < 0 || a.Went > 4 {
			return invalid("how an answer went goes from 1 to 4")
		}
	}
	return d.NextDay.check()
}

// Debrief reads how an interview was looked back on; of one that was not yet, only InterviewID is
// set.
func (s *Store) Debrief(ctx context.Context, interviewID int64) (Debrief, error) {
	d, err := readDebrief(ctx, s.readers, interviewID)
	if err != nil {
		return d, fmt.Errorf("read the look back on interview %d: %w", interviewID, err)
	}
	return d, nil
}

func readDebrief(ctx context.Context, q querier, interviewID int64) (Debrief, error) {
	d := Debrief{InterviewID: interviewID}
	var names string
	var dest []any
	for _, c := range d.cells() {
		names += ", " + c.column
		dest = append(dest, c.dest())
	}
	err := q.QueryRowContext(ctx, "SELECT "+names[2:]+" FROM debrief WHERE interview_id = ?", interviewID).Scan(dest...)
	if err = translate(err); errors.Is(err, ErrNotFound) {
		return d, nil
	}
	if err == nil {
		err = d.asked().load(ctx, q, KindInterview, interviewID)
	}
	return d, err
}

// SaveDebrief keeps how an interview is looked back on, in place of what was kept before, and gives
// it back as it is now kept. When it is kept first it has begun.
func (s *Store) SaveDebrief(ctx context.Context, d Debrief) (Debrief, error) {
	err := s.write(ctx, func(c *change) error {
		if err := d.check(); err != nil {
			return err
		}
		if d.Begun.IsZero() {
			d.Begun = instant(c.now)
		}
		n, err := c.exec(ctx, "UPDATE interview SET updated_ms = ? WHERE id = ?", c.now, d.InterviewID)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		if err == nil {
			err = c.keepDebrief(ctx, d)
		}
		if err == nil {
			d, err = readDebrief(ctx, c, d.InterviewID)
		}
		return err
	})
	if err != nil {
		return d, fmt.Errorf("save the look back on interview %d: %w", d.InterviewID, err)
	}
	return d, nil
}

func (c *change) keepDebrief(ctx context.Context, d Debrief) error {
	c.touch(KindInterview)
	columns, err := columnsOf(d.cells())
	if err != nil {
		return err
	}
	if _, err := c.exec(ctx, "DELETE FROM debrief WHERE interview_id = ?", d.InterviewID); err != nil {
		return err
	}
	names, values := split(append(columns, column{"interview_id", d.InterviewID}))
	if _, err := c.exec(ctx, "INSERT INTO debrief ("+strings.Join(names, ", ")+") VALUES (?"+
		strings.Repeat(", ?", len(names)-1)+")", values...); err != nil {
		return err
	}
	if err := d.asked().keep(ctx, c, KindInterview, d.InterviewID); err != nil {
		return err
	}
	return c.reindex(ctx, Ref{KindInterview, d.InterviewID})
}

// NextStep is what the person wanted to do after an interview.
type NextStep struct {
	Interview Interview
	Step      string
	Day       Day
}

// NextSteps lists what was to be done after interviews between two days, both included, the oldest
// first.
func (s *Store) NextSteps(ctx context.Context, from, to Day) ([]NextStep, error) {
	type row struct {
		interview int64
		NextStep
	}
	found, err := query(ctx, s.readers, func(r scanner) (n row, err error) {
		err = r.Scan(&n.interview, &n.Step, &n.Day)
		return n, err
	}, `SELECT d.interview_id, d.next_step, d.next_day FROM debrief d JOIN interview i ON i.id = d.interview_id
		WHERE i.deleted_ms IS NULL AND d.next_step <> '' AND d.next_day BETWEEN ? AND ? ORDER BY d.next_day, d.interview_id`, from, to)
	if err != nil {
		return nil, fmt.Errorf("list what comes after interviews: %w", err)
	}
	steps := make([]NextStep, len(found))
	for n, f := range found {
		steps[n] = f.NextStep
		if steps[n].Interview, err = s.Interview(ctx, f.interview); err != nil {
			return nil, err
		}
	}
	return steps, nil
}
