package data_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"greenroom/data"
	"greenroom/data/people"
)

// fates are what becomes of each, as one word for each.
func fates(a *data.Arrivals) string {
	var all []string
	for _, one := range a.List {
		all = append(all, string(one.Fate))
	}
	return strings.Join(all, " ")
}

func TestSomebodyIsKnownByAddressPageOrNameWithCompany(t *testing.T) {
	s, _ := newStore(t)
	ana := must(s.SaveContact(ctx, data.Contact{Name: "Ana Núñez", Company: "Société Générale", Email: "Ana@Acme.example", Links: []string{"https://www.linkedin.com/in/ana-n/"}}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "John Smith"}))(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Info Desk", Email: "info@acme.example"}))(t)
	gone := must(s.SaveContact(ctx, data.Contact{Name: "Gone", Email: "gone@acme.example"}))(t)
	ok(t, s.Delete(ctx, ref(data.KindContact, gone.ID)))
	for _, c := range []struct {
		person people.Person
		want   data.Fate
	}{
		{people.Person{Name: "A. Nunez", Emails: []string{"other@x.example", "ana@acme.example"}}, data.FateChanged},
		{people.Person{Name: "ANA NUNEZ", Company: "societe generale"}, data.FateSame},
		{people.Person{Name: "Ana Maria Nunez", Links: []string{"http://de.linkedin.com/in/Ana-N?trk=x"}}, data.FateChanged},
		{people.Person{Emails: []string{"ANA@acme.example"}}, data.FateSame},
		{people.Person{Name: "Ana Nunez", Company: "Another"}, data.FateDoubtful},
		{people.Person{Name: "Ana Nunez", Company: "Société Générale", Links: []string{"https://linkedin.com/in/ana-nunez-2"}}, data.FateDoubtful},
		{people.Person{Name: "john smith"}, data.FateSame},
		{people.Person{Name: "John Smith", Company: "Acme"}, data.FateDoubtful},
		{people.Person{Name: "Bo Ek", Emails: []string{"info@acme.example"}}, data.FateDoubtful},
		{people.Person{Name: "Bo Ek", Company: "Acme"}, data.FateNew},
		{people.Person{Name: "Gone", Emails: []string{"gone@acme.example"}}, data.FateNew},
		{people.Person{Name: "Jo", Links: []string{"https://acme.example"}}, data.FateNew},
	} {
		a := must(s.Arrive(ctx, []people.Person{c.person}))(t)
		if got := fates(a); got != string(c.want) {
			t.Errorf("%+v is %s, want %s", c.person, got, c.want)
		}
	}
	a := must(s.Arrive(ctx, []people.Person{{Name: "Ana Nunez", Company: "Another"}}))(t)
	if c := a.List[0].Candidates; len(c) != 1 || c[0].ID != ana.ID {
		t.Errorf("may be %+v", c)
	}
}

