package audio

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"unsafe"

	"github.com/gen2brain/malgo"
)

// miniaudio is the real backend: the miniaudio library through malgo. Much
// here is done in one particular way because other ways crash or hang; the
// comments say where.
type miniaudio struct{}

// backends are the parts of the system to try, in order. The list is never
// left empty: miniaudio would end up with its null backend, which records
// silence and calls it sound.
func backends() []malgo.Backend {
	switch runtime.GOOS {
	case "windows":
		return []malgo.Backend{malgo.BackendWasapi}
	case "darwin":
		return []malgo.Backend{malgo.BackendCoreaudio}
	default:
		list := []malgo.Backend{malgo.BackendPulseaudio}
		// Without a sound card ALSA has nothing but names from its
		// configuration, and complaints on standard error.
		if cards, _ := filepath.Glob("/dev/snd/pcm*"); len(cards) > 0 {
			list = append(list, malgo.BackendAlsa)
		}
		return list
	}
}

func (miniaudio) connect() (connection, error) {
	// The name that the system's mixer shows. miniaudio copies it.
	name := []byte("Greenroom\x00")
	var pin runtime.Pinner
	defer pin.Unpin()
	pin.Pin(&name[0])
	config := malgo.ContextConfig{Pulse: malgo.PulseContextConfig{PApplicationName: &name[0]}}

	var err error
	for _, b := range backends() {
		var c *malgo.AllocatedContext
		if c, err = malgo.InitContext([]malgo.Backend{b}, config, nil); err == nil {
			return &miniaudioConnection{context: c, pulse: b == malgo.BackendPulseaudio}, nil
		}
	}
	if errors.Is(err, malgo.ErrAccessDenied) {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return nil, fmt.Errorf("%w: %w", ErrNoSoundServer, err)
}

func kind(dir direction) malgo.DeviceType {
	if dir == capture {
		return malgo.Capture
	}
	return malgo.Playback
}

// miniaudioConnection is a context of miniaudio.
type miniaudioConnection struct {
	context *malgo.AllocatedContext
	pulse   bool
	ids     map[string]malgo.DeviceID // of the devices listed last
}

func (c *miniaudioConnection) devices(dir direction) ([]Device, error) {
	// Context.DeviceInfo would tell more, and crashes for a device that went
	// away meanwhile.
	infos, err := c.context.Devices(kind(dir))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoSoundServer, err)
	}
	c.ids = make(map[string]malgo.DeviceID, len(infos))
	list := make([]Device, len(infos))
	for i, info := range infos {
		id := idText(info.ID)
		c.ids[id] = info.ID
		list[i] = Device{ID: id, Name: info.Name(), Default: info.IsDefault != 0}
	}
	return list, nil
}

// idText is an ID in a form that can be stored: as it is where it is text, as
// under PulseAudio, ALSA and Core Audio, in hexadecimal otherwise.
func idText(id malgo.DeviceID) string {
	end := len(id)
	for end > 0 && id[end-1] == 0 {
		end--
	}
	for _, c := range id[:end] {
		if c < ' ' || c > '~' {
			return hex.EncodeToString(id[:end])
		}
	}
	return string(id[:end])
}

func (c *miniaudioConnection) open(dir direction, id string, each func([]int16)) (stream, error) {
	// Format, channels and rate are always set: with any of them left to the
	// device, one that went away a moment ago aborts the whole process.
	config := malgo.DefaultDeviceConfig(kind(dir))
	config.SampleRate = SampleRate
	config.PeriodSizeInMilliseconds = periodMillis
	config.NoPreSilencedOutputBuffer = 1 // each fills all of it
	config.NoFixedSizedCallback = 1      // else miniaudio keeps back the end of what was heard
	side := malgo.SubConfig{Format: malgo.FormatS16, Channels: 1}
	if id != "" {
		known, ok := c.ids[id]
		if !ok {
			return nil, fmt.Errorf("%w: %w", dir.none(), errGone)
		}
		var pin runtime.Pinner // DeviceID.Pointer would leak a copy
		defer pin.Unpin()
		pin.Pin(&known)
		side.DeviceID = unsafe.Pointer(&known)
	}
	var data malgo.DataProc
	if dir == capture {
		config.Capture = side
		config.Periods = cushionPeriods
		config.Pulse.StreamNameCapture = "An answer"
		data = func(_, in []byte, _ uint32) { each(samples(in)) }
	} else {
		config.Playback = side
		config.Periods = playbackPeriods
		if c.pulse { // where the period is all that is buffered, and calls come four times as often
			config.PeriodSizeInMilliseconds *= playbackPeriods
		}
		config.Pulse.StreamNamePlayback = "A take"
		data = func(out, _ []byte, _ uint32) { each(samples(out)) }
	}
	device, err := malgo.InitDevice(c.context.Context, config, malgo.DeviceCallbacks{Data: data})
	if err != nil {
		return nil, openError(dir, err)
	}
	return miniaudioStream{device, dir}, nil
}

// close frees the context. Only after its device has been let go.
func (c *miniaudioConnection) close() {
	_ = c.context.Uninit() // fails only where there is no context
	c.context.Free()
}

// samples is the same memory seen as samples. miniaudio's are in the byte
// order of the machine.
func samples(b []byte) []int16 {
	if len(b) == 0 {
		return nil
	}
	return unsafe.Slice((*int16)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/2)
}

// miniaudioStream is a device of miniaudio.
type miniaudioStream struct {
	device *malgo.Device
	dir    direction
}

func (s miniaudioStream) start() error {
	if err := s.device.Start(); err != nil {
		return openError(s.dir, err)
	}
	return nil
}

// stop stops before it frees: the other way round the last calls are lost.
func (s miniaudioStream) stop() error {
	err := s.device.Stop()
	s.device.Uninit()
	return err
}

// openError says what it means that a device did not open or start.
func openError(dir direction, err error) error {
	switch {
	case errors.Is(err, malgo.ErrNoDevice), errors.Is(err, malgo.ErrDoesNotExist), errors.Is(err, malgo.ErrUnavailable):
		return fmt.Errorf("%w: %w: %w", dir.none(), errGone, err)
	case errors.Is(err, malgo.ErrAccessDenied), errors.Is(err, malgo.ErrBusy), errors.Is(err, malgo.ErrAlreadyInUse):
		return fmt.Errorf("%w: %w", ErrRefused, err)
	case errors.Is(err, malgo.ErrNoBackend), errors.Is(err, malgo.ErrFailedToInitBackend), errors.Is(err, malgo.ErrConnectionRefused):
		return fmt.Errorf("%w: %w", ErrNoSoundServer, err)
	default: // PulseAudio says no more than "error" when a device is gone
		return fmt.Errorf("%w: %w: %w", ErrRefused, errGone, err)
	}
}
