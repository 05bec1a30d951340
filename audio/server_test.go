package audio_test

import (
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"log/slog"

	"greenroom/audio"
)

// These tests speak with a real sound server, one of their own.

func newHost(t *testing.T) *audio.Host {
	t.Helper()
	h := audio.NewHost(slog.New(slog.NewTextHandler(t.Output(), nil)))
	t.Cleanup(func() { check(t, h.Close()) })
	return h
}

// alike is the normalised cross-correlation of part with the stretch of whole
// it is most like, and where that stretch begins; 0 when part is the longer
// one. The place is looked for with the beginning of part and every eighth
// sample, then with all of them.
func alike(whole, part []int16) (best float64, at int) {
	if len(part) > len(whole) {
		return 0, 0
	}
	const coarse = 8
	thin := func(s []int16) []int16 {
		out := make([]int16, len(s)/coarse)
		for i := range out {
			out[i] = s[i*coarse]
		}
		return out
	}
	search := func(whole, part []int16, from, to int) {
		best = -1
		for lag := max(0, from); lag <= min(to, len(whole)-len(part)); lag++ {
			if r := correlation(whole[lag:lag+len(part)], part); r > best {
				best, at = r, lag
			}
		}
	}
	search(thin(whole), thin(part[:min(len(part), 10000)]), 0, math.MaxInt32)
	search(whole, part, at*coarse-coarse, at*coarse+coarse)
	return best, at
}

// again is a sound and its repetition.
func again(s []int16) []int16 { return append(append([]int16(nil), s...), s...) }

func correlation(a, b []int16) float64 {
	var ab, aa, bb float64
	for i, x := range a {
		x, y := float64(x), float64(b[i])
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	return ab / math.Sqrt(aa*bb+1)
}

func TestASoundServerIsHeardTrue(t *testing.T) {
	s := newSoundServer(t)
	s.microphone("desk")
	said := melody(6)
	s.say("desk", said)
	path := newPath(t)
	r := record(t, newHost(t), path)
	began := time.Now()
	time.Sleep(2 * time.Second)
	level := r.Level()
	clip, err := r.Stop()
	wall := time.Since(began)
	check(t, err)

	heard := samplesOf(t, path)
	match, _ := alike(again(said), heard)
	t.Logf("correlation %.5f, level %+v, %d frames in %v", match, level, len(heard), wall)
	if match < 0.95 {
		t.Errorf("what was heard is only %.3f like what was said", match)
	}
	if clip.Duration() < time.Second { // the match above says that nothing is missing in between
		t.Errorf("in %v it recorded only %v", wall, clip.Duration())
	}
	if level.Peak < -8 || level.Peak > -5 {
		t.Errorf("the level is %+v", level)
	}
	if clip.Dropped != 0 {
		t.Errorf("%d frames were dropped", clip.Dropped)
	}
}

// listen keeps what comes out of the loudspeaker until stop is called. It
// tells when each piece came.
func (s *soundServer) listen() (stop func() (heard []int16, first time.Time)) {
	s.t.Helper()
	cmd := exec.Command("pacat", "--record", "--device=room.monitor", "--raw",
		"--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=10")
	out, err := cmd.StdoutPipe()
	check(s.t, err)
	check(s.t, cmd.Start())
	var raw []byte
	var first time.Time
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 960)
		for {
			n, err := io.ReadAtLeast(out, buf, 1)
			raw = append(raw, buf[:n]...)
			if first.IsZero() {
				for _, b := range buf[:n] {
					if b != 0 {
						first = time.Now()
						break
					}
				}
			}
			if err != nil {
				return
			}
		}
	}()
	time.Sleep(300 * time.Millisecond)
	return func() ([]int16, time.Time) {
		time.Sleep(300 * time.Millisecond)
		_ = cmd.Process.Signal(syscall.SIGTERM)
		<-done
		_ = cmd.Wait()
		heard := make([]int16, len(raw)/2)
		for i := range heard {
			heard[i] = int16(uint16(raw[2*i]) | uint16(raw[2*i+1])<<8)
		}
		return heard, first
	}
}

