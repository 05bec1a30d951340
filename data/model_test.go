package data_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"greenroom/data"
)

// model is what a store should hold, as plain maps: things that are there, and things in the trash.
type model struct {
	store     *data.Store
	clock     *clock
	questions map[int64]data.Question
	takes     map[int64]data.Take
	entries   map[int64]data.Entry
	contacts  map[int64]data.Contact
	trashed   map[data.Ref]time.Time
	with      map[int64]bool // takes that are in the trash with their question
}

func (m *model) live(r data.Ref) bool { _, gone := m.trashed[r]; return !gone }

// refs lists everything there is, in the trash or not.
func (m *model) refs() []data.Ref {
	var refs []data.Ref
	for id := range m.questions {
		refs = append(refs, ref(data.KindQuestion, id))
	}
	for id := range m.takes {
		refs = append(refs, ref(data.KindTake, id))
	}
	for id := range m.entries {
		refs = append(refs, ref(data.KindEntry, id))
	}
	for id := range m.contacts {
		refs = append(refs, ref(data.KindContact, id))
	}
	slices.SortFunc(refs, func(a, b data.Ref) int {
		if a.Kind != b.Kind {
			return strings.Compare(string(a.Kind), string(b.Kind))
		}
		return int(a.ID - b.ID)
	})
	return refs
}

// some draws one of the live things of a kind; 0 when there is none, or by choice.
func (m *model) some(t *rapid.T, kind data.Kind) int64 {
	ids := []int64{0}
	for _, r := range m.refs() {
		if r.Kind == kind && m.live(r) {
			ids = append(ids, r.ID)
		}
	}
	return rapid.SampledFrom(ids).Draw(t, "some "+string(kind))
}

// Few words, so that things share them.
var (
	drawWord = rapid.SampledFrom([]string{"alpha", "Beta", "gämma", "delta", "alpine", "Łan"})
	drawText = rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(drawWord, 0, 4).Draw(t, "text"), " ") })
	drawTags = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"red", "Green", "blue sky"}), 0, 3, rapid.ID[string])
)

func (m *model) saveQuestion(t *rapid.T) {
	q := m.questions[m.some(t, data.KindQuestion)]
	q.Text, q.Outline, q.Tags = drawWord.Draw(t, "word")+"?", drawText.Draw(t, "outline"), drawTags.Draw(t, "tags")
	got := must(m.store.SaveQuestion(ctx, q))(t)
	q.ID, q.Length, q.Updated = got.ID, data.LengthStandard, m.clock.Now()
	if q.Created.IsZero() {
		q.Created = q.Updated
	}
	m.questions[q.ID] = q
}

func (m *model) record(t *rapid.T) {
	q := m.some(t, data.KindQuestion)
	if q == 0 {
		t.Skip("nothing to answer")
	}
	take := finished(t, m.store, q, time.Second)
	take.Note = drawText.Draw(t, "note")
	ok(t, m.store.SaveTake(ctx, take))
	m.takes[take.ID] = take
}

func (m *model) saveEntry(t *rapid.T) {
	e := m.entries[m.some(t, data.KindEntry)]
	e.Title, e.Body, e.Tags, e.Mood = drawText.Draw(t, "title"), drawText.Draw(t, "body"), drawTags.Draw(t, "tags"), rapid.IntRange(0, 5).Draw(t, "mood")
	e.QuestionID, e.TakeID, e.ContactID = m.some(t, data.KindQuestion), m.some(t, data.KindTake), m.some(t, data.KindContact)
	got := must(m.store.SaveEntry(ctx, e))(t)
	e.ID, e.Updated = got.ID, m.clock.Now()
	if e.Created.IsZero() {
		e.Created, e.Date = e.Updated, e.Updated
	}
	m.entries[e.ID] = e
}

func (m *model) saveContact(t *rapid.T) {
	p := m.contacts[m.some(t, data.KindContact)]
	p.Name, p.Notes, p.Tags = drawWord.Draw(t, "name"), drawText.Draw(t, "notes"), drawTags.Draw(t, "tags")
	got := must(m.store.SaveContact(ctx, p))(t)
	p.ID, p.Updated = got.ID, m.clock.Now()
	if p.Created.IsZero() {
		p.Created = p.Updated
	}
	m.contacts[p.ID] = p
}

