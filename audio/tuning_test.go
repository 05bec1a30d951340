package audio_test

import (
	"fmt"
	"math"
	"testing"
	"testing/synctest"
	"time"

	"greenroom/audio"
)

// sine is a sine of some Hz, not loud.
func sine(hz float64, seconds float64) []int16 {
	out := make([]int16, int(seconds*48000))
	for i := range out {
		out[i] = int16(8000 * math.Sin(2*math.Pi*hz*float64(i)/48000))
	}
	return out
}

// pitch is the frequency of a tone, by its crossings of zero.
func pitch(s []int16) float64 {
	first, last, n := -1, 0, -1
	for i := 1; i < len(s); i++ {
		if s[i-1] < 0 && s[i] >= 0 {
			if first < 0 {
				first = i
			}
			last = i
			n++
		}
	}
	return float64(n) * 48000 / float64(last-first)
}

func meanSquare(s []int16) (sum float64) {
	for _, v := range s {
		sum += float64(v) * float64(v)
	}
	return sum / float64(max(1, len(s)))
}

func TestFasterAndSlowerKeepThePitch(t *testing.T) {
	for _, speed := range []float64{0.5, 0.75, 1.25, 1.5, 2} {
		for _, hz := range []float64{90, 220.5, 1000} {
			t.Run(fmt.Sprint(speed, " times at ", hz, " Hz"), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					m := aMachine(nil)
					said := sine(hz, 4)
					p := play(t, m, said, 0)
					p.SetSpeed(speed)
					<-p.Done()
					check(t, p.Err())
					played := sounding(m.Played())
					if took := float64(len(played)) / float64(len(said)) * speed; math.Abs(took-1) > 0.02 {
						t.Errorf("it took %.3f times as long as it should", took)
					}
					middle := played[24000 : len(played)-12000]
					if cents := 1200 * math.Log2(pitch(middle)/hz); math.Abs(cents) > 5 {
						t.Errorf("the pitch is off by %.1f cents", cents)
					}
					if db := 10 * math.Log10(meanSquare(middle)/meanSquare(said)); math.Abs(db) > 0.5 {
						t.Errorf("it is %.2f dB louder", db)
					}
					if got, limit := steepest(played), 2*steepest(said); got > limit {
						t.Errorf("it clicks: a step of %d, the tone has %d", got, limit/2)
					}
				})
			})
		}
	}
}

func TestThePositionFollowsTheSpeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := play(t, aMachine(nil), count(20*48000), 0)
		p.SetSpeed(2)
		time.Sleep(1100 * ms)
		one := p.Position()
		time.Sleep(2 * time.Second)
		if went := p.Position() - one; went < 3950*ms || went > 4050*ms {
			t.Errorf("in two seconds at twice the speed it went %v", went)
		}
		before := p.Position()
		p.SetSpeed(0.5)
		if now := p.Position(); now < before-30*ms || now > before+30*ms {
			t.Errorf("a change of speed went from %v to %v", before, now)
		}
		time.Sleep(200 * ms)
		one = p.Position()
		time.Sleep(2 * time.Second)
		if went := p.Position() - one; went < 950*ms || went > 1050*ms {
			t.Errorf("in two seconds at half the speed it went %v", went)
		}
		p.Stop()
		<-p.Done()
	})
}

func TestSpeedOneIsTheFileItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		said := count(48000)
		p := play(t, m, said, 0)
		p.SetSpeed(1)
		p.SetGain(0)
		p.SetLoop(0, 0)
		<-p.Done()
		same(t, m.Played()[audio.RampFrames:len(said)], said[audio.RampFrames:])
	})
}

func TestALoopIsHeardAgainAndAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		said := count(3 * 48000)
		p := play(t, m, said, 500*ms)
		p.SetLoop(time.Second, 1500*ms)
		time.Sleep(4 * time.Second)
		if at := p.Position(); at < time.Second || at > 1500*ms {
			t.Errorf("the position is %v", at)
		}
		p.Stop()
		<-p.Done()
		// Each time round is the same 24,000 frames, whose middle is the file's.
		want := said[48000+audio.RampFrames : 72000-audio.RampFrames]
		rounds, played := 0, m.Played()
		for i := 0; i+len(want) <= len(played); i++ {
			if played[i] == want[0] && played[i+len(want)-1] == want[len(want)-1] && played[i+len(want)/2] == want[len(want)/2] {
				rounds++
				i += len(want)
			}
		}
		if rounds < 5 {
			t.Errorf("in four seconds half a second was heard %d times", rounds)
		}
	})
}

