package e2e_test

import (
	"archive/zip"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/data/archive"
	"greenroom/data/schedule"
	"greenroom/ui/e2e/rig"
	"greenroom/ui/studio"
)

// before arranges what is there before the program is started.
func (g *guest) before(arrange func(store *data.Store)) {
	g.Helper()
	store, err := data.Open(g.Context(), g.folder, data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer func() { g.must(store.Close()) }()
	arrange(store)
}

func TestAnInterviewOfYesterdayMakesTheNextOneBetter(t *testing.T) {
	g := enter(t, rig.Options{NoSound: true})
	at := time.Now().Add(-20 * time.Hour)
	g.before(func(store *data.Store) {
		mara, err := store.SaveContact(t.Context(), data.Contact{Name: "Mara Lind", Company: "Northlight", Email: "mara@northlight.example"})
		g.must(err)
		_, err = store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", Round: "first talk", At: at, Contacts: []int64{mara.ID}})
		g.must(err)
	})
	g.launch()
	g.picture("1-today")
	g.debriefs()
	g.thanks()
	g.compares()
	g.quit()

	g.lookedBack()
	g.thanked(at)
	g.compared()
	g.comesTomorrow()
	g.leaves()
}

// lookedBack checks what the look back left in the database.
func (g *guest) lookedBack() {
	g.Helper()
	type debrief struct {
		Passions, Struggle, Rapport, Learned, Day string
		Step                                      string
		Connected, Before, After, Done            int
	}
	tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	want := debrief{"Maps came up twice", "Monads", "We both sail", "Four people, one boat", tomorrow, "Send the plan", 5, 2, 4, 1}
	got := query[debrief](g, `SELECT passions, struggle, rapport, learned, next_day AS day, next_step AS step, connected, before, after, done_ms > 0 AS done
		FROM debrief d JOIN interview i ON i.id = d.interview_id`)
	if len(got) != 1 || got[0] != want {
		g.Errorf("looked back as %+v, want %+v", got, want)
	}
	type asked struct {
		Text, Better           string
		Went, Card, Unanswered int
	}
	wanted := []asked{{"What is a monad?", "A box with a rule for opening it.", 1, 1, 1}, {"Why lighthouses?", "They guide.", 4, 0, 0}}
	all := query[asked](g, `SELECT r.text, better, went, unanswered, coalesce(q.text = r.text AND q.key IS NULL, 0) AS card
		FROM debrief_question r LEFT JOIN question q ON q.id = r.question_id ORDER BY r.position`)
	if !slices.Equal(all, wanted) {
		g.Errorf("asked was %+v, want %+v", all, wanted)
	}
	type gap struct{ Text string }
	if gaps := query[gap](g, "SELECT text FROM gap WHERE closed_ms = 0 AND interview_id = 1"); len(gaps) != 1 || gaps[0].Text != wanted[0].Text {
		g.Errorf("to find out is %+v", gaps)
	}
}

// thanked checks that the note went within a day of the talk, whole, and is kept
// with the person.
func (g *guest) thanked(at time.Time) {
	g.Helper()
	type letter struct {
		Body    string
		Sent    int `json:"sent_ms"`
		Touches int
	}
	got := query[letter](g, `SELECT body, sent_ms, (SELECT count(*) FROM touch t WHERE t.letter_id = l.id AND t.contact_id = 1) AS touches
		FROM letter l WHERE interview_id = 1 AND contact_id = 1`)
	if len(got) != 1 || got[0].Touches != 1 || strings.Contains(got[0].Body, "[") || !strings.Contains(got[0].Body, "slow maps") {
		g.Fatalf("the thanks are %+v", got)
	}
	if after := time.UnixMilli(int64(got[0].Sent)).Sub(at.Add(time.Hour)); got[0].Sent == 0 || after > 24*time.Hour {
		g.Errorf("it went %v after the talk", after)
	}
}

// compared checks the figures, in cents.
func (g *guest) compared() {
	g.Helper()
	type offer struct {
		Name, Currency string
		Present, Base  int
	}
	want := []offer{{"Harbour office", "EUR", 1, 50_400_50}, {"Northlight", "EUR", 0, 61_250_00}}
	if got := query[offer](g, "SELECT name, currency, present, base FROM offer WHERE negotiation_id = 1 ORDER BY id"); !slices.Equal(got, want) {
		g.Errorf("the offers are %+v, want %+v", got, want)
	}
	type figures struct {
		Target, Satisfied int
		WalkAway          int `json:"walk_away"`
	}
	if got := query[figures](g, "SELECT target, satisfied, walk_away FROM negotiation"); len(got) != 1 || got[0] != (figures{62_000_00, 58_000_00, 52_000_00}) {
		g.Errorf("the figures are %+v", got)
	}
}

// comesTomorrow checks that what went badly is asked first on the next day.
func (g *guest) comesTomorrow() {
	g.Helper()
	store, err := data.Open(g.Context(), g.folder, data.Options{
		Now: func() time.Time { return time.Now().AddDate(0, 0, 1) }, Log: slog.New(slog.DiscardHandler),
	})
	g.must(err)
	defer store.Close()
	plan, err := store.Agenda(g.Context(), data.Aim{})
	g.must(err)
	if len(plan.Today) == 0 {
		g.Fatal("tomorrow nothing is asked")
	}
	for n, item := range plan.Today {
		q, err := store.Question(g.Context(), item.Question)
		g.must(err)
		if q.Text == "What is a monad?" {
			if item.Why != schedule.Due || n > 0 && plan.Today[0].Why != schedule.Due {
				g.Errorf("it is asked as %+v", item)
			}
			return
		}
	}
	g.Errorf("tomorrow are asked %+v, and not what went badly", plan.Today)
}

// leaves checks that all of it is in an export, in words that any program reads.
func (g *guest) leaves() {
	g.Helper()
	store, err := data.Open(g.Context(), g.folder, data.Options{Log: slog.New(slog.DiscardHandler)})
	g.must(err)
	defer store.Close()
	file := g.evidence("everything.zip")
	g.must(archive.Write(g.Context(), store, file, archive.Options{
		CopySound: studio.CopyForArchive(func(archive.Mark) string { return "" }), Progress: func(float64) {},
	}))
	whole, err := zip.OpenReader(file)
	g.must(err)
	defer whole.Close()
	var text strings.Builder
	for _, part := range whole.File {
		if strings.HasSuffix(part.Name, ".jsonl") || strings.HasSuffix(part.Name, ".json") {
			r, err := part.Open()
			g.must(err)
			_, err = io.Copy(&text, r)
			g.must(errors.Join(err, r.Close()))
		}
	}
	for _, words := range []string{
		"A box with a rule for opening it.", "We both sail", "Send the plan", "I care about slow maps", "Harbour office", "5040050", "6125000", "first talk",
	} {
		if !strings.Contains(text.String(), words) {
			g.Errorf("the export does not say %q", words)
		}
	}
	if n := strings.Count(text.String(), "What is a monad?"); n < 3 { // as asked, as a card, to find out
		g.Errorf("the export says what was asked %d times", n)
	}
}

// debriefs looks back on the interview by the keyboard alone.
func (g *guest) debriefs() {
	g.Helper()
	g.press("l")
	g.write("What is a monad?")
	g.press("Return")
	g.write("Why lighthouses?")
	g.press("Return", "Return", "1", "c", "g") // stuck, a card, and to find out
	g.press("Tab", "Tab", "Tab")
	g.write("A box with a rule for opening it.")
	g.press("Tab", "Tab", "Tab", "4")
	g.press("Tab", "Tab", "Tab")
	g.write("They guide.")
	g.press("Tab", "2", "Tab", "4", "Tab")
	g.write("Maps came up twice")
	g.press("Tab")
	g.write("Monads")
	g.press("Tab", "5", "Tab")
	g.write("We both sail")
	g.press("Tab")
	g.write("Four people, one boat")
	g.press("Tab")
	g.write("Send the plan")
	g.press("Return")
	g.write("tomorrow")
	g.picture("2-look-back")
	g.press("Tab", "Return")
	g.picture("3-looked-back")
}

// thanks writes the note of thanks that the look back leads to, and says that it
// went.
func (g *guest) thanks() {
	g.Helper()
	g.press("Return")
	g.rest()
	for _, open := range []string{"slow maps", "Writer", "Robin"} {
		g.write(open)
		g.press("Return")
	}
	g.picture("4-thanks")
	g.press("Tab", "Tab", "Tab", "Return") // past Copy and Open in the mail program
	g.until(5*time.Second, "the note is kept as sent", func() bool {
		return len(query[struct{ ID int }](g, "SELECT id FROM letter WHERE sent_ms > 0")) == 1
	})
	g.picture("5-sent")
}

// compares writes down the present job and an offer, side by side.
func (g *guest) compares() {
	g.Helper()
	g.press("ctrl+4", "o", "ctrl+n")
	g.write("Northlight, writer")
	g.press("Tab")
	g.write("The harbour office, near home")
	for _, figure := range []string{"EUR", "62000", "58000", "52000"} {
		g.press("Tab")
		g.write(figure)
	}
	g.press("Tab", "Tab", "Return") // past the sources, to the present job
	g.rest()
	g.write("Harbour office")
	g.press("Tab", "Tab")
	g.write("50400.50")
	g.press("shift+Tab", "shift+Tab", "shift+Tab", "Return") // back to the offers, one more
	g.rest()
	g.write("Northlight")
	g.press("Tab", "Tab")
	g.write("61250")
	g.press("Tab")
	g.picture("6-compared")
}
