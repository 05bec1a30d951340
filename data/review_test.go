package data_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"greenroom/data"
)

func TestAReportIsKeptWholeAndReplacedWhole(t *testing.T) {
	s, c := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	if _, err := s.Report(ctx, take.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("before it is measured: %v", err)
	}
	first := data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{"pace": 218.25, "pitch": -0.5}, Body: []byte{0, 255, 3}}
	ok(t, s.SaveReport(ctx, first))
	first.Made = c.Now()
	same(t, first, must(s.Report(ctx, take.ID))(t))

	c.Add(time.Hour)
	second := data.Report{TakeID: take.ID, Version: 2, Measures: map[string]float64{"pauses": 4}, Body: []byte{}}
	ok(t, s.SaveReport(ctx, second))
	second.Made = c.Now()
	same(t, second, must(s.Report(ctx, take.ID))(t))
}

func TestANumberThatIsNoneIsRefusedAndTheOldReportStays(t *testing.T) {
	s, _ := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	ok(t, s.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{"pace": 218}}))
	for name, value := range map[string]float64{"pace": math.NaN(), "pitch": math.Inf(1), "": 1} {
		err := s.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 2, Measures: map[string]float64{name: value}})
		if !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%q of %v: %v", name, value, err)
		}
	}
	if r := must(s.Report(ctx, take.ID))(t); r.Version != 1 || r.Measures["pace"] != 218 {
		t.Errorf("left is %+v", r)
	}
	if err := s.SaveReport(ctx, data.Report{TakeID: 404, Version: 1}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a report of no take: %v", err)
	}
}

func TestWhatHasNoReportOfThisVersionIsFoundTheNewestFirst(t *testing.T) {
	s, c := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	var takes []data.Take
	for range 4 {
		c.Add(time.Minute)
		takes = append(takes, finished(t, s, q.ID, time.Minute))
	}
	must(s.BeginTake(ctx, data.Take{QuestionID: q.ID}))(t) // being recorded, which nobody can measure
	ok(t, s.SaveReport(ctx, data.Report{TakeID: takes[1].ID, Version: 7}))
	ok(t, s.SaveReport(ctx, data.Report{TakeID: takes[2].ID, Version: 6}))
	ok(t, s.Delete(ctx, ref(data.KindTake, takes[0].ID)))
	takes[3].Peaks, takes[2].Peaks = nil, nil // lists leave them out
	same(t, []data.Take{takes[3], takes[2]}, must(s.Unmeasured(ctx, 7))(t))
}

func TestUsualIsTheMedianOfTheTakesBefore(t *testing.T) {
	s, c := newStore(t)
	one, two := saveQuestion(t, s, "Why us?"), saveQuestion(t, s, "Why now?")
	var last data.Take
	for i, pace := range []float64{999, 200, 240, 210, 230, 1} {
		c.Add(time.Minute)
		last = finished(t, s, []int64{one.ID, two.ID}[i%2], time.Minute)
		measures := map[string]float64{"pace": pace}
		if i%3 == 0 {
			measures["rare"] = pace
		}
		ok(t, s.SaveReport(ctx, data.Report{TakeID: last.ID, Version: 1, Measures: measures}))
	}
	c.Add(time.Minute)
	finished(t, s, one.ID, time.Minute) // one that is not measured does not count
	same(t, map[string]float64{"pace": 220}, must(s.Usual(ctx, last.ID, 4))(t))
	same(t, map[string]float64{"pace": 230}, must(s.Usual(ctx, last.ID, 20))(t))
	same(t, map[string]float64{}, must(s.Usual(ctx, last.ID, 2))(t))
	same(t, map[string]float64{}, must(s.Usual(ctx, 404, 20))(t))
}

func TestATrendGoesThroughTheTakesInTheirOrder(t *testing.T) {
	s, c := newStore(t)
	one, two := saveQuestion(t, s, "Why us?"), saveQuestion(t, s, "Why now?")
	var points []data.Point
	for i, question := range []int64{one.ID, two.ID, one.ID} {
		c.Add(time.Minute)
		take := finished(t, s, question, time.Minute)
		ok(t, s.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{"pace": float64(i), "other": 9}}))
		points = append(points, data.Point{TakeID: take.ID, At: take.Started, Value: float64(i)})
	}
	same(t, points, must(s.Trend(ctx, "pace", 0))(t))
	same(t, []data.Point{points[0], points[2]}, must(s.Trend(ctx, "pace", one.ID))(t))
	ok(t, s.Delete(ctx, ref(data.KindTake, points[0].TakeID)))
	same(t, points[1:], must(s.Trend(ctx, "pace", 0))(t))
	if none := must(s.Trend(ctx, "unheard of", 0))(t); len(none) != 0 {
		t.Errorf("a trend of nothing: %v", none)
	}
}

func TestMarksAreListedInTheOrderOfTheTake(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := must(s.BeginTake(ctx, data.Take{QuestionID: q.ID}))(t) // marks are dropped while it is recorded
	late := must(s.AddMark(ctx, data.Mark{TakeID: take.ID, At: 2 * time.Second, Kind: data.MarkNote}))(t)
	early := must(s.AddMark(ctx, data.Mark{TakeID: take.ID, At: time.Second, Kind: data.MarkStrong, Text: "the number"}))(t)
	same(t, []data.Mark{early, late}, must(s.Marks(ctx, take.ID))(t))

	early.At, early.Kind, early.Text = 3*time.Second, data.MarkFix, "say it slower"
	ok(t, s.SaveMark(ctx, early))
	same(t, []data.Mark{late, early}, must(s.Marks(ctx, take.ID))(t))
}