func TestWhatThePersonTypedIsNeverOverwrittenUnasked(t *testing.T) {
	s, _ := newStore(t)
	old := must(s.SaveContact(ctx, data.Contact{Name: "Ana Lind", Company: "Acme", Role: "Analyst", Email: "a@x.example", Phone: "+49 30 1234", Notes: "Likes hills."}))(t)
	p := people.Person{Name: "Ana Lind", Company: "Beta", Role: "Head of Data", Emails: []string{"A@X.example", "b@x.example"}, Phones: []string{"0049-30-1234"},
		Links: []string{"x.example/ana"}, Tags: []string{"go"}, Notes: "Met at the fair.", Interests: "hills", Connected: "3 May 2021"}
	a := must(s.Arrive(ctx, []people.Person{p}))(t)
	one := a.List[0]
	same(t, []data.Difference{{Field: people.FieldInterests, Gets: "hills"}, {Field: people.FieldWhereMet, Gets: "LinkedIn, 3 May 2021"}, {Field: people.FieldEmail, Gets: "b@x.example"},
		{Field: people.FieldLink, Gets: "x.example/ana"}, {Field: people.FieldTags, Gets: "go"}}, one.Fills)
	same(t, []data.Difference{{Field: people.FieldCompany, Has: "Acme", Gets: "Beta"}, {Field: people.FieldRole, Has: "Analyst", Gets: "Head of Data"},
		{Field: people.FieldNotes, Has: "Likes hills.", Gets: "Met at the fair."}}, one.Differs)

	want := old
	want.Emails, want.Links, want.Tags, want.Interests, want.WhereMet = []string{"b@x.example"}, []string{"x.example/ana"}, []string{"go"}, "hills", "LinkedIn, 3 May 2021"
	brought := must(s.BringIn(ctx, a, nil))(t)
	sameContact(t, want, must(s.Contact(ctx, old.ID))(t))
	ok(t, s.TakeBack(ctx, brought))
	sameContact(t, old, must(s.Contact(ctx, old.ID))(t))

	a.Do(0, data.TakeOver)
	want.Company, want.Role, want.Notes = "Beta", "Head of Data", "Likes hills.\n\nMet at the fair."
	want.Jobs = []data.Job{{Company: "Acme", Role: "Analyst"}}
	brought = must(s.BringIn(ctx, a, nil))(t)
	sameContact(t, want, must(s.Contact(ctx, old.ID))(t))
	if again := must(s.Arrive(ctx, []people.Person{p}))(t); fates(again) != "same" {
		t.Errorf("the same file again is %s: %+v", fates(again), again.List[0].Differs)
	}
	ok(t, s.TakeBack(ctx, brought))
	sameContact(t, old, must(s.Contact(ctx, old.ID))(t))
}

func sameContact(t *testing.T, want, got data.Contact) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(data.Contact{}, "Updated"), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("contact (-want +got):\n%s", diff)
	}
}

func TestWhoIsInAFileTwiceComesOnce(t *testing.T) {
	s, _ := newStore(t)
	must(s.SaveContact(ctx, data.Contact{Name: "Known", Email: "k@x.example"}))(t)
	a := must(s.Arrive(ctx, []people.Person{
		{Line: 2, Name: "Ana", Company: "Acme"}, {Line: 3, Name: "Bo", Emails: []string{"bo@x.example"}}, {Line: 4, Name: "ANA", Company: "acme", Role: "CTO"},
		{Line: 5, Name: "Bo Ek", Company: "Beta", Emails: []string{"BO@x.example"}}, {Line: 6, Name: "Ana", Company: "Gamma"},
		{Line: 7, Name: "Known", Emails: []string{"k@x.example"}, Role: "Friend"}, {Line: 8, Name: "Known", Emails: []string{"k@x.example"}, Company: "Delta"},
	}))(t)
	if got := fates(a); got != "new new new changed" {
		t.Errorf("fates are %s", got)
	}
	same(t, []data.Twice{{Line: 4, First: 2}, {Line: 5, First: 3}, {Line: 8, First: 7}}, a.Twice)
	brought := must(s.BringIn(ctx, a, nil))(t)
	if brought.Added != 3 || brought.Changed != 1 {
		t.Errorf("brought %+v", brought)
	}
	got := map[string]string{}
	for _, l := range must(s.Contacts(ctx, data.ContactFilter{}))(t) {
		got[l.Name+" at "+l.Company] = l.Role
	}
	same(t, map[string]string{"Ana at Acme": "CTO", "Bo at Beta": "", "Ana at Gamma": "", "Known at Delta": "Friend"}, got)
}

func TestThePersonDecidesAboutWhoIsDoubtful(t *testing.T) {
	s, _ := newStore(t)
	john := must(s.SaveContact(ctx, data.Contact{Name: "John Smith", Company: "Acme"}))(t)
	a := must(s.Arrive(ctx, []people.Person{{Name: "John Smith", Company: "Beta", Role: "CTO"}, {Name: "John Smith", Company: "Gamma"}, {Name: "John Smith", Company: "Delta"}}))(t)
	if fates(a) != "doubtful doubtful doubtful" {
		t.Fatalf("fates are %s", fates(a))
	}
	if added, changed := a.Does(); added+changed > 0 {
		t.Errorf("undecided, %d would be added and %d changed", added, changed)
	}
	a.Identify(0, john.ID)
	a.Identify(1, 0)
	a.Identify(2, 0)
	a.Unsaid(2)
	if added, changed := a.Does(); added != 1 || changed != 1 {
		t.Errorf("%d would be added and %d changed", added, changed)
	}
	must(s.BringIn(ctx, a, nil))(t)
	if got := must(s.Contact(ctx, john.ID))(t); got.Role != "CTO" || got.Company != "Acme" {
		t.Errorf("he is now %+v", got)
	}
	if n := must(s.CountContacts(ctx, data.ContactFilter{}))(t); n != 2 {
		t.Errorf("there are %d", n)
	}
}

