package data

import (
	"context"
	"slices"
	"strings"
)

// stagesKey is the setting that holds the person's own list of stages.
const stagesKey = "interview-stages"

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
	kept := []Stage{}
	for _, stage := range stages {
		stage = Stage(strings.Join(strings.Fields(clean(string(stage))), " "))
		if stage != "" && !slices.Contains(kept, stage) {
			kept = append(kept, stage)
		}
	}
	return SetSetting(ctx, s, stagesKey, kept)
}
