package passions

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// path leads through the prompts, one at a time. Any of them can be left and
// taken up again.
type path struct {
	deps    Deps
	prompts []data.Prompt
	at      int
	states  []state

	content  fyne.CanvasObject
	asked    *fyne.Container // the prompt
	far      *widget.Text
	steps    *widget.List[step]
	part     *widget.Text
	question *widget.Heading
	follow   *widget.Text
	example  *widget.Text
	show     *widget.Hint
	answer   *answer
	spoken   *widget.Hint
	say      *widget.Button
	tell     *widget.Button // a key moment, in the narrative
	next     *widget.Button
	buttons  *fyne.Container

	loading task.Latest
	looking task.Latest
	cancel  func()
	here    bool
}

// state is how far a prompt is.
type state struct {
	written  bool // in words, and not only said
	question data.Question
}

func (s state) done() bool { return s.written || s.question.Takes > 0 }

// word says how far it is.
func (s state) word() string {
	switch {
	case s.written && s.question.Takes > 0:
		return lang.L("written and said")
	case s.written:
		return lang.L("written")
	case s.question.Takes > 0:
		return lang.L("said")
	}
	return lang.L("open")
}

// step is a prompt in the list.
type step struct {
	number int
	prompt data.Prompt
	state  state
}

func newPath(deps Deps) *path {
	p := &path{deps: deps, prompts: deps.Prompts.Path, at: -1, states: make([]state, len(deps.Prompts.Path))}
	p.build()
	p.cancel = deps.Store.Subscribe(func(kind data.Kind) {
		if kind == data.KindEntry || kind == data.KindTake {
			fyne.Do(func() {
				if p.here {
					p.look()
				}
			})
		}
	})
	return p
}

func (p *path) build() {
	p.far = widget.NewText("")
	p.far.Color = theme.Quiet
	p.steps = widget.NewList(newStepRow)
	p.steps.OnSelect = func(s step) { p.open(s.number) }
	p.steps.OnOpen = func(s step) { p.write() }
	steps := widget.NewCard(widget.VStack(theme.Grid, widget.Pad(p.far, 20, 20, 0, 20), widget.Grow(widget.Pad(p.steps, 0, 0, 8, 0))))
	steps.Padding = 0

	p.part = widget.NewQuiet("")
	p.question = widget.NewHeading("", theme.SizeHeading)
	p.follow = widget.NewText("")
	p.example = widget.NewText("")
	p.example.Color = theme.Quiet
	p.example.Hide()
	p.show = widget.NewHint(lang.L("An example"), "E", p.turnExample)
	p.answer = newAnswer(p.deps, false, lang.L("In your own words. A few lines are enough."), p.look)
	p.spoken = widget.NewHint("", "", p.hear)
	p.spoken.Hide()
	p.say = widget.NewButton(lang.L("Say it instead"), lang.L("Space"), p.speak)
	p.say.Icon = "microphone"
	name := widget.NewButton(lang.L("Make a passion of it"), "", p.name)
	p.tell = widget.NewButton(lang.L("Into your narrative"), "", p.narrate)
	p.next = widget.NewButton(lang.L("Next"), "→", func() { p.step(1) })
	p.next.Style = widget.Filled
	p.asked = widget.VStack(theme.Grid, p.part, p.question, p.follow, widget.HStack(0, p.show), p.example)
	p.buttons = widget.Flow(theme.Grid, p.next, p.say, name, p.tell)
	below := widget.VStack(theme.Grid, p.answer.under(), p.spoken, p.buttons)
	one := widget.NewCard(widget.VStack(0, widget.Grow(p.answer.lay(p.asked)), widget.Pad(below, 0, 22, 20, 22)))
	one.Padding = 0
	p.content = widget.Page(widget.NewHeading(lang.L("What moves you"), theme.SizeTitle), widget.Columns(steps, one, 0.36), nil)
}

// Content implements [room.Room].
func (p *path) Content() fyne.CanvasObject { return p.content }

// Enter implements [room.Room]. It takes "" for where one stopped, or else the
// first prompt that is open, and the key of a prompt.
func (p *path) Enter(rest string) {
	p.here = true
	wanted := slices.IndexFunc(p.prompts, func(one data.Prompt) bool { return one.Key == rest })
	if wanted < 0 {
		wanted = p.at
	}
	if wanted >= 0 {
		p.look()
		p.open(wanted)
		return
	}
	p.loading.Run(func(ctx context.Context) func() { // which nothing but another prompt ends
		states, err := p.readStates(ctx)
		return func() {
			p.showStates(states, err)
			p.open(max(0, slices.IndexFunc(p.states, func(s state) bool { return !s.done() })))
		}
	})
}

// Leave implements [room.Room].
func (p *path) Leave() {
	p.here = false
	go p.answer.flush()
}

// Flush implements [room.Flusher].
func (p *path) Flush() { p.answer.flush() }

// Close implements [room.Closer].
func (p *path) Close() {
	p.cancel()
	p.loading.Cancel()
	p.looking.Cancel()
	p.loading.Wait()
	p.looking.Wait()
}

// TypedKey implements [room.KeyTaker].
func (p *path) TypedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyRight, fyne.KeyDown:
		p.step(1)
	case fyne.KeyLeft, fyne.KeyUp:
		p.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.write()
	case fyne.KeySpace:
		p.speak()
	case fyne.KeyE:
		p.turnExample()
	default:
		return false
	}
	return true
}

func (p *path) write() { p.deps.Window.Window().Canvas().Focus(p.answer.field) }

// step goes on, or back. After the last prompt come the passions.
func (p *path) step(by int) {
	next := p.at + by
	switch {
	case next >= len(p.prompts):
		p.deps.Window.Go("passions")
	case next >= 0:
		p.open(next)
	}
}