// throng is a file of many.
func throng(n int) []people.Person {
	var all []people.Person
	for i := range n {
		all = append(all, people.Person{Line: i + 2, Name: fmt.Sprintf("First%d Last%d", i%97, i), Company: fmt.Sprintf("Company %d", i%40), Role: "Engineer",
			Links: []string{fmt.Sprintf("https://www.linkedin.com/in/p-%d", i)}, Tags: []string{"import"}, Jobs: []people.Job{{Company: "Before"}}})
	}
	return all
}

func TestWhoWasBroughtInIsFoundAndTakenBackIsNot(t *testing.T) {
	s, clock := newStore(t)
	mine := must(s.SaveContact(ctx, data.Contact{Name: "Mine", Role: "Engineer", Tags: []string{"import"}}))(t)
	var shares []float64
	brought := must(s.BringIn(ctx, must(s.Arrive(ctx, throng(500)))(t), func(share float64) { shares = append(shares, share) }))(t)
	if len(shares) < 4 || !slices.IsSorted(shares) || shares[len(shares)-1] > 1 {
		t.Errorf("told %v", shares)
	}
	for text, want := range map[string]int{"engineer": 501, "last499": 1, "before": 500, "import": 501, "p-499": 1} {
		if got := len(found(t, s, text)); got != want {
			t.Errorf("%q finds %d, want %d", text, got, want)
		}
	}
	agrees(t, s)
	if again := must(s.Arrive(ctx, throng(500)))(t); again.Count(data.FateSame) != 500 {
		t.Errorf("the same file again is %s", fates(again)[:40])
	}

	clock.Add(time.Minute)
	used := found(t, s, "last499")[0]
	must(s.SaveTouch(ctx, data.Touch{ContactID: used.ID, Note: "Coffee"}))(t)
	written := must(s.Contact(ctx, found(t, s, "last498")[0].ID))(t)
	written.Notes = "Mine now"
	written = must(s.SaveContact(ctx, written))(t)
	ok(t, s.TakeBack(ctx, brought))
	if lines := must(s.Contacts(ctx, data.ContactFilter{}))(t); len(lines) != 1 || lines[0].ID != mine.ID {
		t.Errorf("%d are left", len(lines))
	}
	same(t, []data.Ref{ref(data.KindContact, mine.ID)}, found(t, s, "engineer"))
	trash := must(s.Trash(ctx))(t)
	if len(trash) != 2 {
		t.Errorf("in the trash are %v", trash)
	}
	ok(t, s.Restore(ctx, used, ref(data.KindContact, written.ID)))
	if got := len(found(t, s, "engineer")); got != 3 {
		t.Errorf("restored, %d are found", got)
	}
	agrees(t, s)
}

func TestSomebodyWithForeignLettersIsFoundByPlainOnesAfterAnImport(t *testing.T) {
	s, _ := newStore(t)
	must(s.BringIn(ctx, must(s.Arrive(ctx, []people.Person{{Name: "Søren"}, {Name: "Ana", Company: "Łódź"}, {Name: "Bo"}}))(t), nil))(t)
	for _, text := range []string{"soren", "lodz", "søren", "bo"} {
		if got := len(found(t, s, text)); got != 1 {
			t.Errorf("%q finds %d, want 1", text, got)
		}
	}
	agrees(t, s)
}

