package interviews

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// editStages lets the person write their own list of stages, one on a line.
func editStages(deps Deps, stages []data.Stage, done func()) {
	var sheet *widget.Sheet
	field := widget.NewMultiLine(lang.L("One on a line"), nil)
	names := make([]string, len(stages))
	for i, stage := range stages {
		names[i] = words.Stage(stage)
	}
	field.SetText(strings.Join(names, "\n"))
	field.SetMinRowsVisible(9)
	about := widget.NewText(lang.L("In the order of the board. A stage that an interview has stays, also when it is taken out here. An empty list is the one you began with."))
	about.Color = theme.Quiet
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { sheet.Close() })
	keep := widget.NewButton(lang.L("Keep these"), "", func() {
		sheet.Close()
		wanted := stagesIn(field.Text)
		go func() {
			err := deps.Store.SetInterviewStages(context.Background(), wanted)
			fyne.Do(func() {
				if err != nil {
					deps.Window.Fail(lang.L("keep these stages"), err)
				}
				done()
			})
		}()
	})
	keep.Style = widget.Filled
	sheet = widget.ShowSheet(deps.Window.Window(), lang.L("The stages of an interview"), widget.VStack(2*theme.Grid, field, about), cancel, keep)
}

// stagesIn reads a list of stages as they are called.
func stagesIn(text string) []data.Stage {
	var stages []data.Stage
	for line := range strings.SplitSeq(text, "\n") {
		name := strings.Join(strings.Fields(line), " ")
		stage := data.Stage(name)
		for _, known := range data.Stages() {
			if strings.EqualFold(name, words.Stage(known)) {
				stage = known
			}
		}
		if name != "" {
			stages = append(stages, stage)
		}
	}
	return stages
}
