// Package prefs gives the person's settings their types and their defaults.
// The settings room writes them, other rooms read them; whoever reads learns
// of a change through the store's notice of data.KindSetting.
package prefs

import (
	"context"
	"fmt"
	"slices"
	"time"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/data/schedule"
	"greenroom/ui/theme"
	"greenroom/ui/tone"
)

// Names under which the store keeps each group.
const (
	keyPractice = "practice"
	keyReminder = "reminders"
	keyVoice    = "voice"
	keySound    = "sound"
	keyLook     = "look"
	keyBands    = "bands"
)

// Prefs is all of them.
type Prefs struct {
	Practice Practice
	Reminder Reminder
	Voice    Voice
	Sound    Sound
	Look     Look
	Bands    tone.Bands // what the person has set; the rest is as tone.Bands.For says
}

// Practice is how an answer is timed and what stays in sight meanwhile.
type Practice struct {
	Short, Standard, Story Lengths
	ThinkSeconds           int     // thinking time before recording, one of ThinkTimes
	GuidanceWhileSpeaking  bool    // whether guidance and outline stay in sight while recording
	OutlineWhileSpeaking   bool    // whether the outline does, alone
	Daily                  int     // answers a day, 1 to schedule.MostDaily
	Retention              float64 // how sure an answer comes when it is asked again, one of Retentions
}

// Aim is what the store plans the days by.
func (p Practice) Aim() data.Aim { return data.Aim{Daily: p.Daily, Retention: p.Retention} }

// Retentions are how sure an answer can be aimed at, the surest last: the surer,
// the sooner a question comes back.
func Retentions() []float64 { return []float64{0.80, 0.85, 0.90, 0.95} }

// Dailies are the answers a day one can choose from.
func Dailies() []int { return []int{2, 3, 4, 5, 6, 10} }

// For returns the lengths of a class; those of a standard answer for a class
// it does not know.
func (p Practice) For(class data.Length) Lengths {
	switch class {
	case data.LengthShort:
		return p.Short
	case data.LengthStory:
		return p.Story
	default:
		return p.Standard
	}
}

// Lengths are the moments of an answer's three lights, in seconds of speech:
// at Green it is long enough, at Yellow it is time to close, at Red it is over.
type Lengths struct{ Green, Yellow, Red int }

// MaxLength is the latest red light that can be set, in seconds.
const MaxLength = 60 * 60

// Valid reports whether the lights come one after the other, the first after
// the start and the last within MaxLength.
func (l Lengths) Valid() bool {
	return 0 < l.Green && l.Green < l.Yellow && l.Yellow < l.Red && l.Red <= MaxLength
}

// ThinkTimes are the thinking times one can choose, in seconds; 0 is off.
func ThinkTimes() []int { return []int{0, 5, 15, 30, 120} }

// Reminder says whether the system may say what is due while Greenroom is open,
// and from when to when it keeps quiet, in hours of the day.
type Reminder struct {
	On         bool
	QuietFrom  int // 0 to 23
	QuietUntil int // 0 to 23; the same as QuietFrom: never quiet
}

// Quiet reports whether a time lies in the quiet hours.
func (r Reminder) Quiet(at time.Time) bool {
	hour := at.Hour()
	if r.QuietFrom <= r.QuietUntil {
		return r.QuietFrom <= hour && hour < r.QuietUntil
	}
	return hour >= r.QuietFrom || hour < r.QuietUntil // over midnight
}

// Voice says how questions are read aloud in a mock interview.
type Voice struct {
	Name string  // of the system's voice; "": the first there is
	Rate float64 // 1 is normal, one of VoiceRates
}

// VoiceRates are how fast a question can be read.
func VoiceRates() []float64 { return []float64{0.8, 1, 1.2} }

// Sound is what one speaks into and hears from. The zero value is the
// system's default for both.
type Sound struct{ Microphone, Loudspeaker audio.Choice }

// Look is how the window looks.
type Look struct {
	Appearance theme.Appearance
	TextScale  float32 // 1 is normal, one of TextScales
}

// TextScales are the sizes of text one can choose: small, normal, large, very large.
func TextScales() []float32 { return []float32{0.9, 1, 1.15, 1.35} }

// Default is what holds until the person says otherwise.
func Default() Prefs {
	return Prefs{
		Practice: Practice{
			Short:    Lengths{Green: 45, Yellow: 60, Red: 75},
			Standard: Lengths{Green: 60, Yellow: 90, Red: 120},
			Story:    Lengths{Green: 90, Yellow: 120, Red: 150},
			Daily:    schedule.DefaultDaily, Retention: schedule.DefaultRetention,
		},
		Reminder: Reminder{QuietFrom: 21, QuietUntil: 9},
		Voice:    Voice{Rate: 1},
		Look:     Look{Appearance: theme.System, TextScale: 1},
	}
}