// agrees fails unless the search index has what the tables say.
func agrees(t *testing.T, s *data.Store) {
	t.Helper()
	var others int
	ok(t, raw(t, filepath.Join(s.Dir(), "greenroom.db")).QueryRow(`SELECT count(*) FROM (SELECT 64 * ref_id + kind, title, body, tags, plain FROM searchable
		EXCEPT SELECT id, title, body, tags, plain FROM search_doc)`).Scan(&others))
	if others > 0 {
		t.Errorf("of %d things the index has other words than the tables", others)
	}
	c := must(s.SaveContact(ctx, data.Contact{Name: "Xylophone", Tags: []string{"probe"}}))(t)
	same(t, []data.Ref{ref(data.KindContact, c.ID)}, found(t, s, "xylophone"))
	same(t, []data.Ref{ref(data.KindContact, c.ID)}, found(t, s, "probe"))
	c.Name = "Zither"
	must(s.SaveContact(ctx, c))(t)
	same(t, []data.Ref{}, found(t, s, "xylophone"))
	ok(t, s.Delete(ctx, ref(data.KindContact, c.ID)))
	must(s.EmptyTrash(ctx, 0))(t)
	same(t, []data.Ref{}, found(t, s, "zither"))
}

func TestUndoingAnImportLeavesWhatWasWrittenSince(t *testing.T) {
	s, _ := newStore(t)
	c := must(s.SaveContact(ctx, data.Contact{Name: "Ana", Email: "a@x.example"}))(t)
	gone := must(s.SaveContact(ctx, data.Contact{Name: "Bo", Email: "b@x.example"}))(t)
	brought := must(s.BringIn(ctx, must(s.Arrive(ctx, []people.Person{
		{Name: "Ana", Emails: []string{"a@x.example"}, Company: "Acme", Role: "CTO", Tags: []string{"go"}}, {Name: "Bo", Emails: []string{"b@x.example"}, Company: "Acme"},
	}))(t), nil))(t)
	c = must(s.Contact(ctx, c.ID))(t)
	c.Role, c.Notes = "CEO", "Promoted"
	must(s.SaveContact(ctx, c))(t)
	ok(t, s.Delete(ctx, ref(data.KindContact, gone.ID)))
	must(s.EmptyTrash(ctx, 0))(t)
	ok(t, s.TakeBack(ctx, brought))
	c.Company, c.Tags = "", nil
	sameContact(t, c, must(s.Contact(ctx, c.ID))(t))
}

func TestAnImportThatIsCancelledOrCannotBeKeptChangesNothing(t *testing.T) {
	s, _ := newStore(t)
	c := must(s.SaveContact(ctx, data.Contact{Name: "Ana", Email: "a@x.example"}))(t)
	list := append([]people.Person{{Name: "Ana", Emails: []string{"a@x.example"}, Role: "CTO"}}, throng(400)...)
	cancelled, cancel := context.WithCancel(ctx)
	_, err := s.BringIn(cancelled, must(s.Arrive(ctx, list))(t), func(share float64) {
		if share > 0.5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	bad := append(list, people.Person{Line: 999, Name: "Too much", Photo: []byte("no picture")})
	_, err = s.BringIn(ctx, must(s.Arrive(ctx, bad))(t), nil)
	if !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), "line 999") {
		t.Errorf("a photo that is none: %v", err)
	}
	sameContact(t, c, must(s.Contact(ctx, c.ID))(t))
	if n := must(s.CountContacts(ctx, data.ContactFilter{}))(t); n != 1 {
		t.Errorf("there are %d", n)
	}
	agrees(t, s)
}

