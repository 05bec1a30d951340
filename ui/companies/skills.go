package companies

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// skillsSuggested is how many skills are suggested from a text at most.
const skillsSuggested = 12

// fitLetters is how much of the name of what fits a skill a chip has room for.
const fitLetters = 18

// skillShare is how much of the width the skills themselves have.
const skillShare = 0.4

// skills is what the job asks for on the left, and on the right what of the
// person's answers it.
type skills struct {
	page    *page
	list    *listOf[data.JobSkill]
	sum     *widget.Text
	said    string                  // by sum
	mine    map[int]*fyne.Container // what answers a skill, by its row
	content fyne.CanvasObject
}

func newSkills(p *page) *skills {
	s := &skills{page: p, sum: widget.NewText(""), mine: map[int]*fyne.Container{}}
	s.sum.Color = theme.Quiet
	suggest := widget.NewButton(lang.L("Suggest from the text"), "", s.suggest)
	add := widget.NewHint(lang.L("Add a skill"), "", func() { s.list.add(data.JobSkill{}) })
	s.list = newList(p, func(f *data.Company) *[]data.JobSkill { return &f.Skills }, suggest, add)
	s.list.row = s.row
	s.content = widget.VStack(theme.Grid, s.sum, s.list.content)
	return s
}

// row shows a skill and what answers it.
func (s *skills) row(i int, skill data.JobSkill) fyne.CanvasObject {
	name, named := s.page.line(lang.L("A skill"), skill.Name, func(text string) {
		s.list.edit(i, func(k *data.JobSkill) { k.Name = text })
		s.summarise()
	})
	name.OnLeave = func() {
		s.page.form.Leave()
		s.page.form.Folio.PrepareAgain() // what fits it may be something else now
	}
	_, noted := s.page.line(lang.L("In your words"), skill.Note, func(text string) {
		s.list.edit(i, func(k *data.JobSkill) { k.Note = text })
		s.summarise()
	})
	s.mine[i] = widget.VStack(theme.Grid)
	s.answer(i, skill)
	both := widget.Columns(widget.VStack(0, named), widget.VStack(0, widget.Pad(s.mine[i], 6, 0, 0, 0), noted), skillShare)
	label := lang.L("Take “{{.Skill}}” out", map[string]any{"Skill": skill.Name})
	return widget.VStack(0, removing(label, func() { s.list.remove(i, lang.L("Skill taken out")) }, both), widget.Divider())
}

// offer shows anew what answers each skill and what could, and leaves the
// fields alone.
func (s *skills) offer() {
	for i, skill := range s.list.values() {
		if s.mine[i] != nil {
			s.answer(i, skill)
		}
	}
	s.summarise()
}

// answer shows what answers one skill, and what else would fit.
func (s *skills) answer(i int, skill data.JobSkill) {
	mine, k := s.mine[i], s.page.known
	mine.RemoveAll()
	answers := widget.Flow(theme.Grid)
	story, told := k.stories[skill.StoryID]
	if told {
		answers.Add(s.chosen(headline(story), "stories/"+number(story.ID), func() { s.link(i, func(k *data.JobSkill) { k.StoryID = 0 }) }))
	}
	passion, moved := k.passion(skill.PassionID)
	if moved {
		answers.Add(s.chosen(passion.Name, "passions/"+number(passion.ID), func() { s.link(i, func(k *data.JobSkill) { k.PassionID = 0 }) }))
	}
	if !told || !moved {
		s.suit(i, skill, !told, !moved, answers)
	}
	mine.Add(answers)
	mine.Refresh()
}

// suit adds to the answers of a skill the stories and passions that would fit
// it, and says when there are none.
func (s *skills) suit(i int, skill data.JobSkill, stories, passions bool, answers *fyne.Container) {
	fit, read := s.page.known.fits[skill.Name]
	for _, story := range fit.Stories {
		if stories {
			answers.Add(widget.NewChip("+ "+short(headline(story.Story), fitLetters), func() { s.link(i, func(k *data.JobSkill) { k.StoryID = story.ID }) }))
		}
	}
	for _, passion := range fit.Passions {
		if passions {
			answers.Add(widget.NewChip("+ "+short(passion.Name, fitLetters), func() { s.link(i, func(k *data.JobSkill) { k.PassionID = passion.ID }) }))
		}
	}
	if name := strings.TrimSpace(skill.Name); read && len(answers.Objects) == 0 && !skill.Answered() && name != "" {
		gap := widget.NewText(lang.L("Nothing of yours names it yet."))
		gap.Color = theme.Quiet
		s.mine[i].Add(gap)
		answers.Add(widget.NewHint(lang.L("Write a story for it"), "", func() { s.page.deps.Window.Go("stories/new/skill/" + name) }))
	}
	answers.Add(widget.NewChip(lang.L("+ Another of yours"), func() { s.choose(i) }))
}

// chosen is something that answers a skill, to open and to take away.
func (s *skills) chosen(name, address string, remove func()) fyne.CanvasObject {
	chip := widget.NewChip(short(name, fitLetters), func() { s.page.deps.Window.Go(address) })
	chip.Selected, chip.OnRemove = true, remove
	return chip
}

// link changes what answers a skill.
func (s *skills) link(i int, change func(k *data.JobSkill)) {
	s.list.edit(i, change)
	s.page.form.Leave()
	s.page.form.Folio.PrepareAgain()
}

// headline is what a story is called, with the figure of its result.
func headline(story data.Story) string {
	title := strings.TrimSpace(story.Title)
	if title == "" {
		title = lang.L("A story without a title")
	}
	if figure := strings.TrimSpace(story.Figure); figure != "" {
		return title + " · " + figure
	}
	return title
}

// summarise says how many of the skills have an answer, and names the gaps.
func (s *skills) summarise() {
	s.page.job.offerReading()
	f := s.page.value()
	open, all := f.Open(), len(tidied(f).Skills)
	says := lang.L("Paste the job description above and have its skills suggested, or add them yourself. Beside each stands what of yours answers it.")
	switch {
	case all > 0 && len(open) == 0:
		says = lang.L("Something of yours answers each of them.")
	case all > 0:
		says = lang.L("{{.Done}} of {{.All}} have something of yours. Still open: {{.Open}}.",
			map[string]any{"Done": all - len(open), "All": all, "Open": strings.Join(open, ", ")})
	}
	if s.said != says {
		s.said = says
		s.sum.SetText(says)
		s.page.form.Again()
	}
}

// suggest offers the skills that are found in the job description.
func (s *skills) suggest() {
	f := s.page.value()
	if strings.TrimSpace(f.Job) == "" {
		s.page.deps.Window.Say(lang.L("Paste the job description first."))
		return
	}
	var options []option
	for _, name := range data.SuggestSkills(f.Job, skillsSuggested) {
		if !slices.ContainsFunc(f.Skills, func(k data.JobSkill) bool { return strings.EqualFold(strings.TrimSpace(k.Name), name) }) {
			options = append(options, option{key: name, text: name, on: true})
		}
	}
	if len(options) == 0 {
		s.page.deps.Window.Say(lang.L("No further skill is found in the text. Add what you read between the lines."))
		return
	}
	tickSheet(s.page.deps.Window.Window(), lang.L("Which of these does the job ask for?"), lang.L("Add these skills"), options, func(chosen []option) {
		var added []data.JobSkill
		for _, o := range chosen {
			added = append(added, data.JobSkill{Name: o.text})
		}
		s.list.add(added...)
		s.page.form.Folio.PrepareAgain()
	})
}