// readStates reads how far each prompt is.
func (p *path) readStates(ctx context.Context) ([]state, error) {
	states := make([]state, len(p.prompts))
	for i, prompt := range p.prompts {
		lines, err := p.deps.Store.Entries(ctx, data.EntryFilter{Prompt: prompt.Key, Private: true, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(lines) > 0 {
			states[i].written = lines[0].Excerpt != ""
		}
		states[i].question, err = p.deps.Store.Spoken(ctx, prompt.Subject())
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return nil, err
		}
	}
	return states, nil
}

// look shows anew how far the prompts are.
func (p *path) look() {
	p.looking.Run(func(ctx context.Context) func() {
		states, err := p.readStates(ctx)
		return func() { p.showStates(states, err) }
	})
}

func (p *path) showStates(states []state, err error) {
	if err != nil {
		p.deps.Window.Fail(lang.L("read how far you are"), err)
		return
	}
	p.states = states
	done := 0
	all := make([]step, len(p.prompts))
	for i, prompt := range p.prompts {
		all[i] = step{i, prompt, states[i]}
		if states[i].done() {
			done++
		}
	}
	p.steps.SetItems(all)
	p.steps.Select(p.at)
	switch done {
	case 0:
		p.far.SetText(lang.L("Seven questions. Take one a day, or all on a quiet evening; leave out what says nothing to you."))
	case len(p.prompts):
		p.far.SetText(lang.L("All seven are answered. Read them once more: what comes back is worth a name."))
	default:
		p.far.SetText(lang.L("{{.Done}} of {{.All}} are answered. The others wait.", map[string]any{"Done": done, "All": len(p.prompts)}))
	}
	p.showSpoken()
}

// open shows a prompt with what was answered to it.
func (p *path) open(i int) {
	p.at = i
	prompt := p.prompts[i]
	p.loading.Run(func(ctx context.Context) func() {
		d, err := p.answer.read(ctx, prompt)
		return func() {
			if err != nil {
				p.deps.Window.Fail(lang.L("open this question"), err)
				return
			}
			p.steps.Select(i)
			p.part.SetText(partName(prompt.Part) + " · " + strconv.Itoa(i+1) + " / " + strconv.Itoa(len(p.prompts)))
			p.question.SetText(prompt.Text)
			p.follow.SetText(prompt.FollowUp)
			p.example.SetText("“" + prompt.Example + "”")
			p.example.Hide()
			p.show.SetLabel(lang.L("An example"))
			if prompt.Part == data.PromptMoments {
				p.tell.Show()
			} else {
				p.tell.Hide()
			}
			p.buttons.Refresh() // they may need another row
			p.showSpoken()
			p.answer.put(d)
		}
	})
}

func partName(part data.PromptPart) string {
	if part == data.PromptMoments {
		return lang.L("A key moment")
	}
	return lang.L("What moves you")
}

// showSpoken says how often the prompt was answered aloud.
func (p *path) showSpoken() {
	if p.at < 0 {
		return
	}
	q := p.states[p.at].question
	p.say.SetLabel(lang.L("Say it instead"))
	if q.Takes == 0 {
		p.spoken.Hide()
		return
	}
	p.say.SetLabel(lang.L("Say it again"))
	p.spoken.SetLabel(lang.N("Said {{.Count}} times, last {{.When}}. Hear it", q.Takes, map[string]any{
		"Count": q.Takes, "When": words.When(q.LastTake, p.deps.Store.Now())}))
	p.spoken.Show()
}

// turnExample shows how somebody might answer, or hides it.
func (p *path) turnExample() {
	if p.example.Visible() {
		p.example.Hide()
		p.show.SetLabel(lang.L("An example"))
	} else {
		p.example.Show()
		p.show.SetLabel(lang.L("Without the example"))
	}
	p.answer.page.Content.Refresh()
}

// hear opens what was said.
func (p *path) hear() { p.deps.Window.Go(fmt.Sprintf("practise/%d", p.states[p.at].question.ID)) }

// speak lets the prompt be answered aloud.
func (p *path) speak() {
	if p.at < 0 {
		return
	}
	prompt := p.prompts[p.at]
	p.deps.Window.Beside(func() {
		p.answer.flush()
		ctx := context.Background()
		q, err := p.deps.Store.Spoken(ctx, prompt.Subject())
		if err == nil || errors.Is(err, data.ErrNotFound) {
			q, err = p.deps.Store.SpokenOf(ctx, data.Question{ // an outline that is there stays
				Subject: prompt.Subject(), Text: prompt.Text, Why: prompt.FollowUp, Length: data.LengthStory, Outline: q.Outline, Steps: q.Steps,
			})
		}
		fyne.Do(func() {
			if err != nil {
				p.deps.Window.Fail(lang.L("open this question to speak"), err)
				return
			}
			p.deps.Window.Go(fmt.Sprintf("practise/%d", q.ID))
		})
	})
}

// name begins a passion from what was written.
func (p *path) name() { p.goOn("passions/new") }

// narrate takes a key moment into the narrative.
func (p *path) narrate() { p.goOn("narrative/new") }

// goOn opens a new thing, made of the answer if there is one.
func (p *path) goOn(address string) {
	d := p.answer.draft
	if p.at < 0 || d == nil {
		return
	}
	p.deps.Window.Beside(func() {
		p.answer.flush()
		fyne.Do(func() {
			if d.ID() == 0 {
				p.deps.Window.Go(address)
				return
			}
			p.deps.Window.Go(fmt.Sprintf("%s/entry/%d", address, d.ID()))
		})
	})
}
