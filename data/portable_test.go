package data_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

// exported is everything a store exports.
func exported(t fatal, s *data.Store) (all []data.Portable) {
	t.Helper()
	ok(t, s.Export(ctx, func(kind data.Kind, object string) error {
		all = append(all, data.Portable{Kind: kind, Object: object, Where: fmt.Sprintf("line %d", len(all)+1)})
		return nil
	}))
	return all
}

// each gives an export to an import.
func each(all []data.Portable) iter.Seq2[data.Portable, error] {
	return func(yield func(data.Portable, error) bool) {
		for _, thing := range all {
			if !yield(thing, nil) {
				return
			}
		}
	}
}

// movable are the objects of an export without what may differ from place to place, in an order of
// their own.
func movable(t fatal, all []data.Portable) (objects []string) {
	t.Helper()
	for _, thing := range all {
		var parts map[string]any
		ok(t, json.Unmarshal([]byte(thing.Object), &parts))
		delete(parts, "file")
		objects = append(objects, string(thing.Kind)+" "+string(must(json.Marshal(parts))(t)))
	}
	slices.Sort(objects)
	return objects
}

var text = rapid.StringOfN(rapid.RuneFrom([]rune("abc ÄößŁ日本\n\t\"'\\<&;,=😀\u0301")), 0, 40, -1)

// inhabit makes a store anybody could have.
func inhabit(t *rapid.T, s *data.Store) {
	ok(t, s.SyncDeck(ctx, deckOf(5)))
	var questions, takes, contacts []int64
	for range rapid.IntRange(1, 4).Draw(t, "questions") {
		q := must(s.SaveQuestion(ctx, data.Question{
			Text: "Q" + text.Draw(t, "question"), Why: text.Draw(t, "why"), Tags: rapid.SliceOfN(text, 0, 3).Draw(t, "tags"),
			Steps: rapid.SliceOfN(text, 0, 3).Draw(t, "steps"), Outline: text.Draw(t, "outline"),
		}))(t)
		questions = append(questions, q.ID)
	}
	for range rapid.IntRange(0, 3).Draw(t, "contacts") {
		c := must(s.SaveContact(ctx, data.Contact{
			Name: "N" + text.Draw(t, "name"), Notes: text.Draw(t, "notes"), Links: rapid.SliceOfN(text, 0, 2).Draw(t, "links"),
			Tags: rapid.SliceOfN(text, 0, 3).Draw(t, "tags"),
		}))(t)
		contacts = append(contacts, c.ID)
	}
	for range rapid.IntRange(0, 4).Draw(t, "takes") {
		take := finished(t, s, rapid.SampledFrom(questions).Draw(t, "of"), time.Duration(rapid.IntRange(0, 7200_000).Draw(t, "ms"))*time.Millisecond)
		take.Note, take.Star = text.Draw(t, "note"), rapid.Bool().Draw(t, "star")
		ok(t, s.SaveTake(ctx, take))
		if rapid.Bool().Draw(t, "measured") {
			ok(t, s.SaveReport(ctx, data.Report{
				TakeID: take.ID, Version: rapid.IntRange(1, 3).Draw(t, "version"), Body: rapid.SliceOf(rapid.Byte()).Draw(t, "body"),
				Measures: map[string]float64{"pitch": rapid.Float64Range(-1e12, 1e12).Draw(t, "pitch"), "pace": 1.0 / 3},
			}))
			must(s.AddMark(ctx, data.Mark{TakeID: take.ID, At: time.Second, Kind: data.MarkFix, Text: text.Draw(t, "mark")}))(t)
			ok(t, s.SaveReview(ctx, data.Review{TakeID: take.ID, Grade: 3, Ratings: map[string]int{"calm": 4}, Checklist: []string{"breath"}}))
		}
		takes = append(takes, take.ID)
	}
	for range rapid.IntRange(0, 5).Draw(t, "entries") {
		e := data.Entry{
			Title: text.Draw(t, "title"), Body: text.Draw(t, "body"), Mood: rapid.IntRange(0, 5).Draw(t, "mood"),
			Private: rapid.Bool().Draw(t, "private"), Tags: rapid.SliceOfN(text, 0, 3).Draw(t, "tags"),
		}
		if len(takes) > 0 && rapid.Bool().Draw(t, "linked") {
			e.TakeID = rapid.SampledFrom(takes).Draw(t, "take")
		}
		if len(contacts) > 0 && rapid.Bool().Draw(t, "about somebody") {
			e.ContactID = rapid.SampledFrom(contacts).Draw(t, "contact")
		}
		e = must(s.SaveEntry(ctx, e))(t)
		if rapid.Bool().Draw(t, "deleted") {
			ok(t, s.Delete(ctx, data.Ref{Kind: data.KindEntry, ID: e.ID}))
		}
	}
	ok(t, data.SetSetting(ctx, s, "look", text.Draw(t, "setting")))
	prepare(t, s, questions, takes, contacts)
}

