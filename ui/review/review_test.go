package review_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/audio/prosody"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/timeline"
	"greenroom/ui/tone"
	"greenroom/ui/uitest"
	"greenroom/ui/widget"
)

func TestWhatWentWellIsSaidBeforeWhatToWorkOnAndTheNumbers(t *testing.T) {
	s := open(t)
	s.enter()
	last := -1
	for _, head := range []string{"What went well", "Work on", "Next take", "In numbers", "How did it go?", "Over time"} {
		at := strings.Index(s.words(), head)
		if at <= last {
			t.Errorf("%q stands at %d, what comes before it at %d", head, at, last)
		}
		last = at
	}
	for _, text := range []string{"From 0:20 to 0:31 your pitch hardly moved.", "3.0 semitones", "2 1 2 syllables/min"} {
		if !strings.Contains(s.words(), text) {
			t.Errorf("it does not say %q", text)
		}
	}
}

func TestATakeThatIsNotMeasuredIsMeasuredFirstAndCanBePlayedMeanwhile(t *testing.T) {
	s := open(t)
	take := s.take()
	s.room.Enter(fmt.Sprint(take.ID))
	s.shows("Listening to your take", true)
	if !slices.Contains(s.analyst.wanted, take.ID) {
		t.Error("nobody was asked to measure it")
	}
	s.press(fyne.KeyP)
	s.heard(0)
	s.measured(take, report())
	s.shows("What went well", true)
}

func TestWhyATakeCannotBeMeasuredIsSaid(t *testing.T) {
	s := open(t)
	s.analyst.err = errors.New("out of luck")
	take := s.take()
	s.room.Enter(fmt.Sprint(take.ID))
	s.shows("This take could not be measured", true)
}

func TestATakeWhoseFileIsGoneSaysSoAndTheRestStays(t *testing.T) {
	s := open(t)
	take := s.take()
	s.measured(take, report())
	if err := os.Remove(s.store.Path(take)); err != nil {
		t.Fatal(err)
	}
	s.room.Enter(fmt.Sprint(take.ID))
	s.shows("not in the data folder any more", true)
	s.shows("What went well", true)
	s.press(fyne.KeyP, fyne.Key2)
	s.screen.Until("it is graded all the same", func() bool { return must(s.store.Take(s.ctx, take.ID))(t).Grade == 2 })
	if s.machine.Playback(0) != nil {
		t.Error("something is played")
	}
}

func TestWhatIsTooShortToSayIsNotANumber(t *testing.T) {
	s := open(t)
	take := s.take()
	r := report()
	r.Pitch.Withheld, r.Pace.Withheld = prosody.TooShort, prosody.NotSteady
	s.measured(take, r)
	s.room.Enter(fmt.Sprint(take.ID))
	s.shows("Too little voice to say", true)
	if strings.Contains(s.words(), "3 . 0 semitones") || strings.Contains(s.words(), "even for") {
		t.Error("it is said all the same")
	}
}

func TestOneKeyPlaysPausesAndGoesOn(t *testing.T) {
	s := open(t)
	s.enter()
	s.press(fyne.KeyP)
	p := s.heard(0)
	s.shows("Pause", true)
	s.press(fyne.KeyP)
	s.screen.Until("it is paused", p.Paused)
	s.press(fyne.KeyRight)
	if p.Position() != 5*time.Second {
		t.Errorf("five seconds on is %v", p.Position())
	}
	s.press(fyne.KeyP)
	s.screen.Until("it goes on", func() bool { return !p.Paused() })
}

func TestALoopIsSetAtThePlayheadAndLeft(t *testing.T) {
	s := open(t)
	s.enter()
	s.press(fyne.KeyP)
	p := s.heard(0)
	s.shows("Pause", true)
	s.press(fyne.KeyRight, fyne.KeyI, fyne.KeyRight, fyne.KeyO)
	if got := p.Tuning(); got.From != 5*time.Second || got.To != 10*time.Second {
		t.Errorf("the loop is %+v", got)
	}
	s.press(fyne.KeyL)
	if got := p.Tuning(); got.From < got.To {
		t.Errorf("it is still %+v", got)
	}
	s.press(fyne.KeyL)
	if got := p.Tuning(); got.From != 5*time.Second {
		t.Errorf("it did not come back: %+v", got)
	}
}

