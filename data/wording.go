package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
)

// wording is what the deck ships of a question, and what an edit can change. It is kept as JSON
// beside each built-in question, to go back to.
type wording struct {
	Text       string     `json:"text"`
	Why        string     `json:"why"`
	Steps      []string   `json:"steps"`
	Pitfalls   []string   `json:"pitfalls"`
	FollowUps  []string   `json:"follow_ups"`
	Theme      Theme      `json:"theme"`
	Industries []Industry `json:"industries"`
	Length     Length     `json:"length"`
	Tags       []string   `json:"tags"` // the shipped ones; the person's own tags are no wording
}

// wordingOf takes the wording out of a question, as it would be kept.
func wordingOf(q Question) (wording, error) {
	if blank(q.Text) {
		return wording{}, invalid("a question needs some text")
	}
	if q.Theme != "" && !slices.Contains(Themes(), q.Theme) {
		return wording{}, invalid("there is no theme %q", q.Theme)
	}
	for _, industry := range q.Industries {
		if !slices.Contains(Industries(), industry) {
			return wording{}, invalid("there is no industry %q", industry)
		}
	}
	if q.Length == "" {
		q.Length = LengthStandard
	}
	if !slices.Contains([]Length{LengthShort, LengthStandard, LengthStory}, q.Length) {
		return wording{}, invalid("there is no length %q", q.Length)
	}
	return wording{
		Text: clean(q.Text), Why: clean(q.Why), Steps: cleanList(q.Steps), Pitfalls: cleanList(q.Pitfalls),
		FollowUps: cleanList(q.FollowUps), Theme: q.Theme, Industries: slices.Clone(q.Industries), Length: q.Length,
		Tags: tidyTags(q.Tags),
	}, nil
}

// sameAs compares all but the tags.
func (w wording) sameAs(other wording) bool {
	return w.Text == other.Text && w.Why == other.Why && w.Theme == other.Theme && w.Length == other.Length &&
		slices.Equal(w.Steps, other.Steps) && slices.Equal(w.Pitfalls, other.Pitfalls) &&
		slices.Equal(w.FollowUps, other.FollowUps) && slices.Equal(w.Industries, other.Industries)
}

// columns is the wording as the table has it.
func (w wording) columns() ([]column, error) {
	columns := []column{
		{"text", w.Text}, {"text_key", foldQuestion(w.Text)}, {"why", w.Why}, {"theme", w.Theme}, {"length", w.Length},
	}
	industries := make([]string, len(w.Industries))
	for i, industry := range w.Industries {
		industries[i] = string(industry)
	}
	for _, list := range []struct {
		name  string
		texts []string
	}{{"steps", w.Steps}, {"pitfalls", w.Pitfalls}, {"follow_ups", w.FollowUps}, {"industries", industries}} {
		text, err := asJSON(append([]string{}, list.texts...)) // [] rather than null
		if err != nil {
			return nil, err
		}
		columns = append(columns, column{list.name, text})
	}
	return columns, nil
}

// saveQuestion keeps a question, as a new one of the person's own when its ID is 0, and gives its
// id.
func (c *change) saveQuestion(ctx context.Context, q Question) (int64, error) {
	w, err := wordingOf(q)
	if err != nil {
		return 0, err
	}
	columns, err := w.columns()
	if err != nil {
		return 0, err
	}
	columns = append(columns, column{"outline", clean(q.Outline)}, column{"retired", q.Retired})
	if q.ID == 0 {
		if q.Key != "" {
			return 0, invalid("a question of one's own has no key")
		}
	} else {
		shipped, err := c.shipped(ctx, q.ID)
		if err != nil {
			return 0, err
		}
		columns = append(columns, column{"edited", shipped != nil && !w.sameAs(*shipped)})
	}
	c.touch(KindQuestion)
	id, err := c.upsert(ctx, "question", q.ID, columns)
	if err != nil {
		return 0, err
	}
	return id, c.setTags(ctx, Ref{KindQuestion, id}, w.Tags)
}

// RestoreWording brings a built-in question back to the shipped wording. Its outline, tags and
// takes stay.
func (s *Store) RestoreWording(ctx context.Context, id int64) (q Question, err error) {
	err = s.write(ctx, func(c *change) error {
		shipped, err := c.shipped(ctx, id)
		if err != nil {
			return err
		}
		if shipped == nil {
			return invalid("only a built-in question has a shipped wording")
		}
		columns, err := shipped.columns()
		if err != nil {
			return err
		}
		c.touch(KindQuestion)
		if _, err := c.upsert(ctx, "question", id, append(columns, column{"edited", false})); err != nil {
			return err
		}
		q, err = readQuestion(ctx, c, id)
		return err
	})
	if err != nil {
		return Question{}, fmt.Errorf("restore the wording of question %d: %w", id, err)
	}
	return q, nil
}

// shipped reads the wording a question came with; nil for one of the person's own.
func (c *change) shipped(ctx context.Context, id int64) (*wording, error) {
	original, err := queryOne(ctx, c, scanOne[sql.NullString],
		`SELECT original FROM question WHERE id = ? AND deleted_ms IS NULL`, id)
	if err != nil {
		return nil, err
	}
	return readShipped(original)
}

func readShipped(original sql.NullString) (*wording, error) {
	if !original.Valid {
		return nil, nil
	}
	var w wording
	if err := json.Unmarshal([]byte(original.String), &w); err != nil {
		return nil, because(ErrDamaged, err)
	}
	return &w, nil
}
