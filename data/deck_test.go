package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

func TestADeckIsReadInTheOrderOfTheThemes(t *testing.T) {
	deck := must(data.ReadDeck(fstest.MapFS{
		"deck/a.json": {Data: []byte(`{"theme": "stress", "questions": [
			{"key": "s1", "text": "S1?", "why": "W", "steps": ["a", "b"], "pitfalls": ["p"], "follow_ups": ["f"], "length": "story", "industries": ["tech"], "tags": ["t"]},
			{"key": "s2", "text": "S2?", "length": "short"}]}`)},
		"deck/b.json":           {Data: []byte(`{"theme": "passion", "questions": [{"key": "p1", "text": "P1?", "length": "standard"}]}`)},
		"translations/de.json":  {Data: []byte(`not a deck`)},
		"deck/read me first.md": {Data: []byte(`not a deck`)},
	}))(t)
	same(t, []data.Question{
		{Key: "p1", Text: "P1?", Theme: data.ThemePassion, Length: data.LengthStandard},
		{Key: "s1", Text: "S1?", Why: "W", Steps: []string{"a", "b"}, Pitfalls: []string{"p"}, FollowUps: []string{"f"}, Theme: data.ThemeStress,
			Length: data.LengthStory, Industries: []data.Industry{data.IndustryTech}, Tags: []string{"t"}},
		{Key: "s2", Text: "S2?", Theme: data.ThemeStress, Length: data.LengthShort},
	}, deck)
}

func TestAMistakeInADeckIsNamedWithFileAndQuestion(t *testing.T) {
	for content, says := range map[string][]string{
		`{"theme": "stress"`:                      {"stress.json"},
		`{"theme": "stress", "questions": []} {}`: {"stress.json", "follows"},
		`{"theme": "weather", "questions": []}`:   {"stress.json", "weather"},
		`{"theme": "stress", "questions": [{"key": "k", "text": "T?", "length": "short", "color": "red"}]}`:                                {"stress.json", "color"},
		`{"theme": "stress", "questions": [{"text": "T?", "length": "short"}]}`:                                                            {"stress.json", "question 1", "key"},
		`{"theme": "stress", "questions": [{"key": "k", "length": "short"}]}`:                                                              {"stress.json", `"k"`, "text"},
		`{"theme": "stress", "questions": [{"key": "k", "text": "T?"}]}`:                                                                   {"stress.json", `"k"`, "length"},
		`{"theme": "stress", "questions": [{"key": "k", "text": "T?", "length": "long"}]}`:                                                 {"stress.json", `"k"`, "long"},
		`{"theme": "stress", "questions": [{"key": "k", "text": "T?", "length": "short", "industries": ["mining"]}]}`:                      {"stress.json", `"k"`, "mining"},
		`{"theme": "stress", "questions": [{"key": "k", "text": "T?", "length": "short"}, {"key": "k", "text": "U?", "length": "short"}]}`: {"stress.json", `"k"`, "already"},
	} {
		_, err := data.ReadDeck(fstest.MapFS{"stress.json": {Data: []byte(content)}})
		if !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", content, err)
			continue
		}
		for _, word := range says {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%s: %v does not say %q", content, err, word)
			}
		}
	}
}

// byKey reads the built-in questions, retired ones too.
func byKey(t fatal, s *data.Store) map[string]data.Question {
	t.Helper()
	all := map[string]data.Question{}
	for _, retired := range []bool{false, true} {
		for _, q := range must(s.Questions(ctx, data.QuestionFilter{Retired: retired}))(t) {
			if !q.Mine() {
				all[q.Key] = q
			}
		}
	}
	return all
}

func TestSyncingTheSameDeckAgainWritesNothing(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(20)))
	before := byKey(t, s)
	if len(before) != 20 {
		t.Fatalf("%d questions", len(before))
	}
	c.Add(time.Hour)
	defer s.Subscribe(func(kind data.Kind) { t.Errorf("a %s changed", kind) })()
	ok(t, s.SyncDeck(ctx, deckOf(20)))
	same(t, before, byKey(t, s))
}

func TestAnUpdateOfTheDeckRefreshesWhatThePersonLeftAlone(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(3)))
	deck := deckOf(4)
	deck[0].Text, deck[0].Steps, deck[0].Tags, deck[0].Theme = "Refreshed?", []string{"Anew"}, []string{"new", "tag 0"}, data.ThemeAskThem
	ok(t, s.SyncDeck(ctx, []data.Question{deck[3], deck[0], deck[1]}))
	same(t, []string{"Question number 3?", "Refreshed?", "Question number 1?"}, texts(must(s.Questions(ctx, data.QuestionFilter{}))(t)))
	got := byKey(t, s)["question-0"]
	same(t, []string{"tag 0", "new"}, got.Tags)
	same(t, []string{"Anew"}, got.Steps)
	if got.Theme != data.ThemeAskThem || got.Edited {
		t.Errorf("got %+v", got)
	}
}

func TestAnEditOfABuiltInQuestionOutlivesUpdatesAndCanBeTakenBack(t *testing.T) {
	s, c := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(2)))
	q := byKey(t, s)["question-0"]
	q.Text, q.Outline, q.Tags = "In my words?", "My outline", []string{"my tag", "shipped"}
	edited := must(s.SaveQuestion(ctx, q))(t)
	if !edited.Edited || edited.Key != "question-0" {
		t.Errorf("got %+v", edited)
	}
	deck := deckOf(2)
	deck[0].Text, deck[0].Why = "The deck's new words?", "New reasons."
	c.Add(time.Hour)
	ok(t, s.SyncDeck(ctx, deck))
	same(t, edited, byKey(t, s)["question-0"])

	restored := must(s.RestoreWording(ctx, q.ID))(t)
	want := edited
	want.Text, want.Why, want.Edited, want.Updated = deck[0].Text, deck[0].Why, false, c.Now()
	same(t, want, restored)

	own := saveQuestion(t, s, "Mine?")
	if _, err := s.RestoreWording(ctx, own.ID); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("an own question has a shipped wording? %v", err)
	}
}

