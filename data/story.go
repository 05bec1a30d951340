package data

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Story is something that happened, told in four parts: situation, task, action, result.
type Story struct {
	ID         int64
	Title      string
	Situation  string
	Task       string
	Action     string
	Result     string
	Figure     string // the number in the result
	Learned    string
	Sphere     Sphere
	Industries []Industry // none means any
	Skills     []string
	Tags       []string
	Questions  []int64 // which it answers
	Passions   []int64 // which it shows
	Created    time.Time
	Updated    time.Time
}

func (s *Story) record() record {
	return record{
		kind: KindStory, id: &s.ID, created: &s.Created, updated: &s.Updated, tags: &s.Tags,
		cells: []cell{
			{"title", &s.Title}, {"situation", &s.Situation}, {"task", &s.Task}, {"action", &s.Action}, {"result", &s.Result},
			{"figure", &s.Figure}, {"learned", &s.Learned}, {"sphere", &s.Sphere}, {"industries", listed[Industry]{&s.Industries}}, {"skills", &s.Skills},
		},
		owned: []owned{
			links{"story_question", KindQuestion, &s.Questions}, links{"story_passion", KindPassion, &s.Passions},
		},
	}
}

// StoryFilter chooses stories; what is left at its zero value does not restrict.
type StoryFilter struct {
	Text     string
	Tag      string
	Question int64 // those linked to it
	Passion  int64 // those linked to it
	Limit    int   // 0: all
	Offset   int
}

func (f StoryFilter) where() *conditions {
	c := live()
	c.matching(KindStory, "this", f.Text)
	if f.Tag != "" {
		c.add(tagged(KindStory, "this"), foldTag(f.Tag))
	}
	if f.Question != 0 {
		c.add("this.id IN (SELECT story_id FROM story_question WHERE question_id = ?)", f.Question)
	}
	if f.Passion != 0 {
		c.add("this.id IN (SELECT story_id FROM story_passion WHERE passion_id = ?)", f.Passion)
	}
	return c
}

// Stories lists stories, the last written first.
func (s *Store) Stories(ctx context.Context, f StoryFilter) ([]Story, error) {
	return list[Story](ctx, s, f.where(), "this.id DESC", f.Limit, f.Offset)
}

// CountStories says how many stories the filter lets through, whatever its Limit and Offset.
func (s *Store) CountStories(ctx context.Context, f StoryFilter) (int, error) {
	return count(ctx, s, KindStory, f.where())
}

// Story reads one story.
func (s *Store) Story(ctx context.Context, id int64) (Story, error) { return read[Story](ctx, s, id) }

// SaveStory keeps a story, as a new one when its ID is 0, and gives it back as it is now kept.
func (s *Store) SaveStory(ctx context.Context, story Story) (Story, error) {
	return save(ctx, s, story)
}

// LinkStory links a story to a question or a passion, or ends that.
func (s *Store) LinkStory(ctx context.Context, id int64, to Ref, linked bool) error {
	err := s.write(ctx, func(c *change) error {
		story, err := readRecord[Story](ctx, c, id, "")
		if err != nil {
			return err
		}
		var links *[]int64
		switch to.Kind {
		case KindQuestion:
			links = &story.Questions
		case KindPassion:
			links = &story.Passions
		default:
			return invalid("a story is not linked to a %s", to.Kind)
		}
		if slices.Contains(*links, to.ID) == linked {
			return nil
		}
		*links = slices.DeleteFunc(*links, func(id int64) bool { return id == to.ID })
		if linked {
			*links = append(*links, to.ID)
		}
		_, err = saveRecord(ctx, c, story)
		return err
	})
	if err != nil {
		return fmt.Errorf("link story %d to %s %d: %w", id, to.Kind, to.ID, err)
	}
	return nil
}

// Moment is a key moment of the person's narrative.
type Moment struct {
	ID       int64
	Title    string
	Period   string // when it was, as the person says it
	Happened string
	Meaning  string // what it changed
	Position int    // its place in the narrative
	Created  time.Time
	Updated  time.Time
}

func (m *Moment) record() record {
	return record{
		kind: KindMoment, id: &m.ID, created: &m.Created, updated: &m.Updated,
		cells: []cell{{"title", &m.Title}, {"period", &m.Period}, {"happened", &m.Happened}, {"meaning", &m.Meaning}, {"position", &m.Position}},
	}
}

// Moments lists the moments of the narrative in its order.
func (s *Store) Moments(ctx context.Context) ([]Moment, error) {
	return list[Moment](ctx, s, live(), "this.position, this.id", 0, 0)
}

// SaveMoment keeps a moment, as a new one when its ID is 0, and gives it back as it is now kept. One
// that is there already keeps its place, which OrderMoments gives.
func (s *Store) SaveMoment(ctx context.Context, m Moment) (Moment, error) {
	id := m.ID
	err := s.write(ctx, func(c *change) (err error) {
		if m.ID != 0 {
			now, err := readRecord[Moment](ctx, c, m.ID, "")
			if err != nil {
				return err
			}
			m.Position = now.Position
		}
		m, err = saveRecord(ctx, c, m)
		return err
	})
	if err != nil {
		return Moment{}, fmt.Errorf("save moment %d: %w", id, err)
	}
	return m, nil
}

// OrderMoments puts the moments of the narrative in an order; those that are not named stay behind.
func (s *Store) OrderMoments(ctx context.Context, ids []int64) error {
	err := s.write(ctx, func(c *change) error {
		c.touch(KindMoment)
		named, err := asJSON(append([]int64{}, ids...))
		if err != nil {
			return err
		}
		for position, id := range ids {
			if _, err := c.exec(ctx, "UPDATE moment SET position = ? WHERE id = ?", position, id); err != nil {
				return err
			}
		}
		_, err = c.exec(ctx, "UPDATE moment SET position = ? WHERE id NOT IN (SELECT value FROM json_each(?)) AND position < ?",
			len(ids), named, len(ids))
		return err
	})
	if err != nil {
		return fmt.Errorf("order the moments: %w", err)
	}
	return nil
}
