// Package brief writes what one wants to read the evening before an interview:
// one page about the company, the talk, and what to say there. It is read from
// the company file and what is linked to it.
package brief

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"greenroom/data"
)

// Store is what is needed of the store.
type Store interface {
	Company(ctx context.Context, id int64) (data.Company, error)
	NextInterview(ctx context.Context, companyID int64) (data.Interview, error)
	Story(ctx context.Context, id int64) (data.Story, error)
	Passion(ctx context.Context, id int64) (data.Passion, error)
	Contact(ctx context.Context, id int64) (data.Contact, error)
	Question(ctx context.Context, id int64) (data.Question, error)
	Stories(ctx context.Context, filter data.StoryFilter) ([]data.Story, error)
	Spoken(ctx context.Context, subject string) (data.Question, error)
	UID(ctx context.Context, ref data.Ref) (string, error)
}

// Brief is the page: a heading, and under it sections of lines.
type Brief struct {
	Title    string
	Role     string
	Sections []Section
}

// Section is a part of the page.
type Section struct {
	Title string
	Lines []Line
}

// Line is one line: what it is, and the words.
type Line struct{ Lead, Text string }

// latest is how many recent developments are told.
const latest = 2

// Read puts the page together. What the file says nothing of is left out.
func Read(ctx context.Context, store Store, companyID int64) (Brief, error) {
	r := reader{ctx: ctx, store: store}
	f, err := store.Company(ctx, companyID)
	if err != nil {
		return Brief{}, fmt.Errorf("read the brief: %w", err)
	}
	next, err := store.NextInterview(ctx, companyID)
	if err != nil {
		return Brief{}, fmt.Errorf("read the brief: %w", err)
	}
	b := Brief{Title: oneLine(f.Name), Role: oneLine(f.Role)}
	if b.Title == "" {
		b.Title = lang.L("A company without a name")
	}
	b.add(lang.L("The talk"), r.talk(f, next)...)
	b.add(lang.L("The company"), about(f)...)
	b.add(lang.L("What they ask for, and what I have"), r.skills(f)...)
	b.add(lang.L("What moves me"), r.passions(f)...)
	b.add(lang.L("Questions to be ready for"), r.questions(f)...)
	b.add(lang.L("What I ask them"), asks(f)...)
	b.add(lang.L("Ready to leave"), nonEmpty(Line{lang.L("Wear"), f.Wear}, Line{lang.L("Bring"), f.Bring})...)
	if r.err != nil {
		return Brief{}, fmt.Errorf("read the brief: %w", r.err)
	}
	return b, nil
}

// add puts a section onto the page, if it says anything.
func (b *Brief) add(title string, lines ...Line) {
	if len(lines) > 0 {
		b.Sections = append(b.Sections, Section{title, lines})
	}
}

// reader reads what a file is linked to. What is in the trash is passed over;
// the first other error stays.
type reader struct {
	ctx   context.Context
	store Store
	err   error
}

func found[T any](r *reader, read func(ctx context.Context, id int64) (T, error), id int64) (thing T, there bool) {
	if id == 0 || r.err != nil {
		return thing, false
	}
	thing, err := read(r.ctx, id)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		r.err = err
	}
	return thing, err == nil
}

// talk is when and where the next interview is, and with whom.
func (r *reader) talk(f data.Company, next data.Interview) []Line {
	var who []string
	named := map[int64]bool{}
	for _, id := range next.Contacts {
		if c, there := found(r, r.store.Contact, id); there {
			named[id] = true
			who = append(who, person(c, ""))
		}
	}
	for _, p := range f.People {
		if c, there := found(r, r.store.Contact, p.ContactID); there && !named[p.ContactID] {
			who = append(who, person(c, p.Part))
		}
	}
	return nonEmpty(Line{lang.L("When"), when(next)}, Line{lang.L("Round"), next.Round}, Line{lang.L("Where"), where(next)},
		Line{lang.L("With"), strings.Join(who, "; ")})
}

// when is the day and the hour, by the clock of the interview.
func when(i data.Interview) string {
	if i.At.IsZero() {
		return ""
	}
	zone, err := time.LoadLocation(i.Zone)
	if err != nil || i.Zone == "" {
		return i.At.Local().Format("Monday 2 January 2006, 15:04")
	}
	return i.At.In(zone).Format("Monday 2 January 2006, 15:04") + " (" + i.Zone + ")"
}

func where(i data.Interview) string {
	medium := map[data.Medium]string{data.MediumPhone: lang.L("by phone"), data.MediumVideo: lang.L("by video")}[i.Medium]
	return joined(", ", i.Place, medium)
}

func person(c data.Contact, part string) string {
	return joined(", ", c.Name, c.Role, part)
}

