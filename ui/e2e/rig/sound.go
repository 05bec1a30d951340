package rig

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Rate is the sample rate of the loudspeaker and the microphone in Hz. It is
// the rate Greenroom records at, so nothing on the way resamples and what
// comes out can be compared with what went in sample by sample.
const Rate = 48000

// Sound is a PulseAudio server of its own with one loudspeaker and, while it
// is plugged in, one microphone.
type Sound struct {
	env     []string
	nursery *nursery
	socket  string

	mu     sync.Mutex
	server *child
	mic    *feeder // nil while unplugged
	loaded []string
}

func startSound(ctx context.Context, n *nursery, env []string, run string) (*Sound, error) {
	s := &Sound{nursery: n, socket: filepath.Join(run, "pulse.sock")}
	s.env = append(env[:len(env):len(env)], "PULSE_SERVER="+s.Server())
	return s, s.StartServer(ctx)
}

// StartServer starts the sound server again after StopServer, without a
// microphone.
func (s *Sound) StartServer(ctx context.Context) error {
	script := filepath.Join(s.nursery.dir, "sound.pa")
	text := fmt.Sprintf(`.fail
load-module module-native-protocol-unix socket=%s auth-anonymous=1 auth-cookie-enabled=0
load-module module-null-sink sink_name=loudspeaker rate=%d channels=1 channel_map=mono format=s16le norewinds=1 sink_properties=device.description="Virtual\ loudspeaker"
set-default-sink loudspeaker
`, s.socket, Rate)
	if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
		return fmt.Errorf("write settings of the sound server: %w", err)
	}
	_ = os.Remove(s.socket)
	// No default script: it would look for the machine's own hardware. Shared
	// memory is off because containers offer too little of it.
	cmd := exec.Command("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
		"--disable-shm=yes", "--realtime=no", "--high-priority=yes", "--log-target=stderr", "--log-level=notice",
		"-F", script)
	cmd.Env = s.env
	server, err := s.nursery.start("pulseaudio", cmd)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.server = server
	s.mu.Unlock()
	if err := awaitFile(ctx, s.socket, server); err != nil {
		return err
	}
	return await(ctx, 20*time.Second, "the sound server", func() (bool, error) {
		_, err := s.pactl(ctx, "info")
		return err == nil, nil
	})
}

// StopServer kills the sound server, microphone and all, as a crash would.
func (s *Sound) StopServer() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.server.stop(0)
	s.mic.close()
	s.mic, s.loaded = nil, nil
}

func (s *Sound) close() { s.StopServer() }

// Server is the value of PULSE_SERVER for programs that shall be heard here.
func (s *Sound) Server() string { return "unix:" + s.socket }

// PlugMicrophone adds the microphone and makes it the default one. From now
// on it hears the quiet hiss of an empty room.
//
// It is a null sink whose monitor is offered again as a source of its own:
// programs rightly hide monitors from the list of microphones.
func (s *Sound) PlugMicrophone(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.mic != nil {
		return fmt.Errorf("plug in microphone: it is plugged in already")
	}
	for _, module := range [][]string{
		{"module-null-sink", "sink_name=air", fmt.Sprintf("rate=%d", Rate), "channels=1", "channel_map=mono", "format=s16le", "norewinds=1",
			`sink_properties=device.description="Air\ before\ the\ microphone"`},
		{"module-remap-source", "source_name=microphone", "master=air.monitor", "channels=1", "channel_map=mono", "master_channel_map=mono", "remix=no",
			`source_properties=device.description="Virtual\ microphone"`},
	} {
		id, err := s.pactl(ctx, append([]string{"load-module"}, module...)...)
		if err != nil {
			return fmt.Errorf("plug in microphone: %w", err)
		}
		s.loaded = append(s.loaded, id)
	}
	if _, err := s.pactl(ctx, "set-default-sink", "loudspeaker"); err != nil {
		return fmt.Errorf("plug in microphone: %w", err)
	}
	if _, err := s.pactl(ctx, "set-default-source", "microphone"); err != nil {
		return fmt.Errorf("plug in microphone: %w", err)
	}
	var err error
	if s.mic, err = startFeeder(s.nursery, s.env); err != nil {
		return err
	}
	return s.settle(ctx)
}

// settle waits until the microphone has heard half a second of the room
// without a gap; the server stutters when a sound begins.
func (s *Sound) settle(ctx context.Context) error {
	ear, err := s.Overhear(ctx)
	if err != nil {
		return err
	}
	err = await(ctx, 20*time.Second, "the microphone to hear the room", func() (bool, error) {
		heard, err := ear.Heard()
		return err == nil && len(heard) > Rate/2 && heard[len(heard)-Rate/2:].gap() < Rate/1000, err
	})
	_, _ = ear.Stop()
	return err
}

// UnplugMicrophone takes the microphone away, as pulling out its cable would.
func (s *Sound) UnplugMicrophone(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(s.loaded) - 1; i >= 0; i-- {
		if _, err := s.pactl(ctx, "unload-module", s.loaded[i]); err != nil {
			return fmt.Errorf("unplug microphone: %w", err)
		}
	}
	s.loaded = nil
	s.mic.close()
	s.mic = nil
	return nil
}

// Say speaks a text into the microphone and returns what a second listener
// heard through it, when the last sample has been heard. What is heard is what
// espeak-ng spoke, unless the machine is so busy that the rig itself stutters:
// that shall not be blamed on the program.
func (s *Sound) Say(ctx context.Context, text string) (Signal, error) {
	speech, err := Speech(ctx, text)
	if err != nil {
		return nil, err
	}
	ear, err := s.Overhear(ctx)
	if err != nil {
		return nil, err
	}
	defer ear.recorder.stop(0)
	if err := s.Feed(ctx, speech); err != nil {
		return nil, err
	}
	return ear.Stop()
}

// Feed plays any sound into the microphone, when it is plugged in, and
// returns when its last sample has been heard.
func (s *Sound) Feed(ctx context.Context, sound Signal) error {
	s.mu.Lock()
	mic := s.mic
	s.mu.Unlock()
	if mic == nil {
		return fmt.Errorf("speak: no microphone is plugged in")
	}
	return mic.feed(ctx, sound)
}

// Recorders counts the programs that hold the microphone open now.
func (s *Sound) Recorders(ctx context.Context) (int, error) {
	sources, err := s.pactl(ctx, "list", "short", "sources")
	if err != nil {
		return 0, err
	}
	var microphone string // its number
	for line := range strings.Lines(sources) {
		if field := strings.Fields(line); len(field) > 1 && field[1] == "microphone" {
			microphone = field[0]
		}
	}
	outputs, err := s.pactl(ctx, "list", "short", "source-outputs")
	if err != nil {
		return 0, err
	}
	n := 0
	for line := range strings.Lines(outputs) {
		if field := strings.Fields(line); len(field) > 1 && field[1] == microphone {
			n++
		}
	}
	return n, nil
}

func (s *Sound) pactl(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "pactl", args...)
	cmd.Env = s.env
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("pactl %s: %w: %s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out)), nil
}
