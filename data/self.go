package data

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// AssessmentKind says what sort of test something was.
type AssessmentKind string

// The kinds of tests.
const (
	AssessmentType      AssessmentKind = "type"   // a type indicator
	AssessmentRIASEC    AssessmentKind = "riasec" // Holland's six types of work
	AssessmentStrengths AssessmentKind = "strengths"
	AssessmentInterests AssessmentKind = "interests"
	AssessmentOther     AssessmentKind = "other"
)

// Assessment is what a test or an inventory that was taken elsewhere said.
type Assessment struct {
	ID      int64
	Kind    AssessmentKind // "" is saved as AssessmentOther
	Name    string
	Source  string // where it was taken
	Day     Day
	Result  string
	Notes   string // what rings true, what does not
	Created time.Time
	Updated time.Time
}

func (a *Assessment) record() record {
	orDefault(&a.Kind, AssessmentOther)
	return record{
		kind: KindAssessment, id: &a.ID, created: &a.Created, updated: &a.Updated, check: a.Day.check(),
		cells: []cell{{"kind", &a.Kind}, {"name", &a.Name}, {"source", &a.Source}, {"day", &a.Day}, {"result", &a.Result}, {"notes", &a.Notes}},
	}
}

// AssessmentFilter chooses what tests said; what is left at its zero value does not restrict.
type AssessmentFilter struct {
	Text   string
	Limit  int // 0: all
	Offset int
}

func (f AssessmentFilter) where() *conditions {
	c := live()
	c.matching(KindAssessment, "this", f.Text)
	return c
}

// Assessments lists what tests said, the last taken first.
func (s *Store) Assessments(ctx context.Context, f AssessmentFilter) ([]Assessment, error) {
	return list[Assessment](ctx, s, f.where(), "this.day DESC, this.id DESC", f.Limit, f.Offset)
}

// CountAssessments says how many the filter lets through, whatever its Limit and Offset.
func (s *Store) CountAssessments(ctx context.Context, f AssessmentFilter) (int, error) {
	return count(ctx, s, KindAssessment, f.where())
}

// Assessment reads what one test said.
func (s *Store) Assessment(ctx context.Context, id int64) (Assessment, error) {
	return read[Assessment](ctx, s, id)
}

// SaveAssessment keeps what a test said, as a new one when its ID is 0, and gives it back as it is
// now kept.
func (s *Store) SaveAssessment(ctx context.Context, a Assessment) (Assessment, error) {
	return save(ctx, s, a)
}

// SWOTFields lists the fields as they stand on the board.
func SWOTFields() []SWOTField { return []SWOTField{Strength, Weakness, Opportunity, Threat} }

// SWOTField is a field of the board.
type SWOTField string

// The fields of the board.
const (
	Strength    SWOTField = "strength"
	Weakness    SWOTField = "weakness"
	Opportunity SWOTField = "opportunity"
	Threat      SWOTField = "threat"
)

// SWOT is a card of the board of strengths, weaknesses, opportunities and threats.
type SWOT struct {
	ID        int64
	Field     SWOTField
	Text      string
	Note      string
	Position  int // in its field
	Stories   []int64
	Questions []int64
	Lessons   []int64
	Created   time.Time
	Updated   time.Time
}

func (w *SWOT) record() record {
	orDefault(&w.Field, Strength)
	return record{
		kind: KindSWOT, id: &w.ID, created: &w.Created, updated: &w.Updated,
		cells: []cell{{"field", &w.Field}, {"text", &w.Text}, {"note", &w.Note}, {"position", &w.Position}},
		owned: []owned{
			links{"swot_story", KindStory, &w.Stories}, links{"swot_question", KindQuestion, &w.Questions},
			links{"swot_lesson", KindLesson, &w.Lessons},
		},
	}
}

// SWOTs lists the cards of the board, field by field in the person's order.
func (s *Store) SWOTs(ctx context.Context) ([]SWOT, error) {
	return list[SWOT](ctx, s, live(), "this.field, this.position, this.id", 0, 0)
}

// SWOT reads a card of the board.
func (s *Store) SWOT(ctx context.Context, id int64) (SWOT, error) { return read[SWOT](ctx, s, id) }

// MoveSWOT gives a card a place in a field, and those below it the places after that. A place beyond
// the last card is after it.
func (s *Store) MoveSWOT(ctx context.Context, id int64, field SWOTField, position int) error {
	err := s.write(ctx, func(c *change) error {
		cards, err := readRecords[SWOT](ctx, c, " WHERE this.deleted_ms IS NULL AND (this.field = ? OR this.id = ?) ORDER BY this.position, this.id", field, id)
		if err != nil {
			return err
		}
		from := slices.IndexFunc(cards, func(w SWOT) bool { return w.ID == id })
		if from < 0 {
			return ErrNotFound
		}
		moved := cards[from]
		cards = slices.Delete(cards, from, from+1)
		moved.Field = field
		cards = slices.Insert(cards, min(max(position, 0), len(cards)), moved)
		for i, card := range cards {
			if card.ID != id && card.Position == i {
				continue
			}
			_, err := c.exec(ctx, "UPDATE swot SET field = ?, position = ?, updated_ms = ? WHERE id = ?", field, i, c.now, card.ID)
			if err != nil {
				return err
			}
		}
		c.touch(KindSWOT)
		return nil
	})
	if err != nil {
		return fmt.Errorf("move card %d: %w", id, err)
	}
	return nil
}

// SaveSWOT keeps a card of the board, as a new one when its ID is 0, and gives it back as it is now
// kept.
func (s *Store) SaveSWOT(ctx context.Context, w SWOT) (SWOT, error) { return save(ctx, s, w) }

// Board is the whole board as it was when it was kept.
type Board struct {
	ID      int64
	Cards   []BoardCard
	Note    string
	Created time.Time
	Updated time.Time
}

// BoardCard is a card of a board that was kept.
type BoardCard struct {
	Field SWOTField `json:"field"`
	Text  string    `json:"text"`
	Note  string    `json:"note,omitempty"`
}

func (b *Board) record() record {
	return record{
		kind: KindBoard, id: &b.ID, created: &b.Created, updated: &b.Updated,
		cells: []cell{{"cards", inJSON{&b.Cards}}, {"note", &b.Note}},
	}
}

// Boards lists the boards that were kept, the last first.
func (s *Store) Boards(ctx context.Context) ([]Board, error) {
	return list[Board](ctx, s, live(), "this.created_ms DESC, this.id DESC", 0, 0)
}

// Board reads a board that was kept.
func (s *Store) Board(ctx context.Context, id int64) (Board, error) { return read[Board](ctx, s, id) }

// SaveBoard keeps a board, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveBoard(ctx context.Context, b Board) (Board, error) { return save(ctx, s, b) }
