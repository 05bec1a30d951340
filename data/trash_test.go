package data_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

func ref(kind data.Kind, id int64) data.Ref { return data.Ref{Kind: kind, ID: id} }

// one of each kind, with everything that can be said of it.
func oneOfEach(t *testing.T, s *data.Store) (q data.Question, take data.Take, e data.Entry, p data.Contact) {
	t.Helper()
	q = must(s.SaveQuestion(ctx, data.Question{Text: "Why us?", Why: "W", Steps: []string{"s"}, Theme: data.ThemeCulture, Tags: []string{"t", "u"}, Outline: "O"}))(t)
	take = finished(t, s, q.ID, time.Minute)
	take.Note, take.Star = "Better", true
	ok(t, s.SaveTake(ctx, take))
	p = must(s.SaveContact(ctx, data.Contact{Name: "Ann", Company: "Acme", Links: []string{"l"}, Tags: []string{"t"}, Notes: "N"}))(t)
	e = must(s.SaveEntry(ctx, data.Entry{Title: "T", Body: "B", Tags: []string{"u", "v"}, Mood: 3, Confidence: 4, QuestionID: q.ID, TakeID: take.ID, ContactID: p.ID}))(t)
	q = must(s.Question(ctx, q.ID))(t)
	return q, take, e, p
}

func TestWhateverIsDeletedComesBackWhole(t *testing.T) {
	s, c := newStore(t)
	q, take, e, p := oneOfEach(t, s)
	refs := []data.Ref{ref(data.KindQuestion, q.ID), ref(data.KindTake, take.ID), ref(data.KindEntry, e.ID), ref(data.KindContact, p.ID)}
	all := func() []any {
		return []any{
			must(s.Question(ctx, q.ID))(t), must(s.Take(ctx, take.ID))(t), must(s.Entry(ctx, e.ID))(t), must(s.Contact(ctx, p.ID))(t),
			must(s.Tags(ctx, data.KindQuestion))(t), must(s.Tags(ctx, data.KindEntry))(t), must(s.Tags(ctx, data.KindContact))(t),
			must(s.Questions(ctx, data.QuestionFilter{}))(t), must(s.LastTakes(ctx, 0))(t), must(s.Entries(ctx, data.EntryFilter{}))(t), must(s.Contacts(ctx, data.ContactFilter{}))(t),
			must(s.Search(ctx, "t", nil, 0))(t), must(s.Search(ctx, "better", nil, 0))(t), must(s.SpokenSince(ctx, time.Time{}))(t),
		}
	}
	before := all()
	for n := range 1 << len(refs) { // every choice of them, in both orders
		var chosen, reversed []data.Ref
		for i, r := range refs {
			if n&(1<<i) != 0 {
				chosen, reversed = append(chosen, r), append([]data.Ref{r}, reversed...)
			}
		}
		for _, order := range [][2][]data.Ref{{chosen, chosen}, {reversed, chosen}, {reversed, reversed}} {
			c.Add(time.Minute)
			ok(t, s.Delete(ctx, order[0]...))
			ok(t, s.Restore(ctx, order[1]...))
			same(t, before, all())
			if left := must(s.Trash(ctx))(t); len(left) != 0 {
				t.Fatalf("%v are left in the trash", left)
			}
		}
	}
}

