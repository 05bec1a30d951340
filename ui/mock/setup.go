package mock

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/task"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// setupPage is where a run is set up.
type setupPage struct {
	room    *Room
	content fyne.CanvasObject

	source, themes, industry, interview *widget.Chips
	company                             *widget.Chips
	size, think, chance, most, reading  *widget.Chips
	asker                               *widget.Chips
	name                                *widget.Entry
	confidence                          *widget.Choice
	about                               *fyne.Container // what the source asks for
	withName, withMost                  *fyne.Container
	past                                *fyne.Container

	set     recipe
	known   bool // what the last run was asked for is known
	coming  []data.Interview
	files   []data.Company // those for which questions are chosen
	loading task.Latest
}

func newSetupPage(r *Room) *setupPage {
	p := &setupPage{room: r, set: usualRecipe(), about: container.NewStack(), past: container.NewStack()}
	p.source = chips(func(i int) { p.set.Source = sources()[i]; p.showAbout() },
		lang.L("A mix"), lang.L("Themes"), lang.L("An industry"), lang.L("An interview to come"), lang.L("A company"), lang.L("What is due"), lang.L("Surprise me"))
	p.themes = widget.NewChips(true, func(on []int) {
		p.set.Themes = nil
		for _, i := range on {
			p.set.Themes = append(p.set.Themes, data.Themes()[i])
		}
	})
	var names []string
	for _, theme := range data.Themes() {
		names = append(names, words.Theme(theme))
	}
	p.themes.SetOptions(names...)
	names = nil
	for _, industry := range data.Industries() {
		names = append(names, words.Industry(industry))
	}
	p.industry = chips(func(i int) { p.set.Industry = data.Industries()[i] }, names...)
	p.interview = chips(func(i int) { p.set.Interview = p.coming[i].ID })
	p.company = chips(func(i int) { p.set.Company = p.files[i].ID })
	names = nil
	for _, n := range counts {
		names = append(names, lang.N("{{.Count}} questions", n, map[string]any{"Count": n}))
	}
	for _, minutes := range lengths {
		names = append(names, lang.L("{{.Minutes}} min", map[string]any{"Minutes": minutes}))
	}
	p.size = chips(p.setSize, names...)
	names = nil
	for _, seconds := range thinks {
		names = append(names, thinkTime(seconds))
	}
	p.think = chips(func(i int) { p.set.Think = thinks[i] }, names...)
	p.chance = chips(func(i int) { p.set.Chance = chances[i]; visible(p.withMost, chances[i] > 0) },
		lang.L("Never"), lang.L("Sometimes"), lang.L("Often"))
	names = nil
	for _, n := range maxFollows {
		names = append(names, lang.L("at most {{.Count}}", map[string]any{"Count": n}))
	}
	p.most = chips(func(i int) { p.set.FollowUps = maxFollows[i] }, names...)
	p.reading = chips(func(i int) { p.set.Reading = []reading{readSilently, readBySystem, readByFriend}[i] },
		lang.L("I read it"), lang.L("A voice reads it"), lang.L("A friend's voice, where there is one"))
	p.asker = chips(func(i int) { p.set.Partner = i == 1; visible(p.withName, i == 1) }, lang.L("Greenroom"), lang.L("Somebody beside me"))
	p.name = widget.NewEntry(lang.L("Their name"), nil)
	p.confidence = widget.NewScale(lang.L("shaky"), lang.L("ready"), nil)
	p.withName = widget.VStack(0, widget.Wide(p.name, 200))
	p.withMost = widget.VStack(0, p.most)
	p.layOut()
	p.fill()
	return p
}

// thinks are the thinking times that can be chosen, in seconds.
var thinks = []int{0, 5, 15, 30, 120}

func thinkTime(seconds int) string {
	switch {
	case seconds == 0:
		return lang.L("None")
	case seconds >= 60:
		return lang.L("{{.Minutes}} min", map[string]any{"Minutes": seconds / 60})
	}
	return lang.L("{{.Seconds}} s", map[string]any{"Seconds": seconds})
}

// chips is a row of which one is chosen.
func chips(chosen func(i int), names ...string) *widget.Chips {
	c := widget.NewChips(false, func(on []int) { chosen(on[0]) })
	c.SetOptions(names...)
	return c
}