// Load reads the settings. A value that is missing or out of range is
// replaced by its default, so what it returns can be used as it is, also
// beside an error.
func Load(ctx context.Context, s *data.Store) (Prefs, error) {
	p := Default()
	var err error
	if p.Practice, err = data.Setting(ctx, s, keyPractice, p.Practice); err != nil {
		return Default(), fmt.Errorf("load practice settings: %w", err)
	}
	if p.Reminder, err = data.Setting(ctx, s, keyReminder, p.Reminder); err != nil {
		return Default(), fmt.Errorf("load reminder settings: %w", err)
	}
	if p.Voice, err = data.Setting(ctx, s, keyVoice, p.Voice); err != nil {
		return Default(), fmt.Errorf("load voice settings: %w", err)
	}
	if p.Sound, err = data.Setting(ctx, s, keySound, p.Sound); err != nil {
		return Default(), fmt.Errorf("load sound settings: %w", err)
	}
	if p.Look, err = data.Setting(ctx, s, keyLook, p.Look); err != nil {
		return Default(), fmt.Errorf("load look settings: %w", err)
	}
	if p.Bands, err = data.Setting(ctx, s, keyBands, p.Bands); err != nil {
		return Default(), fmt.Errorf("load the bands of measures: %w", err)
	}
	return p.mended(), nil
}

// SavePractice keeps how answers are timed. Lights in the wrong order are
// refused with data.ErrInvalid.
func SavePractice(ctx context.Context, s *data.Store, p Practice) error {
	for _, l := range []Lengths{p.Short, p.Standard, p.Story} {
		if !l.Valid() {
			return fmt.Errorf("save practice settings: lights at %d, %d and %d s: %w", l.Green, l.Yellow, l.Red, data.ErrInvalid)
		}
	}
	if !slices.Contains(ThinkTimes(), p.ThinkSeconds) {
		return fmt.Errorf("save practice settings: %d s to think: %w", p.ThinkSeconds, data.ErrInvalid)
	}
	if p.Daily < 1 || p.Daily > schedule.MostDaily || p.Retention < schedule.LeastRetention || p.Retention > schedule.MostRetention {
		return fmt.Errorf("save practice settings: %d a day, retention %v: %w", p.Daily, p.Retention, data.ErrInvalid)
	}
	return save(ctx, s, keyPractice, p)
}

// SaveReminder keeps whether and when the system may say what is due. Hours that
// are none are refused with data.ErrInvalid.
func SaveReminder(ctx context.Context, s *data.Store, v Reminder) error {
	if !hour(v.QuietFrom) || !hour(v.QuietUntil) {
		return fmt.Errorf("save reminder settings: quiet from %d to %d: %w", v.QuietFrom, v.QuietUntil, data.ErrInvalid)
	}
	return save(ctx, s, keyReminder, v)
}

func hour(h int) bool { return 0 <= h && h < 24 }

// SaveVoice keeps how questions are read aloud.
func SaveVoice(ctx context.Context, s *data.Store, v Voice) error { return save(ctx, s, keyVoice, v) }

// SaveSound keeps the choice of microphone and loudspeaker.
func SaveSound(ctx context.Context, s *data.Store, v Sound) error { return save(ctx, s, keySound, v) }

// SaveLook keeps appearance and size of text.
func SaveLook(ctx context.Context, s *data.Store, v Look) error { return save(ctx, s, keyLook, v) }

// SaveBands keeps where the person wants their numbers to lie. A band the wrong
// way round is refused with data.ErrInvalid.
func SaveBands(ctx context.Context, s *data.Store, bands tone.Bands) error {
	for m, band := range bands {
		if !band.Valid() {
			return fmt.Errorf("save the band of %s: from %v to %v: %w", m, band.Low, band.High, data.ErrInvalid)
		}
	}
	return save(ctx, s, keyBands, bands)
}

func save[T any](ctx context.Context, s *data.Store, key string, value T) error {
	if err := data.SetSetting(ctx, s, key, value); err != nil {
		return fmt.Errorf("save %s settings: %w", key, err)
	}
	return nil
}

// mended replaces what another version, or a hand, wrote out of range.
func (p Prefs) mended() Prefs {
	d := Default()
	mend(&p.Practice.Short, d.Practice.Short)
	mend(&p.Practice.Standard, d.Practice.Standard)
	mend(&p.Practice.Story, d.Practice.Story)
	if !slices.Contains(ThinkTimes(), p.Practice.ThinkSeconds) {
		p.Practice.ThinkSeconds = d.Practice.ThinkSeconds
	}
	if p.Practice.Daily < 1 || p.Practice.Daily > schedule.MostDaily {
		p.Practice.Daily = d.Practice.Daily
	}
	if p.Practice.Retention < schedule.LeastRetention || p.Practice.Retention > schedule.MostRetention {
		p.Practice.Retention = d.Practice.Retention
	}
	if !hour(p.Reminder.QuietFrom) || !hour(p.Reminder.QuietUntil) {
		p.Reminder.QuietFrom, p.Reminder.QuietUntil = d.Reminder.QuietFrom, d.Reminder.QuietUntil
	}
	if p.Voice.Rate < 0.5 || p.Voice.Rate > 2 {
		p.Voice.Rate = d.Voice.Rate
	}
	if p.Look.TextScale < 0.5 || p.Look.TextScale > 3 {
		p.Look.TextScale = d.Look.TextScale
	}
	return p
}

func mend(l *Lengths, fallback Lengths) {
	if !l.Valid() {
		*l = fallback
	}
}
