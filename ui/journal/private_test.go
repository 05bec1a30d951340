package journal_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"greenroom/data"
)

func TestAPrivateEntryIsListedOnlyWhenAskedFor(t *testing.T) {
	s := openStore(t)
	s.save(t, data.Entry{Title: "Open"})
	s.save(t, data.Entry{Title: "Fears", Private: true})
	p := enter(t, s, "")
	if listed := p.listed(); strings.Contains(listed, "Fears") || !strings.Contains(listed, "Open") {
		t.Errorf("listed is %s", listed)
	}
	p.room.TurnPrivate()
	p.settle()
	if listed := p.listed(); !strings.Contains(listed, "Fears") || !strings.Contains(listed, "private") {
		t.Errorf("asked for, listed is %s", listed)
	}
	p.room.TurnPrivate()
	p.settle()
	if listed := p.listed(); strings.Contains(listed, "Fears") {
		t.Errorf("no longer asked for, listed is %s", listed)
	}
}

// paper is what an export is written to.
type paper struct{ bytes.Buffer }

func (*paper) Close() error { return nil }

func TestTheEntriesOfSomeDaysAreExportedAlone(t *testing.T) {
	s := openStore(t)
	monday := time.Date(2026, 3, 30, 23, 30, 0, 0, time.Local)
	s.save(t, data.Entry{Title: "Sunday", Date: monday.AddDate(0, 0, -1)})
	s.save(t, data.Entry{Title: "Monday", Body: "Went **well** <script>alert(1)</script>", Tags: []string{"calm"}, Mood: 4, Date: monday})
	s.save(t, data.Entry{Title: "Tuesday", Date: monday.AddDate(0, 0, 1)})
	s.save(t, data.Entry{Title: "Wednesday", Date: monday.AddDate(0, 0, 2)})
	s.save(t, data.Entry{Title: "Fears", Date: monday, Private: true})
	p := enter(t, s, "")
	for html, wants := range map[bool][]string{
		false: {"# Monday\n", "# Tuesday\n", "Went **well**", "mood 4 of 5", "#calm"},
		true:  {"<h1>Monday</h1>", "<strong>well</strong>", "mood 4 of 5"},
	} {
		var text paper
		n, err := p.room.Export(t.Context(), &text, monday, monday.AddDate(0, 0, 1), html)
		if err != nil || n != 2 {
			t.Fatalf("%d entries, %v", n, err)
		}
		for _, want := range wants {
			if !strings.Contains(text.String(), want) {
				t.Errorf("there is no %q in\n%s", want, &text)
			}
		}
		for _, not := range []string{"Sunday", "Wednesday", "Fears"} {
			if strings.Contains(text.String(), not) {
				t.Errorf("there is %q in\n%s", not, &text)
			}
		}
		if html && strings.Contains(text.String(), "<script>") {
			t.Errorf("a script goes along:\n%s", &text)
		}
	}
}
