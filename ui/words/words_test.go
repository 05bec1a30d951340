package words_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/ui/words"
)

func TestEveryThemeAndIndustryHasAName(t *testing.T) {
	for _, theme := range data.Themes() {
		if name := words.Theme(theme); name == "" || name == string(theme) {
			t.Errorf("theme %q is called %q", theme, name)
		}
	}
	for _, industry := range data.Industries() {
		if name := words.Industry(industry); name == "" || name == string(industry) {
			t.Errorf("industry %q is called %q", industry, name)
		}
	}
}

func TestEveryKnownFailureIsExplainedWithoutItsCode(t *testing.T) {
	for _, err := range []error{
		audio.ErrNoMicrophone, audio.ErrNoLoudspeaker, audio.ErrNoSoundServer, audio.ErrRefused, audio.ErrLost,
		audio.ErrFull, audio.ErrTooLong, audio.ErrNotSound, audio.ErrNothingHeard,
		data.ErrNotFound, data.ErrNewer, data.ErrForeign, data.ErrDamaged, data.ErrReadOnly, data.ErrInUse, data.ErrFull,
	} {
		told := words.Explain(fmt.Errorf("do this: %w", err))
		if strings.Contains(told, "do this") || !strings.HasSuffix(told, ".") {
			t.Errorf("%v is explained as %q", err, told)
		}
	}
}

func TestADamagedSoundFileIsNamed(t *testing.T) {
	told := words.Explain(fmt.Errorf("import: %w", &audio.FileError{Path: "/home/a/talk.wav", Reason: "it ends within its header"}))
	if !strings.Contains(told, "talk.wav") || !strings.Contains(told, "it ends within its header") {
		t.Errorf("told %q", told)
	}
}

func TestAnUnknownFailureIsToldAsItIs(t *testing.T) {
	if told := words.Explain(errors.New("the cat sat on it")); !strings.Contains(told, "the cat sat on it") {
		t.Errorf("told %q", told)
	}
}

func TestLengthsReadLikeAClock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0:00", 9 * time.Second: "0:09", 102 * time.Second: "1:42", 119600 * time.Millisecond: "2:00", 2 * time.Hour: "2:00:00",
	} {
		if got := words.Clock(d); got != want {
			t.Errorf("%v reads %q, want %q", d, got, want)
		}
	}
}

func TestDaysAreCountedByMidnightsAlsoWhenTheClocksChange(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zone data on this machine")
	}
	was := time.Local
	time.Local = berlin
	defer func() { time.Local = was }()

	now := time.Date(2026, 3, 30, 0, 30, 0, 0, berlin) // the day after the clocks went forward
	for _, c := range []struct {
		then time.Time
		want string
	}{
		{time.Date(2026, 3, 30, 0, 10, 0, 0, berlin), "today 00:10"},
		{time.Date(2026, 3, 29, 23, 50, 0, 0, berlin), "yesterday 23:50"},
		{time.Date(2026, 3, 28, 23, 50, 0, 0, berlin), "2 days ago"},
		{time.Date(2026, 1, 2, 12, 0, 0, 0, berlin), "2 January"},
		{time.Date(2025, 1, 2, 12, 0, 0, 0, berlin), "2 January 2025"},
	} {
		if got := words.When(c.then, now); got != c.want {
			t.Errorf("%v is %q, want %q", c.then, got, c.want)
		}
	}
}
