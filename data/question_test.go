package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

func TestAQuestionIsKeptWhole(t *testing.T) {
	s, c := newStore(t)
	q := data.Question{
		Text: "Why <us> & \"now\"?\nReally?", Why: "Curiosity — naïve", Steps: []string{"One\nline", "Two"}, Pitfalls: []string{"[a]"}, FollowUps: []string{"No?"},
		Theme: data.ThemeStress, Industries: []data.Industry{data.IndustryHealth, data.IndustryTech}, Length: data.LengthStory,
		Tags: []string{"z last", "A first"}, Outline: "My\n\noutline", Retired: true,
	}
	want := q
	got := must(s.SaveQuestion(ctx, q))(t)
	want.ID, want.Created, want.Updated = got.ID, c.Now(), c.Now()
	same(t, want, got)
	same(t, want, must(s.Question(ctx, got.ID))(t))
	if !got.Mine() {
		t.Error("it is not the person's own")
	}

	c.Add(time.Hour)
	want.Text, want.Tags, want.Steps, want.Outline, want.Retired, want.Updated = "Why?", nil, nil, "", false, c.Now()
	same(t, want, must(s.SaveQuestion(ctx, want))(t))
}

func TestAQuestionThatMakesNoSenseIsRefusedInASentence(t *testing.T) {
	s, _ := newStore(t)
	good := saveQuestion(t, s, "Good?")
	for _, c := range []struct {
		q    data.Question
		says string
	}{
		{data.Question{}, "needs some text"},
		{data.Question{Text: " \n\t"}, "needs some text"},
		{data.Question{Text: "\x00"}, "needs some text"},
		{data.Question{ID: good.ID, Text: ""}, "needs some text"},
		{data.Question{Text: "Why?", Theme: "weather"}, `no theme "weather"`},
		{data.Question{Text: "Why?", Industries: []data.Industry{"mining"}}, `no industry "mining"`},
		{data.Question{Text: "Why?", Length: "endless"}, `no length "endless"`},
		{data.Question{Text: "Why?", Key: "why"}, "no key"},
	} {
		_, err := s.SaveQuestion(ctx, c.q)
		if !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: got %v, want something with %q", c.q, err, c.says)
		}
	}
	same(t, []string{"Good?"}, texts(must(s.Questions(ctx, data.QuestionFilter{}))(t)))
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s, _ := newStore(t)
	_, e1 := s.Question(ctx, 1)
	_, e2 := s.SaveQuestion(ctx, data.Question{ID: 1, Text: "Why?"})
	_, e3 := s.RestoreWording(ctx, 1)
	_, e4 := s.NextQuestion(ctx, data.Aim{})
	_, e5 := s.BeginTake(ctx, data.Take{QuestionID: 1})
	_, e6 := s.Take(ctx, 1)
	_, e7 := s.Entry(ctx, 1)
	_, e8 := s.SaveEntry(ctx, data.Entry{ID: 1})
	_, e9 := s.Contact(ctx, 1)
	_, e10 := s.SaveContact(ctx, data.Contact{ID: 1, Name: "Ann"})
	for i, err := range []error{
		e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, s.SaveOutline(ctx, 1, ""), s.RetireQuestion(ctx, 1, true), s.FinishTake(ctx, data.Take{ID: 1}),
		s.AbandonTake(ctx, 1), s.SaveTake(ctx, data.Take{ID: 1}), s.Delete(ctx, data.Ref{Kind: data.KindTake, ID: 1}),
		s.Restore(ctx, data.Ref{Kind: data.KindEntry, ID: 1}),
	} {
		if !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%d: %v", i+1, err)
		}
	}
}

func TestQuestionsAreFilteredAndCounted(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, []data.Question{
		{Key: "a", Text: "Alpha team?", Theme: data.ThemeTeamwork, Length: data.LengthShort, Tags: []string{"Calm"}},
		{Key: "b", Text: "Beta stress?", Theme: data.ThemeStress, Industries: []data.Industry{data.IndustryTech}},
		{Key: "c", Text: "Gamma stress?", Theme: data.ThemeStress, Industries: []data.Industry{data.IndustryHealth, data.IndustryTech}},
		{Key: "d", Text: "Delta stress?", Theme: data.ThemeStress, Industries: []data.Industry{data.IndustryFinance}},
	}))
	own := saveQuestion(t, s, "My own team?", "calm", "mine")
	b := must(s.Questions(ctx, data.QuestionFilter{Text: "beta"}))(t)[0]
	finished(t, s, b.ID, time.Second)
	d := must(s.Questions(ctx, data.QuestionFilter{Text: "delta"}))(t)[0]
	ok(t, s.RetireQuestion(ctx, d.ID, true))

	for _, c := range []struct {
		filter data.QuestionFilter
		want   string
	}{
		{data.QuestionFilter{}, "Alpha team? Beta stress? Gamma stress? My own team?"},
		{data.QuestionFilter{Theme: data.ThemeStress}, "Beta stress? Gamma stress?"},
		{data.QuestionFilter{Industry: data.IndustryTech}, "Beta stress? Gamma stress? Alpha team? My own team?"},
		{data.QuestionFilter{Industry: data.IndustryHealth, Theme: data.ThemeStress}, "Gamma stress?"},
		{data.QuestionFilter{Tag: "CALM"}, "Alpha team? My own team?"},
		{data.QuestionFilter{Tag: "cal"}, ""},
		{data.QuestionFilter{NeverPractised: true}, "Alpha team? Gamma stress? My own team?"},
		{data.QuestionFilter{Mine: true}, "My own team?"},
		{data.QuestionFilter{Retired: true}, "Delta stress?"},
		{data.QuestionFilter{Text: "stress beta"}, "Beta stress?"},
		{data.QuestionFilter{Text: "team", Tag: "calm", Mine: true, NeverPractised: true}, "My own team?"},
		{data.QuestionFilter{Text: "?!"}, "Alpha team? Beta stress? Gamma stress? My own team?"},
		{data.QuestionFilter{Text: "nothing of the kind"}, ""},
		{data.QuestionFilter{Limit: 2, Offset: 1}, "Beta stress? Gamma stress?"},
	} {
		got := must(s.Questions(ctx, c.filter))(t)
		if text := strings.Join(texts(got), " "); text != c.want {
			t.Errorf("%+v gives %q, want %q", c.filter, text, c.want)
		}
		n := len(got)
		if c.filter.Limit > 0 {
			n = 4
		}
		if count := must(s.CountQuestions(ctx, c.filter))(t); count != n {
			t.Errorf("%+v counts %d, want %d", c.filter, count, n)
		}
	}
	if got := must(s.Question(ctx, own.ID))(t); got.Takes != 0 || !got.LastTake.IsZero() {
		t.Errorf("never practised, and yet %+v", got)
	}
}

