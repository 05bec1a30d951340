package data_test

import (
	"testing"
	"time"

	"greenroom/data"
)

func TestContactsAreChosenByWhenOneWasLastInTouch(t *testing.T) {
	s, clock := newStore(t)
	now := clock.Now()
	for name, ago := range map[string][]int{"Ann": {200, 10}, "Bob": {100}, "Cy": {400, 500}, "Dee": nil} {
		c, err := s.SaveContact(t.Context(), data.Contact{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, days := range ago {
			if _, err := s.SaveTouch(t.Context(), data.Touch{ContactID: c.ID, Kind: data.TouchCall, At: now.AddDate(0, 0, -days)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	before := func(days int) time.Time { return now.AddDate(0, 0, -days) }
	for want, f := range map[string]data.ContactFilter{
		"Ann ": {TouchedAfter: before(30)}, "Bob Cy ": {TouchedBefore: before(90)}, "Cy ": {TouchedBefore: before(365)},
		"Dee ": {Untouched: true}, "Bob ": {TouchedAfter: before(365), TouchedBefore: before(90)}, "": {TouchedBefore: before(365), Company: "x"},
	} {
		lines, err := s.Contacts(t.Context(), f)
		got := ""
		for _, l := range lines {
			got += l.Name + " "
		}
		if n, failed := s.CountContacts(t.Context(), f); err != nil || failed != nil || got != want || n != len(lines) {
			t.Errorf("%+v gives %q (%d counted), want %q (%v, %v)", f, got, n, want, err, failed)
		}
	}
}

func TestACompanyIsTheSameInOtherCapitalsOfAnyScript(t *testing.T) {
	s, clock := newStore(t)
	ctx := t.Context()
	i := keepInterview(t, s, data.Interview{Company: " ЗАРЯ  Свет", At: clock.Now().AddDate(0, 0, -9), Stage: data.StageRejected})
	for _, name := range []string{"Заря", "Élan", "Σοφία"} {
		if _, err := s.SaveContact(ctx, data.Contact{Name: "One of " + name, Company: name}); err != nil {
			t.Fatal(err)
		}
	}
	file, err := s.SaveCompany(ctx, data.Company{Name: "Заря свет"})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := s.Interviews(ctx, data.InterviewFilter{Company: "Заря свет"}); err != nil || len(found) != 1 || found[0].ID != i.ID {
		t.Errorf("found %+v (%v)", found, err)
	}
	if found, err := s.Companies(ctx, data.CompanyFilter{Name: "ЗАРЯ СВЕТ"}); err != nil || len(found) != 1 || found[0].ID != file.ID {
		t.Errorf("found %+v (%v)", found, err)
	}
	told, err := s.CompanyStory(ctx, file.ID)
	if err != nil || len(told) != 2 {
		t.Errorf("its story is %+v (%v)", told, err)
	}
	for _, name := range []string{"ЗАРЯ", "élan", "ΣΟΦΊΑ"} {
		if n, err := s.CountContacts(ctx, data.ContactFilter{Company: name}); err != nil || n != 1 {
			t.Errorf("%d people at %s (%v)", n, name, err)
		}
	}
}