func TestALoopIsJoinedWithoutAClickAndToTheFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		p := play(t, m, level(20000, 3*48000), time.Second)
		p.SetLoop(time.Second, 1250*ms)
		time.Sleep(2 * time.Second)
		p.Stop()
		<-p.Done()
		played := sounding(m.Played())
		if got := steepest(played); got > 20000/audio.RampFrames*2 {
			t.Errorf("it clicks: a step of %d", got)
		}
		var dips []int
		for i := 1; i+1 < len(played)-48000/4; i++ {
			if played[i] == 0 && played[i-1] != 0 {
				dips = append(dips, i)
			}
		}
		for i := 2; i < len(dips); i++ {
			if round := dips[i] - dips[i-1]; round != 12000 {
				t.Errorf("a loop of 12,000 frames took %d", round)
			}
		}
		if len(dips) < 5 {
			t.Errorf("%d rounds in two seconds", len(dips))
		}
	})
}

func TestALoopBehindThePositionBeginsAtOnceAndEndsWhenTakenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := aMachine(nil)
		p := play(t, m, count(4*48000), 2*time.Second)
		time.Sleep(200 * ms)
		p.SetLoop(500*ms, 700*ms)
		time.Sleep(300 * ms)
		if at := p.Position(); at < 500*ms || at > 700*ms {
			t.Errorf("the position is %v", at)
		}
		p.SetLoop(0, 0)
		<-p.Done()
		check(t, p.Err())
		if p.Position() != p.Duration() {
			t.Errorf("ended at %v", p.Position())
		}
	})
}

func TestASeekBehindTheLoopLeavesIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := play(t, aMachine(nil), count(3*48000), 0)
		p.SetLoop(500*ms, time.Second)
		time.Sleep(100 * ms)
		p.Seek(2 * time.Second)
		<-p.Done()
		check(t, p.Err())
	})
}

func TestASeekLandsWithinAPeriodAtAnySpeed(t *testing.T) {
	for _, speed := range []float64{0.5, 1, 2} {
		synctest.Test(t, func(t *testing.T) {
			m := aMachine(nil)
			p := play(t, m, count(10*48000), 0)
			p.SetSpeed(speed)
			time.Sleep(300 * ms)
			for _, to := range []time.Duration{5 * time.Second, 1234 * ms} {
				p.Seek(to)
				if at := p.Position(); at != to {
					t.Errorf("right after a seek to %v it is at %v", to, at)
				}
				time.Sleep(150 * ms)
				// What was on its way is heard for a while, then the new place.
				if at := p.Position(); at < to-20*ms || at > to+time.Duration(speed*float64(170*ms)) {
					t.Errorf("0.15 s after a seek to %v at %v times it is at %v", to, speed, at)
				}
			}
			p.Stop()
			<-p.Done()
		})
	}
}

func TestAGainMakesLouderAndBendsWhatIsTooLoud(t *testing.T) {
	for db, want := range map[float64]float64{6: 8000 * 1.9953, -6: 8000 / 1.9953, 20: 32767} {
		synctest.Test(t, func(t *testing.T) {
			m := aMachine(nil)
			p := play(t, m, level(8000, 48000), 0)
			p.SetGain(db)
			<-p.Done()
			played := sounding(m.Played())
			if got := float64(played[len(played)/2]); math.Abs(got-want) > 40 {
				t.Errorf("8000 by %v dB became %v, want %v", db, got, want)
			}
		})
	}
}

func TestAPausedPlaybackStaysPausedWhenItIsTuned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := play(t, aMachine(nil), count(5*48000), 0)
		time.Sleep(500 * ms)
		p.Pause()
		time.Sleep(300 * ms)
		place := p.Position()
		p.SetSpeed(1.5)
		p.SetGain(3)
		time.Sleep(time.Second)
		if now := p.Position(); !p.Paused() || now < place-25*ms || now > place+25*ms {
			t.Errorf("paused at %v, tuned, now at %v", place, now)
		}
		if p.Speed() != 1.5 {
			t.Errorf("the speed is %v", p.Speed())
		}
		p.Stop()
		<-p.Done()
	})
}
