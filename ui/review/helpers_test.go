package review_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"greenroom/audio"
	"greenroom/audio/prosody"
	"greenroom/data"
	"greenroom/ui/prefs"
	"greenroom/ui/review"
	"greenroom/ui/studio/studiotest"
	"greenroom/ui/tone"
	"greenroom/ui/uitest"
)

// stage is a review room in a window of Fyne's test driver, with a real store,
// takes whose reports the test writes, and a machine whose sound it plays.
type stage struct {
	*testing.T
	ctx      context.Context
	store    *data.Store
	machine  *studiotest.Machine
	analyst  *analyst
	screen   *uitest.Screen
	window   *uitest.Window
	room     *review.Room
	question data.Question
}

// analyst notes what is wanted of it.
type analyst struct {
	wanted []int64
	err    error
}

func (a *analyst) Want(take data.Take) { a.wanted = append(a.wanted, take.ID) }

func (a *analyst) Progress(int64) (float64, error, bool) { return 0.4, a.err, a.err == nil }

func open(t *testing.T) *stage {
	t.Helper()
	s := &stage{T: t, ctx: context.Background(), machine: &studiotest.Machine{}, analyst: &analyst{}, window: &uitest.Window{}}
	s.screen = uitest.NewScreen(t)
	s.store = must(data.Open(s.ctx, t.TempDir(), data.Options{}))(t)
	s.question = must(s.store.SaveQuestion(s.ctx, data.Question{Text: "Why do you want this job?", Theme: data.ThemeMotivation, Length: data.LengthStandard}))(t)
	s.room = review.New(review.Deps{
		Window: s.window, Store: s.store, Sound: s.machine, Analyst: s.analyst,
		Prefs:     func(ctx context.Context) (prefs.Prefs, error) { return prefs.Load(ctx, s.store) },
		SaveBands: func(ctx context.Context, bands tone.Bands) error { return prefs.SaveBands(ctx, s.store, bands) },
	})
	s.window.Win = s.screen.Show(s.room.Content(), 1084, 3000)
	t.Cleanup(func() {
		s.room.Flush()
		s.room.Close()
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// take is a finished take of a minute, with a file.
func (s *stage) take() data.Take {
	s.Helper()
	take := must(s.store.BeginTake(s.ctx, data.Take{QuestionID: s.question.ID, Device: "Microphone"}))(s)
	path := s.store.Path(take)
	if err := os.WriteFile(path, silence(60), 0o600); err != nil {
		s.Fatal(err)
	}
	peaks := must(audio.Peaks{PerSecond: 100, Min: make([]int8, 6000), Max: make([]int8, 6000)}.MarshalBinary())(s)
	take.Duration, take.SampleRate, take.Frames, take.Peaks = time.Minute, audio.SampleRate, 60*audio.SampleRate, peaks
	if err := s.store.FinishTake(s.ctx, take); err != nil {
		s.Fatal(err)
	}
	return must(s.store.Take(s.ctx, take.ID))(s)
}

// silence is a WAV file of some seconds.
func silence(seconds int) []byte {
	n := 2 * seconds * audio.SampleRate
	b := make([]byte, 44, 44+n)
	copy(b, "RIFF....WAVEfmt ")
	binary.LittleEndian.PutUint32(b[4:], uint32(36+n))
	binary.LittleEndian.PutUint32(b[16:], 16)
	binary.LittleEndian.PutUint16(b[20:], 1)
	binary.LittleEndian.PutUint16(b[22:], 1)
	binary.LittleEndian.PutUint32(b[24:], audio.SampleRate)
	binary.LittleEndian.PutUint32(b[28:], 2*audio.SampleRate)
	binary.LittleEndian.PutUint16(b[32:], 2)
	binary.LittleEndian.PutUint16(b[34:], 16)
	copy(b[36:], "data")
	binary.LittleEndian.PutUint32(b[40:], uint32(n))
	return b[:44+n]
}

// report is of a take that is even from 20 to 31 s, with a long pause at 40 s
// and a possible hesitation at 10 s.
func report() *prosody.Report {
	r := &prosody.Report{
		Version: prosody.Version, Duration: 60, FirstFrame: 0.02, TimeStep: 0.01,
		F0: make([]float64, 5990), Intensity: make([]float64, 5990),
		Speech: prosody.Span{Start: 1.5, End: 58}, Pauses: []prosody.Span{{Start: 15, End: 15.5}, {Start: 40, End: 43}},
		Hesitations: []prosody.Span{{Start: 10, End: 10.5}},
		Pitch: prosody.Pitch{MedianHz: 120, SDSemitones: 3, RangeSemitones: 8, Voiced: 30, LocalStep: 1,
			Even: []prosody.Span{{Start: 20, End: 31}}},
		Pace:     prosody.Pace{Syllables: 200, SpeechRate: 212, ArticulationRate: 240, Phonation: 50, LeadIn: 1.5, Tail: 2, LocalStep: 1},
		Loudness: prosody.Loudness{IntegratedLUFS: -23, RangeLU: 6},
		Noise:    prosody.Noise{SNR: 40},
	}
	for i := range r.F0 {
		r.F0[i] = 120 + 10*math.Sin(float64(i)/30)
	}
	return r
}

// measured gives a take a report.
func (s *stage) measured(take data.Take, r *prosody.Report) {
	s.Helper()
	body := must(r.MarshalBinary())(s)
	if err := s.store.SaveReport(s.ctx, data.Report{TakeID: take.ID, Version: r.Version, Measures: tone.Values(r), Body: body}); err != nil {
		s.Fatal(err)
	}
}

// enter opens a take that is measured.
func (s *stage) enter() data.Take {
	s.Helper()
	take := s.take()
	s.measured(take, report())
	s.room.Enter(fmt.Sprint(take.ID))
	s.shows("What went well", true)
	return take
}

func (s *stage) press(names ...fyne.KeyName) {
	for _, name := range names {
		s.room.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (s *stage) words() string { return uitest.Words(s.room.Content()) }

// shows waits until the room shows a text, or does not with want false.
func (s *stage) shows(text string, want bool) {
	s.Helper()
	s.screen.Until(fmt.Sprintf("the room shows %q: %v", text, want), func() bool { return strings.Contains(s.words(), text) == want })
}

// heard waits until the i-th playback is there.
func (s *stage) heard(i int) *studiotest.Playback {
	s.Helper()
	s.screen.Until("something is heard", func() bool { return s.machine.Playback(i) != nil })
	return s.machine.Playback(i)
}

// went waits until the window was asked to go somewhere.
func (s *stage) went(address string) {
	s.Helper()
	s.screen.Until("it goes to "+address, func() bool {
		return len(s.window.Went) > 0 && s.window.Went[len(s.window.Went)-1] == address
	})
}

func (s *stage) marks(take data.Take) []data.Mark {
	s.Helper()
	return must(s.store.Marks(s.ctx, take.ID))(s)
}

// find lists the parts of a kind that can be seen, in their order.
func find[T fyne.CanvasObject](s *stage) (all []T) {
	each(s.room.Content(), func(o fyne.CanvasObject) {
		if one, ok := o.(T); ok {
			all = append(all, one)
		}
	})
	return all
}

// each visits what can be seen of an object, and of all that is in it.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, visit)
		}
	}
}
