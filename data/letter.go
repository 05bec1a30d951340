package data

import (
	"context"
	"fmt"
	"time"
)

// Letter is something the person writes to somebody: a thank-you, a follow-up, a reply.
type Letter struct {
	ID          int64
	Template    string // what it began as, by its name
	Subject     string
	Body        string
	Due         time.Time // when it should be sent at the latest; zero: at no time
	Sent        time.Time // zero: not yet
	ContactID   int64
	InterviewID int64
	CompanyID   int64
	Created     time.Time
	Updated     time.Time
}

func (l *Letter) record() record {
	return record{
		kind: KindLetter, id: &l.ID, created: &l.Created, updated: &l.Updated,
		cells: []cell{
			{"template", &l.Template}, {"subject", &l.Subject}, {"body", &l.Body}, {"due_ms", &l.Due}, {"sent_ms", &l.Sent},
			{"contact_id", reference{&l.ContactID}}, {"interview_id", reference{&l.InterviewID}}, {"company_id", reference{&l.CompanyID}},
		},
	}
}

// LetterFilter chooses letters; what is left at its zero value does not restrict.
type LetterFilter struct {
	Text        string
	Unsent      bool
	Sent        bool
	Due         time.Time // unsent ones that are due until then
	ContactID   int64
	InterviewID int64
	CompanyID   int64
	Limit       int // 0: all
	Offset      int
}

func (f LetterFilter) where() *conditions {
	c := live()
	c.matching(KindLetter, "this", f.Text)
	if f.Unsent || !f.Due.IsZero() {
		c.add("this.sent_ms = 0")
	}
	if f.Sent {
		c.add("this.sent_ms > 0")
	}
	if !f.Due.IsZero() {
		c.add("this.due_ms > 0 AND this.due_ms <= ?", millis(f.Due))
	}
	for column, id := range map[string]int64{"contact_id": f.ContactID, "interview_id": f.InterviewID, "company_id": f.CompanyID} {
		if id != 0 {
			c.add("this."+column+" = ?", id)
		}
	}
	return c
}

// Letters lists letters: those not sent first, by when they are due, then the last sent first.
func (s *Store) Letters(ctx context.Context, f LetterFilter) ([]Letter, error) {
	return list[Letter](ctx, s, f.where(), "this.sent_ms > 0, this.due_ms = 0, CASE WHEN this.sent_ms = 0 THEN this.due_ms ELSE -this.sent_ms END, this.id", f.Limit, f.Offset)
}

// CountLetters says how many letters the filter lets through, whatever its Limit and Offset.
func (s *Store) CountLetters(ctx context.Context, f LetterFilter) (int, error) {
	return count(ctx, s, KindLetter, f.where())
}

// Letter reads one letter.
func (s *Store) Letter(ctx context.Context, id int64) (Letter, error) {
	return read[Letter](ctx, s, id)
}

// SaveLetter keeps a letter, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveLetter(ctx context.Context, l Letter) (Letter, error) { return save(ctx, s, l) }

// Sending is what it takes to take back that a letter was sent.
type Sending struct {
	Letter Letter     // as it is now kept
	Touch  Touch      // that it became; its ID is 0 when the letter is to nobody that is kept
	Done   []FollowUp // what it saw to
}

// SendLetter notes that a letter was sent now. To a contact, that is a touch of a kind, and sees to
// the follow-ups that were due.
func (s *Store) SendLetter(ctx context.Context, id int64, kind TouchKind) (sent Sending, err error) {
	err = s.write(ctx, func(c *change) (err error) {
		l, err := readRecord[Letter](ctx, c, id, " AND this.deleted_ms IS NULL")
		if err != nil {
			return err
		}
		l.Sent = instant(c.now)
		if sent.Letter, err = saveRecord(ctx, c, l); err != nil || l.ContactID == 0 {
			return err
		}
		touch := Touch{ContactID: l.ContactID, Kind: kind, At: l.Sent, Note: l.Subject, LetterID: l.ID}
		sent.Touch, sent.Done, err = c.logTouch(ctx, touch)
		return err
	})
	if err != nil {
		return Sending{}, fmt.Errorf("note that letter %d was sent: %w", id, err)
	}
	return sent, nil
}