func TestWhatIsInTheTrashIsNowhereElse(t *testing.T) {
	s, c := newStore(t)
	q, take, e, p := oneOfEach(t, s)
	ok(t, s.Delete(ctx, ref(data.KindContact, p.ID)))
	c.Add(time.Second)
	ok(t, s.Delete(ctx, ref(data.KindEntry, e.ID)))
	c.Add(time.Second)
	ok(t, s.Delete(ctx, ref(data.KindTake, take.ID)))
	if got := must(s.Question(ctx, q.ID))(t); got.Takes != 0 || !got.LastTake.IsZero() {
		t.Errorf("the question still counts its take: %+v", got)
	}
	c.Add(time.Second)
	ok(t, s.Delete(ctx, ref(data.KindQuestion, q.ID)))
	same(t, []data.Trashed{
		{Ref: ref(data.KindQuestion, q.ID), Title: "Why us?", DeletedAt: c.Now()}, {Ref: ref(data.KindTake, take.ID), Title: "Why us?", DeletedAt: c.Now().Add(-time.Second)},
		{Ref: ref(data.KindEntry, e.ID), Title: "T", DeletedAt: c.Now().Add(-2 * time.Second)}, {Ref: ref(data.KindContact, p.ID), Title: "Ann", DeletedAt: c.Now().Add(-3 * time.Second)},
	}, must(s.Trash(ctx))(t))

	_, e1 := s.Question(ctx, q.ID)
	_, e2 := s.Take(ctx, take.ID)
	_, e3 := s.Entry(ctx, e.ID)
	_, e4 := s.Contact(ctx, p.ID)
	_, e5 := s.NextQuestion(ctx, data.Aim{})
	_, e6 := s.BeginTake(ctx, data.Take{QuestionID: q.ID})
	for i, err := range []error{e1, e2, e3, e4, e5, e6} {
		if !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%d: %v", i+1, err)
		}
	}
	for _, word := range []string{"t", "u", "better", "ann", "why", "acme"} {
		if hits := must(s.Search(ctx, word, nil, 0))(t); len(hits) != 0 {
			t.Errorf("%q finds %v", word, hits)
		}
	}
	for name, n := range map[string]int{
		"questions": must(s.CountQuestions(ctx, data.QuestionFilter{}))(t), "takes": len(must(s.Takes(ctx, q.ID))(t)), "last takes": len(must(s.LastTakes(ctx, 0))(t)),
		"entries": must(s.CountEntries(ctx, data.EntryFilter{}))(t), "contacts": must(s.CountContacts(ctx, data.ContactFilter{}))(t),
	} {
		if n != 0 {
			t.Errorf("%d %s are listed", n, name)
		}
	}
}

func TestAQuestionTakesItsTakesAlongAndBringsThemBack(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	thrown, kept := finished(t, s, q.ID, time.Second), finished(t, s, q.ID, time.Minute)
	ok(t, s.Delete(ctx, ref(data.KindTake, thrown.ID)))
	c.Add(time.Minute)
	ok(t, s.Delete(ctx, ref(data.KindQuestion, q.ID)))
	if _, err := s.Take(ctx, kept.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a take is without its question: %v", err)
	}
	if listed := must(s.Trash(ctx))(t); len(listed) != 2 {
		t.Errorf("the trash lists %v", listed)
	}
	ok(t, s.Restore(ctx, ref(data.KindQuestion, q.ID)))
	same(t, kept, must(s.Take(ctx, kept.ID))(t))
	if _, err := s.Take(ctx, thrown.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a take thrown away before came back with its question: %v", err)
	}
}

func TestATakeBringsItsQuestionBack(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	thrown, other := finished(t, s, q.ID, time.Second), finished(t, s, q.ID, time.Minute)
	ok(t, s.Delete(ctx, ref(data.KindTake, thrown.ID)))
	ok(t, s.Delete(ctx, ref(data.KindQuestion, q.ID)))
	ok(t, s.Restore(ctx, ref(data.KindTake, thrown.ID)))
	if got := must(s.Question(ctx, q.ID))(t); got.Takes != 2 {
		t.Errorf("got %+v", got)
	}
	same(t, other, must(s.Take(ctx, other.ID))(t))
}

func TestDeletingSeveralThingsIsAllOrNothing(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "T"}))(t)
	for _, bad := range []data.Ref{ref(data.KindEntry, 404), ref(data.KindSetting, 1), ref("", 1)} {
		if err := s.Delete(ctx, ref(data.KindEntry, e.ID), bad); !errors.Is(err, data.ErrNotFound) && !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	same(t, e, must(s.Entry(ctx, e.ID))(t))
}

func TestDeletingTwiceKeepsTheFirstTime(t *testing.T) {
	s, c := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "T"}))(t)
	first := c.Now()
	ok(t, s.Delete(ctx, ref(data.KindEntry, e.ID)))
	c.Add(time.Hour)
	ok(t, s.Delete(ctx, ref(data.KindEntry, e.ID)))
	if got := must(s.Trash(ctx))(t); !got[0].DeletedAt.Equal(first.Truncate(time.Millisecond)) {
		t.Errorf("got %v", got)
	}
}