// On a machine that is busy with other things the server itself may stutter,
// so the best of some attempts counts.
func TestASoundServerPlaysAFileWholeAndSoon(t *testing.T) {
	s := newSoundServer(t)
	h := newHost(t)
	said := melody(1.5)
	path := wav(t, said)
	for range 6 {
		stop := s.listen()
		asked := time.Now()
		p, err := h.Play(path, 0, audio.Choice{})
		check(t, err)
		opened := time.Since(asked)
		<-p.Done()
		check(t, p.Err())
		took := time.Since(asked)
		heard, first := stop()
		delay := first.Sub(asked)

		match, _ := alike(heard, said)
		missing := len(said) - len(sounding(heard))
		t.Logf("opened in %v, heard after %v, done after %v, correlation %.5f, %d frames missing",
			opened, delay, took, match, missing)
		if match >= 0.95 && missing <= 480 && missing >= -480 && delay <= 70*time.Millisecond {
			return
		}
	}
	t.Error("never was it heard whole and within 70 ms")
}

func TestASoundServerWithoutMicrophoneIsToldAndOneThatAppearsIsUsed(t *testing.T) {
	s := newSoundServer(t)
	h := newHost(t)
	path := newPath(t)
	_, err := h.Record(t.Context(), path, audio.Choice{})
	wantError(t, err, audio.ErrNoMicrophone)
	absent(t, path)

	s.microphone("desk")
	s.say("desk", melody(5))
	list, err := h.Microphones(t.Context())
	check(t, err)
	if len(list) != 1 || list[0].ID != "desk" || list[0].Name != "desk" || !list[0].Default {
		t.Errorf("microphones are %+v", list)
	}
	_, err = record(t, h, path).Stop()
	check(t, err)
}

func TestAMicrophoneTheServerDoesNotKnowIsReplaced(t *testing.T) {
	s := newSoundServer(t)
	s.microphone("desk")
	s.say("desk", melody(5))
	h := newHost(t)
	r, err := h.Record(t.Context(), newPath(t), audio.Choice{ID: "alsa_input.usb-gone", Name: "Gone"})
	check(t, err)
	<-r.Heard()
	if d, substitute := r.Device(); d.ID != "desk" || !substitute {
		t.Errorf("records from %+v, substitute %v", d, substitute)
	}
	_, err = r.Stop()
	check(t, err)
	p, err := h.Play(wav(t, melody(0.1)), 0, audio.Choice{ID: "alsa_output.gone"})
	check(t, err)
	if d, substitute := p.Device(); d.ID != "room" || !substitute {
		t.Errorf("plays through %+v, substitute %v", d, substitute)
	}
	<-p.Done()
	check(t, p.Err())
}

func TestAMicrophoneUnpluggedFromTheServerIsLostAndTheTakeKept(t *testing.T) {
	s := newSoundServer(t)
	s.microphone("other")
	module := s.microphone("desk")
	said := melody(6)
	s.say("desk", said)
	h := newHost(t)
	path := newPath(t)
	r, err := h.Record(t.Context(), path, audio.Choice{ID: "desk"})
	check(t, err)
	<-r.Heard()
	time.Sleep(time.Second)
	s.pactl("unload-module", module)
	pulled := time.Now()
	select {
	case <-r.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the loss was not noticed")
	}
	noticed := time.Since(pulled)
	clip, err := r.Stop()
	wantError(t, err, audio.ErrLost)
	heard := samplesOf(t, path)
	match, _ := alike(again(said), heard)
	t.Logf("noticed after %v, %v kept, correlation %.5f", noticed, clip.Duration(), match)
	if noticed > 1500*time.Millisecond || clip.Duration() < 900*time.Millisecond || match < 0.95 {
		t.Errorf("noticed after %v, kept %v, %.3f like what was said", noticed, clip.Duration(), match)
	}

	r, err = h.Record(t.Context(), newPath(t), audio.Choice{ID: "desk"})
	check(t, err)
	if d, substitute := r.Device(); d.ID != "other" || !substitute {
		t.Errorf("records from %+v, substitute %v", d, substitute)
	}
	_, _ = r.Stop()
}

