package audio_test

import (
	"math"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
)

const ms = time.Millisecond

// play plays samples on a machine from a moment.
func play(t *testing.T, m *audio.Fake, samples []int16, from time.Duration) *audio.Playback {
	t.Helper()
	p, err := audio.NewFakeHost(m).Play(wav(t, samples), from, audio.Choice{})
	check(t, err)
	return p
}

// sounding cuts off the silence before and after a sound.
func sounding(s []int16) []int16 {
	for len(s) > 0 && s[0] == 0 {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1] == 0 {
		s = s[:len(s)-1]
	}
	return s
}

// steepest is the largest step from one sample to the next.
func steepest(s []int16) int {
	steepest, last := 0, 0
	for _, v := range s {
		steepest = max(steepest, int(v)-last, last-int(v))
		last = int(v)
	}
	return steepest
}

func TestAFileIsPlayedToItsLastSampleAndThenSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		said := count(3*48000 + 137)
		p := play(t, m, said, 0)
		<-p.Done()
		check(t, p.Err())
		played := m.Played()
		if len(played) < len(said) {
			t.Fatalf("played %d frames of %d", len(played), len(said))
		}
		same(t, played[audio.RampFrames:len(said)], said[audio.RampFrames:])
		silence := played[len(said):]
		same(t, silence, make([]int16, len(silence)))
		if len(silence) < 2*audio.PeriodFrames {
			t.Errorf("only %d frames of silence follow", len(silence))
		}
		if p.Position() != p.Duration() || p.Duration() != time.Duration(len(said))*time.Second/48000 {
			t.Errorf("ended at %v of %v", p.Position(), p.Duration())
		}
		if n := m.Running(); n != 0 {
			t.Errorf("%d connections or devices are still in use", n)
		}
	})
}

func TestPlaybackBeginsWithTheFirstPeriod(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		p := play(t, m, level(20000, 48000), 0)
		defer func() { <-p.Done() }()
		time.Sleep(30 * ms)
		if got := sounding(m.Played()); len(got) != audio.PeriodFrames {
			t.Errorf("after one period %d frames were played", len(got))
		}
		p.Stop()
	})
}

func TestPlaybackMayBeginAnywhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		said := count(2 * 48000)
		p := play(t, m, said, 1500*ms)
		if p.Position() != 1500*ms {
			t.Errorf("begins at %v", p.Position())
		}
		<-p.Done()
		same(t, m.Played()[audio.RampFrames:24000], said[72000+audio.RampFrames:])
		p = play(t, m, said, time.Hour)
		<-p.Done()
		check(t, p.Err())
	})
}

func TestThePositionIsWhatIsHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := play(t, aMachine(nil), count(5*48000), 0)
		last := time.Duration(0)
		for began := time.Now(); time.Since(began) < 5*time.Second; time.Sleep(7 * ms) {
			now := p.Position()
			if now < last {
				t.Fatalf("the position went back from %v to %v", last, now)
			}
			last = now
			heard := time.Since(began) - audio.LatencyFrames*time.Second/48000
			if off := max(0, heard) - now; off < -20*ms || off > 20*ms {
				t.Fatalf("the position is %v when %v are heard", now, heard)
			}
		}
		<-p.Done()
	})
}

func TestAPauseKeepsThePlaceAndLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		said := count(2 * 48000)
		p := play(t, m, said, 0)
		time.Sleep(507 * ms)
		p.Pause()
		time.Sleep(200 * ms)
		place := p.Position()
		for range 20 {
			time.Sleep(100 * ms)
			if p.Position() != place || !p.Paused() {
				t.Fatalf("while paused the position went from %v to %v", place, p.Position())
			}
		}
		before := len(m.Played())
		p.Resume()
		for range 10 {
			if p.Position() < place {
				t.Fatalf("resuming went back from %v to %v", place, p.Position())
			}
			time.Sleep(5 * ms)
		}
		<-p.Done()
		check(t, p.Err())

		played := m.Played()
		pause := int(place * 48000 / time.Second)
		same(t, played[audio.RampFrames:pause-audio.RampFrames], said[audio.RampFrames:pause-audio.RampFrames])
		same(t, played[pause:before], make([]int16, before-pause))
		after := sounding(played[before:])
		rest := said[pause:]
		same(t, after[audio.RampFrames:], rest[len(rest)-len(after)+audio.RampFrames:])
		if len(after) != len(rest) {
			t.Errorf("after the pause %d frames were played, %d were left", len(after), len(rest))
		}
	})
}

func TestASeekIsTrueAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		said := count(20 * 48000)
		p := play(t, m, said, 0)
		time.Sleep(500 * ms)
		p.Seek(10 * time.Second)
		if p.Position() != 10*time.Second {
			t.Errorf("after the seek the position is %v", p.Position())
		}
		before := len(m.Played())
		time.Sleep(300 * ms)
		if at := p.Position(); at < 10150*ms || at > 10250*ms {
			t.Errorf("300 ms after the seek the position is %v", at)
		}
		p.Stop()
		<-p.Done()
		after := m.Played()[before:][2*audio.RampFrames+audio.PeriodFrames:]
		found := false
		for i := 480000; i < 480000+2*audio.PeriodFrames; i++ {
			found = found || said[i] == after[0] && said[i+1000] == after[1000]
		}
		if !found {
			t.Error("what is played after the seek is not what lies there")
		}
	})
}

func TestASeekWhilePausedStaysPaused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		p := play(t, m, level(10000, 10*48000), 0)
		time.Sleep(200 * ms)
		p.Pause()
		time.Sleep(100 * ms)
		before := len(m.Played())
		for _, to := range []time.Duration{5 * time.Second, 20 * time.Second, -time.Second, 7 * time.Second} {
			p.Seek(to)
			want := max(0, min(to, p.Duration()))
			for range 5 {
				if p.Position() != want {
					t.Fatalf("paused at %v, the position is %v", want, p.Position())
				}
				time.Sleep(30 * ms)
			}
		}
		after := m.Played()[before:]
		same(t, after, make([]int16, len(after)))
		p.Resume()
		time.Sleep(500 * ms)
		if at := p.Position(); at < 7350*ms || at > 7450*ms {
			t.Errorf("half a second after resuming at 7 s the position is %v", at)
		}
		p.Stop()
		<-p.Done()
	})
}

func TestManySeeksEndAtTheLast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := play(t, aMachine(nil), count(10*48000), 0)
		for i := range 1000 {
			p.Seek(time.Duration(i) * 9 * ms)
		}
		time.Sleep(100 * ms)
		if at := p.Position(); at < 8991*ms || at > 9091*ms {
			t.Errorf("the position is %v", at)
		}
		<-p.Done()
		check(t, p.Err())
	})
}

func TestNothingThatIsPressedMakesAClick(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		p := play(t, m, level(20000, 60*48000), 0)
		for range 20 {
			time.Sleep(53 * ms)
			p.Pause()
			time.Sleep(41 * ms)
			p.Resume()
			time.Sleep(37 * ms)
			p.Seek(5 * time.Second)
			time.Sleep(3 * ms)
			p.Seek(9 * time.Second)
		}
		p.Stop()
		<-p.Done()
		if step := steepest(m.Played()); step > 20000/audio.RampFrames+1 {
			t.Errorf("the sound jumps by %d", step)
		}
	})
}

func TestStopIsSoonDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		p := play(t, m, level(20000, 48000), 0)
		time.Sleep(300 * ms)
		began := time.Now()
		p.Stop()
		p.Stop()
		<-p.Done()
		check(t, p.Err())
		if took := time.Since(began); took > 150*ms {
			t.Errorf("it took %v", took)
		}
		if n := m.Running(); n != 0 {
			t.Errorf("%d connections or devices are still in use", n)
		}
		p.Pause()
		p.Seek(0)
		p.Resume()
	})
}

func TestALostLoudspeakerEndsThePlayback(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.DieAfter = 50
		m.HangOnStop = make(chan struct{})
		began := time.Now()
		p := play(t, m, count(60*48000), 0)
		check(t, p.Err())
		<-p.Done()
		wantError(t, p.Err(), audio.ErrLost)
		if took := time.Since(began) - time.Second; took > 1100*ms {
			t.Errorf("the loss was noticed after %v", took)
		}
		close(m.HangOnStop)
	})
}