// prepare adds what a person who has an interview to come would have.
func prepare(t *rapid.T, s *data.Store, questions, takes, contacts []int64) {
	one := func(all []int64, name string) int64 { // or none
		return rapid.SampledFrom(append([]int64{0}, all...)).Draw(t, name)
	}
	i := must(s.SaveInterview(ctx, data.Interview{
		Company: text.Draw(t, "company"), Notes: text.Draw(t, "interview notes"), At: s.Now().Add(time.Hour),
		Before: rapid.IntRange(0, 5).Draw(t, "before"), After: rapid.IntRange(0, 5).Draw(t, "after"),
	}))(t)
	ok(t, s.SetInterviewQuestions(ctx, i.ID, questions))
	run := data.Run{
		Recipe: json.RawMessage(`{"questions": 3}`), InterviewID: i.ID, Partner: text.Draw(t, "partner"), Before: 2, After: 4,
		Note: text.Draw(t, "note of a run"), Ended: s.Now(),
	}
	for range rapid.IntRange(0, 3).Draw(t, "turns") {
		run.Turns = append(run.Turns, data.Turn{
			QuestionID: rapid.SampledFrom(questions).Draw(t, "asked"), Asked: text.Draw(t, "follow-up"),
			TakeID: one(takes, "answer"), Passed: rapid.Bool().Draw(t, "passed"),
		})
	}
	must(s.SaveRun(ctx, run))(t)
	for _, take := range takes {
		must(s.SaveFeedback(ctx, data.Feedback{
			TakeID: take, Author: "A" + text.Draw(t, "author"), ContactID: one(contacts, "friend"), Checklist: []string{"example"},
			Note: text.Draw(t, "said"), Marks: []data.Mark{{At: time.Second, Kind: data.MarkStrong, Text: text.Draw(t, "heard")}},
		}))(t)
	}
}

// temporary opens a store of its own for one check of rapid.
func temporary(t *rapid.T, c *clock) *data.Store {
	dir, err := os.MkdirTemp("", "greenroom-test-")
	ok(t, err)
	s := must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
	t.Cleanup(func() {
		_ = s.Close()
		_ = os.RemoveAll(dir)
	})
	return s
}

func TestWhatIsExportedComesBackFieldByField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newClock()
		s := temporary(t, c)
		inhabit(t, s)
		all := exported(t, s)
		if n := must(s.CountPortable(ctx))(t); n != len(all) {
			t.Fatalf("%d things were announced, %d came", n, len(all))
		}
		wiped := temporary(t, c)
		ok(t, wiped.SyncDeck(ctx, deckOf(5)))
		merged := must(wiped.Merge(ctx, each(all)))(t)
		same(t, movable(t, all), movable(t, exported(t, wiped)))

		again := must(wiped.Merge(ctx, each(all)))(t)
		if again.Total(again.New)+again.Total(again.Changed)+again.Total(again.Back)+again.Total(again.Kept) > 0 {
			t.Fatalf("the second time changes something: %+v after %+v", again, merged)
		}
		same(t, movable(t, all), movable(t, exported(t, wiped)))
		if got := must(wiped.Pragma("integrity_check"))(t); got != "ok" {
			t.Fatal(got)
		}
	})
}

