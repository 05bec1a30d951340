package companies

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// matchesOffered is how many stories, and how many passions, are listed at a time.
const matchesOffered = 20

// match is something of the person's that can answer a skill.
type match struct {
	data.Ref
	name string
}

// matching is the sheet on which something of the person's is chosen.
type matching struct {
	page    *page
	sheet   *widget.Sheet
	search  *widget.SearchField
	list    *widget.List[match]
	none    *widget.Text // there is nothing to choose
	choose  func(match)
	shown   string // what the list shows the choices for
	entered bool   // Enter was pressed before they were there
	loading task.Latest
}

// choose lets any story or passion be found and answer a skill, also one that
// has none of its words.
func (s *skills) choose(i int) {
	win := s.page.deps.Window.Window()
	m := &matching{page: s.page, list: widget.NewList(newMatchRow), none: widget.NewQuiet("")}
	m.choose = func(one match) {
		m.sheet.Close()
		s.link(i, func(k *data.JobSkill) { one.answer(k) })
	}
	m.search = widget.NewSearchField(lang.L("A story or a passion"), m.find)
	m.search.OnEnter = m.enter
	m.search.OnDown = func() { win.Canvas().Focus(m.list) }
	m.list.OnUp = func() { win.Canvas().Focus(m.search) }
	m.list.OnOpen = m.choose
	title := lang.L("What of yours answers it?")
	if name := strings.TrimSpace(s.list.values()[i].Name); name != "" {
		title = lang.L("What of yours answers “{{.Skill}}”?", map[string]any{"Skill": short(name, nameLetters)})
	}
	cancel := widget.NewButton(lang.L("Cancel"), lang.L("Esc"), func() { m.sheet.Close() })
	m.sheet = widget.NewSheet(title, widget.VStack(2*theme.Grid, m.search, m.none, widget.Tall(widget.Pad(m.list, 0, -8, 0, -8), 300)), cancel)
	m.sheet.OnClosed = m.loading.Cancel
	m.sheet.Open(win)
	m.find("")
}

// enter takes what is marked, once the list fits what was typed.
func (m *matching) enter() {
	if m.shown != m.search.Text {
		m.entered = true
		return
	}
	if one, any := m.list.Selected(); any {
		m.choose(one)
	}
}

func (m *matching) find(text string) {
	m.entered = false
	m.loading.Run(func(ctx context.Context) func() {
		all, err := matches(ctx, m.page.deps.Store, text)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				m.page.deps.Window.Fail(lang.L("look for what answers it"), err)
				return
			}
			m.shown = text
			m.none.SetText(lang.L("Choose by the arrows and Enter."))
			if len(all) == 0 {
				m.none.SetText(lang.L("No story and no passion of yours has these words yet."))
			}
			m.list.SetItems(all)
			m.list.ScrollToTop()
			m.list.Select(0)
			if m.entered {
				m.enter()
			}
		}
	})
}

// answer has it answer a skill.
func (m match) answer(k *data.JobSkill) {
	if m.Kind == data.KindPassion {
		k.PassionID = m.ID
		return
	}
	k.StoryID = m.ID
}

// matches lists the stories and passions that have some words, all for none.
func matches(ctx context.Context, store Store, text string) (all []match, err error) {
	stories, err := store.Stories(ctx, data.StoryFilter{Text: text, Limit: matchesOffered})
	if err != nil {
		return nil, err
	}
	for _, story := range stories {
		all = append(all, match{data.Ref{Kind: data.KindStory, ID: story.ID}, headline(story)})
	}
	passions, err := store.Passions(ctx, data.PassionFilter{Text: text, Limit: matchesOffered})
	for _, passion := range passions {
		all = append(all, match{data.Ref{Kind: data.KindPassion, ID: passion.ID}, passion.Name})
	}
	return all, err
}

// newMatchRow makes a row for a story or a passion: its name, and which it is.
func newMatchRow() widget.Row[match] {
	name, kind := widget.NewLabel(" "), widget.NewQuiet(" ")
	var content fyne.CanvasObject = widget.VStack(0, name, kind)
	return widget.NewRow(content, func(m match) {
		name.SetText(m.name)
		kind.SetText(" ")
		if m.ID != 0 {
			kind.SetText(words.Kind(m.Kind))
		}
	})
}
