package stories

import (
	"strings"
	"testing"

	"greenroom/data"
)

func TestTheBestTakeHasAStarOrElseWentBest(t *testing.T) {
	takes := []data.Take{{ID: 4, Grade: 2}, {ID: 3, Grade: 4}, {ID: 2, Grade: 4}, {ID: 1}}
	if got, any := best(takes); !any || got.ID != 3 {
		t.Errorf("of those graded it is %d", got.ID)
	}
	takes[3].Star = true
	if got, _ := best(takes); got.ID != 1 {
		t.Errorf("with a star it is %d", got.ID)
	}
	if _, any := best(nil); any {
		t.Error("there is one of none")
	}
}

func TestTheFileOfAStoryHasANameThatEverySystemTakes(t *testing.T) {
	for name, want := range map[string]string{
		`A/B: "why\not"?`: "A B why not", "Four   buttons.": "Four buttons", "": "A story without a name",
		strings.Repeat("long ", 30): strings.TrimSpace(strings.Repeat("long ", 12)),
	} {
		if got := fileName(data.Story{Title: name}); got != want {
			t.Errorf("%q is written as %q, want %q", name, got, want)
		}
	}
}

func TestAStoryIsToldTooOftenWhenItAnswersTwiceWhatTheOthersDo(t *testing.T) {
	for _, c := range []struct {
		answers []int
		want    bool
	}{
		{nil, false}, {[]int{4}, false}, {[]int{5}, true}, {[]int{5, 2}, true}, {[]int{5, 3}, false},
		{[]int{3, 12, 10, 1, 1}, true}, {[]int{12, 10}, false}, {[]int{5, 5, 0, 0, 0, 0}, false},
	} {
		var stories []data.Story
		most := 0
		for i, n := range c.answers {
			stories = append(stories, data.Story{ID: int64(i), Questions: make([]int64, n)})
			most = max(most, n)
		}
		if s, often := overused(stories); often != c.want || len(s.Questions) != most {
			t.Errorf("%v: %v, and it answers %d", c.answers, often, len(s.Questions))
		}
	}
}
