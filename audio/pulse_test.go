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

// start starts the server, the first time or after kill.
func (s *soundServer) start() {
	s.t.Helper()
	s.cmd = exec.Command("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--system=false",
		"--exit-idle-time=-1", "--high-priority=no", "--realtime=no", "--log-target=stderr",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+s.socket,
		"-L", "module-null-sink sink_name=room rate=48000 sink_properties=device.description=Room",
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
		_ = os.Remove(s.socket)
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

// microphone adds a microphone that hears what say plays into it. It returns
// the number by which it can be unplugged.
func (s *soundServer) microphone(name string) (module string) {
	s.t.Helper()
	s.pactl("load-module", "module-null-sink", "sink_name=air_"+name, "rate=48000")
	module = s.pactl("load-module", "module-remap-source", "master=air_"+name+".monitor", "source_name="+name,
		"source_properties=device.description="+name)
	return module
}

// say plays samples into a microphone, again and again, until the test ends or
// stop is called. It returns when the sound flows.
func (s *soundServer) say(name string, samples []int16) (stop func()) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, "pacat", "--playback", "--device=air_"+name, "--raw",
		"--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=20")
	in, err := cmd.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatalf("start pacat: %v", err)
	}
	raw := littleEndian(samples)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			if _, err := in.Write(raw); err != nil {
				return
			}
		}
	}()
	stop = func() {
		cancel()
		_ = cmd.Wait()
		<-done
	}
	s.t.Cleanup(stop)
	time.Sleep(300 * time.Millisecond)
	return stop
}

func littleEndian(samples []int16) []byte {
	raw := make([]byte, 0, 2*len(samples))
	for _, v := range samples {
		raw = append(raw, byte(v), byte(v>>8))
	}
	return raw
}

// melody is a sound of which every stretch can be told from every other: a
// sweep with a tremolo of another period, at -6 dB.
func melody(seconds float64) []int16 {
	out := make([]int16, int(seconds*48000))
	phase := 0.0
	for i := range out {
		at := float64(i) / 48000
		phase += 2 * math.Pi * (200 + 150*at + 100*math.Sin(2*math.Pi*0.7*at)) / 48000
		out[i] = int16(16000 * (0.6 + 0.4*math.Sin(2*math.Pi*3.1*at)) * math.Sin(phase))
	}
	return out
}
