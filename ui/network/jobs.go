package network

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/who"
	"greenroom/ui/widget"
)

// jobs is what somebody did before, and the offer to keep what they did until
// now.
type jobs struct {
	card    *card
	was     data.Job        // what they did when the card was opened
	asked   *widget.Text    // whether to keep it
	offer   *fyne.Container // the question with its two answers
	list    *fyne.Container
	content fyne.CanvasObject
}

func newJobs(c *card) *jobs {
	j := &jobs{card: c, asked: widget.NewQuiet(""), list: widget.VStack(0)}
	keep := widget.NewHint(lang.L("Keep it below"), "", j.keep)
	forget := widget.NewHint(lang.L("No, it was a slip"), "", j.forget)
	j.offer = widget.VStack(4, j.asked, widget.HStack(2*theme.Grid, keep, forget))
	j.offer.Hide()
	add := widget.NewHint(lang.L("Add an earlier job"), "", func() { j.set(append(j.now(), data.Job{})) })
	j.content = widget.VStack(0, j.list, widget.Pad(widget.HStack(0, add), 9, 0, 9, 0))
	return j
}

// now are the earlier jobs of the open contact.
func (j *jobs) now() []data.Job { return slices.Clone(j.card.value().Jobs) }

// show lists the earlier jobs of a contact.
func (j *jobs) show(p data.Contact) {
	j.was = present(p)
	j.offer.Hide()
	j.arrange(p.Jobs)
}

// present is what somebody does now.
func present(p data.Contact) data.Job {
	return data.Job{Company: strings.TrimSpace(p.Company), Role: strings.TrimSpace(p.Role)}
}

// changed asks whether to keep what they did, once they do something else.
func (j *jobs) changed() {
	now := present(j.card.value())
	moved := j.was != now && j.was.Company+j.was.Role != "" && now.Company+now.Role != ""
	if moved == j.offer.Visible() {
		if !moved && j.was.Company+j.was.Role == "" {
			j.was = now
		}
		return
	}
	if moved {
		j.asked.SetText(lang.L("Keep “{{.Job}}” among what they did before?", map[string]any{"Job": strings.TrimSpace(who.Does(j.was.Role, j.was.Company))}))
		j.offer.Show()
	} else {
		j.offer.Hide()
	}
	j.card.content.Content.Refresh()
}

func (j *jobs) keep() {
	j.set(append([]data.Job{j.was}, j.now()...))
	j.forget()
}

func (j *jobs) forget() {
	j.was = present(j.card.value())
	j.offer.Hide()
	j.card.content.Content.Refresh()
}

// set changes the earlier jobs and lists them.
func (j *jobs) set(all []data.Job) {
	j.card.change(func(p *data.Contact) { p.Jobs = all })
	j.card.leave()
	j.arrange(all)
	j.card.content.Content.Refresh()
}

func (j *jobs) arrange(all []data.Job) {
	j.list.RemoveAll()
	for i, job := range all {
		j.list.Add(j.row(i, job))
	}
}

// row is one job: role, company and when, each a field.
func (j *jobs) row(i int, job data.Job) fyne.CanvasObject {
	field := func(placeholder, text string, set func(job *data.Job, text string)) *widget.Entry {
		e := widget.NewEntry(placeholder, nil)
		e.SetText(text)
		e.OnChanged = func(text string) {
			all := j.now()
			if i < len(all) {
				set(&all[i], text)
				j.card.change(func(p *data.Contact) { p.Jobs = all })
			}
		}
		e.OnLeave = j.card.leave
		e.OnEnter = func() { j.card.win.Window().Canvas().FocusNext() }
		return e
	}
	at := widget.NewLabel(lang.L("at"))
	at.Color = theme.Quiet
	role := field(lang.L("Earlier role"), job.Role, func(job *data.Job, text string) { job.Role = text })
	does := paper.Hug(role, at, field(lang.L("Earlier company"), job.Company, func(job *data.Job, text string) { job.Company = text }))
	paper.Also(role, func() { does.Refresh() })
	period := field(lang.L("From when to when"), job.Period, func(job *data.Job, text string) { job.Period = text })
	remove := widget.NewIconButton("close", lang.L("Take this job out"), func() {
		if all := j.now(); i < len(all) {
			j.set(slices.Delete(all, i, i+1))
		}
	})
	return widget.HStack(theme.Grid, widget.Grow(widget.VStack(0, does, paper.Field(period))), remove)
}
