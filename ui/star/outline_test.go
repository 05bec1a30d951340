package star_test

import (
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/star"
)

func TestAnOutlineIsAFewWordsOfEachPartAndTheStepsOfTheAction(t *testing.T) {
	got := star.Outline(data.Story{
		Situation: "Dispatchers needed thirty buttons. It was winter.",
		Task:      "Make it faster",
		Action:    "I sat beside them for 2.5 weeks. I wrote down each press!\nI drew four buttons; I tried them on paper. I left.",
		Result:    "A call is sent at once.", Figure: "11 s instead of 40",
		Learned: "To watch before I build, and to keep on watching long after everybody else has gone home.",
	})
	want := strings.Join([]string{
		"Dispatchers needed thirty buttons", "Make it faster",
		"– I sat beside them for 2.5 weeks", "– I wrote down each press!", "– I drew four buttons", "– I tried them on paper",
		"→ A call is sent at once · 11 s instead of 40",
		"To watch before I build, and to keep on watching long after …",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if star.Outline(data.Story{Title: "Nothing yet"}) != "" {
		t.Error("there is an outline of nothing")
	}
	if got := star.Outline(data.Story{Figure: "11 s"}); got != "→ 11 s" {
		t.Errorf("of a figure alone: %q", got)
	}
}

func TestAnOutlineOfAScriptWithoutSpacesIsTakenApartTheSameWay(t *testing.T) {
	got := star.Outline(data.Story{
		Situation: "指令員は三十のボタンを押していました。冬でした。", Action: "私はそばに座りました。" + strings.Repeat("長", 40) + "。",
		Result: "十一秒で出ます。",
	})
	want := "指令員は三十のボタンを押していました\n– 私はそばに座りました\n– " + strings.Repeat("長", 24) + " …\n→ 十一秒で出ます"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestStepsTellHowLongEachPartCanTake(t *testing.T) {
	steps := star.Steps(data.Story{Action: "I drew it.\nTwice."}, 2*time.Minute)
	for i, want := range []string{"Situation, 0:18: where", "Task, 0:12: what", "Action, 1:06: I drew it.\nTwice.", "Result, 0:24: how"} {
		if !strings.HasPrefix(steps[i], want) {
			t.Errorf("step %d is %q", i, steps[i])
		}
	}
}

func TestAPageOfAStoryHasWhatWasWrittenAndNoEmptyHeads(t *testing.T) {
	var b strings.Builder
	err := star.WriteMarkdown(&b, data.Story{
		Title: "Four *buttons*", Situation: "It was dark.\n\n- very", Result: "Light.", Skills: []string{"listening", "paper"},
	}, []string{"What did\nyou do?"})
	want := "# Four \\*buttons\\*\n\n## Situation\n\nIt was dark.\n\n- very\n\n## Result\n\nLight.\n\n## Skills\n\nlistening, paper\n\n## Questions it answers\n\n- What did you do?\n"
	if err != nil || b.String() != want {
		t.Errorf("got %v\n%s\nwant\n%s", err, b.String(), want)
	}
}
