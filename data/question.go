package data

import (
	"context"
	"fmt"
	"time"
)

// Theme is what a question is about.
type Theme string

// The themes of the deck.
const (
	ThemeFirstImpression Theme = "first-impression"
	ThemePassion         Theme = "passion"
	ThemeMotivation      Theme = "motivation"
	ThemeProject         Theme = "project"
	ThemeRoleFit         Theme = "role-fit"
	ThemeStrengths       Theme = "strengths"
	ThemeStress          Theme = "stress"
	ThemeTeamwork        Theme = "teamwork"
	ThemeCulture         Theme = "culture"
	ThemeBehavioural     Theme = "behavioural"
	ThemeFollowUps       Theme = "follow-ups"
	ThemeNegotiation     Theme = "negotiation"
	ThemeAskThem         Theme = "ask-them"
)

// Themes lists all themes in the order in which the deck has them.
func Themes() []Theme {
	return []Theme{
		ThemeFirstImpression, ThemePassion, ThemeMotivation, ThemeProject, ThemeRoleFit, ThemeStrengths, ThemeStress,
		ThemeTeamwork, ThemeCulture, ThemeBehavioural, ThemeFollowUps, ThemeNegotiation, ThemeAskThem,
	}
}

// Industry is a field of work some questions belong to.
type Industry string

// The industries of the deck.
const (
	IndustryTech     Industry = "tech"
	IndustryHealth   Industry = "health"
	IndustryFinance  Industry = "finance"
	IndustryCreative Industry = "creative"
)

// Industries lists all industries.
func Industries() []Industry {
	return []Industry{IndustryTech, IndustryHealth, IndustryFinance, IndustryCreative}
}

// Length is how long a good answer is.
type Length string

// The length classes; how many seconds each means is a setting.
const (
	LengthShort    Length = "short"
	LengthStandard Length = "standard"
	LengthStory    Length = "story"
)

// Question is a card of the deck.
type Question struct {
	ID         int64
	Key        string // stable name of a built-in question; "" for one of the person's own
	Text       string
	Why        string   // why it is asked
	Steps      []string // to build an answer
	Pitfalls   []string
	FollowUps  []string   // what the interviewer may ask next
	Theme      Theme      // may be "" for the person's own
	Industries []Industry // none means any
	Length     Length     // "" is saved as LengthStandard
	Tags       []string
	Subject    string // what is spoken of where this is no card of the deck, see SpokenOf
	Outline    string // the person's own, never touched by updates of the deck
	Edited     bool   // a built-in question the person has reworded
	Retired    bool   // kept, but never asked
	Takes      int    // how many are kept, not counting the trash
	LastTake   time.Time
	Created    time.Time
	Updated    time.Time
}

// Mine says that the question is the person's own.
func (q Question) Mine() bool { return q.Key == "" }

// QuestionFilter chooses questions; what is left at its zero value does not restrict.
type QuestionFilter struct {
	Text           string // words in the question, its guidance, outline and tags
	Theme          Theme
	Industry       Industry // those of this industry first, then those for any
	Tag            string
	NeverPractised bool
	Mine           bool
	Retired        bool // only the retired ones; otherwise they are left out
	Limit          int  // 0: all
	Offset         int
}

const (
	// finishedTake is the condition for a take that was recorded and not thrown away, and keptTake for
	// one that is an answer.
	finishedTake = "k.deleted_ms IS NULL AND k.state <> 'recording'"
	keptTake     = finishedTake + " AND k.reader = ''"
	lastTake     = "coalesce((SELECT max(k.started_ms) FROM take k WHERE k.question_id = q.id AND " + keptTake + "), 0)"
)

// selectQuestion reads questions q as scanQuestion expects them.
func selectQuestion() string {
	return `SELECT q.id, coalesce(q.key, ''), q.text, q.why, q.steps, q.pitfalls, q.follow_ups, q.theme,
		q.industries, q.length, q.outline, q.subject, q.edited, q.retired, q.created_ms, q.updated_ms,
		` + tagsOf(KindQuestion, "q") + `,
		(SELECT count(*) FROM take k WHERE k.question_id = q.id AND ` + keptTake + `), ` + lastTake + ` FROM question q`
}

func scanQuestion(row scanner) (q Question, err error) {
	var steps, pitfalls, followUps, industries, tags texts
	var created, updated, last int64
	err = row.Scan(&q.ID, &q.Key, &q.Text, &q.Why, &steps, &pitfalls, &followUps, &q.Theme, &industries, &q.Length,
		&q.Outline, &q.Subject, &q.Edited, &q.Retired, &created, &updated, &tags, &q.Takes, &last)
	q.Steps, q.Pitfalls, q.FollowUps, q.Tags = steps, pitfalls, followUps, tags
	for _, industry := range industries {
		q.Industries = append(q.Industries, Industry(industry))
	}
	q.Created, q.Updated, q.LastTake = instant(created), instant(updated), instant(last)
	return q, err
}

