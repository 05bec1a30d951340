package settings

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// trashShown is how many things of the trash are listed; the rest is counted.
const trashShown = 30

// dataSection shows where everything is kept, how large it is, and what is in
// the trash.
type dataSection struct {
	room *Room
	card *widget.Card

	sizes   *widget.Text
	trash   *fyne.Container
	empty   *widget.Button
	looking task.Latest
}

func newDataSection(r *Room) *dataSection {
	s := &dataSection{room: r, sizes: explained(""), trash: widget.VStack(10)}
	open := widget.NewButton(lang.L("Open the folder"), "", func() { r.openFolder(r.store.Dir()) })
	open.Icon = "folder"
	s.empty = widget.NewButton(lang.L("Empty the trash"), "", s.confirmEmpty)
	s.empty.Style = widget.Danger
	s.card = widget.NewCard(widget.VStack(3*theme.Grid,
		widget.NewSection(lang.L("Your data")),
		widget.HStack(3*theme.Grid,
			widget.Grow(widget.VStack(theme.Grid, widget.NewText(r.store.Dir()), s.sizes)), open),
		widget.Divider(),
		widget.VStack(theme.Grid,
			widget.HStack(theme.Grid, widget.NewSection(lang.L("Trash")), widget.Spacer(), s.empty),
			s.trash)))
	s.showTrash(nil)
	return s
}

// refresh measures and lists again.
func (s *dataSection) refresh() {
	s.looking.Run(func(ctx context.Context) func() {
		trashed, err := s.room.store.Trash(ctx)
		kept, errSize := measure(s.room.store.Dir())
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err = errors.Join(err, errSize); err != nil {
				s.room.window.Fail(lang.L("look into the data folder"), err)
				return
			}
			s.sizes.SetText(kept.words())
			s.showTrash(trashed)
			s.room.scrollToWanted()
		}
	})
}

func (s *dataSection) showTrash(trashed []data.Trashed) {
	lines := []fyne.CanvasObject{explained(lang.L("What is deleted stays here for 30 days."))}
	if len(trashed) == 0 {
		lines = []fyne.CanvasObject{explained(lang.L("Empty. What is deleted stays here for 30 days."))}
		s.empty.Hide()
	} else {
		s.empty.Show()
	}
	for i, t := range trashed {
		if i == trashShown {
			lines = append(lines, explained(lang.L("And {{.Count}} more.", map[string]any{"Count": len(trashed) - trashShown})))
			break
		}
		if i > 0 {
			lines = append(lines, widget.Divider())
		}
		lines = append(lines, s.line(t))
	}
	s.trash.Objects = lines
	s.trash.Refresh()
	s.card.Refresh()
}

func (s *dataSection) line(t data.Trashed) fyne.CanvasObject {
	title := widget.NewText(strings.Join(strings.Fields(t.Title), " "))
	title.MaxLines = 1
	kind := widget.NewQuiet(words.Kind(t.Kind) + " · " + words.When(t.DeletedAt, s.room.store.Now()))
	back := widget.NewButton(lang.L("Bring back"), "", func() {
		s.room.change(lang.L("bring this back"),
			func(ctx context.Context) error { return s.room.store.Restore(ctx, t.Ref) }, s.refresh)
	})
	return widget.HStack(2*theme.Grid, widget.Grow(widget.VStack(0, title, kind)), back)
}

func (s *dataSection) confirmEmpty() {
	widget.ShowConfirm(s.room.window.Window(), lang.L("Empty the trash?"),
		lang.L("Everything in it is removed for good, recordings included. This cannot be undone."),
		lang.L("Remove for good"), s.emptyTrash)
}

func (s *dataSection) emptyTrash() {
	s.room.change(lang.L("empty the trash"),
		func(ctx context.Context) error {
			_, err := s.room.store.EmptyTrash(ctx, 0)
			return err
		},
		func() {
			s.refresh()
			s.room.window.Say(lang.L("The trash is empty."))
		})
}

// sizes is how much is kept, in bytes.
type sizes struct{ database, recordings int64 }

func (s sizes) words() string {
	if s.recordings == 0 {
		return lang.L("No recordings yet · everything else {{.Database}}", map[string]any{"Database": inBytes(s.database)})
	}
	return lang.L("Recordings {{.Recordings}} · everything else {{.Database}}",
		map[string]any{"Recordings": inBytes(s.recordings), "Database": inBytes(s.database)})
}

// measure adds up the files of the data folder.
func measure(dir string) (sizes, error) {
	var s sizes
	files, err := filepath.Glob(filepath.Join(dir, "greenroom.db*"))
	if err != nil {
		return s, fmt.Errorf("measure the database: %w", err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err == nil {
			s.database += info.Size()
		}
	}
	err = filepath.WalkDir(filepath.Join(dir, "recordings"), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // removed meanwhile, or none yet
			return nil
		case err != nil || entry.IsDir():
			return err
		}
		if info, err := entry.Info(); err == nil {
			s.recordings += info.Size()
		}
		return nil
	})
	if err != nil {
		return s, fmt.Errorf("measure the recordings: %w", err)
	}
	return s, nil
}

// inBytes is a size as one would say it: "640 KB", "1.2 GB".
func inBytes(n int64) string {
	switch {
	case n < 1000*1000:
		return fmt.Sprintf("%d KB", (n+999)/1000)
	case n < 1000*1000*1000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