// UnsendLetter takes back what SendLetter did. What was written into the letter since stays.
func (s *Store) UnsendLetter(ctx context.Context, sent Sending) error {
	err := s.write(ctx, func(c *change) error {
		l, err := readRecord[Letter](ctx, c, sent.Letter.ID, "")
		if err != nil {
			return err
		}
		l.Sent = time.Time{}
		if _, err = saveRecord(ctx, c, l); err != nil || sent.Touch.ID == 0 {
			return err
		}
		return c.unlogTouch(ctx, sent.Touch, sent.Done)
	})
	if err != nil {
		return fmt.Errorf("take back that letter %d was sent: %w", sent.Letter.ID, err)
	}
	return nil
}

// InterviewsToThank lists interviews that ended after an instant and before now, and of which no
// letter was begun since, the last first.
func (s *Store) InterviewsToThank(ctx context.Context, after time.Time) ([]Interview, error) {
	interviews, err := query(ctx, s.readers, scanInterview, selectInterview+` WHERE i.deleted_ms IS NULL AND i.at_ms > 0
		AND i.at_ms + 60000 * i.minutes > ? AND i.at_ms + 60000 * i.minutes <= ?
		AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.interview_id = i.id AND l.deleted_ms IS NULL AND l.created_ms >= i.at_ms)
		ORDER BY i.at_ms DESC, i.id DESC`, millis(after), millis(s.now()))
	if err != nil {
		return nil, fmt.Errorf("list interviews to thank for: %w", err)
	}
	return interviews, nil
}

// Silence lists interviews that ended before an instant, and after another, of which no word came: none
// is planned with the company since, none has another stage than that one waits, and nothing was
// written to them after it. The longest ago comes first.
func (s *Store) Silence(ctx context.Context, after, before time.Time) ([]Interview, error) {
	waiting, err := s.alsoCalled(ctx, StagePlanned, StageDone, StageWaiting)
	if err != nil {
		return nil, fmt.Errorf("list interviews without a word: %w", err)
	}
	list, _ := asJSON(waiting) // words can always be written
	interviews, err := query(ctx, s.readers, scanInterview, selectInterview+` WHERE i.deleted_ms IS NULL AND i.at_ms > 0
		AND i.at_ms + 60000 * i.minutes > ?1 AND i.at_ms + 60000 * i.minutes <= ?2 AND i.stage IN (SELECT value FROM json_each(?3))
		AND NOT EXISTS (SELECT 1 FROM interview o WHERE o.deleted_ms IS NULL AND o.id <> i.id AND (o.at_ms > i.at_ms OR o.at_ms = 0)
			AND folded(o.company) = folded(i.company))
		AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.interview_id = i.id AND l.deleted_ms IS NULL
			AND (l.template = 'silence' OR l.created_ms > ?2))
		ORDER BY i.at_ms, i.id`, millis(after), millis(before), list)
	if err != nil {
		return nil, fmt.Errorf("list interviews without a word: %w", err)
	}
	return interviews, nil
}

// ToAnswerKindly lists interviews with a no, of which something changed after an instant and of which
// no letter that answers it was begun. The last changed comes first.
func (s *Store) ToAnswerKindly(ctx context.Context, after time.Time) ([]Interview, error) {
	stages, err := s.alsoCalled(ctx, StageRejected)
	if err != nil {
		return nil, fmt.Errorf("list interviews with a no: %w", err)
	}
	list, _ := asJSON(stages) // words can always be written
	interviews, err := query(ctx, s.readers, scanInterview, selectInterview+` WHERE i.deleted_ms IS NULL AND i.updated_ms > ?
		AND i.stage IN (SELECT value FROM json_each(?))
		AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.interview_id = i.id AND l.deleted_ms IS NULL AND l.template IN ('rejection', 'thanks-no'))
		ORDER BY i.updated_ms DESC, i.id DESC`, millis(after), list)
	if err != nil {
		return nil, fmt.Errorf("list interviews with a no: %w", err)
	}
	return interviews, nil
}
