package companies

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/room"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// story is the page that tells what happened with a company, in the order of
// time. Each line opens what it tells of.
type story struct {
	deps    Deps
	heading *widget.Heading
	about   *widget.Text
	list    *widget.List[data.Happening]
	content fyne.CanvasObject

	id      int64
	here    bool
	loading task.Latest
	cancel  func()
}

func newStory(deps Deps) *story {
	s := &story{deps: deps, heading: widget.NewHeading("", theme.SizeTitle), about: widget.NewQuiet("")}
	s.heading.MaxLines = 2
	s.list = widget.NewList(func() widget.Row[data.Happening] { return newHappeningRow(deps.Store.Now) })
	s.list.OnOpen = s.open
	s.list.Same = func(a, b data.Happening) bool {
		return a.Kind == b.Kind && a.Ref == b.Ref && a.At.Equal(b.At) && a.Title == b.Title
	}
	file := widget.NewButton(lang.L("The file"), lang.L("Esc"), func() { deps.Window.Go("companies/" + number(s.id)) })
	card := widget.NewCard(widget.Pad(s.list, 8, 0, 0, 0))
	card.Padding = 0
	s.content = widget.Page(widget.HStack(2*theme.Grid, widget.Grow(widget.VStack(0, s.about, s.heading)), file), card, nil)
	s.cancel = deps.Store.Subscribe(func(data.Kind) { fyne.Do(s.again) })
	return s
}

func (s *story) enter(id int64) {
	s.here = true
	if s.id != id {
		s.id = id
		s.list.SetItems(nil)
		s.list.ScrollToTop()
	}
	s.reload()
}

func (s *story) leave() {
	s.here = false
	s.loading.Cancel()
}

func (s *story) close() {
	s.cancel()
	s.loading.Cancel()
	s.loading.Wait()
}

// again follows what is stored.
func (s *story) again() {
	if s.here {
		s.reload()
	}
}

func (s *story) reload() {
	id := s.id
	s.loading.Run(func(ctx context.Context) func() {
		told, err := s.deps.Store.CompanyStory(ctx, id)
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				s.deps.Window.Fail(lang.L("tell the story of this company"), err)
				return
			}
			s.show(told)
		}
	})
}

func (s *story) show(told []data.Happening) {
	for _, h := range told {
		if h.Kind == data.HappenedFile {
			name := strings.TrimSpace(h.Title)
			if name == "" {
				name = lang.L("A company without a name")
			}
			s.heading.SetText(name)
		}
	}
	s.about.SetText(lang.L("The story so far"))
	s.content.Refresh() // a long name takes two lines
	s.list.SetItems(told)
}

func (s *story) open(h data.Happening) {
	address := room.Address(h.Ref, h.Within)
	if h.Kind == data.HappenedDebrief {
		address = "debrief/" + number(h.ID)
	}
	if address != "" {
		s.deps.Window.Go(address)
	}
}

// typedKey goes to the list by the arrow keys, and back to the file.
func (s *story) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.deps.Window.Window().Canvas().Focus(s.list)
		s.list.TypedKey(key)
	case fyne.KeyEscape:
		s.deps.Window.Go("companies/" + number(s.id))
	default:
		return false
	}
	return true
}

// dateWidth is the column of when it happened.
const dateWidth = 108

func newHappeningRow(now func() time.Time) widget.Row[data.Happening] {
	when, what, title := widget.NewQuiet(" "), widget.NewQuiet(" "), widget.NewSection(" ")
	icon := widget.NewIcon("note", theme.Quiet, 18)
	when.MaxLines, what.MaxLines, title.MaxLines = 1, 1, 1
	content := widget.HStack(2*theme.Grid, widget.Wide(when, dateWidth), icon, widget.Grow(widget.VStack(2, title, what)))
	return widget.NewRow[data.Happening](content, func(h data.Happening) {
		if h.Kind == "" {
			when.SetText(" ")
			what.SetText(" ")
			title.SetText(" ")
			return
		}
		when.SetText(h.At.Local().Format("2 Jan 2006"))
		title.SetText(orSpace(h.Title))
		what.SetText(strings.Join(told(h, now()), " · "))
		icon.Set(happeningIcon(h.Kind), theme.Quiet)
	})
}

func orSpace(text string) string {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return " "
	}
	return text
}

// told says what happened: its kind, how it went, and the first words on it.
func told(h data.Happening, now time.Time) []string {
	said := []string{happeningName(h, now)}
	if h.Went > 0 && h.Went <= len(wentNames()) {
		said = append(said, wentNames()[h.Went-1])
	}
	if text := orSpace(h.Text); text != " " {
		letters := []rune(text)
		said = append(said, string(letters[:min(len(letters), 160)]))
	}
	return said
}

func wentNames() []string {
	return []string{lang.L("stuck"), lang.L("got there"), lang.L("smooth"), lang.L("owned it")}
}

// happeningName is what a happening is.
func happeningName(h data.Happening, now time.Time) string {
	switch h.Kind {
	case data.HappenedFile:
		return lang.L("You began this file")
	case data.HappenedTake:
		return lang.L("You said it aloud, {{.When}}", map[string]any{"When": words.When(h.At, now)})
	case data.HappenedRun:
		return lang.L("Mock interview")
	case data.HappenedInterview:
		if h.At.After(now) {
			return lang.L("Interview, {{.When}}", map[string]any{"When": words.Coming(h.At, now)})
		}
		return lang.L("Interview")
	case data.HappenedMet:
		if h.At.After(now) {
			return lang.L("You will meet them")
		}
		return lang.L("You met")
	case data.HappenedAsked:
		return lang.L("They asked")
	case data.HappenedDebrief:
		return lang.L("You looked back")
	case data.HappenedGap:
		return lang.L("Something to find out")
	case data.HappenedTouch:
		return lang.L("You were in touch")
	case data.HappenedDraft:
		return lang.L("A letter, not sent yet")
	case data.HappenedLetter:
		return lang.L("You wrote")
	case data.HappenedNegotiation:
		return lang.L("The talk about pay")
	case data.HappenedOffer:
		return lang.L("An offer")
	case data.HappenedNote:
		return lang.L("In your journal")
	}
	return ""
}

// happeningIcon is the shape that goes with it.
func happeningIcon(kind data.HappeningKind) string {
	switch kind {
	case data.HappenedFile:
		return "folder"
	case data.HappenedTake, data.HappenedRun:
		return "microphone"
	case data.HappenedInterview:
		return "interviews"
	case data.HappenedMet, data.HappenedTouch:
		return "person"
	case data.HappenedAsked, data.HappenedGap:
		return "info"
	case data.HappenedDebrief, data.HappenedNote:
		return "journal"
	case data.HappenedDraft, data.HappenedLetter:
		return "edit"
	}
	return "note"
}