func TestALoudspeakerThatDoesNotStopDoesNotHoldUpTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		m.HangOnStop = make(chan struct{})
		p := play(t, m, count(4800), 0)
		<-p.Done()
		check(t, p.Err())
		close(m.HangOnStop)
	})
}

func TestWhatKeepsAPlaybackFromBeginningIsTold(t *testing.T) {
	sound := wav(t, count(4800))
	for name, c := range map[string]struct {
		spoil func(*audio.Fake)
		path  string
		want  error
	}{
		"no loudspeaker": {func(m *audio.Fake) { m.Speakers = nil }, sound, audio.ErrNoLoudspeaker},
		"no server":      {func(m *audio.Fake) { m.NoServer = true }, sound, audio.ErrNoSoundServer},
		"refused":        {func(m *audio.Fake) { m.Refuse = audio.ErrRefused }, sound, audio.ErrRefused},
		"no file":        {func(*audio.Fake) {}, sound + "x", os.ErrNotExist},
		"an empty file":  {func(*audio.Fake) {}, file(t, "a", nil), audio.ErrNotSound},
		"no frames":      {func(*audio.Fake) {}, wav(t, nil), audio.ErrNotSound},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := aMachine(nil)
				c.spoil(m)
				_, err := audio.NewFakeHost(m).Play(c.path, 0, audio.Choice{})
				wantError(t, err, c.want)
				if n := m.Running(); n != 0 {
					t.Errorf("%d connections or devices are still in use", n)
				}
			})
		})
	}
}

func TestAChosenLoudspeakerThatIsGoneIsReplacedAndSaidSo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, err := audio.NewFakeHost(aMachine(nil)).Play(wav(t, count(480)), 0, audio.Choice{ID: "gone"})
		check(t, err)
		if d, substitute := p.Device(); d.ID != "box" || !substitute {
			t.Errorf("plays through %+v, substitute %v", d, substitute)
		}
		<-p.Done()
	})
}

func TestAFileOfAnotherRateIsPlayedAtItsOwnPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var frames []byte
		for i := range 2 * 16000 {
			v := int16(8000 * math.Sin(2*math.Pi*440*float64(i)/16000))
			frames = append(frames, littleEndian([]int16{v, v})...)
		}
		m := aMachine(nil)
		p, err := audio.NewFakeHost(m).Play(file(t, "a.wav", wavBytes(1, 16000, 2, 16, frames)), 0, audio.Choice{})
		check(t, err)
		if p.Duration() != 2*time.Second {
			t.Errorf("it lasts %v", p.Duration())
		}
		time.Sleep(200 * ms)
		p.Seek(time.Second)
		<-p.Done()
		check(t, p.Err())
		played := sounding(m.Played())
		crossings := 0
		for i := range played[1:] {
			if played[i] < 0 && played[i+1] >= 0 {
				crossings++
			}
		}
		hertz := float64(crossings) / float64(len(played)) * 48000
		if hertz < 435 || hertz > 445 {
			t.Errorf("440 Hz are played as %.1f", hertz)
		}
	})
}

func TestAFileCutOffWhileItIsPlayedEndsThePlayback(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := wav(t, count(10*48000))
		p, err := audio.NewFakeHost(aMachine(nil)).Play(path, 0, audio.Choice{})
		check(t, err)
		time.Sleep(500 * ms)
		check(t, os.Truncate(path, 100_000))
		<-p.Done()
		wantError(t, p.Err(), audio.ErrNotSound)
	})
}

func TestThePlaybackCallbackAllocatesNothing(t *testing.T) {
	feed, fill := audio.Feed()
	out := make([]int16, audio.PeriodFrames)
	more := melody(0.02)
	if n := testing.AllocsPerRun(2000, func() { fill(more); feed(out) }); n != 0 {
		t.Errorf("%v allocations per call", n)
	}
	if n := testing.AllocsPerRun(2000, func() { feed(out) }); n != 0 {
		t.Errorf("%v allocations per call without sound", n)
	}
}

func BenchmarkPlaybackCallback(b *testing.B) {
	feed, fill := audio.Feed()
	out := make([]int16, audio.PeriodFrames)
	more := melody(0.02)
	b.ReportAllocs()
	for b.Loop() {
		fill(more)
		feed(out)
	}
}