// TestExportWipeImportGivesTheSame sends contacts through each format into an empty store.
func TestExportWipeImportGivesTheSame(t *testing.T) {
	word := rapid.StringMatching(`[A-Za-zÄ-ü]{1,8}( [A-Za-z;,"=+']{1,8})?`)
	words := rapid.SliceOfNDistinct(word, 0, 3, strings.ToLower)
	somebody := rapid.Custom(func(t *rapid.T) data.Contact {
		draw := func(what string) string { return rapid.OneOf(rapid.Just(""), word).Draw(t, what) }
		c := data.Contact{Name: word.Draw(t, "name"), Company: draw("company"), Role: draw("role"), WhereMet: draw("met"), Interests: draw("interests"),
			Links: words.Draw(t, "links"), Tags: words.Draw(t, "tags"), Notes: draw("notes")}
		if emails := words.Draw(t, "emails"); len(emails) > 0 {
			c.Email, c.Emails = emails[0], emails[1:]
		}
		if phones := words.Draw(t, "phones"); len(phones) > 0 {
			c.Phone, c.Phones = phones[0], phones[1:]
		}
		for range rapid.IntRange(0, 2).Draw(t, "jobs") {
			c.Jobs = append(c.Jobs, data.Job{Company: word.Draw(t, "at"), Role: draw("as"), Period: fmt.Sprint(2000 + len(c.Jobs))})
		}
		return c
	})
	for name, write := range map[string]func(*strings.Builder, []people.Person) error{
		"cards": func(b *strings.Builder, all []people.Person) error { return people.WriteCards(b, all) },
		"table": func(b *strings.Builder, all []people.Person) error { return people.WriteTable(b, all) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newStore(t)
			wipe := func(t fatal) {
				for _, l := range must(s.Contacts(ctx, data.ContactFilter{}))(t) {
					ok(t, s.Delete(ctx, ref(data.KindContact, l.ID)))
				}
				must(s.EmptyTrash(ctx, 0))(t)
			}
			rapid.Check(t, func(t *rapid.T) {
				wipe(t)
				for _, c := range rapid.SliceOfN(somebody, 1, 5).Draw(t, "contacts") {
					must(s.SaveContact(ctx, c))(t)
				}
				before := must(s.People(ctx, data.ContactFilter{}))(t)
				var text strings.Builder
				if err := write(&text, before); err != nil {
					t.Fatal(err)
				}
				file, problems := people.Read(strings.NewReader(text.String()))
				book := file.Book(file.Table.Guess())
				if problems != nil || book.Problems != nil {
					t.Fatalf("problems %v %v", problems, book.Problems)
				}
				a := must(s.Arrive(ctx, book.People))(t)
				if added, changed := a.Does(); added+changed > 0 {
					t.Fatalf("brought in where it comes from, %d are added and %d changed: %+v", added, changed, a.List)
				}
				wipe(t)
				a = must(s.Arrive(ctx, book.People))(t)
				must(s.BringIn(ctx, a, nil))(t)
				if len(a.Twice) > 0 {
					t.Skip("two of them are one")
				}
				after := must(s.People(ctx, data.ContactFilter{}))(t)
				byName := cmpopts.SortSlices(func(a, b people.Person) bool { return fmt.Sprint(a) < fmt.Sprint(b) })
				if diff := cmp.Diff(before, after, cmpopts.EquateEmpty(), byName); diff != "" {
					t.Fatalf("(-before +after):\n%s\n%s", diff, text.String())
				}
			})
		})
	}
}

func TestFollowUpsGoToACalendarAtTheirOwnClock(t *testing.T) {
	s, _ := newStore(t)
	c := must(s.SaveContact(ctx, data.Contact{Name: "Ana"}))(t)
	whole := must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: c.ID, Day: "2026-03-28", Minute: data.AnyMinute, About: "The talk"}))(t)
	must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: c.ID, Day: "2026-03-29", Minute: 9 * 60, Zone: "Europe/Berlin"}))(t)
	must(s.SaveFollowUp(ctx, data.FollowUp{ContactID: c.ID, Day: "2026-03-30", Minute: 60, Done: time.Now()}))(t)
	events := must(s.Reminders(ctx, data.FollowUpFilter{}, func(name string) string { return "Write to " + name }))(t)
	if len(events) != 2 {
		t.Fatalf("there are %+v", events)
	}
	uid := must(s.UID(ctx, ref(data.KindFollowUp, whole.ID)))(t)
	if e := events[0]; !e.AllDay || e.Title != "Write to Ana" || e.Notes != "The talk" || e.UID != uid+"@greenroom" || e.Start.Format(time.DateOnly) != "2026-03-28" {
		t.Errorf("for any time of the day: %+v", e)
	}
	if e := events[1]; e.AllDay || !e.Start.Equal(time.Date(2026, 3, 29, 7, 0, 0, 0, time.UTC)) { // in summer time since that night
		t.Errorf("at nine in Berlin: %v", e.Start.UTC())
	}
}
