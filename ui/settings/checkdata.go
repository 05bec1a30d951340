package settings

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/studio"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// findingsShown is how many findings of a sort are listed; the rest is counted.
const findingsShown = 20

// checkSection looks whether everything fits together, and offers a remedy for
// each thing that does not. It changes nothing by itself.
type checkSection struct {
	room *Room
	card *widget.Card
	list *fyne.Container
}

func newCheckSection(r *Room) *checkSection {
	s := &checkSection{room: r, list: widget.VStack(10)}
	check := widget.NewButton(lang.L("Check now"), "", s.check)
	s.card = widget.NewCard(widget.VStack(2*theme.Grid,
		widget.HStack(theme.Grid, widget.NewSection(lang.L("Check my data")), widget.Spacer(), check),
		explained(lang.L("Reads through everything that is kept, and looks for recordings without a file and files without a recording. Nothing is changed without you.")),
		s.list))
	return s
}

// check looks at everything, and shows what it found.
func (s *checkSection) check() {
	var found data.Findings
	widget.ShowWorking(s.room.window.Window(), lang.L("Checking"),
		func(ctx context.Context, _ func(float64)) (err error) {
			s.room.house.Flush()
			if err := s.room.store.QuickCheck(ctx); err != nil {
				return err
			}
			found, err = s.room.store.CheckFiles(ctx)
			return err
		},
		func(err error) {
			if err != nil {
				s.room.window.Fail(lang.L("check your data"), err)
				return
			}
			s.show(found)
		})
}

// again shows what is left after a remedy.
func (s *checkSection) again() {
	s.room.writing.Go(func() {
		found, err := s.room.store.CheckFiles(context.Background())
		fyne.Do(func() {
			if err == nil {
				s.show(found)
			}
		})
	})
}

// remedy is something a person can do about a finding.
type remedy struct {
	label string
	do    func()
}

func (s *checkSection) show(found data.Findings) {
	s.list.Objects = nil
	if found.None() {
		s.list.Add(widget.NewText(lang.L("Everything fits together.")))
	}
	listFindings(s, lang.L("Recordings whose file is gone"), found.Missing, func(t data.TakeOf) (string, string, []remedy) {
		return t.Question, s.about(t), []remedy{{lang.L("Forget the recording"), func() { s.forget(t) }}}
	})
	listFindings(s, lang.L("Recordings whose file has changed"), found.Changed, func(t data.TakeOf) (string, string, []remedy) {
		return t.Question, s.about(t), []remedy{{lang.L("Take it as it is"), func() { s.reread(t) }}}
	})
	listFindings(s, lang.L("Sound files no recording belongs to"), found.Strays, func(f data.FoundFile) (string, string, []remedy) {
		return filepath.Base(f.Path), s.aboutFile(f), []remedy{
			{lang.L("Open the folder"), func() { s.room.openFolder(filepath.Dir(f.Path)) }},
			{lang.L("Make it a recording"), func() { s.adopt(f) }},
		}
	})
	listFindings(s, lang.L("Set aside when something else took its place"), found.Aside, func(f data.FoundFile) (string, string, []remedy) {
		return filepath.Base(f.Path), s.aboutFile(f), []remedy{
			{lang.L("Open the folder"), func() { s.room.openFolder(f.Path) }},
			{lang.L("Remove for good…"), func() { s.removeAside(f) }},
		}
	})
	s.list.Refresh()
	s.card.Refresh()
	s.room.scroll.Refresh()
}

// listFindings lists findings of one sort.
func listFindings[T any](s *checkSection, title string, found []T, tell func(T) (name, about string, remedies []remedy)) {
	if len(found) == 0 {
		return
	}
	s.list.Add(widget.Divider())
	s.list.Add(widget.NewLabel(title))
	for i, one := range found {
		if i == findingsShown {
			s.list.Add(explained(lang.L("And {{.Count}} more.", map[string]any{"Count": len(found) - findingsShown})))
			return
		}
		name, about, remedies := tell(one)
		title := widget.NewText(name)
		title.MaxLines = 1
		quiet := widget.NewQuiet(about)
		quiet.MaxLines = 1
		row := []fyne.CanvasObject{widget.Grow(widget.VStack(0, title, quiet))}
		for _, r := range remedies {
			row = append(row, widget.NewButton(r.label, "", r.do))
		}
		s.list.Add(widget.HStack(theme.Grid, row...))
	}
}

func (s *checkSection) about(t data.TakeOf) string {
	return words.When(t.Started, s.room.store.Now()) + " · " + words.Clock(t.Duration) + " · " + t.File
}

func (s *checkSection) aboutFile(f data.FoundFile) string {
	return words.When(f.Modified, s.room.store.Now()) + " · " + inBytes(f.Size)
}

// forget puts the take into the trash, from where it can be brought back if
// its file turns up.
func (s *checkSection) forget(t data.TakeOf) {
	ref := data.Ref{Kind: data.KindTake, ID: t.ID}
	s.room.change(lang.L("forget this recording"),
		func(ctx context.Context) error { return s.room.store.Delete(ctx, ref) },
		func() {
			s.room.window.Undoable(lang.L("Take deleted"), func(ctx context.Context) error { return s.room.store.Restore(ctx, ref) })
			s.again()
		})
}

func (s *checkSection) reread(t data.TakeOf) {
	s.room.change(lang.L("read this recording again"),
		func(ctx context.Context) error { return studio.Reread(ctx, s.room.store, t.Take) },
		s.again)
}

func (s *checkSection) adopt(f data.FoundFile) {
	question := lang.L("Recordings that were found again")
	s.room.change(lang.L("make this file a recording"),
		func(ctx context.Context) error { return studio.Adopt(ctx, s.room.store, f, question) },
		func() {
			s.room.window.Say(lang.L("It is kept under “{{.Question}}”.", map[string]any{"Question": question}))
			s.again()
		})
}

func (s *checkSection) removeAside(f data.FoundFile) {
	widget.ShowConfirm(s.room.window.Window(), lang.L("Remove it for good?"),
		lang.L("This is a database that another one took the place of. Keep it if you miss anything. This cannot be undone."),
		lang.L("Remove for good"), func() {
			s.room.change(lang.L("remove it"), func(ctx context.Context) error { return s.room.store.RemoveAside(ctx, f) }, s.again)
		})
}