func TestAServerThatDiesIsLostAndFoundAgain(t *testing.T) {
	s := newSoundServer(t)
	s.microphone("desk")
	said := melody(6)
	s.say("desk", said)
	h := newHost(t)
	path := newPath(t)
	r := record(t, h, path)
	p, err := h.Play(wav(t, melody(6)), 0, audio.Choice{})
	check(t, err)
	time.Sleep(time.Second)
	s.kill()
	died := time.Now()
	for _, done := range []<-chan struct{}{r.Done(), p.Done()} {
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatal("the loss was not noticed")
		}
	}
	t.Logf("noticed after %v", time.Since(died))
	wantError(t, p.Err(), audio.ErrLost)
	clip, err := r.Stop()
	wantError(t, err, audio.ErrLost)
	if match, _ := alike(again(said), samplesOf(t, path)); match < 0.95 || clip.Duration() < 900*time.Millisecond {
		t.Errorf("kept %v, %.3f like what was said", clip.Duration(), match)
	}

	asked := time.Now()
	_, err = h.Record(t.Context(), newPath(t), audio.Choice{})
	wantError(t, err, audio.ErrNoSoundServer)
	_, err = h.Play(path, 0, audio.Choice{})
	wantError(t, err, audio.ErrNoSoundServer)
	t.Logf("without a server two answers took %v", time.Since(asked))

	s.start()
	s.microphone("desk")
	s.say("desk", said)
	second := newPath(t)
	r = record(t, h, second)
	time.Sleep(time.Second)
	_, err = r.Stop()
	check(t, err)
	if match, _ := alike(again(said), samplesOf(t, second)); match < 0.95 {
		t.Errorf("after the restart what was heard is only %.3f like what was said", match)
	}
	p, err = h.Play(second, 0, audio.Choice{})
	check(t, err)
	<-p.Done()
	check(t, p.Err())
}

func TestALoudspeakerTakenFromTheServerIsLost(t *testing.T) {
	s := newSoundServer(t)
	module := s.pactl("load-module", "module-null-sink", "sink_name=phones", "norewinds=1")
	h := newHost(t)
	p, err := h.Play(wav(t, melody(6)), 0, audio.Choice{ID: "phones"})
	check(t, err)
	time.Sleep(500 * time.Millisecond)
	s.pactl("unload-module", module)
	select {
	case <-p.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the loss was not noticed")
	}
	wantError(t, p.Err(), audio.ErrLost)
}

func TestAServerThatHangsIsToldAndFoundAgain(t *testing.T) {
	s := newSoundServer(t)
	s.microphone("desk")
	s.say("desk", melody(5))
	h := newHost(t)
	check(t, s.cmd.Process.Signal(syscall.SIGSTOP))
	asked := time.Now()
	path := newPath(t)
	_, err := h.Record(t.Context(), path, audio.Choice{})
	wantError(t, err, audio.ErrNoSoundServer)
	absent(t, path)
	if took := time.Since(asked); took > audio.OpenPatience+time.Second {
		t.Errorf("it took %v to say so", took)
	}
	check(t, s.cmd.Process.Signal(syscall.SIGCONT))
	_, err = record(t, h, path).Stop()
	check(t, err)
}

func TestWithoutAnyServerThatIsTold(t *testing.T) {
	if cards, _ := filepath.Glob("/dev/snd/pcm*"); len(cards) > 0 {
		t.Skip("this machine has a sound card, which needs no server")
	}
	t.Setenv("PULSE_SERVER", "unix:"+filepath.Join(t.TempDir(), "native"))
	t.Setenv("PULSE_RUNTIME_PATH", t.TempDir())
	h := newHost(t)
	_, err := h.Microphones(t.Context())
	wantError(t, err, audio.ErrNoSoundServer)
	path := newPath(t)
	_, err = h.Record(t.Context(), path, audio.Choice{})
	wantError(t, err, audio.ErrNoSoundServer)
	absent(t, path)
	_, err = h.Play(wav(t, melody(0.1)), 0, audio.Choice{})
	wantError(t, err, audio.ErrNoSoundServer)
	if _, err := os.Stat("/dev/snd"); err == nil {
		t.Log("the sound devices of this machine were left alone")
	}
}
