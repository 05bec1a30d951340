package journal_test

import (
	"strings"
	"testing"

	"greenroom/data"
)

func TestAnAddressFindsTheEntriesWithAWord(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Maps at night"})
	s.save(t, data.Entry{Title: "Bread"})
	p := enter(t, s, "")
	p.room.Enter("find/ma%70") // as an address is written
	p.settle()
	if listed := p.listed(); !strings.Contains(listed, "Maps at night") || strings.Contains(listed, "Bread") {
		t.Errorf("listed is %s", listed)
	}
	if got := p.field(titleField).Text; got != "Maps at night" {
		t.Errorf("open is %q", got)
	}
	p.search(searchField, "")
	if listed := p.listed(); !strings.Contains(listed, "Bread") {
		t.Errorf("after that, listed is %s", listed)
	}
}

func TestAnEntryAboutAPassionLeadsToIt(t *testing.T) {
	s := openStore(t)
	if _, err := s.SavePassion(t.Context(), data.Passion{Name: "Timetables"}); err != nil {
		t.Fatal(err)
	}
	p := enter(t, s, "new/passion/1")
	p.chip("Timetables").Tapped(nil)
	if len(p.win.Went) != 1 || p.win.Went[0] != "passions/1" {
		t.Errorf("went to %q", p.win.Went)
	}
}