func TestAnImportAddsToWhatIsHereAndTheNewerWordsStay(t *testing.T) {
	s, c := newStore(t)
	shared := must(s.SaveEntry(ctx, data.Entry{Title: "Both have it", Body: "old"}))(t)
	mine := must(s.SaveEntry(ctx, data.Entry{Title: "Changed here", Body: "old"}))(t)
	deleted := must(s.SaveEntry(ctx, data.Entry{Title: "Deleted here", Body: "old"}))(t)
	all := exported(t, s)

	other, otherClock := newStore(t)
	must(other.Merge(ctx, each(all)))(t)
	otherClock.Add(time.Hour)
	lines := must(other.Entries(ctx, data.EntryFilter{Text: "both"}))(t)
	e := must(other.Entry(ctx, lines[0].ID))(t)
	e.Body = "changed there"
	must(other.SaveEntry(ctx, e))(t)
	must(other.SaveEntry(ctx, data.Entry{Title: "Made there"}))(t)

	c.Add(2 * time.Hour)
	mine.Body = "changed later"
	must(s.SaveEntry(ctx, mine))(t)
	ok(t, s.Delete(ctx, data.Ref{Kind: data.KindEntry, ID: deleted.ID}))
	back := exported(t, other)
	before := exported(t, s)
	preview := must(s.PreviewMerge(ctx, each(back)))(t)
	same(t, before, exported(t, s))
	merged := must(s.Merge(ctx, each(back)))(t)
	same(t, preview, merged)
	same(t, data.Merged{
		New: map[data.Kind]int{data.KindEntry: 1}, Changed: map[data.Kind]int{data.KindEntry: 1},
		Back: map[data.Kind]int{data.KindEntry: 1}, Kept: map[data.Kind]int{data.KindEntry: 1}, Same: map[data.Kind]int{},
	}, merged)
	if got := must(s.Entry(ctx, shared.ID))(t).Body; got != "changed there" {
		t.Errorf("the newer words there: %q", got)
	}
	if got := must(s.Entry(ctx, mine.ID))(t).Body; got != "changed later" {
		t.Errorf("the newer words here: %q", got)
	}
	must(s.Entry(ctx, deleted.ID))(t)
	if n := must(s.CountEntries(ctx, data.EntryFilter{}))(t); n != 4 {
		t.Errorf("there are %d entries", n)
	}
}

func TestAnImportThatCannotBeUnderstoodChangesNothing(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	finished(t, s, q.ID, time.Second)
	must(s.SaveEntry(ctx, data.Entry{Title: "Here"}))(t)
	all := exported(t, s)
	for name, spoil := range map[string]func(kind data.Kind, object string) string{
		"no JSON":              func(_ data.Kind, o string) string { return o[:len(o)/2] },
		"an unknown part":      func(_ data.Kind, o string) string { return `{"colour":"red",` + o[1:] },
		"a name that leads":    func(_ data.Kind, o string) string { return strings.Replace(o, `"uid":"`, `"uid":"../`, 1) },
		"a mood of 9":          func(_ data.Kind, o string) string { return strings.Replace(o, `"mood":0`, `"mood":9`, 1) },
		"a question not there": func(_ data.Kind, o string) string { return strings.Replace(o, `"question":"`, `"question":"x`, 1) },
		"a state of its own":   func(_ data.Kind, o string) string { return strings.Replace(o, `"complete"`, `"recording"`, 1) },
		"an object for a text": func(_ data.Kind, o string) string { return strings.Replace(o, `"Here"`, `{"a":1}`, 1) },
	} {
		fresh, _ := newStore(t)
		spoilt := slices.Clone(all)
		changed := false
		for i, thing := range spoilt {
			if thing.Kind == data.KindTake || thing.Kind == data.KindEntry {
				spoilt[i].Object = spoil(thing.Kind, thing.Object)
				changed = changed || spoilt[i].Object != thing.Object
			}
		}
		if !changed {
			t.Fatalf("%s: nothing was spoilt in %v", name, all)
		}
		before := exported(t, fresh)
		_, err := fresh.Merge(ctx, each(spoilt))
		if !errors.Is(err, data.ErrInvalid) || !strings.Contains(fmt.Sprint(err), "line ") {
			t.Errorf("%s: %v", name, err)
		}
		same(t, before, exported(t, fresh))
	}
}

