package today

import (
	"context"
	"fmt"
	"slices"
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
	thanksWithin = 24 * time.Hour      // of a talk
	thanksWaits  = 72 * time.Hour      // how long after a talk a thank-you is offered
	silenceLasts = 7 * 24 * time.Hour  // until one may ask how things stand
	silenceWaits = 21 * 24 * time.Hour // how long after a talk that is offered
	noWaits      = 4 * 24 * time.Hour  // how long a kind answer to a no is offered
	lettersAhead = 48 * time.Hour      // how long before its time a letter is shown
	lettersShown = 3

	lessonsAhead = 3 // how many days before its day a plan is shown
	adviceWaits  = 7 // after how many days without an answer feedback is shown
	learnShown   = 3
)

// loadLetters reads the letters whose time has come, the talks for which nobody
// was thanked yet, and those of which no word came, or a no.
func (r *Room) loadLetters(ctx context.Context, d *day) (err error) {
	if d.letters, err = r.Store.Letters(ctx, data.LetterFilter{Due: d.now.Add(lettersAhead), Limit: lettersShown}); err != nil {
		return err
	}
	if d.thank, err = r.Store.InterviewsToThank(ctx, d.now.Add(-thanksWaits)); err != nil {
		return err
	}
	d.thank = d.thank[:min(len(d.thank), lettersShown)]
	d.silent, err = r.Store.Silence(ctx, d.now.Add(-silenceWaits), d.now.Add(-silenceLasts))
	if err != nil {
		return err
	}
	d.silent = d.silent[:min(len(d.silent), lettersShown)]
	if d.refused, err = r.Store.ToAnswerKindly(ctx, d.now.Add(-noWaits)); err != nil {
		return err
	}
	d.refused = slices.DeleteFunc(d.refused, func(i data.Interview) bool { // a thank-you is an answer too
		return slices.ContainsFunc(d.thank, func(other data.Interview) bool { return other.ID == i.ID })
	})
	d.refused = d.refused[:min(len(d.refused), lettersShown)]
	return nil
}

// lettersCard names the letters, each with the hours left.
func (r *Room) lettersCard(d day) fyne.CanvasObject {
	if len(d.letters)+len(d.thank)+len(d.silent)+len(d.refused) == 0 {
		return nil
	}
	list := widget.VStack(12, widget.NewSection(lang.L("A few lines to write")))
	add := func(name, address string, due time.Time) {
		open := widget.NewLead(name, func() { r.Window.Go(address) })
		left := widget.NewQuiet(words.Left(due, d.now))
		if due.After(d.now) {
			left.Color = theme.Accent
		}
		list.Add(widget.VStack(0, open, left))
	}
	for _, i := range d.thank {
		add(lang.L("Thank for the talk: {{.Name}}", map[string]any{"Name": words.Interview(i)}), fmt.Sprintf("letters/new/thanks/interview/%d", i.ID),
			i.End().Add(thanksWithin))
	}
	for _, l := range d.letters {
		subject := strings.Join(strings.Fields(l.Subject), " ")
		if subject == "" {
			subject = lang.L("A letter without a subject")
		}
		add(subject, fmt.Sprintf("letters/%d", l.ID), l.Due)
	}
	for _, i := range d.refused {
		open := widget.NewLead(lang.L("Answer kindly: {{.Name}}", map[string]any{"Name": words.Interview(i)}),
			func() { r.Window.Go(fmt.Sprintf("letters/new/rejection/interview/%d", i.ID)) })
		list.Add(widget.VStack(0, open, widget.NewQuiet(lang.L("They said no this time; a kind word keeps the door open"))))
	}
	for _, i := range d.silent {
		open := widget.NewLead(lang.L("Ask how things stand: {{.Name}}", map[string]any{"Name": words.Interview(i)}),
			func() { r.Window.Go(fmt.Sprintf("letters/new/silence/interview/%d", i.ID)) })
		list.Add(widget.VStack(0, open, widget.NewQuiet(lang.L("no word since {{.When}}", map[string]any{"When": i.End().Local().Format("2 January")}))))
	}
	return widget.NewCard(list)
}

// loadLearning reads what is to be learned by these days, and feedback that has
// been waited for.
func (r *Room) loadLearning(ctx context.Context, d *day) (err error) {
	today := data.DayOf(d.now.Local())
	if d.lessons, err = r.Store.Lessons(ctx, data.TaskFilter{Unfinished: true, Until: today.Add(lessonsAhead), Limit: learnShown}); err != nil {
		return err
	}
	d.advice, err = r.Store.Advice(ctx, data.AdviceFilter{Unanswered: today.Add(-adviceWaits), Limit: learnShown})
	return err
}

// learningCard names what is to be learned, and whom one may kindly ask again.
func (r *Room) learningCard(d day) fyne.CanvasObject {
	if len(d.lessons)+len(d.advice) == 0 {
		return nil
	}
	list := widget.VStack(12, widget.NewSection(lang.L("To learn and to hear")))
	for _, l := range d.lessons {
		title := strings.Join(strings.Fields(l.Title), " ")
		if title == "" {
			title = lang.L("A plan without a name")
		}
		open := widget.NewLead(title, func() { r.Window.Go(fmt.Sprintf("learning/lesson/%d", l.ID)) })
		list.Add(widget.VStack(0, open, widget.NewQuiet(dueWord(l.Day, d.now))))
	}
	for _, a := range d.advice {
		who := strings.Join(strings.Fields(a.Who), " ")
		if who == "" {
			who = lang.L("Somebody")
		}
		open := widget.NewLead(lang.L("Feedback of {{.Name}}", map[string]any{"Name": who}), func() { r.Window.Go(fmt.Sprintf("learning/advice/%d", a.ID)) })
		days := a.Asked.Until(data.DayOf(d.now.Local()))
		list.Add(widget.VStack(0, open, widget.NewQuiet(lang.N("asked {{.Count}} days ago", days, map[string]any{"Count": days}))))
	}
	return widget.NewCard(list)
}