func TestSlowerAndFasterStayWithinTwoOctaves(t *testing.T) {
	s := open(t)
	s.enter()
	s.press(fyne.KeyComma)
	s.shows("speed 0.75", true)
	for range 9 {
		s.press(fyne.KeyPeriod)
	}
	s.shows("speed 2", true)
	s.press(fyne.KeyP)
	p := s.heard(0)
	s.screen.Until("it is heard at that speed", func() bool { return p.Tuning().Speed == 2 })
}

func (s *stage) playhead() time.Duration { return find[*timeline.Timeline](s)[0].At() }

func TestKeysJumpToTheNextPlaceOfAKind(t *testing.T) {
	s := open(t)
	take := s.enter()
	must(s.store.AddMark(s.ctx, data.Mark{TakeID: take.ID, At: 33 * time.Second, Kind: data.MarkFix}))(t)
	s.shows("fix", true)
	for _, jump := range []struct {
		key  fyne.KeyName
		want float64
	}{{fyne.KeyW, 15}, {fyne.KeyN, 20}, {fyne.KeyK, 33}, {fyne.KeyW, 40}, {fyne.KeyW, 40}} {
		s.press(jump.key)
		if got := s.playhead().Seconds(); got != jump.want {
			t.Errorf("%s went to %v, want %v", jump.key, got, jump.want)
		}
	}
	if len(s.window.Said) != 1 {
		t.Errorf("behind the last pause it says %q", s.window.Said)
	}
}

func TestAMarkIsDroppedNamedMovedAndBroughtBack(t *testing.T) {
	s := open(t)
	take := s.enter()
	s.press(fyne.KeyRight, fyne.KeyM)
	s.screen.Until("it is kept", func() bool { return len(s.marks(take)) == 1 })
	s.shows("1 strong", true)
	s.press(fyne.Key1)
	s.screen.Until("it is a strong place", func() bool {
		m := s.marks(take)[0]
		return m.Kind == data.MarkStrong && m.At == 5*time.Second
	})
	if must(s.store.Take(s.ctx, take.ID))(t).Grade != 0 {
		t.Error("naming the mark graded the take")
	}
	line := find[*timeline.Timeline](s)[0]
	line.OnMoveMark(s.marks(take)[0].ID, 7*time.Second)
	s.screen.Until("it has moved", func() bool { return s.marks(take)[0].At == 7*time.Second })
	field := find[*widget.Entry](s)[0]
	test.Type(field, "the number")
	go s.room.Flush()
	s.screen.Until("it has a name", func() bool { return s.marks(take)[0].Text == "the number" })
	s.window.Win.Canvas().Unfocus()
	s.press(fyne.KeyDelete)
	s.screen.Until("it is gone", func() bool { return len(s.marks(take)) == 0 && s.window.Undo != nil })
	if err := s.window.Undo(s.ctx); err != nil || s.marks(take)[0].Text != "the number" {
		t.Errorf("brought back: %v, %v", s.marks(take), err)
	}
}

func TestTheDigitsGradeWhenNoMarkIsSelected(t *testing.T) {
	s := open(t)
	take := s.enter()
	grade := func() int { return must(s.store.Take(s.ctx, take.ID))(t).Grade }
	s.press(fyne.Key3)
	s.screen.Until("it is smooth", func() bool { return grade() == 3 })
	s.press(fyne.Key3)
	s.screen.Until("that is taken back", func() bool { return grade() == 0 })
}