func (p *setupPage) layOut() {
	begin := widget.NewButton(lang.L("Begin"), lang.L("Space"), p.begin)
	begin.Style, begin.Large = widget.Filled, true
	calm := widget.NewHint(lang.L("Calm down first"), "C", p.calm)
	choices := widget.VStack(3*theme.Grid,
		labelled(lang.L("What is asked"), widget.VStack(theme.Grid, p.source, p.about)),
		labelled(lang.L("How long"), p.size),
		labelled(lang.L("Time to think"), p.think),
		labelled(lang.L("Follow-up questions"), widget.VStack(theme.Grid, p.chance, p.withMost)),
		labelled(lang.L("The question"), p.reading),
		labelled(lang.L("Who asks"), widget.VStack(theme.Grid, p.asker, p.withName)))
	side := widget.VStack(3*theme.Grid,
		widget.NewCard(widget.VStack(2*theme.Grid,
			widget.NewSection(lang.L("How ready do you feel?")), p.confidence,
			widget.NewQuiet(lang.L("Only to see later what practice does.")))),
		p.past)
	body := widget.Columns(widget.NewCard(choices), side, 0.64)
	p.content = widget.Page(
		widget.VStack(0, widget.NewQuiet(lang.L("One question after the other, as in the room itself.")), widget.NewHeading(lang.L("Mock interview"), theme.SizeTitle)),
		widget.Scroll(body),
		widget.HStack(3*theme.Grid, begin, calm))
}

func labelled(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return widget.VStack(theme.Grid, widget.NewSection(label), field)
}

// fill shows the recipe.
func (p *setupPage) fill() {
	set := &p.set
	p.source.SetSelected(max(0, slices.Index(sources(), set.Source)))
	var on []int
	for _, theme := range set.Themes {
		on = append(on, slices.Index(data.Themes(), theme))
	}
	p.themes.SetSelected(on...)
	p.industry.SetSelected(max(0, slices.Index(data.Industries(), set.Industry)))
	size := max(0, slices.Index(counts, set.Count))
	if i := slices.Index(lengths, set.Minutes); i >= 0 {
		size = len(counts) + i
	}
	p.size.SetSelected(size)
	p.think.SetSelected(max(0, slices.Index(thinks, set.Think)))
	p.chance.SetSelected(max(0, slices.Index(chances, set.Chance)))
	p.most.SetSelected(max(0, slices.Index(maxFollows, set.FollowUps)))
	p.reading.SetSelected(max(0, slices.Index([]reading{readSilently, readBySystem, readByFriend}, set.Reading)))
	asker := 0
	if set.Partner {
		asker = 1
	}
	p.asker.SetSelected(asker)
	visible(p.withName, set.Partner)
	visible(p.withMost, set.Chance > 0)
	p.showAbout()
}

// showAbout shows what the source still asks for.
func (p *setupPage) showAbout() {
	var shown fyne.CanvasObject = widget.Gap(0)
	switch p.set.Source {
	case fromThemes:
		shown = p.themes
	case fromIndustry:
		if p.set.Industry == "" {
			p.set.Industry = data.Industries()[0]
		}
		shown = p.industry
	case fromInterview:
		shown = p.interview
		if len(p.coming) == 0 {
			none := widget.NewText(lang.L("No interview is planned."))
			none.Color = theme.Quiet
			shown = widget.HStack(2*theme.Grid, none, widget.NewHint(lang.L("Add an interview"), "", func() { p.room.Window.Go("interviews/new") }))
		}
	case fromCompany:
		shown = p.company
		if len(p.files) == 0 {
			none := widget.NewText(lang.L("No company file has questions to practise."))
			none.Color = theme.Quiet
			shown = widget.HStack(2*theme.Grid, none, widget.NewHint(lang.L("Company files"), "", func() { p.room.Window.Go("companies") }))
		}
	}
	p.about.Objects = []fyne.CanvasObject{shown}
	p.about.Refresh()
	p.content.Refresh()
}

func (p *setupPage) setSize(i int) {
	p.set.Count, p.set.Minutes = counts[min(i, len(counts)-1)], 0
	if i >= len(counts) {
		p.set.Minutes = lengths[i-len(counts)]
	}
}

// prepareFor shows the page, set up for an interview or a company file when
// there is a number.
func (p *setupPage) prepareFor(from source, id int64) {
	if id != 0 {
		p.set.Source = from
		if from == fromCompany {
			p.set.Company = id
		} else {
			p.set.Interview = id
		}
		p.fill()
	}
	p.confidence.SetValue(0)
	p.reload()
}

// reload brings what is listed up to date.
func (p *setupPage) reload() {
	p.loading.Run(func(ctx context.Context) func() {
		coming, err := p.room.Store.Interviews(ctx, data.InterviewFilter{Coming: p.room.Store.Now()})
		var runs []data.Run
		if err == nil {
			runs, err = p.room.Store.Runs(ctx, 5)
		}
		var files []data.Company
		if err == nil {
			files, err = p.room.Store.Companies(ctx, data.CompanyFilter{})
		}
		files = slices.DeleteFunc(files, func(f data.Company) bool { return len(f.Questions) == 0 })
		if ctx.Err() != nil {
			return nil
		}
		return func() {
			if err != nil {
				p.room.Window.Fail(lang.L("open this page"), err)
				return
			}
			p.show(coming, files, runs)
		}
	})
}

