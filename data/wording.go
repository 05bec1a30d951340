package data

import (
	"context"
	"fmt"
	"slices"
)

// wording is what the deck ships of a question, and what an edit can change. It is kept as JSON beside each built-in
// question, to go back to.
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
		FollowUps: cleanList(q.FollowUps), Theme: q.Theme, Industries: slices.Clone(q.Industries), Length: q.Length, Tags: tidyTags(q.Tags),
	}, nil
}

// sameAs compares all but the tags.
func (w wording) sameAs(other wording) bool {
	return w.Text == other.Text && w.Why == other.Why && slices.Equal(w.Steps, other.Steps) &&
		slices.Equal(w.Pitfalls, other.Pitfalls) && slices.Equal(w.FollowUps, other.FollowUps) && w.Theme == other.Theme &&
		slices.Equal(w.Industries, other.Industries) && w.Length == other.Length
}

// columns are the values for the columns of wordingColumns.
func (w wording) columns() ([]any, error) {
	values := []any{w.Text, foldQuestion(w.Text), w.Why}
	for _, list := range [][]string{w.Steps, w.Pitfalls, w.FollowUps} {
		text, err := listJSON(list)
		if err != nil {
			return nil, err
		}
		values = append(values, text)
	}
	industries, err := listJSON(w.Industries)
	if err != nil {
		return nil, err
	}
	return append(values, w.Theme, industries, w.Length), nil
}

// setWording is the part of an UPDATE that takes the values of columns.
const setWording = "text = ?, text_key = ?, why = ?, steps = ?, pitfalls = ?, follow_ups = ?, theme = ?, industries = ?, length = ?"

// insertQuestion adds one of the person's own.
func (c *change) insertQuestion(ctx context.Context, q Question) (int64, error) {
	if q.Key != "" {
		return 0, invalid("a question of one's own has no key")
	}
	w, err := wordingOf(q)
	if err != nil {
		return 0, err
	}
	values, err := w.columns()
	if err != nil {
		return 0, err
	}
	c.touch(KindQuestion)
	id, err := c.insert(ctx, `INSERT INTO question (text, text_key, why, steps, pitfalls, follow_ups, theme, industries, length,
		outline, retired, created_ms, updated_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append(values, clean(q.Outline), q.Retired, c.now, c.now)...)
	if err != nil {
		return 0, err
	}
	return id, c.setTags(ctx, Ref{KindQuestion, id}, w.Tags)
}

// updateQuestion keeps changes to a question there is.
func (c *change) updateQuestion(ctx context.Context, q Question) error {
	w, err := wordingOf(q)
	if err != nil {
		return err
	}
	shipped, err := queryOne(ctx, c, scanShipped, "SELECT original FROM question WHERE id = ? AND deleted_ms IS NULL", q.ID)
	if err != nil {
		return err
	}
	values, err := w.columns()
	if err != nil {
		return err
	}
	edited := shipped != nil && !w.sameAs(*shipped)
	c.touch(KindQuestion)
	if _, err := c.exec(ctx, "UPDATE question SET "+setWording+", outline = ?, retired = ?, edited = ?, updated_ms = ? WHERE id = ?",
		append(values, clean(q.Outline), q.Retired, edited, c.now, q.ID)...); err != nil {
		return err
	}
	return c.setTags(ctx, Ref{KindQuestion, q.ID}, w.Tags)
}

// RestoreWording brings a built-in question back to the shipped wording. Its outline, tags and takes stay.
func (s *Store) RestoreWording(ctx context.Context, id int64) (q Question, err error) {
	err = s.write(ctx, func(c *change) error {
		shipped, err := queryOne(ctx, c, scanShipped, "SELECT original FROM question WHERE id = ? AND deleted_ms IS NULL", id)
		if err != nil {
			return err
		}
		if shipped == nil {
			return invalid("only a built-in question has a shipped wording")
		}
		values, err := shipped.columns()
		if err != nil {
			return err
		}
		c.touch(KindQuestion)
		if _, err := c.exec(ctx, "UPDATE question SET "+setWording+", edited = 0, updated_ms = ? WHERE id = ?", append(values, c.now, id)...); err != nil {
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
