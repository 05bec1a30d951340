package audio_test

import (
	"bytes"
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// soundServer is a PulseAudio of the test's own: it has no hardware, its own
// socket, and is told nothing by the machine's configuration.
type soundServer struct {
	t      *testing.T
	dir    string
	socket string
	cmd    *exec.Cmd
	log    bytes.Buffer
}

// newSoundServer starts a server with a loudspeaker called "room", which is
// also the default, and no microphone. Everything in the test that asks for
// sound reaches this server. Without PulseAudio the test is skipped.
func newSoundServer(t *testing.T) *soundServer {
	t.Helper()
	if _, err := exec.LookPath("pulseaudio"); err != nil {
		t.Skip("needs the pulseaudio program: install the package pulseaudio")
	}
	for _, tool := range []string{"pactl", "pacat"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s: install the package pulseaudio-utils", tool)
		}
	}
	dir, err := os.MkdirTemp("", "room") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	s := &soundServer{t: t, dir: dir, socket: filepath.Join(dir, "native")}
	t.Cleanup(func() {
		s.kill()
		os.RemoveAll(dir)
	})
	for name, value := range map[string]string{
		"PULSE_SERVER":             "unix:" + s.socket,
		"PULSE_RUNTIME_PATH":       dir,
		"XDG_RUNTIME_DIR":          dir,
		"XDG_CONFIG_HOME":          dir,
		"PULSE_COOKIE":             filepath.Join(dir, "cookie"),
		"PULSE_CLIENTCONFIG":       "/dev/null",
		"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
	} {
		t.Setenv(name, value)
	}
	s.start()
	return s
}

// loudspeaker is what every virtual loudspeaker needs: without "norewinds" one
// that was idle works two seconds ahead, and what is played comes out that late.
const loudspeaker = "rate=48000 norewinds=1"

// start starts the server, the first time or after kill.
func (s *soundServer) start() {
	s.t.Helper()
	s.cmd = exec.Command("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--system=false",
		"--exit-idle-time=-1", "--high-priority=yes", "--realtime=no", "--log-target=stderr",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+s.socket,
		"-L", "module-null-sink "+loudspeaker+" sink_name=room sink_properties=device.description=Room",
	)
	s.cmd.Stderr = &s.log
	if err := s.cmd.Start(); err != nil {
		s.t.Fatalf("start pulseaudio: %v", err)
	}
	for range 200 {
		if exec.Command("pactl", "info").Run() == nil {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	s.t.Fatalf("pulseaudio does not answer: %s", s.log.String())
}

// kill ends the server the hard way.
func (s *soundServer) kill() {
	if s.cmd != nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		s.cmd = nil
		for _, name := range []string{"native", "*.pipe"} {
			left, _ := filepath.Glob(filepath.Join(s.dir, name))
			for _, path := range left {
				_ = os.Remove(path)
			}
		}
	}
}

// pactl tells the server something and returns its answer.
func (s *soundServer) pactl(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("pactl", args...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("pactl %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// microphone adds a microphone, which hears what is written into a pipe. It
// returns the number by which it can be unplugged.
func (s *soundServer) microphone(name string) (module string) {
	s.t.Helper()
	return s.pactl("load-module", "module-pipe-source", "source_name="+name, "file="+s.pipe(name),
		"format=s16le", "rate=48000", "channels=1", "source_properties=device.description="+name)
}

func (s *soundServer) pipe(microphone string) string { return filepath.Join(s.dir, microphone+".pipe") }

// say speaks samples, a multiple of 10 ms, into a microphone, again and again,
// at the pace of the clock. A pipe loses nothing when the machine is busy, unlike a player.
func (s *soundServer) say(name string, samples []int16) {
	s.t.Helper()
	pipe, err := os.OpenFile(s.pipe(name), os.O_RDWR, 0)
	check(s.t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		raw := littleEndian(samples)
		began, written := time.Now(), 0
		for ctx.Err() == nil {
			for due := int(time.Since(began).Milliseconds()) * 96; written+960 <= due; written += 960 {
				at := written % len(raw)
				if _, err := pipe.Write(raw[at : at+960]); err != nil {
					return
				}
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	s.t.Cleanup(func() {
		cancel()
		pipe.Close() // also when the pipe is full and nobody reads
		<-done
	})
}

func littleEndian(samples []int16) []byte {
	raw := make([]byte, 0, 2*len(samples))
	for _, v := range samples {
		raw = append(raw, byte(v), byte(v>>8))
	}
	return raw
}

// melody is a sound of which every stretch can be told from every other: a
// slow sweep with a vibrato and a tremolo, at -6 dB.
func melody(seconds float64) []int16 {
	out := make([]int16, int(seconds*48000))
	phase := 0.0
	for i := range out {
		at := float64(i) / 48000
		phase += 2 * math.Pi * (200 + 30*at + 50*math.Sin(2*math.Pi*0.7*at)) / 48000
		out[i] = int16(16000 * (0.6 + 0.4*math.Sin(2*math.Pi*3.1*at)) * math.Sin(phase))
	}
	return out
}
