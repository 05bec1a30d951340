package offers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/data/bargain"
	"greenroom/ui/folio/paper"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// script is the lines to say, what is said against them, and the questions of
// the deck about pay; all of it can be said aloud.
type script struct {
	page      *page
	lines     *fyne.Container
	shown     []string // what the lines say
	against   *fyne.Container
	questions *fyne.Container
	offers    []data.Offer
	content   *fyne.Container
}

func newScript(p *page) *script {
	s := &script{page: p, lines: widget.VStack(theme.Grid), against: widget.VStack(0), questions: widget.VStack(0)}
	make := widget.NewButton(lang.L("Make the lines from my figures"), "", s.make)
	make.Icon = "edit"
	s.content = widget.VStack(2*theme.Grid,
		section(lang.L("Lines to say"), widget.VStack(theme.Grid, s.lines, widget.Flow(theme.Grid, make))),
		section(lang.L("What they may say"), s.against),
		section(lang.L("Questions about pay"), s.questions))
	for i, line := range p.deps.Pushback {
		if i > 0 {
			s.against.Add(widget.Divider())
		}
		s.against.Add(s.pushback(line))
	}
	p.Filled(func(n data.Negotiation) { s.showLines(n.Script) })
	return s
}

// show shows what belongs to the negotiation.
func (s *script) show(a around) {
	s.offers = a.offers
	s.questions.RemoveAll()
	for i, q := range a.questions {
		if i > 0 {
			s.questions.Add(widget.Divider())
		}
		address := fmt.Sprintf("practise/%d", q.ID)
		s.questions.Add(aloud(q.Text, "", lang.L("Answer aloud"), func() { s.page.deps.Window.Go(address) }))
	}
	s.questions.Refresh()
}

// aloud is something to say, with what leads to where it can be said.
func aloud(text, hint, label string, do func()) fyne.CanvasObject {
	said := widget.VStack(2, widget.NewText(text))
	if hint != "" {
		quiet := widget.NewText(hint)
		quiet.TextSize, quiet.Color = theme.SizeQuiet, theme.Quiet
		said.Add(quiet)
	}
	return widget.Pad(widget.HStackTop(2*theme.Grid, widget.Grow(said), widget.NewHint(label, "", do)), 8, 0, 8, 0)
}

// showLines shows the lines, each to be written over.
func (s *script) showLines(lines []string) {
	s.lines.RemoveAll()
	s.shown = lines
	for i, line := range lines {
		e, text := paper.Text(lang.L("A line of your own"), func(text string) { s.typed(i, text) }, s.page.deps.Window.Window(),
			func() *container.Scroll { return s.page.Content().(*container.Scroll) }, 1)
		e.SetText(line)
		e.OnLeave = s.page.Leave
		number := widget.NewQuiet(fmt.Sprint(i + 1))
		say := widget.NewHint(lang.L("Say it aloud"), "", func() { s.say(i) })
		s.lines.Add(widget.HStackTop(theme.Grid, widget.Pad(widget.Wide(number, 16), 9, 0, 0, 0), widget.Grow(text), widget.Pad(say, 9, 0, 0, 0)))
	}
	s.lines.Refresh()
	s.page.Again()
}

func (s *script) typed(i int, text string) {
	if i >= len(s.shown) || s.shown[i] == text {
		return
	}
	s.shown = slices.Clone(s.shown)
	s.shown[i] = text
	lines := s.shown
	s.page.Change(func(n *data.Negotiation) { n.Script = lines })
}

// make makes the lines from the figures. Those that were can be had back.
func (s *script) make() {
	before := s.page.value().Script
	lines := bargain.Script(s.page.value(), s.offers)
	s.page.Change(func(n *data.Negotiation) { n.Script = lines })
	s.showLines(lines)
	s.page.Leave()
	if len(before) > 0 && !slices.Equal(before, lines) {
		s.page.undoable(lang.L("New lines made"), func(n *data.Negotiation) { n.Script = before })
	}
}

// undoable says what was done and offers to undo it, in the negotiation that is
// open now.
func (p *page) undoable(text string, undo func(n *data.Negotiation)) {
	d := p.Folio.Draft()
	p.deps.Window.Undoable(text, func(context.Context) error {
		fyne.Do(func() {
			d.Change(undo)
			p.deps.Window.Beside(d.Flush)
			if p.Folio.Draft() == d {
				p.Show()
			}
		})
		return nil
	})
}

// say leads to where a line can be said, with the line to speak from.
func (s *script) say(i int) {
	n := s.page.value()
	if i >= len(n.Script) || strings.TrimSpace(n.Script[i]) == "" {
		return
	}
	title := commas(n.Title)
	if title == "" {
		title = lang.L("the talk about pay")
	}
	s.page.Stored(lang.L("First say with whom it is."), func(id int64) {
		s.rehearse(func(ctx context.Context) (data.Question, error) {
			uid, err := s.page.deps.Store.UID(ctx, data.Ref{Kind: data.KindNegotiation, ID: id})
			return data.Question{
				Subject: fmt.Sprintf("script/%s-%d", uid, i+1), Outline: n.Script[i], Length: data.LengthShort,
				Text: lang.L("Line {{.N}} for {{.Name}}: say it as you would say it to them.", map[string]any{"N": i + 1, "Name": title}),
				Why:  lang.L("A figure that was said aloud three times comes calmly the fourth time. Say it, stop, and bear the silence."),
			}, err
		})
	})
}

// pushback is something that is said against one, to be answered aloud.
func (s *script) pushback(line bargain.Pushback) fyne.CanvasObject {
	return aloud("“"+line.They+"”", line.Hint, lang.L("Answer aloud"), func() {
		n := s.page.value()
		s.rehearse(func(context.Context) (data.Question, error) {
			return data.Question{Subject: line.Subject(), Text: line.They, Why: line.Hint, Length: data.LengthShort,
				Outline: strings.Join(n.Script, "\n\n")}, nil
		})
	})
}

// rehearse opens the question that stands for something to say.
func (s *script) rehearse(of func(ctx context.Context) (data.Question, error)) {
	s.page.deps.Window.Beside(func() {
		ctx := context.Background()
		q, err := of(ctx)
		if err == nil {
			q, err = s.page.deps.Store.SpokenOf(ctx, q)
		}
		fyne.Do(func() {
			if err != nil {
				s.page.deps.Window.Fail(lang.L("get ready to listen"), err)
				return
			}
			s.page.deps.Window.Go(fmt.Sprintf("practise/%d", q.ID))
		})
	})
}