// where turns the filter into conditions on q.
func (f QuestionFilter) where() *conditions {
	c := &conditions{}
	c.add("q.deleted_ms IS NULL")
	c.add("q.subject = ''")
	c.add("q.retired = ?", f.Retired)
	c.matching(KindQuestion, "q", f.Text)
	if f.Theme != "" {
		c.add("q.theme = ?", f.Theme)
	}
	if f.Industry != "" {
		c.add("(q.industries = '[]' OR EXISTS (SELECT 1 FROM json_each(q.industries) WHERE value = ?))", f.Industry)
	}
	if f.Tag != "" {
		c.add(tagged(KindQuestion, "q"), foldTag(f.Tag))
	}
	if f.NeverPractised {
		c.add("NOT EXISTS (SELECT 1 FROM take k WHERE k.question_id = q.id AND " + keptTake + ")")
	}
	if f.Mine {
		c.add("q.key IS NULL")
	}
	return c
}

// Questions lists questions in the order of the deck, the person's own last. With a text, the best
// matches come first.
func (s *Store) Questions(ctx context.Context, f QuestionFilter) ([]Question, error) {
	where, text, order := f.where(), selectQuestion(), "q.position, q.id"
	if match := matchAll(f.Text); match != "" {
		text += fmt.Sprintf(` JOIN (SELECT docid >> 6 AS id, rank(%s) AS rank FROM search
			WHERE search MATCH ? AND docid & 63 = %d) found ON found.id = q.id`,
			matchInfo(match), KindQuestion.searchNumber())
		where.args = append([]any{match}, where.args...)
		order = "found.rank DESC, " + order
	} else if f.Industry != "" {
		order = "q.industries = '[]', " + order
	}
	text += where.clause() + " ORDER BY " + order + page(f.Limit, f.Offset)
	questions, err := query(ctx, s.readers, scanQuestion, text, where.args...)
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	return questions, nil
}

// CountQuestions says how many questions the filter lets through, whatever its Limit and Offset.
func (s *Store) CountQuestions(ctx context.Context, f QuestionFilter) (int, error) {
	where := f.where()
	n, err := queryOne(ctx, s.readers, scanOne[int], "SELECT count(*) FROM question q"+where.clause(), where.args...)
	if err != nil {
		return 0, fmt.Errorf("count questions: %w", err)
	}
	return n, nil
}

// Question reads one question.
func (s *Store) Question(ctx context.Context, id int64) (Question, error) {
	q, err := readQuestion(ctx, s.readers, id)
	if err != nil {
		return Question{}, fmt.Errorf("read question %d: %w", id, err)
	}
	return q, nil
}

func readQuestion(ctx context.Context, db querier, id int64) (Question, error) {
	return queryOne(ctx, db, scanQuestion, selectQuestion()+" WHERE q.id = ? AND q.deleted_ms IS NULL", id)
}

// SaveQuestion keeps a question, as a new one of the person's own when its ID is 0. A built-in
// question whose wording is no longer the shipped one becomes Edited. It gives the question back
// as it is now kept.
func (s *Store) SaveQuestion(ctx context.Context, q Question) (Question, error) {
	err := s.write(ctx, func(c *change) error {
		id, err := c.saveQuestion(ctx, q)
		if err == nil {
			q, err = readQuestion(ctx, c, id)
		}
		return err
	})
	if err != nil {
		return Question{}, fmt.Errorf("save question %d: %w", q.ID, err)
	}
	return q, nil
}

// SaveOutline keeps the person's own outline of an answer.
func (s *Store) SaveOutline(ctx context.Context, id int64, outline string) error {
	if err := s.setQuestion(ctx, id, "outline = ?", clean(outline)); err != nil {
		return fmt.Errorf("save the outline of question %d: %w", id, err)
	}
	return nil
}

// RetireQuestion takes a question out of practice, or back in.
func (s *Store) RetireQuestion(ctx context.Context, id int64, retired bool) error {
	if err := s.setQuestion(ctx, id, "retired = ?", retired); err != nil {
		return fmt.Errorf("retire question %d: %w", id, err)
	}
	return nil
}

// setQuestion sets one column. A question in the trash keeps what was typed last, too.
func (s *Store) setQuestion(ctx context.Context, id int64, set string, value any) error {
	return s.write(ctx, func(c *change) error {
		c.touch(KindQuestion)
		n, err := c.exec(ctx, "UPDATE question SET "+set+", updated_ms = ? WHERE id = ?", value, c.now, id)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
}
