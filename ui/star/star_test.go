package star_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"greenroom/data"
	"greenroom/ui/star"
)

// whole is a story that lacks nothing.
func whole() data.Story {
	return data.Story{
		Title:     "Four buttons",
		Situation: "Dispatchers needed thirty buttons to send one ambulance.",
		Task:      "I was to make it faster before winter.",
		Action: "I sat beside them for a week, wrote down each press, and drew the four that were used. " +
			"I tried them on paper with two of the most doubtful people and changed the order twice before anybody wrote any code.",
		Result:  "A call is now sent in eleven seconds instead of forty, on every shift.",
		Learned: "To watch before I build.",
		Skills:  []string{"listening"},
	}
}

// words are n words.
func words(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }

// cases holds, for each rule, a change to a whole story that it is about, and
// one that is nearly the same and that it must let pass.
var cases = map[string]struct{ breaks, passes func(s *data.Story) }{
	"no situation": {func(s *data.Story) { s.Situation = " \n" }, func(s *data.Story) { s.Situation = "At the clinic." }},
	"no task":      {func(s *data.Story) { s.Task = "" }, func(s *data.Story) { s.Task = "Make it faster." }},
	"no action":    {func(s *data.Story) { s.Action = "" }, func(s *data.Story) { s.Action = "I drew it." }},
	"no result":    {func(s *data.Story) { s.Result = "" }, func(s *data.Story) { s.Result = "It took 11 seconds." }},
	"no number": {func(s *data.Story) { s.Result = "Calls are sent much faster, and everybody is glad of it." },
		func(s *data.Story) { s.Result, s.Figure = "Calls are sent much faster.", "11 s" }},
	"we without I": {func(s *data.Story) {
		s.Action = "We sat beside them for a week and drew the four buttons that were used most."
	},
		func(s *data.Story) {
			s.Action = "We sat beside them for a week and I’d drawn the four buttons that were used."
		}},
	"helped": {func(s *data.Story) { s.Action += " I was involved in the design too." },
		func(s *data.Story) { s.Action += " It was an involved design." }},
	"action too short": {func(s *data.Story) { s.Situation = words(60) }, func(s *data.Story) { s.Situation = "At the clinic, in autumn." }},
	"shares": {func(s *data.Story) { s.Task = words(40) },
		func(s *data.Story) {
			s.Situation, s.Task, s.Action, s.Result = "A.", words(12), "I "+words(12), "2 calls."
		}}, // too short to tell
	"too long":        {func(s *data.Story) { s.Action += " " + words(260) }, func(s *data.Story) { s.Action += " " + words(100) }},
	"nothing learned": {func(s *data.Story) { s.Learned = "" }, func(s *data.Story) { s.Learned = "Patience." }},
	"no tags":         {func(s *data.Story) { s.Skills = nil }, func(s *data.Story) { s.Skills, s.Tags = nil, []string{"maps"} }},
}

func rulesOf(s data.Story) (names []string) {
	for _, f := range star.Find(s) {
		names = append(names, f.Rule)
	}
	return names
}

func TestEachRuleFindsItsOwnAndLetsTheNearlySamePass(t *testing.T) {
	if found := rulesOf(whole()); len(found) > 0 {
		t.Fatalf("a story that lacks nothing lacks %v", found)
	}
	for _, name := range star.Rules() {
		t.Run(name, func(t *testing.T) {
			c, there := cases[name]
			if !there {
				t.Fatal("the rule has no test")
			}
			broken, passing := whole(), whole()
			c.breaks(&broken)
			c.passes(&passing)
			if found := rulesOf(broken); !slices.Contains(found, name) {
				t.Errorf("found %v in %+v", found, broken)
			}
			if found := rulesOf(passing); slices.Contains(found, name) {
				t.Errorf("found %v in %+v", found, passing)
			}
		})
	}
	if len(cases) != len(star.Rules()) {
		t.Errorf("%d cases for %d rules", len(cases), len(star.Rules()))
	}
}

func TestNothingIsSaidOfAnEmptyPage(t *testing.T) {
	if found := star.Find(data.Story{Title: "To be told"}); found != nil {
		t.Errorf("found %v", found)
	}
}

func TestWhatIsSaidIsASentenceAndNoVerdict(t *testing.T) {
	for name, c := range cases {
		s := whole()
		c.breaks(&s)
		for _, f := range star.Find(s) {
			end := f.Says[len(f.Says)-1]
			if !strings.ContainsRune(".?", rune(end)) || strings.Contains(f.Says, "wrong") || strings.Contains(f.Says, "{{") {
				t.Errorf("%s: %q", name, f.Says)
			}
		}
	}
}

func TestTheShareThatIsFarthestOffIsNamedWithBothNumbers(t *testing.T) {
	for part, want := range []string{"situation takes 50 %", "task takes 50 %", "What you did takes 90 %", "result takes 60 %"} {
		s := whole()
		parts := [][4]int{{50, 10, 30, 10}, {10, 50, 30, 10}, {4, 3, 90, 3}, {10, 10, 20, 60}}[part]
		s.Situation, s.Task, s.Action, s.Result = words(parts[0]), words(parts[1]), words(parts[2]), words(parts[3])
		found := star.Find(s)
		i := slices.IndexFunc(found, func(f star.Finding) bool { return f.Rule == "shares" })
		if i < 0 || !strings.Contains(found[i].Says, want) {
			t.Errorf("part %d: %v", part, found)
		}
	}
}

func TestSharesAreOfTheWordsAndEndAtAHundred(t *testing.T) {
	if got := star.Shares(data.Story{}); got != [4]int{} {
		t.Errorf("shares of nothing: %v", got)
	}
	for _, counts := range [][4]int{{1, 1, 1, 0}, {15, 10, 55, 20}, {7, 11, 13, 17}, {0, 0, 1, 0}} {
		shares := star.Shares(data.Story{Situation: words(counts[0]), Task: words(counts[1]), Action: words(counts[2]), Result: words(counts[3])})
		if shares[0]+shares[1]+shares[2]+shares[3] != 100 {
			t.Errorf("%v have the shares %v", counts, shares)
		}
		if counts == star.Ideal() && shares != star.Ideal() {
			t.Errorf("the ideal has the shares %v", shares)
		}
	}
}

func TestAStoryOfTwoHundredAndNinetyWordsTakesTwoMinutes(t *testing.T) {
	if got := star.Aloud(data.Story{Situation: words(90), Action: words(200)}); got != 2*time.Minute {
		t.Errorf("it takes %v", got)
	}
}

func TestWordsAreCountedWhereNoSpaceStandsBetweenThem(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "I drew it.": 3, "診療所では指令に三十のボタンが必要でした。": 10, "使用Excel三年": 3, "ฉันนั่ง": 2, "– – 4": 3, "Дважды в день": 3, "مرتين": 1,
	} {
		if got := star.Words(text); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
	s := data.Story{
		Situation: "指令員は救急車を出すのに三十のボタンを押していました。", Task: "冬までに速くすることでした。",
		Action: "私は一週間そばに座り、押すたびに書き留めました。よく使う四つだけを紙に描きました。二人に試してもらい、順番を二度変えました。",
		Result: "今は四十秒ではなく十一秒で出ます。", Learned: "作る前に見ること。", Skills: []string{"傾聴"},
	}
	for _, f := range star.Find(s) {
		t.Errorf("it is said to lack %s: %s", f.Rule, f.Says)
	}
}