func TestADeletedMarkIsPutBackUnderItsOldNumber(t *testing.T) {
	s, _ := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	mark := must(s.AddMark(ctx, data.Mark{TakeID: take.ID, At: time.Second, Kind: data.MarkStall, Text: "lost it"}))(t)
	ok(t, s.DeleteMark(ctx, mark.ID))
	ok(t, s.DeleteMark(ctx, mark.ID)) // twice is well
	if left := must(s.Marks(ctx, take.ID))(t); len(left) != 0 {
		t.Fatalf("left: %v", left)
	}
	if err := s.SaveMark(ctx, mark); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a change of a deleted mark: %v", err)
	}
	same(t, mark, must(s.AddMark(ctx, mark))(t))
	same(t, []data.Mark{mark}, must(s.Marks(ctx, take.ID))(t))
}

func TestAPartOfAStoryBeginsOnce(t *testing.T) {
	s, _ := newStore(t)
	one := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	two := finished(t, s, saveQuestion(t, s, "Why now?").ID, time.Minute)
	must(s.AddMark(ctx, data.Mark{TakeID: one.ID, At: time.Second, Kind: data.MarkAction}))(t)
	other := must(s.AddMark(ctx, data.Mark{TakeID: two.ID, At: time.Second, Kind: data.MarkAction}))(t)
	moved := must(s.AddMark(ctx, data.Mark{TakeID: one.ID, At: 5 * time.Second, Kind: data.MarkAction}))(t)
	same(t, []data.Mark{moved}, must(s.Marks(ctx, one.ID))(t))
	same(t, []data.Mark{other}, must(s.Marks(ctx, two.ID))(t))
}

func TestAMarkThatCannotBeIsRefused(t *testing.T) {
	s, _ := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	for what, mark := range map[string]data.Mark{
		"of no kind":           {TakeID: take.ID, Kind: "brilliant"},
		"before the beginning": {TakeID: take.ID, Kind: data.MarkNote, At: -time.Second},
	} {
		if _, err := s.AddMark(ctx, mark); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("one %s: %v", what, err)
		}
	}
	if _, err := s.AddMark(ctx, data.Mark{TakeID: 404, Kind: data.MarkNote}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("one of no take: %v", err)
	}
}

func TestWhatThePersonSaysOfATakeIsKept(t *testing.T) {
	s, _ := newStore(t)
	q := saveQuestion(t, s, "Why us?")
	take := finished(t, s, q.ID, time.Minute)
	same(t, data.Review{TakeID: take.ID, Ratings: map[string]int{}}, must(s.Review(ctx, take.ID))(t))
	said := data.Review{
		TakeID: take.ID, Checklist: []string{"concise", "authentic"}, Ratings: map[string]int{"energy": 4, "clarity": 2},
		Grade: 3, Dismissed: []time.Duration{1500 * time.Millisecond},
	}
	ok(t, s.SaveReview(ctx, said))
	same(t, said, must(s.Review(ctx, take.ID))(t))
	ok(t, s.SetGrade(ctx, take.ID, 2))
	said.Grade = 2
	same(t, said, must(s.Review(ctx, take.ID))(t))
	if takes := must(s.Takes(ctx, q.ID))(t); takes[0].Grade != 2 || must(s.LastTakes(ctx, 1))(t)[0].Grade != 2 {
		t.Errorf("the list says grade %d", takes[0].Grade)
	}
	ok(t, s.SetGrade(ctx, take.ID, 0))
	if got := must(s.Take(ctx, take.ID))(t); got.Grade != 0 {
		t.Errorf("a grade that was taken back is %d", got.Grade)
	}
}

func TestAReviewOutOfRangeIsRefused(t *testing.T) {
	s, _ := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	for what, review := range map[string]data.Review{
		"grade 5":           {Grade: 5},
		"grade -1":          {Grade: -1},
		"rating 6":          {Ratings: map[string]int{"energy": 6}},
		"rating 0":          {Ratings: map[string]int{"energy": 0}},
		"a nameless tick":   {Checklist: []string{""}},
		"a negative moment": {Dismissed: []time.Duration{-1}},
	} {
		review.TakeID = take.ID
		if err := s.SaveReview(ctx, review); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.SetGrade(ctx, 404, 1); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a grade of no take: %v", err)
	}
}

func TestAllThatIsSaidOfATakeGoesToTheTrashWithItAndComesBack(t *testing.T) {
	s, c := newStore(t)
	take := finished(t, s, saveQuestion(t, s, "Why us?").ID, time.Minute)
	this := ref(data.KindTake, take.ID)
	mark := must(s.AddMark(ctx, data.Mark{TakeID: take.ID, At: time.Second, Kind: data.MarkStrong}))(t)
	ok(t, s.SetGrade(ctx, take.ID, 4))
	ok(t, s.SaveReport(ctx, data.Report{TakeID: take.ID, Version: 1, Measures: map[string]float64{"pace": 200}}))
	ok(t, s.Delete(ctx, this))
	ok(t, s.Restore(ctx, this))
	same(t, []data.Mark{mark}, must(s.Marks(ctx, take.ID))(t))
	if r := must(s.Report(ctx, take.ID))(t); r.Measures["pace"] != 200 || must(s.Take(ctx, take.ID))(t).Grade != 4 {
		t.Errorf("after it came back: %+v", r)
	}

	ok(t, s.Delete(ctx, this))
	c.Add(time.Hour)
	must(s.EmptyTrash(ctx, 0))(t)
	if _, err := s.Report(ctx, take.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the report of a take that is gone for good: %v", err)
	}
	if left := must(s.Marks(ctx, take.ID))(t); len(left) != 0 {
		t.Errorf("left are %v", left)
	}
}