func (p *setupPage) show(coming []data.Interview, files []data.Company, runs []data.Run) {
	p.coming = coming
	p.showFiles(files)
	if untouched := string(p.set.marshal()) == string(usualRecipe().marshal()); !p.known && untouched && len(runs) > 0 {
		p.asLast(runs[0])
	}
	p.known = true
	var names []string
	chosen := 0
	for i, interview := range coming {
		names = append(names, words.Interview(interview)+" · "+words.Coming(interview.At, p.room.Store.Now()))
		if interview.ID == p.set.Interview {
			chosen = i
		}
	}
	p.interview.SetOptions(names...)
	if len(coming) > 0 {
		p.interview.SetSelected(chosen)
		if p.set.Source == fromInterview {
			p.set.Interview = coming[chosen].ID
		}
	}
	p.showAbout()
	list := widget.VStack(2*theme.Grid, widget.NewSection(lang.L("Earlier runs")))
	for _, run := range runs {
		list.Add(p.pastRun(run))
	}
	p.past.Objects = nil
	if len(runs) > 0 {
		p.past.Objects = []fyne.CanvasObject{widget.NewCard(list)}
	}
	p.past.Refresh()
}

// showFiles lists the company files to choose from.
func (p *setupPage) showFiles(files []data.Company) {
	p.files = files
	var names []string
	chosen := 0
	for i, file := range files {
		name := strings.TrimSpace(file.Name)
		if name == "" {
			name = lang.L("A company without a name")
		}
		names = append(names, name)
		if file.ID == p.set.Company {
			chosen = i
		}
	}
	p.company.SetOptions(names...)
	if len(files) > 0 {
		p.company.SetSelected(chosen)
		if p.set.Source == fromCompany {
			p.set.Company = files[chosen].ID
		}
	}
}

// asLast sets up what the last run was asked for.
func (p *setupPage) asLast(run data.Run) {
	last := recipeOf(run)
	if last.Source == fromList {
		last.Source = usualRecipe().Source
	}
	p.set = last
	if run.Partner != "" {
		p.name.SetText(run.Partner)
	}
	p.fill()
}

func (p *setupPage) pastRun(run data.Run) fyne.CanvasObject {
	open := widget.NewHint(words.When(run.Started, p.room.Store.Now()), "", func() { p.room.open(run.ID) })
	about := lang.N("{{.Count}} answers", run.Answers, map[string]any{"Count": run.Answers}) + " · " + words.Clock(run.Spoken)
	if run.Partner != "" {
		about += " · " + run.Partner
	}
	return widget.VStack(0, open, widget.NewQuiet(about))
}

// recipe is what is set up.
func (p *setupPage) recipe() recipe {
	set := p.set
	if set.Source != fromInterview {
		set.Interview = 0
	} else if set.Interview == 0 && len(p.coming) > 0 {
		set.Interview = p.coming[0].ID
	}
	if set.Source != fromCompany {
		set.Company = 0
	} else if set.Company == 0 && len(p.files) > 0 {
		set.Company = p.files[0].ID
	}
	return set
}

// partner is who asks; "" is the app.
func (p *setupPage) partner() string {
	if !p.set.Partner {
		return ""
	}
	if name := strings.TrimSpace(p.name.Text); name != "" {
		return name
	}
	return lang.L("My partner")
}

// begin begins what is set up, once it says what to ask.
func (p *setupPage) begin() {
	switch set := p.recipe(); {
	case set.Source == fromThemes && len(set.Themes) == 0:
		p.room.Window.Say(lang.L("Choose one theme or more first."))
	case set.Source == fromInterview && set.Interview == 0:
		p.room.Window.Say(lang.L("No interview is planned. Add one, or choose something else."))
	case set.Source == fromCompany && set.Company == 0:
		p.room.Window.Say(lang.L("No company file has questions to practise. Choose some there, or choose something else."))
	default:
		p.room.begin(set)
	}
}

func (p *setupPage) calm() { p.room.Window.Go("calm/for/mock/begin") }

func (p *setupPage) typedKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.begin()
	case fyne.KeyC:
		p.calm()
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5:
		p.confidence.Toggle(int(key.Name[0] - '0'))
	default:
		return false
	}
	return true
}