func TestTheTrashNamesWhatHasNoTitle(t *testing.T) {
	s, _ := newStore(t)
	e := must(s.SaveEntry(ctx, data.Entry{Body: "# It went\nwell"}))(t)
	p := must(s.SaveContact(ctx, data.Contact{Company: "Acme"}))(t)
	ok(t, s.Delete(ctx, ref(data.KindEntry, e.ID), ref(data.KindContact, p.ID)))
	for _, trashed := range must(s.Trash(ctx))(t) {
		if want := map[data.Kind]string{data.KindEntry: "It went well", data.KindContact: "Acme"}[trashed.Kind]; trashed.Title != want {
			t.Errorf("%v, want %q", trashed, want)
		}
	}
}

func TestTheTrashIsEmptiedOfWhatIsOldEnough(t *testing.T) {
	s, c := newStore(t)
	const month = 30 * 24 * time.Hour
	q := saveQuestion(t, s, "Why us?")
	old, young := finished(t, s, q.ID, time.Second), finished(t, s, q.ID, time.Second)
	e := must(s.SaveEntry(ctx, data.Entry{Title: "Linked", TakeID: old.ID, QuestionID: q.ID}))(t)
	ok(t, s.Delete(ctx, ref(data.KindTake, old.ID)))
	c.Add(time.Minute)
	ok(t, s.Delete(ctx, ref(data.KindTake, young.ID)))

	c.Add(month - time.Minute - time.Millisecond)
	if n := must(s.EmptyTrash(ctx, month))(t); n != 0 {
		t.Errorf("%d were removed too early", n)
	}
	c.Add(time.Millisecond)
	if n := must(s.EmptyTrash(ctx, month))(t); n != 1 {
		t.Errorf("%d were removed", n)
	}
	if _, err := os.Stat(s.Path(old)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the sound of the old one: %v", err)
	}
	must(os.Stat(s.Path(young)))(t)
	e.TakeID = 0
	same(t, e, must(s.Entry(ctx, e.ID))(t)) // it has only lost its link
	if err := s.Restore(ctx, ref(data.KindTake, old.ID)); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the old one came back: %v", err)
	}
	ok(t, s.Restore(ctx, ref(data.KindTake, young.ID)))
	must(s.Take(ctx, young.ID))(t)
}

func TestEmptyingTheTrashRemovesAQuestionWithItsTakesAsOneThing(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	a, b := finished(t, s, q.ID, time.Second), finished(t, s, q.ID, time.Second)
	ok(t, s.Delete(ctx, ref(data.KindQuestion, q.ID)))
	ok(t, os.Remove(s.Path(b))) // gone already, by another hand
	if n := must(s.EmptyTrash(ctx, 0))(t); n != 1 {
		t.Errorf("%d things were removed", n)
	}
	if _, err := os.Stat(s.Path(a)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("its sound: %v", err)
	}
	if n := must(s.EmptyTrash(ctx, 0))(t); n != 0 {
		t.Errorf("%d more things were removed", n)
	}
}

func TestSoundThatCannotBeRemovedKeepsItsTake(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := finished(t, s, q.ID, time.Second)
	ok(t, os.Remove(s.Path(take)))
	write(t, filepath.Join(s.Path(take), "in the way"), nil) // a folder that is not empty
	ok(t, s.Delete(ctx, ref(data.KindTake, take.ID)))
	if n, err := s.EmptyTrash(ctx, 0); err == nil || n != 0 {
		t.Errorf("%d were removed, %v", n, err)
	}
	ok(t, s.Restore(ctx, ref(data.KindTake, take.ID)))
}

func TestWhatIsDeletedForGoodIsInNoFile(t *testing.T) {
	s, _ := newStore(t)
	const secret = "xylophonequartz"
	e := must(s.SaveEntry(ctx, data.Entry{Title: secret, Body: strings.Repeat(secret+" ", 400), Tags: []string{secret}}))(t)
	must(s.SaveEntry(ctx, data.Entry{Title: "Other"}))(t)
	ok(t, s.Delete(ctx, ref(data.KindEntry, e.ID)))
	must(s.EmptyTrash(ctx, 0))(t)
	for file, content := range contents(t, s.Dir()) {
		for from := 0; from+4 <= len(secret); from++ { // the index keeps only what differs from the word before
			if part := secret[from:]; len(part) > 8 && strings.Contains(content, part) {
				t.Errorf("%s has %q", file, part)
				break
			}
		}
	}
}
