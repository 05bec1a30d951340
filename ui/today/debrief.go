package today

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

const (
	debriefWaits = 14 * 24 * time.Hour // how long a look back is offered
	stepWaits    = 3                   // for how many days after its own a next step is named
	mostSteps    = 3
	offersAhead  = 7 // how many days before it ends an offer is named
)

// loadDebrief reads the last interview that was not looked back on, what was to
// be done after others, and which offers want an answer.
func (r *Room) loadDebrief(ctx context.Context, d *day) error {
	over, err := r.Store.Interviews(ctx, data.InterviewFilter{ToDebrief: d.now, BegunAfter: d.now.Add(-debriefWaits), Limit: 1})
	if err != nil {
		return err
	}
	if len(over) > 0 {
		d.over = &over[0]
	}
	today := data.DayOf(d.now.Local())
	if d.steps, err = r.Store.NextSteps(ctx, today.Add(-stepWaits), today); err != nil {
		return err
	}
	d.offers, err = r.Store.OffersToAnswer(ctx, today, today.Add(offersAhead))
	return err
}

// debriefCard offers to look back on an interview that is over, and names the
// next steps whose day has come.
func (r *Room) debriefCard(d day) fyne.CanvasObject {
	if d.over == nil && len(d.steps)+len(d.offers) == 0 {
		return nil
	}
	card := widget.VStack(12)
	if d.over != nil {
		open := widget.NewButton(lang.L("Look back on it"), "L", r.lookBack)
		text := widget.NewText(lang.L("While it is fresh: what did they ask, how did it go? Five minutes."))
		text.Color = theme.Quiet
		card.Add(widget.VStack(4, widget.NewSection(lang.L("How was {{.Name}}?", map[string]any{"Name": words.Interview(*d.over)})), text))
		card.Add(widget.HStack(0, open))
	}
	for n, o := range d.offers {
		if n == mostSteps {
			break
		}
		name := strings.Join(strings.Fields(o.Name), " ")
		if name == "" {
			name = lang.L("an offer")
		}
		open := widget.NewLead(lang.L("Answer {{.Name}}", map[string]any{"Name": name}), func() { r.Window.Go(fmt.Sprintf("offers/%d", o.NegotiationID)) })
		stands := widget.NewQuiet(lang.L("it stands until {{.Day}}", map[string]any{"Day": o.Until.In(time.Local).Format("Monday 2 January")}))
		stands.Color = theme.Accent
		card.Add(widget.VStack(0, open, stands))
	}
	for n, s := range d.steps {
		if n == mostSteps {
			break
		}
		when := lang.L("today")
		if days := s.Day.Until(data.DayOf(d.now.Local())); days > 0 {
			when = words.Past(s.Day, d.now)
		}
		open := widget.NewLead(lang.L("After {{.Name}}: {{.Step}}", map[string]any{"Name": words.Interview(s.Interview), "Step": s.Step}),
			func() { r.Window.Go(fmt.Sprintf("interviews/%d", s.Interview.ID)) })
		card.Add(widget.VStack(0, open, widget.NewQuiet(when)))
	}
	return widget.NewCard(card)
}

// lookBack leads to the look back that is offered.
func (r *Room) lookBack() {
	if r.shown.over != nil {
		r.Window.Go(fmt.Sprintf("debrief/%d", r.shown.over.ID))
	}
}
