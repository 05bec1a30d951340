package data

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// stagesKey is the setting that holds the person's own list of stages, and meaningKey the one that says
// for which stage a name of their own stands.
const (
	stagesKey  = "interview-stages"
	meaningKey = "interview-stages-mean"
)

// InterviewStages lists the stages an interview can have, in the order of a board: the person's own
// list, and after it those outside it that some interview has.
func (s *Store) InterviewStages(ctx context.Context) ([]Stage, error) {
	stages, err := Setting(ctx, s, stagesKey, Stages())
	if err != nil {
		return nil, err
	}
	if len(stages) == 0 {
		stages = Stages()
	}
	used, err := query(ctx, s.readers, scanOne[Stage], "SELECT DISTINCT stage FROM interview WHERE deleted_ms IS NULL ORDER BY stage")
	if err != nil {
		return nil, err
	}
	for _, stage := range used {
		if !slices.Contains(stages, stage) {
			stages = append(stages, stage)
		}
	}
	return stages, nil
}

// SetInterviewStages keeps the person's list of stages. Blank ones and those that come twice are
// left out; an empty list is the one there was at first.
func (s *Store) SetInterviewStages(ctx context.Context, stages []Stage) error {
	named := make([]NamedStage, len(stages))
	for i, stage := range stages {
		named[i].Stage = stage
	}
	_, err := s.ChangeStages(ctx, named)
	return err
}

// NamedStage is a stage of the person's list, and what it was called before; "" for one that is new or
// has the name it had.
type NamedStage struct{ Stage, Was Stage }

// ChangeStages keeps the person's list of stages, as SetInterviewStages does. The interviews of a stage
// that is called otherwise now go along with it, and so does what the stage stands for.
func (s *Store) ChangeStages(ctx context.Context, stages []NamedStage) (undo func(context.Context) error, err error) {
	before, err := Setting(ctx, s, stagesKey, []Stage{})
	if err != nil {
		return nil, err
	}
	stoodFor, err := s.meanings(ctx)
	if err != nil {
		return nil, err
	}
	list, meaning, renamed := []Stage{}, maps.Clone(stoodFor), map[Stage]Stage{}
	for _, n := range stages {
		stage := Stage(strings.Join(strings.Fields(clean(string(n.Stage))), " "))
		if stage == "" {
			continue
		}
		if !slices.Contains(list, stage) {
			list = append(list, stage)
		}
		if n.Was != "" && n.Was != stage {
			renamed[n.Was] = stage
			if stands := standsFor(stoodFor, n.Was); slices.Contains(Stages(), stands) && !slices.Contains(Stages(), stage) {
				meaning[stage] = stands
			}
		}
	}
	var moved []Interview
	err = s.write(ctx, func(c *change) (err error) {
		moved, err = c.renameStages(ctx, renamed)
		return errors.Join(err, c.setSetting(ctx, stagesKey, list), c.setSetting(ctx, meaningKey, meaning))
	})
	if err != nil {
		return nil, fmt.Errorf("change the stages: %w", err)
	}
	return func(ctx context.Context) error {
		err := s.write(ctx, func(c *change) error {
			return errors.Join(c.unnameStages(ctx, moved, renamed), c.setSetting(ctx, stagesKey, before), c.setSetting(ctx, meaningKey, stoodFor))
		})
		if err != nil {
			return fmt.Errorf("change the stages back: %w", err)
		}
		return nil
	}, nil
}

// renameStages gives interviews the new name of their stage, and tells which they are, as they were.
func (c *change) renameStages(ctx context.Context, renamed map[Stage]Stage) (moved []Interview, err error) {
	for was := range renamed {
		of, err := query(ctx, c, scanInterview, selectInterview+" WHERE i.stage = ? ORDER BY i.id", was)
		if err != nil {
			return nil, err
		}
		moved = append(moved, of...)
	}
	for _, i := range moved {
		if err := c.setStage(ctx, i.ID, renamed[i.Stage]); err != nil {
			return nil, err
		}
	}
	return moved, nil
}

// unnameStages gives interviews back the stage they had, those that still have the one they got.
func (c *change) unnameStages(ctx context.Context, moved []Interview, renamed map[Stage]Stage) error {
	for _, i := range moved {
		now, err := queryOne(ctx, c, scanOne[Stage], "SELECT stage FROM interview WHERE id = ?", i.ID)
		if errors.Is(err, ErrNotFound) {
			continue // removed for good meanwhile
		}
		if err == nil && now == renamed[i.Stage] {
			err = c.setStage(ctx, i.ID, i.Stage)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// setStage gives an interview another stage and leaves all else alone.
func (c *change) setStage(ctx context.Context, id int64, stage Stage) error {
	c.touch(KindInterview)
	_, err := c.exec(ctx, "UPDATE interview SET stage = ?, updated_ms = ? WHERE id = ?", stage, c.now, id)
	return err
}

// StandsFor is the stage of [Stages] that a stage of the person's own was before it had its name, or
// else the stage itself.
func (s *Store) StandsFor(ctx context.Context, stage Stage) (Stage, error) {
	meaning, err := s.meanings(ctx)
	return standsFor(meaning, stage), err
}

func (s *Store) meanings(ctx context.Context) (map[Stage]Stage, error) {
	return Setting(ctx, s, meaningKey, map[Stage]Stage{})
}

func standsFor(meaning map[Stage]Stage, stage Stage) Stage {
	if stands, own := meaning[stage]; own {
		return stands
	}
	return stage
}

// alsoCalled are stages, and those of the person's own that stand for one of them.
func (s *Store) alsoCalled(ctx context.Context, stages ...Stage) ([]Stage, error) {
	meaning, err := s.meanings(ctx)
	for own, stands := range meaning {
		if slices.Contains(stages, stands) {
			stages = append(stages, own)
		}
	}
	return stages, err
}
