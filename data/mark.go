package data

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// MarkKind says what is at a marked moment.
type MarkKind string

// What can be at a moment; the last four are where the parts of a story begin, of which a take has
// each once at most.
const (
	MarkStrong    MarkKind = "strong"
	MarkStall     MarkKind = "stall"
	MarkFiller    MarkKind = "filler"
	MarkFix       MarkKind = "fix"
	MarkNote      MarkKind = "note"
	MarkSituation MarkKind = "situation"
	MarkTask      MarkKind = "task"
	MarkAction    MarkKind = "action"
	MarkResult    MarkKind = "result"
)

// MarkKinds lists what can be at a moment, in the order it is offered.
func MarkKinds() []MarkKind {
	return []MarkKind{MarkStrong, MarkStall, MarkFiller, MarkFix, MarkNote}
}

// StoryParts lists the parts of a story in their order: situation, task, action, result.
func StoryParts() []MarkKind {
	return []MarkKind{MarkSituation, MarkTask, MarkAction, MarkResult}
}

// Mark is a moment of a take that somebody wants to come back to.
type Mark struct {
	ID     int64
	TakeID int64
	At     time.Duration // from the beginning of the take
	Kind   MarkKind
	Text   string
	Author string // who set it; "" is the person themselves
}

func (m Mark) check() error {
	if !slices.Contains(MarkKinds(), m.Kind) && !slices.Contains(StoryParts(), m.Kind) {
		return invalid("there is no kind of mark %q", m.Kind)
	}
	if m.At < 0 {
		return invalid("a mark before the beginning")
	}
	return nil
}

// AddMark keeps a new mark, also of a take that is being recorded. A part of a story that begins
// elsewhere already is moved here. A mark that has an ID is put back under it, as before it was
// deleted.
func (s *Store) AddMark(ctx context.Context, m Mark) (Mark, error) {
	err := s.write(ctx, func(c *change) (err error) {
		m, err = c.addMark(ctx, m)
		return err
	})
	if err != nil {
		return Mark{}, fmt.Errorf("mark a moment of take %d: %w", m.TakeID, err)
	}
	return m, nil
}

func (c *change) addMark(ctx context.Context, m Mark) (Mark, error) {
	if err := m.check(); err != nil {
		return m, err
	}
	if err := c.need(ctx, m.TakeID); err != nil {
		return m, err
	}
	c.touch(KindMark)
	if slices.Contains(StoryParts(), m.Kind) {
		if _, err := c.exec(ctx, "DELETE FROM mark WHERE take_id = ? AND kind = ?", m.TakeID, m.Kind); err != nil {
			return m, err
		}
	}
	id, err := c.insert(ctx, "INSERT INTO mark (id, take_id, at_ms, kind, text, author, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
		orNull(m.ID), m.TakeID, m.At.Milliseconds(), m.Kind, clean(m.Text), clean(m.Author), c.now)
	m.ID = id
	if err != nil {
		return m, err
	}
	return m, c.changedTake(ctx, m.TakeID)
}

// SaveMark keeps the moment, kind and text of a mark that is there.
func (s *Store) SaveMark(ctx context.Context, m Mark) error {
	err := s.write(ctx, func(c *change) error {
		if err := m.check(); err != nil {
			return err
		}
		c.touch(KindMark)
		n, err := c.exec(ctx, "UPDATE mark SET at_ms = ?, kind = ?, text = ? WHERE id = ?",
			m.At.Milliseconds(), m.Kind, clean(m.Text), m.ID)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		return c.changedTakeOf(ctx, m.ID)
	})
	if err != nil {
		return fmt.Errorf("save mark %d: %w", m.ID, err)
	}
	return nil
}

// DeleteMark removes a mark for good; AddMark puts it back. One that is gone already is well.
func (s *Store) DeleteMark(ctx context.Context, id int64) error {
	err := s.write(ctx, func(c *change) error {
		c.touch(KindMark)
		if err := c.changedTakeOf(ctx, id); err != nil {
			return err
		}
		_, err := c.exec(ctx, "DELETE FROM mark WHERE id = ?", id)
		return err
	})
	if err != nil {
		return fmt.Errorf("delete mark %d: %w", id, err)
	}
	return nil
}

// changedTakeOf is changedTake for the take of a mark.
func (c *change) changedTakeOf(ctx context.Context, markID int64) error {
	_, err := c.exec(ctx, "UPDATE take SET updated_ms = ? WHERE id = (SELECT take_id FROM mark WHERE id = ?)", c.now, markID)
	return err
}

// Marks lists the marks of a take, from its beginning on.
func (s *Store) Marks(ctx context.Context, takeID int64) ([]Mark, error) {
	marks, err := query(ctx, s.readers, func(row scanner) (m Mark, err error) {
		var at int64
		err = row.Scan(&m.ID, &m.TakeID, &at, &m.Kind, &m.Text, &m.Author)
		m.At = time.Duration(at) * time.Millisecond
		return m, err
	}, "SELECT id, take_id, at_ms, kind, text, author FROM mark WHERE take_id = ? ORDER BY at_ms, id", takeID)
	if err != nil {
		return nil, fmt.Errorf("list the marks of take %d: %w", takeID, err)
	}
	return marks, nil
}