// choose draws a few of all things.
func (m *model) choose(t *rapid.T) []data.Ref {
	refs := m.refs()
	if len(refs) == 0 {
		t.Skip("there is nothing")
	}
	return rapid.SliceOfN(rapid.SampledFrom(refs), 1, 3).Draw(t, "which")
}

func (m *model) delete(t *rapid.T) {
	chosen := m.choose(t)
	ok(t, m.store.Delete(ctx, chosen...))
	for _, r := range chosen {
		if !m.live(r) {
			continue
		}
		m.trashed[r] = m.clock.Now()
		for id, take := range m.takes {
			if r.Kind == data.KindQuestion && take.QuestionID == r.ID && m.live(ref(data.KindTake, id)) {
				m.trashed[ref(data.KindTake, id)], m.with[id] = m.clock.Now(), true
			}
		}
	}
}

func (m *model) restore(t *rapid.T) {
	chosen := m.choose(t)
	ok(t, m.store.Restore(ctx, chosen...))
	for _, r := range chosen {
		delete(m.trashed, r)
		if r.Kind == data.KindTake {
			delete(m.with, r.ID)
			r = ref(data.KindQuestion, m.takes[r.ID].QuestionID)
			delete(m.trashed, r)
		}
		for id, take := range m.takes {
			if r.Kind == data.KindQuestion && take.QuestionID == r.ID && m.with[id] {
				delete(m.trashed, ref(data.KindTake, id))
				delete(m.with, id)
			}
		}
	}
}

func (m *model) emptyTrash(t *rapid.T) {
	age := time.Duration(rapid.IntRange(0, 5).Draw(t, "hours")) * time.Hour
	want := 0
	for r, at := range m.trashed {
		if at.After(m.clock.Now().Add(-age)) {
			continue
		}
		if !m.with[r.ID] || r.Kind != data.KindTake {
			want++
		}
		delete(m.trashed, r)
		switch r.Kind {
		case data.KindQuestion:
			delete(m.questions, r.ID)
		case data.KindTake:
			delete(m.takes, r.ID)
			delete(m.with, r.ID)
		case data.KindEntry:
			delete(m.entries, r.ID)
		case data.KindContact:
			delete(m.contacts, r.ID)
		}
	}
	for id, e := range m.entries { // links to what is gone for good are gone too
		if _, is := m.questions[e.QuestionID]; !is {
			e.QuestionID = 0
		}
		if _, is := m.takes[e.TakeID]; !is {
			e.TakeID = 0
		}
		if _, is := m.contacts[e.ContactID]; !is {
			e.ContactID = 0
		}
		m.entries[id] = e
	}
	if n := must(m.store.EmptyTrash(ctx, age))(t); n != want {
		t.Fatalf("%d things were removed, want %d", n, want)
	}
}

// words are all words of a thing, folded by hand.
func (m *model) words(r data.Ref) []string {
	text := ""
	switch r.Kind {
	case data.KindQuestion:
		q := m.questions[r.ID]
		text = q.Text + " " + q.Outline + " " + strings.Join(q.Tags, " ")
	case data.KindTake:
		text = m.takes[r.ID].Note
	case data.KindEntry:
		e := m.entries[r.ID]
		text = e.Title + " " + e.Body + " " + strings.Join(e.Tags, " ")
	case data.KindContact:
		p := m.contacts[r.ID]
		text = p.Name + " " + p.Notes + " " + strings.Join(p.Tags, " ")
	}
	return strings.Fields(strings.NewReplacer("ä", "a", "ł", "l", "?", "").Replace(strings.ToLower(text)))
}

