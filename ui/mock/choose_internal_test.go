package mock

import (
	"math/rand/v2"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/prefs"
)

func TestAnAnswerShowsWhyOneWouldAskOn(t *testing.T) {
	lights := prefs.Default().Practice.Standard
	for name, c := range map[string]struct {
		answer answer
		why    reason
	}{
		"hardly anything":           {answer{15 * time.Second, lights, -1}, tooShort},
		"past the red light":        {answer{121 * time.Second, lights, 5}, overTime},
		"without a pause":           {answer{80 * time.Second, lights, 0.5}, breathless},
		"not measured":              {answer{80 * time.Second, lights, -1}, curious},
		"a good one":                {answer{80 * time.Second, lights, 6}, curious},
		"short, but to the point":   {answer{25 * time.Second, lights, 0}, curious},
		"too short to need a pause": {answer{29 * time.Second, lights, 0}, curious},
	} {
		if why := c.answer.why(); why != c.why {
			t.Errorf("%s: %d, want %d", name, why, c.why)
		}
	}
}

func TestFollowUpsComeAsOftenAsIsAskedForAndNeverMore(t *testing.T) {
	lights := prefs.Default().Practice.Standard
	fine := answer{80 * time.Second, lights, 6}
	short := answer{5 * time.Second, lights, -1}
	q := data.Question{FollowUps: []string{"And then?", "Why?"}}
	random := rand.New(rand.NewPCG(1, 2))
	often := func(a answer, chance, asked int) (n int) {
		for range 10_000 {
			if followUp(q, a, recipe{Chance: chance, FollowUps: 2}, asked, random) != "" {
				n++
			}
		}
		return n
	}
	for name, c := range map[string]struct{ got, least, most int }{
		"never":             {often(short, 0, 0), 0, 0},
		"sometimes":         {often(fine, 30, 1), 2800, 3200},
		"with a reason":     {often(short, 30, 1), 5800, 6200},
		"as good as always": {often(short, 70, 0), 10_000, 10_000},
		"as many as can be": {often(short, 70, 2), 0, 0},
	} {
		if c.got < c.least || c.got > c.most {
			t.Errorf("%s: %d of 10,000", name, c.got)
		}
	}
	if text := followUp(data.Question{}, fine, recipe{Chance: 100, FollowUps: 1}, 0, random); text != "" {
		t.Errorf("a question without follow-ups is asked on: %q", text)
	}
}

func TestARecipeOfAnotherVersionIsMended(t *testing.T) {
	for _, text := range []string{`{"source": "stars", "count": 9000, "chance": -4, "follow_ups": 400}`, `[]`, `{}`, ``} {
		r := recipeOf(data.Run{Recipe: []byte(text)})
		if r.Count < 1 || r.Count > manyQuestions || r.Chance < 0 || r.FollowUps > 20 || r.Source != fromMix {
			t.Errorf("%s becomes %+v", text, r)
		}
	}
	want := recipe{Source: fromThemes, Themes: []data.Theme{data.ThemeStress}, Count: 3, Minutes: 20, Think: 5, Chance: 70, FollowUps: 5, Reading: readBySystem, Partner: true}
	got := recipeOf(data.Run{Recipe: want.marshal()})
	if string(got.marshal()) != string(want.marshal()) {
		t.Errorf("kept as %+v", got)
	}
}
