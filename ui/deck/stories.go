package deck

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/widget"
)

// told is how many stories are named with a question.
const told = 4

// stories is the part of the page about what could be told when the question is
// asked. It fills itself once that is known.
func stories(r *Room, q data.Question) *fyne.Container {
	place := widget.VStack(0)
	place.Hide()
	r.tell = func() { fillStories(r, q, place) }
	r.tell()
	return place
}

func fillStories(r *Room, q data.Question, place *fyne.Container) {
	r.telling.Run(func(ctx context.Context) func() {
		fitting, err := r.store.FittingStories(ctx, q, told)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				r.window.Fail(lang.L("look for stories"), err)
				return
			}
			place.Objects = []fyne.CanvasObject{part(lang.L("You could tell"), storyChips(r, q, fitting))}
			place.Show()
			r.browse.place.Refresh()
		}
	})
}

// storyChips names stories; those that are linked have a tick before them.
func storyChips(r *Room, q data.Question, fitting []data.FittingStory) fyne.CanvasObject {
	row := widget.Flow(6)
	for _, fit := range fitting {
		name := strings.Join(strings.Fields(fit.Title), " ")
		if name == "" {
			name = lang.L("A story without a name")
		}
		if fit.Linked {
			name = "✓ " + name
		}
		row.Add(widget.NewChip(name, func() { r.window.Go(fmt.Sprintf("stories/%d", fit.ID)) }))
	}
	row.Add(widget.NewChip(lang.L("+ New story"), func() { r.window.Go(fmt.Sprintf("stories/new/question/%d", q.ID)) }))
	return row
}
