package audio

// What the host asks of a device, whatever the backend.
const (
	// periodMillis is how often a device calls back. Shorter periods glitch
	// under PipeWire, longer ones make a meter look lame.
	periodMillis = 20
	// periodFrames is the length of a period.
	periodFrames = SampleRate * periodMillis / 1000
	// cushionPeriods is how many periods the server keeps for us when we are
	// late: one second, which costs no latency.
	cushionPeriods = 50
	// playbackPeriods is how many periods are on their way to a loudspeaker.
	// With 60 ms a busy machine stutters; with more than 100 ms a pause comes
	// noticeably late.
	playbackPeriods = 5
)

// direction is which way sound flows.
type direction int

const (
	capture direction = iota
	playback
)

// none is the error for having no device in this direction.
func (d direction) none() error {
	if d == capture {
		return ErrNoMicrophone
	}
	return ErrNoLoudspeaker
}

func (d direction) String() string {
	if d == capture {
		return "microphone"
	}
	return "loudspeaker"
}

// backend reaches the sound of the machine. malgo is the real one; the tests
// have one that obeys them.
type backend interface {
	// connect builds a new connection. Without a server it fails with
	// ErrNoSoundServer. It may hang as long as the server does.
	connect() (connection, error)
}

// connection is one conversation with the sound server. It serves one
// goroutine, opens one stream at most, and is closed after that.
type connection interface {
	// devices lists everything in one direction, monitors too.
	devices(direction) ([]Device, error)
	// open prepares a device: signed 16-bit samples, one channel, SampleRate.
	// id is one that devices has just listed, "" is the system's default.
	// each is called for every period once the stream has started, on a
	// thread of the backend's own: with what was heard, or to fill in what
	// shall be heard. The slice is valid during the call only.
	open(d direction, id string, each func([]int16)) (stream, error)
	// close ends the conversation. It may hang when the server died.
	close()
}

// stream is one open device. Both methods may hang when the device died.
type stream interface {
	start() error
	// stop ends the calls, once and for all, and lets the device go.
	stop() error
}
