package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// AskOn has a card asked on a day, however long it would have had time; with "" it comes when it is
// due by itself. A card that rests is taken back into practice.
func (s *Store) AskOn(ctx context.Context, id int64, day Day) error {
	err := s.write(ctx, func(c *change) error {
		if err := day.check(); err != nil {
			return err
		}
		c.touch(KindQuestion)
		n, err := c.exec(ctx, "UPDATE question SET wanted_day = ?1, retired = CASE WHEN ?1 = '' THEN retired ELSE 0 END, updated_ms = ?2 WHERE id = ?3",
			day, c.now, id)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("ask question %d on %s: %w", id, day, err)
	}
	return nil
}

const (
	alike     = 5    // how many questions that are nearly the same are named
	enough    = 0.5  // how much of the shorter question the other has to have
	compared  = 2000 // how many questions are looked at closer
	shortWord = 4    // letters from which a word tells questions apart
)

// Alike finds the cards that ask the same as a text: same is the one whose letters and digits are
// the same, nil for none, and near are others that have many of its words, the nearest first.
func (s *Store) Alike(ctx context.Context, text string) (same *Question, near []Question, err error) {
	found, err := query(ctx, s.readers, scanQuestion, selectQuestion()+
		" WHERE q.text_key = ? AND q.subject = '' AND q.deleted_ms IS NULL ORDER BY q.retired, q.id LIMIT 1", foldQuestion(clean(text)))
	if err != nil {
		return nil, nil, fmt.Errorf("find the same question: %w", err)
	}
	if len(found) > 0 {
		same = &found[0]
	}
	sought := tellingWords(text)
	if len(sought) == 0 {
		return same, nil, nil
	}
	near, err = query(ctx, s.readers, scanQuestion, selectQuestion()+fmt.Sprintf(` WHERE q.id IN (
			SELECT docid >> 6 FROM search WHERE search MATCH ? AND docid & 63 = %d LIMIT %d)
		AND q.subject = '' AND q.deleted_ms IS NULL ORDER BY q.position, q.id`, KindQuestion.searchNumber(), compared), matchAny(sought))
	if err != nil {
		return nil, nil, fmt.Errorf("find questions that are alike: %w", err)
	}
	return same, nearest(sought, near, same), nil
}

// matchAny writes words as an FTS4 query for all that has one of them.
func matchAny(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = `"` + word + `"`
	}
	return strings.Join(quoted, " OR ")
}

// nearest are those of some questions that share enough words with what is sought.
func nearest(sought []string, questions []Question, same *Question) []Question {
	shares := map[int64]float64{}
	questions = slices.DeleteFunc(questions, func(q Question) bool {
		shares[q.ID] = share(sought, tellingWords(q.Text))
		return shares[q.ID] < enough || same != nil && q.ID == same.ID
	})
	slices.SortStableFunc(questions, func(a, b Question) int { return cmp.Compare(shares[b.ID], shares[a.ID]) })
	return questions[:min(len(questions), alike)]
}

// share is how much of the words of two questions is in both: of the shorter, and a little of all,
// so that of two that have as much the one with fewer other words comes first.
func share(a, b []string) float64 {
	both := 0
	for _, word := range a {
		if slices.Contains(b, word) {
			both++
		}
	}
	least, all := min(len(a), len(b)), len(a)+len(b)-both
	if least == 0 || both < 2 && least > 1 { // one word in common is chance
		return 0
	}
	return 0.9*float64(both)/float64(least) + 0.1*float64(both)/float64(all)
}

// fillers are words that many questions have, whatever they ask.
var fillers = []string{"about", "your", "what", "when", "that", "this", "with", "have", "would", "could", "tell", "describe", "give", "example", "time", "there", "were", "which", "where", "from", "does", "been", "they", "them", "into", "some"}

// tellingWords are the folded words by which a question is told apart, each once.
func tellingWords(text string) []string {
	words := wordsOf(clean(text))
	slices.Sort(words)
	words = slices.Compact(words)
	return slices.DeleteFunc(words, func(word string) bool {
		return utf8.RuneCountInString(word) < shortWord || slices.Contains(fillers, word)
	})
}

// AskedForReal is a question that was asked in real interviews.
type AskedForReal struct {
	Text       string
	QuestionID int64     // the card it is; 0: none
	Times      int       // how often it was asked
	Last       time.Time // when last
	Went       []int     // how each answer went, the oldest first; 0: not said
	Takes      int       // practised since it was first asked
	Grades     []int     // of those that were graded, the oldest first
}

// AskedForReal lists what was asked in real interviews, the most often asked first. Questions that
// are no card are the same when their letters and digits are.
func (s *Store) AskedForReal(ctx context.Context, limit int) ([]AskedForReal, error) {
	type asked struct {
		text     string
		question int64
		at       int64
		went     int
	}
	all, err := query(ctx, s.readers, func(row scanner) (a asked, err error) {
		err = row.Scan(&a.text, &a.question, &a.at, &a.went)
		return a, err
	}, `SELECT coalesce(q.text, r.text), coalesce(q.id, 0), i.at_ms, r.went FROM debrief_question r
		JOIN interview i ON i.id = r.interview_id AND i.deleted_ms IS NULL
		LEFT JOIN question q ON q.id = r.question_id AND q.deleted_ms IS NULL
		WHERE r.text <> '' OR q.id IS NOT NULL ORDER BY i.at_ms, r.interview_id, r.position`)
	if err != nil {
		return nil, fmt.Errorf("list what was asked in interviews: %w", err)
	}
	var list []AskedForReal
	first, places := map[int64]int64{}, map[string]int{}
	for _, a := range all {
		key := fmt.Sprint(a.question)
		if a.question == 0 {
			key = "text " + foldQuestion(a.text)
		}
		n, known := places[key]
		if !known {
			n = len(list)
			places[key], first[a.question] = n, a.at
			list = append(list, AskedForReal{Text: a.text, QuestionID: a.question})
		}
		list[n].Times, list[n].Last = list[n].Times+1, instant(a.at)
		list[n].Went = append(list[n].Went, a.went)
	}
	slices.SortStableFunc(list, func(a, b AskedForReal) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), b.Last.Compare(a.Last))
	})
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	for n := range list {
		if err := s.practisedSince(ctx, &list[n], first[list[n].QuestionID]); err != nil {
			return nil, fmt.Errorf("list what was asked in interviews: %w", err)
		}
	}
	return list, nil
}

// practisedSince fills in how the answer went in practice since an instant.
func (s *Store) practisedSince(ctx context.Context, a *AskedForReal, since int64) error {
	if a.QuestionID == 0 {
		return nil
	}
	grades, err := query(ctx, s.readers, scanOne[int], `SELECT coalesce(v.grade, 0) FROM `+takeTables+`
		WHERE k.question_id = ? AND k.started_ms > ? AND k.asked = '' AND `+keptTake+` ORDER BY k.started_ms, k.id`, a.QuestionID, since)
	a.Takes = len(grades)
	a.Grades = slices.DeleteFunc(grades, func(grade int) bool { return grade == 0 })
	return err
}