// TestEveryTableIsExportedOrSaidNotToBe keeps a table that is added later from being forgotten.
func TestEveryTableIsExportedOrSaidNotToBe(t *testing.T) {
	s, _ := newStore(t)
	db := raw(t, filepath.Join(s.Dir(), "greenroom.db"))
	rows := must(db.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))(t)
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		ok(t, rows.Scan(&name))
		if !strings.HasPrefix(name, "search") { // made from the rest
			tables = append(tables, name)
		}
	}
	known := data.PortableTables()
	known["tag"] = true // goes along with what carries it
	for _, table := range tables {
		if !known[table] {
			t.Errorf("table %s is in no export", table)
		}
		delete(known, table)
	}
	if len(known) > 0 {
		t.Errorf("there are no tables %v", slices.Collect(maps.Keys(known)))
	}
}

func TestSoundOfAnImportThatFailedDoesNotStay(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	kept := finished(t, s, q.ID, time.Second)
	stray := filepath.Join(s.Dir(), "recordings", "2026", "01", "stray.wav")
	write(t, stray, []byte("sound"))
	ok(t, s.ExpectSound([]string{stray, s.Path(kept)}))
	dir := s.Dir()
	again := func() {
		ok(t, s.ForgetSound(ctx))
		if _, err := os.Stat(stray); err == nil {
			t.Error("the sound of the import is still there")
		}
		if _, err := os.Stat(s.Path(kept)); err != nil {
			t.Errorf("a take lost its sound: %v", err)
		}
	}
	again()
	again() // nothing is expected any more
	_, _ = dir, c
}

func TestPrivateEntriesStayOutOfListsAndSearchUnlessAskedFor(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "Open", Body: "for everybody", Tags: []string{"evening"}}))(t)
	secret := must(s.SaveEntry(ctx, data.Entry{Title: "Fears", Body: "Tomorrow frightens me", Tags: []string{"evening"}, Private: true}))(t)
	titles := func(f data.EntryFilter) (list []string) {
		for _, line := range must(s.Entries(ctx, f))(t) {
			list = append(list, line.Title)
		}
		if n := must(s.CountEntries(ctx, f))(t); n != len(list) {
			t.Errorf("%+v: %d are counted, %d listed", f, n, len(list))
		}
		return list
	}
	same(t, []string{"Open"}, titles(data.EntryFilter{}))
	same(t, []string{"Open"}, titles(data.EntryFilter{Tag: "evening"}))
	same(t, []string{}, titles(data.EntryFilter{Text: "frighten"}))
	same(t, []string{"Fears", "Open"}, titles(data.EntryFilter{Private: true}))
	same(t, []string{"Fears"}, titles(data.EntryFilter{Private: true, Text: "frighten tomorrow"}))
	same(t, []string{"Fears", "Open"}, titles(data.EntryFilter{Private: true, Text: "evening"}))
	if hits := must(s.Search(ctx, "frightens", nil, 0))(t); len(hits) != 0 {
		t.Errorf("the search tells %v", hits)
	}
	secret.Private, e.Private = false, true
	must(s.SaveEntry(ctx, secret))(t)
	must(s.SaveEntry(ctx, e))(t)
	if hits := must(s.Search(ctx, "frightens", nil, 0))(t); len(hits) != 1 {
		t.Errorf("no longer private, it is not found: %v", hits)
	}
	if hits := must(s.Search(ctx, "everybody", nil, 0))(t); len(hits) != 0 {
		t.Errorf("private now, it is found: %v", hits)
	}
}
