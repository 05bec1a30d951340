package mock

import (
	"log/slog"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"greenroom/data"
)

// deck is a store with three questions of each of three themes, the last one of
// each for one industry only.
func deck(t *testing.T) *data.Store {
	t.Helper()
	store, err := data.Open(t.Context(), t.TempDir(), data.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, theme := range []data.Theme{data.ThemeStress, data.ThemeFirstImpression, data.ThemeAskThem} {
		for _, text := range []string{"One?", "Two?", "Of your field?"} {
			q := data.Question{Text: text, Theme: theme}
			if text == "Of your field?" {
				q.Industries = []data.Industry{data.IndustryTech}
			}
			if _, err := store.SaveQuestion(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
	}
	return store
}

func TestEachChoiceAsksWhatItSays(t *testing.T) {
	store := deck(t)
	coming, err := store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: time.Now().Add(48 * time.Hour)})
	if err == nil {
		err = store.SetInterviewQuestions(t.Context(), coming.ID, []int64{2, 6, 9})
	}
	if err != nil {
		t.Fatal(err)
	}
	file, err := store.SaveCompany(t.Context(), data.Company{Name: "Northlight", Questions: []int64{1, 8}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := store.Agenda(t.Context(), data.Aim{Daily: 3})
	if err != nil {
		t.Fatal(err)
	}
	var due []int64
	for _, item := range plan.Today {
		due = append(due, item.Question)
	}
	for name, c := range map[string]struct {
		recipe recipe
		count  int
		wants  func(data.Question) bool
	}{
		"a mix":        {recipe{Source: fromMix, Count: 9}, 6, func(q data.Question) bool { return len(q.Industries) == 0 }},
		"one theme":    {recipe{Source: fromThemes, Themes: []data.Theme{data.ThemeStress}, Count: 9}, 3, func(q data.Question) bool { return q.Theme == data.ThemeStress }},
		"two themes":   {recipe{Source: fromThemes, Themes: []data.Theme{data.ThemeStress, data.ThemeAskThem}, Count: 4}, 4, func(q data.Question) bool { return q.Theme != data.ThemeFirstImpression }},
		"an industry":  {recipe{Source: fromIndustry, Industry: data.IndustryTech, Count: 9}, 9, func(data.Question) bool { return true }},
		"an interview": {recipe{Source: fromInterview, Interview: coming.ID, Count: 9}, 3, func(q data.Question) bool { return slices.Contains([]int64{2, 6, 9}, q.ID) }},
		"what is due":  {recipe{Source: fromDue, Count: 3}, 3, func(q data.Question) bool { return slices.Contains(due, q.ID) }},
		"a surprise":   {recipe{Source: fromAnywhere, Count: 9}, 9, func(data.Question) bool { return true }},
		"a company":    {recipe{Source: fromCompany, Company: file.ID, Count: 9}, 2, func(q data.Question) bool { return q.ID == 1 || q.ID == 8 }},
		"one gone":     {recipe{Source: fromCompany, Company: 99, Count: 9}, 0, func(data.Question) bool { return false }},
		"an earlier":   {recipe{Source: fromList, Questions: []int64{4, 1}}, 2, func(q data.Question) bool { return q.ID == 4 || q.ID == 1 }},
	} {
		run, err := choose(t.Context(), store, c.recipe, data.Aim{Daily: 3}, rand.New(rand.NewPCG(1, 2)))
		if err != nil || len(run) != c.count {
			t.Errorf("%s: %d questions, %v", name, len(run), err)
		}
		for _, q := range run {
			if !c.wants(q) {
				t.Errorf("%s asks question %d, %s %q", name, q.ID, q.Theme, q.Text)
			}
		}
	}
}

func TestARunIsShuffledOpensAsTalksDoAndMixesItsThemes(t *testing.T) {
	store := deck(t)
	orders := map[string]bool{}
	for seed := range uint64(8) {
		run, err := choose(t.Context(), store, recipe{Source: fromAnywhere, Count: 9}, data.Aim{}, rand.New(rand.NewPCG(seed, 1)))
		if err != nil {
			t.Fatal(err)
		}
		order := ""
		for i, q := range run {
			order += string(rune('0' + q.ID))
			if i > 0 && i < 6 && q.Theme == run[i-1].Theme {
				t.Errorf("%s twice, one after the other: %s", q.Theme, order)
			}
		}
		orders[order] = true
		if run[0].Theme != data.ThemeFirstImpression || run[8].Theme != data.ThemeAskThem {
			t.Errorf("it opens with %s and ends with %s", run[0].Theme, run[8].Theme)
		}
	}
	if len(orders) < 6 {
		t.Errorf("eight runs have %d orders", len(orders))
	}
}