func TestThePartsOfTheStoryAreMarkedInTheirOrder(t *testing.T) {
	s := open(t)
	take := s.enter()
	for i := range 4 {
		s.press(fyne.KeyS)
		s.screen.Until("the part is marked", func() bool { return len(s.marks(take)) == i+1 })
		s.shows(string(data.StoryParts()[i]), true)
		s.press(fyne.KeyEscape, fyne.KeyRight, fyne.KeyRight)
	}
	s.shows("Your story: situation 17 % (15) · task 17 % (10) · action 17 % (55) · result 48 % (20). In brackets, and on the ruler under the marks,", true)
	s.press(fyne.KeyS)
	if len(s.window.Said) != 1 {
		t.Error("a fifth part is marked without a word")
	}
}

func TestAStoryOfOnesOwnOpensWithTheRulerOfItsParts(t *testing.T) {
	s := open(t)
	s.enter()
	s.shows("Press S where the situation", false)
	s.question = must(s.store.SpokenOf(s.ctx, data.Question{Subject: "story/ab12", Text: "Tell it."}))(t)
	take := s.enter()
	s.shows("Press S where the situation", true)
	s.press(fyne.KeyS)
	s.screen.Until("the part is marked", func() bool { return len(s.marks(take)) == 1 })
	s.shows("Press S where the situation", false)
}

func TestAPossibleHesitationIsConfirmedOrDismissedForGood(t *testing.T) {
	s := open(t)
	take := s.enter()
	s.press(fyne.KeyH)
	s.shows("Were you looking for a word?", true)
	if p := s.heard(0); p.Position() != 9*time.Second {
		t.Errorf("it is heard from %v", p.Position())
	}
	s.press(fyne.KeyX)
	s.screen.Until("it is said to be none", func() bool {
		return slices.Equal(must(s.store.Review(s.ctx, take.ID))(t).Dismissed, []time.Duration{10 * time.Second})
	})
	s.press(fyne.KeyH)
	if len(s.window.Said) != 1 {
		t.Error("it is asked about again")
	}

	s = open(t)
	take = s.enter()
	s.press(fyne.KeyH, fyne.KeyY)
	s.screen.Until("it is marked", func() bool {
		marks := s.marks(take)
		return len(marks) == 1 && marks[0].Kind == data.MarkFiller && marks[0].At == 10*time.Second
	})
}

func TestWhatIsTickedRatedAndWrittenIsKept(t *testing.T) {
	s := open(t)
	take := s.enter()
	ticks, scales := find[*widget.Tick](s), find[*widget.Choice](s)
	if len(ticks) != 7 || len(scales) != 5 {
		t.Fatalf("%d boxes and %d scales", len(ticks), len(scales))
	}
	test.Tap(ticks[1])
	test.Tap(ticks[4])
	test.Tap(ticks[4])
	scales[1].TypedKey(&fyne.KeyEvent{Name: fyne.Key4})
	fields := find[*widget.Entry](s)
	test.Type(fields[len(fields)-1], "Slower at the end.")
	s.room.Leave()
	s.screen.Until("all is kept", func() bool {
		r := must(s.store.Review(s.ctx, take.ID))(t)
		return slices.Equal(r.Checklist, []string{"example"}) && r.Ratings["energy"] == 4 && len(r.Ratings) == 1 &&
			must(s.store.Take(s.ctx, take.ID))(t).Note == "Slower at the end."
	})
}

func TestOneKeyKeepsWhatIsSaidInTheJournal(t *testing.T) {
	s := open(t)
	take := s.enter()
	s.press(fyne.KeyJ)
	s.went("journal/1")
	e := must(s.store.Entry(s.ctx, 1))(t)
	if e.TakeID != take.ID || e.QuestionID != s.question.ID || !strings.Contains(e.Body, "From 0:20 to 0:31 your pitch hardly moved.") {
		t.Errorf("the entry is %+v", e)
	}
}

