package audio_test

import (
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
)

func TestTheLevelFollowsTheSound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(level(16384, 48000))
		r := record(t, audio.NewFakeHost(m), newPath(t))
		near := func(got, want float64) bool { return got > want-0.05 && got < want+0.05 }
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); !near(l.Peak, -6.02) || !near(l.RMS, -6.02) || l.Clipped {
			t.Errorf("half of full scale has the level %+v", l)
		}
		if l := r.Level(); !near(l.Peak, -6.02) {
			t.Errorf("between two periods the level is %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = []int16{32767, 0, -32768, 0} })
		time.Sleep(100 * time.Millisecond)
		r.Level()
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); !near(l.Peak, 0) || !near(l.RMS, -3.01) || l.Clipped {
			t.Errorf("single samples at full scale have the level %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = []int16{-32768, 32760, -32768, 0} })
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); !l.Clipped {
			t.Errorf("three samples in a row at full scale have the level %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = nil })
		time.Sleep(100 * time.Millisecond)
		r.Level()
		time.Sleep(100 * time.Millisecond)
		if l := r.Level(); l.Peak != audio.Floor || l.RMS != audio.Floor || l.Clipped {
			t.Errorf("silence has the level %+v", l)
		}
		m.Set(func(m *audio.Fake) { m.Say = level(16384, 48000) })
		time.Sleep(100 * time.Millisecond)
		_, err := r.Stop()
		check(t, err)
		if l := r.Level(); l.Peak != audio.Floor {
			t.Errorf("after the end the level is %+v", l)
		}
	})
}

func TestAMutedMicrophoneIsNoticedAfterThreeSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		r := record(t, audio.NewFakeHost(m), newPath(t))
		defer r.Stop()
		time.Sleep(2900 * time.Millisecond)
		if r.Silent() {
			t.Error("noticed too early")
		}
		time.Sleep(200 * time.Millisecond)
		if !r.Silent() {
			t.Error("not noticed")
		}
		m.Set(func(m *audio.Fake) { m.Say = level(1, 48000) })
		time.Sleep(100 * time.Millisecond)
		if r.Silent() {
			t.Error("still called silent when it speaks")
		}
	})
}