func TestAnEditTakenBackByHandIsNoEdit(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(1)))
	q := byKey(t, s)["question-0"]
	tagged := q
	tagged.Tags, tagged.Outline = append(tagged.Tags, "mine"), "mine"
	if got := must(s.SaveQuestion(ctx, tagged))(t); got.Edited {
		t.Error("tags and outline are no edit of the wording")
	}
	for _, edit := range []func(*data.Question){
		func(q *data.Question) { q.Text = "Other?" }, func(q *data.Question) { q.Why = "" }, func(q *data.Question) { q.Steps = q.Steps[:2] },
		func(q *data.Question) { q.Pitfalls = nil }, func(q *data.Question) { q.FollowUps = []string{"So?", "And?"} },
		func(q *data.Question) { q.Theme = "" }, func(q *data.Question) { q.Industries = []data.Industry{data.IndustryTech} },
		func(q *data.Question) { q.Length = data.LengthStory },
	} {
		changed := q
		edit(&changed)
		if got := must(s.SaveQuestion(ctx, changed))(t); !got.Edited {
			t.Errorf("not edited: %+v", got)
		}
		if got := must(s.SaveQuestion(ctx, q))(t); got.Edited {
			t.Errorf("still edited: %+v", got)
		}
	}
}

func TestWhatLeavesTheDeckStaysIfAnythingWasDoneWithIt(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(8)))
	all := byKey(t, s)
	finished(t, s, all["question-0"].ID, time.Second)
	ok(t, s.SaveOutline(ctx, all["question-1"].ID, "Mine"))
	edit := all["question-2"]
	edit.Text = "Mine?"
	must(s.SaveQuestion(ctx, edit))(t)
	must(s.SaveEntry(ctx, data.Entry{QuestionID: all["question-3"].ID}))(t)
	ok(t, s.RetireQuestion(ctx, all["question-4"].ID, true))
	deleted := ref(data.KindQuestion, all["question-5"].ID)
	ok(t, s.Delete(ctx, deleted))
	ok(t, s.SyncDeck(ctx, deckOf(8)[7:]))
	ok(t, s.Restore(ctx, deleted))
	left := byKey(t, s)
	for i, want := range []bool{true, true, true, true, true, true, false, true} {
		if _, is := left[fmt.Sprintf("question-%d", i)]; is != want {
			t.Errorf("question %d: there is %v, want %v", i, is, want)
		}
	}
}

func TestABuiltInQuestionDeletedForGoodStaysAway(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(2)))
	ref := data.Ref{Kind: data.KindQuestion, ID: byKey(t, s)["question-0"].ID}
	ok(t, s.Delete(ctx, ref))
	ok(t, s.SyncDeck(ctx, deckOf(3)))
	if _, is := byKey(t, s)["question-0"]; is {
		t.Error("it came back out of the trash")
	}
	must(s.EmptyTrash(ctx, 0))(t)
	ok(t, s.SyncDeck(ctx, deckOf(4)))
	if got := byKey(t, s); len(got) != 3 {
		t.Errorf("there are %v", got)
	}
}

func TestADeckThatCannotBeSyncedChangesNothing(t *testing.T) {
	s, _ := newStore(t)
	ok(t, s.SyncDeck(ctx, deckOf(2)))
	before := byKey(t, s)
	deck := deckOf(4)
	deck[0].Text, deck[3].Theme = "Changed?", "weather"
	if err := s.SyncDeck(ctx, deck); !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), "question-3") {
		t.Errorf("got %v", err)
	}
	same(t, before, byKey(t, s))
}

func TestUpdatesOfTheDeckNeverTouchWhatThePersonMade(t *testing.T) {
	s, _ := newStore(t)
	word := rapid.StringMatching(`[a-z]{1,6}`)
	// The store goes on from check to check: the more it has been through, the better.
	rapid.Check(t, func(t *rapid.T) {
		deck := deckOf(6)
		for i := range deck {
			deck[i].Text = word.Draw(t, "text") + "?"
			deck[i].Tags = rapid.SliceOfNDistinct(word, 0, 3, rapid.ID[string]).Draw(t, "shipped tags")
		}
		deck = rapid.Permutation(deck).Draw(t, "deck")[:rapid.IntRange(0, 6).Draw(t, "size")]
		made := map[int64]data.Question{}
		for range rapid.IntRange(0, 4).Draw(t, "edits") {
			q := data.Question{Text: word.Draw(t, "own")}
			if all := must(s.Questions(ctx, data.QuestionFilter{}))(t); len(all) > 0 && rapid.Bool().Draw(t, "edit") {
				q = rapid.SampledFrom(all).Draw(t, "which")
				q.Text = word.Draw(t, "edit to") + " in my words"
				q.Outline = word.Draw(t, "outline")
			}
			q = must(s.SaveQuestion(ctx, q))(t)
			made[q.ID] = q
		}
		ok(t, s.SyncDeck(ctx, deck))
		for id, want := range made {
			got := must(s.Question(ctx, id))(t)
			want.Tags, got.Tags = nil, nil // shipped tags may come and go
			same(t, want, got)
		}
		kept := byKey(t, s)
		for _, want := range deck {
			if got := kept[want.Key]; got.Text != want.Text && !got.Edited {
				t.Fatalf("%s is %q, want %q", want.Key, got.Text, want.Text)
			}
		}
	})
}