func TestOtherKeysLeadToAnotherTakeAndTheNextQuestion(t *testing.T) {
	s := open(t)
	s.enter()
	for key, address := range map[fyne.KeyName]string{
		fyne.KeySpace: "practise/1/record", fyne.KeyR: "practise/1/record", fyne.KeyReturn: "practise/next",
	} {
		s.press(key)
		s.went(address)
	}
}

func TestKeysZoomAndScroll(t *testing.T) {
	s := open(t)
	s.enter()
	line := find[*timeline.Timeline](s)[0]
	s.press(fyne.KeyPlus, fyne.KeyPlus, fyne.KeyPlus)
	from, to := line.Seen()
	if to-from >= 30*time.Second {
		t.Errorf("three steps closer %v are seen", to-from)
	}
	s.press(fyne.KeyPageDown)
	if later, _ := line.Seen(); later <= from {
		t.Error("it did not scroll")
	}
	s.press(fyne.KeyMinus, fyne.Key0)
	if from, to = line.Seen(); from != 0 || to != time.Minute {
		t.Errorf("the whole take is %v to %v", from, to)
	}
	s.press(fyne.KeyEnd)
	if s.playhead() != time.Minute {
		t.Errorf("the end is %v", s.playhead())
	}
	s.press(fyne.KeyHome)
	if s.playhead() != 0 {
		t.Errorf("the beginning is %v", s.playhead())
	}
}

func TestAnotherBandIsKeptAndTakenBack(t *testing.T) {
	s := open(t)
	s.enter()
	bands := func() tone.Bands { return must(prefs.Load(s.ctx, s.store))(t).Bands }
	sheet := func() fyne.CanvasObject { return s.window.Win.Canvas().Overlays().Top() }
	set := func(button string, low, high string) {
		t.Helper()
		var info *widget.Button
		for _, b := range find[*widget.Button](s) {
			if b.Label() == "What is this?" {
				info = b
				break
			}
		}
		test.Tap(info)
		if got := uitest.Words(sheet()); !strings.Contains(got, "Pitch variation") || !strings.Contains(got, "Hincks and Edlund 2009") {
			t.Errorf("the sheet says %q", got)
		}
		var fields []*widget.Entry
		var press *widget.Button
		each(sheet(), func(o fyne.CanvasObject) {
			if f, ok := o.(*widget.Entry); ok {
				fields = append(fields, f)
			}
			if b, ok := o.(*widget.Button); ok && b.Label() == button {
				press = b
			}
		})
		fields[0].SetText(low)
		fields[1].SetText(high)
		test.Tap(press)
	}
	set("Keep", "1,5", "3")
	s.screen.Until("the band is kept", func() bool { return bands()[tone.PitchVariation] == tone.Band{Low: 1.5, High: 3} })
	set("Keep", "5", "3")
	if got := uitest.Words(sheet()); !strings.Contains(got, "the smaller one first") {
		t.Errorf("a band the wrong way round: %q", got)
	}
	s.window.Win.Canvas().Overlays().Remove(sheet())
	set("As it was at first", "1", "2")
	s.screen.Until("the band is the default again", func() bool { _, own := bands()[tone.PitchVariation]; return !own })
}

func TestTheUsualIsReadableInASmallWindow(t *testing.T) {
	s := open(t)
	for range 3 {
		s.measured(s.take(), report())
	}
	s.enter()
	s.window.Win.Resize(fyne.NewSize(704, 3000))
	s.shows("semitones usually 3.0", true)
	s.shows("syllables/min usually 212", true)
}

