package data

import (
	"context"
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
