package interviews

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// stagesSheet is the person's own list of stages, to be renamed, reordered,
// taken out and added to.
type stagesSheet struct {
	deps  Deps
	done  func()
	lines []*stageLine
	list  *fyne.Container
	sheet *widget.Sheet
}

// stageLine is one stage: its name in a field, and its place among the others.
type stageLine struct {
	was               data.Stage // "" for a new one
	name              *widget.Entry
	up, down, takeOut *widget.Button
}

// editStages lets the person write their own list of stages.
func editStages(deps Deps, stages []data.Stage, done func()) {
	s := &stagesSheet{deps: deps, done: done, list: widget.VStack(4)}
	for _, stage := range stages {
		s.add(stage)
	}
	s.arrange()
	about := widget.NewText(lang.L("In the order of the board. Interviews go along with a new name, and a stage that one of them has stays, also when it is taken out here. An empty list is the one you began with."))
	about.TextSize, about.Color = theme.SizeQuiet, theme.Quiet
	scroll := widget.Scroll(s.list)
	add := widget.NewButton(lang.L("Add a stage"), "", func() {
		line := s.add("")
		s.arrange()
		scroll.ScrollToBottom()
		deps.Window.Window().Canvas().Focus(line.name)
	})
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { s.sheet.Close() })
	keep := widget.NewButton(lang.L("Keep these"), "", s.keep)
	keep.Style = widget.Filled
	body := widget.VStack(2*theme.Grid, about, widget.Tall(scroll, 290))
	s.sheet = widget.ShowSheet(deps.Window.Window(), lang.L("The stages of an interview"), body, add, cancel, keep)
}

// add puts a stage at the end.
func (s *stagesSheet) add(stage data.Stage) *stageLine {
	l := &stageLine{was: stage, name: widget.NewEntry(lang.L("What this stage is called"), nil)}
	if stage != "" {
		l.name.SetText(words.Stage(stage))
	}
	l.name.OnEnter = func() { s.deps.Window.Window().Canvas().FocusNext() }
	named := map[string]any{"Name": words.Stage(stage)}
	l.up = widget.NewIconButton("chevron-up", lang.L("{{.Name}}: earlier", named), func() { s.move(l, -1) })
	l.down = widget.NewIconButton("chevron-down", lang.L("{{.Name}}: later", named), func() { s.move(l, 1) })
	l.takeOut = widget.NewIconButton("close", lang.L("Take {{.Name}} out", named), func() {
		s.lines = slices.DeleteFunc(s.lines, func(other *stageLine) bool { return other == l })
		s.arrange()
	})
	s.lines = append(s.lines, l)
	return l
}

// move takes a stage one place on, and leaves the focus on what moved it.
func (s *stagesSheet) move(l *stageLine, by int) {
	at := slices.Index(s.lines, l)
	to := at + by
	if to < 0 || to >= len(s.lines) {
		return
	}
	s.lines[at], s.lines[to] = s.lines[to], s.lines[at]
	s.arrange()
	pressed := l.up
	if by > 0 {
		pressed = l.down
	}
	s.deps.Window.Window().Canvas().Focus(pressed)
}

// arrange lists the stages as they now follow one another.
func (s *stagesSheet) arrange() {
	s.list.RemoveAll()
	for _, l := range s.lines {
		s.list.Add(widget.HStack(0, widget.Grow(l.name), l.up, l.down, l.takeOut))
	}
	s.list.Refresh()
}

// keep keeps the list, which can be undone.
func (s *stagesSheet) keep() {
	s.sheet.Close()
	wanted := make([]data.NamedStage, len(s.lines))
	for i, l := range s.lines {
		wanted[i] = data.NamedStage{Stage: stageCalled(l.name.Text), Was: l.was}
	}
	s.deps.Window.Beside(func() {
		undo, err := s.deps.Store.ChangeStages(context.Background(), wanted)
		fyne.Do(func() {
			if err != nil {
				s.deps.Window.Fail(lang.L("keep these stages"), err)
				return
			}
			s.deps.Window.Undoable(lang.L("The stages are as you want them"), func(ctx context.Context) error {
				err := undo(ctx)
				fyne.Do(s.done)
				return err
			})
			s.done()
		})
	})
}

// stageCalled is the stage of a name: one that is known, or one of the person's
// own.
func stageCalled(name string) data.Stage {
	name = strings.Join(strings.Fields(name), " ")
	for _, known := range data.Stages() {
		if strings.EqualFold(name, words.Stage(known)) || strings.EqualFold(name, string(known)) {
			return known
		}
	}
	return data.Stage(name)
}
