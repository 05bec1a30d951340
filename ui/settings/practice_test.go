package settings_test

import (
	"testing"

	"greenroom/ui/prefs"
	"greenroom/ui/theme"
)

func TestTheLengthsStandThereAsMinutesAndSeconds(t *testing.T) {
	p := newPlace(t).enter("practice")
	want := []string{"0:45", "1:00", "1:15", "1:00", "1:30", "2:00", "1:30", "2:00", "2:30"}
	for i, field := range p.fields() {
		if field.Text != want[i] {
			t.Errorf("field %d says %q, want %q", i, field.Text, want[i])
		}
	}
	if p.sees("Back to the usual lengths") {
		t.Error("there is a way back to where one is")
	}
}

func TestATypedLengthIsKeptByItself(t *testing.T) {
	p := newPlace(t).enter("practice")
	p.fields()[5].SetText("150")
	p.settle()
	if got := p.prefs().Practice.Standard; got != (prefs.Lengths{Green: 60, Yellow: 90, Red: 150}) {
		t.Fatalf("kept %+v", got)
	}
	p.fields()[5].FocusLost()
	if text := p.fields()[5].Text; text != "2:30" {
		t.Fatalf("the field says %q when it is left", text)
	}
	p.press("Back to the usual lengths")
	if got := p.prefs(); got.Practice != prefs.Default().Practice {
		t.Fatalf("kept %+v", got.Practice)
	}
}

func TestLengthsThatMakeNoSenseAreExplainedAndNotKept(t *testing.T) {
	for name, c := range map[string]struct {
		field int
		text  string
		words string
	}{
		"no time":            {0, "soon", "“soon” is not a time."},
		"nothing":            {1, "", "“” is not a time."},
		"sixty-one seconds":  {1, "1:61", "“1:61” is not a time."},
		"one digit":          {1, "1:5", "“1:5” is not a time."},
		"negative":           {0, "-5", "“-5” is not a time."},
		"zero":               {0, "0:00", "Green needs at least one second."},
		"yellow before":      {1, "0:30", "Yellow must come after green."},
		"red together":       {2, "1:00", "Red must come after yellow."},
		"more than an hour":  {2, "61:00", "An hour is the longest."},
		"beyond all numbers": {2, "99999999999999999999", "is not a time."},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t).enter("practice")
			p.fields()[c.field].SetText(c.text)
			p.settle()
			p.mustSee(c.words)
			if got := p.prefs().Practice; got != prefs.Default().Practice {
				t.Fatalf("kept %+v", got)
			}
			p.press("Back to the usual lengths")
			if p.sees(c.words) {
				t.Fatal("the problem is still told")
			}
		})
	}
}

func TestWaysOfWritingATime(t *testing.T) {
	p := newPlace(t).enter("practice")
	for text, seconds := range map[string]int{"3:05": 185, "185": 185, " 3 min ": 180, "185 s": 185, "60:00": 3600} {
		p.fields()[8].SetText(text)
		p.settle()
		if got := p.prefs().Practice.Story.Red; got != seconds {
			t.Errorf("%q was read as %d s, want %d", text, got, seconds)
		}
	}
}

func TestThinkingTimeAndGuidanceAreKept(t *testing.T) {
	p := newPlace(t).enter("practice")
	p.press("15 s")
	p.press("The outline")
	got := p.prefs().Practice
	if got.ThinkSeconds != 15 || !got.OutlineWhileSpeaking || got.GuidanceWhileSpeaking {
		t.Fatalf("kept %+v", got)
	}
	p.press("Both in sight")
	if got := p.prefs().Practice; !got.GuidanceWhileSpeaking || got.OutlineWhileSpeaking {
		t.Fatalf("kept %+v", got)
	}
	p.press("Off")
	p.press("Hidden")
	if got := p.prefs().Practice; got != prefs.Default().Practice {
		t.Fatalf("kept %+v", got)
	}
}

func TestTheLookIsKeptAndShownAgain(t *testing.T) {
	p := newPlace(t).enter("appearance")
	p.press("Dark")
	p.press("Very large")
	if got := p.prefs().Look; got != (prefs.Look{Appearance: theme.Dark, TextScale: 1.35}) {
		t.Fatalf("kept %+v", got)
	}
}

func TestWhatIsTypedLastIsStoredWhenTheRoomIsLeft(t *testing.T) {
	p := newPlace(t).enter("practice")
	p.fields()[2].SetText("1:20")
	p.room.Leave()
	p.settle()
	if got := p.prefs().Practice.Short.Red; got != 80 {
		t.Fatalf("kept %d s, want 80", got)
	}
}

func TestTheRhythmIsKept(t *testing.T) {
	p := newPlace(t).enter("rhythm")
	p.press("6")
	p.press("More often")
	p.press("Yes, while Greenroom is open")
	p.press("22:00 – 7:00")
	got := p.prefs()
	if got.Practice.Daily != 6 || got.Practice.Retention != 0.95 {
		t.Errorf("kept %+v", got.Practice)
	}
	if got.Reminder != (prefs.Reminder{On: true, QuietFrom: 22, QuietUntil: 7}) {
		t.Errorf("kept %+v", got.Reminder)
	}
}