func TestAWordInTheQuestionRanksBeforeOneInItsGuidance(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveQuestion(ctx, data.Question{Text: "Tell me something", Why: "Resilience shows, and resilience counts"}))(t)
	must(s.SaveQuestion(ctx, data.Question{Text: "What is resilience to you?"}))(t)
	must(s.SaveQuestion(ctx, data.Question{Text: "Anything else?", Outline: "On resilience: the storm of 2019"}))(t)
	same(t, []string{"What is resilience to you?", "Tell me something", "Anything else?"}, texts(must(s.Questions(ctx, data.QuestionFilter{Text: "resil"}))(t)))
}

func TestAnOutlineIsSavedByItself(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(1)))
	q := must(s.NextQuestion(ctx, data.Aim{}))(t)
	ok(t, s.SaveOutline(ctx, q.ID, "First, the storm.\nThen, calm."))
	got := must(s.Question(ctx, q.ID))(t)
	if got.Outline != "First, the storm.\nThen, calm." || got.Edited {
		t.Errorf("got %+v", got)
	}
}

func TestPracticeGoesThroughTheWholeDeck(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(5)))
	saveQuestion(t, s, "My own?")
	var seen []int64
	next := func() data.Question {
		q := must(s.NextQuestion(ctx, data.Aim{}, seen...))(t)
		seen = append(seen, q.ID)
		return q
	}

	var passed []string
	for range 7 { // passing by without an answer meets all, and begins anew
		passed = append(passed, next().Text)
	}
	same(t, []string{"Question number 0?", "Question number 1?", "Question number 2?", "Question number 3?", "Question number 4?", "My own?", "Question number 0?"}, passed)

	var answered []string
	seen = nil
	for range 8 { // answering does as well
		q := next()
		answered = append(answered, q.Text)
		c.Add(time.Minute)
		finished(t, s, q.ID, time.Second)
	}
	same(t, append(passed, "Question number 1?"), answered)
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	s, _ := newStore(t)
	var many []data.Question
	for i := range 100 {
		many = append(many, data.Question{Text: fmt.Sprintf("Imported %d?", i), Tags: []string{"imported"}, Outline: "As I said"})
	}
	many[70].Text = "  "
	err := s.ImportQuestions(ctx, many)
	if !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), "question 71") {
		t.Errorf("got %v", err)
	}
	if n := must(s.CountQuestions(ctx, data.QuestionFilter{}))(t); n != 0 {
		t.Errorf("%d were imported", n)
	}
	if tags := must(s.Tags(ctx, data.KindQuestion))(t); len(tags) != 0 {
		t.Errorf("tags were left: %v", tags)
	}
	many[70].Text = "Better?"
	ok(t, s.ImportQuestions(ctx, many))
	if n := must(s.CountQuestions(ctx, data.QuestionFilter{Mine: true, Tag: "imported"}))(t); n != 100 {
		t.Errorf("%d were imported", n)
	}
	same(t, texts(many), texts(must(s.Questions(ctx, data.QuestionFilter{}))(t)))
}

func TestTheSameQuestionInOtherLettersIsADuplicate(t *testing.T) {
	s, _ := newStore(t)
	saveQuestion(t, s, "What's your résumé, in 2 words?")
	retired := saveQuestion(t, s, "Retired?")
	ok(t, s.RetireQuestion(ctx, retired.ID, true))
	deleted := saveQuestion(t, s, "Deleted?")
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindQuestion, ID: deleted.ID}))
	saveQuestion(t, s, "…")
	saveQuestion(t, s, "Straße, Łódź & Æon?")
	got := must(s.FindDuplicates(ctx, []string{
		"WHATS YOUR RESUME IN 2 WORDS", "what’s  your re\u0301sume\u0301; in\n2 words!", "What's your résumé, in 3 words?", "retired", "deleted", "Deleted!", "", "…", "—",
		"STRASSE LODZ AEON",
	}))(t)
	same(t, []bool{true, true, false, true, false, true, false, true, false, true}, got)
}
