package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Run is several questions asked one after the other, as in an interview.
type Run struct {
	ID          int64
	Recipe      json.RawMessage // what was asked for, as the room wrote it; nil: nothing
	InterviewID int64           // what it prepares for; 0: none
	Partner     string          // who asked; "" is the app
	Started     time.Time
	Ended       time.Time // zero: not yet
	// How confident the person felt before and after, 1 to 5; 0: not said.
	Before, After int
	Note          string
	Turns         []Turn // lists leave them out
	// Of the list: how many answers there are, and how long they are together.
	Answers int
	Spoken  time.Duration
}

// Turn is one thing that was asked in a run, and the answer.
type Turn struct {
	QuestionID int64
	Question   string // the question's text; not kept with the turn
	Asked      string // the follow-up that was asked; "" is the question itself
	TakeID     int64  // 0: not answered
	Passed     bool   // the person chose not to answer
}

// Words is what was said to the person.
func (t Turn) Words() string {
	if t.Asked != "" {
		return t.Asked
	}
	return t.Question
}

// SaveRun keeps a run with its turns whole, as a new one when its ID is 0, and gives it back as it
// is now kept.
func (s *Store) SaveRun(ctx context.Context, r Run) (Run, error) {
	err := s.write(ctx, func(c *change) (err error) {
		r, err = c.saveRun(ctx, r)
		return err
	})
	if err != nil {
		return Run{}, fmt.Errorf("save run %d: %w", r.ID, err)
	}
	return r, nil
}

func (c *change) saveRun(ctx context.Context, r Run) (Run, error) {
	if r.Before < 0 || r.Before > 5 || r.After < 0 || r.After > 5 {
		return r, invalid("confidence goes from 1 to 5")
	}
	recipe := "{}"
	if len(r.Recipe) > 0 {
		if recipe = string(r.Recipe); !json.Valid(r.Recipe) {
			return r, invalid("the recipe of a run is no JSON")
		}
	}
	started := millis(r.Started)
	if started == 0 {
		started = c.now
	}
	c.touch(KindRun)
	id, err := c.upsert(ctx, "run", r.ID, []column{
		{"recipe", recipe}, {"interview_id", orNull(r.InterviewID)}, {"partner", clean(r.Partner)},
		{"started_ms", started}, {"ended_ms", millis(r.Ended)}, {"before", r.Before}, {"after", r.After},
		{"note", clean(r.Note)},
	})
	if err != nil {
		return r, err
	}
	if _, err := c.exec(ctx, "DELETE FROM turn WHERE run_id = ?", id); err != nil {
		return r, err
	}
	for position, turn := range r.Turns {
		if _, err := c.exec(ctx, `INSERT INTO turn (run_id, position, question_id, asked, take_id, passed)
			VALUES (?, ?, ?, ?, ?, ?)`, id, position, turn.QuestionID, clean(turn.Asked), orNull(turn.TakeID), turn.Passed); err != nil {
			return r, err
		}
	}
	return readRun(ctx, c, id, "")
}

const selectRun = `SELECT r.id, r.recipe, coalesce(r.interview_id, 0), r.partner, r.started_ms, r.ended_ms, r.before, r.after, r.note,
	(SELECT count(*) FROM turn t JOIN take k ON k.id = t.take_id WHERE t.run_id = r.id AND ` + keptTake + `),
	(SELECT coalesce(sum(k.duration_ms), 0) FROM turn t JOIN take k ON k.id = t.take_id WHERE t.run_id = r.id AND ` + keptTake + `)
	FROM run r`

func scanRun(row scanner) (r Run, err error) {
	var recipe string
	var started, ended, spoken int64
	err = row.Scan(&r.ID, &recipe, &r.InterviewID, &r.Partner, &started, &ended, &r.Before, &r.After, &r.Note,
		&r.Answers, &spoken)
	r.Recipe, r.Started, r.Ended = json.RawMessage(recipe), instant(started), instant(ended)
	r.Spoken = time.Duration(spoken) * time.Millisecond
	return r, err
}

func readRun(ctx context.Context, db querier, id int64, and string) (Run, error) {
	r, err := queryOne(ctx, db, scanRun, selectRun+" WHERE r.id = ?"+and, id)
	if err != nil {
		return r, err
	}
	r.Turns, err = query(ctx, db, func(row scanner) (t Turn, err error) {
		err = row.Scan(&t.QuestionID, &t.Question, &t.Asked, &t.TakeID, &t.Passed)
		return t, err
	}, `SELECT t.question_id, q.text, t.asked, coalesce(k.id, 0), t.passed FROM turn t JOIN question q ON q.id = t.question_id
		LEFT JOIN take k ON k.id = t.take_id AND `+keptTake+` WHERE t.run_id = ? ORDER BY t.position`, id)
	return r, err
}

// Run reads one run, with its turns. The answers that lie in the trash are left out of them.
func (s *Store) Run(ctx context.Context, id int64) (Run, error) {
	r, err := readRun(ctx, s.readers, id, " AND r.deleted_ms IS NULL")
	if err != nil {
		return Run{}, fmt.Errorf("read run %d: %w", id, err)
	}
	return r, nil
}

// Runs lists runs in which something was answered, the newest first. A limit of 0 is none.
func (s *Store) Runs(ctx context.Context, limit int) ([]Run, error) {
	runs, err := query(ctx, s.readers, scanRun, selectRun+` WHERE r.deleted_ms IS NULL
		AND EXISTS (SELECT 1 FROM turn t JOIN take k ON k.id = t.take_id WHERE t.run_id = r.id AND `+keptTake+`)
		ORDER BY r.started_ms DESC, r.id DESC`+page(limit, 0))
	if err != nil {
		return nil, fmt.Errorf("list runs: %w", err)
	}
	return runs, nil
}

// UnfinishedRun gives the newest run that was begun after an instant and never ended: one that was
// left, or cut off. found is false when there is none.
func (s *Store) UnfinishedRun(ctx context.Context, after time.Time) (r Run, found bool, err error) {
	id, err := queryOne(ctx, s.readers, scanOne[int64], `SELECT id FROM run WHERE deleted_ms IS NULL AND ended_ms = 0
		AND started_ms >= ? ORDER BY started_ms DESC, id DESC LIMIT 1`, millis(after))
	if err == nil {
		r, err = readRun(ctx, s.readers, id, "")
	}
	switch {
	case errors.Is(err, ErrNotFound):
		return Run{}, false, nil
	case err != nil:
		return Run{}, false, fmt.Errorf("find the run that was left: %w", err)
	}
	return r, true, nil
}
