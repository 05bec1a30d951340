package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// TrashTime is how long what was deleted stays in the trash before the app empties it.
const TrashTime = 30 * 24 * time.Hour

// Trashed is something in the trash.
type Trashed struct {
	Ref
	Title     string // a question's text, also for its takes; an entry's title or beginning; a contact's name; an interview's company; a run's first question; whose feedback
	DeletedAt time.Time
}

// Delete puts things into the trash, all of them or none. A question takes its takes with it. What
// is in the trash already stays there.
func (s *Store) Delete(ctx context.Context, refs ...Ref) error {
	if err := s.eachRef(ctx, refs, (*change).discard); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	return nil
}

// Restore takes things back out of the trash, as they were. A question brings back the takes that
// went with it, and a take its question.
func (s *Store) Restore(ctx context.Context, refs ...Ref) error {
	if err := s.eachRef(ctx, refs, (*change).restore); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return nil
}

// eachRef does one thing to all refs in one transaction.
func (s *Store) eachRef(ctx context.Context, refs []Ref, do func(*change, context.Context, Ref) error) error {
	return s.write(ctx, func(c *change) error {
		for _, ref := range refs {
			if !ref.Kind.trashable() {
				return invalid("a %s cannot be in the trash", ref.Kind)
			}
			there, err := queryOne(ctx, c, scanOne[bool],
				"SELECT EXISTS (SELECT 1 FROM "+string(ref.Kind)+" WHERE id = ?)", ref.ID)
			if err == nil && !there {
				err = ErrNotFound
			}
			if err == nil {
				err = do(c, ctx, ref)
			}
			if err != nil {
				return fmt.Errorf("%s %d: %w", ref.Kind, ref.ID, err)
			}
		}
		return nil
	})
}

func (c *change) discard(ctx context.Context, ref Ref) error {
	c.touch(ref.Kind)
	n, err := c.exec(ctx, `UPDATE `+string(ref.Kind)+` SET deleted_ms = ?
		WHERE id = ? AND deleted_ms IS NULL`, c.now, ref.ID)
	if err != nil || n == 0 || ref.Kind != KindTake && ref.Kind != KindQuestion {
		return err
	}
	c.touch(KindTake)
	c.touch(KindQuestion) // they count their takes
	if ref.Kind == KindQuestion {
		_, err = c.exec(ctx, `UPDATE take SET deleted_ms = ?, with_question = 1
			WHERE question_id = ? AND deleted_ms IS NULL`, c.now, ref.ID)
	}
	return err
}

func (c *change) restore(ctx context.Context, ref Ref) error {
	c.touch(ref.Kind)
	if _, err := c.exec(ctx, "UPDATE "+string(ref.Kind)+" SET deleted_ms = NULL WHERE id = ?", ref.ID); err != nil {
		return err
	}
	switch ref.Kind {
	case KindTake:
		question, err := queryOne(ctx, c, scanOne[int64], "SELECT question_id FROM take WHERE id = ?", ref.ID)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, "UPDATE take SET with_question = 0 WHERE id = ?", ref.ID); err != nil {
			return err
		}
		return c.restore(ctx, Ref{KindQuestion, question})
	case KindQuestion:
		c.touch(KindTake)
		_, err := c.exec(ctx, `UPDATE take SET deleted_ms = NULL, with_question = 0
			WHERE question_id = ? AND with_question`, ref.ID)
		return err
	}
	return nil
}

// Trash lists what is in the trash, the last deleted first. Takes that went with their question
// are not listed apart.
func (s *Store) Trash(ctx context.Context) ([]Trashed, error) {
	trashed, err := query(ctx, s.readers, func(row scanner) (t Trashed, err error) {
		var body string
		var deleted int64
		err = row.Scan(&t.Kind, &t.ID, &t.Title, &body, &deleted)
		if blank(t.Title) {
			t.Title = excerpt(body)
		}
		t.DeletedAt = instant(deleted)
		return t, err
	}, trashed()+" ORDER BY deleted_ms DESC, kind, id DESC")
	if err != nil {
		return nil, fmt.Errorf("list the trash: %w", err)
	}
	return trashed, nil
}

// trashed is the SQL for everything in the trash, with its kind, id, title, what stands for a title,
// and when it was deleted.
func trashed() string {
	var selects []string
	for _, n := range natures {
		if !n.trash {
			continue
		}
		body, and := "''", ""
		if n.body != "" {
			body = "substr(" + n.body + ", 1, 600)"
		}
		if n.kind == KindTake {
			and = " AND NOT this.with_question"
		}
		selects = append(selects, fmt.Sprintf("SELECT '%[1]s' AS kind, id, %[2]s AS title, %[3]s AS body, deleted_ms FROM %[1]s this WHERE deleted_ms IS NOT NULL%[4]s",
			n.kind, n.title, body, and))
	}
	return strings.Join(selects, " UNION ALL ")
}

// EmptyTrash removes for good what was deleted longer ago than olderThan; with 0, everything. It
// says how many things of those that Trash lists are gone. Sound files go first, so that whatever
// interrupts it, no sound is left that nothing knows of.
func (s *Store) EmptyTrash(ctx context.Context, olderThan time.Duration) (removed int, err error) {
	until := millis(s.now().Add(-olderThan))
	err = s.write(ctx, func(c *change) error {
		// Within the transaction, so that no take can be restored in between.
		files, err := query(ctx, c, scanOne[string], "SELECT file FROM take WHERE deleted_ms <= ?", until)
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := s.removeSound(file); err != nil {
				return err
			}
		}
		removed, err = c.purge(ctx, until)
		return err
	})
	if err == nil && removed > 0 {
		err = s.forgetWords(ctx)
	}
	if err != nil {
		return removed, fmt.Errorf("empty the trash: %w", err)
	}
	return removed, nil
}

// purge deletes the rows of everything trashed until an instant.
func (c *change) purge(ctx context.Context, until int64) (removed int, err error) {
	companions, err := c.exec(ctx, "DELETE FROM take WHERE deleted_ms <= ? AND with_question", until)
	if err != nil {
		return 0, err
	}
	if companions > 0 {
		c.touch(KindTake)
	}
	_, err = c.exec(ctx, `INSERT INTO deck_gone (key) SELECT key FROM question
		WHERE deleted_ms <= ? AND key IS NOT NULL ON CONFLICT DO NOTHING`, until)
	if err != nil {
		return 0, err
	}
	// What refers to others goes before them.
	for _, nature := range slices.Backward(natures) {
		kind := nature.kind
		if !nature.trash {
			continue
		}
		n, err := c.exec(ctx, "DELETE FROM "+string(kind)+" WHERE deleted_ms <= ?", until)
		if err != nil {
			return 0, err
		}
		if n > 0 {
			c.touch(kind)
		}
		removed += int(n)
	}
	return removed, nil
}

// forgetWords makes deletion real: removed words would otherwise stay in the search index and in
// the write-ahead log.
func (s *Store) forgetWords(ctx context.Context) error {
	for _, statement := range []string{
		"INSERT INTO search (search) VALUES ('optimize')", "PRAGMA wal_checkpoint(TRUNCATE)",
	} {
		if _, err := s.writer.ExecContext(ctx, statement); err != nil {
			return translate(err)
		}
	}
	return nil
}
