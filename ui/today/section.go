package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"greenroom/ui/widget"
)

// section is one part of the page. Another kind of thing that is due is added
// by three things: a field of day that holds it, a loader and a card for it,
// and one line in [Room.rows].
type section struct {
	load func(ctx context.Context, d *day) error // reads what the card shows; nil: it needs nothing
	card func(d day) fyne.CanvasObject           // nil: there is nothing to show today
}

// row is one section, or two side by side, of which the left one gets a part of
// the width. A section that shows nothing leaves its place to the other.
type row struct {
	sections []section
	left     float32
}

// rows are the sections in the order in which they are seen.
func (r *Room) rows() []row {
	return []row{
		{[]section{{r.loadDebrief, r.debriefCard}, {r.loadLetters, r.lettersCard}}, 0.6},
		{[]section{{r.loadDue, r.dueCard}, {r.loadInterview, r.interviewCard}}, 0.6},
		{[]section{{r.loadRecent, r.recentCard}, {nil, r.lineCard}}, 0.5},
		{[]section{{r.loadPeople, r.peopleCard}, {r.loadGoals, r.goalsCard}}, 0.5},
		{[]section{{r.loadLearning, r.learningCard}}, 1},
		{[]section{{r.loadWeek, r.weekCard}}, 1},
	}
}

// load reads what all sections show.
func (r *Room) load(ctx context.Context) (d day, err error) {
	d.now = r.Store.Now()
	set, err := r.Prefs(ctx)
	if err != nil {
		return d, err
	}
	d.practice = set.Practice
	for _, row := range r.rows() {
		for _, s := range row.sections {
			if s.load == nil {
				continue
			}
			if err := s.load(ctx, &d); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}

// shelf is a row as it is seen.
type shelf struct {
	row
	content *fyne.Container
	places  []*fyne.Container // of its sections
	shown   int               // which of them are, bit by bit
}

func newShelf(r row) *shelf {
	s := &shelf{row: r, content: container.NewStack(), shown: -1}
	for range r.sections {
		s.places = append(s.places, container.NewStack())
	}
	return s
}

// show puts the cards of a day into their places.
func (s *shelf) show(d day) {
	var filled []fyne.CanvasObject
	shown := 0
	for i, section := range s.sections {
		card := section.card(d)
		if card == nil {
			continue
		}
		shown |= 1 << i
		filled = append(filled, s.places[i])
		if old := s.places[i].Objects; len(old) != 1 || old[0] != card { // somebody may be typing in it
			s.places[i].Objects = []fyne.CanvasObject{card}
			s.places[i].Refresh()
		}
	}
	if shown == s.shown {
		return
	}
	s.shown, s.content.Objects = shown, nil
	switch len(filled) {
	case 0:
		s.content.Hide()
		return
	case 1:
		s.content.Objects = filled
	default:
		s.content.Objects = []fyne.CanvasObject{widget.Columns(filled[0], filled[1], s.left)}
	}
	s.content.Show()
	s.content.Refresh()
}
