package data_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

func TestAContactIsKeptWhole(t *testing.T) {
	s, c := newStore(t)
	p := data.Contact{
		Name: "Zoë Müller", Company: "Acme", Role: "CTO", WhereMet: "Meet-up", Interests: "Chess, hiking", Email: "zoe@example.org", Phone: "+49 1",
		Links: []string{"https://example.org/?a=b&c=d", "example.com"}, Tags: []string{"b", "a"}, Notes: "Likes tea\nand quiet",
	}
	want := p
	got := must(s.SaveContact(ctx, p))(t)
	want.ID, want.Created, want.Updated = got.ID, c.Now(), c.Now()
	same(t, want, got)
	same(t, want, must(s.Contact(ctx, got.ID))(t))

	c.Add(time.Minute)
	want.Links, want.Notes, want.Tags, want.Updated = nil, "", []string{"c"}, c.Now()
	same(t, want, must(s.SaveContact(ctx, want))(t))
}

func TestAContactNeedsSomethingToBeCalledBy(t *testing.T) {
	s, _ := newStore(t)
	for _, p := range []data.Contact{{}, {Name: " \n"}, {Notes: "tall"}, {Phone: "123"}} {
		if _, err := s.SaveContact(ctx, p); !errors.Is(err, data.ErrInvalid) || !strings.Contains(err.Error(), "a contact needs") {
			t.Errorf("%+v: %v", p, err)
		}
	}
	for _, p := range []data.Contact{{Name: "Ann"}, {Company: "Acme"}, {Email: "a@b.c"}} {
		must(s.SaveContact(ctx, p))(t)
	}
}

func TestContactsAreListedByNameWithoutRegardToCaseAndAccents(t *testing.T) {
	s, _ := newStore(t)
	for _, name := range []string{"Zoë", "ål", "Öztürk", "Anna", "zacharias", "ANNE", "Łukasz", "Søren", "", "Sorensen", "Émile", "o'Neil"} {
		must(s.SaveContact(ctx, data.Contact{Name: name, Company: "Company"}))(t)
	}
	var names []string
	for _, line := range must(s.Contacts(ctx, data.ContactFilter{}))(t) {
		names = append(names, line.Name)
	}
	same(t, []string{"ål", "Anna", "ANNE", "", "Émile", "Łukasz", "o'Neil", "Öztürk", "Søren", "Sorensen", "zacharias", "Zoë"}, names)
}

func TestContactsAreFilteredPagedAndCounted(t *testing.T) {
	s, _ := newStore(t)
	for _, p := range []data.Contact{
		{Name: "a", Company: "Acme", Role: "Cook", Tags: []string{"Friend"}}, {Name: "b", Company: "ACME", Notes: "friend of a"}, {Name: "c", Company: "Acme Ltd", WhereMet: "Zürich"},
		{Name: "d", Interests: "Fußball", Links: []string{"https://example.org/in/somebody"}},
	} {
		must(s.SaveContact(ctx, p))(t)
	}
	for _, f := range []struct {
		filter data.ContactFilter
		want   string
		all    int
	}{
		{data.ContactFilter{}, "abcd", 4},
		{data.ContactFilter{Company: "acme"}, "ab", 2},
		{data.ContactFilter{Tag: "friend"}, "a", 1},
		{data.ContactFilter{Text: "friend"}, "ab", 2},
		{data.ContactFilter{Text: "zur"}, "c", 1},
		{data.ContactFilter{Text: "fussb"}, "d", 1},
		{data.ContactFilter{Text: "fußb"}, "d", 1},
		{data.ContactFilter{Text: "somebody"}, "d", 1},
		{data.ContactFilter{Text: "friend", Company: "acme", Tag: "friend"}, "a", 1},
		{data.ContactFilter{Limit: 1, Offset: 2}, "c", 4},
	} {
		var got strings.Builder
		for _, line := range must(s.Contacts(ctx, f.filter))(t) {
			got.WriteString(line.Name)
		}
		if got.String() != f.want {
			t.Errorf("%+v gives %q, want %q", f.filter, got.String(), f.want)
		}
		if n := must(s.CountContacts(ctx, f.filter))(t); n != f.all {
			t.Errorf("%+v counts %d, want %d", f.filter, n, f.all)
		}
	}
	same(t, data.ContactLine{ID: 1, Name: "a", Company: "Acme", Role: "Cook", Tags: []string{"Friend"}}, must(s.Contacts(ctx, data.ContactFilter{Limit: 1}))(t)[0])
}
