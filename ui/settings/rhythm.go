package settings

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/audio/speech"
	"greenroom/ui/prefs"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
)

// rhythmSection sets how much comes back, when, and who says so.
type rhythmSection struct {
	room *Room
	card fyne.CanvasObject

	daily     *widget.Chips
	retention *widget.Chips
	remind    *widget.Chips
	quiet     *widget.Chips
	voice     *widget.Chips
	rate      *widget.Chips
	voices    []string
}

// quietHours are what one can choose from: from, until; the same is never.
var quietHours = [][2]int{{21, 9}, {20, 10}, {22, 7}, {0, 0}}

func newRhythmSection(r *Room) *rhythmSection {
	s := &rhythmSection{room: r}
	s.daily = s.chips(func(i int) { r.prefs.Practice.Daily = prefs.Dailies()[i]; s.savePractice() }, numbers(prefs.Dailies())...)
	s.retention = s.chips(func(i int) { r.prefs.Practice.Retention = prefs.Retentions()[i]; s.savePractice() },
		lang.L("Rarely"), lang.L("Less often"), lang.L("As usual"), lang.L("More often"))
	s.remind = s.chips(func(i int) { r.prefs.Reminder.On = i == 1; s.saveReminder() }, lang.L("No"), lang.L("Yes, while Greenroom is open"))
	var hours []string
	for _, h := range quietHours {
		text := lang.L("Never quiet")
		if h[0] != h[1] {
			text = fmt.Sprintf("%d:00 – %d:00", h[0], h[1])
		}
		hours = append(hours, text)
	}
	s.quiet = s.chips(func(i int) {
		r.prefs.Reminder.QuietFrom, r.prefs.Reminder.QuietUntil = quietHours[i][0], quietHours[i][1]
		s.saveReminder()
	}, hours...)
	s.voice = s.chips(func(i int) { r.prefs.Voice.Name = s.voices[i]; s.saveVoice() })
	s.rate = s.chips(func(i int) { r.prefs.Voice.Rate = prefs.VoiceRates()[i]; s.saveVoice() }, lang.L("Slower"), lang.L("As usual"), lang.L("Faster"))
	for _, voice := range speech.Find() {
		s.voices = append(s.voices, voice.Name())
	}
	parts := widget.VStack(3*theme.Grid,
		widget.NewSection(lang.L("Rhythm")),
		labelled(lang.L("Answers a day. What is due and does not fit waits for the days after."), s.daily),
		labelled(lang.L("How often a question comes back"), s.retention),
		labelled(lang.L("May the system tell you what is due?"), s.remind),
		labelled(lang.L("Quiet hours"), s.quiet))
	if len(s.voices) > 0 {
		s.voice.SetOptions(s.voices...)
		parts.Add(labelled(lang.L("The voice that reads questions aloud in a mock interview"), s.voice))
		parts.Add(labelled(lang.L("How fast it reads"), s.rate))
	} else {
		parts.Add(explained(lang.L("No voice was found on this computer that could read questions aloud. On Linux, espeak-ng is one.")))
	}
	s.card = widget.NewCard(parts)
	s.show()
	return s
}

func (s *rhythmSection) chips(chosen func(i int), names ...string) *widget.Chips {
	c := widget.NewChips(false, func(on []int) { chosen(on[0]) })
	c.SetOptions(names...)
	return c
}

func numbers(all []int) (texts []string) {
	for _, n := range all {
		texts = append(texts, strconv.Itoa(n))
	}
	return texts
}

// show shows the settings as they are.
func (s *rhythmSection) show() {
	set := s.room.prefs
	s.daily.SetSelected(max(0, slices.Index(prefs.Dailies(), set.Practice.Daily)))
	s.retention.SetSelected(max(0, slices.Index(prefs.Retentions(), set.Practice.Retention)))
	remind := 0
	if set.Reminder.On {
		remind = 1
	}
	s.remind.SetSelected(remind)
	s.quiet.SetSelected(max(0, slices.Index(quietHours, [2]int{set.Reminder.QuietFrom, set.Reminder.QuietUntil})))
	s.voice.SetSelected(max(0, slices.Index(s.voices, set.Voice.Name)))
	s.rate.SetSelected(max(0, slices.Index(prefs.VoiceRates(), set.Voice.Rate)))
}

func (s *rhythmSection) savePractice() {
	set := s.room.prefs.Practice
	s.save(func(ctx context.Context) error { return prefs.SavePractice(ctx, s.room.store, set) })
}

func (s *rhythmSection) saveReminder() {
	set := s.room.prefs.Reminder
	s.save(func(ctx context.Context) error { return prefs.SaveReminder(ctx, s.room.store, set) })
}

func (s *rhythmSection) saveVoice() {
	set := s.room.prefs.Voice
	s.save(func(ctx context.Context) error { return prefs.SaveVoice(ctx, s.room.store, set) })
}

func (s *rhythmSection) save(write func(ctx context.Context) error) {
	s.room.change(lang.L("save this setting"), write, nil)
}
