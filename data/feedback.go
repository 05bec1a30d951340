package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Feedback is what somebody else says of a take.
type Feedback struct {
	ID        int64
	TakeID    int64
	Author    string // who says it
	ContactID int64  // 0: not one of the contacts
	Checklist []string
	Note      string
	Page      string // name of the page it was written on; "" was said beside the person
	Given     time.Time
	Marks     []Mark // to be added with it; reading leaves them out, they are among the take's
}

func (f Feedback) check() error {
	if blank(f.Author) {
		return invalid("feedback needs a name")
	}
	if slices.Contains(f.Checklist, "") {
		return invalid("something without a name is ticked")
	}
	return nil
}

// SaveFeedback keeps what somebody says of takes: all of it, or nothing. What has an ID replaces
// what is there. What came on a page that was brought in already is not kept twice; kept says how
// much was.
func (s *Store) SaveFeedback(ctx context.Context, all ...Feedback) (kept []Feedback, err error) {
	err = s.write(ctx, func(c *change) error {
		for _, f := range all {
			one, err := c.saveFeedback(ctx, f)
			if errors.Is(err, errKnown) {
				continue
			}
			if err != nil {
				return fmt.Errorf("of take %d: %w", f.TakeID, err)
			}
			kept = append(kept, one)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("save feedback: %w", err)
	}
	return kept, nil
}

// errKnown says that a page was brought in before.
var errKnown = errors.New("this page is known")

func (c *change) saveFeedback(ctx context.Context, f Feedback) (Feedback, error) {
	if err := errors.Join(f.check(), c.need(ctx, f.TakeID)); err != nil {
		return f, err
	}
	if f.Page != "" && f.ID == 0 {
		known, err := queryOne(ctx, c, scanOne[bool],
			"SELECT EXISTS (SELECT 1 FROM feedback WHERE take_id = ? AND page = ?)", f.TakeID, f.Page)
		if err != nil {
			return f, err
		}
		if known {
			return f, errKnown
		}
	}
	checklist, err := asJSON(orEmpty(f.Checklist))
	if err != nil {
		return f, err
	}
	given := millis(f.Given)
	if given == 0 {
		given = c.now
	}
	c.touch(KindFeedback)
	id, err := c.upsert(ctx, "feedback", f.ID, []column{
		{"take_id", f.TakeID}, {"author", clean(f.Author)}, {"contact_id", orNull(f.ContactID)}, {"checklist", checklist},
		{"note", clean(f.Note)}, {"page", clean(f.Page)}, {"given_ms", given},
	})
	if err != nil {
		return f, err
	}
	for _, mark := range f.Marks {
		mark.TakeID, mark.Author = f.TakeID, f.Author
		if _, err := c.addMark(ctx, mark); err != nil {
			return f, err
		}
	}
	return queryOne(ctx, c, scanFeedback, selectFeedback+" WHERE f.id = ?", id)
}

const selectFeedback = `SELECT f.id, f.take_id, f.author, coalesce(f.contact_id, 0), f.checklist, f.note, f.page, f.given_ms
	FROM feedback f`

func scanFeedback(row scanner) (f Feedback, err error) {
	var checklist []byte
	var given int64
	if err := row.Scan(&f.ID, &f.TakeID, &f.Author, &f.ContactID, &checklist, &f.Note, &f.Page, &given); err != nil {
		return f, err
	}
	f.Given = instant(given)
	return f, json.Unmarshal(checklist, &f.Checklist)
}

// Feedback lists what others say of a take, the oldest first.
func (s *Store) Feedback(ctx context.Context, takeID int64) ([]Feedback, error) {
	all, err := query(ctx, s.readers, scanFeedback, selectFeedback+` WHERE f.take_id = ? AND f.deleted_ms IS NULL
		ORDER BY f.given_ms, f.id`, takeID)
	if err != nil {
		return nil, fmt.Errorf("read the feedback on take %d: %w", takeID, err)
	}
	return all, nil
}
