package progress_test

import (
	"testing"
	"time"

	"greenroom/data"
)

func TestWhatWasAskedForRealIsToldWithHowItWentThenAndSince(t *testing.T) {
	p := open(t)
	p.shows("Your voice over time")
	i, err := p.store.SaveInterview(t.Context(), data.Interview{Company: "Northlight", At: p.clock.Now().AddDate(0, 0, -2)})
	if err == nil {
		_, err = p.store.SaveDebrief(t.Context(), data.Debrief{InterviewID: i.ID, Asked: []data.Asked{{Text: "so", QuestionID: 1, Went: 1}, {Text: "Tea?"}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	p.shows("Asked in real interviews")
	p.shows("In the talks: Stuck")
	p.shows("Tea?")
	p.answer(1, 1, time.Minute, 2, 3)
	p.answer(1, 0, time.Minute, 4, 3)
	p.shows("In practice since: 2 answers: Got there, Owned it")
}

func TestGapsAreCountedOverTheWeeks(t *testing.T) {
	p := open(t)
	now := p.clock.Now()
	p.clock.set(now.AddDate(0, 0, -14))
	gap, err := p.store.SaveGap(t.Context(), data.Gap{Text: "CAP"})
	if err == nil {
		_, err = p.store.SaveGap(t.Context(), data.Gap{Text: "Raft"})
	}
	p.clock.set(now)
	if err == nil {
		gap.Answer, gap.Closed = "two of three", now
		_, err = p.store.SaveGap(t.Context(), gap)
	}
	if err == nil {
		_, err = p.store.SaveGap(t.Context(), data.Gap{Kind: data.GapKnown, Text: "Indexes"})
	}
	if err != nil {
		t.Fatal(err)
	}
	p.shows("1 open, 1 found out, 1 you noticed you know.")
}