func (m *model) search(t *rapid.T) {
	sought := rapid.SliceOfN(rapid.SampledFrom([]string{"al", "alp", "ALPHA", "bet", "gam", "GÄMM", "lan", "łan", "re", "blu", "sky", "nothing"}), 1, 2).Draw(t, "words")
	want := map[data.Ref]bool{}
	for _, r := range m.refs() {
		all := m.live(r)
		for _, word := range sought {
			prefix := strings.NewReplacer("ä", "a", "ł", "l").Replace(strings.ToLower(word))
			all = all && slices.ContainsFunc(m.words(r), func(w string) bool { return strings.HasPrefix(w, prefix) })
		}
		if all {
			want[r] = true
		}
	}
	got := map[data.Ref]bool{}
	for _, r := range found(t, m.store, strings.Join(sought, " ")) {
		got[r] = true
	}
	same(t, want, got)
}

// check compares everything in the store with the model.
func (m *model) check(t *rapid.T) {
	for _, r := range m.refs() {
		var want, got any
		var err error
		switch r.Kind {
		case data.KindQuestion:
			q := m.questions[r.ID]
			for id, take := range m.takes {
				if take.QuestionID == r.ID && m.live(ref(data.KindTake, id)) {
					q.Takes++
					if take.Started.After(q.LastTake) {
						q.LastTake = take.Started
					}
				}
			}
			want = q
			got, err = m.store.Question(ctx, r.ID)
		case data.KindTake:
			want = m.takes[r.ID]
			got, err = m.store.Take(ctx, r.ID)
			if _, err := os.Stat(m.store.Path(m.takes[r.ID])); err != nil {
				t.Fatalf("the sound of take %d: %v", r.ID, err)
			}
		case data.KindEntry:
			want = m.entries[r.ID]
			got, err = m.store.Entry(ctx, r.ID)
		case data.KindContact:
			want = m.contacts[r.ID]
			got, err = m.store.Contact(ctx, r.ID)
		}
		switch {
		case !m.live(r) && !errors.Is(err, data.ErrNotFound):
			t.Fatalf("%v is in the trash, and yet: %v %v", r, got, err)
		case m.live(r):
			ok(t, err)
			same(t, want, got)
		}
	}
	sounds := must(filepath.Glob(filepath.Join(m.store.Dir(), "recordings", "*", "*", "*")))(t)
	if len(sounds) != len(m.takes) {
		t.Fatalf("%d sound files for %d takes", len(sounds), len(m.takes))
	}
	listed := map[data.Ref]time.Time{}
	for _, trashed := range must(m.store.Trash(ctx))(t) {
		listed[trashed.Ref] = trashed.DeletedAt
	}
	want := map[data.Ref]time.Time{}
	for r, at := range m.trashed {
		if r.Kind != data.KindTake || !m.with[r.ID] {
			want[r] = at
		}
	}
	same(t, want, listed)
}

func TestAStoreHoldsWhatAPlainMapWould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir := must(os.MkdirTemp("", "greenroom-model-*"))(t)
		defer os.RemoveAll(dir)
		c := newClock()
		m := &model{
			store: must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t), clock: c,
			questions: map[int64]data.Question{}, takes: map[int64]data.Take{}, entries: map[int64]data.Entry{}, contacts: map[int64]data.Contact{},
			trashed: map[data.Ref]time.Time{}, with: map[int64]bool{},
		}
		defer func() { ok(t, m.store.Close()) }()
		tick := func(do func(*rapid.T)) func(*rapid.T) {
			return func(t *rapid.T) {
				c.Add(17 * time.Minute)
				do(t)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"save a question": tick(m.saveQuestion), "record a take": tick(m.record), "save an entry": tick(m.saveEntry), "save a contact": tick(m.saveContact),
			"delete": tick(m.delete), "restore": tick(m.restore), "empty the trash": tick(m.emptyTrash), "search": tick(m.search),
			"open again": func(t *rapid.T) {
				if rapid.IntRange(0, 4).Draw(t, "seldom") > 0 {
					t.Skip("it takes long")
				}
				ok(t, m.store.Close())
				m.store = must(data.Open(ctx, dir, data.Options{Now: c.Now, Log: quiet()}))(t)
			},
			"": m.check,
		})
	})
}