// about is the company in five lines.
func about(f data.Company) []Line {
	lines := nonEmpty(Line{lang.L("Their aim"), f.Mission}, Line{lang.L("Values"), listed(f.Principles)}, Line{lang.L("Culture"), f.Culture},
		Line{lang.L("Products"), f.Products})
	news := slices.DeleteFunc(slices.Clone(f.News), func(n data.News) bool { return strings.TrimSpace(n.Text) == "" })
	slices.SortStableFunc(news, func(a, b data.News) int { return strings.Compare(string(b.Day), string(a.Day)) })
	var lately []string
	for _, n := range news[:min(len(news), latest)] {
		text := oneLine(n.Text)
		if n.Day != "" {
			text = n.Day.In(time.UTC).Format("2 January 2006") + ": " + text
		}
		lately = append(lately, text)
	}
	return append(lines, nonEmpty(Line{lang.L("Lately"), strings.Join(lately, " · ")})...)
}

// skills is what the job asks for, each with what of the person's answers it.
func (r *reader) skills(f data.Company) (lines []Line) {
	for _, k := range f.Skills {
		var mine []string
		if story, there := found(r, r.store.Story, k.StoryID); there {
			mine = append(mine, headline(story), r.told(story))
		}
		if passion, there := found(r, r.store.Passion, k.PassionID); there {
			mine = append(mine, passion.Name)
		}
		text := joined(" · ", append(mine, k.Note)...)
		if text == "" {
			text = lang.L("still open")
		}
		if name := oneLine(k.Name); name != "" {
			lines = append(lines, Line{name, text})
		}
	}
	return lines
}

// told is how often a story was told aloud, "" for never.
func (r *reader) told(story data.Story) string {
	uid, err := r.store.UID(r.ctx, data.Ref{Kind: data.KindStory, ID: story.ID})
	var q data.Question
	if err == nil {
		q, err = r.store.Spoken(r.ctx, "story/"+uid)
	}
	if errors.Is(err, data.ErrNotFound) {
		return ""
	}
	if err != nil {
		r.err = err
	}
	return said(q)
}

// said is how often a question was answered aloud, "" for never.
func said(q data.Question) string {
	if q.Takes == 0 {
		return ""
	}
	return lang.N("said {{.Count}} times", q.Takes, map[string]any{"Count": q.Takes})
}

// headline is what a story is called, and the figure of its result.
func headline(story data.Story) string {
	title := oneLine(story.Title)
	if title == "" {
		title = lang.L("a story without a title")
	}
	if figure := oneLine(story.Figure); figure != "" {
		return title + " (" + figure + ")"
	}
	return title
}

// passions is what moves the person and has to do with this job: what they
// wrote of it, and the passions that answer its skills or stand in the stories
// that do.
func (r *reader) passions(f data.Company) []Line {
	lines := nonEmpty(Line{"", f.Passions})
	told := map[int64]bool{}
	tell := func(id int64) {
		if p, there := found(r, r.store.Passion, id); there && !told[id] {
			told[id] = true
			lines = append(lines, Line{oneLine(p.Name), oneLine(first(p.Employer, p.Why))})
		}
	}
	for _, k := range f.Skills {
		tell(k.PassionID)
	}
	for _, k := range f.Skills {
		if story, there := found(r, r.store.Story, k.StoryID); there {
			for _, id := range story.Passions {
				tell(id)
			}
		}
	}
	return lines
}

// outlineLetters is how much of an outline is told.
const outlineLetters = 140

// questions is what is practised for this job, each with the story that is told,
// or else the outline, and how often it was said aloud.
func (r *reader) questions(f data.Company) (lines []Line) {
	for _, id := range f.Questions {
		q, there := found(r, r.store.Question, id)
		if !there {
			continue
		}
		stories, err := r.store.Stories(r.ctx, data.StoryFilter{Question: id})
		if err != nil {
			r.err = err
			return nil
		}
		var told []string
		for _, story := range stories {
			told = append(told, headline(story))
		}
		if len(told) == 0 {
			told = append(told, cut(oneLine(q.Outline), outlineLetters))
		}
		lines = append(lines, Line{oneLine(q.Text), joined(" · ", append(told, first(said(q), lang.L("not said yet")))...)})
	}
	return lines
}

func asks(f data.Company) (lines []Line) {
	for _, ask := range f.Asks {
		lines = append(lines, nonEmpty(Line{"", ask})...)
	}
	return lines
}

// nonEmpty leaves out lines that say nothing, and makes one line of each.
func nonEmpty(lines ...Line) (said []Line) {
	for _, line := range lines {
		if line.Text = oneLine(line.Text); line.Text != "" {
			said = append(said, line)
		}
	}
	return said
}

// listed makes one line of what is written under one another.
func listed(text string) string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(oneLine(line), ".;,"); line != "" {
			all = append(all, line)
		}
	}
	return strings.Join(all, "; ")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// joined joins the texts that say something.
func joined(by string, texts ...string) string {
	var said []string
	for _, text := range texts {
		if text = oneLine(text); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, by)
}

// first is the first text that says something.
func first(texts ...string) string {
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return ""
}