func TestTheBandOfTheLengthIsWhatTheLightsSay(t *testing.T) {
	s := open(t)
	s.question = must(s.store.SaveQuestion(s.ctx, data.Question{Text: "A conflict?", Theme: data.ThemeMotivation, Length: data.LengthStory}))(t)
	s.enter()
	s.screen.Until("the sheet is there", func() bool {
		for _, b := range find[*widget.Button](s) {
			if b.Label() == "What is this?" {
				test.Tap(b)
				if strings.Contains(uitest.Words(s.window.Win.Canvas().Overlays().Top()), "lights of the question") {
					return true
				}
				s.window.Win.Canvas().Overlays().Remove(s.window.Win.Canvas().Overlays().Top())
			}
		}
		return false
	})
	var band []string
	each(s.window.Win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if f, ok := o.(*widget.Entry); ok {
			band = append(band, f.Text)
		}
	})
	if !slices.Equal(band, []string{"90", "150"}) {
		t.Errorf("the band of a story's length is %v", band)
	}
}

func TestTwoTakesAreComparedFromTheirFirstWordsAndAtOneLoudness(t *testing.T) {
	s := open(t)
	earlier := s.take()
	first := report()
	first.Speech.Start, first.Pace.LeadIn, first.Pitch.SDSemitones, first.Loudness.IntegratedLUFS = 4.5, 4.5, 2.4, -29
	s.measured(earlier, first)
	later := s.take()
	s.measured(later, report())
	s.room.Enter(fmt.Sprintf("%d/with/%d", later.ID, earlier.ID))
	s.shows("Side by side", true)
	s.shows("0.6 semitones more varied", true)

	s.press(fyne.KeyRight) // to 5 s, 3.5 s after the first word
	s.press(fyne.KeyP)
	s.heard(0)
	s.shows("Pause", true)
	names := func() (above, below string) {
		lines := find[*timeline.Timeline](s)
		return uitest.Words(lines[0]), uitest.Words(lines[1])
	}
	if above, below := names(); !strings.Contains(above, "this one is heard") || strings.Contains(below, "this one is heard") {
		t.Errorf("above stands %q, below %q", above, below)
	}
	s.press(fyne.KeyA)
	if above, below := names(); strings.Contains(above, "this one is heard") || !strings.Contains(below, "this one is heard") {
		t.Errorf("after A, above stands %q, below %q", above, below)
	}
	p := s.heard(1)
	if p.Position() != 8*time.Second {
		t.Errorf("the other take is heard from %v, its first word comes at 4.5 s", p.Position())
	}
	s.screen.Until("it is as loud", func() bool { return p.Tuning().Gain == 6 })
	lines := find[*timeline.Timeline](s)
	if len(lines) != 2 {
		t.Fatalf("%d timelines", len(lines))
	}
	fromA, toA := lines[0].Seen()
	fromB, toB := lines[1].Seen()
	if toA-fromA != toB-fromB || 1500*time.Millisecond-fromA != 4500*time.Millisecond-fromB {
		t.Errorf("seen are %v to %v and %v to %v", fromA, toA, fromB, toB)
	}
	s.press(fyne.KeyC)
	s.went(fmt.Sprintf("review/%d", later.ID))
}

func TestTheOnlyTakeOfAQuestionHasNothingToBeComparedWith(t *testing.T) {
	s := open(t)
	take := s.enter()
	s.press(fyne.KeyC)
	if len(s.window.Said) != 1 || len(s.window.Went) != 0 {
		t.Errorf("said %v, went %v", s.window.Said, s.window.Went)
	}
	other := s.take()
	s.room.Enter(fmt.Sprint(take.ID))
	s.screen.Until("there is another take", func() bool {
		s.press(fyne.KeyC)
		return len(s.window.Went) > 0
	})
	s.went(fmt.Sprintf("review/%d/with/%d", take.ID, other.ID))
}

func TestAClickOnTheTimelineSeeks(t *testing.T) {
	s := open(t)
	s.enter()
	s.press(fyne.KeyP)
	p := s.heard(0)
	s.shows("Pause", true)
	line := find[*timeline.Timeline](s)[0]
	test.TapAt(line, fyne.NewPos(line.Size().Width/2, 60))
	if at := p.Position(); at < 29900*time.Millisecond || at > 30100*time.Millisecond {
		t.Errorf("the middle of a minute is %v", at)
	}
}
